"""Claims of many documents to clusters that are each of one event: blocks, scores, components, clusters."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.clusters.clusters import Joining
from khabar.link.clusters.constraints import Constraints
from khabar.link.pairs.blocking import MOST, keys, parted
from khabar.link.pairs.compared import Compared
from khabar.link.pairs.scoring import NEVER, Scorer, exact
from khabar.link.spread import spread
from khabar.model import Origin

Clusters = list[tuple[str, ...]]
Pair = tuple[int, int]
_HELD_APART = 2 * NEVER
"""The score of a pair that a person holds apart: less than any other, so that no mean above it joins the two."""

_LARGE = 50
"""Large blocks from which they are parted in several processes: one has 600 pairs and more."""
_MANY = 20_000
"""Pairs above the bound from which components are joined in several processes: 50,000 a second are joined in one."""


def link_accounts(
    accounts: Iterable[Account],
    codebook: Codebook,
    origins: Mapping[str, Origin] | None = None,
    constraints: Constraints | None = None,
) -> Clusters:
    """The references of the claims of each event, sorted; every account is in exactly one cluster.

    The result depends on the set of accounts, the codebook, the origins and the constraints, and on nothing else.
    """
    return Linker(accounts, codebook, origins, constraints).clusters()


class Linker:
    """Claims in comparable form with their blocks and scores; built once, asked for the clusters of all or of what new claims touch."""

    def __init__(
        self,
        accounts: Iterable[Account],
        codebook: Codebook,
        origins: Mapping[str, Origin] | None = None,
        constraints: Constraints | None = None,
        *,
        growing: bool = False,
    ) -> None:
        """``growing`` keeps what only claims that are added later (`extend`) can need."""
        self.scorer = Scorer(codebook, origins)
        self.hold(accounts, origins or {})
        self.blocks: dict[int, list[int]] = {}
        self.known = _Scores(self._score)
        self._first: dict[int, int] = {}
        self._block(range(len(self.claims)))
        if not growing:
            self._first = {}
        self.constrain(constraints or Constraints())

    def hold(self, accounts: Iterable[Account], origins: Mapping[str, Origin]) -> None:
        """Put these claims in the place of those that were there, without blocks; constraints are to be told anew."""
        self.scorer.comparing.origins = origins
        self.claims: list[Compared] = sorted((self.scorer.compared(account) for account in accounts), key=lambda claim: claim.ref)
        self.places = {claim.ref: at for at, claim in enumerate(self.claims)}

    def constrain(self, constraints: Constraints) -> None:
        """Put these constraints in the place of those that held."""
        self.known.clear()
        apart = {pair for pair in map(self._pair, constraints.apart) if pair is not None}
        self.settled = {pair: exact(self.scorer.linking.join) for pair in map(self._pair, constraints.open) if pair is not None}
        self.settled.update(dict.fromkeys(apart, _HELD_APART))
        self.foes: dict[int, set[int]] = {}
        for one, other in apart:
            self.foes.setdefault(one, set()).add(other)
            self.foes.setdefault(other, set()).add(one)
        self.together = [group for names in constraints.together if len(group := self._present(names)) > 1]

    def extend(self, accounts: Iterable[Account], changed: Iterable[Account], origins: Mapping[str, Origin]) -> None:
        """Add claims to a growing linker, and compare those anew that changed; ``origins`` are those of both."""
        self.scorer.comparing.origins = origins
        for account in changed:
            self.claims[self.places[account.ref]] = self.scorer.compared(account)
        first = len(self.claims)
        self.claims += map(self.scorer.compared, accounts)
        self.places.update((claim.ref, first + at) for at, claim in enumerate(self.claims[first:]))
        self._block(range(first, len(self.claims)))

    def _block(self, wanted: Iterable[int]) -> None:
        """Put claims into their blocks; most keys have one claim only, and a list for each would take a gigabyte in a million claims."""
        for at in wanted:
            for key in keys(self.claims[at]):
                found = self.blocks.get(key)
                if found is not None:
                    found.append(at)
                elif (other := self._first.setdefault(key, at)) != at:
                    self.blocks[key] = [other, at]

    def _pair(self, names: tuple[str, str]) -> Pair | None:
        found = self._present(names)
        return (found[0], found[1]) if len(found) == len(names) else None

    def _present(self, names: Iterable[str]) -> list[int]:
        return sorted(self.places[name] for name in names if name in self.places)

    def _score(self, pair: Pair) -> float:
        """The score of two claims by their places, the smaller first."""
        settled = self.settled.get(pair)
        return self.scorer.bits(self.claims[pair[0]], self.claims[pair[1]]) if settled is None else settled

    def clusters(self) -> Clusters:
        """The clusters of all claims."""
        return self.joined(range(len(self.claims)), dict(self._edges()))

    def _edges(self) -> Iterator[tuple[Pair, float]]:
        """The pairs above the bound with their scores, each compared once though many blocks may hold it."""
        large = [block for block in self.blocks.values() if len(block) > MOST]
        later: dict[int, array[int]] = {}
        for lefts, rights in spread(len(large), lambda part: (self._parted(large[at]) for at in part), _LARGE):
            for at, other in zip(lefts, rights, strict=True):
                row = later.get(at)
                if row is None:
                    row = later[at] = array("I")
                row.append(other)
        yield from spread(len(self.claims), lambda part: self._above(self._near(part, later)))

    def _above(self, rows: Iterable[tuple[int, Iterable[int]]]) -> Iterator[tuple[Pair, float]]:
        """The pairs above the bound of claims each with later ones, where both may be of one country."""
        join, score, claims = self.scorer.linking.join, self.scorer.bits, self.claims
        for at, others in rows:
            claim = claims[at]
            country = claim.country
            for place in others:
                other = claims[place]
                if country is None or other.country is None or country == other.country:
                    found = score(claim, other, join)
                    if found > join and (at, place) not in self.settled:
                        yield (at, place), found

    def _near(self, part: range, later: Mapping[int, Iterable[int]]) -> Iterator[tuple[int, Iterable[int]]]:
        """Each claim of a part with the later ones that it is compared with: those of its small blocks, and ``later`` in large ones."""
        blocks_of: list[list[Iterable[int]]] = [[] for _ in part]
        first, last = part.start, part.stop
        for block in self.blocks.values():
            if len(block) <= MOST:
                for at in block:
                    if first <= at < last:
                        blocks_of[at - first].append(block)
        for at, found in zip(part, blocks_of, strict=True):
            yield at, [other for other in set(later.get(at, ())).union(*found) if other > at]

    def _parted(self, block: Iterable[int]) -> tuple[array[int], array[int]]:
        """The pairs of a large block that are compared: the earlier claims, and the later ones in the same order."""
        lefts, rights = array("I"), array("I")
        for at, other in parted(block, self.claims):
            lefts.append(at)
            rights.append(other)
        return lefts, rights

    def joined(self, wanted: Iterable[int], edges: Collection[Pair]) -> Clusters:
        """The clusters of these claims, by their places and by the pairs of them above the bound; groups that persons made come too."""
        components = _Components(len(self.claims))
        scored = edges if isinstance(edges, Mapping) else {}
        for left, right in edges:
            components.join(left, right)
        for group in self.together:
            for one in group[1:]:
                components.join(group[0], one)
        edges_of: dict[int, list[Pair]] = {}
        for pair in edges:
            edges_of.setdefault(components.of(pair[0]), []).append(pair)
        groups_of: dict[int, list[list[int]]] = {}
        bound: set[int] = set()
        for group in self.together:
            groups_of.setdefault(components.of(group[0]), []).append(group)
            bound.update(group)
        for at in wanted:
            if at not in bound:
                groups_of.setdefault(components.of(at), []).append([at])
        work = sorted(((groups, edges_of.get(root, ())) for root, groups in groups_of.items()), key=lambda one: len(one[1]), reverse=True)
        least = 1 if len(edges) > _MANY else len(work) + 1
        efforts = [len(groups) + len(pairs) for groups, pairs in work]  # of a campaign, one component has half of all pairs
        found = spread(len(work), lambda part: (one for at in part for one in self._clusters(*work[at], scored)), least, efforts)
        return sorted(tuple(sorted(self.claims[at].ref for at in one)) for one in found)

    def _clusters(self, groups: Sequence[list[int]], edges: Sequence[Pair], scored: Mapping[Pair, float]) -> Sequence[list[int]]:
        """The clusters of one component."""
        if len(groups) == 1:
            return groups
        self.known.clear()
        self.known.update((pair, scored[pair]) for pair in edges if pair in scored)
        return Joining(self.claims, self.known, self.scorer.linking, self.foes).run(groups, edges)


class _Scores(dict[Pair, float]):
    """Scores of pairs, each worked out when it is first asked for."""

    def __init__(self, score: Callable[[Pair], float]) -> None:
        super().__init__()
        self._score = score

    def __missing__(self, pair: Pair) -> float:
        self[pair] = found = self._score(pair)
        return found


class _Components:
    """Union-find over places (Tarjan 1975): only to part the work, never to tell what is one event."""

    def __init__(self, count: int) -> None:
        self.above = list(range(count))

    def of(self, at: int) -> int:
        """The root of a component."""
        above = self.above
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make one component of two; the smaller root stays."""
        one, other = self.of(one), self.of(other)
        self.above[max(one, other)] = min(one, other)
