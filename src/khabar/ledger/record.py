"""The tables of the record itself: contents by their digest, the entries that hold them, and where the ledger stands."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, SmallInteger, Table, Text

from khabar.ledger.metadata import METADATA, SERIAL

blobs = Table(
    "blobs",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("form", SmallInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

entries = Table(
    "entries",
    METADATA,
    Column("sequence", SERIAL, primary_key=True, autoincrement=False),
    Column("happening", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index(None, "happening", "sequence"),
    Index(None, "subject"),
    Index(None, "content"),
    Index(None, "run"),
)

state = Table("state", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
