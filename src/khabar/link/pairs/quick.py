"""The score of a pair as `khabar.link.pairs.scoring` gives it, fast: levels of parties and kinds are worked out once and kept.

Millions of pairs are scored, and most are excluded by days, land or type, or cannot reach the bound whatever their wording. What comes
out is the same sum of the same weights; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Mapping

from khabar.link.pairs import levels
from khabar.link.pairs.compared import RARE, Compared, Party
from khabar.link.pairs.features import wording_of
from khabar.link.pairs.telling import of_other_days, told_apart

Weights = Mapping[str, Mapping[str, float]]
_MOST_KEPT = 1 << 21
"""Pairs of parties whose weight is kept at hand for a role; some 200 MB."""
_SHIFT = 32


class Quick:
    """Scores pairs across two documents; keeps the weights of parties and kinds that it has met."""

    def __init__(self, weights: Weights, start: float, common: Mapping[str, float], never: float) -> None:
        self.weights, self.start, self.common, self.never = weights, start, common, never
        self.most_wording = max(weights["wording"].values())
        self.kinds: dict[tuple[str | None, ...], float | None] = {}
        self.actors: dict[int, float] = {}
        self.targets: dict[int, float] = {}
        self.weapons: dict[int, float] = {}
        self.left: Compared | None = None
        self.worth: dict[str, float] = {}
        self.no_numbers = weights["numbers"]["unknown"]
        self.dates = weights["date"]

    def bits(self, left: Compared, right: Compared, least: float) -> float:
        """The score of two claims of different documents; below ``least`` any number that is not above it."""
        if left.country is not None and right.country is not None and left.country != right.country:
            return self.never
        kind = self._kind(left, right)
        if kind is None:
            return self.never
        date = levels.date_level(left, right)
        if date == "apart" or of_other_days(left, date) or (left.lands != right.lands and told_apart(left, right)):
            return self.never
        weights = self.weights
        score = self.start + kind + self.dates[date] + weights["place"][levels.place_level(left, right)]
        if left.type in levels.CROSSING or right.type in levels.CROSSING:
            actor, target = levels.party_levels(left, right)
            score += weights["actor"][actor] + weights["target"][target]
        else:
            score += self._party(self.actors, "actor", left.actor, right.actor)
            score += self._party(self.targets, "target", left.target, right.target)
        score += self._party(self.weapons, "weapon", left.weapon, right.weapon)
        score += weights["numbers"][levels.numbers_level(left, right)] if left.counted and right.counted else self.no_numbers
        score += weights["source"][levels.source_level(left, right)]
        if score + self.most_wording <= least:
            return score + self.most_wording
        return score + weights["wording"][self._wording(left, right)]

    def _kind(self, left: Compared, right: Compared) -> float | None:
        key = (left.type, left.mode, left.status, right.type, right.mode, right.status)
        if key not in self.kinds:
            kind = levels.kind_level(left, right)
            status = self.weights["status"][levels.status_level(left, right)]
            self.kinds[key] = None if kind == "other type" else self.weights["kind"][kind] + status
        return self.kinds[key]

    def _party(self, kept: dict[int, float], role: str, a: Party | None, b: Party | None) -> float:
        if a is None or b is None:
            return self.weights[role]["unknown"]
        key = a.number << _SHIFT | b.number
        known = kept.get(key)
        if known is None:
            if len(kept) > _MOST_KEPT:
                kept.clear()
            known = kept[key] = self.weights[role][levels.party_level(a, b)]
        return known

    def _wording(self, left: Compared, right: Compared) -> str:
        if left is not self.left:
            common = self.common
            self.left, self.worth = left, {word: common.get(word, RARE) for word in left.words}
        worth, shared = self.worth, 0.0
        for word in right.words:
            if word in worth:
                shared += worth[word]
        return wording_of(shared, min(left.bits, right.bits))

