#!/usr/bin/env python3
"""What the pages of outlets, sources, actors, places, wording, tallies and the record ask of a large made-up ledger, and how long it takes.

What is made: events of one to four claims each by 300 outlets, 20,000 sources of which most speak once, 3,000 actors, 5,000 places, all by
power laws, 15 years of days; a quarter of the claims are copies, a tenth contested; 90 loaded terms; a tally for every tenth event. Nothing
stands for a real place, time or outlet. Run by `make bench`; a benchmark, not a test.
"""

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from functools import partial

from sqlalchemy import Connection

from bench_search import Times, bench
from khabar.ledger import Database
from khabar.ledger.chain import Written, append
from khabar.ledger.schema import claims, tallies
from khabar.ledger.summaries import asking, audit, checks, compared, doubting, volume, wording
from khabar.ledger.summaries.accounts import Accounted, retell
from khabar.ledger.summaries.wording import OWN, SOURCE, Naming, Worded
from khabar.ledger.writing import Row, add
from khabar.model import Agreement, Counting, DateRange, Quantity, Stamp, TallyCheck

BATCH = 20_000
START, DAYS = dt.date(2010, 1, 1), 5478
STAMP = Stamp("2025-01-01T00:00:00Z", "bench", "bench", "bench")
OUTLETS, SOURCES, ACTORS, PLACES, TERMS = 300, 20_000, 3000, 5000, 90
RULES = doubting.BESIDE_EVENTS


