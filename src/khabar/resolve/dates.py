"""From a date expression and the publication date to the days it means, as the codebook rules."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import structs

from khabar.model.values import (
    UP_TO_NOW,
    AgoPoint,
    CalendarPoint,
    DateExpression,
    DatePoint,
    DateRange,
    DayCountPoint,
    DayPoint,
    NthWeekdayPoint,
    WeekdayPoint,
    date_precision,
)
from khabar.resolve.calendar import absolute, hijri_month, months_back
from khabar.resolve.periods import Days, ago, is_beyond_news, period

_DAY = timedelta(days=1)
_WEEK = 7
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WAR_SLACK = 3
"""Days by which a war's day count may miss the publication date and still be taken for that war."""


def resolve_date(expression: DateExpression, published: date | None, *, ahead: bool = False) -> DateRange | None:
    """The days an expression means, or None where it cannot be told (no publication date for a relative one, or no such day).

    ``ahead`` is for a planned act: a bare weekday, and a day or month without a year, is then the next one after publication.

    A "since" before a calendar day, a weekday or a period reaches to the publication day; before a length of time ("since two
    months") it is the day, month or year so long ago.
    """
    if expression.anchor is not None:
        return _anchored(expression, expression.anchor, published)
    point = expression.point
    if ahead and isinstance(point, WeekdayPoint | CalendarPoint) and point.relative is None and _beside(point) is None:
        expression = structs.replace(expression, point=structs.replace(point, relative="next"))
    days = _point(expression.point, published)
    if days is None:
        return None
    start, end, basis = days
    if expression.until is not None:
        far = _far(expression, start, published)
        if far is None or (far < start and start - far > _WEEK * _DAY):
            return None
        start, far = min(start, far), max(start, far)  # "yesterday and the day before"
        return _range(start, far, f"from {basis} to the day named", expression, published)
    if expression.night is not None and start == end:
        start, end, basis = _night(start, expression.night, published, basis)
    if expression.relation == "since" and published is not None and not isinstance(expression.point, AgoPoint) and start <= published:
        return _range(start, published, f"since {basis}, {UP_TO_NOW}", expression, published)
    return _range(start, end, basis, expression, published)


def day_named(expressions: Iterable[DateExpression]) -> date | None:
    """The first of the expressions that names one day in full, year and all; None where none does."""
    for expression in expressions:
        days = resolve_date(expression, None)
        if days is not None and days.start == days.end:
            return days.start
    return None


def _anchored(expression: DateExpression, anchor: DateExpression, published: date | None) -> DateRange | None:
    """A date that counts from another day than publication: from the last day of that, backwards from its first."""
    base = resolve_date(anchor, published)
    back = isinstance(expression.point, AgoPoint) or (isinstance(expression.point, DayPoint) and expression.point.days < 0)
    day = (base.start if back else base.end) if base is not None else None
    found = resolve_date(structs.replace(expression, anchor=None), day) if day is not None else None
    if base is None or found is None:
        return None
    return structs.replace(found, basis=f"{found.basis}, with this day for publication: {base.basis}")


def _beside(point: WeekdayPoint | CalendarPoint) -> int | None:
    """What fixes a point besides its name: the day told with a weekday, the year of a calendar point."""
    if isinstance(point, WeekdayPoint):
        return point.beside
    return point.year if point.year_relative is None else 0


def _range(start: date, end: date, basis: str, expression: DateExpression, published: date | None) -> DateRange:
    point = expression.point
    conflict = False
    if isinstance(point, WeekdayPoint) and point.beside is not None and published is not None:
        told = published + timedelta(days=point.beside)
        conflict = told.weekday() != point.weekday
        if conflict:
            basis += ", against the day the text also tells"
    return DateRange(start, end, basis, date_precision(start, end), conflict)


def _night(day: date, side: str, published: date | None, basis: str) -> Days:
    """The two days of a night across midnight; never past the publication day for a night that had begun by then.

    A night named by its day ("the night of Saturday") told on that very day is the one that led to it.
    """
    if side == "before" and (published is None or day >= published):
        return day - _DAY, day, f"night that leads to {basis}"
    if published is not None and day == published:
        return day, day, f"night of {basis}"
    return day, day + _DAY, f"night of {basis}"


def _point(point: DatePoint, published: date | None) -> Days | None:
    if isinstance(point, CalendarPoint):
        return _calendar(point, published)
    if isinstance(point, NthWeekdayPoint):
        return _nth_weekday(point, published)
    if isinstance(point, DayCountPoint):
        return _day_count(point, published)
    if published is None:
        return None
    if isinstance(point, WeekdayPoint):
        return _weekday(point, published)
    if isinstance(point, DayPoint):
        day = published + timedelta(days=point.days)
        return (
            day,
            day,
            "publication day" if point.days == 0 else f"{abs(point.days)} day(s) {'before' if point.days < 0 else 'after'} publication",
        )
    if isinstance(point, AgoPoint):
        return ago(point, published)
    return period(point, published)


