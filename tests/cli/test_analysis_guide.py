"""Every question of the guide is answered, over a ledger and over its archive alike, and the answers are what the events say."""

import json
import re
from collections import Counter
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from khabar.cli import main
from khabar.ledger import Database
from khabar.ledger.events import decoded_lines

pytest.importorskip("duckdb")
GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "analysis.md"
QUESTIONS = {
    f"{title} {at}": question
    for title, section in re.findall(r"^## (.+?)$(.+?)(?=^## |\Z)", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for at, question in enumerate(re.findall(r"^```sql\n(.+?)^```", section, re.MULTILINE | re.DOTALL), 1)
}
REPORTS = resources.files("khabar") / "demo" / "reports.jsonl"


def run(*arguments):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("told")
    run("run", REPORTS, "--ledger", folder / "ledger.db", "--log", "text")
    run("ledger", "export-parquet", folder / "archive", "--ledger", folder / "ledger.db")
    return folder


@pytest.fixture(scope="module")
def events(told):
    database = Database.open(str(told / "ledger.db"), create=False)
    with database.reading() as connection:
        found = list(decoded_lines(connection))
    database.close()
    return found


def rows(told, name):
    return [json.loads(line) for line in run("sql", QUESTIONS[name], "--parquet", told / "archive").splitlines()]


def test_there_are_the_questions_that_analysts_ask():
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_of_the_guide_is_answered(told, name):
    answer = run("sql", QUESTIONS[name], "--parquet", told / "archive")
    assert len(answer.splitlines()) > 0
    assert run("sql", QUESTIONS[name], "--ledger", told / "ledger.db") == answer


def test_events_by_month_and_governorate_are_all_events_of_these_types(told, events):
    counted = Counter()
    for row in rows(told, "Events by month and governorate 1"):
        counted[row["month"]] += row["events"]
    kinds = {"strike", "bombing", "armed_attack", "clash", "interception"}
    wanted = [event for event in events if event.status == "occurred" and event.type in kinds]
    months = Counter(event.when.range.start.isoformat()[:7] if event.when else "undated" for event in wanted)
    assert counted == months and sum(months.values()) > 10


def test_tolls_are_sums_of_bounds(told, events):
    answer = rows(told, "Tolls by actor, from the lowest to the highest figure 1")
    tolls = [event.killed for event in events if event.status == "occurred" and event.killed]
    assert sum(row["killed_low"] or 0 for row in answer) == sum(toll.low or 0 for toll in tolls) > 0
    assert sum(row["killed_high"] or 0 for row in answer) == sum(toll.high or 0 for toll in tolls) > 0


def test_contradictions_are_those_of_the_events(told, events):
    answer = rows(told, "Events whose accounts contradict each other 1")
    found = [finding for event in events for finding in event.findings if finding.agreement.value == "contradiction"]
    assert sorted(row["attribute"] for row in answer) == sorted(finding.attribute for finding in found) != []
    assert sum(len(row["told"]) for row in answer) == sum(len(finding.values) for finding in found)


def test_outlets_per_origin_are_those_of_the_shares(told, events):
    answer = rows(told, "Outlets per origin 1")
    shares = [share for event in events for share in event.origins]
    most = max(len(share.outlets) for share in shares)
    assert max(row["most_outlets"] for row in answer) == most > 1


def test_words_behind_a_number_stand_in_their_article(told):
    for row in rows(told, "From a number back to the words 1"):
        assert row["evidence"] and row["says"]


def test_archives_are_read_by_anything_that_reads_parquet(told, events):
    """What stands in the json of a row is the event, and its columns are typed."""
    dataset = pytest.importorskip("pyarrow.dataset")
    table = dataset.dataset(told / "archive" / "events", partitioning="hive").to_table()
    assert {msgspec.json.decode(one)["event_id"] for one in table["json"].to_pylist()} == {event.event_id for event in events}
    assert str(table.schema.field("date_start").type) == "date32[day]"
