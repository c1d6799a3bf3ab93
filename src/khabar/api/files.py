"""All wanted events as a file: tables in several shapes, GeoJSON, JSON Lines, or a package that explains itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from fastapi import APIRouter, Request, Response
from msgspec import Struct, structs
from sqlalchemy import Connection

from khabar import __version__
from khabar.api.answers import CSV, GEOJSON, JSONL, Route, address_of, naming_of, site_of, stream
from khabar.api.asking import EVERY, FILTERS, YES, Parameter, UnclearError, choice, question
from khabar.api.describing import described
from khabar.api.events import shown
from khabar.export.bundle import Asked, bundle
from khabar.export.geojson import feature_collection
from khabar.export.shapes import SHAPES, Context, Line, Shape, context_of, table_text
from khabar.ledger.chain import head
from khabar.ledger.filters import Filter
from khabar.ledger.queries import rows
from khabar.model import Event

router = APIRouter(route_class=Route, tags=["events"])
ZIP = "application/zip"
_ENCODER = msgspec.json.Encoder()
_COARSE = 1
"""Decimals of degrees: a tenth is eleven kilometres, within which a site cannot be told from its neighbours."""
_LINES = (
    *FILTERS,
    EVERY,
    choice("coarse", "Whether coordinates are rounded to a tenth of a degree, for files that are passed on.", *YES),
)
_COLUMNS = sorted({column for shape in SHAPES.values() for column in shape.columns})
_TABLE = (
    *_LINES,
    choice("shape", "The columns of khabar, with HXL's hashtags, or of another scheme.", *SHAPES),
    Parameter("column", "Only these columns of the shape.", {"type": "string", "enum": _COLUMNS}, repeated=True),
    choice("columns_of", "The shape that the columns are named of; where it is another than `shape`, all columns are given.", *SHAPES),
)


class _Wanted(Struct, frozen=True):
    """What a file is made of: the filter, how many rows at most, whether coordinates are coarse, the shape of a table, its columns."""

    filter: Filter
    most: int | None
    coarse: bool
    shape: Shape
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of a table."""
        return f"events-{self.shape.name}.{'csv' if self.shape.delimiter == ',' else 'tsv'}"


@router.get("/events.geojson", summary="Events as GeoJSON, all of them", **described(None, _LINES, media=GEOJSON))
def events_geojson(request: Request) -> Response:
    """All wanted events as features; one without a place has no geometry."""
    wanted, context = _wanted(request, _LINES), _context(request)
    return stream(request, lambda connection: feature_collection(_lines(connection, request, wanted), context), GEOJSON, "events.geojson")


@router.get("/events.jsonl", summary="Events as JSON Lines, all of them", **described(None, _LINES, media=JSONL))
def events_jsonl(request: Request) -> Response:
    """All wanted events, one object a line."""
    wanted = _wanted(request, _LINES)

    def make(connection: Connection) -> Iterator[bytes]:
        for one in rows.every_event(connection, wanted.filter, wanted.most):
            yield _ENCODER.encode(shown(request, structs.replace(one, event=_coarse(one.event)) if wanted.coarse else one)) + b"\n"

    return stream(request, make, JSONL, "events.jsonl")


@router.get("/events.csv", summary="Events as a table, all of them", **described(None, _TABLE, media=CSV))
def events_csv(request: Request) -> Response:
    """All wanted events in the columns of khabar or of another scheme, a row each; safe to open in a spreadsheet."""
    wanted = _wanted(request, _TABLE)
    media = CSV if wanted.shape.delimiter == "," else "text/tab-separated-values; charset=utf-8"
    return stream(request, _table(request, wanted), media, wanted.name)


@router.get("/events.zip", summary="Events as a package, all of them", **described(None, _TABLE, media=ZIP))
def events_zip(request: Request) -> Response:
    """The same table with what was asked for, the state of the ledger, the codebook of its values, terms and checksums."""
    wanted = _wanted(request, _TABLE)
    table = _table(request, wanted)

    def make(connection: Connection) -> Iterator[bytes]:
        count = rows.count_events(connection, wanted.filter)
        asked = Asked(str(request.url), head(connection), count if wanted.most is None else min(count, wanted.most), __version__)
        return bundle(wanted.shape, table(connection), asked, site_of(request).codebook)

    return stream(request, make, ZIP, f"khabar-{wanted.shape.name}.zip")


def _wanted(request: Request, parameters: tuple[Parameter, ...]) -> _Wanted:
    asked = question(request, parameters, site_of(request).codebook)
    shape = SHAPES[asked.plain.get("shape", "native")]
    columns = tuple(request.query_params.getlist("column"))
    if asked.plain.get("columns_of", shape.name) != shape.name:
        columns = ()
    try:
        shape.chosen(columns)
    except ValueError as error:
        raise UnclearError("column", str(error)) from error
    most = int(asked.plain["limit"]) if "limit" in asked.plain else None
    return _Wanted(asked.wanted, most, asked.plain.get("coarse") == "yes", shape, columns)


def _table(request: Request, wanted: _Wanted) -> Callable[[Connection], Iterator[str]]:
    context = _context(request)
    return lambda connection: table_text(wanted.shape, _lines(connection, request, wanted), context, wanted.columns)


def _context(request: Request) -> Context:
    return context_of(site_of(request).codebook, address_of(request), naming_of(request).public)


def _lines(connection: Connection, request: Request, wanted: _Wanted) -> Iterator[Line]:
    naming = naming_of(request)
    for one in rows.every_event(connection, wanted.filter, wanted.most):
        event = naming.event(_coarse(one.event) if wanted.coarse else one.event)
        said = one.review
        corrections = tuple(naming.corrected(change) for change in said.corrected) if said else ()
        yield Line(event, said.states if said else (), corrections, one.recorded)


def _coarse(event: Event) -> Event:
    """The event with its coordinates rounded."""
    where = event.location
    if where is None or where.latitude is None or where.longitude is None:
        return event
    rounded = structs.replace(where, latitude=round(where.latitude, _COARSE), longitude=round(where.longitude, _COARSE))
    return structs.replace(event, location=rounded)
