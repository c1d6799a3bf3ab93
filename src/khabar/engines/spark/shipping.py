"""The codebook on its way to the workers: sent once by its digest, made ready once in each process."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from khabar.codebook import Codebook
from khabar.engines.coding import settle
from khabar.link.spread import stay_alone

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Open = Callable[[], Codebook]
"""What gives the codebook in a worker; sent with the work, so it is small."""


class OtherCodebookError(RuntimeError):
    """What came to a worker is not the codebook that was sent."""


def ship(spark: SparkSession, codebook: Codebook) -> Open:
    """What opens this codebook in a worker: its compiled form goes to each machine once, and each process reads it once."""
    sent = spark.sparkContext.broadcast(msgspec.msgpack.encode(codebook))
    digest = codebook.digest

    def opened() -> Codebook:
        found = _KEPT.get(digest)
        if found is None:
            _KEPT.clear()
            found = _KEPT[digest] = _read(sent.value, digest)
        return found

    return opened


def _read(data: bytes, digest: str) -> Codebook:
    codebook = msgspec.msgpack.decode(data, type=Codebook)
    if codebook.digest != digest:
        raise OtherCodebookError(f"the codebook {codebook.digest[:12]} came where {digest[:12]} was sent")
    settle()
    stay_alone()
    return codebook


_KEPT: dict[str, Codebook] = {}


@lru_cache(maxsize=1)
def version() -> str:
    """The version of khabar in this process."""
    from khabar import __version__

    return __version__
