"""Readers of one date: each begins at a word and gives the point in time that the words from there on name."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, TypeAlias, cast

from msgspec import Struct, structs

from khabar.codebook.date_words import DateWord, DateWords
from khabar.extract.cardinals import read_cardinal
from khabar.model.values import AgoPoint, CalendarPoint, DatePoint, DayCountPoint, DayPoint, NthWeekdayPoint, PeriodPoint, Relation, Relative, Unit, WeekdayPoint
from khabar.text.words import Word

DASHES = frozenset("-–—−‐‑")  # noqa: RUF001 - all dashes that writers use
COMMAS = frozenset(",،")
_OPENING, _CLOSING = frozenset('"«“”‘'), frozenset('"»”“’')  # noqa: RUF001
_SLASHES = frozenset("/\\")
_YEARS = {"gregorian": range(1800, 2101), "hijri": range(1343, 1501)}
_BARE_YEARS = range(1900, 2050)
_MONTH_DAYS = range(1, 32)
_FEW = (3, 9)
_WAR_BEFORE, _WAR_AFTER = 15, 10

Night: TypeAlias = Literal["after", "before"]
Words: TypeAlias = Sequence[Word]


class PointRead(Struct, frozen=True):
    """A point in time and the words that name it, ``words[first:last]``; ``until`` where they name a stretch of days."""

    first: int
    last: int
    point: DatePoint
    until: DatePoint | None = None
    night: Night | None = None
    part_of_day: str | None = None
    relation: Relation | None = None


def read_point(words: Words, index: int, date_words: DateWords, *, short: bool = False) -> PointRead | None:
    """Read the date that begins at a word, or None. ``short`` allows day/month without a year, as beside a day of the week."""
    if words[index].kind == "number":
        return _from_number(words, index, date_words, short=short)
    for reading in date_words.heads.get(words[index].form, ()):
        if rest_matches(words, index, reading):
            found = _READERS[reading.kind](words, index, reading, date_words)
            if found is not None:
                return found
    return None


def form_at(words: Words, index: int) -> str:
    """The folded form of a word, or '' outside the text."""
    return words[index].form if 0 <= index < len(words) else ""


def rest_matches(words: Words, index: int, reading: DateWord) -> bool:
    """Whether the later words of a date word of several words stand in the text."""
    return all(form_at(words, index + 1 + at) == form for at, form in enumerate(reading.rest))


def _reading(words: Words, index: int, kind: str, date_words: DateWords) -> DateWord | None:
    for reading in date_words.heads.get(form_at(words, index), ()):
        if reading.kind == kind and rest_matches(words, index, reading):
            return reading
    return None


def _relative(words: Words, index: int, date_words: DateWords, *, recent: bool = False) -> tuple[Relative | None, int]:
    """The adjective at a word (last, present, next, the one before last) and where the words go on."""
    form = form_at(words, index)
    relative = date_words.relatives.get(form)
    if relative is not None:
        return cast(Relative, relative), index + 1
    if recent and form in date_words.sets["recent"]:
        return "last", index + 1
    following = form_at(words, index + 1)
    if date_words.relatives.get(following) == "last" and any(reading.kind == "ago" for reading in date_words.heads.get(form, ())):
        return "before-last", index + 2
    return None, index


# Years, months and days of the month


def _year(words: Words, index: int, calendar: str, date_words: DateWords) -> tuple[int | None, Relative | None, int]:
    """The year after a month: in digits, with or without the word for year, or by an adjective ("of last year")."""
    at = index
    if form_at(words, at) in COMMAS or form_at(words, at) in DASHES or form_at(words, at) in _SLASHES:
        at += 1
    elif form_at(words, at) in date_words.sets["of"]:
        at += 1
    this = form_at(words, at) in date_words.sets["this"]
    unit = _reading(words, at + this, "unit", date_words)
    if unit is not None and unit.name == "year" and unit.value == 1 and not unit.lead.conjunction:
        relative, last = _relative(words, at + this + 1, date_words)
        if relative is not None or this:
            return None, relative or "current", last
        at += 1
    form = form_at(words, at)
    if len(form) == 4 and form.isdigit() and int(form) in _YEARS[calendar]:  # noqa: PLR2004 - years have four digits
        last = at + 1
        if form_at(words, last) in date_words.sets["hijri_sign"] or form_at(words, last) in date_words.sets["christian_sign"]:
            last += 1
        return int(form), None, last
    return None, None, index


def _month(words: Words, index: int, date_words: DateWords) -> tuple[CalendarPoint, int, bool] | None:
    """A month with its second name, its year or adjective: the point, where it ends, whether anything but one name was told."""
    reading = _reading(words, index, "month", date_words)
    if reading is None:
        return None
    last = index + 1 + len(reading.rest)
    other = _second_name(words, last, reading, date_words)
    year, year_relative, end = _year(words, other or last, reading.name, date_words)
    relative = None
    if year is None and year_relative is None:
        relative, end = _relative(words, other or last, date_words)
    point = CalendarPoint(
        cast(Literal["gregorian", "hijri"], reading.name), year, reading.value, relative=relative, year_relative=year_relative
    )
    return point, end, other is not None or end > last


def _second_name(words: Words, index: int, reading: DateWord, date_words: DateWords) -> int | None:
    """Where the second name of the same month ends: "X/Y", "X (Y)", "X - Y" or "X Y"."""
    form = form_at(words, index)
    bracket = form == "("
    at = index + 1 if bracket or form in DASHES or form in _SLASHES else index
    other = _reading(words, at, "month", date_words)
    if other is None or (other.value, other.name, other.lead.text) != (reading.value, reading.name, ""):
        return None
    last = at + 1 + len(other.rest)
    return last + 1 if bracket and form_at(words, last) == ")" else last


def _month_of_day(words: Words, index: int, date_words: DateWords) -> tuple[CalendarPoint, int] | None:
    """The month after a day number, with "of" and "the month of" between."""
    at = index
    if form_at(words, at) in DASHES or form_at(words, at) in _SLASHES:
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
        unit = _reading(words, unit_at, "unit", date_words)
        if unit is not None and unit.name == "month" and unit.value == 1 and unit.lead.article:
            relative, last = _relative(words, unit_at + 1, date_words)
            if relative or this:
                return CalendarPoint(relative=relative or "current"), last
    return None


def _plain_month(words: Words, index: int, date_words: DateWords) -> bool:
    reading = _reading(words, index, "month", date_words)
    return reading is not None and not reading.lead.text


def _read_month(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """A month without a day."""
    found = _month(words, index, date_words)
    before = form_at(words, index - 1)
    if found is None or before in date_words.sets["names"] or (before.isdigit() and len(before) <= 2):  # noqa: PLR2004 - a day number not understood
        return None
    point, last, told = found
    first, part = _part_before(words, index, date_words)
    if not told and part is None and before not in date_words.sets["month_of"]:
        placed = before in date_words.sets["place_in_time"] or reading.lead.preposition
        if not placed or (reading.beside and before not in date_words.sets["within"]):
            return None
    return PointRead(first, last, structs.replace(point, part=part))


def _part_before(words: Words, index: int, date_words: DateWords) -> tuple[int, str | None]:
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
    ordinal = _reading(words, at - 1, "ordinal", date_words)
    half = _reading(words, at - 2, "half", date_words)
    if ordinal is not None and half is not None and ordinal.value <= half.value and not ordinal.name:
        return at - 2, f"{'half' if half.value == 2 else 'quarter'}-{ordinal.value}"  # noqa: PLR2004 - two halves
    return bare, None


def _from_number(words: Words, index: int, date_words: DateWords, *, short: bool) -> PointRead | None:
    form = words[index].form
    found = _numeric(words, index, date_words, short=short)
    if found is not None:
        return found
    if not form.isdigit():
        return None
    value = int(form)
    if value in _MONTH_DAYS:
        return _day_of_month(words, index, value, index + 1, date_words)
    if len(form) == 4 and value in _BARE_YEARS:  # noqa: PLR2004 - years have four digits
        return _bare_year(words, index, value, date_words)
    return None


def _day_of_month(words: Words, first: int, day: int, last: int, date_words: DateWords) -> PointRead | None:
    """A day number with its month, or a pair or range of day numbers with one month ("17 and 18 October", "17-24 October")."""
    if form_at(words, first - 1) in date_words.sets["names"]:
        return None
    month = _month_of_day(words, last, date_words)
    if month is not None:
        return PointRead(first, month[1], structs.replace(month[0], day=day))
    joiner = form_at(words, last)
    if joiner in DASHES or joiner in date_words.sets["until"] or joiner == date_words.numbers.particles.adding:
        at = last + 1
        if form_at(words, at) in date_words.numbers.leads:
            at += 1
        second = form_at(words, at)
        month = _month_of_day(words, at + 1, date_words) if second.isdigit() and int(second) in _MONTH_DAYS else None
        if month is not None and (int(second) > day):
            return PointRead(
                first, month[1], structs.replace(month[0], day=day), until=structs.replace(month[0], day=int(second))
            )
    return None


def _numeric(words: Words, index: int, date_words: DateWords, *, short: bool) -> PointRead | None:
    """Dates in digits: 28/10/2023, 2023-10-28, 28.10.2023, 15/10/1436; with ``short`` also 28/10."""
    separator = form_at(words, index + 1)
    if separator in _SLASHES or separator in DASHES:
        parts, last = [words[index].form], index + 1
        while len(parts) < 3 and form_at(words, last) == separator and form_at(words, last + 1).isdigit():  # noqa: PLR2004 - day, month, year
            parts.append(words[last + 1].form)
            last += 2
    else:
        parts, last = words[index].form.split("."), index + 1
    if not all(part.isdigit() for part in parts):
        return None
    point = _numeric_point([int(part) for part in parts], short=short and separator in _SLASHES)
    if point is None:
        return None
    if form_at(words, last) in date_words.sets["hijri_sign"] or form_at(words, last) in date_words.sets["christian_sign"]:
        last += 1
    return PointRead(index, last, point)


def _numeric_point(parts: list[int], *, short: bool) -> CalendarPoint | None:
    """Day, month and year in either order; day before month, as Arabic writes, unless only the other way fits."""
    if len(parts) == 2 and short:  # noqa: PLR2004 - day and month
        parts = [*parts, 0]
    if len(parts) != 3:  # noqa: PLR2004 - day, month, year
        return None
    day, month, year = parts if parts[0] in _MONTH_DAYS else parts[::-1]
    if month > 12 >= day:  # noqa: PLR2004 - months
        day, month = month, day
    if day not in _MONTH_DAYS or month not in range(1, 13):
        return None
    if year == 0 and short:
        return CalendarPoint("gregorian", None, month, day)
    if year in _YEARS["hijri"]:
        return CalendarPoint("hijri", year, month, day)
    return CalendarPoint("gregorian", year, month, day) if year in _BARE_YEARS else None


def _bare_year(words: Words, index: int, year: int, date_words: DateWords) -> PointRead | None:
    """A year in digits without the word for year, after a particle of time or a part of the year."""
    before, after = form_at(words, index - 1), form_at(words, index + 1)
    first, part = _part_before(words, index, date_words)
    sets = date_words.sets
    ends = index + 1 >= len(words) or words[index + 1].kind == "mark" or after in sets["until"] or after.startswith(date_words.numbers.particles.adding)
    firm = part is not None or before in sets["since"] or before in sets["year_pair"] or after in sets["christian_sign"]
    firm = firm or (before in sets["between"] and after.startswith(date_words.numbers.particles.adding))
    paired = before == date_words.numbers.particles.adding and form_at(words, index - 2).isdigit() and len(form_at(words, index - 2)) == 4  # noqa: PLR2004
    if not (firm or paired or (ends and before in sets["place_in_time"])):
        return None
    last = index + 2 if after in sets["christian_sign"] else index + 1
    return PointRead(first, last, CalendarPoint(year=year, part=part))


def read_ordinal(words: Words, index: int, date_words: DateWords) -> tuple[int, int] | None:
    """An ordinal from 1 to 99 with the article, and where it ends."""
    reading = _reading(words, index, "ordinal", date_words)
    if reading is None or not reading.lead.article:
        return None
    following = date_words.numbers.words.get(form_at(words, index + 1))
    if following is not None and reading.value < 10:  # noqa: PLR2004 - units are compounded
        if following.role == "ten" and not following.lead.conjunction and not following.lead.preposition:
            return 10 + reading.value, index + 2
        if following.role == "tens" and following.lead.conjunction and following.lead.article:
            return following.value + reading.value, index + 2
    return None if reading.name else (reading.value, index + 1)


def _read_ordinal(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """The seventh of October."""
    found = read_ordinal(words, index, date_words)
    if found is None or found[0] not in _MONTH_DAYS:
        return None
    return _day_of_month(words, index, found[0], found[1], date_words)


# Days of the week and days counted from publication


def _read_weekday(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    if form_at(words, index - 1) in date_words.sets["day_names"]:
        return None
    after = date_words.numbers.words.get(form_at(words, index + 1))
    if after is not None and after.role == "ten" and not after.lead.text:
        return None
    ordinal = read_ordinal(words, index + 1, date_words)
    if ordinal is not None and form_at(words, ordinal[1]) in date_words.sets["of"]:
        month = _month_of_day(words, ordinal[1], date_words)
        if month is not None:
            return PointRead(index, month[1], NthWeekdayPoint(reading.value, ordinal[0], month[0]))
    relative, last = _relative(words, index + 1, date_words)
    return PointRead(index, last, WeekdayPoint(reading.value, relative))


def _read_day(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    before, last = form_at(words, index - 1), index + 1 + len(reading.rest)
    if before in date_words.sets["day_names"] or form_at(words, last) in date_words.sets["no_day"]:
        return None
    if form_at(words, last) in _CLOSING and form_at(words, index - 2) in _OPENING:
        return None  # a newspaper's name in quotation marks
    if reading.beside and before not in date_words.sets["day_of"] and _reading(words, last, "weekday", date_words) is None:
        return None
    first = index - 1 if before in date_words.sets["this"] else index
    return PointRead(first, last, DayPoint(reading.value))


def _read_night(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Last night, tonight, the night before last."""
    relative, last = _relative(words, index + 1, date_words)
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
    if not (this or since) or any(word.kind in ("day", "weekday", "night", "ordinal") for word in date_words.heads.get(form_at(words, last), ())):
        return None
    if form_at(words, last) in date_words.sets["day_of"] or (last < len(words) and words[last].kind == "number"):
        return None
    part = next((part.part for part in date_words.parts_before.get(words[last - 1].form, ())), "morning")
    return PointRead(index - this, last, DayPoint(0), part_of_day=part)


