"""`khabar run` and `khabar ledger`: what a person sees of a ledger that is filled and checked."""

import csv
import io
import json
import sqlite3

import made_files
import pytest
from click.testing import CliRunner
from invented import BOOK
from invented_reports import REPORTS

from khabar.cli import main
from khabar.cli.journal import write_metrics


@pytest.fixture
def khabar(monkeypatch, tmp_path):
    """Runs the command line with the invented country in a folder that holds the reports."""
    monkeypatch.chdir(tmp_path)
    for module in ("codebook", "engines.recording", "engines.readings"):
        monkeypatch.setattr(f"khabar.{module}.load", lambda *_, **__: BOOK)
    rows = [{"doc_id": name, "outlet": outlet, "published": f"2024-03-{day}", "text": text} for name, outlet, day, text in REPORTS]
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_run_says_what_is_new_and_a_second_one_that_nothing_is(khabar):
    first, second = khabar("run", "reports.jsonl"), khabar("run", "reports.jsonl")
    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert "documents  6 new, 0 changed, 0 read again, 0 known" in first.output
    assert "documents  0 new, 0 changed, 0 read again, 6 known" in second.output
    assert "events     0 new, 0 told otherwise, 0 ended" in second.output
    checked = khabar("ledger", "verify")
    assert checked.exit_code == 0
    assert "khabar.db: 23 entries hold" in checked.output  # captured, received and coded 6 times, began and ended twice, linked once
    assert "documents             6" in khabar("ledger", "status").output


def test_an_entry_that_was_changed_is_named_and_the_exit_code_says_so(khabar, tmp_path):
    khabar("run", "reports.jsonl")
    with sqlite3.connect(tmp_path / "khabar.db") as ledger:
        ledger.execute("UPDATE entries SET recorded = '1999-01-01' WHERE sequence = 9")
    told = khabar("ledger", "verify")
    assert told.exit_code == 1
    assert "khabar.db: entry 9 was changed" in told.output


def test_one_bad_article_is_told_and_kept_and_the_others_are_read(khabar, tmp_path):
    with (tmp_path / "reports.jsonl").open("ab") as file:
        file.write(b'{"text": 5}\n{broken\n')
    told = khabar("run", "reports.jsonl", "missing.jsonl", "--log", "text")
    assert told.exit_code == 1
    assert "reports.jsonl:7: `text` is no string" in told.output
    assert "reports.jsonl:8: broken JSON" in told.output
    assert "missing.jsonl" in told.output
    assert "documents  8 new" in told.output
    again = khabar("run", "reports.jsonl")
    assert again.exit_code == 0
    assert "8 known" in again.output


