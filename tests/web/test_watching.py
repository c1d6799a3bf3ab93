"""Kept searches: each person's own, with a feed for whoever has its address, until it is dropped."""

import re
import xml.etree.ElementTree as ET

import pytest
from demo_site import demo_site
from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client():
    """A ledger of one's own, since these write."""
    with demo_site() as app:
        yield TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


def keep(client, label, query):
    page = client.get(f"/en/watching?{query}").text
    token = re.search(r'name="form_token" value="([^"]+)"', page).group(1)
    return client.post("/en/watching", data={"form_token": token, "label": label, "query": query}, headers={"origin": "http://127.0.0.1"})


def test_a_search_is_kept_read_as_a_feed_and_dropped(client):
    assert keep(client, "strikes & more", "type=strike&page=3").status_code == 303
    page = client.get("/en/watching").text
    assert "strikes &amp; more" in page
    address = re.search(r"http://127\.0\.0\.1(/en/watching/[^<\"]+\.atom)", page).group(1)
    answer = client.get(address)
    feed = ET.fromstring(answer.text)
    assert feed.findtext(f"{ATOM}title").endswith("strikes & more")
    told = len(feed.findall(f"{ATOM}entry"))
    assert re.search(rf"<td><bdi>{told}</bdi></td>", page)
    assert 0 < told < 75
    assert client.get(address, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    token = re.search(r'name="form_token" value="([^"]+)"', page).group(1)
    gone = client.post(address.replace(".atom", "/drop"), data={"form_token": token}, headers={"origin": "http://127.0.0.1"})
    assert gone.status_code == 303
    assert client.get(address).status_code == 404
    assert "None yet." in client.get("/en/watching").text


def test_a_kept_search_says_what_of_it_is_not_understood(client):
    keep(client, "mistyped", "type=stryke&country=IQ")
    page = client.get("/en/watching").text
    assert re.search(r"Not understood and left out:</?[^<]*|Not understood and left out:", page)
    assert "stryke" in page
    assert not re.search(r"<td><bdi>0</bdi></td>", page)


def test_what_was_kept_and_dropped_is_in_the_record(client):
    keep(client, "mine", "country=IQ")
    assert "mine" in "".join(client.get(f"/en/audit/{number}").text for number in _accounts(client))


def _accounts(client):
    return re.findall(r'href="/en/audit/(\d+)"', client.get("/en/audit?happening=account").text)


def test_a_search_without_a_name_is_not_kept(client):
    answer = keep(client, "  ", "type=strike")
    assert (answer.status_code, "needs a name" in answer.text) == (422, True)
    assert keep(client, "x", "q=" + "a" * 5000).status_code == 422


def test_nobody_keeps_a_search_for_somebody_else(client):
    assert client.post("/en/watching", data={"label": "x", "query": ""}, headers={"origin": "http://127.0.0.1"}).status_code == 403
    assert client.get("/en/watching/none.atom").status_code == 404
