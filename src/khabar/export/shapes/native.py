"""Khabar's own columns, alone or with the hashtags of HXL under their names."""

from __future__ import annotations

from typing import Any

from khabar.export.event_rows import EVENT_COLUMNS, event_cells
from khabar.export.shapes.shape import Context, Line, Shape

_TAGS = {
    "event_id": "#event+code",
    "event_url": "#meta+url",
    "review": "#status+review",
    "corrections": "#meta+corrections",
    "type": "#event+type",
    "mode": "#event+type+sub",
    "status": "#status+occurred",
    "date_start": "#date+start+occurred",
    "date_end": "#date+end+occurred",
    "date_assumed": "#status+date",
    "country": "#country+code",
    "place": "#loc+code",
    "place_name": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "geo_precision": "#geo+precision",
    "actor": "#group+code+first",
    "actor_name": "#group+name+first",
    "target": "#group+code+second",
    "target_name": "#group+name+second",
    "outcome": "#event+outcome",
    "killed_low": "#affected+killed+min",
    "killed_high": "#affected+killed+max",
    "killed_best": "#affected+killed",
    "injured_low": "#affected+injured+min",
    "injured_high": "#affected+injured+max",
    "injured_best": "#affected+injured",
    "claims": "#indicator+claims+num",
    "outlets": "#indicator+outlets+num",
    "origins": "#indicator+origins+num",
    "grade": "#status+verified",
    "contradictions": "#status+contradicted",
    "differences": "#status+different",
    "statement_en": "#description+en",
    "statement_ar": "#description+ar",
    "changed": "#date+updated",
}
_NAMED = ("place", "actor", "target")
_COLUMNS = (
    *("event_id", "event_url", "review"),
    *(name for column in EVENT_COLUMNS[1:] for name in ((column, f"{column}_name") if column in _NAMED else (column,))),
    *("corrections", "changed"),
)


def _cells(line: Line, context: Context) -> dict[str, Any]:
    event = line.event
    cells = dict(zip(EVENT_COLUMNS, event_cells(event), strict=True))
    names = {f"{name}_name": context.english(getattr(event, name)) for name in _NAMED}
    return {
        **cells,
        **names,
        "event_url": context.address(event.event_id),
        "review": line.review,
        "corrections": "; ".join(line.corrections),
        "changed": line.recorded,
    }


NATIVE = Shape(name="native", columns=_COLUMNS, cells=_cells)
HXL = Shape(name="hxl", columns=_COLUMNS, cells=_cells, tags=_TAGS)
