"""Thousands of damaged files: none stops a run or is lost, each tells cause and place, the good ones beside them are read."""

import json
import random

import made_files as made
import pytest
from made_files import FIRST, SECOND

from khabar import pipeline
from khabar.codebook import load
from khabar.ingest import Defaults, read

SEED, ALL, FEW = 20261122, 3_200, 160
_ARTICLE = {"text": f"{FIRST}\n{SECOND}", "published": "2024-03-14", "url": "https://a.example/1", "title": "قصف"}
_PAGE = made.page('<meta property="article:published_time" content="2024-03-14T08:00:00+03:00">', declared="utf-8")
_PAGES = [(f"https://a.example/{number}", _PAGE) for number in range(3)]
_LINES = b"\n".join(json.dumps(_ARTICLE | {"url": f"u{number}"}, ensure_ascii=number % 2 == 0).encode() for number in range(4))
SEEDS = {
    "page.html": _PAGE,
    "old.html": made.page(charset="windows-1256", declared="windows-1256"),
    "wide.html": made.page(charset="utf-16"),
    "a.pdf": made.pdf([FIRST, SECOND], "/Title (x) /CreationDate (D:20240314)"),
    "a.docx": made.word(table=[("قصف", "غارة")]),
    "a.warc": made.warc(_PAGES, zipped=False),
    "a.warc.gz": made.warc(_PAGES),
    "a.wacz": made.wacz(_PAGES),
    "telegram.json": made.telegram([made.message(number, SECOND) for number in range(4)]),
    "a.csv": f'text,published,url\n"{FIRST}",2024-03-14,u1\n"{SECOND}",2024-03-15,u2\n'.encode(),
    "old.csv": f'text;published\n"{SECOND}";2024-03-14\n'.encode("windows-1256"),
    "a.jsonl": _LINES,
    "a.jsonl.gz": made.gzipped(_LINES),
    "a.json": b"[" + _LINES.replace(b"\n", b",\n") + b"]",
    "a.txt": f"{FIRST}\n{SECOND}".encode(),
    "old.txt": SECOND.encode("windows-1256"),
    "iso.txt": SECOND.encode("iso8859-6"),
}
_TOKENS = (
    b"\0", b"\0" * 50,
    b"\xff\xfe", b"\xef\xbb\xbf", b"]]>", b"<!--", b"<![CDATA[", b"<script>", b"</html>", b"&#x0;", b"&#1114112;", b"&a;",
    b'"', b"'", b"{", b"[" * 200, b"\\ud800", b"\\u0000", b"\r", b"\n\n", b"\x1a", "\u202e\u2066\u200b\u200f".encode(),
    "\U0001f600\ufffe".encode(),
    b"9999-12-31T23:59:59Z", b"0000-00-00", b"99999999999999999999", b"-1", b"WARC/1.0\r\n", b"Content-Length: 99999999\r\n", b"%PDF-1.7",
    b"PK\x03\x04", b"\x1f\x8b\x08\0", b"endstream endobj", b'<meta charset="iso-8859-6">',
    b'<!DOCTYPE a [<!ENTITY a "&a;&a;">]>', "گ پ چ ژ".encode(),
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four damages."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 4, 30, 300, 3000))
        damage = chance.randrange(8)
        if damage == 0:
            data = data[:at]
        elif damage == 1:
            data = data[:at] + data[at + size :]
        elif damage == 2:
            data = data[:at] + chance.choice(_TOKENS) + data[at:]
        elif damage == 3:
            data = data[:at] + data[at : at + size] * chance.choice((2, 50)) + data[at:]
        elif damage == 4:
            data = data[:at] + chance.randbytes(min(size, 300)) + data[at + size :]
        elif damage == 5:
            other = chance.choice(list(SEEDS.values()))
            data = data[:at] + other[chance.randrange(len(other)) :]
        elif damage == 6:
            data = bytes(byte ^ (1 << chance.randrange(8)) if chance.random() < 0.01 else byte for byte in data)
        else:
            data = data[at:] + data[:at]
    return data


def check(folder, numbers):
    """Mutants with these numbers in a folder, a good page after every twentieth; every file is told of, every good one read."""
    names = list(SEEDS)
    good = {}
    for number in numbers:
        chance = random.Random(f"{SEED} {number}")
        name = names[number % len(names)]
        (folder / f"{number:05}-{name}").write_bytes(mutated(SEEDS[name], chance))
        if number % 20 == 0:
            path = folder / f"{number:05}-good.html"
            path.write_bytes(made.page(title=f"قصف {number}"))
            good[str(path)] = path
    told = {}
    book = load()
    for received in read([str(folder)], Defaults(known=pipeline.known())):
        file = received.where.partition(":")[0]
        told.setdefault(file, []).append(received)
        if received.codable:
            coded = pipeline.code(received.document, book)
            assert coded.document.text
        else:
            assert received.failed or received.issues[0].kind == "set-aside"
            assert received.issues[0].message
            assert received.complaint().startswith(file)
        assert received.document is None or received.document.doc_id
    assert set(told) == {str(path) for path in folder.iterdir()}
    for path in good:
        assert [one.codable for one in told[path]] == [True], path
    return told


def test_damaged_files_of_every_kind(tmp_path):
    told = check(tmp_path, range(FEW))
    assert any(one.codable for many in told.values() for one in many)
    assert any(not one.codable for many in told.values() for one in many)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(8))
def test_thousands_of_damaged_files(tmp_path, share):
    size = ALL // 8
    check(tmp_path, range(FEW + share * size, FEW + (share + 1) * size))


def test_a_mutant_is_the_same_in_every_run():
    assert [mutated(SEEDS["a.docx"], random.Random("1")) for _ in range(2)].count(mutated(SEEDS["a.docx"], random.Random("1"))) == 2
