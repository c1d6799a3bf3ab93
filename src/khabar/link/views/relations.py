"""How two values of one attribute stand to each other: the same, one in the other, different, or excluding each other."""

from __future__ import annotations

import re

from khabar.link.accounts import Told
from khabar.link.views.heads import Heads
from khabar.link.views.holding import Holding
from khabar.link.views.people import People
from khabar.link.views.sides import OF_A_FORCE
from khabar.link.views.told import FIGURES, Entry
from khabar.model import Agreement, DateRange, Location, Quantity
from khabar.model.event_types import DRIVEN
from khabar.text.likeness import alike

AGREEING = ("one-origin", "same", "refined", "one-side", "one-happening", "foretold")
DIFFERING = ("differ", "grew", "several-munitions")
EXCLUDING = (
    *("zero-against-figures", "numbers-exclude", "days-exclude", "countries-exclude", "hit-or-stopped", "claimed-and-denied"),
    "occurred-and-denied",
)
SEVERITY = {rule: at for at, rule in enumerate((*AGREEING, *DIFFERING, *EXCLUDING))}
_THINGS = frozenset({"structure", "military_site", "vehicle", "aircraft", "area", "area.site"})
_ARMED = "person.armed"
_IN_ARMS = frozenset({"armed_group", "militia", "party"})
"""Kinds of actor whose people reports call gunmen."""
UNTOLD_MODES = frozenset({"unspecified", "other", "mixed"})
_ONE_HAPPENING = (frozenset({"strike", "interception"}), frozenset({"armed_attack", "clash"}), frozenset({"bombing", "interception"}))
_STATUSES = {
    frozenset({"occurred", "denied"}): "occurred-and-denied",
    frozenset({"planned", "denied"}): "occurred-and-denied",
    frozenset({"occurred", "planned"}): "foretold",
    frozenset({"planned", "hypothetical"}): "foretold",
}
_STOPPED = frozenset({"intercepted", "missed", "none"})
_TWICE = re.compile(r"(.)\1+")


