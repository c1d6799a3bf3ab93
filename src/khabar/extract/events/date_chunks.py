"""The dates that stand in a sentence, as chunks of its row: what each tells, and of what kind it is."""

from msgspec import structs

from khabar.extract.dating.date_anchors import is_day, names_day
from khabar.extract.sentence.scene import Scene
from khabar.model import DateExpression
from khabar.model.values import AgoPoint, DayPoint, PeriodPoint


def expression_at(scene: Scene, n: int) -> DateExpression:
    """The date that a chunk of dates tells; "today", "two days ago" in words said on a day that is named count from that day."""
    expression = scene.page.dates[scene.row[n].first].expression
    counted = isinstance(expression.point, DayPoint | AgoPoint) or getattr(expression.point, "unit", "") == "hour"
    if counted and expression.anchor is None and (said := _said_on(scene, n)) is not None:
        return structs.replace(expression, anchor=said)
    return expression


def _said_on(scene: Scene, n: int) -> DateExpression | None:
    """The day of the week or the month on which the words were said in which a date stands."""
    begin = next((k for k in range(n - 1, -1, -1) if scene.row[k].kind == "that" or scene.row[k].value == ":"), 0)
    days = (scene.page.dates[scene.row[k].first].expression for k in range(begin - 1, -1, -1) if scene.row[k].kind == "date")
    return next((day for day in days if names_day(day) and not isinstance(day.point, DayPoint)), None)


def is_ahead(expression: DateExpression) -> bool:
    """Whether a date lies ahead ("in the coming hours") and cannot date what has happened."""
    point = expression.point
    return (getattr(point, "relative", None) == "next") or (isinstance(point, DayPoint) and point.days > 0 and expression.anchor is None)


def is_span(expression: DateExpression) -> bool:
    """Whether a date measures how long something lasted ("for four months"): it dates nothing outside its clause."""
    return expression.relation == "since" and isinstance(expression.point, AgoPoint)


def is_lasting(expression: DateExpression) -> bool:
    """Whether a date tells since which month or year something is so, or for how many weeks: what is done once has no such date."""
    return expression.relation == "since" and not is_day(expression.point)


def is_length(expression: DateExpression) -> bool:
    """Whether a date is a length of time ("within 21 days"): the term of what is agreed on or asked for."""
    return isinstance(expression.point, PeriodPoint) and expression.point.count not in (None, 1)
