"""Charts as rectangles and lines: worked out here, drawn as SVG by ``templates/charts.html``. In Arabic time runs from right to left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

WIDTH, HEIGHT = 600, 120
"""Of a chart in its own units; it is stretched to the width of the page, so that it has no words in it."""
_MOST_COLUMNS = 72
"""Six years of months; of a longer stretch quarters of a year, then years are shown: on a telephone a column has some four pixels then."""
_GAP = 0.15
_WIDEST = 40
"""Of a column: fewer than fifteen do not fill the chart, so that a single one does not look like a wall."""
_MONTHS = 12


class Column(Struct, frozen=True):
    """A stretch of time with its counts, and where they stand: ``parts`` are (series, y, height), the lowest first."""

    label: str
    first: str
    last: str
    counts: tuple[int, ...]
    x: float
    width: float
    parts: tuple[tuple[int, float, float], ...]


class Columns(Struct, frozen=True):
    """Counts over time, series upon series; ``top`` is the highest sum, ``ticks`` the labels below the first, the middle and the last."""

    columns: tuple[Column, ...]
    top: int
    ticks: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT


class Pair(Struct, frozen=True):
    """What was reported (``low`` to ``high``) and what is found (``sure`` to ``possible``) up to a day, to be drawn side by side."""

    name: str
    day: str
    low: int
    high: int
    sure: int
    possible: int


class Slot(Struct, frozen=True):
    """One of them as it is drawn: where its slot begins and how wide it is, and heights from above for each figure."""

    name: str
    x: float
    width: float
    sure: float
    possible: float
    low: float
    high: float


class Slots(Struct, frozen=True):
    """All of them in the order of time, each in a slot of its own, on a scale of square roots: ``lines`` are heights with their figures."""

    slots: tuple[Slot, ...]
    lines: tuple[tuple[float, int], ...]
    ticks: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT


def columns(counts: Mapping[str, Sequence[int]], *, mirrored: bool) -> Columns | None:
    """Counts of months (YYYY-MM), one number a series; None where there is no month. Months without any stand as gaps."""
    months = sorted(name for name in counts if name[:1].isdigit())
    if not months:
        return None
    grouped = _grouped(months, counts)
    top = max(sum(held) for _, _, _, held in grouped) or 1
    width, places = _places(len(grouped), mirrored)
    stretches = zip(grouped, places, strict=True)
    found = tuple(Column(label, first, last, held, x, width, _stacked(held, top)) for (label, first, last, held), x in stretches)
    return Columns(found, top, _ticks([column.label for column in found]))


def pairs(given: Iterable[Pair], *, mirrored: bool) -> Slots | None:
    """What was reported beside what is found, in the order of days; None where there is nothing."""
    held = sorted(given, key=lambda one: one.day)
    if not held:
        return None
    top = max(max(one.high, one.possible) for one in held) or 1
    width, places = _places(len(held), mirrored)
    slots = []
    for one, x in zip(held, places, strict=True):
        heights = (_short(_height(figure, top)) for figure in (one.sure, one.possible, one.low, one.high))
        slots.append(Slot(one.name, x, width, *heights))
    lines = tuple((_short(_height(value, top)), value) for value in _round_figures(top))
    return Slots(tuple(slots), lines, _ticks([one.day for one in held]))


def _places(count: int, mirrored: bool) -> tuple[float, list[float]]:
    """How wide each of so many columns is, and where each begins, in the order of time."""
    step = WIDTH / count
    width = min(step * (1 - _GAP), _WIDEST)
    order = reversed(range(count)) if mirrored else range(count)
    return _short(width), [_short(step * at + (step - width) / 2) for at in order]


def _height(value: int, top: int) -> float:
    """How far from the upper edge a figure stands: tallies go from one to thousands, of which a straight scale would show only the last."""
    return HEIGHT - 2 - float((max(value, 0) / top) ** 0.5) * (HEIGHT - 6)


def _round_figures(top: int) -> list[int]:
    """Some round figures up to the highest."""
    found = [0]
    size = 1
    while size <= top:
        found += [figure for figure in (size, size * 2, size * 5) if figure <= top]
        size *= 10
    return found[:1] + found[1:][-4:]


def _grouped(months: Sequence[str], counts: Mapping[str, Sequence[int]]) -> list[tuple[str, str, str, tuple[int, ...]]]:
    """Label, first and last day and counts of each stretch from the first month to the last, as many months to one as are needed."""
    first, last = _index(months[0]), _index(months[-1])
    size = next(size for size in (1, 3, _MONTHS, 10 * _MONTHS, 100 * _MONTHS) if (last - first) // size < _MOST_COLUMNS)
    start = first - first % size
    series = max(len(held) for held in counts.values())
    sums = [[0] * series for _ in range((last - start) // size + 1)]
    for name in months:
        for at, count in enumerate(counts[name]):
            sums[(_index(name) - start) // size][at] += count
    return [(*_named(start + at * size, size), tuple(held)) for at, held in enumerate(sums)]


def _named(index: int, size: int) -> tuple[str, str, str]:
    first, last = _month(index), _month(index + size - 1)
    after = dt.date.fromisoformat(f"{_month(index + size)}-01")
    names = (first, last) if size < _MONTHS else (first[:4], last[:4])
    return "/".join(dict.fromkeys(names)), f"{first}-01", (after - dt.timedelta(1)).isoformat()


def _index(month: str) -> int:
    return int(month[:4]) * _MONTHS + int(month[5:7]) - 1


def _month(index: int) -> str:
    return f"{index // _MONTHS:04}-{index % _MONTHS + 1:02}"


def _stacked(counts: Sequence[int], top: int) -> tuple[tuple[int, float, float], ...]:
    found, below = [], 0
    for series, count in enumerate(counts):
        if count:
            height = count / top * HEIGHT
            found.append((series, _short(HEIGHT - below / top * HEIGHT - height), _short(height)))
            below += count
    return tuple(found)


def _ticks(labels: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((labels[0], labels[len(labels) // 2], labels[-1])))


def _short(value: float) -> float:
    return round(value, 2)
