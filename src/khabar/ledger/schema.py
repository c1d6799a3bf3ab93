"""The tables of the ledger, the same on SQLite and PostgreSQL.

``entries`` and ``blobs`` are the record; every other table only makes what they hold quick to find.
"""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, Table, Text

from khabar.ledger import metadata, record
from khabar.ledger.metadata import SERIAL
from khabar.ledger.people import tables as _people
from khabar.ledger.reviewing import tables as _reviewing

METADATA = metadata.METADATA
blobs, entries, state = record.blobs, record.entries, record.state

captures = Table(
    "captures",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("url", Text),
    Column("at", Text),
    Column("gone", Boolean, nullable=False),
    Index(None, "sha256"),
    Index(None, "url"),
    Index(None, "at"),
)

documents = Table(
    "documents",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("doc_id", Text, nullable=False),
    Column("declared", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("capture", BigInteger),
    Column("outlet", Text),
    Column("published", Text),
    Column("title", Text),
    Column("url", Text),
    Column("current", Boolean, nullable=False),
    Index(None, "declared", "content", unique=True),
    Index(None, "doc_id"),
    Index(None, "outlet"),
    Index(None, "published"),
    Index(None, "url"),
)

codings = Table(
    "codings",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("doc_id", Text, nullable=False),
    Column("document", BigInteger, nullable=False),
    Column("code", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Index(None, "doc_id"),
    Index(None, "document"),
)


def _read() -> tuple[Column[Any], ...]:
    """The columns that claims and tallies have in common; beside what may be words of a text their number (`khabar.ledger.spelled`)."""
    return (
        Column("coding", BigInteger, nullable=False),
        Column("ref", Text, nullable=False),
        Column("doc_id", Text, nullable=False),
        Column("ordinal", Integer, nullable=False),
        Column("outlet", Text),
        Column("published", Text),
        Column("country", Text),
        Column("place", Text),
        Column("actor", Text),
        Column("source", Text),
        Column("place_words", BigInteger),
        Column("actor_words", BigInteger),
        Column("source_words", BigInteger),
        Column("first_day", Text),
        Column("last_day", Text),
        Column("current", Boolean, nullable=False),
    )


claims = Table(
    "claims",
    METADATA,
    Column("number", SERIAL, primary_key=True, autoincrement=False),
    *_read(),
    Column("key", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("target", Text),
    Column("weapon", Text),
    Column("target_words", BigInteger),
    Column("weapon_words", BigInteger),
    Column("confidence", Float, nullable=False),
    Index(None, "coding"),
    Index(None, "ref"),
    Index(None, "key"),
    Index(None, "type", "first_day"),
    Index(None, "first_day"),
    Index(None, "doc_id", "ordinal"),
    Index(None, "last_day", "first_day"),
    Index(None, "confidence"),
    *(Index(None, f"{name}_words") for name in ("place", "actor", "target", "weapon", "source")),
)

tallies = Table(
    "tallies",
    METADATA,
    Column("number", SERIAL, primary_key=True, autoincrement=False),
    *_read(),
    Column("what", Text, nullable=False),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Index(None, "coding"),
    Index(None, "ref"),
    Index(None, "first_day"),
    Index(None, "doc_id", "ordinal"),
    *(Index(None, f"{name}_words") for name in ("place", "actor", "source")),
)

pages = Table(
    "pages",
    METADATA,
    Column("doc_id", Text, primary_key=True),
    Column("first", BigInteger, nullable=False),
    Column("entry", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index(None, "entry"),
)

judgements = Table(
    "judgements",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Index(None, "content", unique=True),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    Column("doc_id", Text, nullable=False),
    Column("ref", Text),
    Column("review", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("replaced", BigInteger),
    Column("sample", Text),
    Column("sealed", Boolean, nullable=False),
    Index(None, "doc_id"),
    Index(None, "ref"),
    Index(None, "sample"),
)

events = Table(
    "events",
    METADATA,
    Column("event_id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("content", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("country", Text),
    Column("place", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("actor", Text),
    Column("target", Text),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("killed", BigInteger),
    Column("injured", BigInteger),
    Column("grade", Text),
    Column("contradicted", Boolean, nullable=False),
    Column("as_read", LargeBinary),
    Index(None, "number"),
    Index(None, "day", "event_id", "number"),
)

event_sets = Table(
    "event_sets",
    METADATA,
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("bits", LargeBinary, nullable=False),
)

event_values = Table(
    "event_values",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("facet", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Index(None, "facet", "value", unique=True),
    Index(None, "changed"),
)

event_found_by = Table(
    "event_found_by", METADATA, Column("number", SERIAL, primary_key=True, autoincrement=False), Column("ids", LargeBinary, nullable=False)
)

event_evidence = Table(
    "event_evidence", METADATA, Column("claim", SERIAL, primary_key=True, autoincrement=False), Column("event", BigInteger, nullable=False)
)

event_changes = Table(
    "event_changes",
    METADATA,
    Column("event_id", Text, primary_key=True),
    Column("entry", BigInteger, nullable=False),
    Column("ended", Boolean, nullable=False),
    Column("first", BigInteger),
    Index(None, "entry", "event_id"),
)

event_claims = Table(
    "event_claims",
    METADATA,
    Column("ref", Text, primary_key=True),
    Column("event_id", Text, nullable=False),
    Index(None, "event_id"),
)

aliases = Table(
    "aliases",
    METADATA,
    Column("alias", Text, primary_key=True),
    Column("event_id", Text, nullable=False),
    Index(None, "event_id"),
)

issues = Table(
    "issues",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("doc_id", Text),
    Column("place", Text),
    Index(None, "kind"),
    Index(None, "doc_id"),
)

runs = Table(
    "runs",
    METADATA,
    Column("run", Text, primary_key=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("command", Text, nullable=False),
    Column("report", Text),
)

MORE = (*_people.TABLES, *_reviewing.TABLES)
"""The tables that are told in packages of their own."""
