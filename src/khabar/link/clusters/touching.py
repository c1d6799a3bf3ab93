"""What new claims touch: the clusters that are others than before, found without linking the rest again.

Joining goes by the strongest pair of clusters first. So a cluster of the run before comes about again, step by step, unless one of its
steps meets a claim that is new or whose scores changed. It is enough to join again the claims of the clusters that hold such a claim,
together with every cluster they could be joined to; where one of these comes out otherwise than before, its claims are taken in too and
all is done again, until nothing at the rim moves. What comes out is what linking everything would give, claim for claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from khabar.link.clusters.linking import Clusters, Linker
from khabar.link.pairs.blocking import MOST, keys, parted

Pair = tuple[int, int]


def touched_clusters(linker: Linker, former: Mapping[str, tuple[str, ...]], fresh: Iterable[str], changed: Iterable[str]) -> Clusters:
    """The clusters that hold a claim which new ones touch, as ``linker.clusters()`` over everything would give them.

    ``linker`` knows all claims, ``former`` gives the cluster of each claim that was linked before. ``fresh`` are the claims that were not,
    ``changed`` those of the others whose origin or judgements are not what they were.
    """
    around = Surroundings(linker, former)
    new = {linker.places[ref] for ref in fresh}
    moving = {linker.places[ref] for ref in changed} | {at for pair in around.moved(new) for at in pair}
    moving.update(at for group in linker.together if not new.isdisjoint(group) for at in group)
    inner = new | {at for one in moving for at in around.cluster(one)}
    while True:
        edges, rim = around.rim(inner)
        members = sorted(inner.union(*rim))
        found = linker.joined(members, edges)
        whole = {tuple(sorted(linker.places[ref] for ref in cluster)) for cluster in found}
        stirred = [cluster for cluster in rim if cluster not in whole]
        if not stirred:
            return [cluster for cluster in found if linker.places[cluster[0]] in inner]
        inner.update(*stirred)


class Surroundings:
    """Looks around claims by their pairs above the bound; keeps what it worked out."""

    def __init__(self, linker: Linker, former: Mapping[str, tuple[str, ...]]) -> None:
        self.linker, self.former = linker, former
        self.bound = linker.scorer.linking.join
        self._parts: dict[int, dict[int, list[int]]] = {}
        self._inside: dict[tuple[int, ...], frozenset[Pair]] = {}
        self._joined: dict[int, frozenset[int]] = {}

    def cluster(self, at: int) -> tuple[int, ...]:
        """The claims of the former cluster of a claim, in the order of their references; a new claim is alone."""
        ref = self.linker.claims[at].ref
        return tuple(sorted(self.linker.places[one] for one in self.former.get(ref, (ref,))))

    def moved(self, new: set[int]) -> Iterator[Pair]:
        """Pairs of claims known before that a large block compares now and did not before, or the other way round."""
        claims = self.linker.claims
        for key in sorted({key for at in new for key in keys(claims[at])}):
            block = self.linker.blocks.get(key, [])
            if len(block) > MOST:
                before = [at for at in block if at not in new]
                compared = set(combinations(before, 2)) if len(before) <= MOST else set(parted(before, claims))
                now = {pair for pair in parted(block, claims) if new.isdisjoint(pair)}
                yield from (pair for pair in compared ^ now if self._is_joined(*pair))

    def rim(self, inner: set[int]) -> tuple[set[Pair], list[tuple[int, ...]]]:
        """The pairs above the bound of these claims and of the clusters around them, and these clusters."""
        edges = {_pair(at, other) for at in inner for other in self._near(at)}
        outside = {at for pair in edges for at in pair if at not in inner}
        rim = sorted({self.cluster(at) for at in outside})
        for cluster in rim:
            edges |= self._within(cluster)
        return edges, rim

    def _within(self, cluster: tuple[int, ...]) -> frozenset[Pair]:
        """The pairs above the bound of the claims of one former cluster."""
        known = self._inside.get(cluster)
        if known is None:
            pairs = {_pair(at, other) for at in cluster for other in self.compared(at).intersection(cluster)} if len(cluster) > 1 else ()
            known = self._inside[cluster] = frozenset(pair for pair in pairs if self._is_joined(*pair))
        return known

    def _near(self, at: int) -> frozenset[int]:
        """The claims with which one makes a pair above the bound."""
        known = self._joined.get(at)
        if known is None:
            known = self._joined[at] = frozenset(other for other in self.compared(at) if self._is_joined(*_pair(at, other)))
        return known

    def _is_joined(self, left: int, right: int) -> bool:
        linker = self.linker
        return (left, right) not in linker.settled and linker.scorer.bits(linker.claims[left], linker.claims[right]) > self.bound

    def compared(self, at: int) -> set[int]:
        """The claims with which one is compared."""
        found: set[int] = set()
        for key in keys(self.linker.claims[at]):
            block = self.linker.blocks.get(key)
            if block is not None:
                found.update(block if len(block) <= MOST else self._parted(key, block).get(at, ()))
        found.discard(at)
        return found

    def _parted(self, key: int, block: list[int]) -> dict[int, list[int]]:
        near = self._parts.get(key)
        if near is None:
            near = self._parts[key] = {}
            for left, right in parted(block, self.linker.claims):
                near.setdefault(left, []).append(right)
                near.setdefault(right, []).append(left)
        return near


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
