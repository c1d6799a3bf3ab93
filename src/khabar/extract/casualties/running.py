"""Whether a sentence counts over a time rather than telling of one event: running totals, tolls of a week or more, acts of months."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.events.predicates import OF_WAR, SINCE
from khabar.extract.events.returning import VIOLENT
from khabar.extract.events.times import period_of
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.model import Count, DateExpression, Draft, Quantity
from khabar.model.event_types import CORE, OF_GROUND
from khabar.model.values import AgoPoint, CalendarPoint, PeriodPoint

RISING, RAISE = "rising", "raise"
LONG_UNITS = frozenset({"week", "month", "year"})
MONTHS = frozenset({"month", "year"})
CLASH = "clash"
SITES = frozenset(
    {"facility", "military_site", "structure", "town", "village", "quarter", "area.town", "area.local", "area.site", "unknown"},
)
FEWEST_OF_TIME = 100  # dead that one act seldom leaves, and months do
FEWEST, FEWEST_UNDATED = 3, 20  # attacks that make a series: over a week or more, and where no day is told
LONG_DAYS = 7  # ruling 57: a toll over a week or more of a campaign is a tally


def is_running(scene: Scene) -> bool:
    """Whether a word of a running total stands in the sentence: "the toll rose", "since the start", "until now"."""
    return bool(_total_words(scene))


def is_former_toll(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a loss is told behind the name of a toll that another has taken the place of: "an earlier toll spoke of nine dead"."""
    readings, words = scene.page.readings, lexicon.codebook.loss_words
    former = False
    for n, chunk in enumerate(scene.row[:at]):
        phrase = chunk.phrase
        if phrase is None or readings[phrase.head].peeled.stem not in words.number_of:
            continue
        called = {readings[word].peeled.stem for word in range(phrase.head + 1, phrase.last)}
        former = not called.isdisjoint(words.former) and not _is_news(scene, n)
    return former


def _is_news(scene: Scene, n: int) -> bool:
    """Whether a first toll is told of the act of its sentence, as one that will rise: "shelled the town, in a first toll of ten dead"."""
    return scene.row[n].slot == "in" and n > 0 and scene.row[n - 1].kind == "mark"


def is_toll_of(scene: Scene, draft: Draft) -> bool:
    """Whether a toll that is only told to have risen, or to have come to a number, is that of one act: "the dead of the attack rose to".

    So it is of the act told before, where the sentence names no act of another kind.
    """
    if draft.sentence != scene.sentence:
        noun = not any(chunk.triggers and draft.type not in {trigger.frame for trigger in chunk.triggers} for chunk in _acts(scene))
    else:
        noun = any(chunk.first <= draft.word < chunk.last for chunk in _acts(scene))
    shells = draft.weapon is not None and draft.weapon_count is None  # that fell on several quarters
    return noun and not is_many(scene, draft) and not shells and _total_words(scene) == {RISING}


def _acts(scene: Scene) -> list[Chunk]:
    """The event nouns of a sentence."""
    return [chunk for chunk in scene.row if chunk.kind == "event"]


def is_apart_from_total(scene: Scene, last: int) -> bool:
    """Whether a total is only told behind a loss, of which it is the new sum: "two were killed, which raises the toll to 60"."""
    told = _totals(scene)
    if not told or told[0][1] != RISING or last >= len(scene.row) or told[0][0] < scene.row[last].last:
        return False
    kinds = {chunk.kind for chunk in scene.row[last + 1 :] if chunk.first < told[0][0]}
    return "break" not in kinds and not kinds.isdisjoint({"mark", "relative", "result"})


def _total_words(scene: Scene) -> set[str]:
    return {value for _, value in _totals(scene)}


def _totals(scene: Scene) -> list[tuple[int, str]]:
    """The words of a running total, in order, with what each is."""
    first, last = scene.page.sentences[scene.sentence]
    page, found = scene.page, list[tuple[int, str]]()
    for at in range(first, last):
        cues = page.readings[at].cues
        for cue in [hit.cue for hit in cues.totals] if cues is not None else ():
            if cue.value not in (RISING, "running") or at + len(cue.words) > last:
                continue
            if all(page.words[at + n].form == cue.words[n] for n in range(1, len(cue.words))):
                found.append((at, cue.value))
    return found


def is_long(scene: Scene, at: int, draft: Draft | None) -> bool:
    """Whether a loss is dated by a week or more, and its event, if any, is told as many."""
    if draft is not None and not (is_many(scene, draft) or _is_sum(scene, draft)):
        return False
    if draft is not None and is_since_change(scene, draft):
        return True
    expression = period_of(scene, at)
    return expression is not None and spans_long(expression)


def is_toll_since(scene: Scene, at: int, count: Quantity | None) -> bool:
    """Whether a hundred dead or more are told of the time since something of no day this week: no single act took a time ("since May")."""
    if count is None or (count.low or 0) < FEWEST_OF_TIME:
        return False
    dates = _dates_since(scene, at)
    return bool(dates) and dates is not None and spans_long(structs.replace(dates[0], relation="since"))


def _dates_since(scene: Scene, at: int) -> list[DateExpression] | None:
    """The dates behind "since" in the clause of an act or a loss; None where no "since" stands there."""
    since = next((n for n in range(at + 1, len(scene.row)) if scene.row[n].kind == "background" and scene.row[n].value == SINCE), None)
    if since is None or any(chunk.kind in ("that", "relative", "mark", "break") for chunk in scene.row[at:since]):
        return None
    return [scene.page.dates[chunk.first].expression for chunk in scene.row[since:] if chunk.kind == "date"]


