"""One neutral sentence for an event in English and Arabic, put together from its values: no loaded wording, no private name.

The words are those of ``codebook/statements.yaml`` and the neutral names of concepts. What no list knows is called by its role.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from khabar.codebook import Codebook
from khabar.codebook.grading import Wording
from khabar.link.accounts import Told
from khabar.link.views.heads import Heads
from khabar.link.views.parties import Parties, in_language, quoted
from khabar.link.views.told import FIGHT, Entry
from khabar.model import Event, Finding, Location, Statement, Toll
from khabar.model.event_types import CORE

CONDEMNING, DENIED = "condemnation", "denied"
_LANGUAGES = ("en", "ar")
_MOST_NAMED = 2
"""Rival actors that the sentence names; the findings have all of them."""


class Statements:
    """Writes the sentence of an event."""

    def __init__(self, codebook: Codebook, heads: Heads) -> None:
        self._book = codebook
        self._words = codebook.grading.statements
        self._heads = heads
        self._parties = Parties(codebook, heads)
        self.name = self._parties.name
        self._countries = {one.country: one.id for one in codebook.concepts.values() if one.kind == "country" and one.country}

    def of(self, event: Event, told: Mapping[str, Sequence[Entry]]) -> Statement:
        """The sentence: the act, upon whom, where, when, by whom, with what result."""
        en, ar = (self._sentence(event, told, language) for language in _LANGUAGES)
        return Statement(en, ar)

    def _sentence(self, event: Event, told: Mapping[str, Sequence[Entry]], language: str) -> str:
        act, on = self._act(event.type, event.mode)
        target = self._target(event, told, language)
        parts = [_capital(in_language(act, language))]
        if event.type == CONDEMNING and _of_an_act(told.get("target", ()), self._heads):
            parts.append(self._word("of-attack", language))
        elif target:
            parts.append(f"{in_language(on, language)} {target}")
        parts += [*self._where(event, told, target, language), *self._when(event, language)]
        actor = self._actor(event, told, language)
        if actor:
            parts[-1] += self._word("comma", language)
            parts.append(f"{in_language(self._words.by[event.type], language)} {actor}")
        results = [self._toll(name, toll, language) for name, toll in (("killed", event.killed), ("injured", event.injured)) if toll]
        outcomes = [self._word(value, language) for value in _told_values(event.findings, "outcome")]
        state = [self._word(event.status, language)] if event.status != "occurred" else []
        if event.status != DENIED and any(entry.key == DENIED for entry in told.get("status", ())):
            state.append(self._word("also-denied", language))
        separator = f"{self._word('semicolon', language)} "
        return separator.join([" ".join(parts), *state, *outcomes, *filter(None, results)]) + "."

    def _target(self, event: Event, told: Mapping[str, Sequence[Entry]], language: str) -> str:
        """Whom or what the act was done to; not where that is only the place again, or what was fought over."""
        entries = told.get("target", ())
        known = self._book.concepts.get(event.target or "")
        if event.type == FIGHT and known is not None and known.group != "actor":
            return ""
        if known is None and {entry.label for entry in entries} & {entry.label for entry in told.get("place", ())}:
            return ""
        return self._party(event, entries, event.target, language)

    def _act(self, kind: str, mode: str | None) -> tuple[Wording, Wording]:
        """What the act is called, and the word before its target."""
        act = self._words.acts.get(f"{kind}/{mode}")
        if act is None:
            named = self._book.types[kind]
            return Wording(named.en, named.ar), self._words.on[kind]
        return act.name, act.on or self._words.on[kind]

    def _where(self, event: Event, told: Mapping[str, Sequence[Entry]], target: str, language: str) -> list[str]:
        """The place by name, else in the words told with what holds it; nothing where the target's name has it."""
        country = self._countries.get(event.country or "")
        if event.place is not None:
            name = self.name(event.place, language)
            return [] if name in target else [f"{self._word('in', language)} {name}"]
        around = event.location.around if event.location is not None else None
        words = next((entry.label for entry in told.get("place", ()) if not _is_known(entry)), None)
        if words is None and country is None:
            return []
        lands = self._parties.lands(words, language) if words is not None and country is None and around is None else []
        if len(lands) > 1:
            return [f"{self._word('in', language)} " + self._and(language).join(lands)]
        holder = around or country
        parts = [*([quoted(words, language)] if words is not None else []), *([self.name(holder, language)] if holder is not None else [])]
        return [f"{self._word('in', language)} " + f"{self._word('comma', language)} ".join(parts)]

    def _when(self, event: Event, language: str) -> list[str]:
        if event.when is None:
            return []
        days = self._days(event.when.range.start, event.when.range.end, language)
        return [days, self._word("assumed", language)] if event.when.assumed else [days]

    def _days(self, first: dt.date, last: dt.date, language: str) -> str:
        """ISO days, which both languages read alike."""
        if first == last:
            return f"{self._word('day', language)} {first.isoformat()}"
        return f"{self._word('from', language)} {first.isoformat()} {self._word('to', language)} {last.isoformat()}"

    def _actor(self, event: Event, told: Mapping[str, Sequence[Entry]], language: str) -> str:
        """Who acted; where accounts name rivals the first two, without whom only a denial names."""
        denying = {entry.ref for entry in told.get("status", ()) if entry.key == DENIED}
        entries = told.get("actor", ())
        entries = [entry for entry in entries if entry.ref not in denying] or entries
        if not entries:
            return ""
        finding = next(one for one in event.findings if one.attribute == "actor")
        if finding.rule == "differ":
            told_by = [[entry for entry in entries if entry.ref in value.claims] for value in finding.values]
            rivals = [self._party(event, group, None, language, doer=True) for group in told_by if group]
            named = list(dict.fromkeys(filter(None, rivals)))[:_MOST_NAMED]
            return f" {self._word('or', language)} ".join(named)
        return self._party(event, entries, event.actor, language, doer=True)

    def _party(self, event: Event, entries: Sequence[Entry], chosen: str | None, language: str, *, doer: bool = False) -> str:
        """The first account of the chosen concept by name, else the role of what the first account tells."""
        of_chosen = [entry for entry in entries if entry.key == chosen] or entries
        named = [entry.value for entry in of_chosen if isinstance(entry.value, Told)]
        core = event.type in CORE
        return next(filter(None, (self._parties.called(one.text, one.concept, core, doer, language) for one in named)), "")

    def _toll(self, name: str, toll: Toll, language: str) -> str:
        if toll.best is None and toll.high is None:
            return ""
        if toll.best == toll.high == 0:
            return self._word(f"none-{name}", language)
        bounds = "" if toll.low == toll.high else f"{toll.low if toll.low is not None else '?'}-{toll.high}"
        figure = f"{toll.best if toll.best is not None else '?'}"
        if toll.at_least:
            figure = f"{self._word('at-least', language)} {figure}"
        spread = f"\N{NO-BREAK SPACE}({bounds})" if bounds else ""
        return f"{self._word(name, language)}: {figure}{spread}" if language == "ar" else f"{figure}{spread} {self._word(name, language)}"

    def _and(self, language: str) -> str:
        """What joins two names; in Arabic it is written on to the second."""
        return f" {self._word('and', language)}{' ' if language == 'en' else ''}"

    def _word(self, key: str, language: str) -> str:
        return in_language(self._words.words[key], language)


def _is_known(place: Entry) -> bool:
    return isinstance(place.value, Location) and place.value.place is not None


def _of_an_act(targets: Sequence[Entry], heads: Heads) -> bool:
    """Whether what the first account tells as the target is an act, not who did it or where."""
    first = targets[0].value if targets else None
    return isinstance(first, Told) and heads.is_attack(first.text)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _told_values(findings: Sequence[Finding], attribute: str) -> list[str]:
    return [value.value for finding in findings if finding.attribute == attribute for value in finding.values]
