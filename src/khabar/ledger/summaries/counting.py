"""Sums: whatever is counted for a subject under a key, in all and by month, moved up and down as the record grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite

from khabar.ledger.summaries.tables import sums
from khabar.ledger.writing import Row, in_parts

Key = tuple[str, str, str, str]
"""Kind, subject, key and month of a sum; the month is YYYY-MM, empty for all of them together, ``undated`` where none is known."""
ALL_MONTHS, UNDATED = "", "undated"
_AT_ONCE = 1000


class Tallied(Counter[Key]):
    """Sums that are to be moved."""

    def put(self, kind: str, subject: str, key: str, month: str | None = None, by: int = 1) -> None:
        """Count something in all, and in a month where one is given."""
        self[kind, subject, key, ALL_MONTHS] += by
        if month is not None:
            self[kind, subject, key, month] += by


def month_of(day: str | None) -> str:
    """The month (YYYY-MM) of a day (YYYY-MM-DD)."""
    return UNDATED if not day else day[:7]


def shift(connection: Connection, moved: Mapping[Key, int]) -> None:
    """Move sums by so much each. The caller holds the lock of a writer."""
    move(connection, sums, ("kind", "subject", "key", "month"), moved)


def move(connection: Connection, table: Table, names: tuple[str, ...], moved: Mapping[Any, int]) -> None:
    """Move the counts of a table by so much each, under keys of these columns; a count that comes to nothing goes."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table)
    statement = statement.on_conflict_do_update(index_elements=names, set_={"count": table.c["count"] + statement.excluded["count"]})
    rows: list[Row] = [dict(zip((*names, "count"), (*key, by), strict=True)) for key, by in sorted(moved.items()) if by]
    for part in in_parts(rows, _AT_ONCE):
        connection.execute(statement, part)
    less = [{f"its_{name}": row[name] for name in names} for row in rows if row["count"] < 0]
    gone = delete(table).where(table.c["count"] == 0, *(table.c[name] == bindparam(f"its_{name}") for name in names))
    for some in in_parts(less, _AT_ONCE):
        connection.execute(gone, some)
