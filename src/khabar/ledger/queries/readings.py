"""Claims, tallies, documents and judgements of long lists, each page going on behind the last row of the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, or_, select, tuple_

from khabar.ledger import spelled
from khabar.ledger.filters import Filter, Within, chosen
from khabar.ledger.reviewing.asked import claims_of
from khabar.ledger.reviewing.marking import REVIEW
from khabar.ledger.schema import claims, documents, entries, event_claims, events, judgements, tallies
from khabar.ledger.search import DOCUMENTS, EVIDENCE, matching
from khabar.ledger.sets import numbers
from khabar.ledger.summaries.tables import tally_checks
from khabar.ledger.writing import in_parts
from khabar.text.search import asked

FEW = 2000
"""Events whose claims are looked up, and claims that are; of more the wanted ones are met soon enough in the order of the list (a million
claims are gone through in 0.2 seconds of processor time)."""
RESULT = "rule"
READ_BY = {
    "claims": ("type", "mode", "status", "country", "place", "actor", "target", "weapon", "outlet", "source", "review"),
    "tallies": ("what", "country", "place", "actor", "outlet", "source", RESULT),
}
"""The facets of claims and of tallies: their own values, whatever others tell of the event; of tallies what came of them, too."""
_OF_EVENTS = frozenset({"type", "mode", "status", "country", "outlet"})
"""Facets of a claim by which its event is found, too; of the others this is so of concepts, not of words."""
_AT_ONCE = 400
Place: TypeAlias = tuple[str, int]
"""Of a row in its list: the document and where in it."""


class Readings(Struct, frozen=True):
    """References to claims or tallies in order, and the last of them; ``behind`` is None at the end."""

    refs: list[tuple[str, str]]
    behind: Place | None


class DocumentRow(Struct, frozen=True, kw_only=True):
    """A document without its text, and how much was read from it."""

    doc_id: str
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    entry: int


class DocumentRows(Struct, frozen=True):
    """Documents in order; ``behind`` (day of publication or "", id) is None at the end."""

    rows: list[DocumentRow]
    behind: tuple[str, str] | None


class JudgementRow(Struct, frozen=True, kw_only=True):
    """What a model or a person judged about two claims; ``entry`` is the entry of the ledger that holds it."""

    entry: int
    left: str
    right: str
    verdict: str
    judge: str
    recorded: str


class JudgementRows(Struct, frozen=True):
    """Judgements in the order in which they were made; ``behind`` is None at the end."""

    rows: list[JudgementRow]
    behind: int | None


def claims_behind(
    connection: Connection, wanted: Filter, limit: int, behind: Place | None = None, within: Within | None = None
) -> Readings:
    """The next claims that stand, by document and in the order of its text.

    ``within`` gives for a facet all values that it stands for (the places in a place); without it a facet is its own value alone. Raises
    ValueError for a facet that claims do not have.
    """
    query = _narrowed(connection, claims, wanted, within or {})
    if wanted.words is not None:
        query = query.where(claims.c.number.in_(matching(connection, EVIDENCE, asked(wanted.words))))
    shared = tuple(facet for facet in wanted.facets if facet[0] in _OF_EVENTS or (within and facet in within))
    if shared:
        found = chosen(connection, Filter(facets=shared))
        if found.bit_count() <= FEW:
            return _sorted(connection, query, _of_events(numbers(found)), limit, behind)
    few = _few(connection, wanted, within or {})
    if few is not None:
        return _sorted(connection, query, (claims.c.number.in_(some) for some in in_parts(few, _AT_ONCE)), limit, behind)
    return _next(connection, claims, query, limit, behind)


def tallies_behind(
    connection: Connection, wanted: Filter, limit: int, behind: Place | None = None, within: Within | None = None
) -> Readings:
    """The next tallies that stand, as `claims_behind` gives claims; there are no words of tallies."""
    return _next(connection, tallies, _narrowed(connection, tallies, wanted, within or {}), limit, behind)


def documents_behind(connection: Connection, wanted: Filter, limit: int, behind: tuple[str, str] | None = None) -> DocumentRows:
    """The next documents that stand, the latest first; those without a day come last. Of a filter the outlet, the days (of publication)
    and the words (of the text) are asked for.
    """
    kept = documents.c
    query = select(kept.doc_id, kept.outlet, kept.published, kept.title, kept.url, kept.entry).where(kept.current)
    outlets = [value for name, value in wanted.facets if name == "outlet"]
    query = query.where(*(kept.outlet == outlet for outlet in outlets))
    if wanted.since is not None:
        query = query.where(kept.published >= wanted.since)
    if wanted.until is not None:
        query = query.where(kept.published <= wanted.until)
    if wanted.words is not None:
        query = query.where(kept.entry.in_(matching(connection, DOCUMENTS, asked(wanted.words))))
    if behind is not None:
        day, doc_id = behind
        later = kept.doc_id > doc_id
        is_undated = kept.published.is_(None)
        query = query.where(or_(kept.published < day, is_undated, and_(kept.published == day, later)) if day else and_(is_undated, later))
    ordered = query.order_by(kept.published.desc().nulls_last(), kept.doc_id).limit(limit + 1)
    rows = [DocumentRow(**row._mapping) for row in connection.execute(ordered)]
    last = rows[limit - 1] if len(rows) > limit else None
    return DocumentRows(rows[:limit], None if last is None else (last.published or "", last.doc_id))


def judgements_behind(
    connection: Connection, limit: int, behind: int = 0, *, verdict: str | None = None, judge: str | None = None, claim: str | None = None
) -> JudgementRows:
    """The next judgements that stand: of a verdict, by a judge (``model:...``, ``person:...`` or the beginning of it), about a claim."""
    kept = judgements.c
    query = select(kept.entry, kept.left, kept.right, kept.verdict, kept.judge, entries.c.recorded).join(
        entries, entries.c.sequence == kept.entry
    )
    query = query.where(kept.current, kept.entry > behind)
    if verdict is not None:
        query = query.where(kept.verdict == verdict)
    if judge is not None:
        query = query.where(kept.judge.startswith(judge, autoescape=True))
    if claim is not None:
        query = query.where(or_(kept.left == claim, kept.right == claim))
    rows = [JudgementRow(**row._mapping) for row in connection.execute(query.order_by(kept.entry).limit(limit + 1))]
    return JudgementRows(rows[:limit], rows[limit - 1].entry if len(rows) > limit else None)


def events_of_claims(connection: Connection, refs: Sequence[str]) -> dict[str, str]:
    """The event of each claim that one tells of."""
    found: dict[str, str] = {}
    for some in in_parts(refs, _AT_ONCE):
        rows = connection.execute(select(event_claims.c.ref, event_claims.c.event_id).where(event_claims.c.ref.in_(some)))
        found.update((row.ref, row.event_id) for row in rows)
    return found


def _narrowed(connection: Connection, table: Table, wanted: Filter, within: Within) -> Select[Any]:
    """The query without its order; a column that another index could tempt from the order of the list is hidden from it."""
    query = select(table.c.ref, table.c.doc_id, table.c.ordinal).where(table.c.current)
    for name, value in wanted.facets:
        if name not in READ_BY[table.name]:
            raise ValueError(f"{table.name} cannot be filtered by {name}; they can by {', '.join(READ_BY[table.name])}")
        if name == REVIEW:
            query = query.where(claims_of(connection, value))
            continue
        if name == RESULT:
            query = query.where(tallies.c.ref.in_(select(tally_checks.c.ref).where(tally_checks.c.rule == value)))
            continue
        query = query.where(spelled.told(table, (name, value), within.get((name, value), ()), is_hidden=True))
    if wanted.since is not None:
        query = query.where(table.c.last_day.concat("") >= wanted.since)
    if wanted.until is not None:
        query = query.where(table.c.first_day.concat("") <= wanted.until)
    return query


def _next(connection: Connection, table: Table, query: Select[Any], limit: int, behind: Place | None) -> Readings:
    if behind is not None:
        query = query.where(tuple_(table.c.doc_id, table.c.ordinal) > behind)
    rows = connection.execute(query.order_by(table.c.doc_id, table.c.ordinal).limit(limit + 1)).all()
    return _readings(rows, limit)


def _of_events(found: list[int]) -> Iterator[ColumnElement[bool]]:
    """What holds of the claims of these events, some at a time."""
    for some in in_parts(found, _AT_ONCE):
        ids = select(events.c.event_id).where(events.c.number.in_(some))
        yield claims.c.ref.in_(select(event_claims.c.ref).where(event_claims.c.event_id.in_(ids)))


def _few(connection: Connection, wanted: Filter, within: Within) -> Sequence[int] | None:
    """The claims of these days or of a value that may be words of a text, where either is so rare; else None."""
    queries = [spelled.told(claims, facet, within.get(facet, ())) for facet in wanted.facets if facet[0] in spelled.WORDED]
    if wanted.since is not None or wanted.until is not None:
        queries.append(and_(claims.c.last_day >= (wanted.since or ""), claims.c.first_day <= (wanted.until or "9")))
    for holds in queries:
        found = connection.execute(select(claims.c.number).where(holds).limit(FEW + 1)).scalars().all()
        if len(found) <= FEW:
            return found
    return None


def _sorted(connection: Connection, query: Select[Any], parts: Iterable[ColumnElement[bool]], limit: int, behind: Place | None) -> Readings:
    """Of few claims: they are looked up and sorted."""
    ordered = sorted((row for part in parts for row in connection.execute(query.where(part))), key=lambda row: (row.doc_id, row.ordinal))
    left = ordered if behind is None else [row for row in ordered if (row.doc_id, row.ordinal) > behind]
    return _readings(left[: limit + 1], limit)


def _readings(rows: Sequence[Any], limit: int) -> Readings:
    last = rows[limit - 1] if len(rows) > limit else None
    return Readings([(row.doc_id, row.ref) for row in rows[:limit]], None if last is None else (last.doc_id, last.ordinal))
