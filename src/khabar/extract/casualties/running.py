"""Whether a sentence counts over a time rather than telling of one event: running totals, and tolls of a week or more."""

from khabar.extract.events.times import period_of
from khabar.extract.sentence.scene import Scene
from khabar.model import DateExpression, Draft
from khabar.model.values import CalendarPoint, PeriodPoint

LONG_UNITS = frozenset({"week", "month", "year"})
LONG_DAYS = 7  # ruling 57: a toll over a week or more of a campaign is a tally


def is_running(scene: Scene) -> bool:
    """Whether a word of a running total stands in the sentence: "the toll rose", "since the start", "until now"."""
    first, last = scene.page.sentences[scene.sentence]
    page = scene.page
    for at in range(first, last):
        cues = page.readings[at].cues
        for cue in [hit.cue for hit in cues.totals] if cues is not None else ():
            if cue.value != "running" or at + len(cue.words) > last:
                continue
            if all(page.words[at + n].form == cue.words[n] for n in range(1, len(cue.words))):
                return True
    return False


def is_long(scene: Scene, at: int, draft: Draft | None) -> bool:
    """Whether a loss is dated by a week or more, and its event, if any, is told as many."""
    if draft is not None and not is_many(scene, draft):
        return False
    expression = period_of(scene, at)
    return expression is not None and spans_long(expression)


def spans_long(expression: DateExpression) -> bool:
    """Whether a date expression covers a week or more."""
    point = expression.point
    if isinstance(point, PeriodPoint):
        return point.unit in LONG_UNITS or (point.unit == "day" and (point.count or LONG_DAYS) >= LONG_DAYS)
    if isinstance(point, CalendarPoint):
        return point.day is None or expression.until is not None or expression.relation == "since"
    return False


def is_many(scene: Scene, draft: Draft) -> bool:
    """Whether an event is told as several: raids, attacks."""
    numbers = {noun.number for noun in scene.page.readings[draft.word].nouns}
    return "plural" in numbers and "singular" not in numbers


def is_total(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is a number of acts over a time ("41 attacks since October"): a count and no event (ruling 16)."""
    chunk = next((chunk for chunk in scene.row if chunk.first <= draft.word < chunk.last), None)
    if chunk is None or chunk.phrase is None or not chunk.phrase.counted or chunk.phrase.high == 1:
        return False
    return is_running(scene) or (draft.date is not None and spans_long(draft.date))
