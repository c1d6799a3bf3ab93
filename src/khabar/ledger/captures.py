"""Captures: the bytes that came, where from, and what became of their address since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger import blobs
from khabar.ledger.blobs import name_of
from khabar.ledger.chain import CAPTURED, Written, append
from khabar.ledger.schema import captures, documents, entries
from khabar.ledger.writing import Row, add, in_parts
from khabar.model import Entry, Stamp
from khabar.model.address import plain_url

_ENCODER = msgspec.json.Encoder()
_ASKED_AT_ONCE = 400


class Arrival(Struct, frozen=True):
    """The bytes of one input object, what they are, and where they came from: a file and line, and the address where there is one.

    ``at`` is where it was found on the web when it came; a page that is ``gone`` has no bytes.
    """

    data: bytes
    media_type: str
    place: str
    url: str | None = None
    at: str | None = None
    gone: bool = False


class Capture(Struct, frozen=True):
    """One capture of an article: its entry and when it was made, where it was found on the web, and whether it was gone from there."""

    entry: int
    recorded: str
    sha256: str
    url: str | None
    at: str | None
    gone: bool


def capture_payload(arrival: Arrival) -> bytes:
    """What the entry of a capture holds."""
    return _ENCODER.encode(_fields(arrival))


def capture_row(arrival: Arrival, entry: int) -> Row:
    """The row of a capture."""
    return {"entry": entry, **_fields(arrival)}


def lay_captures(connection: Connection, held: Sequence[tuple[Entry, bytes]]) -> None:
    """Fill the rows of captures from their entries."""
    rows = [{"entry": entry.sequence, "at": None, "gone": False, **msgspec.json.decode(payload)} for entry, payload in held]
    add(connection, captures, rows)


def captures_of(connection: Connection, doc_id: str) -> list[Capture]:
    """Every capture of an article, in order."""
    at = captures.c
    query = (
        select(at.entry, entries.c.recorded, at.sha256, at.url, at.at, at.gone)
        .join_from(captures, entries, entries.c.sequence == at.entry)
        .where(entries.c.subject == doc_id)
        .order_by(at.entry)
    )
    return [Capture(*row) for row in connection.execute(query)]


def see_again(connection: Connection, seen: Iterable[Arrival], stamp: Stamp) -> int:
    """Keep that pages of known articles were found otherwise than the last time: gone, moved, there again.

    Gives how many. The caller holds the lock of a writer.
    """
    fresh = {}
    for arrival in seen:
        for doc_id in _found_at(connection, [url for url in (arrival.url, arrival.at) if url]):
            held = captures_of(connection, doc_id)
            if held and _state(held[-1].gone, held[-1].at or held[-1].url) != _state(arrival.gone, arrival.at or arrival.url):
                fresh[doc_id] = arrival
    blobs.keep(connection, (arrival.data for arrival in fresh.values()))
    numbers = append(connection, [Written(CAPTURED, doc_id, capture_payload(arrival)) for doc_id, arrival in fresh.items()], stamp)
    add(connection, captures, [capture_row(arrival, number) for arrival, number in zip(fresh.values(), numbers, strict=True)])
    return len(fresh)


def seen_places(connection: Connection, arrivals: Iterable[Arrival]) -> set[tuple[str, str]]:
    """Of these bytes (by digest) with the place that they came from those that came from there before."""
    asked = sorted({name_of(arrival.data) for arrival in arrivals})
    found: set[tuple[str, str]] = set()
    for part in in_parts(asked, _ASKED_AT_ONCE):
        query = select(captures.c.sha256, captures.c.place).where(captures.c.sha256.in_(part))
        found.update((row.sha256, row.place) for row in connection.execute(query))
    return found


def _found_at(connection: Connection, urls: Sequence[str]) -> set[str]:
    """The articles that stand which came from these addresses."""
    of = documents.c
    told = set(connection.execute(select(of.doc_id).where(of.current, of.url.in_(urls))).scalars())
    query = select(of.doc_id).join_from(documents, captures, captures.c.entry == of.capture)
    return told | set(connection.execute(query.where(of.current, captures.c.at.in_(urls))).scalars())


def _state(gone: bool, at: str | None) -> tuple[bool, str | None]:
    return gone, None if gone or at is None else plain_url(at)


def _fields(arrival: Arrival) -> Row:
    named = {name: getattr(arrival, name) for name in ("media_type", "place", "url", "at", "gone")}
    return {"sha256": name_of(arrival.data), **named}
