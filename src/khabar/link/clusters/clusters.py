"""From scored pairs to clusters: average link with constraints (Sokal and Michener 1958; Wagstaff and others 2001), never chaining.

Two clusters are joined where their claims are on average above the bound for so many pairs, the strongest first. Of a large cluster
the claims with the least codes stand for all, so that an event of a thousand reprints costs a thousand times one of them and not a
million.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from khabar.codebook.linking import Linking
from khabar.link.pairs.blocking import code
from khabar.link.pairs.compared import Compared
from khabar.link.pairs.levels import place_level

Pair = tuple[int, int]
Least = tuple[int, str, int]
"""A claim's code, its reference and its place."""
Offer = tuple[float, str, str, int, int]
"""The mean with its sign turned, the names of two clusters, and where they are: the strongest sorts first."""

REPRESENTATIVES = 8
"""Claims that stand for a cluster when it is set against another: the mean is over 64 pairs at most."""
_EXACT = 2  # of `Compared.dated`
_APART_DAYS = 1
"""Two windows told to the day that share no day are never of one event (none of 130 pairs of the gold is; a night is both
its days). Over made-up campaigns this takes the F1 of pairs from 0.886 to 0.897."""


class Cluster:
    """Claims that are together so far: a resource of the work below, thrown away after it."""

    __slots__ = ("earliest_end", "latest_start", "least", "members", "near", "of_document", "sites", "standing")

    def __init__(self, members: Sequence[int], claims: Sequence[Compared], least: Iterable[Least] | None = None) -> None:
        """``near`` gives for each other cluster that it may be joined to the sum of the scores between those that stand for the two."""
        self.members = list(members)
        self.least = sorted(least or ((code(claims[at].ref), claims[at].ref, at) for at in members))[:REPRESENTATIVES]
        self.standing = [at for _, _, at in self.least]
        self.near: dict[int, float] = {}
        self.of_document: dict[str, list[int]] = {}
        for at in self.members:
            self.of_document.setdefault(claims[at].doc, []).append(at)
        self.sites = {claims[at].site: at for at in self.members if claims[at].place is not None}
        exact = [claims[at] for at in self.members if claims[at].dated == _EXACT]
        self.latest_start = max((claim.first for claim in exact), default=0)
        self.earliest_end = min((claim.last for claim in exact), default=0)


def excluded_by_days(left: Cluster, right: Cluster) -> bool:
    """Whether claims of both are told to the day and for days of which none is shared."""
    if not left.latest_start or not right.latest_start:
        return False
    return max(left.latest_start, right.latest_start) - min(left.earliest_end, right.earliest_end) >= _APART_DAYS


def excluded_by_sites(left: Cluster, right: Cluster, claims: Sequence[Compared]) -> bool:
    """Whether claims of both are told at places that lie apart."""
    return any(place_level(claims[a], claims[b]) == "apart" for a in left.sites.values() for b in right.sites.values())


