"""What was taken out of a ledger for good is refused when it comes again: under its id, at its address, or in its words."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.engines.admission import is_version
from khabar.ingest import Received
from khabar.ledger import Standing
from khabar.ledger.documents import content_of, text_of
from khabar.ledger.tombstones import Tombstone, refused_by
from khabar.model import Issue

FORGOTTEN = "forgotten"
_ADDRESS = "://"


def refusal(received: Received, kept: Sequence[Standing], graves: Sequence[Tombstone]) -> Received | None:
    """What is told in the place of an article that a tombstone is of: no word and no address of it. None for any other article.

    ``kept`` is what the ledger holds under the id it came with. An article that stands, or a new version of it, is not refused for an id
    that it shares with one that is gone. An object without an article (a page that cannot be fetched) is known by its address.
    """
    if not graves:
        return None
    document, original = received.document, received.original
    places = (original.url, original.at) if original is not None else ()
    told = [url for url in (*places, *received.where.split()) if url and (_ADDRESS in url or url in places)]
    if document is not None and document.url:
        told.append(document.url)
    others = [one for one in kept if not one.buried]
    text = text_of(document) if document is not None else ""
    if document is not None and any(one.words == text and one.content == content_of(document) for one in others):
        return None
    is_other = document is not None and any(is_version(one, document, text) for one in others)
    found = refused_by(graves, document, told, by_id=not is_other)
    return None if found is None else _told(received.where, found)


def _told(where: str, found: Tombstone) -> Received:
    is_web = _ADDRESS in where
    message = f"refused: the article {found.doc_id} was taken out of this ledger for good (the tombstone is entry {found.entry})"
    issue = Issue(FORGOTTEN, message, where=None if is_web else where)
    return Received(None, "a page of the web" if is_web else where, (issue,))
