"""The longer corpus of the benchmark reads as the press does and holds no copies; ratios are of pairs, less what it takes to start."""

import datetime as dt
import json
from importlib import resources

import pytest

import bench_growth
from bench_growth import Archive, Cost, holds, paired, spread
from changed_words import Corpus, longest_in_common
from khabar import codebook, pipeline
from khabar.model import Document

REPORTS = resources.files("khabar") / "demo" / "reports.jsonl"


@pytest.fixture(scope="module")
def corpus():
    rows = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()]
    return Corpus([{**row, "text": row["text"] + "\n2014"} for row in rows], codebook.load())


def test_the_same_is_made_every_time(corpus):
    assert list(corpus.copy(2)) == list(corpus.copy(2)) != list(corpus.copy(3))
    assert list(corpus.copy(1, slice(5, 7))) == list(corpus.copy(1))[5:7]


def test_no_passage_stays_as_it_was(corpus):
    for before, after in zip(corpus.copy(0), corpus.copy(1), strict=True):
        assert longest_in_common(before["text"], after["text"]) < 10 < longest_in_common(before["text"], before["text"])


def test_years_go_back_and_weekdays_stay(corpus):
    for before, after in zip(corpus.copy(0), corpus.copy(3), strict=True):
        first, then = (dt.date.fromisoformat(row["published"]) for row in (before, after))
        assert first.weekday() == then.weekday() and abs((first - then).days - 3 * 365.25) < 5
        assert "2014" in before["text"] and "2011" in after["text"]


def test_changed_articles_tell_of_events_still(corpus):
    book = codebook.load()

    def claims(number):
        return sum(len(pipeline.code(document_of(row), book).claims) for row in corpus.copy(number))

    assert claims(1) > 0.5 * claims(0) > 20


def document_of(row):
    return Document(row["doc_id"], row["text"], row["outlet"], dt.date.fromisoformat(row["published"]))


def test_ratios_are_of_pairs_and_without_what_starting_takes(monkeypatch, tmp_path):
    """A run takes ten seconds to start, and a hundredth an article."""
    monkeypatch.setitem(bench_growth.WORKS, "code", lambda source, folder: Cost(10 + 0.01 * int(source.stem), 200 + int(source.stem) / 100))
    monkeypatch.setattr(bench_growth, "write", lambda path, rows: Archive(tmp_path / "0.jsonl", 1, 0.002))
    whole, parts = Archive(tmp_path / "4000.jsonl", 4000, 8.0), [Archive(tmp_path / "1000.jsonl", 1000, 2.0)] * 4
    result = paired("code", whole, parts, tmp_path, 2)
    assert result["ratios"]["an_article"] == {"median": 1.0, "least": 1.0, "most": 1.0}
    assert result["ratios"]["memory"]["median"] == pytest.approx(240 / 210, abs=0.001)
    assert not holds(result)
    assert holds({"ratios": {"a_million_letters": spread([1.2]), "memory": spread([1.05])}})
    assert not holds({"ratios": {"a_million_letters": spread([1.3]), "memory": spread([1.05])}})
