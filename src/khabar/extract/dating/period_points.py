"""Readers of periods: units of time with an adjective or a particle, and days counted from the start of a war."""

from datetime import date
from typing import Literal, cast

from khabar.codebook.date_words import DateWord, DateWords
from khabar.extract.counting.cardinals import read_cardinal
from khabar.extract.dating.calendar_points import part_before, read_ordinal
from khabar.extract.dating.date_reading import YEAR_DIGITS, YEARS, PointRead, Words, reading_at, relative_at
from khabar.model.values import AgoPoint, CalendarPoint, DayCountPoint, PeriodPoint, Relation, Unit
from khabar.text.words import form_at

_FEW = (3, 9)
"""What a plural without a number stands for, as the codebook reads "a few"."""
_DAYLONG = 12
"""Hours from which "within N hours" tells when and not only how long."""
_WAR_BEFORE, _WAR_AFTER = 15, 10
"""Words before and after a day count in which the war may be named: about a clause."""


def read_unit(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """The last three days, last week, the year 2015: a period that begins with its unit."""
    unit, sets = cast(Unit, reading.name), date_words.sets
    if not reading.lead.article:
        return _counted_period(words, index, reading, date_words) or _named_year(words, index, reading, date_words)
    if reading.value == 1:
        return _single_period(words, index, reading, date_words)
    at, count = index + 1, 2 if reading.value == 2 else None
    if reading.value == 0:
        if form_at(words, at) in date_words.numbers.leads:
            at += 1
        number = read_cardinal(words, at, date_words.numbers) if at < len(words) else None
        if number is not None and number.low is not None and number.low == number.high:
            at, count = number.last, number.low
        elif form_at(words, at) in sets["few"]:
            at += 1
    relative, last = relative_at(words, at, date_words, recent=True)
    return PointRead(index, last, PeriodPoint(unit, count, relative)) if relative is not None else None


def _single_period(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Last week, this month, the year 2015, late last year."""
    unit, sets = cast(Unit, reading.name), date_words.sets
    if unit == "day":
        return None
    before = form_at(words, index - 1)
    if (unit == "year" and before in sets["not_year_after"]) or form_at(words, index + 1) in sets["no_day"]:
        return None
    year = _named_year(words, index, reading, date_words)
    if year is not None:
        return year
    first, part = part_before(words, index, date_words)
    relative, last = relative_at(words, index + 1, date_words, recent=unit == "week")
    if relative is None and unit != "hour" and (before in sets["this"] or part is not None):
        relative = "current"
    return PointRead(first, last, PeriodPoint(unit, 1, relative, part)) if relative is not None else None


def _named_year(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """The word for year with the year in digits, of either calendar."""
    form = form_at(words, index + 1)
    if reading.name != "year" or reading.value != 1 or len(form) != YEAR_DIGITS or not form.isdigit():
        return None
    hijri = form_at(words, index + 2) in date_words.sets["hijri_sign"]
    signed = hijri or form_at(words, index + 2) in date_words.sets["christian_sign"]
    calendar: Literal["gregorian", "hijri"] = "hijri" if hijri else "gregorian"
    if int(form) not in YEARS[calendar]:
        return None
    first, part = part_before(words, index, date_words)
    return PointRead(first, index + 2 + signed, CalendarPoint(calendar, int(form), part=part))


def _counted_period(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """A number, a unit and an adjective: "the 48 hours past"."""
    relative, last = relative_at(words, index + 1, date_words, recent=True)
    if relative is None:
        return None
    found = None
    for first in range(index - 1, max(-1, index - 5), -1):
        if words[first].kind == "number" or words[first].form in date_words.numbers.triggers:
            number = read_cardinal(words, first, date_words.numbers)
            if number is not None and number.last == index and number.low is not None and number.low == number.high:
                lead = first > 0 and words[first].kind == "number" and words[first - 1].form in date_words.numbers.leads
                found = PointRead(first - lead, last, PeriodPoint(cast(Unit, reading.name), number.low, relative))
    if found is not None and form_at(words, found.first - 1) not in date_words.numbers.contexts.ordinals:
        return found
    return None


def count_unit(words: Words, index: int, date_words: DateWords, *, led: bool = False) -> tuple[Unit, int, int | None, int] | None:
    """A number of units after a particle ("three days", "two weeks", "days"): unit, low, high, where it ends.

    ``led``: a preposition is written on to the first word ("by three days", "by a week").
    """
    at, first = index, form_at(words, index)
    for about in date_words.about:
        if about[0] == first and tuple(form_at(words, at + offset) for offset in range(len(about))) == about:
            at += len(about)
            break
    if form_at(words, at) in date_words.sets["few"]:
        at += 1
    low: int | None = None
    high: int | None = None
    if at < len(words) and (words[at].kind == "number" or words[at].form in date_words.numbers.triggers):
        number = read_cardinal(words, at, date_words.numbers)
        if number is None or number.low is None:
            return None
        at, low, high = number.last, number.low, number.high
    reading = reading_at(words, at, "unit", date_words)
    if reading is None or (reading.lead.preposition if led and low is None else not reading.lead.text) is False:
        return None
    if low is None:
        low, high = _FEW if reading.value == 0 else (reading.value, reading.value)
    last = at + 1
    if reading.value == 1 and _names_more(words, last, date_words):
        return None
    if form_at(words, last) in date_words.sets["few"] or (reading.value == 1 and _is_one(words, last, date_words)):
        last += 1
    return cast(Unit, reading.name), low, high, last


def _names_more(words: Words, index: int, date_words: DateWords) -> bool:
    """Whether a unit goes on as a name: the month of July, the year 1984, the day of yesterday."""
    kinds = {reading.kind for reading in date_words.heads.get(form_at(words, index), ()) if not reading.lead.conjunction}
    return (index < len(words) and words[index].kind == "number") or not kinds.isdisjoint({"month", "day", "weekday"})


def _is_one(words: Words, index: int, date_words: DateWords) -> bool:
    number = date_words.numbers.words.get(form_at(words, index))
    return number is not None and number.value == 1


def read_ago(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Three days ago, since two months; hours and moments ago."""
    since = form_at(words, index) in date_words.sets["since"]
    relation: Relation = "since" if since else "at"
    if reading_at(words, index + 1, "moment", date_words) is not None:
        return PointRead(index, index + 2, AgoPoint("hour", 0, 0), relation=relation)
    found = count_unit(words, index + 1, date_words)
    if found is None:
        return None
    unit, low, high, last = found
    counted = form_at(words, last) in date_words.sets["of"] and form_at(words, last + 1) not in date_words.sets["now"]
    if counted and form_at(words, last + 1) not in date_words.sets["ground"]:
        that = form_at(words, last + 1) in date_words.sets["that"] and not since and low == high
        return PointRead(index, last + 2, AgoPoint(unit, low, high), told=True) if that else None  # or counted from another event
    return PointRead(index, last, AgoPoint(unit, low, high), relation=relation)


def read_during(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """In the course of a week: the last so many units."""
    found = count_unit(words, index + 1, date_words)
    if found is None:
        return None
    unit, low, high, last = found
    relative, end = relative_at(words, last, date_words, recent=True)
    if low != high or (relative is None and unit == "hour" and low < _DAYLONG):
        return None
    if low == 1 and relative is None and unit in ("month", "year"):  # any twelve months, not the calendar year
        unit, low = ("day", 30) if unit == "month" else ("month", 12)
    return PointRead(index + 1, end, PeriodPoint(unit, low, relative or "last"))


def read_count_day(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """The 22nd day of the war; for the sixth day in a row."""
    found = _counted_ordinal(words, index + 1, date_words)
    if found is None:
        return None
    day, last = found
    if form_at(words, last + 1) in date_words.sets["consecutive"]:
        return PointRead(index, last + 2, DayCountPoint(day, _first_days(words, index, last, date_words), running=True))
    running = form_at(words, index).startswith(date_words.numbers.particles.joined)
    return PointRead(index, last, DayCountPoint(day, _first_days(words, index, last, date_words), running=running))


def _counted_ordinal(words: Words, index: int, date_words: DateWords) -> tuple[int, int] | None:
    ordinal = read_ordinal(words, index, date_words)
    if ordinal is not None:
        return ordinal
    lead = date_words.numbers.leads.get(form_at(words, index))
    at = index + 1 if lead is not None and lead.article else index
    number = date_words.numbers.words.get(form_at(words, at))
    if at == index and (number is None or number.role in ("unit", "ten") or not number.lead.article or number.lead.preposition):
        return None
    found = read_cardinal(words, at, date_words.numbers) if at < len(words) else None
    return (found.low, found.last) if found is not None and found.low is not None and found.low == found.high else None


def _first_days(words: Words, first: int, last: int, date_words: DateWords) -> tuple[date, ...]:
    """Day one of each war that the words round a day count may mean."""
    start, end = max(0, first - _WAR_BEFORE), min(len(words), last + _WAR_AFTER)
    before = [word.form for word in words[start:first]]
    for at in range(len(before) - 1, -1, -1):
        if before[at] in ("\n", "."):
            before = before[at + 1 :]
            break
    near = {*before, *(word.form for word in words[last:end])}
    named = [war.first_day for war in date_words.wars if any(all(not near.isdisjoint(forms) for forms in name) for name in war.names)]
    if named or near.isdisjoint(date_words.sets["any"]):
        return tuple(dict.fromkeys(named))
    return tuple(dict.fromkeys(war.first_day for war in date_words.wars))
