"""Parquet archives read: one article after the other with flat memory, and what is wrong with a file told by file, row group and row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from khabar.export.archive_columns import DOCUMENTS, FORM, Column
from khabar.export.archive_rows import Archived, archived_of
from khabar.export.parquet import arrow, table_files
from khabar.model import Issue

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 256
"""Rows made objects of Python at once: at 20 kB of article and coding each some 5 MB."""
_WANTED = tuple(
    column
    for column in DOCUMENTS.columns
    if column.name in {"form", "doc_id", "declared", "text", "code", "codebook", "came_from", "media_type", "found_at", "came_as", "json"}
)


class Found(Struct, frozen=True):
    """An article of an archive and where it stands, or what kept it, or the rest of its file, from being read."""

    where: str
    article: Archived | None = None
    issue: Issue | None = None


class _FaultyFileError(ValueError):
    """A file that cannot be read on, with the place in it."""


def read_articles(folder: Path) -> Iterator[Found]:
    """Every article of an archive. A file that cannot be read is told and the next is read. Raises `NoParquetError`."""
    arrow()
    for path in table_files(folder, DOCUMENTS.name):
        yield from _articles_of(path)


def _articles_of(path: Path) -> Iterator[Found]:
    pa = arrow()
    import pyarrow.parquet as pq

    where = str(path)
    try:
        with pq.ParquetFile(path, page_checksum_verification=True, pre_buffer=False) as file:
            _check_columns(file.schema_arrow)
            for group in range(file.num_row_groups):
                where = f"{path}: row group {group}"
                yield from _articles_in(file, group, where)
    except (_FaultyFileError, OSError, pa.ArrowException, UnicodeDecodeError, OverflowError) as error:
        said = " ".join(str(error).split()) or type(error).__name__
        message = said if isinstance(error, _FaultyFileError) else f"damaged, or no Parquet: {said}"
        yield Found(where, issue=Issue("bad-archive", f"{message}; the rest of this file is not read", where=where))


def _articles_in(file: Any, group: int, where: str) -> Iterator[Found]:
    names = [column.name for column in _WANTED if column.name in file.schema_arrow.names]
    row = 0
    for batch in file.iter_batches(batch_size=_AT_ONCE, row_groups=[group], columns=names):
        for values in batch.to_pylist():
            at = f"{where}, row {row}"
            row += 1
            if values["form"] != FORM:
                raise _FaultyFileError(f"row {row - 1} is of form {values['form']}; this version of khabar reads form {FORM}")
            try:
                yield Found(at, archived_of({"declared": None, **dict.fromkeys(_OPTIONAL), **values}))
            except ValueError as error:  # what msgspec does not understand is one
                yield Found(at, issue=Issue("bad-archive", f"no article: {error}", values["doc_id"], at))


_OPTIONAL = ("came_from", "media_type", "found_at", "came_as")
_NEEDED = tuple(column for column in _WANTED if column.name not in (*_OPTIONAL, "declared"))


def _check_columns(schema: pa.Schema) -> None:
    """Raises `_FaultyFileError` for a column that is not there or holds something else."""
    missing = [column.name for column in _NEEDED if column.name not in schema.names]
    if missing:
        raise _FaultyFileError(f"no articles of khabar: there is no column {', '.join(missing)}")
    for column in _WANTED:
        if column.name in schema.names and not _fits(column, schema.field(column.name).type):
            held = schema.field(column.name).type
            raise _FaultyFileError(f"the column {column.name} holds {held}, not {column.kind}")


def _fits(column: Column, held: Any) -> bool:
    types = arrow().types
    plain = held.value_type if types.is_dictionary(held) else held
    if column.kind == "integer":
        return bool(types.is_integer(plain))
    if column.kind == "bytes":
        return bool(types.is_binary(plain) or types.is_large_binary(plain))
    return bool(types.is_string(plain) or types.is_large_string(plain) or types.is_string_view(plain))
