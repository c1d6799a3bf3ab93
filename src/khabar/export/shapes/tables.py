"""Shapes as text: safe to open in a spreadsheet, with a byte order mark and the line ends of RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from khabar.export.csv import BOM, harmless
from khabar.export.shapes.shape import Context, Line, Shape

_AT_ONCE = 64 << 10
"""Characters that are handed on together."""


def table_text(shape: Shape, lines: Iterable[Line], context: Context, columns: Sequence[str] = ()) -> Iterator[str]:
    """The table a piece at a time: a line of names, that of tags where the shape has them, a line an event.

    Where the lines break off with an error the last line says so, since the head of the table is out already. Raises ValueError for a
    column that is none.
    """
    chosen = shape.chosen(columns)
    return _text(shape, lines, context, chosen)


def _text(shape: Shape, lines: Iterable[Line], context: Context, columns: Sequence[str]) -> Iterator[str]:
    sink = io.StringIO()
    rows = csv.writer(sink, delimiter=shape.delimiter)
    sink.write(BOM)
    rows.writerow(columns)
    if shape.tags is not None:
        rows.writerow([shape.tags[column] for column in columns])
    try:
        for line in lines:
            cells = shape.cells(line, context)
            rows.writerow([_cell(cells.get(column), shape) for column in columns])
            if sink.tell() > _AT_ONCE:
                yield sink.getvalue()
                sink.seek(0)
                sink.truncate()
    except Exception:
        rows.writerow(["cut off here by an error: this is not all"])
        yield sink.getvalue()
        raise
    yield sink.getvalue()


def _cell(value: Any, shape: Shape) -> object:
    if value is None:
        return shape.missing
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and shape.delimiter == "\t":
        value = " ".join(value.split())
    return harmless(value)
