"""Pages of tallies, outlets, sources, wording, actors, places and the record; feeds; how to cite."""

import csv
import html
import io
import re
import xml.etree.ElementTree as ET

import pytest

from khabar.ledger.asking import asked
from khabar.ledger.filters import find_events

ATOM = "{http://www.w3.org/2005/Atom}"
PAGES = [
    *("tallies", "tallies?what=attacks&rule=missing&since=2023-10-01", "outlets", "outlets?by=contested", "outlets/demo-nidaa", "sources"),
    *(
        "sources?q=iraq",
        "sources/source:centcom",
        "wording",
        "wording?outlet=demo-nidaa&outlet=demo-jabal&voice=own",
        "wording?about=Israel",
    ),
    *("wording/zionist-enemy", "actors", "actors?by=target&q=عراق", "actors/islamic-resistance-iraq", "places", "places/iq-ain-al-asad"),
    *("audit", "audit?happening=coded&since=2000-01-01", "audit/1", "audit/check", "audit/check?after=5", "cite", "cite?type=strike"),
]


def rows(page):
    """The cells of the body of the first table, without their marks."""
    body = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL).group(1)
    return [
        [_plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def _plain(cell):
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", cell).split()))


@pytest.mark.parametrize("query", ["", "?what=attacks", "?rule=missing&since=2023-10-01", "?what=none"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_tallies_are_taken_as_they_are_listed(client, language, query):
    page = client.get(f"/{language}/tallies{query}").text
    answer = client.get(f"/{language}/tallies.csv{query}")
    taken = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))
    assert answer.headers["content-disposition"] == 'attachment; filename="tallies.csv"'
    listed = rows(page[page.rindex("<table") :]) if "<tbody>" in page else []
    assert [row["tally"] in cells[2] for row, cells in zip(taken, listed, strict=True)] == [True] * len(taken)
    assert [row["reported_low"] in cells[3] for row, cells in zip(taken, listed, strict=True)] == [True] * len(taken)
    assert (f"/{language}/tallies.csv" in page) == bool(taken) == (query != "?what=none")
    for row in taken:
        shown = client.get(f"/en/events/{row['events_found'].split()[0]}") if row["events_found"] else None
        assert shown is None or shown.status_code == 200


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_there_in_both_languages(client, language, path):
    answer = client.get(f"/{language}/{path}")
    assert answer.status_code == 200
    assert "style=" not in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "outlets/none",
        "sources/source:none",
        "wording/none",
        "actors/none",
        "actors/iq-ain-al-asad",
        "places/israel",
        "audit/0",
        "audit/999999",
        "cite?event=ev-none",
    ],
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/en/{path}").status_code == 404


def test_outlets_are_told_with_their_figures(client):
    found = rows(client.get("/en/outlets").text)
    assert {row[1].lower() for row in found} == {"demo-atlantic", "demo-jabal", "demo-marsa", "demo-nidaa"}
    assert sum(int(row[2]) for row in found) == 19
    assert [int(row[2]) for row in found] == sorted((int(row[2]) for row in found), reverse=True)


def test_the_number_of_events_leads_to_as_many_events(client):
    page = client.get("/en/outlets").text
    for outlet, count in re.findall(r'href="/en/events\?outlet=([^"]+)"><bdi>(\d+)', page):
        assert f"{count} events" in client.get(f"/en/events?outlet={outlet}").text


def test_wording_stands_side_by_side_with_the_loaded_words_marked(client):
    page = client.get("/en/wording?outlet=demo-nidaa&outlet=demo-jabal").text
    assert re.search(r'class="loaded" title="[a-zA-Z ]+">العدو الصهيوني', page)
    own = client.get("/en/wording?outlet=demo-nidaa&outlet=demo-jabal&voice=own").text
    assert own.count('class="loaded"') <= page.count('class="loaded"')
    neutral = re.search(r'<bdi lang="ar" dir="rtl">([^<]*)</bdi>', client.get("/en/wording?about=islamic-resistance-iraq").text)
    assert "المقاومة الإسلامية" in neutral.group(1)


def test_a_word_in_a_neutral_name_is_not_said_of_anybody(client):
    page = client.get("/en/wording?about=kataib-sayyid-al-shuhada").text
    assert 'title="martyr"' not in page


def test_an_actor_is_told_by_the_names_of_the_texts_and_by_what_it_does(client):
    page = client.get("/en/actors/united-states").text
    assert "العدو الأميركي" in page
    assert "Names in the texts" in page
    count = int(re.search(r"As target</dt><dd><bdi>(\d+)", page).group(1))
    assert f"{count} event" in client.get("/en/events?target=united-states").text


def test_tallies_are_drawn_and_told(client):
    page = client.get("/en/tallies").text
    assert "fewer than reported" in page
    assert page.count('class="possible"') >= 2
    fewer = client.get("/en/tallies?rule=missing").text
    assert all("fewer than reported" in row[-1] for row in rows(fewer[fewer.index("Days counted") :]))


def test_what_is_compared_is_told_by_what_a_tally_counts(client):
    page = client.get("/en/tallies?what=killed&rule=matched").text
    assert "Compared: killed, added up over the events that are found." in page
    assert "Compared: how many events are found." in client.get("/en/tallies?what=attacks&rule=missing").text
    assert "As many events are found" not in page


def test_a_day_that_is_none_is_told_and_left_out(client):
    for path in ("tallies?since=2023-13-01", "audit?until=yesterday"):
        assert "Not understood" in client.get(f"/en/{path}").text
    assert "لم يُفهم فتُرك: من: <bdi>yesterday</bdi>" in client.get("/ar/audit?since=yesterday").text


def test_the_record_is_found_and_told(client):
    page = client.get("/en/audit?happening=coded&subject=demo-nidaa-1").text
    assert len(rows(page)) == 1
    number = re.search(r'href="/en/audit/(\d+)"', page).group(1)
    entry = client.get(f"/en/audit/{number}").text
    assert "its digest fits its fields" in entry
    assert "demo-nidaa-1" in entry
    assert "Sound" in client.get("/en/audit/check").text


def test_what_an_entry_holds_is_named_in_arabic(client):
    """The end of a run, an article, an input object: each field by its name."""
    newest = int(re.search(r'href="/ar/audit/(\d+)"', client.get("/ar/audit").text)[1])
    for number in (newest, newest - 1, newest - 3, newest - 4, 1):
        named = re.findall(r'<tr><th scope="row">([^<]*)', client.get(f"/ar/audit/{number}").text)
        assert [name for name in named if not re.search("[\u0621-\u064a]", name)] == [], number
        assert number != newest or len(named) > 10


def test_every_happening_of_the_record_has_its_name_in_both_languages(app):
    from khabar.ledger import chain, documents, events, forgetting, judging, runs
    from khabar.ledger.people import users
    from khabar.ledger.reviewing import samples
    from khabar.web.language import languages

    happenings = {
        chain.CAPTURED,
        chain.TOMBSTONE,
        documents.RECEIVED,
        documents.CODED,
        documents.NOTED,
        events.LINKED,
        runs.BEGAN,
        runs.ENDED,
    }
    happenings |= {forgetting.DECIDED, forgetting.JUDGED, forgetting.CHECKED, forgetting.REGROUPED, forgetting.UNDONE, judging.SETTLED}
    happenings |= {users.ACCOUNT, samples.SAMPLED, samples.SAMPLE_CLOSED}
    for language in languages().values():
        said = {one: language.translations.pgettext("happening", one) for one in happenings}
        assert [one for one in happenings if said[one] == one] == []


def test_a_feed_has_the_events_of_its_query_as_they_changed(client, app):
    answer = client.get("/en/events.atom?type=strike")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)
    told = {entry.findtext(f"{ATOM}id").rpartition(":")[2] for entry in feed.iter(f"{ATOM}entry")}
    site = app.state.site
    with site.database.reading() as connection:
        wanted = find_events(connection, asked([("type", "strike")], site.codebook).filter, None)
    assert told == {row.event_id for row in wanted.rows}
    assert all(entry.find(f"{ATOM}category").get("term") == "new" for entry in feed.iter(f"{ATOM}entry"))
    again = client.get("/en/events.atom?type=strike", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "]]>&\x01", '"><x y="', "\u202eabc"])