def _far(expression: DateExpression, start: date, published: date | None) -> date | None:
    """The last day of a range; a day of the week, or a day without a year, is the first one not before the start."""
    until = expression.until
    if isinstance(until, WeekdayPoint) and until.relative is None:
        return start + timedelta(days=(until.weekday - start.weekday()) % _WEEK)
    if isinstance(until, CalendarPoint) and until.year is None and until.month is not None and until.calendar == "gregorian":
        years = (start.year, start.year + 1)
        ends = [
            days[1]
            for year in years
            if (days := _calendar(structs.replace(until, year=year, relative=None, year_relative=None), published))
        ]
        return next((end for end in ends if end >= start), None)
    days = _point(until, published) if until is not None else None
    return days[1] if days is not None else None


# Weekdays


def _weekday(point: WeekdayPoint, published: date) -> Days:
    name = _WEEKDAYS[point.weekday]
    ahead = (point.weekday - published.weekday()) % _WEEK
    back = (published.weekday() - point.weekday) % _WEEK
    if point.relative == "next" or (point.relative is None and (point.beside or 0) > 0):
        day = published + timedelta(days=ahead or _WEEK)
        return day, day, f"next {name} after publication"
    if point.relative in ("last", "before-last"):
        day = published - timedelta(days=back or _WEEK)
        if point.relative == "before-last":
            day -= timedelta(days=_WEEK)
        return day, day, f"last {name} before publication"
    day = published - timedelta(days=back)
    return day, day, f"{name}, latest not after publication"


def _nth_weekday(point: NthWeekdayPoint, published: date | None) -> Days | None:
    month = _calendar(point.month, published)
    if month is None:
        return None
    day = month[0] + timedelta(days=(point.weekday - month[0].weekday()) % _WEEK + _WEEK * (point.nth - 1))
    return (day, day, f"{_WEEKDAYS[point.weekday]} number {point.nth} of the month") if day <= month[1] else None


# The calendar


def _calendar(point: CalendarPoint, published: date | None) -> Days | None:
    """A calendar point; what it leaves out is taken from the publication date."""
    if point.year is not None:
        days = absolute(point)
        return (*days, "date in full" if point.day else "month and year" if point.month else "year") if days else None
    if published is None:
        return None
    today = hijri_month(published) if point.calendar == "hijri" else (published.year, published.month)
    if today is None:
        return None
    year = today[0]
    if point.year_relative is not None:
        shift = {"before-last": -2, "last": -1, "current": 0, "next": 1}[point.year_relative]
        days = absolute(structs.replace(point, year=year + shift))
        return (*days, f"{point.year_relative} year, by publication") if days else None
    if point.month is None and point.day is not None:
        return _day_of_month(point, published)
    options = [days for shift in range(-9, 3) if (days := absolute(structs.replace(point, year=year + shift))) is not None]
    return _choose(point, options, published, today)


def _day_of_month(point: CalendarPoint, published: date) -> Days | None:
    """The 5th of this or of last month."""
    shift = {"before-last": 2, "last": 1, "current": 0, "next": -1}[point.relative or "current"]
    first, last = months_back(published, shift)
    if point.day is None or point.day > last.day:
        return None
    day = first.replace(day=point.day)
    return day, day, f"day of the {point.relative or 'current'} month, by publication"


def _choose(point: CalendarPoint, options: list[tuple[date, date]], published: date, today: tuple[int, int]) -> Days | None:
    """The year for a date without one: the latest not after publication, or as its adjective says."""
    what = "day without a year" if point.day else "season" if point.month is None else "month without a year"
    if point.relative == "next":
        later = [days for days in options if days[0] > published]
        return (*later[0], f"{what}, next after publication") if later else None
    if point.relative in ("last", "before-last"):
        earlier = [
            days
            for days in options
            if days[1] < published and not (point.month == today[1] and not point.day and published - days[1] < 31 * _DAY)
        ]
        at = -1 if point.relative == "last" else -2
        return (*earlier[at], f"{what}, last before publication") if len(earlier) >= -at else None
    if point.relative == "current":
        near = [days for days in options if days[0] - 31 * _DAY <= published <= days[1] + 31 * _DAY]
        return (*near[-1], f"{what}, of the current month") if near else None
    earlier = [days for days in options if days[0] <= published]
    return (*earlier[-1], f"{what}, latest not after publication") if earlier else None


# Day counts


def _day_count(point: DayCountPoint, published: date | None) -> Days | None:
    """The nth day of a war that is named, or whose count fits the publication date; a running count ends on publication day."""
    if is_beyond_news("day", point.day):
        return None
    days = [first + timedelta(days=point.day - 1) for first in point.first_days]
    if point.running and published is not None:
        start = published - timedelta(days=point.day - 1)
        return start, published, f"running for {point.day} days, up {UP_TO_NOW}"
    if published is not None:
        near = [day for day in days if abs((day - published).days) <= _WAR_SLACK]
        if near:
            return near[0], near[0], f"day {point.day} of the war"
    if len(days) == 1:
        return days[0], days[0], f"day {point.day} of the war"
    return None
