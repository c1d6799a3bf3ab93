"""How the sentences of a text follow one another: the day that its lead names, turns to another matter, looks back."""

from khabar.extract.dating.date_anchors import is_day
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.earlier import is_past
from khabar.extract.sentence.scene import Scene
from khabar.model import DateExpression
from khabar.model.event_types import CORE
from khabar.model.values import CalendarPoint, DayPoint, WeekdayPoint
from khabar.text.inflect import THUS
from khabar.text.marks import COMMAS

LEAD_SENTENCES = 3  # headline, dateline, lead
TO_COME = 3  # words from a verb to the day that is to come: its subject, "at midnight on"
TURN, RELATED, ADDED, RECALLED, MOVED, PARTED = WAYS = (
    "turns",
    "related",
    "added",
    "recalled",
    "moved",
    "parted",
)  # how a sentence goes on from those before
WORN = "wear"  # what a verb is to what its subject wears or rides
WHERE = frozenset({"in", "near"})
GROUNDS = frozenset({"place", "area", "direction"})
EARLIEST = 600  # years below it are numbers of something else
HEADS_ENTRY = COMMAS | {"-", "–", "—", ":", ".."}  # marks behind the year of a chronicle's entry


def news_day(page: Page) -> tuple[DateExpression, int] | None:
    """The day that the lead names, and its sentence: the first day word of the first sentences, unless it lies ahead."""
    for sentence, (first, last) in enumerate(page.sentences[:LEAD_SENTENCES]):
        days = [at for at in range(first, last) if at in page.dates and is_news_day(page.dates[at].expression) and not is_to_come(page, at)]
        if days:
            second = len(days) > 1 and _is_announced(page, first, days[0])
            return page.dates[days[second]].expression, sentence
    return None


def heading_day(page: Page) -> DateExpression | None:
    """The day that the heading of a list names ahead of any act: "news of the fronts, Wednesday 15 July"; its items tell of that day."""
    first, last = page.sentences[0]
    days = [page.dates[at].expression for at in range(first, last) if at in page.dates]
    acts = next((at for at in range(first, last) if page.readings[at].telling), last)
    if len(days) != 1 or not page.items or not any(at in page.dates for at in range(first, acts)):
        return None
    point, published = days[0].point, page.document.published
    if isinstance(point, CalendarPoint):
        own = published is not None and (point.year, point.month) in ((published.year, published.month), (None, published.month))
        return days[0] if own and is_day(point) else None
    return days[0] if is_news_day(days[0]) else None


def is_to_come(page: Page, at: int) -> bool:
    """Whether a weekday stands right behind a present verb that tells no act: it is the next one ("a truce that begins on Monday")."""
    told = page.dates[at].expression
    if not isinstance(told.point, WeekdayPoint) or told.point.relative is not None or told.relation != "at":
        return False
    behind = page.cues.get(page.dates[at].last)
    if told.point.beside is not None or (behind is not None and behind.cue.kind == "that"):
        return False  # "today, Thursday"; "the channel that it runs reported on Monday that"
    if any((hit := page.cues.get(n)) is not None and hit.cue.kind == "that" for n in range(max(0, at - TO_COME), at)):
        return False  # "gunmen (who are) thought to be jihadists attacked on Saturday"
    ahead = next((reading for reading in reversed(page.readings[max(0, at - TO_COME) : at]) if reading.verbs), None)
    if ahead is None or ahead.nouns or ahead.telling or ahead.saying or WORN in ahead.governs:
        return False  # "two men (who) rode a motorcycle shot on Tuesday"
    noun = page.readings[at - 1]
    if noun.nouns and any(trigger.frame in CORE for trigger in (*noun.noun_triggers, *noun.verb_triggers)):
        return False  # "the blast of Sunday in the town comes after"
    return all(form.tense == "present" for form in ahead.verbs)


