#!/usr/bin/env python3
"""Lists of events at scale: the first 50 rows and the count of a mix of filters over made-up events, which stand in no real place or time.

What is made: 12 countries of which the first has half of the events, 600 places, each in a district in a country, 3,000 actors, 900
sources, all by a power law, 15 years of days, 40 outlets of which a third tell of one country only. Half of the actors and of the sources
are no concepts but words of a text, and so are 60 places. Run by `make bench`; a benchmark, not a test.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from msgspec import json

from khabar.ledger import Database, search
from khabar.ledger.events import Changes, Position, Told, replace
from khabar.ledger.filters import Box, Filter, find_events
from khabar.ledger.schema import claims
from khabar.ledger.spelled import with_words
from khabar.ledger.writing import add
from khabar.model import (
    Agreement,
    DateRange,
    Event,
    Evidence,
    Finding,
    Grade,
    Location,
    Origin,
    Share,
    Span,
    Stamp,
    Statement,
    Toll,
    Value,
    When,
)
from khabar.text.likeness import words_key
from khabar.text.search import searched

Times: TypeAlias = dict[str, list[tuple[float, float]]]
"""Milliseconds of each asking by the kind of question: processor time, time by the clock."""
BATCH = 1 << 15
START, DAYS = dt.date(2010, 1, 1), 5478
STAMP = Stamp("2025-01-01T00:00:00Z", "bench", "bench", "bench")
TYPES = ("strike", "clash", "arrest", "bombing", "condemnation", "abduction", "armed_attack", "agreement")
GRADES = ("single-origin", "several-origins", "claimed", "contested", "confirmed")
_NOUN = "كتيبة"
WORDS = [f"كلمة{number}" for number in range(5000)]


class Made(NamedTuple):
    """An event, what its claim tells of who, whom, where, with what and by whose account, and the words of its evidence."""

    event: Told
    told: dict[str, str]
    evidence: str


class World:
    """Draws from power laws: the first of anything is the commonest."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def rank(self, count: int) -> int:
        """A number below ``count``, the low ones far more often."""
        return int(count ** self.chance.random()) - 1

    def event(self, number: int) -> Made:
        """An event of one claim."""
        chance = self.chance
        country = min(int(chance.expovariate(0.7)), 11)
        place = self.rank(50)
        day = START + dt.timedelta(chance.randrange(DAYS))
        last = day + dt.timedelta(0 if chance.random() < 0.9 else chance.choice((1, 6, 30, 365)))
        outlet = country if chance.random() < 0.3 else 12 + self.rank(28)
        parties = {role: self.rank(3000) for role in ("actor", "target")}
        told = {role: _named("a", number, 1500) for role, number in parties.items()}
        told |= {"place": _named(f"c{country}-p", place, 45), "source": _named("s", self.rank(900), 450), "weapon": f"w{self.rank(60)}"}
        facets = {("type", TYPES[self.rank(8)]), ("country", f"C{country}"), ("outlet", f"o{outlet}"), ("status", "reported")}
        facets |= {("place", f"c{country}"), ("place", f"c{country}-d{place % 7}"), ("grade", GRADES[self.rank(5)])}
        facets |= {(role, f"agroup{number % 30}") for role, number in parties.items()}
        facets |= {(name, words_key(value) if " " in value else value) for name, value in told.items()}
        is_contested = chance.random() < 0.1
        if is_contested:
            facets.add(("contradiction", chance.choice(("actor", "killed", "place"))))
        where = Location(told["place"], 10 + country * 2 + place / 25, 20 + country * 3 + place / 20, 1)
        row = {
            **dict.fromkeys(("mode", "actor", "target", "killed", "injured", "grade")),
            "event_id": f"e{number:09x}",
            "content": f"{number:064x}",
            "type": "x",
            "status": "reported",
            "day": str(day),
            "first_day": str(day),
            "last_day": str(last),
            "outlets": 1,
            "claims": 1,
            "origins": 1 + self.rank(12),
            "country": f"C{country}",
            "place": told["place"],
            "contradicted": is_contested,
            "latitude": where.latitude,
            "longitude": where.longitude,
            "data": zlib.compress(json.encode(_told(number, DateRange(day, last, "told", 1), where, chance)), 1),
        }
        return Made(Told(row, (f"d{number}#c1",), (), frozenset(facets)), told, self.evidence())

    def evidence(self) -> str:
        """The words of a claim's evidence."""
        return " ".join(searched(" ".join(WORDS[self.rank(5000)] for _ in range(12))))


def _named(kind: str, number: int, concepts: int) -> str:
    """The first so many of a kind are concepts, the others words of a text."""
    return f"{kind}{number}" if number < concepts else f"{_NOUN} {WORDS[number]}"


def _told(number: int, days: DateRange, where: Location, chance: random.Random) -> Event:
    """What a list shows of an event: as long as events of two accounts are."""
    claims = (f"d{number}#c1",)
    words = " ".join(chance.choices(WORDS, k=25))
    values = (Value("x", words, claims, ("s1",), (Evidence(claims[0], Span(0, len(words)), words),)),)
    findings = tuple(Finding(name, Agreement.SINGLE, values, "one-origin") for name in ("type", "actor", "target", "place", "date"))
    return Event(
        event_id=f"e{number:09x}",
        claims=claims,
        type="strike",
        when=When(days),
        place=where.place,
        location=where,
        killed=Toll(1, 3, 2, "most-origins", claims),
        provenance="1 outlet, 1 origin",
        outlets=("o1",),
        origins=(Share(Origin("outlet:o1", "outlet", "o1", "no source is named"), claims, ("o1",)),),
        findings=findings,
        grade=Grade("single-origin", "One origin tells it."),
        statement=Statement(words, words),
    )


