"""Events of long lists, the latest first, each page going on behind the last row of the one before; no page costs more than the first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger import held, marks, sets
from khabar.ledger.decisions import REVIEWED
from khabar.ledger.events import decoded
from khabar.ledger.filters import Filter, chosen
from khabar.ledger.reviewing.reviewed import EventReview, reviewed_events
from khabar.ledger.schema import entries, event_changes, events
from khabar.ledger.writing import in_parts
from khabar.model import Event

_AT_ONCE = 400
_FEW = 2000
"""Events of one day that are read and sorted; of more (all that have no day are of one) only as many as are shown, by the index."""
_STEP = 1000


class Behind(Struct, frozen=True):
    """The last row that was shown: its first day ("" where there is none) and its id."""

    day: str
    event_id: str


class Shown(Struct, frozen=True):
    """An event with what people decided about its claims (None where nobody did), and when it was last told otherwise (ISO 8601, UTC)."""

    event: Event
    review: EventReview | None
    recorded: str | None


class Rows(Struct, frozen=True):
    """Events in order, how many are wanted in all, and where to go on; ``behind`` is None at the end."""

    events: list[Shown]
    count: int
    behind: Behind | None


def events_behind(connection: Connection, wanted: Filter, limit: int, behind: Behind | None = None) -> Rows:
    """The next wanted events, the latest first; those without a day come last, and of one day by id, the greatest first."""
    found = chosen(connection, wanted)
    ids = _next(connection, found, limit + 1, behind)
    rows = list(shown(connection, [event_id for _, event_id in ids[:limit]]))
    return Rows(rows, found.bit_count(), Behind(*ids[limit - 1]) if len(ids) > limit else None)


def every_event(connection: Connection, wanted: Filter, most: int | None = None) -> Iterator[Shown]:
    """All wanted events in the order of lists, some hundreds at a time."""
    found = chosen(connection, wanted)
    behind: Behind | None = None
    while most is None or most > 0:
        ids = _next(connection, found, _STEP if most is None else min(most, _STEP), behind)
        if not ids:
            return
        yield from shown(connection, [event_id for _, event_id in ids])
        behind = Behind(*ids[-1])
        most = None if most is None else most - len(ids)


def is_place(behind: Behind) -> bool:
    """Whether there can be such a row: its day is one, or none."""
    try:
        return not behind.day or dt.date.fromisoformat(behind.day).isoformat() == behind.day
    except ValueError:
        return False


def count_events(connection: Connection, wanted: Filter) -> int:
    """How many events are wanted."""
    return chosen(connection, wanted).bit_count()


def _next(connection: Connection, found: int, limit: int, behind: Behind | None) -> list[tuple[str, str]]:
    """Day and id of the next ones."""
    known = held.load(connection, marks.FIRST)
    digits = [known[name] for name in marks.FIRST]
    if behind is None:
        return _latest(connection, found, digits, limit)
    day = marks.day(behind.day) if behind.day else 0
    not_before = sets.at_least(digits, day, found)
    same = not_before & ~sets.at_least(digits, day + 1, not_before)
    here = _of_day(connection, same, behind, limit)
    return here if len(here) == limit else here + _latest(connection, found & ~not_before, digits, limit - len(here))


def _latest(connection: Connection, among: int, digits: Sequence[int], limit: int) -> list[tuple[str, str]]:
    sure, equals = sets.greatest(digits, limit, among)
    if equals.bit_count() <= _FEW:
        return _sorted(connection, sure | equals)[:limit]
    one = (equals & -equals).bit_length() - 1
    day = connection.execute(select(events.c.day).where(events.c.number == one)).scalar_one()
    first = _sorted(connection, sure)
    return first + _of_day(connection, equals, Behind(day, ""), limit - len(first))


def _of_day(connection: Connection, same: int, behind: Behind, limit: int) -> list[tuple[str, str]]:
    """Events of one day behind an id, or from the greatest id on where that is empty."""
    if same.bit_count() <= _FEW:
        return [row for row in _sorted(connection, same) if not behind.event_id or row[1] < behind.event_id][:limit]
    bits = same.to_bytes((same.bit_length() + 7) // 8, "little")
    here: list[tuple[str, str]] = []
    last = behind.event_id
    while len(here) < limit:
        query = select(events.c.event_id, events.c.number).where(events.c.day == behind.day)
        query = query.where(events.c.event_id < last) if last else query
        rows = connection.execute(query.order_by(events.c.event_id.desc()).limit(_STEP)).all()
        here += [(behind.day, name) for name, n in rows if n >> 3 < len(bits) and bits[n >> 3] >> (n & 7) & 1]
        if len(rows) < _STEP:
            break
        last = rows[-1].event_id
    return here[:limit]


def _sorted(connection: Connection, some: int) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for part in in_parts(sets.numbers(some), _AT_ONCE):
        query = select(events.c.day, events.c.event_id).where(events.c.number.in_(part))
        rows += [(row.day, row.event_id) for row in connection.execute(query)]
    return sorted(rows, reverse=True)


def shown(connection: Connection, event_ids: Sequence[str]) -> Iterator[Shown]:
    """Events in this order; one that is not there is left out."""
    reviewed = held.load(connection, [REVIEWED])[REVIEWED]
    query = (
        select(events.c.event_id, events.c.number, events.c.data, entries.c.recorded)
        .join(event_changes, event_changes.c.event_id == events.c.event_id, isouter=True)
        .join(entries, entries.c.sequence == event_changes.c.entry, isouter=True)
    )
    for part in in_parts(event_ids, _AT_ONCE):
        told = {row.event_id: row for row in connection.execute(query.where(events.c.event_id.in_(part)))}
        said = reviewed_events(connection, [row.event_id for row in told.values() if reviewed >> row.number & 1])
        for row in (told[event_id] for event_id in part if event_id in told):
            yield Shown(decoded(row.data), said.get(row.event_id), row.recorded)
