"""Filters against what plain Python finds among the same made-up events, on either database, through changes and new numbers."""

import random

import pytest
from stamps import stamp

from khabar.ledger import marks
from khabar.ledger.events import Changes, Position, Told, replace
from khabar.ledger.filters import COUNTED, Box, Filter, find_events
from khabar.ledger.sets import at_least, greatest, numbers, of

FACETS = {"type": "abc", "place": "abcdefgh", "outlet": "abcde"}
DAYS = [None, *(f"2024-{month:02}-{day:02}" for month in (1, 2, 3) for day in (1, 2, 14, 28))]


def made(chance, number):
    first, last = sorted(chance.choices(DAYS[1:], k=2)) if chance.random() < 0.9 else (None, None)
    here = chance.random() < 0.8
    row = {
        **dict.fromkeys(("mode", "country", "place", "actor", "target", "killed", "injured", "grade")),
        "event_id": f"e{number:04}",
        "content": str(chance.random()),
        "data": b"",
        "type": "a",
        "status": "s",
        "outlets": 1,
        "claims": 1,
        "first_day": first,
        "last_day": last,
        "day": first or "",
        "origins": chance.randint(1, 9),
        "latitude": chance.randint(-90, 90) if here else None,
        "longitude": chance.randint(-180, 180) if here else None,
        "contradicted": chance.random() < 0.3,
    }
    facets = frozenset((facet, chance.choice(values)) for facet, values in FACETS.items() for _ in range(2))
    return Told(row, (), (), facets)


def wish(chance):
    def maybe(value):
        return value if chance.random() < 0.3 else None

    west, east = (chance.randint(-180, 180) for _ in range(2))
    south, north = sorted(chance.randint(-90, 90) for _ in range(2))
    return Filter(
        facets=tuple((facet, chance.choice(values + "z")) for facet, values in FACETS.items() if chance.random() < 0.3),
        since=maybe(chance.choice(DAYS[1:])),
        until=maybe(chance.choice(DAYS[1:])),
        box=maybe(Box(west, south, east, north)),
        least_origins=maybe(chance.randint(1, 10)),
        contradicted=maybe(chance.random() < 0.5),
    )


def holds(wanted, event):
    row, box = event.row, wanted.box
    is_there = box is None or (row["latitude"] is not None and box.south <= row["latitude"] <= box.north)
    if box is not None and is_there:
        after, before = row["longitude"] >= box.west, row["longitude"] <= box.east
        is_there = after and before if box.west <= box.east else after or before
    return (
        is_there
        and event.facets.issuperset(wanted.facets)
        and (wanted.since is None or (row["last_day"] or "") >= wanted.since)
        and (wanted.until is None or (row["first_day"] or "9") <= wanted.until)
        and row["origins"] >= (wanted.least_origins or 0)
        and wanted.contradicted in (None, row["contradicted"])
    )


def compare(database, told, chance):
    with database.reading() as connection:
        for _ in range(60):
            wanted, limit, offset = wish(chance), chance.choice([None, 1, 5, 50]), chance.choice([0, 0, 3, 40])
            held = [event for event in told.values() if holds(wanted, event)]
            right = sorted(held, key=lambda event: (event.row["day"], event.event_id), reverse=True)
            page = find_events(connection, wanted, limit, offset)
            shown = right[offset : None if limit is None else offset + limit]
            assert [row.event_id for row in page.rows] == [event.event_id for event in shown]
            assert (page.count, page.more) == (len(right), False)


def tell(database, told, ended=()):
    with database.writing() as connection:
        replace(connection, Changes(told, ended), Position(), stamp())


def test_filters_find_what_plain_python_finds_through_every_change(database, monkeypatch):
    chance = random.Random(7)
    monkeypatch.setattr(marks, "_SPARE", 20)
    told = {event.event_id: event for event in (made(chance, n) for n in range(300))}
    tell(database, list(told.values()))
    compare(database, told, chance)
    for _ in range(4):
        other = [made(chance, n) for n in chance.sample(range(400), 200)]
        ended = [event_id for event_id in chance.sample(sorted(told), 40) if event_id not in {event.event_id for event in other}]
        tell(database, other, ended)
        told = {key: event for key, event in told.items() if key not in ended} | {event.event_id: event for event in other}
        compare(database, told, chance)


def test_more_than_can_be_counted_is_told_as_such(database, monkeypatch):
    chance = random.Random(8)
    monkeypatch.setattr("khabar.ledger.filters.COUNTED", 100)
    tell(database, [made(chance, n) for n in range(101)])
    with database.reading() as connection:
        page = find_events(connection, Filter(), 5)
    assert (page.count, page.more, len(page.rows)) == (100, True, 5)
    assert COUNTED == 10_000


@pytest.mark.parametrize("seed", range(20))
def test_digits_tell_ranges_and_the_greatest(seed):
    chance = random.Random(seed)
    values = {number: chance.randint(0, 63) for number in chance.sample(range(500), 200)}
    places = [of(number for number, value in values.items() if value >> place & 1) for place in range(6)]
    among, least, count = of(values), chance.randint(0, 70), chance.randint(0, 210)
    assert numbers(among) == sorted(values)
    assert numbers(at_least(places, least, among)) == sorted(number for number, value in values.items() if value >= least)
    sure, equals = greatest(places, count, among)
    assert sure.bit_count() <= count
    assert (sure | equals).bit_count() >= min(count, len(values))
    least_sure = min((values[number] for number in numbers(sure)), default=64)
    assert all(values[number] < least_sure for number in values if not sure >> number & 1)
    assert len({values[number] for number in numbers(equals)}) <= 1