class Joining:
    """Joins the claims of one connected component; holds scores and clusters while it works."""

    def __init__(
        self,
        claims: Sequence[Compared],
        scores: Mapping[Pair, float],
        linking: Linking,
        foes: Mapping[int, Collection[int]] | None = None,
    ) -> None:
        """``scores`` gives that of any two claims by their places, the smaller first. ``foes`` are for each claim those that a person
        holds apart from it: no mean outweighs that.
        """
        self.claims, self.scores, self.apart = claims, scores, linking.apart
        self.bounds = [math.inf, *(linking.bound(pairs) for pairs in range(1, REPRESENTATIVES**2 + 1))]
        self.foes = foes or {}
        self.clusters: dict[int, Cluster] = {}
        self.next = 0
        self.heap: list[Offer] = []
        self.offers: dict[int, list[Offer]] = {}
        self.far: dict[tuple[int, int], bool] = {}

    def run(self, groups: Iterable[Sequence[int]], edges: Iterable[Pair]) -> list[list[int]]:
        """The clusters of a component.

        ``groups`` are what a person holds together, and each other claim alone; ``edges`` are the pairs above the bound.
        """
        home: dict[int, int] = {}
        for group in groups:
            at = self._add(Cluster(group, self.claims))
            home.update(dict.fromkeys(group, at))
        for left, right in edges:
            a, b = home[left], home[right]
            if a != b and b not in self.clusters[a].near:
                one, other = self.clusters[a], self.clusters[b]
                if not excluded_by_days(one, other):
                    self._bring_near(a, b, self._sum(one, other))
        for a in list(self.clusters):
            self._put_forward(a, (b for b in self.clusters[a].near if a < b))
        while self.heap:
            _, _, _, a, b = heapq.heappop(self.heap)
            if a in self.clusters:
                if b in self.clusters:
                    self._merge(a, b)
                else:
                    self._next_offer(a)
        return [cluster.members for cluster in self.clusters.values()]

    def _put_forward(self, a: int, others: Iterable[int]) -> None:
        """Keep the offers of a cluster to others, of which the strongest waits with those of the other clusters."""
        found = [offer for b in list(others) if (offer := self._offer(a, b)) is not None]
        if found:
            found.sort(reverse=True)
            self.offers[a] = found
            self._next_offer(a)

    def _next_offer(self, a: int) -> None:
        """Let the strongest offer of a cluster to one that is still there wait; the last of the list is the strongest."""
        offers = self.offers.get(a, [])
        while offers:
            offer = offers.pop()
            if offer[-1] in self.clusters:
                heapq.heappush(self.heap, offer)
                return

    def _add(self, cluster: Cluster) -> int:
        self.next += 1
        self.clusters[self.next] = cluster
        return self.next

    def _bring_near(self, a: int, b: int, total: float) -> None:
        self.clusters[a].near[b] = self.clusters[b].near[a] = total

    def _take_apart(self, a: int, b: int) -> None:
        """What keeps two clusters apart keeps all apart that they become part of."""
        del self.clusters[a].near[b], self.clusters[b].near[a]

    def _merge(self, a: int, b: int) -> None:
        left, right = self.clusters.pop(a), self.clusters.pop(b)
        self.offers.pop(a, None)
        self.offers.pop(b, None)
        both = Cluster([*left.members, *right.members], self.claims, [*left.least, *right.least])
        at = self._add(both)
        all_stand = len(both.members) == len(both.standing)
        for other in (left.near | right.near).keys() - {a, b}:
            cluster = self.clusters[other]
            one, two = cluster.near.pop(a, None), cluster.near.pop(b, None)
            if excluded_by_days(both, cluster):
                continue
            if all_stand:
                one = self._sum(left, cluster) if one is None else one
                self._bring_near(at, other, one + (self._sum(right, cluster) if two is None else two))
            else:
                self._bring_near(at, other, self._sum(both, cluster))
        self._put_forward(at, both.near)

    def _offer(self, a: int, b: int) -> Offer | None:
        """Two clusters put forward for joining, where nothing keeps them apart and they are on average above the bound."""
        left, right = self.clusters[a], self.clusters[b]
        pairs = len(left.standing) * len(right.standing)
        mean = left.near[b] / pairs
        if mean <= self.bounds[pairs]:
            return None
        if self._excluded(left, right):
            self._take_apart(a, b)
            return None
        one, other = self.claims[left.standing[0]].ref, self.claims[right.standing[0]].ref
        return (-mean, one, other, a, b) if one < other else (-mean, other, one, a, b)

    def _sum(self, left: Cluster, right: Cluster) -> float:
        """Of the scores between those who stand for two clusters; scores are such that it is exact (`khabar.link.pairs.scoring.exact`)."""
        known, standing = self.scores, right.standing
        if len(left.standing) == len(standing) == 1:
            a, b = left.standing[0], standing[0]
            return known[(a, b) if a < b else (b, a)]
        return sum([known[(a, b) if a < b else (b, a)] for a in left.standing for b in standing])

    def _excluded(self, left: Cluster, right: Cluster) -> bool:
        if self.foes and any(other in self.foes.get(at, ()) for at in left.members for other in right.members):
            return True
        if self._excluded_by_sites(left, right):
            return True
        if left.of_document.keys().isdisjoint(right.of_document):
            return False
        shared = left.of_document.keys() & right.of_document.keys()
        pairs = ((a, b) if a < b else (b, a) for doc in shared for a in left.of_document[doc] for b in right.of_document[doc])
        return any(self.scores[pair] < self.apart for pair in pairs)

    def _excluded_by_sites(self, left: Cluster, right: Cluster) -> bool:
        """As `excluded_by_sites`, each two sites looked at once."""
        for one, at in left.sites.items():
            for two, other in right.sites.items():
                if one != two:
                    far = self.far.get((one, two))
                    if far is None:
                        far = self.far[one, two] = place_level(self.claims[at], self.claims[other]) == "apart"
                    if far:
                        return True
        return False
