"""The tables of an archive made of its documents, and written by month: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from khabar.engines.spark.coding import NOTE, spark_schema
from khabar.engines.spark.rows import Row, batches_of, rows_of
from khabar.export.archive_columns import FORM
from khabar.export.archive_rows import archived_of, issue_row
from khabar.export.parquet import READ_FROM_ARTICLES, schema
from khabar.model import Issue

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

WHOLE = "_khabar.json"
"""The file that stands in an archive when all of it is there; Spark and DuckDB pass over its name."""


class NotOursError(ValueError):
    """The folder to be written holds something that is no archive of khabar's."""


class Counts(Struct, frozen=True):
    """What a run brought: rows by table, and articles that were set aside or could not be read."""

    documents: int = 0
    claims: int = 0
    tallies: int = 0
    issues: int = 0
    events: int = 0
    failed: int = 0


class Whole(Struct, frozen=True):
    """What is told of an archive when it is whole: the form of its columns, by which version and codebook, and how much there is."""

    code: str
    codebook: str
    counts: Counts
    form: int = FORM


def table_of(documents: DataFrame, table: str) -> DataFrame:
    """The claims, tallies or issues of documents, with the columns of an archive; issues that belong to none where `NOTE` tells them."""
    made = schema(table)
    told = NOTE if NOTE in documents.columns else None

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows_from = READ_FROM_ARTICLES[table]
        return batches_of((row for one in rows_of(batches) for row in _rows(one, rows_from, table, told)), made)

    return documents.drop("came_as").mapInArrow(work, spark_schema(made))


def documents_of(coded: DataFrame) -> DataFrame:
    """The documents alone, without notes of what belongs to none."""
    return coded.where(f"{NOTE} is null").drop(NOTE) if NOTE in coded.columns else coded


def _rows(one: Row, rows_from: Any, table: str, told: str | None) -> Iterable[Row]:
    if told and one[told] is not None:
        return [issue_row(msgspec.json.decode(one[told], type=Issue))] if table == "issues" else ()
    found: Iterable[Row] = rows_from(archived_of(one))
    return found


class Archive:
    """The folder of an archive in whichever file system; a run that was stopped leaves one that is not whole and is written anew."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self.spark, self.folder = spark, folder.rstrip("/")
        jvm: Any = spark.sparkContext._jvm
        self._path = jvm.org.apache.hadoop.fs.Path
        self._system = self._path(self.folder).getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())

    def begin(self, tables: Iterable[str]) -> None:
        """Make the folder ready: what an earlier run wrote is no longer whole. Raises `NotOursError` where it is no archive."""
        there = [one.getPath().getName() for one in self._system.listStatus(self._path(self.folder))] if self._is_there("") else []
        if foreign := sorted(set(there) - {*tables, WHOLE, "_work"}):
            raise NotOursError(f"{self.folder}: it holds {foreign[0]!r}, which is of no archive; name another folder")
        self._system.delete(self._path(f"{self.folder}/{WHOLE}"), False)

    def write(self, table: str, rows: DataFrame) -> DataFrame:
        """Write a table by month in the place of the one that was there; gives what was written.

        What tasks write has its place only when all are done, so that one that was tried twice leaves its rows once.
        """
        where = f"{self.folder}/{table}"
        parts = rows.hint("rebalance", "month").write.mode("overwrite").option("compression", "zstd")
        parts.partitionBy("month").parquet(where)
        return self.spark.read.schema(rows.schema).parquet(where)

    def keep(self, name: str, rows: DataFrame) -> DataFrame:
        """Write what a later step works on, to be thrown away at the end; gives it back, read from there."""
        where = f"{self.folder}/_work/{name}"
        rows.write.mode("overwrite").parquet(where)
        return self.spark.read.schema(rows.schema).parquet(where)

    def finish(self, whole: Whole) -> None:
        """Say that all of it is there."""
        self._system.delete(self._path(f"{self.folder}/_work"), True)
        stream = self._system.create(self._path(f"{self.folder}/{WHOLE}"), True)
        stream.write(bytearray(msgspec.json.encode(whole) + b"\n"))
        stream.close()

    def _is_there(self, name: str) -> bool:
        return bool(self._system.exists(self._path(f"{self.folder}/{name}" if name else self.folder)))
