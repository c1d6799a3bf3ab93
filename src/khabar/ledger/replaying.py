"""The tables beside the record filled anew, or elsewhere, from what the entries hold and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, delete, select

from khabar.ledger import burying, search
from khabar.ledger.blobs import fetch
from khabar.ledger.captures import lay_captures
from khabar.ledger.chain import CAPTURED, TOMBSTONE, read
from khabar.ledger.documents import CODED, NOTED, RECEIVED, Laid, Read, bare, lay, lay_note, received_of
from khabar.ledger.judging import JUDGED, SETTLED, lay_judgement, settle
from khabar.ledger.runs import BEGAN, ENDED, lay_begin, lay_end
from khabar.ledger.schema import captures, claims, codings, documents, entries, issues, judgements, pages, runs, tallies
from khabar.ledger.words import words_of_document
from khabar.model import Entry, Issue, Stamp

_READ_AT_ONCE = 500
_LAID_AT_ONCE = 128
FILLED = (captures, documents, codings, claims, tallies, issues, judgements, runs, pages)
"""The tables that are filled from the entries here."""
_ISSUE = msgspec.json.Decoder(Issue)

Held: TypeAlias = tuple[Entry, bytes]


class _Article(Struct, frozen=True):
    """Entries of one article that stand one behind the other: the document or None, what was read from it, what was noted of it."""

    subject: str
    stamp: Stamp
    capture: int | None = None
    received: Held | None = None
    coded: Held | None = None
    noted: tuple[Held, ...] = ()


def clear(connection: Connection) -> None:
    """Empty the tables that are filled from the entries here. What linking fills, sums, and what people decided and keep are left."""
    for table in FILLED:
        connection.execute(delete(table))
    search.clear(connection, search.DOCUMENTS)
    search.clear(connection, search.EVIDENCE)


def replay(source: Connection, target: Connection, complete: Callable[[Read], Read]) -> None:
    """Fill the empty tables of one ledger from the entries of another, or of the same.

    ``complete`` gives an article that was read with what is worked out of its coding (columns, page, words), which no entry holds.
    """
    waiting: list[_Article] = []
    for step in _steps(source, lambda captured: lay_captures(target, captured)):
        if waiting and not (isinstance(step, _Article) and _fits(step, waiting)):
            _lay(source, target, waiting, complete)
            waiting = []
        if isinstance(step, _Article):
            waiting.append(step)
        elif (others := _OTHERS.get(step[0].happening)) is not None:
            others(target, *step)
    _lay(source, target, waiting, complete)


def _steps(source: Connection, captured: Callable[[Sequence[Held]], None]) -> Iterator[_Article | Held]:
    """What the entries tell in their order; those of an article that stand one behind the other come together.

    Captures go where they are wanted, many at a time: nothing depends on their order.
    """
    article: _Article | None = None
    capture: Entry | None = None
    captures: list[Held] = []
    for entry, payload in _held(source):
        grown = _grown(article, entry, payload)
        if grown is not None:
            article = grown
            continue
        if article is not None:
            yield article
            article = None
        if entry.happening in (RECEIVED, CODED):
            came = capture is not None and (capture.sequence, capture.subject) == (entry.sequence - 1, entry.subject)
            article = _Article(entry.subject, entry.stamp, entry.sequence - 1 if came else None)
            held = (entry, payload)
            article = structs.replace(article, received=held) if entry.happening == RECEIVED else structs.replace(article, coded=held)
        elif entry.happening == CAPTURED:
            captures.append((entry, payload))
        else:
            yield entry, payload
        capture = entry if entry.happening == CAPTURED else None
        if len(captures) >= _READ_AT_ONCE:
            captured(captures)
            captures = []
    captured(captures)
    if article is not None:
        yield article


def _grown(article: _Article | None, entry: Entry, payload: bytes) -> _Article | None:
    """The article with an entry that belongs to it; None for one that does not."""
    if article is None or article.coded is not None or entry.subject != article.subject:
        return None
    if entry.happening == CODED and not article.noted:
        return structs.replace(article, coded=(entry, payload))
    is_noted = entry.happening == NOTED and _ISSUE.decode(payload).doc_id == article.subject
    return structs.replace(article, noted=(*article.noted, (entry, payload))) if is_noted else None


def _held(source: Connection) -> Iterator[Held]:
    """Every entry with what it holds; what a tombstone took away is left out."""
    waiting = read(source)
    while some := list(islice(waiting, _READ_AT_ONCE)):
        payloads = fetch(source, [entry.content for entry in some])
        yield from ((entry, payloads[entry.content]) for entry in some if entry.content in payloads)


def _fits(article: _Article, waiting: list[_Article]) -> bool:
    """Whether an article can be laid down together with others."""
    one, other = article.stamp, waiting[0].stamp
    is_same = (one.code, one.codebook) == (other.code, other.codebook)
    return is_same and len(waiting) < _LAID_AT_ONCE and all(before.subject != article.subject for before in waiting)


def _lay(source: Connection, target: Connection, articles: list[_Article], complete: Callable[[Read], Read]) -> None:
    if not articles:
        return
    known = _known(source, target, [one.subject for one in articles if one.received is None])
    both = []
    for one in articles:
        held = one.received or known.get(one.subject)
        if held is None:
            continue
        document, declared = received_of(held[1])
        fresh = bare(document, declared, tuple(_ISSUE.decode(payload) for _, payload in one.noted))
        fresh = structs.replace(fresh, words=words_of_document(document), known=None if one.received else held[0].sequence)
        found = complete(structs.replace(fresh, coded=one.coded[1])) if one.coded else fresh
        coding = one.coded[0].sequence if one.coded else None
        both.append((found, Laid(one.capture, held[0].sequence, coding, tuple(entry.sequence for entry, _ in one.noted))))
    lay(target, both, articles[0].stamp)


def _known(source: Connection, target: Connection, doc_ids: list[str]) -> dict[str, Held]:
    """The entries of documents as they stand, for what was read anew."""
    standing = select(documents.c.entry).where(documents.c.doc_id.in_(doc_ids), documents.c.current)
    numbers = target.execute(standing).scalars().all()
    found = {}
    for row in source.execute(select(entries.c.sequence).where(entries.c.sequence.in_(numbers))).scalars():
        entry = next(read(source, after=row - 1))
        for payload in fetch(source, [entry.content]).values():
            found[entry.subject] = (entry, payload)
    return found


def _note(connection: Connection, entry: Entry, payload: bytes) -> None:
    lay_note(connection, entry.sequence, _ISSUE.decode(payload))


_OTHERS: dict[str, Callable[[Connection, Entry, bytes], None]] = {
    NOTED: _note,
    JUDGED: lay_judgement,
    SETTLED: settle,
    TOMBSTONE: burying.lay_tombstone,
    BEGAN: lay_begin,
    ENDED: lay_end,
}
