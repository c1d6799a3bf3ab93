"""Queues of what waits for a person, each in a fixed order, so that after a decision the next is known: decide and go on.

``links``: pairs of claims about which the model is unsure, the most open first. ``contradictions``: events whose accounts exclude each
other, the latest first. ``confidence``: claims that are likely misread, the least likely right first. ``disputed``: claims about which
reviewers differ. ``issues``: what was wrong with the input or unsure in the reading. ``waiting``: decisions whose words are no longer
read so. A sample (`khabar.ledger.reviewing.samples`) is a queue, too, under ``sample:`` and its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, Text, and_, cast, exists, func, literal, or_, select

from khabar.ledger.reviewing.asked import claims_of
from khabar.ledger.reviewing.checks import CONTRADICTION, ISSUE
from khabar.ledger.reviewing.marking import DISPUTED, STANDS
from khabar.ledger.reviewing.tables import checks, doubts, sample_claims, samples
from khabar.ledger.schema import claims, decisions, events, issues, judgements
from khabar.model import Verdict

LINKS, CONTRADICTIONS, CONFIDENCE, DISPUTES, ISSUES, WAITING, SAMPLE = (
    *("links", "contradictions", "confidence", "disputed", "issues", "waiting", "sample:"),
)
QUEUES = (LINKS, CONTRADICTIONS, CONFIDENCE, DISPUTES, ISSUES, WAITING)
UNLIKELY = 0.6
"""Confidence below which a claim waits for a person. Of 1,122 claims that readers judged (`codebook/confidence.yaml`) those of 0.5 to 0.6
were right 57 times in a hundred, those of 0.6 to 0.7 74 times; below 0.45 they are set aside and no claims."""
COUNTED = 1_000
"""How far a queue is counted exactly; beyond it people need to know no more than that there are more."""


class Waiting(Struct, frozen=True):
    """One thing that waits: its id in the queue, and where it stands there (what `after` of `waiting` takes)."""

    item: str
    place: tuple[Any, ...]


class Queue(Struct, frozen=True):
    """How many wait in a queue: exact unless ``more``."""

    name: str
    count: int
    more: bool


Order = Sequence[tuple[ColumnElement[Any], bool]]
"""Columns with whether they rise; the last tells all apart."""


class Asked(Struct, frozen=True):
    """A queue as a question: its items, their order, and what has to hold of those that still wait for a person."""

    item: ColumnElement[Any]
    order: Order
    belongs: tuple[ColumnElement[bool], ...]
    waits: tuple[ColumnElement[bool], ...]

    def items(self, *, decided: bool = False) -> Select[Any]:
        """The items with their places; ``decided``: those too about which somebody decided."""
        places = (column.label(f"place{at}") for at, (column, _) in enumerate(self.order))
        return select(self.item.label("item"), *places).where(*self.belongs, *(() if decided else self.waits))


def waiting(connection: Connection, queue: str, by: str, limit: int, after: Sequence[Any] = ()) -> list[Waiting]:
    """What waits in a queue for a person, in its order, behind a place where one is given. Raises KeyError: no such queue."""
    asked = _asked(connection, queue, by)
    query = asked.items()
    if len(after) == len(asked.order):
        query = query.where(_behind(asked.order, after))
    rows = connection.execute(query.order_by(*(column if rises else column.desc() for column, rises in asked.order)).limit(limit))
    return [Waiting(row[0], tuple(row[1:])) for row in rows]


def place_of(connection: Connection, queue: str, by: str, item: str) -> tuple[Any, ...] | None:
    """Where a thing stands in a queue, also where it was decided already; None where it is none of it. Raises KeyError: no such queue."""
    asked = _asked(connection, queue, by)
    row = connection.execute(asked.items(decided=True).where(asked.item == item)).first()
    return None if row is None else tuple(row[1:])


def sizes(connection: Connection, by: str) -> list[Queue]:
    """How many wait in each queue for a person."""
    return [size(connection, name, by) for name in QUEUES]


def size(connection: Connection, queue: str, by: str) -> Queue:
    """How many wait in a queue for a person. Raises KeyError: no such queue."""
    some = _asked(connection, queue, by).items().limit(COUNTED + 1).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Queue(queue, min(count, COUNTED), count > COUNTED)


def _asked(connection: Connection, queue: str, by: str) -> Asked:
    if queue.startswith(SAMPLE):
        return _of_sample(queue.removeprefix(SAMPLE), by)
    if queue == DISPUTES:
        return _disputed(connection)
    return {LINKS: _links, CONTRADICTIONS: _contradictions, CONFIDENCE: _confidence, ISSUES: _issues, WAITING: _waiting}[queue]()


def _behind(order: Order, after: Sequence[Any]) -> ColumnElement[bool]:
    """The rows behind a place."""
    columns = [column for column, _ in order]
    same = [and_(*(columns[before] == after[before] for before in range(at))) if at else None for at in range(len(order))]
    beyond = [column > after[at] if rises else column < after[at] for at, (column, rises) in enumerate(order)]
    return or_(*(further if held is None else and_(held, further) for held, further in zip(same, beyond, strict=True)))


def _links() -> Asked:
    pair = (judgements.c.left == doubts.c.left) & (judgements.c.right == doubts.c.right)
    said = judgements.c.current & (judgements.c.verdict != Verdict.WITHDRAWN.value)
    order = ((doubts.c.margin, True), (doubts.c.left, True), (doubts.c.right, True))
    return Asked(doubts.c.left + literal(" ") + doubts.c.right, order, (), (~exists().where(pair, said),))


def _contradictions() -> Asked:
    said = exists().where(checks.c.kind == CONTRADICTION, checks.c.subject == events.c.event_id, checks.c.current)
    return Asked(events.c.event_id, ((events.c.day, False), (events.c.event_id, True)), (events.c.contradicted,), (~said,))


def _confidence() -> Asked:
    decided = exists().where(decisions.c.ref == claims.c.ref, STANDS)
    in_blind = exists().where(sample_claims.c.ref == claims.c.ref, samples.c.id == sample_claims.c.sample, samples.c.closed.is_(None))
    order = ((claims.c.confidence, True), (claims.c.number, True))
    return Asked(claims.c.ref, order, (claims.c.current, claims.c.confidence < UNLIKELY), (~decided, ~in_blind))


def _disputed(connection: Connection) -> Asked:
    return Asked(claims.c.ref, ((claims.c.ref, True),), (claims.c.current, claims_of(connection, DISPUTED)), ())


def _issues() -> Asked:
    item = cast(issues.c.entry, Text) + literal(".") + cast(issues.c.ordinal, Text)
    said = exists().where(checks.c.kind == ISSUE, checks.c.subject == item, checks.c.current)
    return Asked(item, ((issues.c.entry, True), (issues.c.ordinal, True)), (), (~said,))


def _waiting() -> Asked:
    return Asked(cast(decisions.c.entry, Text), ((decisions.c.entry, True),), (STANDS, decisions.c.ref.is_(None)), ())


def _of_sample(sample_id: str, by: str) -> Asked:
    own = decisions.c.current & (decisions.c.sample == sample_id) & (decisions.c.ref == sample_claims.c.ref)
    open_to_all = exists().where(samples.c.id == sample_id, samples.c.reviewers == "")
    decided = exists().where(own, (decisions.c.judge == by) | open_to_all)
    there = exists().where(claims.c.ref == sample_claims.c.ref, claims.c.current)
    is_open = exists().where(samples.c.id == sample_id, samples.c.closed.is_(None))
    return Asked(sample_claims.c.ref, ((sample_claims.c.place, True),), (sample_claims.c.sample == sample_id,), (there, is_open, ~decided))
