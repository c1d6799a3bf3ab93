"""An import that is killed at any moment and started again leaves what an undisturbed one leaves."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import many_reports
import pytest

from khabar.ledger import Database, verify
from khabar.ledger.checking import differences
from khabar.ledger.content import digest

pytest.importorskip("pyarrow")
REPORTS = 400
LONGEST = 120
"""Seconds that a run of 400 short reports may take on a busy machine; it takes 3 on an idle one."""


def run(*arguments, check=True):
    return subprocess.run([sys.executable, "-m", "khabar", *map(str, arguments)], capture_output=True, check=check, timeout=LONGEST)


def content(where):
    database = Database.open(str(where), create=False)
    with database.reading() as connection:
        assert verify(connection).fault is None
        assert list(differences(connection)) == []
        found = digest(connection)
    database.close()
    return found


@pytest.fixture(scope="module")
def read_here(tmp_path_factory):
    """An archive that `khabar code` wrote, and the content of a ledger that `khabar run` made of the same articles."""
    folder = tmp_path_factory.mktemp("archive")
    many_reports.write(folder / "reports.jsonl", REPORTS)
    run("run", folder / "reports.jsonl", "--ledger", folder / "here.db")
    run("code", folder / "reports.jsonl", "--format", "parquet", "-o", folder / "archive")
    return folder / "archive", content(folder / "here.db")


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_import_is_gone_on_with(read_here, tmp_path, seed):
    archive, whole = read_here
    where = tmp_path / "ledger.db"
    command = [sys.executable, "-m", "khabar", "ledger", "import-parquet", str(archive), "--ledger", str(where)]
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"PYTHONHASHSEED": str(seed)}
    )
    time.sleep(random.Random(seed).uniform(0.5, 5))
    running.send_signal(signal.SIGKILL)
    running.wait(LONGEST)
    again = run("ledger", "import-parquet", archive, "--ledger", where, "--jobs", "2")
    assert b"0 articles or files that could not be taken" in again.stdout
    assert content(where) == whole


def test_without_link_the_events_are_left_to_a_later_run(read_here, tmp_path):
    archive, whole = read_here
    where = tmp_path / "ledger.db"
    said = run("ledger", "import-parquet", archive, "--ledger", where, "--no-link", "--log", "json")
    assert b"events" not in said.stdout
    assert [json.loads(line)["event"] for line in said.stderr.splitlines()] == ["began", "ended"]
    run("run", "--ledger", where)
    assert content(where) == whole
