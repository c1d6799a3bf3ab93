"""Coded documents about events that are known, for the benchmark of linking: invented happenings told by the codebook's names.

What is made, and how often (receipts: rates of the gold documents where they were measured, in brackets; chosen where not):

* events: 60 % scattered over places by Zipf's law, 20 % of campaigns (one side on one base, most days, 8 % twice a day), 8 % in
  bursts (one city, one day), 12 % political (condemnations, demands, talks; without a place);
* accounts: one to thirty of an event, 2.6 on average, on the day and up to three days after; 15 % of documents are reprinted by others;
* what accounts leave out or change: date 25 % (52), place 15 % (29), actor 10 % (10), target 10 % (10), source 50 % (50), a parent
  for the actor 10 %, the division for the town 10 %, the next day for the day 4 % (4 of pairs), another type 5 % (6 of pairs across
  documents), other numbers for the dead 30 % (50 of pairs), words for an actor that no list knows 10 % (20).
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from khabar.codebook import Codebook
from khabar.codebook.types import Concept

FIRST_DAY = dt.date(2018, 1, 1)
CLAIMS_A_DAY = 550
"""A million claims are five years of a whole region's press."""

_TWICE_A_DAY = 0.08
"""Share of a campaign's attacks that may fall on a base attacked the same day. Accounts of two such attacks differ in numbers and details
only, and a quarter of them tell no day: where bases were drawn freely, a third of the attacks shared base and day with another."""

Row = dict[str, Any]
What = tuple[str, Concept, tuple[str, str | None], Concept | None, Concept | None]
"""Type, actor, target with its concept, place and weapon of a happening."""


class Happening(NamedTuple):
    """What happened: the truth behind accounts."""

    id: int
    day: dt.date
    type: str
    mode: str | None
    actor: Concept
    target: str
    target_id: str | None
    place: Concept | None
    weapon: Concept | None
    killed: int | None
    details: tuple[str, ...]
    status: str


class Story(NamedTuple):
    """A document before it is written down: who publishes it when, with which sentences; ``of`` are the happenings behind its claims."""

    outlet: str
    day: dt.date
    sentences: tuple[tuple[tuple[str, str], Row], ...]
    of: tuple[int, ...]
    agency: str | None = None


_VERBS = {
    "strike": ("استهدف", "قصف"),
    "armed_attack": ("هاجم", "شن هجوما على"),
    "bombing": ("فجر عبوة في", "فجر"),
    "clash": ("اشتبك مع", "قاتل"),
    "capture": ("سيطر على", "استولى على"),
    "interception": ("اعترض", "أسقط"),
    "condemnation": ("أدان", "استنكر"),
    "demand": ("طالب", "دعا"),
    "consultation": ("التقى", "بحث مع"),
    "support": ("أيد", "دعم"),
}
_POLITICAL = ("condemnation", "demand", "consultation", "support")
_KIN = {"strike": "armed_attack", "armed_attack": "clash", "clash": "armed_attack", "bombing": "strike", "interception": "strike"}
_MODES = {"strike": ("airstrike", "drone", "rocket", "artillery", "unspecified")}
_OPENINGS = (
    "قال شهود",
    "ذكرت تقارير",
    "أفاد مصدر",
    "علم أن",
)
_LETTERS = "بتثجحدرزسشصطعفقكلمنهوي"


class World:
    """The names that happenings are made of, and the chance that draws them."""

    def __init__(self, codebook: Codebook, seed: int) -> None:
        self.chance = random.Random(seed)
        concepts = sorted(codebook.concepts.values(), key=lambda concept: concept.id)
        self.concepts = codebook.concepts
        self.towns = [one for one in concepts if one.kind in ("town", "village") and one.latitude is not None and one.admin1][:3000]
        self.chance.shuffle(self.towns)
        self.bases = [one for one in concepts if one.kind in ("airbase", "base") and one.latitude is not None]
        self.chance.shuffle(self.bases)
        self.fighters = [one for one in concepts if one.kind in ("military", "armed_group", "militia", "coalition")]
        self.offices = [one for one in concepts if one.kind in ("state", "government", "ministry", "party", "international")]
        self.weapons = [one for one in concepts if one.kind in ("drone", "rocket", "missile", "artillery", "bomb")]
        self.outlets = sorted(codebook.outlets)
        self.words = ["".join(self.chance.choices(_LETTERS, k=self.chance.randint(4, 7))) for _ in range(60_000)]
        self.campaigns = [(base, self.chance.choice(self.fighters), self.chance.choice(self.weapons)) for base in self.bases[:60]]
        self.ranks = [1 / (rank + 3) for rank in range(len(self.towns))]

    def happenings(self, number: int, day: dt.date, count: int) -> Iterator[Happening]:
        """The happenings of a day, numbered from ``number``; one day in thirty is a burst in one city."""
        chance = self.chance
        city = chance.choices(self.towns, self.ranks)[0]
        burst = count // 2 if chance.random() < 1 / 30 else 0
        rested = chance.sample(self.campaigns, len(self.campaigns))
        extra = burst + round(count * 0.08) if burst else 0
        for step in range(count + extra):
            draw = chance.random()
            if step >= count:
                yield self._scattered(number + step, day, city)
            elif draw < 0.2:
                again = not rested or chance.random() < _TWICE_A_DAY
                yield self._of_campaign(number + step, day, chance.choice(self.campaigns) if again else rested.pop())
            elif draw < 0.32:
                yield self._political(number + step, day)
            else:
                yield self._scattered(number + step, day, chance.choices(self.towns, self.ranks)[0])

    def _scattered(self, number: int, day: dt.date, town: Concept) -> Happening:
        chance = self.chance
        kind = chance.choices(("strike", "armed_attack", "bombing", "clash", "capture", "interception"), (50, 18, 9, 10, 11, 2))[0]
        actor = chance.choice(self.fighters)
        target = chance.choice(self.fighters) if chance.random() < 0.5 else None
        words = (target.ar, target.id) if target else (f"{chance.choice(self.words)} {chance.choice(self.words)}", None)
        weapon = chance.choice(self.weapons) if chance.random() < 0.25 else None
        return self._made(number, day, (kind, actor, words, town, weapon))

    def _of_campaign(self, number: int, day: dt.date, campaign: tuple[Concept, Concept, Concept]) -> Happening:
        base, actor, weapon = campaign
        return self._made(number, day, ("strike", actor, (base.ar, base.id), base, weapon))

    def _political(self, number: int, day: dt.date) -> Happening:
        actor, other = self.chance.sample(self.offices, 2)
        return self._made(number, day, (self.chance.choice(_POLITICAL), actor, (other.ar, other.id), None, None))

    def _made(self, number: int, day: dt.date, what: What) -> Happening:
        kind, actor, (target, target_id), place, weapon = what
        chance = self.chance
        mode = chance.choice(_MODES[kind]) if kind in _MODES else None
        killed = min(200, int(chance.paretovariate(0.9))) if place is not None and chance.random() < 0.5 else None
        details = tuple(chance.choices(self.words, k=5))
        status = "occurred" if chance.random() < 0.96 else "planned"
        return Happening(number, day, kind, mode, actor, target, target_id, place, weapon, killed, details, status)


