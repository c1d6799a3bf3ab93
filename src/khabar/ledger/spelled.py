"""What stands in a ledger under words of its texts that name no concept: the same words in any spelling and order, on every list alike.

Events keep such words folded and sorted (`khabar.text.likeness.words_key`), claims and tallies as the text has them; an origin is kept with
what it is before its name (``source:``, ``agency:``). Somebody who asks writes neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, select

from khabar.ledger import held, sets
from khabar.ledger.reviewing.marking import corrected
from khabar.ledger.schema import claims, event_evidence
from khabar.ledger.values import Name
from khabar.ledger.writing import in_parts
from khabar.text.likeness import words_key

WORDED = frozenset({"place", "actor", "target", "weapon", "source"})
"""The facets whose values may be words of a text."""
_SOURCE = "source:"
_ORIGINS = (_SOURCE, "agency:", "outlet:", "owner:", "document:")
"""Of origins: what a source said, an agency reports, an outlet says itself or any outlet of an owner, or an article without one."""
_ID = re.compile("[a-z0-9:-]+")
_AT_ONCE = 400


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


def values_of(connection: Connection, table: Table, facet: Name) -> tuple[str, ...]:
    """What stands in this column of claims or of tallies for a value that is asked for: itself, and its words however they are written."""
    name, value = facet
    if name not in WORDED:
        return (value,)
    value = value.removeprefix(_SOURCE) if name == "source" else value
    if _ID.fullmatch(value):
        return (value,)
    others = held.made(connection, f"spelled {table.name} {facet}", (sets.STANDING[0],), lambda: _spellings(connection, table, name, value))
    return (value, *others)


def stands(connection: Connection, table: Table, facet: Name) -> bool:
    """Whether a claim or a tally has a value."""
    name = facet[0]
    if name not in table.c:
        return False
    parts = in_parts(values_of(connection, table, facet), _AT_ONCE)
    found = (connection.execute(select(table.c.number).where(table.c.current, table.c[name].in_(some)).limit(1)).first() for some in parts)
    return any(row is not None for row in found)


def _as_read(facet: Name) -> Name:
    return facet


def _spellings(connection: Connection, table: Table, name: str, value: str) -> Sequence[str]:
    """The words of the texts that are these words; a ledger of a million claims is gone through in about a second, and once."""
    wanted = words_key(value)
    written = connection.execute(select(table.c[name]).where(table.c.current).distinct()).scalars()
    return sorted(one for one in written if one is not None and one != value and not _ID.fullmatch(one) and words_key(one) == wanted)


def _of_claims(connection: Connection, facet: Name) -> int:
    """The events of the claims that have this value; those that stand no more may be among them."""
    together = 0
    for some in in_parts(values_of(connection, claims, facet), _AT_ONCE):
        query = select(event_evidence.c.event).join(claims, claims.c.number == event_evidence.c.claim)
        together |= sets.of(connection.execute(query.where(claims.c.current, claims.c[facet[0]].in_(some))).scalars())
    return together
