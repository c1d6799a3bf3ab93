"""Lengths of time counted from the publication date: so long ago, and the last or next so many hours, days, weeks, months, years."""

from datetime import date, timedelta
from typing import TypeAlias

from khabar.model.values import AgoPoint, CalendarPoint, PeriodPoint, Unit
from khabar.resolve.calendar import absolute, months_back

Days: TypeAlias = tuple[date, date, str]
"""The first and the last day, and the basis on which they are known."""

OF_HOURS = "hours before publication"  # the basis of days that hours reach into, on one of which it happened
_DAY = timedelta(days=1)
_WEEK = 7
_FARTHEST = 220 * 366
"""Days: what is told as longer ago, or further ahead, is no date of news ("5,000 years ago")."""
_WEEKS_ON = {"last": -1, "current": 0, "next": 1}
_WEEK_PARTS = {"early": (0, 1), "middle": (2, 3), "late": (5, 7)}
"""Days of a week that begins on Sunday; its end is the weekend of the Arab world and of Europe, Friday to Sunday."""
_LENGTHS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 31, "year": 366}


def is_beyond_news(unit: Unit, count: int) -> bool:
    """Whether so many units reach further than any event of the news lies away."""
    return count * _LENGTHS[unit] > _FARTHEST


def ago(point: AgoPoint, published: date) -> Days | None:
    """The day, month or year so many units before publication; None where the count is vague (hours apart) or reaches beyond news."""
    low, high, unit = point.low, point.high, point.unit
    if high is None or is_beyond_news(unit, high) or (low != high and unit != "hour"):
        return None
    basis = f"{low} {unit}(s) before publication" if low == high else f"a few {unit}s before publication"
    if unit == "hour":
        return published - timedelta(days=high // 24), published - timedelta(days=low // 24), basis
    if unit in ("day", "week"):
        size = 1 if unit == "day" else _WEEK
        return published - timedelta(days=size * high), published - timedelta(days=size * low), basis
    if unit == "month":
        return months_back(published, high)[0], months_back(published, low)[1], f"{basis}, calendar month"
    return date(published.year - high, 1, 1), date(published.year - low, 12, 31), f"{basis}, calendar year"


def period(point: PeriodPoint, published: date) -> Days | None:
    """The days of the last, present or next so many units; None where the text does not bound them ("in recent days")."""
    if point.unit in ("month", "year") and point.count == 1:
        return _calendar_period(point, published)
    if is_beyond_news(point.unit, point.count or 0):
        return None
    sign = {"before-last": -1, "last": -1, "current": 0, "next": 1}[point.relative]
    count = point.count
    if point.unit == "week" and count == 1:
        return _week(point, published)
    if point.unit == "hour":
        days = -(-(count or 24) // 24)
        basis = f"the {count or ''} {OF_HOURS if sign < 0 else 'hours after publication'}".replace("  ", " ")
        return (published - timedelta(days=days), published, basis) if sign < 0 else (published, published + timedelta(days=days), basis)
    if count is None:
        return None
    told = f"{count} {point.unit}s"
    if sign < 0:
        return _back(published, point.unit, count), published - _DAY, f"the {told} before publication"
    if sign > 0:
        length = published - _back(published, point.unit, count)
        return published + _DAY, published + length, f"the {told} after publication"
    return None


def _back(published: date, unit: str, count: int) -> date:
    """The day on which the last so many units began, counted from the day before publication."""
    if unit in ("day", "week"):
        return published - timedelta(days=count * (1 if unit == "day" else _WEEK))
    first, last = months_back(published, count * (1 if unit == "month" else 12))
    return first.replace(day=min(published.day, last.day))


def _week(point: PeriodPoint, published: date) -> Days:
    if point.part is not None and point.relative in _WEEKS_ON:
        return _part_of_week(point, published)
    if point.relative == "current":
        return published - 6 * _DAY, published, "the seven days up to publication"
    if point.relative == "next":
        return published + _DAY, published + _WEEK * _DAY, "the seven days after publication"
    start = published - _WEEK * _DAY * (2 if point.relative == "before-last" else 1)
    return (
        start,
        start + 6 * _DAY,
        "the seven days before publication" if point.relative == "last" else "the week before the last seven days",
    )


def _part_of_week(point: PeriodPoint, published: date) -> Days:
    """The first days, the middle or the end of a calendar week; of the present one, no day that is still to come."""
    weeks = _WEEKS_ON[point.relative]
    sunday = published - timedelta(days=(published.weekday() + 1) % _WEEK) + timedelta(days=_WEEK * weeks)
    first, last = _WEEK_PARTS.get(point.part or "", (0, _WEEK - 1))
    if weeks == 0 and sunday + timedelta(days=first) > published:
        sunday -= timedelta(days=_WEEK)  # "at the weekend" is the last one
    start, end = sunday + timedelta(days=first), sunday + timedelta(days=last)
    return start, end if weeks > 0 else min(end, published), f"{point.part} in a calendar week, by publication"


def _calendar_period(point: PeriodPoint, published: date) -> Days | None:
    shift = {"before-last": -2, "last": -1, "current": 0, "next": 1}[point.relative]
    if point.unit == "month":
        first = months_back(published, -shift)[0]
        calendar = CalendarPoint(year=first.year, month=first.month, part=point.part)
    else:
        calendar = CalendarPoint(year=published.year + shift, part=point.part)
    days = absolute(calendar)
    return (days[0], days[1], f"{point.relative} {point.unit}, by publication") if days is not None else None
