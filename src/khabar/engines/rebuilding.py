"""The tables beside the record made anew from the entries alone, and the events linked anew over them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import structs

from khabar.codebook import Codebook
from khabar.engines.checking import bring_up
from khabar.engines.readings import completed
from khabar.engines.relinking import relink
from khabar.ledger import Database, LedgerError, verify
from khabar.ledger.documents import Read
from khabar.ledger.events import Outcome, forget_position
from khabar.ledger.replaying import clear, replay
from khabar.ledger.summaries.rebuilding import doubt
from khabar.model import Stamp


def rebuild(database: Database, codebook: Codebook, stamp: Callable[[], Stamp]) -> Outcome:
    """Make everything anew that is not the record itself; gives what came of linking.

    Raises ``LedgerError`` where the record does not hold. What linking keeps of articles is worked out by the codebook at hand. A rebuild
    that was stopped leaves the ledger as it was, or with its events waiting to be linked, and can be done again.
    """
    with database.writing() as connection:
        found = verify(connection)
        if found.fault is not None:
            raise LedgerError(f"{database.name}: {found.fault.cause}; nothing is made anew from it")
        clear(connection)
        replay(connection, connection, partial(_completed, codebook=codebook))
        forget_position(connection)
        doubt(connection)
    outcome = relink(database, codebook, stamp, rebuilt=True)
    bring_up(database, codebook)
    return outcome


def _completed(read: Read, codebook: Codebook) -> Read:
    coded = read.whole()
    return read if coded is None else completed(structs.replace(read, issues=coded.issues), coded, codebook)
