"""Events as the ledger shows them: views made from its claims, replaced whenever linking tells them otherwise."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, delete, func, select

from khabar.ledger import marks, values
from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import Written, append, read
from khabar.ledger.reviewing.marking import mark
from khabar.ledger.rows import event_row, facets_of
from khabar.ledger.schema import (
    aliases,
    claims,
    event_changes,
    event_claims,
    event_evidence,
    event_found_by,
    event_sets,
    events,
    judgements,
    pages,
    state,
)
from khabar.ledger.summaries.accounts import Accounted, accounted, retell
from khabar.ledger.writing import Row, add, in_parts, put
from khabar.model import Event, Stamp

LINKED = "linked"
_DECODER = msgspec.json.Decoder(Event)
_ENCODER = msgspec.json.Encoder()
_LEVEL = 1
"""Of packing events: they are packed anew with every change, and level 6 takes three times as long for a tenth less."""
_ASKED_AT_ONCE = 400


class Position(Struct, frozen=True):
    """How far linking has come: the newest entry of a page and of a judgement that events tell of, and the codebook they were told by."""

    pages: int = 0
    judgements: int = 0
    codebook: str = ""


class _Linked(Struct, frozen=True):
    """What an entry says of events: the digests of those that are told anew, and those that are no more."""

    told: dict[str, str]
    ended: tuple[str, ...] = ()


class Told(Struct, frozen=True):
    """An event ready to be kept: its columns with its line of JSON, its claims and whose they are, the ids that ended in it."""

    row: Row
    claims: tuple[str, ...]
    aliases: tuple[str, ...]
    facets: frozenset[tuple[str, str]]
    accounts: tuple[Accounted, ...] = ()

    @property
    def event_id(self) -> str:
        """The id of the event."""
        return str(self.row["event_id"])


class Changes(Struct, frozen=True):
    """What linking brought: events that are new or may be told otherwise, and the ids of those that are no more."""

    told: Sequence[Told]
    ended: Sequence[str]


class Outcome(Struct, frozen=True):
    """How many events are new, told otherwise, ended, and contradicted where they were not before."""

    new: int = 0
    changed: int = 0
    ended: int = 0
    contradicted: int = 0


def linked_to(connection: Connection) -> Position:
    """How far linking has come."""
    held = connection.execute(select(state.c.value).where(state.c.name == LINKED)).scalar()
    return Position() if held is None else msgspec.json.decode(held, type=Position)


def forget_position(connection: Connection) -> None:
    """Have everything linked again the next time: something that was linked is gone."""
    held = linked_to(connection)
    put(connection, state, [{"name": LINKED, "value": _ENCODER.encode(structs.replace(held, codebook="")).decode()}])


def newest(connection: Connection, codebook: str) -> Position:
    """Where linking would come to now."""
    page = connection.execute(select(func.max(pages.c.entry))).scalar() or 0
    judged = connection.execute(select(func.max(judgements.c.entry))).scalar() or 0
    return Position(page, judged, codebook)


def pages_of(connection: Connection) -> Iterator[tuple[str, int, int, bytes]]:
    """Every page: its document, the entry by which it first came and by which it came last, and its bytes."""
    for row in connection.execute(select(pages).order_by(pages.c.doc_id).execution_options(yield_per=500)):
        yield row.doc_id, row.first, row.entry, zlib.decompress(row.data)


def pages_named(connection: Connection, doc_ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The pages of these documents that have one, with their bytes."""
    for some in in_parts(sorted(set(doc_ids)), _ASKED_AT_ONCE):
        for row in connection.execute(select(pages.c.doc_id, pages.c.data).where(pages.c.doc_id.in_(some)).order_by(pages.c.doc_id)):
            yield row.doc_id, zlib.decompress(row.data)


def pack(page: bytes) -> bytes:
    """A page as it is kept."""
    return zlib.compress(page, _LEVEL)


