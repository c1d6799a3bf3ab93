"""Where documents come from: files, folders in name order, standard input, each plain or gzipped."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Generic, TypeAlias, TypeVar

from msgspec import Struct

from khabar.ingest.formats import json_file, json_lines, text_file
from khabar.ingest.opening import UNREADABLE, shown, sniffed, unreadable, unzipped
from khabar.ingest.received import Defaults, Received, failure

Reader: TypeAlias = Callable[[io.BufferedReader, str, Defaults], Iterator[Received]]
Found = TypeVar("Found")

_READERS: dict[str, Reader] = {".txt": text_file, ".json": json_file, ".jsonl": json_lines}


def _zipped_too(endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(ending + gz for ending in endings for gz in ("", ".gz"))


ENDINGS = _zipped_too(_READERS)
"""The files that are read in a folder; all others are left alone."""

CODED_ENDINGS = _zipped_too((".json", ".jsonl"))
"""The files that may hold coded documents."""


class Reading(Struct, Generic[Found], frozen=True):
    """How the files of paths become objects of one sort.

    ``endings`` are those of the files that are read; ``read`` gives the objects of an open stream by its name and its ending without .gz;
    ``fault`` makes one of what kept a path from being read: its kind, its message, the path. ``advance`` is told how many bytes of the
    files, as they lie on the disk, have been used up since it was last told.
    """

    endings: tuple[str, ...]
    read: Callable[[io.BufferedReader, str, str], Iterator[Found]]
    fault: Callable[[str, str, str], Found]
    leave_out: Path | None = None
    advance: Callable[[int], None] = lambda size: None


def read(
    paths: Iterable[str], defaults: Defaults, *, leave_out: Path | None = None, advance: Callable[[int], None] = lambda size: None
) -> Iterator[Received]:
    """Every input object of the paths in order; ``-`` is standard input.

    ``leave_out`` is a file not to read (the output, should it lie in a folder that is read), ``advance`` as for `Reading`.
    """

    def objects(stream: io.BufferedReader, name: str, ending: str) -> Iterator[Received]:
        return _READERS[ending](stream, name, defaults)

    return read_paths(paths, Reading(ENDINGS, objects, failure, leave_out, advance))


def read_paths(paths: Iterable[str], reading: Reading[Found]) -> Iterator[Found]:
    """Every object of the paths in order; ``-`` is standard input. What cannot be read comes as a fault, and the next is read."""
    for path in paths:
        if path == "-":
            yield from _sniffed(sys.stdin.buffer, "standard input", reading)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), reading)
        else:
            yield from _read_file(Path(path), reading)


def size_of(paths: Iterable[str]) -> int:
    """Bytes of all files that would be read; standard input counts nothing."""
    files = (file for path in paths if path != "-" for file in (_files(Path(path)) if Path(path).is_dir() else [Path(path)]))
    return sum(file.stat().st_size for file in files if file.is_file())


def walk(folder: Path, endings: tuple[str, ...], above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[tuple[Path, OSError | None]]:
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
            yield from walk(path, endings, above | {inode})
        elif ending_of(path.name, endings) and (path.is_file() or not path.exists()):
            yield path, None


def _files(folder: Path) -> Iterator[Path]:
    return (path for path, error in walk(folder, ENDINGS) if error is None)


def ending_of(name: str, endings: Iterable[str]) -> str | None:
    """Which of the endings a file has, in any case of letters."""
    return next((ending for ending in endings if name.lower().endswith(ending)), None)


def _read_folder(folder: Path, reading: Reading[Found]) -> Iterator[Found]:
    empty = True
    for path, error in walk(folder, reading.endings):
        if error is not None:
            yield reading.fault("unreadable", unreadable(error), shown(path))
        elif is_same_file(path, reading.leave_out):
            continue
        else:
            yield from _read_file(path, reading)
        empty = False
    if empty:
        yield reading.fault("no-files", f"no file with one of the endings {', '.join(reading.endings)} in this folder", shown(folder))


def is_same_file(one: Path, other: Path | None) -> bool:
    """Whether two paths lead to one file that is there."""
    return other is not None and one.exists() and other.exists() and one.samefile(other)


def _read_file(path: Path, reading: Reading[Found]) -> Iterator[Found]:
    name, ending = shown(path), ending_of(path.name, reading.endings)
    used = 0
    try:
        special = path.exists() and not path.is_file()  # a pipe: nothing but its content tells what it is
        if ending is None and not special:
            path.stat()
            yield reading.fault("unknown-ending", f"the name ends in none of {', '.join(reading.endings)}", name)
            return
        with path.open("rb") as raw:
            for found in _sniffed(raw, name, reading) if special else _opened(raw, name, ending or "", reading):
                yield found
                if not special:
                    position = raw.tell()
                    reading.advance(position - used)
                    used = position
    except UNREADABLE as error:
        yield reading.fault("unreadable", unreadable(error), name)


def _opened(raw: io.BufferedReader, name: str, ending: str, reading: Reading[Found]) -> Iterator[Found]:
    return reading.read(unzipped(raw) if ending.endswith(".gz") else raw, name, ending.removesuffix(".gz"))


def _sniffed(raw: BinaryIO, name: str, reading: Reading[Found]) -> Iterator[Found]:
    """The objects of a stream without a name: JSON Lines, JSON or plain text, told by how it begins."""
    kind, stream = sniffed(raw)
    return reading.read(stream, name, kind)
