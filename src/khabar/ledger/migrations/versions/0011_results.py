"""Tallies are found by what came of them, and what came of a tally by its reference.

Revision ID: 0011
"""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_tally_checks_ref", "tally_checks", ["ref"], if_not_exists=True)
