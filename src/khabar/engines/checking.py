"""The tallies of a ledger set beside its events, and kept so that pages need not do it; and the sums of an older ledger made."""

from __future__ import annotations

from khabar.codebook import Codebook
from khabar.engines.shelving import shelf_of
from khabar.ledger import Database
from khabar.ledger.events import decoded
from khabar.ledger.summaries import checks, rebuilding
from khabar.link import check_tallies
from khabar.link.tallies.tallies import COUNTED_TYPES


def check_against_events(database: Database, codebook: Codebook) -> int:
    """Set every tally beside the events as they are now; gives how many checks came out otherwise. Raises ``LedgerError``."""
    with database.reading() as connection:
        counts = [count for page in shelf_of(connection, checks.counting(connection)).pages() for count in page.counts]
        events = [decoded(data) for data in checks.countable(connection, sorted(COUNTED_TYPES))] if counts else []
    found = list(check_tallies(counts, events, codebook))
    with database.writing() as connection:
        return checks.replace(connection, found)


def bring_up(database: Database, codebook: Codebook) -> bool:
    """Make the sums of a ledger that was written before there were any; gives whether that was so. Raises ``LedgerError``."""
    with database.reading() as connection:
        is_stale = rebuilding.is_stale(connection)
    if is_stale:
        make_again(database, codebook)
    return is_stale


def make_again(database: Database, codebook: Codebook) -> None:
    """Make all sums again from what the ledger holds. Raises ``LedgerError``."""
    with database.writing() as connection:
        rebuilding.rebuild(connection, codebook)
    check_against_events(database, codebook)