def test_files_of_a_folder_that_are_passed_over_are_an_issue_of_the_ledger(khabar, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(b"PK")
    (tmp_path / "in" / "good.txt").write_text(REPORTS[0][3])
    for new in (1, 0):
        told = khabar("run", "in", "--published", "2024-03-14", "--log", "text")
        assert told.exit_code == 0, told.output
        assert f"issues     {new} new, 0 articles with a fault" in " ".join(told.stdout.splitlines())
        assert "khabar: in: 1 file is passed over" in told.stderr and told.stderr.count("a.zip") == 1


def test_a_ledger_that_is_not_there_is_told(khabar):
    told = khabar("ledger", "verify", "--ledger", "none.db")
    assert told.exit_code == 1
    assert "none.db: there is no such ledger" in told.output


def test_articles_are_taken_in_and_read_by_a_later_run(khabar):
    assert khabar("ingest").exit_code == 2
    assert khabar("run").exit_code == 2
    taken = khabar("ingest", "reports.jsonl")
    assert taken.exit_code == 0, taken.output
    assert "documents  6 new, 0 changed, 0 known" in taken.output
    assert "waiting    6 not yet read" in taken.output
    assert "6 documents are not yet read" in khabar("ledger", "status").output
    assert "a-1  fanar  2024-03-14  not yet read" in khabar("search", "النخلة").output
    read = khabar("run")
    assert "documents  0 new, 0 changed, 0 read again, 0 known" in read.output
    assert "waited     6 taken in before and read now" in read.output
    assert "not yet read" not in khabar("ledger", "status").output
    assert "6 known" in khabar("run", "reports.jsonl").output


@pytest.fixture
def filled(khabar):
    khabar("run", "reports.jsonl")
    return khabar


def rows(told):
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_events_are_listed_by_what_is_asked_for_and_by_any_name(filled):
    everything = rows(filled("events"))
    assert 0 < len(everything) < 10
    by_name = [rows(filled("events", "--actor", name)) for name in ("كتائب الفجر", "Dawn Brigades", "dawn-brigades")]
    assert by_name[0] == by_name[1] == by_name[2] != []
    assert all(event in everything for event in by_name[0])
    assert rows(filled("events", "--limit", 1)) + rows(filled("events", "--limit", 0, "--offset", 1)) == everything
    told = filled("events", "--type", "condemnation", "--format", "csv")
    assert told.stdout.splitlines()[0].startswith("event_id,type,")
    assert all(",condemnation," in line for line in told.stdout.splitlines()[1:])
    assert "events" in told.stderr


MISTYPED = [
    ("events", "--type", "strik", "no type of event is called 'strik'; written like it: strike"),
    ("events", "--actor", "Dawn Brigade", "written like it: Dawn Brigades"),
    ("events", "--grade", "confirmd", "written like it: confirmed"),
    ("events", "--country", "QQ", "no country has the letters 'QQ'"),
    ("events", "--review", "revewed", "written like it: reviewed"),
    ("events", "--mode", "bogus", "no mode of an event is called 'bogus'"),
    ("events", "--status", "bogus", "no status of an event is called 'bogus'; there are occurred, denied, planned, hypothetical"),
    ("events", "--target", "bogus", "nothing that could be a target is called 'bogus'"),
    ("events", "--weapon", "bogus", "no weapon is called 'bogus'"),
    ("events", "--source", "bogus", "no source is called 'bogus'"),
    ("events", "--outcome", "bogus", "no outcome of an event is called 'bogus'; there are hit, intercepted, missed, none"),
    ("events", "--contradiction", "bogus", "accounts are not compared on 'bogus'"),
    ("claims", "--outlet", "fanr", "no outlet is called 'fanr'; written like it: fanar"),
    ("claims", "--place", "qwxyz", "no place is called 'qwxyz'"),
    ("tallies", "--what", "atacks", "nothing that a tally counts is called 'atacks'; written like it: attacks"),
    ("tallies", "--what", "nonsense", "nothing that a tally counts is called 'nonsense'; there are attacks, detained, displaced"),
]


@pytest.mark.parametrize(("command", "option", "value", "said"), MISTYPED)
def test_a_mistyped_value_is_told_with_names_like_it(filled, command, option, value, said):
    told = filled(command, option, value)
    assert (told.exit_code, said in " ".join(told.output.split()), told.stdout) == (2, True, "")


def test_a_table_of_events_can_be_read(filled):
    told = filled("events", "--format", "table")
    assert "grade" in told.stdout
    assert "ev-" in told.stdout


def test_claims_are_listed_by_document(filled):
    coded = rows(filled("claims", "--type", "strike"))
    assert {claim["type"] for document in coded for claim in document["claims"]} == {"strike"}
    assert rows(filled("claims", "--outlet", "marsa", "--type", "strike", "--weapon", "drone")) == []


def test_words_are_searched_in_any_spelling(filled):
    told = filled("search", "بالقاعدة", "النخلة")
    assert "a-1  fanar  2024-03-14" in told.output
    assert "of 5 articles" in told.stderr or "of 6 articles" in told.stderr
    assert "of 0 articles" in filled("search", "غواصة").stderr


def test_an_event_an_article_and_a_claim_are_shown(filled):
    event = rows(filled("events", "--contested"))[0]
    assert event["statement"]["en"] in filled("show", event["event_id"]).output
    assert REPORTS[0][3] in filled("show", "a-1").output
    assert "claims 1" in filled("show", "a-1#c1").output
    missing = filled("show", "ev-0")
    assert (missing.exit_code, "there is no event, article, claim or tally ev-0" in missing.output) == (1, True)


def test_the_title_of_a_page_is_shown_once(khabar, tmp_path):
    (tmp_path / "a.html").write_bytes(made_files.page())
    (tmp_path / "b.json").write_text(json.dumps({"doc_id": "b", "title": made_files.TITLE, "text": REPORTS[0][3]}))
    khabar("run", "a.html", "b.json")
    with sqlite3.connect("khabar.db") as connection:
        names = [name for (name,) in connection.execute("SELECT doc_id FROM documents")]
    assert [khabar("show", name).stdout.count(made_files.TITLE) for name in names] == [1, 1]


def test_why_an_article_was_set_aside_is_shown(khabar, tmp_path):
    (tmp_path / "other.txt").write_text("Drones struck the airbase.", encoding="utf-8")
    khabar("run", "other.txt", "reports.jsonl")
    doc_id = json.loads(khabar("sql", "SELECT doc_id FROM issues WHERE kind = 'no-arabic'").stdout)["doc_id"]
    told = khabar("show", doc_id)
    assert told.exit_code == 0
    assert "no-arabic: \u200eno Arabic letter in the text" in told.stdout
    assert "(other.txt:1)" in told.stdout
    assert "no-arabic" not in khabar("show", "a-1").stdout


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "0,10,0,-10", "0,-91,0,0"])
def test_a_box_that_is_none_is_refused(filled, box):
    assert filled("events", "--box", box).exit_code == 2


