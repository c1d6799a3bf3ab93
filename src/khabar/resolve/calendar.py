"""The days of calendar points whose year is known, in the Gregorian and the Hijri calendar."""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from khabar.model.values import CalendarPoint

_MONTH_PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
"""The codebook's reading of the beginning, the middle and the end of a month: days, both included."""
_YEAR_PARTS = {
    "early": (1, 3), "middle": (5, 8), "late": (10, 12), "half-1": (1, 6), "half-2": (7, 12),
    "quarter-1": (1, 3), "quarter-2": (4, 6), "quarter-3": (7, 9), "quarter-4": (10, 12),
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14),
}  # fmt: skip
"""Parts of a year: months, both included; a winter ends in the second month of the next year."""
_YEARS = range(1000, 3000)
"""Years that a text can mean by a calendar date: what is reckoned from them stays within the days that Python knows."""


def months_back(day: date, months: int) -> tuple[date, date]:
    """The first and last day of the calendar month so many months before a day's month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def absolute(point: CalendarPoint) -> tuple[date, date] | None:
    """The days of a calendar point whose year is known; None for a day that does not exist or lies beyond the tables."""
    assert point.year is not None
    if point.month is None:
        first_month, last_month = _YEAR_PARTS.get(point.part or "", (1, 12))
        start = _month_days(point.calendar, point.year, first_month)
        end = _month_days(point.calendar, point.year + (last_month - 1) // 12, (last_month - 1) % 12 + 1)
        return (start[0], end[1]) if start is not None and end is not None else None
    month = _month_days(point.calendar, point.year, point.month)
    if month is None:
        return None
    length = (month[1] - month[0]).days + 1
    if point.day is not None:
        day = month[0] + timedelta(days=point.day - 1)
        return (day, day) if point.day <= length else None
    first, last = _month_half(point.part, length)
    return month[0] + timedelta(days=first - 1), month[0] + timedelta(days=min(last, length) - 1)


def _month_half(part: str | None, length: int) -> tuple[int, int]:
    if part == "half-1":
        return 1, 15
    if part == "half-2":
        return 16, length
    return _MONTH_PARTS.get(part or "", (1, length))


def _month_days(calendar: str, year: int, month: int) -> tuple[date, date] | None:
    """The first and last day of a month, in the Gregorian calendar; Hijri months as tabulated by Umm al-Qura (hijridate)."""
    if calendar == "gregorian":
        if year not in _YEARS:
            return None
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    try:
        first = Hijri(year, month, 1)
        start = date(*first.to_gregorian().datetuple())
        return start, start + timedelta(days=first.month_length() - 1)
    except (ValueError, OverflowError):
        return None


def hijri_month(day: date) -> tuple[int, int] | None:
    """The Hijri year and month of a day; None beyond the tables (1924 to 2077)."""
    try:
        hijri = Gregorian.fromdate(day).to_hijri()
    except OverflowError:
        return None
    return hijri.year, hijri.month
