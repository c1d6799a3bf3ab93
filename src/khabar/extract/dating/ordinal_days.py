"""Readers of days and weeks of a month told by ordinals: "the seventh of October", "the first week of March"."""

from msgspec import structs

from khabar.codebook.date_words import DateWord, DateWords
from khabar.extract.dating.calendar_points import MONTH_DAYS, day_of_month, month_of_day, read_ordinal
from khabar.extract.dating.date_reading import PointRead, Words, reading_at
from khabar.text.words import form_at

_WEEKS = 4  # whole weeks of a month


def read_ordinal_day(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """The seventh of October."""
    found = read_ordinal(words, index, date_words)
    if found is None or found[0] not in MONTH_DAYS or form_at(words, index - 1) in date_words.sets["times"]:
        return None  # "for the third time this month"
    second = read_ordinal(words, found[1], date_words) if form_at(words, found[1]).startswith(date_words.numbers.particles.adding) else None
    if second is not None and second[0] in MONTH_DAYS and second[0] > found[0]:  # "the eleventh and the twelfth of March"
        month = month_of_day(words, second[1], date_words)
        days = (structs.replace(month[0], day=found[0]), structs.replace(month[0], day=second[0])) if month is not None else None
        return PointRead(index, month[1], days[0], until=days[1]) if month is not None and days is not None else None
    week = reading_at(words, index - 1, "unit", date_words) if index else None
    if week is not None and week.name == "week" and week.lead.article:
        return _week_of_month(words, index, found, date_words)
    return day_of_month(words, index, found[0], found[1], date_words)


def _week_of_month(words: Words, index: int, nth: tuple[int, int], date_words: DateWords) -> PointRead | None:
    """The first week of March: its seven days, counted from the first of the month."""
    month = month_of_day(words, nth[1], date_words)
    if month is None or nth[0] > _WEEKS:
        return None
    first, last = (structs.replace(month[0], day=day) for day in (7 * nth[0] - 6, 7 * nth[0]))
    return PointRead(index - 1, month[1], first, until=last)
