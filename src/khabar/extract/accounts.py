"""By whose account once the whole document is read: sources by their fullest names, and what an unattributed lead is later given to."""

from collections.abc import Iterable

from msgspec import structs

from khabar.extract.speakers import Speakers
from khabar.model import Count, Draft, Role, Source

POLITICAL_SPEECH = frozenset({"condemnation", "threat", "demand", "rejection", "support"})


def with_accounts(drafts: Iterable[Draft], speakers: Speakers) -> list[Draft]:
    """Drafts with their sources settled; a verbal act of the speaker's own has its actor only (ruling 5)."""
    settled = []
    for draft in drafts:
        said = speakers.settled(draft.said, draft.word)
        if draft.type in POLITICAL_SPEECH and _same(draft.actor, said.source, speakers):
            said = Source()
        settled.append(structs.replace(draft, said=said))
    return settled


def counts_with_accounts(counts: Iterable[Count], speakers: Speakers) -> list[Count]:
    """Counts with their sources settled."""
    return [structs.replace(count, said=speakers.settled(count.said, count.word)) for count in counts]


def _same(actor: Role | None, source: Role | None, speakers: Speakers) -> bool:
    """Whether actor and source are one: the same words, the same concept, or one name within the other."""
    if actor is None or source is None:
        return False
    if actor.span.overlaps(source.span) or (actor.concepts and actor.concepts[:1] == source.concepts[:1]):
        return True
    a, b = set(speakers.memory.keys(actor)), set(speakers.memory.keys(source))
    return bool(a and b) and (a <= b or b <= a)