def test_a_log_is_json_where_no_one_watches(khabar, tmp_path):
    with (tmp_path / "reports.jsonl").open("ab") as file:
        file.write(b"{broken\n")
    told = khabar("run", "reports.jsonl", "--metrics", "run.prom")
    lines = [json.loads(line) for line in told.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["began", "issue", "linking", "ended"]
    issue = lines[1]
    assert (issue["level"], issue["kind"], issue["where"]) == ("warning", "broken-json", "reports.jsonl:7")
    assert lines[-1]["new"] == 7
    metrics = (tmp_path / "run.prom").read_text(encoding="utf-8").splitlines()
    assert 'khabar_run_new{ledger="khabar.db"} 7' in metrics
    assert "# TYPE khabar_run_claims gauge" in metrics


def test_settings_come_from_a_file_and_the_environment_and_a_flag_outranks_them(khabar, tmp_path, monkeypatch):
    (tmp_path / "khabar.toml").write_text('ledger = "file.db"\njobs = 1\n', encoding="utf-8")
    khabar("run", "reports.jsonl")
    assert (tmp_path / "file.db").exists()
    shown = khabar("config").output
    assert "ledger    file.db  (khabar.toml; KHABAR_LEDGER, --ledger)" in shown
    assert "metrics   -  (default; KHABAR_METRICS, --metrics)" in shown
    monkeypatch.setenv("KHABAR_LEDGER", "env.db")
    assert "ledger    env.db  (environment, KHABAR_LEDGER; KHABAR_LEDGER, --ledger)" in khabar("config").output
    assert "env.db: there is no such ledger" in khabar("ledger", "verify").output
    assert "file.db: " in khabar("ledger", "verify", "--ledger", "file.db").output


MISTAKES = [("ledger = 5", "Expected `str`"), ("colour = 1", "unknown field `colour`"), ("a = ", "khabar.toml")]


@pytest.mark.parametrize(("written", "said"), MISTAKES)
def test_a_file_of_settings_that_is_not_understood_is_told(khabar, tmp_path, written, said):
    (tmp_path / "khabar.toml").write_text(written, encoding="utf-8")
    told = khabar("run", "reports.jsonl")
    assert (told.exit_code, "khabar.toml" in told.output, said in told.output) == (1, True, True)


def test_every_value_that_its_setting_cannot_have_is_shown_with_the_cause(khabar, tmp_path, monkeypatch):
    held = 'ledger = "mysql://x"\njobs = "two"\ncodebook = ["nowhere"]\nlog = "loud"\nnetworks = ["10.0.0.1/8"]\ncodebok = ["x"]\n'
    (tmp_path / "khabar.toml").write_text(held, encoding="utf-8")
    told = khabar("config")
    assert told.exit_code == 1
    causes = {line.split("invalid: ")[1] for line in told.output.splitlines() if "invalid: " in line}
    assert len(causes) == 6
    assert {"Expected `int`, got `str`", "there is no folder nowhere", "there is no such setting; written like it: codebook"} <= causes
    (tmp_path / "khabar.toml").write_text("jobs = 2\n", encoding="utf-8")
    assert khabar("config").exit_code == 0
    for ledger in ("", " ", "sqlite://"):
        (tmp_path / "khabar.toml").write_text(f'ledger = "{ledger}"\n', encoding="utf-8")
        assert "a ledger is kept in a file, and this names none" in khabar("config").output
    (tmp_path / "khabar.toml").write_text('metrics = ""\ncodebook = [""]\n', encoding="utf-8")
    assert khabar("config").output.count("invalid: ") == 2
    (tmp_path / "khabar.toml").unlink()
    monkeypatch.setenv("KHABAR_JOBS", "-1")
    assert "invalid: a number of processes" in khabar("config").output
    monkeypatch.setenv("KHABAR_JOBS", "many")
    assert "invalid: Expected `int`" in khabar("config").output


@pytest.mark.parametrize("where", ["u:secret@h/db", "u@h/db?password=secret"])
def test_no_password_is_among_the_metrics(tmp_path, where):
    write_metrics(tmp_path / "run.prom", {"new": 1}, f"postgresql+psycopg://{where}")
    written = (tmp_path / "run.prom").read_text(encoding="utf-8")
    assert "secret" not in written
    assert written.splitlines()[1].startswith('khabar_run_new{ledger="postgresql+psycopg://u@h/db')


def test_no_password_is_shown(khabar, monkeypatch):
    monkeypatch.setenv("KHABAR_LEDGER", "postgresql+psycopg://me:secret@host/news")
    shown = khabar("config").output
    assert "postgresql+psycopg://me@host/news" in shown
    assert "secret" not in shown


def test_a_claim_is_reviewed_and_its_event_found(filled):
    because = ("--by", "noor", "--because", "an exercise")
    assert "a-1#c1: wrong, as noor says" in filled("review", "a-1#c1", "wrong", *because).output
    assert ["a-1#c1" in event["claims"] for event in rows(filled("events", "--reviewed"))] == [True]
    assert "0 waiting" in filled("ledger", "queue").stderr
    assert "there is no claim a-1#c9" in filled("review", "a-1#c9", "wrong", *because).output


def test_fields_of_a_claim_are_corrected_by_any_name_and_its_event_and_tallies_tell_them(filled):
    because = ("--by", "noor", "--because", "as the second line says")
    fields = ("--set", "killed=6..7", "--set", "actor=القوات الساحلية", "--set", "weapon=")
    told = filled("review", "a-1#c1", "corrected", *fields, *because)
    assert (told.exit_code, told.output) == (0, "a-1#c1: corrected, as noor says\n")
    [event] = [one for one in rows(filled("events")) if "a-1#c1" in one["claims"]]
    assert (event["corrected"], event["killed"]["high"]) == (["a-1#c1"], 7)
    values = {value["value"]: value["claims"] for finding in event["findings"] for value in finding["values"]}
    assert "a-1#c1" in values["sahil-forces"]
    assert not any("a-1#c1" in value["claims"] for one in event["findings"] if one["attribute"] == "weapon" for value in one["values"])


def test_what_people_decided_is_told_wherever_an_event_is_shown(filled):
    filled("review", "a-1#c1", "corrected", "--set", "killed=6", "--by", "noor", "--because", "six, as it says")
    filled("review", "b-1#c1", "wrong", "--by", "salim", "--because", "an exercise")
    [event] = [one for one in rows(filled("events")) if "a-1#c1" in one["claims"]]
    shown = filled("show", event["event_id"]).output
    assert "rejected          by people, and counts no more  [b-1#c1]" in shown
    assert "corrected         told as people read it  [a-1#c1]" in shown
    for name in (event["event_id"], "a-1", "a-1#c1"):
        told = filled("show", name).output.replace("\u200e", "")
        assert "reviewed a-1#c1: corrected" in told
        assert "corrected; killed 6 (read: 3); six, as it says" in told
    table = {row["event_id"]: row["review"] for row in csv.DictReader(io.StringIO(filled("events", "--format", "csv").stdout))}
    assert table.pop(event["event_id"]) == "corrected wrong"
    assert set(table.values()) == {"machine-coded"}
    assert event["review"] == ["corrected", "wrong"]
    assert [one["review"] for one in rows(filled("events")) if one["event_id"] != event["event_id"]] == [[]] * len(table)
    assert "denied; " in (listed := filled("events", "--format", "table").stdout)
    assert "corrected, " in listed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("corrected", "--because", "x"), "`corrected` goes with --set"),
        (("confirmed", "--set", "killed=3"), "`corrected` goes with --set"),
        (("corrected", "--set", "killed=3"), "corrected: say why (--because)"),
        (("wrong",), "wrong: say why (--because)"),
        (("corrected", "--set", "colour=red", "--because", "x"), "--set colour: write FIELD=VALUE, with a field of type, mode"),
        (("corrected", "--set", "killed", "--because", "x"), "--set killed: write FIELD=VALUE"),
        (("corrected", "--set", "killed=many", "--because", "x"), "--set killed: cannot be 'many'"),
        (("corrected", "--set", "status=perhaps", "--because", "x"), "--set status: cannot be 'perhaps'; one of occurred, denied"),
        (("corrected", "--set", "killed=3", "--because", "x"), "no field differs from what was read"),
    ],
)
def test_a_word_on_a_claim_that_says_nothing_is_refused_and_nothing_is_kept(filled, arguments, told):
    refused = filled("review", "a-1#c1", *arguments, "--by", "noor")
    assert refused.exit_code != 0
    assert told in refused.output
    assert rows(filled("events", "--reviewed")) == []


