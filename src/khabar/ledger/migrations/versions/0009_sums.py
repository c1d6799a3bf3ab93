"""The tables of sums, and two ways more to find entries by: in which run, and by whose word, they were written.

Revision ID: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables; what they hold is counted by `khabar.ledger.summaries.rebuilding` where the ledger holds articles already."""
    _accounts()
    _wording()
    _tally_checks()
    op.add_column("event_changes", sa.Column("first", sa.BigInteger(), nullable=True))
    _doers()
    op.create_index(op.f("ix_entries_run"), "entries", ["run"], unique=False)
    op.execute("INSERT INTO state (name, value) SELECT 'sums', 'stale' WHERE EXISTS (SELECT 1 FROM entries)")


def _doers() -> None:
    op.create_table(
        "doers",
        sa.Column("entry", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_doers")),
    )
    op.create_index(op.f("ix_doers_who_entry"), "doers", ["who", "entry"], unique=False)


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("copied_from", sa.Text(), nullable=True),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.Column("contested", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", "ref", name=op.f("pk_accounts")),
    )
    op.create_table(
        "origin_names",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_origin_names")),
    )
    op.create_table(
        "sums",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", "key", "month", name=op.f("pk_sums")),
    )
    op.create_index(op.f("ix_sums_kind_key_month_count"), "sums", ["kind", "key", "month", "count"], unique=False)


def _wording() -> None:
    op.create_table(
        "namings",
        sa.Column("coding", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("coding", name=op.f("pk_namings")),
    )
    op.create_table(
        "wordings",
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("about", "role", "words", "term", "voice", "outlet", name=op.f("pk_wordings")),
    )
    op.create_index(op.f("ix_wordings_outlet_about"), "wordings", ["outlet", "about"], unique=False)
    op.create_index(op.f("ix_wordings_term"), "wordings", ["term"], unique=False)


def _tally_checks() -> None:
    op.create_table(
        "tally_checks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("found_low", sa.BigInteger(), nullable=True),
        sa.Column("found_high", sa.BigInteger(), nullable=True),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_tally_checks")),
    )
    found_by = ["rule", "what", "country", "actor", "source", "outlet", "first_day", "last_day", "name"]
    op.create_index("ix_tally_checks_found_by", "tally_checks", found_by, unique=False)
