"""Whom an act was done to and who fought whom, where a clause leaves it out and the document tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from khabar.codebook.types import Concept
from khabar.extract.acts.parties import is_own
from khabar.model import Draft, Role
from khabar.model.event_types import ONE_SIDED

REACH = 3  # sentences back from which the party struck is understood
FOE_REACH = 6  # sentences within which a text tells who fights whom
ARMED = frozenset({"military", "police", "militia", "armed_group", "coalition", "force", "person.military", "person.armed"})
PARTIES = ARMED | {"state", "community"}
HOSTILE = frozenset({"strike", "bombing", "armed_attack", "clash", "capture", "interception"})
WIDE = frozenset({"country", "region", "admin1", "direction", "area.province", "area.country"})
VAGUE, UNTOLD = frozenset({"other", None}), "unspecified"
OFFICIAL = frozenset({"state", "government", "ministry", "military", "police", "intelligence"})


def common(left: Role | None, right: Role | None) -> bool | None:
    """Whether two roles name the same; None where one is not told or neither is known by name."""
    if left is None or right is None or not left.concepts or not right.concepts:
        return None
    return bool(set(left.concepts) & set(right.concepts))


def without_country(draft: Draft, before: Sequence[Draft]) -> Draft:
    """A draft without the doer that is only the country of the acts ("the raids of Iraq", after raids in Iraq)."""
    doer = draft.actor
    if doer is None or not draft.from_genitive or draft.target is not None:
        return draft
    there = any(other.type == draft.type and common(doer, other.place) and not common(doer, other.actor) for other in before)
    return structs.replace(draft, actor=None) if there else draft


def with_sides(
    draft: Draft, before: Sequence[Draft], after: Sequence[Draft], twins: Sequence[Draft], concepts: Mapping[str, Concept]
) -> Draft:
    """A draft with the target that another telling of the act gives, or with the party that the acts around it are against."""
    if draft.type == "clash":
        return _with_foe(draft, before, after, concepts)
    draft = _with_raided(_with_object(draft, twins))
    return _with_party(draft, before) if draft.type == "strike" else draft


def _with_raided(draft: Draft) -> Draft:
    """The town or site that forces go into, where nobody else is told to be attacked there ("the army pushed into the quarter")."""
    place = draft.place
    if draft.mode != "raid" or draft.target is not None or place is None or draft.near or place.classes & WIDE:
        return draft
    return structs.replace(draft, target=place) if place in draft.places else draft


def _with_object(draft: Draft, twins: Sequence[Draft]) -> Draft:
    """What was hit, where another telling of the act tells it and this one tells none, or only the dead (ruling 24)."""
    if draft.type not in ONE_SIDED or not (draft.target is None or _is_toll(draft)):
        return draft
    told = next((other.target for other in twins if other.target is not None and _tells_object(other, draft)), None)
    return draft if told is None or (draft.actor is not None and is_own(told, draft.actor)) else structs.replace(draft, target=told)


def _tells_object(other: Draft, draft: Draft) -> bool:
    """Whether another telling, by like means, names what was hit and no mere part of the country."""
    if other.target is None or _is_toll(other) or other.target.classes & WIDE:
        return False
    return draft.type != "armed_attack" or other.mode == draft.mode or bool({other.mode, draft.mode} & VAGUE)


def _is_toll(draft: Draft) -> bool:
    """Whether the target is told only by those who suffered."""
    return draft.suffered or (draft.target is not None and "person.casualty" in draft.target.classes)


def _with_party(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The party struck, or its sites, for an act of a series that tells only where ("the raids hit A and B", "three were near C")."""
    only_place = draft.place is not None and (draft.target is None or (draft.returning and draft.target.span == draft.place.span))
    for other in reversed(before) if only_place else ():
        near = 0 < draft.sentence - other.sentence <= REACH and other.type == draft.type and not other.background
        if not near or other.target is None or (draft.actor is not None and is_own(other.target, draft.actor)):
            continue
        if draft.returning:
            alike = len({draft.mode, other.mode} - VAGUE - {UNTOLD}) < 2  # "the shelling of A" is none of the air raid on a house in B
            alike = alike and common(draft.actor, other.actor) is not False
            fits = alike and (other.place is None or other.target.span != other.place.span)
        else:
            fits = _is_party(other.target) and (draft.actor == other.actor or common(draft.actor, other.actor) is True)
        if fits and "place" not in other.target.classes:
            return structs.replace(draft, target=other.target)
    return draft


def _is_party(role: Role) -> bool:
    """Whether a role names a party to a fight, or things told by whose they are."""
    return bool(role.classes & PARTIES or role.inner) and "facility" not in role.classes


def _with_foe(draft: Draft, before: Sequence[Draft], after: Sequence[Draft], concepts: Mapping[str, Concept]) -> Draft:
    """The other side of a fight: whom the text tells to fight the one side that is told, else who attacks where the fight is."""
    side = draft.actor or draft.target
    if side is None or (draft.actor is not None and draft.target is not None):
        return draft
    others = [other for other in (*reversed(before), *after) if other.type in HOSTILE and _is_near(other, draft)]
    foes = [*_foes(side, others), *_attackers(draft, others)]
    foe = next((foe for foe in foes if not (_same(foe, side) or _is_allied(foe, side, concepts))), None)
    if foe is None:
        return draft
    return structs.replace(draft, target=foe) if draft.target is None else structs.replace(draft, actor=foe)


def _is_near(other: Draft, draft: Draft) -> bool:
    return abs(other.sentence - draft.sentence) <= FOE_REACH


def _foes(side: Role, others: Iterable[Draft]) -> Iterator[Role]:
    """Those whom a side strikes or fights, and those who strike or fight it."""
    for other in others:
        for one, foe in ((other.actor, other.target), (other.target, other.actor)):
            if foe is not None and foe.classes & ARMED and _same(one, side):
                yield foe


def _attackers(draft: Draft, others: Iterable[Draft]) -> Iterator[Role]:
    """Those who attack on the ground where a fight is."""
    for other in others:
        attacker = other.actor if other.type == "armed_attack" else None
        near = abs(other.sentence - draft.sentence) <= 1 and _is_there(other.place, draft.place)
        if near and attacker is not None and attacker.classes & ARMED:
            yield attacker


def _is_allied(left: Role, right: Role, concepts: Mapping[str, Concept]) -> bool:
    """Whether two roles name bodies of one state."""
    states = [{concepts[c].country for c in role.concepts if concepts[c].kind in OFFICIAL} - {None} for role in (left, right)]
    return not states[0].isdisjoint(states[1])


def _is_there(left: Role | None, right: Role | None) -> bool:
    """Whether two roles tell one place, a town and "the town of" it alike."""
    if left is None or right is None:
        return False
    return left.span == right.span or not {*left.concepts, *left.inner}.isdisjoint((*right.concepts, *right.inner))


def _same(left: Role | None, right: Role | None) -> bool:
    """Whether two roles are the same words, or known to name the same."""
    return left is not None and right is not None and (left.span == right.span or common(left, right) is True)


__all__ = ["common", "with_sides", "without_country"]
