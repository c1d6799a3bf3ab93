"""Claims of many documents to clusters that are each of one event: blocks, scores, components, clusters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.blocking import MOST, keys, parted
from khabar.link.clusters import Joining
from khabar.link.compared import Compared
from khabar.link.constraints import Constraints
from khabar.link.scoring import NEVER, Scorer
from khabar.model import Origin

Clusters = list[tuple[str, ...]]
_HELD_APART = 2 * NEVER
"""The score of a pair that a person holds apart: less than any other, so that no mean above it joins the two."""


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
        self.claims: list[Compared] = sorted((self.scorer.compared(account) for account in accounts), key=lambda claim: claim.ref)
        self.places = {claim.ref: at for at, claim in enumerate(self.claims)}
        self.blocks: dict[int, list[int]] = {}
        self.known: dict[tuple[int, int], float] = {}
        self.scored: Mapping[tuple[int, int], float] = {}
        self._first: dict[int, int] = {}
        self._block(range(len(self.claims)))
        if not growing:
            self._first = {}
        self.constrain(constraints or Constraints())

    def constrain(self, constraints: Constraints) -> None:
        """Put these constraints in the place of those that held."""
        self.known.clear()
        apart = {pair for pair in map(self._pair, constraints.apart) if pair is not None}
        self.settled = {pair: self.scorer.linking.join for pair in map(self._pair, constraints.open) if pair is not None}
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

    def _pair(self, names: tuple[str, str]) -> tuple[int, int] | None:
        found = self._present(names)
        return (found[0], found[1]) if len(found) == len(names) else None

    def _present(self, names: Iterable[str]) -> list[int]:
        return sorted(self.places[name] for name in names if name in self.places)

    def score(self, left: int, right: int) -> float:
        """The score of two claims by their places, the smaller first; kept once it was asked for."""
        pair = left, right
        known = self.known.get(pair)
        if known is None and (known := self.scored.get(pair)) is None:
            known = self.settled.get(pair)
            if known is None:
                known = self.scorer.bits(self.claims[left], self.claims[right])
            self.known[pair] = known
        return known

    def clusters(self) -> Clusters:
        """The clusters of all claims."""
        return self.joined(range(len(self.claims)), dict(self._edges()))

    def _edges(self) -> Iterator[tuple[tuple[int, int], float]]:
        """The pairs above the bound with their scores."""
        join, score, claims = self.scorer.linking.join, self.scorer.bits, self.claims
        for left, right in self._compared():
            found = score(claims[left], claims[right], join)
            if found > join and (left, right) not in self.settled:
                yield (left, right), found

    def _compared(self) -> Iterator[tuple[int, int]]:
        """The pairs that are compared: of each claim with the later ones of its small blocks, and those of the parts of large blocks."""
        small: list[list[Sequence[int]]] = [[] for _ in self.claims]
        for block in self.blocks.values():
            if len(block) <= MOST:
                for at in block:
                    small[at].append(block)
        for at, found in enumerate(small):
            others: set[int] = set().union(*found)
            yield from ((at, other) for other in others if other > at)
        for block in self.blocks.values():
            if len(block) > MOST:
                yield from parted(block, self.claims)

    def joined(self, wanted: Iterable[int], edges: Collection[tuple[int, int]]) -> Clusters:
        """The clusters of these claims, by their places and by the pairs of them above the bound; groups that persons made come too."""
        components = _Components(len(self.claims))
        self.scored = edges if isinstance(edges, Mapping) else {}
        for left, right in edges:
            components.join(left, right)
        for group in self.together:
            for one in group[1:]:
                components.join(group[0], one)
        edges_of: dict[int, list[tuple[int, int]]] = {}
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
        found: Clusters = []
        for root, groups in groups_of.items():
            members = groups
            if len(groups) > 1:
                self.known.clear()
                joining = Joining(self.claims, self.score, self.scorer.linking.join, self.scorer.linking.apart, self.foes)
                members = joining.run(groups, edges_of.get(root, ()))
            found += (tuple(sorted(self.claims[at].ref for at in one)) for one in members)
        return sorted(found)


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
