"""Ctrl-C ends a run of several processes cleanly: a code of its own, a line and no traceback, nobody left behind, nothing lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import many_reports
import pytest

from khabar.cli import INTERRUPTED
from khabar.ledger import Database, verify
from khabar.ledger.content import digest

REPORTS = 600
LONGEST = 120
"""Seconds that anything here may take on a busy machine."""


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    many_reports.write(path, REPORTS)
    return path


def started(*arguments):
    """A run as a shell starts it: in a group of processes of its own, all of which get Ctrl-C."""
    command = [sys.executable, "-m", "khabar", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def wait_for(condition):
    until = time.monotonic() + LONGEST
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def interrupted(running):
    """Send Ctrl-C, and give what was said once the whole group is gone."""
    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=LONGEST)[1].decode()
    wait_for(lambda: is_gone(running.pid))
    return said


def is_gone(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def kept(where):
    """How many articles the ledger holds for good."""
    if not where.exists():
        return 0
    with sqlite3.connect(f"file:{where}?mode=ro", uri=True) as connection:
        try:
            return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # being made


def content(where):
    database = Database.open(str(where), create=False)
    with database.reading() as connection:
        assert verify(connection).fault is None
        found = digest(connection)
    database.close()
    return found


def test_an_interrupted_run_keeps_what_was_committed_and_goes_on(reports, tmp_path):
    where, whole = tmp_path / "ledger.db", tmp_path / "whole.db"
    running = started("run", reports, "--ledger", where, "--jobs", 2)
    wait_for(lambda: kept(where) >= 128 or running.poll() is not None)
    said = interrupted(running)
    assert (running.returncode, said.splitlines()[-1]) == (INTERRUPTED, "khabar: interrupted"), said
    assert "Traceback" not in said
    assert 128 <= kept(where) < REPORTS
    for ledger in (where, whole):
        assert started("run", reports, "--ledger", ledger, "--jobs", 2).wait(LONGEST) == 0
    assert content(where) == content(whole)


def test_interrupted_coding_leaves_whole_lines_in_the_part(reports, tmp_path):
    out = tmp_path / "claims.jsonl"
    part = tmp_path / "claims.jsonl.part"
    running = started("code", reports, "-o", out, "--jobs", 2)
    wait_for(lambda: (part.exists() and part.stat().st_size) or running.poll() is not None)
    said = interrupted(running)
    assert running.returncode == INTERRUPTED, said
    assert "Traceback" not in said and str(part) in said
    assert part.read_bytes().endswith(b"\n") and not out.exists()


def test_a_run_interrupted_before_its_processes_are_ready_ends_too(reports, tmp_path):
    for moment in (0.3, 0.6, 1.2):
        running = started("code", reports, "-o", tmp_path / "claims.jsonl", "--jobs", 2)
        time.sleep(moment)
        said = interrupted(running)
        assert running.returncode in (INTERRUPTED, -signal.SIGINT), said  # before the first line of khabar, Python itself ends
