"""Rows as Spark's Arrow batches carry them: taken out one by one, put together again in batches that no worker is swamped by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

Row: TypeAlias = dict[str, Any]
MOST_ROWS = 2_000
MOST_BYTES = 16 << 20
"""Rows and bytes of a batch between Spark and a Python worker: pages with their originals are 100 KB each, so that ten thousand of them, as
Spark would send by itself, take a gigabyte on both sides."""


def rows_of(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    """Every row, in order."""
    for batch in batches:
        yield from batch.to_pylist()


def batches_of(rows: Iterable[Row], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Rows as batches of a schema; columns that it does not have are left out."""
    import pyarrow as pa

    names = schema.names
    waiting: list[Row] = []
    size = 0

    def batch() -> pa.RecordBatch:
        arrays = [pa.array([row[name] for row in waiting], kind) for name, kind in zip(names, schema.types, strict=True)]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    for row in rows:
        waiting.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, bytes | str))
        if len(waiting) >= MOST_ROWS or size >= MOST_BYTES:
            yield batch()
            waiting, size = [], 0
    if waiting:
        yield batch()


def schema_of(columns: str) -> pa.Schema:
    """The Arrow schema of columns told as Spark tells them: ``ref string, score double``; of the few kinds that are used here."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "binary": pa.binary(),
        "long": pa.int64(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    pairs = (column.split() for column in columns.split(","))
    return pa.schema([pa.field(name, kinds[kind]) for name, kind in pairs])
