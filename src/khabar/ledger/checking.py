"""Whether the tables in which articles and events are found say what the entries say."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs
from sqlalchemy import Column, Connection, Table, Text, select

from khabar.ledger import search, sets
from khabar.ledger.blobs import name_of
from khabar.ledger.database import Database
from khabar.ledger.decisions import DECIDED
from khabar.ledger.documents import Read
from khabar.ledger.events import told_last
from khabar.ledger.replaying import FILLED, replay
from khabar.ledger.rows import columns_of, event_row
from khabar.ledger.schema import aliases, decisions, entries, event_claims, events, pages
from khabar.ledger.words import words_of_evidence
from khabar.ledger.writing import Row, in_parts
from khabar.model import Event

_NOT_ENTERED = {pages.c.data}
"""What is worked out of a coding by the codebook."""
_AT_ONCE = 500
_DECODER = msgspec.json.Decoder(Event)


def differences(connection: Connection) -> Iterator[str]:
    """Every row that is not as the entries tell it, in words for a person. The entries themselves have to hold (`verify`)."""
    with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
        scratch = Database.open(str(Path(folder) / "ledger.db"), create=True)
        try:
            with scratch.writing() as right:
                replay(connection, right, _with_rows)
            with scratch.reading() as right:
                for table in FILLED:
                    yield from _of_table(table, connection, right)
                for kind in (search.DOCUMENTS, search.EVIDENCE):
                    yield from _of_words(kind, search.words_by_row(connection, kind), search.words_by_row(right, kind))
        finally:
            scratch.close()
    yield from _of_events(connection)
    yield from _of_decisions(connection)


def _of_decisions(connection: Connection) -> Iterator[str]:
    """What people decided that is not there, or not as it was entered; which of it stands is not asked."""
    entered = select(entries.c.sequence, entries.c.content).where(entries.c.happening == DECIDED)
    held = dict(connection.execute(select(decisions.c.entry, decisions.c.content)).all())
    for entry, content in connection.execute(entered.order_by(entries.c.sequence)).all():
        if held.pop(entry, None) != content:
            yield f"decisions {entry}: it is missing, or not what was entered"
    yield from (f"decisions {entry}: no entry tells of it" for entry in sorted(held))


def _with_rows(read: Read) -> Read:
    coded = read.whole()
    if coded is None:
        return read
    return structs.replace(read, columns=columns_of(coded), issues=coded.issues, evidence=words_of_evidence(coded))


def _of_words(kind: str, found: Mapping[int, int], wanted: Mapping[int, int]) -> Iterator[str]:
    """Documents and claims that are not found by just the words that they have; in what order they stand is not asked."""
    for number in sorted(found.keys() | wanted.keys()):
        if not search.is_same(found.get(number), wanted.get(number)):
            yield f"{kind} {number}: it is not found by just the words that it has"


def _of_table(table: Table, held: Connection, right: Connection) -> Iterator[str]:
    """Rows of a table that are missing, should not be there, or are otherwise than in the one that was filled from the entries."""
    keys = [column.name for column in table.primary_key]
    theirs, ours = _rows(table, held), _rows(table, right)
    found, wanted = next(theirs, None), next(ours, None)
    while found is not None or wanted is not None:
        at, due = _key(found, keys), _key(wanted, keys)
        if wanted is None or (found is not None and at < due):
            yield f"{table.name} {_shown(at)}: no entry tells of it"
            found = next(theirs, None)
        elif found is None or due < at:
            yield f"{table.name} {_shown(due)}: it is missing"
            wanted = next(ours, None)
        else:
            yield from _of_row(f"{table.name} {_shown(at)}", found, wanted)
            found, wanted = next(theirs, None), next(ours, None)


def _rows(table: Table, connection: Connection) -> Iterator[Mapping[str, Any]]:
    columns = [column for column in table.columns if column not in _NOT_ENTERED]
    is_postgres = connection.dialect.name == "postgresql"
    order = [_in_code_order(column) if is_postgres else column for column in table.primary_key]
    for row in connection.execute(select(*columns).order_by(*order).execution_options(yield_per=_AT_ONCE)):
        yield dict(row._mapping)


def _in_code_order(column: Column[Any]) -> Any:
    """By the numbers of letters, as SQLite and Python have it."""
    return column.collate("C") if isinstance(column.type, Text) else column


def _key(row: Mapping[str, Any] | None, keys: list[str]) -> tuple[Any, ...]:
    return () if row is None else tuple(row[name] for name in keys)


def _shown(key: tuple[Any, ...]) -> str:
    return " ".join(map(str, key))


def _of_row(name: str, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[str]:
    for column, value in wanted.items():
        if found[column] != value:
            yield f"{name}: {column} is {found[column]!r}, and the entries say {value!r}"


def _of_events(connection: Connection) -> Iterator[str]:
    """Events that are not as they were told last, or not found by what they say."""
    told = told_last(connection)
    numbers: list[int] = []
    query = select(events).order_by(events.c.event_id).execution_options(yield_per=_AT_ONCE)
    for some in connection.execute(query).partitions(_AT_ONCE):
        lines = {row.event_id: dict(row._mapping) for row in some}
        numbers += [row.number for row in some]
        of_claims, of_aliases = (_of(connection, table, list(lines)) for table in (event_claims, aliases))
        for event_id, row in lines.items():
            yield from _of_event(row, told.pop(event_id, None), of_claims.get(event_id, set()), of_aliases.get(event_id, set()))
    yield from (f"events {event_id}: it is missing" for event_id in told)
    for table in (event_claims, aliases):
        orphans = select(table).where(table.c.event_id.not_in(select(events.c.event_id)))
        yield from (f"{table.name} {row[0]}: there is no event {row.event_id}" for row in connection.execute(orphans))
    known = sets.load(connection, [sets.STANDING, sets.REJECTED])
    if known[sets.STANDING] | known[sets.REJECTED] != sets.of(numbers) or known[sets.STANDING] & known[sets.REJECTED]:
        yield "event_sets: the events that stand are not those of the table of events"


def _of(connection: Connection, table: Table, event_ids: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for some in in_parts(event_ids, _AT_ONCE):
        for name, event_id in connection.execute(select(table).where(table.c.event_id.in_(some))):
            found.setdefault(event_id, set()).add(name)
    return found


def _of_event(row: Mapping[str, Any], told: str | None, refs: set[str], names: set[str]) -> Iterator[str]:
    name = f"events {row['event_id']}"
    if told is None:
        yield f"{name}: no entry tells of it"
        return
    try:
        line = zlib.decompress(row["data"])
    except zlib.error:
        line = b""
    if name_of(line) != told:
        yield f"{name}: what it tells is not what was entered"
        return
    event = _DECODER.decode(line)
    wanted: Row = {**event_row(event), "content": told}
    yield from chain(_of_row(name, row, wanted), _of_names(name, "claims", refs, set(event.claims)))
    yield from _of_names(name, "former ids", names, set(event.aliases))


def _of_names(name: str, what: str, found: set[str], wanted: set[str]) -> Iterator[str]:
    if found != wanted:
        yield f"{name}: its {what} are not those that it tells: {', '.join(sorted(found ^ wanted)[:5])}"
