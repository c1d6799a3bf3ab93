"""Who did what a clause tells without its doer, where the acts told before say so."""

from collections.abc import Sequence

from msgspec import structs

from khabar.extract.acts.means import THROWN
from khabar.extract.acts.modes import GENERAL, SUICIDE
from khabar.extract.acts.parties import is_own
from khabar.extract.inherit.telling_again import is_one
from khabar.model import Draft, Role, Source

REACH = 3  # sentences back from which the actor of a like event is understood
GOES_ON = 1  # sentences back from which what was done is told on in the passive
_FORCES = frozenset({"military", "police", "intelligence", "force", "coalition"})
OF_FORCES = frozenset({"capture", "arrest", "interception", "destruction"})  # acts that a force reports as done


def with_actor(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The actor of a definite return to an event of the same type ("the raids hit ..."), or of the clause before."""
    if draft.actor is not None:
        return draft
    if (goes_on := _told_further(draft, before)) is not None:
        return structs.replace(draft, actor=goes_on)
    if draft.passive or (draft.background and (draft.returning or draft.mode == "raid")):
        return _with_force(draft, before)
    near = [other for other in reversed(before) if draft.sentence - other.sentence <= REACH] if not draft.background else []
    told = draft.mode not in GENERAL  # by its means rather than by neighbourhood; what an act came after, or answered, is less what goes on
    for other in sorted(near, key=lambda other: (other.background, told and other.mode != draft.mode)):
        if (
            other.actor is not None
            and other.type == draft.type
            and not is_own(draft.target, other.actor)
            and not (_is_new(draft) and _is_told_by_another(draft, other) and _is_claimed(other))
            and not _is_dead(draft, other)
            and (draft.mode == other.mode or {draft.mode, other.mode} & GENERAL)
        ):
            return structs.replace(draft, actor=other.actor)
    came_of = draft.rule.endswith(("-event", "-counted")) and not draft.background  # "an operation that led to the arrest of"
    return _with_force(draft, [other for other in before if other.sentence == draft.sentence]) if came_of else draft


def _told_further(draft: Draft, before: Sequence[Draft]) -> Role | None:
    """Who did the act told last, where "also" and a verb with no doer right behind it tell one more of its kind."""
    last = before[-1] if before else None
    if last is None or last.actor is None or last.passive or last.type != draft.type or draft.sentence - last.sentence > GOES_ON:
        return None
    also = {"also", "opens"} <= draft.manner and draft.rule.endswith("verb-verb")
    return last.actor if also and not is_own(draft.target, last.actor) and not _is_told_by_another(draft, last) else None


def _with_force(draft: Draft, before: Sequence[Draft]) -> Draft:
    """What "was done" behind the acts of a force is its work too: "the army killed six rebels; four more were held, a depot destroyed".

    A force that tells its acts tells this as well.
    """
    last = next((other for other in reversed(before) if other.actor is not None), None)
    if last is None or draft.sentence - last.sentence > GOES_ON or not (draft.type in OF_FORCES or draft.mode == "raid"):
        return draft
    force = last.actor
    if force is None or not force.classes & _FORCES or is_own(draft.target, force) or _is_of_others(draft, last):
        return draft
    teller = last.said.source
    own = teller is not None and (teller.span == force.span or not {*teller.concepts}.isdisjoint(force.concepts))
    return structs.replace(draft, actor=force, said=last.said if own and draft.said == Source() else draft.said)


def _is_new(draft: Draft) -> bool:
    """Whether an act is told by a noun that returns to none, "in an attack"; a verb may go on about what fell before."""
    return not draft.returning and (draft.passive or not draft.rule.endswith("verb-verb"))


def _is_dead(draft: Draft, other: Draft) -> bool:
    """Whether who did one act blew himself up in it, and so did no other that a later sentence tells."""
    doer = other.actor
    alone = doer is not None and not (doer.concepts or doer.inner or doer.nation)
    return alone and other.mode == SUICIDE and not draft.returning and draft.sentence != other.sentence


def _is_claimed(other: Draft) -> bool:
    """Whether an act was told by the side that did it: the account of another side that names no doer leaves it open (ruling 12)."""
    doer, source = other.actor, other.said.source
    return doer is not None and source is not None and not {*doer.concepts, *doer.inner}.isdisjoint((*source.concepts, *source.inner))


def _is_told_by_another(draft: Draft, last: Draft) -> bool:
    """Whether two acts are told by two speakers."""
    source, other = draft.said.source, last.said.source
    return source is not None and other is not None and source.span != other.span and not set(source.concepts) & set(other.concepts)


def _is_of_others(draft: Draft, last: Draft) -> bool:
    """Whether an act is told by another, of other ground, or of those whom the force that strikes from afar cannot hold."""
    if _is_told_by_another(draft, last):
        return True
    elsewhere = draft.place is not None and last.place is not None and not is_one(draft.place, last.place)
    return (elsewhere and draft.sentence != last.sentence) or (draft.type == "arrest" and last.type in THROWN)
