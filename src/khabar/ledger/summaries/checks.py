"""Tallies as they were set beside events: what was reported, what is found, and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, delete, func, select

from khabar.ledger.filters import COUNTED
from khabar.ledger.rows import day_text
from khabar.ledger.schema import events, tallies
from khabar.ledger.summaries.asking import beside, months
from khabar.ledger.summaries.counting import Tallied, month_of, shift
from khabar.ledger.summaries.doubting import BESIDE_EVENTS, Days, joined, within
from khabar.ledger.summaries.doubting import countable as is_countable
from khabar.ledger.summaries.tables import tally_checks
from khabar.ledger.writing import Row, add, in_parts
from khabar.model import TallyCheck

COMPARED = ("matched", "may-match", "missing", "surplus")
"""Those of them that say how many were found where and when the tally counts."""
_AT_ONCE = 400
_WINDOWS_AT_ONCE = 100
_DECODER = msgspec.json.Decoder(TallyCheck)


class Asked(Struct, frozen=True, kw_only=True):
    """Which checks are wanted; what is None or empty is not asked for. ``since`` and ``until`` are days of what the tally counts."""

    what: str | None = None
    rules: tuple[str, ...] = ()
    country: str | None = None
    actor: str | None = None
    source: str | None = None
    outlet: str | None = None
    event: str | None = None
    since: str | None = None
    until: str | None = None


class Checked(Struct, frozen=True):
    """One check with the outlet that carries the tally."""

    outlet: str | None
    published: str | None
    first_day: str | None
    last_day: str | None
    check: TallyCheck


class Found(Struct, frozen=True):
    """Checks, the latest period first, and how many there are in all: exact unless ``more``."""

    rows: list[Checked]
    count: int
    more: bool


class Month(Struct, frozen=True):
    """What tallies of one month came to: how many of each rule."""

    month: str
    rules: dict[str, int]


def counting(connection: Connection) -> Sequence[str]:
    """The documents that hold a tally."""
    return connection.execute(select(tallies.c.doc_id).where(tallies.c.current).distinct()).scalars().all()


def countable(connection: Connection, types: Sequence[str], windows: Sequence[Days] | None = None) -> Iterable[bytes]:
    """The events, packed, that tallies may count, of all days or of those that begin within ``windows``."""
    query = select(events.c.data).where(is_countable(types))
    for some in in_parts(joined(windows), _WINDOWS_AT_ONCE) if windows is not None else (None,):
        asked = query if some is None else query.where(within(some))
        yield from connection.execute(asked.execution_options(yield_per=500)).scalars()


def replace(connection: Connection, checks: Iterable[TallyCheck], among: Sequence[str] | None = None) -> int:
    """Keep these checks in place of those that are kept; gives how many are new. The caller holds the lock of a writer.

    With ``among`` they take the place of what came of setting these tallies beside events, and all else stays.
    """
    told = {_name(data): (check, data) for check in checks for data in (msgspec.json.encode(check),)}
    known = _known(connection, among)
    moved = Tallied()
    for some in in_parts(sorted(known - told.keys()), _AT_ONCE):
        gone = tally_checks.c.name.in_(some)
        _count(moved, connection.execute(_counted().where(gone)).mappings(), -1)
        connection.execute(delete(tally_checks).where(gone))
    fresh = {name: held for name, held in told.items() if name not in known}
    columns = _columns(connection, [check.tallies[0] for check, _ in fresh.values()])
    rows = [_row(name, check, data, columns.get(check.tallies[0], {})) for name, (check, data) in fresh.items()]
    add(connection, tally_checks, rows)
    _count(moved, rows, 1)
    shift(connection, moved)
    return len(fresh)


def count_again(connection: Connection) -> None:
    """Count all checks that are kept. The caller holds the lock of a writer, and nothing is counted yet."""
    moved = Tallied()
    _count(moved, connection.execute(_counted()).mappings(), 1)
    shift(connection, moved)


def find(connection: Connection, asked: Asked, limit: int, offset: int = 0) -> Found:
    """Checks as they are asked for."""
    wanted, kept = _condition(asked), tally_checks.c
    ordered = func.coalesce(kept.last_day, "").desc(), func.coalesce(kept.first_day, "").desc(), kept.name
    names = list(connection.execute(select(kept.name).where(wanted).order_by(*ordered).limit(limit).offset(offset)).scalars())
    query = select(kept.name, kept.outlet, tallies.c.published, kept.first_day, kept.last_day, kept.data)
    query = query.join_from(tally_checks, tallies, tallies.c.number == kept.number, isouter=True).where(kept.name.in_(names))
    held = {row[0]: Checked(*row[1:5], _DECODER.decode(row[5])) for row in connection.execute(query)}
    some = select(kept.name).where(wanted).limit(COUNTED + 1).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Found([held[name] for name in names], min(count, COUNTED), count > COUNTED)


def of_tallies(connection: Connection, refs: Sequence[str]) -> dict[str, list[TallyCheck]]:
    """What came of each of these tallies; of one that nothing was set beside there is nothing."""
    found: dict[str, list[TallyCheck]] = {}
    for some in in_parts(refs, _AT_ONCE):
        query = select(tally_checks.c.ref, tally_checks.c.data).where(tally_checks.c.ref.in_(some)).order_by(tally_checks.c.name)
        for ref, data in connection.execute(query):
            found.setdefault(ref, []).append(_DECODER.decode(data))
    return found


def by_month(connection: Connection, asked: Asked) -> list[Month]:
    """How many tallies of each month, by the first day that they count, came to what; those without a day are left out."""
    found: dict[str, dict[str, int]] = {}
    if asked == Asked():
        for rule, _ in beside(connection, _SUMS, "rule", _MOST_KINDS):
            for name, held in months(connection, _SUMS, "rule", rule).items():
                found.setdefault(name, {})[rule] = held
    else:
        month = func.substr(tally_checks.c.first_day, 1, 7)
        query = select(month, tally_checks.c.rule, func.count()).where(_condition(asked), tally_checks.c.first_day.is_not(None))
        for name, rule, count in connection.execute(query.group_by(month, tally_checks.c.rule)):
            found.setdefault(name, {})[rule] = count
    return [Month(name, rules) for name, rules in sorted(found.items())]


def kinds(connection: Connection) -> dict[str, dict[str, int]]:
    """How many checks there are of each thing that is counted, of each rule and each country."""
    return {name: dict(beside(connection, _SUMS, name, _MOST_KINDS)) for name in ("what", "rule", "country")}


_SUMS = "check"
_MOST_KINDS = 300
"""Countries, of which there are some two hundred; of rules and of what is counted there are some ten."""


def _known(connection: Connection, among: Sequence[str] | None) -> set[str]:
    """The names of the checks that are kept: of all, or of these tallies beside events."""
    if among is None:
        return set(connection.execute(select(tally_checks.c.name)).scalars())
    found: set[str] = set()
    for some in in_parts(among, _AT_ONCE):
        query = select(tally_checks.c.name).where(tally_checks.c.ref.in_(some), tally_checks.c.rule.in_(BESIDE_EVENTS))
        found.update(connection.execute(query).scalars())
    return found


def _counted() -> Select[Any]:
    return select(tally_checks.c.what, tally_checks.c.rule, tally_checks.c.country, tally_checks.c.first_day)


def _count(moved: Tallied, rows: Iterable[Mapping[Any, Any]], by: int) -> None:
    for row in rows:
        moved.put(_SUMS, "what", row["what"], by=by)
        moved.put(_SUMS, "rule", row["rule"], month_of(row["first_day"]) if row["first_day"] else None, by)
        if row["country"]:
            moved.put(_SUMS, "country", row["country"], by=by)


def _condition(asked: Asked) -> ColumnElement[bool]:
    kept = tally_checks.c
    wanted: ColumnElement[bool] = kept.name.is_not(None)
    for name in ("what", "country", "actor", "source", "outlet"):
        if getattr(asked, name) is not None:
            wanted = wanted & (kept[name] == getattr(asked, name))
    if asked.rules:
        wanted = wanted & (kept.rule.in_(asked.rules))
    if asked.since is not None:
        wanted = wanted & (kept.last_day >= asked.since)
    if asked.until is not None:
        wanted = wanted & (kept.first_day <= asked.until)
    if asked.event is not None:
        wanted = wanted & (kept.data.contains(f'"{asked.event}"', autoescape=True))
    return wanted


def _columns(connection: Connection, refs: Sequence[str]) -> dict[str, Row]:
    """What the tallies table holds of these, by reference."""
    found: dict[str, Row] = {}
    columns = (tallies.c.ref, tallies.c.number, tallies.c.country, tallies.c.outlet)
    for some in in_parts(list(dict.fromkeys(refs)), _AT_ONCE):
        query = select(*columns).where(tallies.c.ref.in_(some), tallies.c.current)
        found.update((row["ref"], dict(row)) for row in connection.execute(query).mappings())
    return found


def _row(name: str, check: TallyCheck, data: bytes, columns: Row) -> Row:
    counting, days = check.counting, check.counting.days
    reported, amount = check.reported, check.amount
    return {
        "name": name,
        "ref": check.tallies[0],
        "number": columns.get("number", 0),
        "rule": check.rule,
        "what": counting.what,
        "country": columns.get("country"),
        "actor": counting.actor,
        "source": counting.source,
        "outlet": columns.get("outlet"),
        "first_day": day_text(days.start) if days else None,
        "last_day": day_text(days.end) if days else None,
        "low": reported.low if reported else None,
        "high": reported.high if reported else None,
        "found_low": amount.low if amount else None,
        "found_high": amount.high if amount else None,
        "others": len(check.tallies) - 1,
        "data": data.decode(),
    }


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
