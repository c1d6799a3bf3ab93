"""`khabar sql`: questions over a ledger and over Parquet give the same answers, and can do nothing but read."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.export.archive_columns import SHEETS

duckdb = pytest.importorskip("duckdb")
pq = pytest.importorskip("pyarrow.parquet")
REPORTS = resources.files("khabar") / "demo" / "reports.jsonl"


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A ledger of the bundled reports, and an archive of it."""
    folder = tmp_path_factory.mktemp("told")
    assert run("run", REPORTS, "--ledger", folder / "ledger.db", "--log", "text").exit_code == 0
    assert run("ledger", "export-parquet", folder / "archive", "--ledger", folder / "ledger.db").exit_code == 0
    return folder


def asked(told, question, *more):
    result = run("sql", question, "--parquet", told / "archive", *more)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def refused(told, question, *more):
    result = run("sql", question, "--parquet", told / "archive", *more)
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


EVERYTHING = (
    *(f"SELECT * EXCLUDE (came_as) FROM {name} ORDER BY ALL" for name in ("documents",)),
    *(f"SELECT * FROM {name} ORDER BY ALL" for name in ("claims", "tallies", "issues", "events")),
    "SELECT * FROM event_claims ORDER BY ALL",
    "SELECT * FROM event_origins ORDER BY ALL",
    "SELECT * FROM event_findings ORDER BY ALL",
    "SELECT count(*) FROM concepts WHERE \"group\" = 'place'",
)


@pytest.mark.parametrize("question", EVERYTHING)
def test_a_ledger_and_its_archive_give_the_same_answer(told, question):
    result = run("sql", question, "--ledger", told / "ledger.db")
    assert [json.loads(line) for line in result.stdout.splitlines()] == asked(told, question)


