"""Who did what entries tell: by this entries are found by person. Only entries of persons have a doer; the others are khabar's own work."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from khabar.ledger.summaries.tables import doers
from khabar.ledger.writing import add

OF_KHABAR = frozenset({"began", "captured", "coded", "ended", "linked", "noted", "received"})
"""What happens in runs, which no person's name stands in."""


class _Doer(Struct, frozen=True):
    by: str | None = None
    judge: str | None = None


_DECODER = msgspec.json.Decoder(_Doer)


def keep(connection: Connection, written: Iterable[tuple[int, str, bytes]]) -> None:
    """Keep who did what these entries (number, happening, content) tell. The caller holds the lock of a writer."""
    rows = [{"entry": number, "who": who} for number, happening, payload in written for who in [doer_of(happening, payload)] if who]
    add(connection, doers, rows)


def doer_of(happening: str, payload: bytes) -> str | None:
    """Whoever an entry names (``person:`` and a name); None for an entry of a run."""
    if happening in OF_KHABAR:
        return None
    try:
        told = _DECODER.decode(payload)
    except msgspec.DecodeError:
        return None
    return told.by or told.judge
