"""Parquet archives: the Arrow schema of each table, rows made record batches, folders parted by month.

An archive is a folder with a folder for each table (documents, claims, tallies, issues, events) and in it a folder for each month
(``month=2024-07``, ``month=undated``) of Parquet files. The columns are declared in `khabar.export.archive_columns`. Schemas are of types
that Spark, DuckDB, Polars and pandas all read (no dictionaries, no large strings). pyarrow is wanted only when a function here is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khabar.export.archive_columns import SHEETS, Column
from khabar.export.archive_rows import Archived, Row, claim_rows, document_row, issue_rows, tally_rows

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = tuple(SHEETS)
READ_FROM_ARTICLES = {
    "documents": lambda one: [document_row(one)],
    "claims": claim_rows,
    "tallies": tally_rows,
    "issues": issue_rows,
}
"""What gives the rows of an article in each table that is made of articles (`Archived` in, rows out)."""


class NoParquetError(ModuleNotFoundError):
    """Parquet is wanted and pyarrow is not installed."""


def arrow() -> Any:
    """The module pyarrow. Raises `NoParquetError`, which says what to install."""
    try:
        import pyarrow as pa
    except ModuleNotFoundError as error:
        said = "Parquet needs `pip install 'khabar[analysis]'` (with Spark: 'khabar[spark]')"
        raise NoParquetError(f"{said}: there is no module {error.name}", name=error.name) from error
    return pa


@lru_cache
def schema(table: str, *, parted: bool = False) -> pa.Schema:
    """The Arrow schema of a table; ``parted``: without the month, which the name of the folder tells. Raises `NoParquetError`."""
    pa = arrow()
    columns = [column for column in SHEETS[table].columns if not (parted and column.name == "month")]
    return pa.schema([_field(column) for column in columns], metadata={"khabar.table": table})


def to_arrow(table: str, rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows of a table (`khabar.export.archive_rows`) as a record batch of its schema. Raises `NoParquetError`."""
    pa, made = arrow(), schema(table)
    arrays = [pa.array([row[field.name] for row in rows], field.type) for field in made]
    return pa.RecordBatch.from_arrays(arrays, schema=made)


def batch_of(table: str, articles: Iterable[Archived]) -> pa.RecordBatch:
    """The record batch of articles in a table: documents, claims, tallies or issues. Raises `NoParquetError`."""
    return to_arrow(table, [row for one in articles for row in READ_FROM_ARTICLES[table](one)])


def table_files(folder: Path, table: str) -> list[Path]:
    """The files of a table of an archive in order of their names; what is hidden or was left half written is none."""
    base = folder / table
    found = (path for path in base.rglob("*.parquet") if path.is_file())
    return sorted(path for path in found if not any(part.startswith((".", "_")) for part in path.relative_to(base).parts))


def _field(column: Column) -> Any:
    return arrow().field(column.name, _type(column), metadata={"meaning": column.meaning})


def _type(column: Column) -> Any:
    pa = arrow()
    if column.fields:
        return pa.list_(pa.struct([pa.field(one.name, _type(one)) for one in column.fields]))
    plain = {"text": pa.string, "day": pa.date32, "integer": pa.int64, "number": pa.float64, "truth": pa.bool_, "bytes": pa.binary}
    return pa.list_(pa.string()) if column.kind == "texts" else plain[column.kind]()
