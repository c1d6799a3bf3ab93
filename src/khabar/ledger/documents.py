"""What is kept of articles: the bytes that came, the document, what was read from it; and which of them are there already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, delete, select, update

from khabar.ledger import blobs, search
from khabar.ledger.blobs import name_of
from khabar.ledger.chain import CAPTURED, Written, append
from khabar.ledger.rows import Columns, day_text
from khabar.ledger.schema import captures, claims, codings, documents, event_evidence, issues, pages, tallies
from khabar.ledger.summaries import volume, wording
from khabar.ledger.summaries.wording import Worded
from khabar.ledger.writing import Row, add, in_parts, put
from khabar.model import Coded, Document, Issue, Stamp

RECEIVED, CODED, NOTED = "received", "coded", "noted"
_ASKED_AT_ONCE = 400
NUMBER_BITS = 16
"""Of the number of a claim, for its place in its coding: a million letters hold fewer than 65,536 claims."""
_ENCODER = msgspec.json.Encoder()
_CODED = msgspec.json.Decoder(Coded)


class Arrival(Struct, frozen=True):
    """The bytes of one input object, what they are, and where they came from: a file and line, and the address where there is one."""

    data: bytes
    media_type: str
    place: str
    url: str | None = None


class Read(Struct, frozen=True):
    """One article with what was read from it, ready to be kept.

    ``declared`` is the id it came with, ``document.doc_id`` the one it is kept under. ``known`` is the entry of the document where it is
    kept already and was read anew. ``page`` is what linking keeps of it, ``words`` and ``evidence``
    the folded words of the article and of each claim's evidence, ``worded`` in which words it speaks of whom.
    """

    declared: str
    document: Document
    arrival: Arrival | None
    coded: bytes
    columns: Columns
    issues: tuple[Issue, ...]
    page: bytes
    words: str
    evidence: tuple[str, ...]
    known: int | None = None
    worded: Worded = Worded("")


class Standing(Struct, frozen=True):
    """A document as it is kept: its entry, the ids, what it holds, and whether it was read by the codebook at hand."""

    entry: int
    doc_id: str
    declared: str
    content: str
    words: str
    url: str | None
    current: bool
    read: bool = False


def content_of(document: Document) -> str:
    """The digest of all that a document says, its own id aside."""
    return name_of(_ENCODER.encode(structs.replace(document, doc_id="")))


def words_of(document: Document) -> str:
    """The digest of a document's text."""
    return name_of(document.text.encode("utf-8", "surrogatepass"))


def standing(connection: Connection, declared: Iterable[str], stamp: Stamp) -> list[Standing]:
    """Every document that came under these ids, whichever of its versions, in order; ``read``: in the way of the stamp."""
    found: list[Standing] = []
    asked = sorted(set(declared))
    for part in in_parts(asked, _ASKED_AT_ONCE):
        kept, read = documents.c, codings.c
        by_these = (read.document == kept.entry) & (read.code == stamp.code) & (read.codebook == stamp.codebook)
        query = (
            select(kept.entry, kept.doc_id, kept.declared, kept.content, kept.words, kept.url, kept.current, read.entry)
            .join_from(documents, codings, by_these, isouter=True)
            .where(kept.declared.in_(part))
            .order_by(kept.entry)
        )
        found += [Standing(*row[:7], read=row[7] is not None) for row in connection.execute(query)]
    return found


def encode_coded(coded: Coded) -> bytes:
    """What was read from a document, without its text: that is kept once, with the document."""
    bare = Document(coded.document.doc_id, "")
    return _ENCODER.encode(structs.replace(coded, document=bare))


def decode_coded(data: bytes) -> Coded:
    """What was read from a document, as `encode_coded` wrote it."""
    return _CODED.decode(data)


def keep_read(connection: Connection, reads: Sequence[Read], stamp: Stamp) -> None:
    """Keep articles with what was read from them. The caller holds the lock of a writer."""
    written: list[Written] = []
    for read in reads:
        if read.known is None:
            if read.arrival is not None:
                written.append(Written(CAPTURED, read.document.doc_id, _capture(read.arrival)))
            written.append(Written(RECEIVED, read.document.doc_id, _ENCODER.encode(read.document)))
        written.append(Written(CODED, read.document.doc_id, read.coded))
    blobs.keep(connection, (read.arrival.data for read in reads if read.arrival is not None and read.known is None))
    numbers = iter(append(connection, written, stamp))
    _supersede(connection, reads)
    captured, received, coded = [], [], []
    new_words = [read.words for read in reads if read.known is None]
    for read in reads:
        entry, capture = read.known, None
        if entry is None:
            capture = next(numbers) if read.arrival is not None else None
            entry = next(numbers)
            if read.arrival is not None:
                captured.append(_capture_row(read.arrival, capture))
            received.append(_document_row(read, entry, capture))
        coded.append(_coding_row(read, next(numbers), entry, stamp))
    add(connection, captures, captured)
    add(connection, documents, received)
    add(connection, codings, coded)
    volume.count(connection, [(row["outlet"], row["published"]) for row in received], 1)
    wording.keep(connection, [(row["entry"], read.worded) for row, read in zip(coded, reads, strict=True)])
    search.add(connection, search.DOCUMENTS, [(row["entry"], words) for row, words in zip(received, new_words, strict=True)])
    _keep_what_was_read(connection, reads, [row["entry"] for row in coded])


