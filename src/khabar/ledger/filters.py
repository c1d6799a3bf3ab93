"""Which events, claims, tallies and documents are wanted, in what order, and how many there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec import Struct, json
from sqlalchemy import Column, Connection, Select, Table, Text, cast, func, select

from khabar.ledger import held, marks, sets, spelled
from khabar.ledger.reviewing import asked
from khabar.ledger.reviewing.marking import REVIEW, REVIEWED
from khabar.ledger.schema import claims, documents, event_evidence, events, tallies
from khabar.ledger.search import DOCUMENTS, EVIDENCE, matching
from khabar.ledger.values import Name
from khabar.ledger.writing import in_parts
from khabar.model import Review
from khabar.text.search import asked as words_of

COUNTED = 10_000
"""How far rows are counted exactly; beyond it people need to know no more than that there are more."""
Within: TypeAlias = Mapping[Name, Collection[str]]
"""All values that a facet stands for: the places in a place, those who belong to an actor."""
_WHETHER = (asked.REVIEWED, asked.MACHINE, asked.REJECTED)
_WHOLE = (sets.STANDING, sets.REJECTED)
_AT_ONCE = 400


class Box(Struct, frozen=True):
    """Degrees between which a place lies (WGS 84). A box whose west is greater than its east goes over the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


class Filter(Struct, frozen=True, kw_only=True):
    """What is wanted; what is None or empty is not asked for. All of it has to hold.

    ``since`` and ``until`` are days (YYYY-MM-DD) of what happened, an event that may have happened on one of them counts. ``facets`` are
    pairs of a name (type, mode, status, country, place, actor, target, weapon, outcome, outlet, source, grade, contradiction, review) and a
    value; a place holds all that lies in it, an actor all that belongs to it. An event is found by a value as it was read and by one that
    a person corrected it to. ``review`` (`khabar.ledger.reviewing.asked`) finds it by what people decided; events all of whose claims are
    wrong are in no list but those of ``rejected`` and ``wrong``. ``reviewed``: whether anybody decided at all.
    """

    facets: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    box: Box | None = None
    least_origins: int | None = None
    contradicted: bool | None = None
    reviewed: bool | None = None
    words: str | None = None


class Page(Struct, frozen=True):
    """Rows in order, and how many there are in all: exact unless ``more``."""

    rows: list[Any]
    count: int
    more: bool


def find_events(connection: Connection, wanted: Filter, limit: int | None, offset: int = 0) -> Page:
    """Events, the latest first; those without a day come last, and of one day by id."""
    found = chosen(connection, wanted)
    known = held.load(connection, marks.FIRST)
    first_day = [known[name] for name in marks.FIRST]
    count = found.bit_count()
    before, _ = sets.greatest(first_day, offset, found)
    sure, equals = sets.greatest(first_day, count if limit is None else offset + limit, found)
    numbers = sets.numbers((sure | equals) & ~before)
    ordered = sorted(_rows(connection, numbers, events.c.day, events.c.event_id), reverse=True)
    skipped = offset - before.bit_count()
    shown = [row.event_id for row in ordered[skipped : None if limit is None else skipped + limit]]
    return Page(list(_shown(connection, shown)), min(count, COUNTED), count > COUNTED)


def find_documents(connection: Connection, words: str | None, limit: int, offset: int = 0) -> Page:
    """Documents with these words, or all that stand, the latest first; the undated come last."""
    shown = (documents.c.doc_id, documents.c.outlet, documents.c.published, documents.c.title, documents.c.entry)
    query = select(*shown).where(documents.c.current)
    if words is not None:
        query = query.where(documents.c.entry.in_(matching(connection, DOCUMENTS, words_of(words))))
    ordered = query.order_by(documents.c.published.desc().nulls_last(), documents.c.doc_id)
    return _page(connection, query, ordered.limit(limit).offset(offset))


def find_claims(connection: Connection, wanted: Filter, limit: int | None, offset: int = 0, within: Within | None = None) -> Page:
    """Claims that stand, by document and in the order of its text.

    ``within`` gives for a facet all values that it stands for (the places in a place); without it a facet is its own value alone.
    """
    return _read(connection, claims, wanted, (limit, offset), within or {})


def find_tallies(connection: Connection, wanted: Filter, limit: int | None, offset: int = 0, within: Within | None = None) -> Page:
    """Tallies that stand, as `find_claims` gives claims."""
    return _read(connection, tallies, wanted, (limit, offset), within or {})


