"""The grammar of Arabic cardinal numbers over words: digits, number words, and both mixed, up to thousands of millions."""

from collections.abc import Sequence

from msgspec import Struct

from khabar.codebook.number_words import NumberWord, NumberWords
from khabar.text.words import Word

_THOUSANDS = 3


class Cardinal(Struct, frozen=True):
    """A cardinal number and where it ends (excluded). ``low`` is None for a number that is not whole.

    ``scale`` is the thousand or million that the number was multiplied by, else 1; ``digits`` tells how it begins.
    """

    last: int
    low: int | None
    high: int | None
    scale: int = 1
    digits: bool = False


def read_cardinal(words: Sequence[Word], first: int, number_words: NumberWords) -> Cardinal | None:
    """Read the longest cardinal that begins at a word, or None."""
    word = words[first]
    if word.kind == "word":
        if word.form in number_words.few:
            return _few(words, first, number_words)
        vague = number_words.vague.get(word.form)
        if vague is not None:
            return _vague(words, first, number_words, (vague.low, vague.high))
        if word.form in number_words.fractions:
            return _fraction_of_scale(words, first, number_words)
    return _sum(words, first, number_words)


def _few(words: Sequence[Word], first: int, number_words: NumberWords) -> Cardinal:
    """A few: 3 to 9 of what follows, be it tens, thousands or things."""
    if first + 1 < len(words):
        following = words[first + 1].form
        word = number_words.words.get(following)
        vague = number_words.vague.get(following)
        if vague is not None and vague.low < 1000:
            base = 10 if vague.low < 100 else 100
            return Cardinal(first + 2, 3 * base, 9 * base)
        if word is not None and word.role == "scale":
            return Cardinal(first + 2, 3 * word.value, 9 * word.value, word.value)
        if word is not None and word.role == "ten":
            return Cardinal(first + 2, 13, 19)
    return Cardinal(first + 1, 3, 9)


def _vague(words: Sequence[Word], first: int, number_words: NumberWords, bounds: tuple[int, int | None]) -> Cardinal:
    """Dozens, hundreds; dozens of thousands."""
    low, high = bounds
    scale = _scale_at(words, first + 1, number_words)
    if scale is not None and high is not None:
        return Cardinal(first + 2, low * scale.value, (high + 1) * scale.value - 1, scale.value)
    return Cardinal(first + 1, low, high)


def _fraction_of_scale(words: Sequence[Word], first: int, number_words: NumberWords) -> Cardinal | None:
    """Half a million."""
    scale = _scale_at(words, first + 1, number_words)
    if scale is None:
        return None
    value = scale.value // number_words.fractions[words[first].form].value
    return Cardinal(first + 2, value, value, scale.value)


def _scale_at(words: Sequence[Word], index: int, number_words: NumberWords) -> NumberWord | None:
    """The thousand or million at a word that multiplies what stands before it."""
    if index >= len(words):
        return None
    word = number_words.words.get(words[index].form)
    if word is None or word.role != "scale" or word.lead.conjunction or word.lead.preposition:
        return None
    return word


def _sum(words: Sequence[Word], first: int, number_words: NumberWords) -> Cardinal | None:
    """Terms joined by "and", each with a smaller scale than the one before."""
    term = _term(words, first, number_words)
    if term is None:
        return None
    last, total, scale = term
    digits = words[first].kind == "number"
    if total is None:
        return Cardinal(last, None, None, scale, digits)
    below = scale
    while below > 1:
        fraction = number_words.fractions.get(words[last].form) if last < len(words) else None
        if fraction is not None and fraction.lead.conjunction:
            total, last = total + below // fraction.value, last + 1
            last += _scale_at(words, last, number_words) is not None
            break
        joined = _joined(words, last, number_words)
        more = _term(words, joined, number_words) if joined is not None else None
        if more is None or more[1] is None or not more[1] < below:
            break
        last, below, total = more[0], more[2], total + more[1]
    return Cardinal(last, total, total, scale, digits)


