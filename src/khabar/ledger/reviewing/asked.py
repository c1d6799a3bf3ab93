"""What can be asked about review, of events and of claims: by what people decided, or whether anybody decided at all."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, exists, func, select

from khabar.ledger.reviewing.marking import DISPUTED, STANDS
from khabar.ledger.reviewing.reviewed import reviewed
from khabar.ledger.schema import claims, decisions
from khabar.model import Review

REVIEWED, MACHINE, REJECTED = "reviewed", "machine-coded", "rejected"
REVIEWS = (REVIEWED, MACHINE, REJECTED, *(one.value for one in Review), DISPUTED)
"""``rejected``: of events those all of whose claims are wrong; of claims the same as ``wrong``."""


def claims_of(connection: Connection, value: str) -> ColumnElement[bool]:
    """What holds of the claims for which people said so."""
    said = exists().where(decisions.c.ref == claims.c.ref, STANDS)
    if value in (REVIEWED, MACHINE):
        return said if value == REVIEWED else ~said
    state = Review.WRONG.value if value == REJECTED else value
    query = select(decisions.c.ref).where(STANDS, decisions.c.ref.is_not(None)).group_by(decisions.c.ref)
    several = func.count(decisions.c.judge.distinct()) > 1
    query = query.having(several) if state == DISPUTED else query.where(decisions.c.review == state)
    refs = list(connection.execute(query).scalars())
    return claims.c.ref.in_([ref for ref, one in reviewed(connection, refs).items() if one.state == state])
