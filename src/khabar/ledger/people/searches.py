"""Searches that people keep: a query of the list of events under a name, with an address that feeds are read from."""

from __future__ import annotations

import secrets

from msgspec import Struct
from sqlalchemy import Connection, delete, select

from khabar.ledger.people.tables import searches
from khabar.ledger.people.users import enter
from khabar.ledger.writing import add
from khabar.model import Stamp

_RANDOM_BYTES = 16
MOST_LETTERS = 4000
"""Of a query: what browsers and servers between take of an address for sure is about twice as much."""


class Search(Struct, frozen=True):
    """A kept search: whose it is, its name, the query, since when.

    The id is 128 random bits: programs that read feeds cannot sign in.
    """

    search_id: str
    name: str
    label: str
    query: str
    made: str


def keep(connection: Connection, name: str, label: str, query: str, stamp: Stamp) -> Search:
    """Keep a query of the list of events (what stands behind ``?``). The caller holds the lock of a writer.

    Raises ValueError where it has no name or is longer than `MOST_LETTERS`.
    """
    if not label.strip() or len(query) > MOST_LETTERS or len(label) > MOST_LETTERS:
        raise ValueError(label)
    kept = Search(secrets.token_urlsafe(_RANDOM_BYTES), name, label.strip(), query, stamp.recorded)
    add(connection, searches, [{"id": kept.search_id, "name": name, "label": kept.label, "query": query, "made": stamp.recorded}])
    enter(connection, name, {"what": "search", "label": kept.label, "query": query}, f"person:{name}", stamp)
    return kept


def find(connection: Connection, search_id: str) -> Search | None:
    """The search of this id."""
    row = connection.execute(select(searches).where(searches.c.id == search_id)).first()
    return None if row is None else Search(*row)


def of_person(connection: Connection, name: str) -> list[Search]:
    """The searches of a person in the order in which they were kept."""
    rows = connection.execute(select(searches).where(searches.c.name == name).order_by(searches.c.made, searches.c.id))
    return [Search(*row) for row in rows]


def drop(connection: Connection, name: str, search_id: str, stamp: Stamp) -> None:
    """Keep a search of one's own no more. Raises KeyError where the person has no such search."""
    own = (searches.c.id == search_id) & (searches.c.name == name)
    if connection.execute(delete(searches).where(own)).rowcount == 0:
        raise KeyError(search_id)
    enter(connection, name, {"what": "search dropped", "search": search_id[: _RANDOM_BYTES // 2]}, f"person:{name}", stamp)
