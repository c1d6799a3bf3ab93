"""What questions in SQL are asked of: the tables of an archive, views that unfold their lists, and the concepts of the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from khabar.codebook import Codebook, Concept
from khabar.export.archive_columns import SHEETS, Column, Sheet
from khabar.export.parquet import arrow, schema

_CONCEPTS = Sheet(
    "concepts",
    "an actor, a place, a facility or a weapon of the codebook, with its names",
    (
        Column("id", "by which claims and events name it", required=True),
        Column("group", "actor, place, facility or weapon"),
        Column("kind", "its kind within the group"),
        Column("name_en", "its neutral name in English"),
        Column("name_ar", "its neutral name in Arabic"),
        Column("country", "two letters of ISO 3166"),
        Column("parent", "the concept that it belongs to or lies in"),
        Column("division", "the governorate or province that holds a place"),
        Column("latitude", "degrees north, WGS 84", "number"),
        Column("longitude", "degrees east, WGS 84", "number"),
    ),
)


class _View(Struct, frozen=True):
    """A view: what it is, the table that it is made of, how."""

    sheet: Sheet
    of: str
    query: str


_EVENT = Column("event_id", "the id of the event")
_VIEWS = (
    _View(
        Sheet(
            "event_claims",
            "a claim of an event",
            (_EVENT, Column("ref", "the reference of the claim"), Column("doc_id", "the article that it stands in")),
        ),
        "events",
        "SELECT event_id, ref, regexp_replace(ref, '#[^#]*$', '') AS doc_id FROM (SELECT event_id, unnest(claims) AS ref FROM events)",
    ),
    _View(
        Sheet(
            "event_origins",
            "an independent origin of an event's accounts: outlets that carry one agency's text have one",
            (
                _EVENT,
                Column("origin", "the id of the origin"),
                Column("kind", "source, agency or outlet"),
                Column("label", "its name"),
                Column("basis", "how it was recognised"),
                Column("outlets", "the outlets that carry it", "texts"),
                Column("claims", "the claims that come from it", "texts"),
            ),
        ),
        "events",
        "SELECT event_id, o.id AS origin, o.kind AS kind, o.label AS label, o.basis AS basis, o.outlets AS outlets, o.claims AS claims"
        " FROM (SELECT event_id, unnest(origins) AS o FROM events)",
    ),
    _View(
        Sheet(
            "event_findings",
            "a value that is told of an attribute of an event",
            (
                _EVENT,
                Column("attribute", "of the event (killed, actor, place, ...)"),
                Column("agreement", "single, agreement, difference or contradiction"),
                Column("rule", "by which the values agree or not"),
                Column("value", "what is told"),
                Column("label", "how it reads"),
                Column("claims", "the claims that tell it", "texts"),
                Column("origins", "the ids of the independent origins that tell it", "texts"),
            ),
        ),
        "events",
        "SELECT event_id, attribute, agreement, rule, v.value AS value, v.label AS label, v.claims AS claims, v.origins AS origins"
        ' FROM (SELECT event_id, f.attribute AS attribute, f.agreement AS agreement, f.rule AS rule, unnest(f."values") AS v'
        " FROM (SELECT event_id, unnest(findings) AS f FROM events))",
    ),
)
ASKED = (*SHEETS.values(), *(view.sheet for view in _VIEWS), _CONCEPTS)
"""Everything that a question can name, with its meaning and its columns."""
_OF_VIEW = {view.sheet.name: view for view in _VIEWS}


def needed(names: Sequence[str]) -> frozenset[str]:
    """The tables of an archive that a question over these names reads."""
    named = {_OF_VIEW[name].of if name in _OF_VIEW else name for name in names}
    return frozenset(named & SHEETS.keys())


def lay_empty(connection: Any) -> None:
    """Make everything that a question can name without a row, so that DuckDB understands the question. Raises what DuckDB raises."""
    for table in SHEETS:
        _lay_rows(connection, table, schema(table).empty_table())
    for view in _VIEWS:
        connection.execute(f"CREATE TABLE {view.sheet.name} AS {view.query}").fetchall()
    _lay_rows(connection, _CONCEPTS.name, arrow().Table.from_pylist([], schema=_schema_of_concepts()))


def lay_tables(connection: Any, names: Sequence[str], files: Mapping[str, Sequence[Path]], codebook: Codebook | None) -> None:
    """Make what a question names in a DuckDB connection, from the files of each table. Raises what DuckDB raises."""
    for table in sorted(needed(names)):
        if files.get(table):
            connection.execute(f"CREATE VIEW {table} AS {read_of(table, files[table])}").fetchall()
        else:
            _lay_rows(connection, table, schema(table).empty_table())
    for view in (_OF_VIEW[name] for name in names if name in _OF_VIEW):
        connection.execute(f"CREATE VIEW {view.sheet.name} AS {view.query}").fetchall()
    if _CONCEPTS.name in names and codebook is not None:
        rows = [_concept(one) for one in codebook.concepts.values()]
        _lay_rows(connection, _CONCEPTS.name, arrow().Table.from_pylist(rows, schema=_schema_of_concepts()))


def read_of(table: str, files: Sequence[Path]) -> str:
    """The query that gives the rows of a table from its files."""
    columns = ", ".join(f'"{column.name}"' for column in SHEETS[table].columns)
    is_parted = any(part.startswith("month=") for path in files for part in path.parts)
    how = "union_by_name=true" + (", hive_partitioning=true, hive_types={'month': 'VARCHAR'}" if is_parted else "")
    return f"SELECT {columns} FROM read_parquet({listed(files)}, {how})"  # noqa: S608 - names of columns that are declared here


def listed(files: Sequence[Path]) -> str:
    """Paths as a list of SQL."""
    return "[" + ", ".join("'" + str(path).replace("'", "''") + "'" for path in files) + "]"


def _lay_rows(connection: Any, name: str, rows: Any) -> None:
    connection.register("laid", rows)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM laid").fetchall()  # noqa: S608 - a table that is declared here
    connection.unregister("laid")


def _schema_of_concepts() -> Any:
    pa = arrow()
    return pa.schema([(column.name, pa.float64() if column.kind == "number" else pa.string()) for column in _CONCEPTS.columns])


def _concept(one: Concept) -> dict[str, Any]:
    named = {"name_en": one.en, "name_ar": one.ar, "division": one.admin1}
    told = {name: getattr(one, name) for name in ("id", "group", "kind", "country", "parent", "latitude", "longitude")}
    return {column.name: {**told, **named}[column.name] for column in _CONCEPTS.columns}


def told_columns(names: Sequence[str] = ()) -> Iterator[tuple[str, str, str, str]]:
    """Every table (or those named) and every column with its kind and meaning; a table itself has no column and no kind."""
    for sheet in ASKED:
        if not names or sheet.name in names:
            yield sheet.name, "", "", sheet.meaning
            yield from ((sheet.name, *one) for one in _told(sheet.columns, ""))


def _told(columns: Sequence[Column], before: str) -> Iterator[tuple[str, str, str]]:
    for column in columns:
        yield before + column.name, "list of records" if column.fields else _KINDS[column.kind], column.meaning
        yield from _told(column.fields, f"{before}{column.name}[].")


_KINDS = {
    "text": "text",
    "day": "date",
    "integer": "integer",
    "number": "number",
    "truth": "boolean",
    "bytes": "bytes",
    "texts": "list of texts",
}
