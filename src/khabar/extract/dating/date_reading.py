"""What the readers of dates share: the outcome of a reading, and looking words up in the date words."""

from collections.abc import Sequence
from typing import Literal, TypeAlias, cast

from msgspec import Struct

from khabar.codebook.date_words import DateWord, DateWords
from khabar.model.values import DatePoint, Relation, Relative
from khabar.text.words import Word, form_at

SLASHES = frozenset("/\\")
YEARS = {"gregorian": range(1800, 2101), "hijri": range(1343, 1501)}
"""Years that a text may name with a month or with the word for year; the Hijri ones are those hijridate knows."""
BARE_YEARS = range(1900, 2050)
"""Years that four digits may be without the word for year."""
YEAR_DIGITS = 4

Night: TypeAlias = Literal["after", "before"]
Words: TypeAlias = Sequence[Word]


class PointRead(Struct, frozen=True):
    """A point in time and the words that name it, ``words[first:last]``; ``until`` where they name a stretch of days.

    ``told``: it counts from the day told before and not from publication; ``lone``: it is a part of the day with no day of its own.
    """

    first: int
    last: int
    point: DatePoint
    until: DatePoint | None = None
    night: Night | None = None
    part_of_day: str | None = None
    relation: Relation | None = None
    told: bool = False
    lone: bool = False


def rest_matches(words: Words, index: int, reading: DateWord) -> bool:
    """Whether the later words of a date word of several words stand in the text."""
    return all(form_at(words, index + 1 + at) == form for at, form in enumerate(reading.rest))


def reading_at(words: Words, index: int, kind: str, date_words: DateWords) -> DateWord | None:
    """The reading of a kind that a word has as a date word, the longest that the text bears out, or None."""
    for reading in date_words.heads.get(form_at(words, index), ()):
        if reading.kind == kind and rest_matches(words, index, reading):
            return reading
    return None


def relative_at(words: Words, index: int, date_words: DateWords, *, recent: bool = False) -> tuple[Relative | None, int]:
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
