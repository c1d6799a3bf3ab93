"""Reads grades.yaml and statements.yaml: the rules by which events are graded and compared, and the words of their one sentence."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Map
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from khabar.codebook.fields import choice, choices, entries, folded, mapping, text
from khabar.codebook.kinds import FIGURE_RULES, FINDING_RULES, GRADES, NOUN_CLASSES, STATEMENT_WORDS, TALLY_RULES
from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load
from khabar.text.inflect import name_key

if TYPE_CHECKING:
    from khabar.codebook.types import EventType

_RULE = frozenset({"id", "en", "ar", "rule"})


class Wording(Struct, frozen=True):
    """The same words in English and Arabic."""

    en: str
    ar: str


class Rule(Struct, frozen=True):
    """A rule with its name, what must hold, and (of a grade) the reason that is shown; ``{who}`` and ``{what}`` are filled in."""

    id: str
    name: Wording
    holds: Wording
    because: Wording | None = None


class Act(Struct, frozen=True):
    """What an act of some mode is called, and what stands before its target where that is not the word of its type."""

    name: Wording
    on: Wording | None = None


class Statements(Struct, frozen=True):
    """The words of an event's one sentence: acts by type and mode (``strike/drone``), what stands before the actor and the target by
    type, roles by noun class, and the rest. ``unknown`` are words, folded and without article, that say of a party that it is not known.
    """

    acts: dict[str, Act]
    by: dict[str, Wording]
    on: dict[str, Wording]
    roles: dict[str, Wording]
    words: dict[str, Wording]
    unknown: frozenset[str]


class Counted(Struct, frozen=True):
    """Of whom a number is told, in dictionary forms, folded: ``persons`` are people as such and nobody's, ``others`` the rest of them,
    ``members`` those who make up a party, which the word does not name.
    """

    persons: frozenset[str]
    others: frozenset[str]
    members: frozenset[str]


class Grading(Struct, frozen=True):
    """Every rule by its id: grades in order of precedence, findings, figures, tallies; the words of an event's sentence.

    ``near`` are words, folded and without article, by which a speaker is close to a party and does not speak for it.
    """

    grades: dict[str, Rule]
    findings: dict[str, Rule]
    figures: dict[str, Rule]
    tallies: dict[str, Rule]
    near: frozenset[str]
    statements: Statements
    counted: Counted


def read_grading(folder: Path, types: Map[str, EventType]) -> Grading:
    """The rules of grades.yaml, each known one of which must be there, and the words of statements.yaml. Raises ``CodebookError``."""
    data = load(folder / "grades.yaml", folder)
    allow(data, frozenset({"grades", "findings", "figures", "tallies", "near", "counted"}))
    return Grading(
        grades=_rules(data, "grades", GRADES, because=True),
        findings=_rules(data, "findings", FINDING_RULES),
        figures=_rules(data, "figures", FIGURE_RULES),
        tallies=_rules(data, "tallies", TALLY_RULES),
        near=frozenset(map(name_key, folded(data, "near"))),
        statements=_statements(load(folder / "statements.yaml", folder), types),
        counted=_counted(mapping(data, "counted")),
    )


def _counted(data: Mapping) -> Counted:
    allow(data, frozenset({"persons", "others", "members"}))
    return Counted(*(frozenset(folded(data, key)) for key in ("persons", "others", "members")))


def _statements(data: Mapping, types: Map[str, EventType]) -> Statements:
    """The words of the sentence; every event type must have its own."""
    allow(data, frozenset({"statements", "acts", "roles", "words", "unknown"}))
    by: dict[str, Wording] = {}
    on: dict[str, Wording] = {}
    for item in entries(data, "statements"):
        allow(item, frozenset({"type", "by", "on"}))
        kind = choice(item, "type", types)
        by[kind], on[kind] = _wording(item, "by"), _wording(item, "on")
    _all_there(data, "statements", types, by)
    words = mapping(data, "words")
    allow(words, STATEMENT_WORDS)
    roles: dict[str, Wording] = {}
    for item in entries(data, "roles"):
        allow(item, frozenset({"classes", "en", "ar"}))
        roles |= dict.fromkeys(choices(item, "classes", NOUN_CLASSES), Wording(text(item, "en"), text(item, "ar")))
    rest = {key: _wording(words, key, empty=key == "occurred") for key in words}
    return Statements(_acts(data, types), by, on, roles, rest, frozenset(map(name_key, folded(data, "unknown"))))


def _acts(data: Mapping, types: Map[str, EventType]) -> dict[str, Act]:
    acts: dict[str, Act] = {}
    for item in entries(data, "acts"):
        allow(item, frozenset({"type", "mode", "en", "ar"}), frozenset({"on"}))
        kind = types[choice(item, "type", types)]
        mode = choice(item, "mode", [mode.id for mode in kind.modes])
        on = _wording(item, "on") if "on" in item else None
        acts[f"{kind.id}/{mode}"] = Act(Wording(text(item, "en"), text(item, "ar")), on)
    return acts


def _rules(data: Mapping, key: str, known: frozenset[str], *, because: bool = False) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for item in entries(data, key):
        allow(item, _RULE | {"because"} if because else _RULE)
        name = choice(item, "id", known)
        if name in found:
            raise CodebookError(f"{item.where('id')}: the rule {name!r} stands twice")
        reason = _wording(item, "because") if because else None
        found[name] = Rule(name, Wording(text(item, "en"), text(item, "ar")), _wording(item, "rule"), reason)
    _all_there(data, key, known, found)
    return found


def _all_there(data: Mapping, key: str, known: Collection[str], found: Collection[str]) -> None:
    if missing := set(known) - set(found):
        raise CodebookError(f"{data.where(key)}: {key} has nothing for {', '.join(sorted(missing))}")


def _wording(item: Mapping, key: str, *, empty: bool = False) -> Wording:
    words = mapping(item, key)
    allow(words, frozenset({"en", "ar"}))
    return Wording("", "") if empty else Wording(text(words, "en"), text(words, "ar"))
