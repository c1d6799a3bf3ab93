"""Adding rows where some may be there already, on either database."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = dict[str, Any]
Item = TypeVar("Item")
_AT_ONCE = 1000


def in_parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """So many at a time: a statement can name or bring some hundreds."""
    return (items[start : start + size] for start in range(0, len(items), size))


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows that are new for sure."""
    for some in in_parts(rows, _AT_ONCE):
        connection.execute(table.insert(), some)


def add_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows; one whose key is there already is left as it is."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    for some in in_parts(rows, _AT_ONCE):
        connection.execute(insert(table).on_conflict_do_nothing(), some)


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows, each in place of the one with its primary key."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    keys = [column.name for column in table.primary_key]
    statement = insert(table)
    statement = statement.on_conflict_do_update(
        index_elements=keys, set_={column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    )
    for some in in_parts(rows, _AT_ONCE):
        connection.execute(statement, some)