class World:
    """Draws from power laws: the first of anything is the commonest."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.claims = 0

    def rank(self, count: int) -> int:
        """A number below ``count``, the low ones far more often."""
        return int(count ** self.chance.random()) - 1

    def event(self, number: int) -> tuple[str, str, list[Row], list[Accounted]]:
        """An event: its id, its day, the rows of its claims, whose they are."""
        chance = self.chance
        day = str(START + dt.timedelta(chance.randrange(DAYS)))
        count = 1 + self.rank(4)
        actor, target, place = f"a{self.rank(ACTORS)}", f"a{self.rank(ACTORS)}", f"p{self.rank(PLACES)}"
        rows: list[Row] = []
        told: list[Accounted] = []
        for _ in range(count):
            self.claims += 1
            outlet, ref = f"o{self.rank(OUTLETS)}", f"d{self.claims}#c1"
            named = chance.random() < 0.5
            origin = f"source:s{self.rank(SOURCES)}" if named else f"outlet:{outlet}"
            copied = told[0].ref if told and chance.random() < 0.5 else None
            contested = ("killed",) if count > 1 and chance.random() < 0.2 else ()
            told.append(Accounted(ref, origin, origin.partition(":")[0], origin.partition(":")[2], copied, count > 1, contested))
            rows.append(_claim(self.claims, ref, outlet, day, actor, target, place))
        return f"e{number:09x}", day, rows, told

    def worded(self, outlet: str) -> Worded:
        """In which words an article speaks of whom."""
        voice = OWN if self.chance.random() < 0.6 else SOURCE
        about = self.rank(ACTORS)
        loaded = f"t{self.rank(TERMS)}" if self.chance.random() < 0.2 else ""
        name = Naming(f"a{about}", "actor", f"w{about}-{loaded or self.rank(6)}", loaded, voice)
        return Worded(outlet, ((name, 1), (Naming(f"p{self.rank(PLACES)}", "place", "w", "", voice), 1)))

    def check(self, number: int) -> TallyCheck:
        """A tally set beside events."""
        start = START + dt.timedelta(self.chance.randrange(DAYS))
        days = DateRange(start, start + dt.timedelta(self.chance.choice((0, 6, 30))), "bench", 3)
        count = self.rank(200)
        what, actor, source = self.chance.choice(("attacks", "killed", "strikes")), f"a{self.rank(ACTORS)}", f"s{self.rank(SOURCES)}"
        counting = Counting(what=what, days=days, actor=actor, source=source)
        found = tuple(f"e{n:09x}" for n in range(min(count, 20)))
        return TallyCheck(
            rule=RULES[self.rank(len(RULES))], agreement=Agreement.SINGLE, tallies=(f"t{number}#t1",), counting=counting,
            reported=Quantity(count, count), found=found, amount=Quantity(len(found), count),
        )  # fmt: skip


def _claim(number: int, ref: str, outlet: str, day: str, actor: str, target: str, place: str) -> Row:
    empty = dict.fromkeys(("country", "source", "mode", "weapon"))
    own = {"number": number, "coding": number, "ref": ref, "doc_id": ref[:-3], "ordinal": 0, "outlet": outlet, "published": day}
    roles = {"actor": actor, "target": target, "place": place, "first_day": day, "last_day": day}
    return {**empty, **own, **roles, "key": ref, "type": "strike", "status": "occurred", "current": True, "confidence": 0.5}


def fill(database: Database, count: int) -> None:
    """Make events with their claims, articles, wordings, tallies and entries."""
    world = World(5)
    for start in range(0, count, BATCH):
        made = [world.event(number) for number in range(start, min(start + BATCH, count))]
        rows = [row for _, _, some, _ in made for row in some]
        with database.writing() as connection:
            add(connection, claims, rows)
            volume.count(connection, ((row["outlet"], row["published"]) for row in rows), 1)
            wording.keep(connection, [(row["coding"], world.worded(row["outlet"])) for row in rows])
            retell(connection, {event_id: (day, told) for event_id, day, _, told in made}, ())
            said = [Written("decided", row["ref"], b'{"by":"person:%d"}' % (number % 7)) for number, row in enumerate(rows[:2000])]
            append(connection, [Written("coded", row["ref"][:-3], b"{}") for row in rows] + said, STAMP)
    with database.writing() as connection:
        checked = [world.check(number) for number in range(count // 10)]
        add(connection, tallies, [_tally(n, check) for n, check in enumerate(checked)])
        checks.replace(connection, checked)


def _tally(number: int, check: TallyCheck) -> Row:
    held = dict.fromkeys(("place", "actor", "source", "first_day", "last_day", "low", "high"))
    own = {"number": number, "coding": number, "ref": check.tallies[0], "doc_id": f"t{number}", "ordinal": 0, "outlet": "o1"}
    return {**held, **own, "published": "2020-01-01", "country": f"c{number % 12}", "what": check.counting.what, "current": True}


Question = Callable[[Connection], object]


def questions() -> Iterator[tuple[str, Question]]:
    """What each page asks."""
    yield "outlets", partial(asking.subjects, kind="outlet", by="documents", limit=100)
    for name in ("o0", "o9", "o250"):
        yield "one outlet", partial(_outlet, name=name)
    yield "sources", partial(asking.subjects, kind="origin", by="claims", limit=50, offset=500)
    yield "sources by words", _called
    for name in ("source:s0", "source:s700"):
        yield "one source", partial(_source, name=name)
    for kind in ("actor", "place"):
        yield f"{kind}s", partial(asking.subjects, kind=kind, by="events", limit=50)
    for name in ("a0", "a9", "a900"):
        yield "one actor", partial(_actor, name=name)
    for outlets in (("o0", "o1"), ("o0", "o9", "o100", "o250")):
        yield "side by side", partial(_side_by_side, outlets=outlets)
    yield "one term", partial(compared.uses_of, term="t0", limit=100)
    everything, some = checks.Asked(), checks.Asked(what="attacks", country="c3")
    for wanted in (everything, some, checks.Asked(since="2014-01-01", until="2014-12-31"), checks.Asked(actor="a0")):
        yield "tallies", partial(_tallies, wanted=wanted)
    by = audit.Asked(happenings=("decided",)), audit.Asked(who="person:3"), audit.Asked(subject="d5"), audit.Asked(since="2024-01-01")
    for asked in (audit.Asked(), *by):
        yield "record", partial(_record, asked=asked)


def _outlet(connection: Connection, name: str) -> None:
    asking.totals(connection, "outlet", [name])
    asking.over_time(connection, "outlet", name)
    for kind in ("carries", "copies", "copied", "worded", "outlet-contested"):
        asking.beside(connection, kind, name, 15)


def _called(connection: Connection) -> None:
    asking.subjects(connection, "origin", "claims", 50, among=asking.sources_called(connection, "S19"))


def _source(connection: Connection, name: str) -> None:
    asking.over_time(connection, "origin", name)
    asking.beside(connection, "carried", name, 15)


def _actor(connection: Connection, name: str) -> None:
    compared.variants(connection, name, 60)
    compared.spoken_of(connection, name, 12)
    for kind in ("upon", "from"):
        asking.beside(connection, kind, name, 15)


def _side_by_side(connection: Connection, outlets: tuple[str, ...]) -> None:
    compared.side_by_side(connection, outlets, compared.most_loaded(connection, outlets, 25))


def _tallies(connection: Connection, wanted: checks.Asked) -> None:
    checks.kinds(connection)
    checks.find(connection, wanted, 200)
    checks.by_month(connection, wanted)


def _record(connection: Connection, asked: audit.Asked) -> None:
    audit.find(connection, asked, 50)
    audit.happenings(connection)
    audit.people(connection)


def measure(database: Database, repeats: int) -> Times:
    """Milliseconds of processor time and by the clock of each question, by its name."""
    times: Times = {}
    for name, ask in questions():
        for _ in range(repeats):
            clock, processor = time.perf_counter(), time.process_time()
            with database.reading() as connection:
                ask(connection)
            times.setdefault(name, []).append((1000 * (time.process_time() - processor), 1000 * (time.perf_counter() - clock)))
    return times


if __name__ == "__main__":
    bench(__doc__, fill, measure, repeats=5)
