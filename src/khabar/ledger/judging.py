"""Judgements of persons about pairs of claims: kept for good; which of them stand is told by linking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, or_, select, update

from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import Written, append
from khabar.ledger.schema import judgements
from khabar.ledger.writing import Row, add, in_parts
from khabar.model import Entry, Judgement, Stamp

JUDGED, SETTLED = "judged", "settled"
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Judgement)
_ASKED_AT_ONCE = 400


class _Settled(Struct, frozen=True):
    """Which judgements (by content) stand again and which stand no more."""

    stand: tuple[str, ...]
    fallen: tuple[str, ...]


def persons_judgements(connection: Connection, since: int) -> tuple[list[Judgement], list[Judgement]]:
    """What persons judged about pairs of claims, as it stands: up to an entry, and since then."""
    query = select(judgements.c.entry, judgements.c.content).where(judgements.c.current).order_by(judgements.c.entry)
    rows = connection.execute(query).all()
    held = _decoded(connection, [row.content for row in rows])
    told = [(row.entry, held[row.content]) for row in rows]
    return [one for entry, one in told if entry <= since], [one for entry, one in told if entry > since]


def judged_about(connection: Connection, refs: Sequence[str]) -> list[Judgement]:
    """What persons judged about these claims, as it stands, in the order in which it was judged."""
    about = or_(judgements.c.left.in_(refs), judgements.c.right.in_(refs))
    query = select(judgements.c.content).where(judgements.c.current, about).order_by(judgements.c.entry)
    names = list(connection.execute(query).scalars())
    held = _decoded(connection, names)
    return [held[name] for name in names if name in held]


def _decoded(connection: Connection, names: Sequence[str]) -> dict[str, Judgement]:
    return {name: _DECODER.decode(data) for name, data in fetch(connection, names).items()}


def judge(connection: Connection, given: Iterable[Judgement], stamp: Stamp, *, instead: bool = False) -> int:
    """Keep what persons judged; what is kept already is not kept again. ``instead``: these are all that stand now.

    Gives how many are new.
    """
    payloads = {name_of(data): (one, data) for one in given for data in (_ENCODER.encode(one),)}
    known = set(connection.execute(select(judgements.c.content)).scalars())
    fresh = {name: held for name, held in payloads.items() if name not in known}
    numbers = append(connection, [Written(JUDGED, f"{one.left} {one.right}", data) for one, data in fresh.values()], stamp)
    rows = [{**_judgement_row(one), "entry": n, "content": name} for n, (name, (one, _)) in zip(numbers, fresh.items(), strict=True)]
    add(connection, judgements, rows)
    if instead:
        _settle(connection, set(payloads), stamp)
    return len(fresh)


def lay_judgement(connection: Connection, entry: Entry, payload: bytes) -> None:
    """Fill the row of a judgement from its entry."""
    row = _judgement_row(_DECODER.decode(payload))
    add(connection, judgements, [{**row, "entry": entry.sequence, "content": entry.content}])


def settle(connection: Connection, entry: Entry, payload: bytes) -> None:
    """Have those judgements stand of which an entry says so."""
    found = msgspec.json.decode(payload, type=_Settled)
    _have_stand(connection, found.stand, found.fallen)


def _have_stand(connection: Connection, stand: Sequence[str], fallen: Sequence[str]) -> None:
    for contents, stands in ((stand, True), (fallen, False)):
        for part in in_parts(contents, _ASKED_AT_ONCE):
            connection.execute(update(judgements).where(judgements.c.content.in_(part)).values(current=stands))


def _settle(connection: Connection, standing: set[str], stamp: Stamp) -> None:
    rows = connection.execute(select(judgements.c.content, judgements.c.current)).all()
    stand = tuple(sorted(row.content for row in rows if row.content in standing and not row.current))
    fallen = tuple(sorted(row.content for row in rows if row.content not in standing and row.current))
    if stand or fallen:
        payload = _ENCODER.encode(_Settled(stand, fallen))
        append(connection, [Written(SETTLED, "judgements", payload)], stamp)
        _have_stand(connection, stand, fallen)


def _judgement_row(one: Judgement) -> Row:
    return {"left": one.left, "right": one.right, "verdict": one.verdict.value, "judge": one.judge, "current": True}
