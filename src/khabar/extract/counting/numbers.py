"""Numbers in a text: what they are worth, with hedges ("at least"), ranges, and whether they count things at all."""

from collections.abc import Sequence

from msgspec import Struct, structs

from khabar.codebook.number_words import Hedge, NumberWords
from khabar.extract.counting.cardinals import Cardinal, read_cardinal
from khabar.extract.counting.number_kinds import NumberKind, kind_after, kind_of
from khabar.text.marks import JOINERS
from khabar.text.words import Word, form_at

MOST = 10**15
"""What no report counts more of: longer rows of digits are numbers of articles and accounts, or damage."""
_HEDGE_REACH = 5
"""Words between a number and the "at least" behind it: enough for a noun, an adjective, "and" and a second noun."""
_CHANGE_REACH = 7


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
    for index in [index for index, word in enumerate(words) if word.form in triggers or word.kind == "number"]:
        if index < at:
            continue
        found = _mention(words, index, floor, number_words)
        if found is not None:
            mentions.append(found[0])
            at, floor = found[0].last, found[1]
    return mentions


def _mention(words: Sequence[Word], index: int, floor: int, number_words: NumberWords) -> tuple[NumberMention, int] | None:
    """A number with the first word that is free for the next one's hedges."""
    number = read_cardinal(words, index, number_words)
    if number is None or max(number.low or 0, number.high or 0) > MOST or _is_other_word(words, index, number_words):
        return None
    number = structs.replace(number, last=_past_repeat(words, number, number_words))
    first = _lead_start(words, index, floor, number_words)
    kind = kind_of(words, index, first, number, number_words)
    if kind in ("count", "year"):
        ranged = _range(words, first, index, number, number_words)
        if ranged is not None:
            first, number = ranged
            kind = kind if kind == "year" else kind_after(words, number.last, number_words) or "count"
        number = structs.replace(number, last=_past_whole(words, number.last, number_words))
    low, high, free = number.low, number.high, number.last
    if kind in ("count", "duration", "measure", "percent"):
        first, low, high, free = _hedged(words, first, floor, number, number_words)
    start, end = _start(words[first], number_words), words[number.last - 1].end
    return NumberMention(first, number.last, low, high, start, end, kind), free


def _past_repeat(words: Sequence[Word], number: Cardinal, number_words: NumberWords) -> int:
    """The end of a number that stands again in digits and brackets behind itself: "three (03) gunmen"."""
    last = number.last
    if number.digits or form_at(words, last) != "(" or form_at(words, last + 2) != ")":
        return last
    again = read_cardinal(words, last + 1, number_words) if words[last + 1].kind == "number" else None
    return last + 3 if again is not None and (again.low, again.high, again.last) == (number.low, number.high, last + 2) else last


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
    form, before = words[index].form, form_at(words, index - 1)
    if form in number_words.teen_units and form in number_words.words and (index == 0 or words[index - 1].kind == "mark"):
        return form_at(words, index + 1) not in number_words.connectives.origin  # "and one of the leaders", spelled as "one"
    contexts = number_words.contexts
    if contexts.after.get(form) == "percent" or (before, form) in contexts.after_phrases["percent"]:
        return True
    return before in contexts.not_after.get(form, ())


def _range(words: Sequence[Word], first: int, index: int, number: Cardinal, number_words: NumberWords) -> tuple[int, Cardinal] | None:
    """The far end of "between A and B", "from A to B", "A-B", "A or B", as one cardinal with its first word."""
    last = number.last
    if last >= len(words) or number.low is None or number.low != number.high:
        return None
    joiner, before = words[last].form, form_at(words, first - 1)
    join = number_words.connectives
    if before in join.between:
        second = last + 1 if joiner == number_words.particles.adding or joiner in join.to else last
        taken = first - 1 - (f"{form_at(words, first - 2)} {before}" in join.between)
    elif joiner in join.to:
        if any(word.form in join.change for word in words[max(0, first - _CHANGE_REACH) : first]):
            return None
        second, taken = last + 1, first - 1 if before in join.origin else first
    elif joiner in join.alternative or (joiner in JOINERS and number.digits and form_at(words, last + 1).isdigit()):
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


def _past_whole(words: Sequence[Word], last: int, number_words: NumberWords) -> int:
    """Where the number ends with the whole that it is out of ("24 out of 31 drones"): the noun follows the whole."""
    for phrase in number_words.connectives.out_of:
        at = last + len(phrase)
        if at < len(words) and tuple(word.form for word in words[last:at]) == phrase:
            whole = read_cardinal(words, at, number_words)
            return whole.last if whole is not None else last
    return last


def whole_before(words: Sequence[Word], first: int, number_words: NumberWords) -> int | None:
    """Where "out of" begins right before a number, which is then a whole that counts nothing itself ("18 drones out of 20")."""
    for phrase in number_words.connectives.out_of:
        at = first - len(phrase)
        if at > 0 and tuple(word.form for word in words[at:first]) == phrase:
            return at
    return None


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
        if start < floor or words[start].form != hedge.words[0]:
            continue
        if all(words[start + at].form == form for at, form in enumerate(hedge.words)):
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
