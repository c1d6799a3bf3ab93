"""One word in the ways that writers spell it who part over the seat of a hamza, or leave it out.

Folding maps each letter to one; where a hamza stands on a waw with one writer, on a ya or alone with another, no letter stands for
another everywhere. So the word that is looked for is written in each way, and what is searched stays as it is.
"""

import re
import unicodedata
from itertools import product
from math import prod

from khabar.text.fold import INVISIBLE, MARKS, TATWEEL, fold_word

_UNWRITTEN = re.compile(f"[{MARKS}{TATWEEL}{INVISIBLE}]")
_LONG = 4
"""Letters of a word that may lose its last hamza or change its last alef: "Sanaa" without it is known, "water" without it is "what"."""
_MOST = 64
"""Spellings of one word: three hamzas have 27; what has more is no word."""
_SEATS = {"ؤ": ("و", "ء"), "ئ": ("ي", "ء"), "ء": ("ء", "ي")}
_ALL_SEATS = ("و", "ي", "ء")
"""Before a waw and behind an alef (shu'un, a'da'uhu); elsewhere the other seat makes other words ("chief", "Ruwais")."""
_WITH_ALEF = {"ئ": ("ا",), "أ": ("ا", "ي", "ء"), "ء": ("ا",)}
"""Before the ending of the feminine alone (hay'a): elsewhere such words are others ("chief", "Rice")."""
_BEHIND = {"ؤ": ("و", "وء"), "ئ": ("ي", "يء", "ء")}
"""At the end of a word, where the hamza may stand alone behind its seat (mabadi')."""


def respelled(word: str) -> tuple[str, ...]:
    """The folded forms of a word as somebody writes it, that as it is written first.

    A hamza on a waw, a ya or alone is written in each of these ways, at the end also behind its seat or, like a last alef and its maqsura,
    otherwise; two waws as one, or the first as a hamza.
    """
    own = fold_word(word)
    plain = _UNWRITTEN.sub("", unicodedata.normalize("NFKC", word))
    ways = [_ways(plain, at) for at in range(len(plain))]
    if not 1 < prod(map(len, ways)) <= _MOST:
        return (own,)
    return tuple(dict.fromkeys((own, *(fold_word("".join(letters)) for letters in product(*ways)))))


def _ways(word: str, at: int) -> tuple[str, ...]:
    """How a letter of a word may be written."""
    letter, ahead = word[at], word[at + 1 :]
    if not ahead:
        return _last(word)
    if ahead in ("ة", "ه") and letter in _WITH_ALEF and word[at - 1 : at] != "ا":
        return (*_SEATS.get(letter, ()), *_WITH_ALEF[letter])
    if letter == "آ" and at:
        return ("ا", "ءا")
    if ahead[0] == "و" and at and letter in ("و", *_SEATS):
        return (*_ALL_SEATS, "") if _length(word) > _LONG else _ALL_SEATS
    return _ALL_SEATS if letter in _SEATS and word[at - 1 : at] == "ا" else _SEATS.get(letter, (letter,))


def _last(word: str) -> tuple[str, ...]:
    """How the last letter of a word may be written."""
    letter, before, is_long = word[-1], word[-2:-1], _length(word) >= _LONG
    if letter in _BEHIND:
        return _BEHIND[letter]
    if letter == "ء" and (before in ("ي", "و") or _length(word) > _LONG):
        return ("ء", "")
    if letter == "ى" and is_long:
        return ("ي", "ا")
    return ("ا", "اء", "ي") if letter == "ا" and is_long else (letter,)


def _length(word: str) -> int:
    """Letters of a word without its article."""
    return len(re.sub("^[وف]?(?:[بك]?ال|لل)(?=.{3})", "", word))
