"""Parquet archives written: a folder for each table, a folder for each month, files that are named only when they are whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from khabar.export.archive_rows import Archived, Row, event_row, issue_row
from khabar.export.parquet import READ_FROM_ARTICLES, TABLES, arrow, schema, to_arrow
from khabar.model import Event, Issue

_ROWS_WAITING = 8_000
_BYTES_WAITING = 32 << 20
"""Rows, and bytes of texts, originals and JSON, that are held before they are written as a row group: some 150 MB in memory. A row group of
8,000 articles is what DuckDB and Spark read side by side; the archive of a month is seldom smaller."""
_OPEN = 200
"""Files open at once: a process may have 1,024 on most machines. Of an archive of forty months more are seldom wanted."""
_PART = ".part"
COMPRESSION = "zstd"


class NotEmptyError(ValueError):
    """The folder that an archive is to be written to holds something already."""


class ArchiveWriter:
    """Writes articles and events to an archive; every row group is of one month, and what waits for one is bounded."""

    def __init__(self, folder: Path, tables: frozenset[str] = frozenset(TABLES)) -> None:
        self._folder = folder
        self._tables = tables
        self._waiting: dict[tuple[str, str], list[Row]] = {}
        self._rows = self._bytes = 0
        self._files: dict[tuple[str, str], _File] = {}
        self._written: Counter[tuple[str, str]] = Counter()

    def add(self, one: Archived) -> None:
        """Write an article with its claims, tallies and issues."""
        for table, rows_of in READ_FROM_ARTICLES.items():
            if table in self._tables:
                self._put(table, rows_of(one))
        self._bytes += len(one.coded.document.text) + (len(one.came.data or b"") if one.came else 0)
        self._write_if_many()

    def add_issue(self, issue: Issue) -> None:
        """Write an issue that came from the reading of no article."""
        self._put("issues", [issue_row(issue)])
        self._write_if_many()

    def add_event(self, event: Event, code: str, codebook: str) -> None:
        """Write an event, told by this version and codebook."""
        self._put("events", [event_row(event, code, codebook)])
        self._write_if_many()

    def finish(self) -> None:
        """Write what waits, and give every file its name."""
        self._write()
        for file in self._files.values():
            file.finish()

    def close(self) -> None:
        """Let go of the files; those that are not whole keep the ending .part."""
        for file in self._files.values():
            file.close()

    def _put(self, table: str, rows: Sequence[Row]) -> None:
        for row in rows:
            self._waiting.setdefault((table, row["month"]), []).append(row)
        self._rows += len(rows)
        self._bytes += sum(len(row["json"]) for row in rows)

    def _write_if_many(self) -> None:
        if self._rows >= _ROWS_WAITING or self._bytes >= _BYTES_WAITING:
            self._write()

    def _write(self) -> None:
        for at, rows in self._waiting.items():
            self._file(at).write(rows)
        self._waiting.clear()
        self._rows = self._bytes = 0

    def _file(self, at: tuple[str, str]) -> _File:
        """The file that is open for a table and a month, or a new one; the one that was opened first makes room."""
        if at not in self._files:
            if len(self._files) >= _OPEN:
                self._files.pop(next(iter(self._files))).finish()
            self._files[at] = _File(self._folder, *at, self._written[at])
            self._written[at] += 1
        return self._files[at]


class _File:
    """One Parquet file of a table and a month, open to be written."""

    def __init__(self, folder: Path, table: str, month: str, number: int) -> None:
        self._table = table
        self._path = folder / table / f"month={month}" / f"part-{number:05}.parquet"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._part = self._path.with_name(f"{self._path.name}{_PART}")
        self._writer = table_writer(self._part, table, parted=True)

    def write(self, rows: Sequence[Row]) -> None:
        batch = to_arrow(self._table, rows)
        self._writer.write_batch(batch.select(schema(self._table, parted=True).names))

    def finish(self) -> None:
        self._writer.close()
        self._part.replace(self._path)

    def close(self) -> None:
        self._writer.close()


def table_writer(where: Path | Any, table: str, *, parted: bool = False) -> Any:
    """A Parquet writer of a table to a file or a stream, with a check sum for every page. Raises `NoParquetError`."""
    arrow()
    import pyarrow.parquet as pq

    made = schema(table, parted=parted)
    return pq.ParquetWriter(where, made, compression=COMPRESSION, write_page_checksum=True)


class TableFile:
    """Writes the rows of one table to a file or a stream, in row groups of a bounded size."""

    def __init__(self, where: Any, table: str) -> None:
        self._table = table
        self._writer = table_writer(where, table)
        self._waiting: list[Row] = []

    def add(self, rows: Sequence[Row]) -> None:
        """Write these rows."""
        self._waiting += rows
        if len(self._waiting) >= _ROWS_WAITING:
            self._write()

    def finish(self) -> None:
        """Write what waits, and the end of the file."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        if self._waiting:
            self._writer.write_batch(to_arrow(self._table, self._waiting))
        self._waiting = []


@contextmanager
def archive(folder: Path, tables: frozenset[str] = frozenset(TABLES)) -> Iterator[ArchiveWriter]:
    """What takes the articles and events of an archive in a new or empty folder; ``tables``: of which tables.

    Raises `NotEmptyError`, `NoParquetError`. What is not whole when it ends by an error keeps the ending .part.
    """
    arrow()
    if folder.exists() and any(folder.iterdir()):
        raise NotEmptyError(f"{folder}: it holds something already; an archive is written to a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    writer = ArchiveWriter(folder, tables)
    try:
        yield writer
        writer.finish()
    finally:
        writer.close()