def lines(connection: Connection) -> Iterator[bytes]:
    """Every event as a line of JSON, by id."""
    for data in connection.execute(select(events.c.data).order_by(events.c.event_id).execution_options(yield_per=500)).scalars():
        with contextlib.suppress(zlib.error):  # damaged: `khabar ledger verify` tells so
            yield zlib.decompress(data)


def told_last(connection: Connection) -> dict[str, str]:
    """The digest of every event as the entries told it last, by id."""
    told: dict[str, str] = {}
    for entry in read(connection, (LINKED,)):
        held = fetch(connection, [entry.content])
        found = msgspec.json.decode(held[entry.content], type=_Linked)
        told |= found.told
        for event_id in found.ended:
            told.pop(event_id, None)
    return told


def decoded_lines(connection: Connection) -> Iterator[Event]:
    """Every event, by id."""
    return map(_DECODER.decode, lines(connection))


def load(connection: Connection, event_ids: Iterable[str]) -> dict[str, Event]:
    """Events by id; an id that ended in another event gives that one, one that is not there is left out."""
    asked = list(dict.fromkeys(event_ids))
    heirs = dict(connection.execute(select(aliases.c.alias, aliases.c.event_id).where(aliases.c.alias.in_(asked))).all())
    wanted = {event_id: heirs.get(event_id, event_id) for event_id in asked}
    query = select(events.c.event_id, events.c.data).where(events.c.event_id.in_(list(wanted.values())))
    held = {name: decoded(data) for name, data in connection.execute(query)}
    return {asked_for: held[name] for asked_for, name in wanted.items() if name in held}


def load_as_read(connection: Connection, event_ids: Iterable[str]) -> dict[str, Event]:
    """Events by id as linking told them, whatever people decided about their claims; one that is not there is left out."""
    found: dict[str, Event] = {}
    for some in in_parts(sorted(set(event_ids)), _ASKED_AT_ONCE):
        query = select(events.c.event_id, func.coalesce(events.c.as_read, events.c.data)).where(events.c.event_id.in_(some))
        found.update((name, decoded(data)) for name, data in connection.execute(query))
    return found


def decoded(data: bytes) -> Event:
    """An event as it is kept, made one again."""
    return _DECODER.decode(zlib.decompress(data))


def replace(connection: Connection, changes: Changes, position: Position, stamp: Stamp) -> Outcome:
    """Put events in the place of those that were told before, and enter that. The caller holds the lock of a writer."""
    before = _contents(connection, [*(event.event_id for event in changes.told), *changes.ended])
    new, other = _news(changes, before)
    ended = [event_id for event_id in changes.ended if event_id in before]
    contradicted = sum(event.row["contradicted"] and not before.get(event.event_id, ("", False))[1] for event in (*new, *other))
    gone = [*ended, *(event.event_id for event in other)]
    marks.unlay(connection, gone)
    for part in in_parts(gone, _ASKED_AT_ONCE):
        for table in (events, event_claims, aliases):
            connection.execute(delete(table).where(table.c.event_id.in_(part)))
    _lay(connection, [*new, *other], [event.event_id for event in changes.told])
    retell(connection, {event.event_id: (event.row["first_day"], event.accounts) for event in changes.told}, ended)
    _enter(connection, (new, other), ended, position, stamp)
    return Outcome(len(new), len(other), len(ended), contradicted)


def replace_all(connection: Connection, all_told: Sequence[Told], position: Position, stamp: Stamp) -> Outcome:
    """Lay all events down anew, whatever is there, and enter those that the entries tell otherwise.

    The caller holds the lock of a writer, and makes the sums anew.
    """
    before = {event_id: (content, False) for event_id, content in told_last(connection).items()}
    new, other = _news(Changes(all_told, ()), before)
    ended = sorted(before.keys() - {event.event_id for event in all_told})
    for table in (events, event_sets, event_found_by, event_evidence, event_claims, aliases):
        connection.execute(delete(table))
    values.note_all(connection)
    _lay(connection, all_told, [event.event_id for event in all_told])
    _enter(connection, (new, other), ended, position, stamp)
    return Outcome(len(new), len(other), len(ended))