def fill(database: Database, count: int) -> None:
    """Make events with a claim each."""
    world = World(5)
    for start in range(0, count, BATCH):
        made = [world.event(number) for number in range(start, min(start + BATCH, count))]
        with database.writing() as connection:
            add(connection, claims, [_claim(number, one) for number, one in enumerate(made, start)])
            search.add(connection, search.EVIDENCE, [(number, one.evidence) for number, one in enumerate(made, start)])
            replace(connection, Changes([one.event for one in made], ()), Position(), STAMP)


def _claim(number: int, made: Made) -> dict[str, object]:
    row = made.event.row
    held = {"outlet": None, "published": None, "country": row["country"], "mode": None, **made.told}
    days = {"first_day": row["first_day"], "last_day": row["last_day"]}
    own = {"number": number, "coding": number, "ref": made.event.claims[0], "doc_id": f"d{number}", "ordinal": 0}
    rest = {"key": str(number), "type": "strike", "status": "reported", "current": True, "confidence": 0.5}
    return with_words({**held, **days, **own, **rest})


def mix() -> Iterator[tuple[str, Filter]]:
    """The published mix: a name and a filter."""
    yield "everything", Filter()
    spans = [("2018-03-01", "2018-03-31"), ("2024-12-25", None), (None, "2010-01-02"), ("2012-01-01", None)]
    boxes = [Box(19, 9, 23, 13), Box(30, 15, 30.5, 15.5), Box(0, 0, 90, 80), Box(1, 1, 2, 2)]
    single: dict[str, list[Filter]] = {
        "date": [Filter(since=since, until=until) for since, until in spans],
        "box": [Filter(box=box) for box in boxes],
        "origins": [Filter(least_origins=n) for n in (2, 6, 11, 40)],
        "contested": [Filter(contradicted=True), Filter(contradicted=False)],
        "words, rare": [Filter(words=WORDS[n]) for n in (1500, 4000)] + [Filter(words="غواصة"), Filter(words=f"{WORDS[60]} {WORDS[900]}")],
        "words, common": [Filter(words=WORDS[n]) for n in (2, 20)],
    }
    for facet, values in _VALUES.items():
        single[facet] = [Filter(facets=((facet, value.replace("_", " ")),)) for value in values.split()]
    for name, filters in single.items():
        yield from ((name, one) for one in filters)
    chance = random.Random(3)
    drawn = [one for name, filters in single.items() if name != "words, common" for one in filters]
    for size, name in ((2, "pairs"), (3, "triples")):
        for _ in range(60):
            yield name, _together(chance.sample(drawn, size))
    for facets in _COMMON:
        one, value, other, its = facets.split()
        yield "common with common", Filter(facets=((one, value), (other, its)))


_COMMON = ("country C0 country C1", "country C0 outlet o1", "country C0 outlet o12", "place c0-p0 actor a0", "type strike country C0")
_VALUES = {
    "type": "strike agreement",
    "country": "C0 C3 C11",
    "place": f"c0 c0-d1 c2-p0 c5-p44 {_NOUN}_{WORDS[46]}",
    "actor": f"a0 agroup1 a40 a1400 {_NOUN}_{WORDS[1600]}",
    "target": f"a0 a700 {_NOUN}_{WORDS[2900]}",
    "weapon": "w0 w50",
    "outlet": "o0 o12 o39",
    "source": f"s0 s400 {_NOUN}_{WORDS[800]}",
    "grade": "single-origin confirmed",
    "contradiction": "actor killed",
}
_ASKED = ("since", "until", "box", "least_origins", "contradicted", "words")


def _together(filters: list[Filter]) -> Filter:
    found: dict[str, object] = {}
    for one in filters:
        found |= {name: getattr(one, name) for name in _ASKED if getattr(one, name) is not None}
    return Filter(facets=tuple(facet for one in filters for facet in one.facets), **found)  # type: ignore[arg-type]


def measure(database: Database, repeats: int) -> Times:
    """Milliseconds of processor time and by the clock of each question, by the name of its kind."""
    times: Times = {}
    for name, wanted in mix():
        for _ in range(repeats):
            clock, processor = time.perf_counter(), time.process_time()
            with database.reading() as connection:
                find_events(connection, wanted, 50)
            taken = (1000 * (time.process_time() - processor), 1000 * (time.perf_counter() - clock))
            times.setdefault(name, []).append(taken)
    return times


def show(times: Times) -> None:
    """A line for each kind and one for all."""
    print(f"{'milliseconds':22}{'asked':>6}   processor p50    p95  worst   clock p50    p95  worst")
    for name, taken in [*times.items(), ("all", [one for some in times.values() for one in some])]:
        figures = []
        for kind in zip(*taken, strict=True):
            ordered = sorted(kind)
            figures += [ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1]]
        processor, clock = " ".join(f"{one:6.1f}" for one in figures[:3]), " ".join(f"{one:6.1f}" for one in figures[3:])
        print(f"{name:22}{len(taken):6}          {processor}      {clock}")


def bench(told: str | None, fill: Callable[[Database, int], None], measure: Callable[[Database, int], Times], repeats: int) -> None:
    """Fill a ledger with as many events as the command line says, ask it, and show the times of each kind of question."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=repeats, help="how often each question is asked")
    parser.add_argument("--ledger", help="an empty PostgreSQL database, whose own processor time is not counted; default: a SQLite file")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(asked.ledger or str(Path(folder) / "ledger.db"), create=True)
        started = time.process_time()
        fill(database, asked.events)
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e9
        print(f"{asked.events:,} events filled in {time.process_time() - started:.0f} s of processor time, {size:.2f} GB", flush=True)
        show(measure(database, asked.repeats))
        database.close()


if __name__ == "__main__":
    bench(__doc__, fill, measure, repeats=2)
