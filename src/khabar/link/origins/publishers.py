"""Who publishes: outlets, agencies and media, and which of them have one owner and so are one origin."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.codebook.types import Outlet
from khabar.model import Origin
from khabar.text.inflect import name_key

PUBLISHING = frozenset({"agency", "medium"})
"""Kinds of actor that bring the news of others."""


class House(Struct, frozen=True):
    """An owner with what it publishes, or an outlet of no known owner: one origin."""

    id: str
    label: str
    agency: bool

    def origin(self, basis: str) -> Origin:
        """The origin of what is published in this house."""
        return Origin(self.id, "agency" if self.agency else "outlet", self.label, basis)


class Publishers:
    """Every outlet and every agency or medium that reports name, by its house."""

    def __init__(self, codebook: Codebook) -> None:
        self._concepts = codebook.concepts
        self._outlets = codebook.outlets
        outlet_of = _outlets_of_concepts(codebook)
        members: dict[str, set[str]] = {}
        for outlet in codebook.outlets.values():
            members.setdefault(_house(outlet), set()).add(outlet.id)
        agencies = {
            _house(codebook.outlets[outlet]) for concept, outlet in outlet_of.items() if codebook.concepts[concept].kind == "agency"
        }
        self._of_outlet = {
            outlet.id: House(_house(outlet), _label(outlet, members[_house(outlet)]), _house(outlet) in agencies)
            for outlet in codebook.outlets.values()
        }
        self._of_concept = {concept: self._of_outlet[outlet] for concept, outlet in outlet_of.items()}

    def outlet(self, outlet: str) -> House:
        """The house of an outlet; one that the codebook does not know is a house of its own."""
        return self._of_outlet.get(outlet) or House(f"outlet:{outlet}", outlet, agency=False)

    def concept(self, concept: str) -> House | None:
        """The house of an agency or a medium; None for any other concept."""
        known = self._concepts.get(concept)
        if known is None or known.kind not in PUBLISHING:
            return None
        return self._of_concept.get(concept) or House(f"outlet:{concept}", known.en, known.kind == "agency")


def _house(outlet: Outlet) -> str:
    return f"outlet:{outlet.id}" if outlet.owner is None else f"owner:{outlet.owner}"


def _label(outlet: Outlet, members: Iterable[str]) -> str:
    return outlet.owner if outlet.owner is not None and set(members) != {outlet.id} else outlet.en


def _outlets_of_concepts(codebook: Codebook) -> dict[str, str]:
    """The outlet that an agency or a medium is: of the same id, else the one with most names in common (at equal number, the first id)."""
    names: dict[str, set[str]] = {}
    for name in codebook.names:
        concept = codebook.concepts[name.concept]
        if concept.kind in PUBLISHING:
            names.setdefault(name.concept, set()).add(" ".join(name.words))
    outlets = {outlet.id: {_bare(name) for name in outlet.names} for outlet in codebook.outlets.values()}
    found = {}
    for concept_id, own in names.items():
        shared = {outlet: len(own & theirs) + (len(own) if outlet == concept_id else 0) for outlet, theirs in outlets.items()}
        best = min(shared, key=lambda outlet: (-shared[outlet], outlet), default=None)
        if best is not None and shared[best]:
            found[concept_id] = best
    return found


def _bare(name: str) -> str:
    return " ".join(name_key(word) for word in name.split())
