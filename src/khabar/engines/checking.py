"""The tallies of a ledger set beside its events, and kept so that pages need not do it; and the sums of an older ledger made."""

from __future__ import annotations

from khabar.codebook import Codebook
from khabar.engines.shelving import shelf_of
from khabar.ledger import Database
from khabar.ledger.events import decoded, linked_to
from khabar.ledger.summaries import checks, doubting, rebuilding
from khabar.link import check_tallies
from khabar.link.tallies.tallies import COUNTED_TYPES, LONGEST, check_beside


def check_against_events(database: Database, codebook: Codebook) -> int:
    """Set every tally beside the events as they are now; gives how many checks came out otherwise. Raises ``LedgerError``."""
    with database.reading() as connection:
        counts = [count for page in shelf_of(connection, checks.counting(connection)).pages() for count in page.counts]
        events = [decoded(data) for data in checks.countable(connection, sorted(COUNTED_TYPES))] if counts else []
        before, position = doubting.doubted(connection), linked_to(connection)
    found = list(check_tallies(counts, events, codebook))
    with database.writing() as connection:
        if linked_to(connection) != position:  # whoever linked since does it over what there is now
            return 0
        doubting.settle(connection, before)
        return checks.replace(connection, found)


def check_doubted(database: Database, codebook: Codebook) -> int:
    """Set those tallies beside events anew whose days hold events about which people decided; gives how many came out otherwise.

    What came of the others cannot have changed. Those over very many events are left for `check_late`. Raises ``LedgerError``.
    """
    with database.reading() as connection:
        before, position = doubting.doubted(connection), linked_to(connection)
        near = doubting.affected(connection, before.days)
        here = list(doubting.in_reach(connection, near, LONGEST, COUNTED_TYPES))
        refs = {one.ref for one in here}
        shelf = shelf_of(connection, {ref.rpartition("#")[0] for ref in refs})
        counts = [count for page in shelf.pages() for count in page.counts if count.ref in refs]
        windows = [doubting.window_of(one, LONGEST) for one in here]
        events = [decoded(data) for data in checks.countable(connection, sorted(COUNTED_TYPES), windows)]
    found = list(check_beside(counts, events, codebook))
    with database.writing() as connection:
        if linked_to(connection) != position:
            return 0
        doubting.settle(connection, before, later=before.later or len(here) < len(near))
        return checks.replace(connection, found, sorted(refs))


def check_late(database: Database, codebook: Codebook) -> int:
    """Set tallies beside events anew if some wait for it that count very many. Raises ``LedgerError``."""
    with database.reading() as connection:
        waits = doubting.doubted(connection).later
    return check_against_events(database, codebook) if waits else 0


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