def _news(changes: Changes, before: Mapping[str, tuple[str, bool]]) -> tuple[list[Told], list[Told]]:
    """Events that were not there before, and those that were told otherwise."""
    new = [event for event in changes.told if event.event_id not in before]
    return new, [event for event in changes.told if event.event_id in before and before[event.event_id][0] != event.row["content"]]


def _lay(connection: Connection, kept: Sequence[Told], told: Sequence[str]) -> None:
    """Fill the tables in which events are found; of all that are told the numbers of their claims may be others."""
    rows = [dict(event.row) for event in kept]
    marks.lay(connection, rows, [event.facets for event in kept])
    add(connection, events, rows)
    put(connection, event_claims, [{"ref": ref, "event_id": event.event_id} for event in kept for ref in event.claims])
    put(connection, aliases, [{"alias": alias, "event_id": event.event_id} for event in kept for alias in event.aliases])
    marks.lay_evidence(connection, told)
    mark(connection, [ref for event in kept for ref in event.claims])


def _enter(
    connection: Connection, told: tuple[Sequence[Told], Sequence[Told]], ended: Sequence[str], position: Position, stamp: Stamp
) -> None:
    """Enter which events are new, told otherwise, and no more."""
    new, other = told
    kept = [*new, *other]
    if kept or ended:
        payload = _ENCODER.encode({"told": {event.event_id: event.row["content"] for event in kept}, "ended": ended})
        [entry] = append(connection, [Written(LINKED, "events", payload)], stamp)
        latest = [(event.event_id, not event.row["claims"]) for event in kept] + [(event_id, True) for event_id in ended]
        first = dict.fromkeys((event.event_id for event in new), entry) | _firsts(connection, [event.event_id for event in other])
        changed = [{"event_id": name, "entry": entry, "ended": is_over, "first": first.get(name)} for name, is_over in latest]
        put(connection, event_changes, changed)
    put(connection, state, [{"name": LINKED, "value": _ENCODER.encode(position).decode()}])


def told(read: Event, lineage: Callable[[str], Iterable[str]], decided: Event | None = None) -> Told:
    """An event made ready to be kept, as it was read and as people decided where they did; ``lineage`` gives what a concept belongs to."""
    event = read if decided is None else decided
    line = _ENCODER.encode(event)
    as_read = None if event is read or event == read else zlib.compress(_ENCODER.encode(read), _LEVEL)
    row = {**event_row(event), "content": name_of(line), "data": zlib.compress(line, _LEVEL), "as_read": as_read}
    return Told(row, event.claims, event.aliases, facets_of(event, lineage), accounted(event))


def counts(connection: Connection) -> dict[str, int]:
    """How much there is of each."""
    from khabar.ledger.schema import documents, issues, tallies

    found = {"documents": connection.execute(select(func.count()).select_from(documents).where(documents.c.current)).scalar_one()}
    for table in (claims, tallies):
        found[table.name] = connection.execute(select(func.count()).select_from(table).where(table.c.current)).scalar_one()
    found["events"] = connection.execute(select(func.count()).where(events.c.claims > 0)).scalar_one()
    found["issues"] = connection.execute(select(func.count()).select_from(issues)).scalar_one()
    return found


def _contents(connection: Connection, event_ids: Sequence[str]) -> Mapping[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for part in in_parts(event_ids, _ASKED_AT_ONCE):
        query = select(events.c.event_id, events.c.content, events.c.contradicted).where(events.c.event_id.in_(part))
        found.update((row.event_id, (row.content, row.contradicted)) for row in connection.execute(query))
    return found


def _firsts(connection: Connection, event_ids: Sequence[str]) -> dict[str, int]:
    """The entries by which events first came, where that is known."""
    found: dict[str, int] = {}
    for part in in_parts(event_ids, _ASKED_AT_ONCE):
        query = select(event_changes.c.event_id, event_changes.c.first).where(event_changes.c.event_id.in_(part))
        found.update((row.event_id, row.first) for row in connection.execute(query))
    return found
