"""Which claims are compared, and the pairs above the bound: blocks as groups of one key, pairs scored by the weights of the codebook.

The keys, the limits of a block and the scores are those of `khabar.link.pairs`. A block of 48 claims is all its pairs; a larger one, such
as that of a day on which everybody writes of one campaign, is walked in order with a window, so that it costs its claims and not their
square. The pairs of such a day are then shared out over as many tasks as they fill (Spark's rebalancing), wherever their block was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from khabar.codebook import Codebook
from khabar.engines.spark.origins import read_account, read_origin
from khabar.engines.spark.rows import Row, batches_of, rows_of, schema_of
from khabar.engines.spark.shipping import Open
from khabar.link.clusters.constraints import Constraints
from khabar.link.pairs.blocking import DEPTH, MOST, keys, order_of, pairs_in_order
from khabar.link.pairs.compared import Compared
from khabar.link.pairs.scoring import Scorer
from khabar.model import Origin

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

EDGES = "left string, right string, score double"
_PARTS = ", ".join(f"part{at} string" for at in range(DEPTH))
_ORDER = f"ref string, {_PARTS}, rest binary"
_KEYS = "key long, ref string, country string"
_BLOCKS = "key long, left string, right string"
_PAIRS = "left string, right string"
_SCORED = ("near", "left", "right", "left_account", "left_origin", "right_account", "right_origin")
_MOST_KEPT = 30_000
"""Claims in comparable form that a worker keeps at hand: some 200 MB, as 100,000 with all else take 0.65 GB on one machine."""
_SIGN = 1 << 63
Batches = Iterable["pa.RecordBatch"]


def edges_of(told: DataFrame, opened: Open, constraints: Constraints) -> DataFrame:
    """The pairs above the bound with their scores (`EDGES`), each once, the smaller reference left; without those that a person settled."""
    pairs = pairs_of(told, opened)
    one = told.toDF("left", "near", "left_account", "left_origin")
    other = told.drop("near").toDF("right", "right_account", "right_origin")
    beside = pairs.join(other, "right").join(one, "left").select(*_SCORED)
    settled = constraints.apart | constraints.open

    def work(batches: Batches) -> Iterator[pa.RecordBatch]:
        scored = _Scored(opened())
        found = (row for row in map(scored.row, rows_of(batches)) if row is not None and (row["left"], row["right"]) not in settled)
        return batches_of(found, schema_of(EDGES))

    return beside.hint("rebalance", "near").sortWithinPartitions("near", "left").mapInArrow(work, EDGES)


def pairs_of(told: DataFrame, opened: Open) -> DataFrame:
    """The pairs that are compared, each once, the smaller reference left."""
    from pyspark import StorageLevel

    def keyed(batches: Batches) -> Iterator[pa.RecordBatch]:
        return batches_of((row for one in _compared(batches, opened()) for row in _keys(one)), schema_of(_KEYS))

    def ordered(batches: Batches) -> Iterator[pa.RecordBatch]:
        return batches_of(map(_in_order, _compared(batches, opened())), schema_of(_ORDER))

    by_key = told.mapInArrow(keyed, _KEYS).repartition("key").sortWithinPartitions("key", "ref")
    blocks = by_key.mapInArrow(_blocks, _BLOCKS).persist(StorageLevel.DISK_ONLY)
    large = blocks.where("right is null").select("key", blocks["left"].alias("ref"))
    parts = [f"part{at}" for at in range(DEPTH)]
    places = large.join(told.mapInArrow(ordered, _ORDER), "ref").select("key", "ref", *parts, "rest")
    walked = places.repartition("key").sortWithinPartitions("key", *parts, "rest").mapInArrow(_walked, _PAIRS)
    return blocks.where("right is not null").select("left", "right").unionByName(walked).distinct()


def _compared(batches: Batches, codebook: Codebook) -> Iterator[Compared]:
    """Claims in comparable form, their origin apart: keys and order do not depend on it."""
    scorer = Scorer(codebook)
    return (scorer.compared(read_account(row["account"])) for row in rows_of(batches))


def _keys(claim: Compared) -> Iterator[Row]:
    """The keys of a claim; Spark's whole numbers have a sign."""
    return ({"key": key - 2 * _SIGN if key >= _SIGN else key, "ref": claim.ref, "country": claim.country} for key in keys(claim))


def _in_order(claim: Compared) -> Row:
    """What a claim is put in order by, the last of it as bytes that sort as the words do one by one."""
    order = order_of(claim)
    rest = b"\0\1".join(word.encode().replace(b"\0", b"\0\xff") for word in order[DEPTH:])
    return {"ref": claim.ref, **{f"part{at}": order[at] for at in range(DEPTH)}, "rest": rest}


def _blocks(batches: Batches) -> Iterator[pa.RecordBatch]:
    """All pairs of small blocks; of a large one its claims, for a later step."""

    def found() -> Iterator[Row]:
        for key, some in groupby(rows_of(batches), key=itemgetter("key")):
            block: list[Row] = []
            for row in some:
                block.append(row)
                if len(block) > MOST:
                    yield from ({"key": key, "left": one["ref"], "right": None} for one in block)
                    yield from ({"key": key, "left": one["ref"], "right": None} for one in some)
                    block = []
            for at, one in enumerate(block):
                yield from ({"key": key, "left": one["ref"], "right": other["ref"]} for other in block[at + 1 :] if _may_be_one(one, other))

    return batches_of(found(), schema_of(_BLOCKS))


def _may_be_one(one: Row, other: Row) -> bool:
    return one["country"] is None or other["country"] is None or one["country"] == other["country"]


def _walked(batches: Batches) -> Iterator[pa.RecordBatch]:
    """The pairs that are compared of large blocks, whose claims come in the order of what parts them."""

    def found() -> Iterator[Row]:
        for _, some in groupby(rows_of(batches), key=itemgetter("key")):
            refs, parts = [], []
            for row in some:
                refs.append(row["ref"])
                parts.append(tuple(hash(row[f"part{at}"]) for at in range(DEPTH)))
            for place, other in pairs_in_order(len(refs), lambda place, by, parts=parts: parts[place][by]):  # type: ignore[misc]
                left, right = refs[place], refs[other]
                yield {"left": left, "right": right} if left < right else {"left": right, "right": left}

    return batches_of(found(), schema_of(_PAIRS))


class _Scored:
    """Scores pairs with the accounts beside them; keeps claims at hand in the form in which they are compared."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._kept: dict[str, Compared] = {}
        self._scorer = Scorer(codebook)

    def row(self, row: Mapping[str, object]) -> Row | None:
        """The pair with its score; None where that is not above the bound."""
        if len(self._kept) > _MOST_KEPT:
            self._kept, self._scorer = {}, Scorer(self._codebook)
        one, other = self._form(row, "left"), self._form(row, "right")
        bound = self._scorer.linking.join
        score = self._scorer.bits(one, other, bound)
        return {"left": one.ref, "right": other.ref, "score": score} if score > bound else None

    def _form(self, row: Mapping[str, object], side: str) -> Compared:
        ref = str(row[side])
        known = self._kept.get(ref)
        if known is None:
            origin: Origin = read_origin(row[f"{side}_origin"])  # type: ignore[arg-type]
            self._scorer.comparing.origins = {ref: origin}
            known = self._kept[ref] = self._scorer.compared(read_account(row[f"{side}_account"]))  # type: ignore[arg-type]
        return known
