"""Events found by what people decided about their claims: that anybody did, what came of it, and every corrected value.

A corrected value is a set of its own beside that of the value as read, so that it can be taken away when a decision is undone; filters look
into both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, func, select

from khabar.ledger import sets
from khabar.ledger.reviewing.fields import FOUND_BY
from khabar.ledger.reviewing.tables import corrections
from khabar.ledger.schema import decisions, entries, event_claims, events, state
from khabar.ledger.values import Name
from khabar.ledger.writing import in_parts, put
from khabar.model import Review

REVIEWED = ("reviewed", "yes")
"""The facet of an event one of whose claims a person decided about."""
REVIEW = "review"
"""The facet whose values are what people decided: those of `khabar.model.Review`, and `DISPUTED`."""
DISPUTED = "disputed"
STANDS = decisions.c.current & ~decisions.c.sealed
"""The decisions that count and that everybody may see."""
SEALED = select(decisions.c.entry).where(decisions.c.sealed)
"""The entries of decisions in blind samples that are open: no page and no answer shows them to others."""
_DECIDED = "decided"
_ASKED_AT_ONCE = 400
View = tuple[str, tuple[tuple[str, str | None], ...]]
"""What a person decided, with the fields that are corrected."""


def corrected(facet: Name) -> Name:
    """The set of events one of whose claims was corrected to this value."""
    return (f"corrected {facet[0]}", facet[1])


class Awaiting(Struct, frozen=True):
    """Claims about which people decided something that their events do not tell yet, and the last entry when that was noted."""

    entry: int = 0
    refs: tuple[str, ...] = ()


def note_decided(connection: Connection, refs: Iterable[str]) -> None:
    """Remember that the events of these claims are to be told again. The caller holds the lock of a writer."""
    entry = int(connection.execute(select(func.max(entries.c.sequence))).scalar() or 0)
    _put_awaiting(connection, Awaiting(entry, tuple(sorted({*awaiting(connection).refs, *refs}))))


def awaiting(connection: Connection) -> Awaiting:
    """What waits to be told; another for every decision since."""
    held = connection.execute(select(state.c.value).where(state.c.name == _DECIDED)).scalar()
    return Awaiting() if held is None else msgspec.json.decode(held, type=Awaiting)


def settle_decided(connection: Connection) -> None:
    """Have no claim wait any more. The caller holds the lock of a writer."""
    _put_awaiting(connection, Awaiting(awaiting(connection).entry))


def _put_awaiting(connection: Connection, waiting: Awaiting) -> None:
    put(connection, state, [{"name": _DECIDED, "value": msgspec.json.encode(waiting).decode()}])


def state_of(views: Iterable[View]) -> str:
    """What people decided about one claim: what all say that are sure; ``disputed`` where they do not say the same."""
    firm = {view for view in views if view[0] != Review.UNSURE}
    if not firm:
        return Review.UNSURE.value
    return next(iter(firm))[0] if len(firm) == 1 else DISPUTED


def mark(connection: Connection, refs: Sequence[str]) -> None:
    """Have the events of these claims found by what people decided about any of their claims, and by nothing that is undone."""
    told: set[str] = set()
    for some in in_parts(refs, _ASKED_AT_ONCE):
        told.update(connection.execute(select(decisions.c.ref).where(decisions.c.ref.in_(some)).distinct()).scalars())
    for some in in_parts(sorted(told), _ASKED_AT_ONCE):
        _mark(connection, some)


def _mark(connection: Connection, refs: Sequence[str]) -> None:
    own = select(event_claims.c.event_id).where(event_claims.c.ref.in_(refs))
    query = (
        select(events.c.number, decisions, corrections.c.field, corrections.c.value, corrections.c.within, STANDS.label("stands"))
        .join_from(events, event_claims, event_claims.c.event_id == events.c.event_id)
        .join(decisions, decisions.c.ref == event_claims.c.ref)
        .join(corrections, corrections.c.entry == decisions.c.entry, isouter=True)
        .where(events.c.event_id.in_(own))
        .order_by(decisions.c.entry, corrections.c.field)
    )
    wanted: set[tuple[Name, int]] = set()
    possible: set[tuple[Name, int]] = set()
    views: dict[tuple[int, str], dict[int, View]] = {}
    for row in connection.execute(query):
        names = [corrected((row.field, one)) for one in _found_by(row.field, row.value, row.within)]
        possible.update((name, row.number) for name in (REVIEWED, *names))
        if row.stands:
            wanted.update((name, row.number) for name in (REVIEWED, *names))
            said = views.setdefault((row.number, row.ref), {})
            before = said.get(row.entry, (row.review, ()))
            said[row.entry] = (row.review, (*before[1], (row.field, row.value)) if row.field else ())
    wanted.update(((REVIEW, state_of(said.values())), number) for (number, _), said in views.items())
    possible.update(((REVIEW, value), number) for _, number in tuple(possible) for value in (*Review, DISPUTED))
    _write(connection, wanted, possible - wanted)


def _found_by(field: str | None, value: str | None, within: str | None) -> list[str]:
    return [] if field not in FOUND_BY or value is None else [value, *(within or "").split("\n")]


def _write(connection: Connection, wanted: set[tuple[Name, int]], gone: set[tuple[Name, int]]) -> None:
    members: dict[Name, list[int]] = {}
    for (facet, value), number in wanted:
        members.setdefault((str(facet), str(value)), []).append(number)
    sets.add(connection, members)
    left: dict[Name, list[int]] = {}
    for (facet, value), number in gone:
        left.setdefault((str(facet), str(value)), []).append(number)
    for name, numbers in left.items():
        sets.remove(connection, name, numbers)
