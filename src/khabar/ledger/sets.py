"""Sets of events, one for every value that any of them has, as bits: what filters are answered with.

Whichever filters are asked for together, each costs one bit for an event there is: a million events are 125 KB a filter, and an
intersection of two such sets takes some hundredths of a millisecond, whether much or nothing is in it, where a join has to go through the
smaller of two common values that hardly meet. An event has the place of its ``number``. One that is told otherwise gets another number, and
the former is taken out of the set of those that stand only.

A day, a coordinate or a count is kept as one set for each of its binary digits, by which a range is found, and the latest of a set, too.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from sqlalchemy import Connection, delete, select, tuple_

from khabar.ledger import values
from khabar.ledger.schema import event_sets
from khabar.ledger.values import Name
from khabar.ledger.writing import in_parts, put

STANDING: Name = ("", "standing")
REJECTED: Name = ("", "rejected")
"""Events every claim of which people rejected: kept, found where they are asked for, and counted nowhere."""
_BITS = 1 << 15
"""Of one row: 4 KB at most, which is what adding a single event rewrites of each of its some forty sets."""
_LEVEL = 1
_ASKED_AT_ONCE = 200
_SOME = re.compile(rb"[^\0]", re.DOTALL)


def digits(facet: str, count: int) -> list[Name]:
    """The sets of a number that has so many binary digits, the lowest first."""
    return [(facet, f"{place:02}") for place in range(count)]


def having(facet: str, value: int) -> Iterable[Name]:
    """The sets that an event with this number is in."""
    return ((facet, f"{place:02}") for place in range(value.bit_length()) if value >> place & 1)


def load(connection: Connection, names: Sequence[Name]) -> dict[Name, int]:
    """Sets by name, as numbers whose bits are events; one that nothing is in is 0."""
    parts: dict[Name, list[tuple[int, bytes]]] = {name: [] for name in names}
    asked = list(parts)
    for some in in_parts(asked, _ASKED_AT_ONCE):
        wanted = tuple_(event_sets.c.facet, event_sets.c.value).in_(some)
        for facet, value, part, bits in connection.execute(select(event_sets).where(wanted)):
            parts[facet, value].append((part, zlib.decompress(bits)))
    return {name: _joined(held) for name, held in parts.items()}


def add(connection: Connection, members: Mapping[Name, Iterable[int]]) -> None:
    """Put events into sets, by number."""
    _write(connection, {key: (bits, 0) for key, bits in _parted(members).items()})


def remove(connection: Connection, name: Name, numbers: Iterable[int]) -> None:
    """Take events out of one set."""
    _write(connection, {key: (0, bits) for key, bits in _parted({name: numbers}).items()})


def clear(connection: Connection, name: Name) -> None:
    """Empty a set."""
    connection.execute(delete(event_sets).where(event_sets.c.facet == name[0], event_sets.c.value == name[1]))
    values.note_all(connection)


def at_least(places: Sequence[int], least: int, among: int) -> int:
    """Of some events those whose number, given by the sets of its digits, is not less."""
    if least >> len(places):
        return 0
    more, same = 0, among
    for place in range(len(places) - 1, -1, -1):
        with_digit = same & places[place]
        if least >> place & 1:
            same = with_digit
        else:
            more |= with_digit
            same ^= with_digit
    return more | same


def greatest(places: Sequence[int], count: int, among: int) -> tuple[int, int]:
    """Those of the greatest numbers, ``count`` at most, and the equals of which only some belong to the first ``count``."""
    sure, same = 0, among
    for digit in reversed(places):
        with_digit = same & digit
        if (sure | with_digit).bit_count() > count:
            same = with_digit
        else:
            sure |= with_digit
            same ^= with_digit
    return sure, same


def numbers(bits: int) -> list[int]:
    """The events of a set, by number."""
    held = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    return [found.start() << 3 | place for found in _SOME.finditer(held) for place in _PLACES[found[0][0]]]


def of(events: Iterable[int]) -> int:
    """The set of some events. A digit is written for each number up to the highest, without a step of the interpreter for any of them."""
    members = list(events)
    digits = bytearray(b"0") * (max(members, default=0) + 1)
    deque(map(digits.__setitem__, members, repeat(ord("1"))), maxlen=0)
    digits.reverse()
    return int(digits, 2)


_PLACES = [[place for place in range(8) if byte >> place & 1] for byte in range(256)]


def _parted(members: Mapping[Name, Iterable[int]]) -> dict[tuple[str, str, int], int]:
    found: dict[tuple[str, str, int], bytearray] = {}
    for (facet, value), events in members.items():
        for number in events:
            part, place = divmod(number, _BITS)
            held = found.setdefault((facet, value, part), bytearray(_BITS >> 3))
            held[place >> 3] |= 1 << (place & 7)
    return {key: int.from_bytes(held, "little") for key, held in found.items()}


def _write(connection: Connection, changes: Mapping[tuple[str, str, int], tuple[int, int]]) -> None:
    """Add and take away bits of rows."""
    keys = sorted(changes)
    values.note(connection, {key[:2] for key in keys})
    for some in in_parts(keys, _ASKED_AT_ONCE):
        asked = some
        wanted = tuple_(event_sets.c.facet, event_sets.c.value, event_sets.c.part).in_(asked)
        held = {(row.facet, row.value, row.part): _number(row.bits) for row in connection.execute(select(event_sets).where(wanted))}
        rows = []
        for key in asked:
            more, less = changes[key]
            bits = (held.get(key, 0) | more) & ~less
            packed = zlib.compress(bits.to_bytes(_BITS >> 3, "little"), _LEVEL)
            rows.append({"facet": key[0], "value": key[1], "part": key[2], "bits": packed})
        put(connection, event_sets, rows)


def _number(packed: bytes) -> int:
    return int.from_bytes(zlib.decompress(packed), "little")


def _joined(parts: list[tuple[int, bytes]]) -> int:
    held = bytearray((max((part for part, _ in parts), default=-1) + 1) * (_BITS >> 3))
    for part, bits in parts:
        held[part * (_BITS >> 3) : (part + 1) * (_BITS >> 3)] = bits
    return int.from_bytes(held, "little")
