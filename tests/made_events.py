"""Events made up by chance, as linking tells them: of no real place, time or actor."""

import datetime as dt

from stamps import stamp

from khabar.ledger.events import Changes, Position, Told, replace, told
from khabar.model import Agreement, DateRange, Event, Finding, Grade, Location, Origin, Share, Statement, Toll, Value, When

TYPES, PLACES = ("strike", "clash", "raid"), ("tall", "wadi", "marj", "sahl")
ACTORS, OUTLETS = ("guard", "front", "league"), ("o1", "o2", "o3")
START = dt.date(2024, 1, 1)


def value(name, *claims):
    return Value(name, name, claims, claims)


def finding(attribute, agreement, *names):
    return Finding(attribute, agreement, tuple(value(name, "d#c1") for name in names), "rule")


def made(chance, number):
    """An event with this number in its id."""
    start = START + dt.timedelta(chance.randrange(400))
    end = start + dt.timedelta(chance.choice((0, 0, 0, 1, 6, 40)))
    claims = tuple(f"d{number}#c{n}" for n in range(1, chance.randint(2, 4)))
    shares = tuple(Share(Origin(f"s{n}", "source", f"s{n}", "told"), claims[:1], ("o1",)) for n in range(chance.randint(1, 3)))
    kind, place, actors = chance.choice(TYPES), chance.choice(PLACES), chance.sample(ACTORS, chance.randint(1, 2))
    agreement = Agreement.SINGLE if len(actors) == 1 else chance.choice((Agreement.CONTRADICTION, Agreement.DIFFERENCE))
    is_placed = chance.random() < 0.8
    where = Location(place, chance.randint(-80, 80) + 0.25, chance.randint(-180, 179) + 0.5, 1) if is_placed else None
    killed = chance.choice((None, 0, 3))
    return Event(
        event_id=f"ev-{number:05}",
        claims=claims,
        type=kind,
        when=When(DateRange(start, end, "told", 1)) if chance.random() < 0.9 else None,
        place=place,
        location=where,
        country="AL",
        actor=actors[0],
        killed=None if killed is None else Toll(killed, killed + 2, killed, "rule"),
        outlets=tuple(sorted(chance.sample(OUTLETS, chance.randint(1, 3)))),
        origins=shares,
        findings=(finding("type", Agreement.SINGLE, kind), finding("actor", agreement, *actors), finding("place", Agreement.SINGLE, place)),
        grade=Grade(chance.choice(("single-origin", "several-origins")), "rule"),
        statement=Statement(f"Event {number}.", f"Event {number}."),
        provenance="1 outlet, 1 origin",
    )


def lineage(name):
    """What the made-up concepts belong to or lie in."""
    return {"guard": ("army",), "front": ("rebels",), "tall": ("north",), "wadi": ("north",)}.get(name, ())


def tell(database, events, ended=()) -> list[Told]:
    """Have a ledger tell these events, and others no more."""
    ready = [told(event, lineage) for event in events]
    with database.writing() as connection:
        replace(connection, Changes(ready, ended), Position(), stamp())
    return ready
