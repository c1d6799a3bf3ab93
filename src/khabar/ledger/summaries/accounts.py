"""Whose account each claim of an event is, and the sums that follow: by outlet, by origin, by actor and by place.

``accounts`` holds one row for each claim that stands in an event. Where an event is told anew, its old rows are counted out and the new
ones in, so that the sums are always those of the events that stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, delete, select

from khabar.ledger.schema import claims, event_claims
from khabar.ledger.summaries.counting import Tallied, month_of, shift
from khabar.ledger.summaries.tables import accounts, origin_names
from khabar.ledger.writing import Row, add, add_new, in_parts
from khabar.model import Agreement, Event

_AT_ONCE = 300
_CONCEPT = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
"""The id of a concept of the codebook; other values are words of an article."""
_STOPPED = {"intercepted_by": "actor", "intercepted": "target"}
_OWN = "outlet"
"""The kind of an origin that is an outlet's own account."""
_OWN_IDS = ("outlet:", "document:")
"""How the id of such an origin begins; an article of no outlet is its own."""


class Accounted(Struct, frozen=True):
    """One claim of an event: its origin (id, kind, label), the claim whose passage it carries, and how it stands to other accounts.

    ``compared``: the event is told from more than one origin; ``contested``: the attributes of which other accounts exclude what it says.
    ``corrected``: of a claim that people corrected who acted upon whom and where by their word, as JSON; None of others.
    """

    ref: str
    origin: str
    kind: str
    label: str
    copied: str | None
    compared: bool
    contested: tuple[str, ...]
    corrected: str | None = None


def accounted(event: Event) -> tuple[Accounted, ...]:
    """Whose account each claim of an event is.

    Of the claims of one origin that stand in a passage which other articles have too, the earliest counts as where the others have it from.
    """
    if not event.telling:
        return ()
    read_by_people = _corrected(event)
    disputed: dict[str, list[str]] = {}
    for finding in event.findings:
        if finding.agreement is Agreement.CONTRADICTION:
            for ref in {ref for value in finding.values for ref in value.claims}:
                disputed.setdefault(ref, []).append(finding.attribute)
    found = []
    for share in event.origins:
        origin, first = share.origin, next(iter(share.shared), None)
        for ref in share.claims:
            copied = first if ref in share.shared and ref != first else None
            against = tuple(sorted(disputed.get(ref, ())))
            compared, corrected = len(event.origins) > 1, read_by_people.get(ref)
            found.append(Accounted(ref, origin.id, origin.kind, origin.label, copied, compared, against, corrected))
    return tuple(found)


def _corrected(event: Event) -> dict[str, str]:
    """By whom, upon whom and where, of the claims that people corrected."""
    told: dict[str, dict[str, str]] = {ref: dict.fromkeys(_ROLES, "") for ref in event.corrected}
    for finding in event.findings if told else ():
        role = _STOPPED.get(finding.attribute, finding.attribute)
        for value in finding.values if role in _ROLES else ():
            for ref in told.keys() & set(value.claims):
                told[ref][role] = value.value
    return {ref: msgspec.json.encode(values).decode() for ref, values in told.items()}


class _Line(Struct, frozen=True, order=True):
    """A row of accounts with the columns of its claim that are counted."""

    ref: str
    number: int
    origin: str
    copied_from: str
    compared: bool
    contested: str
    month: str
    outlet: str
    published: str
    actor: str
    target: str
    place: str
    corrected: str = ""


def retell(connection: Connection, told: Mapping[str, tuple[str | None, Sequence[Accounted]]], ended: Iterable[str]) -> None:
    """Count events in as they are told now (first day and accounts by id), and out as they were told before.

    The caller holds the lock of a writer, and the claims stand already.
    """
    moved = Tallied()
    for some in in_parts([*told, *ended], _AT_ONCE):
        before = _held(connection, some)
        now = _lines(connection, {event_id: told[event_id] for event_id in some if event_id in told})
        other = [event_id for event_id in some if before.get(event_id) != now.get(event_id)]
        connection.execute(delete(accounts).where(accounts.c.event_id.in_(other)))
        add(connection, accounts, [_row(event_id, line) for event_id in other for line in now.get(event_id, ())])
        for event_id in other:
            _count(moved, before.get(event_id, ()), -1)
            _count(moved, now.get(event_id, ()), 1)
    names = {one.origin: one for _, of_it in told.values() for one in of_it if one.kind != _OWN}
    add_new(connection, origin_names, [{"origin": one.origin, "kind": one.kind, "label": one.label} for one in names.values()])
    shift(connection, moved)


def leave(connection: Connection, doc_id: str) -> None:
    """Count out the claims of an article that is taken out of the ledger, before its rows go."""
    numbers = select(claims.c.number).where(claims.c.doc_id == doc_id)
    refs = select(claims.c.ref).where(claims.c.doc_id == doc_id)
    events = list(connection.execute(select(event_claims.c.event_id).where(event_claims.c.ref.in_(refs)).distinct()).scalars())
    gone = set(connection.execute(numbers).scalars())
    moved = Tallied()
    for some in in_parts(events, _AT_ONCE):
        for lines in _held(connection, some).values():
            _count(moved, lines, -1)
            _count(moved, [line for line in lines if line.number not in gone], 1)
        connection.execute(delete(accounts).where(accounts.c.event_id.in_(some), accounts.c.number.in_(gone)))
    shift(connection, moved)


