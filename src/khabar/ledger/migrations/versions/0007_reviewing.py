"""The tables of review, beside those of decisions and judgements.

Revision ID: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and let decisions tell what they replaced and which sample they are of."""
    op.add_column("decisions", sa.Column("replaced", sa.BigInteger(), nullable=True))
    op.add_column("decisions", sa.Column("sample", sa.Text(), nullable=True))
    op.add_column("decisions", sa.Column("sealed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(op.f("ix_decisions_sample"), "decisions", ["sample"], unique=False)
    op.create_index(op.f("ix_claims_confidence"), "claims", ["confidence"], unique=False)
    _checks()
    _corrections()
    _doubts()
    _regroupings()
    _sample_claims()
    _samples()


def _checks() -> None:
    op.create_table(
        "checks",
        sa.Column("entry", _SERIAL, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("judge", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("replaced", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_checks")),
    )
    op.create_index(op.f("ix_checks_kind_subject"), "checks", ["kind", "subject"], unique=False)


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("entry", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("within", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "field", name=op.f("pk_corrections")),
    )


def _doubts() -> None:
    op.create_table(
        "doubts",
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("bits", sa.Float(), nullable=False),
        sa.Column("margin", sa.Float(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_doubts")),
    )
    op.create_index(op.f("ix_doubts_margin"), "doubts", ["margin"], unique=False)
    op.create_index(op.f("ix_doubts_right"), "doubts", ["right"], unique=False)


def _regroupings() -> None:
    op.create_table(
        "regroupings",
        sa.Column("entry", _SERIAL, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("judge", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_regroupings")),
    )


def _sample_claims() -> None:
    op.create_table(
        "sample_claims",
        sa.Column("sample", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sample", "place", name=op.f("pk_sample_claims")),
    )
    op.create_index(op.f("ix_sample_claims_ref"), "sample_claims", ["ref"], unique=False)


def _samples() -> None:
    op.create_table(
        "samples",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("reviewers", sa.Text(), nullable=False),
        sa.Column("opened", sa.Text(), nullable=False),
        sa.Column("closed", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_samples")),
    )
