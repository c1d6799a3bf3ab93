"""Munitions that were stopped in flight: where they came from is told of them and is no attack of its own."""

from collections.abc import Sequence

from khabar.extract.acts.thrown import STOPPED
from khabar.model import Draft, Span


def without_stopped(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without the launching of what it tells was stopped, where nobody is told to have been aimed at.

    "A missile fired from the south was downed" tells one act; "fired at the town" tells whom it was to hit, and so two (ruling 27).
    """
    stopped = [draft.target.span for draft in drafts if draft.type == STOPPED and draft.target is not None]
    return [draft for draft in drafts if not _is_launch_of(draft, stopped)]


def _is_launch_of(draft: Draft, stopped: Sequence[Span]) -> bool:
    """Whether a draft tells only that something was fired which was stopped."""
    if draft.type != "strike" or draft.weapon is None or any((draft.target, draft.killed, draft.injured)):
        return False
    return any(span.overlaps(draft.weapon.span) for span in stopped)