def _held(connection: Connection, event_ids: Sequence[str]) -> dict[str, tuple[_Line, ...]]:
    query = (
        select(accounts, claims.c.outlet, claims.c.published, claims.c.actor, claims.c.target, claims.c.place)
        .join_from(accounts, claims, claims.c.number == accounts.c.number)
        .where(accounts.c.event_id.in_(event_ids))
    )
    found: dict[str, list[_Line]] = {}
    for row in connection.execute(query).mappings():
        line = _Line(**{name: _plain(row[name]) for name in _Line.__struct_fields__})
        found.setdefault(row["event_id"], []).append(_as_corrected(line))
    return {event_id: tuple(sorted(lines)) for event_id, lines in found.items()}


def _lines(connection: Connection, told: Mapping[str, tuple[str | None, Sequence[Accounted]]]) -> dict[str, tuple[_Line, ...]]:
    refs = {ref for _, of_it in told.values() for one in of_it for ref in (one.ref, one.copied) if ref is not None}
    held = _claims(connection, list(refs))
    found = {}
    for event_id, (day, of_it) in told.items():
        month = month_of(day)
        lines = [_line(one, month, held) for one in of_it if one.ref in held]
        if lines:
            found[event_id] = tuple(sorted(lines))
    return found


def _line(one: Accounted, month: str, held: Mapping[str, Row]) -> _Line:
    first = None if one.copied is None else held.get(one.copied)
    claim = held[one.ref]
    line = _Line(
        ref=one.ref,
        number=claim["number"],
        origin=one.origin,
        copied_from="" if one.copied is None else (first["outlet"] if first else "") or one.copied.rpartition("#")[0],
        compared=one.compared,
        contested=" ".join(one.contested),
        month=month,
        **{name: claim[name] or "" for name in ("outlet", "published", "actor", "target", "place")},
        corrected=one.corrected or "",
    )
    return _as_corrected(line)


def _as_corrected(line: _Line) -> _Line:
    return structs.replace(line, **msgspec.json.decode(line.corrected)) if line.corrected else line


def _claims(connection: Connection, refs: Sequence[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    columns = (claims.c.ref, claims.c.number, claims.c.outlet, claims.c.published, claims.c.actor, claims.c.target, claims.c.place)
    for some in in_parts(refs, _AT_ONCE):
        query = select(*columns).where(claims.c.ref.in_(some), claims.c.current)
        found.update((row["ref"], dict(row)) for row in connection.execute(query).mappings())
    return found


def _row(event_id: str, line: _Line) -> Row:
    return {
        "event_id": event_id,
        "ref": line.ref,
        "number": line.number,
        "origin": line.origin,
        "copied_from": line.copied_from or None,
        "compared": line.compared,
        "contested": line.contested,
        "month": line.month,
        "corrected": line.corrected or None,
    }


def _count(moved: Tallied, lines: Sequence[_Line], by: int) -> None:
    """Count one event with all its claims."""
    for line in lines:
        month = month_of(line.published)
        if line.outlet:
            _count_account(moved, ("outlet", line.outlet), line, by)
            if line.copied_from:
                moved.put("copies", line.outlet, line.copied_from, by=by)
                moved.put("copied", line.copied_from, line.outlet, by=by)
        if not line.origin.startswith(_OWN_IDS):
            _count_account(moved, ("origin", line.origin), line, by)
            moved.put("carries", line.outlet, line.origin, by=by)
            moved.put("carried", line.origin, line.outlet, by=by)
        elif line.outlet:
            moved.put("outlet", line.outlet, "own", month, by)
    for kind, subject, key, its_month in _once(lines):
        moved.put(kind, subject, key, its_month, by)


def _count_account(moved: Tallied, whose: tuple[str, str], line: _Line, by: int) -> None:
    kind, subject = whose
    month = month_of(line.published)
    moved.put(kind, subject, "claims", month, by)
    for key, holds in (("copies", line.copied_from), ("compared", line.compared), ("contested", line.contested)):
        if holds:
            moved.put(kind, subject, key, month, by)
    for attribute in line.contested.split():
        moved.put(f"{kind}-contested", subject, attribute, by=by)


def _once(lines: Sequence[_Line]) -> Iterator[tuple[str, str, str, str | None]]:
    """What counts once for an event, however many of its claims tell it."""
    yield from sorted({("outlet", line.outlet, "events", month_of(line.published)) for line in _first(lines, "outlet")})
    yield from sorted({("origin", line.origin, "events", month_of(line.published)) for line in _first(lines, "origin")})
    month = next((line.month for line in lines), None)
    actors, targets, places = ({getattr(line, name) for line in lines if _is_concept(getattr(line, name))} for name in _ROLES)
    for name in sorted(actors | targets):
        yield "actor", name, "events", month
    for key, held in (("actor", actors), ("target", targets)):
        for name in sorted(held):
            yield "actor", name, key, month
    for name in sorted(places):
        yield "place", name, "events", month
    for actor, target in sorted({(line.actor, line.target) for line in lines if _is_concept(line.actor) and _is_concept(line.target)}):
        yield "upon", actor, target, None
        yield "from", target, actor, None


_ROLES = ("actor", "target", "place")


def _first(lines: Sequence[_Line], name: str) -> Iterator[_Line]:
    """For every value of a column the claim published first."""
    found: dict[str, _Line] = {}
    for line in sorted(lines, key=lambda line: (line.published or "~", line.ref)):
        value = getattr(line, name)
        if value and not (name == "origin" and value.startswith(_OWN_IDS)):
            found.setdefault(value, line)
    yield from found.values()


def _is_concept(value: str) -> bool:
    return _CONCEPT.fullmatch(value) is not None


def _plain(value: Any) -> Any:
    return "" if value is None else value
