"""Words that may name a private person are shown as a role; the text of the article keeps them where it tells them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import structs

from khabar.codebook import Codebook
from khabar.ledger.reviewing.reviewed import Corrected
from khabar.link.views.parties import Parties
from khabar.link.views.told import PARTIES
from khabar.model import Event, Finding, Origin, Value
from khabar.text import fold
from khabar.text.inflect import AND, name_key
from khabar.text.words import words as words_in

WITHHELD = "[name withheld]"
_ROLES = ("actor", "target", "source", "via", "of")
_KEPT = 1 << 14
_PARTICLE = 2
"""Letters of "of", "in", "about"; no name in the gold claims is so short."""


class Naming:
    """Tells which words may be shown; each phrase is worked out once.

    Words that are all common nouns, adjectives, numbers or nationalities name nobody. Of others, which may be a name, the role is shown by
    their first noun (a civilian, a building), and nothing where that is not known. Bodies and public figures are concepts and go by their
    names.
    """

    def __init__(self, codebook: Codebook, parties: Parties) -> None:
        self._book = codebook
        self._parties = parties
        self.public = lru_cache(maxsize=_KEPT)(self._public)

    def event(self, event: Event) -> Event:
        """The event with what may be shown of the parties that no list knows."""
        hidden = {
            value.label: shown
            for finding in event.findings
            if finding.attribute in PARTIES
            for value in finding.values
            if value.value not in self._book.concepts and (shown := self.public(value.label)) != value.label
        }
        origins = tuple(structs.replace(share, origin=self._origin(share.origin)) for share in event.origins)
        event = structs.replace(event, origins=origins)
        if not hidden:
            return event
        findings = tuple(_told(finding, hidden) if finding.attribute in PARTIES else finding for finding in event.findings)
        grade = event.grade
        if grade is not None:
            because = tuple(structs.replace(one, en=_without(one.en, hidden), ar=_without(one.ar, hidden)) for one in grade.because)
            grade = structs.replace(grade, because=because)
        return structs.replace(event, findings=findings, grade=grade)

    def corrected(self, change: Corrected) -> str:
        """A correction in one line: the field, what was read, what a person reads."""
        before, now = (self._value(change.field, one) for one in (change.before, change.value))
        return f"{change.field}: {before} -> {now}"

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        """A claim or a tally as `khabar.export.jsonl` writes it, likewise."""
        hidden = {}
        for role in _ROLES:
            words = row.get(role)
            if isinstance(words, dict) and row.get(f"{role}_id") is None and (shown := self.public(words["text"])) != words["text"]:
                hidden[role] = {"start": words["start"], "end": words["end"], "text": shown}
        return {**row, **hidden}

    def _value(self, field: str, value: str | None) -> str:
        if value is None:
            return "nothing"
        return value if field not in _ROLES or value in self._book.concepts else self.public(value)

    def _origin(self, origin: Origin) -> Origin:
        is_listed = origin.kind != "source" or origin.label in self._book.concepts
        return origin if is_listed else structs.replace(origin, label=self.public(origin.label))

    def _public(self, text: str) -> str:
        if all(map(self._is_common, words_in(fold(text)))):
            return text
        return self._parties.called(text, None, True, False, "ar") or WITHHELD

    def _is_common(self, word: Any) -> bool:
        if len(word.form) <= _PARTICLE or word.form.isdecimal():
            return True
        forms = (word.form, word.form.removeprefix(AND))
        known = (self._book.nouns, self._book.nationalities, self._book.adjectives, self._book.number_words.triggers)
        return any(key in words for form in forms for key in (form, name_key(form)) for words in known)


def _told(finding: Finding, hidden: dict[str, str]) -> Finding:
    def shown(value: Value) -> Value:
        return structs.replace(value, value=hidden[value.label], label=hidden[value.label]) if value.label in hidden else value

    return structs.replace(finding, values=tuple(map(shown, finding.values)))


def _without(text: str, hidden: dict[str, str]) -> str:
    for words, shown in hidden.items():
        text = text.replace(words, shown)
    return text
