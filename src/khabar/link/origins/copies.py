"""Who copied whom: the passages of each article that stand in an earlier one, found among millions of articles.

Articles that share two fingerprints (`khabar.link.origins.imprints`) are compared word for word (`khabar.link.origins.overlap`); what they
truly have in common counts, not the resemblance of signatures. What is found of an article depends on the set of all articles alone, not
on their order nor on how often the index was added to.
"""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from khabar.link.origins.imprints import Imprint, fingerprints
from khabar.link.origins.overlap import Grams, Stretch, common_stretches
from khabar.link.spread import spread

LEAST_SHARED = 2
"""Fingerprints in common for two articles to be compared. One in common would have 4.5 pairs an article compared in place of 2.4, and find
25,165 pairs of the Saudi press in place of 23,399: single sentences, mostly."""

FIRST = 8
NEAREST = 8
"""Of the articles that share a fingerprint, an article is compared with the first and with the nearest before it: with all where they are
16 or fewer. It bounds the work where thousands share a formula ("the Custodian of the Two Holy Mosques, King ...")."""

MOST_COMPARED = 40
"""Earlier articles that one is compared with, those that share most first: a bound on the work, reached by 102 of 14,848 articles."""

_SLOTS = 1 << 26

Rank = tuple[dt.date, str]


class Copy(Struct, frozen=True, gc=False):
    """What one article has in common with an earlier one: the stretches, and their share of the words of the later one (0 to 1)."""

    doc_id: str
    source: str
    share: float
    stretches: tuple[Stretch, ...]


class CopyIndex:
    """All articles by their fingerprints, to find the earlier ones that an article repeats. Articles may be added at any time.

    Only fingerprints that stand in two articles have a bucket, so memory is that of the imprints and four bytes a fingerprint (1.3 KB for
    an article of 300 words), and 64 MB at most for those seen so far.
    """

    def __init__(self, imprints: Iterable[Imprint] = (), idle: frozenset[int] = frozenset()) -> None:
        self._idle = idle
        self._imprints: dict[str, Imprint] = {}
        self._prints: dict[str, array[int]] = {}
        self._seen = bytearray(_SLOTS)
        self._buckets: dict[int, list[Rank]] = {}
        self.add(imprints)

    def __contains__(self, doc_id: str) -> bool:
        return doc_id in self._imprints

    def __len__(self) -> int:
        return len(self._imprints)

    def imprint(self, doc_id: str) -> Imprint:
        """The imprint of an article. Raises KeyError where it was not added."""
        return self._imprints[doc_id]

    def add(self, imprints: Iterable[Imprint]) -> frozenset[str]:
        """Add articles; gives the ids of all whose copies may now be others: their own, and later ones that share a bucket with them.

        An article that is there already is not added again.
        """
        unknown = list(self._unknown(imprints))
        prints = spread(len(unknown), lambda part: (array("I", sorted(fingerprints(unknown[at]))) for at in part))
        fresh = {made.doc_id: found for made, found in zip(unknown, prints, strict=True)}
        twice = {mark for marks in fresh.values() for mark in marks if self._is_seen(mark) and mark not in self._buckets}
        touched = set()
        for doc_id, marks in fresh.items():
            for mark in marks:
                if mark in self._buckets and mark not in twice:
                    self._buckets[mark].append(self._imprints[doc_id].rank)
                    touched.add(mark)
        self._prints.update(fresh)
        if twice:
            for doc_id, marks in self._prints.items():
                for mark in twice.intersection(marks):
                    self._buckets.setdefault(mark, []).append(self._imprints[doc_id].rank)
        for mark in touched | twice:
            self._buckets[mark].sort()
        return self._later_than(fresh, touched | twice)

    def forget(self, doc_ids: Iterable[str]) -> frozenset[str]:
        """Take articles out; gives the ids of all others whose copies may now be others. One that is not there is passed over."""
        gone = {doc_id: self._prints.pop(doc_id) for doc_id in set(doc_ids) if doc_id in self._imprints}
        touched = self._later_than(gone, {mark for prints in gone.values() for mark in prints if mark in self._buckets})
        for doc_id, prints in gone.items():
            rank = self._imprints.pop(doc_id).rank
            for mark in prints:
                if mark in self._buckets:
                    self._buckets[mark].remove(rank)
        return touched - gone.keys()

    def _unknown(self, imprints: Iterable[Imprint]) -> Iterator[Imprint]:
        for made in imprints:
            if made.doc_id not in self._imprints:
                self._imprints[made.doc_id] = made
                yield made

    def _is_seen(self, mark: int) -> bool:
        """Whether the fingerprint, or another of its slot, was seen before; it is from now on."""
        slot = mark % _SLOTS
        if self._seen[slot]:
            return True
        self._seen[slot] = 1
        return False

    def _later_than(self, fresh: Iterable[str], marks: Iterable[int]) -> frozenset[str]:
        ranks = {self._imprints[doc_id].rank for doc_id in fresh}
        found = {doc_id for _, doc_id in ranks}
        for mark in marks:
            bucket = self._buckets[mark]
            first = next((place for place, rank in enumerate(bucket) if rank in ranks), len(bucket))
            found.update(doc_id for _, doc_id in bucket[first + 1 :])
        return frozenset(found)

    def copies_of(self, doc_id: str) -> tuple[Copy, ...]:
        """The earlier articles that this one has passages in common with, the earliest first. Raises KeyError where it was not added."""
        made = self._imprints[doc_id]
        return copies_among(made, [self._imprints[source] for source in self._candidates(made)], self._idle)

    def _candidates(self, made: Imprint) -> list[str]:
        """The earlier articles that share enough fingerprints, those that share most first."""
        shared: Counter[Rank] = Counter()
        for mark in self._prints[made.doc_id]:
            bucket = self._buckets.get(mark)
            if bucket is not None:
                place = bisect_left(bucket, made.rank)
                shared.update(bucket[:place] if place <= FIRST + NEAREST else bucket[:FIRST] + bucket[place - NEAREST : place])
        enough = sorted((-count, rank) for rank, count in shared.items() if count >= LEAST_SHARED)
        return [doc_id for _, (_, doc_id) in enough[:MOST_COMPARED]]


def copies_among(made: Imprint, candidates: Sequence[Imprint], idle: frozenset[int]) -> tuple[Copy, ...]:
    """Those of some earlier articles that one has passages in common with, the earliest first."""
    if not candidates:
        return ()
    grams = Grams(made)
    ordered = sorted(candidates, key=lambda one: one.rank)
    return tuple(copy for one in ordered if (copy := _copy(made, grams, one, idle)) is not None)


def _copy(later: Imprint, grams: Grams, earlier: Imprint, idle: frozenset[int]) -> Copy | None:
    stretches = common_stretches(grams, earlier, idle)
    if not stretches:
        return None
    return Copy(later.doc_id, earlier.doc_id, 2 * sum(stretch.same for stretch in stretches) / len(later.words), stretches)
