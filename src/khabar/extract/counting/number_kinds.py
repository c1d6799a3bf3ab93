"""What a number is when it is no count of things: a label, a time, a year, a date, a share, a length of time, a measure, an ordinal."""

from collections.abc import Sequence
from typing import Literal, TypeAlias, cast

from khabar.codebook.number_words import NumberWords
from khabar.extract.counting.cardinals import Cardinal
from khabar.text.marks import JOINERS
from khabar.text.words import Word, form_at

NumberKind: TypeAlias = Literal["count", "designator", "time", "year", "date", "percent", "duration", "measure", "ordinal"]

_YEARS = range(1900, 2050)
_HIJRI_YEARS = range(1343, 1501)
_SHORT_YEAR = 100


def kind_of(words: Sequence[Word], index: int, first: int, number: Cardinal, number_words: NumberWords) -> NumberKind:
    """What the number is, by the words round it."""
    contexts = number_words.contexts
    before = words[first - 1] if first else None
    definite = _is_definite(words, index, first, number_words)
    if number.digits:
        kind = _digit_kind(words, index, first, number, number_words)
        if kind is not None:
            return kind
    if before is not None:
        if before.form in contexts.ordinals and index == first and (definite or words[index].form in number_words.words):
            told = number_words.words.get(words[index].form)
            role = told.role if told is not None and not told.lead.preposition else ""  # "the eighth brigade with ten ..."
            if (role == "tens" and definite) or role == "ten":
                return "ordinal"
        if definite and before.form in contexts.ordinal_heads:
            return "ordinal"
        kind_before = contexts.before.get(before.form) if number.digits or definite else None
        if kind_before is not None and (kind_before != "year" or number.low in _YEARS or number.low in _HIJRI_YEARS):
            return cast(NumberKind, kind_before)
    return kind_after(words, number.last, number_words) or "count"


def _is_definite(words: Sequence[Word], index: int, first: int, number_words: NumberWords) -> bool:
    if first < index:
        lead = number_words.leads.get(words[first].form)
        return lead is not None and lead.article
    word = number_words.words.get(words[index].form)
    return word is not None and word.lead.article


def _digit_kind(words: Sequence[Word], index: int, first: int, number: Cardinal, number_words: NumberWords) -> NumberKind | None:
    """Kinds that only digits have: dates, clock times, labels with letters, years."""
    before = words[first - 1].form if first else ""
    after = words[number.last].form if number.last < len(words) else ""
    before_digits = first > 1 and words[first - 2].kind == "number"
    after_digits = number.last + 1 < len(words) and words[number.last + 1].kind == "number"
    if (after == ":" and after_digits) or (before == ":" and before_digits):
        return "time"
    if (after == "/" and after_digits) or (before == "/" and before_digits) or _is_dashed_date(words, index):
        return "date"
    linked = after in number_words.connectives.origin or after in JOINERS
    if after in number_words.months or (linked and form_at(words, number.last + 1) in number_words.months):
        return "date"
    if before in JOINERS and form_at(words, first - 2) in number_words.months:
        return "date"
    if (after == "+" and after_digits) or (before == "+" and before_digits):
        return "designator"
    if _is_label(words, first):
        return "designator"
    return _year_kind(words, index, before, number, number_words)


def _year_kind(words: Sequence[Word], index: int, before: str, number: Cardinal, number_words: NumberWords) -> NumberKind | None:
    form, contexts = words[index].form, number_words.contexts
    if not form.isdigit() or number.last != index + 1:
        return None
    if int(form) < _SHORT_YEAR:
        return "year" if int(form) in contexts.short_years.get(before, ()) else None
    after_month = before in number_words.months or form_at(words, index - 2) in number_words.months
    if int(form) in _HIJRI_YEARS and after_month:
        return "year"
    if int(form) not in _YEARS:
        return None
    if before in contexts.year_before or after_month:
        return "year"
    joined = (
        index > 1 and before == number_words.particles.adding and words[index - 2].form.isdigit() and int(words[index - 2].form) in _YEARS
    )
    return "year" if joined else None


def _is_dashed_date(words: Sequence[Word], index: int) -> bool:
    """Three numbers with dashes between, seen from any of the three."""
    for start in (index, index - 2, index - 4):
        if start >= 0 and start + 4 < len(words):
            parts = words[start : start + 5]
            if all(part.kind == "number" for part in parts[::2]) and all(part.form in JOINERS for part in parts[1::2]):
                return True
    return False


def _is_label(words: Sequence[Word], first: int) -> bool:
    """Digits after Latin letters, or hung on a word by a dash without spaces (F-16)."""
    if first == 0:
        return False
    before = words[first - 1]
    if before.kind == "word" and before.form.isascii():
        return True
    if before.form not in JOINERS or first < 2:
        return False
    head = words[first - 2]
    return (
        head.kind == "word"
        and (head.form.isascii() or len(head.form) <= 3 or head.end == before.start)
        and before.end == words[first].start
    )


def kind_after(words: Sequence[Word], last: int, number_words: NumberWords) -> NumberKind | None:
    """What the word behind a number makes of it: a length of time, a measure, a share; None where it makes nothing."""
    if last >= len(words):
        return None
    for name, phrases in number_words.contexts.after_phrases.items():
        for phrase in phrases:
            if words[last].form == phrase[0] and tuple(word.form for word in words[last : last + len(phrase)]) == phrase:
                return cast(NumberKind, name)
    return cast("NumberKind | None", number_words.contexts.after.get(words[last].form))
