"""What a person did is taken back by a new entry; what stood before stands again."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Table, func, select, update

from khabar.ledger.blobs import fetch
from khabar.ledger.chain import Written, append
from khabar.ledger.decisions import DECIDED, carry
from khabar.ledger.judging import JUDGED
from khabar.ledger.loading import load
from khabar.ledger.reviewing.checks import CHECKED
from khabar.ledger.reviewing.marking import mark, note_decided
from khabar.ledger.reviewing.pairs import before, withdrawn, write
from khabar.ledger.reviewing.regrouping import REGROUPED, undo_regrouping
from khabar.ledger.reviewing.tables import checks, regroupings
from khabar.ledger.schema import decisions, entries, judgements
from khabar.model import Judgement, Stamp, Undone, Verdict

UNDONE = "undone"


class NotYoursError(Exception):
    """What somebody else did, which only an editor takes back."""


class Taker(Struct, frozen=True):
    """Who takes something back and why; ``any_judge``: also what others did."""

    by: str
    note: str
    any_judge: bool = False


def undo(connection: Connection, entry: int, taker: Taker, stamp: Stamp) -> str:
    """Take back what an entry decided, judged, checked or regrouped; gives what it was about. The caller holds the lock of a writer.

    Raises KeyError: it is no such entry, or counts no more already; `NotYoursError`.
    """
    row = connection.execute(select(entries.c.happening, entries.c.subject).where(entries.c.sequence == entry)).first()
    judge = None if row is None or row.happening not in _OF else _judge_of(connection, _OF[row.happening][0], entry)
    if row is None or judge is None:
        raise KeyError(entry)
    if judge != taker.by and not taker.any_judge:
        raise NotYoursError(judge)
    append(connection, [Written(UNDONE, str(row.subject), msgspec.json.encode(Undone(entry, taker.by, taker.note)))], stamp)
    _OF[row.happening][1](connection, entry, taker, stamp)
    return str(row.subject)


def last_of(connection: Connection, by: str) -> int | None:
    """The entry of the last thing that a person did in review and that still counts; None where there is none."""
    newest = (select(func.max(table.c.entry)).where(table.c.judge == by, *_counts(table)) for table, _ in _OF.values())
    return max(connection.execute(query).scalar() or 0 for query in newest) or None


def _judge_of(connection: Connection, table: Table, entry: int) -> str | None:
    return connection.execute(select(table.c.judge).where(table.c.entry == entry, *_counts(table))).scalar()


def _counts(table: Table) -> list[ColumnElement[bool]]:
    return [table.c.current, *([table.c.verdict != Verdict.WITHDRAWN.value] if table is judgements else [])]


def _decision(connection: Connection, entry: int, taker: Taker, stamp: Stamp) -> None:
    row = connection.execute(select(decisions).where(decisions.c.entry == entry)).one()
    replaced = decisions.c.entry == row.replaced
    connection.execute(update(decisions).where(decisions.c.entry == entry).values(current=False))
    connection.execute(update(decisions).where(replaced).values(current=True))
    carry(connection, list(load(connection, [row.doc_id]).values()))
    again = connection.execute(select(decisions.c.ref).where(replaced)).scalar()
    touched = [ref for ref in (row.ref, again) if ref is not None]
    mark(connection, touched)
    note_decided(connection, touched)


def _judgement(connection: Connection, entry: int, taker: Taker, stamp: Stamp) -> None:
    content = connection.execute(select(judgements.c.content).where(judgements.c.entry == entry)).scalar_one()
    judgement = msgspec.json.decode(fetch(connection, [content])[content], type=Judgement)
    earlier = before(connection, judgement, entry)
    write(connection, [withdrawn(judgement, taker.by, taker.note), *([] if earlier is None else [earlier])], stamp)


def _check(connection: Connection, entry: int, taker: Taker, stamp: Stamp) -> None:
    replaced = connection.execute(select(checks.c.replaced).where(checks.c.entry == entry)).scalar()
    connection.execute(update(checks).where(checks.c.entry == entry).values(current=False))
    connection.execute(update(checks).where(checks.c.entry == replaced).values(current=True))


def _regrouping(connection: Connection, entry: int, taker: Taker, stamp: Stamp) -> None:
    undo_regrouping(connection, entry, taker.by, taker.note, stamp)


_OF: dict[str, tuple[Table, Callable[[Connection, int, Taker, Stamp], None]]] = {
    DECIDED: (decisions, _decision),
    JUDGED: (judgements, _judgement),
    CHECKED: (checks, _check),
    REGROUPED: (regroupings, _regrouping),
}
