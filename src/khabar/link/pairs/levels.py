"""How far two claims agree, feature by feature: each function names one level of its feature.

Levels are few and ordered from what speaks against one event to what speaks for it, so that weights estimated on some claims hold on
others. No function looks at anything but the two claims.
"""

from __future__ import annotations

import math

from khabar.link.kinship import LAND, REACH_KM
from khabar.link.pairs.compared import Compared, Party
from khabar.link.pairs.numbers import numbers_level
from khabar.model.event_types import DRIVEN

CROSSING = frozenset({"clash", "interception", "consultation", "agreement"})
"""Types in which the sides may be told the other way round: both fight, both meet, and who shoots down a drone is who it flew at."""
_KIN_TYPES = frozenset(
    frozenset(pair)
    for pair in (
        ("interception", "strike"),
        ("interception", "bombing"),
        ("armed_attack", "clash"),
        ("armed_attack", "strike"),
        ("clash", "strike"),
        ("bombing", "strike"),
    )
)
"""Types under which one happening may be told ("When two claims are of one event"): a shoot-down and a hit, an attack and the fight."""
_REMOTE = frozenset({"drone", "missile", "rocket", "mixed", "artillery"})
"""Modes of strike that reports confuse or tell together."""
_ONE_DEVICE = (DRIVEN, frozenset({"ied", "mine"}))
"""Modes of bombing under which one device may be told: a suicide car bomb (ruling 10), a charge that is dug in by the road."""
_UNTOLD: frozenset[str | None] = frozenset({None, "unspecified"})
"""Modes of a strike whose means are not told: it may be the attack that another account tells as one. Shelling beside a fight is not."""
_NEAR_KM = 30.0
"""A town and the places round it: towns of one district lie some 30 km apart."""
_TOWN_KM = 15.0
"""How far from its point a town may reach; what lists put under it farther off lies in the land that it is the seat of. Of 17 such pairs
beyond ten kilometres none is of one event."""
_LONG = 7
_TAKING = "capture"
_TO_THE_DAY = 2  # of `Compared.dated`
_CLOSE = 150
"""Code points between two pieces of evidence that stand next to each other, a short sentence between them at most."""


def kind_level(left: Compared, right: Compared) -> str:
    """Type and mode."""
    a, b = left.mode, right.mode
    if left.type != right.type:
        pair = frozenset((left.type, right.type))
        kin = pair in _KIN_TYPES and ("strike" not in pair or "interception" in pair or (a if left.type == "strike" else b) in _UNTOLD)
        return "kin type" if kin else "other type"
    if a == b:
        return "same"
    if a is None or b is None or "unspecified" in (a, b) or "other" in (a, b):
        return "same type"
    return "same type" if (a in _REMOTE and b in _REMOTE) or frozenset((a, b)) in _ONE_DEVICE else "other mode"


def status_level(left: Compared, right: Compared) -> str:
    """Whether both are told as having happened, or as planned."""
    if left.status == right.status or _carried_out(left, right):
        return "same"
    return "denied" if "denied" in (left.status, right.status) else "planned"


def _carried_out(left: Compared, right: Compared) -> bool:
    """Whether one is announced for the very day on which the other, of its type, is told as done: a planned vote and the vote are one."""
    if not may_be_carried_out(left, right):
        return False
    return left.dated == right.dated == _TO_THE_DAY and not gap(left, right)


def may_be_carried_out(left: Compared, right: Compared) -> bool:
    """Whether one is announced and the other, of its type, told as done."""
    return left.type == right.type and {left.status, right.status} == {"planned", "occurred"}


def gap(left: Compared, right: Compared) -> int:
    """Days between the two windows; 0 where they overlap."""
    return max(0, left.first - right.last, right.first - left.last)


def date_level(left: Compared, right: Compared) -> str:
    """The windows of the two, and how each is known."""
    if not left.first or not right.first:
        return "unknown"
    days, known = gap(left, right), min(left.dated, right.dated)
    if known == 0:
        return _assumed(left, right, days)
    if days:
        return "next day" if days == 1 else "apart"
    return "same" if known == 2 else "within"


def _assumed(left: Compared, right: Compared, days: int) -> str:
    """One or both are told without a date: the window is from publication, and the event may be older.

    Ground that was taken is named for months: of seven pairs of one place in the gold, published on other days, six are of one event.
    """
    if not days:
        told = max(left.dated, right.dated) == _TO_THE_DAY
        return "apart" if told and (left.past or right.past) else "assumed same"
    late = right if left.last < right.first else left
    if late.dated:  # the undated one was published before the other happened
        return "apart" if days > 1 or late.status == "occurred" else "assumed near"
    if left.type == right.type == _TAKING:
        return "assumed near"
    if late.lead and days > 1:  # the news of its day, no older event
        return "assumed apart"
    return "assumed near" if days <= _LONG else "assumed far"


def in_other_countries(left: Compared, right: Compared) -> bool:
    """Whether both tell their country and these differ."""
    return left.country is not None and right.country is not None and left.country != right.country


def place_level(left: Compared, right: Compared) -> str:
    """Where: the same, one in the other, near, in one region, or apart."""
    a, b = left.place, right.place
    if in_other_countries(left, right):
        return "other country"
    if a is None or b is None:
        return "unknown"
    if a.concept is not None and b.concept is not None:
        return _placed(left, right, a, b)
    if alike(a, b):
        return "same wide" if left.wide or right.wide else "same"
    if a.line and b.line and not _may_meet(a, b):
        return "apart"  # of a site only the place around it may be known
    return "wide" if left.wide or right.wide else "unresolved"