def note(connection: Connection, found: Iterable[Issue], stamp: Stamp) -> int:
    """Keep issues that belong to no document; one that is noted already is not noted again. Gives how many are new."""
    fresh = {}
    for issue in found:
        query = select(issues.c.entry).where(issues.c.kind == issue.kind, issues.c.message == issue.message)
        if connection.execute(query.where(issues.c.place.is_not_distinct_from(issue.where))).first() is None:
            fresh[issue.kind, issue.message, issue.where] = issue
    numbers = append(connection, [Written(NOTED, issue.where or issue.kind, _ENCODER.encode(issue)) for issue in fresh.values()], stamp)
    add(connection, issues, [_issue_row(issue, number, 0) for issue, number in zip(fresh.values(), numbers, strict=True)])
    return len(fresh)


def _supersede(connection: Connection, reads: Sequence[Read]) -> None:
    """What stood under these ids is no longer what stands."""
    doc_ids = [read.document.doc_id for read in reads]
    changed = [read.document.doc_id for read in reads if read.known is None]
    wording.leave(connection, volume.readings(connection, doc_ids))
    volume.count(connection, volume.standing(connection, changed), -1)
    for part in in_parts(doc_ids, _ASKED_AT_ONCE):
        standing = select(claims.c.number).where(claims.c.doc_id.in_(part), claims.c.current)
        connection.execute(delete(event_evidence).where(event_evidence.c.claim.in_(standing)))
        for table in (codings, claims, tallies):
            connection.execute(update(table).where(table.c.doc_id.in_(part), table.c.current).values(current=False))
    for part in in_parts(changed, _ASKED_AT_ONCE):
        connection.execute(update(documents).where(documents.c.doc_id.in_(part), documents.c.current).values(current=False))


def _keep_what_was_read(connection: Connection, reads: Sequence[Read], numbers: Sequence[int]) -> None:
    both = list(zip(reads, numbers, strict=True))
    for table, rows in ((claims, "claims"), (tallies, "tallies")):
        add(connection, table, [_read_row(row, entry) for read, entry in both for row in getattr(read.columns, rows)])
    evidence = [(entry << NUMBER_BITS | n, words) for read, entry in both for n, words in enumerate(read.evidence)]
    search.add(connection, search.EVIDENCE, evidence)
    add(connection, issues, [_issue_row(issue, entry, n) for read, entry in both for n, issue in enumerate(read.issues)])
    doc_ids = [read.document.doc_id for read in reads]
    first = dict(connection.execute(select(pages.c.doc_id, pages.c.first).where(pages.c.doc_id.in_(doc_ids))).all())
    put(connection, pages, [_page_row(read, entry, first.get(read.document.doc_id, entry)) for read, entry in both])


def _read_row(row: Row, entry: int) -> Row:
    return {**row, "number": entry << NUMBER_BITS | row["ordinal"], "coding": entry, "current": True}


def _page_row(read: Read, entry: int, first: int) -> Row:
    return {"doc_id": read.document.doc_id, "first": first, "entry": entry, "data": read.page}


def _capture(arrival: Arrival) -> bytes:
    return _ENCODER.encode(_capture_fields(arrival))


def _capture_row(arrival: Arrival, entry: int | None) -> Row:
    return {"entry": entry, **_capture_fields(arrival)}


def _capture_fields(arrival: Arrival) -> Row:
    return {"sha256": name_of(arrival.data), "media_type": arrival.media_type, "place": arrival.place, "url": arrival.url}


def _document_row(read: Read, entry: int, capture: int | None) -> Row:
    document = read.document
    return {
        "entry": entry,
        "doc_id": document.doc_id,
        "declared": read.declared,
        "content": content_of(document),
        "words": words_of(document),
        "capture": capture,
        "outlet": document.outlet,
        "published": day_text(document.published),
        "title": document.title,
        "url": document.url,
        "current": True,
    }


def _coding_row(read: Read, entry: int, document: int, stamp: Stamp) -> Row:
    stamped = {"code": stamp.code, "codebook": stamp.codebook}
    return {"entry": entry, "doc_id": read.document.doc_id, "document": document, **stamped, "current": True}


def _issue_row(issue: Issue, entry: int, ordinal: int) -> Row:
    return {"entry": entry, "ordinal": ordinal, "kind": issue.kind, "message": issue.message, "doc_id": issue.doc_id, "place": issue.where}
