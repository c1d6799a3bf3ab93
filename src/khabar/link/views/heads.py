"""What the first noun of a phrase tells of it: "sites linked to X" is no X, and media close to X do not speak for X."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from khabar.codebook import Codebook
from khabar.codebook.types import Noun
from khabar.link.accounts import Told
from khabar.link.origins.bodies import Bodies, Body
from khabar.text import fold
from khabar.text.inflect import name_key
from khabar.text.likeness import without_article
from khabar.text.words import words as words_in

_NOT_THE_PARTY = frozenset({"medium", "report", "person.civil", "area", "area.site", "structure"})
"""Classes of a head noun by which a speaker is not the party that the words name further in."""
_SOMEBODY = "somebody"  # a source that no list knows, told from none
KEPT = 1 << 16
"""Phrases whose first noun is remembered: news names the same few thousand parties again and again."""


class Heads:
    """Looks up the nouns of phrases; each phrase once."""

    def __init__(self, codebook: Codebook) -> None:
        self._nouns = codebook.nouns
        self._near = codebook.grading.near
        self._unknown = codebook.grading.statements.unknown
        core = [frame.triggers for name, frame in codebook.frames.items() if codebook.types[frame.type].group == "core"]
        self._attacks = {trigger.words[0] for triggers in core for trigger in triggers if trigger.kind == "noun"} | {
            noun for noun, verb in codebook.verbal_nouns.items() if verb in {t.words[0] for ts in core for t in ts if t.kind == "verb"}
        }
        self._nations = codebook.nationalities
        self._bodies = Bodies(codebook)
        self._first_words = _first_words(codebook)
        self._nations_of = lru_cache(maxsize=KEPT)(self._nation)
        self._classes = lru_cache(maxsize=KEPT)(self._first_classes)
        self._speakers = lru_cache(maxsize=KEPT)(self._speaker)

    def classes(self, text: str) -> tuple[str, ...]:
        """The classes of the first noun that the codebook knows."""
        return self._classes(text)

    def speaks_as(self, source: Told | None) -> str | None:
        """The concept that a speaker speaks as: what its words name, unless they name a medium or one who is only close to it.

        Where no list knows the source itself, the body that it speaks for or is in.
        """
        if source is None:
            return None
        if source.concept is not None:
            return self._speakers(source.text, source.concept)
        body = self.body_of(source)
        return None if body is None else body.concept

    def body_of(self, source: Told | None) -> Body | None:
        """The body that a source which no list knows speaks for or is in, unless it is a medium or one who is only close to it."""
        if source is None or source.concept is not None or self._speakers(source.text, _SOMEBODY) is None:
            return None
        return self._bodies.body(source.text)

    def bearer(self, named: Told) -> str | None:
        """The concept of a party, or the one whose name is all that its words tell beside the sort of body ("the organisation (X)")."""
        return named.concept or self._bodies.bearer(named.text)

    def begins_with_name(self, text: str, concept: str | None) -> bool:
        """Whether the words begin as a name of their concept does: then they are the concept, not people or a site of it."""
        first = words_in(fold(text))[:1]
        return bool(first) and name_key(first[0].form) in self._first_words.get(concept or "", ())

    def party_of(self, named: Told | None) -> str | None:
        """Whose the named thing is: its concept where that is an actor, else the state of a nationality adjective ("the X base")."""
        if named is None:
            return None
        return named.concept if named.concept is not None else self.nation(named.text)

    def begins_with_nation(self, text: str) -> bool:
        """Whether the first word is a nationality adjective: it stands for people of a state, not for the state."""
        first = words_in(fold(text))[:1]
        return bool(first) and (first[0].form in self._nations or name_key(first[0].form) in self._nations)

    def is_attack(self, text: str) -> bool:
        """Whether the first noun that the codebook knows tells a physical act."""
        for word in words_in(fold(text)):
            nouns = self._named_by(word.form)
            if any(noun.classes for noun in nouns):
                return any(noun.noun in self._attacks for noun in nouns)
        return False

    def is_unknown(self, text: str) -> bool:
        """Whether words say of a party that it is not known."""
        return any(name_key(word.form) in self._unknown for word in words_in(fold(text)))

    def nation(self, text: str) -> str | None:
        """The state of the first nationality adjective among words."""
        return self._nations_of(text)

    def _nation(self, text: str) -> str | None:
        forms = [word.form for word in words_in(fold(text))]
        return next((state for form in forms for key in (form, name_key(form)) if (state := self._nations.get(key)) is not None), None)

    def _first_classes(self, text: str) -> tuple[str, ...]:
        return next((classes for classes in self._nouns_of(text) if classes), ())

    def _speaker(self, text: str, concept: str | None) -> str | None:
        if not self.begins_with_name(text, concept) and _NOT_THE_PARTY.intersection(self.classes(text)):
            return None
        forms = {name_key(word.form) for word in words_in(fold(text))}
        return None if forms & self._near else concept

    def _nouns_of(self, text: str) -> Iterator[tuple[str, ...]]:
        for word in words_in(fold(text)):
            yield tuple(name for noun in self._named_by(word.form) for name in noun.classes)

    def _named_by(self, form: str) -> tuple[Noun, ...]:
        """The nouns of a form, with the article, or with "to the" written on it, which stays in the spans of roles."""
        return self._nouns.get(form) or self._nouns.get(name_key(form)) or self._nouns.get(without_article(form), ())


def _first_words(codebook: Codebook) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in codebook.names:
        found.setdefault(name.concept, set()).add(name.words[0])
    return found