def _placed(left: Compared, right: Compared, a: Party, b: Party) -> str:
    if a.concept == b.concept:
        return "same wide" if left.wide else "same"
    held, far = a.concept in b.line or b.concept in a.line, kilometres(left, right)
    if held and (left.division or right.division):
        return "wide"
    if held and not _TOWN_KM < far < math.inf:
        return "within"
    if left.wide or right.wide:
        return "wide" if _may_meet(a, b) and not (REACH_KM < far < math.inf) else "apart"
    return "near" if far <= _NEAR_KM else "apart"


def _may_meet(a: Party, b: Party) -> bool:
    """Whether one of two places may lie in the other: one has nothing over it that the other lacks, or both lie in one province."""
    return _above(a) <= b.line or _above(b) <= a.line or any(not one.startswith(LAND) for one in a.line & b.line)


def _above(place: Party) -> frozenset[str]:
    return place.line - {place.concept}


def kilometres(left: Compared, right: Compared) -> float:
    """The distance on a flat earth, near enough below a hundred kilometres; infinite where a point is not known."""
    if left.point is None or right.point is None:
        return math.inf
    (lat, lon), (lat2, lon2) = left.point, right.point
    return 111.2 * math.hypot(lat - lat2, (lon - lon2) * math.cos(math.radians((lat + lat2) / 2)))


_PARTY = ("different", "unresolved", "unknown", "cousin", "kin", "same")


def party_levels(left: Compared, right: Compared) -> tuple[str, str]:
    """Actor and target; crosswise where that agrees better (`sides_of`)."""
    return sides_of(left, right)[0]


def sides_of(left: Compared, right: Compared) -> tuple[tuple[str, str], bool]:
    """The levels of actor and target, and whether the sides are set against each other crosswise: where the types allow it and that
    agrees better, the actor of the claim of the lesser reference against the target of the other, and its target against the actor.

    So a pair weighs the same whichever claim came first.
    """
    straight = party_level(left.actor, right.actor), party_level(left.target, right.target)
    if left.type in CROSSING or right.type in CROSSING:
        one, other = (left, right) if left.ref <= right.ref else (right, left)
        crossed = party_level(one.actor, other.target), party_level(one.target, other.actor)
        if sum(map(_PARTY.index, crossed)) > sum(map(_PARTY.index, straight)):
            return crossed, True
    return straight, False


def party_level(a: Party | None, b: Party | None) -> str:
    """One role: the same, kin by lineage, others, or not known."""
    if a is None or b is None:
        return "unknown"
    if a.concept is not None and b.concept is not None:
        if a.concept == b.concept:
            return "same"
        if a.concept in b.line or b.concept in a.line:
            return "kin"
        if a.sort != b.sort:
            return _sorts(a, b)
        return "cousin" if a.line & b.line or alike(a, b) else "different"
    return "same" if alike(a, b) else "unresolved"


def _sorts(a: Party, b: Party) -> str:
    """A base and the forces on it are kin; a drone that is shot down is neither its sender nor where it flew."""
    if "weapon" in (a.sort, b.sort):
        return "unknown"
    return "kin" if a.line & b.line else "unresolved"


def alike(a: Party, b: Party) -> bool:
    """Whether the words of one hold those of the other, or half of all."""
    if not a.words or not b.words:
        return False
    shared = len(a.words & b.words)
    return shared == min(len(a.words), len(b.words)) or 2 * shared >= len(a.words | b.words)


def weapon_level(left: Compared, right: Compared) -> str:
    """With what."""
    return party_level(left.weapon, right.weapon)


def source_level(left: Compared, right: Compared) -> str:
    """By whose account; across documents also by whose origin, where a passage is copied or a source is named.

    "Officials" and "sources" of two documents are two: of 44 such pairs of the gold and the judged ones one is of one event.
    """
    across = left.doc != right.doc
    if across and left.origin is not None and left.origin == right.origin:
        return "same"
    if left.source is None or right.source is None:
        return "none" if left.source is right.source else "one"
    if across and not (left.named and right.named):
        return "other"
    return "same" if party_level(left.source, right.source) == "same" else "other"


def telling_level(left: Compared, right: Compared) -> str:
    """Within one document: one act or a kin one, by one account or by two (one claim an event and source, says the codebook)."""
    kind = kind_level(left, right)
    if kind == "other mode":
        return kind
    act = "kin act" if kind == "kin type" else "same act"
    source = source_level(left, right)
    if kind != "kin type" and source in ("same", "none") and _listed(left, right):
        return "listed"
    return f"{act}, {'one account' if source in ('same', 'none') else 'two accounts' if source == 'other' else 'one unnamed'}"


def _listed(left: Compared, right: Compared) -> bool:
    """Whether one account gives two places, two targets or two numbers: it lists what it holds to be several."""
    return _others(left.place, right.place) or _others(left.target, right.target) or numbers_level(left, right) == "differ"


def _others(a: Party | None, b: Party | None) -> bool:
    return a is not None and b is not None and not alike(a, b) and (a.concept is None or a.concept != b.concept)


def spans_level(left: Compared, right: Compared) -> str:
    """Whether one document tells both in the same words."""
    best = 0.0
    for first, last in left.spans:
        for start, end in right.spans:
            shared = min(last, end) - max(first, start)
            if shared > 0:
                best = max(best, shared / min(last - first, end - start))
    if not best:
        near = min((max(start - last, first - end) for first, last in left.spans for start, end in right.spans), default=_CLOSE + 1)
        return "near" if near <= _CLOSE else "apart"
    return "shared"
