"""The record itself: entries in order, each holding the digest of the one before."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, select

from khabar.ledger.blobs import fetch, keep, name_of, stored
from khabar.ledger.schema import entries, state
from khabar.ledger.summaries import doing
from khabar.ledger.writing import Row as Row_
from khabar.ledger.writing import add, put
from khabar.model import Entry, Stamp

Held = TypeVar("Held")
FIRST = "0" * 64
"""What the first entry has in place of the digest of one before it."""
CAPTURED, TOMBSTONE = "captured", "tombstone"
_HEAD = "head"
_LONGEST_NUMBER = 18
"""Digits of a number that databases hold."""
_READ_AT_ONCE = 2000
_CHECKED_AT_ONCE = 500


class Written(Struct, frozen=True):
    """What is to be entered: what happened, to what, and the bytes that the entry holds."""

    happening: str
    subject: str
    payload: bytes


class Fault(Struct, frozen=True):
    """The first entry that is not as it was written, and what is wrong with it."""

    sequence: int
    cause: str


class Verified(Struct, frozen=True):
    """What a check of the chain found: how many entries hold, how many contents a tombstone took away, the first fault."""

    entries: int
    buried: int
    head: str
    fault: Fault | None = None


def append(connection: Connection, written: Sequence[Written], stamp: Stamp) -> list[int]:
    """Enter these in order and give their numbers. The caller holds the lock of a writer."""
    last = connection.execute(select(entries.c.sequence, entries.c.digest).order_by(entries.c.sequence.desc()).limit(1)).first()
    sequence, previous = (last.sequence, last.digest) if last else (0, FIRST)
    rows: list[Row_] = []
    for one in written:
        sequence += 1
        entry = sealed(Entry(sequence, one.happening, one.subject, name_of(one.payload), stamp, previous, ""))
        previous = entry.digest
        rows.append(_row(entry))
    if rows:
        keep(connection, (one.payload for one in written))
        add(connection, entries, rows)
        doing.keep(connection, [(row["sequence"], one.happening, one.payload) for row, one in zip(rows, written, strict=True)])
        put(connection, state, [{"name": _HEAD, "value": f"{sequence} {previous}"}])
    return list(range(sequence - len(rows) + 1, sequence + 1))


def sealed(entry: Entry) -> Entry:
    """The same entry with the digest of its other fields."""
    fields = [entry.sequence, entry.happening, entry.subject, entry.content, *msgspec.structs.astuple(entry.stamp), entry.previous]
    return msgspec.structs.replace(entry, digest=hashlib.sha256(msgspec.json.encode(fields)).hexdigest())


def read(connection: Connection, happenings: Iterable[str] = (), after: int = 0) -> Iterator[Entry]:
    """The entries after a number in their order, of these happenings alone where any is named."""
    named = list(happenings)
    while True:
        query = select(entries).where(entries.c.sequence > after).order_by(entries.c.sequence).limit(_READ_AT_ONCE)
        rows = connection.execute(query.where(entries.c.happening.in_(named)) if named else query).all()
        yield from map(_entry, rows)
        if len(rows) < _READ_AT_ONCE:
            return
        after = rows[-1].sequence


def head(connection: Connection) -> str:
    """The number and the digest of the last entry: another for every state of the ledger."""
    return connection.execute(select(state.c.value).where(state.c.name == _HEAD)).scalar() or f"0 {FIRST}"


def was(connection: Connection, state_then: str) -> bool:
    """Whether this is the ledger that had this `head` once: then it holds all that it held then."""
    number, _, digest = state_then.partition(" ")
    is_number = number.isdecimal() and len(number) <= _LONGEST_NUMBER
    found = select(entries.c.digest).where(entries.c.sequence == (int(number) if is_number else 0))
    return connection.execute(found).scalar() == digest


def verify(connection: Connection) -> Verified:
    """Check every entry against the one before and against what it holds; stops at the first that was changed or removed."""
    buried = {name for entry in read(connection, (TOMBSTONE,)) for name in buried_by(connection, entry)}
    count, gone, previous = 0, len(buried), FIRST
    for entry, held in _with_contents(connection):
        cause = _fault(entry, count + 1, previous) or next(iter(_faults_of_contents(entry, held, buried)), None)
        if cause is not None:
            return Verified(count, gone, previous, Fault(count + 1, cause))
        count, previous = count + 1, entry.digest
    told = connection.execute(select(state.c.value).where(state.c.name == _HEAD)).scalar()
    if (told or f"0 {FIRST}") != f"{count} {previous}":
        return Verified(count, gone, previous, Fault(count + 1, _head_fault(told, count)))
    return Verified(count, gone, previous)


def verify_part(connection: Connection, after: int, most: int) -> Verified:
    """Check the entries behind a number in the same way, so many at most; ``entries`` is the number of the last that holds."""
    buried = {name for entry in read(connection, (TOMBSTONE,)) for name in buried_by(connection, entry)}
    before = connection.execute(select(entries.c.digest).where(entries.c.sequence == after)).scalar()
    count, previous = after, str(before or FIRST)
    for entry, held in _with_contents(connection, after, most):
        cause = _fault(entry, count + 1, previous) or next(iter(_faults_of_contents(entry, held, buried)), None)
        if cause is not None:
            return Verified(count, len(buried), previous, Fault(count + 1, cause))
        count, previous = count + 1, entry.digest
    head = connection.execute(select(state.c.value).where(state.c.name == _HEAD)).scalar()
    if count - after < most and (head or f"0 {FIRST}") != f"{count} {previous}":
        return Verified(count, len(buried), previous, Fault(count + 1, _head_fault(head, count)))
    return Verified(count, len(buried), previous)


def buried_by(connection: Connection, tombstone: Entry) -> Sequence[str]:
    """The names of the contents that a tombstone took away."""
    held = fetch(connection, [tombstone.content])
    told = _told(held.get(tombstone.content), Buried)
    return () if told is None else told.contents


def _told(data: bytes | None, kind: type[Held]) -> Held | None:
    """What an entry holds; None where it is gone, or is not what its happening says: the chain tells which entry was changed."""
    try:
        return None if data is None else msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError:
        return None


class Gone(Struct, frozen=True):
    """A version of a buried article: its entry, the id it came with, the digests of what it said and of its text, by which it is known
    when it comes again.
    """

    entry: int
    declared: str
    content: str
    words: str


class Buried(Struct, frozen=True):
    """What a tombstone holds: why, the names of the contents that were taken away, the versions that these were of, and the digests of
    its addresses and folded texts (`khabar.ledger.tombstones`), which those of an older khabar have not: nor the ``places``, addresses
    at which other articles stand, too, and the ``passages`` of each version by which it is known there.
    """

    reason: str
    contents: tuple[str, ...]
    versions: tuple[Gone, ...] = ()
    addresses: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    passages: tuple[tuple[str, ...], ...] = ()


def _fault(entry: Entry, expected: int, previous: str) -> str | None:
    if entry.sequence != expected:
        return _removed(expected, entry.sequence - 1)
    if entry.previous != previous:
        return f"entry {expected} does not follow the one before it: one of the two was changed"
    return None if sealed(entry).digest == entry.digest else f"entry {expected} was changed: its digest does not fit its fields"


def _with_contents(connection: Connection, after: int = 0, most: int | None = None) -> Iterator[tuple[Entry, Mapping[str, bytes | None]]]:
    """Every entry with what it holds and what that names: the packed bytes behind an entry of a capture are a content of their own."""
    waiting = islice(read(connection, after=after), most)
    while batch := list(islice(waiting, _CHECKED_AT_ONCE)):
        held = stored(connection, [entry.content for entry in batch])
        attached = {entry.sequence: _attached(entry, held) for entry in batch}
        held |= stored(connection, [name for names in attached.values() for name in names])
        for entry in batch:
            yield entry, {name: held.get(name) for name in (entry.content, *attached[entry.sequence])}


def _attached(entry: Entry, held: Mapping[str, bytes]) -> tuple[str, ...]:
    """The contents that what an entry holds names."""
    data = held.get(entry.content)
    if entry.happening != CAPTURED or data is None or name_of(data) != entry.content:
        return ()
    told = _told(data, _Attached)
    return () if told is None else (told.sha256,)


class _Attached(Struct, frozen=True):
    sha256: str


def _faults_of_contents(entry: Entry, held: Mapping[str, bytes | None], buried: set[str]) -> Iterator[str]:
    what = f"what entry {entry.sequence} ({entry.happening} {entry.subject}) holds"
    for name, data in held.items():
        if data is None and name not in buried:
            yield f"{what} was removed"
        elif data is not None and name_of(data) != name:
            yield f"{what} was changed"


def _head_fault(head: str | None, count: int) -> str:
    number = head.partition(" ")[0] if head else ""
    last = int(number) if number.isdecimal() else 0
    if last <= count:
        return f"entry {count + 1}: the last entry is not the one that the ledger remembers"
    return _removed(count + 1, last)


def _removed(first: int, last: int) -> str:
    return f"entry {first} was removed" if first == last else f"entries {first} to {last} were removed"


def _row(entry: Entry) -> Row_:
    fields = msgspec.structs.asdict(entry)
    stamp = fields.pop("stamp")
    return {**fields, **msgspec.structs.asdict(stamp)}


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    stamp = Stamp(row.recorded, row.code, row.codebook, row.run)
    return Entry(row.sequence, row.happening, row.subject, row.content, stamp, row.previous, row.digest)