def chosen(connection: Connection, wanted: Filter) -> int:
    """The set of the events that are wanted. Raises ValueError for a day that is none."""
    ranges = [marks.FIRST if wanted.until else [], marks.LAST if wanted.since else [], marks.ORIGINS if wanted.least_origins else []]
    ranges += [marks.LATITUDE, marks.LONGITUDE] if wanted.box else []
    told = [name for facet in wanted.facets for name in spelled.sets_of(facet)]
    names = [*_WHOLE, marks.CONTRADICTED, REVIEWED, *told, *(name for digits in ranges for name in digits)]
    known = held.load(connection, names)
    found = _reviewed({value for facet, value in wanted.facets if facet == REVIEW}, known)
    for facet in wanted.facets:
        if facet[0] != REVIEW or facet[1] not in _WHETHER:
            found &= spelled.found(connection, facet, known)
    if wanted.reviewed is not None:
        found &= known[REVIEWED] if wanted.reviewed else ~known[REVIEWED]
    if wanted.contradicted is not None:
        found &= known[marks.CONTRADICTED] if wanted.contradicted else ~known[marks.CONTRADICTED]
    if wanted.since is not None:
        found = sets.at_least([known[name] for name in marks.LAST], marks.day(wanted.since), found)
    if wanted.until is not None:
        first_day = [known[name] for name in marks.FIRST]
        dated = sets.at_least(first_day, 1, found)
        found = dated & ~sets.at_least(first_day, marks.day(wanted.until) + 1, dated)
    if wanted.least_origins is not None:
        found = sets.at_least([known[name] for name in marks.ORIGINS], wanted.least_origins, found)
    if wanted.box is not None:
        found = _within([known[name] for name in marks.LATITUDE], [known[name] for name in marks.LONGITUDE], wanted.box, found)
    if wanted.words is not None and found:
        found &= _telling(connection, wanted.words)
    return found


def _reviewed(asked_for: set[str], known: Mapping[Name, int]) -> int:
    """The events among which the wanted ones are: all that stand, unless rejected ones are asked for, or whether anybody decided."""
    found = known[sets.STANDING]
    if Review.WRONG in asked_for:
        found |= known[sets.REJECTED]
    if asked.REJECTED in asked_for:
        found = known[sets.REJECTED]
    if asked.REVIEWED in asked_for:
        found &= known[REVIEWED]
    return found & ~known[REVIEWED] if asked.MACHINE in asked_for else found


def _within(latitudes: list[int], longitudes: list[int], box: Box, among: int) -> int:
    placed = sets.at_least(longitudes, 1, among)
    north = sets.at_least(latitudes, max(marks.latitude(box.south), 1), placed)
    found = north & ~sets.at_least(latitudes, max(marks.latitude(box.north) + 1, 1), placed)
    east = sets.at_least(longitudes, max(marks.longitude(box.west), 1), found)
    beyond = sets.at_least(longitudes, max(marks.longitude(box.east) + 1, 1), found)
    return east & ~beyond if box.west <= box.east else east | (found & ~beyond)


def _telling(connection: Connection, words: str) -> int:
    """The set of the events with evidence that has these words, those that stand no more among them."""

    def find() -> int:
        found = matching(connection, EVIDENCE, words_of(words)).subquery()
        joined = func.string_agg if connection.dialect.name == "postgresql" else func.group_concat
        numbers = joined(cast(event_evidence.c.event, Text), ",")  # as one text they come in half the time that rows take
        text = connection.execute(select(numbers).join(found, found.c.number == event_evidence.c.claim)).scalar()
        return sets.of(json.decode(f"[{text}]", type=list[int])) if text else 0

    return held.made(connection, f"words {words}", (sets.STANDING[0],), find)


def _rows(connection: Connection, numbers: list[int], *columns: Column[Any]) -> Iterator[Any]:
    for some in in_parts(numbers, _AT_ONCE):
        yield from connection.execute(select(*columns).where(events.c.number.in_(some)))


def _shown(connection: Connection, event_ids: list[str]) -> Iterator[Any]:
    """Events with what is told of them, in this order."""
    for part in in_parts(event_ids, _AT_ONCE):
        rows = connection.execute(select(events.c.event_id, events.c.data).where(events.c.event_id.in_(part)))
        told = {row.event_id: row for row in rows}
        yield from (told[event_id] for event_id in part if event_id in told)


def _read(connection: Connection, table: Table, wanted: Filter, shown: tuple[int | None, int], within: Within) -> Page:
    """Claims or tallies; of their columns those that a filter names."""
    query = select(table.c.ref, table.c.doc_id, table.c.ordinal).where(table.c.current)
    for name, value in wanted.facets:
        if name == REVIEW and table is claims:
            query = query.where(asked.claims_of(connection, value))
            continue
        if name not in table.c:
            raise ValueError(f"{table.name} cannot be filtered by {name}")
        query = query.where(spelled.told(table, (name, value), within.get((name, value), ())))
    if wanted.since is not None:
        query = query.where(table.c.last_day >= wanted.since)
    if wanted.until is not None:
        query = query.where(table.c.first_day <= wanted.until)
    if wanted.words is not None and table is claims:
        query = query.where(table.c.number.in_(matching(connection, EVIDENCE, words_of(wanted.words))))
    return _page(connection, query, query.order_by(table.c.doc_id, table.c.ordinal).limit(shown[0]).offset(shown[1]))


def _page(connection: Connection, query: Select[Any], shown: Select[Any]) -> Page:
    rows = list(connection.execute(shown))
    some = query.with_only_columns(query.selected_columns[0]).limit(COUNTED + 1).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Page(rows, min(count, COUNTED), count > COUNTED)
