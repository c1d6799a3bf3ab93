"""What tells two claims apart whatever else speaks for one event: how one account tells both, and a series beside one act of it."""

from __future__ import annotations

from khabar.link.kinship import LAND
from khabar.link.pairs.compared import Compared, Party
from khabar.link.pairs.levels import alike, kind_level, party_level, place_level, source_level
from khabar.link.pairs.numbers import far_numbers, numbers_level, other_tolls
from khabar.model.event_types import CORE, OF_GROUND, POLITICAL_SPEECH

_OTHER_DAYS = frozenset({"assumed far", "assumed apart"})
_OTHER_DAYS_OF = (_OTHER_DAYS, _OTHER_DAYS | {"assumed near"}, frozenset[str](), frozenset[str]())
_TAKING, _BOMBING = "capture", "bombing"
OF_ONE_DOER = POLITICAL_SPEECH | OF_GROUND | {"aid", "sanction"}
"""Types of which it makes two acts that two did them: each state condemns for itself, and who takes a town is not who lost it before."""
MAY_BE_TWO = OF_ONE_DOER | {_BOMBING}
"""Types of which `of_two_acts` tells two apart."""
_SERIES_DAYS = 6
"""An account that tells an act of a week or more and one of a day tells a campaign and something else; what another account tells may be
the same with a day that is less exactly known. In the gold two pairs of one account are so, neither is one event."""


def told_apart(left: Compared, right: Compared) -> tuple[str, str] | None:
    """The feature and the level by which two claims are told as two; None where nothing tells them apart.

    In the gold none of 1,094 such pairs that share land and days is of one event.
    """
    if (two := of_two_acts(left, right)) is not None:
        return two
    if left.lands != right.lands and left.place is not None and right.place is not None:
        return "place", "several lands"
    if left.ongoing != right.ongoing and not _of_like_length(left, right):
        return "date", "series"
    if planned_as_other(left, right):
        return "status", "planned as other"
    return _in_one_document(left, right) if left.doc == right.doc else None


def _in_one_document(left: Compared, right: Compared) -> tuple[str, str] | None:
    """Two acts of one document: of an attack and the fight it turned into one toll is told, and of one act none many times the other.

    In the gold and the judged pairs none of 11 such pairs is of one event.
    """
    if other_tolls(left, right):
        if left.type != right.type:
            return "numbers", "two tolls"
        if far_numbers(left, right):
            return "numbers", "far"
    return _by_one_account(left, right) if source_level(left, right) in ("same", "none") else None


def planned_as_other(left: Compared, right: Compared) -> bool:
    """Whether one is announced and the other, told as done, is of another type: what is carried out is what was announced.

    In the gold none of 357 such pairs is of one event, nor of 2 judged.
    """
    return left.type != right.type and left.status != right.status and "planned" in (left.status, right.status)


def _of_like_length(left: Compared, right: Compared) -> bool:
    """Whether both are told of stretches of days, none of which is twice the other: "for the ninth day" may be "the past week"."""
    one, other = left.last - left.first + 1, right.last - right.first + 1
    return left.dated == right.dated == 1 and max(one, other) < 2 * min(one, other)


def of_two_acts(left: Compared, right: Compared) -> tuple[str, str] | None:
    """Whether two that are known and of no one side said it, gave it or took the ground, or something else blew up in one town on one day,
    or in two places near each other, and as many are not told to have died: two acts, however alike they are told.

    In the gold none of 487 such pairs is of one event.
    """
    if left.type != right.type:
        return None
    if left.type in OF_ONE_DOER:
        return ("actor", "two doers") if party_level(left.actor, right.actor) == "different" else None
    if left.type != _BOMBING or numbers_level(left, right) == "equal":
        return None
    if kind_level(left, right) == "other mode":
        return "kind", "other device"
    return ("place", "near") if left.doc != right.doc and place_level(left, right) == "near" else None


def of_two_parties(left: Compared, right: Compared) -> tuple[str, str] | None:
    """Whether what was said was said by two states or to two that are known and of no one side, or what was taken are two grounds.

    In the gold none of 77 positions told apart so is of one event, nor of 2 judged.
    """
    if left.type != right.type:
        return None
    if left.type in OF_GROUND:
        return ("target", "two grounds") if of_two_grounds(left, right) else None
    if left.type not in OF_ONE_DOER:
        return None
    if of_two_states(left.actor, right.actor):
        return "actor", "two doers"
    a, b = left.target, right.target
    to_others = left.type in POLITICAL_SPEECH and (party_level(a, b) == "different" or of_two_states(a, b))
    return ("target", "two addressed") if to_others else None


def of_two_states(a: Party | None, b: Party | None) -> bool:
    """Whether two parties are of two states, though one coalition may hold both, or their offices have one name."""
    if a is None or b is None or a.sort != "actor" or b.sort != "actor":
        return False
    lands, others = ({one for one in party.line if one.startswith(LAND)} for party in (a, b))
    return bool(lands and others) and lands.isdisjoint(others)


def of_two_grounds(left: Compared, right: Compared) -> bool:
    """Whether what was taken or left are two parts of the ground known by name, of which neither bears the name of the other, as a province
    does of its seat.

    In the gold and the judged pairs none of 230 such pairs is of one event.
    """
    a, b = left.target, right.target
    if a is None or b is None or a.concept is None or b.concept is None:
        return False
    return a.concept != b.concept and a.sort == b.sort == "ground" and not alike(a, b)


def of_other_days(left: Compared, right: Compared, date: str) -> bool:
    """Whether one of two is told without a day, and published on other days than the other is of, where it is the news of its day: a
    position taken, fighting, and an attack told as one of another type.

    A report may tell an attack of last month without its day; a threat or a demand of last month it hardly repeats so. In the gold none of
    594 such pairs is of one event, nor of 217 published within a week, which may be. Fighting on a front is told anew each day: of 767 such
    pairs, 134 and 55 of them published within a week, none is of one event, nor of 876 of an attack and one of another type.
    """
    return date in _OTHER_DAYS_OF[day_class(left, right)]


def day_class(left: Compared, right: Compared) -> int:
    """How two are held apart by days that are only assumed: positions and attacks told as of two types, fighting, or not at all."""
    if "clash" in (left.type, right.type):
        return 1
    if left.type == right.type == _TAKING:
        return 3
    return 0 if left.type not in CORE or left.type != right.type else 2


def _by_one_account(left: Compared, right: Compared) -> tuple[str, str] | None:
    """One account that affirms an act and denies one speaks of two, so does one that tells weeks of it and a day; two took ground twice."""
    if {left.status, right.status} == {"occurred", "denied"}:
        return "status", "affirmed and denied"
    if {left.dated, right.dated} == {1, 2} and max(left.last - left.first, right.last - right.first) >= _SERIES_DAYS:
        return "date", "series"
    if left.type == right.type == _TAKING and party_level(left.actor, right.actor) in ("different", "unresolved"):
        return "actor", "two takers"
    return None
