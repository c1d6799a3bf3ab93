"""Readers of dates of the calendar: days of a month, months, years, seasons, in words and in digits."""

from typing import Literal, cast

from msgspec import structs

from khabar.codebook.date_words import DateWord, DateWords
from khabar.extract.dating.date_reading import (
    BARE_YEARS,
    SLASHES,
    YEAR_DIGITS,
    YEARS,
    PointRead,
    Words,
    reading_at,
    relative_at,
)
from khabar.model.values import CalendarPoint, Relative
from khabar.text.inflect import gender_of
from khabar.text.marks import COMMAS, JOINERS
from khabar.text.words import form_at

_MONTHS = range(1, 13)
MONTH_DAYS = range(1, 32)


def _year(words: Words, index: int, calendar: str, date_words: DateWords) -> tuple[int | None, Relative | None, int]:
    """The year after a month: in digits, with or without the word for year, or by an adjective ("of last year")."""
    at = index
    if (
        form_at(words, at) in COMMAS
        or form_at(words, at) in JOINERS
        or form_at(words, at) in SLASHES
        or form_at(words, at) in date_words.sets["of"]
    ):
        at += 1
    this = form_at(words, at) in date_words.sets["this"]
    unit = reading_at(words, at + this, "unit", date_words)
    if unit is not None and unit.name == "year" and unit.value == 1 and not unit.lead.conjunction:
        relative, last = relative_at(words, at + this + 1, date_words)
        if relative is not None or this:
            return None, relative or "current", last
        at += 1
    form = form_at(words, at)
    if len(form) == YEAR_DIGITS and form.isdigit() and int(form) in YEARS[calendar]:
        last = at + 1
        if form_at(words, last) in date_words.sets["hijri_sign"] or form_at(words, last) in date_words.sets["christian_sign"]:
            last += 1
        return int(form), None, last
    return None, None, index


def _month(words: Words, index: int, date_words: DateWords) -> tuple[CalendarPoint, int, bool] | None:
    """A month with its second name, its year or adjective: the point, where it ends, whether anything but one name was told."""
    reading = reading_at(words, index, "month", date_words)
    if reading is None:
        return None
    last = index + 1 + len(reading.rest)
    other = _second_name(words, last, reading, date_words)
    year, year_relative, end = _year(words, other or last, reading.name, date_words)
    relative = None
    if year is None and year_relative is None:
        relative, end = relative_at(words, other or last, date_words)
    point = CalendarPoint(
        cast(Literal["gregorian", "hijri"], reading.name), year, reading.value, relative=relative, year_relative=year_relative
    )
    return point, end, other is not None or end > last


def _second_name(words: Words, index: int, reading: DateWord, date_words: DateWords) -> int | None:
    """Where the second name of the same month ends: "X/Y", "X (Y)", "X - Y" or "X Y"."""
    form = form_at(words, index)
    bracket = form == "("
    at = index + 1 if bracket or form in JOINERS or form in SLASHES else index
    other = reading_at(words, at, "month", date_words)
    if other is None or (other.value, other.name, other.lead.text) != (reading.value, reading.name, ""):
        return None
    last = at + 1 + len(other.rest)
    return last + 1 if bracket and form_at(words, last) == ")" else last


def month_of_day(words: Words, index: int, date_words: DateWords) -> tuple[CalendarPoint, int] | None:
    """The month after a day number, with "of" and "the month of" between."""
    at = index
    if form_at(words, at) in JOINERS or form_at(words, at) in SLASHES:
        at += 1
    if form_at(words, at) in date_words.sets["of"]:
        at += 1
    if form_at(words, at) in date_words.sets["month_of"]:
        at += 1
    found = _month(words, at, date_words)
    if found is not None and _plain_month(words, at, date_words):
        return found[0], found[1]
    if at > index:  # "the 5th of this month", "of last month"
        this = form_at(words, at) in date_words.sets["this"]
        unit_at = at - 1 if form_at(words, at - 1) in date_words.sets["month_of"] else at + this
        unit = reading_at(words, unit_at, "unit", date_words)
        if unit is not None and unit.name == "month" and unit.value == 1 and unit.lead.article:
            relative, last = relative_at(words, unit_at + 1, date_words)
            if relative or this:
                return CalendarPoint(relative=relative or "current"), last
    return None