def test_what_is_asked_for_is_inert_in_a_feed(client, words):
    answer = client.get("/en/events.atom", params={"q": words, "type": words})
    feed = ET.fromstring(answer.text)
    assert not list(feed.iter("script"))


def test_a_feed_says_what_of_its_question_is_not_understood(client):
    page = client.get("/en/events.atom?type=stryke&country=SY&since=soon").text
    feed, whole = (ET.fromstring(one) for one in (page, client.get("/en/events.atom?country=SY").text))
    titles, others = ([one.findtext(f"{ATOM}title") for one in found.findall(f"{ATOM}entry")] for found in (feed, whole))
    assert titles[:2] == ["Not understood and left out: from: soon", "Not understood and left out: type: stryke"]
    assert titles[2:] == others != []
    assert "type: stryke" in feed.findtext(f"{ATOM}subtitle")


def test_an_event_is_cited_in_two_languages_and_as_bibtex(client):
    event = re.search(r'href="/en/events/(ev-[0-9a-f]+)"', client.get("/en/events").text).group(1)
    page = client.get(f"/en/cite?event={event}").text
    assert f"@misc{{khabar:{event}," in page
    assert page.count(f"http://127.0.0.1/en/events/{event}") == 3
    assert "machine-coded, not reviewed" in page
    assert "ترميز آلي لم يُراجَع" in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_list_is_cited_in_each_language_by_its_name_there(client, language):
    page = client.get(f"/{language}/cite").text
    assert "“Events”" in page
    assert "«الأحداث»" in re.sub("[\u2066-\u2069]", "", page)
