"""`khabar run` over addresses and feeds, and `khabar watch`, with a server on loopback."""

import json
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner
from hostile_server import redirect, serving
from invented import BOOK
from invented_reports import REPORTS

from khabar.cli import main
from khabar.cli.web import listed, memory_path
from khabar.ingest import url_id

ALLOWED = ("--networks", "127.0.0.0/8", "--log", "text")


@pytest.fixture
def khabar(monkeypatch, tmp_path):
    """Runs the command line with the invented country in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for module in ("codebook", "engines.recording", "engines.readings", "pipeline"):
        monkeypatch.setattr(f"khabar.{module}.load", lambda *_, **__: BOOK)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def page(words=""):
    text = REPORTS[0][3]
    day = '<meta property="article:published_time" content="2024-03-05">'
    head = f'<html lang="ar"><head><meta charset="utf-8">{day}</head>'
    return f"{head}<body><article><p>{text} {words}</p><p>{text}</p></article></body></html>"


def opml(*feeds):
    return "<opml><body>" + "".join(f'<outline xmlUrl="{feed}"/>' for feed in feeds) + "</body></opml>"


def feed(root, *paths):
    inside = "".join(f"<item><link>{root}{path}</link></item>" for path in paths)
    return lambda h: h.page(f"<rss><channel>{inside}</channel></rss>", kind="text/xml")


def test_a_page_is_read_into_the_ledger_and_a_second_run_changes_nothing(khabar):
    with serving({"/1": page()}) as (root, _):
        first, second = khabar("run", f"{root}/1", *ALLOWED), khabar("run", f"{root}/1", *ALLOWED)
    assert first.exit_code == second.exit_code == 0, first.output
    assert "documents  1 new" in first.output
    assert "documents  0 new, 0 changed, 0 read again, 1 known" in second.output


def test_the_address_of_what_was_forgotten_is_remembered_nowhere(khabar, tmp_path):
    pages = {"/secret": page(), "/2": page("ثانيا")}
    with serving(pages) as (root, _):
        pages["/feed"] = feed(root, "/secret", "/2")
        khabar("run", "--feeds", f"{root}/feed", *ALLOWED)
        assert b"/secret" in (tmp_path / "khabar.db.web.json").read_bytes()
        assert khabar("ledger", "forget", url_id(f"{root}/secret"), "--because", "a court ruled so").exit_code == 0
        left = (tmp_path / "khabar.db.web.json").read_bytes()
        assert b"/secret" not in left and b"/2" in left
        for answer in (page("أخرى"), 410):
            pages["/secret"] = answer
            told = khabar("run", "--feeds", f"{root}/feed", f"{root}/secret?utm_source=x", *ALLOWED)
            assert "documents  0 new, 0 changed" in told.output, told.output
            assert b"/secret" not in (tmp_path / "khabar.db.web.json").read_bytes()
    assert not any(b"/secret" in path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert "forgotten" in khabar("sql", "SELECT kind FROM issues").stdout


def test_without_leave_nothing_on_loopback_is_fetched(khabar):
    with serving({"/1": page()}) as (root, asked):
        told = khabar("run", f"{root}/1", "--log", "text")
    assert told.exit_code == 1
    assert "not of the public network" in told.output
    assert asked.paths == []


def test_a_page_that_was_changed_is_a_new_version_of_the_same_article(khabar):
    pages = {"/1": page("أولا")}
    with serving(pages) as (root, _):
        khabar("run", f"{root}/1", *ALLOWED)
        pages["/1"] = page("تصحيح")
        told = khabar("run", f"{root}/1", *ALLOWED)
    assert "documents  0 new, 1 changed" in told.output
    assert "documents             1" in khabar("ledger", "status").output
    assert khabar("ledger", "verify").exit_code == 0
    shown = khabar("show", url_id(f"{root}/1")).output.splitlines()
    changed = shown[next(number for number, line in enumerate(shown) if line.startswith("--- entry")) :]
    assert any(line.startswith("-") and "أولا" in line for line in changed)
    assert any(line.startswith("+") and "تصحيح" in line for line in changed)


def test_a_page_that_is_gone_or_moved_is_a_capture_and_its_article_stays(khabar):
    pages = {"/1": page()}
    with serving(pages) as (root, _):
        khabar("run", f"{root}/1", *ALLOWED)
        for answer in (410, page(), redirect("/2", 301), redirect("/", 302)):
            pages |= {"/1": answer, "/2": page(), "/": page("الصفحة الأولى")}
            told = khabar("run", f"{root}/1", *ALLOWED)
            assert "pages      1 gone, moved or there again" in told.output, told.output
            assert "documents  0 new, 0 changed" in told.output
        shown = khabar("show", url_id(f"{root}/1")).output
    said = [line.partition(": ")[2].partition(" (")[0] for line in shown.splitlines() if line.startswith("entry ")]
    one, two = f"{root}/1", f"{root}/2"
    assert said == [f"gone from {one}", f"there again at {one}", f"moved from {one} to {two}", f"gone from {two}"]
    assert "claims 1" in shown or "claims 2" in shown


def test_that_a_page_is_there_again_or_moved_is_kept_though_its_etag_is_the_same(khabar):
    def answer(handler):
        handler.page(status=304) if handler.headers.get("If-None-Match") == '"1"' else handler.page(page(), ETag='"1"')

    pages = {"/1": answer, "/2": answer}
    with serving(pages) as (root, _):
        khabar("run", f"{root}/1", *ALLOWED)
        for here in (410, answer, redirect("/2", 301), answer):
            pages["/1"] = here
            assert "pages      1 gone, moved or there again" in khabar("run", f"{root}/1", *ALLOWED).output
        assert "gone, moved" not in khabar("run", f"{root}/1", *ALLOWED).output
        shown = khabar("show", url_id(f"{root}/1")).output
    said = [line.partition(": ")[2].partition(" (")[0] for line in shown.splitlines() if line.startswith("entry ")]
    one, two = f"{root}/1", f"{root}/2"
    assert said == [f"gone from {one}", f"there again at {one}", f"moved from {one} to {two}", f"moved from {two} to {one}"]


def test_pages_can_be_taken_in_and_read_later(khabar):
    with serving({"/1": page()}) as (root, _):
        told = khabar("ingest", f"{root}/1", *ALLOWED)
        assert "waiting    1 not yet read: `khabar run` reads them" in told.output
        assert "not yet read" in khabar("show", url_id(f"{root}/1")).output
    told = khabar("run", "--log", "text")
    assert "waited     1 taken in before and read now" in told.output
    assert "not yet read" not in khabar("show", url_id(f"{root}/1")).output


def test_a_watch_reads_what_is_new_and_says_what_fails(khabar, tmp_path):
    pages = {"/1": page()}
    with serving(pages) as (root, asked):
        pages["/f"] = feed(root, "/1")
        (tmp_path / "feeds.opml").write_text(opml(f"{root}/f", f"{root}/absent"), encoding="utf-8")
        first = khabar("watch", "--once", "--feeds", "feeds.opml", *ALLOWED)
        second = khabar("watch", "--once", "--feeds", "feeds.opml", "--metrics", "watch.prom", *ALLOWED)
        assert asked.paths.count("/1") == 1  # remembered between two runs
        assert asked.paths.count("/f") == 2
    assert first.exit_code == second.exit_code == 0, first.output
    assert "documents  1 new" in first.output
    assert "documents  0 new" in second.output
    assert 'khabar_run_new{ledger="khabar.db"} 0' in (tmp_path / "watch.prom").read_text(encoding="utf-8")
    assert f"failing    {root}/absent: 1 times in a row" in second.output  # it rests for an hour


def test_a_feed_without_anything_new_for_days_is_told(khabar, tmp_path):
    pages = {}
    with serving(pages) as (root, _):
        pages["/f"] = feed(root)
        (tmp_path / "feeds.opml").write_text(opml(f"{root}/f"), encoding="utf-8")
        khabar("watch", "--once", "--feeds", "feeds.opml", *ALLOWED)
        written = tmp_path / "khabar.db.web.json"
        memory = json.loads(written.read_text(encoding="utf-8"))
        memory["seen"][f"{root}/f"] |= {"first": 0.0, "checked": 0.0}
        written.write_text(json.dumps(memory), encoding="utf-8")
        told = khabar("watch", "--once", "--feeds", "feeds.opml", *ALLOWED)
    assert f"silent     {root}/f: nothing new for" in told.output


def known_again(body):
    """A page that is sent once, and then told to be unchanged to whoever has it."""
    return lambda handler: handler.page(status=304) if handler.headers.get("If-None-Match") else handler.page(body, ETag='"1"')


def test_what_another_ledger_has_is_asked_for_again(khabar):
    with serving({"/1": known_again(page())}) as (root, _), serving({"/f": feed(root, "/1")}) as (feeds, _):
        for ledger in ("sqlite:///one.db", "sqlite:///two.db"):
            told = khabar("run", "--feeds", f"{feeds}/f", "--ledger", ledger, *ALLOWED)
            assert "documents  1 new" in told.output, told.output


def test_the_memory_of_a_database_is_a_file_of_its_own():
    paths = [memory_path(f"postgresql+psycopg://{one}") for one in ("me@h/one", "me:secret@h/one", "me@h/two", "me@g/one")]
    assert paths[0] == paths[1]
    assert len(set(paths)) == 3
    assert memory_path("khabar.db").name == "khabar.db.web.json"


def test_what_a_ledger_lost_with_its_file_is_asked_for_again(khabar, tmp_path):
    with serving({"/1": known_again(page())}) as (root, _), serving({"/f": feed(root, "/1")}) as (feeds, _):
        khabar("run", "--feeds", f"{feeds}/f", *ALLOWED)
        (tmp_path / "khabar.db").unlink()
        told = khabar("run", "--feeds", f"{feeds}/f", *ALLOWED)
    assert "khabar.db.web.json: what was seen of the web is not in this ledger and is asked for again" in told.output
    assert "documents  1 new" in told.output


def test_what_came_after_a_backup_is_asked_for_again_when_that_is_restored(khabar, tmp_path):
    with serving({"/1": known_again(page()), "/2": known_again(page(REPORTS[1][3]))}) as (root, asked):
        khabar("run", f"{root}/1", *ALLOWED)
        khabar("ledger", "backup", "older.db")
        khabar("run", f"{root}/2", *ALLOWED)
        (tmp_path / "khabar.db").unlink()
        khabar("ledger", "restore", "older.db")
        assert "documents  1 new" in khabar("run", f"{root}/2", *ALLOWED).output
        khabar("run", f"{root}/2", *ALLOWED)
        assert asked.headers[-1].get("If-None-Match") == '"1"'  # what it holds is remembered as before


def test_a_page_that_moved_is_the_same_article_though_nothing_is_remembered(khabar, tmp_path):
    pages = {"/1": page()}
    with serving(pages) as (root, _):
        khabar("run", f"{root}/1", *ALLOWED)
        (tmp_path / "khabar.db.web.json").unlink()
        pages |= {"/1": redirect("/2", 301), "/2": page("تصحيح")}
        told = khabar("run", f"{root}/1", *ALLOWED)
    assert "documents  0 new, 1 changed" in told.output


@pytest.mark.parametrize("forgets", [False, True])
def test_a_page_that_moved_and_is_named_by_its_new_address_is_the_same_article(khabar, tmp_path, forgets):
    pages = {"/1": page(), "/3": page(REPORTS[1][3])}
    with serving(pages) as (root, _):
        khabar("run", f"{root}/1", f"{root}/3", *ALLOWED)
        pages |= {"/1": redirect("/2", 301), "/2": page(), "/2?utm_source=x": page(), "/short": redirect("/2", 302)}
        khabar("run", f"{root}/1", *ALLOWED)
        if forgets:
            (tmp_path / "khabar.db.web.json").unlink()
        for name in ("/2", "/2?utm_source=x", "/short"):
            told = khabar("run", f"{root}{name}", *ALLOWED)
            assert "documents  0 new, 0 changed" in told.output, told.output
            assert "gone, moved" not in told.output
        pages["/2"] = page("تصحيح")
        assert "documents  0 new, 1 changed" in khabar("run", f"{root}/2", *ALLOWED).output
    assert "documents             2" in khabar("ledger", "status").output


@pytest.mark.parametrize("damaged", ["{broken", '{"http://n.invalid/f": {"first": 0.0, "checked": 0.0}}'])
def test_memory_that_is_damaged_is_told_and_costs_nothing_but_requests(khabar, tmp_path, damaged):
    (tmp_path / "khabar.db.web.json").write_text(damaged, encoding="utf-8")
    with serving({"/1": page()}) as (root, _):
        told = khabar("run", f"{root}/1", *ALLOWED)
    assert told.exit_code == 0
    assert "khabar.db.web.json: what was seen of the web cannot be read" in told.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--feeds", "nowhere"), "no address, no file and no outlet"),
        (("http://news.invalid/", "--networks", "everything"), "--networks: 'everything'"),
    ],
)
def test_what_cannot_be_understood_is_told_before_anything_is_done(khabar, tmp_path, arguments, message):
    told = khabar("run", *arguments)
    assert told.exit_code == 2
    assert message in told.output
    assert not (tmp_path / "khabar.db").exists()


def test_the_feeds_of_outlets_are_those_that_the_codebook_names():
    outlets = {"one": SimpleNamespace(id="one", feeds=("http://one.invalid/f",)), "two": SimpleNamespace(id="two", feeds=())}
    book = SimpleNamespace(outlets=outlets)
    assert listed(["all"], book) == listed(["one"], book) == [("http://one.invalid/f", "one")]
    with pytest.raises(click.UsageError, match="names no feeds"):
        listed(["two"], book)
