"""What lists, facets, maps and feeds of a large ledger are answered with.

Revision ID: 0008
"""

import zlib
from array import array

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 5000
_NOT_FOUND_BY = ("", "first day", "last day", "latitude", "longitude", "origins", "reviewed")


def upgrade() -> None:
    """Make the tables and fill them from those that are there."""
    op.create_table(
        "event_values",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_values")),
    )
    op.create_index(op.f("ix_event_values_facet_value"), "event_values", ["facet", "value"], unique=True)
    op.create_index(op.f("ix_event_values_changed"), "event_values", ["changed"], unique=False)
    op.create_table(
        "event_found_by",
        sa.Column("number", _SERIAL, autoincrement=False, nullable=False),
        sa.Column("ids", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event_found_by")),
    )
    op.create_table(
        "event_evidence",
        sa.Column("claim", _SERIAL, autoincrement=False, nullable=False),
        sa.Column("event", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_event_evidence")),
    )
    op.create_table(
        "event_changes",
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_changes")),
    )
    op.create_index(op.f("ix_event_changes_entry_event_id"), "event_changes", ["entry", "event_id"], unique=False)
    op.create_index(op.f("ix_events_day_event_id_number"), "events", ["day", "event_id", "number"], unique=False)
    op.create_index(op.f("ix_claims_doc_id_ordinal"), "claims", ["doc_id", "ordinal"], unique=False)
    op.create_index(op.f("ix_claims_last_day_first_day"), "claims", ["last_day", "first_day"], unique=False)
    op.create_index(op.f("ix_tallies_doc_id_ordinal"), "tallies", ["doc_id", "ordinal"], unique=False)
    _fill()


def _fill() -> None:
    connection = op.get_bind()
    connection.execute(
        sa.text(
            "INSERT INTO event_evidence (claim, event) SELECT claims.number, events.number FROM event_claims"
            " JOIN events ON events.event_id = event_claims.event_id JOIN claims ON claims.ref = event_claims.ref AND claims.current"
        )
    )
    linked = connection.execute(sa.text("SELECT max(sequence) FROM entries WHERE happening = 'linked'")).scalar() or 0
    for query in ("SELECT event_id, :linked, false FROM events", "SELECT alias, :linked, true FROM aliases"):
        connection.execute(sa.text(f"INSERT INTO event_changes (event_id, entry, ended) {query}"), {"linked": linked})
    names = connection.execute(sa.text("SELECT DISTINCT facet, value FROM event_sets ORDER BY facet, value")).all()
    rows = [{"id": n, "facet": facet, "value": value} for n, (facet, value) in enumerate(names, 1)]
    if rows:
        connection.execute(sa.text("INSERT INTO event_values (id, facet, value, changed) VALUES (:id, :facet, :value, 1)"), rows)
        connection.execute(sa.text("INSERT INTO state (name, value) VALUES ('sets', '1')"))
    _turn({(row["facet"], row["value"]): row["id"] for row in rows})


def _turn(ids: dict[tuple[str, str], int]) -> None:
    """Beside each event the numbers of the sets that it is in: the rows of the sets turned into columns, a part at a time."""
    connection = op.get_bind()
    parts = connection.execute(sa.text("SELECT max(part) FROM event_sets")).scalar()
    for part in range(0 if parts is None else parts + 1):
        found: dict[int, array[int]] = {}
        sets = connection.execute(sa.text("SELECT facet, value, bits FROM event_sets WHERE part = :part"), {"part": part}).all()
        for facet, value, bits in sorted(sets, key=lambda row: ids[row[0], row[1]]):
            if facet not in _NOT_FOUND_BY:
                for number in _members(zlib.decompress(bits)):
                    found.setdefault(number, array("I")).append(ids[facet, value])
        numbers = connection.execute(
            sa.text("SELECT number FROM events WHERE number >= :low AND number < :high"), {"low": part << 15, "high": part + 1 << 15}
        ).scalars()
        rows = [{"number": number, "ids": found.get(number - (part << 15), array("I")).tobytes()} for number in numbers]
        for start in range(0, len(rows), _AT_ONCE):
            connection.execute(sa.text("INSERT INTO event_found_by (number, ids) VALUES (:number, :ids)"), rows[start : start + _AT_ONCE])


def _members(held: bytes) -> list[int]:
    return [place << 3 | bit for place, byte in enumerate(held) if byte for bit in range(8) if byte >> bit & 1]
