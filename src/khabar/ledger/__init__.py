"""Stage 5: the record. Append-only entries chained by hash, in a SQLite file or a PostgreSQL database, and tables to find things in."""

from khabar.ledger.captures import Arrival
from khabar.ledger.chain import Fault, Verified, verify
from khabar.ledger.database import Database, LedgerError
from khabar.ledger.documents import Read
from khabar.ledger.standing import Standing
from khabar.ledger.summaries import tables as _tables  # noqa: F401 - so that copies and migrations know them

__all__ = ["Arrival", "Database", "Fault", "LedgerError", "Read", "Standing", "Verified", "verify"]
