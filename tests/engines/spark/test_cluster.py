"""A standalone cluster on loopback, master and two workers as processes: one worker is killed during a run, and nothing is missing."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import many_reports
import msgspec
import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.ledger import Database
from khabar.ledger.events import lines
from khabar.ledger.loading import every
from khabar.model import Event

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
WAIT = 600
"""Seconds for a process to come up or a step to be reached; beside a load of eight on two cores a run takes five minutes."""
QUIET = ("spark.ui.enabled=false", "spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1", "spark.executor.memory=1g")
SPREAD = ("spark.sql.shuffle.partitions=6", "spark.sql.adaptive.coalescePartitions.enabled=false", "spark.executor.cores=1")


class Process:
    """A process of the cluster with all that it starts; killed as a machine is lost: all at once, without a word."""

    def __init__(self, folder, name, *arguments):
        import pyspark

        home = Path(pyspark.__file__).parent
        environment = os.environ | {"SPARK_HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "SPARK_LOCAL_IP": "127.0.0.1"}
        self.log = folder / f"{name}.log"
        with self.log.open("wb") as log:
            command = [str(home / "bin" / "spark-class"), *arguments]
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder, start_new_session=True)

    def says(self, words):
        return words in self.log.read_text(errors="replace")

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def wait_for(what, told):
    end = time.monotonic() + WAIT
    while not what():
        assert time.monotonic() < end, told()
        time.sleep(0.2)


@pytest.fixture
def cluster(tmp_path):
    """The address of a master, and its two workers with a core each."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = []
    try:
        kind = "org.apache.spark.deploy"
        master = Process(tmp_path, "master", f"{kind}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        started.append(master)
        url = f"spark://127.0.0.1:{port}"
        wait_for(lambda: master.says("I have been elected leader"), master.log.read_text)
        for number in range(2):
            own = (
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                str(tmp_path / f"work-{number}"),
            )
            started.append(Process(tmp_path, f"worker-{number}", f"{kind}.worker.Worker", *own, url))
        for worker in started[1:]:
            wait_for(lambda worker=worker: worker.says("Successfully registered"), worker.log.read_text)
        yield url, started[1:]
    finally:
        for process in reversed(started):
            process.kill()


def in_ledger(path):
    """Claims by reference with their keys, and the lines of the events."""
    database = Database.open(str(path), create=False)
    with database.reading() as connection:
        coded = {one.coded.document.doc_id: one.coded for one in every(connection, current=True)}
        return coded, sorted(lines(connection))


def test_one_of_two_workers_is_killed_and_the_result_is_that_of_this_machine(cluster, tmp_path):
    url, workers = cluster
    (tmp_path / "in").mkdir()
    for number in range(2):
        many_reports.write(tmp_path / "in" / f"{number}.jsonl", 30, seed=number)  # others under taken ids, which is told
    out, there = tmp_path / "out", tmp_path / "there.db"
    settings = [part for setting in (*QUIET, *SPREAD) for part in ("--conf", setting)]
    command = [sys.executable, "-m", "khabar", "run", str(tmp_path / "in"), "--engine", "spark", "--master", url]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    log = tmp_path / "run.log"
    with log.open("wb") as said:
        run = subprocess.Popen(
            [*command, "--output", str(out), "--ledger", str(there), *settings], env=environment, stdout=said, stderr=said
        )
    try:
        written = out / "_work" / "coded" / "_temporary"
        wait_for(lambda: run.poll() is not None or any(written.rglob("part-*.parquet")), log.read_text)
        assert run.poll() is None, log.read_text()
        workers[0].kill()
        code = run.wait(WAIT * 2)
    finally:
        run.kill()
    here = CliRunner().invoke(main, ["run", str(tmp_path / "in"), "--ledger", str(tmp_path / "here.db")], catch_exceptions=False)
    assert code == here.exit_code, log.read_text()
    assert not (out / "_work").exists() and (out / "_khabar.json").exists()
    coded, events = in_ledger(tmp_path / "here.db")
    coded_there, events_there = in_ledger(there)
    assert len(coded) == 60 and len(events) > 15
    assert coded_there.keys() == coded.keys()
    assert {name: (one.claims, one.tallies) for name, one in coded_there.items()} == {
        name: (one.claims, one.tallies) for name, one in coded.items()
    }
    assert events_there == events
    assert told_by_spark(out) == as_events(events)


def told_by_spark(folder):
    """The events that Spark itself linked and wrote; those of the ledger are linked from the same articles."""
    import pyarrow.dataset as ds

    rows = ds.dataset(folder / "events", partitioning="hive").to_table(columns=["json"])["json"].to_pylist()
    assert len(rows) == len(set(rows))
    return as_events(rows)


def as_events(encoded):
    return {event.event_id: event for event in (msgspec.json.decode(one, type=Event) for one in encoded)}
