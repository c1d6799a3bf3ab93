"""What the commands about a ledger share: opening it, picking from it, telling what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from khabar.ledger import Database
    from khabar.model import Coded


@contextmanager
def opened(where: str, *, create: bool = False) -> "Iterator[Database]":
    """A ledger, let go of at the end. A fault of it is told in one line and ends the run."""
    from khabar.ledger import Database, LedgerError

    try:
        database = Database.open(where, create=create)
        try:
            yield database
        finally:
            database.close()
    except LedgerError as error:
        raise click.ClickException(str(error)) from error


def picked(connection: "Connection", refs: "Iterable[str]") -> "Iterator[Coded]":
    """Documents as they were last read, with those of their claims and tallies that are named (``doc_id#claim_id``)."""
    from msgspec import structs

    from khabar.ledger.loading import load

    named: dict[str, set[str]] = {}
    for ref in refs:
        doc_id, _, item = ref.rpartition("#")
        named.setdefault(doc_id, set()).add(item)
    for doc_id, coded in load(connection, named).items():
        items = named[doc_id]
        claims = tuple(claim for claim in coded.claims if claim.id in items)
        tallies = tuple(tally for tally in coded.tallies if tally.id in items)
        yield structs.replace(coded, claims=claims, tallies=tallies, set_aside=())
