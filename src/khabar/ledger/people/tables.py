"""The tables of people: no part of the record, whose entries tell what was done to an account. Here is what must not be in an entry."""

from sqlalchemy import Boolean, Column, Index, Table, Text

from khabar.ledger.metadata import METADATA

users = Table(
    "users",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text),
    Column("active", Boolean, nullable=False),
    Column("made", Text, nullable=False),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Index(None, "name"),
)

tokens = Table(
    "tokens",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("ended", Boolean, nullable=False),
    Index(None, "name"),
)

searches = Table(
    "searches",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("made", Text, nullable=False),
    Index(None, "name"),
)

TABLES = (users, sessions, tokens, searches)
