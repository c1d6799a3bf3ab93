"""Bytes to text by a stated rule: what is valid UTF-8 is UTF-8, whatever it is declared as; then what the bytes themselves speak for."""

import codecs
import re

from msgspec import Struct

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ARTICLE = "\u0627\u0644"
_STRAY = re.compile("[\u0621-\u064a][\u00c0-\u00ff\u0152\u0153\u0192][\u0621-\u064a]|[\ufffd\x80-\x9f]")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]{1,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 1 << 16
_MOSTLY_UTF8 = 0.5
"""Share of the bytes above 127 in whole UTF-8 sequences from which bytes are damaged UTF-8. 402 articles in UTF-8 with every tenth byte
damaged have 0.77 or more; in windows-1256 and ISO-8859-6, where such bytes meet by chance, they have 0.04 or less."""
_LEAST_ARABIC = 0.7
"""Share of the bytes above 127 that have to be Arabic letters before a text in one byte a letter is taken for Arabic: 402 articles have
0.89 or more; French, Hebrew, Greek and Chinese in their own encodings up to 0.62, chance 0.39. Russian in KOI8-R has 0.92: the next rule
keeps out most of it, not all."""
_WITHOUT_ARTICLE = 200
"""Letters after which an Arabic text has its article at least once (in 14,848 articles it stands after 145 letters at the latest)."""
_BYTES_A_UNIT = 2


class Decoded(Struct, frozen=True):
    """A text, the charset it was read by, and the offset of the first byte that it has not (None where it has all)."""

    text: str
    charset: str
    broken_at: int | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of bytes; None where no charset gives one.

    In this order: a byte order mark, UTF-16 without one (every second byte alike), valid UTF-8, damaged UTF-8 (the damage replaced),
    then of windows-1256, ISO-8859-6 and what was ``declared`` the one that gives Arabic words.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _replaced(data, charset)
    if wide := _without_mark(data):
        return _replaced(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    if b"\0" in data:
        return None
    head = data[max(0, broken_at - 100) : broken_at + _LOOKED_AT]
    above = len(_NOT_ASCII.findall(head))
    if sum(map(len, _UTF8_SEQUENCE.findall(head))) >= above * _MOSTLY_UTF8:
        return Decoded(data.decode("utf-8", "replace"), "utf-8", broken_at)
    return _in_single_bytes(data, head, above, declared)


def wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32, told by a byte order mark or by its pattern; None for what has a byte a letter or is UTF-8."""
    marked = next((charset for mark, charset in _MARKS if head.startswith(mark) and charset != "utf-8"), None)
    return marked or _without_mark(head)


def in_utf8(data: bytes) -> tuple[bytes, str] | None:
    """Bytes in a charset of one byte a letter as UTF-8, with the charset; None for what is damaged or speaks for none."""
    decoded = decode(data)
    if decoded is None or decoded.broken_at is not None or decoded.charset.startswith("utf"):
        return None
    return decoded.text.encode("utf-8"), decoded.charset


def declared_in(head: bytes) -> str | None:
    """The charset that the head of a page or of XML declares."""
    match = _DECLARED.search(head[:_LOOKED_AT])
    return (match[1] or match[2]).decode("ascii") if match else None


def _replaced(data: bytes, charset: str) -> Decoded:
    try:
        return Decoded(data.decode(charset).removeprefix("\ufeff"), charset)
    except UnicodeDecodeError as error:
        return Decoded(data.decode(charset, "replace").removeprefix("\ufeff"), charset, error.start)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 by its pattern: Arabic letters have the high byte 6, and spaces, digits and markup the high byte 0."""
    units = data[: _LOOKED_AT - _LOOKED_AT % _BYTES_A_UNIT]
    for high, charset in ((units[1::2], "utf-16-le"), (units[0::2], "utf-16-be")):
        if high and sum(map(high.count, (b"\x06", b"\0", b"\x20"))) >= 0.9 * len(high) and b"\0" in high and b"\x06" in high:
            return charset
    return None


def _in_single_bytes(data: bytes, head: bytes, above: int, declared: str | None) -> Decoded | None:
    candidates = [name for name in (_known(declared), "cp1256", "iso8859-6") if name is not None]
    scored = [(*_likeness(head, name), -at, name) for at, name in enumerate(candidates)]
    *_, best = max(scored)
    text = head.decode(best, "replace")
    letters = len(_ARABIC.findall(text))
    if letters < above * _LEAST_ARABIC or (letters >= _WITHOUT_ARTICLE and _ARTICLE not in text):
        return None
    return _replaced(data, best)


def _likeness(head: bytes, charset: str) -> tuple[int, int]:
    """How far bytes read by a charset look like Arabic: the article at the head of words, less what stands nowhere in Arabic."""
    text = head.decode(charset, "replace")
    return text.count(_ARTICLE) - 2 * len(_STRAY.findall(text)), len(_ARABIC.findall(text))


def _known(declared: str | None) -> str | None:
    """A declared charset of one byte a letter that Python knows; no other is left at this point."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    return None if name.startswith(("utf", "ascii", "iso8859-1", "cp1252")) else name
