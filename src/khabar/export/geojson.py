"""Events as GeoJSON (RFC 7946): a feature an event; one without a place has no geometry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from khabar.export.shapes.native import NATIVE
from khabar.export.shapes.shape import Context, Line

_ENCODER = msgspec.json.Encoder()
_AT_ONCE = 200


def feature(line: Line, context: Context) -> dict[str, Any]:
    """An event as a feature, with khabar's own columns as its properties."""
    cells = dict(NATIVE.cells(line, context))
    longitude, latitude = cells.pop("longitude"), cells.pop("latitude")
    here = None if latitude is None or longitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    properties = {column: cells[column] for column in NATIVE.columns if column in cells}
    return {"type": "Feature", "id": line.event.event_id, "geometry": here, "properties": properties}


def feature_collection(lines: Iterable[Line], context: Context, more: Mapping[str, Any] | None = None) -> Iterator[bytes]:
    """A collection of features a piece at a time, with further members of its own."""
    head = _ENCODER.encode({"type": "FeatureCollection", **(more or {})})
    yield head[:-1] + b',"features":['
    held: list[bytes] = []
    is_first = True
    for line in lines:
        held.append(_ENCODER.encode(feature(line, context)))
        if len(held) == _AT_ONCE:
            yield (b"" if is_first else b",") + b",".join(held)
            held, is_first = [], False
    yield (b"" if is_first or not held else b",") + b",".join(held) + b"]}"
