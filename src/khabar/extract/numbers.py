"""Numbers in a text: what they are worth, with hedges ("at least"), ranges, and whether they count things at all."""

from collections.abc import Sequence
from typing import Literal, TypeAlias, cast

from msgspec import Struct, structs

from khabar.codebook.number_words import Hedge, NumberWords
from khabar.extract.cardinals import Cardinal, read_cardinal
from khabar.text.words import Word

NumberKind: TypeAlias = Literal["count", "designator", "time", "year", "date", "percent", "duration", "measure", "ordinal"]

_DASHES = frozenset("-–—−‐‑")
_HEDGE_REACH = 5
"""Words between a number and the "at least" behind it: enough for a noun, an adjective, "and" and a second noun."""
_CHANGE_REACH = 7
_YEARS = range(1900, 2050)
_HIJRI_YEARS = range(1343, 1501)
_LIKELY_YEARS = range(1990, 2036)
"""Years of the present, taken for years at the end of a clause too."""
_SHORT_YEAR = 100


class NumberMention(Struct, frozen=True):
    """A number with its hedges, ``words[first:last]``. ``start`` and ``end`` (excluded) are code points of the original.

    ``low`` and ``high`` bound what is counted, None where unknown; both None for a number that is not whole. ``kind`` is count
    for a number of things. ``last`` is where the counted noun is looked for; an "at least" behind the noun lies outside.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    start: int
    end: int
    kind: NumberKind = "count"


def find_numbers(words: Sequence[Word], number_words: NumberWords) -> list[NumberMention]:
    """Find all numbers in order, without overlap."""
    triggers = number_words.triggers
    mentions: list[NumberMention] = []
    at = floor = 0
    for index, word in enumerate(words):
        if index < at or (word.kind != "number" and word.form not in triggers):
            continue
        found = _mention(words, index, floor, number_words)
        if found is not None:
            mentions.append(found[0])
            at, floor = found[0].last, found[1]
    return mentions


def _mention(words: Sequence[Word], index: int, floor: int, number_words: NumberWords) -> tuple[NumberMention, int] | None:
    """A number with the first word that is free for the next one's hedges."""
    number = read_cardinal(words, index, number_words)
    if number is None or _is_other_word(words, index, number_words):
        return None
    first = _lead_start(words, index, floor, number_words)
    kind = _kind(words, index, first, number, number_words)
    if kind in ("count", "year"):
        ranged = _range(words, first, index, number, number_words)
        if ranged is not None:
            first, number = ranged
            kind = kind if kind == "year" else _kind_after(words, number.last, number_words) or "count"
    low, high, free = number.low, number.high, number.last
    if kind in ("count", "duration", "measure", "percent"):
        first, low, high, free = _hedged(words, first, floor, number, number_words)
    start, end = _start(words[first], number_words), words[number.last - 1].end
    return NumberMention(first, number.last, low, high, start, end, kind), free


def _start(word: Word, number_words: NumberWords) -> int:
    """Where the wording begins: a written-on particle but the article is left out, where its width is sure."""
    found = number_words.words.get(word.form) or number_words.teen_units.get(word.form) or number_words.vague.get(word.form)
    lead = found.lead if found else number_words.few.get(word.form) or number_words.hedge_leads.get(word.form)
    if lead is None or not lead.text or word.end - word.start != len(word.form):
        return word.start
    if lead.text.endswith(number_words.particles.joined):
        return word.start + len(lead.text) - len(number_words.particles.joined)
    return word.start + len(lead.text) - (len(number_words.particles.article) if lead.article else 0)


def _lead_start(words: Sequence[Word], index: int, floor: int, number_words: NumberWords) -> int:
    """The index of the article that stands as a word of its own before digits, else that of the digits."""
    if words[index].kind == "number" and index > floor:
        lead = number_words.leads.get(words[index - 1].form)
        if lead is not None and words[index - 1].end <= words[index].start <= words[index - 1].end + 1:
            return index - 1 if lead.article else index
    return index


def _is_other_word(words: Sequence[Word], index: int, number_words: NumberWords) -> bool:
    form, before = words[index].form, _form(words, index - 1)
    if form in number_words.teen_units and form in number_words.words and (index == 0 or words[index - 1].kind == "mark"):
        return _form(words, index + 1) not in number_words.connectives.origin  # "and one of the leaders", spelled as "one"
    contexts = number_words.contexts
    if contexts.after.get(form) == "percent" or (before, form) in contexts.after_phrases["percent"]:
        return True
    return before in contexts.not_after.get(form, ())


def _kind(words: Sequence[Word], index: int, first: int, number: Cardinal, number_words: NumberWords) -> NumberKind:
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
            role = number_words.words[words[index].form].role if words[index].form in number_words.words else ""
            if (role == "tens" and definite) or role == "ten":
                return "ordinal"
        if definite and before.form in contexts.ordinal_heads:
            return "ordinal"
        kind_before = contexts.before.get(before.form) if number.digits or definite else None
        if kind_before is not None and (kind_before != "year" or number.low in _YEARS or number.low in _HIJRI_YEARS):
            return cast(NumberKind, kind_before)
    return _kind_after(words, number.last, number_words) or "count"


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
    linked = after in number_words.connectives.origin or after in _DASHES
    if after in number_words.months or (linked and _form(words, number.last + 1) in number_words.months):
        return "date"
    if before in _DASHES and _form(words, first - 2) in number_words.months:
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
    after_month = before in number_words.months or _form(words, index - 2) in number_words.months
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