def test_a_ledger_tells_every_issue_and_where_articles_came_from(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.jsonl").write_text('{"text": 5}\n{broken\n', encoding="utf-8")
    shutil.copy(str(REPORTS), tmp_path / "b.jsonl")
    for _ in range(2):
        sources = (tmp_path / "a.jsonl", tmp_path / "empty", REPORTS, tmp_path / "b.jsonl")
        run("ingest", *sources, "--ledger", tmp_path / "ledger.db", "--log", "text")
        assert told_of(tmp_path) == told_by_status(tmp_path) > 3
        run("run", "--ledger", tmp_path / "ledger.db", "--log", "text")
        assert told_of(tmp_path) == told_by_status(tmp_path)
    kinds = run("sql", "SELECT DISTINCT kind FROM issues WHERE doc_id IS NULL", "--ledger", tmp_path / "ledger.db").stdout
    assert "repeated" in kinds
    places = run("sql", "SELECT came_from FROM documents ORDER BY ALL", "--ledger", tmp_path / "ledger.db").stdout
    assert str(tmp_path / "a.jsonl:1") in places and "null" not in places


def told_of(folder):
    [row] = run("sql", "SELECT count(*) AS n FROM issues", "--ledger", folder / "ledger.db").stdout.splitlines()
    return json.loads(row)["n"]


def told_by_status(folder):
    lines = run("ledger", "status", "--ledger", folder / "ledger.db").stdout.splitlines()
    return next(int(line.split()[1].replace(",", "")) for line in lines if line.startswith("issues"))


def test_every_declared_table_has_rows_but_issues(told):
    for name in SHEETS:
        [row] = asked(told, f"SELECT count(*) AS n FROM {name}")
        assert (row["n"] > 0) == (name != "issues")


def test_events_and_claims_fit_together(told):
    [row] = asked(
        told,
        "SELECT count(*) AS n, count(DISTINCT ref) AS claims FROM claims c JOIN event_claims e USING (ref) WHERE c.doc_id = e.doc_id",
    )
    [whole] = asked(told, "SELECT count(*) AS n, sum(len(claims)) AS told FROM events")
    assert row["n"] == row["claims"] == whole["told"] > whole["n"]


WRONG = {
    "COPY (SELECT 1) TO 'out.csv'": "one SELECT",
    "COPY events TO 'out.parquet'": "one SELECT",
    "ATTACH 'other.db'": "one SELECT",
    "INSTALL sqlite": "one SELECT",
    "LOAD sqlite": "one SELECT",
    "SET enable_external_access = true": "one SELECT",
    "CREATE TABLE x AS SELECT 1": "one SELECT",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO 'out.csv'": "one SELECT",
    "SELECT 1; COPY (SELECT 1) TO 'out.csv'": "one SELECT",
    "": "write a question",
    "SELECT * FROM read_csv('/etc/passwd')": "reads the tables and nothing else",
    "SELECT * FROM read_text('/etc/passwd')": "reads the tables and nothing else",
    "SELECT * FROM '/etc/passwd'": "exist",
    "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')": "reads the tables and nothing else",
    "SELECT * FROM glob('/etc/*')": "reads the tables and nothing else",
    "SELECT * FROM query('COPY (SELECT 1) TO ''out.csv''')": "Expected a single SELECT",
    "SELEC * FROM events": 'syntax error at or near "SELEC"',
    "SELECT nothing FROM events": 'Referenced column "nothing" not found',
    "SELECT * FROM event": "Table with name event does not exist",
}


@pytest.mark.parametrize("question", WRONG)
def test_a_question_that_is_no_reading_is_refused(told, question, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("sql", question, "--parquet", told / "archive")
    assert result.exit_code in (1, 2) and WRONG[question] in result.stderr
    assert list(tmp_path.iterdir()) == [] and "root:" not in result.output


HARMFUL = [one for one, said in WRONG.items() if said == "one SELECT" and ";" not in one and not one.startswith("CREATE")]


@pytest.mark.parametrize("question", HARMFUL)
def test_what_is_no_select_would_be_stopped_by_the_settings_too(told, question, tmp_path, tmp_path_factory, monkeypatch):
    """The check of statements is not the only lock."""
    from khabar.engines.questions.asking import Limits, QuestionError, answered, files_of

    monkeypatch.chdir(tmp_path)
    files, limits = files_of(told / "archive", ("events",)), Limits(tmp_path_factory.mktemp("scratch"))
    with pytest.raises(QuestionError, match=r"ermission|locked"), answered(question, ("events",), files, None, limits) as answer:
        list(answer.rows)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_cannot_be_written_over(told, tmp_path):
    from khabar.engines.questions.asking import Limits, QuestionError, answered, files_of

    files = files_of(told / "archive", ("events",))
    before = files["events"][0].read_bytes()
    question = f"COPY (SELECT 1) TO '{files['events'][0]}'"
    question = f"COPY (SELECT 1) TO '{files['events'][0]}'"
    with pytest.raises(QuestionError), answered(question, ("events",), files, None, Limits(tmp_path)) as answer:
        list(answer.rows)
    assert files["events"][0].read_bytes() == before


def test_a_question_that_takes_too_long_or_too_much_is_ended(told):
    endless = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 11"
    began = time.monotonic()
    assert "longer than 0.5 seconds; --seconds gives more" in refused(told, endless, "--seconds", "0.5")
    assert time.monotonic() - began < 30
    assert "--memory gives more" in refused(told, "SELECT list(range) FROM range(100000000)", "--memory", "150MB")
    assert "is no size" in run("sql", "SELECT 1", "--memory", "much").stderr


def test_tables_can_be_described(told):
    described = {row["column_name"]: row["column_type"] for row in asked(told, "DESCRIBE events")}
    assert described["date_start"] == "DATE" and described["outlets"] == "VARCHAR[]"
    assert {row["column_name"] for row in asked(told, "SUMMARIZE SELECT killed_low FROM events")} == {"killed_low"}


def processor_time(pid):
    """Seconds that a process has computed."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells by /proc when the question runs")
def test_ctrl_c_ends_a_question(told):
    endless = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 11"
    command = [sys.executable, "-m", "khabar", "sql", endless, "--parquet", str(told / "archive")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    while processor_time(running.pid) < 4:  # it takes one to start, and the question both cores
        assert running.poll() is None
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130 and b"Traceback" not in said and b"interrupted" in said


VALUES = (
    "SELECT 1 AS a, 2 AS a, 3.5::DECIMAL(5,2) AS d, sum(range) AS h, [1, 2] AS l, {'x': DATE '2024-01-02'} AS s, 'nan'::DOUBLE AS n,"
    " '=1+1' AS f, NULL AS z, '\\xAA'::BLOB AS b, true AS t FROM range(3)"
)


def test_every_kind_of_value_is_written(told):
    [row] = asked(told, VALUES)
    assert row == {
        "a": 1,
        "a_2": 2,
        "d": 3.5,
        "h": 3,
        "l": [1, 2],
        "s": {"x": "2024-01-02"},
        "n": None,
        "f": "=1+1",
        "z": None,
        "b": "aa",
        "t": True,
    }
    result = run("sql", VALUES, "--parquet", told / "archive", "--format", "csv")
    assert result.stdout.splitlines()[1] == """1,2,3.50,3,"[1,2]","{""x"":""2024-01-02""}",,'=1+1,,aa,True"""
    assert "2024-01-02" in run("sql", VALUES, "--parquet", told / "archive", "--format", "table").stdout


def test_a_table_says_how_many_rows_it_leaves_out(told, monkeypatch):
    monkeypatch.setattr("khabar.export.answers.SHOWN", 2)
    result = run("sql", "SELECT range AS number FROM range(5)", "--parquet", told / "archive", "--format", "table")
    assert "number" in result.stdout and "3 more rows" in result.stderr and " 4" not in result.stdout


def test_the_answer_goes_to_a_file_by_its_ending(told, tmp_path):
    for name, first in (("a.csv", "\ufeffn"), ("a.jsonl", '{"n":')):
        assert run("sql", "SELECT count(*) AS n FROM events", "--parquet", told / "archive", "-o", tmp_path / name).stdout == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(first)


def test_a_question_comes_from_standard_input(told):
    result = run("sql", "-", "--parquet", told / "archive", stdin="SELECT 7 AS seven\n")
    assert json.loads(result.stdout) == {"seven": 7}


def test_columns_are_listed_with_their_meaning():
    rows = [json.loads(line) for line in run("sql", "--columns").stdout.splitlines()]
    assert {row["table"] for row in rows} == {*SHEETS, "event_claims", "event_origins", "event_findings", "concepts"}
    assert all(row["meaning"] for row in rows)
    of_events = [json.loads(line)["column"] for line in run("sql", "events", "--columns").stdout.splitlines()]
    assert "killed_low" in of_events and "findings[].values[].label" in of_events


def test_the_columns_that_are_listed_are_those_that_a_question_finds(told):
    from khabar.engines.questions.tables import ASKED

    for sheet in ASKED:
        result = run("sql", f"SELECT * FROM {sheet.name} LIMIT 0", "--parquet", told / "archive", "--format", "csv")
        assert result.stdout.strip().split(",") == [column.name for column in sheet.columns], result.stderr


def test_what_is_no_archive_or_damaged_is_told(told, tmp_path):
    assert "no archive" in run("sql", "SELECT * FROM events", "--parquet", tmp_path).stderr
    (tmp_path / "events").mkdir()
    file = tmp_path / "events" / "part-0.parquet"
    file.write_bytes(b"PAR1 nothing PAR1")
    assert "part-0.parquet" in run("sql", "SELECT * FROM events", "--parquet", tmp_path).stderr
    table = pq.read_table(next((told / "archive" / "events").rglob("*.parquet")))
    at = table.schema.names.index("form")
    pq.write_table(table.set_column(at, "form", [[2] * table.num_rows]), file)
    said = run("sql", "SELECT count(*) FROM events", "--parquet", tmp_path).stderr
    assert "events of form 2; this version of khabar reads form 1" in said


def test_a_table_without_rows_can_be_asked(tmp_path):
    (tmp_path / "documents").mkdir()
    result = run("sql", "SELECT count(*) AS n FROM tallies", "--parquet", tmp_path)
    assert json.loads(result.stdout) == {"n": 0}


def test_without_duckdb_the_extra_is_named(told, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = run("sql", "SELECT 1", "--parquet", told / "archive")
    assert result.exit_code == 1 and "khabar[archive,analysis]" in result.stderr
