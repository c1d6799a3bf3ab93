"""The day that a date counts from: publication, a day told before ("the next day"), or the day on which the text was written."""

from collections.abc import Sequence

from msgspec import Struct, structs

from khabar.model.values import CalendarPoint, DateExpression, DatePoint, DayPoint, WeekdayPoint

_ANCHOR_REACH = 60
"""Words within which "the next day" still goes on from a day told before: two or three sentences."""


class DateMention(Struct, frozen=True):
    """A date, ``words[first:last]``; ``start`` and ``end`` (excluded) are code points of the original.

    ``part_of_day`` is dawn, morning, noon, afternoon, evening, night or eve (the night that leads to the day), or None.
    """

    first: int
    last: int
    start: int
    end: int
    expression: DateExpression
    part_of_day: str | None = None


def from_told(mention: DateMention, before: Sequence[DateMention]) -> DateMention | None:
    """A date that counts from the day told before, with that day; None where no day was told near enough."""
    for other in reversed(before):
        if mention.first - other.last > _ANCHOR_REACH:
            return None
        if names_day(other.expression):
            return structs.replace(mention, expression=structs.replace(mention.expression, anchor=other.expression))
    return None


def as_written(mentions: list[DateMention]) -> list[DateMention]:
    """Dates with "today" counted from the day that the text itself calls so ("today, Wednesday").

    A paper prints an agency's report a day late and leaves its "today" as it stands; "yesterday" it often sets right.
    """
    points = (mention.expression.point for mention in mentions)
    written = {point for point in points if isinstance(point, WeekdayPoint) and point.beside == 0}
    if len(written) != 1:
        return mentions
    anchor = DateExpression(written.pop())
    return [
        structs.replace(mention, expression=structs.replace(mention.expression, anchor=anchor))
        if mention.expression.point == DayPoint(0) and mention.expression.anchor is None
        else mention
        for mention in mentions
    ]


def names_day(expression: DateExpression) -> bool:
    """Whether a date names one day (or night) on which something happened."""
    return expression.relation == "at" and expression.until is None and is_day(expression.point)


def is_day(point: DatePoint) -> bool:
    """Whether a point is one day."""
    if isinstance(point, CalendarPoint):
        return point.day is not None
    return isinstance(point, WeekdayPoint | DayPoint)
