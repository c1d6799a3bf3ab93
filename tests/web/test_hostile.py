"""What articles, outlets and reviewers write is words and nothing else: in pages, also printed, and in tables for spreadsheets."""

import csv
import io
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from shared_site import received, shared_site

from khabar.ledger.people.roles import Role
from khabar.ledger.reviewing import queues

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "javascript:alert(1)",
    "'-alert(1)-'",
    "{{ 7*7 }}${7*7}<%= 7*7 %>",
    "\u202egnp.exe\u202c",
    "</textarea></title></style><iframe srcdoc='x'>",
)
FORMULAS = ('=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\uff1d1+1")
STORY = "قصفت كتائب الفجر قاعدة النخلة الجوية بطائرة مسيرة أمس الأربعاء وقتل ثلاثة جنود."
TOLD = "قال <b>المتحدث</b> {bad} إن كتائب الفجر قصفت قاعدة النخلة الجوية بطائرة مسيرة أمس الأربعاء وقتل خمسة جنود."


TURNING = re.compile("[\u202a-\u202e]")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ALONE = {"bdi", "title", "textarea", "option"}
"""Elements out of which letters that turn the direction have no effect; any with a ``dir`` of its own is another."""


class Elements(HTMLParser):
    """The elements of a page with their attributes, as a browser would make them, and where letters turn what stands around them."""

    def __init__(self):
        super().__init__()
        self.found, self.above, self.turning = [], [], []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag not in VOID:
            self.above.append((tag, "dir" in dict(attributes) and tag != "html"))

    def handle_endtag(self, tag):
        while self.above and self.above.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if TURNING.search(data) and not any(tag in ALONE or turned for tag, turned in self.above):
            self.turning.append((data.strip()[:60], [tag for tag, _ in self.above[-3:]]))


def parsed(answer):
    made = Elements()
    made.feed(answer.text)
    return made


@pytest.fixture(scope="module")
def site():
    """A ledger whose articles are hostile, with hostile notes, names and samples by reviewers."""
    real, queues.UNLIKELY = queues.UNLIKELY, 1.1
    articles = [
        received(f"a-{n}{bad}", bad, 14, f"{STORY}\n{TOLD.format(bad=bad)}", title=f"{bad} {n}", url="javascript:alert(1)", author=bad)
        for n, bad in enumerate((*HOSTILE, *FORMULAS))
    ]
    with shared_site(articles) as made:
        client = made.client(Role.EDITOR)
        refs = refs_of(made)
        for n, bad in enumerate((*HOSTILE, *FORMULAS)):
            form = {"claim": refs[n], "review": "corrected", "note": bad, "corrections": {"target": bad, "actor": bad}}
            answer = client.post("/api/v1/reviews", json=form, headers=made.token(Role.EDITOR))
            assert answer.status_code == 201, answer.text
            drawn = {"form_token": client.form_token, "name": bad, "size": "1", "seed": bad}
            assert client.post("/en/samples", data=drawn).status_code == 303
            token = {"form_token": client.form_token, "label": bad, "role": "reader"}
            assert client.post("/en/account/tokens", data=token).status_code == 201
        yield made
    queues.UNLIKELY = real


def refs_of(made):
    with made.database.reading() as connection:
        return [one.item for one in queues.waiting(connection, "confidence", "person:x", 100)]


def pages_of(made):
    """The address of every kind of page that shows what others wrote."""
    from khabar.ledger.events import decoded
    from khabar.ledger.filters import Filter, find_events

    with made.database.reading() as connection:
        rows = find_events(connection, Filter(), 5).rows
        events = [decoded(row.data) for row in rows]
    refs = [ref for event in events for ref in event.claims][:30]
    yield from ("events", "documents", "review", "samples", "account", "people", "audit", "outlets", "actors", "places", "tallies")
    yield from (f"events/{event.event_id}" for event in events)
    yield from (f"compare?ids={event.event_id}" for event in events)
    for ref in refs:
        quoted = quote(ref, safe="")
        yield f"claims/{quoted}"
        yield f"review/confidence?item={quoted}"
        yield f"documents/{quoted.rpartition('%23')[0]}"
    yield from ("review/links", "review/contradictions", "review/disputed")
    for bad in HOSTILE:
        quoted = quote(bad, safe="")
        yield from (f"events?q={quoted}&place={quoted}&since={quoted}", f"documents?q={quoted}", f"compare?ids={quoted}", quoted)
        yield f"review/confidence?item={quoted}&was={quoted}&of={quoted}&undone={quoted}&did=7"
        yield from (f"review?was={quoted}&of={quoted}&undone={quoted}&did=7&empty={quoted}", f"review/{quoted}", f"claims/{quoted}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_show_it_as_words(site, language):
    client, seen, turning = site.client(Role.ADMINISTRATOR), 0, []
    for path in pages_of(site):
        answer = client.get(f"/{language}/{path}")
        assert answer.status_code < 500, path
        page = parsed(answer)
        assert scripts(page.found) == [], path
        turning += [(path, one) for one in page.turning]
        seen += "alert(1)" in answer.text
    assert turning == []
    assert seen > 20  # the pages do hold the words


LEADING = ("href", "src", "action", "formaction", "xlink:href")


def scripts(elements):
    """Whatever of a page would run, load or lead to what others wrote."""
    bad = []
    for tag, attributes in elements:
        if tag in ("iframe", "object", "embed", "base"):
            bad.append((tag, attributes))
        if tag == "script" and not attributes.get("src", "").startswith("/static/"):
            bad.append((tag, attributes))
        for name, value in attributes.items():
            plain = "".join((value or "").split()).lower()
            if name.startswith("on") or name in ("style", "srcdoc"):
                bad.append((tag, attributes))
            if name in LEADING and plain.startswith(("javascript:", "vbscript:", "data:text")):
                bad.append((tag, attributes))
    return bad


def test_what_is_sent_back_with_an_error_is_words_too(site):
    client = site.client(Role.ADMINISTRATOR)
    for bad in HOSTILE:
        form = {"form_token": client.form_token, "item": bad, "note": bad, "decision": bad, "name": bad, "ids": bad, "what": bad}
        for path in ("review/confidence", "review/links", "compare", "people", "samples", "account/tokens"):
            answer = client.post(f"/en/{path}", data=form)
            assert answer.status_code in (404, 409, 422), (path, answer.status_code)
            assert scripts(parsed(answer).found) == []
        assert scripts(parsed(site.client().get("/en/sign-in", params={"back": bad})).found) == []


def test_the_api_answers_json_that_no_browser_takes_for_a_page(site):
    client, headers = site.client(), site.token(Role.EDITOR)
    for path in ("queues/confidence", "queues", "events", "claims", f"reviews?claim={quote(refs_all(site)[0], safe='')}"):
        answer = client.get(f"/api/v1/{path}", headers=headers)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].startswith(("application/json", "application/vnd", "application/geo")), path
        assert answer.headers["x-content-type-options"] == "nosniff"


def refs_all(made):
    from khabar.ledger.filters import Filter, find_claims

    with made.database.reading() as connection:
        return [row.ref for row in find_claims(connection, Filter(), 20).rows]


@pytest.mark.parametrize("path", ["events", "claims"])
def test_tables_for_spreadsheets_run_nothing(site, path):
    answer = site.client().get(f"/api/v1/{path}.csv", headers=site.token(Role.READER))
    assert answer.headers["content-type"].startswith("text/csv")
    cells = [cell for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))) for cell in row]
    assert len(cells) > 50 and (path == "events" or any("HYPERLINK" in cell for cell in cells))
    begins = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))]
    wrong = [cell for cell in begins if not re.fullmatch(r"[-+]?\d+(\.\d+)?", cell)]
    assert wrong == []
