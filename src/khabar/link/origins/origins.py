"""Independent origins: one origin for all who carry an agency's report, quote one statement, copy a passage, or have one owner.

Every claim has one. What it is depends on the set of articles and claims and on the codebook alone: not on their order, nor on how often
articles were added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import structs

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.origins.copies import Copy, CopyIndex
from khabar.link.origins.datelines import Datelines
from khabar.link.origins.echoes import Echoes, is_unnamed
from khabar.link.origins.imprints import Imprint, Places, idle_hashes, imprint
from khabar.link.origins.passages import Match, Spoken, matches, spoken
from khabar.link.origins.returning import Returning
from khabar.link.origins.voices import DATELINE, NAMED, WORDED, Voice, Voices
from khabar.link.spread import spread
from khabar.model import Copied, Document, Origin


class Imprinter:
    """Makes the imprints of articles, with the agency that each names as its author."""

    def __init__(self, codebook: Codebook) -> None:
        self._datelines = Datelines(codebook)

    def imprint(self, document: Document) -> Imprint:
        """The imprint of an article: all that the search for origins needs of its text."""
        return imprint(document, self._datelines.agency(document.text))


class Origins:
    """The origins of claims, over all articles added so far."""

    def __init__(self, codebook: Codebook) -> None:
        idle = idle_hashes(codebook.sourcing.idle)
        self._copies = CopyIndex(idle=idle)
        self._voices, self._returning = Voices(codebook), Returning(codebook)
        self._echoes = Echoes(idle)
        self._accounts: dict[str, tuple[Account, ...]] = {}
        self._own: dict[str, Voice] = {}
        self._match: dict[str, Match] = {}
        self._carriers: dict[str, set[str]] = {}
        self._voice_of: dict[str, Voice] = {}

    def add(self, imprints: Iterable[Imprint], accounts: Iterable[Account], known: Iterable[Match] | None = None) -> frozenset[str]:
        """Add articles with their claims; gives the references of all claims whose origin may be another than before.

        Every article comes once, with all of its claims; claims of an article without an imprint are their outlet's or their source's.
        ``known`` are what `matches` gave for just these articles: then no article is compared again.
        """
        touched = set(self._copies.add(imprints))
        fresh: dict[str, list[Account]] = {}
        for account in accounts:
            fresh.setdefault(account.doc_id, []).append(account)
        for doc_id, told in fresh.items():
            self._accounts[doc_id] = tuple(sorted(told, key=lambda account: account.ref))
            agency = self._copies.imprint(doc_id).agency if doc_id in self._copies else None
            self._own.update((account.ref, self._voices.voice(account, agency)) for account in self._returning.told(told))
        touched |= fresh.keys() | self._echoes.add(account for told in fresh.values() for account in told if self._is_unnamed(account))
        if known is None:
            return self._rematch(touched)
        self._keep(known)
        return frozenset(self._own)

    def matches(self) -> tuple[Match, ...]:
        """Which claims repeat which earlier ones, by reference: what comparing all articles found."""
        return tuple(self._match[ref] for ref in sorted(self._match))

    def origin(self, ref: str) -> Origin:
        """The origin of a claim. Raises KeyError where it was not added."""
        own, root = self._own[ref], self._root(ref)
        if root == ref and ref not in self._carriers:
            return own.origin
        first = self._first(ref)
        keeps = own.known == NAMED or (own.known == WORDED and first != root)
        voice = own if keeps else self._family_voice(root)
        basis = voice.origin.basis if root == ref else f"the words of {root}; {voice.origin.basis}"
        return structs.replace(voice.origin, basis=basis, copied_from=None if first == ref else first, passage=root)

    def origins(self) -> dict[str, Origin]:
        """The origin of every claim, by its reference."""
        return {ref: self.origin(ref) for ref in self._own}

    def copied(self, doc_id: str) -> tuple[Copied, ...]:
        """What an article has in common with earlier ones, the earliest first: who copied whom. Raises KeyError where it was not added."""
        copies = self._copies.copies_of(doc_id)
        here = Places(self._copies.imprint(doc_id))
        return tuple(_copied(copy, here, Places(self._copies.imprint(copy.source))) for copy in copies)

    def forget(self, doc_ids: Iterable[str]) -> frozenset[str]:
        """Take articles and their claims out, as before they are added anew; gives all other claims whose origin may now be another."""
        doc_ids = frozenset(doc_ids)
        gone = [account for doc_id in doc_ids for account in self._accounts.get(doc_id, ())]
        families = self._families(gone)
        for account in gone:
            self._part(account.ref)
        for ref in [ref for account in gone for ref in self._carriers.get(account.ref, ())]:
            self._part(ref)
        touched = self._copies.forget(doc_ids) | self._echoes.forget(gone) | {ref.rpartition("#")[0] for ref in families}
        for account in gone:
            self._accounts.pop(account.doc_id, None)
            del self._own[account.ref]
        return (self._rematch(touched) | families) & self._own.keys()

    def _rematch(self, doc_ids: Iterable[str]) -> frozenset[str]:
        """Match the claims of these articles anew; gives all claims of the families they were in and are in now."""
        told = {doc_id: self._accounts[doc_id] for doc_id in sorted(doc_ids) if doc_id in self._accounts}
        accounts = [account for group in told.values() for account in group]
        before = self._families(accounts)
        for account in accounts:
            self._part(account.ref)
        ids = list(told)
        self._keep(list(spread(len(ids), lambda part: (found for at in part for found in self._matched(ids[at])))))
        return before | self._families(accounts)

    def _keep(self, found: Iterable[Match]) -> None:
        for match in found:
            self._match[match.ref] = match
            self._carriers.setdefault(match.earlier, set()).add(match.ref)
        self._voice_of.clear()

    def _matched(self, doc_id: str) -> list[Match]:
        """For the claims of an article, those of earlier ones that they repeat."""
        accounts = self._accounts[doc_id]
        copies = self._copies.copies_of(doc_id) if doc_id in self._copies else ()
        found = {match.ref: match for match in matches(self._spoken(doc_id), copies, self._spoken)} if copies else {}
        for account in accounts:
            echo = None if account.ref in found else self._echoes.earlier(account)
            if echo is not None:
                found[account.ref] = Match(account.ref, echo, is_twin=False)
        return list(found.values())

    def _spoken(self, doc_id: str) -> tuple[Spoken, ...]:
        accounts = self._accounts.get(doc_id, ())
        return spoken(accounts, Places(self._copies.imprint(doc_id))) if accounts else ()

    def _part(self, ref: str) -> None:
        """Let a claim repeat nothing."""
        match = self._match.pop(ref, None)
        if match is not None:
            self._carriers[match.earlier].discard(ref)
            if not self._carriers[match.earlier]:
                del self._carriers[match.earlier]

    def _is_unnamed(self, account: Account) -> bool:
        return is_unnamed(account, self._own[account.ref])

    def _root(self, ref: str) -> str:
        while ref in self._match:
            ref = self._match[ref].earlier
        return ref

    def _first(self, ref: str) -> str:
        """The earliest claim that a claim repeats as its twin, by way of others."""
        while ref in self._match and self._match[ref].is_twin:
            ref = self._match[ref].earlier
        return ref

    def _families(self, accounts: Iterable[Account]) -> frozenset[str]:
        """All claims that stand in a passage with one of these, they themselves included."""
        roots = {self._root(account.ref) for account in accounts}
        return frozenset(member for root in roots for member in self._family(root))

    def _family(self, root: str) -> list[str]:
        """A claim and all that repeat its passage, directly or by way of others."""
        found = [root]
        for ref in found:
            found.extend(self._carriers.get(ref, ()))
        return found

    def _order(self, ref: str) -> tuple[dt.date, str, str]:
        doc_id = ref.rpartition("#")[0]
        return self._accounts[doc_id][0].published or dt.date.max, doc_id, ref

    def _family_voice(self, root: str) -> Voice:
        """The best known voice among those who carry one passage; of equals, that of the earliest.

        Of claims that stand in the passage and are about something else, the agency counts and not the source.
        """
        found = self._voice_of.get(root)
        if found is None:
            members = [ref for ref in self._family(root) if self._own[ref].known >= DATELINE or self._first(ref) == root]
            best = min(members, key=lambda ref: (self._own[ref].known, self._order(ref)))
            found = self._voice_of[root] = self._own[best]
        return found


def origins_of(imprints: Iterable[Imprint], accounts: Iterable[Account], codebook: Codebook) -> dict[str, Origin]:
    """The origin of every claim of a closed set of articles, by its reference."""
    origins = Origins(codebook)
    origins.add(imprints, accounts)
    return origins.origins()


def _copied(copy: Copy, here: Places, there: Places) -> Copied:
    spans = (
        (here.span(range(stretch.start, stretch.end)), there.span(range(stretch.from_start, stretch.from_end)))
        for stretch in copy.stretches
    )
    return Copied(copy.doc_id, copy.source, copy.share, tuple(spans))
