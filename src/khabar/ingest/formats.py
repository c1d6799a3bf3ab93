"""Plain text, JSON and JSON Lines as streams of documents, one bad line never stopping the next."""

import hashlib
import re
from collections.abc import Iterator
from io import BufferedReader, BytesIO

import msgspec

from khabar.ingest.received import LONGEST_KEPT, LONGEST_TEXT, Defaults, Original, Received, beginning, failure
from khabar.ingest.records import JSON, TEXT, UNKNOWN, document_of, document_of_text, in_charset, parse_record, read_as
from khabar.ingest.streams.charset import decode, in_utf8, wide
from khabar.ingest.streams.opening import BOM
from khabar.model import Document, Issue
from khabar.model.address import digest_id

_LONGEST_OBJECT = 64 << 20
"""Bytes of the longest JSON line or file that is parsed (a million letters escaped take 6 MB; a JSON file may hold many articles).
A longer line is passed over; its beginning is held."""

_BYTES_A_LETTER = 4
_LOOKED_AT = 4096
_CHUNK = 1 << 20
_BYTE = re.compile(r" \(byte (\d+)\)")


def text_file(stream: BufferedReader, name: str, defaults: Defaults) -> Iterator[Received]:
    """One document: the whole file as it stands, CRLF and all, without a byte order mark, in whatever charset it is."""
    longest = LONGEST_TEXT * _BYTES_A_LETTER + len(BOM)
    data = stream.read(longest + 1)
    if len(data) > longest:
        yield _too_long(stream, data, f"{name}:1", TEXT)
        return
    decoded = decode(data)
    if decoded is None or (decoded.broken_at is not None and decoded.charset == "utf-8"):
        broken_at = decoded.broken_at if decoded and decoded.broken_at is not None else 0
        yield failure(*_undecoded(data), f"{name}:{_line_at(data, broken_at)}", Original(data, UNKNOWN if b"\0" in data else TEXT))
        return
    text = decoded.text
    where = f"{name}:{text.count(chr(10), 0, max(text.find(chr(0)), 0)) + 1}"
    received = document_of_text(text, where, defaults, Original(data, TEXT))
    if decoded.charset != "utf-8" and received.document is not None:
        received = msgspec.structs.replace(received, issues=(*received.issues, read_as(decoded.charset, received)))
    yield received


def json_lines(stream: BufferedReader, name: str, defaults: Defaults) -> Iterator[Received]:
    """A document a line; blank lines are passed over."""
    number, empty = 0, True
    head = stream.peek(_LOOKED_AT)[:_LOOKED_AT]
    while line := stream.readline(_LONGEST_OBJECT + 1):
        number += 1
        where = f"{name}:{number}"
        if number == 1:
            line = line.removeprefix(BOM)
            if wide(head) or _is_binary(head):
                yield whole_failure(*_undecoded(head), where, stream, line)
                return
        if len(line) > _LONGEST_OBJECT and not line.endswith(b"\n"):
            yield _too_long(stream, line, where, JSON, to_line_end=True)
        elif line.strip():
            yield parse_record(line.strip(), where, defaults)
        else:
            continue
        empty = False
    if empty:
        yield failure("empty", "no object in the file", name)


def json_file(stream: BufferedReader, name: str, defaults: Defaults) -> Iterator[Received]:
    """One object, or a list of objects."""
    data = stream.read(_LONGEST_OBJECT + 1)
    if len(data) > _LONGEST_OBJECT:
        yield _too_long(stream, data, f"{name}:1", JSON)
        return
    data = data.removeprefix(BOM)
    if wide(data[:_LOOKED_AT]) or _is_binary(data[:_LOOKED_AT]):
        yield failure(*_undecoded(data), f"{name}:1", Original(data, UNKNOWN))
        return
    original = Original(data, JSON)
    if not data.strip():
        yield failure("empty", "the file is empty", f"{name}:1", original)
        return
    try:
        elements = list(elements_of(data))
    except BrokenJsonError as error:
        if error.kind == "not-utf8" and (turned := in_utf8(data)) is not None:
            again = json_file(BufferedReader(BytesIO(turned[0])), name, defaults)
            yield from (in_charset(received, turned[1]) for received in again)
            return
        whole = "; nothing of this file is coded" if _is_list(data) and error.kind == "broken-json" else ""
        yield failure(error.kind, f"{error}{whole}", f"{name}:{error.line}", original)
        return
    if not elements:
        yield failure("empty", "the list is empty", f"{name}:1", original)
    elif not _is_list(data):
        yield document_of(msgspec.json.decode(data), f"{name}:1", defaults, original)
    else:
        yield from (parse_record(element, f"{name}:{line}", defaults) for line, element in elements)


