"""Two outlets that quote the same source without a name in the same words: one origin, though the passage is too short to be a copy."""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections.abc import Iterable

from khabar.link.accounts import Account
from khabar.link.origins.imprints import Imprint, fingerprints, imprint
from khabar.link.origins.overlap import Grams, common_stretches
from khabar.model import Document
from khabar.text.likeness import name_words

LEAST_WORDS = 8
"""Words in common, in order, of what two outlets have the same unnamed source say; two thirds of what is asked of a copy, since the source
and the report must agree as well. Ten unbroken words are always found, eight in most cases (`khabar.link.origins.imprints.WINDOW`)."""

FIRST = 8
"""Claims of one source and fingerprint that a claim is compared with, the earliest first."""

_Key = tuple[frozenset[str], int]


class Echoes:
    """Claims of sources without a name, by the words of the source and of what it said."""

    def __init__(self, idle: frozenset[int]) -> None:
        self._idle = idle
        self._buckets: dict[_Key, list[tuple[dt.date, str, str]]] = {}
        self._said: dict[str, Imprint] = {}

    def add(self, accounts: Iterable[Account]) -> frozenset[str]:
        """Add claims of sources without a name; gives the ids of the articles whose echoes may now be others."""
        touched: set[str] = set()
        for account in accounts:
            said = " ".join(told.text for told in account.evidence)
            self._said[account.ref] = imprint(Document(account.doc_id, said, account.outlet, account.published))
            for key in self._keys(account):
                bucket = self._buckets.setdefault(key, [])
                insort(bucket, (*self._said[account.ref].rank, account.ref))
                touched.update(doc_id for _, doc_id, _ in bucket)
        return frozenset(touched)

    def forget(self, accounts: Iterable[Account]) -> frozenset[str]:
        """Take claims out; gives the ids of the other articles whose echoes may now be others."""
        touched: set[str] = set()
        gone = [account for account in accounts if account.ref in self._said]
        for account in gone:
            entry = (*self._said[account.ref].rank, account.ref)
            for key in self._keys(account):
                self._buckets[key].remove(entry)
                touched.update(doc_id for _, doc_id, _ in self._buckets[key])
        for account in gone:
            del self._said[account.ref]
        return frozenset(touched) - {account.doc_id for account in gone}

    def earlier(self, account: Account) -> str | None:
        """The reference of the earliest claim of another article in which the same source says the same; None where there is none."""
        said = self._said.get(account.ref)
        if said is None:
            return None
        candidates = {entry for key in self._keys(account) for entry in self._buckets[key][:FIRST] if entry[:2] < said.rank}
        grams = Grams(said)
        for _, _, ref in sorted(candidates):
            if common_stretches(grams, self._said[ref], self._idle, LEAST_WORDS):
                return ref
        return None

    def _keys(self, account: Account) -> list[_Key]:
        source = name_words(account.source.text) if account.source is not None else frozenset()
        return [(source, mark) for mark in fingerprints(self._said[account.ref])]
