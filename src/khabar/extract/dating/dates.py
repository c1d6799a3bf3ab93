"""Dates in a text: what day, month, year or period the words name, before it is set against the publication date."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.date_words import DateWords, PartOfDay
from khabar.extract.dating.date_anchors import DateMention, as_spoken, as_written, from_told, is_day
from khabar.extract.dating.date_points import read_point
from khabar.extract.dating.date_reading import Night, PointRead, Words
from khabar.model.values import (
    AgoPoint,
    CalendarPoint,
    DateExpression,
    DatePoint,
    DayCountPoint,
    DayPoint,
    PeriodPoint,
    Relation,
    WeekdayPoint,
)
from khabar.text.marks import COMMAS, JOINERS
from khabar.text.words import Word, form_at


def find_dates(words: Sequence[Word], date_words: DateWords) -> list[DateMention]:
    """Find all dates in order, without overlap."""
    heads = date_words.heads
    mentions: list[DateMention] = []
    at = 0
    for index in [index for index, word in enumerate(words) if word.form in heads or word.kind == "number"]:
        if index < at:
            continue
        read = read_point(words, index, date_words)
        if read is None:
            continue
        if read.first < at:
            read = structs.replace(read, first=index)
        mention = _mention(words, read, at, date_words)
        if read.told:
            anchored = from_told(mention, mentions, lone=read.lone)
            if anchored is None:
                continue
            mention = anchored
        mentions.append(mention)
        at = mention.last
    return as_spoken(as_written(mentions), words)


def _mention(words: Words, read: PointRead, floor: int, date_words: DateWords) -> DateMention:
    read = _with_apposition(words, read, date_words)
    read = _with_part_after(words, read, date_words)
    read = _with_words_before(words, read, floor, date_words)
    read = _with_range(words, read, floor, date_words)
    relation, first = _relation(words, read, floor, date_words)
    expression = DateExpression(read.point, read.until, relation, read.night)
    return DateMention(first, read.last, _start(words[first], date_words), words[read.last - 1].end, expression, read.part_of_day)


def _start(word: Word, date_words: DateWords) -> int:
    """Where the words begin: a written-on conjunction or preposition is left out where its width is sure."""
    readings = date_words.heads.get(word.form)
    if not readings or word.end - word.start != len(word.form):
        return word.start
    lead, particles = readings[0].lead, date_words.numbers.particles
    if lead.text.endswith(particles.joined):
        return word.start + len(lead.text) - len(particles.joined)
    return word.start + len(lead.text) - (len(particles.article) if lead.article else 0)


def _with_apposition(words: Words, read: PointRead, date_words: DateWords) -> PointRead:
    """Join a date with the one beside it that names the same day: "yesterday Saturday", "Saturday (28 October)", both calendars."""
    while read.until is None:
        at, comma, bracket, paired = read.last, False, False, False
        form = form_at(words, at)
        if form in COMMAS:
            at, comma = at + 1, True
        elif form == "(":
            at, bracket = at + 1, True
        elif form in JOINERS or form == "/":
            at, paired = at + 1, True
        named = form_at(words, at) in date_words.sets["same_day"]
        if named:
            at += 1
            if form_at(words, at) in date_words.numbers.leads:
                at += 1
        while form_at(words, at) in date_words.sets["day_of"] and not comma:
            at += 1
        short = isinstance(read.point, WeekdayPoint | DayPoint)
        apart = at >= len(words) or (not named and _joined(words, at, date_words))
        other = None if apart else read_point(words, at, date_words, short=short)
        if other is None or other.first < at or other.relation is not None or other.lone:
            return read
        point = _same_day(read.point, other.point, loose=comma or paired)
        if point is None:
            return _nights(words, read, other)
        last = other.last + 1 if bracket and form_at(words, other.last) == ")" else other.last
        read = structs.replace(read, last=last, point=point, until=other.until, night=read.night or other.night)
    return read


def _joined(words: Words, index: int, date_words: DateWords) -> bool:
    """Whether a date word has a conjunction or a preposition written on: it is then another date."""
    readings = date_words.heads.get(words[index].form, ())
    return bool(readings) and (readings[0].lead.conjunction or readings[0].lead.preposition)


def _nights(words: Words, read: PointRead, other: PointRead) -> PointRead:
    """Two days of the week that follow each other, side by side or with a dash: the night between them, or both days."""
    first, second = read.point, other.point
    if isinstance(first, WeekdayPoint) and isinstance(second, WeekdayPoint) and second.weekday == (first.weekday + 1) % 7:
        night = words[read.last - 1].end >= words[other.first].start - 3
        if night and form_at(words, read.last) not in COMMAS:
            return structs.replace(read, last=other.last, until=second)
    return read


def _same_day(first: DatePoint, second: DatePoint, *, loose: bool) -> DatePoint | None:
    """The point that decides where two stand for one day; None where they cannot. ``loose`` is with a comma or dash between."""
    if isinstance(first, DayPoint) and isinstance(second, WeekdayPoint) and second.relative is None:
        return structs.replace(second, beside=first.days)
    if isinstance(first, WeekdayPoint) and isinstance(second, DayPoint) and not loose and first.relative is None:
        return structs.replace(first, beside=second.days)
    if not isinstance(second, CalendarPoint) or second.day is None:
        return None
    if isinstance(first, WeekdayPoint | DayPoint):
        return second
    if isinstance(first, CalendarPoint) and first.day is not None and first.calendar != second.calendar:
        return first if first.calendar == "gregorian" else second
    return None


def _with_part_after(words: Words, read: PointRead, date_words: DateWords) -> PointRead:
    """Friday in the evening."""
    for part in date_words.parts_after.get(form_at(words, read.last), ()):
        if tuple(form_at(words, read.last + offset) for offset in range(len(part.words))) == part.words and is_day(read.point):
            return _with_part(structs.replace(read, last=read.last + len(part.words)), part)
    return read


def _with_part(read: PointRead, part: PartOfDay) -> PointRead:
    night: Night | None = ("before" if part.part == "eve" else "after") if part.night else read.night
    return structs.replace(read, part_of_day=part.part, night=night)


def _with_words_before(words: Words, read: PointRead, floor: int, date_words: DateWords) -> PointRead:
    """Take in "the day of" and the part of the day in front: "the dawn of the day of Friday"."""
    if not is_day(read.point):
        return read
    first = read.first
    while first > floor:
        form = words[first - 1].form
        if form in date_words.sets["day_of"]:
            first -= 1
            continue
        part = _part_ending(words, first, floor, date_words)
        if part is None:
            break
        first -= len(part.words)
        read = _with_part(read, part)
        break
    return structs.replace(read, first=first)


def _part_ending(words: Words, last: int, floor: int, date_words: DateWords) -> PartOfDay | None:
    for part in date_words.parts_before.get(words[last - 1].form, ()):
        start = last - len(part.words)
        if start >= floor and all(words[start + offset].form == form for offset, form in enumerate(part.words)):
            return part
    return None


def _with_range(words: Words, read: PointRead, floor: int, date_words: DateWords) -> PointRead:
    """The far end of "between A and B", "from A to B", "since A and until B", "the two days of A and B", "on Friday and Saturday"."""
    if read.until is not None or isinstance(read.point, AgoPoint | PeriodPoint | DayCountPoint):
        return read
    at, sets = read.last, date_words.sets
    form = form_at(words, at)
    adding = date_words.numbers.particles.adding
    before = form_at(words, read.first - 1)
    if form in COMMAS and before in sets["since"] and form_at(words, at + 1) in sets["until"]:
        at, form = at + 1, form_at(words, at + 1)
    if form in sets["until"]:
        far = _far_end(words, at + 1, read.point, date_words)
    elif form.startswith(adding):
        named = form_at(words, read.first) in sets["pair_of"] or before in sets["between"] or before in sets["year_pair"]
        if not named and not isinstance(read.point, WeekdayPoint | DayPoint):
            return read
        far = _far_end(words, at + 1 if form == adding else at, read.point, date_words)
        apart = before not in sets["between"] and before not in sets["year_pair"]
        if far is not None and apart and not _adjacent(far.point, far.until, turned=named):
            return read
    else:
        return read
    if far is None:
        return read
    point = read.point
    if isinstance(point, CalendarPoint) and isinstance(far.until, CalendarPoint) and point.year is None:
        point = structs.replace(point, year=far.until.year, year_relative=point.year_relative or far.until.year_relative)
        if point.month == far.until.month and point.relative is None:
            point = structs.replace(point, relative=far.until.relative)
    return structs.replace(read, last=far.last, point=point, until=far.until)


def _adjacent(near: DatePoint, far: DatePoint | None, *, turned: bool) -> bool:
    """Whether two days named as a pair follow each other, so that they are one stretch; ``turned``: the later weekday may stand first."""
    if isinstance(near, WeekdayPoint) and isinstance(far, WeekdayPoint):
        return (far.weekday - near.weekday) % 7 in ((1, 6) if turned else (1,))
    if isinstance(near, DayPoint) and isinstance(far, DayPoint):
        return abs(far.days - near.days) == 1
    if isinstance(near, CalendarPoint) and isinstance(far, CalendarPoint):
        return near.day is not None and far.day == near.day + 1 and near.month in (far.month, None)
    return False


def _far_end(words: Words, index: int, near: DatePoint, date_words: DateWords) -> PointRead | None:
    """The second date of a range, as ``until``; "the 24th of it" and "now" count here."""
    at = index
    while form_at(words, at) in date_words.sets["day_of"]:
        at += 1
    if at >= len(words):
        return None
    if words[at].form in date_words.sets["now"]:
        return PointRead(index, at + 1, near, until=DayPoint(0))
    if isinstance(near, CalendarPoint) and words[at].form.isdigit() and form_at(words, at + 1) in date_words.sets["of_it"]:
        return PointRead(index, at + 2, near, until=structs.replace(near, day=int(words[at].form)))
    read = read_point(words, at, date_words)
    if read is None:
        part = next(iter(date_words.parts_before.get(words[at].form, ())), None)
        read = read_point(words, at + 1, date_words) if part is not None and at + 1 < len(words) else None
    if read is None or read.relation is not None or isinstance(read.point, AgoPoint | PeriodPoint):
        return None
    read = _with_apposition(words, read, date_words)
    return structs.replace(read, point=near, until=read.point) if read.until is None else None


def _relation(words: Words, read: PointRead, floor: int, date_words: DateWords) -> tuple[Relation, int]:
    """The particle in front of a date, and the first word with "between" or "from" taken in."""
    if read.relation is not None:
        return read.relation, read.first
    first, sets = read.first, date_words.sets
    before = form_at(words, first - 1) if first > floor else ""
    if read.until is not None:
        if before in sets["year_pair"]:
            first, before = first - 1, form_at(words, first - 2)
            taken = before in sets["between"]
            return "at", first - taken
        if before in sets["between"] and form_at(words, first - 2) in sets["what"]:
            return "at", first - 2  # "in the time of what is between A and B"
        taken = before in sets["between"] or before in sets["from"] or before in sets["since"]
        return "at", first - 1 if taken else first
    if read.part_of_day is not None and before in sets["close_to"]:
        return "at", first - 1  # "shortly before noon on Monday"
    names: tuple[Relation, ...] = ("since", "until", "before", "after")
    for name in names:
        if before in sets[name]:
            return name, first
    return "at", first
