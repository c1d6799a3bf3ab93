"""One neutral sentence for an event in English and Arabic, put together from its values: no loaded wording, no private name.

The words are those of ``codebook/statements.yaml`` and the neutral names of concepts. What no list knows is called by its role.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from khabar.codebook import Codebook
from khabar.codebook.grading import Wording
from khabar.link.accounts import Told
from khabar.link.views.heads import KEPT, Heads
from khabar.link.views.told import FIGHT, Entry
from khabar.model import Event, Finding, Statement, Toll
from khabar.model.event_types import CORE
from khabar.text import fold
from khabar.text.endings import after_particle
from khabar.text.inflect import name_key
from khabar.text.words import words as words_in

_QUOTES = str.maketrans("", "", "\"\u201c\u201d\u00ab\u00bb")
_LANGUAGES = ("en", "ar")
_OF_A_PARTY = frozenset(
    {
        *("military_site", "structure", "area", "area.local", "area.site", "vehicle", "person.civil", "person.casualty", "person.military"),
        *("person.armed", "person.official", "person.source", "person.detained"),
    }
)
"""Classes of a first noun by which a phrase names people or a site of the party that it names further in, not the party itself."""
_ORGANISED = frozenset({"force", "troops", "organisation"})
"""Classes of a first noun by which words name a body, no private person: they may stand as told where no list knows it."""
_LONGEST_NAME = 5
"""Words; a longer phrase describes. Of 109 bodies in the gold claims that no list knows, 106 are named in at most five words."""
_MOST_NAMED = 2
"""Rival actors that the sentence names; the findings have all of them."""


class Statements:
    """Writes the sentence of an event."""

    def __init__(self, codebook: Codebook, heads: Heads) -> None:
        self._book = codebook
        self._words = codebook.grading.statements
        self._heads = heads
        self._names = lru_cache(maxsize=KEPT)(self._name_of)
        self._loaded = {_keys(phrase.split()) for term in codebook.framing for phrase in term.words}
        self._countries = {one.country: one.id for one in codebook.concepts.values() if one.kind == "country" and one.country}

    def name(self, concept: str, language: str) -> str:
        """The neutral name of a concept, its id where the codebook has none; without what stands in brackets to tell it apart."""
        known = self._book.concepts.get(concept)
        if known is None:
            return concept
        if language == "en":
            return known.en
        return after_particle(known.ar) if known.kind == "community" else known.ar

    def of(self, event: Event, told: Mapping[str, Sequence[Entry]]) -> Statement:
        """The sentence: the act, upon whom, where, when, by whom, with what result."""
        en, ar = (self._sentence(event, told, language) for language in _LANGUAGES)
        return Statement(en, ar)

    def _sentence(self, event: Event, told: Mapping[str, Sequence[Entry]], language: str) -> str:
        act, on = self._act(event.type, event.mode)
        parts = [_capital(_in(act, language))]
        target = self._party(event, told.get("target", ()), event.target, language)
        if event.type == FIGHT and event.target is not None and self._book.concepts[event.target].group != "actor":
            target = ""  # what was fought over is the place; the other side is not told
        if target:
            parts.append(f"{_in(on, language)} {target}")
        parts.extend(self._where_and_when(event, told, target, language))
        actor = self._actor(event, told, language)
        if actor:
            parts[-1] += self._word("comma", language)
            parts.append(f"{_in(self._words.by[event.type], language)} {actor}")
        results = [self._toll(name, toll, language) for name, toll in (("killed", event.killed), ("injured", event.injured)) if toll]
        outcomes = [self._word(value, language) for value in _told_values(event.findings, "outcome")]
        state = [self._word(event.status, language)] if event.status != "occurred" else []
        separator = f"{self._word('semicolon', language)} "
        return separator.join([" ".join(parts), *state, *outcomes, *filter(None, results)]) + "."

    def _act(self, kind: str, mode: str | None) -> tuple[Wording, Wording]:
        """What the act is called, and the word before its target."""
        act = self._words.acts.get(f"{kind}/{mode}")
        if act is None:
            named = self._book.types[kind]
            return Wording(named.en, named.ar), self._words.on[kind]
        return act.name, act.on or self._words.on[kind]

    def _where_and_when(self, event: Event, told: Mapping[str, Sequence[Entry]], target: str, language: str) -> list[str]:
        parts = []
        place = event.place or (event.location.around if event.location is not None else None)
        if place is not None and self.name(place, language) != target:
            parts.append(f"{self._word('in', language)} {self.name(place, language)}")
        elif place is None and ("place" in told or event.country in self._countries):
            words = [_quoted(entry.label) for entry in told.get("place", ())[:1]]
            country = [self.name(self._countries[event.country], language)] if event.country in self._countries else []
            parts.append(f"{self._word('in', language)} " + f"{self._word('comma', language)} ".join([*words, *country]))
        if event.when is not None:
            parts.append(self._days(event.when.range.start, event.when.range.end, language))
            if event.when.assumed:
                parts.append(self._word("assumed", language))
        return parts

    def _days(self, first: dt.date, last: dt.date, language: str) -> str:
        """ISO days, which both languages read alike."""
        if first == last:
            return f"{self._word('day', language)} {first.isoformat()}"
        return f"{self._word('from', language)} {first.isoformat()} {self._word('to', language)} {last.isoformat()}"

    def _actor(self, event: Event, told: Mapping[str, Sequence[Entry]], language: str) -> str:
        entries = told.get("actor", ())
        if not entries:
            return ""
        finding = next(one for one in event.findings if one.attribute == "actor")
        if finding.rule == "differ":
            told_by = [[entry for entry in entries if entry.ref in value.claims] for value in finding.values]
            rivals = [self._party(event, group, None, language) for group in told_by]
            named = list(dict.fromkeys(filter(None, rivals)))[:_MOST_NAMED]
            return f" {self._word('or', language)} ".join(named)
        return self._party(event, entries, event.actor, language)

    def _party(self, event: Event, entries: Sequence[Entry], chosen: str | None, language: str) -> str:
        """The first account of the chosen concept by name, else the role of what the first account tells."""
        of_chosen = [entry for entry in entries if entry.key == chosen] or entries
        named = [entry.value for entry in of_chosen if isinstance(entry.value, Told)]
        return next(filter(None, (self._names(one.text, one.concept, event.type in CORE, language) for one in named)), "")

    def _name_of(self, text: str, named: str | None, physical: bool, language: str) -> str:
        """A concept by its name; people or a site of it by their role with the name behind; what no list knows by its role alone."""
        classes = self._heads.classes(text)
        whose = self._book.concepts.get(named or self._heads.nation(text) or "")
        role = self._role(tuple(one for one in classes if one in _OF_A_PARTY))
        if whose is None or (named is None and role is None):
            return self._unlisted(text, classes, physical, language)
        name = self.name(whose.id, language)
        if role is None or whose.group != "actor" or whose.kind == "person" or self._heads.begins_with_name(text, named):
            return name
        return f"{_in(role, language)} ({name})"

    def _unlisted(self, text: str, classes: Sequence[str], physical: bool, language: str) -> str:
        """What no list knows: a body in the words told unless they take sides, else its role, else nothing."""
        if _ORGANISED.intersection(classes) and len(text.split()) <= _LONGEST_NAME and not self._is_loaded(text):
            return _quoted(text)
        role = self._role(classes if physical else tuple(one for one in classes if one.startswith("person.")))
        return "" if role is None else _in(role, language)

    def _is_loaded(self, text: str) -> bool:
        """Whether words take sides by any framing that the codebook knows."""
        keys = _keys(word.form for word in words_in(fold(text)))
        return any(phrase in keys for phrase in self._loaded)

    def _role(self, classes: Sequence[str]) -> Wording | None:
        """What words stand for by the class of their first known noun."""
        return next((self._words.roles[name] for name in classes if name in self._words.roles), None)

    def _toll(self, name: str, toll: Toll, language: str) -> str:
        if toll.best is None and toll.high is None:
            return ""
        bounds = "" if toll.low == toll.high else f"{toll.low if toll.low is not None else '?'}-{toll.high}"
        figure = f"{toll.best if toll.best is not None else '?'}"
        if toll.at_least:
            figure = f"{self._word('at-least', language)} {figure}"
        spread = f" ({bounds})" if bounds else ""
        return f"{self._word(name, language)}: {figure}{spread}" if language == "ar" else f"{figure}{spread} {self._word(name, language)}"

    def _word(self, key: str, language: str) -> str:
        return _in(self._words.words[key], language)


def _quoted(text: str) -> str:
    plain = text.translate(_QUOTES)
    return f"\u201c{' '.join(plain.split())}\u201d"


def _keys(forms: Iterable[str]) -> str:
    """Folded words without their articles, with a space on both sides of each."""
    return f" {' '.join(map(name_key, forms))} "


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _in(wording: Wording, language: str) -> str:
    return wording.en if language == "en" else wording.ar


def _told_values(findings: Sequence[Finding], attribute: str) -> list[str]:
    return [value.value for finding in findings if finding.attribute == attribute for value in finding.values]
