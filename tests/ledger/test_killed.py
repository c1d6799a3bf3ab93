"""Nothing lost, nothing twice: a run that is killed at any moment and run again leaves what an undisturbed run leaves."""

import os
import random
import signal
import subprocess
import sys
import time

import many_reports
import pytest
from click.testing import CliRunner
from msgspec import Struct
from sqlalchemy import func, select

from khabar.cli import main
from khabar.codebook import load
from khabar.engines.shelving import shelf_of
from khabar.ledger import Database, verify
from khabar.ledger.content import digest
from khabar.ledger.judging import persons_judgements
from khabar.ledger.schema import claims, documents, events, judgements, tallies
from khabar.link.archive.collection import link_pages
from khabar.link.archive.judging import judgements_of
from khabar.link.clusters.judgements import judgement_line
from khabar.model import Judgement, Verdict

REPORTS = 400
FAST, SLOW = 4, 60
JUDGED = "judged.jsonl"
LONGEST = 120
"""Seconds that a run of 400 short reports may take on a busy machine; it takes 3 on an idle one."""


COUNTED = {"documents": documents, "claims": claims, "tallies": tallies, "judgements": judgements}
"""What stands of these is marked as such; of events all that are there stand."""


class Content(Struct, frozen=True):
    """What a ledger holds, by digest and by number, and what is judged about its claims: by persons, and by the model of each pair."""

    digest: str
    counts: dict[str, int]
    judged: frozenset[str]


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Reports, and beside them what a person judged about their claims."""
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    many_reports.write(path, REPORTS)
    first = str(path.with_name("first.db"))
    path.with_name(JUDGED).write_bytes(b"")
    assert started(path, first).wait(LONGEST) == 0
    database = Database.open(first, create=False)
    with database.reading() as connection:
        linked = link_pages(shelf_of(connection).pages(), load())
    database.close()
    path.with_name(JUDGED).write_bytes(b"".join(map(judgement_line, judged_by_noor(linked))))
    return path


def judged_by_noor(linked):
    """Of each verdict some: on pairs that the model joins or parts, the other way round."""
    turned = {Verdict.SAME: Verdict.DIFFERENT, Verdict.DIFFERENT: Verdict.SAME}
    found = {verdict: [] for verdict in turned}
    for one in judgements_of(linked):
        if one.verdict in found and len(found[one.verdict]) < 3:
            keys = {"left_key": one.left_key, "right_key": one.right_key, "left_anchor": one.left_anchor, "right_anchor": one.right_anchor}
            found[one.verdict].append(Judgement(one.left, one.right, turned[one.verdict], "person:noor", note="she read both", **keys))
    return [one for many in found.values() for one in many]


@pytest.fixture(scope="module")
def undisturbed(reports, tmp_path_factory):
    """The content of a ledger that no one disturbed, and how long it took to fill."""
    where = str(tmp_path_factory.mktemp("whole") / "ledger.db")
    began = time.monotonic()
    assert started(reports, where).wait(LONGEST) == 0
    return content(where), time.monotonic() - began


def started(path, where, **more):
    return subprocess.Popen([sys.executable, "-m", "khabar", *run(path, where)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)


def run(path, where):
    return ["run", str(path), "--ledger", where, "--judgements", str(path.with_name(JUDGED))]


def content(where):
    database = Database.open(where, create=False)
    with database.reading() as connection:
        assert verify(connection).fault is None
        counts = {name: number(connection, select(table).where(table.c.current)) for name, table in COUNTED.items()}
        counts["events"] = number(connection, select(events))
        linked = link_pages(shelf_of(connection).pages(), load(), persons_judgements(connection, 0)[1])
        found = Content(digest(connection), counts, frozenset(map(told, judgements_of(linked))))
    database.close()
    return found


def number(connection, query):
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def told(judgement):
    return judgement_line(judgement).decode()


def test_what_is_compared_is_there(undisturbed):
    whole, _ = undisturbed
    assert whole.counts["documents"] == REPORTS
    assert whole.counts["judgements"] == 6
    assert min(whole.counts["claims"], whole.counts["events"]) > REPORTS / 2
    assert whole.counts["tallies"] == REPORTS / many_reports.EVERY
    by_persons = {line for line in whole.judged if '"person:noor"' in line}
    assert len(by_persons) == 6 and len(whole.judged - by_persons) > 100


def disturbed(reports, where, chance, longest, end):
    """Start a run, end it at a random moment, run again."""
    running = started(reports, where)
    time.sleep(chance.uniform(0, longest))
    end(running)
    running.wait(LONGEST)
    assert started(reports, where).wait(LONGEST) == 0
    return content(where)


def kill(running):
    running.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("seed", range(FAST))
def test_a_killed_run_is_gone_on_with(reports, undisturbed, tmp_path, seed):
    whole, took = undisturbed
    assert disturbed(reports, str(tmp_path / "ledger.db"), random.Random(seed), took, kill) == whole


@pytest.mark.slow
def test_a_run_killed_at_sixty_moments_is_gone_on_with(reports, undisturbed, tmp_path):
    whole, took = undisturbed
    chance = random.Random(60)
    for moment in range(SLOW):
        assert disturbed(reports, str(tmp_path / f"ledger-{moment}.db"), chance, took, kill) == whole, moment


def test_a_run_killed_again_and_again_comes_to_its_end(reports, undisturbed, tmp_path):
    whole, took = undisturbed
    where, chance = str(tmp_path / "ledger.db"), random.Random(8)
    for _ in range(5):
        running = started(reports, where)
        time.sleep(chance.uniform(took / 3, took))
        kill(running)
        running.wait(LONGEST)
    assert started(reports, where).wait(LONGEST) == 0
    assert content(where) == whole


def test_two_processes_on_one_ledger_keep_everything_once(reports, undisturbed, where):
    both = [started(reports, where) for _ in range(2)]
    assert [one.wait(LONGEST) for one in both] == [0, 0], [one.stderr.read().decode() for one in both]
    assert content(where) == undisturbed[0]


def test_a_database_that_stops_in_the_middle_is_told_and_gone_on_with(reports, undisturbed, server):
    whole, took = undisturbed
    where, chance = server.url("stopped"), random.Random(3)
    for _ in range(3):
        running = started(reports, where)
        time.sleep(chance.uniform(0, took))
        server.stop()
        said = running.communicate(timeout=LONGEST)[1].decode()
        server.start()
        assert running.returncode == 0 or "Error: postgresql" in said, said
        assert "Traceback" not in said
    assert started(reports, where).wait(LONGEST) == 0
    assert content(where) == whole


def test_a_full_disk_is_told_and_gone_on_with(reports, undisturbed, tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)], check=False, capture_output=True).returncode:
        if os.environ.get("CI") == "true" and os.geteuid() == 0:
            pytest.fail("a small disk cannot be mounted")
        pytest.skip("a small disk can be mounted by root alone")
    try:
        running = started(reports, str(folder / "ledger.db"))
        said = running.communicate(timeout=LONGEST)[1].decode()
        assert running.returncode == 1
        assert "Error: " in said and "full" in said and "Traceback" not in said, said
        subprocess.run(["mount", "-o", "remount,size=100m", str(folder)], check=True)
        assert started(reports, str(folder / "ledger.db")).wait(LONGEST) == 0
        assert content(str(folder / "ledger.db")) == undisturbed[0]
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_locked_file_is_waited_for_told_and_gone_on_with(reports, undisturbed, tmp_path, monkeypatch):
    monkeypatch.setattr("khabar.ledger.database._WAIT_SECONDS", 0.3)
    where = str(tmp_path / "ledger.db")
    database = Database.open(where, create=True)
    with database.writing():
        told = CliRunner().invoke(main, run(reports, where))
    assert told.exit_code == 1
    assert "another process is writing" in told.output
    database.close()
    assert CliRunner().invoke(main, run(reports, where)).exit_code == 0
    assert content(where) == undisturbed[0]


def test_a_file_that_is_locked_in_the_middle_is_gone_on_with(reports, undisturbed, tmp_path):
    whole, took = undisturbed
    where, chance = str(tmp_path / "ledger.db"), random.Random(4)
    Database.open(where, create=True).close()
    running = started(reports, where)
    for _ in range(3):
        time.sleep(chance.uniform(0, took / 4))
        database = Database.open(where, create=False)
        with database.writing():
            time.sleep(chance.uniform(0, 1))
        database.close()
    assert running.wait(LONGEST) == 0, running.stderr.read().decode()
    assert content(where) == whole


def test_no_process_outlives_a_run_that_was_killed(reports, tmp_path):
    command = [sys.executable, "-m", "khabar", "run", str(reports), "--ledger", str(tmp_path / "l.db"), "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while len(members(running.pid)) < 3 and running.poll() is None:
        time.sleep(0.05)
    assert len(members(running.pid)) >= 3
    kill(running)
    running.wait(LONGEST)
    until = time.monotonic() + LONGEST
    while members(running.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert members(running.pid) == []


def members(session):
    """The processes of a session that are not dead."""
    found = subprocess.run(["ps", "-o", "stat=,pid=", "-s", str(session)], check=False, capture_output=True, text=True).stdout
    return [line for line in found.splitlines() if not line.startswith("Z")]
