"""Pages of rows, counts by value, time and place, and changes: against what plain Python finds, on either database."""

import datetime as dt
import random
import threading
from collections import Counter

import pytest
from made_events import lineage, made, tell
from msgspec import structs

from khabar.ledger import held, marks, sets
from khabar.ledger.database import Database
from khabar.ledger.events import load
from khabar.ledger.filters import Box, Filter, find_events
from khabar.ledger.queries import rows as rows_module
from khabar.ledger.queries.changes import Since, changes_since, entry_at, newest_entry
from khabar.ledger.queries.clusters import count_by_place, points
from khabar.ledger.queries.facets import count_facets
from khabar.ledger.queries.rows import Behind, count_events, events_behind, every_event
from khabar.ledger.queries.timeline import count_by_time
from khabar.ledger.rows import facets_of
from khabar.model import Agreement, DateRange, When

WORLD = Box(-180, -85, 180, 85)
WISHES = [
    Filter(),
    Filter(facets=(("actor", "army"),)),
    Filter(facets=(("place", "north"), ("type", "strike"))),
    Filter(since="2024-03-01", until="2024-05-31"),
    Filter(contradicted=True, least_origins=2),
    Filter(box=Box(170, -60, -100, 60)),
    Filter(facets=(("actor", "nobody"),)),
]


def day_of(event):
    return event.when.range.start.isoformat() if event.when else ""


def is_contradicted(event):
    return any(finding.agreement is Agreement.CONTRADICTION for finding in event.findings)


def plain(events, wanted):
    """The wanted events, the latest first."""

    def holds(event):
        days, box, where = event.when.range if event.when else None, wanted.box, event.location
        return (
            facets_of(event, lineage).issuperset(wanted.facets)
            and (wanted.since is None or (days is not None and days.end.isoformat() >= wanted.since))
            and (wanted.until is None or (days is not None and days.start.isoformat() <= wanted.until))
            and (wanted.contradicted is None or is_contradicted(event) == wanted.contradicted)
            and len(event.origins) >= (wanted.least_origins or 0)
            and (box is None or (where is not None and box.south <= where.latitude <= box.north and across(box, where.longitude)))
        )

    return sorted(filter(holds, events), key=lambda event: (day_of(event), event.event_id), reverse=True)


def across(box, longitude):
    return box.west <= longitude <= box.east if box.west <= box.east else longitude >= box.west or longitude <= box.east


def through(connection, wanted, limit):
    """All pages, one after the other."""
    found, behind = [], None
    while True:
        page = events_behind(connection, wanted, limit, behind)
        assert len(page.events) == limit or page.behind is None
        found += [one.event for one in page.events]
        if page.behind is None:
            return found, page.count
        behind = page.behind


@pytest.fixture
def events(database, monkeypatch):
    """Events of a ledger after it changed three times and gave its numbers anew."""
    chance = random.Random(3)
    monkeypatch.setattr(marks, "_SPARE", 10)
    told = {event.event_id: event for event in (made(chance, n) for n in range(300))}
    tell(database, list(told.values()))
    for _ in range(3):
        other = [made(chance, n) for n in chance.sample(range(380), 120)]
        ended = [event_id for event_id in chance.sample(sorted(told), 30) if event_id not in {event.event_id for event in other}]
        with database.reading() as connection:
            count_facets(connection, Filter())
            count_by_time(connection, Filter())
            count_by_place(connection, Filter(), WORLD, 3)
        tell(database, other, ended)
        told = {key: event for key, event in told.items() if key not in ended} | {event.event_id: event for event in other}
    return list(told.values())


@pytest.mark.parametrize("few", [2000, 3])
def test_pages_one_behind_the_other_hold_every_event_once_and_in_order(database, events, few, monkeypatch):
    monkeypatch.setattr(rows_module, "_FEW", few)
    monkeypatch.setattr(rows_module, "_STEP", 7)
    with database.reading() as connection:
        for wanted in WISHES:
            right = [event.event_id for event in plain(events, wanted)]
            for limit in (1, 13, 50, 1000):
                if limit > 1 or len(right) < 60:
                    found, count = through(connection, wanted, limit)
                    assert [event.event_id for event in found] == right
                    assert count == len(right) == count_events(connection, wanted)
            assert [one.event.event_id for one in every_event(connection, wanted)] == right
            assert [one.event.event_id for one in every_event(connection, wanted, 10)] == right[:10]
            assert [row.event_id for row in find_events(connection, wanted, None).rows] == right


