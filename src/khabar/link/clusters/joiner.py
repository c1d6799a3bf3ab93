"""One connected component of claims after another made clusters, by pairs above the bound that were found elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.clusters.constraints import Constraints
from khabar.link.clusters.linking import Clusters, Linker
from khabar.model import Origin

_MOST_CLAIMS = 200_000
"""Claims after which what was kept of their parties is let go of: chosen; all that is held of 100,000 takes less than 0.65 GB."""


class Joiner:
    """Joins the claims of components; the clusters are as a `Linker` of all claims makes them of the same pairs."""

    def __init__(self, codebook: Codebook, constraints: Constraints) -> None:
        self._codebook, self._constraints = codebook, constraints
        self._linker, self._seen = Linker((), codebook), 0

    def clusters(self, accounts: Iterable[Account], origins: Mapping[str, Origin], edges: Mapping[tuple[str, str], float]) -> Clusters:
        """The clusters of one component.

        ``edges`` are its pairs above the bound with their scores, by references, the smaller first; none that a person settled is there.
        """
        if self._seen > _MOST_CLAIMS:
            self._linker, self._seen = Linker((), self._codebook), 0
        linker = self._linker
        linker.hold(accounts, origins)
        linker.constrain(self._constraints)
        self._seen += len(linker.claims)
        places = linker.places
        return linker.joined(range(len(linker.claims)), {(places[left], places[right]): score for (left, right), score in edges.items()})
