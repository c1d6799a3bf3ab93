"""Lists of the API: every row once, in one order, whatever form and page; filters as the pages have them; faults that name their cause."""

import csv
import io
import json
import random

import pytest
from arriving import received
from made_events import made, tell
from msgspec import structs
from stamps import stamp

from khabar.engines.recording import Recorder
from khabar.export.shapes import ACLED, SHAPES
from khabar.ledger.queries import readings

V1 = "/api/v1"
DATED = ["since=2023-11-20", "until=2023-11-20", "since=2023-11-01&until=2023-11-30&country=SY", "type=strike", "type=strike&place=iraq"]
FILTERS = [
    "",
    "type=strike",
    "country=IQ&type=strike",
    "actor=iran",
    "place=العراق",
    "since=2023-11-01&until=2023-12-31",
    "contested=yes",
    "origins=2",
    "q=عين الأسد",
]


def through(client, path):
    """The pages of a list, by the addresses that they give."""
    address = f"{V1}/{path}"
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        yield answer.json()
        address = answer.json()["next"]


def table(client, path):
    answer = client.get(f"{V1}/{path}")
    assert answer.status_code == 200, answer.text
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("query", FILTERS)
def test_every_form_of_a_list_has_the_same_events_in_the_same_order(client, query):
    pages = list(through(client, f"events?limit=7&{query}"))
    ids = [one["event"]["event_id"] for page in pages for one in page["events"]]
    assert len(ids) == len(set(ids)) == pages[0]["count"] > 0
    lines = [json.loads(line) for line in client.get(f"{V1}/events.jsonl?{query}").text.splitlines()]
    assert lines == [one for page in pages for one in page["events"]]
    features = client.get(f"{V1}/events.geojson?{query}").json()["features"]
    assert [feature["id"] for feature in features] == ids
    for shape in SHAPES.values():
        text = client.get(f"{V1}/events.csv?shape={shape.name}&{query}").content.decode().removeprefix("\ufeff")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter))
        assert rows[0] == list(shape.columns)
        assert [row[0] for row in rows[1 + (shape.tags is not None) :]] == ids
    assert client.get(f"{V1}/events/facets?{query}").json()["count"] == len(ids)
    histogram = client.get(f"{V1}/events/histogram?{query}").json()
    assert sum(bar["count"] for bar in histogram["bars"]) + histogram["undated"] == len(ids)
    placed = [feature["id"] for feature in features if feature["geometry"]]
    assert {feature["id"] for feature in client.get(f"{V1}/events/points?{query}").json()["features"]} == set(placed)
    assert client.get(f"{V1}/events/clusters?{query}").json()["placed"] == len(placed)


def test_rows_of_a_table_are_those_of_the_page(client):
    """What a person sees in the list of events is what is taken away as a file."""
    page = client.get("/en/events?type=strike&country=IQ").text
    rows = table(client, "events.csv?type=strike&country=IQ")
    at = [page.index(f'/en/events/{row["event_id"]}"') for row in rows]
    assert at == sorted(at)
    assert page.count('href="/en/events/ev-') >= len(rows) > 3


@pytest.mark.parametrize(
    "query", ["", "type=strike", "type=strike&place=iraq", "actor=iran", "since=2023-11-20", "q=عين الأسد", "country=SY&outlet=demo-nidaa"]
)
def test_claims_come_once_each_and_alike_as_pages_and_table(client, query):
    rows = [row for page in through(client, f"claims?limit=5&{query}") for row in page["rows"]]
    assert len({row["ref"] for row in rows}) == len(rows) > 0
    assert [row["ref"] for row in rows] == [f"{row['doc_id']}#{row['id']}" for row in table(client, f"claims.csv?{query}")]
    for row in rows[:3]:
        alone = client.get(f"{V1}/claims/{row['ref'].replace('#', '%23')}").json()["rows"]
        assert alone == [row]
        assert row["ref"] in {one["ref"] for one in client.get(f"{V1}/events/{row['event_id']}/claims").json()["rows"]}


