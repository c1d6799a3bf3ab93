"""Words, numbers and marks of a folded text, each with its place in the original."""

import re
from collections.abc import Sequence
from typing import Literal, cast

import msgspec

from khabar.text.fold import Folded

Kind = Literal["word", "number", "mark"]

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_¹²³¼½¾]+)|(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<mark>[\n\S])",
)
_HASHES = frozenset("#_")
_TIES = 3  # signs that tie the words of a name in a hashtag; its hash counts as one


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark.

    `form` is its folded form; `start` and `end` (excluded) are code points of the original. A "word" is a run of letters;
    a "number" is in digits, with its separators (46,900 and 3.5); a "mark" is any other single character, or the end of a
    line. Digits glued to letters are words of their own. The signs of a hashtag within a sentence are no marks.
    """

    form: str
    start: int
    end: int
    kind: Kind


def words(folded: Folded) -> list[Word]:
    """Give the words of a folded text, in order and without overlap. A line end of Windows or of an old Mac counts as one mark."""
    text = folded.text
    if not text:
        return []
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    place = _Places(folded)
    result: list[Word] = []
    append = result.append
    start = 0
    for chunk in text.split(" "):  # twice as fast as the expression alone, as most chunks are one word
        end = start + len(chunk)
        if chunk.isalpha():
            if end < place.following:
                append(Word(chunk, start + place.shift, end + place.shift, "word"))
            else:
                append(Word(chunk, *place.span(start, end), "word"))
        elif chunk:
            for found in _TOKEN.finditer(chunk):
                first, last = found.span()
                if found.group() in _HASHES and _is_of_hashtag(chunk, first, result):
                    continue
                append(Word(found.group(), *place.span(start + first, start + last), cast(Kind, found.lastgroup)))
        start = end + 1
    return result


def _is_of_hashtag(chunk: str, at: int, before: Sequence[Word]) -> bool:
    """Tell whether a sign only ties a name into a sentence as a hashtag ("in #the_city"); at the head of a line its hash is a mark.

    One of many words is a slogan, which tells nothing.
    """
    written = chunk[:at].rpartition("#")[2] + "_" + chunk[at + 1 :].partition("#")[0]
    if not chunk[at + 1 : at + 2].isalpha() or written.count("_") > _TIES:
        return False
    return chunk[at - 1 : at].isalpha() if chunk[at] == "_" else bool(before) and before[-1].kind == "word"


class _Places:
    """Walks the back-map of a folded text: what `Folded.span` gives, without searches, for spans that come in order."""

    __slots__ = ("_at", "_ends", "_origins", "_starts", "following", "shift")

    def __init__(self, folded: Folded) -> None:
        size = len(folded.text)
        self._starts = folded.starts or (0, size)
        self._origins = folded.origins or (0, size)
        self._ends = folded.ends or (size, size)
        self._at = -1
        self._advance()

    def _advance(self) -> None:
        self._at += 1
        self.shift = self._origins[self._at] - self._starts[self._at]
        self.following = self._starts[self._at + 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        while start >= self.following:
            self._advance()
        origin = start + self.shift
        while end > self.following:
            self._advance()
        return origin, self._ends[self._at] if end == self.following else end + self.shift


def form_at(words: Sequence[Word], index: int) -> str:
    """The folded form of a word, or '' outside the text."""
    return words[index].form if 0 <= index < len(words) else ""