def _is_announced(page: Page, first: int, at: int) -> bool:
    """Whether a date word only tells when something was announced that follows with its own: "announced today ... of yesterday"."""
    named = {word for n, name in page.names.items() for word in range(n, n + name.length)}
    ahead = [page.readings[n] for n in range(first, at) if n not in named]
    return any(reading.saying for reading in ahead) and not any(reading.telling for reading in ahead)


def is_news_day(expression: DateExpression) -> bool:
    """Whether a date is a day of the last week, named as news is dated: today, yesterday, a weekday."""
    point = expression.point
    if expression.relation != "at" or not (expression.until is None or expression.night or isinstance(expression.until, WeekdayPoint)):
        return False
    return (isinstance(point, DayPoint) and -1 <= point.days <= 0) or (isinstance(point, WeekdayPoint) and point.relative is None)


def ways_of(scene: Scene) -> set[str]:
    """How a sentence goes on: turns to another matter ("on the other hand"), is related to the same one ("in a related context"),
    adds to what was told ("also"), recalls what was before it, has moved to another place.
    """
    first = next((chunk for chunk in scene.row if chunk.kind != "mark"), None)
    opening = first.value if first is not None and first.kind == "break" else ""
    place = opens_elsewhere(scene)
    found = {
        TURN: opening == "turn",
        RELATED: opening == "related",
        ADDED: opening == "also",
        RECALLED: recalls(scene),
        MOVED: place == "next",
        PARTED: place == "part",
    }
    return {way for way, holds in found.items() if holds}


def with_parts_told(ways: dict[str, set[int]]) -> dict[str, set[int]]:
    """The ways, where a matter is told place by place ("so in A, ...") without the sentences behind, "and in B", as having moved."""
    found = set(ways[PARTED])
    for sentence in sorted(ways[MOVED]):
        if not found.isdisjoint((sentence - 1, sentence - 2)):
            found.add(sentence)
    return {**ways, MOVED: ways[MOVED] - found}


def opens_elsewhere(scene: Scene) -> str | None:
    """Whether a sentence opens on the next place ("and in the north, ..."), or tells the matter in its parts ("so in the north ...")."""
    first = next((n for n, chunk in enumerate(scene.row) if chunk.kind not in ("mark", "break")), len(scene.row))
    chunk = scene.row[first] if first < len(scene.row) else None
    if chunk is None or chunk.slot not in WHERE or chunk.phrase is None or chunk.phrase.classes.isdisjoint(GROUNDS):
        return None
    start, last = scene.page.sentences[scene.sentence]
    word = next((n for n in range(start, last) if scene.page.words[n].kind != "mark"), start)
    if scene.page.words[word].form[:1] != THUS:
        return "next"
    return "part" if scene.page.readings[word].peeled.conjunction == THUS else None


def is_chronicle(scene: Scene) -> bool:
    """Whether a sentence is an entry of a chronicle: a year gone by, a mark, and what happened in it ("1982 - the army entered ...")."""
    page = scene.page
    first, last = page.sentences[scene.sentence]
    first += first < last and page.words[first].kind == "mark"
    year, published = page.numbers.get(first), page.document.published
    if year is None or published is None or year.last + 1 >= last or page.words[year.last].form not in HEADS_ENTRY:
        return False
    return year.low is not None and EARLIEST <= year.low < published.year


def recalls(scene: Scene) -> bool:
    """Whether a sentence opens in the pluperfect ("the army had shelled"): it goes back behind what the text tells, and its day with it."""
    first = next((n for n, chunk in enumerate(scene.row) if chunk.kind not in ("mark", "date", "adverb")), len(scene.row))
    if first == len(scene.row) or scene.row[first].kind != "auxiliary" or scene.row[first].value != "had":
        return False
    verb = next((chunk for chunk in scene.row[first + 1 :] if chunk.kind == "verb" or chunk.value == "may"), None)
    return verb is not None and (verb.kind == "auxiliary" or is_past(verb))