# Units of time


def _read_unit(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    unit, sets = cast(Unit, reading.name), date_words.sets
    if not reading.lead.article:
        return _counted_period(words, index, reading, date_words) or _named_year(words, index, reading, date_words)
    if reading.value == 1:
        return _single_period(words, index, reading, date_words)
    at, count = index + 1, 2 if reading.value == 2 else None  # noqa: PLR2004 - a dual
    if reading.value == 0:
        if form_at(words, at) in date_words.numbers.leads:
            at += 1
        number = read_cardinal(words, at, date_words.numbers) if at < len(words) else None
        if number is not None and number.low is not None and number.low == number.high:
            at, count = number.last, number.low
        elif form_at(words, at) in sets["few"]:
            at += 1
    relative, last = _relative(words, at, date_words, recent=True)
    return PointRead(index, last, PeriodPoint(unit, count, relative)) if relative is not None else None


def _single_period(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Last week, this month, the year 2015, late last year."""
    unit, sets = cast(Unit, reading.name), date_words.sets
    if unit == "day":
        return None
    before = form_at(words, index - 1)
    if unit == "year" and before in sets["not_year_after"]:
        return None
    year = _named_year(words, index, reading, date_words)
    if year is not None:
        return year
    first, part = _part_before(words, index, date_words)
    relative, last = _relative(words, index + 1, date_words, recent=unit == "week")
    if relative is None and unit != "hour" and (before in sets["this"] or part is not None):
        relative = "current"
    return PointRead(first, last, PeriodPoint(unit, 1, relative, part)) if relative is not None else None


def _named_year(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """The word for year with the year in digits, of either calendar."""
    form = form_at(words, index + 1)
    if reading.name != "year" or reading.value != 1 or len(form) != 4 or not form.isdigit():  # noqa: PLR2004 - years have four digits
        return None
    hijri = form_at(words, index + 2) in date_words.sets["hijri_sign"]
    signed = hijri or form_at(words, index + 2) in date_words.sets["christian_sign"]
    calendar: Literal["gregorian", "hijri"] = "hijri" if hijri else "gregorian"
    if int(form) not in _YEARS[calendar]:
        return None
    first, part = _part_before(words, index, date_words)
    return PointRead(first, index + 2 + signed, CalendarPoint(calendar, int(form), part=part))


def _counted_period(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """A number, a unit and an adjective: "the 48 hours past"."""
    relative, last = _relative(words, index + 1, date_words, recent=True)
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


def _count_unit(words: Words, index: int, date_words: DateWords) -> tuple[Unit, int, int | None, int] | None:
    """A number of units after a particle ("three days", "two weeks", "days"): unit, low, high, where it ends."""
    at = index
    for about in date_words.about:
        if tuple(form_at(words, at + offset) for offset in range(len(about))) == about:
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
    reading = _reading(words, at, "unit", date_words)
    if reading is None or reading.lead.text:
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


def _read_ago(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Three days ago, since two months; hours and moments ago."""
    since = form_at(words, index) in date_words.sets["since"]
    relation: Relation = "since" if since else "at"
    if _reading(words, index + 1, "moment", date_words) is not None:
        return PointRead(index, index + 2, AgoPoint("hour", 0, 0), relation=relation)
    found = _count_unit(words, index + 1, date_words)
    if found is None:
        return None
    unit, low, high, last = found
    if form_at(words, last) in date_words.sets["of"] and form_at(words, last + 1) not in date_words.sets["now"]:
        return None  # counted from another event, not from publication
    return PointRead(index, last, AgoPoint(unit, low, high), relation=relation)


def _read_during(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """In the course of a week: the last so many units."""
    found = _count_unit(words, index + 1, date_words)
    if found is None:
        return None
    unit, low, high, last = found
    relative, end = _relative(words, last, date_words, recent=True)
    if low != high or (relative is None and unit == "hour" and low < 12):  # noqa: PLR2004 - "within two hours" is how long, not when
        return None
    return PointRead(index + 1, end, PeriodPoint(unit, low, relative or "last"))


def _read_season(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    """Last summer, this winter."""
    if not reading.lead.article:
        return None
    relative, last = _relative(words, index + 1, date_words)
    this = form_at(words, index - 1) in date_words.sets["this"]
    if relative is None and not this:
        return None
    return PointRead(index, last, CalendarPoint(part=reading.name, relative=relative or "current"))


# Days counted from the start of something


def _read_count_day(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
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


def _read_nothing(words: Words, index: int, reading: DateWord, date_words: DateWords) -> PointRead | None:
    return None


_READERS: dict[str, Callable[[Words, int, DateWord, DateWords], PointRead | None]] = {
    "month": _read_month, "weekday": _read_weekday, "day": _read_day, "unit": _read_unit, "ordinal": _read_ordinal, "season": _read_season,
    "night": _read_night, "ago": _read_ago, "during": _read_during, "count-day": _read_count_day, "its-day": _read_count_day,
    "half": _read_nothing, "moment": _read_nothing, "dawn": _read_dawn,
}  # fmt: skip
