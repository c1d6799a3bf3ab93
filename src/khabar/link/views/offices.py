"""A state and an office of it behind one event: a state speaks by its offices, so what it says beside one is no second account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from khabar.link.accounts import Account
from khabar.link.origins.voices import Voices
from khabar.link.views.holding import Holding
from khabar.model import Origin

_SPOKEN = "source:"
_OFFICES = frozenset({"government", "ministry", "office", "military", "police", "intelligence"})
"""Kinds of actor by which a state speaks."""


def by_offices(accounts: Sequence[Account], origins: Mapping[str, Origin], holding: Holding) -> Mapping[str, Origin]:
    """The origins of the accounts of one event, in order: an account of a state ("Washington says") is that of its office which speaks of
    the event too ("the White House says"), of several the one of its article, else the first. Two offices are two origins.
    """
    states = {account.ref: state for account in accounts if (state := _state(origins[account.ref], holding)) is not None}
    if not states:
        return origins
    found = {account.ref: origins[account.ref] for account in accounts}
    for ref, state in states.items():
        offices = [one for one in accounts if _speaks_for(origins[one.ref], state, holding)]
        own = [one for one in offices if one.doc_id == ref.rpartition("#")[0]]
        if offices:
            office = origins[(own or offices)[0].ref]
            basis = f"{office.label} speaks for {origins[ref].label}"
            found[ref] = structs.replace(origins[ref], id=office.id, label=office.label, kind=office.kind, basis=basis)
    return found


def as_spoken(origins: Mapping[str, Origin], accounts: Iterable[Account], voices: Voices, holding: Holding) -> dict[str, Origin]:
    """Origins as they were before `by_offices`: a state's words are the state's."""
    found = dict(origins)
    for account in accounts:
        told = found.get(account.ref)
        if told is not None and account.source is not None:
            own = voices.voice(account, None).origin
            if _state(own, holding) is not None:
                found[account.ref] = structs.replace(own, copied_from=told.copied_from, passage=told.passage)
    return found


def _concept(origin: Origin) -> str | None:
    return origin.id.removeprefix(_SPOKEN) if origin.id.startswith(_SPOKEN) else None


def _state(origin: Origin, holding: Holding) -> str | None:
    """The state whose own words these are; None where somebody else speaks."""
    concept = _concept(origin)
    return concept if holding.kind(concept) == "state" else None


def _speaks_for(origin: Origin, state: str, holding: Holding) -> bool:
    concept = _concept(origin)
    return concept is not None and holding.kind(concept) in _OFFICES and state in holding.lineage(concept)
