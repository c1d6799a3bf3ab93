"""The tables of sums, the same on SQLite and PostgreSQL. All can be made again from what the ledger holds (`rebuilding`)."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from khabar.ledger.schema import METADATA

doers = Table(
    "doers",
    METADATA,
    Column("entry", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("who", Text, nullable=False),
    Index(None, "who", "entry"),
)

accounts = Table(
    "accounts",
    METADATA,
    Column("event_id", Text, primary_key=True),
    Column("ref", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("origin", Text, nullable=False),
    Column("copied_from", Text),
    Column("compared", Boolean, nullable=False),
    Column("contested", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("corrected", Text),
)

origin_names = Table(
    "origin_names",
    METADATA,
    Column("origin", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
)

sums = Table(
    "sums",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Index(None, "kind", "key", "month", "count"),
)

namings = Table(
    "namings",
    METADATA,
    Column("coding", BigInteger, primary_key=True, autoincrement=False),
    Column("outlet", Text, nullable=False),
    Column("data", Text, nullable=False),
)

wordings = Table(
    "wordings",
    METADATA,
    Column("about", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("words", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    Column("voice", Text, primary_key=True),
    Column("outlet", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Index(None, "outlet", "about"),
    Index(None, "term"),
)

tally_checks = Table(
    "tally_checks",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("ref", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("rule", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("country", Text),
    Column("actor", Text),
    Column("source", Text),
    Column("outlet", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("found_low", BigInteger),
    Column("found_high", BigInteger),
    Column("others", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Index("ix_tally_checks_found_by", "rule", "what", "country", "actor", "source", "outlet", "first_day", "last_day", "name"),
    Index("ix_tally_checks_ref", "ref"),
)
