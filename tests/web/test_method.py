"""The pages about method, keys, runs and issues say what is so."""

import re
from pathlib import Path

import pytest

from khabar.ledger import Database
from khabar.ledger.documents import note
from khabar.model import Issue
from khabar.web.measured import RAW, linking, reading

ROOT = Path(__file__).resolve().parents[2]


def test_the_figures_are_those_that_the_tests_pin(client):
    page = client.get("/en/method").text
    assert all(f"{value:.3f}" in page for value in reading().values())
    assert f"{linking()['left out pairs F1']:.3f}" in page


def test_the_figures_on_raw_text_are_those_of_the_report_on_quality():
    report = (ROOT / "docs" / "reading-quality.md").read_text(encoding="utf-8")
    events, exact = (f"{number} (.{number * 100 / RAW.drawn:.0f})" for number in (RAW.events, RAW.exact))
    assert f"| {RAW.drawn} | {events} | {exact} |" in report


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_type_grade_and_rule_of_the_codebook_is_told(client, app, language):
    page = client.get(f"/{language}/method").text
    codebook = app.state.site.codebook
    assert all(f'id="type-{name}"' in page for name in codebook.types)
    assert all(getattr(rule.name, language) in page for rule in codebook.grading.grades.values())


def test_the_last_run_is_told_with_what_it_brought(client, app):
    page = client.get("/en/runs").text
    row = re.search(r"<td><code>run</code></td>(.*?)</tr>", page, re.DOTALL).group(1)
    assert [int(number) for number in re.findall(r"<bdi>(\d+)</bdi>", row)][:2] == [19, 0]
    assert "nothing that a person should look at" in page


def test_issues_are_counted_by_kind_and_lead_to_their_articles(tmp_path, app):
    from stamps import stamp
    from starlette.testclient import TestClient

    from khabar.web.app import create

    database = Database.open(str(tmp_path / "ledger.db"), create=True)
    with database.writing() as connection:
        note(connection, [Issue("no-text", "empty", where="a.txt"), Issue("gone", "<b>404</b>", where="b.txt")], stamp())
    client = TestClient(create(database, app.state.site.codebook), base_url="http://127.0.0.1")
    page = client.get("/en/runs").text
    assert ("a.txt" in page, "b.txt" in page, "<b>404" in page) == (True, True, False)
    some = client.get("/en/runs?kind=gone").text
    assert ("a.txt" in some, "b.txt" in some) == (False, True)
    database.close()


def test_all_keys_are_told(client):
    script = (ROOT / "web" / "src" / "main.js").read_text(encoding="utf-8")
    told = set(re.findall(r"<kbd>(.)</kbd>", client.get("/en/help/keys").text))
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "khabar" / "web" / "templates").glob("*.html"))
    named = set(re.findall(r"\bKey([A-Z])\b", script + templates))
    assert len(named) > 10
    assert named | {"/", "?"} <= told
