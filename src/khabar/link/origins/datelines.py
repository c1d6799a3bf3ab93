"""The agency whose report an article says it is: a name at the head of the text, in brackets, or on a line of its own at the foot."""

from __future__ import annotations

import re

from khabar.codebook import Codebook
from khabar.text import fold
from khabar.text.inflect import name_key

_HEAD = 110
"""Code points of a paragraph in which a dateline may stand, two correspondents and their towns included."""
_FOOT = 80
_LONGEST_PART = 6
_MOST_NAMES = 3
_SEPARATORS = re.compile(r"[()\[\]{}|:;/\n*•\u2013\u2014-]")
_QUOTES = re.compile("[«»\"\u201c\u201d\u201e']")
_LISTED = re.compile("[\u060c,]")
_SPELT = re.compile(r"(?<=\b\w)\. ?(?=\w\b)")
_PARAGRAPH = "\n\n"


class Datelines:
    """Reads the agency off the head and the foot of articles."""

    def __init__(self, codebook: Codebook) -> None:
        self._agencies = {" ".join(n.words): n.concept for n in codebook.names if codebook.concepts[n.concept].kind == "agency"}
        self._credits = codebook.sourcing.credits

    def agency(self, text: str) -> str | None:
        """The concept of the first agency that an article names as its author; None where it names none.

        It is looked for before the prose of the first two paragraphs (the first may be the title) and in the last line.
        """
        title, _, rest = text.strip().partition(_PARAGRAPH)
        for paragraph in (title, rest):
            for part in _parts(paragraph[:_HEAD]):
                if len(part.split()) > _LONGEST_PART:
                    break
                named = self._named(part)
                if named is not None:
                    return named
        foot = rest.rstrip()[-_FOOT:].rpartition("\n")
        return next(filter(None, map(self._named, _parts(foot[2])[-_MOST_NAMES:])), None) if foot[1] or foot[2].endswith(")") else None

    def _named(self, part: str) -> str | None:
        """The first agency of a part of a dateline that holds nothing but names."""
        names = _LISTED.split(part)
        if len(names) > _MOST_NAMES:
            return None
        return next(filter(None, (self._agency(name.split()) for name in names)), None)

    def _agency(self, words: list[str]) -> str | None:
        found = self._agencies.get(" ".join(map(name_key, words)))
        if found is None and words and words[0] in self._credits:
            found = self._agencies.get(" ".join(map(name_key, words[1:])))
        return found


def _parts(text: str) -> list[str]:
    """What stands between dashes, colons, brackets and line ends, folded and without quotation marks and the dots of spelt letters."""
    folded = _SPELT.sub(" ", _QUOTES.sub("", fold(text).text))
    return [part for part in (part.strip(" .") for part in _SEPARATORS.split(folded)) if part]
