"""Events: one question in the address, answered as counts, bars over time, a map and a table; every part of it leads on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse
from msgspec import Struct
from sqlalchemy import Connection

from khabar.ledger.asking import FACETS, Asked, asked, box_of, facet_of
from khabar.ledger.events import decoded
from khabar.ledger.filters import Box, find_events
from khabar.ledger.meant import cleared
from khabar.ledger.queries.clusters import Point, count_by_place, points
from khabar.ledger.queries.facets import Facet, count_facets
from khabar.ledger.queries.telling import count_behind
from khabar.ledger.queries.timeline import count_by_time
from khabar.web.asking import page_number, understood
from khabar.web.gazetteer import within
from khabar.web.histogram import HEIGHT, WIDTH, drawing
from khabar.web.labels import ORIGINS
from khabar.web.view import Here, View, render

router = APIRouter()
ROWS = 50
_FARTHEST = 200
"""Pages of rows that can be gone through one by one; beyond them people filter or take the export."""
_BARS = 200
_SENT_ONE_BY_ONE = 2000
"""Points that a browser gets all at once and clusters itself: 40 KB packed. Of more it asks for the clusters of what it shows."""
_TOWNS = 40
"""Names on one map: more do not find room on a wide screen."""
_WORLD = Box(-180, -85, 180, 85)
_PRESETS = (1, 7, 30, 365)
_OFFERED = (
    *("type", "grade", "country", "place", "actor", "target", "mode"),
    *("weapon", "outcome", "status", "outlet", "source", "contradiction"),
)
_WHOLE = 200
"""Values of one facet that is asked for whole (``more``): as many as are read through."""
_ENCODER = msgspec.json.Encoder()


class Chip(Struct, frozen=True):
    """One thing that is asked for: its name, its value, as it is called, and the question without it."""

    name: str
    value: str
    label: str
    without: str


@router.get("/{language}/events", response_class=HTMLResponse)
def events(view: Here) -> HTMLResponse:
    """The list of events."""
    given = asked(view.query, view.site.codebook)
    number = page_number(view, _FARTHEST)
    with view.site.database.reading() as connection:
        wanted = cleared(connection, view.site.codebook, given)
        found = find_events(connection, wanted.filter, ROWS, (number - 1) * ROWS)
        counted = _counted(connection, view, wanted)
    return render(
        view,
        "events.html",
        events=[decoded(row.data) for row in found.rows],
        found=found,
        wanted=wanted,
        page=number,
        last=min(-(-found.count // ROWS), _FARTHEST),
        chips=_chips(view),
        presets=[(days, _since(view, days)) for days in _PRESETS],
        exported=view.with_query(only=understood(view, wanted)),
        **counted,
    )


@router.get("/{language}/events/map")
def on_map(view: Here) -> Response:
    """The wanted events as points, or where they are too many as clusters of ``view`` (west,south,east,north) at ``zoom``."""
    given = dict(view.query)
    with view.site.database.reading() as connection:
        wanted = cleared(connection, view.site.codebook, asked(view.query, view.site.codebook)).filter
        few = points(connection, wanted, _SENT_ONE_BY_ONE)
        if few is not None:
            return _json({"points": [_told(view, one) for one in few]})
        clusters = count_by_place(connection, wanted, _box(given.get("view", "")), _zoom(given.get("zoom", "")))
    return _json({"clusters": clusters.clusters, "count": clusters.count, "placed": clusters.placed})


@router.get("/{language}/towns")
def towns(view: Here) -> Response:
    """The names of the foremost towns of ``view`` (west,south,east,north), for a map."""
    shown = within(view.site.towns, _box(dict(view.query).get("view", "")), _TOWNS)
    found = [[town.longitude, town.latitude, town.names[view.language.code]] for town in shown]
    return Response(_ENCODER.encode(found), media_type="application/json", headers={"Cache-Control": "private, max-age=86400"})


def _counted(connection: Connection, view: View, wanted: Asked) -> dict[str, Any]:
    """What stands beside the table: counts by value, bars over time, reports and claims behind the events."""
    backwards = view.language.direction == "rtl" and dict(view.query).get("axis") != "ltr"
    over_time = count_by_time(connection, wanted.filter, aim=_BARS, bulk=True)
    facets = count_facets(connection, wanted.filter, _OFFERED)
    more = dict(view.query).get("more", "")
    whole = {more: count_facets(connection, wanted.filter, (more,), _WHOLE).facets[0]} if more in _OFFERED else {}
    return {
        "behind": count_behind(connection, wanted.filter),
        "contradicted": facets.contradicted,
        "facets": [_offered(view, whole.get(facet.name, facet), wanted) for facet in facets.facets],
        "more": more,
        "undated": over_time.undated,
        "over_time": over_time,
        "bars": drawing(over_time, backwards=backwards),
        "size": (WIDTH, HEIGHT),
        "backwards": backwards,
    }


def _offered(view: View, facet: Facet, wanted: Asked) -> Facet:
    """A facet without the values that are asked for already, and without what no list knows: words in no order, which may name a private
    person. Of origins, which are found by id and by name, the ids; of places none that is a whole country, which has a facet of its own.
    """
    kept = [one for one in facet.counts if (facet.name, one.value) not in wanted.filter.facets and not one.value.startswith("words:")]
    if facet.name == "source":
        kept = [one for one in kept if one.value.partition(":")[0] in ORIGINS]
    if facet.name == "place":
        known = view.site.codebook.concepts
        kept = [one for one in kept if one.value not in known or facet_of(view.site.codebook, "place", one.value)[0] == "place"]
    return msgspec.structs.replace(facet, counts=tuple(kept))


def _chips(view: View) -> list[Chip]:
    """What is asked for, each with the question that it would be without it."""
    shown = []
    for at, (name, value) in enumerate(view.query):
        if not value or name not in (*FACETS, *_PLAIN):
            continue
        rest = tuple(pair for number, pair in enumerate(view.query) if number != at)
        shown.append(Chip(name, value, view.labels.asked(name, value), view.with_query(only=rest, without=("page",))))
    return shown


_PLAIN = ("q", "since", "until", "bbox", "origins", "contested", "reviewed")


def _since(view: View, days: int) -> str:
    first = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days)
    return view.with_query(without=("page", "until"), since=first.isoformat())


def _told(view: View, one: Point) -> list[object]:
    """A point as short as it can be: place, id, day, kind, contradicted, origins."""
    kind = view.labels.of("type", one.type)
    return [round(one.longitude, 4), round(one.latitude, 4), one.event_id, one.first_day or "", kind, int(one.contradicted), one.origins]


def _json(content: object) -> Response:
    return Response(_ENCODER.encode(content), media_type="application/json")


def _box(written: str) -> Box:
    try:
        return box_of(written)
    except ValueError:
        return _WORLD


def _zoom(written: str) -> int:
    return min(int(written), 18) if written.isdecimal() and len(written) < 3 else 2
