"""What is kept of articles: the bytes that came, the document, what was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, delete, select, update

from khabar.ledger import blobs, search
from khabar.ledger.blobs import name_of
from khabar.ledger.captures import Arrival, capture_payload, capture_row
from khabar.ledger.chain import CAPTURED, Written, append
from khabar.ledger.rows import Columns, day_text
from khabar.ledger.schema import captures, claims, codings, decisions, documents, event_evidence, issues, pages, tallies
from khabar.ledger.summaries import volume, wording
from khabar.ledger.summaries.wording import Worded
from khabar.ledger.writing import Row, add, in_parts, put
from khabar.model import Coded, Document, Issue, Stamp
from khabar.model.address import is_of_message

RECEIVED, CODED, NOTED = "received", "coded", "noted"
_ASKED_AT_ONCE = 400
NUMBER_BITS = 16
"""Of the number of a claim, for its place in its coding: a million letters hold fewer than 65,536 claims."""


class Entered(Document, frozen=True, kw_only=True):
    """A document as an entry holds it, with the id that it came with where it is kept under another."""

    declared: str | None = None


_ENCODER = msgspec.json.Encoder()
_IN_ORDER = msgspec.json.Encoder(order="deterministic")
"""Sets are written in order: the order in which a process holds them is another in each."""
_CODED = msgspec.json.Decoder(Coded)
_ENTERED = msgspec.json.Decoder(Entered)


class Read(Struct, frozen=True):
    """One article with what was read from it, ready to be kept.

    ``declared`` is the id it came with, ``document.doc_id`` the one it is kept under, ``content`` and ``text`` are the digests of all that
    it says and of its text. ``known`` is the entry of the document where it is kept already and was read anew; ``coded`` is empty where it
    is still to be read. ``page`` is what linking keeps of it, ``words`` and ``evidence`` the folded words of the article and of each
    claim's evidence, ``worded`` in which words it speaks of whom.
    """

    declared: str
    document: Document
    content: str
    text: str
    arrival: Arrival | None
    coded: bytes
    columns: Columns
    issues: tuple[Issue, ...]
    page: bytes
    words: str
    evidence: tuple[str, ...]
    known: int | None = None
    worded: Worded = Worded("")

    def whole(self) -> Coded | None:
        """What was read from it, with its text; None where it is still to be read."""
        return structs.replace(decode_coded(self.coded), document=self.document) if self.coded else None


class Laid(Struct, frozen=True):
    """The entries that an article stands in: of its capture, of the document, of what was read from it, of its issues where nothing was."""

    capture: int | None
    document: int
    coding: int | None
    issues: tuple[int, ...] = ()


def content_of(document: Document) -> str:
    """The digest of all that a document says, its own id aside."""
    return name_of(_ENCODER.encode(structs.replace(document, doc_id="")))


def text_of(document: Document) -> str:
    """The digest of a document's text."""
    return name_of(document.text.encode("utf-8", "surrogatepass"))


def bare(document: Document, declared: str, wrong: tuple[Issue, ...], digests: tuple[str, str] | None = None) -> Read:
    """An article that is not read yet, without the bytes that it came in and without its words; ``digests`` where they are known."""
    content, text = digests or (content_of(document), text_of(document))
    return Read(declared, document, content, text, None, b"", Columns((), ()), wrong, b"", "", ())


def received_payload(read: Read) -> bytes:
    """What the entry of a document holds: the document, and the id that it came with where that is another."""
    document = read.document
    if read.declared == document.doc_id:
        return _ENCODER.encode(document)
    return _ENCODER.encode(Entered(**structs.asdict(document), declared=read.declared))


def received_of(payload: bytes) -> tuple[Document, str]:
    """The document that an entry holds, and the id that it came with."""
    held = _ENTERED.decode(payload)
    return Document(**{name: getattr(held, name) for name in Document.__struct_fields__}), held.declared or held.doc_id


