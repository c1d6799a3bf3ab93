"""The day that a date counts from: publication, a day told before ("the next day"), or the day on which the text was written."""

from collections.abc import Sequence

from msgspec import Struct, structs

from khabar.model.values import CalendarPoint, DateExpression, DatePoint, DayPoint, WeekdayPoint
from khabar.text.quotations import quotations
from khabar.text.words import Word

_BEGINNING, _ENDING = frozenset({"dawn", "morning"}), frozenset({"evening", "night"})
_ANCHOR_REACH = 60
"""Words within which "the next day" still goes on from a day told before: two or three sentences."""
_CLAUSE = 12
"""Words within which a part of the day may be of a day of the month: those of a clause or two."""


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


def from_told(mention: DateMention, before: Sequence[DateMention], *, lone: bool) -> DateMention | None:
    """A date that counts from the day told before, with that day; None where no day was told near enough.

    ``lone``: it is only a part of the day, which is of the next one where it begins a day and the part told before ends one.
    """
    for other in reversed(before):
        if mention.first - other.last > _ANCHOR_REACH:
            return None
        point = other.expression.point
        if lone and isinstance(point, CalendarPoint) and point.year is None and mention.first - other.last > _CLAUSE:
            continue  # a day of the month told to explain the news ("since he took office on 29 May")
        if names_day(other.expression) or names_night(other.expression) or (lone and _began(other.expression)):
            expression = structs.replace(mention.expression, anchor=other.expression)
            return structs.replace(mention, expression=_of_part(mention, other) if lone else expression)
    return None


def _of_part(mention: DateMention, other: DateMention) -> DateExpression:
    """The date of a part of the day that stands alone, by the day told before."""
    told = other.expression
    if mention.part_of_day == "night":
        return told if told.night is not None else structs.replace(told, relation="at", night="before" if _is_today(told) else None)
    point = DayPoint(1) if _begins_next(mention, other) else DayPoint(0)
    return structs.replace(mention.expression, point=point, anchor=structs.replace(told, relation="at"))


def _begins_next(mention: DateMention, other: DateMention) -> bool:
    """Whether a dawn or a morning is of the day that follows the evening told before ("last evening ..., and at dawn ...")."""
    ended = mention.part_of_day in _BEGINNING and other.part_of_day in _ENDING
    return ended and other.expression.night is None and not _is_today(other.expression)


def _began(expression: DateExpression) -> bool:
    """Whether a date names the day since which something goes on ("since the dawn of Tuesday")."""
    return (
        expression.relation == "since" and isinstance(point := expression.point, WeekdayPoint | DayPoint) and getattr(point, "days", 0) <= 0
    )


def _is_today(expression: DateExpression) -> bool:
    point = expression.point
    return (point.beside if isinstance(point, WeekdayPoint) else getattr(point, "days", None)) == 0


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


def as_spoken(mentions: list[DateMention], words: Sequence[Word]) -> list[DateMention]:
    """Dates with the "today" of a quotation counted from the one day told ahead of it, by its weekday or as yesterday.

    "The movement announced on Monday that it took the camp ... its speaker said: we took it this morning".
    """
    if not any(mention.expression.point == DayPoint(0) for mention in mentions):
        return mentions
    spoken = [range(quotation.first, quotation.last) for quotation in quotations(words)]
    return [_as_spoken(mention, mentions[:n], spoken) for n, mention in enumerate(mentions)]


def _as_spoken(mention: DateMention, before: Sequence[DateMention], spoken: Sequence[range]) -> DateMention:
    expression = mention.expression
    if expression.point != DayPoint(0) or expression.anchor is not None or not any(mention.first in quotation for quotation in spoken):
        return mention
    told = {other.expression.point for other in before if names_day(other.expression) and not any(other.first in one for one in spoken)}
    day = told.pop() if len(told) == 1 else None
    if not ((isinstance(day, WeekdayPoint) and day.beside in (None, -1) and day.relative is None) or day == DayPoint(-1)):
        return mention
    return structs.replace(mention, expression=structs.replace(expression, anchor=DateExpression(day)))


def names_day(expression: DateExpression) -> bool:
    """Whether a date names one day (or night) on which something happened."""
    return expression.relation == "at" and expression.until is None and is_day(expression.point)


def names_night(expression: DateExpression) -> bool:
    """Whether a date names one night by both its days."""
    return expression.relation == "at" and expression.night is not None and is_day(expression.point)


def is_day(point: DatePoint) -> bool:
    """Whether a point is one day."""
    if isinstance(point, CalendarPoint):
        return point.day is not None
    return isinstance(point, WeekdayPoint | DayPoint)
