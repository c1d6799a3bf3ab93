"""Particles written on to an Arabic word: conjunction, preposition, article, future marker and pronoun."""

from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

import msgspec

from khabar.text.fold import fold
from khabar.text.words import Word

_SHORTEST_STEM = 2
_MOST = 12
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
_LAST = frozenset(pronoun[-1] for pronoun in _PRONOUNS)
_JOINED = ("وا", "فا")
_CARRIERS = ("اي", "او")  # a final hamza after alef is written on ya or waw before a pronoun, and folds to it
_PRESENT = ("ي", "ت", "ن", "ا")


class Peeled(msgspec.Struct, frozen=True, gc=False):
    """One way to take a folded word apart; '' for a part that is not there.

    `lead` is what is written before the stem. `lead + stem + pronoun` is the word again, except that a stem reopened to
    its ta marbuta (folded to ha) has a ta in the word, and one reopened to its final hamza a ya or a waw; see `reassemble`.
    """

    conjunction: str
    preposition: str
    article: bool
    stem: str
    pronoun: str
    lead: str


@lru_cache(maxsize=1 << 12)
def peel(form: str) -> tuple[Peeled, ...]:
    """Give the ways a folded word may be taken apart, the whole word first, then from the likely to the less likely.

    The splits are those the spelling allows; whether the stem is a word is for the reader of the dictionary to say.
    """
    found: list[tuple[int, Peeled]] = []
    for cost, conjunction, preposition, article, lead in _leads(form):
        rest = form[len(lead) :]
        found.append((cost, Peeled(conjunction, preposition, article, rest, "", lead)))
        if article or len(rest) <= _SHORTEST_STEM:
            continue
        for extra, stem, pronoun in _pronouns(rest):
            found.append((cost + extra, Peeled(conjunction, preposition, False, stem, pronoun, lead)))
    found.sort(key=itemgetter(0))
    return tuple(peeled for _, peeled in found[:_MOST])


def may_begin_joined(form: str) -> bool:
    """Whether a folded word may be written so that its first letter can only be a conjunction; the original decides."""
    return form[:2] in _JOINED


def begins_joined(word: Word, text: str) -> bool:
    """Whether the first letter can only be a conjunction: no word has waw or fa of its own before an alef with hamza.

    So "and led to" (وأدى) is told from "valley" (وادي), though both fold to the same letters.
    """
    if not may_begin_joined(word.form):
        return False
    raw = text[word.start : min(word.start + 4, word.end)]
    return "أ" in raw or "إ" in raw


def begins_long(word: Word, text: str) -> bool:
    """Whether a word is written with a long alef first, which tells "vehicle" (آلية) from "to it" (إليه), alike when folded."""
    return text.startswith(("آ", "وآ", "فآ"), word.start, word.end)


def marks_passive(word: Word, text: str) -> bool:
    """Whether a word bears the vowel that tells "was killed" from "the killing of": one written on an early letter of a past passive."""
    return "ُ" in text[word.start : word.end]


def marks_passive_past(word: Word, text: str) -> bool:
    """Whether a past verb bears the vowel of the passive: one ahead of two letters of it at least, and not on what is written on."""
    _, vowel, behind = text[word.start : word.end].partition("ُ")
    return bool(vowel) and sum(letter.isalpha() for letter in behind) > 1


def doubles(word: Word, text: str) -> bool:
    """Whether a word bears the mark of a doubled letter, which tells "made clear" from "between"."""
    return "\N{ARABIC SHADDA}" in text[word.start : word.end]


def marks_accusative(word: Word, text: str) -> bool:
    """Whether a word bears the ending of an indefinite accusative, which no name has ("a boy", not the town of the same letters)."""
    return "\N{ARABIC FATHATAN}" in text[word.start : word.end]


def ends_whole(word: Word, text: str) -> bool:
    """Whether a word is written with a ta marbuta last, which folds to the letter of a pronoun and bears none itself."""
    return text[word.end - 1] == "ة"


