"""Articles are coded on Spark as they are here: each once, under the same ids, with the same claims; none stops the run."""

import json
import os
import signal

import many_reports
import msgspec
import pytest
from invented_reports import REPORTS

from khabar.codebook import load
from khabar.engines import spark as ks
from khabar.engines.coding import code_received
from khabar.engines.spark import coding, reading, shipping
from khabar.engines.spark.reading import Said
from khabar.export.archive_rows import archived_of
from khabar.ledger import Database
from khabar.model import Issue


def row(doc_id, text, **others):
    return json.dumps({"doc_id": doc_id, "text": text, "published": "2024-03-14", **others}, ensure_ascii=False) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Reports, some of which stand in two files: the same again, a new version, another article under a taken id."""
    made = tmp_path_factory.mktemp("reports")
    many_reports.write(made / "a.jsonl", 24)
    first = (made / "a.jsonl").read_text().splitlines(keepends=True)
    text = REPORTS[0][-1]
    twice = [first[3], row("v-1", text, url="https://a.example/1"), row("v-1", text + " وقال شهود.", url="https://a.example/1")]
    (made / "b.jsonl").write_text("".join([*twice, row("r-00005", text), "{broken\n"]))
    return made


def spark_coded(spark, folder):
    found = ks.code(spark, ks.read(spark, [str(folder)]))
    documents = {row.doc_id: archived_of(row.asDict()) for row in found.documents.collect()}
    return found, documents


def here(folder, path):
    """What `khabar run` keeps of the same files."""
    from click.testing import CliRunner

    from khabar.cli import main
    from khabar.ledger.loading import every

    CliRunner().invoke(main, ["run", str(folder), "--ledger", str(path)], catch_exceptions=False)
    database = Database.open(str(path), create=False)
    with database.reading() as connection:
        return {one.coded.document.doc_id: one.coded for one in every(connection, current=True)}


def test_what_a_ledger_would_hold_of_the_same_files(spark, folder, tmp_path):
    found, documents = spark_coded(spark, folder)
    kept = here(folder, tmp_path / "l.db")
    assert {"v-1", "r-00005", "r-00005~2"} <= kept.keys()
    assert documents.keys() == kept.keys()
    for doc_id, coded in kept.items():
        there = documents[doc_id].coded
        own = tuple(issue for issue in there.issues if issue.kind != coding.REPLACED)
        assert msgspec.structs.replace(there, issues=own) == coded
    claims = found.claims.collect()
    assert sorted(row.ref for row in claims) == sorted(f"{doc_id}#{claim.id}" for doc_id, coded in kept.items() for claim in coded.claims)
    assert {row.codebook for row in claims} == {load().digest}
    issues = [(row.kind, row.doc_id) for row in found.issues.collect()]
    assert (coding.REPLACED, "v-1") in issues
    assert any(kind == "broken-json" for kind, _ in issues)


def test_a_poisoned_article_is_set_aside_and_the_others_are_coded(spark, folder):
    def poisoned(received, codebook):
        if received.document.doc_id == "r-00007":
            raise KeyError("a broken assumption")
        if received.document.doc_id == "r-00011":
            os.kill(os.getpid(), signal.SIGKILL)
        return code_received(received, codebook)

    opened = shipping.ship(spark, load())
    arrived = reading.read(spark, [str(folder / "a.jsonl")], opened, Said())
    rows = coding.coded(arrived, opened, poisoned).collect()
    coded = {row.doc_id: archived_of(row.asDict()).coded for row in rows}
    assert len(coded) == 24
    broken = {doc_id: one for doc_id, one in coded.items() if any(issue.kind == coding.BROKE_DOWN for issue in one.issues)}
    assert broken.keys() == {"r-00007", "r-00011"}
    assert "KeyError" in _message(broken["r-00007"]) and "SIGKILL" in _message(broken["r-00011"])
    assert all(one.document.text and not one.claims for one in broken.values())
    assert sum(bool(one.claims) for one in coded.values()) >= 20


def _message(coded):
    return next(issue.message for issue in coded.issues if issue.kind == coding.BROKE_DOWN)


def test_rows_of_a_data_frame_are_coded_too(spark):
    rows = [(doc_id, outlet, f"2024-03-{day}", text) for doc_id, outlet, day, text in REPORTS]
    frame = spark.createDataFrame(rows, "doc_id string, outlet string, published string, text string")
    assert ks.code(spark, frame).documents.count() == len(REPORTS)
    with pytest.raises(reading.SourceError, match="no column 'text'; it has doc_id"):
        ks.code(spark, frame.drop("text"))


def test_another_codebook_than_the_one_sent_is_refused(spark):
    data = msgspec.msgpack.encode(load())
    with pytest.raises(shipping.OtherCodebookError, match="where 0000"):
        shipping._read(data, "0000")


def test_notes_that_belong_to_no_article_are_issues():
    coder = coding._Coder(load(), code_received)
    told = coder.row(Issue("unreadable", "cannot be read", where="a.jsonl"))
    assert msgspec.json.decode(told[coding.NOTE], type=Issue).where == "a.jsonl"
    assert told["doc_id"] is None
