"""A whole run on Spark: articles read, coded, linked and written as an archive; what was stopped is run again from the beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.engines.spark import coding, reading, tables
from khabar.engines.spark.linking import link_documents
from khabar.engines.spark.reading import Said
from khabar.engines.spark.rows import Row
from khabar.engines.spark.shipping import ship, version
from khabar.engines.spark.tables import Archive, Counts, Whole
from khabar.export.archive_rows import issue_row
from khabar.export.parquet import TABLES, schema
from khabar.ingest.received import NOTICES
from khabar.model import Issue, Judgement

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Plan(Struct, frozen=True):
    """What is to be run: sources, the folder of the archive, what the files do not say, what persons judged about pairs."""

    sources: Sequence[str]
    folder: str
    said: Said = Said()
    judgements: tuple[Judgement, ...] = ()


def run(spark: SparkSession, codebook: Codebook, plan: Plan, tell: Callable[[str], None] = lambda step: None) -> Counts:
    """Code and link everything into an archive, which is whole when this returns; ``tell`` hears of each step.

    Raises ``SourceError`` and ``NotOursError`` before anything is written.
    """
    opened = ship(spark, codebook)
    came = reading.read(spark, plan.sources, opened, plan.said)
    archive = Archive(spark, plan.folder)
    archive.begin(TABLES)
    tell("coding")
    coded = archive.keep("coded", coding.coded(came, opened))
    documents = archive.write("documents", tables.documents_of(coded))
    for table in ("claims", "tallies"):
        archive.write(table, tables.table_of(documents, table))
    tell("linking")
    linked = link_documents(spark, documents, codebook, plan.judgements, archive.keep)
    events = archive.write("events", linked.events)
    issues = archive.write("issues", tables.table_of(coded, "issues").unionByName(_issues(spark, linked.issues)))
    counts = _counts(archive, documents, events, issues)
    archive.finish(Whole(version(), codebook.digest, counts))
    return counts


def _issues(spark: SparkSession, issues: Iterable[Issue]) -> DataFrame:
    made = schema("issues")
    rows: list[Row] = [issue_row(issue) for issue in issues]
    return spark.createDataFrame([tuple(row[name] for name in made.names) for row in rows], coding.spark_schema(made))


def _counts(archive: Archive, documents: DataFrame, events: DataFrame, issues: DataFrame) -> Counts:
    import pyspark.sql.functions as sf

    sums = documents.agg(sf.count("*"), sf.sum("claims"), sf.sum("tallies")).first()
    looked_at = issues.where(sf.col("came_from").isNotNull() & ~sf.col("kind").isin(*NOTICES, coding.REPLACED))
    failed = looked_at.select("came_from").distinct().count()
    told = [int(number or 0) for number in sums or (0, 0, 0)]
    return Counts(told[0], told[1], told[2], issues.count(), events.count(), failed)
