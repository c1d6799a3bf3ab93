"""What a clause leaves out and the document tells: the place, the day and the actor that govern what follows."""

from collections.abc import Sequence

from msgspec import structs

from khabar.model import Draft, Role

CORE = frozenset({"strike", "bombing", "armed_attack", "clash", "interception", "capture", "withdrawal", "abduction", "arrest", "destruction", "mobilization"})
PLACE_REACH = 2  # sentences back from which a place governs; swept 0-5 on gold
DATE_REACH = 1  # sentences back from which a day governs
ACTOR_REACH = 3  # sentences back from which the actor of a like event is understood


def inherit(drafts: Sequence[Draft]) -> list[Draft]:
    """Fill what drafts leave out from those before them, and a headline from the text below it."""
    filled: list[Draft] = []
    for draft in drafts:
        if draft.type in CORE and draft.status == "occurred":
            draft = _with_place(draft, filled)
            draft = _with_date(draft, filled)
            draft = _with_actor(draft, filled)
        filled.append(draft)
    return filled


def _with_place(draft: Draft, before: Sequence[Draft]) -> Draft:
    if draft.place is not None:
        return draft
    for other in reversed(before):
        if other.place is not None and other.type in CORE and draft.sentence - other.sentence <= PLACE_REACH:
            return structs.replace(draft, place=other.place)
    return draft


def _with_date(draft: Draft, before: Sequence[Draft]) -> Draft:
    if draft.date is not None or draft.background:
        return draft
    for other in reversed(before):
        if other.date is not None and not other.background and draft.sentence - other.sentence <= DATE_REACH:
            return structs.replace(draft, date=other.date)
    return draft


def _with_actor(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The actor of a definite return to an event of the same type ("the raids hit ..."), or of the clause before."""
    if draft.actor is not None or draft.passive:
        return draft
    for other in reversed(before):
        if other.actor is not None and other.type == draft.type and draft.sentence - other.sentence <= ACTOR_REACH and not _clash(draft.target, other.actor):
            return structs.replace(draft, actor=other.actor)
    return draft


def _clash(target: Role | None, actor: Role) -> bool:
    """Whether the one who is hit is the one who would have done it."""
    return target is not None and bool(set(target.concepts) & set(actor.concepts))
