"""A ledger copied whole into another, on whichever database: backup and restore."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import Connection, Table, func, select

from khabar.ledger import search
from khabar.ledger.chain import Verified, verify
from khabar.ledger.content import digest
from khabar.ledger.database import Database, LedgerError
from khabar.ledger.loading import spoken
from khabar.ledger.schema import METADATA, entries
from khabar.ledger.writing import add

_AT_ONCE = 500
"""Rows on their way; one of them is an article at most, some kilobytes."""


class Copied(Struct, frozen=True):
    """What came of a copy: the check of its chain, and the digest of its content."""

    verified: Verified
    content: str


def copy(source: Database, target: Database) -> Copied:
    """Copy every row as it stands now, while others go on writing to the source, then check the copy against it.

    Raises ``LedgerError`` where the source does not verify, the target holds entries already, or the copy is not the same.
    """
    with source.reading() as held, target.writing() as made:
        whole = verify(held)
        if whole.fault is not None:
            raise LedgerError(f"{source.name}: {whole.fault.cause}; it is not copied")
        if made.execute(select(func.count()).select_from(entries)).scalar_one():
            raise LedgerError(f"{target.name}: it holds entries already; a copy goes into an empty ledger")
        for table in METADATA.sorted_tables:
            for rows in _rows(held, table):
                add(made, table, rows)
        for kind, words in spoken(held):
            search.add(made, kind, words)
        found = Copied(verify(made), digest(made))
        if found.verified != whole or found.content != digest(held):
            raise LedgerError(f"{target.name}: the copy is not what was copied")
    return found


def _rows(connection: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    result = connection.execute(select(table).execution_options(yield_per=_AT_ONCE))
    for part in result.mappings().partitions(_AT_ONCE):
        yield [dict(row) for row in part]
