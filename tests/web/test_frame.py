"""What all pages have in common: languages, headers, errors, translations."""

import pytest
from starlette.testclient import TestClient

from khabar.cli import main
from khabar.web.assets import Assets
from khabar.web.language import preferred

ACCEPTED = [("en-GB,ar;q=0.5", "en"), ("ar-SY", "ar"), ("fr", "ar"), ("fr, en;q=0.1", "en"), ("", "ar")]


@pytest.mark.parametrize(("accepted", "language"), ACCEPTED)
def test_the_front_leads_to_the_events_in_the_language_of_the_browser(client, accepted, language):
    assert preferred(accepted) == language
    assert client.get("/", headers={"accept-language": accepted}).headers["location"] == f"/{language}/events"


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_says_its_language_and_direction_and_leads_to_the_same_view_in_the_other(client, code, direction):
    page = client.get(f"/{code}/events?type=strike&place=%D8%AD%D9%84%D8%A8&q=a%26b").text
    other = {"ar": "en", "en": "ar"}[code]
    assert f'<html lang="{code}" dir="{direction}">' in page
    assert f'href="/{other}/events?type=strike&amp;place=%D8%AD%D9%84%D8%A8&amp;q=a%26b"' in page


@pytest.mark.parametrize("path", ["/en/events", "/en/no-such-page", "/", "/api/v1/none"])
def test_every_answer_allows_its_own_origin_only(client, path):
    headers = client.get(path).headers
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


@pytest.mark.parametrize("path", ["/fr/events", "/en/none", "/en/none/none"])
def test_what_is_not_there_is_told_in_a_page(client, path):
    answer = client.get(path, headers={"accept-language": "en"})
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_errors_of_the_api_are_json(client):
    answer = client.get("/api/v1/none")
    assert (answer.status_code, answer.json()["error"]["status"]) == (404, 404)


def test_a_fault_of_khabar_is_a_page_with_the_same_headers(app):
    def broken():
        raise RuntimeError("a fault")

    app.add_api_route("/en/broken", broken)
    answer = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False).get("/en/broken")
    assert (answer.status_code, "a fault" in answer.text) == (500, False)
    assert "content-security-policy" in answer.headers


def test_pages_are_whole_without_what_the_build_makes(app):
    from khabar.web.app import create

    bare = create(app.state.site.database, app.state.site.codebook, built=Assets())
    page = TestClient(bare, base_url="http://127.0.0.1").get("/en/events").text
    assert "/static/" not in page
    assert "not built" in page
    assert '<table class="events">' in page


def test_serve_says_what_it_takes():
    from click.testing import CliRunner

    shown = CliRunner().invoke(main, ["serve", "--help"]).output
    assert all(option in shown for option in ("--ledger", "--demo", "--host", "--port", "--shared", "--certificate"))


def test_serve_shows_the_demo_at_the_address_that_it_says():
    import subprocess
    import sys
    import urllib.request

    command = [sys.executable, "-m", "khabar", "serve", "--demo", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = process.stdout.readline().split()[1]
        with urllib.request.urlopen(f"{address}en/events") as answer:
            assert "Demonstration" in answer.read().decode()
    finally:
        process.terminate()
        process.wait(20)


def test_a_port_that_is_taken_is_told(tmp_path):
    import socket

    from click.testing import CliRunner

    from khabar.ledger import Database

    Database.open(str(tmp_path / "l.db"), create=True).close()
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = str(held.getsockname()[1])
        result = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "l.db"), "--port", port])
    assert result.exit_code == 1
    assert "cannot be listened at" in result.output
