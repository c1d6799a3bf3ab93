"""Which concept holds which, and who is of one side: lineages with the kinds and the points of the codebook."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from khabar.codebook import Codebook
from khabar.link.kinship import LAND, REACH_KM, Kinship

_KEPT = 1 << 16
"""Pairs of concepts whose answer is remembered."""
_EARTH_KM = 6371.0
_WIDE = frozenset({"country", "region", "admin1"})


class Holding:
    """Answers what lies in what and who belongs to whom, by concept ids; of an unknown id only that it is itself.

    ``contains`` and ``kin`` remember their answers.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._concepts = codebook.concepts
        self._kinship = Kinship(codebook)
        self.contains = lru_cache(maxsize=_KEPT)(self._contains)
        self.kin = lru_cache(maxsize=_KEPT)(self._kin)
        self._parents = {one.parent for one in codebook.concepts.values()}
        self._countries = {one.country: one.id for one in codebook.concepts.values() if one.kind == "country" and one.country is not None}

    def lineage(self, concept: str) -> frozenset[str]:
        """The concept and all that it is part of."""
        return self._kinship.lineage(concept)

    def group(self, concept: str | None) -> str | None:
        """actor, place, facility or weapon."""
        known = self._concepts.get(concept or "")
        return None if known is None else known.group

    def kind(self, concept: str | None) -> str | None:
        """The kind of a concept within its group."""
        known = self._concepts.get(concept or "")
        return None if known is None else known.kind

    def country(self, code: str) -> str | None:
        """The place that is the country of an ISO 3166 code."""
        return self._countries.get(code)

    def is_wide(self, place: str) -> bool:
        """Whether a place may hold others that no list knows."""
        return self.kind(place) in _WIDE

    def lands(self, place: str) -> list[str]:
        """The codes of the countries that a place lies in."""
        return sorted(one.removeprefix(LAND) for one in self.lineage(place) if one.startswith(LAND))

    def _contains(self, outer: str, inner: str) -> bool:
        """Whether a place lies in another, or is it.

        A region that no place names as its parent has no list to bound it: it holds what of its country (of its province, where it
        lies in one) is within its reach. No two places hold each other: the province of a region lies in none of its regions.
        """
        above = self.lineage(inner)
        if outer in above:
            return True
        if inner in self.lineage(outer):
            return False
        kind = self.kind(outer)
        if kind not in ("country", "region") or not any(f"{LAND}{land}" in above for land in self.lands(outer)):
            return False
        return kind == "country" or (outer not in self._parents and self._within_reach(outer, inner))

    def _kin(self, left: str, right: str) -> bool:
        """Whether two actors are of one side: the same, one part of the other, or both organs of one state."""
        if left == right:
            return True
        a, b = self.lineage(left), self.lineage(right)
        return left in b or right in a or any(self.kind(one) == "state" for one in a & b)

    def kin_to_any(self, one: str, others: Iterable[str]) -> bool:
        """Whether an actor is of one side with any of others."""
        return any(self.kin(one, other) for other in others)

    def _within_reach(self, outer: str, inner: str) -> bool:
        a, b = self._point(outer), self._point(inner)
        province = self._concepts[outer].admin1
        if province is not None and province not in self.lineage(inner):
            return False
        return a is not None and b is not None and self.kind(inner) not in ("country", "region") and distance_km(a, b) <= REACH_KM

    def _point(self, concept: str) -> tuple[float, float] | None:
        known = self._concepts.get(concept)
        return None if known is None or known.latitude is None or known.longitude is None else (known.latitude, known.longitude)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points in degrees, by the haversine formula."""
    north, south = radians(a[0]), radians(b[0])
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
