"""Values of coded documents that the codebook does not know: a misspelt mode is told, and never linked as something new."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.codebook import Codebook
from khabar.codebook.kinds import STANCES, TALLY_KINDS
from khabar.model import Claim, Coded, Tally


class Vocabulary:
    """The closed lists of a codebook: types with their modes, countries, stances, what tallies count."""

    def __init__(self, codebook: Codebook) -> None:
        self._modes = {kind.id: frozenset(mode.id for mode in kind.modes) for kind in codebook.types.values()}
        self._countries = frozenset(concept.country for concept in codebook.concepts.values() if concept.country is not None)

    def fault(self, coded: Coded) -> str | None:
        """The first value of a document that is not on its list, in words for a person; None where all are known."""
        faults = (*map(self._of_claim, coded.claims), *map(self._of_tally, coded.tallies))
        return next((fault for found in faults for fault in found), None)

    def _of_claim(self, claim: Claim) -> Iterator[str]:
        modes = self._modes.get(claim.type)
        stance = claim.attribution.stance
        if modes is None:
            yield f"claim {claim.id} is of no type of the codebook: {claim.type!r}"
        elif claim.mode is not None and claim.mode not in modes:
            yield f"claim {claim.id} is of no mode of {claim.type}: {claim.mode!r} ({_any_of(modes)})"
        if stance is not None and stance not in STANCES:
            yield f"claim {claim.id} has no stance that is known: {stance!r} ({_any_of(STANCES)})"
        yield from self._of_either(claim, "claim")

    def _of_tally(self, tally: Tally) -> Iterator[str]:
        if tally.what not in TALLY_KINDS:
            yield f"tally {tally.id} counts nothing that is known: {tally.what!r} ({_any_of(TALLY_KINDS)})"
        yield from self._of_either(tally, "tally")

    def _of_either(self, item: Claim | Tally, kind: str) -> Iterator[str]:
        if item.country is not None and item.country not in self._countries:
            yield f"{kind} {item.id} has no country of the codebook: {item.country!r} (two letters of ISO 3166, as IQ)"


def _any_of(values: frozenset[str]) -> str:
    return f"one of {', '.join(sorted(values))}" if values else "it has none"
