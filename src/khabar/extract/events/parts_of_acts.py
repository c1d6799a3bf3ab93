"""What is told with an act and is none of its own: where munitions came from that were stopped, how attackers got away."""

from collections.abc import Sequence

from khabar.extract.acts.thrown import STOPPED
from khabar.extract.page.tokens import Page
from khabar.model import Draft, Span
from khabar.model.event_types import ONE_SIDED

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


def without_finishing(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without the killing of somebody whom it has told to be struck: "hit a soldier with fire and killed him"."""
    blows = [draft for draft in drafts if draft.type in ONE_SIDED and draft.target is not None]
    return [draft for draft in drafts if not any(_finishes(page, draft, blow) for blow in blows)]


def _finishes(page: Page, draft: Draft, blow: Draft) -> bool:
    """Whether a draft tells by a joined verb of killing with a pronoun what an act of the same doer came to."""
    reading = page.readings[draft.word]
    killed = draft.type == "armed_attack" and reading.loses and reading.peeled.pronoun != "" and reading.peeled.conjunction != ""
    if not killed or blow.word >= draft.word or draft.target is None or blow.target is None:
        return False
    doer = draft.actor is None or (blow.actor is not None and blow.actor.span == draft.actor.span)
    return doer and draft.target.span == blow.target.span
