"""`khabar link`, `explain-event` and `tallies` from files to files, and what they say of bad input."""

import gzip
import json

import pytest
from click.testing import CliRunner
from invented import BOOK
from invented_reports import CODED, STRUCK

from khabar.cli import main
from khabar.export.jsonl import line


@pytest.fixture
def khabar(monkeypatch, tmp_path):
    """Runs the command line with the invented country in a folder that holds the coded reports."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("khabar.codebook.load", lambda *_, **__: BOOK)
    (tmp_path / "all.jsonl").write_bytes(b"".join(map(line, CODED)))
    for name, some in (("first", CODED[:3]), ("last", CODED[3:])):
        (tmp_path / f"{name}.jsonl").write_bytes(b"".join(map(line, some)))

    def run(*arguments):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def events(path):
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def said(*judgements):
    keys = ("left", "right", "verdict", "judge")
    return "".join(json.dumps(dict(zip(keys, row, strict=True))) + "\n" for row in judgements)


def test_events_come_out_a_line_each_with_what_an_analyst_asks_for(khabar, tmp_path):
    assert khabar("link", "all.jsonl", "-o", "e.jsonl").exit_code == 0
    rows = events(tmp_path / "e.jsonl")
    struck = next(row for row in rows if tuple(row["claims"]) == STRUCK)
    assert struck["event_id"].startswith("ev-")
    assert (struck["killed"]["low"], struck["killed"]["high"]) == (3, 5)
    assert {finding["attribute"] for finding in struck["findings"]} >= {"actor", "killed", "date", "place"}
    assert struck["grade"]["name"] in ("contested", "denied")
    assert {outlet for share in struck["origins"] for outlet in share["outlets"]} == {"fanar", "mina", "marsa"}
    assert struck["statement"]["en"] and struck["statement"]["ar"]


def test_standard_output_has_the_lines_of_the_file(khabar, tmp_path):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    assert khabar("link", "all.jsonl").stdout_bytes == (tmp_path / "e.jsonl").read_bytes()


def test_two_runs_give_the_bytes_of_one(khabar, tmp_path):
    khabar("link", "all.jsonl", "-o", "once.jsonl")
    khabar("link", "first.jsonl", "-o", "twice.jsonl")
    assert khabar("link", "last.jsonl", "--into", "twice.jsonl").exit_code == 0
    assert (tmp_path / "twice.jsonl").read_bytes() == (tmp_path / "once.jsonl").read_bytes()
    assert (tmp_path / "twice.jsonl.known").read_bytes() == (tmp_path / "once.jsonl.known").read_bytes()


def test_into_another_file_leaves_the_first_as_it_was(khabar, tmp_path):
    khabar("link", "first.jsonl", "-o", "e.jsonl")
    before = (tmp_path / "e.jsonl").read_bytes()
    khabar("link", "last.jsonl", "--into", "e.jsonl", "-o", "more.jsonl")
    assert (tmp_path / "e.jsonl").read_bytes() == before
    assert len(events(tmp_path / "more.jsonl")) == 3


def test_a_persons_word_is_kept_for_the_next_run(khabar, tmp_path):
    (tmp_path / "j.jsonl").write_text(said(("a-1#c1", "b-1#c1", "different", "person:salma")), encoding="utf-8")
    khabar("link", "first.jsonl", "-o", "e.jsonl", "--judgements", "j.jsonl")
    khabar("link", "last.jsonl", "--into", "e.jsonl", "--judged", "judged.jsonl")
    assert not any({"a-1#c1", "b-1#c1"} <= {*row["claims"]} for row in events(tmp_path / "e.jsonl"))
    judged = events(tmp_path / "judged.jsonl")
    assert [row["judge"] for row in judged].count("person:salma") == 1
    assert any(row["judge"].startswith("model:") and row["reasons"] for row in judged)


def test_bad_documents_and_judgements_are_told_and_the_rest_is_linked(khabar, tmp_path):
    whole = (tmp_path / "all.jsonl").read_bytes()
    (tmp_path / "bad.jsonl").write_bytes(b"{broken\n" + whole)
    bad = said(("a-1#c1", "b-1#c1", "same", "nobody"), ("a-1#c1", "z-9#c1", "same", "person:salma"))
    (tmp_path / "j.jsonl").write_text(bad, encoding="utf-8")
    result = khabar("link", "bad.jsonl", "none.jsonl", "--judgements", "j.jsonl", "-o", "e.jsonl")
    assert result.exit_code == 1
    judge, broken, missing, orphan = result.stderr.splitlines()
    assert judge.startswith("khabar: j.jsonl:1: no judgement: the judge 'nobody'")
    assert broken.startswith("khabar: bad.jsonl:1: no coded document")
    assert missing.startswith("khabar: none.jsonl: cannot be read")
    assert "person:salma on a-1#c1 and z-9#c1 (same): no claim of the document of z-9#c1 is here" in orphan
    assert len(events(tmp_path / "e.jsonl")) == 3


def test_a_claim_of_a_type_that_no_codebook_has_is_told_and_the_rest_is_linked(khabar, tmp_path):
    row = json.loads(line(CODED[0]))
    row["doc_id"] = "odd"
    row["claims"][0]["type"] = "gossip"
    (tmp_path / "odd.jsonl").write_text(json.dumps(row), encoding="utf-8")
    result = khabar("link", "odd.jsonl", "first.jsonl", "-o", "e.jsonl")
    assert result.exit_code == 1
    assert result.stderr == f"khabar: odd.jsonl:1: claim {row['claims'][0]['id']} is of no type of the codebook: 'gossip'\n"
    khabar("link", "first.jsonl", "-o", "without.jsonl")
    assert events(tmp_path / "e.jsonl") == events(tmp_path / "without.jsonl")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "e.jsonl.known").unlink(), "e.jsonl.known: cannot be read"),
        (lambda folder: (folder / "e.jsonl.known").write_bytes(b'{"form": 7, "khabar": "9", "codebook": ""}\n'), "in form 7"),
        (lambda folder: (folder / "e.jsonl").write_bytes(b'{"id": 3}\n'), "e.jsonl:1: no event as this version"),
        (lambda folder: (folder / "e.jsonl").write_bytes(b""), "not of one run"),
    ],
)
def test_events_that_cannot_be_added_to_are_told_in_a_line(khabar, tmp_path, spoil, says):
    khabar("link", "first.jsonl", "-o", "e.jsonl")
    spoil(tmp_path)
    result = khabar("link", "last.jsonl", "--into", "e.jsonl", "-o", "new.jsonl")
    assert result.exit_code == 1
    assert [says in row for row in result.stderr.splitlines()] == [True]
    assert not (tmp_path / "new.jsonl").exists()


def test_another_codebook_links_everything_again(khabar, tmp_path):
    khabar("link", "first.jsonl", "-o", "e.jsonl")
    known = tmp_path / "e.jsonl.known"
    known.write_text(known.read_text(encoding="utf-8").replace(BOOK.digest, "0" * 64), encoding="utf-8")
    result = khabar("link", "last.jsonl", "--into", "e.jsonl")
    assert "linked by another codebook" in result.stderr
    khabar("link", "all.jsonl", "-o", "once.jsonl")
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "once.jsonl").read_bytes()


def test_nothing_to_link_is_a_usage_error(khabar):
    assert khabar("link").exit_code == 2
    assert "khabar.db: there is no such ledger" in khabar("tallies").output


@pytest.mark.parametrize("more", [[], ["--claims", "all.jsonl"]])
def test_an_event_is_explained_by_its_id_or_a_claim(khabar, tmp_path, more):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    event_id = next(row["event_id"] for row in events(tmp_path / "e.jsonl") if tuple(row["claims"]) == STRUCK)
    result = khabar("explain-event", event_id, "--events", "e.jsonl", *more)
    assert result.exit_code == 0
    assert result.stdout == khabar("explain-event", "b-1#c1", "--events", "e.jsonl", *more).stdout
    assert [row.split()[1] for row in result.stdout.splitlines() if row.startswith("in ")] == list(STRUCK)
    assert "kept out: " in result.stdout
    assert "! killed" in result.stdout


def test_an_event_or_a_claim_that_is_not_there_is_told(khabar):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    assert "no event has the id ev-0" in khabar("explain-event", "ev-0", "--events", "e.jsonl").stderr
    result = khabar("explain-event", "e-1#c1", "--events", "e.jsonl", "--claims", "first.jsonl")
    assert (result.exit_code, "not among the coded documents" in result.stderr) == (1, True)


def judge(khabar, verdict, left, right, *more):
    given = ["--by", "salma", "--because", "two raids", "--events", "e.jsonl", "--judgements", "j.jsonl"]
    return khabar("judge", verdict, left, right, *given, *more)


def test_a_judgement_is_written_shown_and_holds_at_the_next_link(khabar, tmp_path):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    before = (tmp_path / "e.jsonl").read_bytes()
    result = judge(khabar, "different", "b-1#c1", "a-1#c1")
    assert result.exit_code == 0
    assert "person:salma: a-1#c1 and b-1#c1: different (two raids)" in result.stdout
    assert any(row.startswith("before  ev-") and "a-1#c1" in row and "b-1#c1" in row for row in result.stdout.splitlines())
    then = [row for row in result.stdout.splitlines() if row.startswith("then ")]
    assert sum("a-1#c1" in row for row in then) == sum("b-1#c1" in row for row in then) == 1
    assert not any("a-1#c1" in row and "b-1#c1" in row for row in then)
    assert (tmp_path / "e.jsonl").read_bytes() == before
    [row] = events(tmp_path / "j.jsonl")
    assert (row["judge"], row["note"], row["left_key"]) == ("person:salma", "two raids", events(tmp_path / "j.jsonl")[0]["left_key"])
    assert row["left_anchor"]["evidence"]
    khabar("link", "--into", "e.jsonl", "--judgements", "j.jsonl")
    told = sorted(", ".join(sorted(row["claims"])) for row in events(tmp_path / "e.jsonl"))
    assert {line.partition(": ")[2] for line in then} <= set(told)
    assert "nothing changes" in judge(khabar, "different", "a-1#c1", "b-1#c1").stdout


def test_a_later_judgement_takes_the_place_of_an_earlier_and_a_judgement_outlives_a_new_coding(khabar, tmp_path):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    (tmp_path / "j.jsonl").write_text(said(("a-1#c1", "b-1#c1", "same", "person:omar")).rstrip(), encoding="utf-8")
    judge(khabar, "same", "a-1#c1", "b-1#c1")
    result = judge(khabar, "different", "a-1#c1", "b-1#c1")
    assert "in place of your earlier judgement: same" in result.stdout
    assert "person:omar says same: you contradict each other" in result.stdout
    assert len(events(tmp_path / "j.jsonl")) == 3
    rows = events(tmp_path / "j.jsonl")[1:]
    (tmp_path / "mine.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    coded = [json.loads(row) for row in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in coded:
        for claim in row["claims"]:
            claim["id"], claim["key"] = "n" + claim["id"], f"new-{claim['key']}"
    (tmp_path / "anew.jsonl").write_text("".join(json.dumps(row) + "\n" for row in coded), encoding="utf-8")
    result = khabar("link", "anew.jsonl", "-o", "anew.events.jsonl", "--judgements", "mine.jsonl")
    assert (result.exit_code, result.stderr.count("coded anew")) == (0, 1)
    assert not any({"a-1#nc1", "b-1#nc1"} <= {*row["claims"]} for row in events(tmp_path / "anew.events.jsonl"))


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        ("a-1#c9", "b-1#c1", "no claim a-1#c9; its document has a-1#c1"),
        ("z-9#c1", "b-1#c1", "no claim z-9#c1, nor any of its document"),
        ("b-1#c1", "b-1#c1", "both are b-1#c1"),
    ],
)
def test_a_judgement_about_no_claim_is_told_and_not_written(khabar, tmp_path, left, right, says):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    result = judge(khabar, "same", left, right)
    assert (result.exit_code, says in result.stderr) == (1, True)
    assert not (tmp_path / "j.jsonl").exists()


def test_gzipped_events_are_explained(khabar, tmp_path):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    plain = khabar("explain-event", "b-1#c1", "--events", "e.jsonl").stdout
    for name in ("e.jsonl", "e.jsonl.known"):
        path = tmp_path / name
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(path.read_bytes()))
        assert khabar("explain-event", "b-1#c1", "--events", "e.jsonl.gz").stdout == plain
        path.unlink()
    assert khabar("link", "first.jsonl", "--into", "e.jsonl.gz").exit_code == 2


def test_a_dash_is_standard_output(khabar, tmp_path):
    khabar("link", "all.jsonl", "-o", "e.jsonl", "--judged", "judged.jsonl")
    result = khabar("link", "all.jsonl", "-o", "other.jsonl", "--judged", "-")
    assert result.stdout_bytes == (tmp_path / "judged.jsonl").read_bytes()
    assert khabar("link", "all.jsonl", "-o", "-").stdout_bytes == (tmp_path / "e.jsonl").read_bytes()
    assert khabar("link", "all.jsonl", "--judged", "-").exit_code == 2
    assert not (tmp_path / "-").exists()


def test_an_unknown_mode_is_told_with_file_and_line_and_the_rest_is_linked(khabar, tmp_path):
    row = json.loads(line(CODED[0]))
    row["claims"][0]["mode"] = "dron"
    (tmp_path / "odd.jsonl").write_text(json.dumps(row), encoding="utf-8")
    result = khabar("link", "odd.jsonl", "last.jsonl", "-o", "e.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"khabar: odd.jsonl:1: claim {row['claims'][0]['id']} is of no mode of ")


def test_a_tally_is_set_beside_the_events_of_its_days(khabar):
    khabar("link", "all.jsonl", "-o", "e.jsonl")
    for arguments in (["--events", "e.jsonl"], ["all.jsonl", "--events", "e.jsonl"], ["all.jsonl"]):
        result = khabar("tallies", "--check", *arguments)
        assert result.exit_code == 0
        assert "d-1#t1" in result.stdout
        assert "reported 2" in result.stdout
    plain = khabar("tallies", "all.jsonl").stdout
    assert "d-1#t1  2 attacks  2024-03-12 to 2024-03-14" in plain


def test_a_table_on_a_terminal(khabar, monkeypatch):
    monkeypatch.setattr("khabar.cli.options.is_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "200")
    table = khabar("link", "all.jsonl").stdout
    assert "Nakhla air base" in table or "Nakhla" in table
    assert "3-5" in table
