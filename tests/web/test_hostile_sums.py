"""What articles, outlets, sources and reviewers write stands on pages of sums and in feeds as words, whatever it is."""

import html
import re
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest
from arriving import received
from invented import BOOK
from msgspec import structs
from stamps import stamp
from starlette.testclient import TestClient

from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ledger import Database
from khabar.ledger.decisions import Given, decide
from khabar.model import Review
from khabar.web.app import create

HOSTILE = [
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "a/../b?c#d",
    "\u202egnp.exe\u2066",
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }}{% if x %}",
]
PAGES = [
    "outlets",
    "outlets/{}",
    "sources",
    "wording?outlet={}",
    "audit",
    "audit?subject={}",
    "audit?who={}",
    "tallies?outlet={}",
    "events.atom",
    "cite?q={}",
]
TEXT = "قال {} إن طائرة مسيرة هاجمت قاعدة النخلة الجوية مساء الأربعاء وقتل خمسة جنود. وتعرضت القوات الساحلية لهجومين بين 12 و14 مارس."


@pytest.fixture(params=HOSTILE)
def hostile(request, tmp_path, monkeypatch):
    """A ledger whose outlet, article, source and reviewer are called so, and a client of its pages."""
    monkeypatch.setattr("khabar.engines.readings.load", lambda *_, **__: BOOK)
    words = request.param
    database = Database.open(str(tmp_path / "ledger.db"), create=True)
    Recorder(database, stamp).record([received(words, words, 14, TEXT.format(words), title=words)])
    relink(database, BOOK, stamp)
    with database.writing() as connection:
        given = Given(review=Review.WRONG, by=f"person:{words}", note=words)
        decide(connection, f"{words}#c1", given, structs.replace(stamp(), run=words))
    yield words, TestClient(create(database, BOOK), base_url="http://127.0.0.1")
    database.close()


def test_it_is_shown_and_does_nothing(hostile):
    words, client = hostile
    entries = [f"audit/{number}" for number in range(1, 6)]
    for path in [*(page.format(quote(words, safe="")) for page in PAGES), *entries]:
        page = client.get(f"/en/{path}")
        assert page.status_code == 200, path
        text = page.text
        assert words not in text or html.escape(words, quote=False) == words, path
        assert not re.search(r"<(svg|img)[^>]*\son\w+=", text), path
        assert not re.search(r'(href|src|action)="javascript:', text), path
        assert "49{%" not in text
    assert html.escape(words) in client.get("/en/outlets").text.replace("&#34;", "&quot;").replace("&#39;", "&#x27;")


def test_it_does_nothing_in_a_feed(hostile):
    words, client = hostile
    feed = ET.fromstring(client.get("/en/events.atom", params={"outlet": words}).text)
    names = {one.tag.rpartition("}")[2] for one in feed.iter()}
    assert names <= {"feed", "title", "subtitle", "id", "link", "updated", "published", "author", "name", "entry", "category", "summary"}
    assert len(feed.findall("{*}entry")) == 1
