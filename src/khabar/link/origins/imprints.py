"""The compact form of an article in which copied passages are looked for: every word by a hash of 16 bits, and where it stands.

Three bytes a word, so a million reports of 300 words take a gigabyte; fingerprints, overlap and spans are all worked out from it, and the
text is not needed again. Nothing of the words can be read back from it.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from operator import add

from msgspec import Struct

from khabar.model import Document, Span
from khabar.text.fold import INVISIBLE, MARKS, TATWEEL, fold_word

GRAM = 6
"""Words to a shingle. Shorter ones are too common in the press: with 4, twice as many pairs have to be compared (docs/decisions/0009)."""

WINDOW = 5
"""Shingles to a window, of which the least is kept: any GRAM + WINDOW - 1 = 10 words in common share a fingerprint, the guarantee of
winnowing (Schleimer, Wilkerson and Aiken 2003). The shortest passage that counts has 12 words (`LEAST_WORDS` of the overlap)."""

_WORD = re.compile(f"([^\\W_{MARKS}{TATWEEL}{INVISIBLE}](?:\\w|[{MARKS}{TATWEEL}{INVISIBLE}])*)")
_FURTHEST = 255
_FILLER = 0
_SHINGLE_BYTES = 2 * GRAM
_YEARS = range(1900, 2100)
_MOST_KEPT = 1 << 17
"""Words whose hash is kept at hand; a memory of 20 MB that grows no further."""


class Imprint(Struct, frozen=True, gc=False):
    """One article as the search for copies sees it; made by `imprint` and fit to be stored.

    ``words`` holds two bytes a word, ``steps`` one: how many code points it starts after the one before. Where more than 255 lie between
    two words, fillers that match nothing stand between them. ``agency`` is the concept of the agency whose report the article says it is,
    ``length`` the code points of its text.
    """

    doc_id: str
    outlet: str | None
    published: dt.date | None
    words: bytes
    steps: bytes
    length: int
    agency: str | None = None

    @property
    def rank(self) -> tuple[dt.date, str]:
        """What comes earlier has a lower rank: by day of publication, the undated last, then by id."""
        return self.published or dt.date.max, self.doc_id


def imprint(document: Document, agency: str | None = None) -> Imprint:
    """The imprint of an article: its words folded and hashed, in order."""
    parts = _WORD.split(document.text)  # what lies before the first word, the word, what lies behind it, the next word ...
    lengths = list(map(len, parts))
    hashes = array("H", map(_HASHES.__getitem__, parts[1::2]))
    steps = [lengths[0], *map(add, lengths[1:-2:2], lengths[2:-2:2])] if hashes else []
    if steps and max(steps) > _FURTHEST:
        hashes, steps = _bridged(hashes, steps)
    return Imprint(document.doc_id, document.outlet, document.published, hashes.tobytes(), bytes(steps), len(document.text), agency)


def _bridged(hashes: array[int], steps: list[int]) -> tuple[array[int], list[int]]:
    """The same words with fillers where a step is longer than a byte can tell."""
    words, short = array("H"), []
    for word, step in zip(hashes, steps, strict=True):
        fillers, rest = divmod(step, _FURTHEST)
        words.extend([_FILLER] * fillers)
        short += [_FURTHEST] * fillers
        words.append(word)
        short.append(rest)
    return words, short


class _Hashes(dict[str, int]):
    """16 bits of a folded word that are the same in every run, never those of a filler."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = found = (zlib.crc32(fold_word(word).encode()) & 0xFFFF) or 1
        return found


_HASHES = _Hashes()


def hashed(words: Iterable[str]) -> frozenset[int]:
    """The hashes of single words, as they stand in imprints."""
    return frozenset(_HASHES[word] for word in words)


def idle_hashes(idle: Iterable[str]) -> frozenset[int]:
    """The hashes of words that tell nothing: these, and numbers."""
    return hashed(idle) | hashed_numbers()


def hashed_numbers() -> frozenset[int]:
    """The hashes of what stands in dates and small counts: numbers to 99, also with a nought before them, and years."""
    small = (form for number in range(100) for form in (str(number), f"{number:02}"))
    return hashed([*small, *map(str, _YEARS)])


def hashes_of(made: Imprint) -> array[int]:
    """The hashes of the words in order."""
    return array("H", made.words)


def fingerprints(made: Imprint) -> frozenset[int]:
    """The least shingle of every window of the article: a MinHash of one permutation for each stretch of ten words (winnowing).

    A text of fewer words than a shingle has none.
    """
    words, checksum = made.words, zlib.crc32
    shingles = [checksum(words[at : at + _SHINGLE_BYTES]) for at in range(0, len(words) - _SHINGLE_BYTES + 1, 2)]
    if len(shingles) <= WINDOW:
        return frozenset(sorted(shingles)[:1])
    return frozenset(map(min, shingles, shingles[1:], shingles[2:], shingles[3:], shingles[4:]))


class Places:
    """Where the words of an imprint stand in the text, worked out once."""

    __slots__ = ("_length", "_starts")

    def __init__(self, made: Imprint) -> None:
        self._length = made.length
        self._starts = array("I", accumulate(made.steps))

    def words(self, span: Span) -> range:
        """The words that begin within a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def span(self, words: range) -> Span:
        """From the first of the words to the beginning of the one after the last; to the end of the text where there is none after."""
        return Span(self._starts[words.start], self._starts[words.stop] if words.stop < len(self._starts) else self._length)
