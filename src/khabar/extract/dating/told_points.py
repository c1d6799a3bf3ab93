"""Readers of days that count from a day told before: the next day, two days after that, a week after the attack."""

from khabar.codebook.date_words import DateWord, DateWords
from khabar.extract.dating.calendar_points import opens_number
from khabar.extract.dating.date_reading import PointRead, Words, reading_at
from khabar.extract.dating.period_points import count_unit
from khabar.model.values import AgoPoint, DatePoint, DayPoint
from khabar.text.words import form_at

_DAYS = {"day": 1, "week": 7}
_OF_DAYS = frozenset({"day", "weekday", "night", "ordinal", "told-day", "month"})
_SAME_DAY = 12
"""Hours within which what comes after falls on the same day as far as a report tells."""


def read_told_day(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """The same day, the next day; not "the day after the attack", which counts from another event."""
    last = index + 1 + len(reading.rest)
    if form_at(words, last).startswith(date_words.numbers.particles.joined[0]):
        return None
    return PointRead(index, last, DayPoint(reading.value), told=True)


def read_lone_part(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """At dawn, in the evening, with no day behind it: of the day told before."""
    last = index + 1 + len(reading.rest)
    behind = form_at(words, last)
    if behind in date_words.sets["not_alone"] or behind in date_words.sets["day_of"] or behind in date_words.sets["this"]:
        return None
    at = last + (behind in date_words.sets["of"])
    following = {word.kind for word in date_words.heads.get(form_at(words, at), ()) if not word.lead.conjunction}
    if not following.isdisjoint(_OF_DAYS) or opens_number(words, at, date_words):
        return None
    return PointRead(index, last, DayPoint(0), part_of_day=reading.name, told=True, lone=True)


def read_told_ago(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Before that by two days, after it by a week."""
    if reading.value > 0 and (moment := _moment(words, index, index + 1 + len(reading.rest), date_words)) is not None:
        return moment
    found = count_unit(words, index + 1 + len(reading.rest), date_words, led=True)
    point = _shifted(AgoPoint(*found[:3]), reading.value) if found is not None else None
    return PointRead(index, found[3], point, told=True) if found is not None and point is not None else None


def read_later(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """After two days, two days after that: counted from the day told before. "Two days after the attack" is a gap."""
    if (moment := _moment(words, index, index + 1, date_words)) is not None:
        return moment
    found = count_unit(words, index + 1, date_words)
    if found is None:
        return None
    last = found[3]
    if form_at(words, last) in date_words.sets["counted_from"] and form_at(words, last + 1) not in date_words.sets["that"]:
        return PointRead(index + 1, last, AgoPoint(*found[:3]), relation="gap")
    point = shifted(AgoPoint(*found[:3]))
    if form_at(words, last) in date_words.sets["counted_from"]:
        last += 2
    return PointRead(index, last, point, told=True) if point is not None else None


def _moment(words: Words, index: int, at: int, date_words: DateWords) -> PointRead | None:
    """Minutes later: on the day told before, where they are not counted from another event ("minutes after the attack")."""
    if reading_at(words, at, "moment", date_words) is None or form_at(words, at + 1) in date_words.sets["counted_from"]:
        return None
    return PointRead(index, at + 1, DayPoint(0), told=True)


def _shifted(length: AgoPoint, sign: int) -> DatePoint | None:
    """The point so long before (sign -1) or after the day told."""
    if sign > 0 or length.unit == "hour":
        return shifted(length)
    return length if length.low == length.high else None


def shifted(length: AgoPoint) -> DayPoint | None:
    """The day so long after another; None where the length is too vague to count with."""
    if length.unit == "hour":
        return DayPoint(0) if length.high is not None and length.high <= _SAME_DAY else None
    return DayPoint(length.low * _DAYS[length.unit]) if length.low == length.high and length.unit in _DAYS else None
