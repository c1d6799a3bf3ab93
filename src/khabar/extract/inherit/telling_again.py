"""Drafts that tell one act: what a headline, a lead and the text below tell of it is filled in from one another."""

from collections.abc import Callable, Iterable, Sequence

from khabar.extract.sides import common
from khabar.model import Draft, Role

SAME_REACH = 6  # sentences within which one act is told again
LEAD = 2  # a headline and a lead take what the text below tells


def twins_of(draft: Draft, at: int, drafts: Sequence[Draft], filled: Sequence[Draft]) -> list[Draft]:
    """Drafts that tell the same act, the nearest before first; a headline's and a lead's also from below."""
    before = [other for other in reversed(filled) if draft.sentence - other.sentence <= SAME_REACH]
    after = [other for other in drafts[at + 1 :] if other.sentence - draft.sentence <= SAME_REACH] if draft.sentence < LEAD else []
    return [other for other in (*before, *after) if same_act(draft, other)]


def same_act(left: Draft, right: Draft) -> bool:
    """Whether two drafts may tell one act: of one type, with nothing told against it and someone or something in common."""
    if left.status != right.status or left.background != right.background or left.sentence == right.sentence:
        return False
    return "another" not in max(left, right, key=lambda draft: draft.sentence).manner and alike(left, right)


def alike(left: Draft, right: Draft) -> bool:
    """Whether two drafts of one type have someone or something in common, with nothing told against their being one act."""
    if left.type != right.type or (left.date is not None and right.date is not None and left.date != right.date and not left.announced):
        return False
    if any(_differ(getattr(left, name), getattr(right, name)) for name in ("killed", "injured", "weapon_count")):
        return False
    actors, targets = common(left.actor, right.actor), common(left.target, right.target)
    return (
        actors is not False
        and targets is not False
        and bool(actors or targets or left.returning or left.sentence == 0 or same_toll(left, right))
    )


def _differ(left: object, right: object) -> bool:
    return left is not None and right is not None and left != right


def same_toll(left: Draft, right: Draft) -> bool:
    """Whether two drafts tell one number of dead."""
    return left.killed is not None and left.killed == right.killed and left.killed.low not in (None, 0)


def is_one(left: Role | None, right: Role | None) -> bool:
    """Whether two roles are the same words, or known to name the same."""
    return left is not None and right is not None and (left.span == right.span or common(left, right) is True)


def of_another_day(left: Draft, right: Draft) -> bool:
    """Whether two drafts tell different days."""
    return left.date is not None and right.date is not None and left.date != right.date


def first(drafts: Iterable[Draft], fits: Callable[[Draft], bool]) -> Draft | None:
    """The first draft that fits."""
    return next((draft for draft in drafts if fits(draft)), None)
