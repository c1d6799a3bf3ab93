"""What a shape is: columns, and the cells of an event under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from khabar.codebook import Codebook, Concept
from khabar.codebook.types import Counterparts
from khabar.model import Event, Origin


class Line(Struct, frozen=True):
    """An event as it is written out, with the states that people gave its claims (confirmed, corrected, wrong, unsure, disputed; none
    where a machine alone coded them), what they corrected, and when it last changed (ISO 8601, UTC).
    """

    event: Event
    states: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    recorded: str | None = None

    @property
    def review(self) -> str:
        """What people made of it, in a word or some."""
        return " ".join(self.states) or "machine-coded"


class Context(Struct, frozen=True):
    """What rows need beside events: the names of concepts and of countries (by their two letters), the address of an event, and what
    may be shown of words that no list knows, which may be a private person's name.
    """

    codebook: Codebook
    address: Callable[[str], str]
    public: Callable[[str], str | None]
    countries: Mapping[str, str]

    def concept(self, name: str | None) -> Concept | None:
        """What a concept is, if the codebook knows it."""
        return None if name is None else self.codebook.concepts.get(name)

    def english(self, name: str | None) -> str | None:
        """The neutral English name of a concept, or its id where the codebook has none."""
        found = self.concept(name)
        return name if found is None else found.en

    def country(self, code: str | None) -> str | None:
        """The English name of a country by its two letters."""
        return None if code is None else self.countries.get(code, code)

    def spoken(self, origin: Origin) -> str | None:
        """Whose account it is: by a neutral name, by the id of an outlet, or by what may be shown of the words."""
        found = self.concept(origin.label)
        return found.en if found is not None else self.public(origin.label) if origin.kind == "source" else origin.label

    def counterparts(self, event: Event) -> Counterparts:
        """The nearest kinds of event in other schemes, by the mode where it has one."""
        kind = self.codebook.types.get(event.type)
        if kind is None:
            return Counterparts()
        return next((mode.counterparts for mode in kind.modes if mode.id == event.mode), kind.counterparts)


def context_of(codebook: Codebook, address: Callable[[str], str], public: Callable[[str], str | None]) -> Context:
    """What rows need, with the countries of the codebook."""
    named = {one.country: one.en for one in codebook.concepts.values() if one.kind == "country" and one.country is not None}
    return Context(codebook, address, public, named)


class Shape(Struct, frozen=True, kw_only=True):
    """A table of events: its columns and the cells under them.

    ``tags`` are a second line under the names (HXL); ``delimiter`` and ``missing`` are how the scheme's own files are written.
    """

    name: str
    columns: tuple[str, ...]
    cells: Callable[[Line, Context], Mapping[str, Any]]
    tags: Mapping[str, str] | None = None
    delimiter: str = ","
    missing: str = ""

    def chosen(self, names: Sequence[str]) -> tuple[str, ...]:
        """The columns of these names in the order of the shape, all where none is named. Raises ValueError for a name that is none."""
        unknown = [name for name in names if name not in self.columns]
        if unknown:
            raise ValueError(f"there is no column {unknown[0]!r} in the shape {self.name}; there are {', '.join(self.columns)}")
        return tuple(name for name in self.columns if not names or name in names)
