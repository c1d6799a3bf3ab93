"""Events in the 40 columns of POLECAT, which codes by the PLOVER ontology: tab-separated, ``None`` where nothing is known.

Shaped like POLECAT's files and none of them. Its numbers (intensity, quad code, GeoNames, Wikipedia) are not khabar's and are left out.
"""

from __future__ import annotations

from typing import Any

from khabar.codebook import Concept
from khabar.export.shapes.shape import Context, Line, Shape

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw"),
    *("Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country"),
    *("Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
_SECTORS = {
    "state": "GOV",
    "government": "GOV",
    "ministry": "GOV",
    "office": "GOV",
    "military": "MIL",
    "police": "COP",
    "intelligence": "SPY",
    "armed_group": "REB",
    "militia": "PRM",
    "coalition": "MIL",
    "international": "IGO",
    "party": "PTY",
    "ngo": "NGO",
    "agency": "MED",
    "medium": "MED",
    "community": "CVL",
}
_TOWNS = frozenset({"town", "village", "quarter"})


def _cells(line: Line, context: Context) -> dict[str, Any]:
    event, like = line.event, context.counterparts(line.event)
    days, where, place = event.when.range if event.when else None, event.location, context.concept(event.place)
    return {
        "Event ID": event.event_id,
        "Event Date": days.start if days else None,
        "Event Type": like.plover_type,
        "Event Mode": like.plover_mode,
        **_side("Actor", context.concept(event.actor), context),
        **_side("Recipient", context.concept(event.target), context),
        "Placename": context.english(event.place),
        "City": place.en if place is not None and place.kind in _TOWNS else None,
        "Province": context.english(where.admin1) if where else None,
        "Country": context.country(event.country),
        "Latitude": where.latitude if where else None,
        "Longitude": where.longitude if where else None,
        "Feature Type": place.kind if place is not None else None,
        "Source": "; ".join(event.outlets),
        "Language": "ar",
        "Version": f"khabar, {line.review}",
    }


def _side(name: str, party: Concept | None, context: Context) -> dict[str, Any]:
    if party is None or party.group != "actor":
        return {}
    sector = _SECTORS.get(party.kind)
    country = context.country(party.country)
    return {f"{name} Name": party.en, f"{name} Country": country, f"Primary {name} Sector": sector, f"{name} Sectors": sector}


PLOVER = Shape(name="plover", columns=COLUMNS, cells=_cells, delimiter="\t", missing="None")
