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
from khabar.model.address import plain_url, spellings, url_id

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
        for doc_id in articles_at(connection, [url for url in (arrival.url, arrival.at) if url]):
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


def articles_at(connection: Connection, urls: Sequence[str]) -> set[str]:
    """The articles that stand which are kept under one of these addresses or were found there last, however the address is written.

    Of those that did not get their ids from their addresses only the usual ways to write one are looked for.
    """
    of = documents.c
    named = of.url.in_([one for url in urls for one in spellings(url)]) | of.declared.in_([url_id(url) for url in urls])
    pages = {plain_url(url) for url in urls}
    kept = {row.doc_id for row in connection.execute(select(of.doc_id, of.url).where(of.current, named)) if _plain(row.url) in pages}
    return kept | moved_to(connection, urls)


def moved_to(connection: Connection, urls: Sequence[str]) -> set[str]:
    """The articles that stand which were found at one of these addresses when their pages were there last."""
    return {doc_id for found in moved_by_page(connection, urls).values() for doc_id in found}


def moved_by_page(connection: Connection, urls: Sequence[str]) -> dict[str, set[str]]:
    """Of these addresses, written plainly, those where articles that stand were found when their pages were there last, with these."""
    pages = {plain_url(url) for url in urls}
    found: dict[str, set[str]] = {}
    for part in in_parts(sorted({one for url in urls for one in spellings(url)}), _ASKED_AT_ONCE):
        seen = select(entries.c.subject).join_from(captures, entries, entries.c.sequence == captures.c.entry).where(captures.c.at.in_(part))
        stand = select(documents.c.doc_id).where(documents.c.current, documents.c.doc_id.in_(seen))
        for doc_id in connection.execute(stand).scalars().all():
            place = _last_place(captures_of(connection, doc_id))
            if place in pages:
                found.setdefault(place, set()).add(doc_id)
    return found


def _last_place(held: Sequence[Capture]) -> str | None:
    return next((_plain(one.at) for one in reversed(held) if one.at is not None and not one.gone), None)


def _plain(url: str | None) -> str | None:
    return None if url is None else plain_url(url)


def _state(gone: bool, at: str | None) -> tuple[bool, str | None]:
    return gone, None if gone else _plain(at)


def _fields(arrival: Arrival) -> Row:
    named = {name: getattr(arrival, name) for name in ("media_type", "place", "url", "at", "gone")}
    return {"sha256": name_of(arrival.data), **named}
