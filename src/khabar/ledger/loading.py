"""Articles of a ledger with what was read from them, made whole again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct, structs
from sqlalchemy import ColumnElement, Connection, select

from khabar.ledger import blobs, search
from khabar.ledger.documents import NUMBER_BITS, decode_coded
from khabar.ledger.schema import codings, documents, entries, issues
from khabar.ledger.words import words_of_document, words_of_evidence
from khabar.ledger.writing import in_parts
from khabar.model import Coded, Document, Issue, Stamp

_ASKED_AT_ONCE = 400
_DOCUMENT = msgspec.json.Decoder(Document)


class Version(Struct, frozen=True):
    """One reading of one version of an article: the entries of both, the id it came under, who read it, and what was read.

    One that was not read yet has 0 as its coding.
    """

    document: int
    coding: int
    declared: str
    code: str
    codebook: str
    coded: Coded


def load(connection: Connection, doc_ids: Iterable[str]) -> dict[str, Coded]:
    """Documents with what was read from them last, by id and in this order; one that was not read yet, or is not there, is left out."""
    asked = list(dict.fromkeys(doc_ids))
    found: dict[str, Coded] = {}
    for some in in_parts(asked, _ASKED_AT_ONCE):
        part = documents.c.doc_id.in_(some)
        found.update((one.coded.document.doc_id, one.coded) for one in versions(connection, part & codings.c.current))
    return {doc_id: found[doc_id] for doc_id in asked if doc_id in found}


def articles(connection: Connection, doc_ids: Iterable[str]) -> dict[str, Document]:
    """Documents as they stand now, read or not, by id and in this order; one that is not there is left out."""
    asked = list(dict.fromkeys(doc_ids))
    found: dict[str, Document] = {}
    for some in in_parts(asked, _ASKED_AT_ONCE):
        query = select(entries.c.content).join_from(documents, entries, entries.c.sequence == documents.c.entry)
        names = connection.execute(query.where(documents.c.current, documents.c.doc_id.in_(some))).scalars().all()
        for data in blobs.fetch(connection, names).values():
            document = _DOCUMENT.decode(data)
            found[document.doc_id] = document
    return {doc_id: found[doc_id] for doc_id in asked if doc_id in found}


def versions(connection: Connection, condition: ColumnElement[bool]) -> list[Version]:
    """Readings of articles that a condition on documents and codings picks, in the order of their entries; buried ones are left out."""
    query = (
        select(
            *(documents.c.entry, documents.c.declared),
            *(codings.c.entry.label("coding"), codings.c.code, codings.c.codebook),
            entries.c.content,
        )
        .join_from(documents, codings, codings.c.document == documents.c.entry)
        .join(entries, entries.c.sequence == documents.c.entry)
        .where(condition)
        .order_by(codings.c.entry)
    )
    rows = connection.execute(query).all()
    read = _contents(connection, [row.coding for row in rows])
    held = blobs.fetch(connection, [*(row.content for row in rows), *read.values()])
    found = []
    for row in rows:
        if row.content in held and read[row.coding] in held:
            coded = structs.replace(decode_coded(held[read[row.coding]]), document=_DOCUMENT.decode(held[row.content]))
            found.append(Version(row.entry, row.coding, row.declared, row.code, row.codebook, coded))
    return found


def texts(connection: Connection, doc_id: str) -> list[tuple[int, Document]]:
    """Every version of an article with its entry, read or not, in order; what a tombstone took away is left out."""
    query = select(documents.c.entry, entries.c.content).join_from(documents, entries, entries.c.sequence == documents.c.entry)
    rows = connection.execute(query.where(documents.c.doc_id == doc_id).order_by(documents.c.entry)).all()
    held = blobs.fetch(connection, [row.content for row in rows])
    return [(row.entry, _DOCUMENT.decode(held[row.content])) for row in rows if row.content in held]


def unread(connection: Connection, numbers: Sequence[int]) -> list[Version]:
    """Of these documents (by entry) those that no codebook read yet, with what was wrong with their input."""
    query = (
        select(documents.c.entry, documents.c.doc_id, documents.c.declared, entries.c.content)
        .join_from(documents, entries, entries.c.sequence == documents.c.entry)
        .where(documents.c.entry.in_(numbers), documents.c.entry.not_in(select(codings.c.document)))
        .order_by(documents.c.entry)
    )
    rows = connection.execute(query).all()
    held = blobs.fetch(connection, [row.content for row in rows])
    noted: dict[str, list[Issue]] = {}
    wrong = select(issues).where(issues.c.doc_id.in_([row.doc_id for row in rows])).order_by(issues.c.entry)
    for row in connection.execute(wrong):
        noted.setdefault(row.doc_id, []).append(Issue(row.kind, row.message, row.doc_id, row.place))
    found = []
    for row in rows:
        if row.content in held:
            coded = Coded(_DOCUMENT.decode(held[row.content]), issues=tuple(noted.get(row.doc_id, ())))
            found.append(Version(row.entry, 0, row.declared, "", "", coded))
    return found


def every(connection: Connection, *, current: bool) -> Iterator[Version]:
    """Every reading of every article in the order of their entries, or only those that stand."""
    query = select(codings.c.entry).order_by(codings.c.entry)
    numbers = connection.execute(query.where(codings.c.current) if current else query).scalars().all()
    for some in in_parts(numbers, _ASKED_AT_ONCE):
        yield from versions(connection, codings.c.entry.in_(some))


def not_read(connection: Connection, stamp: Stamp) -> list[int]:
    """The entries of the documents that stand otherwise than the stamp reads them: by another codebook, later or earlier, or not read."""
    read = select(codings.c.document).where(codings.c.current, codings.c.code == stamp.code, codings.c.codebook == stamp.codebook)
    query = select(documents.c.entry).where(documents.c.current, documents.c.entry.not_in(read)).order_by(documents.c.entry)
    return list(connection.execute(query).scalars())


def never_read(connection: Connection) -> list[int]:
    """The entries of the documents that stand and were not read by any codebook yet."""
    query = select(documents.c.entry).where(documents.c.current, documents.c.entry.not_in(select(codings.c.document)))
    return list(connection.execute(query.order_by(documents.c.entry)).scalars())


def spoken(connection: Connection) -> Iterator[tuple[str, Sequence[tuple[int, str]]]]:
    """The words of all documents and of all evidence, as full text wants them: made anew, since SQLite keeps only their index."""
    laid: set[int] = set()
    for one in every(connection, current=False):
        if one.document not in laid:
            laid.add(one.document)
            yield search.DOCUMENTS, [(one.document, words_of_document(one.coded.document))]
        evidence = enumerate(words_of_evidence(one.coded))
        yield search.EVIDENCE, [(one.coding << NUMBER_BITS | n, words) for n, words in evidence]
    read = select(codings.c.document)
    others = connection.execute(select(documents.c.entry).where(documents.c.entry.not_in(read)).order_by(documents.c.entry)).scalars().all()
    for some in in_parts(others, _ASKED_AT_ONCE):
        yield search.DOCUMENTS, [(one.document, words_of_document(one.coded.document)) for one in unread(connection, some)]


def _contents(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in in_parts(numbers, _ASKED_AT_ONCE):
        query = select(entries.c.sequence, entries.c.content).where(entries.c.sequence.in_(part))
        found.update((row.sequence, row.content) for row in connection.execute(query))
    return found
