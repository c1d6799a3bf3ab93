"""Where documents come from: files, folders in name order, standard input, each plain or gzipped."""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from khabar.ingest.formats import json_file, json_lines, text_file
from khabar.ingest.received import Defaults, Received, failure

Reader: TypeAlias = Callable[[io.BufferedReader, str, Defaults], Iterator[Received]]

_READERS: dict[str, Reader] = {".txt": text_file, ".json": json_file, ".jsonl": json_lines}
ENDINGS = tuple(ending + gz for ending in _READERS for gz in ("", ".gz"))
"""The files that are read in a folder; all others are left alone."""

_GZIP = b"\x1f\x8b"
_SNIFFED = 1 << 16


def read(
    paths: Iterable[str], defaults: Defaults, *, leave_out: Path | None = None, advance: Callable[[int], None] = lambda size: None
) -> Iterator[Received]:
    """Every input object of the paths in order; ``-`` is standard input.

    ``leave_out`` is a file not to read (the output, should it lie in a folder that is read). ``advance`` is told how many bytes
    of the files, as they lie on the disk, have been used up since it was last told.
    """
    for path in paths:
        if path == "-":
            yield from _sniffed(sys.stdin.buffer, "standard input", defaults)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), defaults, leave_out, advance)
        else:
            yield from _read_file(Path(path), defaults, advance)


def size_of(paths: Iterable[str]) -> int:
    """Bytes of all files that would be read; standard input counts nothing."""
    files = (file for path in paths if path != "-" for file in (_files(Path(path)) if Path(path).is_dir() else [Path(path)]))
    return sum(file.stat().st_size for file in files if file.is_file())


def walk(folder: Path, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[tuple[Path, OSError | None]]:
    """The files of a folder and the folders in it that have one of the endings, in name order; hidden ones are left alone.

    A folder that cannot be listed comes with its error, and the walk goes on behind it. A link is followed, save to a folder
    that it lies in (``above``). A link that leads nowhere is a file here: opening it says what is wrong.
    """
    try:
        state = folder.stat()
        if (inode := (state.st_dev, state.st_ino)) in above:
            return
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        yield folder, error
        return
    for path in map(folder.joinpath, names):
        if path.is_dir():
            yield from walk(path, above | {inode})
        elif ending_of(path.name) and (path.is_file() or not path.exists()):
            yield path, None


def _files(folder: Path) -> Iterator[Path]:
    return (path for path, error in walk(folder) if error is None)


def ending_of(name: str) -> str | None:
    """Which of the endings a file has, in any case of letters."""
    return next((ending for ending in ENDINGS if name.lower().endswith(ending)), None)


def shown(path: Path) -> str:
    """A path as it can stand in a message and in JSON."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read_folder(folder: Path, defaults: Defaults, leave_out: Path | None, advance: Callable[[int], None]) -> Iterator[Received]:
    empty = True
    for path, error in walk(folder):
        if error is not None:
            yield failure("unreadable", _unreadable(error), shown(path))
        elif is_same_file(path, leave_out):
            continue
        else:
            yield from _read_file(path, defaults, advance)
        empty = False
    if empty:
        yield failure("no-files", f"no file with one of the endings {', '.join(ENDINGS)} in this folder", shown(folder))


def is_same_file(one: Path, other: Path | None) -> bool:
    """Whether two paths lead to one file that is there."""
    return other is not None and one.exists() and other.exists() and one.samefile(other)


def _unreadable(error: Exception) -> str:
    return f"cannot be read: {error.strerror if isinstance(error, OSError) and error.strerror else error}"


def _read_file(path: Path, defaults: Defaults, advance: Callable[[int], None]) -> Iterator[Received]:
    name, ending = shown(path), ending_of(path.name)
    used = 0
    try:
        special = path.exists() and not path.is_file()  # a pipe: nothing but its content tells what it is
        if ending is None and not special:
            path.stat()
            yield failure("unknown-ending", f"the name ends in none of {', '.join(ENDINGS)}", name)
            return
        with path.open("rb") as raw:
            for received in _sniffed(raw, name, defaults) if special else _opened(raw, name, ending or "", defaults):
                yield received
                if not special:
                    position = raw.tell()
                    advance(position - used)
                    used = position
    except (OSError, EOFError, zlib.error) as error:
        yield failure("unreadable", _unreadable(error), name)


def _opened(raw: io.BufferedReader, name: str, ending: str, defaults: Defaults) -> Iterator[Received]:
    if not ending.endswith(".gz"):
        return _READERS[ending](raw, name, defaults)
    return _READERS[ending.removesuffix(".gz")](_unzipped(raw), name, defaults)


def _unzipped(raw: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(gzip.GzipFile(fileobj=raw, mode="rb"))


def _sniffed(raw: BinaryIO, name: str, defaults: Defaults) -> Iterator[Received]:
    """A stream without a name: gzipped or not, JSON Lines, JSON or plain text, told by how it begins."""
    stream = _Rewound(raw, raw.read(2))
    if stream.head == _GZIP:
        stream = _Rewound(zipped := _unzipped(io.BufferedReader(stream)), zipped.read(2))
    stream.head += stream.source.read(_SNIFFED - len(stream.head))
    yield from _READERS[_kind_of(stream.head)](io.BufferedReader(stream), name, defaults)


def _kind_of(head: bytes) -> str:
    """The ending a stream would have as a file. One whose first line is a whole JSON object (or too long to see) is JSON Lines."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    inside = start[1:].lstrip()
    if start.startswith(b"[") and inside.startswith((b"{", b"]")):
        return ".json"
    if not start.startswith(b"{") or not inside.startswith((b'"', b"}")):
        return ".txt"
    line, newline, rest = start.partition(b"\n")
    if newline and not line.rstrip().endswith(b"}") and not rest.lstrip().startswith(b"{"):
        return ".json"
    return ".jsonl"


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
