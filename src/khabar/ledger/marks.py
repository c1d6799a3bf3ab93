"""The sets that an event is in: what it can be found by, and its days, its place and its origins digit by digit."""

from __future__ import annotations

import datetime as dt
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from khabar.ledger import sets, values
from khabar.ledger.reviewing.effects import Effect, effects
from khabar.ledger.schema import claims, event_claims, event_evidence, event_found_by, event_sets, events, state
from khabar.ledger.sets import REJECTED, STANDING
from khabar.ledger.values import Name
from khabar.ledger.writing import Row, add, in_parts, put

FIRST, LAST = sets.digits("first day", 22), sets.digits("last day", 22)
"""Days since the year 1; the last of the year 9999 is the 3,652,059th. 0 is no day, and sorts last of all."""
LATITUDE, LONGITUDE = sets.digits("latitude", 29), sets.digits("longitude", 29)
"""Millionths of a degree (a tenth of a metre) from -90 and from -180, of which there are 360 millions; 1 is the first, 0 is no place."""
ORIGINS = sets.digits("origins", 16)
CONTRADICTED: Name = ("", "contradicted")
_NEXT = "next event"
_STEPS = 1_000_000
_SPARE = 1 << 15
"""Numbers that may be empty, beside as many as there are events, before all are given anew: one row of a set."""
_AT_ONCE = 400


def day(text: str) -> int:
    """A day (YYYY-MM-DD) as a number."""
    return dt.date.fromisoformat(text).toordinal()


def latitude(degrees: float) -> int:
    """Degrees as a number of steps from the south pole."""
    return round((degrees + 90) * _STEPS) + 1


def longitude(degrees: float) -> int:
    """Degrees as a number of steps eastward from the 180th meridian."""
    return round((degrees + 180) * _STEPS) + 1


def lay(connection: Connection, rows: Sequence[Row], facets: Sequence[Iterable[Name]]) -> None:
    """Give new events their numbers (in their rows), and put them into their sets."""
    _make_room(connection, len(rows))
    first = _next(connection)
    members: dict[Name, list[int]] = {}
    for number, (row, found_by) in enumerate(zip(rows, facets, strict=True), first):
        row["number"] = number
        for name in chain(found_by, _own(row)):
            members.setdefault(name, []).append(number)
    sets.add(connection, members)
    ids = values.numbers_of(connection, {name for found_by in facets for name in found_by})
    held = [{"number": row["number"], "ids": packed(ids[name] for name in names)} for row, names in zip(rows, facets, strict=True)]
    add(connection, event_found_by, held)
    put(connection, state, [{"name": _NEXT, "value": str(first + len(rows))}])


def unlay(connection: Connection, event_ids: Sequence[str]) -> None:
    """Have events stand no more; their rows have to be there still."""
    gone: list[int] = []
    for some in in_parts(event_ids, _AT_ONCE):
        gone += connection.execute(select(events.c.number).where(events.c.event_id.in_(some))).scalars()
    for name in (STANDING, REJECTED):
        sets.remove(connection, name, gone)
    for numbers in in_parts(gone, _AT_ONCE):
        connection.execute(delete(event_found_by).where(event_found_by.c.number.in_(numbers)))


def lay_evidence(connection: Connection, event_ids: Sequence[str] | None = None) -> None:
    """Set the number of its event beside that of each claim, for some events or for all.

    A claim whose event stands no more may keep the number: it is not one of those that stand. One that people rejected has none, so that
    its words find its event no more, unless all claims of the event are rejected: then they find it among the rejected ones.
    """
    query = (
        select(claims.c.number, events.c.number)
        .join_from(event_claims, events, events.c.event_id == event_claims.c.event_id)
        .join(claims, (claims.c.ref == event_claims.c.ref) & claims.c.current)
    )
    if event_ids is None:
        connection.execute(delete(event_evidence))
        connection.execute(insert(event_evidence).from_select(["claim", "event"], query))
        _hush(connection, query, effects(connection))
        return
    for part in in_parts(event_ids, _AT_ONCE):
        rows = connection.execute(query.add_columns(event_claims.c.ref).where(event_claims.c.event_id.in_(part))).all()
        put(connection, event_evidence, [{"claim": claim, "event": event} for claim, event, _ in rows])
        _hush(connection, query, effects(connection, [ref for _, _, ref in rows]))


def _hush(connection: Connection, query: Select[Any], decided: Mapping[str, Effect]) -> None:
    """Take away what leads from the words of rejected claims to events that others still tell."""
    for refs in in_parts(sorted(ref for ref, effect in decided.items() if effect.rejected), _AT_ONCE):
        silent = connection.execute(query.where(event_claims.c.ref.in_(refs), events.c.claims > 0)).all()
        connection.execute(delete(event_evidence).where(event_evidence.c.claim.in_([claim for claim, _ in silent])))


def packed(ids: Iterable[int]) -> bytes:
    """The numbers of what an event is found by: four bytes each, the lowest first."""
    held = array("I", sorted(ids))
    if sys.byteorder == "big":
        held.byteswap()
    return held.tobytes()


def _own(row: Mapping[str, object]) -> Iterator[Name]:
    yield STANDING if row["claims"] else REJECTED
    if row["contradicted"]:
        yield CONTRADICTED
    for facet, key in (("first day", "first_day"), ("last day", "last_day")):
        if row[key] is not None:
            yield from sets.having(facet, day(str(row[key])))
    if row["latitude"] is not None and row["longitude"] is not None:
        yield from sets.having("latitude", latitude(float(str(row["latitude"]))))
        yield from sets.having("longitude", longitude(float(str(row["longitude"]))))
    yield from sets.having("origins", min(int(str(row["origins"])), (1 << len(ORIGINS)) - 1))


def _next(connection: Connection) -> int:
    return int(connection.execute(select(state.c.value).where(state.c.name == _NEXT)).scalar() or 0)


def _make_room(connection: Connection, coming: int) -> None:
    """Give all events their numbers anew where more than half of the numbers are those of events that stand no more."""
    known = sets.load(connection, [STANDING, REJECTED])
    standing = known[STANDING] | known[REJECTED]
    count = standing.bit_count()
    if _next(connection) <= 2 * (count + coming) + _SPARE:
        return
    numbers = array("L", sets.numbers(standing))
    now = array("L", bytes(array("L").itemsize * standing.bit_length()))
    for number, before in enumerate(numbers):
        now[before] = number
    for name in [(facet, value) for facet, value in connection.execute(select(event_sets.c.facet, event_sets.c.value).distinct())]:
        kept = sets.load(connection, [name])[name] & standing
        sets.clear(connection, name)
        sets.add(connection, {name: map(now.__getitem__, sets.numbers(kept))})
    changed = ({"before": before, "now": number} for number, before in enumerate(numbers) if before != number)
    statement = update(events).where(events.c.number == bindparam("before")).values(number=bindparam("now"))
    found_by = update(event_found_by).where(event_found_by.c.number == bindparam("before")).values(number=bindparam("now"))
    while some := list(islice(changed, _AT_ONCE)):  # no number is taken when its turn comes: they only fall, in their order
        connection.execute(statement, some)
        connection.execute(found_by, some)
    lay_evidence(connection)
    put(connection, state, [{"name": _NEXT, "value": str(count)}])
