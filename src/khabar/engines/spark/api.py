"""What a notebook calls: articles read, coded and linked as DataFrames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from khabar.codebook import Codebook, load
from khabar.engines.spark import coding, reading, tables
from khabar.engines.spark.reading import ARRIVED, Said, article_row
from khabar.engines.spark.rows import Row, batches_of, rows_of, schema_of
from khabar.engines.spark.session import prepared
from khabar.engines.spark.shipping import ship
from khabar.ingest import Defaults
from khabar.ingest.records import parse_record
from khabar.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from pyspark import StorageLevel
    from pyspark.sql import DataFrame, SparkSession


class Found:
    """What coding gave: ``documents``, and made of them ``claims``, ``tallies`` and ``issues``, in the columns of an archive."""

    def __init__(self, coded: DataFrame) -> None:
        self._coded = coded

    @cached_property
    def documents(self) -> DataFrame:
        """The articles, each once, with all that was read from it."""
        return tables.documents_of(self._coded)

    @cached_property
    def claims(self) -> DataFrame:
        """What each article says of each event."""
        return tables.table_of(self._coded, "claims")

    @cached_property
    def tallies(self) -> DataFrame:
        """Counts over many events."""
        return tables.table_of(self._coded, "tallies")

    @cached_property
    def issues(self) -> DataFrame:
        """What a person should look at; files that could not be read, too."""
        return tables.table_of(self._coded, "issues")


def read(spark: SparkSession, sources: Sequence[str], codebook: Codebook | None = None, *, said: Said | None = None) -> DataFrame:
    """The articles of files, folders and patterns of any file system that Spark reads: web archives, Parquet, JSON Lines, all that
    `khabar code` reads. Raises ``SourceError`` where Parquet has no column of texts.
    """
    book = codebook or load()
    return reading.read(prepared(spark), sources, ship(spark, book), said or Said(today=dt.date.today()))  # noqa: DTZ011 - a day of here


def code(spark: SparkSession, articles: DataFrame, codebook: Codebook | None = None) -> Found:
    """Code articles: what `read` gave, or any DataFrame with a column ``text`` and some of doc_id, outlet, published, title and url.

    What is asked of the result is worked out when it is asked for, and anew each time unless ``documents`` are kept (``persist``, or
    written).
    """
    opened = ship(prepared(spark), codebook or load())
    came = articles if articles.columns == schema_of(ARRIVED).names else _arrived(articles)
    return Found(coding.coded(came, opened).persist(_on_disk()))


def link(spark: SparkSession, documents: DataFrame, codebook: Codebook | None = None, judgements: Iterable[Judgement] = ()) -> DataFrame:
    """The events that coded documents tell, in the columns of an archive; the same as `khabar link` gives for the same documents."""
    from khabar.engines.spark.linking import link_documents

    book = codebook or load()
    return link_documents(prepared(spark), documents, book, judgements=judgements).events


def _on_disk() -> StorageLevel:
    from pyspark import StorageLevel

    return StorageLevel.DISK_ONLY


def _arrived(articles: DataFrame) -> DataFrame:
    """Rows of a table of texts as articles that came."""
    import pyspark.sql.functions as sf

    columns = [sf.col(name) for name in reading.FIELDS if name in articles.columns]
    if "text" not in articles.columns:
        raise reading.SourceError(f"the DataFrame has no column 'text'; it has {', '.join(articles.columns)}")

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return batches_of(map(_article, rows_of(batches)), schema_of(ARRIVED))

    return articles.select(sf.to_json(sf.struct(*columns)).cast("binary").alias("value")).mapInArrow(work, ARRIVED)


def _article(row: Row) -> Row:
    """Rows of a DataFrame have no order: of several versions of an article the one whose bytes come last stands."""
    return article_row(parse_record(row["value"], "a row of the DataFrame", Defaults()), 0, 0)
