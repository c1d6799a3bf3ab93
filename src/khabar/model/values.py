"""Resolved values that keep what is unknown: dates, quantities, locations; and date expressions before they are resolved."""

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

Relative: TypeAlias = Literal["before-last", "last", "current", "next"]
Unit: TypeAlias = Literal["hour", "day", "week", "month", "year"]


DAYS_OF_WEEK, LONGEST_MONTH = 7, 31
UP_TO_NOW = "to publication"
"""How the basis of days ends that are told as going on until the article."""
READ_BACK = "coded"
"""The basis of days that somebody else resolved, who did not say how."""


class DateRange(Struct, frozen=True):
    """The days from ``start`` to ``end`` (both included), why, and how exactly.

    ``precision`` is UCDP's date_prec: 1 one day, 2 two to six days, 3 a week, 4 up to a month, 5 more than a month.
    ``conflict`` tells that two words of the text name different days (a hint that the publication date is wrong).
    """

    start: date
    end: date
    basis: str
    precision: int
    conflict: bool = False


def date_precision(start: date, end: date) -> int:
    """UCDP's date_prec of a stretch: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more."""
    length = (end - start).days + 1
    return 1 if length == 1 else 2 if length < DAYS_OF_WEEK else 3 if length == DAYS_OF_WEEK else 4 if length <= LONGEST_MONTH else 5


class Quantity(Struct, frozen=True):
    """A count between ``low`` and ``high`` (both included); None where a bound is not known."""

    low: int | None
    high: int | None


class Location(Struct, frozen=True):
    """Where something is: a place of the codebook, WGS 84 degrees, UCDP's where_prec (1 exact to 7 international), and rivals.

    ``admin1`` is the id of the first-order division that holds the place, or that is the place; ``around`` that of the place which a
    site lies in or at that no list knows.
    """

    place: str | None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    candidates: tuple[str, ...] = ()
    admin1: str | None = None
    around: str | None = None


class CalendarPoint(Struct, frozen=True, tag="calendar"):
    """A day, month, year or season of a calendar, with what the text leaves out as None.

    ``relative`` is of the day, month or season itself ("last October"), ``year_relative`` of its year ("October of last year").
    ``part`` is a stretch of the month or year: early, middle, late, half-1, half-2, quarter-1 to quarter-4, spring, summer, autumn, winter.
    """

    calendar: Literal["gregorian", "hijri"] = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    relative: Relative | None = None
    year_relative: Relative | None = None


class WeekdayPoint(Struct, frozen=True, tag="weekday"):
    """A day of the week (Monday is 0). ``beside`` is the day the text also gives, counted from publication (yesterday -1)."""

    weekday: int
    relative: Relative | None = None
    beside: int | None = None


class NthWeekdayPoint(Struct, frozen=True, tag="nth-weekday"):
    """The nth such weekday of a month (the third Friday of Ramadan)."""

    weekday: int
    nth: int
    month: CalendarPoint


class DayPoint(Struct, frozen=True, tag="day"):
    """A day counted from publication: today 0, yesterday -1."""

    days: int


class AgoPoint(Struct, frozen=True, tag="ago"):
    """So many units before publication; ``high`` is None where ``low`` is a floor only."""

    unit: Unit
    low: int
    high: int | None


class PeriodPoint(Struct, frozen=True, tag="period"):
    """The last, present or next so many units; ``count`` None where the text has a plural without a number."""

    unit: Unit
    count: int | None
    relative: Relative
    part: str | None = None


class DayCountPoint(Struct, frozen=True, tag="day-count"):
    """The nth day of something; ``first_days`` are the day ones it may count from.

    ``running`` is the span from day one ("for the nth day").
    """

    day: int
    first_days: tuple[date, ...] = ()
    running: bool = False


DatePoint: TypeAlias = CalendarPoint | WeekdayPoint | NthWeekdayPoint | DayPoint | AgoPoint | PeriodPoint | DayCountPoint
Relation: TypeAlias = Literal["at", "since", "until", "before", "after", "gap"]


class DateExpression(Struct, frozen=True):
    """What the text says about a day, before it is set against the publication date.

    ``until`` is the far end of a range. ``night`` tells that the night from that day on ("after") or the one that leads to it
    ("before") is meant. ``relation`` is the particle in front: since, until, before, after, or none of these (at);
    "gap" is a length of time after something ("two days after the attack").
    ``anchor`` is the day that it counts from where that is another than publication: one told before ("the next day"), or the day
    on which the words were said or written.
    """

    point: DatePoint
    until: DatePoint | None = None
    relation: Relation = "at"
    night: Literal["after", "before"] | None = None
    anchor: "DateExpression | None" = None