def test_a_page_goes_on_where_its_last_row_is_gone(database, events):
    right = plain(events, Filter())
    last = right[20]
    tell(database, [], [last.event_id])
    with database.reading() as connection:
        page = events_behind(connection, Filter(), 5, Behind(day_of(last), last.event_id))
    assert [one.event.event_id for one in page.events] == [event.event_id for event in right[21:26]]


def test_counts_of_facets_are_those_of_the_rows(database, events):
    with database.reading() as connection:
        for wanted in WISHES:
            right = plain(events, wanted)
            by_value = Counter(name for event in right for name in facets_of(event, lineage))
            found = count_facets(connection, wanted, ("type", "place", "actor", "outlet", "country", "contradiction"), shown=4)
            assert found.count == len(right)
            assert found.contradicted == sum(map(is_contradicted, right))
            for facet in found.facets:
                values = sorted((-count, value) for (name, value), count in by_value.items() if name == facet.name)
                assert [(-one.count, one.value) for one in facet.counts] == values[:4]
                assert facet.more == (len(values) > 4)


def test_of_many_events_the_values_are_drawn_and_the_counts_exact(database, events, monkeypatch):
    monkeypatch.setattr("khabar.ledger.queries.facets.DRAWN", 40)
    by_value = Counter(event.type for event in events)
    with database.reading() as connection:
        [facet] = count_facets(connection, Filter(), ("type",)).facets
    assert {one.value: one.count for one in facet.counts} == by_value


def test_a_facet_that_is_none_is_refused(database):
    with database.reading() as connection, pytest.raises(ValueError, match="there is no facet colour"):
        count_facets(connection, Filter(), ("colour",))


@pytest.mark.parametrize("unit", ["day", "month", "year", None])
def test_bars_hold_every_dated_event_once(database, events, unit):
    with database.reading() as connection:
        for wanted in WISHES:
            right = plain(events, wanted)
            found = count_by_time(connection, wanted, unit, aim=30)
            dated = [event for event in right if event.when]
            assert found.undated == len(right) - len(dated)
            assert sum(bar.count for bar in found.bars) == len(dated)
            for bar in found.bars:
                here = [event for event in dated if bar.first <= max(day_of(event), wanted.since or "") <= bar.last]
                assert bar.count == len(here)
                assert bar.contradicted == sum(map(is_contradicted, here))
            for bar, following in zip(found.bars, found.bars[1:], strict=False):
                assert dt.date.fromisoformat(bar.last) + dt.timedelta(1) == dt.date.fromisoformat(following.first)
            if unit is None:
                assert len(found.bars) <= 31


def on(number, *days):
    """An event on these days, with this number in its id."""
    first, last = (dt.date.fromisoformat(day) for day in (days[0], days[-1]))
    return structs.replace(made(random.Random(number), number), when=When(DateRange(first, last, "told", 1)))


def test_few_events_far_off_are_counted_apart_and_flatten_nothing(database):
    """Forty days of 2015, one of 1948 and one of 2031: the bars are those of the forty days."""
    tell(database, [*(on(n, f"2015-0{7 + n // 30}-{n % 30 + 1:02}") for n in range(40)), on(50, "1948-05-15"), on(51, "2031-01-01")])
    with database.reading() as connection:
        found = count_by_time(connection, Filter(), bulk=True)
        assert (found.unit, found.bars[0].first, found.bars[-1].last) == ("day", "2015-07-01", "2015-08-10")
        assert (found.earlier, found.later, found.count) == (1, 1, 42)
        assert count_by_time(connection, Filter(until=found.before)).count == found.earlier
        assert count_by_time(connection, Filter(since=found.after)).count == found.later
        by_year = count_by_time(connection, Filter(), "year", bulk=True)
        assert [(bar.first, bar.count) for bar in by_year.bars] == [("2015-01-01", 40)]
        whole = count_by_time(connection, Filter())
        assert (whole.bars[0].first, whole.earlier, whole.later) == ("1948-01-01", 0, 0)