def hamza(word: Word, text: str) -> str:
    """Where a word that folds to an alef is written with its hamza: "above" as verbs of the fourth form, "below" as their nouns, or ''."""
    raw = text[word.start : min(word.start + 3, word.end)]
    return "above" if "أ" in raw else "below" if "إ" in raw else ""


def _leads(form: str) -> Iterator[tuple[int, str, str, bool, str]]:
    """Give (cost, conjunction, preposition, article, lead) for each way to read the start of a word."""
    conjunctions = [""]
    if form[:1] in ("و", "ف") and len(form) > _SHORTEST_STEM:
        conjunctions.append(form[0])
    for conjunction in conjunctions:
        cost = 2 * len(conjunction)
        rest = form[len(conjunction) :]
        yield cost, conjunction, "", False, conjunction
        if rest.startswith("ال") and len(rest) >= 2 + _SHORTEST_STEM:
            yield cost + 2, conjunction, "", True, conjunction + "ال"
        if len(rest) > _SHORTEST_STEM:
            yield from _prepositions(cost, conjunction, rest)


def _prepositions(cost: int, conjunction: str, rest: str) -> Iterator[tuple[int, str, str, bool, str]]:
    first = rest[0]
    lead = conjunction + first
    if first == "س" and rest[1] in _PRESENT and len(rest) > _SHORTEST_STEM + 1:
        yield cost + 2, conjunction, first, False, lead
    elif rest.startswith("لل"):
        if len(rest) >= 2 + _SHORTEST_STEM:
            yield cost + 4, conjunction, first, True, lead + "ل"
        yield cost + 5, conjunction, first, True, lead  # the lam of the article is left out before a stem in lam: للجنة
    elif first in ("ب", "ل", "ك"):
        yield cost + 2, conjunction, first, False, lead
        if first != "ل" and rest.startswith("ال", 1) and len(rest) >= 3 + _SHORTEST_STEM:
            yield cost + 4, conjunction, first, True, lead + "ال"


def _pronouns(rest: str) -> Iterator[tuple[int, str, str]]:
    """Give (cost, stem, pronoun) for each pronoun a word may end in; ta before it may be a ta marbuta."""
    if rest[-1] not in _LAST:
        return
    for pronoun in _PRONOUNS:
        if not rest.endswith(pronoun) or len(rest) - len(pronoun) < _SHORTEST_STEM:
            continue
        stem = rest[: -len(pronoun)]
        cost = 7 if pronoun in ("ي", "ك", "ني") else 5
        yield cost, stem, pronoun
        if stem[-1] == "ت" and len(stem) > _SHORTEST_STEM and pronoun != "ني":
            yield cost + 1, stem[:-1] + "ه", pronoun
        elif stem.endswith(_CARRIERS) and len(stem) > _SHORTEST_STEM:
            yield cost + 1, stem[:-1] + "ء", pronoun


def reassemble(peeled: Peeled) -> tuple[str, ...]:
    """Give the folded words that `peeled` may have been taken from."""
    ends = {"ه": "ت", "ء": "يو"}.get(peeled.stem[-1], "") if peeled.pronoun else ""
    return (peeled.lead + peeled.stem + peeled.pronoun, *(peeled.lead + peeled.stem[:-1] + end + peeled.pronoun for end in ends))


def bare_start(text: str, word: Word, peeled: Peeled) -> int:
    """Give the code point of the original `text` where `word` begins without its conjunction and preposition.

    The article stays with the word, and so does لل as a whole, in which the preposition cannot be told from the article.
    """
    letters = len(peeled.conjunction)
    if not (peeled.article and peeled.preposition == "ل"):
        letters += len(peeled.preposition)
    if not letters:
        return word.start
    return word.start + fold(text[word.start : word.end]).span(letters, letters + 1)[0]
