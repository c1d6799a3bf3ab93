"""Runs and issues, for whoever looks after a ledger: what came in when, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, func, select

from khabar.ledger.filters import COUNTED
from khabar.ledger.schema import codings, documents, issues, runs
from khabar.model import Issue


class Run(Struct, frozen=True):
    """One run: when it began and ended (None: it was killed, or goes on), the command, and what it brought, by name."""

    run: str
    started: str
    ended: str | None
    command: str
    brought: dict[str, int]


class Trouble(Struct, frozen=True):
    """One issue: the entry that holds it, its kind and words, and the article or the place of input that it is about."""

    entry: int
    kind: str
    message: str
    doc_id: str | None
    place: str | None


class Troubles(Struct, frozen=True):
    """Issues, the newest first; how many there are (up to `COUNTED`), and how many of each kind, the most first."""

    rows: tuple[Trouble, ...]
    count: int
    kinds: tuple[tuple[str, int], ...]


def runs_of(connection: Connection, limit: int, offset: int = 0) -> list[Run]:
    """Runs, the latest first."""
    query = select(runs).order_by(runs.c.started.desc(), runs.c.run).limit(limit).offset(offset)
    return [Run(row.run, row.started, row.ended, row.command, _brought(row.report)) for row in connection.execute(query)]


def troubles(connection: Connection, kind: str | None, limit: int, offset: int = 0) -> Troubles:
    """Issues of one kind or of all."""
    kinds = select(issues.c.kind, func.count()).group_by(issues.c.kind).order_by(func.count().desc(), issues.c.kind)
    query = select(issues.c.entry, issues.c.kind, issues.c.message, issues.c.doc_id, issues.c.place)
    if kind is not None:
        query = query.where(issues.c.kind == kind)
    some = query.with_only_columns(issues.c.entry).limit(COUNTED).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    shown = query.order_by(issues.c.entry.desc(), issues.c.ordinal).limit(limit).offset(offset)
    by_kind = tuple((str(name), int(number)) for name, number in connection.execute(kinds))
    return Troubles(tuple(Trouble(*row) for row in connection.execute(shown)), count, by_kind)


def troubles_of(connection: Connection, doc_id: str) -> list[Trouble]:
    """The issues of an article, in the order in which they were told: why it was set aside, what was wrong with it."""
    query = select(issues.c.entry, issues.c.kind, issues.c.message, issues.c.doc_id, issues.c.place)
    rows = connection.execute(query.where(issues.c.doc_id == doc_id).order_by(issues.c.entry, issues.c.ordinal))
    return [Trouble(*row) for row in rows]


def apart(connection: Connection) -> Iterator[Issue]:
    """The issues that no reading of an article holds, nor its input where it waits to be read: of no article, or noted of one since."""
    waiting = select(documents.c.doc_id).where(documents.c.current, documents.c.entry.not_in(select(codings.c.document)))
    of_input = issues.c.doc_id.is_not(None) & issues.c.doc_id.in_(waiting)
    query = select(issues).where(issues.c.entry.not_in(select(codings.c.entry)), ~of_input).order_by(issues.c.entry, issues.c.ordinal)
    for row in connection.execute(query):
        yield Issue(row.kind, row.message, row.doc_id, row.place)


def _brought(report: str | None) -> dict[str, int]:
    return {} if report is None else msgspec.json.decode(report, type=dict[str, int])
