"""Counts of the wanted events: by value, by time, by place on a map, and as points."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from khabar.api.answers import GEOJSON, Route, answer, fault, site_of
from khabar.api.asking import BOX, FILTERS, Parameter, UnclearError, choice, number, question
from khabar.api.describing import described
from khabar.api.forms import FacetCounts, MapClusters, TimeCounts
from khabar.ledger.asking import box_of
from khabar.ledger.queries.clusters import MOST_POINTS, MOST_ZOOM, Point, count_by_place, points
from khabar.ledger.queries.facets import FACETS, SHOWN, count_facets
from khabar.ledger.queries.timeline import UNITS, count_by_time

router = APIRouter(route_class=Route, tags=["counts"])
_MOST_SHOWN = 100
_FACETS = (
    *FILTERS,
    Parameter("facet", "Only these facets.", {"type": "string", "enum": list(FACETS)}, repeated=True),
    number("shown", "Values of each facet.", 1, _MOST_SHOWN, SHOWN),
)
_TIME = (
    *FILTERS,
    choice("unit", "Bars of this length; where it is left out, the finest that gives no more bars than `bars`.", *UNITS),
    number("bars", "About so many bars at most.", 1, 500, 60),
)
_VIEW = Parameter("view", "The part of the map that is seen: west,south,east,north in degrees.", BOX.schema)
_MAP = (*FILTERS, _VIEW, number("zoom", "0 shows the world on 256 pixels, each further one doubles it.", 0, MOST_ZOOM, 2))
_WORLD = "-180,-85,180,85"


@router.get("/events/facets", summary="Counts by value", **described(FacetCounts, _FACETS))
def facets(request: Request) -> Response:
    """How many of the wanted events have each value; every count is exact."""
    asked = question(request, _FACETS, site_of(request).codebook)
    names = [name for name in FACETS if name in request.query_params.getlist("facet")] or FACETS
    shown = int(asked.plain.get("shown", SHOWN))

    def make(connection: Connection) -> FacetCounts:
        found = count_facets(connection, asked.wanted, names, shown)
        return FacetCounts(count=found.count, contradicted=found.contradicted, facets=found.facets)

    return answer(request, make)


@router.get("/events/histogram", summary="Counts by time", **described(TimeCounts, _TIME))
def histogram(request: Request) -> Response:
    """The wanted events by day, month or year of their first day."""
    asked = question(request, _TIME, site_of(request).codebook)
    unit = next((one for one in UNITS if one == asked.plain.get("unit")), None)

    def make(connection: Connection) -> TimeCounts:
        found = count_by_time(connection, asked.wanted, unit, int(asked.plain.get("bars", 60)))
        return TimeCounts(unit=found.unit, bars=found.bars, undated=found.undated)

    return answer(request, make)


@router.get("/events/clusters", summary="Clusters for a map", **described(MapClusters, _MAP))
def clusters(request: Request) -> Response:
    """Clusters of the wanted events within a part of the map, for a zoom."""
    asked = question(request, _MAP, site_of(request).codebook)
    try:
        view = box_of(asked.plain.get("view", _WORLD))
    except ValueError as error:
        raise UnclearError("view", "write west,south,east,north in degrees, such as 38.8,29.1,48.6,37.4") from error
    zoom = int(asked.plain.get("zoom", 2))

    def make(connection: Connection) -> MapClusters:
        found = count_by_place(connection, asked.wanted, view, zoom)
        return MapClusters(clusters=found.clusters, count=found.count, placed=found.placed)

    return answer(request, make)


@router.get("/events/points", summary="Points for a map", **described(None, FILTERS, media=GEOJSON))
def event_points(request: Request) -> Response:
    """Every wanted event that has a place as a small feature, as long as they are few enough; more are asked for as clusters."""
    asked = question(request, FILTERS, site_of(request).codebook)
    with site_of(request).database.reading() as connection:
        found = points(connection, asked.wanted)
    if found is None:
        return fault(422, f"more than {MOST_POINTS:,} events have a place; ask for clusters, or narrow the question")
    return answer(request, lambda _: {"type": "FeatureCollection", "features": [_feature(point) for point in found]}, GEOJSON)


def _feature(point: Point) -> dict[str, Any]:
    properties = {
        "type": point.type,
        "first_day": point.first_day,
        "last_day": point.last_day,
        "origins": point.origins,
        "contradicted": point.contradicted,
        "grade": point.grade,
    }
    here = {"type": "Point", "coordinates": [point.longitude, point.latitude]}
    return {"type": "Feature", "id": point.event_id, "geometry": here, "properties": properties}
