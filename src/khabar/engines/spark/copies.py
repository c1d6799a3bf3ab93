"""Who copied whom, as joins: fingerprints in common, then each article beside the earlier ones that it may repeat, word for word.

The steps of `khabar.link.origins.copies` and `khabar.link.origins.echoes` over any number of articles: buckets are walked in order, so that
none has to be held however many articles share a formula, and what is compared in the end is compared by the same functions.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec
import msgspec.structs

from khabar.engines.spark.rows import Row, batches_of, rows_of, schema_of
from khabar.engines.spark.shipping import Open
from khabar.link.archive.pages import read_page
from khabar.link.origins.copies import FIRST, LEAST_SHARED, MOST_COMPARED, NEAREST, copies_among
from khabar.link.origins.echoes import FIRST as FIRST_ECHOES
from khabar.link.origins.echoes import Said, first_same, is_unnamed, said_of
from khabar.link.origins.imprints import Places, fingerprints, idle_hashes
from khabar.link.origins.passages import Spoken, matches, spoken
from khabar.link.origins.voices import Voices

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

PAGES = "doc_id string, day long, told boolean, page binary"
"""The columns of articles as linking keeps them: the id, the day of publication as an ordinal (the undated last), whether it has claims."""
MATCHES = "ref string, earlier string, is_twin boolean"
_MARKS = "mark long, day long, doc_id string, told boolean"
_NEIGHBOURS = "later string, earlier string, day long, told boolean"
_BESIDE = "later string, day long, doc_id string, page binary"
_SAID = "key string, day long, doc_id string, ref string, said binary"
_HEARD = "ref string, own binary, day long, doc_id string, earlier string, said binary"
_said = msgspec.msgpack.Decoder(Said).decode
_encode = msgspec.msgpack.Encoder().encode
Batches = Iterable["pa.RecordBatch"]


def day_of(published: dt.date | None) -> int:
    """A day as a number that sorts as `khabar.link.origins.imprints.Imprint.rank` does."""
    return (published or dt.date.max).toordinal()


def matches_of(pages: DataFrame, opened: Open) -> DataFrame:
    """Which claims repeat which earlier ones (`MATCHES`): those in copied passages, then those in which the same source says the same."""
    copied = _copied(_beside(pages, _candidates(pages)), opened)
    return copied.unionByName(_echoed(pages, opened).join(copied.select("ref"), "ref", "left_anti"))


def _candidates(pages: DataFrame) -> DataFrame:
    """Each article that has claims with the earlier ones that it is compared with: those that share most fingerprints."""
    import pyspark.sql.functions as sf
    from pyspark.sql import Window

    marked = pages.mapInArrow(_marks, _MARKS).repartition("mark").sortWithinPartitions("mark", "day", "doc_id")
    shared = marked.mapInArrow(_neighbours, _NEIGHBOURS).groupBy("later", "earlier", "day", "told").count()
    first = Window.partitionBy("later").orderBy(sf.desc("count"), "day", "earlier")
    ranked = shared.where(sf.col("count") >= LEAST_SHARED).withColumn("place", sf.row_number().over(first))
    return ranked.where((sf.col("place") <= MOST_COMPARED) & sf.col("told")).select("later", "earlier")


def _marks(batches: Batches) -> Iterator[pa.RecordBatch]:
    def found() -> Iterator[Row]:
        for row in rows_of(batches):
            own = {name: row[name] for name in ("day", "doc_id", "told")}
            yield from ({"mark": mark, **own} for mark in fingerprints(read_page(row["page"]).imprint))

    return batches_of(found(), schema_of(_MARKS))


def _neighbours(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Of the articles that share a fingerprint, each that has claims with the first and the nearest before it."""

    def found() -> Iterator[Row]:
        for _, bucket in groupby(rows_of(batches), key=itemgetter("mark")):
            first: list[Row] = []
            nearest: deque[Row] = deque(maxlen=NEAREST)
            for row in bucket:
                if row["told"]:
                    yield from ({"later": row["doc_id"], "earlier": one["doc_id"], **_told(one)} for one in (*first, *nearest))
                if len(first) < FIRST:
                    first.append(row)
                else:
                    nearest.append(row)

    return batches_of(found(), schema_of(_NEIGHBOURS))


def _told(row: Row) -> Row:
    return {"day": row["day"], "told": row["told"]}


