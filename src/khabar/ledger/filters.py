"""Which events, claims, tallies and documents are wanted, in what order, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, Table, func, select

from khabar.ledger.schema import claims, documents, event_claims, event_facets, events, tallies
from khabar.ledger.search import DOCUMENTS, EVIDENCE, matching
from khabar.text.search import asked

COUNTED = 10_000
"""How far rows are counted exactly; beyond it people need to know no more than that there are more."""


class Box(Struct, frozen=True):
    """Degrees between which a place lies (WGS 84). A box whose west is greater than its east goes over the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


class Filter(Struct, frozen=True, kw_only=True):
    """What is wanted; what is None or empty is not asked for. All of it has to hold.

    ``since`` and ``until`` are days (YYYY-MM-DD) of what happened, an event that may have happened on one of them counts. ``facets`` are
    pairs of a name (type, mode, status, country, place, actor, target, weapon, outcome, outlet, source, grade, contradiction) and a value;
    a place holds all that lies in it, an actor all that belongs to it.
    """

    facets: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    box: Box | None = None
    least_origins: int | None = None
    contradicted: bool | None = None
    words: str | None = None


class Page(Struct, frozen=True):
    """Rows in order, and how many there are in all: exact unless ``more``."""

    rows: list[Any]
    count: int
    more: bool


def find_events(connection: Connection, wanted: Filter, limit: int | None, offset: int = 0) -> Page:
    """Events, the latest first; those without a day come last, and of one day by id."""
    query = _events(connection, wanted)
    ordered = query.order_by(events.c.day.desc(), events.c.event_id.desc())
    return _page(connection, query, ordered.limit(limit).offset(offset))


def find_documents(connection: Connection, words: str, limit: int, offset: int = 0) -> Page:
    """Documents with these words, the latest first."""
    query = select(documents.c.doc_id, documents.c.outlet, documents.c.published, documents.c.title, documents.c.entry).where(
        documents.c.current, documents.c.entry.in_(matching(connection, DOCUMENTS, asked(words)))
    )
    ordered = query.order_by(func.coalesce(documents.c.published, "").desc(), documents.c.doc_id)
    return _page(connection, query, ordered.limit(limit).offset(offset))


def find_claims(connection: Connection, wanted: Filter, limit: int | None, offset: int = 0) -> Page:
    """Claims that stand, by document and in the order of its text."""
    return _read(connection, claims, wanted, limit, offset)


def find_tallies(connection: Connection, wanted: Filter, limit: int | None, offset: int = 0) -> Page:
    """Tallies that stand, by document and in the order of its text."""
    return _read(connection, tallies, wanted, limit, offset)


def _events(connection: Connection, wanted: Filter) -> Select[Any]:
    query = select(events.c.event_id, events.c.data)
    for name, value in wanted.facets:
        facet = event_facets.alias()
        query = query.join(facet, (facet.c.event_id == events.c.event_id) & (facet.c.facet == name) & (facet.c.value == value))
    if wanted.since is not None:
        query = query.where(events.c.last_day >= wanted.since)
    if wanted.until is not None:
        query = query.where(events.c.first_day <= wanted.until)
    if wanted.box is not None:
        query = query.where(_within(events, wanted.box))
    if wanted.least_origins is not None:
        query = query.where(events.c.origins >= wanted.least_origins)
    if wanted.contradicted is not None:
        query = query.where(events.c.contradicted.is_(wanted.contradicted))
    if wanted.words is not None:
        refs = select(claims.c.ref).where(claims.c.current, claims.c.number.in_(matching(connection, EVIDENCE, asked(wanted.words))))
        query = query.where(events.c.event_id.in_(select(event_claims.c.event_id).where(event_claims.c.ref.in_(refs))))
    return query


def _read(connection: Connection, table: Table, wanted: Filter, limit: int | None, offset: int) -> Page:
    """Claims or tallies; of their columns those that a filter names."""
    query = select(table.c.ref, table.c.doc_id, table.c.ordinal).where(table.c.current)
    for name, value in wanted.facets:
        if name not in table.c:
            raise ValueError(f"{table.name} cannot be filtered by {name}")
        query = query.where(table.c[name] == value)
    if wanted.since is not None:
        query = query.where(table.c.last_day >= wanted.since)
    if wanted.until is not None:
        query = query.where(table.c.first_day <= wanted.until)
    if wanted.words is not None and table is claims:
        query = query.where(table.c.number.in_(matching(connection, EVIDENCE, asked(wanted.words))))
    return _page(connection, query, query.order_by(table.c.doc_id, table.c.ordinal).limit(limit).offset(offset))


def _within(table: Table, box: Box) -> Any:
    east, west = table.c.longitude <= box.east, table.c.longitude >= box.west
    across = (east & west) if box.west <= box.east else (east | west)
    return table.c.latitude.between(box.south, box.north) & across


def _page(connection: Connection, query: Select[Any], shown: Select[Any]) -> Page:
    rows = list(connection.execute(shown))
    some = query.with_only_columns(*_first(query.selected_columns)).limit(COUNTED + 1).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Page(rows, min(count, COUNTED), count > COUNTED)


def _first(columns: Iterable[Any]) -> list[Any]:
    return list(columns)[:1]
