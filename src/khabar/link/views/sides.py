"""On whose side an account speaks: for those who acted, for those who suffered it, or for neither."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from khabar.link.accounts import Account, Told
from khabar.link.views.heads import Heads
from khabar.link.views.holding import Holding

STOPPING = "interception"
_CARRIERS = frozenset({"agency", "medium"})
"""Kinds of speaker who carry what others say, whoever owns them."""
OF_A_FORCE = frozenset({"person.military", "troops", "force", "person.armed"})
"""Classes of a noun that tells people of a country as its force."""


class Sides(Struct, frozen=True):
    """The concepts of those who acted and of those who suffered it, and which accounts speak for whom (by reference)."""

    doers: frozenset[str]
    sufferers: frozenset[str]
    for_doers: frozenset[str] = frozenset()
    for_sufferers: frozenset[str] = frozenset()


def sides_of(accounts: Sequence[Account], holding: Holding, heads: Heads) -> Sides:
    """Who acted and who suffered it by any account, and who of the speakers belongs to which side.

    Where an attack is told by some as stopped, those who stopped it are those who suffer it. A speaker who is kin to both sides (two
    forces of one state) speaks for neither.
    """
    attacked = any(account.type != STOPPING for account in accounts)
    doers: set[str] = set()
    sufferers: set[str] = set()
    for account in accounts:
        if attacked and account.type == STOPPING:
            sufferers |= _party(account.actor, holding, heads)
        else:
            doers |= _party(account.actor, holding, heads)
            sufferers |= _party(account.target, holding, heads)
    for_doers: set[str] = set()
    for_sufferers: set[str] = set()
    for account in accounts:
        speaker = heads.speaks_as(account.source)
        if speaker is None or holding.kind(speaker) in _CARRIERS:
            continue
        of_doers, of_sufferers = holding.kin_to_any(speaker, doers), holding.kin_to_any(speaker, sufferers)
        if of_doers != of_sufferers:
            (for_doers if of_doers else for_sufferers).add(account.ref)
    return Sides(frozenset(doers), frozenset(sufferers), frozenset(for_doers), frozenset(for_sufferers))


def _party(filler: Told | None, holding: Holding, heads: Heads) -> set[str]:
    """The party that words name; people of a country who are not its force are no party that a state speaks for."""
    party = heads.party_of(filler)
    if filler is None or party is None or holding.group(party) != "actor":
        return set()
    return set() if holding.kind(party) == "community" and not OF_A_FORCE.intersection(heads.classes(filler.text)) else {party}
