"""Wording side by side: how outlets name whom, and which loaded words they say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, func, select

from khabar.ledger.summaries.asking import beside
from khabar.ledger.summaries.tables import wordings
from khabar.ledger.summaries.wording import SAID_OF

_MOST_ABOUT = 1000
"""Of one outlet that are looked through for those of several: nobody who is common to them is rarer."""


class Word(Struct, frozen=True):
    """Words for somebody and how often they stand: the loaded term that they are ('' for a neutral name), and whose voice (own, source)."""

    words: str
    term: str
    role: str
    voice: str
    count: int

    @property
    def is_name(self) -> bool:
        """Whether they name whom they are about; else they are said of them."""
        return not self.role.startswith(SAID_OF)


class Wording(Struct, frozen=True):
    """How one outlet speaks of one actor or place, the commonest words first."""

    about: str
    outlet: str
    words: tuple[Word, ...]

    def named(self, voice: str | None = None) -> int:
        """How often it is named at all."""
        return sum(word.count for word in self.words if word.is_name and voice in (None, word.voice))

    def loaded_names(self) -> int:
        """How often the name itself is loaded."""
        return sum(word.count for word in self.words if word.is_name and word.term)

    def loaded(self, voice: str | None = None) -> int:
        """How often that is done, or something is said of it, in a loaded word."""
        return sum(word.count for word in self.words if word.term and voice in (None, word.voice))


def variants(connection: Connection, about: str, limit: int) -> list[tuple[str, str, int]]:
    """The words by which texts name an actor or a place, the loaded term that they are (or ''), and how often; the commonest first."""
    count = func.sum(wordings.c["count"])
    query = (
        select(wordings.c.words, wordings.c.term, count)
        .where(wordings.c.about == about, wordings.c.role.not_like(f"{SAID_OF}%"))
        .group_by(wordings.c.words, wordings.c.term)
        .order_by(count.desc(), wordings.c.words)
        .limit(limit)
    )
    return [(words, term, int(number)) for words, term, number in connection.execute(query)]


def spoken_of(connection: Connection, about: str, limit: int) -> list[Wording]:
    """How each outlet speaks of an actor or a place, those first that do most often."""
    count = func.sum(wordings.c["count"])
    query = select(wordings.c.outlet).where(wordings.c.about == about, wordings.c.outlet != "").group_by(wordings.c.outlet)
    outlets = list(connection.execute(query.order_by(count.desc(), wordings.c.outlet).limit(limit)).scalars())
    held = side_by_side(connection, outlets, [about])
    return [held[about, outlet] for outlet in outlets]


def most_loaded(connection: Connection, outlets: Sequence[str], limit: int) -> list[str]:
    """Whom these outlets speak of in loaded words most often."""
    found: Counter[str] = Counter()
    for outlet in outlets:
        found.update(dict(beside(connection, "loaded", outlet, _MOST_ABOUT)))
    return [about for about, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]]


def side_by_side(connection: Connection, outlets: Sequence[str], about: Sequence[str]) -> dict[tuple[str, str], Wording]:
    """How each of these outlets speaks of each of these actors and places, by both."""
    query = select(wordings).where(wordings.c.about.in_(about), wordings.c.outlet.in_(outlets))
    held: dict[tuple[str, str], list[Word]] = {(one, outlet): [] for one in about for outlet in outlets}
    for row in connection.execute(query).mappings():
        found = Word(row["words"], row["term"], row["role"], row["voice"], row["count"])
        held[row["about"], row["outlet"]].append(found)
    return {key: Wording(*key, tuple(sorted(words, key=lambda word: (-word.count, word.words)))) for key, words in held.items()}


def uses_of(connection: Connection, term: str, limit: int) -> list[tuple[str, str, str, str, int]]:
    """Where a loaded term is used most: outlet, whom it is about, in which role, by whose voice, how often."""
    count = func.sum(wordings.c["count"])
    columns = (wordings.c.outlet, wordings.c.about, wordings.c.role, wordings.c.voice)
    query = select(*columns, count).where(wordings.c.term == term).group_by(*columns).order_by(count.desc(), *columns).limit(limit)
    return [(outlet, about, role, voice, int(number)) for outlet, about, role, voice, number in connection.execute(query)]
