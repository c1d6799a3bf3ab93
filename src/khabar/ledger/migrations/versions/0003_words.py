"""Full text: the words of documents and of evidence.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make what words are looked for in: a table of FTS5 on SQLite, of vectors with an index on PostgreSQL."""
    for table in ("document_words", "evidence_words"):
        if op.get_bind().dialect.name == "postgresql":
            op.create_table(table, sa.Column("number", sa.BigInteger(), primary_key=True), sa.Column("words", TSVECTOR(), nullable=False))
            op.create_index(f"ix_{table}_words", table, ["words"], postgresql_using="gin")
        else:
            op.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')")
