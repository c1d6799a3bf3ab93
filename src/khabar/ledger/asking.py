"""What pages, the API and the command line are asked for in words, as a filter: names of concepts, days, degrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.ledger.filters import Box, Filter
from khabar.text import fold_word
from khabar.text.inflect import name_key
from khabar.text.search import searched

NAMED = ("place", "actor", "target", "weapon")
PLAIN = ("type", "mode", "status", "country", "outlet", "source", "grade", "contradiction", "outcome", "review")
FACETS = (*PLAIN[:3], *NAMED, *PLAIN[3:])
"""The names of what events are found by, in the order in which they are offered."""
MOST_VALUES = 50
"""Of facets in one question: each name is looked up, which takes some milliseconds, and no person asks for as many."""
GROUPS = {"place": ("place", "facility"), "actor": ("actor",), "source": ("actor",), "weapon": ("weapon",)}
_ANY = ("place", "facility", "actor", "weapon")
_CORNERS = 4
_YES = frozenset({"1", "yes", "true"})
_NO = frozenset({"0", "no", "false"})


class Problem(Struct, frozen=True):
    """A part of a question that means nothing: its name, what was given, and names like it, the likest first; it was left out.

    ``listed``: those near it are all that there are, for none of them is like it. ``lacking``: a claim or a tally,
    where events have the value and none of these.
    """

    name: str
    given: str
    near: tuple[str, ...] = ()
    listed: bool = False
    lacking: str = ""


class Asked(Struct, frozen=True):
    """A filter, what of the question was left out of it, and the facets as they were written."""

    filter: Filter
    problems: tuple[Problem, ...] = ()
    written: tuple[tuple[str, str], ...] = ()


def asked(pairs: Iterable[tuple[str, str]], codebook: Codebook) -> Asked:
    """The filter of a query string, given as names and values; names that no filter has are not looked at, empty values ask nothing.

    Facets by their names, each as often as wanted; ``since``, ``until`` (YYYY-MM-DD), ``bbox`` (west,south,east,north), ``origins`` (at
    least so many), ``contested`` and ``reviewed`` (yes, no: whether anybody decided about a claim), ``q`` (words of the evidence).
    """
    given = [(name, value.strip()) for name, value in pairs if value.strip()]
    valued = [(name, value) for name, value in given if name in FACETS]
    facets = [facet_of(codebook, name, value) for name, value in valued[:MOST_VALUES]]
    problems = [Problem(name, value) for name, value in valued[MOST_VALUES:]]
    single: dict[str, object] = {}
    for name, value in given:
        if name not in _SINGLE:
            continue
        try:
            single[name] = _SINGLE[name](value)
        except ValueError:
            problems.append(Problem(name, value))
    found = Filter(facets=tuple(facets), **{_FIELDS.get(name, name): value for name, value in single.items()})  # type: ignore[arg-type]
    return Asked(found, tuple(problems), tuple(valued[:MOST_VALUES]))


def facet_of(codebook: Codebook, name: str, value: str) -> tuple[str, str]:
    """What a value is looked for as: a concept by any of its names; a country as a place is all that lies in it."""
    if name not in (*NAMED, "source"):
        return name, value.upper() if name == "country" else value
    known = known_as(codebook, name, value)
    concept = codebook.concepts.get(known)
    if name == "place" and concept is not None and concept.kind == "country" and concept.country is not None:
        return "country", concept.country
    return name, known


def known_as(codebook: Codebook, name: str, value: str) -> str:
    """The id of the concept that a name stands for: an id, an English name, or any Arabic spelling; else the words as written."""
    groups = GROUPS.get(name, _ANY)
    if value in codebook.concepts and codebook.concepts[value].group in groups:
        return value
    said = value.casefold()
    for concept in codebook.concepts.values():
        if concept.group in groups and (concept.en.casefold() == said or concept.ar == value):
            return concept.id
    words = tuple(name_key(fold_word(word)) for word in searched(value))
    for known in codebook.names:
        if known.words == words and codebook.concepts[known.concept].group in groups:
            return known.concept
    return value


def box_of(written: str) -> Box:
    """WEST,SOUTH,EAST,NORTH in degrees. Raises ``ValueError`` for anything else."""
    corners = [float(part) for part in written.split(",")]
    if len(corners) != _CORNERS or not (-90 <= corners[1] <= corners[3] <= 90 and all(-180 <= side <= 180 for side in corners[::2])):
        raise ValueError(written)
    return Box(*corners)


def _day(written: str) -> str:
    return dt.date.fromisoformat(written).isoformat()


def _number(written: str) -> int:
    number = int(written)
    if number < 1:
        raise ValueError(written)
    return number


def _whether(written: str) -> bool:
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise ValueError(written)


_SINGLE: Mapping[str, Callable[[str], object]] = {
    "since": _day,
    "until": _day,
    "bbox": box_of,
    "origins": _number,
    "contested": _whether,
    "reviewed": _whether,
    "q": str,
}
_FIELDS = {"bbox": "box", "origins": "least_origins", "contested": "contradicted", "q": "words"}
"""Where the field of a filter is not called as the parameter."""
