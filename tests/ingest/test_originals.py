"""Every input object keeps the bytes it came as, coded or not; ids are the same for the same page."""

import gzip
import io
import json

import made_files as made
import pytest

from khabar.export.jsonl import line
from khabar.ingest import Defaults, Original, read, read_coded, url_id
from khabar.ingest.received import LONGEST_KEPT
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


def test_of_what_is_too_long_to_hold_the_beginning_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("khabar.ingest.formats._LONGEST_OBJECT", 5_000_000)
    (tmp_path / "held.txt").write_bytes(b"a" * 4_500_000)
    (tmp_path / "huge.txt").write_bytes(b"b" + b"a" * 7_500_000)
    held, huge = read([str(tmp_path)], Defaults())
    assert held.issues[0].kind == huge.issues[0].kind == "too-long"
    assert len(held.original.data) == 4_500_000
    assert huge.original.data == b"b" + b"a" * (LONGEST_KEPT - 1)
    assert "the first 4 MB are kept" in huge.complaint()


def test_a_line_too_long_to_hold_keeps_its_beginning(tmp_path, monkeypatch):
    monkeypatch.setattr("khabar.ingest.formats._LONGEST_OBJECT", 5_000_000)
    (tmp_path / "a.jsonl").write_bytes(b"c" * 7_500_000 + b"\n" + ARTICLE)
    huge, good = read([str(tmp_path)], Defaults())
    assert (huge.original.data, good.original.data) == (b"c" * LONGEST_KEPT, ARTICLE)
    assert "the first 4 MB are kept" in huge.complaint()


@pytest.mark.parametrize("cut", [-20, -2000])
def test_a_damaged_gzip_file_is_kept_as_it_is(tmp_path, cut):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(b"{%d" % number for number in range(2000)))[:cut])
    *_, last = read([str(path)], Defaults())
    assert last.issues[0].kind == "unreadable"
    assert last.original == Original(path.read_bytes(), "application/gzip")
    assert f"its {len(path.read_bytes()):,} bytes are kept" in last.complaint()


@pytest.mark.parametrize("length", [b"10", b"99999999999999", b"-5", b"abc"])
def test_a_record_that_lies_about_its_length_is_kept_as_it_stands(tmp_path, length):
    pages = [(f"https://a.example/{number}", made.page(body=f"<p>{made.FIRST} {number}</p>")) for number in range(2)]
    data = made.warc(pages, zipped=False)
    at = data.index(b"Content-Length: ")
    data = data[:at] + b"Content-Length: " + length + data[data.index(b"\r\n", at) :]
    (tmp_path / "a.warc").write_bytes(data)
    fault, good = sorted(read([str(tmp_path)], Defaults()), key=lambda one: one.codable)
    second = data.index(b"WARC/1", 10)
    assert (fault.issues[0].kind, good.codable) == ("damaged", True)
    assert fault.original.data == data[:second]
    assert f"its {second:,} bytes are kept" in fault.complaint()


def test_a_broken_archive_is_kept(tmp_path):
    data = made.wacz([("https://a.example/1", made.page())])
    (tmp_path / "a.wacz").write_bytes(data.replace(b"archive/", b"brchive/")[:-1])
    (tmp_path / "b.warc").write_bytes(b"WARC/1.0\r\n")
    for received in read([str(tmp_path)], Defaults()):
        file = tmp_path / received.where.rpartition("/")[2].partition(":")[0]
        assert not received.codable
        assert received.original.data == file.read_bytes()


def test_a_table_that_is_not_read_is_kept(tmp_path):
    (tmp_path / "a.csv").write_bytes("name,day\nقصف,2024-03-14\n".encode())
    (tmp_path / "b.csv").write_bytes(b"name,day\n" + b"x,2024-03-14\n" * 20_000)
    small, large = read([str(tmp_path)], Defaults())
    assert small.original.data == (tmp_path / "a.csv").read_bytes()
    assert large.original.data == (tmp_path / "b.csv").read_bytes()[: 1 << 16]
    assert "its first 64 KB are kept" in large.complaint() and "kept" not in small.complaint()


def test_a_record_of_an_archive_that_is_too_large_is_kept_as_it_is_packed(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(made.warc([("https://a.example/1", b"<html>" + b" " * (65 << 20))]))
    [fault] = read([str(tmp_path)], Defaults())
    assert fault.issues[0].kind == "too-long"
    assert fault.original.data == path.read_bytes()


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
