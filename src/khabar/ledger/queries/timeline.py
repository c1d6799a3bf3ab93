"""How many of the wanted events began in each day, month or year."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from sqlalchemy import Connection

from khabar.ledger import held, marks
from khabar.ledger.filters import Filter, chosen
from khabar.ledger.queries.columns import Whole, days, flags, members

Unit: TypeAlias = Literal["day", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "month", "year")
MOST_BARS = 1200
"""A century of months. A finer unit than this has room for gives way to the next one."""
_LENGTHS = {"day": 1, "month": 28, "year": 365}
_MONTHS, _EPOCH = 12, 1970


class Bar(Struct, frozen=True):
    """The days from ``first`` to ``last`` (YYYY-MM-DD, both included), how many events began then, how many of these are contradicted."""

    first: str
    last: str
    count: int
    contradicted: int


class Histogram(Struct, frozen=True):
    """Bars without a gap from the first event to the last; ``undated`` events have no day."""

    unit: Unit
    bars: tuple[Bar, ...]
    undated: int


def count_by_time(connection: Connection, wanted: Filter, unit: Unit | None = None, aim: int = 60) -> Histogram:
    """The wanted events by time; without a unit the finest that gives no more than about ``aim`` bars.

    An event that began before the first day that is asked for, and may have lasted until it, is counted on that day.
    """
    numbers = members(chosen(connection, wanted))
    when = days(connection)
    numbers = numbers[numbers < len(when.day)] if len(numbers) else numbers
    dated = numbers[when.day[numbers] > 0]
    undated = len(numbers) - len(dated)
    if not len(dated):
        return Histogram(unit or "day", (), undated)
    day = when.day[dated]
    earliest = marks.day(wanted.since) if wanted.since is not None else 0
    is_before = day < earliest
    day = np.where(is_before, earliest, day)
    low, high = int(day.min()), int(day.max())
    chosen_unit = _unit(high - low + 1, unit, aim)
    month = np.where(is_before, _month(earliest), when.month[dated]) if chosen_unit != "day" else day
    bins = {"day": day, "month": month, "year": month // _MONTHS}[chosen_unit]
    first = int(bins.min())
    contradicted = flags(held.load(connection, [marks.CONTRADICTED])[marks.CONTRADICTED], len(when.day))[dated]
    return Histogram(chosen_unit, _bars(chosen_unit, first, bins - first, contradicted), undated)


def _bars(unit: Unit, first: int, bins: NDArray[np.int32] | Whole, contradicted: NDArray[np.bool_]) -> tuple[Bar, ...]:
    counts = np.bincount(bins).tolist()
    parted = np.bincount(bins, weights=contradicted, minlength=len(counts)).astype(int).tolist()
    return tuple(Bar(*_ends(unit, first + n), count, parted[n]) for n, count in enumerate(counts))


def _unit(length: int, asked: Unit | None, aim: int) -> Unit:
    most = aim if asked is None else MOST_BARS
    finer = UNITS if asked is None else UNITS[UNITS.index(asked) :]
    return next((unit for unit in finer if length / _LENGTHS[unit] <= most), "year")


def _month(day: int) -> int:
    if not day:
        return 0
    found = dt.date.fromordinal(day)
    return (found.year - _EPOCH) * _MONTHS + found.month - 1


def _ends(unit: Unit, number: int) -> tuple[str, str]:
    """The first and the last day of a bar."""
    if unit == "day":
        day = dt.date.fromordinal(number).isoformat()
        return day, day
    if unit == "year":
        return f"{number + _EPOCH:04}-01-01", f"{number + _EPOCH:04}-12-31"
    year, month = divmod(number, _MONTHS)
    start = dt.date(year + _EPOCH, month + 1, 1)
    following = dt.date(start.year + month // (_MONTHS - 1), (month + 1) % _MONTHS + 1, 1) if start.year < dt.MAXYEAR else dt.date.max
    return start.isoformat(), (following - dt.timedelta(1)).isoformat()