def _form(words: Sequence[Word], index: int) -> str:
    return words[index].form if 0 <= index < len(words) else ""


def _is_dashed_date(words: Sequence[Word], index: int) -> bool:
    """Three numbers with dashes between, seen from any of the three."""
    for start in (index, index - 2, index - 4):
        if start >= 0 and start + 4 < len(words):
            parts = words[start : start + 5]
            if all(part.kind == "number" for part in parts[::2]) and all(part.form in _DASHES for part in parts[1::2]):
                return True
    return False


def _is_label(words: Sequence[Word], first: int) -> bool:
    """Digits after Latin letters, or hung on a word by a dash without spaces (F-16)."""
    if first == 0:
        return False
    before = words[first - 1]
    if before.kind == "word" and before.form.isascii():
        return True
    if before.form not in _DASHES or first < 2:
        return False
    head = words[first - 2]
    return (
        head.kind == "word"
        and (head.form.isascii() or len(head.form) <= 3 or head.end == before.start)
        and before.end == words[first].start
    )


def _kind_after(words: Sequence[Word], last: int, number_words: NumberWords) -> NumberKind | None:
    if last >= len(words):
        return None
    kind = number_words.contexts.after.get(words[last].form)
    if kind is not None:
        return cast(NumberKind, kind)
    for name, phrases in number_words.contexts.after_phrases.items():
        for phrase in phrases:
            if words[last].form == phrase[0] and tuple(word.form for word in words[last : last + len(phrase)]) == phrase:
                return cast(NumberKind, name)
    return None


def _range(words: Sequence[Word], first: int, index: int, number: Cardinal, number_words: NumberWords) -> tuple[int, Cardinal] | None:
    """The far end of "between A and B", "from A to B", "A-B", "A or B", as one cardinal with its first word."""
    last = number.last
    if last >= len(words) or number.low is None or number.low != number.high:
        return None
    joiner, before = words[last].form, _form(words, first - 1)
    join = number_words.connectives
    if before in join.between:
        second = last + 1 if joiner == number_words.particles.adding or joiner in join.to else last
        taken = first - 1
    elif joiner in join.to:
        if any(word.form in join.change for word in words[max(0, first - _CHANGE_REACH) : first]):
            return None
        second, taken = last + 1, first - 1 if before in join.origin else first
    elif joiner in join.alternative or (joiner in _DASHES and number.digits and _form(words, last + 1).isdigit()):
        second, taken = last + 1, first
    else:
        return None
    second = _skip_lead(words, second, number_words)
    far = read_cardinal(words, second, number_words) if second < len(words) else None
    if far is None or far.low is None or far.low != far.high:
        return None
    low = number.low
    if number.scale == 1 and far.scale > 1 and low < far.low // far.scale:
        low *= far.scale
    if not low < far.low or (joiner in join.alternative and far.low > 2 * low):
        return None
    return taken, structs.replace(far, low=low)


def _skip_lead(words: Sequence[Word], index: int, number_words: NumberWords) -> int:
    lead = number_words.leads.get(words[index].form) if index < len(words) else None
    return index + 1 if lead is not None else index


def _hedged(
    words: Sequence[Word], first: int, floor: int, number: Cardinal, number_words: NumberWords
) -> tuple[int, int | None, int | None, int]:
    """The number as its hedges leave it: first word of the hedge in front, low, high, and where the hedge behind ends."""
    low, high, free = number.low, number.high, number.last
    hedge = _hedge_before(words, first, floor, number_words)
    if hedge is not None:
        first -= len(hedge.words)
        low, high = _apply(hedge.effect, low, high)
        second = _hedge_before(words, first, floor, number_words)
        if second is not None:
            first -= len(second.words)
            low, high = (low, high) if hedge.effect != "same" else _apply(second.effect, low, high)
    after = _hedge_after(words, number.last, number_words)
    if after is not None and low is not None and (hedge is None or hedge.effect == "same"):
        low, high = _apply(after[0].effect, low, high)
        free = after[1]
    return first, low, high, free


def _apply(effect: str, low: int | None, high: int | None) -> tuple[int | None, int | None]:
    if low is None:
        return low, high
    top = high if high is not None else low
    if effect in ("above", "least"):
        return low + 1 if effect == "above" and low == high else low, None
    return {"same": (low, high), "below": (None, top - 1), "most": (None, top)}[effect]


def _hedge_before(words: Sequence[Word], first: int, floor: int, number_words: NumberWords) -> Hedge | None:
    if first <= floor:
        return None
    for hedge in number_words.hedges_before.get(words[first - 1].form, ()):
        start = first - len(hedge.words)
        if start >= floor and all(words[start + at].form == form for at, form in enumerate(hedge.words)):
            return hedge
    return None


def _hedge_after(words: Sequence[Word], last: int, number_words: NumberWords) -> tuple[Hedge, int] | None:
    """The "at least" behind a number and its noun; punctuation and the next number end the search."""
    for index in range(last, min(last + _HEDGE_REACH, len(words))):
        word = words[index]
        if word.kind != "word" or (word.form in number_words.triggers and word.form not in number_words.hedges_after):
            return None
        for hedge in number_words.hedges_after.get(word.form, ()):
            if tuple(other.form for other in words[index : index + len(hedge.words)]) == hedge.words:
                return hedge, index + len(hedge.words)
    return None
