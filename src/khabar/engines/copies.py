"""Who copied whom: what an article of a ledger has in common, word for word or nearly, with the others that tell of its events."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import Connection

from khabar.codebook import Codebook
from khabar.ledger.around import events_of
from khabar.ledger.events import load_as_read, pages_named
from khabar.link.archive.pages import read_page
from khabar.link.origins.imprints import Imprint, Places, idle_hashes
from khabar.link.origins.overlap import Grams, common_stretches
from khabar.model import Event, Span

MOST = 40
"""Articles that one is compared with: some milliseconds each."""


class Common(Struct, frozen=True):
    """What an article has in common with another: whether the other is the earlier, the part of the later one's words (0 to 1), where."""

    other: str
    outlet: str | None
    published: str | None
    other_is_earlier: bool
    share: float
    spans: tuple[Span, ...]


def in_common(connection: Connection, doc_id: str, refs: list[str], codebook: Codebook) -> list[Common]:
    """The articles that carry passages of this one (``refs`` are its claims), those with most in common first.

    They are looked for among the articles whose accounts of the same events were found to share a passage or an origin with it.
    """
    events = load_as_read(connection, set(events_of(connection, refs).values()))
    others = list(dict.fromkeys(name for event in events.values() for name in _carriers(event, doc_id)))[:MOST]
    pages = {name: read_page(data) for name, data in pages_named(connection, [doc_id, *others])}
    if doc_id not in pages:
        return []
    idle = idle_hashes(codebook.sourcing.idle)
    own = pages.pop(doc_id).imprint
    found = [one for page in pages.values() if (one := _common(own, page.imprint, idle)) is not None]
    return sorted(found, key=lambda one: (-one.share, one.other))


def _carriers(event: Event, doc_id: str) -> Iterator[str]:
    """The articles that share an origin with this one in the account of an event."""
    for share in event.origins:
        names = [ref.rpartition("#")[0] for ref in (*share.claims, *([share.origin.copied_from] if share.origin.copied_from else []))]
        if doc_id in names:
            yield from (name for name in names if name != doc_id)


def _common(own: Imprint, other: Imprint, idle: frozenset[int]) -> Common | None:
    later, earlier = (own, other) if other.rank < own.rank else (other, own)
    stretches = common_stretches(Grams(later), earlier, idle)
    if not stretches:
        return None
    places, is_later = Places(own), later is own
    spans = tuple(places.span(range(one.start, one.end) if is_later else range(one.from_start, one.from_end)) for one in stretches)
    share = 2 * sum(stretch.same for stretch in stretches) / len(later.words)
    day = other.published.isoformat() if other.published else None
    return Common(other.doc_id, other.outlet, day, is_later, min(share, 1.0), spans)
