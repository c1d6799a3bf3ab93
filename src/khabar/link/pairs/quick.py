"""The score of a pair as `khabar.link.pairs.scoring` gives it, fast: levels of parties and kinds are worked out once and kept.

Millions of pairs are scored, and most are excluded by days, land or type, or cannot reach the bound whatever their wording. What comes
out is the same sum of the same weights; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Mapping

from khabar.link.pairs import levels
from khabar.link.pairs.compared import RARE, Compared, Party
from khabar.link.pairs.features import wording_of
from khabar.link.pairs.numbers import far_numbers, numbers_level
from khabar.link.pairs.telling import MAY_BE_TWO, day_class, of_other_days, of_two_acts, of_two_parties, planned_as_other, told_apart
from khabar.model.event_types import CORE

Weights = Mapping[str, Mapping[str, float]]
_MOST_KEPT = 1 << 21
"""Pairs of parties, of days or of places whose weight is kept at hand; some 200 MB for each role."""
_SHIFT = 32


class Quick:
    """Scores pairs across two documents; keeps the weights of kinds, days, places and parties that it has met.

    The claim on the left is prepared once: pairs are best scored with one on the left after the other.
    """

    def __init__(self, weights: Weights, start: float, common: Mapping[str, float], bounds: tuple[float, float]) -> None:
        """``bounds``: the score of a pair that cannot be of one event, and the most of one of which a number is many times the other."""
        self.weights, self.start, self.common = weights, start, common
        self.never, self.doubtful = bounds
        self.most_wording = max(weights["wording"].values())
        self.kinds: dict[int, float] = {}
        self.days: tuple[dict[int, float], ...] = {}, {}, {}, {}
        self.places: dict[int, float] = {}
        self.actors: dict[int, float] = {}
        self.targets: dict[int, float] = {}
        self.weapons: dict[int, float] = {}
        self.sources: dict[int, float] = {}
        self.left: Compared | None = None
        self.worth: dict[str, float] = {}
        self.no_numbers = weights["numbers"]["unknown"]
        self.same_origin = weights["source"]["same"]

    def bits(self, left: Compared, right: Compared, least: float) -> float:
        """The score of two claims of different documents; below ``least`` any number that is not above it."""
        if left.country is not None and right.country is not None and left.country != right.country:
            return self.never
        kind = self.kinds.get(left.act << _SHIFT | right.act)
        if kind is None:
            kind = self._kind(left, right)
        kept = self.days[day_class(left, right)]
        days = kept.get(left.when << _SHIFT | right.when)
        if days is None:
            days = self._days(kept, left, right)
        if kind == self.never or days == self.never:
            return self.never
        if (left.lands != right.lands or left.ongoing != right.ongoing) and told_apart(left, right):
            return self.never
        if left.type in MAY_BE_TWO and (of_two_acts(left, right) is not None or of_two_parties(left, right) is not None):
            return self.never
        place = self.places.get(left.site << _SHIFT | right.site)
        if place is None:
            place = self._place(left, right)
        weights = self.weights
        score = self.start + kind + days + place
        if left.type in levels.CROSSING or right.type in levels.CROSSING:
            actor, target = levels.party_levels(left, right)
            score += weights["actor"][actor] + weights["target"][target]
        else:
            score += self._party(self.actors, "actor", left.actor, right.actor)
            score += self._party(self.targets, "target", left.target, right.target)
        score += self._party(self.weapons, "weapon", left.weapon, right.weapon)
        score += weights["numbers"][numbers_level(left, right)] if left.counted and right.counted else self.no_numbers
        score += self.same_origin if left.origin is not None and left.origin == right.origin else self._source(left, right)
        if score + self.most_wording <= least:
            return score + self.most_wording
        score += weights["wording"][self._wording(left, right)]
        return self._bounded(score, left, right)

    def _bounded(self, score: float, left: Compared, right: Compared) -> float:
        """No more than ``doubtful`` where a number is many times the other."""
        return self.doubtful if score > self.doubtful and far_numbers(left, right) else score

    def _kind(self, left: Compared, right: Compared) -> float:
        kind, status = levels.kind_level(left, right), levels.status_level(left, right)
        never = kind == "other type" or planned_as_other(left, right)
        found = self.never if never else self.weights["kind"][kind] + self.weights["status"][status]
        if levels.may_be_carried_out(left, right):
            return found  # the days count too, which the acts of the two do not tell
        return _keep(self.kinds, left.act << _SHIFT | right.act, found)

    def _days(self, kept: dict[int, float], left: Compared, right: Compared) -> float:
        date = levels.date_level(left, right)
        found = self.never if date == "apart" or of_other_days(left, right, date) else self.weights["date"][date]
        return _keep(kept, left.when << _SHIFT | right.when, found)

    def _place(self, left: Compared, right: Compared) -> float:
        return _keep(self.places, left.site << _SHIFT | right.site, self.weights["place"][levels.place_level(left, right)])

    def _party(self, kept: dict[int, float], role: str, a: Party | None, b: Party | None) -> float:
        if a is None or b is None:
            return self.weights[role]["unknown"]
        key = a.number << _SHIFT | b.number
        known = kept.get(key)
        return known if known is not None else _keep(kept, key, self.weights[role][levels.party_level(a, b)])

    def _source(self, left: Compared, right: Compared) -> float:
        """The weight of two sources where no origin is shared."""
        a, b = left.source, right.source
        key = (0 if a is None else a.number << 1 | left.named) << _SHIFT | (0 if b is None else b.number << 1 | right.named)
        known = self.sources.get(key)
        return known if known is not None else _keep(self.sources, key, self.weights["source"][levels.source_level(left, right)])

    def _wording(self, left: Compared, right: Compared) -> str:
        if left is not self.left:
            common = self.common
            self.left, self.worth = left, {word: common.get(word, RARE) for word in left.words}
        worth = self.worth
        shared = sum(map(worth.__getitem__, filter(worth.__contains__, right.words)))
        return wording_of(shared, min(left.bits, right.bits), said=left.type not in CORE)


def _keep(kept: dict[int, float], key: int, found: float) -> float:
    if len(kept) > _MOST_KEPT:
        kept.clear()
    kept[key] = found
    return found
