"""Every input object keeps the bytes it came as, coded or not; ids are the same for the same page."""

import gzip
import io
import json

import pytest

from khabar.export.jsonl import line
from khabar.ingest import Defaults, Original, read, read_coded, url_id
from khabar.model import Coded, Document, Region, Span

ARTICLE = json.dumps({"text": "قصف", "url": "https://outlet.example/a"}).encode()
OTHER = json.dumps({"text": "غارة"}).encode()
JSON, TEXT, UNKNOWN = "application/json", "text/plain", "application/octet-stream"


@pytest.mark.parametrize(
    ("name", "content", "originals"),
    [
        ("a.txt", "قصف\r\n".encode(), [Original("قصف\r\n".encode(), TEXT)]),
        ("a.txt", b"\xff\0\xfe\xff", [Original(b"\xff\0\xfe\xff", UNKNOWN)]),
        (
            "a.jsonl",
            ARTICLE + b"\r\n\n{broken\n" + OTHER,
            [Original(ARTICLE, JSON, "https://outlet.example/a"), Original(b"{broken", JSON), Original(OTHER, JSON)],
        ),
        ("a.json", b" " + ARTICLE, [Original(b" " + ARTICLE, JSON, "https://outlet.example/a")]),
        ("a.json", b"[" + OTHER + b"\n," + ARTICLE + b"]", [Original(OTHER, JSON), Original(ARTICLE, JSON, "https://outlet.example/a")]),
        ("a.json", b"[" + OTHER, [Original(b"[" + OTHER, JSON)]),
    ],
)
@pytest.mark.parametrize("zipped", [False, True])
def test_the_bytes_as_they_came(tmp_path, name, content, originals, zipped):
    path = tmp_path / (name + (".gz" if zipped else ""))
    path.write_bytes(gzip.compress(content) if zipped else content)
    assert [received.original for received in read([str(path)], Defaults())] == originals


def test_standard_input_keeps_them_too(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE + b"\n" + OTHER)))
    assert [received.original.data for received in read(["-"], Defaults())] == [ARTICLE, OTHER]


def test_what_is_too_long_to_hold_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr("khabar.ingest.formats._LONGEST_OBJECT", 5_000_000)
    (tmp_path / "held.txt").write_bytes(b"a" * 4_500_000)
    (tmp_path / "huge.txt").write_bytes(b"a" * 5_500_000)
    held, huge = read([str(tmp_path)], Defaults())
    assert held.issues[0].kind == huge.issues[0].kind == "too-long"
    assert len(held.original.data) == 4_500_000
    assert huge.original is None


@pytest.mark.parametrize(
    "same", ["http://outlet.example/a?id=1", "https://Outlet.Example/a?utm_source=x&id=1#top", "//outlet.example/a/?fbclid=z&id=1"]
)
def test_one_page_has_one_id(same):
    assert url_id(same.replace("/?", "?")) == url_id("https://outlet.example/a?id=1")


@pytest.mark.parametrize(
    "other", ["https://outlet.example/A?id=1", "https://outlet.example/a?id=2", "https://other.example/a?id=1", "https://outlet.example/a"]
)
def test_another_page_has_another_id(other):
    assert url_id(other) != url_id("https://outlet.example/a?id=1")


def test_an_object_without_an_id_has_one_from_its_address(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(ARTICLE + b"\n" + json.dumps({"text": 1, "url": "https://outlet.example/a"}).encode())
    assert [received.document.doc_id for received in read([str(tmp_path)], Defaults())] == [url_id("https://outlet.example/a")] * 2


def test_what_a_page_said_beside_its_text_is_written_and_read_back(tmp_path):
    document = Document("a", "قصف اقرأ", author="ع", published_basis="visible date", regions=(Region("read-also", Span(4, 8)),))
    (tmp_path / "a.jsonl").write_bytes(line(Coded(document)))
    assert [record.coded.document for record in read_coded([str(tmp_path)])] == [document]
