"""Claims and tallies are found by the number of the words that they tell, whichever way these are written.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

from khabar.ledger.spelled import with_words

revision = "0012"
down_revision = "0011"

_WORDED = {"claims": ("place", "actor", "target", "weapon", "source"), "tallies": ("place", "actor", "source")}
_AT_ONCE = 5000


def upgrade() -> None:
    """Add the columns, fill them from those with the words, and add the indexes."""
    for table, named in _WORDED.items():
        for name in named:
            op.add_column(table, sa.Column(f"{name}_words", sa.BigInteger(), nullable=True))
        _fill(table, named)
        for name in named:
            op.create_index(op.f(f"ix_{table}_{name}_words"), table, [f"{name}_words"], unique=False)


def _fill(name: str, worded: tuple[str, ...]) -> None:
    connection, last = op.get_bind(), -1
    table = sa.table(name, sa.column("number"), *map(sa.column, worded), *(sa.column(f"{one}_words") for one in worded))
    asked = sa.select(table.c.number, *(table.c[one] for one in worded)).order_by(table.c.number).limit(_AT_ONCE)
    put = table.update().where(table.c.number == sa.bindparam("its"))
    while rows := connection.execute(asked.where(table.c.number > last)).mappings().all():
        filled = [with_words(dict(row)) for row in rows]
        connection.execute(put, [{"its": row["number"], **{f"{one}_words": row[f"{one}_words"] for one in worded}} for row in filled])
        last = rows[-1]["number"]
