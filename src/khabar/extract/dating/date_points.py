"""Reads the one date that begins at a word, whatever its kind."""

from collections.abc import Callable

from khabar.codebook.date_words import DateWord, DateWords
from khabar.extract.dating.calendar_points import (
    month_of_day,
    opens_number,
    read_month,
    read_number,
    read_ordinal,
    read_season,
)
from khabar.extract.dating.date_reading import PointRead, Words, reading_at, relative_at, rest_matches
from khabar.extract.dating.ordinal_days import read_ordinal_day
from khabar.extract.dating.period_points import read_ago, read_count_day, read_during, read_unit
from khabar.extract.dating.told_points import read_later, read_lone_part, read_told_ago, read_told_day
from khabar.model.values import DayPoint, NthWeekdayPoint, WeekdayPoint
from khabar.text.marks import QUOTES
from khabar.text.words import form_at

_MOST_WEEKS = 5
"""A month has no sixth Friday."""


def read_point(words: Words, index: int, date_words: DateWords, *, short: bool = False) -> PointRead | None:
    """Read the date that begins at a word, or None. ``short`` allows day/month without a year, as beside a day of the week."""
    if words[index].kind == "number":
        return read_number(words, index, date_words, short=short)
    for reading in date_words.heads.get(words[index].form, ()):
        if rest_matches(words, index, reading):
            found = _READERS[reading.kind](words, index, reading, date_words)
            if found is not None:
                return found
    return None


def _read_weekday(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    if form_at(words, index - 1) in date_words.sets["day_names"]:
        return None
    after = date_words.numbers.words.get(form_at(words, index + 1))
    if after is not None and after.role == "ten" and not after.lead.text:
        return None
    ordinal = read_ordinal(words, index + 1, date_words)
    if ordinal is not None and ordinal[0] <= _MOST_WEEKS and form_at(words, ordinal[1]) in date_words.sets["of"]:
        month = month_of_day(words, ordinal[1], date_words)
        if month is not None and month[0].month is not None:
            return PointRead(index, month[1], NthWeekdayPoint(reading.value, ordinal[0], month[0]))
    relative, last = relative_at(words, index + 1, date_words)
    return PointRead(index, last, WeekdayPoint(reading.value, relative))


def _read_day(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    before, last = form_at(words, index - 1), index + 1 + len(reading.rest)
    if before in date_words.sets["day_names"] or form_at(words, last) in date_words.sets["no_day"]:
        return None
    if form_at(words, last) in QUOTES and form_at(words, index - 2) in QUOTES:
        return None  # a newspaper's name in quotation marks
    if reading.beside and before not in date_words.sets["day_of"] and reading_at(words, last, "weekday", date_words) is None:
        return None
    first = index - 1 if before in date_words.sets["this"] else index
    return PointRead(first, last, DayPoint(reading.value))


def _read_night(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Last night, tonight, the night before last; what is told of behind the middle of a night is of the day that follows."""
    relative, last = relative_at(words, index + 1, date_words)
    if relative is None and (day := reading_at(words, last, "day", date_words)) is not None and day.value < 0:
        relative, last = "last", last + 1 + len(day.rest)
    if form_at(words, index - 1) in date_words.sets["midnight"] and form_at(words, index - 2) in date_words.sets["after"]:
        return PointRead(index - 2, last, DayPoint(-1 if relative == "before-last" else 0), part_of_day="dawn")
    if relative is None:
        if form_at(words, last) in date_words.sets["no_day"] or read_ordinal(words, last, date_words) is not None:
            return None
        return PointRead(index, last, DayPoint(0), night="before", part_of_day="night")
    days = {"before-last": -2, "last": -1, "current": 0, "next": 1}[relative]
    return PointRead(index, last, DayPoint(days), night="after", part_of_day="night")


def _read_dawn(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Since dawn, this morning: of the day of publication, where no day follows."""
    before, last = form_at(words, index - 1), index + 1 + len(reading.rest)
    this, since = before in date_words.sets["this"], before in date_words.sets["since"]
    if not (this or since) or _day_follows(words, last, date_words):
        return None
    if form_at(words, last) in date_words.sets["day_of"] or opens_number(words, last, date_words):
        return None
    part = next((part.part for part in date_words.parts_before.get(words[last - 1].form, ())), "morning")
    return PointRead(index - this, last, DayPoint(0), part_of_day=part)


def _read_whole_night(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """In the course of the night: of the one that leads to the day of publication, where no day follows; or the last one, as such."""
    if relative_at(words, index + 1, date_words)[0] in ("last", "before-last"):
        return _read_night(words, index, reading, date_words)
    last = index + 1 + len(reading.rest)
    if reading_at(words, index - 1, "during", date_words) is None or _day_follows(words, last, date_words):
        return None
    return PointRead(index, last, DayPoint(0), night="before", part_of_day="night")


def _day_follows(words: Words, at: int, date_words: DateWords) -> bool:
    kinds = {word.kind for word in date_words.heads.get(form_at(words, at), ())}
    return not kinds.isdisjoint({"day", "weekday", "night", "ordinal"})


def _read_nothing(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    return None


_READERS: dict[str, Callable[[Words, int, DateWord, DateWords], PointRead | None]] = {
    "month": read_month, "weekday": _read_weekday, "day": _read_day, "unit": read_unit, "ordinal": read_ordinal_day, "season": read_season,
    "night": _read_night, "ago": read_ago, "during": read_during, "count-day": read_count_day, "its-day": read_count_day,
    "half": _read_nothing, "moment": _read_nothing, "dawn": _read_dawn, "whole-night": _read_whole_night,
    "told-day": read_told_day, "told-ago": read_told_ago, "later": read_later,
    "lone-part": read_lone_part,
}  # fmt: skip
