"""Streams of bytes: gzipped or not, told by how they begin; their lines by number; why one cannot be read."""

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from khabar.ingest.streams.kinds import kind_of_json

Found = TypeVar("Found")

BOM = b"\xef\xbb\xbf"
UNREADABLE = (OSError, EOFError, zlib.error)
"""What opening or reading a file can raise: not there, not allowed, a gzip file that is cut short or spoilt."""

GZIP = b"\x1f\x8b"
_SNIFFED = 1 << 16


def shown(path: Path) -> str:
    """A path as it can stand in a message and in JSON."""
    return os.fsencode(path).decode("utf-8", "replace")


def unreadable(error: Exception) -> str:
    """What is said of a file that cannot be read: what the system gives as the reason, or what gzip finds wrong."""
    return f"cannot be read: {error.strerror if isinstance(error, OSError) and error.strerror else error}"


def unzipped(raw: BinaryIO) -> BufferedReader:
    """The content of a gzipped stream."""
    return BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw, mode="rb")))


def plain(raw: BinaryIO) -> BinaryIO:
    """A stream as it is, or the content of a gzipped one, whatever its name."""
    stream = _Rewound(raw, raw.read(len(GZIP)))
    zipped = stream.head == GZIP
    whole: BinaryIO = BufferedReader(stream, _SNIFFED)
    return unzipped(whole) if zipped else whole


def sniffed(raw: BinaryIO) -> tuple[str, BufferedReader]:
    """The content of a stream without a name, and the ending it would have as a file: told by how it begins."""
    content = plain(raw)
    stream = _Rewound(content, content.read(_SNIFFED))
    return kind_of_json(stream.head), BufferedReader(stream, _SNIFFED)


def by_name(read: Callable[[BufferedReader, str, str], Iterator[Found]]) -> Callable[..., Iterator[Found]]:
    """A reading of open files by their endings, of streams without a name by how they begin, from one of plain streams with an ending."""

    def opened(raw: BinaryIO, name: str, ending: str | None, path: Path | None) -> Iterator[Found]:
        if ending is None:
            kind, stream = sniffed(raw)
            return read(stream, name, kind)
        return read(unzipped(raw) if ending.endswith(".gz") else cast(BufferedReader, raw), name, ending.removesuffix(".gz"))

    return opened


def numbered_lines(stream: Iterable[bytes], name: str, first: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every line that is not blank, without a byte order mark and its line end, with where it stands (``file:line``).

    ``first`` is the number of the first line.
    """
    for number, line in enumerate(stream, first):
        if data := line.removeprefix(BOM).strip():
            yield f"{name}:{number}", data


class _Rewound(io.RawIOBase):
    """A stream whose first bytes were looked at and are given again."""

    def __init__(self, source: BinaryIO, head: bytes) -> None:
        self.source, self.head = source, head

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.head[: len(view)] if self.head else self.source.read(len(view))
        self.head = self.head[len(data) :] if self.head else b""
        view[: len(data)] = data
        return len(data)
