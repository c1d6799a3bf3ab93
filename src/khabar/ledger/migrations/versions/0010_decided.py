"""Events as they were read beside what people made of them, and the values by which corrected claims are counted.

Revision ID: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the columns; a ledger in which people decided something is linked again, so that its events tell what they decided."""
    op.add_column("events", sa.Column("as_read", sa.LargeBinary(), nullable=True))
    op.add_column("accounts", sa.Column("corrected", sa.Text(), nullable=True))
    op.execute("DELETE FROM state WHERE name = 'linked' AND EXISTS (SELECT 1 FROM decisions)")
