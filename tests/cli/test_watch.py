"""`khabar watch` by a clock that the test moves: when feeds are asked, what a restart remembers, what is told of those that fail."""

import json
import re
import sqlite3

import pytest
from click.testing import CliRunner
from hostile_server import serving
from invented import BOOK
from invented_reports import REPORTS
from tests.cli.test_web import feed, opml, page

from khabar.cli import main
from khabar.ingest.web import Clock
from khabar.ledger import Database

HOUR, DAY = 3600.0, 86_400.0
START = 1_710_000_000.0  # 9 March 2024


class Hands:
    """A clock that only sleeping moves; at its end somebody presses Ctrl-C."""

    def __init__(self):
        self.now, self.end = START, START

    def sleep(self, seconds):
        self.now += seconds
        if self.now >= self.end:
            raise KeyboardInterrupt

    def clock(self):
        return Clock(lambda: self.now, self.sleep)

    @property
    def hours(self):
        return round((self.now - START) / HOUR, 2)


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def watch(monkeypatch, tmp_path, hands):
    """Watches feeds for some hours from where the clock stands, with what else is given on the command line."""
    monkeypatch.chdir(tmp_path)
    for module in ("codebook", "engines.recording", "engines.readings", "pipeline"):
        monkeypatch.setattr(f"khabar.{module}.load", lambda *_, **__: BOOK)
    monkeypatch.setattr("khabar.cli.web.clock", hands.clock)

    def run(hours, *feeds, every=30, log="text"):
        hands.end = hands.now + hours * HOUR
        named = [part for one in feeds for part in ("--feeds", one)]
        return CliRunner().invoke(main, ["watch", *named, "--every", str(every), "--networks", "127.0.0.0/8", "--log", log])

    return run


def times(hands, pages, path, answer):
    """When a path is asked for, in hours."""
    asked = []

    def tell(handler):
        asked.append(hands.hours)
        answer(handler)

    pages[path] = tell
    return asked


def ok(body):
    return lambda handler: handler.page(body)


def test_feeds_are_looked_at_on_schedule_and_pages_when_they_are_due(watch, hands):
    pages = {}
    with serving(pages) as (root, _):
        feeds, articles = times(hands, pages, "/f", feed(root, "/1")), times(hands, pages, "/1", ok(page()))
        told = watch(4, f"{root}/f")
    assert told.exit_code == 0, told.output
    assert [round(one, 1) for one in feeds] == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]
    assert [round(one, 1) for one in articles] == [0, 1, 2.5]  # after an hour, then at the first look when it is twice as old
    assert told.output.count("documents  1 new") == 1


def test_a_watch_that_was_stopped_goes_on_where_it_was(watch, hands):
    pages = {}
    with serving(pages) as (root, _):
        feeds, articles = times(hands, pages, "/f", feed(root, "/1")), times(hands, pages, "/1", ok(page()))
        for _ in range(4):
            assert watch(0.2, f"{root}/f").exit_code == 0
    assert [round(one, 1) for one in feeds] == [0, 0.5]
    assert articles == [0]


def test_a_feed_that_fails_is_asked_ever_more_seldom_and_told_until_it_is_well(watch, hands):
    pages = {}
    with serving(pages) as (root, _):
        asked = times(hands, pages, "/f", lambda handler: handler.page(status=500))
        told = watch(8, f"{root}/f", every=15)
        counts = [int(n) for n in re.findall(r"failing    .*/f: (\d+) times in a row: 127.0.0.1 answers 500", told.output)]
        assert counts == [1, 2, 3, 4]
        assert [round(one) for one in asked[::3]] == [0, 1, 3, 7]  # three tries each time
        pages |= {"/f": feed(root, "/1"), "/1": page()}
        told = watch(9, f"{root}/f", every=15)
    assert "documents  1 new" in told.output
    assert "failing" not in told.output


def test_one_feed_that_fails_keeps_no_other_from_being_read(watch, hands, tmp_path):
    with serving({}) as (root, _), serving({"/1": page()}) as (other, _):
        asked_pages = {"/f": feed(other, "/1")}
        with serving(asked_pages) as (feeds, _):
            (tmp_path / "feeds.opml").write_text(opml(f"{root}/absent", f"{feeds}/f"), encoding="utf-8")
            told = watch(0.1, "feeds.opml", log="json")
    assert "documents  1 new" in told.output
    logged = [json.loads(line) for line in told.stderr.splitlines()]
    [failing] = [line for line in logged if line["event"] == "failing"]
    assert (failing["feed"], failing["times"], failing["level"]) == (f"{root}/absent", 1, "warning")