def encode_coded(coded: Coded) -> bytes:
    """What was read from a document, without its text: that is kept once, with the document."""
    bare = Document(coded.document.doc_id, "")
    return _IN_ORDER.encode(structs.replace(coded, document=bare))


def decode_coded(data: bytes) -> Coded:
    """What was read from a document, as `encode_coded` wrote it."""
    return _CODED.decode(data)


def keep_read(connection: Connection, reads: Sequence[Read], stamp: Stamp) -> None:
    """Keep articles with what was read from them. The caller holds the lock of a writer."""
    written: list[Written] = []
    for read in reads:
        doc_id = read.document.doc_id
        if read.known is None:
            if read.arrival is not None:
                written.append(Written(CAPTURED, doc_id, capture_payload(read.arrival)))
            written.append(Written(RECEIVED, doc_id, received_payload(read)))
        if read.coded:
            written.append(Written(CODED, doc_id, read.coded))
        else:
            written += [Written(NOTED, doc_id, _ENCODER.encode(issue)) for issue in read.issues]
    blobs.keep(connection, (read.arrival.data for read in reads if read.arrival is not None and read.known is None))
    numbers = iter(append(connection, written, stamp))
    laid = []
    for read in reads:
        capture = next(numbers) if read.known is None and read.arrival is not None else None
        document = read.known if read.known is not None else next(numbers)
        coding = next(numbers) if read.coded else None
        laid.append(Laid(capture, document, coding, () if read.coded else tuple(next(numbers) for _ in read.issues)))
    lay(connection, list(zip(reads, laid, strict=True)), stamp)


def lay(connection: Connection, both: Sequence[tuple[Read, Laid]], stamp: Stamp) -> None:
    """Fill the tables in which articles are found, from what their entries hold; no article is there twice.

    One that says again what an earlier version of it said is that version, which stands again. The entries are of one stamp. The caller
    holds the lock of a writer.
    """
    reads = [read for read, _ in both]
    _settle_messages(connection, reads)
    _supersede(connection, reads)
    both = _returned(connection, both)
    fresh = [(read, at) for read, at in both if read.known is None]
    captured = [capture_row(read.arrival, at.capture) for read, at in both if read.arrival is not None and at.capture is not None]
    add(connection, captures, captured)
    received = [_document_row(read, at) for read, at in fresh]
    add(connection, documents, received)
    coded = [(read, at.coding, at.document) for read, at in both if at.coding is not None]
    add(connection, codings, [_coding_row(read, entry, document, stamp) for read, entry, document in coded])
    volume.count(connection, [(row["outlet"], row["published"]) for row in received], 1)
    wording.keep(connection, [(entry, read.worded) for read, entry, _ in coded])
    search.add(connection, search.DOCUMENTS, [(at.document, read.words) for read, at in fresh])
    _keep_what_was_read(connection, [read for read, _, _ in coded], [entry for _, entry, _ in coded])
    for read, at in both:
        for issue, number in zip(read.issues if at.coding is None else (), at.issues, strict=True):
            lay_note(connection, number, issue)


def note(connection: Connection, found: Iterable[Issue], stamp: Stamp) -> int:
    """Keep issues that belong to no document; one that is noted already is not noted again. Gives how many are new."""
    fresh = {}
    for issue in found:
        query = select(issues.c.entry).where(issues.c.kind == issue.kind, issues.c.message == issue.message)
        if connection.execute(query.where(issues.c.place.is_not_distinct_from(issue.where))).first() is None:
            fresh[issue.kind, issue.message, issue.where] = issue
    numbers = append(connection, [Written(NOTED, issue.where or issue.kind, _ENCODER.encode(issue)) for issue in fresh.values()], stamp)
    for issue, number in zip(fresh.values(), numbers, strict=True):
        lay_note(connection, number, issue)
    return len(fresh)