def test_a_ledger_is_backed_up_compared_and_an_article_forgotten(filled):
    assert "entries copied and checked" in filled("ledger", "backup", "copy.db").output
    first, second = (filled("ledger", "status", "--ledger", name).output for name in ("khabar.db", "copy.db"))
    assert first == second
    assert "0 articles read again: 0 claims new, 0 gone, 0 told otherwise" in filled("ledger", "diff").output
    assert "b-1: 4 contents taken away" in filled("ledger", "forget", "b-1", "--because", "a court ruled so").output
    assert "the contents of 4 taken away by a tombstone" in filled("ledger", "verify").output
    assert "there is no article b-9" in filled("ledger", "forget", "b-9", "--because", "x").output


def test_the_tallies_of_a_ledger_are_listed_and_checked(filled):
    assert "d-1#t1  2 attacks  2024-03-12 to 2024-03-14" in filled("tallies").output
    checked = filled("tallies", "--check")
    assert checked.exit_code == 0
    assert "reported 2" in checked.output


def test_the_tallies_of_a_ledger_are_picked_and_written_for_programs(filled):
    [row] = csv.DictReader(io.StringIO(filled("tallies", "--what", "attacks", "--outlet", "fanar", "--format", "csv").stdout))
    assert (row["doc_id"], row["what"], row["count_low"], row["date_start"]) == ("d-1", "attacks", "2", "2024-03-12")
    [document] = rows(filled("tallies", "--since", "2024-03-10", "--format", "jsonl"))
    assert (document["doc_id"], len(document["tallies"]), document["claims"]) == ("d-1", 1, [])
    assert filled("tallies", "--until", "2024-03-01", "--format", "jsonl").stdout == ""
    [check] = [json.loads(line) for line in filled("tallies", "--check", "--format", "jsonl").stdout.splitlines()]
    assert (check["tallies"], check["reported"]["low"]) == (["d-1#t1"], 2)
    assert "no outlet is called 'fanarr'; written like it: fanar" in filled("tallies", "--outlet", "fanarr").output
    assert "--check is written as a table" in filled("tallies", "--check", "--format", "csv").output


def test_tallies_are_checked_against_events_that_stand(filled):
    def found():
        [check] = [json.loads(line) for line in filled("tallies", "--check", "--format", "jsonl").stdout.splitlines()]
        return {*check["found"], *check["possible"]}

    before = found()
    for claim in ("a-1#c1", "b-1#c1", "c-1#c1"):
        filled("review", claim, "wrong", "--by", "noor", "--because", "an exercise")
    rejected = {event["event_id"] for event in rows(filled("events", "--review", "rejected"))}
    assert rejected <= before
    assert rejected & found() == set() != rejected


@pytest.mark.parametrize(("name", "key"), [("a-1", "doc_id"), ("a-1#c1", "claims"), ("d-1#t1", "tallies")])
def test_what_is_shown_can_be_shown_to_programs(filled, name, key):
    [told] = rows(filled("show", name, "--format", "jsonl"))
    assert told[key]
    assert told["doc_id"] == name.partition("#")[0]
    event = rows(filled("events"))[0]
    assert rows(filled("show", event["event_id"], "--format", "jsonl")) == [event]
    assert "there is no event, article, claim or tally x" in filled("show", "x", "--format", "jsonl").output