def test_metrics_tell_of_every_feed_that_fails_or_is_silent(watch, hands, tmp_path, monkeypatch):
    monkeypatch.setenv("KHABAR_METRICS", "watch.prom")
    with serving({"/1": page()}) as (root, _), serving({"/f": feed(root, "/1")}) as (feeds, _):
        told = watch(4 * 24, f"{feeds}/f", f"{feeds}/absent")
    assert "silent     " in told.output and "failing    " in told.output
    lines = (tmp_path / "watch.prom").read_text().splitlines()
    held = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    whole = {name.partition("{")[0]: float(value) for name, value in held.items() if "feed=" not in name}
    assert (whole["khabar_feeds"], whole["khabar_feeds_failing"], whole["khabar_feeds_silent"]) == (2, 1, 1)
    of = {name: float(value) for name, value in held.items() if "feed=" in name}
    ledger = 'ledger="khabar.db"'
    assert of[f'khabar_feed_failures{{{ledger},feed="{feeds}/f"}}'] == 0
    assert of[f'khabar_feed_failures{{{ledger},feed="{feeds}/absent"}}'] >= 3
    assert of[f'khabar_feed_silent_days{{{ledger},feed="{feeds}/f"}}'] >= 3
    assert lines.count("# TYPE khabar_feed_failures gauge") == 1


def test_a_feed_of_a_list_that_fails_is_asked_ever_more_seldom_and_told_as_long_as_it_is_named(watch, hands, tmp_path):
    pages = {}
    with serving(pages) as (root, _):
        asked = times(hands, pages, "/f", lambda handler: handler.page(status=404))
        pages["/g"] = feed(root)
        (tmp_path / "feeds.opml").write_text(opml(f"{root}/f", f"{root}/g"), encoding="utf-8")
        told = watch(8, "feeds.opml")
        assert [round(one) for one in asked] == [0, 1, 3, 7]
        assert f"failing    {root}/f: 4 times in a row" in told.output
        assert "failing" not in watch(1, f"{root}/g").output  # somebody watches something else
        assert f"failing    {root}/f: 4 times in a row" in watch(1, "feeds.opml").output
        (tmp_path / "feeds.opml").write_text(opml(f"{root}/g"), encoding="utf-8")
        assert "failing" not in watch(1, "feeds.opml").output


def test_a_feed_is_silent_after_three_days_without_anything_new(watch, hands):
    pages = {"/1": page(), "/2": page(REPORTS[1][3])}
    with serving(pages) as (root, _):
        pages["/f"] = feed(root, "/1")
        told = watch(80, f"{root}/f", every=12 * 60)
        first, *_ = re.findall(r"silent     (.*): nothing new for (\d) days", told.output)
        assert first == (f"{root}/f", "3")
        assert told.output.count("silent") == 1  # at 72 hours; at 60 it was not yet
        pages["/f"] = feed(root, "/1", "/2")
        assert "silent" not in watch(24, f"{root}/f", every=12 * 60).output


@pytest.fixture
def locked(monkeypatch, tmp_path):
    """A ledger to which somebody writes, for longer than a writer waits; gives what ends it."""
    monkeypatch.setattr("khabar.ledger.database._WAIT_SECONDS", 0)
    Database.open(str(tmp_path / "khabar.db"), create=True).close()
    other = sqlite3.connect(tmp_path / "khabar.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield other.rollback
    other.close()


@pytest.mark.parametrize("log", ["text", "json"])
def test_a_ledger_that_is_locked_for_long_is_told_and_the_watch_goes_on(watch, hands, locked, log):
    pages = {"/1": page()}
    with serving(pages) as (root, _):
        asked = times(hands, pages, "/f", feed(root, "/1"))
        waits = hands.sleep

        def sleep(seconds):
            locked()
            waits(seconds)

        hands.sleep = sleep
        told = watch(0.7, f"{root}/f", log=log)
    assert told.exit_code == 0, told.output
    assert told.stderr.count("another process is writing") == 1
    assert log == "text" or json.loads(told.stderr.splitlines()[0])["event"] == "missed"
    assert asked == [0.5]  # at the next look, and not at once
    assert "documents  1 new" in told.output


def test_one_look_at_a_ledger_that_is_locked_fails(watch, locked):
    with serving({}) as (root, _):
        told = CliRunner().invoke(main, ["watch", "--once", "--feeds", f"{root}/f", "--networks", "127.0.0.0/8"])
    assert told.exit_code == 1
    assert "another process is writing" in told.output


def test_a_watch_that_is_killed_in_a_pass_loses_nothing(watch, hands, monkeypatch):
    pages = {"/1": page()}
    with serving(pages) as (root, asked):
        pages["/f"] = feed(root, "/1")
        with monkeypatch.context() as broken:
            broken.setattr("khabar.cli.web.write_memory", lambda *_: 1 / 0)  # all was kept, and nothing remembered
            assert isinstance(watch(0.1, f"{root}/f").exception, ZeroDivisionError)
        told = watch(0.1, f"{root}/f")
    assert "documents  0 new, 0 changed, 0 read again, 1 known" in told.output
    assert asked.paths.count("/1") == 2
