"""Coded documents are read back as they were written; what is wrong with one is told, and the next is read."""

import datetime as dt
import gzip
import io
import json

import pytest

from khabar.codebook import load
from khabar.export.jsonl import line
from khabar.ingest import read_coded
from khabar.model import Document
from khabar.pipeline import code, ground

REPORT = "قالت وزارة الدفاع في كردان إن طائرة مسيرة قصفت أمس الثلاثاء قاعدة النسر قرب مدينة سرفان، ما أدى إلى مقتل ثلاثة جنود."


@pytest.fixture(scope="module")
def codebook():
    return load(world=True)


@pytest.fixture(scope="module")
def coded(codebook):
    return code(Document("d1", REPORT, "nida", dt.date(2024, 3, 13)), codebook)


def test_what_was_written_is_read_back(coded, tmp_path):
    assert coded.claims
    path = tmp_path / "claims.jsonl"
    path.write_bytes(line(coded))
    [record] = read_coded([str(path)])
    assert record.issue is None
    assert record.grounded
    assert line(record.coded) == line(coded)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.json.gz", "a.jsonl.gz"])
def test_every_ending(coded, tmp_path, name):
    data = line(coded)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    [record] = read_coded([str(tmp_path)])
    assert record.coded.claims == coded.claims or line(record.coded) == data


def test_a_person_marks_words_and_the_codebook_knows_what_they_name(coded, codebook, tmp_path):
    row = json.loads(line(coded))
    bare = {"id", "type", "mode", "status", "actor", "target", "place", "country", "date", "weapon", "source", "evidence"}
    row["claims"] = [{key: value for key, value in claim.items() if key in bare} for claim in row["claims"]]
    for claim in row["claims"]:
        for words in (claim[role] for role in ("actor", "target", "place", "weapon", "source")):
            if words:
                words.pop("name_ar", None)
    (tmp_path / "gold.json").write_text(json.dumps(row), encoding="utf-8")
    [record] = read_coded([str(tmp_path / "gold.json")])
    assert not record.grounded
    [looked_up], [own] = ground(record.coded, codebook).claims, coded.claims
    assert [looked_up.place.concept, looked_up.weapon.concept] == [own.place.concept, own.weapon.concept]
    assert looked_up.attribution.source.concept == own.attribution.source.concept
    assert looked_up.location == own.location


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda row: row.pop("doc_id"), "doc_id"),
        (lambda row: row["claims"][0].update(killed="three"), "killed"),
        (lambda row: row["claims"][0]["evidence"][0].update(text="غير ذلك"), "does not quote"),
        (lambda row: row["claims"].append(row["claims"][0]), "stands twice"),
        (lambda row: row["claims"][0].update(status="perhaps"), "perhaps"),
        (lambda row: row["claims"][0].update(outcome="burnt"), "burnt"),
        (lambda row: row["claims"][0].update(killed=[5, 2]), "no figure from low to high: 5, 2"),
        (lambda row: row["claims"][0].update(injured=[-1, 2]), "no figure"),
        (lambda row: row["claims"][0].update(id="c#1"), "an id with #"),
        (lambda row: row["claims"][0].update(date={"start": "2024-03-02", "end": "2024-03-01"}), "end before they begin"),
    ],
)
def test_a_bad_line_is_told_and_the_next_is_read(coded, tmp_path, spoil, says):
    row = json.loads(line(coded))
    spoil(row)
    path = tmp_path / "claims.jsonl"
    path.write_bytes(json.dumps(row).encode() + b"\n\n{broken\n" + line(coded))
    bad, broken, good = read_coded([str(path)])
    assert says in bad.issue.message
    assert bad.where == f"{path}:1"
    assert broken.where == f"{path}:3"
    assert good.coded is not None


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("many", [False, True])
def test_one_object_over_many_lines_and_a_list_are_documents(coded, tmp_path, monkeypatch, indent, many):
    row = json.loads(line(coded))
    data = json.dumps([row, row | {"doc_id": "d2"}] if many else row, indent=indent).encode()
    (tmp_path / "a.json").write_bytes(data)
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(data))
    wanted = ["d1", "d2"] if many else ["d1"]
    for name in ("a.json", "a.json.gz"):
        assert [record.coded.document.doc_id for record in read_coded([str(tmp_path / name)])] == wanted
    for stream in (data, gzip.compress(data), b"\n\n" + data):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stream)))
        assert [record.coded.document.doc_id for record in read_coded(["-"])] == wanted


def test_a_fault_in_a_list_is_told_with_its_line(coded, tmp_path):
    row = json.loads(line(coded))
    path = tmp_path / "a.json"
    path.write_text(json.dumps([row | {"doc_id": 3}, row], indent=1), encoding="utf-8")
    bad, good = read_coded([str(path)])
    assert (bad.where, good.coded is None) == (f"{path}:2", False)
    assert "doc_id" in bad.issue.message
    path.write_bytes(b'[\n{"doc_id": "d1",\n "text": }]')
    [broken] = read_coded([str(path)])
    assert broken.where == f"{path}:3"
    assert "broken JSON" in broken.issue.message


def test_a_folder_without_coded_documents_and_a_missing_file_are_told(tmp_path):
    [empty] = read_coded([str(tmp_path)])
    assert empty.issue.kind == "no-files"
    [missing] = read_coded([str(tmp_path / "none.jsonl")])
    assert missing.issue.kind == "unreadable"
