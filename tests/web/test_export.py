"""The page of exports: what it offers is what the API gives, for the filters of its address."""

import csv
import hashlib
import html
import io
import json
import re
import zipfile
from urllib.parse import urlencode

import pytest

from khabar.export.shapes import SHAPES


def hidden(page):
    return [(name, html.unescape(value)) for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)]


def package(client, query):
    answer = client.get(f"/api/v1/events.zip?{query}")
    assert answer.status_code == 200, answer.text
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    return archive


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("query", ["", "type=strike&country=IQ", "q=عين الأسد&contested=yes"])
def test_what_is_taken_away_is_what_is_counted_and_listed(client, language, query):
    page = client.get(f"/{language}/export?{query}").text
    listed = client.get(f"/{language}/events?{query}").text
    rows = list(csv.DictReader(io.StringIO(client.get(f"/api/v1/events.csv?{urlencode(hidden(page))}").text.removeprefix("\ufeff"))))
    counted = re.search(r'class="count"[^>]*>\s*([\d,]+)', client.get(f"/en/export?{query}").text).group(1)
    assert counted == f"{len(rows):,}" != "0"
    assert all(f"/{language}/events/{row['event_id']}" in listed for row in rows[:50])


def test_what_is_not_understood_is_told_and_not_handed_on(client):
    page = client.get("/en/export?since=yesterday&type=strike").text
    assert "Not understood" in page
    assert ("since", "yesterday") not in hidden(page)
    assert ("type", "strike") in hidden(page)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_offers_its_columns(client, shape):
    page = client.get(f"/en/export?shape={shape}").text
    assert [html.unescape(one) for one in re.findall(r'name="column" value="([^"]+)" checked', page)] == list(SHAPES[shape].columns)
    fewer = client.get(f"/en/export?shape={shape}&columns_of={shape}&column={SHAPES[shape].columns[0].replace(' ', '+')}").text
    assert len(re.findall(r'name="column" value="[^"]+" checked', fewer)) == 1


def test_columns_of_another_shape_are_not_asked_for(client):
    text = client.get("/api/v1/events.csv?shape=acled&columns_of=native&column=event_url&limit=1").text
    assert text.removeprefix("\ufeff").splitlines()[0] == ",".join(SHAPES["acled"].columns)


def test_a_package_explains_itself_and_its_checksums_hold(client):
    archive = package(client, "type=strike&shape=hxl")
    told = json.loads(archive.read("datapackage.json"))
    assert {one["path"] for one in told["resources"]} | {"datapackage.json"} == set(archive.namelist())
    for one in told["resources"]:
        held = archive.read(one["path"])
        assert one["hash"] == f"sha256:{hashlib.sha256(held).hexdigest()}"
        assert one["bytes"] == len(held)
    alone = client.get("/api/v1/events.csv?type=strike&shape=hxl").content
    assert archive.read("events-hxl.csv") == alone
    assert told["rows"] == len(alone.splitlines()) - 2
    assert "type=strike" in archive.read("query.txt").decode()
    codes = {row["value"] for row in csv.DictReader(io.StringIO(archive.read("codebook.csv").decode("utf-8-sig")))}
    assert {"strike", "drone", "several-origins"} <= codes


def test_the_same_question_gives_the_same_package(client):
    assert client.get("/api/v1/events.zip?type=strike").content == client.get("/api/v1/events.zip?type=strike").content


def test_coordinates_are_rounded_where_that_is_asked_for(client):
    exact, coarse = (client.get(f"/api/v1/events.geojson?coarse={how}").json()["features"] for how in ("no", "yes"))
    pairs = [(one["geometry"], other["geometry"]) for one, other in zip(exact, coarse, strict=True) if one["geometry"]]
    assert any(one != other for one, other in pairs)
    for one, other in pairs:
        assert other["coordinates"] == [round(degree, 1) for degree in one["coordinates"]]


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday&type=strike",
        "place=nowhere-at-all&type=strike",
        "since=20240101&contested=true&origins=%2B2",
        "since=2023-01-01&since=2024-01-01&until=",
    ],
)
def test_what_is_taken_from_the_list_is_what_it_shows(client, query):
    page = client.get(f"/en/events?{query}").text
    taken = html.unescape(re.search(r'href="(/api/v1/events\.csv[^"]*)"', page).group(1))
    answer = client.get(taken)
    assert answer.status_code == 200, answer.text
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows
    assert [row["event_id"] for row in rows[:50]] == re.findall(r'<td><a href="/en/events/(ev-[0-9a-f]+)"', page)