def _term(words: Sequence[Word], first: int, number_words: NumberWords) -> tuple[int, int | None, int] | None:
    """A number below a thousand or in digits, with the scale that multiplies it: (last, value, scale)."""
    word = number_words.words.get(words[first].form)
    if word is not None and word.role in ("scale", "scales"):
        return first + 1, word.value, word.value if word.role == "scale" else word.value // 2
    if words[first].kind == "number":
        scale = _scale_at(words, first + 1, number_words)
        value = read_digits(words[first].form, scaled=scale is not None)
        last = first + 1
        if scale is None or value is None:
            return last, _whole(value), 1
        return last + 1, round(value * scale.value), scale.value
    group = _group(words, first, number_words)
    if group is None:
        return None
    last, small = group
    scale = _scale_at(words, last, number_words)
    if scale is None:
        return last, small, 1
    return last + 1, small * scale.value, scale.value


def _whole(value: float | None) -> int | None:
    return int(value) if value is not None and value == int(value) else None


def read_digits(form: str, *, scaled: bool = False) -> float | None:
    """The value of digits with separators; None where they are no number. Before a scale word a point or comma is decimal.

    A group of exactly three digits after a separator is a thousands group ("46,900", "1.500"), since people and things are whole.
    """
    if form.isdigit():
        return int(form)
    groups = form.replace(".", ",").split(",")
    if scaled and len(groups) == 2:
        return float(".".join(groups))
    if all(len(group) == _THOUSANDS for group in groups[1:]) and len(groups[0]) <= _THOUSANDS and groups[0] != "0":
        return int("".join(groups))
    return float(".".join(groups)) if len(groups) == 2 else None


def _group(words: Sequence[Word], first: int, number_words: NumberWords) -> tuple[int, int] | None:
    """A number from 1 to 999 in words: (last, value)."""
    word = _unit_at(words, first, number_words)
    if word is None:
        return None
    following = number_words.words.get(words[first + 1].form) if first + 1 < len(words) else None
    plain = following is not None and not following.lead.conjunction and not following.lead.preposition
    if word.role == "hundreds" or word.role == "hundred":
        return _with_rest(words, first + 1, word.value, number_words)
    if word.role == "unit" and plain and following is not None and following.role == "hundred":
        return _with_rest(words, first + 2, word.value * following.value, number_words)
    return _below_hundred(words, first, word, number_words)


def _with_rest(words: Sequence[Word], last: int, hundreds: int, number_words: NumberWords) -> tuple[int, int]:
    """Hundreds, and what is added to them below a hundred, in words or digits."""
    joined = _joined(words, last, number_words)
    if joined is None:
        return last, hundreds
    if words[joined].kind == "number":
        value = read_digits(words[joined].form)
        return (joined + 1, hundreds + int(value)) if value is not None and value < 100 and value == int(value) else (last, hundreds)
    word = _unit_at(words, joined, number_words)
    if word is None or word.value >= 100:
        return last, hundreds
    end, rest = _below_hundred(words, joined, word, number_words)
    return end, hundreds + rest


def _below_hundred(words: Sequence[Word], first: int, word: NumberWord, number_words: NumberWords) -> tuple[int, int]:
    """Units, teens, tens, and units with tens (five and twenty)."""
    last = first + 1
    if word.role != "unit" or last >= len(words):
        return last, word.value
    following = number_words.words.get(words[last].form)
    if following is not None and following.role == "ten" and not (following.lead.conjunction or following.lead.preposition):
        return last + 1, 10 + word.value
    joined = _joined(words, last, number_words)
    if joined is not None:
        tens = number_words.words.get(words[joined].form)
        if tens is not None and tens.role == "tens":
            return joined + 1, word.value + tens.value
    return last, word.value


def _unit_at(words: Sequence[Word], index: int, number_words: NumberWords) -> NumberWord | None:
    """The number word at an index; one and two of eleven and twelve only before the word for ten."""
    form = words[index].form
    following = number_words.words.get(words[index + 1].form) if index + 1 < len(words) else None
    if following is not None and following.role == "ten" and not following.lead.conjunction and form in number_words.teen_units:
        return number_words.teen_units[form]
    word = number_words.words.get(form)
    return word if word is not None and word.role not in ("scale", "scales") else None


def _joined(words: Sequence[Word], index: int, number_words: NumberWords) -> int | None:
    """Where the number is that is added by "and" at a word: written on, or a word of its own before it; else None."""
    if index >= len(words):
        return None
    adding = number_words.particles.adding
    if words[index].form == adding:
        if index + 1 < len(words) and (words[index + 1].kind == "number" or words[index + 1].form in number_words.words):
            return index + 1
        return None
    for table in (number_words.words, number_words.teen_units):
        word = table.get(words[index].form)
        if word is not None and word.lead.text.startswith(adding) and not word.lead.preposition:
            return index
    return None
