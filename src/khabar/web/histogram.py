"""Events over time as bars of a drawing, from the side on which the lines of the language begin; each bar is a link to its days."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from khabar.ledger.queries.timeline import Bar, Histogram

WIDTH, HEIGHT, _FOOT = 720, 120, 18
_LEAST = 2.0
"""Units of the lowest bar that stands for any event: it is seen and can be hit."""
_WIDEST = 48.0
"""Of a bar: fewer than fifteen do not fill the drawing, so that a single one does not look like a wall."""
_LABELS = 6


class Column(Struct, frozen=True):
    """One bar: what it counts, its place and height, and the height of its contradicted part."""

    bar: Bar
    x: float
    width: float
    y: float
    height: float
    contradicted: float


class Tick(Struct, frozen=True):
    """A label below the bars, and where its middle is."""

    x: float
    text: str


class Drawing(Struct, frozen=True):
    """The bars, the labels below them, the number at the top of the axis."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    top: int
    unit: str


def drawing(found: Histogram, *, backwards: bool) -> Drawing | None:
    """The bars of a histogram, ``backwards`` from right to left; None where nothing has a day."""
    if not found.bars:
        return None
    top = max(bar.count for bar in found.bars)
    step = WIDTH / len(found.bars)
    columns = []
    for number, bar in enumerate(found.bars):
        start = WIDTH - (number + 1) * step if backwards else number * step
        height = max(_height(bar.count, top), _LEAST) if bar.count else 0.0
        width = min(step - min(2.0, step / 5), _WIDEST)
        x, y = round(start + (step - width) / 2, 2), round(HEIGHT - _FOOT - height, 2)
        columns.append(Column(bar, x, round(width, 2), y, round(height, 2), round(height * bar.contradicted / (bar.count or 1), 2)))
    return Drawing(tuple(columns), tuple(_ticks(found, columns)), top, found.unit)


def _height(count: int, top: int) -> float:
    return count / top * (HEIGHT - _FOOT)


def _ticks(found: Histogram, columns: Sequence[Column]) -> list[Tick]:
    """Some of the bars, evenly apart, each with its first day as far as the unit goes."""
    length = {"day": 10, "month": 7, "year": 4}[found.unit]
    every = -(-len(columns) // _LABELS)
    shown = [column for number, column in enumerate(columns) if number % every == every // 2]
    return [Tick(round(column.x + column.width / 2, 1), column.bar.first[:length]) for column in shown]
