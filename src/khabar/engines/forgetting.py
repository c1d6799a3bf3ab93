"""An article taken out of a ledger with every word of it: from the record, what people said, events, names, and the pages of the file."""

from __future__ import annotations

from collections.abc import Callable

from khabar.codebook import Codebook
from khabar.engines.relinking import relink
from khabar.ledger import Database
from khabar.ledger.burying import bury
from khabar.ledger.forgetting import sweep
from khabar.model import Stamp


def forget(database: Database, codebook: Codebook, doc_id: str, reason: str, stamp: Callable[[], Stamp]) -> int:
    """Take an article out for good; gives how many contents went, 0 where it was taken out before and the rest is done again.

    Raises KeyError: there is no such article; ``LedgerError``. One that was stopped leaves words behind: do it again.
    """
    with database.writing() as connection:
        gone = bury(connection, doc_id, reason, stamp())
    relink(database, codebook, stamp)
    with database.writing() as connection:
        sweep(connection)
    database.compact()
    return gone
