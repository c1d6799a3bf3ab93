"""Every route refuses whoever may not: made from the table of routes, so that a new route is held to the same."""

import re

import pytest
from fastapi.routing import iter_route_contexts
from shared_site import HOST, NAMES, PASSWORD, hidden, shared_site

from khabar.api.access import _NEEDS, _OPEN, SAFE, VISIT, form_token_of, needed
from khabar.api.limits import Limits, Rate
from khabar.ledger.people import tokens
from khabar.ledger.people.roles import Role

FILL = {"language": "en", "queue": "links", "sample_id": "x", "token_id": "x", "name": "rami"}


@pytest.fixture(scope="module")
def site():
    with shared_site() as made:
        yield made


def routes(write):
    """The routes that write, or that read: the path with something in its places, the method, the endpoint."""
    with shared_site(()) as made:
        for route in iter_route_contexts(made.app.routes):
            for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
                if (method not in SAFE) == write:
                    yield pytest.param(route, method, id=f"{method} {route.path}")


def path_of(route):
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda place: FILL.get(place[1], "x"), route.path)


FOREIGN = (
    {"origin": "http://elsewhere.example"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": f"http://{HOST}:1"},
)
OPEN = ("/", "/{language}/", "/api/v1/openapi.json")
"""What leads on to pages, and what the API can do: nothing of the ledger."""
FEED = "/{language}/watching/{search_id}.atom"
"""Its address is its key: whoever knows no kept search finds nothing."""
WRITES = list(routes(write=True))
READS = list(routes(write=False))
PAGES = [one for one in WRITES if not one.values[0].path.startswith("/api/")]
API = [one for one in WRITES if one.values[0].path.startswith("/api/")]


def test_there_are_routes_to_try():
    assert len(PAGES) >= 12
    assert len(API) >= 5
    assert len(READS) >= 12


@pytest.mark.parametrize(("route", "method"), WRITES)
def test_a_route_that_writes_says_what_it_needs(route, method):
    assert hasattr(route.endpoint, _NEEDS) or hasattr(route.endpoint, _OPEN)


def sent(client, method, path, **more):
    data = {"form_token": client.form_token} if client.form_token else {}
    return client.request(method, path, data={**data, **more.pop("data", {})}, **more)


@pytest.mark.parametrize(("route", "method"), PAGES)
def test_a_page_writes_for_nobody_without_a_form_token_of_its_own(site, route, method):
    before, path = site.entries(), path_of(route)
    role = needed(route.endpoint, method)
    browser = site.client(Role.ADMINISTRATOR if role else None)
    other = site.client(Role.ADMINISTRATOR)
    own, browser.form_token = browser.form_token, ""
    assert sent(browser, method, path).status_code == 403
    for forged in (other.form_token, form_token_of(""), "", "x", "\u0661"):
        assert sent(browser, method, path, data={"form_token": forged}).status_code == 403
    browser.form_token = own
    for headers in FOREIGN:
        assert sent(browser, method, path, headers=headers).status_code == 403
    assert site.entries() == before


@pytest.mark.parametrize(("route", "method"), PAGES)
def test_a_page_writes_for_nobody_without_the_right(site, route, method):
    before, role = site.entries(), needed(route.endpoint, method)
    if role is None:
        return
    nobody = site.client()
    nobody.cookies.set(VISIT, "secret", domain=HOST)
    nobody.form_token = form_token_of("secret")
    assert sent(nobody, method, path_of(route)).headers["location"].startswith("/en/sign-in?back=")
    for lesser in (one for one in Role if one < role):
        assert sent(site.client(lesser), method, path_of(route)).status_code == 403
    assert site.entries() == before
    let_in = sent(site.client(role), method, path_of(route), data={"role": "none", "what": "none"}).status_code
    assert let_in in (200, 201, 303, 404, 409, 422)  # else all of the above could be refused for another reason


@pytest.mark.parametrize(("route", "method"), API)
def test_the_api_writes_for_nobody_without_a_token_that_may(site, route, method):
    before, role, path = site.entries(), needed(route.endpoint, method), path_of(route)
    assert role >= Role.REVIEWER
    nobody = site.client()
    assert nobody.request(method, path, json={}).status_code == 401
    assert nobody.request(method, path, json={}, headers={"Authorization": "Bearer khabar_x"}).status_code == 401
    assert nobody.request(method, path, json={}, headers={"Authorization": "Basic c2FsaW06eA=="}).status_code == 401
    signed_in = site.client(Role.ADMINISTRATOR)
    assert signed_in.request(method, path, json={}).status_code == 401
    assert signed_in.request(method, path, data={"form_token": signed_in.form_token}).status_code == 401
    for lesser in (one for one in Role if one < role):
        headers = site.token(lesser)
        before += 1
        assert nobody.request(method, path, json={}, headers=headers).status_code == 403
    ended = site.token(role)
    with site.database.writing() as connection:
        [newest, *_] = tokens.of_person(connection, NAMES[role])
        tokens.end(connection, NAMES[role], newest.token_id, "person:test", site.app.state.desk.stamp())
    assert nobody.request(method, path, json={}, headers=ended).status_code == 401
    assert site.entries() == before + 2
    assert nobody.request(method, path, json={}, headers=site.token(role)).status_code == 422  # let in, and told what is missing


@pytest.mark.parametrize(("route", "method"), READS)
def test_nothing_is_read_by_whoever_is_not_signed_in(site, route, method):
    answer = site.client().request(method, path_of(route))
    if route.path == FEED:
        assert answer.status_code == 404
    elif needed(route.endpoint, method) is None or route.path in OPEN:
        assert answer.status_code in (200, 307)
    elif route.path.startswith("/api/"):
        assert answer.status_code == 401
    else:
        assert answer.headers["location"].startswith("/en/sign-in?back=")


@pytest.mark.parametrize(("route", "method"), READS)
def test_what_is_read_may_be_read_with_the_role_that_it_needs(site, route, method):
    role = needed(route.endpoint, method) or Role.READER
    if route.path in OPEN:
        return
    assert site.client(role).request(method, path_of(route)).status_code in (200, 303, 307, 404, 422)
    for lesser in (one for one in Role if one < role):
        assert site.client(lesser).request(method, path_of(route)).status_code == 403


def test_signing_in_and_out(site):
    client = site.client()
    page = client.get("/en/sign-in?back=/en/review").text
    told = {"form_token": hidden(page, "form_token"), "name": " Noor ", "password": PASSWORD, "back": "/en/review?item=a%23b"}
    answer = client.post("/en/sign-in", data=told)
    assert answer.headers["location"] == "/en/review?item=a%23b"
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("khabar-session"))
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/"))
    page = client.get("/en/review").text
    assert ">noor<" in page
    out = client.post("/en/sign-out", data={"form_token": hidden(client.get("/en/account").text, "form_token")})
    assert out.status_code == 303
    assert client.get("/en/review").headers["location"].startswith("/en/sign-in")


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/en\n/x", ""])
def test_signing_in_leads_nowhere_else(site, back):
    client = site.client()
    token = hidden(client.get("/en/sign-in").text, "form_token")
    answer = client.post("/en/sign-in", data={"form_token": token, "name": "rami", "password": PASSWORD, "back": back})
    assert answer.headers["location"] == "/en/events"


