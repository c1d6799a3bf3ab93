"""Days and places of all events as arrays, made from the sets of their digits and held with them.

What has to be added up over every event of a set (a map, a histogram) is added up by numpy: of a million events in some tens of
milliseconds, where statements that group rows of the database take seconds.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from sqlalchemy import Connection

from khabar.ledger import held, marks
from khabar.ledger.values import Name

Whole: TypeAlias = NDArray[np.int64]
GRID = 30
"""Binary digits of a place on the map: the world is 2^30 steps wide, four centimetres at the equator."""
_MOST_LATITUDE = 85.0511287798066
"""Where Web Mercator ends, so that the world is a square."""
_STEPS = 1_000_000
_FIRST_DAY = np.datetime64("0001-01-01", "D")


class Places(Struct, frozen=True):
    """By number of the event: where it stands on a map (Web Mercator; 0 to 2^30 from the west and from the north), and which do."""

    x: NDArray[np.int32]
    y: NDArray[np.int32]
    placed: NDArray[np.bool_]


class Days(Struct, frozen=True):
    """By number of the event: its first day counted from the year 1, 0 where there is none, and the month, counted from January 1970."""

    day: NDArray[np.int32]
    month: NDArray[np.int32]


def members(bits: int) -> Whole:
    """The events of a set, by number."""
    return np.flatnonzero(_bits(bits))


def places(connection: Connection) -> Places:
    """Where events stand."""

    def make() -> Places:
        latitude, longitude = (_numbers(connection, digits) for digits in (marks.LATITUDE, marks.LONGITUDE))
        size = max(len(latitude), len(longitude))
        latitude, longitude = (np.pad(one, (0, size - len(one))) for one in (latitude, longitude))
        x = (longitude - 1) / (360 * _STEPS)
        degrees = np.clip((latitude - 1) / _STEPS - 90, -_MOST_LATITUDE, _MOST_LATITUDE)
        y = 0.5 - np.arctanh(np.sin(np.radians(degrees))) / (2 * np.pi)
        return Places(_steps(x), _steps(y), longitude > 0)

    return held.made(connection, "places", ("latitude", "longitude"), make)


def days(connection: Connection) -> Days:
    """When events began."""

    def make() -> Days:
        day = _numbers(connection, marks.FIRST)
        month = (_FIRST_DAY + (np.maximum(day, 1) - 1)).astype("datetime64[M]").astype(np.int32)
        return Days(day.astype(np.int32), month)

    return held.made(connection, "days", ("first day",), make)


def steps_of(longitude: float, latitude: float) -> tuple[int, int]:
    """Where degrees stand on the map."""
    y = 0.5 - float(np.arctanh(np.sin(np.radians(min(max(latitude, -_MOST_LATITUDE), _MOST_LATITUDE))))) / (2 * np.pi)
    return int(_steps(np.array([(longitude + 180) / 360]))[0]), int(_steps(np.array([y]))[0])


def degrees_of(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a place on the map."""
    share = y / 2**GRID
    return x / 2**GRID * 360 - 180, float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * share)))))


def flags(bits: int, size: int) -> NDArray[np.bool_]:
    """Of the first so many events whether each is in the set."""
    found = _bits(bits)[:size]
    return np.pad(found, (0, size - len(found))).astype(np.bool_)


def _numbers(connection: Connection, digits: list[Name]) -> Whole:
    found = held.load(connection, digits)
    size = max((bits.bit_length() for bits in found.values()), default=0)
    numbers = np.zeros(size, np.int64)
    for place, name in enumerate(digits):
        bits = _bits(found[name])
        numbers[: len(bits)] |= bits.astype(np.int64) << place
    return numbers


def _bits(bits: int) -> NDArray[Any]:
    size = bits.bit_length()
    packed = np.frombuffer(bits.to_bytes((size + 7) // 8, "little"), np.uint8)
    return np.unpackbits(packed, bitorder="little")[:size]


def _steps(shares: NDArray[Any]) -> NDArray[np.int32]:
    steps: NDArray[np.int32] = np.clip(np.floor(shares * 2**GRID), 0, 2**GRID - 1).astype(np.int32)
    return steps