def _beside(pages: DataFrame, candidates: DataFrame) -> DataFrame:
    """Pages by the article that they are compared for: its own, and those of earlier ones."""
    import pyspark.sql.functions as sf

    own = candidates.select(sf.col("later").alias("doc_id")).distinct()
    paged = pages.select("doc_id", "day", "page")
    wanted = own.select(sf.col("doc_id").alias("later"), "doc_id").unionByName(candidates.withColumnRenamed("earlier", "doc_id"))
    return wanted.join(paged, "doc_id").select("later", "day", "doc_id", "page")


def _copied(beside: DataFrame, opened: Open) -> DataFrame:
    def work(batches: Batches) -> Iterator[pa.RecordBatch]:
        idle = idle_hashes(opened().sourcing.idle)
        grouped = groupby(rows_of(batches), key=itemgetter("later"))
        return batches_of((row for later, some in grouped for row in _repeated(later, some, idle)), schema_of(MATCHES))

    return beside.repartition("later").sortWithinPartitions("later", "day", "doc_id").mapInArrow(work, MATCHES)


def _repeated(later: str, some: Iterable[Row], idle: frozenset[int]) -> list[Row]:
    """The claims of an article that repeat those of the earlier ones beside it."""
    pages = {row["doc_id"]: read_page(row["page"]) for row in some}
    made = pages[later].imprint
    copies = copies_among(made, [page.imprint for name, page in pages.items() if name != later], idle)

    def spoken_of(doc_id: str) -> tuple[Spoken, ...]:
        accounts = sorted(pages[doc_id].accounts, key=lambda account: account.ref)
        return spoken(accounts, Places(pages[doc_id].imprint)) if accounts else ()

    return [msgspec.structs.asdict(match) for match in matches(spoken_of(later), copies, spoken_of)] if copies else []


def _echoed(pages: DataFrame, opened: Open) -> DataFrame:
    """Claims of sources without a name that say what an earlier one said: the first of those that share a fingerprint."""

    def say(batches: Batches) -> Iterator[pa.RecordBatch]:
        voices = Voices(opened())
        return batches_of((row for one in rows_of(batches) if one["told"] for row in _sayings(one, voices)), schema_of(_SAID))

    def hear(batches: Batches) -> Iterator[pa.RecordBatch]:
        idle = idle_hashes(opened().sourcing.idle)
        grouped = groupby(rows_of(batches), key=itemgetter("ref"))
        found = (_first(ref, list(some), idle) for ref, some in grouped)
        return batches_of((row for row in found if row is not None), schema_of(MATCHES))

    said = pages.mapInArrow(say, _SAID).repartition("key").sortWithinPartitions("key", "day", "doc_id", "ref")
    heard = said.mapInArrow(_earlier_sayings, _HEARD).repartition("ref").sortWithinPartitions("ref", "day", "doc_id", "earlier")
    return heard.mapInArrow(hear, MATCHES)


def _sayings(row: Row, voices: Voices) -> Iterator[Row]:
    page = read_page(row["page"])
    for account in page.accounts:
        if is_unnamed(account, voices.voice(account, page.imprint.agency)):
            said = said_of(account)
            own = {"day": row["day"], "doc_id": row["doc_id"], "ref": account.ref, "said": _encode(said)}
            yield from ({"key": f"{' '.join(sorted(source))} {mark}", **own} for source, mark in said.found_by())


def _earlier_sayings(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Each claim with the first of those of its source and fingerprint that are earlier."""

    def found() -> Iterator[Row]:
        for _, bucket in groupby(rows_of(batches), key=itemgetter("key")):
            first: list[Row] = []
            for row in bucket:
                earlier = (one for one in first if (one["day"], one["doc_id"]) < (row["day"], row["doc_id"]))
                yield from (_heard(row, one) for one in earlier)
                if len(first) < FIRST_ECHOES:
                    first.append(row)

    return batches_of(found(), schema_of(_HEARD))


def _heard(row: Row, one: Row) -> Row:
    return {"ref": row["ref"], "own": row["said"], "day": one["day"], "doc_id": one["doc_id"], "earlier": one["ref"], "said": one["said"]}


def _first(ref: str, some: list[Row], idle: frozenset[int]) -> dict[str, Any] | None:
    candidates = {row["earlier"]: row["said"] for row in some}
    earlier = first_same(_said(some[0]["own"]), ((name, _said(said)) for name, said in candidates.items()), idle)
    return None if earlier is None else {"ref": ref, "earlier": earlier, "is_twin": False}