def _is_sum(scene: Scene, draft: Draft) -> bool:
    """Whether a verb of killing has a number of dead and no place: over a week or more these are many acts ("killed 300 in ten months")."""
    reading = scene.page.readings[draft.word]
    told = draft.type in VIOLENT and reading.loses and not draft.rule.endswith("-event") and draft.date is not None
    if not told or draft.target is None or not _is_nowhere(draft) or not _lasts_a_week(draft):
        return False
    words, dead = scene.page.words, draft.target.span
    return any(chunk.phrase is not None and chunk.phrase.counted and words[chunk.first].start in range(dead.start, dead.end)
               for chunk in scene.row)  # fmt: skip


def _lasts_a_week(draft: Draft) -> bool:
    """Whether the time of a draft is a week or longer; "in recent days" is not, and "in January" may tell when one act was."""
    if draft.date is None or not spans_long(draft.date):
        return False
    point = draft.date.point
    days = isinstance(point, PeriodPoint) and point.unit == "day" and point.count is None
    month = isinstance(point, CalendarPoint) and point.month is not None and draft.date.until is None and draft.date.relation == "at"
    return not (days or month)


def is_of_war(scene: Scene, draft: Draft, toll: Quantity | None) -> bool:
    """Whether many undated acts cost more lives than acts do that are told as news: what is told is a war."""
    return toll is not None and (toll.low or 0) >= OF_WAR and draft.date is None and is_many(scene, draft)


def _is_nowhere(draft: Draft) -> bool:
    """Whether no place is told but a country."""
    return draft.place is None or "country" in draft.place.classes


def is_since_change(scene: Scene, draft: Draft) -> bool:
    """Whether many acts are told of the time since something else, of no day this week: "in attacks since the fall of the governor"."""
    at = _event_at(scene, draft)
    if at is None or draft.returning or not is_many(scene, draft):
        return False
    dates = _dates_since(scene, at)
    return dates is not None and all(spans_long(date) for date in dates[:1])


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
    return not is_at_site(draft) and (is_running(scene) or (draft.date is not None and spans_long(draft.date)))


def is_counted_series(scene: Scene, draft: Draft, counts: Sequence[Count]) -> bool:
    """Whether an act is only counted: many over a week or more, or dozens undated, at no one site ("hit 13 times"), or by a war's dead."""
    if draft.type not in VIOLENT or draft.status != "occurred" or draft.killed is not None:
        return False
    if any(count.what == "killed" and is_of_war(scene, draft, count.count) for count in counts):
        return True
    if is_at_site(draft):
        return False
    fewest = FEWEST_UNDATED if draft.date is None else FEWEST if spans_long(draft.date) else None
    return fewest is not None and any(count.what in ("attacks", "strikes") and (count.count.low or 0) >= fewest for count in counts)


def is_at_site(draft: Draft) -> bool:
    """Whether an act was at one site, which repeats of it do not part (ruling 42)."""
    return draft.place is not None and not draft.place.classes.isdisjoint(SITES)


def is_series(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is of many acts told together without a toll: over weeks or months, of the time since something, as stepped up."""
    if draft.type not in CORE or draft.type in OF_GROUND or draft.status != "occurred":
        return False
    if any(count is not None for count in (draft.killed, draft.injured, draft.weapon_count)):
        return False
    if _is_only_before(scene, draft):
        return True
    nowhere = _is_nowhere(draft)
    if nowhere and (_is_raised(scene, draft) or _is_sum(scene, draft)):
        return True
    return is_many(scene, draft) and (is_since_change(scene, draft) or _lasts_months(draft) or (nowhere and _lasts_weeks(draft)))


def _is_only_before(scene: Scene, draft: Draft) -> bool:
    """Whether many acts of nobody named, nowhere and at no time are told only as what came before: "arrested after attacks on patrols"."""
    untold = draft.actor is None and draft.place is None and draft.date is None and draft.weapon is None
    return untold and draft.background and draft.type in VIOLENT - {CLASH} and is_many(scene, draft)


def _lasts_weeks(draft: Draft) -> bool:
    """Whether the time of attacks is a week or longer: "last week saw attacks on the security forces"; a fight of weeks is one."""
    point = draft.date.point if draft.date is not None else None
    return isinstance(point, PeriodPoint) and point.unit in LONG_UNITS and draft.type != CLASH


def _lasts_months(draft: Draft) -> bool:
    """Whether the time of an act is months or years of which nobody tells how many: "in the last months", "is fought for years"."""
    point = draft.date.point if draft.date is not None else None
    if isinstance(point, PeriodPoint):
        land = draft.target is not None and "country" in draft.target.classes
        wide = land or (draft.target is None and point.unit == "year")  # "raids of the last months" by one side are told as its acts
        return point.unit in MONTHS and point.count is None and point.part is None and wide and not is_at_site(draft)
    since = draft.date is not None and draft.date.relation == "since" and "present" in draft.manner
    return since and isinstance(point, AgoPoint) and point.unit in MONTHS


def _is_raised(scene: Scene, draft: Draft) -> bool:
    """Whether somebody does more of what is known as his: "the group has stepped up its attacks"."""
    at = _event_at(scene, draft)
    if at is None:
        return False
    chunk, (verb, slot) = scene.row[at], scene.governors.get(at, (at, ""))
    return slot == "object" and RAISE in scene.row[verb].governs and chunk.reading is not None and bool(chunk.reading.peeled.pronoun)


def _event_at(scene: Scene, draft: Draft) -> int | None:
    """The chunk of the event noun that a draft was read from."""
    return next((at for at, chunk in enumerate(scene.row) if chunk.kind == "event" and chunk.first <= draft.word < chunk.last), None)
