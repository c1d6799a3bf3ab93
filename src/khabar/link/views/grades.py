"""How well an event is attested: each grade a stated rule, evaluated from the accounts alone, in the manner of Airwars' grading.

The names and texts of the rules are in ``codebook/grades.yaml``; here is what must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from msgspec import Struct, structs

from khabar.codebook.grading import Rule, Wording
from khabar.link.accounts import Account, Told
from khabar.link.views.sides import Sides
from khabar.model import Agreement, Finding, Grade, Ground, Origin
from khabar.model.event_types import CORE

_FORCE = frozenset({"strike", "bombing", "armed_attack", "clash", "capture", "abduction", "destruction"})
"""Types whose announcement by the one who would do it is a threat of force."""
_CLAIMED = "claimed"
_DENIALS = frozenset({"occurred-and-denied", "claimed-and-denied"})
_WHOLE = frozenset({"type", "date", "country", "actor", "outcome", "killed", "injured", "weapon_count"})
"""Attributes on which a contradiction makes an event contested."""


class Attested(Struct, frozen=True):
    """All that grades look at; ``known`` are the concepts of the codebook."""

    accounts: Sequence[Account]
    origins: Mapping[str, Origin]
    sides: Sides
    findings: Sequence[Finding]
    known: Container[str] = ()


def grades_of(event: Attested, rules: Mapping[str, Rule], names: Callable[[str, str], str]) -> tuple[Grade, ...]:
    """Every grade that holds, in the order of precedence of ``rules``; the first is the event's.

    ``names`` gives the name of a concept by id in a language, ``en`` or ``ar``.
    """
    grades = []
    for name, rule in rules.items():
        grounds = _HOLDS[name](event)
        if grounds:
            grades.append(Grade(name, rule.holds.en, tuple(_ground(rules[one.as_in or name], one, names) for one in grounds)))
    return tuple(grades)


class _Because(Struct, frozen=True):
    """What a rule rests on: whose words (``who``) or which attributes (``what``), and the claims; ``as_in`` is the rule that words it."""

    who: tuple[Told | str, ...] = ()
    what: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    as_in: str | None = None


def _ground(rule: Rule, because: _Because, names: Callable[[str, str], str]) -> Ground:
    wording = rule.because or Wording("{who}", "{who}")
    en, ar = (_filled(words, because, language, names) for words, language in ((wording.en, "en"), (wording.ar, "ar")))
    return Ground(en, ar, because.claims)


def _filled(words: str, because: _Because, language: str, names: Callable[[str, str], str]) -> str:
    who = [_name(one, language, names) for one in because.who]
    return words.replace("{who}", ", ".join(dict.fromkeys(who))).replace("{what}", ", ".join(because.what))


def _name(one: Told | str, language: str, names: Callable[[str, str], str]) -> str:
    if isinstance(one, str):
        return one
    if one.concept is not None:
        return names(one.concept, language)
    return one.text


def _affirming(event: Attested) -> list[Account]:
    return [account for account in event.accounts if account.status == "occurred"]


def _by_origin(event: Attested, accounts: Iterable[Account]) -> _Because:
    """The origins of accounts, each by its label once."""
    chosen = tuple(accounts)
    labels = dict.fromkeys(event.origins[account.ref].label for account in chosen)
    return _Because(tuple(labels), claims=tuple(account.ref for account in chosen))


def _by_speaker(accounts: Iterable[Account]) -> _Because:
    chosen = tuple(accounts)
    speakers = tuple(account.source or account.actor or account.outlet or account.doc_id for account in chosen)
    return _Because(speakers, claims=tuple(account.ref for account in chosen))


def _denied(event: Attested) -> list[_Because]:
    """Whoever says that it was not: the speaker, else the outlet itself; who is said not to have acted says nothing by that."""
    denials = tuple(account for account in event.accounts if account.status == "denied")
    speakers = tuple(account.source or event.origins[account.ref].label for account in denials)
    return [_Because(speakers, claims=tuple(account.ref for account in denials))] if denials else []


def _contested(event: Attested) -> list[_Because]:
    found = []
    for finding in event.findings:
        contradicted = finding.agreement is Agreement.CONTRADICTION and finding.rule not in _DENIALS
        rival_actors = finding.attribute == "actor" and finding.agreement is Agreement.DIFFERENCE and _are_rivals(event, finding)
        if (contradicted or rival_actors) and finding.attribute in _WHOLE:
            claims = dict.fromkeys(ref for value in finding.values for ref in value.claims)
            shown = f"{finding.attribute}: {' / '.join(value.label for value in finding.values)}"
            found.append(_Because(what=(shown,), claims=tuple(claims)))
    return found


def _are_rivals(event: Attested, finding: Finding) -> bool:
    """Whether a physical act is ascribed to two parties that are known: a description ("a column", "reinforcements") is no rival."""
    core = any(account.type in CORE for account in event.accounts)
    return core and sum(value.value in event.known for value in finding.values) > 1


def _claimed(event: Attested) -> list[_Because]:
    claiming = [one for one in _affirming(event) if one.ref in event.sides.for_doers and one.type in CORE]
    return [_by_speaker(claiming)] if claiming else []


def _confirmed(event: Attested) -> list[_Because]:
    """Both sides with their claims: who acted first, then who suffered it."""
    suffering = [account for account in _affirming(event) if account.ref in event.sides.for_sufferers]
    claiming = [structs.replace(because, as_in=_CLAIMED) for because in _claimed(event)]
    return [*claiming, _by_speaker(suffering)] if suffering and claiming else []


def _several(event: Attested) -> list[_Because]:
    affirming = _affirming(event)
    return [_by_origin(event, affirming)] if len({event.origins[account.ref].id for account in affirming}) > 1 else []


def _single(event: Attested) -> list[_Because]:
    affirming = _affirming(event)
    return [_by_origin(event, affirming)] if len({event.origins[account.ref].id for account in affirming}) == 1 else []


def _not_done(event: Attested, status: str) -> list[Account]:
    return [] if _affirming(event) else [account for account in event.accounts if account.status == status]


def _threatened(event: Attested) -> list[_Because]:
    planned = [account for account in _not_done(event, "planned") if account.type in _FORCE and account.ref in event.sides.for_doers]
    return [_by_speaker(planned)] if planned else []


def _planned(event: Attested) -> list[_Because]:
    planned = _not_done(event, "planned")
    return [_by_origin(event, planned)] if planned else []


def _possible(event: Attested) -> list[_Because]:
    possible = _not_done(event, "hypothetical")
    return [_by_origin(event, possible)] if possible and not _not_done(event, "planned") else []


_HOLDS: dict[str, Callable[[Attested], list[_Because]]] = {
    "denied": _denied,
    "contested": _contested,
    "confirmed": _confirmed,
    "several-origins": _several,
    "claimed": _claimed,
    "single-origin": _single,
    "threatened": _threatened,
    "planned": _planned,
    "possible": _possible,
}
