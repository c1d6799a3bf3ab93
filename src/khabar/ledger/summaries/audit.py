"""The record as people read it: entries by what happened, to what, by whom and when; one entry whole, with what stood before it."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, func, or_, select

from khabar.ledger.blobs import name_of, stored
from khabar.ledger.chain import FIRST, sealed
from khabar.ledger.documents import CODED, decode_coded
from khabar.ledger.reviewing.marking import SEALED
from khabar.ledger.schema import decisions, entries
from khabar.ledger.summaries.tables import doers
from khabar.model import Coded, Entry, Stamp


class Asked(Struct, frozen=True, kw_only=True):
    """Which entries are wanted; what is None or empty is not asked for.

    ``subject`` is an article, which stands for its claims, too, or whatever else an entry is about. ``since`` and ``until`` are days (UTC)
    on which entries were written, ``before`` the number of an entry that they stand before.
    """

    happenings: tuple[str, ...] = ()
    subject: str | None = None
    who: str | None = None
    run: str | None = None
    since: str | None = None
    until: str | None = None
    before: int | None = None


class Line(Struct, frozen=True):
    """An entry and the person who did what it tells; None where a run of khabar did."""

    entry: Entry
    who: str | None


class Log(Struct, frozen=True):
    """Entries, the newest first, and whether there are older ones that were asked for."""

    lines: list[Line]
    more: bool


class Whole(Struct, frozen=True):
    """An entry with what it holds (None where it was taken out), what is wrong with it, and the entry that it takes the place of.

    ``faults`` are codes: digest (its fields were changed), chain (it does not follow the one before), content (what it holds was changed or
    removed). ``is_sealed``: it is of a blind sample that is open, and what it holds is shown to nobody.
    """

    line: Line
    content: bytes | None
    faults: tuple[str, ...]
    former: Line | None
    former_content: bytes | None
    is_sealed: bool = False

    def told(self) -> Any:
        """What it holds, as plain values."""
        return _plain(self.content)

    def told_before(self) -> Any:
        """What the entry held that it takes the place of."""
        return _plain(self.former_content)

    def readings(self) -> tuple[Coded, Coded] | None:
        """What was read from the article before and by this entry, where it is one of an article that was read before."""
        if self.line.entry.happening != CODED or self.content is None or self.former_content is None:
            return None
        return decode_coded(self.former_content), decode_coded(self.content)


def find(connection: Connection, asked: Asked, limit: int) -> Log:
    """Entries as they are asked for."""
    query = _lines()
    if asked.happenings:
        query = query.where(entries.c.happening.in_(asked.happenings))
    if asked.subject is not None:
        of_it = f"{asked.subject}#"
        query = query.where(
            or_(entries.c.subject == asked.subject, (entries.c.subject >= of_it) & (entries.c.subject < f"{asked.subject}$"))
        )
    if asked.who is not None:
        query = query.where(doers.c.who == asked.who)
    if asked.run is not None:
        query = query.where(entries.c.run == asked.run)
    if asked.since is not None:
        query = query.where(entries.c.sequence > _last_before(connection, asked.since))
    if asked.until is not None:
        query = query.where(entries.c.sequence <= _last_before(connection, f"{asked.until}~"))
    if asked.before is not None:
        query = query.where(entries.c.sequence < asked.before)
    rows = connection.execute(query.order_by(entries.c.sequence.desc()).limit(limit + 1)).all()
    return Log([_line(row) for row in rows[:limit]], len(rows) > limit)


def whole(connection: Connection, sequence: int) -> Whole | None:
    """One entry; None where there is none of this number."""
    row = connection.execute(_lines().where(entries.c.sequence == sequence)).first()
    if row is None:
        return None
    line = _line(row)
    entry = line.entry
    same = (entries.c.subject == entry.subject) & (entries.c.happening == entry.happening) & (entries.c.sequence < sequence)
    query = _lines().where(same).order_by(entries.c.sequence.desc()).limit(1)
    found = None if entry.subject == _EVENTS else connection.execute(query).first()
    former = None if found is None else _line(found)
    kept = stored(connection, [entry.content, *([former.entry.content] if former else [])])
    held = {name: data for name, data in kept.items() if name_of(data) == name}
    before = connection.execute(select(entries.c.digest).where(entries.c.sequence == sequence - 1)).scalar()
    wrong = {
        "digest": sealed(entry).digest != entry.digest,
        "chain": (before or FIRST) != entry.previous,
        "content": kept.keys() != held.keys() and entry.content not in held,
    }
    faults = tuple(name for name, is_so in wrong.items() if is_so)
    shut = set(connection.execute(SEALED.where(decisions.c.entry.in_([sequence, former.entry.sequence if former else 0]))).scalars())
    content = None if sequence in shut else held.get(entry.content)
    before_it = held.get(former.entry.content) if former and former.entry.sequence not in shut else None
    return Whole(line, content, faults, former, before_it, sequence in shut)


def people(connection: Connection) -> list[tuple[str, int]]:
    """Everybody who did anything, with how many entries tell of it, the busiest first."""
    query = select(doers.c.who, func.count()).group_by(doers.c.who).order_by(func.count().desc(), doers.c.who)
    return [(who, count) for who, count in connection.execute(query)]


def happenings(connection: Connection) -> list[str]:
    """Everything that ever happened, as the words that entries have for it."""
    found: list[str] = []
    while True:  # the next greater word each time: an index holds them in order, and there are some twenty
        query = select(func.min(entries.c.happening))
        following = connection.execute(query.where(entries.c.happening > found[-1]) if found else query).scalar()
        if following is None:
            return found
        found.append(following)


_EVENTS = "events"
"""The subject of all entries of linking: none of them takes the place of another."""


def _lines() -> Select[Any]:
    return select(entries, doers.c.who).join_from(entries, doers, doers.c.entry == entries.c.sequence, isouter=True)


def _line(row: Any) -> Line:
    stamp = Stamp(row.recorded, row.code, row.codebook, row.run)
    entry = Entry(row.sequence, row.happening, row.subject, row.content, stamp, row.previous, row.digest)
    return Line(entry, row.who)


def _last_before(connection: Connection, moment: str) -> int:
    """The last entry that was written before a moment; entries are written in the order of time, so it is found by halves."""
    low, high = 0, int(connection.execute(select(func.max(entries.c.sequence))).scalar() or 0)
    while low < high:
        middle = (low + high + 1) // 2
        recorded = connection.execute(select(entries.c.recorded).where(entries.c.sequence == middle)).scalar()
        low, high = (middle, high) if str(recorded) < moment else (low, middle - 1)
    return low


def _plain(content: bytes | None) -> Any:
    return None if content is None else msgspec.json.decode(content)
