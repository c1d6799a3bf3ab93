"""What those who act or suffer, and the sites, are called in a sentence: by neutral names and roles, no private name, no loaded word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from khabar.codebook import Codebook
from khabar.codebook.grading import Wording
from khabar.link.views.heads import KEPT, Heads
from khabar.text import fold
from khabar.text.endings import after_particle
from khabar.text.inflect import AND, name_key
from khabar.text.words import words as words_in

_QUOTES = str.maketrans("", "", '"\u201c\u201d\u00ab\u00bb')
_MARKS = {"en": "\u201c\u201d", "ar": "\u00ab\u00bb"}
_PEOPLE = frozenset(
    {"person.civil", "person.casualty", "person.military", "person.armed", "person.official", "person.source", "person.detained"}
)
_SITES = frozenset({"military_site", "structure", "area", "area.local", "area.site", "vehicle"})
"""Classes of a first noun by which a phrase names people or a site of the party that it names further in, not the party itself.
A column or a site that acts is its party."""
_FLOWN = "aircraft"
_ORGANISED = frozenset({"force", "troops", "organisation"})
"""Classes of a first noun by which words name a body, no private person: they may stand as told where no list knows it."""
_LONGEST_NAME = 5
"""Words; a longer phrase describes. Of 109 bodies in the gold claims that no list knows, 106 are named in at most five words."""


class Parties:
    """Calls parties and places by name or role; each phrase is worked out once."""

    def __init__(self, codebook: Codebook, heads: Heads) -> None:
        self._book = codebook
        self._words = codebook.grading.statements
        self._heads = heads
        self.called = lru_cache(maxsize=KEPT)(self._called)
        self._loaded = {_keys(phrase.split()) for term in codebook.framing for phrase in term.words}
        self._lands = {name.words: name.concept for name in codebook.names if codebook.concepts[name.concept].kind == "country"}

    def name(self, concept: str, language: str) -> str:
        """The neutral name of a concept, its id where the codebook has none; without what stands in brackets to tell it apart."""
        known = self._book.concepts.get(concept)
        if known is None:
            return concept
        if language == "en":
            return known.en
        return after_particle(known.ar) if known.kind == "community" else known.ar

    def lands(self, text: str, language: str) -> list[str]:
        """The names of the countries that words name one by one ("in X and Y")."""
        keys = [name_key(form) for word in words_in(fold(text)) for form in (word.form, word.form.removeprefix(AND))]
        found = dict.fromkeys(self._lands[key,] for key in keys if (key,) in self._lands)
        return [self.name(concept, language) for concept in found]

    def _called(self, text: str, named: str | None, physical: bool, doer: bool, language: str) -> str:
        """A concept by its name; people or a site of it by their role with the name behind; what no list knows by its role alone."""
        classes = self._heads.classes(text)
        whose = self._book.concepts.get(named or self._heads.nation(text) or "")
        role = self._role(tuple(one for one in classes if one in _PEOPLE or (one in _SITES and not doer)))
        if role is None and whose is not None and whose.kind == "state" and physical and not doer and self._heads.begins_with_nation(text):
            role = self._words.words["nationals"]
        if whose is None or (named is None and role is None):
            flown = _FLOWN in classes and not doer  # what is shot down is no body
            return self._unlisted(text, tuple(one for one in classes if not flown or one == _FLOWN), physical, language)
        name = self.name(whose.id, language)
        if role is None or whose.group != "actor" or whose.kind == "person" or self._heads.begins_with_name(text, named):
            return name
        return f"{in_language(role, language)} ({name})"

    def _unlisted(self, text: str, classes: Sequence[str], physical: bool, language: str) -> str:
        """What no list knows: a body in the words told unless they take sides, else its role, else nothing."""
        role = self._role(classes if physical or all(one.startswith("person.") for one in classes) else ())
        if _ORGANISED.intersection(classes) and len(text.split()) <= _LONGEST_NAME and not self._is_loaded(text):
            if self._heads.is_unknown(text):
                return in_language(self._words.words["unknown"], language)
            body = self._role(classes)
            told = quoted(text, language)
            return told if language == "ar" or body is None else f"{body.en} ({told})"
        return "" if role is None else in_language(role, language)

    def _is_loaded(self, text: str) -> bool:
        """Whether words take sides by any framing that the codebook knows."""
        keys = _keys(word.form for word in words_in(fold(text)))
        return any(phrase in keys for phrase in self._loaded)

    def _role(self, classes: Sequence[str]) -> Wording | None:
        """What words stand for by the class of their first known noun."""
        return next((self._words.roles[name] for name in classes if name in self._words.roles), None)


def quoted(text: str, language: str) -> str:
    """Words as told, in the marks of quotation of a language."""
    marks = _MARKS[language]
    return f"{marks[0]}{' '.join(text.translate(_QUOTES).split())}{marks[1]}"


def in_language(wording: Wording, language: str) -> str:
    """The words in a language, ``en`` or ``ar``."""
    return wording.en if language == "en" else wording.ar


def _keys(forms: Iterable[str]) -> str:
    """Folded words without their articles, with a space on both sides of each."""
    return f" {' '.join(map(name_key, forms))} "
