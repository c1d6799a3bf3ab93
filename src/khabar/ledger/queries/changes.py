"""What changed of the events after an entry of the ledger: for copies that are kept up to date, and for feeds."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection, func, select, tuple_

from khabar.ledger.chain import TOMBSTONE
from khabar.ledger.events import load
from khabar.ledger.schema import aliases, entries, event_changes
from khabar.model import Event


class Change(Struct, frozen=True, kw_only=True):
    """An event that is new or told otherwise, as it stands now; or a tombstone of one that is no more.

    ``entry`` and ``recorded`` tell the last entry that changed it, and when. ``into`` is the event that one with a tombstone went into.
    """

    event_id: str
    entry: int
    recorded: str
    event: Event | None = None
    into: str | None = None


class Removed(Struct, frozen=True):
    """A document that was taken out of the ledger: only that is told."""

    doc_id: str
    entry: int
    recorded: str


class Since(Struct, frozen=True):
    """A place in the stream of changes: behind this entry, and of the events of that entry behind this id."""

    entry: int
    event_id: str | None = None


class Changed(Struct, frozen=True):
    """Changes in their order, each event once, and where to go on; ``more`` tells that there is more already."""

    changes: tuple[Change, ...]
    removed: tuple[Removed, ...]
    since: Since
    more: bool


def newest_entry(connection: Connection) -> int:
    """The number of the last entry, 0 in an empty ledger."""
    return int(connection.execute(select(func.max(entries.c.sequence))).scalar() or 0)


def changes_since(connection: Connection, since: Since, limit: int) -> Changed:
    """What changed after a place in the stream: who follows it to the end and takes every change in has the events as they stand.

    An event that changed again meanwhile comes once, at its last change. Documents that were taken out come with the page on which their
    entries lie.
    """
    query = select(event_changes, entries.c.recorded).join(entries, entries.c.sequence == event_changes.c.entry)
    if since.event_id is None:
        query = query.where(event_changes.c.entry > since.entry)
    else:
        query = query.where(tuple_(event_changes.c.entry, event_changes.c.event_id) > (since.entry, since.event_id))
    rows = connection.execute(query.order_by(event_changes.c.entry, event_changes.c.event_id).limit(limit + 1)).all()
    shown, more = rows[:limit], len(rows) > limit
    goal = Since(shown[-1].entry, shown[-1].event_id) if more else Since(max(newest_entry(connection), since.entry))
    told = load(connection, [row.event_id for row in shown if not row.ended])
    heirs = _heirs(connection, [row.event_id for row in shown if row.ended])
    changes = tuple(
        Change(
            event_id=row.event_id,
            entry=row.entry,
            recorded=row.recorded,
            event=None if row.ended else told.get(row.event_id),
            into=heirs.get(row.event_id),
        )
        for row in shown
    )
    return Changed(changes, _removed(connection, since, goal), goal, more)


def entry_at(connection: Connection, moment: str) -> int:
    """The last entry that was written before a moment (ISO 8601, UTC), 0 if none was; entries are written in the order of time."""
    low, high = 0, newest_entry(connection)
    while low < high:
        middle = (low + high + 1) // 2
        recorded = connection.execute(select(entries.c.recorded).where(entries.c.sequence == middle)).scalar()
        if recorded is not None and str(recorded) < moment:
            low = middle
        else:
            high = middle - 1
    return low


def heir_of(connection: Connection, event_id: str) -> str | None:
    """The event that one which is no more went into, "" where it went into none; None for an id that no event had."""
    heir = connection.execute(select(aliases.c.event_id).where(aliases.c.alias == event_id)).scalar()
    if heir is not None:
        return str(heir)
    ended = connection.execute(select(event_changes.c.event_id).where(event_changes.c.event_id == event_id)).scalar()
    return None if ended is None else ""


def _heirs(connection: Connection, ended: list[str]) -> dict[str, str]:
    rows = connection.execute(select(aliases.c.alias, aliases.c.event_id).where(aliases.c.alias.in_(ended)))
    return {row.alias: row.event_id for row in rows}


def _removed(connection: Connection, since: Since, goal: Since) -> tuple[Removed, ...]:
    """Of the entries between two places; those of the entry that a page ends in come with the next."""
    last = goal.entry if goal.event_id is None else goal.entry - 1
    first = since.entry if since.event_id is None else since.entry - 1
    query = select(entries.c.subject, entries.c.sequence, entries.c.recorded).where(
        entries.c.happening == TOMBSTONE, entries.c.sequence > first, entries.c.sequence <= last
    )
    return tuple(Removed(*row) for row in connection.execute(query.order_by(entries.c.sequence)))