def test_a_wrong_name_and_a_wrong_password_are_told_alike_and_not_for_ever(site):
    client = site.client()
    token = hidden(client.get("/en/sign-in").text, "form_token")

    def tried(name, password="wrong"):
        return client.post("/en/sign-in", data={"form_token": token, "name": name, "password": password})

    wrong, nobody = tried("layla"), tried("nobody")
    assert (wrong.status_code, wrong.text.replace("layla", "nobody")) == (nobody.status_code, nobody.text)
    assert [tried("layla").status_code for _ in range(9)] == [401] * 9
    locked = tried("layla", PASSWORD)
    assert (locked.status_code, int(locked.headers["retry-after"]) > 0) == (429, True)
    site.app.state.desk.limits.forget("sign in as", "layla")
    site.app.state.desk.limits.forget("sign in from", "testclient")
    assert tried("layla", PASSWORD).status_code == 303


def test_tries_are_forgotten_with_time():
    now = [0.0]
    limits, rate = Limits(lambda: now[0]), Rate(2, 10.0)
    assert [limits.wait("a", "x", rate) for _ in range(2)] == [0, 0]
    now[0] = 4
    assert limits.wait("a", "x", rate) == 6
    assert limits.wait("a", "y", rate) == limits.wait("b", "x", rate) == 0
    now[0] = 10
    assert limits.wait("a", "x", rate) == 0


def test_too_many_writes_are_refused(site, monkeypatch):
    monkeypatch.setattr("khabar.api.access.WRITES", Rate(2, 60.0))
    monkeypatch.setattr(site.app.state.desk, "limits", Limits())
    headers, client = site.token(Role.REVIEWER), site.client()
    codes = [client.post("/api/v1/undo", json={"entry": 1, "note": "x"}, headers=headers).status_code for _ in range(3)]
    assert codes == [404, 404, 429]


def test_alone_on_this_machine_nobody_signs_in_and_other_sites_cannot_write():
    with shared_site(alone="me") as alone:
        client = alone.client()
        page = client.get("/en/review").text
        assert ">me<" in page
        assert client.get("/en/events", headers={"host": "evil.example"}).status_code == 421
        assert client.get("/en/events", headers={"host": "localhost:8765"}).status_code == 200
        assert client.post("/en/people", data={"name": "x"}).status_code == 403
        token = hidden(client.get("/en/people").text, "form_token")
        made = {"form_token": token, "name": "x", "role": "reader"}
        assert client.post("/en/people", data=made, headers={"origin": "http://evil.example"}).status_code == 403
        assert client.post("/en/people", data=made, headers={"origin": f"http://{HOST}"}).status_code == 303
        assert client.post("/api/v1/undo", json={"entry": 1, "note": "x"}).status_code == 401
        assert client.get("/en/sign-in").status_code == 303
