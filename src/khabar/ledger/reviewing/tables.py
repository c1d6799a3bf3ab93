"""The tables of review, beside those of decisions and judgements: all of them can be made again from the entries.

``corrections``: fields that a decision corrects, with what the new value belongs to or lies in. ``doubts``: pairs of claims about which the
model is unsure, told anew by linking. ``checks``: what people said of contradictions and issues. ``regroupings``: events joined and parted.
``samples`` and ``sample_claims``: claims drawn by chance, for one reviewer or two that do not see each other.
"""

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, Table, Text

from khabar.ledger.metadata import METADATA, SERIAL

corrections = Table(
    "corrections",
    METADATA,
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    Column("field", Text, primary_key=True),
    Column("value", Text),
    Column("before", Text),
    Column("within", Text, nullable=False),
)

doubts = Table(
    "doubts",
    METADATA,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("bits", Float, nullable=False),
    Column("margin", Float, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index(None, "right"),
    Index(None, "margin"),
)

checks = Table(
    "checks",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("replaced", BigInteger),
    Index(None, "kind", "subject"),
)

regroupings = Table(
    "regroupings",
    METADATA,
    Column("entry", SERIAL, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("current", Boolean, nullable=False),
)

samples = Table(
    "samples",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("entry", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("seed", Text, nullable=False),
    Column("reviewers", Text, nullable=False),
    Column("opened", Text, nullable=False),
    Column("closed", Text),
)

sample_claims = Table(
    "sample_claims",
    METADATA,
    Column("sample", Text, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("ref", Text, nullable=False),
    Column("key", Text, nullable=False),
    Index(None, "ref"),
)

TABLES = (corrections, doubts, checks, regroupings, samples, sample_claims)
