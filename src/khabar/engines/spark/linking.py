"""Coded documents linked on Spark: the steps of `khabar link` as DataFrames, each claim compared, joined and told by the same code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from khabar import pipeline
from khabar.codebook import Codebook
from khabar.engines.spark.coding import spark_schema
from khabar.engines.spark.components import Keep, components, on_disks
from khabar.engines.spark.copies import PAGES, day_of, matches_of
from khabar.engines.spark.origins import read_account, read_origin, told_of
from khabar.engines.spark.pairs import edges_of
from khabar.engines.spark.rows import Row, batches_of, rows_of, schema_of
from khabar.engines.spark.shipping import Open, ship, version
from khabar.export.archive_rows import archived_of, event_row
from khabar.export.parquet import schema
from khabar.link import Account, Views
from khabar.link.archive.pages import read_page
from khabar.link.clusters.constraints import Constraints, constraints_of
from khabar.link.clusters.joiner import Joiner
from khabar.link.clusters.judgements import bind, document_of
from khabar.model import Event, Issue, Judgement

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_GROUPED = "component string, ref string, other string, score double, account binary, origin binary"
_encode = msgspec.json.Encoder().encode
Batches = Iterable["pa.RecordBatch"]


class Linked(Struct, frozen=True):
    """The events, in the columns of an archive, and what was wrong with judgements."""

    events: DataFrame
    issues: tuple[Issue, ...] = ()


def link_documents(
    spark: SparkSession, documents: DataFrame, codebook: Codebook, judgements: Iterable[Judgement] = (), keep: Keep = on_disks
) -> Linked:
    """The events that these documents tell; ``keep`` keeps what several steps need, under a name."""
    opened = ship(spark, codebook)
    pages = keep("pages", _pages(documents, opened))
    bound = bind(judgements := tuple(judgements), _accounts_judged(pages, judgements))
    constraints = constraints_of(bound.judgements)
    matches = keep("matches", matches_of(pages, opened))
    told = keep("told", told_of(pages, matches, opened))
    edges = keep("edges", edges_of(told, opened, constraints))
    return Linked(_events(told, edges, opened, constraints), bound.issues + constraints.issues)


def _pages(documents: DataFrame, opened: Open) -> DataFrame:
    """What linking keeps of each document."""

    def work(batches: Batches) -> Iterator[pa.RecordBatch]:
        codebook = opened()
        return batches_of((_page(row, codebook) for row in rows_of(batches)), schema_of(PAGES))

    return documents.select("doc_id", "declared", "text", "json", "code", "codebook").mapInArrow(work, PAGES)


def _page(row: Row, codebook: Codebook) -> Row:
    coded = archived_of(row).coded
    page = pipeline.page(coded, codebook, grounded=True)
    told = {"day": day_of(coded.document.published), "told": bool(page.accounts)}
    return {"doc_id": page.doc_id, **told, "page": _encode(page)}


def _accounts_judged(pages: DataFrame, judgements: tuple[Judgement, ...]) -> list[Account]:
    """The accounts of the documents that judgements are about; persons judge some thousands of pairs, not millions."""
    named = sorted({document_of(ref) for judgement in judgements for ref in (judgement.left, judgement.right)})
    if not named:
        return []
    rows = pages.where(pages["doc_id"].isin(named)).select("page").collect()
    return [account for row in rows for account in read_page(row[0]).accounts]


def _events(told: DataFrame, edges: DataFrame, opened: Open, constraints: Constraints) -> DataFrame:
    """The event of every cluster: of claims that are near no other one by one, of the others by their components."""
    import pyspark.sql.functions as sf

    held = [(group[0], one) for group in constraints.together for one in group[1:]]
    bounds = told.sparkSession.createDataFrame(held, "left string, right string")
    members = components(edges.select("left", "right").unionByName(bounds))
    made = schema("events")

    def alone(batches: Batches) -> Iterator[pa.RecordBatch]:
        codebook = opened()
        views = Views(codebook)
        return batches_of((_told(_event(views, [row]), codebook) for row in rows_of(batches)), made)

    def together(batches: Batches) -> Iterator[pa.RecordBatch]:
        codebook = opened()
        joining = _Joining(codebook, constraints)
        grouped = groupby(rows_of(batches), key=itemgetter("component"))
        return batches_of((_told(event, codebook) for _, some in grouped for event in joining.events(some)), made)

    none = {name: sf.lit(None) for name in ("other", "score", "account", "origin")}
    claims = told.join(members, "ref").withColumns({name: none[name] for name in ("other", "score")})
    beside = edges.withColumnsRenamed({"left": "ref", "right": "other"}).join(members, "ref")
    beside = beside.withColumns({name: none[name] for name in ("account", "origin")})
    columns = [sf.col(name).cast(kind) for name, kind in (column.split() for column in _GROUPED.split(", "))]
    whole = claims.select(*columns).unionByName(beside.select(*columns))
    grouped = whole.repartition("component").sortWithinPartitions("component", "ref")
    single = told.join(members, "ref", "left_anti").mapInArrow(alone, spark_schema(made))
    return single.unionByName(grouped.mapInArrow(together, spark_schema(made)))


class _Joining:
    """Makes the events of components from their claims and pairs."""

    def __init__(self, codebook: Codebook, constraints: Constraints) -> None:
        self._joiner, self._views = Joiner(codebook, constraints), Views(codebook)

    def events(self, rows: Iterable[Row]) -> Iterator[Event]:
        """The events of one component."""
        claims: dict[str, Row] = {}
        edges: dict[tuple[str, str], float] = {}
        for row in rows:
            if row["other"] is None:
                claims[row["ref"]] = row
            else:
                edges[row["ref"], row["other"]] = row["score"]
        accounts = [read_account(row["account"]) for row in claims.values()]
        origins = {ref: read_origin(row["origin"]) for ref, row in claims.items()}
        for cluster in self._joiner.clusters(accounts, origins, edges):
            yield _event(self._views, [claims[ref] for ref in cluster])


def _event(views: Views, rows: list[Row]) -> Event:
    return views.event([read_account(row["account"]) for row in rows], {row["ref"]: read_origin(row["origin"]) for row in rows})


def _told(event: Event, codebook: Codebook) -> Row:
    return event_row(event, version(), codebook.digest)
