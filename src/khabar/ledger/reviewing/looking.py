"""Single things that reviewers look at, by their ids."""

from __future__ import annotations

from sqlalchemy import Connection, select

from khabar.ledger.decisions import Decided, standing
from khabar.ledger.schema import decisions, event_claims, issues
from khabar.model import Issue

_ASKED_AT_ONCE = 400


def home_of(connection: Connection, ref: str) -> str | None:
    """The id of the event that holds a claim."""
    return connection.execute(select(event_claims.c.event_id).where(event_claims.c.ref == ref)).scalar()


def issue_of(connection: Connection, subject: str) -> Issue:
    """An issue by its number (entry and ordinal with a point between). Raises KeyError where it is not there."""
    entry, _, ordinal = subject.partition(".")
    if entry.isdecimal() and ordinal.isdecimal():
        query = select(issues).where(issues.c.entry == int(entry), issues.c.ordinal == int(ordinal))
        row = connection.execute(query).first()
        if row is not None:
            return Issue(row.kind, row.message, row.doc_id, row.place)
    raise KeyError(subject)


def decision_of(connection: Connection, entry: str) -> Decided:
    """A decision by its entry. Raises KeyError where it is none."""
    found = standing(connection, decisions.c.entry == int(entry)) if entry.isdecimal() else []
    if not found:
        raise KeyError(entry)
    return found[0]
