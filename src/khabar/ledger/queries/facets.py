"""How many of the wanted events each value of a facet has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from sqlalchemy import Connection, select

from khabar.ledger import held, marks, values
from khabar.ledger.filters import Filter, chosen
from khabar.ledger.queries.columns import Whole, members
from khabar.ledger.reviewing.marking import REVIEW, REVIEWED, corrected
from khabar.ledger.schema import event_found_by
from khabar.ledger.values import Name
from khabar.ledger.writing import in_parts

FACETS = (
    *("type", "mode", "status", "country", "place", "actor", "target", "weapon"),
    *("outcome", "outlet", "source", "grade", "contradiction", "reviewed", "review"),
)
SHOWN = 12
DRAWN = 2000
"""Events that are looked at one by one. A value that a hundredth of the wanted events have is in so many with a chance of failing of
2e-9; those that come first of a facet have more than that, or differ little from what comes after them."""
_SPARE = 4
"""Values beyond those that are shown which are counted, too: the last ones of a part may be in another order than those of the whole."""
_NOT_SHOWN = ("land:", "words:")
"""What values begin with that are no names: a country as the ground of a place, which is a facet of its own; words that no list knows, in
no order, which may name a private person.
"""
_AT_ONCE = 500


class Count(Struct, frozen=True):
    """A value and how many of the wanted events have it."""

    value: str
    count: int


class Facet(Struct, frozen=True):
    """The values of a facet that most events have, the most first; ``more`` if there are others."""

    name: str
    counts: tuple[Count, ...]
    more: bool


class Facets(Struct, frozen=True):
    """How many events are wanted, how many of them are contradicted, and the values that most of them have.

    Every count is exact. Among more than `DRAWN` events the values are those that are commonest in a part of them.
    """

    count: int
    contradicted: int
    facets: tuple[Facet, ...]


def count_facets(connection: Connection, wanted: Filter, names: Sequence[str] = FACETS, shown: int = SHOWN) -> Facets:
    """Counts by value for each of these facets, of the events that are wanted. Raises ValueError for a facet that is none."""
    unknown = sorted(set(names) - set(FACETS))
    if unknown:
        raise ValueError(f"there is no facet {unknown[0]}; there are {', '.join(FACETS)}")
    found = chosen(connection, wanted)
    numbers = members(found)
    contradicted = held.load(connection, [marks.CONTRADICTED])[marks.CONTRADICTED]
    is_few = len(numbers) <= DRAWN
    told = _told(connection, numbers if is_few else numbers[np.linspace(0, len(numbers) - 1, DRAWN).astype(np.int64)])
    more = _by_people(connection, found)
    by_facet: dict[str, list[tuple[int, Name]]] = {name: [] for name in names}
    for name in {**told, **more}:
        if name[0] in by_facet and not name[1].startswith(_NOT_SHOWN):
            by_facet[name[0]].append((-told.get(name, 0) - more.get(name, 0), name))
    drawn = {facet: sorted(values) for facet, values in by_facet.items()}
    asked = [name for values in drawn.values() for _, name in values[: shown + _SPARE]]
    read = told if is_few else {name: (bits & found).bit_count() for name, bits in held.load(connection, asked).items()}
    counted = {name: read.get(name, 0) + more.get(name, 0) for name in asked}
    facets = tuple(_facet(name, drawn[name], counted, shown) for name in names)
    return Facets(len(numbers), (found & contradicted).bit_count(), facets)


def _by_people(connection: Connection, found: int) -> dict[Name, int]:
    """How many of these events have a value by what people decided, and not by what was read: states of reviews, corrected values."""
    names = {name: name for name in values.of_facets(connection, (REVIEWED[0], REVIEW))}
    bare = {corrected((facet, ""))[0]: facet for facet in FACETS}
    names |= {(bare[name[0]], name[1]): name for name in values.of_facets(connection, list(bare))}
    read = [name for name, by_people in names.items() if name != by_people]
    known = held.load(connection, [*names.values(), *read])
    counts = {}
    for name, by_people in names.items():
        also = known[by_people] & found
        counts[name] = (also if name == by_people else also & ~known[name]).bit_count()
    return {name: count for name, count in counts.items() if count}


def _facet(name: str, drawn: list[tuple[int, Name]], counted: dict[Name, int], shown: int) -> Facet:
    candidates = [(-counted[value], value[1]) for _, value in drawn[: shown + _SPARE] if counted[value]]
    counts = tuple(Count(value, -count) for count, value in sorted(candidates)[:shown])
    return Facet(name, counts, len(drawn) > len(counts))


def _told(connection: Connection, numbers: Whole) -> dict[Name, int]:
    """How often each value stands beside these events."""
    held_of: list[bytes] = []
    for some in in_parts(numbers.tolist(), _AT_ONCE):
        held_of += connection.execute(select(event_found_by.c.ids).where(event_found_by.c.number.in_(some))).scalars()
    ids, counts = np.unique(np.frombuffer(b"".join(held_of), "<u4"), return_counts=True)
    names = held.of(connection).names(connection)
    return {names[number]: count for number, count in zip(ids.tolist(), counts.tolist(), strict=True)}
