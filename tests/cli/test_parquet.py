"""Parquet on the command line: what `khabar code`, `claims` and `events` write, and what is told where it cannot be written or taken."""

import io
import sys
from importlib import resources

import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.export.archive_columns import SHEETS

pq = pytest.importorskip("pyarrow.parquet")
REPORTS = resources.files("khabar") / "demo" / "reports.jsonl"


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def names(table):
    return [column.name for column in SHEETS[table].columns]


def test_code_writes_an_archive_that_a_ledger_takes(tmp_path):
    assert run("code", REPORTS, "--format", "parquet", "-o", tmp_path / "archive").exit_code == 0
    assert {path.name for path in (tmp_path / "archive").iterdir()} == {"documents", "claims", "tallies"}
    taken = run("ledger", "import-parquet", tmp_path / "archive", "--ledger", tmp_path / "ledger.db", "--log", "text")
    assert taken.exit_code == 0 and "0 articles or files that could not be taken" in taken.stdout
    for command, table in (("events", "events"), ("claims", "claims")):
        written = run(command, "--ledger", tmp_path / "ledger.db", "--format", "parquet", "--limit", "5")
        told = pq.read_table(io.BytesIO(written.stdout_bytes))
        assert told.num_rows == 5 and told.schema.names == names(table)
    claims = pq.read_table(io.BytesIO(run("code", REPORTS, "--format", "parquet").stdout_bytes))
    assert claims.schema.names == names("claims") and claims.num_rows > 20


def test_a_folder_that_holds_something_is_not_written_over(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    result = run("code", REPORTS, "--format", "parquet", "-o", tmp_path)
    assert result.exit_code == 1 and "holds something already" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert "is a folder" in run("code", REPORTS, "-o", tmp_path).stderr


def test_a_folder_without_articles_is_no_archive(tmp_path):
    result = run("ledger", "import-parquet", tmp_path, "--ledger", tmp_path / "ledger.db")
    assert result.exit_code == 1 and "no archive" in result.stderr
    assert not (tmp_path / "ledger.db").exists()


def test_an_archive_with_faults_gives_the_exit_code_1(tmp_path):
    assert run("code", REPORTS, "--format", "parquet", "-o", tmp_path / "archive").exit_code == 0
    first = sorted((tmp_path / "archive" / "documents").rglob("*.parquet"))[0]
    first.write_bytes(first.read_bytes()[:100])
    result = run("ledger", "import-parquet", tmp_path / "archive", "--ledger", tmp_path / "ledger.db", "--log", "text", "--no-link")
    assert result.exit_code == 1 and str(first) in result.stderr and "damaged, or no Parquet" in result.stderr
    assert "1 articles or files that could not be taken" in result.stdout


@pytest.mark.parametrize("arguments", [("code", REPORTS, "--format", "parquet"), ("ledger", "import-parquet", ".")])
def test_without_pyarrow_the_extra_is_named(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run(*arguments)
    assert result.exit_code == 1 and "khabar[analysis]" in result.stderr
