"""Where a page was found when it was captured, and whether it was gone.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make room for both; what came before was there."""
    op.add_column("captures", sa.Column("at", sa.Text(), nullable=True))
    op.add_column("captures", sa.Column("gone", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(op.f("ix_captures_at"), "captures", ["at"], unique=False)
