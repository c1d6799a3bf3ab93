"""The list of events: every filter of the address is held to, and what is not understood is told."""

import datetime as dt
import random
import re

import pytest


def count(page, what="event"):
    line = re.sub("<[^>]+>", " ", page[page.index('class="count"') :].partition("</p>")[0])
    return int(re.search(rf"([\d,]+) {what}s?\b", line).group(1).replace(",", ""))


def rows(page):
    return re.findall(r'href="/en/events/(ev-[0-9a-f]+)"', page)


def test_all_events_are_counted_and_the_first_part_is_shown(client):
    page = client.get("/en/events").text
    assert count(page) > 50
    assert len(rows(page)) == 50
    rest = client.get("/en/events?page=2").text
    assert len(rows(rest)) == count(page) - 50
    assert set(rows(page)).isdisjoint(rows(rest))


@pytest.mark.parametrize("query", ["type=strike", "since=2024-01-01", "contested=yes", "origins=2", "country=iq", "type=strike&country=SY"])
def test_a_filter_leaves_some(client, query):
    everything = count(client.get("/en/events").text)
    assert 0 < count(client.get(f"/en/events?{query}").text) < everything


def test_a_place_goes_by_any_of_its_names(client):
    pages = [client.get("/en/events", params={"place": name}).text for name in ("Iraq", "العراق", "iraq")]
    assert len({count(page) for page in pages}) == 1


@pytest.mark.parametrize("query", ["since=2024-13-01", "bbox=1,2,3", "origins=none", "contested=perhaps"])
def test_what_is_not_understood_is_told_and_left_out(client, query):
    page = client.get(f"/en/events?{query}").text
    assert "Not understood" in page
    assert count(page) == count(client.get("/en/events").text)


def test_what_nothing_has_is_told(client):
    assert "No event has all of this" in client.get("/en/events?type=strike&country=FI").text


@pytest.mark.parametrize("page", ["0", "-1", "x", "٣", "99999999999999999999", pytest.param("9" * 5000, id="5000 digits")])
def test_a_part_that_is_not_there_is_no_error(client, page):
    event = re.search(r'href="/en/(events/ev-[^"?]+)"', client.get("/en/events").text)
    lists = ("events", "documents", "tallies", "outlets", "sources", "actors", "places", "runs", event[1])
    assert {path: client.get(f"/en/{path}?page={page}").status_code for path in lists} == dict.fromkeys(lists, 200)


@pytest.mark.parametrize("did", ["x", "-1", pytest.param("9" * 5000, id="5000 digits")])
def test_a_decision_that_is_no_number_is_no_error(client, did):
    assert client.get(f"/en/review?did={did}").status_code == 200


def test_reports_and_claims_are_counted_beside_events(client, app):
    from khabar.ledger.events import counts

    with app.state.site.database.reading() as connection:
        held = counts(connection)
    page = client.get("/en/events").text
    assert [count(page, what) for what in ("report", "claim", "event")] == [held["documents"], held["claims"], held["events"]]
    some = client.get("/en/events?contested=yes").text
    assert count(some) < count(some, "claim") < held["claims"]


def test_a_facet_leads_to_as_many_events_as_it_says(client):
    from html import unescape

    page = client.get("/en/events?country=IQ").text
    facets = re.findall(r'<li><a href="([^"]+)"><bdi>[^<]*</bdi></a> <span class="note"><bdi>(\d+)</bdi>', page)
    assert len(facets) > 30
    for address, number in facets:
        assert count(client.get(f"/en/events{unescape(address)}").text) == int(number), address


def test_a_bar_leads_to_the_events_of_its_days(client):
    from html import unescape

    page = client.get("/en/events").text
    bars = re.findall(r'<a href="(\?since=[^"]+)" aria-label="[^"]*: (\d+)"', page)
    undated = re.search(r"(\d+) without a day", page)
    assert sum(int(number) for _, number in bars) + (int(undated[1]) if undated else 0) == count(page)
    address, number = max(bars, key=lambda bar: int(bar[1]))
    assert count(client.get(f"/en/events{unescape(address)}").text) >= int(number)


