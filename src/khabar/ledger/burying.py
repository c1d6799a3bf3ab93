"""Taking an article out of a ledger for legal reasons: its words go, a tombstone with the reason stays, and the chain still verifies."""

from __future__ import annotations

import msgspec
from msgspec import structs
from sqlalchemy import Connection, delete, select, update

from khabar.ledger import blobs, search
from khabar.ledger.chain import CAPTURED, TOMBSTONE, Buried, Gone, Written, append
from khabar.ledger.documents import CODED, NOTED, NUMBER_BITS, RECEIVED
from khabar.ledger.events import forget_position
from khabar.ledger.forgetting import said_about, unsay
from khabar.ledger.loading import unread, versions
from khabar.ledger.schema import captures, claims, codings, documents, entries, issues, pages, tallies
from khabar.ledger.summaries import accounts, volume, wording
from khabar.ledger.tombstones import marks_of
from khabar.ledger.words import words_of_document, words_of_evidence
from khabar.ledger.writing import add
from khabar.model import Entry, Stamp

_TAKEN = ("title", "url", "outlet", "published", "capture")
"""What goes from the row of a document whose words go."""


def bury(connection: Connection, doc_id: str, reason: str, stamp: Stamp) -> int:
    """Take away every version of an article, the bytes it came in, all that was read from it and what people said of it; gives how many
    contents went, 0 where it was taken away before.

    What stays is that it was there: its entries with their digests, and the tombstone. What comes again under its id, from its address or
    in its words is refused (`khabar.engines.refusing`). Events
    that told of it have to be told anew (`khabar.engines.forgetting` does). The caller holds the lock of a writer. Raises KeyError where
    it is not there.
    """
    held = select(entries.c.content).where(entries.c.subject == doc_id, entries.c.happening.in_((CAPTURED, RECEIVED, CODED, NOTED)))
    contents = set(connection.execute(held).scalars())
    if not contents:
        raise KeyError(doc_id)
    own = select(entries.c.sequence).where(entries.c.subject == doc_id, entries.c.happening == CAPTURED)
    bytes_of = set(connection.execute(select(captures.c.sha256).where(captures.c.entry.in_(own))).scalars())
    shared = select(captures.c.sha256).where(captures.c.sha256.in_(bytes_of), captures.c.entry.not_in(own))
    contents |= bytes_of - set(connection.execute(shared).scalars())
    said = said_about(connection, doc_id)
    contents |= said.contents
    if not blobs.stored(connection, contents):
        return 0
    _silence(connection, doc_id)
    accounts.leave(connection, doc_id)
    wording.leave(connection, volume.readings(connection, [doc_id]))
    volume.count(connection, volume.standing(connection, [doc_id]), -1)
    at = documents.c
    rows = connection.execute(select(at.entry, at.declared, at.content, at.words).where(at.doc_id == doc_id).order_by(at.entry))
    gone = tuple(Gone(*row) for row in rows)
    payload = msgspec.json.encode(Buried(reason, tuple(sorted(contents)), gone, *marks_of(connection, doc_id)))
    append(connection, [Written(TOMBSTONE, doc_id, payload)], stamp)
    blobs.forget(connection, contents)
    unlay(connection, doc_id)
    unsay(connection, doc_id, said, stamp)
    forget_position(connection)
    return len(contents)


def unlay(connection: Connection, doc_id: str) -> None:
    """Take an article out of the tables in which articles are found; its id and digests stay, so that it is known when it comes again."""
    own = select(entries.c.sequence).where(entries.c.subject == doc_id, entries.c.happening == CAPTURED)
    connection.execute(delete(captures).where(captures.c.entry.in_(own)))
    for table in (codings, claims, tallies, pages, issues):
        connection.execute(delete(table).where(table.c.doc_id == doc_id))
    connection.execute(update(documents).where(documents.c.doc_id == doc_id).values(current=False, **dict.fromkeys(_TAKEN)))


def lay_tombstone(connection: Connection, entry: Entry, payload: bytes) -> None:
    """Fill what stays of a buried article from its tombstone: ids and digests."""
    found = msgspec.json.decode(payload, type=Buried)
    unlay(connection, entry.subject)
    there = set(connection.execute(select(documents.c.entry).where(documents.c.doc_id == entry.subject)).scalars())
    kept = [structs.asdict(one) for one in found.versions if one.entry not in there]
    add(connection, documents, [{**row, "doc_id": entry.subject, "current": False} for row in kept])


def _silence(connection: Connection, doc_id: str) -> None:
    """Take the words of an article out of what is searched; SQLite wants to be told which they were."""
    seen: set[int] = set()
    for one in versions(connection, documents.c.doc_id == doc_id):
        if one.document not in seen:
            seen.add(one.document)
            search.remove(connection, search.DOCUMENTS, [(one.document, words_of_document(one.coded.document))])
        evidence = enumerate(words_of_evidence(one.coded))
        search.remove(connection, search.EVIDENCE, [(one.coding << NUMBER_BITS | n, words) for n, words in evidence])
    numbers = connection.execute(select(documents.c.entry).where(documents.c.doc_id == doc_id)).scalars().all()
    for one in unread(connection, numbers):
        search.remove(connection, search.DOCUMENTS, [(one.document, words_of_document(one.coded.document))])
