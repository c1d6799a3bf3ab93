"""Whose account each claim is: by its own words, or, where its passage is carried by others, by all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from khabar.codebook import Codebook
from khabar.engines.spark.components import components
from khabar.engines.spark.rows import Row, batches_of, rows_of, schema_of
from khabar.engines.spark.shipping import Open
from khabar.link import Account, Imprint, Origins
from khabar.link.archive.pages import read_page
from khabar.link.origins.passages import Match
from khabar.link.origins.returning import Returning
from khabar.link.origins.voices import Voices
from khabar.model import Origin

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

TOLD = "ref string, near string, account binary, origin binary"
"""The columns of claims as they are linked: the reference, by country and day what lies near it, the account and its origin (JSON)."""
_ACCOUNTS = "ref string, agency string, account binary"
_AT_ONCE = 5_000
"""Claims of families that are worked on together."""
_IN_FAMILY = "family string, ref string, agency string, account binary, earlier string, is_twin boolean"
read_account = msgspec.json.Decoder(Account).decode
read_origin = msgspec.json.Decoder(Origin).decode
_encode = msgspec.json.Encoder().encode
Batches = Iterable["pa.RecordBatch"]


def told_of(pages: DataFrame, matches: DataFrame, opened: Open) -> DataFrame:
    """Every claim with its origin (`TOLD`); ``matches`` tell which repeat which."""
    import pyspark.sql.functions as sf

    def spoken(batches: Batches) -> Iterator[pa.RecordBatch]:
        return batches_of(_accounts(rows_of(batches), Returning(opened())), schema_of(_ACCOUNTS))

    accounts = pages.where("told").mapInArrow(spoken, _ACCOUNTS)
    families = components(matches.select(sf.col("ref").alias("left"), sf.col("earlier").alias("right"))).withColumnRenamed(
        "component", "family"
    )
    inside = accounts.join(families, "ref").join(matches, "ref", "left").select(*(column.split()[0] for column in _IN_FAMILY.split(",")))

    def alone(batches: Batches) -> Iterator[pa.RecordBatch]:
        voices = Voices(opened())
        return batches_of((_alone(row, voices) for row in rows_of(batches)), schema_of(TOLD))

    def together(batches: Batches) -> Iterator[pa.RecordBatch]:
        codebook = opened()
        return batches_of((row for some in _families(rows_of(batches)) for row in _of_families(some, codebook)), schema_of(TOLD))

    single = accounts.join(families, "ref", "left_anti").mapInArrow(alone, TOLD)
    return single.unionByName(inside.repartition("family").sortWithinPartitions("family", "ref").mapInArrow(together, TOLD))


def _accounts(rows: Iterable[Row], returning: Returning) -> Iterator[Row]:
    for row in rows:
        page = read_page(row["page"])
        for account in returning.told(page.accounts):
            yield {"ref": account.ref, "agency": page.imprint.agency, "account": _encode(account)}


def _alone(row: Row, voices: Voices) -> Row:
    account = read_account(row["account"])
    voice = voices.voice(account, row["agency"])
    return _told(row, account, voice.origin)


def _families(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Whole families, several together: making ready for some takes as long as a hundred claims do."""
    waiting: list[Row] = []
    for _, some in groupby(rows, key=itemgetter("family")):
        waiting += some
        if len(waiting) >= _AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _of_families(some: list[Row], codebook: Codebook) -> Iterator[Row]:
    """The origins of the claims of whole families."""
    accounts = [read_account(row["account"]) for row in some]
    imprints = [_bare(account, row["agency"]) for account, row in zip(accounts, some, strict=True)]
    matches = [Match(row["ref"], row["earlier"], row["is_twin"]) for row in some if row["earlier"] is not None]
    origins = Origins(codebook)
    origins.add(imprints, accounts, matches)
    return (_told(row, account, origins.origin(account.ref)) for row, account in zip(some, accounts, strict=True))


def _told(row: Row, account: Account, origin: Origin) -> Row:
    day = account.date.start if account.date else account.published
    return {"ref": account.ref, "near": f"{account.country} {day}", "account": row["account"], "origin": _encode(origin)}


def _bare(account: Account, agency: str | None) -> Imprint:
    """The imprint of an article as far as the voice of its claims depends on it; its words were compared before."""
    return Imprint(account.doc_id, account.outlet, account.published, b"", b"", 0, agency)