class BrokenJsonError(ValueError):
    """What is no JSON: ``kind`` is broken-json or not-utf8, ``line`` where the fault stands."""

    def __init__(self, kind: str, message: str, line: int) -> None:
        super().__init__(message)
        self.kind, self.line = kind, line


def elements_of(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements of a list in JSON, or the one object that it is, each with the line on which it begins.

    Raises ``BrokenJsonError``.
    """
    try:
        elements = msgspec.json.decode(data, type=list[msgspec.Raw]) if _is_list(data) else [msgspec.json.decode(data, type=msgspec.Raw)]
        if not _is_list(data):
            msgspec.json.decode(data)  # a raw value is not looked into
    except UnicodeDecodeError as error:
        raise BrokenJsonError("not-utf8", "not UTF-8", _undecoded_line(data)) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise BrokenJsonError("broken-json", f"broken JSON: {_BYTE.sub('', str(error))}", _fault_line(data, str(error))) from error
    position, line = 0, 1
    for element in elements:
        raw = bytes(element)
        found = data.index(raw, position)
        line += data.count(b"\n", position, found)
        yield line, raw
        line += raw.count(b"\n")
        position = found + len(raw)


def _is_list(data: bytes) -> bool:
    return data.lstrip().startswith(b"[")


def _fault_line(data: bytes, message: str) -> int:
    """The line of the byte that a message of the JSON reader names; the last line where it names none."""
    match = _BYTE.search(message)
    return _line_at(data, int(match[1]) if match else len(data.rstrip()))


def _undecoded_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _line_at(data, error.start)
    return 1


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _is_binary(head: bytes) -> bool:
    """NUL bytes and what is no UTF-8 together: no text file of any kind that is read here."""
    if b"\0" not in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start < len(head) - _BYTES_A_LETTER  # a letter cut at the end of what is looked at is no fault
    return False


def _undecoded(data: bytes) -> tuple[str, str]:
    """Kind and message for bytes that are no UTF-8: another encoding of text, or no text."""
    head = data[:_LOOKED_AT]
    if other := wide(head):
        return "not-utf8", f"not UTF-8 but {other.upper()}; `iconv -f {other.upper()} -t UTF-8` turns it"
    if b"\0" in head:
        return "binary", "a binary file, no text"
    return "not-utf8", "not UTF-8; if it is Windows Arabic, `iconv -f CP1256 -t UTF-8` turns it"


def whole_failure(kind: str, message: str, where: str, stream: BufferedReader, head: bytes) -> Received:
    """A stream that is no text of any kind: one object, read to its end. ``head`` is what was read of it."""
    rest = _Rest(head)
    while chunk := stream.read(_CHUNK):
        rest.add(chunk)
    return rest.failure(kind, message, where, UNKNOWN)


def too_large(stream: BufferedReader, head: bytes, where: str, media_type: str, message: str) -> Received:
    """Read past an object that is too large to be taken apart, ``head`` being what was read of it."""
    rest = _Rest(head)
    while chunk := stream.read(_CHUNK):
        rest.add(chunk)
    return rest.failure("too-long", message, where, media_type)


def _too_long(stream: BufferedReader, head: bytes, where: str, media_type: str, *, to_line_end: bool = False) -> Received:
    """Read past an object that is too long to hold."""
    rest, chunk = _Rest(head), head
    while not (to_line_end and chunk.endswith(b"\n")) and (chunk := stream.readline(_CHUNK) if to_line_end else stream.read(_CHUNK)):
        rest.add(chunk)
    most = f"the {LONGEST_TEXT:,} characters of the longest article that is coded"
    return rest.failure("too-long", f"{rest.size / 1e6:,.0f} MB are more than {most}; its text is left out", where, media_type)


class _Rest:
    """The bytes of an object that is not coded: their digest for its id, and the bytes themselves, of too many the beginning."""

    def __init__(self, head: bytes) -> None:
        self.digest, self.size, self.held = hashlib.sha256(head), len(head), [head]

    def add(self, chunk: bytes) -> None:
        self.digest.update(chunk)
        if self.size <= _LONGEST_OBJECT:
            self.held.append(chunk)
        self.size += len(chunk)
        if self.size > _LONGEST_OBJECT and len(self.held) > 1:
            self.held = [b"".join(self.held)[:LONGEST_KEPT]]

    def failure(self, kind: str, message: str, where: str, media_type: str) -> Received:
        doc_id = digest_id(self.digest.hexdigest())
        data = b"".join(self.held)
        if self.size > _LONGEST_OBJECT:
            data, said = beginning(data, more=True)
            message = f"{message}; {said}"
        issue = Issue(kind=kind, message=message, doc_id=doc_id, where=where)
        return Received(Document(doc_id, ""), where, (issue,), Original(data, media_type))
