"""What becomes of one record, whatever it holds."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.ingest import Defaults, Distinct, publication_date
from khabar.ingest.records import document_of_text, parse_record

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ("doc_id", "text", "published", "outlet", "title", "url")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-14", dt.date(2024, 3, 14)),
        (" 2024-03-14T23:59:00+03:00 ", dt.date(2024, 3, 14)),
        ("2024-03-14 08:00", dt.date(2024, 3, 14)),
        ("2024-02-29", dt.date(2024, 2, 29)),
        ("2023-02-29", None),
        ("2024-3-14", None),
        ("14/03/2024", None),
        ("1455-09-04", None),
        ("2024-03-14x", None),
    ],
)
def test_publication_dates(value, day):
    assert publication_date(value) == day


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_with_an_id(data):
    received = parse_record(data, "x:1", Defaults())
    assert received.document
    assert received.document.doc_id
    assert received.failed or received.codable


@given(st.dictionaries(st.sampled_from(FIELDS), ANY_JSON | st.text(alphabet="قصف \n"), max_size=6))
def test_any_record_is_kept_as_it_stands_or_told(record):
    received = parse_record(json.dumps(record).encode(), "x:1", Defaults())
    assert received.document
    if received.codable:
        assert received.document.text == record["text"]
    else:
        assert received.failed
        assert received.complaint().startswith("x:1: ")
        assert "\n" not in received.complaint()


def test_ids_of_content_tell_outlets_and_days_apart():
    day = dt.date(2024, 3, 14)
    ids = {document_of_text("قصف", "x:1", defaults).document.doc_id for defaults in (Defaults(), Defaults("a"), Defaults("a", day))}
    assert len(ids) == 3


def test_new_ids_never_meet_given_ones():
    with Distinct() as distinct:
        ids = [
            parse_record(json.dumps({"doc_id": doc_id, "text": text}).encode(), "x:1", Defaults())
            for doc_id, text in [("a", "قصف"), ("a~2", "قصف"), ("a", "غارة"), ("a", "هجوم"), ("a~2", "قصف")]
        ]
        assert [distinct.admit(one).document.doc_id for one in ids] == ["a", "a~2", "a~3", "a~4", "a~2~2"]
