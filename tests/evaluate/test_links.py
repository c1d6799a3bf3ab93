"""Judged pairs are read back as the claims that were judged, and what does not fit its text is an error that names the line."""

from datetime import date

import msgspec
import pytest

from khabar.evaluate.links import judged_documents, read_judged_pairs
from khabar.evaluate.sheets import SheetError
from khabar.model import Document, Span

TEXT = "قصفت طائرات مجهولة مستودعا قرب سدرة."
DOCUMENTS = {name: Document(name, TEXT, "marsa", date(2024, 3, 14), "عنوان") for name in ("one", "two")}


def side(doc_id, number=1, **values):
    claim = {"id": f"c{number}", "type": "strike", "actor": {"start": 5, "end": 18}, "evidence": [{"start": 0, "end": len(TEXT)}]}
    return {"doc_id": doc_id, "claim": claim | values}


def pair(verdict="same", left=None, right=None, **values):
    row = {"round": "r", "verdict": verdict, "weight": 2.5, "score": 1.0, "left": left or side("one"), "right": right or side("two")}
    return row | values


@pytest.fixture
def read(tmp_path):
    def reader(*rows, documents=DOCUMENTS):
        path = tmp_path / "pairs.jsonl"
        path.write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
        return read_judged_pairs(path, documents)

    return reader


def test_claims_are_those_that_were_judged(read):
    found = read(pair(), pair("different", right=side("one", 2)), pair("unsure", left=side("two")))
    assert [(one.left, one.right, one.same) for one in found.pairs] == [
        ("one#c1", "two#c1", True),
        ("one#c1", "one#c2", False),
        ("two#c1", "two#c1", None),
    ]
    assert {one.weight for one in found.pairs} == {2.5}
    first, second = found.coded
    assert ([claim.id for claim in first.claims], [claim.id for claim in second.claims]) == (["c1", "c2"], ["c1"])
    assert first.claims[0].actor.span == Span(5, 18)
    assert first.document == DOCUMENTS["one"]


def test_documents_are_known_before_the_texts_are_there(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(msgspec.json.encode(pair()))
    assert judged_documents(path) == {"one", "two"}


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        (pair(right=side("three")), "pairs.jsonl:2: the corpus has no document three"),
        (pair(verdict="perhaps"), "pairs.jsonl:2: Invalid enum value 'perhaps'"),
        (pair(left=side("one", type="bombing")), "pairs.jsonl:2: one#c1 stands in another pair with other values"),
        (pair(left=side("one", 3, type=7)), "one: no coded document: Expected `str`, got `int`"),
    ],
)
def test_what_does_not_fit_is_told(read, row, cause):
    with pytest.raises(SheetError, match=cause):
        read(pair(), row)