@pytest.mark.parametrize("query", DATED)
def test_claims_are_the_same_whether_they_are_looked_up_or_met_in_order(client, query, monkeypatch):
    looked_up = client.get(f"{V1}/claims?limit=200&{query}").json()["rows"]
    monkeypatch.setattr(readings, "FEW", -1)
    assert client.get(f"{V1}/claims?limit=200&{query}").json()["rows"] == looked_up


def test_claims_of_a_place_are_those_of_all_that_lies_in_it(client):
    rows = [row for page in through(client, "claims?place=iq-anbar-gov") for row in page["rows"]]
    assert {row["place_id"] for row in rows} >= {"iq-ain-al-asad"}
    assert all("iq-anbar-gov" in (row["place_id"], row["admin1"]) for row in rows)


def test_tallies_are_found_by_what_came_of_them_and_tell_it(client):
    everything = [row for page in through(client, "tallies?limit=100") for row in page["rows"]]
    came = {row["ref"]: {one["rule"] for one in row["results"]} for row in everything}
    for rule in ("missing", "matched", "campaign", "surplus"):
        found = [row["ref"] for page in through(client, f"tallies?rule={rule}&limit=2") for row in page["rows"]]
        rows = table(client, f"tallies.csv?rule={rule}")
        assert found == [ref for ref in came if rule in came[ref]] == [f"{row['doc_id']}#{row['id']}" for row in rows]
        assert all(rule in row["results"].split("; ") for row in rows)
    [matched, *_] = [one for row in everything for one in row["results"] if one["rule"] == "matched"]
    assert matched["amount"] == [matched["amount"][0]] * 2 and matched["missing"] is None and matched["found"]
    on_page = {row["tally"]: row["rule"] for row in table(client, "../../en/tallies.csv?rule=missing")}
    assert on_page == {ref: "missing" for ref in came if "missing" in came[ref]} != {}


def test_tallies_documents_and_concepts_come_once_each(client):
    tallies = [row["ref"] for page in through(client, "tallies?limit=3") for row in page["rows"]]
    assert len(tallies) == len(set(tallies)) == len(table(client, "tallies.csv")) > 0
    documents = [row for page in through(client, "documents?limit=4") for row in page["documents"]]
    assert len({row["doc_id"] for row in documents}) == len(documents) > 10
    assert [row["published"] for row in documents] == sorted((row["published"] for row in documents), reverse=True)
    whole = client.get(f"{V1}/documents/{documents[0]['doc_id']}").json()
    assert whole["title"] == documents[0]["title"]
    span = whole["claims"][0]["evidence"][0]
    assert whole["text"][span["start"] : span["end"]] == span["text"]
    actors = [one["id"] for page in through(client, "actors?country=IQ&limit=40") for one in page["concepts"]]
    assert actors == sorted(set(actors))
    assert client.get(f"{V1}/actors/iran").json()["acts"] == client.get(f"{V1}/events?actor=iran").json()["count"]
    assert client.get(f"{V1}/places/iraq").status_code == 404 or client.get(f"{V1}/places/iraq").json()["id"] == "iraq"


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("events?tpye=strike", "tpye"),
        ("events?since=2024-02-30", "since"),
        ("events?since=20240201", "since"),
        ("events?since=2024-01-01&since=2024-01-02", "since"),
        ("events?limit=0", "limit"),
        ("events?limit=1001", "limit"),
        ("events?limit=١٠", "limit"),
        ("events?cursor=%F0", "cursor"),
        ("events?cursor=WyJ4IiwieSJd", "cursor"),
        ("events?type=", "type"),
        ("events?actor=a%00b", "actor"),
        ("events?bbox=1,2,3", "bbox"),
        ("events?bbox=nan,1,2,3", "bbox"),
        ("events?origins=-1", "origins"),
        ("events?contested=maybe", "contested"),
        ("events.csv?shape=acled&column=event_date&column=colour", "column"),
        ("events.csv?shape=gdelt", "shape"),
        ("events/facets?facet=colour", "facet"),
        ("events/clusters?view=1,1,1", "view"),
        ("events/histogram?unit=week", "unit"),
        ("claims?grade=contested", "grade"),
        ("tallies?q=x", "q"),
        ("tallies?rule=mising", "rule"),
        ("tallies?what=kiled", "what"),
        ("changes?since=yesterday", "since"),
        ("changes?since=1&cursor=WzEsbnVsbF0", "since"),
        ("judgements?verdict=perhaps", "verdict"),
        ("documents?cursor=WzEsbnVsbF0", "cursor"),
    ],
)
def test_a_question_that_cannot_be_answered_names_the_parameter(client, path, parameter):
    answer = client.get(f"{V1}/{path}")
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["parameter"] == parameter
    assert error["detail"].startswith(parameter)


