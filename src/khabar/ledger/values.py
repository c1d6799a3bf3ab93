"""The names of all sets of events: a short number for each, and when it was last written to, so that what was read can be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, func, select, tuple_, update

from khabar.ledger.schema import event_values, state
from khabar.ledger.writing import add, in_parts, put

Name = tuple[str, str]
_WRITTEN = "sets"
_ASKED_AT_ONCE = 200


def version(connection: Connection) -> int:
    """How often sets were written to."""
    return int(connection.execute(select(state.c.value).where(state.c.name == _WRITTEN)).scalar() or 0)


def written_since(connection: Connection, seen: int) -> list[Name]:
    """The sets that were written to after this version."""
    query = select(event_values.c.facet, event_values.c.value).where(event_values.c.changed > seen)
    return [(row.facet, row.value) for row in connection.execute(query)]


def note(connection: Connection, names: Collection[Name]) -> None:
    """Tell that these sets are being written to; the caller holds the lock of a writer."""
    if not names:
        return
    now = version(connection) + 1
    put(connection, state, [{"name": _WRITTEN, "value": str(now)}])
    known = numbers_of(connection, names)
    for some in in_parts(list(known.values()), _ASKED_AT_ONCE):
        connection.execute(update(event_values).where(event_values.c.id.in_(some)).values(changed=now))
    first = (connection.execute(select(func.max(event_values.c.id))).scalar() or 0) + 1
    new = sorted(name for name in set(names) if name not in known)
    rows = [{"id": n, "facet": facet, "value": value, "changed": now} for n, (facet, value) in enumerate(new, first)]
    add(connection, event_values, rows)


def note_all(connection: Connection) -> None:
    """Tell that every set is being written to."""
    now = version(connection) + 1
    put(connection, state, [{"name": _WRITTEN, "value": str(now)}])
    connection.execute(update(event_values).values(changed=now))


def numbers_of(connection: Connection, names: Iterable[Name]) -> dict[Name, int]:
    """The numbers of those that have one."""
    asked = list(dict.fromkeys(names))
    found: dict[Name, int] = {}
    for some in in_parts(asked, _ASKED_AT_ONCE):
        query = select(event_values.c.facet, event_values.c.value, event_values.c.id)
        rows = connection.execute(query.where(tuple_(event_values.c.facet, event_values.c.value).in_(some)))
        found.update(((row.facet, row.value), row.id) for row in rows)
    return found


def of_facets(connection: Connection, facets: Collection[str]) -> list[Name]:
    """The names of all values of some facets."""
    query = select(event_values.c.facet, event_values.c.value).where(event_values.c.facet.in_(facets))
    return [(row.facet, row.value) for row in connection.execute(query)]


def names_after(connection: Connection, number: int) -> Sequence[tuple[int, Name]]:
    """The names with greater numbers than this, in order."""
    query = select(event_values).where(event_values.c.id > number).order_by(event_values.c.id)
    return [(row.id, (row.facet, row.value)) for row in connection.execute(query)]
