"""A corpus made longer: its articles again and again with other words and days, so that they are no copies and read as the press does.

A word that no rule of the codebook begins at gives way to another of the corpus that is written alike (article and particles, ending,
length, kind of word) and about as common, or, now and then, to a form that no article has: a letter inside it is another, as names and
misspellings go. Where too many words in a row would stay, another is set between them: copies are told by ten. Years go back, weekdays
stay.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from khabar.codebook import Codebook, Lexicon
from khabar.text.fold import fold_word

CHANGED = 0.5
"""The part of the words that may change which do."""
KEPT = range(4, 9)
"""How many words in a row may stay, another number each time: copies share ten (`WINDOW` of the imprints)."""
NEW = 12 / 350
"""Forms that come with every article of 350 words even after thousands of them (docs/performance.md)."""
_SHORTEST = 4
_DAYS_OF_YEAR = 365.2425
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمن"
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف")
_ENDINGS = ("ات", "ون", "ين", "ية", "ها", "هم")
_Kind = tuple[object, ...]


class Article(Struct, frozen=True):
    """An article of the corpus: what it says, and whether and how each of its pieces (words, and what lies between) may change."""

    row: dict[str, Any]
    pieces: tuple[str, ...]
    kinds: tuple[_Kind | None, ...]


class Corpus:
    """Articles with all their words by kind."""

    def __init__(self, rows: Iterable[dict[str, Any]], codebook: Codebook) -> None:
        lexicon = Lexicon(codebook)
        cut = [(row, _pieces(row["text"])) for row in rows]
        count = Counter(piece for _, pieces in cut for piece in pieces)
        kinds = {word: _kind(word, number, lexicon) for word, number in count.items()}
        self.articles = [Article(row, pieces, tuple(kinds[piece] for piece in pieces)) for row, pieces in cut]
        self._words: dict[_Kind, list[str]] = {}
        for word, kind in kinds.items():
            if kind is not None:
                self._words.setdefault(kind, []).append(word)
        unknown = [word for kind, words in self._words.items() if kind[:2] == ("", False) for word in words]
        self._plain = unknown or [word for words in self._words.values() for word in words]

    def copy(self, number: int, part: slice = slice(None)) -> Iterator[dict[str, Any]]:
        """The articles for the nth time (0: as they are); the same every time."""
        for article in self.articles[part]:
            yield article.row if number == 0 else self._changed(article, number)

    def _changed(self, article: Article, number: int) -> dict[str, Any]:
        row, chance = article.row, random.Random(f"{article.row['doc_id']} {number}")
        days = 7 * round(_DAYS_OF_YEAR * number / 7)
        published = dt.date.fromisoformat(row["published"]) - dt.timedelta(days) if row.get("published") else None
        text = "".join(self._pieces(article, number, chance))
        told = {"doc_id": f"{row['doc_id']}-{number}", "outlet": row.get("outlet"), "text": text}
        return {**told, "published": published.isoformat() if published else None}

    def _pieces(self, article: Article, number: int, chance: random.Random) -> Iterator[str]:
        kept, most = 0, chance.choice(KEPT)
        for piece, kind in zip(article.pieces, article.kinds, strict=True):
            year = _year(piece, number)
            if year is not None:
                yield year
            elif kind is not None and (kept >= most or chance.random() < CHANGED):
                kept, most = 0, chance.choice(KEPT)
                yield self._other(piece, kind, chance)
            elif piece[:1].isalnum() and kept >= most:
                kept, most = 1, chance.choice(KEPT)
                yield f"{chance.choice(self._plain)} {piece}"
            else:
                kept += piece[:1].isalnum()
                yield piece

    def _other(self, word: str, kind: _Kind, chance: random.Random) -> str:
        other = chance.choice(self._words[kind])
        if other != word and chance.random() >= NEW / CHANGED:
            return other
        at = len(word) // 2
        return word[:at] + chance.choice(_LETTERS.replace(word[at], "")) + word[at + 1 :]


def longest_in_common(left: str, right: str) -> int:
    """The most words in a row that stand in both texts."""
    first, second = ([fold_word(word) for word in _pieces(text) if word[:1].isalnum()] for text in (left, right))
    longest, lengths = 0, [0] * (len(second) + 1)
    for word in first:
        last = 0
        for at, other in enumerate(second, 1):
            lengths[at], last = (last + 1 if word == other else 0), lengths[at]
            longest = max(longest, lengths[at])
    return longest


def _pieces(text: str) -> tuple[str, ...]:
    """Runs of letters, of digits, and of all else, in order."""
    return tuple("".join(run) for _, run in itertools.groupby(text, lambda letter: (letter.isalpha(), letter.isdigit())))


def _year(piece: str, number: int) -> str | None:
    """A year of our day in digits, gone back with the article."""
    return str(int(piece) - number) if piece.isascii() and piece.isdecimal() and piece[:2] in ("19", "20") and len(piece) == 4 else None


def _kind(word: str, count: int, lexicon: Lexicon) -> _Kind | None:
    """What a word has in common with those that may take its place; None for one that stays."""
    if not word.isalpha() or len(word) < _SHORTEST or word.isascii():
        return None
    known = lexicon.read(fold_word(word))
    if known.begins or known.telling or known.speaking or known.saying or known.fields or known.nation or known.verb_triggers:
        return None
    lead = next((lead for lead in _ARTICLES if word.startswith(lead)), "")
    end = word[-2:] if word.endswith(_ENDINGS) else ""
    return (lead, known.known, known.adjective, bool(known.verbs), end, len(word) // 3, int(math.log2(count)) // 3)
