"""On whose side an account speaks: for those who acted, for those who suffered it, or for neither."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from khabar.link.accounts import Account, Told
from khabar.link.origins.bodies import Body
from khabar.link.views.heads import Heads
from khabar.link.views.holding import Holding
from khabar.text.likeness import name_words

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
    called = _Called(accounts, attacked=attacked)
    for account in accounts:
        speaker = heads.speaks_as(account.source)
        if speaker is not None and holding.kind(speaker) in _CARRIERS:
            continue
        if speaker is not None:
            of_doers, of_sufferers = holding.kin_to_any(speaker, doers), holding.kin_to_any(speaker, sufferers)
        else:
            of_doers, of_sufferers = called.sides_of(account, heads.body_of(account.source))
        if of_doers != of_sufferers:
            (for_doers if of_doers else for_sufferers).add(account.ref)
    return Sides(frozenset(doers), frozenset(sufferers), frozenset(for_doers), frozenset(for_sufferers))


class _Called:
    """What those who acted and those who suffered it are called by each account, for speakers of bodies that no list knows."""

    def __init__(self, accounts: Sequence[Account], *, attacked: bool) -> None:
        self._doers: list[tuple[str, frozenset[str]]] = []
        self._sufferers: list[tuple[str, frozenset[str]]] = []
        for account in accounts:
            stopped = attacked and account.type == STOPPING
            for filler, side in ((account.actor, self._sufferers if stopped else self._doers), (account.target, self._sufferers)):
                if filler is not None and not (stopped and filler is account.target):
                    side.append((account.doc_id, name_words(filler.text)))

    def sides_of(self, account: Account, body: Body | None) -> tuple[bool, bool]:
        """Whether a body is called as one of those who acted, and as one of those who suffered it.

        By one word ("the army") only as the same document calls it.
        """
        words = frozenset() if body is None else name_words(" ".join(body.words))
        if not words:
            return False, False
        alone = len(words) == 1
        of_doers, of_sufferers = (
            any(words <= called and (not alone or doc_id == account.doc_id) for doc_id, called in side)
            for side in (self._doers, self._sufferers)
        )
        return of_doers, of_sufferers


def _party(filler: Told | None, holding: Holding, heads: Heads) -> set[str]:
    """The party that words name; people of a country who are not its force are no party that a state speaks for."""
    party = heads.party_of(filler)
    if filler is None or party is None or holding.group(party) != "actor":
        return set()
    return set() if holding.kind(party) == "community" and not OF_A_FORCE.intersection(heads.classes(filler.text)) else {party}
