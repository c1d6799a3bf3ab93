"""The events of a filter that were new or told otherwise last: what feeds tell."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger.chain import FIRST
from khabar.ledger.events import decoded
from khabar.ledger.filters import Filter, chosen
from khabar.ledger.schema import entries, event_changes, events
from khabar.model import Event


class News(Struct, frozen=True):
    """An event with the entry that told it last, when that was written, and when it first came; None where that is not known."""

    event: Event
    entry: int
    updated: str
    published: str | None


class Head(Struct, frozen=True):
    """The last entry of a ledger: its number, its digest, the moment it was written; an empty ledger has the number 0."""

    sequence: int
    digest: str
    recorded: str


def latest(connection: Connection, wanted: Filter, limit: int) -> list[News]:
    """The events that changed last, the latest change first. An event that is told otherwise has got a higher number."""
    found = chosen(connection, wanted)
    numbers: list[int] = []
    while found and len(numbers) < limit:
        numbers.append(found.bit_length() - 1)
        found ^= 1 << numbers[-1]
    first = entries.alias()
    query = (
        select(events.c.number, events.c.data, event_changes.c.entry, entries.c.recorded, first.c.recorded.label("published"))
        .join_from(events, event_changes, event_changes.c.event_id == events.c.event_id)
        .join(entries, entries.c.sequence == event_changes.c.entry)
        .join(first, first.c.sequence == event_changes.c.first, isouter=True)
        .where(events.c.number.in_(numbers))
        .order_by(event_changes.c.entry.desc(), events.c.event_id)
    )
    return [News(decoded(row.data), row.entry, row.recorded, row.published) for row in connection.execute(query)]


def head(connection: Connection) -> Head:
    """The state of a ledger."""
    row = connection.execute(select(entries).order_by(entries.c.sequence.desc()).limit(1)).first()
    return Head(0, FIRST, "") if row is None else Head(row.sequence, row.digest, row.recorded)
