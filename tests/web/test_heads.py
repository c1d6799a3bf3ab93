"""HEAD is answered at every address that can be got, as GET is and without what would follow."""

import re

import pytest
from fastapi.routing import iter_route_contexts
from shared_site import shared_site

from khabar.ledger.people.roles import Role

FILL = {"language": "en", "queue": "links", "sample_id": "x", "token_id": "x", "name": "rami"}
THERE = {"event_id": None, "doc_id": "a-1", "ref": "a-1%23c1"}
VARY = {"date", "server-timing", "set-cookie", "content-length"}


@pytest.fixture(scope="module")
def site():
    with shared_site() as made:
        client = made.client(Role.ADMINISTRATOR)
        THERE["event_id"] = client.get("/api/v1/events?limit=1").json()["events"][0]["event"]["event_id"]
        yield made, client


def paths():
    with shared_site(()) as made:
        found = {route.path for route in iter_route_contexts(made.app.routes) if "GET" in (route.methods or ())}
    return sorted(found)


@pytest.mark.parametrize("path", paths())
def test_a_head_is_the_head_of_the_answer(site, path):
    client = site[1]
    asked = re.sub(r"\{(\w+)(:\w+)?\}", lambda place: {**FILL, **THERE}.get(place[1], "x"), path)
    whole, head = client.get(asked), client.head(asked)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert {**head.headers}.keys() - VARY == {**whole.headers}.keys() - VARY
    if "content-length" in head.headers and "csp-nonce" not in head.headers:
        assert abs(int(head.headers["content-length"]) - int(whole.headers.get("content-length", 0))) < 64


def test_a_long_answer_is_not_written_to_its_end(site, monkeypatch):
    import khabar.api.files as files

    client, made = site[1], []
    real = files.stream

    def counting(request, make, *rest, **more):
        def parts(connection):
            for part in make(connection):
                made.append(part)
                yield part
            for _ in range(1000):
                made.append("more")
                yield "x" * 1000

        return real(request, parts, *rest, **more)

    monkeypatch.setattr(files, "stream", counting)
    assert client.head("/api/v1/events.csv").status_code == 200
    assert len(made) < 500
    assert client.head("/en/sign-out").status_code == 405