MISTYPED = [("events?type=strik", "strike"), ("events?actor=Hezbolah", "hezbollah"), ("events?country=Iraq", "IQ")]
MISTYPED += [
    ("claims?place=Baghdaad", "Baghdad"),
    ("events.csv?grade=confirmd", "confirmed"),
    ("events/facets?outlet=aljazera", "aljazeera"),
]


@pytest.mark.parametrize(("path", "near"), MISTYPED)
def test_a_mistyped_value_is_refused_with_names_like_it(client, path, near):
    told = client.get(f"{V1}/{path}")
    assert told.status_code == 422
    assert f"written like it: {near}" in told.json()["error"]["detail"]


def test_a_value_like_none_is_refused_in_the_words_of_a_person(client):
    told = client.get(f"{V1}/events?outcome=bogus").json()["error"]["detail"]
    assert told == "outcome: no outcome of an event is called 'bogus'; there are hit, intercepted, missed, none"


@pytest.mark.parametrize(
    "path", ["events/ev-0", "claims/x%23c1", "tallies/x", "documents/x/y", "actors/nobody", "places/iran", "events/ev-0/claims", "nothing"]
)
def test_what_is_not_there_is_told(client, path):
    answer = client.get(f"{V1}/{path}")
    assert answer.status_code == 404
    assert answer.json()["error"]["status"] == 404


def test_an_answer_that_the_client_has_is_not_sent_again_until_the_ledger_changes(fresh, database):
    tell(database, [made(random.Random(1), n) for n in range(5)])
    for path in ("events", "events?type=strike", "events.csv", "events/facets", "changes"):
        first = fresh.get(f"{V1}/{path}")
        tag = {"If-None-Match": first.headers["etag"]}
        again = fresh.get(f"{V1}/{path}", headers=tag)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        assert fresh.get(f"{V1}/{path}", headers={"If-None-Match": f'"x", {first.headers["etag"]}'}).status_code == 304
        assert fresh.get(f"{V1}/{path}", headers={"If-None-Match": '"x"'}).status_code == 200
    tags = [fresh.get(f"{V1}/{path}").headers["etag"] for path in ("events", "events?type=strike")]
    assert len(set(tags)) == 2
    tell(database, [made(random.Random(2), 9)])
    assert fresh.get(f"{V1}/events", headers={"If-None-Match": tags[0]}).json()["count"] == 6


def test_an_old_id_leads_to_its_heir_and_one_that_ended_is_gone(fresh, database):
    chance = random.Random(6)
    one, other, last = made(chance, 1), made(chance, 2), made(chance, 3)
    tell(database, [one, other, last])
    tell(database, [structs.replace(one, aliases=(other.event_id,))], [other.event_id, last.event_id])
    moved = fresh.get(f"{V1}/events/{other.event_id}")
    assert moved.status_code == 308
    assert moved.headers["location"].endswith(f"{V1}/events/{one.event_id}")
    assert fresh.get(f"{V1}/events/{last.event_id}").status_code == 410


def test_a_copy_that_follows_the_changes_is_the_list_of_events(fresh, database):
    chance = random.Random(8)
    copy, cursor = {}, None
    for turn in range(3):
        tell(database, [made(chance, n) for n in chance.sample(range(30), 12)], ["ev-00003"] if turn == 2 else [])
        while True:
            answer = fresh.get(f"{V1}/changes", params={"limit": 5, **({"cursor": cursor} if cursor else {})}).json()
            for change in answer["changes"]:
                if change["change"] == "ended":
                    copy.pop(change["event_id"], None)
                else:
                    copy[change["event_id"]] = change["event"]
            cursor = answer["next"]
            if not answer["more"]:
                break
        now = {one["event"]["event_id"]: one["event"] for page in through(fresh, "events") for one in page["events"]}
        assert copy == now


