"""The benchmark of reading: every piece does its work on the articles, and the ratios are of what was measured."""

import pytest
from many_reports import write

import bench
import bench_work


@pytest.fixture(scope="module")
def lines(tmp_path_factory):
    path = tmp_path_factory.mktemp("bench") / "made.jsonl"
    write(path, 12)
    return path.read_bytes().splitlines(keepends=True)


@pytest.fixture(scope="module")
def pieces(lines):
    return bench_work.ready(lines[:4])


def test_the_pieces_of_a_batch_are_those_that_are_described(pieces):
    missing = set(bench_work.DESCRIBED) - pieces.keys()
    assert missing <= {"spacy"}
    assert (bench_work.lacks_spacy() is None) == ("spacy" in pieces)


def test_every_stage_leaves_what_the_next_one_needs(pieces, lines):
    for batch in bench_work.batches(lines, 50):
        for name, piece in pieces.items():
            piece(batch)
            if name == "ingest":
                batch.prepare()
        assert len(batch.documents) == len(batch.findings) == len(batch.coded) == len(lines)
        assert batch.telling()
        assert pieces["terms"](batch) != [[]] * len(lines)


def test_a_session_of_two_processes_reads_as_many_articles_each(lines):
    figures = bench.session(lines, lines[:4], 2)
    assert {figures[name]["articles"] for name in (*bench_work.STAGES, bench_work.WHOLE)} == {12}
    assert 0 < figures[bench_work.CONFLICT]["articles"] <= 12
    assert all(one["processor_seconds"] > 0 for one in figures.values())


def test_the_spread_of_a_ratio_is_its_median_least_and_most():
    runs = [{"ratios": {"reader/words": ratio}} for ratio in (9.0, 12.0, 10.0)]
    assert bench.spread(runs) == {"reader/words": {"median": 10.0, "least": 9.0, "most": 12.0}}
