"""What was read of the sets of events is held until somebody writes to them: one process answers many questions about the same ledger."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from khabar.ledger import sets, values
from khabar.ledger.values import Name

Made = TypeVar("Made")
MOST_BYTES = 256 << 20
"""Two thousand sets of a million events: some ten times what the lists, the facets and the map of one page ask for."""
MOST_MADE = 100
"""Arrays of days and places, and the events of the words that were asked for last: of a million events some 30 MB."""
_BITS_OF_BYTE = 8


class Held:
    """Sets of one ledger, and what was made from them, as of one version. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version = 0
        self._sets: OrderedDict[Name, int] = OrderedDict()
        self._bytes = 0
        self._made: OrderedDict[str, tuple[frozenset[str], Any]] = OrderedDict()
        self._names: list[Name] = [("", "")]

    def sets(self, connection: Connection, names: Iterable[Name]) -> dict[Name, int]:
        """Sets by name as `khabar.ledger.sets.load` gives them."""
        asked = list(dict.fromkeys(names))
        now = self._follow(connection)
        with self._lock:
            found = {name: self._touched(name) for name in asked if name in self._sets} if now == self._version else {}
        missing = [name for name in asked if name not in found]
        fresh = sets.load(connection, missing) if missing else {}
        with self._lock:
            if now == self._version:
                self._keep(fresh)
        return found | fresh

    def made(self, connection: Connection, key: str, facets: Collection[str], make: Callable[[], Made]) -> Made:
        """What `make` makes from the sets of these facets; made anew only after one of them was written to."""
        now = self._follow(connection)
        with self._lock:
            held = self._made.get(key) if now == self._version else None
        if held is not None:
            return held[1]  # type: ignore[no-any-return]
        fresh = make()
        with self._lock:
            if now == self._version:
                self._made[key] = (frozenset(facets), fresh)
                if len(self._made) > MOST_MADE:
                    self._made.popitem(last=False)
        return fresh

    def names(self, connection: Connection) -> list[Name]:
        """The name of each set by its number."""
        with self._lock:
            known = self._names
        new = values.names_after(connection, len(known) - 1)
        if not new:
            return known
        grown = [*known, *([("", "")] * (new[-1][0] + 1 - len(known)))]
        for number, name in new:
            grown[number] = name
        with self._lock:
            if len(grown) > len(self._names):
                self._names = grown
        return grown

    def _follow(self, connection: Connection) -> int:
        """The version that this transaction sees; what was written to since ours is let go."""
        now = values.version(connection)
        with self._lock:
            seen = self._version
        if now > seen:
            written = values.written_since(connection, seen)
            with self._lock:
                if self._version == seen:
                    self._let_go(written)
                    self._version = now
        return now

    def _let_go(self, written: Iterable[Name]) -> None:
        facets = set()
        for name in written:
            facets.add(name[0])
            self._bytes -= _size(self._sets.pop(name, 0))
        self._made = OrderedDict((key, held) for key, held in self._made.items() if not held[0] & facets)

    def _touched(self, name: Name) -> int:
        self._sets.move_to_end(name)
        return self._sets[name]

    def _keep(self, fresh: dict[Name, int]) -> None:
        for name, bits in fresh.items():
            self._bytes += _size(bits) - _size(self._sets.pop(name, 0))
            self._sets[name] = bits
        while self._bytes > MOST_BYTES:
            self._bytes -= _size(self._sets.popitem(last=False)[1])


_OF: WeakKeyDictionary[Engine, Held] = WeakKeyDictionary()
_LOCK = threading.Lock()


def of(connection: Connection) -> Held:
    """What is held of the ledger of a connection."""
    with _LOCK:
        return _OF.setdefault(connection.engine, Held())


def load(connection: Connection, names: Iterable[Name]) -> dict[Name, int]:
    """Sets by name; one that nothing is in is 0. A writer, who may have written what nobody else sees yet, reads them anew."""
    if connection.get_execution_options().get("writer"):
        return sets.load(connection, list(names))
    return of(connection).sets(connection, names)


def made(connection: Connection, key: str, facets: Collection[str], make: Callable[[], Made]) -> Made:
    """What `make` makes from the sets of these facets, held likewise."""
    return make() if connection.get_execution_options().get("writer") else of(connection).made(connection, key, facets, make)


def _size(bits: int) -> int:
    return bits.bit_length() // _BITS_OF_BYTE + 1