class Relations:
    """Compares values by what the codebook knows of concepts."""

    def __init__(self, holding: Holding, heads: Heads, people: People) -> None:
        self._holding = holding
        self._people = people
        self._heads = heads

    def rule(self, attribute: str, left: Entry, right: Entry) -> str:
        """The id of the rule by which two values of an attribute stand to each other."""
        if left.key == right.key:
            return "same"
        if attribute in FIGURES:
            return _figures(left.value, right.value)
        if attribute == "date":
            return _days(left.value, right.value)
        if attribute == "place":
            return "refined" if self.holds(left, right) or self.holds(right, left) else "differ"
        if isinstance(left.value, Told) and isinstance(right.value, Told):
            return self._named(attribute, left.value, right.value)
        return _plain(attribute, left.key, right.key)

    def holds(self, outer: Entry, inner: Entry) -> bool:
        """Whether one place holds another, or is told in words that name the same."""
        if not isinstance(outer.value, Location) or not isinstance(inner.value, Location):
            return False
        whole, part = outer.value.place, inner.value.place
        for one in (part, inner.value.around):
            if whole is not None and one is not None and self._holding.contains(whole, one):
                return True
        if whole is not None and part is not None:
            return False
        if whole is not None and self._holding.is_wide(whole) and inner.country in (None, *self._holding.lands(whole)):
            return True  # a place that no list knows may lie anywhere in a wide one of its country
        return alike([_squeezed(outer.words[0].text)], [_squeezed(inner.words[0].text)])

    def one_side(self, left: object, right: object) -> bool:
        """Whether two named values are of one side."""
        if not isinstance(left, Told) or not isinstance(right, Told) or left.concept is None or right.concept is None:
            return False
        return self._holding.kin(left.concept, right.concept)

    def _named(self, attribute: str, left: Told, right: Told) -> str:
        if left.concept is None or right.concept is None:
            bearers = self._heads.bearer(left), self._heads.bearer(right)
            return "same" if bearers[0] == bearers[1] is not None else self._described(attribute, left, right)
        if left.concept in self._holding.lineage(right.concept) or right.concept in self._holding.lineage(left.concept):
            return "refined"
        if attribute == "weapon":
            return "refined" if self._holding.kind(left.concept) == self._holding.kind(right.concept) else "differ"
        if attribute == "target" and self._holding.group(left.concept) != self._holding.group(right.concept):
            return "one-happening"
        one_side = self._holding.kin(left.concept, right.concept) and self._civil(left) == self._civil(right)
        return "one-side" if one_side else "differ"

    def _described(self, attribute: str, left: Told, right: Told) -> str:
        """How words stand to each other of which no list knows both: by the words, by whose they are, by what sort of thing they name."""
        words, others = self._people.words(left.text), self._people.words(right.text)
        if words and words == others:
            return "same"  # in another case, or another number of them, which is told for itself
        held = bool(words and others) and (words < others or others < words)
        if held or alike([left.text], [right.text]) or self._is_anyone_of(left, right) or self._is_anyone_of(right, left):
            return "refined"
        if self._heads.classes(left.text) and self._heads.classes(left.text) == self._heads.classes(right.text):
            a, b = self._heads.party_of(left), self._heads.party_of(right)
            return "refined" if a is not None and b is not None and self._holding.kin(a, b) else "differ"
        people = self._are_people(left) and self._are_people(right)
        return "one-happening" if attribute == "target" and not people and self._sort(left) != self._sort(right) else "differ"

    def _is_anyone_of(self, left: Told, right: Told) -> bool:
        """Whether one tells persons or gunmen and no more, and the other which they were."""
        if left.concept is not None or not self._are_people(right):
            return False
        in_arms = self._holding.kind(right.concept) in _IN_ARMS or _ARMED in self._heads.classes(right.text)
        return self._people.are_anyone(left.text) or (in_arms and self._people.are_gunmen(left.text))

    def _are_people(self, named: Told) -> bool:
        """Whether words name people or a party, not a thing of theirs: two are no two ways to tell one target."""
        classes = self._heads.classes(named.text)
        people = any(one.startswith("person") for one in classes)
        named_first = self._heads.begins_with_name(named.text, named.concept)
        return people or (self._holding.group(named.concept) == "actor" and (named_first or _THINGS.isdisjoint(classes)))

    def _civil(self, named: Told) -> bool:
        """Whether words name people of a country who are not its force."""
        return self._holding.kind(named.concept) == "community" and not OF_A_FORCE.intersection(self._heads.classes(named.text))

    def _sort(self, named: Told) -> str | None:
        """What sort of thing words name: the group of their concept, else the class of their first known noun."""
        if named.concept is not None:
            return self._holding.group(named.concept)
        return next(iter(self._heads.classes(named.text)), None)


def agreement_of(rule: str) -> Agreement:
    """Whether a rule tells agreement, a difference or a contradiction."""
    if rule == "one-origin":
        return Agreement.SINGLE
    if rule in AGREEING:
        return Agreement.AGREEMENT
    return Agreement.DIFFERENCE if rule in DIFFERING else Agreement.CONTRADICTION


def meet(left: Quantity, right: Quantity) -> bool:
    """Whether two figures can be of the same: their ranges meet."""
    return (left.low or 0) <= _top(right) and (right.low or 0) <= _top(left)


def _top(figure: Quantity) -> float:
    return float("inf") if figure.high is None else figure.high


def _figures(left: object, right: object) -> str:
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or meet(left, right):
        return "refined"
    return "zero-against-figures" if 0 in (left.high, right.high) else "numbers-exclude"


def _days(left: object, right: object) -> str:
    if not isinstance(left, DateRange) or not isinstance(right, DateRange):
        return "differ"
    gap = max((right.start - left.end).days, (left.start - right.end).days)
    return "refined" if gap <= 0 else "differ" if gap == 1 else "days-exclude"


def _plain(attribute: str, left: str, right: str) -> str:
    pair = frozenset({left, right})
    if attribute == "mode":
        return "refined" if pair & UNTOLD_MODES or pair == DRIVEN else "differ"
    if attribute == "type":
        return "one-happening" if pair in _ONE_HAPPENING else "differ"
    if attribute == "status":
        return _STATUSES.get(pair, "differ")
    if attribute == "country":
        return "countries-exclude"
    if attribute == "outcome":
        return "hit-or-stopped" if "hit" in pair and pair & _STOPPED else "refined"
    return "differ"


def _squeezed(name: str) -> str:
    """A name with letters written twice written once: a frequent slip in names of places."""
    return _TWICE.sub(r"\1", name)
