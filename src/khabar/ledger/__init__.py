"""Stage 5: the record. Append-only entries chained by hash, in a SQLite file or a PostgreSQL database, and tables to find things in."""

from khabar.ledger.chain import Fault, Verified, verify
from khabar.ledger.database import Database, LedgerError
from khabar.ledger.documents import Arrival, Read, Standing

__all__ = ["Arrival", "Database", "Fault", "LedgerError", "Read", "Standing", "Verified", "verify"]
