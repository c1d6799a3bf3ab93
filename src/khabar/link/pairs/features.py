"""The features by which two claims are compared, each with its levels, its function and a reason that reads."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from khabar.link.pairs import levels
from khabar.link.pairs.compared import RARE, Compared
from khabar.link.pairs.numbers import numbers_level
from khabar.link.pairs.telling import of_other_days, of_two_parties, told_apart
from khabar.model.event_types import CORE

_COPIED, _MOST, _MUCH, _SOME, _LITTLE = 0.45, 0.3, 0.2, 0.12, 0.05
"""Bounds of the shared weight of words; between them the log odds of the gold rise by one to two bits a step."""
_FEW_BITS = 12.0
"""Below this many shared bits (two or three telling words) a high share is of a short sentence and tells little."""


class Vector(Struct, frozen=True):
    """The levels of one pair by feature; ``within`` where both claims are of one document."""

    within: bool
    levels: dict[str, str]


def vector(left: Compared, right: Compared, common: Mapping[str, float]) -> Vector | None:
    """The levels of a pair; None where type, days or country exclude that they are of one event.

    Days that are only assumed (`of_other_days`) and two parties or grounds by name (`of_two_parties`) are weighed all the same: weights
    are estimated of what they exclude too.
    """
    if _barred(left, right) is not None:
        return None
    actor, target = levels.party_levels(left, right)
    within = left.doc == right.doc
    found = {
        "kind": levels.kind_level(left, right),
        "status": levels.status_level(left, right),
        "date": levels.date_level(left, right),
        "place": levels.place_level(left, right),
        "actor": actor,
        "target": target,
        "weapon": levels.weapon_level(left, right),
        "numbers": numbers_level(left, right),
        "source": levels.source_level(left, right),
    }
    if within:
        del found["kind"], found["source"]
        found["telling"] = levels.telling_level(left, right)
        found["spans"] = levels.spans_level(left, right)
    else:
        found["wording"] = wording_level(left, right, common)
    return Vector(within, found)


def excluded(left: Compared, right: Compared) -> tuple[str, str] | None:
    """The feature and the level by which two claims cannot be of one event, whatever else speaks for it."""
    if of_other_days(left, right, levels.date_level(left, right)):
        return "date", "other days"
    return of_two_parties(left, right) or _barred(left, right)


def _barred(left: Compared, right: Compared) -> tuple[str, str] | None:
    if levels.kind_level(left, right) == "other type":
        return "kind", "other type"
    if levels.in_other_countries(left, right):
        return "place", "other country"
    if levels.date_level(left, right) == "apart":
        return "date", "apart"
    return told_apart(left, right)


def wording_level(left: Compared, right: Compared, common: Mapping[str, float]) -> str:
    """How much of the telling words of the shorter evidence stands in the longer."""
    shared = sum(common.get(word, RARE) for word in sorted(set(left.words).intersection(right.words)))
    return wording_of(shared, min(left.bits, right.bits), said=left.type not in CORE)


def wording_of(shared: float, least: float, *, said: bool = False) -> str:
    """The level of so many shared bits where the shorter evidence has ``least``; ``said`` of positions taken, which are what is said.

    Of 302 pairs of those that share few telling words one is of one event, in the gold and the judged pairs.
    """
    share = shared / (least or 1.0)
    if shared < _FEW_BITS:
        share = min(share, _MOST - _LITTLE)
    for level, least in (("copied", _COPIED), ("most", _MOST), ("much", _MUCH), ("some", _SOME), ("little", _LITTLE)):
        if share >= least and not (said and level == "little"):
            return level
    return "none"


LEVELS: Mapping[str, tuple[str, ...]] = {
    "kind": ("other mode", "kin type", "same type", "same"),
    "status": ("planned", "denied", "same"),
    "date": ("apart", "next day", "assumed apart", "assumed far", "assumed near", "unknown", "assumed same", "within", "same"),
    "place": ("other country", "apart", "unresolved", "unknown", "near", "wide", "same wide", "within", "same"),
    "actor": ("different", "unresolved", "unknown", "cousin", "kin", "same"),
    "target": ("different", "unresolved", "unknown", "cousin", "kin", "same"),
    "weapon": ("different", "unresolved", "unknown", "cousin", "kin", "same"),
    "numbers": ("differ", "unknown", "overlap", "small equal", "equal"),
    "source": ("one", "other", "none", "same"),
    "spans": ("apart", "near", "shared"),
    "telling": (
        *("other mode", "listed", "same act, one account", "same act, one unnamed", "same act, two accounts"),
        *("kin act, one account", "kin act, one unnamed", "kin act, two accounts"),
    ),
    "wording": ("none", "little", "some", "much", "most", "copied"),
}
"""Every level of every feature; the weights file has to know all of them."""

WITHIN = ("telling", "status", "date", "place", "actor", "target", "weapon", "numbers", "spans")
ACROSS = ("kind", "status", "date", "place", "actor", "target", "weapon", "numbers", "source", "wording")