def _plain_month(words: Words, index: int, date_words: DateWords) -> bool:
    reading = reading_at(words, index, "month", date_words)
    return reading is not None and not reading.lead.text


def read_month(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """A month without a day."""
    found = _month(words, index, date_words)
    before = form_at(words, index - 1)
    if found is None or before in date_words.sets["names"] or (before.isdigit() and len(before) <= 2):
        return None
    point, last, told = found
    if point.day is None and _is_first_day(words, index, date_words):
        return PointRead(index - 1, last, structs.replace(point, day=1))
    first, part = part_before(words, index, date_words)
    if part is None and before in date_words.sets["of"] and reading_at(words, index - 2, "ordinal", date_words) is not None:
        return None  # a day of the month that is part of a name
    if not told and part is None and before not in date_words.sets["month_of"]:
        placed = before in date_words.sets["place_in_time"] or reading.lead.preposition
        if not placed or (reading.beside and before not in date_words.sets["within"]):
            return None
    return PointRead(first, last, structs.replace(point, part=part))


def _is_first_day(words: Words, index: int, date_words: DateWords) -> bool:
    """Whether "first" without the article stands right ahead of a month: "on the first of July"."""
    ordinal = reading_at(words, index - 1, "ordinal", date_words)
    return ordinal is not None and ordinal.value == 1 and not ordinal.lead.article and _plain_month(words, index, date_words)


def part_before(words: Words, index: int, date_words: DateWords) -> tuple[int, str | None]:
    """The part of a month or year in front of it ("late", "the second half of", a season) and the first word."""
    at = index
    while at > 0 and (words[at - 1].form in date_words.sets["month_of"] or words[at - 1].form in date_words.sets["this"]):
        at -= 1
    bare = at
    if form_at(words, at - 1) in date_words.sets["of"]:
        at -= 1
    part = date_words.period_parts.get(form_at(words, at - 1))
    if part is not None:
        return at - 1, part
    ordinal = reading_at(words, at - 1, "ordinal", date_words)
    half = reading_at(words, at - 2, "half", date_words)
    if ordinal is not None and half is not None and ordinal.value <= half.value and not ordinal.name:
        return at - 2, f"{'half' if half.value == 2 else 'quarter'}-{ordinal.value}"
    return bare, None


def read_number(words: Words, index: int, date_words: DateWords, *, short: bool) -> PointRead | None:
    """A date that begins with digits: a date in digits, a day of a month, a year."""
    form = words[index].form
    dated = form_at(words, index - 1) in date_words.sets["day_of"]  # "on the day of 17/9"
    found = _numeric(words, index, date_words, short=short or dated)
    if found is not None:
        return found
    if not form.isdigit():
        return None
    value = int(form)
    if value in MONTH_DAYS:
        read = day_of_month(words, index, value, index + 1, date_words)
        led = form_at(words, index - 1) in date_words.numbers.leads  # an article that is written before digits
        return structs.replace(read, first=index - 1) if read is not None and led else read
    if len(form) == YEAR_DIGITS and value in BARE_YEARS:
        return _bare_year(words, index, value, date_words)
    return None


def opens_number(words: Words, index: int, date_words: DateWords) -> bool:
    """Whether a number begins a date, and counts nothing ("since dawn 68 raids")."""
    return index < len(words) and words[index].kind == "number" and read_number(words, index, date_words, short=True) is not None


def day_of_month(words: Words, first: int, day: int, last: int, date_words: DateWords) -> PointRead | None:
    """A day number with its month, or a pair or range of day numbers with one month ("17 and 18 October", "17-24 October")."""
    if form_at(words, first - 1) in date_words.sets["names"]:
        return None
    month = month_of_day(words, last, date_words)
    if month is not None:
        return PointRead(first, month[1], structs.replace(month[0], day=day))
    if (relative := _of_this_month(words, first, last, date_words)) is not None:
        return PointRead(first, last + 1, CalendarPoint(day=day, relative=relative))
    joiner = form_at(words, last)
    if joiner in JOINERS or joiner in date_words.sets["until"] or joiner == date_words.numbers.particles.adding:
        at = last + 1
        if form_at(words, at) in date_words.numbers.leads:
            at += 1
        second = form_at(words, at)
        month = month_of_day(words, at + 1, date_words) if second.isdigit() and int(second) in MONTH_DAYS else None
        if month is not None and (int(second) > day):
            return PointRead(first, month[1], structs.replace(month[0], day=day), until=structs.replace(month[0], day=int(second)))
    return None


def _of_this_month(words: Words, first: int, last: int, date_words: DateWords) -> Relative | None:
    """The adjective of a month that is left out, behind a day's number that a particle of time leads: "on the 17th (of the) current"."""
    before, adjective = form_at(words, first - 1), form_at(words, last)
    led = before in date_words.sets["place_in_time"] or before in date_words.sets["day_of"]
    masculine = gender_of(adjective) == "m"
    return relative_at(words, last, date_words)[0] if led and masculine else None


def _numeric(words: Words, index: int, date_words: DateWords, *, short: bool) -> PointRead | None:
    """Dates in digits: 28/10/2023, 2023-10-28, 28.10.2023, 15/10/1436; with ``short`` also 28/10."""
    separator = form_at(words, index + 1)
    if separator in SLASHES or separator in JOINERS:
        parts, last = [words[index].form], index + 1
        while len(parts) < 3 and form_at(words, last) == separator and form_at(words, last + 1).isdigit():
            parts.append(words[last + 1].form)
            last += 2
    else:
        parts, last = words[index].form.split("."), index + 1
    if not all(part.isdigit() for part in parts):
        return None
    point = _numeric_point([int(part) for part in parts], short=short and separator in SLASHES)
    if point is None:
        return None
    if form_at(words, last) in date_words.sets["hijri_sign"] or form_at(words, last) in date_words.sets["christian_sign"]:
        last += 1
    return PointRead(index, last, point)


def _numeric_point(parts: list[int], *, short: bool) -> CalendarPoint | None:
    """Day, month and year in either order; day before month, as Arabic writes, unless only the other way fits."""
    if len(parts) == 2 and short:
        parts = [*parts, 0]
    if len(parts) != 3:
        return None
    day, month, year = parts if parts[0] in MONTH_DAYS else parts[::-1]
    if month > 12 >= day:
        day, month = month, day
    if day not in MONTH_DAYS or month not in _MONTHS:
        return None
    if year == 0 and short:
        return CalendarPoint("gregorian", None, month, day)
    if year in YEARS["hijri"]:
        return CalendarPoint("hijri", year, month, day)
    return CalendarPoint("gregorian", year, month, day) if year in BARE_YEARS else None


def _bare_year(words: Words, index: int, year: int, date_words: DateWords) -> PointRead | None:
    """A year in digits without the word for year, after a particle of time or a part of the year."""
    before, after = form_at(words, index - 1), form_at(words, index + 1)
    first, part = part_before(words, index, date_words)
    sets = date_words.sets
    ends = (
        index + 1 >= len(words)
        or words[index + 1].kind == "mark"
        or after in sets["until"]
        or after.startswith(date_words.numbers.particles.adding)
    )
    firm = part is not None or before in sets["since"] or before in sets["year_pair"] or after in sets["christian_sign"]
    firm = firm or (before in sets["between"] and after.startswith(date_words.numbers.particles.adding))
    paired = before == date_words.numbers.particles.adding and form_at(words, index - 2).isdigit() and len(form_at(words, index - 2)) == 4
    if not (firm or paired or (ends and before in sets["place_in_time"])):
        return None
    last = index + 2 if after in sets["christian_sign"] else index + 1
    return PointRead(first, last, CalendarPoint(year=year, part=part))


def read_ordinal(words: Words, index: int, date_words: DateWords) -> tuple[int, int] | None:
    """An ordinal from 1 to 99 with the article, and where it ends."""
    reading = reading_at(words, index, "ordinal", date_words)
    if reading is None or not reading.lead.article:
        return None
    following = date_words.numbers.words.get(form_at(words, index + 1))
    if following is not None and reading.value < 10:
        if following.role == "ten" and not following.lead.conjunction and not following.lead.preposition:
            return 10 + reading.value, index + 2
        if following.role == "tens" and following.lead.conjunction and following.lead.article:
            return following.value + reading.value, index + 2
    return None if reading.name else (reading.value, index + 1)


def read_season(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Last summer, this winter."""
    if not reading.lead.article:
        return None
    relative, last = relative_at(words, index + 1, date_words)
    this = form_at(words, index - 1) in date_words.sets["this"]
    if relative is None and not this:
        return None
    return PointRead(index, last, CalendarPoint(part=reading.name, relative=relative or "current"))
