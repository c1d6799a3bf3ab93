"""Files with seeded damages: one of every kind that is read, torn, doubled, joined with another or with what readers stumble over."""

import json
import random

import made_files as made
from made_files import FIRST, SECOND

SEED = 20261122
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


def write(folder, numbers):
    """Mutants with these numbers in a folder, and a good page after every twentieth; gives the good ones."""
    names, good = list(SEEDS), []
    for number in numbers:
        name = names[number % len(names)]
        (folder / f"{number:05}-{name}").write_bytes(mutated(SEEDS[name], random.Random(f"{SEED} {number}")))
        if number % 20 == 0:
            good.append(folder / f"{number:05}-good.html")
            good[-1].write_bytes(made.page(title=f"قصف {number}"))
    return good
