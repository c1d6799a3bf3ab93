"""Words that tell people and how many, not whose they are: "350 persons", "three others", "gunmen"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from khabar.codebook import Codebook
from khabar.codebook.types import Noun
from khabar.link.accounts import Told
from khabar.text import fold
from khabar.text.inflect import name_key
from khabar.text.stems import stem_of
from khabar.text.words import words as words_in

_KEPT = 1 << 16
_ARMED, _BOMBER = "person.armed", "bomber"


class People:
    """Takes numbers and the endings of cases from phrases, and tells which of them name nobody's people; each phrase once."""

    def __init__(self, codebook: Codebook) -> None:
        numbers = codebook.number_words
        self._nouns = codebook.nouns
        self._counted = codebook.grading.counted
        hedges = (hedge for table in (numbers.hedges_before, numbers.hedges_after) for found in table.values() for hedge in found)
        self._idle = frozenset({word for hedge in hedges for word in hedge.words}.union(numbers.triggers, numbers.vague, numbers.few))
        self.words = lru_cache(maxsize=_KEPT)(self._words)

    def are_anyone(self, text: str, *, others: bool = False) -> bool:
        """Whether words tell people or a number alone ("350 persons", "about 100"); ``others``: also the rest of them ("18 others")."""
        known = self._counted.persons | self._counted.others if others else self._counted.persons
        return self.words(text) <= known

    def are_gunmen(self, text: str) -> bool:
        """Whether words tell people in arms of whom nothing says whose they are."""
        nouns = [noun for word in words_in(fold(text)) for noun in self._nouns_of(word.form)]
        armed = {noun.noun for noun in nouns if _BOMBER in noun.classes or (_ARMED in noun.classes and noun.noun in self._counted.members)}
        return self.words(text) <= self._counted.persons | armed

    def are_members(self, text: str) -> bool:
        """Whether the first noun tells people as such or members of a party ("12 fighters of X"), no kind of them (officers)."""
        first = next(self._in_order(text), None)
        return first in self._counted.persons or first in self._counted.members

    def party(self, told: Told | None, *, others: bool = False) -> str | None:
        """Who is counted, to set counts side by side: a concept, else the words without numbers and cases; None where it is anyone."""
        if told is None or told.concept is not None:
            return None if told is None else told.concept
        return None if self.are_anyone(told.text, others=others) else " ".join(sorted(self.words(told.text)))

    def _words(self, text: str) -> frozenset[str]:
        return frozenset(self._in_order(text))

    def _in_order(self, text: str) -> Iterator[str]:
        """Its words: nouns as the codebook has them, others by their stems; without numbers and what stands round them."""
        for word in words_in(fold(text)):
            if word.kind == "word" and word.form not in self._idle:
                noun = next(iter(self._nouns_of(word.form)), None)
                yield noun.noun if noun is not None else stem_of(word.form)

    def _nouns_of(self, form: str) -> tuple[Noun, ...]:
        return self._nouns.get(form) or self._nouns.get(name_key(form), ())