def test_an_event_of_another_time_does_not_flatten_the_bars(tmp_path):
    """Twenty days of 2024 and one of 1948: bars of days, and a link to what lies before them."""
    from html import unescape

    from invented import BOOK
    from made_events import START, finding, made, tell
    from msgspec import structs
    from starlette.testclient import TestClient

    from khabar.ledger import Database
    from khabar.model import Agreement, DateRange, When
    from khabar.web.app import create

    def on(number, day):
        told = (finding("type", Agreement.SINGLE, "strike"), finding("actor", Agreement.SINGLE, army))
        event = made(random.Random(number), number)
        return structs.replace(event, when=When(DateRange(day, day, "told", 1)), place=None, location=None, actor=army, findings=told)

    army = next(one.id for one in BOOK.concepts.values() if one.group == "actor")

    database = Database.open(str(tmp_path / "k.db"), create=True)
    tell(database, [*(on(n, START + dt.timedelta(n)) for n in range(20)), on(50, dt.date(1948, 5, 15))])
    own = TestClient(create(database, BOOK), base_url="http://127.0.0.1")
    page = own.get("/en/events").text
    assert len(re.findall(r'class="all"', page)) == 20
    address = unescape(re.search(r'<a class="note" href="([^"]+)">1 earlier</a>', page)[1])
    assert address == "/en/events?until=2023-12-31"
    assert rows(own.get(address).text) == ["ev-00050"]
    assert "قبل ذلك</a>" in own.get("/ar/events").text
    actor = own.get(f"/en/actors/{army}").text
    assert rows(own.get(unescape(re.search(r'href="([^"]+)">1 earlier</a>', actor)[1])).text) == ["ev-00050"]
    assert ">21<" in actor
    database.close()


def test_time_runs_from_the_right_in_arabic_unless_asked(client):
    def places(address):
        return [float(x) for x in re.findall(r'class="all" x="([\d.]+)"', client.get(address).text)]

    assert places("/en/events") == sorted(places("/en/events"))
    assert places("/ar/events") == sorted(places("/ar/events"), reverse=True)
    assert places("/ar/events?axis=ltr") == places("/en/events")


def test_the_map_holds_the_events_that_have_a_place(client, app):
    from khabar.ledger.events import decoded_lines

    told = client.get("/en/events/map?type=strike").json()["points"]
    with app.state.site.database.reading() as connection:
        strikes = [event for event in decoded_lines(connection) if event.type == "strike"]
    placed = {event.event_id for event in strikes if event.location and event.location.latitude}
    assert placed <= {point[2] for point in told}
    assert len(told) <= count(client.get("/en/events?type=strike").text)


def test_of_many_events_the_map_gets_clusters(client, monkeypatch):
    monkeypatch.setattr("khabar.web.pages.events._SENT_ONE_BY_ONE", 5)
    told = client.get("/en/events/map?view=30,25,60,45&zoom=4").json()
    assert sum(cluster["count"] for cluster in told["clusters"]) == told["count"] > 20


def test_no_words_that_no_list_knows_are_offered(client):
    assert "words:" not in client.get("/ar/events").text


def test_maps_name_the_towns_of_what_they_show(client):
    def named(language):
        return [name for _, _, name in client.get(f"/{language}/towns?view=38,29,48,38").json()]

    assert {"Baghdad", "Basra", "Erbil"} <= set(named("en"))
    assert {"بغداد", "البصرة", "أربيل"} <= set(named("ar"))
    assert len(named("en")) == 40


def test_a_mistyped_value_is_told_with_names_that_lead_on(client):
    everything = count(client.get("/en/events").text)
    page = client.get("/en/events", params={"type": "strik", "country": "IQ"}).text
    assert "Not understood" in page and "written like it:" in page
    assert '?type=strike&amp;country=IQ"><bdi>strike</bdi></a>' in page
    assert 0 < count(page) < everything
    assert "يشبهه في الكتابة:" in client.get("/ar/events", params={"actor": "Hezbolah"}).text
    assert "written like it:" in client.get("/en/export", params={"actor": "Hezbolah"}).text


def test_switches_and_days_that_are_asked_for_read_as_words(client):
    chips = client.get("/ar/events?contested=yes&reviewed=no&since=2024-01-01").text.partition('class="chips"')[2].partition("</ul>")[0]
    assert re.findall(r"<span>([^<]*): <bdi>([^<]*)</bdi>", chips) == [("روايات متناقضة", "نعم"), ("روجع", "لا"), ("من", "2024-01-01")]
    export = client.get("/en/export?since=2024-01-01&contested=yes").text
    assert "<dd><bdi>2024-01-01</bdi></dd>" in export


def test_contested_is_said_of_a_grade_and_of_nothing_else(client):
    """Accounts that exclude each other are fewer: a grade is contested, too, where actors of two sides are named."""
    page = client.get("/en/events").text
    above = page.partition('class="presets"')[2].partition('class="facets"')[0]
    assert re.search(r"\d+ with accounts that exclude each other", above)
    for part in (above, page.partition("<figcaption")[2].partition("<table")[0]):
        assert "contested" not in re.sub("<[^>]*>", " ", part).lower()


def test_a_value_like_none_is_told_with_what_its_filter_is_called_and_all_that_there_are(client):
    page = client.get("/ar/events", params={"outcome": "bogus"}).text
    assert "النتيجة: <bdi>bogus</bdi> · الموجود: " in page
    assert '?outcome=intercepted"' in page
    assert "outcome: <bdi>bogus</bdi> · there are: " in client.get("/en/events", params={"outcome": "bogus"}).text