def test_a_side_that_is_asked_for_is_drawn_to_its_end(database):
    tell(database, [*(on(n, f"2015-07-{n + 1:02}") for n in range(30)), on(50, "1948-05-15"), on(51, "2031-01-01")])
    with database.reading() as connection:
        since = count_by_time(connection, Filter(since="1940-01-01"), bulk=True)
        until = count_by_time(connection, Filter(until="2040-01-01"), bulk=True)
    assert (since.bars[0].first, since.earlier, since.later) == ("1948-01-01", 0, 1)
    assert (until.bars[-1].last, until.earlier, until.later) == ("2031-12-31", 1, 0)


@pytest.mark.parametrize(
    "days",
    [
        ["1948-05-15"],
        ["1948-05-15", "2015-07-01"],
        [*(f"2014-{n:02}-01" for n in range(1, 13)), *(f"2015-{n // 28 + 1:02}-{n % 28 + 1:02}" for n in range(200))],
    ],
    ids=["one", "two", "a slow first year"],
)
def test_what_lies_near_or_is_much_of_all_is_drawn(database, days):
    tell(database, [on(n, day) for n, day in enumerate(days)])
    with database.reading() as connection:
        found = count_by_time(connection, Filter(), bulk=True)
    assert (found.earlier, found.later) == (0, 0)
    assert found.bars[0].first <= days[0] <= found.bars[0].last


@pytest.mark.parametrize("zoom", [0, 2, 5, 18])
def test_clusters_hold_every_event_of_the_screen_once(database, events, zoom):
    with database.reading() as connection:
        for wanted in WISHES:
            placed = [event for event in plain(events, wanted) if event.location]
            found = count_by_place(connection, wanted, WORLD, zoom)
            assert found.count == found.placed == len(placed) == sum(one.count for one in found.clusters)
            assert sum(one.contradicted for one in found.clusters) == sum(map(is_contradicted, placed))
            assert sum(one.corroborated for one in found.clusters) == sum(len(event.origins) > 1 for event in placed)
            for one in found.clusters:
                west, south, east, north = one.box
                assert south - 1e-5 <= one.latitude <= north + 1e-5
                inside = [event for event in placed if event.event_id == one.event_id]
                assert (one.count == 1) == (len(inside) == 1)
                if inside:
                    assert one.longitude == pytest.approx(inside[0].location.longitude, abs=1e-4)
                    assert one.latitude == pytest.approx(inside[0].location.latitude, abs=1e-4)
                if one.same_place:
                    assert (west, south) == (east, north)


def test_a_screen_over_the_180th_meridian_shows_both_sides(database, events):
    view = Box(150, -80, -150, 80)
    placed = [event for event in events if event.location and across(Box(152, -80, -152, 80), event.location.longitude)]
    with database.reading() as connection:
        found = count_by_place(connection, Filter(), view, 6)
    assert found.count >= len(placed) > 10
    assert all(across(Box(147, -90, -147, 90), one.longitude) for one in found.clusters)
    assert found.placed > found.count


def test_what_is_close_on_the_screen_is_one_cluster_and_parts_when_looked_at_closely(database):
    chance = random.Random(1)
    there = []
    for n, (latitude, longitude) in enumerate([(10.0, 20.0), (10.001, 20.001), (10.0, 20.0), (40.0, 70.0)]):
        event = made(chance, n)
        where = event.location or made(random.Random(3), n).location
        there.append(structs.replace(event, location=structs.replace(where, latitude=latitude, longitude=longitude)))
    tell(database, there)
    with database.reading() as connection:
        far = count_by_place(connection, Filter(), WORLD, 4).clusters
        near = count_by_place(connection, Filter(), Box(19.997, 9.997, 20.003, 10.003), 17).clusters
    assert sorted(one.count for one in far) == [1, 3]
    assert sorted((one.count, one.same_place) for one in near) == [(1, True), (2, True)]


