"""Events: pages of them, one by its id, its claims, all as files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from khabar.api.answers import CSV, GEOJSON, JSONL, Route, address_of, answer, fault, naming_of, next_link, site_of, stream
from khabar.api.asking import CURSOR, FILTERS, LIMIT, Question, UnclearError, choice, cursor_of, number, question, text
from khabar.api.claims import reading_rows
from khabar.api.describing import described
from khabar.api.forms import EventPage, ReadingPage, Shown
from khabar.export.geojson import feature_collection
from khabar.export.shapes import SHAPES, Context, Line, context_of, table_text
from khabar.ledger.filters import Filter
from khabar.ledger.queries import rows
from khabar.ledger.queries.changes import heir_of

router = APIRouter(route_class=Route, tags=["events"])
_ENCODER = msgspec.json.Encoder()
_MOST = 10_000_000
_PAGE = (*FILTERS, LIMIT, CURSOR)
_ALL = (*FILTERS, number("limit", "At most so many rows; all where it is left out.", 1, _MOST))
_TABLE = (
    *_ALL,
    choice("shape", "The columns of khabar, with HXL's hashtags, or of another scheme.", *SHAPES),
    text("columns", "Only these columns of the shape, parted by commas."),
)


@router.get("/events", summary="Events, a page at a time", **described(EventPage, _PAGE))
def events(request: Request) -> Response:
    """The events that have all that is asked for, the latest first, with what their accounts say and where they part."""
    asked = question(request, _PAGE, site_of(request).codebook)
    behind = asked.cursor(rows.Behind)
    _check_day(behind)

    def make(connection: Connection) -> EventPage:
        found = rows.events_behind(connection, asked.wanted, asked.limit, behind)
        told = [_shown(request, one) for one in found.events]
        return EventPage(events=told, count=found.count, next=next_link(request, cursor_of(found.behind)))

    return answer(request, make)


@router.get("/events.geojson", summary="Events as GeoJSON, all of them", **described(None, _ALL, media=GEOJSON))
def events_geojson(request: Request) -> Response:
    """All wanted events as features; one without a place has no geometry."""
    asked = question(request, _ALL, site_of(request).codebook)
    context = export_context(request)
    return stream(request, lambda connection: feature_collection(_lines(connection, request, asked), context), GEOJSON, "events.geojson")


@router.get("/events.jsonl", summary="Events as JSON Lines, all of them", **described(None, _ALL, media=JSONL))
def events_jsonl(request: Request) -> Response:
    """All wanted events, one object a line."""
    asked = question(request, _ALL, site_of(request).codebook)

    def make(connection: Connection) -> Iterator[bytes]:
        for one in _every(connection, asked):
            yield _ENCODER.encode(_shown(request, one)) + b"\n"

    return stream(request, make, JSONL, "events.jsonl")


@router.get("/events.csv", summary="Events as a table, all of them", **described(None, _TABLE, media=CSV))
def events_csv(request: Request) -> Response:
    """All wanted events in the columns of khabar or of another scheme, a row each; safe to open in a spreadsheet."""
    asked = question(request, _TABLE, site_of(request).codebook)
    shape = SHAPES[asked.plain.get("shape", "native")]
    columns = [name.strip() for name in asked.plain.get("columns", "").split(",") if name.strip()]
    try:
        shape.chosen(columns)
    except ValueError as error:
        raise UnclearError("columns", str(error)) from error
    context = export_context(request)
    media = CSV if shape.delimiter == "," else "text/tab-separated-values; charset=utf-8"
    name = f"events-{shape.name}.{'csv' if shape.delimiter == ',' else 'tsv'}"
    return stream(request, lambda connection: table_text(shape, _lines(connection, request, asked), context, columns), media, name)


@router.get("/events/{event_id}", summary="One event", **described(Shown, missing=True))
def event(request: Request, event_id: str) -> Response:
    """An event by its id. An id that ended in another event leads to that one; one that ended otherwise is gone (410)."""
    question(request, (), site_of(request).codebook)
    with site_of(request).database.reading() as connection:
        found = list(rows.shown(connection, [event_id]))
        heir = None if found else heir_of(connection, event_id)
    if found:
        return answer(request, lambda _: _shown(request, found[0]))
    if heir is None:
        return fault(404, f"there is no event {event_id!r}", "event_id")
    if not heir:
        return fault(410, f"the event {event_id!r} is no more", "event_id")
    return RedirectResponse(str(request.url_for("event", event_id=heir)), 308)


@router.get("/events/{event_id}/claims", summary="The claims of an event", **described(ReadingPage, missing=True))
def claims_of_event(request: Request, event_id: str) -> Response:
    """Every claim that the event is told from, in the order of publication."""
    question(request, (), site_of(request).codebook)
    with site_of(request).database.reading() as connection:
        found = list(rows.shown(connection, [event_id]))
    if not found:
        return fault(404, f"there is no event {event_id!r}", "event_id")
    refs = found[0].event.claims
    return answer(request, lambda connection: ReadingPage(rows=reading_rows(connection, refs, "claims", naming_of(request)), next=None))


def export_context(request: Request) -> Context:
    """What exports need beside events."""
    return context_of(site_of(request).codebook, address_of(request), naming_of(request).public)


def export_lines(connection: Connection, wanted: Filter, request: Request, most: int | None = None) -> Iterator[Line]:
    """The wanted events as exports write them, in the order of the list."""
    for one in rows.every_event(connection, wanted, most):
        yield Line(naming_of(request).event(one.event), one.reviewed, one.recorded)


def _lines(connection: Connection, request: Request, asked: Question) -> Iterator[Line]:
    return export_lines(connection, asked.wanted, request, _most(asked))


def _every(connection: Connection, asked: Question) -> Iterator[rows.Shown]:
    return rows.every_event(connection, asked.wanted, _most(asked))


def _most(asked: Question) -> int | None:
    return int(asked.plain["limit"]) if "limit" in asked.plain else None


def _shown(request: Request, one: rows.Shown) -> Shown:
    told = naming_of(request).event(one.event)
    return Shown(event=told, reviewed=one.reviewed, recorded=one.recorded, url=address_of(request)(told.event_id))


def _check_day(behind: Any) -> None:
    """Raises `UnclearError` where a cursor names a day that is none."""
    if behind is not None and not rows.is_place(behind):
        raise UnclearError("cursor", "this is no cursor of this list; take `next` of the page before as it is")
