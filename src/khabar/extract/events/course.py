"""How the sentences of a text follow one another: the day that its lead names, turns to another matter, looks back."""

from khabar.extract.page.tokens import Page
from khabar.extract.sentence.earlier import is_past
from khabar.extract.sentence.scene import Scene
from khabar.model import DateExpression
from khabar.model.values import DayPoint, WeekdayPoint

LEAD_SENTENCES = 3  # headline, dateline, lead
TURN = "turn"


def news_day(page: Page) -> tuple[DateExpression, int] | None:
    """The day that the lead names, and its sentence: the first day word of the first sentences, unless it lies ahead."""
    for sentence, (first, last) in enumerate(page.sentences[:LEAD_SENTENCES]):
        for at in range(first, last):
            found = page.dates.get(at)
            if found is not None and is_news_day(found.expression):
                return found.expression, sentence
    return None


def is_news_day(expression: DateExpression) -> bool:
    """Whether a date is a day of the last week, named as news is dated: today, yesterday, a weekday."""
    point = expression.point
    if expression.relation != "at" or not (expression.until is None or expression.night or isinstance(expression.until, WeekdayPoint)):
        return False
    return (isinstance(point, DayPoint) and -1 <= point.days <= 0) or (isinstance(point, WeekdayPoint) and point.relative is None)


def turns_away(scene: Scene) -> bool:
    """Whether a sentence opens with a turn to another matter ("on the other hand", "meanwhile")."""
    for chunk in scene.row:
        if chunk.kind != "mark":
            return chunk.kind == "break" and chunk.value == TURN
    return False


def recalls(scene: Scene) -> bool:
    """Whether a sentence opens in the pluperfect ("the army had shelled"): it goes back behind what the text tells, and its day with it."""
    first = next((n for n, chunk in enumerate(scene.row) if chunk.kind not in ("mark", "date", "adverb")), len(scene.row))
    if first == len(scene.row) or scene.row[first].kind != "auxiliary" or scene.row[first].value != "had":
        return False
    verb = next((chunk for chunk in scene.row[first + 1 :] if chunk.kind == "verb" or chunk.value == "may"), None)
    return verb is not None and (verb.kind == "auxiliary" or is_past(verb))