class Press:
    """Turns happenings into what outlets publish of them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.waiting: dict[dt.date, list[tuple[str, Happening]]] = {}

    def hear(self, happening: Happening) -> None:
        """Outlets take it up, on the day and after."""
        chance = self.world.chance
        for _ in range(min(30, int(chance.paretovariate(1.6) + 0.3))):
            lag = chance.choices((0, 1, 2, 3), (50, 35, 10, 5))[0]
            outlet = chance.choice(self.world.outlets)
            self.waiting.setdefault(happening.day + dt.timedelta(lag), []).append((outlet, happening))

    def stories(self, day: dt.date) -> Iterator[Story]:
        """What is published on a day: one to five sentences a document, and reprints of some by other outlets."""
        chance = self.world.chance
        heard = self.waiting.pop(day, [])
        heard.sort(key=lambda one: (one[0], one[1].place.country or "" if one[1].place else "", one[1].id))
        start = 0
        while start < len(heard):
            outlet, size = heard[start][0], chance.randint(1, 5)
            chosen = [one for who, one in heard[start : start + size] if who == outlet]
            start += len(chosen)
            agency = chance.choice(("demo-agency-1", "demo-agency-2", "demo-agency-3"))
            story = Story(outlet, day, tuple(self._sentence(one, day) for one in chosen), tuple(one.id for one in chosen), agency)
            yield story
            if chance.random() < 0.15:
                for other in chance.sample(self.world.outlets, chance.randint(1, 4)):
                    yield story._replace(outlet=other, day=day + dt.timedelta(chance.choice((0, 0, 1))))

    def _sentence(self, told: Happening, day: dt.date) -> tuple[tuple[str, str], Row]:
        """Opening and end of a sentence with the roles of its claim between them, as far as this account tells them."""
        chance = self.world.chance
        kind = _KIN.get(told.type, told.type) if chance.random() < 0.05 else told.type
        row: Row = {"type": kind, "mode": told.mode if kind == told.type and chance.random() < 0.8 else None, "status": told.status}
        row["verb"] = chance.choice(_VERBS[kind])
        row["actor"] = self._actor(told) if chance.random() < 0.9 else None
        row["target"] = (told.target, told.target_id) if chance.random() < 0.9 else None
        row["place"] = self._place(told)
        row["country"] = told.place.country if told.place and (row["place"] or chance.random() < 0.6) else None
        row["date"] = self._date(told, day)
        row["weapon"] = told.weapon if told.weapon and chance.random() < 0.6 else None
        row["killed"] = self._killed(told)
        row["source"] = chance.choice(self.world.offices) if chance.random() < 0.5 else None
        details = [word for word in told.details if chance.random() < 0.35] + chance.choices(self.world.words, k=3)
        chance.shuffle(details)
        return (chance.choice(_OPENINGS), " ".join(details)), row

    def _actor(self, told: Happening) -> tuple[str, str | None]:
        draw = self.world.chance.random()
        parent = self.world.concepts.get(told.actor.parent or "")
        if draw < 0.1 and parent is not None:
            return parent.ar, parent.id
        return (told.actor.ar, told.actor.id) if draw < 0.9 else (f"{told.actor.ar} {self.world.chance.choice(self.world.words)}", None)

    def _place(self, told: Happening) -> Concept | None:
        draw = self.world.chance.random()
        if told.place is None or draw < 0.15:
            return None
        return self.world.concepts.get(told.place.admin1 or "", told.place) if draw < 0.25 else told.place

    def _date(self, told: Happening, day: dt.date) -> dt.date | None:
        draw = self.world.chance.random()
        if draw < 0.25 and (day - told.day).days <= 1:
            return None
        return told.day + dt.timedelta(1) if draw > 0.96 and day > told.day else told.day

    def _killed(self, told: Happening) -> int | None:
        draw = self.world.chance.random()
        if told.killed is None or draw < 0.3:
            return None
        return told.killed if draw < 0.79 else max(0, told.killed + self.world.chance.choice((-2, -1, 1, 2, 3, 5)))