def lay_note(connection: Connection, entry: int, issue: Issue) -> None:
    """Fill the row of an issue from the entry of its own that it has."""
    add(connection, issues, [_issue_row(issue, entry, 0)])


def _supersede(connection: Connection, reads: Sequence[Read]) -> None:
    """What stood under these ids is no longer what stands; what was read of an article stands until it is read anew."""
    read_anew = [read.document.doc_id for read in reads if read.coded]
    _no_longer(connection, read_anew, [read.document.doc_id for read in reads if read.known is None])


def _settle_messages(connection: Connection, reads: Sequence[Read]) -> None:
    """A message that an older khabar kept twice, as it was and as it was edited, and that says again what stands of it, stands as that.

    What people decided about the other waits for a person; events that told of it have to be linked anew.
    """
    at = documents.c
    again = {(read.declared, read.content): read.document.doc_id for read in reads if read.known is None and is_of_message(read.declared)}
    gone: set[str] = set()
    for part in in_parts(sorted({declared for declared, _ in again}), _ASKED_AT_ONCE):
        rows = connection.execute(select(at.declared, at.content, at.doc_id).where(at.declared.in_(part), at.current)).all()
        stands = {row.declared: row.doc_id for row in rows if again.get((row.declared, row.content)) == row.doc_id}
        gone |= {row.doc_id for row in rows if stands.get(row.declared, row.doc_id) != row.doc_id}
    if not gone:
        return
    _no_longer(connection, sorted(gone), sorted(gone))
    connection.execute(delete(pages).where(pages.c.doc_id.in_(gone)))
    connection.execute(update(decisions).where(decisions.c.doc_id.in_(gone), decisions.c.current).values(ref=None))


def _no_longer(connection: Connection, read_anew: Sequence[str], changed: Sequence[str]) -> None:
    """What was read of the first, and the text of the second, is no longer what stands."""
    wording.leave(connection, volume.readings(connection, read_anew))
    volume.count(connection, volume.standing(connection, changed), -1)
    for part in in_parts(read_anew, _ASKED_AT_ONCE):
        standing = select(claims.c.number).where(claims.c.doc_id.in_(part), claims.c.current)
        connection.execute(delete(event_evidence).where(event_evidence.c.claim.in_(standing)))
        for table in (codings, claims, tallies):
            connection.execute(update(table).where(table.c.doc_id.in_(part), table.c.current).values(current=False))
        connection.execute(delete(issues).where(issues.c.doc_id.in_(part)))
    for part in in_parts(changed, _ASKED_AT_ONCE):
        connection.execute(update(documents).where(documents.c.doc_id.in_(part), documents.c.current).values(current=False))


def _returned(connection: Connection, both: Sequence[tuple[Read, Laid]]) -> list[tuple[Read, Laid]]:
    """The same, with those known by their entries that are there as former versions; these stand again, as they came now."""
    at = documents.c
    declared = [read.declared for read, _ in both if read.known is None]
    there: dict[tuple[str, str], int] = {}
    for part in in_parts(declared, _ASKED_AT_ONCE):
        rows = connection.execute(select(at.declared, at.content, at.entry).where(at.declared.in_(part)))
        there.update(((row.declared, row.content), row.entry) for row in rows)
    found = []
    for read, laid in both:
        entry = there.get((read.declared, read.content)) if read.known is None else None
        if entry is None:
            found.append((read, laid))
            continue
        connection.execute(update(documents).where(at.entry == entry).values(current=True, capture=laid.capture))
        volume.count(connection, volume.standing(connection, [read.document.doc_id]), 1)
        found.append((structs.replace(read, known=entry), structs.replace(laid, document=entry)))
    return found


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


def _document_row(read: Read, at: Laid) -> Row:
    document = read.document
    return {
        "entry": at.document,
        "doc_id": document.doc_id,
        "declared": read.declared,
        "content": read.content,
        "words": read.text,
        "capture": at.capture,
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
