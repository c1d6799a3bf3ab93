"""An open file or stream to the reader for it: gzipped or not, told by how it begins, by its name where that leaves it open."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from khabar.ingest.formats import json_file, json_lines, text_file, whole_failure
from khabar.ingest.received import Defaults, Received, failure
from khabar.ingest.streams.charset import wide
from khabar.ingest.streams.kinds import holds_records, kind_of_content, kind_of_json, kind_of_zip, no_text
from khabar.ingest.tables import table_file

Reader: TypeAlias = Callable[[io.BufferedReader, str, Defaults], Iterator[Received]]

LOOKED_AT = 1 << 16
"""Bytes at the beginning by which a file is told."""
UNKNOWN_ENDING = Received(None, "")
"""Given for a file of a foreign name whose content is no known kind either."""
_READERS: dict[str, Reader] = {".txt": text_file, ".json": json_file, ".jsonl": json_lines, ".csv": table_file, ".tsv": table_file}
_PAGES = (".html", ".htm", ".xhtml")
_TAG = re.compile(rb"<[A-Za-z!/?]")
_SWOLLEN, _TIMES = 1 << 30, 100
"""A file that is unzipped to more than a gigabyte and a hundred times its size is a bomb: newspaper articles shrink to a quarter, zeros to
a thousandth."""


def read_stream(
    raw: BinaryIO, name: str, defaults: Defaults, ending: str | None = None, path: Path | None = None, *, unzipped: bool = False
) -> Iterator[Received]:
    """Every input object of a stream. ``ending`` is that of its name, None for a stream without a name, empty for a file that is
    named after nothing known; ``path`` is where it lies, if it does.
    """
    ending = ending.removesuffix(".gz") if ending else ending
    stream = raw if isinstance(raw, io.BufferedReader) and not unzipped and path else io.BufferedReader(_Whole(raw), LOOKED_AT)
    head = stream.peek(LOOKED_AT)[:LOOKED_AT]
    if ending is None and not head:
        yield failure("empty", "there is nothing in it", name)
        return
    kind = kind_of_content(head)
    if kind == "ZIP":
        kind, stream = _kind_of_zip(stream)
    if kind == "gzip" and not unzipped:
        yield from _unzipped(stream, name, defaults, ending, path)
    elif kind in ("WARC", "WACZ", "Telegram"):
        from khabar.ingest.objects import archive_file, archive_stream

        yield from archive_file(path, kind, name, defaults) if path and not unzipped else archive_stream(stream, kind, name, defaults)
    elif kind in ("HTML", "PDF", "Word") or (ending in _PAGES and kind is None and _TAG.search(head)):
        from khabar.ingest.objects import object_file

        yield from object_file(stream, kind or "HTML", name, defaults)
    elif ending == "" and not kind:
        yield UNKNOWN_ENDING
    elif what := no_text(head) or kind:
        yield whole_failure("binary", f"{what}: there is no text in it", f"{name}:1", stream, b"")
    else:
        yield from _reader(ending, head)(stream, name, defaults)


def _reader(ending: str | None, head: bytes) -> Reader:
    """The reader of what is no page, archive or document: by its name, unless the content speaks against it."""
    if ending in (".txt", None, *_PAGES) or ending not in _READERS:
        told = kind_of_json(_narrow(head))
        return _READERS[".txt" if ending == ".txt" and not holds_records(_narrow(head)) else told]
    return _READERS[ending]


def _narrow(head: bytes) -> bytes:
    """How a stream in UTF-16 would begin in UTF-8: JSON in it is told as such, and refused by the reader of JSON."""
    charset = wide(head)
    return head.decode(charset, "replace").encode("utf-8", "replace") if charset else head


def _unzipped(stream: io.BufferedReader, name: str, defaults: Defaults, ending: str | None, path: Path | None) -> Iterator[Received]:
    """What is in a gzip file; a WARC file is unzipped by its own reader, record by record."""
    counted = _Whole(stream)
    inside = io.BufferedReader(_Bounded(counted), LOOKED_AT)
    if path is not None and kind_of_content(inside.peek(LOOKED_AT)) == "WARC":
        from khabar.ingest.objects import archive_file

        return archive_file(path, "WARC", name, defaults)
    return read_stream(inside, name, defaults, ending, None, unzipped=True)


def _kind_of_zip(stream: io.BufferedReader) -> tuple[str | None, io.BufferedReader]:
    """What a ZIP archive is, and the stream at its beginning again."""
    if not stream.seekable():
        stream = io.BufferedReader(io.BytesIO(stream.read(_SWOLLEN)), LOOKED_AT)
    try:
        kind = kind_of_zip(stream)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        kind = None
    stream.seek(0)
    return kind or "a ZIP archive that is neither Word nor WACZ, or is broken", stream


class _Whole(io.RawIOBase):
    """A stream that gives what is asked of it in whole pieces, and counts it."""

    def __init__(self, source: BinaryIO) -> None:
        self.source, self.count = source, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.source.read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Bounded(io.RawIOBase):
    """What is unzipped from a stream, up to the size at which it is a bomb. Raises ``OSError`` there."""

    def __init__(self, zipped: _Whole) -> None:
        self.zipped, self.count = zipped, 0
        self.source = gzip.GzipFile(fileobj=zipped, mode="rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.source.read1(len(view))  # what was whole before the damage is given first
        view[: len(data)] = data
        self.count += len(data)
        if self.count > _SWOLLEN and self.count > _TIMES * self.zipped.count:
            raise OSError(f"a gzip bomb: {self.zipped.count / 1e6:,.1f} MB hold more than {_SWOLLEN >> 20:,} MB; its rest is not read")
        return len(data)
