"""The wanted events on a map: points where there are few, clusters of what lies close together on the screen where there are many.

The screen is laid over with cells that stand still when the map is moved. What lies in one cell is one cluster, at the middle of what is in
it; a smaller cluster that comes too close to a greater one beside it is taken into that one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from khabar.ledger import held, marks, sets
from khabar.ledger.filters import Box, Filter, chosen
from khabar.ledger.queries.columns import GRID, Whole, degrees_of, flags, members, places, steps_of
from khabar.ledger.schema import events
from khabar.ledger.writing import in_parts

MOST_POINTS = 20_000
"""More are not sent one by one: as GeoJSON they are three megabytes (`docs/performance.md`)."""
MOST_ZOOM = 18
_CELLS_OF_TILE = 2
"""In binary digits: four cells of 64 pixels along a tile of 256."""
_APART = 0.75
"""Of the width of a cell: 48 pixels, the width of the sign for a cluster of thousands."""
_MOST_CELLS = 4096
"""Of a screen: 64 by 64 cells are 4096 pixels wide. A greater box is cut into greater cells."""
_AT_ONCE = 500


class Cluster(Struct, frozen=True, kw_only=True):
    """Events that lie close together: where, how many, how many of them are contradicted and how many have several origins.

    ``box`` holds all of them (west, south, east, north). ``same_place``: all have the same coordinates, so that no zoom parts them.
    ``event_id`` is given where it is one event alone.
    """

    longitude: float
    latitude: float
    count: int
    contradicted: int
    corroborated: int
    box: tuple[float, float, float, float]
    same_place: bool
    event_id: str | None = None


class Point(Struct, frozen=True, kw_only=True):
    """One event on the map, with what its sign tells."""

    event_id: str
    longitude: float
    latitude: float
    type: str
    first_day: str | None
    last_day: str | None
    origins: int
    contradicted: bool
    grade: str | None


class Clusters(Struct, frozen=True):
    """Clusters of a part of the map, the greatest first; how many events are in them, and how many of the wanted have a place at all."""

    clusters: tuple[Cluster, ...]
    count: int
    placed: int


def count_by_place(connection: Connection, wanted: Filter, view: Box, zoom: int) -> Clusters:
    """Clusters of the wanted events within a part of the map, for a zoom (0 shows the world on 256 pixels)."""
    where = places(connection)
    numbers = members(chosen(connection, wanted))
    numbers = numbers[numbers < len(where.placed)]
    numbers = numbers[where.placed[numbers]]
    screen = _screen(view, zoom)
    x = (where.x[numbers] - (screen.column << screen.cell)) % (1 << GRID)
    y = where.y[numbers] - (screen.row << screen.cell)
    inside = (x >> screen.cell < screen.columns) & (y >= 0) & (y >> screen.cell < screen.rows)
    shown = _Shown(numbers[inside], x[inside], y[inside])
    heaps = _merged(_heaps(shown, _signs(connection), screen), screen.cell)
    return Clusters(tuple(_clusters(connection, heaps, screen)), len(shown.numbers), len(numbers))


def points(connection: Connection, wanted: Filter, most: int = MOST_POINTS) -> list[Point] | None:
    """Every wanted event that has a place, by number of the event; None if there are more than ``most``."""
    found = chosen(connection, wanted)
    digits = held.load(connection, marks.LONGITUDE)
    found = sets.at_least([digits[name] for name in marks.LONGITUDE], 1, found)
    if found.bit_count() > most:
        return None
    shown = (
        *(events.c.event_id, events.c.longitude, events.c.latitude, events.c.type, events.c.first_day, events.c.last_day),
        *(events.c.origins, events.c.contradicted, events.c.grade),
    )
    rows: list[Point] = []
    for some in in_parts(sets.numbers(found), _AT_ONCE):
        rows += [Point(**row._mapping) for row in connection.execute(select(*shown).where(events.c.number.in_(some)))]
    return rows


class _Screen(Struct, frozen=True):
    """A part of the map: its first column and row of cells, how many there are, and the binary digits of the width of a cell."""

    column: int
    row: int
    columns: int
    rows: int
    cell: int


class _Shown(Struct, frozen=True):
    """The events on the screen, and how far each stands from its upper left corner."""

    numbers: Whole
    x: NDArray[np.int32]
    y: NDArray[np.int32]


class _Heap(Struct, frozen=True):
    """What lies in a cell: how many, the sums of their places, the ends (west, north, east, south), the number of one of them."""

    place: tuple[int, int]
    count: int
    x: float
    y: float
    ends: tuple[int, int, int, int]
    contradicted: int
    corroborated: int
    one: int

    def middle(self) -> tuple[float, float]:
        """The mean of the places."""
        return self.x / self.count, self.y / self.count


def _screen(view: Box, zoom: int) -> _Screen:
    """The cells that a part of the map lies on; over the 180th meridian where its west is greater than its east."""
    cell = GRID - min(max(zoom, 0), MOST_ZOOM) - _CELLS_OF_TILE
    west, north = steps_of(view.west, view.north)
    east, south = steps_of(view.east, view.south)
    while True:
        around = 1 << GRID - cell
        columns = ((east >> cell) - (west >> cell)) % around + 1
        if west > east and columns == 1:
            columns = around
        rows = (south >> cell) - (north >> cell) + 1
        if columns * rows <= _MOST_CELLS:
            return _Screen(west >> cell, north >> cell, columns, rows, cell)
        cell += 1


def _signs(connection: Connection) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """By number of the event whether it is contradicted, and whether it has several origins."""

    def make() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        known = held.load(connection, [sets.STANDING, marks.CONTRADICTED, *marks.ORIGINS])
        standing = known[sets.STANDING]
        several = sets.at_least([known[name] for name in marks.ORIGINS], 2, standing)
        size = standing.bit_length()
        return flags(known[marks.CONTRADICTED], size), flags(several, size)

    return held.made(connection, "signs", ("", "origins"), make)


def _heaps(shown: _Shown, signs: tuple[NDArray[np.bool_], NDArray[np.bool_]], screen: _Screen) -> list[_Heap]:
    size = screen.columns * screen.rows
    cells = (shown.y >> screen.cell).astype(np.int64) * screen.columns + (shown.x >> screen.cell)
    counts = np.bincount(cells, minlength=size)
    sums = [np.bincount(cells, weights=one, minlength=size) for one in (shown.x, shown.y, *(sign[shown.numbers] for sign in signs))]
    ends = []
    for find, values in ((np.minimum, shown.x), (np.minimum, shown.y), (np.maximum, shown.x), (np.maximum, shown.y)):
        end = np.full(size, 1 << GRID if find is np.minimum else -1, np.int32)
        find.at(end, cells, values)
        ends.append(end)
    one_of = np.zeros(size, np.int64)
    one_of[cells] = shown.numbers
    filled = np.flatnonzero(counts)
    told: list[NDArray[Any]] = [counts, *sums, *ends, one_of]
    columns = [array[filled].tolist() for array in told]
    return [
        _Heap(divmod(cell, screen.columns), count, x, y, (west, north, east, south), int(parted), int(several), one)
        for cell, count, x, y, parted, several, west, north, east, south, one in zip(filled.tolist(), *columns, strict=True)
    ]


def _merged(heaps: list[_Heap], cell: int) -> list[_Heap]:
    """Smaller heaps beside a greater one are taken into it where they come too close, the greatest first."""
    left = {heap.place: heap for heap in heaps}
    found = []
    for heap in sorted(heaps, key=lambda one: (-one.count, one.place)):
        if left.pop(heap.place, None) is None:
            continue
        x, y = heap.middle()
        row, column = heap.place
        for place in ((row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)):
            other = left.get(place)
            if other is not None and _distance(other.middle(), (x, y)) < _APART * (1 << cell):
                del left[place]
                heap = _both(heap, other)
        found.append(heap)
    return sorted(found, key=lambda one: (-one.count, one.place))


def _both(one: _Heap, other: _Heap) -> _Heap:
    ends = (*map(min, one.ends[:2], other.ends[:2]), *map(max, one.ends[2:], other.ends[2:]))
    added = {name: getattr(one, name) + getattr(other, name) for name in ("count", "x", "y", "contradicted", "corroborated")}
    return structs.replace(one, ends=ends, **added)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def _clusters(connection: Connection, heaps: list[_Heap], screen: _Screen) -> Iterator[Cluster]:
    alone = [heap.one for heap in heaps if heap.count == 1]
    names: dict[int, str] = {}
    for some in in_parts(alone, _AT_ONCE):
        rows = connection.execute(select(events.c.number, events.c.event_id).where(events.c.number.in_(some)))
        names.update((row.number, row.event_id) for row in rows)
    for heap in heaps:
        longitude, latitude = _degrees(*heap.middle(), screen)
        west, north = _degrees(heap.ends[0], heap.ends[1], screen)
        east, south = _degrees(heap.ends[2], heap.ends[3], screen)
        yield Cluster(
            longitude=longitude,
            latitude=latitude,
            count=heap.count,
            contradicted=heap.contradicted,
            corroborated=heap.corroborated,
            box=(west, south, east, north),
            same_place=heap.ends[:2] == heap.ends[2:],
            event_id=names.get(heap.one) if heap.count == 1 else None,
        )


def _degrees(x: float, y: float, screen: _Screen) -> tuple[float, float]:
    """Longitude and latitude of a place on the screen, to a hundred-thousandth of a degree (a metre)."""
    longitude, latitude = degrees_of((x + (screen.column << screen.cell)) % (1 << GRID), y + (screen.row << screen.cell))
    return round(longitude, 5), round(latitude, 5)
