"""The made-up documents of the benchmark are coded documents, the same every time, and linking finds most of their happenings."""

import pytest

from bench_links import pairs, score
from khabar import codebook, pipeline
from khabar.export.events import event_line
from khabar.ingest import read_coded
from made_documents import truth_of, write

CLAIMS = 3000


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return write(CLAIMS, tmp_path_factory.mktemp("made"), 5)


def test_every_document_is_read_back_and_every_claim_has_its_happening(made):
    documents, new, truth = made
    records = list(read_coded([str(documents), str(new)]))
    assert [record.issue for record in records if record.issue] == []
    claims = {f"{record.coded.document.doc_id}#{claim.id}" for record in records for claim in record.coded.claims}
    assert claims == truth_of(truth).keys()
    assert len(list(read_coded([str(new)]))) == 5


def test_the_same_is_made_every_time(made, tmp_path):
    again = write(CLAIMS, tmp_path, 5)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in made]


def test_most_pairs_of_one_happening_are_found_and_few_others(made, tmp_path):
    documents, _, truth = made
    book = codebook.load()
    pages = (pipeline.page(record.coded, book, grounded=record.grounded) for record in read_coded([str(documents)]))
    events = tmp_path / "events.jsonl"
    events.write_bytes(b"".join(map(event_line, pipeline.link(pages, book))))
    precision, recall, f1 = score(events, truth)
    assert f1 > 0.8, (precision, recall)


def test_pairs_are_counted():
    assert pairs([1, 2, 3]) == 4
