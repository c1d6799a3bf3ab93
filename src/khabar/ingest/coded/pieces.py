"""Paths of coded documents cut into pieces that can be read side by side, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from khabar.ingest.coded.documents import CodedRecord, coded_lines, read_coded
from khabar.ingest.files import CODED_ENDINGS, walk
from khabar.ingest.streams.opening import UNREADABLE, shown

_SIZE = 4 << 20
"""Bytes of a piece of a file of JSON Lines: some 4,000 documents, read in two seconds."""
_CHUNK = 1 << 20


class Piece(Struct, frozen=True):
    """A path to be read whole, or the lines of a file that begin within these bytes; ``line`` is the number of the first of them."""

    path: str
    size: int
    start: int | None = None
    line: int = 1


def pieces(paths: Iterable[str]) -> list[Piece]:
    """What is to be read of paths, in order: the same documents as `read_coded` gives of them, by parts."""
    return [piece for path in paths for file in _files(path) for piece in _cut(file)]


def read_piece(piece: Piece) -> Iterator[CodedRecord]:
    """The coded documents of a piece; what cannot be read comes as an issue."""
    if piece.start is None:
        yield from read_coded([piece.path])
        return
    with Path(piece.path).open("rb") as file:
        file.seek(piece.start)
        lines = file.read(piece.size).split(b"\n")
    yield from coded_lines(lines, shown(Path(piece.path)), piece.line)


def _files(path: str) -> list[str]:
    """A file as it is, the files of a folder; a folder with something wrong stays whole, so that it is told as it is."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    found = list(walk(Path(path), CODED_ENDINGS))
    return [str(file) for file, _ in found] if found and all(error is None for _, error in found) else [path]


def _cut(path: str) -> list[Piece]:
    """The pieces of a file: several of a large one of JSON Lines."""
    file = Path(path)
    try:
        size = file.stat().st_size if path != "-" and file.is_file() else 0
        if size > 2 * _SIZE and path.lower().endswith(".jsonl"):
            return list(_stretches(file, size))
    except UNREADABLE:
        size = 0  # told by whoever reads it
    return [Piece(path, size)]


def _stretches(path: Path, size: int) -> Iterator[Piece]:
    """The pieces of a file, each from the beginning of a line to that of another."""
    start, line = 0, 1
    with path.open("rb") as file:
        while start < size:
            file.seek(min(start + _SIZE, size))
            file.readline()
            end = file.tell()
            yield Piece(str(path), end - start, start, line)
            file.seek(start)
            left = end - start
            while left and (chunk := file.read(min(left, _CHUNK))):
                line += chunk.count(b"\n")
                left -= len(chunk)
            start = end
