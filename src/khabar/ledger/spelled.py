"""What stands in a ledger under words of its texts that name no concept: the same words in any spelling and order, on every list alike.

Events keep such words folded and sorted (`khabar.text.likeness.words_key`), claims and tallies as the text has them; an origin is kept with
what it is before its name (``source:``, ``agency:``). Somebody who asks writes neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from hashlib import blake2b

from sqlalchemy import ColumnElement, Connection, Table, select

from khabar.ledger import held, sets
from khabar.ledger.reviewing.marking import corrected
from khabar.ledger.schema import claims, event_evidence
from khabar.ledger.values import Name
from khabar.ledger.writing import Row
from khabar.text.likeness import words_key

WORDED = frozenset({"place", "actor", "target", "weapon", "source"})
"""The facets whose values may be words of a text."""
_SOURCE = "source:"
_ORIGINS = (_SOURCE, "agency:", "outlet:", "owner:", "document:")
"""Of origins: what a source said, an agency reports, an outlet says itself or any outlet of an owner, or an article without one."""
_ID = re.compile("[a-z0-9:-]+")
_WORDS = "{}_words"
"""The column with the number of what may be words of a text."""


def sets_of(facet: Name) -> tuple[Name, ...]:
    """The sets in which the events are that some account tells this of, as it was read or as people corrected it."""
    name, value = facet
    if name not in WORDED:
        return (facet, corrected(facet))
    said = (value,) if _ID.fullmatch(value) else (value, words_key(value.removeprefix(_SOURCE)))
    if name == "source" and not value.startswith(_ORIGINS):
        said = (*said, *(kind + one for one in said for kind in _ORIGINS[:-1]))
    elif name == "source":
        said = (*said, *(_SOURCE + one for one in said[1:]))
    return tuple(sign((name, one)) for one in dict.fromkeys(said) for sign in (_as_read, corrected))


def found(connection: Connection, facet: Name, known: Mapping[Name, int]) -> int:
    """The set of the events that are found by a value, among ``known`` sets.

    Words find those of claims that tell them, too, for an event keeps one wording of those that are the same to it; so does a source that
    is the origin of no event, because its words are another's first.
    """
    together = 0
    for one in sets_of(facet):
        together |= known[one]
    if facet[0] not in WORDED or (together and _ID.fullmatch(facet[1])):
        return together
    return together | held.made(connection, f"told {facet}", (sets.STANDING[0],), lambda: _of_claims(connection, facet))


def told(table: Table, facet: Name, meant: Collection[str] = (), *, is_hidden: bool = False) -> ColumnElement[bool]:
    """What holds of the claims or tallies that have a value, or one of those that it stands for: the places in a place.

    ``is_hidden``: no index of the value may tempt a database from the order in which it is to give them.
    """
    name = facet[0]
    asked = meant or {facet[1].removeprefix(_SOURCE) if name == "source" else facet[1]}
    if name not in WORDED:
        return (table.c[name].concat("") if is_hidden else table.c[name]).in_(sorted(asked))
    words = table.c[_WORDS.format(name)]
    return (words + 0 if is_hidden else words).in_(sorted(map(_number, asked)))


def with_words(row: Row) -> Row:
    """A row of a claim or a tally with the numbers of what may be words in it, by which they are found in any spelling and order."""
    named = {_WORDS.format(name): row[name] for name in WORDED & row.keys()}
    return row | {column: None if value is None else _number(value) for column, value in named.items()}


def stands(connection: Connection, table: Table, facet: Name) -> bool:
    """Whether a claim or a tally has a value."""
    if facet[0] not in table.c:
        return False
    query = select(table.c.number).where(table.c.current, told(table, facet))
    return connection.execute(query.limit(1)).first() is not None


def _number(value: str) -> int:
    """A concept, or words in whichever spelling and order, as a number of 64 bits: its index is small, however long the words are."""
    key = value if _ID.fullmatch(value) else words_key(value)
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _as_read(facet: Name) -> Name:
    return facet


def _of_claims(connection: Connection, facet: Name) -> int:
    """The events of the claims that have this value; those that stand no more may be among them."""
    query = select(event_evidence.c.event).join(claims, claims.c.number == event_evidence.c.claim)
    return sets.of(connection.execute(query.where(claims.c.current, told(claims, facet))).scalars())
