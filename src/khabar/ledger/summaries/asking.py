"""What pages ask of the sums: lists of subjects by how much there is of each, one subject over time, and what goes with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, func, select

from khabar.ledger.summaries.counting import ALL_MONTHS
from khabar.ledger.summaries.tables import origin_names, sums
from khabar.ledger.writing import in_parts

_AT_ONCE = 400
_OWNED = "owner:"
"""How the id of an origin begins that is the house of an outlet with an owner. Sums count it as one that outlets carry; of an agency it is
that (it has a name among those of sources), of any other house it is the outlet's own account.
"""


class Subject(Struct, frozen=True):
    """An outlet, an origin, an actor or a place, with how much there is of each thing that is counted for it (absent: none)."""

    name: str
    counts: dict[str, int]

    def count(self, key: str) -> int:
        """How much there is of one thing."""
        return self.counts.get(key, 0)

    def share(self, key: str, of: str) -> float | None:
        """What part one thing is of another, 0 to 1; None where there is nothing that it could be part of."""
        whole = self.count(of)
        return self.count(key) / whole if whole else None


class Listed(Struct, frozen=True):
    """Subjects in order, and how many there are in all."""

    subjects: list[Subject]
    count: int


class Source(Struct, frozen=True):
    """An origin that is no outlet: its id, whether it is a source or an agency, and how it is called."""

    origin: str
    kind: str
    label: str


def subjects(connection: Connection, kind: str, by: str, limit: int, offset: int = 0, among: Collection[str] | None = None) -> Listed:
    """The subjects of a kind (outlet, origin, actor, place), those first of which there is most of one thing; of these alone if given."""
    ranked = (sums.c.kind == kind) & (sums.c.key == by) & (sums.c.month == ALL_MONTHS) & (sums.c["count"] > 0)
    if kind == "origin":
        ranked &= ~_is_own(sums.c.subject)
    columns = (sums.c.subject, sums.c["count"])
    if among is None:
        query = select(*columns).where(ranked).order_by(sums.c["count"].desc(), sums.c.subject).limit(limit).offset(offset)
        names = [name for name, _ in connection.execute(query)]
        count = connection.execute(select(func.count()).select_from(sums).where(ranked)).scalar_one()
    else:
        held = []
        for some in in_parts(sorted(among), _AT_ONCE):
            held += [(name, count) for name, count in connection.execute(select(*columns).where(ranked, sums.c.subject.in_(some)))]
        ordered = [name for name, _ in sorted(held, key=lambda row: (-row[1], row[0]))]
        names, count = ordered[offset : offset + limit], len(ordered)
    found = totals(connection, kind, names)
    return Listed([found[name] for name in names], count)


def totals(connection: Connection, kind: str, names: Sequence[str]) -> dict[str, Subject]:
    """What is counted of these subjects over all months; one of which nothing is known has no counts."""
    held: dict[str, dict[str, int]] = {name: {} for name in names}
    for some in in_parts(list(held), _AT_ONCE):
        wanted = (sums.c.kind == kind) & sums.c.subject.in_(some) & (sums.c.month == ALL_MONTHS)
        for subject, key, count in connection.execute(select(sums.c.subject, sums.c.key, sums.c["count"]).where(wanted)):
            held[subject][key] = count
        own = (sums.c.kind == "carries") & sums.c.subject.in_(some) & (sums.c.month == ALL_MONTHS) & _is_own(sums.c.key)
        for subject, count in connection.execute(select(sums.c.subject, sums.c["count"]).where(own)) if kind == "outlet" else ():
            held[subject]["own"] = held[subject].get("own", 0) + count
    return {name: Subject(name, counts) for name, counts in held.items()}


def _is_own(origin: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether an origin is the house of an outlet and no agency."""
    return and_(origin.startswith(_OWNED), origin.not_in(select(origin_names.c.origin)))


def over_time(connection: Connection, kind: str, name: str) -> dict[str, dict[str, int]]:
    """What is counted of a subject in each month (YYYY-MM, or ``undated``), the earliest first."""
    wanted = (sums.c.kind == kind) & (sums.c.subject == name) & (sums.c.month != ALL_MONTHS)
    found: dict[str, dict[str, int]] = {}
    for key, month, count in connection.execute(select(sums.c.key, sums.c.month, sums.c["count"]).where(wanted)):
        found.setdefault(month, {})[key] = count
    return dict(sorted(found.items()))


def months(connection: Connection, kind: str, name: str, key: str) -> dict[str, int]:
    """What is counted of a subject under one key in each month, the earliest first."""
    wanted = (sums.c.kind == kind) & (sums.c.subject == name) & (sums.c.key == key) & (sums.c.month != ALL_MONTHS)
    rows = connection.execute(select(sums.c.month, sums.c["count"]).where(wanted).order_by(sums.c.month))
    return {row[0]: row[1] for row in rows}


def beside(connection: Connection, kind: str, name: str, limit: int) -> list[tuple[str, int]]:
    """What goes with a subject most often, and how often.

    Kinds: ``carries`` (outlet: origins), ``carried`` (origin: outlets), ``copies`` (outlet: from whom), ``copied`` (outlet: by whom),
    ``upon`` and ``from`` (actor: its targets, and whose target it is), ``outlet-contested`` and ``origin-contested`` (attributes),
    ``worded`` (outlet: loaded terms), ``term`` (loaded term: outlets), ``loaded`` (outlet: whom its loaded terms are about).
    """
    wanted = (sums.c.kind == kind) & (sums.c.subject == name) & (sums.c.month == ALL_MONTHS) & (sums.c["count"] > 0)
    query = select(sums.c.key, sums.c["count"]).where(wanted).order_by(sums.c["count"].desc(), sums.c.key).limit(limit)
    return [(key, count) for key, count in connection.execute(query)]


def sources(connection: Connection, origins: Iterable[str]) -> dict[str, Source]:
    """How origins are called, by id."""
    found: dict[str, Source] = {}
    for some in in_parts(list(dict.fromkeys(origins)), _AT_ONCE):
        found.update((row.origin, Source(*row)) for row in connection.execute(select(origin_names).where(origin_names.c.origin.in_(some))))
    return found


def sources_called(connection: Connection, words: str, limit: int = 2000) -> list[str]:
    """The origins whose names hold these words, in any case of Latin letters."""
    pattern = "%" + "".join(f"\\{letter}" if letter in "%_\\" else letter for letter in words.lower()) + "%"
    query = select(origin_names.c.origin).where(func.lower(origin_names.c.label).like(pattern, escape="\\")).limit(limit)
    return list(connection.execute(query).scalars())