def test_points_are_the_rows_that_have_a_place(database, events):
    with database.reading() as connection:
        for wanted in WISHES:
            placed = {event.event_id: event for event in plain(events, wanted) if event.location}
            found = points(connection, wanted)
            assert {point.event_id: (point.longitude, point.latitude) for point in found} == {
                name: (event.location.longitude, event.location.latitude) for name, event in placed.items()
            }
        assert points(connection, Filter(), most=5) is None


def follow(connection, copy, since, limit):
    """A copy of the events brought up to date, as a reader of the changes keeps one."""
    while True:
        page = changes_since(connection, since, limit)
        for change in page.changes:
            if change.event is None:
                copy.pop(change.event_id, None)
            else:
                copy[change.event_id] = change.event
        since = page.since
        if not page.more:
            return since


@pytest.mark.parametrize("limit", [1, 7, 1000])
def test_a_copy_that_follows_the_changes_is_the_ledger(database, limit):
    chance = random.Random(5)
    copy, since, standing = {}, Since(0), {}
    for turn in range(4):
        told = [made(chance, n) for n in chance.sample(range(60), 25)]
        ended = [name for name in list(standing)[:6] if name not in {event.event_id for event in told}]
        tell(database, told, ended)
        standing = {name: event for name, event in standing.items() if name not in ended} | {event.event_id: event for event in told}
        if turn != 1:
            with database.reading() as connection:
                since = follow(connection, copy, since, limit)
                assert copy == load(connection, standing) == standing
                assert follow(connection, copy, since, limit) == since


def test_a_tombstone_names_the_event_that_it_went_into(database):
    chance = random.Random(6)
    one, other = made(chance, 1), made(chance, 2)
    tell(database, [one, other])
    with database.reading() as connection:
        before = newest_entry(connection)
    joined = structs.replace(one, claims=(*one.claims, *other.claims), aliases=(other.event_id,))
    tell(database, [joined], [other.event_id])
    with database.reading() as connection:
        page = changes_since(connection, Since(before), 10)
        assert [(change.event_id, change.event, change.into) for change in page.changes] == [
            (one.event_id, joined, None),
            (other.event_id, None, one.event_id),
        ]
        assert page.since == Since(newest_entry(connection))
        assert entry_at(connection, "0") == 0
        assert entry_at(connection, "9") == newest_entry(connection)


def test_what_is_held_is_never_older_than_what_is_read(database, events):
    """Readers that ask while a writer writes see one state of the ledger or another, and afterwards the last."""
    chance = random.Random(9)
    wanted = Filter(facets=(("type", "strike"),))
    wrong, done = [], threading.Event()

    def ask():
        while not done.is_set():
            with database.reading() as connection:
                ids = [one.event.event_id for one in every_event(connection, wanted)]
                if len(ids) != count_events(connection, wanted) and connection.dialect.name == "sqlite":
                    wrong.append(ids)

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    told = {event.event_id: event for event in events}
    for _ in range(6):
        fresh = [made(chance, n) for n in chance.sample(range(400), 40)]
        tell(database, fresh)
        told |= {event.event_id: event for event in fresh}
        with database.reading() as connection:
            assert [one.event for one in every_event(connection, wanted)] == plain(told.values(), wanted)
    done.set()
    for reader in readers:
        reader.join()
    assert not wrong


def test_another_process_is_seen(database, where, events):
    wanted = Filter(facets=(("type", "strike"),))
    with database.reading() as connection:
        before = count_events(connection, wanted)
    other = Database.open(where, create=False)
    tell(other, [], [event.event_id for event in plain(events, wanted)[:4]])
    other.close()
    with database.reading() as connection:
        assert count_events(connection, wanted) == before - 4
        known = held.load(connection, [("type", "strike"), sets.STANDING])
        assert (known["type", "strike"] & known[sets.STANDING]).bit_count() == before - 4
