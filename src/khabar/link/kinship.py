"""Who belongs to whom, and what lies in what: lineages of concepts as the codebook knows them."""

from collections.abc import Iterable, Iterator, Mapping

from khabar.codebook import Codebook
from khabar.codebook.types import Concept

_OF_A_STATE = frozenset({"state", "government", "military", "ministry", "police", "intelligence", "office", "community", "person"})
"""Kinds of actor that a report may name by their country instead (the army of a state, its ministry, its people)."""
_HOLDING = frozenset({"place", "actor", "target", "weapon"})
_SORTS = {"actor": "actor", "weapon": "weapon"}
REACH_KM = 250.0
"""How far from its point a region that no list bounds ("western Iraq", "eastern Syria") may reach. In the founding documents the sites
told to lie in such a region are 5 to 124 km from its point, those told elsewhere in the same country 327 km and more."""
LAND = "land:"
"""Before the code of a country as a member of a lineage."""


class Kinship:
    """The lineage of every concept, worked out once and kept: itself, its parents, the umbrellas over them, its state, its ground."""

    def __init__(self, codebook: Codebook) -> None:
        self._concepts = codebook.concepts
        self._over = _turned(codebook.linking.umbrellas)
        self._states = {one.country: one.id for one in codebook.concepts.values() if one.kind == "state" and one.country is not None}
        self._kept: dict[str, frozenset[str]] = {}

    def lineage(self, concept: str) -> frozenset[str]:
        """The concept and all that it is part of, by id; of one that the codebook does not know, itself alone."""
        known = self._kept.get(concept)
        if known is None:
            found: set[str] = set()
            waiting = [concept]
            while waiting:
                one = waiting.pop()
                if one not in found:
                    found.add(one)
                    waiting.extend(self._above(one))
            known = self._kept[concept] = frozenset(found)
        return known

    def sort(self, concept: str) -> str:
        """What a concept is: an actor, ground (a place or a facility) or a weapon; of one that no list knows, an actor."""
        known = self._concepts.get(concept)
        return _SORTS.get("actor" if known is None else known.group, "ground")

    def tops(self, concept: str) -> tuple[str, ...]:
        """The members of the lineage that are part of nothing else, in order."""
        return tuple(sorted(one for one in self.lineage(concept) if next(self._above(one), None) is None))

    def within(self, facets: Iterable[tuple[str, str]]) -> dict[tuple[str, str], set[str]]:
        """For each of these pairs of a role and a concept all that is part of the concept, itself among them; of words nothing."""
        found: dict[tuple[str, str], set[str]] = {
            (name, value): set() for name, value in facets if name in _HOLDING and value in self._concepts
        }
        for concept in self._concepts if found else ():
            lineage = self.lineage(concept)
            for facet, parts in found.items():
                if facet[1] in lineage:
                    parts.add(concept)
        return found

    def _above(self, concept: str) -> Iterator[str]:
        yield from self._over.get(concept, ())
        known = self._concepts.get(concept)
        if known is not None:
            yield from _parents(known, self._states)


def _parents(known: Concept, states: Mapping[str, str]) -> Iterator[str]:
    if known.parent is not None:
        yield known.parent
    if known.group == "actor" and known.kind in _OF_A_STATE and known.country is not None and known.country in states:
        yield states[known.country]
    if known.kind == "state" and known.country is not None:
        yield LAND + known.country
    if known.group in ("place", "facility"):
        if known.admin1 is not None:
            yield known.admin1
        if known.country is not None:
            yield LAND + known.country


def _turned(umbrellas: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    over: dict[str, list[str]] = {}
    for umbrella, groups in umbrellas.items():
        for group in groups:
            over.setdefault(group, []).append(umbrella)
    return over
