"""Which tallies are to be set beside events anew, because people decided about events of the days that they count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from khabar.ledger.schema import events, state
from khabar.ledger.summaries.tables import tally_checks
from khabar.ledger.writing import in_parts, put

BESIDE_EVENTS = ("matched", "may-match", "missing", "surplus", "campaign", "one-event", "unplaced")
"""The rules by which one tally is set beside events; the others set tallies beside each other."""
MOST = 20_000
"""Events of the days of one tally that is set beside them at once: a core goes through 60,000 in sixteen seconds (decision page 0010).
Tallies over more, such as those of a year in a ledger of a million events, wait for the next run."""
_STATE = "doubted checks"
_AT_ONCE = 200
Days = tuple[str, str]
"""The first and the last day (YYYY-MM-DD) of an event or a tally."""


class Doubted(Struct, frozen=True):
    """The days of events that changed since tallies were set beside them; ``later``: tallies over many events wait for the next run."""

    days: tuple[Days, ...] = ()
    later: bool = False


class Affected(Struct, frozen=True):
    """A tally that counts days on which events changed."""

    ref: str
    first: str
    last: str


def doubted(connection: Connection) -> Doubted:
    """What is to be set beside events anew."""
    held = connection.execute(select(state.c.value).where(state.c.name == _STATE)).scalar()
    return Doubted() if held is None else msgspec.json.decode(held, type=Doubted)


def doubt(connection: Connection, days: Iterable[Days]) -> None:
    """Remember that events of these days changed. The caller holds the lock of a writer."""
    held = doubted(connection)
    _put(connection, Doubted(tuple(sorted({*held.days, *days})), held.later))


def settle(connection: Connection, done: Doubted, *, later: bool = False) -> None:
    """Have done with what was doubted when it was looked at; what was doubted since stays so. The caller holds the lock of a writer."""
    now = doubted(connection)
    if now.days == done.days:
        _put(connection, Doubted((), later))
    else:  # of days that are doubted twice nobody can tell which of the two is done
        _put(connection, Doubted(now.days, later))


def days_of(connection: Connection, event_ids: Sequence[str]) -> set[Days]:
    """The days of these events as they stand; those without are left out."""
    found: set[Days] = set()
    for some in in_parts(event_ids, _AT_ONCE):
        query = select(events.c.first_day, events.c.last_day).where(events.c.event_id.in_(some), events.c.first_day.is_not(None))
        found.update((first, last or first) for first, last in connection.execute(query))
    return found


def affected(connection: Connection, days: Iterable[Days]) -> list[Affected]:
    """The tallies that count any of these days, the shortest periods first."""
    kept, found = tally_checks.c, set[Affected]()
    for some in in_parts(sorted(days), _AT_ONCE):
        meets = or_(*(and_(kept.first_day <= last, kept.last_day >= first) for first, last in some))
        query = select(kept.ref, kept.first_day, kept.last_day).where(kept.rule.in_(BESIDE_EVENTS), meets)
        found.update(Affected(*row) for row in connection.execute(query))
    return sorted(found, key=lambda one: (_length(one), one.first, one.ref))


def in_reach(connection: Connection, tallies: Iterable[Affected], before: dt.timedelta, types: Collection[str]) -> Iterator[Affected]:
    """Those of the tallies, the shortest first, that have no more than `MOST` events in their days and so long before them."""
    few: dict[Days, bool] = {}
    for one in tallies:
        window = window_of(one, before)
        if window not in few:
            some = select(events.c.number).where(countable(types), within([window])).limit(MOST + 1).subquery()
            few[window] = connection.execute(select(func.count()).select_from(some)).scalar_one() <= MOST
        if few[window]:
            yield one


def window_of(tally: Affected, before: dt.timedelta) -> Days:
    """The first days that events may have which a tally counts."""
    return (dt.date.fromisoformat(tally.first) - before).isoformat(), tally.last


def joined(windows: Iterable[Days]) -> list[Days]:
    """The same days, none of them twice."""
    found: list[Days] = []
    for first, last in sorted(windows):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def within(windows: Iterable[Days]) -> ColumnElement[bool]:
    """That an event begins on one of these days."""
    return or_(*(events.c.day.between(first, last) for first, last in windows))


def countable(types: Collection[str]) -> ColumnElement[bool]:
    """That an event stands, occurred, is of one of these types and has a day: what tallies may count."""
    return and_(events.c.claims > 0, events.c.status == "occurred", events.c.type.in_(sorted(types)), events.c.first_day.is_not(None))


def _length(one: Affected) -> int:
    return (dt.date.fromisoformat(one.last) - dt.date.fromisoformat(one.first)).days


def _put(connection: Connection, held: Doubted) -> None:
    put(connection, state, [{"name": _STATE, "value": msgspec.json.encode(held).decode()}])
