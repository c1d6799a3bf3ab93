"""For whom a source speaks that is told by its place in a body: "the spokesman of X", "sources in X", "X" itself where no list knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.text import fold_word
from khabar.text.inflect import WITH, has_article, name_key

_MUTE = frozenset({"state", "community"})
"""Kinds of actor that a source names by its adjective ("an American official") and seldom is."""
_BODIES = frozenset({"force", "troops", "organisation", "person.armed", "state"})
"""Classes of a first noun by which words name a body that speaks and acts."""
_TITLES = frozenset({"person.military", "person.official", "person.source"})
"""Classes of the noun with which the name of the speaker begins, behind that of the body."""
_GROUND = "area"
_QUOTES = frozenset("\"'\u00ab\u00bb\u201c\u201d\u2018\u2019")
_LONGEST = 7
_NEAR = 3
"""Words between who speaks and what he is in ("the official spokesman, Colonel, in")."""
_KEPT = 1 << 16
_WORD = re.compile(r"\w+|[^\w\s]")
_QUOTED = re.compile(r"[\"\u00ab\u201c(]([^\"\u00ab\u00bb\u201c\u201d()]+)[\"\u00bb\u201d)]\s*$")
"""What stands last, in marks of quotation or brackets."""


class Body(Struct, frozen=True):
    """A body that somebody speaks for or is in: its concept where one is known, and its words, folded; ``whole`` has where it is, too.

    ``itself``: what is said is said by the body (ruling 38), not by one who is in it and has no name. ``spoken``: by its spokesman.
    """

    concept: str | None
    words: tuple[str, ...]
    whole: tuple[str, ...]
    itself: bool
    spoken: bool = False


class Bodies:
    """Finds the body in the words of a source; each phrase once."""

    def __init__(self, codebook: Codebook) -> None:
        self._words = codebook.sourcing
        self._roles = self._words.unnamed | self._words.indefinite | self._words.official | self._words.speakers | self._words.members
        self._nouns = codebook.nouns
        self._adjectives = codebook.adjectives
        self._given = codebook.given_names
        actors = {one.id for one in codebook.concepts.values() if one.group == "actor" and one.kind not in _MUTE}
        self._names = {
            name.words: name.concept for name in codebook.names if name.concept in actors and (len(name.words) > 1 or not name.needs)
        }
        self._grounds = {name.words[0] for name in codebook.names if len(name.words) == 1 and name.concept not in actors}
        self.body = lru_cache(maxsize=_KEPT)(self._body)
        self.bearer = lru_cache(maxsize=_KEPT)(self._bearer)

    def _body(self, text: str) -> Body | None:
        """The body that the words of a source tell; None where they tell none."""
        words = list(filter(None, map(fold_word, _WORD.findall(text))))
        for at, word in enumerate(words):
            roles = {name_key(one) for one in words[max(0, at - _NEAR) : at]} & self._roles
            if roles and word in self._words.in_name:
                return self._told(words[at + 1 :], itself=True, named=True)
            inner = word.startswith(WITH) and has_article(word.removeprefix(WITH))
            if roles and (inner or word in self._words.inside):
                speaks = self._is_official(words) or not roles.isdisjoint(self._words.speakers)
                return self._told([word.removeprefix(WITH), *words[at + 1 :]] if inner else words[at + 1 :], itself=speaks, spoken=speaks)
        return self._told(words, itself=True)

    def _bearer(self, text: str) -> str | None:
        """The concept whose name is all that words tell beside the sort of body ("the organisation (X)"), or what it is called at the end
        ("the ministry of defence "the X""); None where they tell more.
        """
        words = _keys(text)
        if len(words) < 2 or _BODIES.isdisjoint(self._classes(words[0])):
            return None
        called = _QUOTED.search(text)
        return self._names.get(words[1:]) or (None if called is None else self._names.get(_keys(called[1])))

    def _is_official(self, words: Sequence[str]) -> bool:
        head = [name_key(word) for word in words[:2]]
        return " ".join(head) in self._words.official or head[0] in self._words.official

    def _told(self, words: Sequence[str], *, itself: bool, named: bool = False, spoken: bool = False) -> Body | None:
        """The body at the head of these words; ``named``: somebody speaks in its name, so it is one whatever it is called."""
        whole = tuple(self._whole(words))
        inside = next((at for at, word in enumerate(whole) if at and word in self._words.inside), len(whole))
        own = whole[:inside]
        concept = self._concept(own)
        if not own or (concept is None and not self._is_body(own, named=named)):
            return None
        return Body(concept, own, whole, itself, named or spoken)

    def _is_body(self, words: Sequence[str], *, named: bool) -> bool:
        """Whether words that no list knows name a body: no ground, no title, nor one who is in it; by one word only with the article."""
        first = words[0]
        classes = self._classes(first)
        if name_key(first) in self._grounds or any(name.startswith(_GROUND) for name in classes):
            return False
        if named:
            return True
        is_one = not _TITLES.intersection(classes) and not _BODIES.isdisjoint(classes)
        return is_one and (len(words) > 1 or has_article(first))

    def _whole(self, words: Sequence[str]) -> Iterator[str]:
        """The words of the body, up to who speaks ("Colonel A. B.", "Ali B.") or a mark that is none of quotation."""
        before = ""
        for word in words[:_LONGEST]:
            if not word[0].isalpha():
                if word in _QUOTES:
                    continue
                return
            title = _TITLES.intersection(self._classes(word)) and name_key(word) not in self._adjectives
            if (title and before and has_article(word)) or (has_article(before) and (title or word in self._given)):
                return
            yield word
            before = word

    def _classes(self, word: str) -> set[str]:
        return {name for noun in self._nouns.get(word) or self._nouns.get(name_key(word), ()) for name in noun.classes}

    def _concept(self, words: Sequence[str]) -> str | None:
        """The longest name in the words; one of a single word only at their head."""
        bared = tuple(map(name_key, words))
        for length in range(len(bared), 1, -1):
            for start in range(len(bared) - length + 1):
                if (found := self._names.get(bared[start : start + length])) is not None:
                    return found
        return self._names.get(bared[:1])


def _keys(text: str) -> tuple[str, ...]:
    return tuple(name_key(fold_word(word)) for word in _WORD.findall(text) if word[0].isalpha())
