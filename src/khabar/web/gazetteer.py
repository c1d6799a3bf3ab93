"""Names of towns on the map, by the codebook's own gazetteer: the foremost of what is shown, never moved, hidden where they would cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.codebook.types import Concept
from khabar.ledger.filters import Box


class Town(Struct, frozen=True):
    """A place of people, with its names."""

    longitude: float
    latitude: float
    names: Mapping[str, str]


def towns(codebook: Codebook) -> tuple[Town, ...]:
    """Towns in the order in which a map should name them: seats of a division that bears their name, capitals, what the codebook lists by
    hand in its order, then the largest of the world's gazetteer.
    """
    held = [one for one in codebook.concepts.values() if one.group == "place" and one.kind == "town"]
    order = sorted(held, key=lambda one: _rank(one, codebook))
    return tuple(
        Town(one.longitude, one.latitude, {"en": one.en, "ar": one.ar})
        for one in order
        if one.longitude is not None and one.latitude is not None
    )


def _rank(town: Concept, codebook: Codebook) -> tuple[int, int, str, int]:
    over = codebook.concepts.get(town.admin1 or "")
    file, _, line = town.line.rpartition(":")
    is_seat = over is not None and over.en.startswith(town.en)
    is_of_world = not file.endswith(".yaml")
    group = 3 if is_of_world else 0 if is_seat else 1 if file.endswith("capitals.yaml") else 2
    return group, -town.population if is_of_world else 0, file, int(line) if line.isdecimal() else 0


def within(known: Sequence[Town], box: Box, most: int) -> list[Town]:
    """The foremost within a box, so many at most."""
    found = []
    for town in known:
        if box.south <= town.latitude <= box.north and box.west <= town.longitude <= box.east:
            found.append(town)
            if len(found) == most:
                break
    return found
