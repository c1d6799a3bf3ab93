"""What is told with an act and is none of its own: where munitions came from that were stopped, how attackers got away."""

from collections.abc import Sequence

from khabar.extract.acts.thrown import STOPPED
from khabar.extract.page.tokens import Page
from khabar.model import Draft, Span

_LEAVING = "withdrawal"
_DEEDS = frozenset({"armed_attack", "bombing", "strike", "abduction"})


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


def without_getaways(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without the flight of who has just attacked in it, where no ground is told that they left.

    "Gunmen shot an officer and fled" tells one act; "attacked the post and withdrew from the town" tells two.
    """
    deeds = [draft for draft in drafts if draft.type in _DEEDS and draft.actor is not None]
    return [draft for draft in drafts if not (draft.type == _LEAVING and any(_gets_away(page, draft, deed) for deed in deeds))]


def _gets_away(page: Page, draft: Draft, deed: Draft) -> bool:
    if draft.actor is None or deed.actor is None or draft.actor.span != deed.actor.span or deed.word > draft.word:
        return False
    return draft.target is None or draft.target.span.start < page.words[draft.word].start
