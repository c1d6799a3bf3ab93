"""How many reports and claims stand behind the wanted events: what is counted beside them, so that nobody takes reports for events."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection, func, select

from khabar.ledger import held, sets
from khabar.ledger.filters import Filter, chosen
from khabar.ledger.schema import claims, documents, event_claims, events
from khabar.ledger.writing import in_parts

MOST_EVENTS = 2000
"""Events whose claims are gone through one by one, in some hundredths of a second. Of more, reports are counted only where all events are
wanted, and then once for each state of the ledger."""
_AT_ONCE = 400


class Behind(Struct, frozen=True):
    """Reports that are told of, claims about the wanted events, and those events; None where it would take too long to count."""

    reports: int | None
    claims: int | None
    events: int


def count_behind(connection: Connection, wanted: Filter) -> Behind:
    """The three counts; exact where they are given. Of all events the reports and claims are all that stand in the ledger."""
    found = chosen(connection, wanted)
    count = found.bit_count()
    if wanted == Filter():
        totals = held.of(connection).made(connection, "reports and claims", [""], lambda: _totals(connection))
        return Behind(*totals, count)
    if count > MOST_EVENTS:
        return Behind(None, None, count)
    refs: list[str] = []
    for some in in_parts(sets.numbers(found), _AT_ONCE):
        query = select(event_claims.c.ref).join(events, events.c.event_id == event_claims.c.event_id).where(events.c.number.in_(some))
        refs += connection.execute(query).scalars()
    return Behind(len({ref.rpartition("#")[0] for ref in refs}), len(refs), count)


def _totals(connection: Connection) -> tuple[int, int]:
    reports, told = (connection.execute(select(func.count()).select_from(table).where(table.c.current)) for table in (documents, claims))
    return int(reports.scalar_one()), int(told.scalar_one())