def test_changes_are_asked_for_since_an_entry_a_day_or_a_moment(fresh, database):
    tell(database, [made(random.Random(1), 1)])
    [first] = fresh.get(f"{V1}/changes").json()["changes"]
    tell(database, [made(random.Random(2), 2)])

    def since(moment):
        answer = fresh.get(f"{V1}/changes", params={"since": moment})
        assert answer.status_code == 200, answer.text
        return {change["event_id"] for change in answer.json()["changes"]}

    everything = since("0")
    assert len(everything) == 2
    assert since(str(first["entry"])) == everything - {first["event_id"]}
    assert since("9999") == since("2999-01-01T00:00:00Z") == since("2999-01-01") == set()
    assert since(first["recorded"]) == since("2001-01-01T12:00:00+03:00") == since("2001-01-01") == everything


def test_articles_are_found_by_an_outlet_that_tells_of_no_event(fresh, database):
    Recorder(database, stamp).record([received("w-1", "quiet-one", 3, "افتتح الوزير اليوم معرض الكتاب في العاصمة.")])
    assert [row["doc_id"] for row in fresh.get(f"{V1}/documents?outlet=quiet-one").json()["documents"]] == ["w-1"]
    assert fresh.get(f"{V1}/documents?outlet=quiet-two").status_code == 422
    assert fresh.get(f"{V1}/events?outlet=quiet-one").status_code == 422


def test_an_acled_shaped_row_says_what_khabar_knows(client):
    rows = table(client, "events.csv?shape=acled&type=strike&country=IQ")
    assert len(ACLED.columns) == 31
    first = next(row for row in rows if row["fatalities"] and row["actor1"])
    assert first["event_id_cnty"].startswith("ev-")
    assert (first["disorder_type"], first["event_type"]) == ("Political violence", "Explosions/Remote violence")
    assert first["country"] == "Iraq"
    assert first["inter1"] in ("State forces", "Rebel group", "Political militia", "External/Other forces")
    assert "khabar: machine-coded" in first["tags"]
    assert int(first["timestamp"]) > 1_700_000_000


def test_columns_can_be_chosen(client):
    rows = table(client, "events.csv?column=statement_ar&column=event_id&limit=3")
    assert [list(row) for row in rows] == [["event_id", "statement_ar"]] * 3


def test_what_a_spreadsheet_would_run_is_text(fresh, database):
    event = made(random.Random(1), 1)
    hostile = '=HYPERLINK("http://x.example","@")'
    tell(database, [structs.replace(event, outlets=(hostile, "+1"), statement=structs.replace(event.statement, en=hostile, ar="@SUM(1)"))])
    for shape in SHAPES.values():
        text = fresh.get(f"{V1}/events.csv?shape={shape.name}").content.decode().removeprefix("\ufeff")
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter):
            for cell in row:
                assert cell.removeprefix("-").replace(".", "").isdecimal() or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_private_name_is_shown_as_a_role(codebook):
    from khabar.api.naming import WITHHELD, Naming
    from khabar.link.views.heads import Heads
    from khabar.link.views.parties import Parties

    naming = Naming(codebook, Parties(codebook, Heads(codebook)))
    assert naming.public("المواطن سالم الخولي").find("سالم") == -1
    assert naming.public("سالم الخولي") == WITHHELD
    assert naming.public("رضيع فلسطيني") == "رضيع فلسطيني"
    assert naming.public("خمسة من الجنود") == "خمسة من الجنود"
    row = {
        "target": {"start": 3, "end": 14, "text": "سالم الخولي"},
        "target_id": None,
        "actor": {"start": 0, "end": 2, "text": "ش"},
        "actor_id": "iran",
    }
    assert naming.row(row)["target"] == {"start": 3, "end": 14, "text": WITHHELD}
    assert naming.row(row)["actor"] == row["actor"]
