"""Events in the 49 columns of UCDP's georeferenced event data (version 25.1). They are shaped like UCDP's data and are none of them.

UCDP has only events in which somebody was killed; here are all that were asked for, with the figures that are told. Its own numbers (of
conflicts, dyads, sides, countries) are left empty, and so are the deaths by side, which reports seldom tell apart.
"""

from __future__ import annotations

from typing import Any

from khabar.export.shapes.shape import Context, Line, Shape
from khabar.model import Event

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec"),
    *("where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country"),
    *("country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
_STATES = frozenset({"state", "government", "military", "ministry", "police", "intelligence", "office"})
_ARMED = _STATES | {"armed_group", "militia", "coalition"}
_KINDS = {"state-based": 1, "non-state": 2, "one-sided": 3}
_CELLS_ROUND, _CELLS_OF_DEGREE = 720, 2
"""PRIO-GRID: half a degree a cell, counted from the south-west, 720 in a row."""
_CLEAR, _UNCLEAR = 1, 2


def _cells(line: Line, context: Context) -> dict[str, Any]:
    event = line.event
    days = event.when.range if event.when else None
    return {
        "id": event.event_id,
        "year": days.start.year if days else None,
        "code_status": line.review,
        "type_of_violence": _violence(event, context),
        **_sides(event, context),
        "number_of_sources": len(event.outlets),
        "source_article": ";".join(sorted({ref.rpartition("#")[0] for ref in event.claims})),
        "source_office": ";".join(event.outlets),
        "source_original": ";".join(filter(None, (context.spoken(share.origin) for share in event.origins))),
        **_where(event, context),
        "country": context.country(event.country),
        "event_clarity": None if event.when is None else _UNCLEAR if event.when.assumed or not event.when.agreed else _CLEAR,
        "date_prec": days.precision if days else None,
        "date_start": days.start if days else None,
        "date_end": days.end if days else None,
        **({"best": event.killed.best, "high": event.killed.high, "low": event.killed.low} if event.killed else {}),
    }


def _sides(event: Event, context: Context) -> dict[str, Any]:
    names = [found.en if (found := context.concept(name)) and found.group == "actor" else None for name in (event.actor, event.target)]
    return {"side_a": names[0], "side_b": names[1], "dyad_name": " - ".join(names) if all(names) else None}  # type: ignore[arg-type]


def _violence(event: Event, context: Context) -> int | None:
    """Of the kinds of violence that the type can be, the one of these two sides; None where they do not tell."""
    kinds = context.counterparts(event).ucdp_kinds
    if len(kinds) == 1:
        return _KINDS[kinds[0]]
    actor, target = (found.kind if (found := context.concept(name)) else None for name in (event.actor, event.target))
    if actor is None or target is None or not kinds:
        return None
    sides = {actor, target}
    which = "one-sided" if not sides <= _ARMED else "state-based" if sides & _STATES else "non-state"
    return _KINDS[which] if which in kinds else None


def _where(event: Event, context: Context) -> dict[str, Any]:
    where = event.location
    if where is None:
        return {}
    found: dict[str, Any] = {
        "where_prec": where.precision,
        "where_coordinates": context.english(event.place),
        "adm_1": context.english(where.admin1),
    }
    if where.latitude is not None and where.longitude is not None:
        found |= {
            "latitude": where.latitude,
            "longitude": where.longitude,
            "geom_wkt": f"POINT ({where.longitude} {where.latitude})",
            "priogrid_gid": priogrid(where.latitude, where.longitude),
        }
    return found


def priogrid(latitude: float, longitude: float) -> int:
    """The number of the cell of PRIO-GRID that holds a place."""
    row = min(int((latitude + 90) * _CELLS_OF_DEGREE), 180 * _CELLS_OF_DEGREE - 1)
    column = min(int((longitude + 180) * _CELLS_OF_DEGREE), _CELLS_ROUND - 1)
    return row * _CELLS_ROUND + column + 1


UCDP = Shape(name="ucdp", columns=COLUMNS, cells=_cells)
