"""Events in the 31 columns of ACLED's dyadic files. They are shaped like ACLED's data and are none of them.

``event_id_cnty`` is khabar's id and looks like none of ACLED's. What khabar has no counterpart for is left empty: ``iso`` (a number),
``region``, ``source_scale``, and the types of events that ACLED does not code. ``fatalities`` is the best figure; low and high are in
``tags``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from khabar.codebook import Concept
from khabar.export.shapes.shape import Context, Line, Shape
from khabar.model import Event

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
_TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""Of UCDP's date_prec: ACLED tells a day, a week, a month."""
_GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}
"""Of UCDP's where_prec: ACLED tells a place, its surroundings, a region."""
_VIOLENCE, _DEMONSTRATIONS = "Political violence", "Demonstrations"
_DISORDER = {
    "Battles": _VIOLENCE,
    "Explosions/Remote violence": _VIOLENCE,
    "Violence against civilians": _VIOLENCE,
    "Protests": _DEMONSTRATIONS,
    "Riots": _DEMONSTRATIONS,
    "Strategic developments": "Strategic developments",
}
_STATE = ("state", "government", "military", "ministry", "police", "intelligence", "office")
_INTER = {
    **dict.fromkeys(_STATE, "State forces"),
    "armed_group": "Rebel group",
    "militia": "Political militia",
    "coalition": "External/Other forces",
    "international": "External/Other forces",
}


def _cells(line: Line, context: Context) -> dict[str, Any]:
    event, like = line.event, context.counterparts(line.event)
    days = event.when.range if event.when else None
    where = event.location
    actor, target = _party(context, event.actor), _party(context, event.target)
    return {
        "event_id_cnty": event.event_id,
        "event_date": days.start if days else None,
        "year": days.start.year if days else None,
        "time_precision": _TIME_PRECISION.get(days.precision) if days else None,
        "disorder_type": _DISORDER.get(like.acled_event or ""),
        "event_type": like.acled_event,
        "sub_event_type": like.acled_sub_event,
        **_side(context, "1", actor),
        **_side(context, "2", target),
        "interaction": "-".join(filter(None, (_inter(actor), _inter(target)))) or None,
        "country": context.country(event.country),
        "admin1": context.english(where.admin1) if where else None,
        "location": context.english(event.place),
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "geo_precision": _GEO_PRECISION.get(where.precision or 0) if where else None,
        "source": "; ".join(event.outlets),
        "notes": event.statement.en if event.statement else None,
        "fatalities": event.killed.best if event.killed else None,
        "tags": "; ".join(_tags(line)),
        "timestamp": None if line.recorded is None else int(dt.datetime.fromisoformat(line.recorded).timestamp()),
    }


def _party(context: Context, name: str | None) -> Concept | None:
    """Who is a party; what is struck may be a place, which ACLED has elsewhere."""
    found = context.concept(name)
    return found if found is not None and found.group == "actor" else None


def _side(context: Context, number: str, party: Concept | None) -> dict[str, Any]:
    return {
        f"actor{number}": party.en if party else None,
        f"assoc_actor_{number}": context.english(party.parent) if party else None,
        f"inter{number}": _inter(party),
    }


def _inter(party: Concept | None) -> str | None:
    return None if party is None else _INTER.get(party.kind)


def _tags(line: Line) -> Sequence[str]:
    event = line.event
    told = [f"khabar: {line.review}", f"status: {event.status}", *(f"corrected {one}" for one in line.corrections)]
    told += [f"grade: {event.grade.name}"] if event.grade else []
    return [*told, *_toll(event)]


def _toll(event: Event) -> Sequence[str]:
    if event.killed is None:
        return []
    return [f"fatalities {name}: {value}" for name, value in (("low", event.killed.low), ("high", event.killed.high)) if value is not None]


ACLED = Shape(name="acled", columns=COLUMNS, cells=_cells)
