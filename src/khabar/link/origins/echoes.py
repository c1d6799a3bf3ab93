"""Two outlets that quote the same source without a name in the same words: one origin, though the passage is too short to be a copy."""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections.abc import Iterable

from msgspec import Struct

from khabar.link.accounts import Account
from khabar.link.origins.imprints import Imprint, fingerprints, imprint
from khabar.link.origins.overlap import Grams, common_stretches
from khabar.link.origins.voices import WORDED, Voice
from khabar.model import Document
from khabar.text.likeness import name_words

LEAST_WORDS = 8
"""Words in common, in order, of what two outlets have the same unnamed source say; two thirds of what is asked of a copy, since the source
and the report must agree as well. Ten unbroken words are always found, eight in most cases (`khabar.link.origins.imprints.WINDOW`)."""

FIRST = 8
"""Claims of one source and fingerprint that a claim is compared with, the earliest first."""

_Key = tuple[frozenset[str], int]


class Said(Struct, frozen=True, gc=False):
    """What a source without a name said: the words that tell the source, and the imprint of what it said."""

    source: frozenset[str]
    imprint: Imprint

    def found_by(self) -> list[_Key]:
        """What it is found by: the source with each fingerprint."""
        return [(self.source, mark) for mark in fingerprints(self.imprint)]


def said_of(account: Account) -> Said:
    """What the source of a claim said, in the words of its evidence."""
    words = " ".join(told.text for told in account.evidence)
    source = name_words(account.source.text) if account.source is not None else frozenset()
    return Said(frozenset(source), imprint(Document(account.doc_id, words, account.outlet, account.published)))


def is_unnamed(account: Account, voice: Voice) -> bool:
    """Whether a claim has a source that has no name."""
    return account.source is not None and voice.known > WORDED


def first_same(said: Said, candidates: Iterable[tuple[str, Said]], idle: frozenset[int]) -> str | None:
    """The name of the first of some earlier sayings in which the same is said in the same words; None where there is none."""
    grams = Grams(said.imprint)
    same = (name for name, other in candidates if common_stretches(grams, other.imprint, idle, LEAST_WORDS))
    return next(same, None)


class Echoes:
    """Claims of sources without a name, by the words of the source and of what it said."""

    def __init__(self, idle: frozenset[int]) -> None:
        self._idle = idle
        self._buckets: dict[_Key, list[tuple[dt.date, str, str]]] = {}
        self._said: dict[str, Said] = {}

    def add(self, accounts: Iterable[Account]) -> frozenset[str]:
        """Add claims of sources without a name; gives the ids of the articles whose echoes may now be others."""
        touched: set[str] = set()
        for account in accounts:
            said = self._said[account.ref] = said_of(account)
            for key in said.found_by():
                bucket = self._buckets.setdefault(key, [])
                insort(bucket, (*said.imprint.rank, account.ref))
                touched.update(doc_id for _, doc_id, _ in bucket)
        return frozenset(touched)

    def forget(self, accounts: Iterable[Account]) -> frozenset[str]:
        """Take claims out; gives the ids of the other articles whose echoes may now be others."""
        touched: set[str] = set()
        gone = [account for account in accounts if account.ref in self._said]
        for account in gone:
            said = self._said.pop(account.ref)
            for key in said.found_by():
                self._buckets[key].remove((*said.imprint.rank, account.ref))
                touched.update(doc_id for _, doc_id, _ in self._buckets[key])
        return frozenset(touched) - {account.doc_id for account in gone}

    def earlier(self, account: Account) -> str | None:
        """The reference of the earliest claim of another article in which the same source says the same; None where there is none."""
        said = self._said.get(account.ref)
        if said is None:
            return None
        candidates = {entry for key in said.found_by() for entry in self._buckets[key][:FIRST] if entry[:2] < said.imprint.rank}
        return first_same(said, ((ref, self._said[ref]) for _, _, ref in sorted(candidates)), self._idle)
