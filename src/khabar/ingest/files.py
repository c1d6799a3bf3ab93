"""Where documents come from: files, folders in name order, standard input, each plain or gzipped."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Generic, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct

from khabar.ingest.choosing import LOOKED_AT, UNKNOWN_ENDING, read_stream
from khabar.ingest.received import LONGEST_KEPT, PASSED_OVER, Defaults, Original, Received, beginning, failure
from khabar.ingest.records import UNKNOWN
from khabar.ingest.side_by_side import in_order
from khabar.ingest.streams.opening import GZIP, UNREADABLE, shown, unreadable

Found = TypeVar("Found")
_NAMED = 10
"""Files that were passed over which a line names: a person sees by them what sort it is."""
Opened: TypeAlias = Callable[[BinaryIO, str, str | None, Path | None], Iterator[Found]]


def _zipped_too(endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(ending + gz for ending in endings for gz in ("", ".gz"))


_PLAIN = (".txt", ".json", ".jsonl", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".warc")
ENDINGS = (*_zipped_too(_PLAIN), ".pdf", ".docx", ".wacz")
"""The files that are read in a folder; all others are passed over, and that is told."""

_SINGLE = (".html", ".htm", ".xhtml", ".pdf", ".docx")
"""The files that hold one object, taken apart by a process of its own."""

CODED_ENDINGS = _zipped_too((".json", ".jsonl"))
"""The files that may hold coded documents."""


class Reading(Struct, Generic[Found], frozen=True):
    """How the files of paths become objects of one sort.

    ``endings`` are those of the files that are read. ``read`` gives the objects of an open stream by its name, its ending (None where it
    has no name, empty where it has none of these) and where it lies, if it does. ``fault`` makes one of what kept a path from being read:
    its kind, its message, the path. ``advance`` is told how many bytes of the files, as they lie on the disk, have been used up since it
    was last told. ``by_content``: a file of another name that the caller named is opened all the same, to see what it is.
    ``readers``: so many files of one object are read side by side.
    """

    endings: tuple[str, ...]
    read: Opened[Found]
    fault: Callable[[str, str, str], Found]
    leave_out: Path | None = None
    advance: Callable[[int], None] = lambda size: None
    by_content: bool = False
    readers: int = 1


def read(
    paths: Iterable[str], defaults: Defaults, *, leave_out: Path | None = None, advance: Callable[[int], None] = lambda size: None
) -> Iterator[Received]:
    """Every input object of the paths in order; ``-`` is standard input.

    ``leave_out`` is a file not to read (the output, should it lie in a folder that is read), ``advance`` as for `Reading`.
    """
    return read_paths(paths, _reading(defaults, leave_out, advance))


def read_named(path: Path, name: str, defaults: Defaults) -> Iterator[Received]:
    """Every input object of a file that lies at ``path`` for a while and is known as ``name``, as `read` gives those of a file so named."""
    return _read_file(path, _reading(defaults), name)


def _reading(defaults: Defaults, leave_out: Path | None = None, advance: Callable[[int], None] = lambda size: None) -> Reading[Received]:
    def objects(raw: BinaryIO, name: str, ending: str | None, path: Path | None) -> Iterator[Received]:
        try:
            for received in read_stream(raw, name, defaults, ending, path):
                yield _of_unknown_ending(name, ENDINGS, failure) if received is UNKNOWN_ENDING else received
        except UNREADABLE as error:
            yield _damaged(unreadable(error), name, path)

    return Reading(ENDINGS, objects, failure, leave_out, advance, by_content=True, readers=defaults.readers)


def _damaged(message: str, name: str, path: Path | None) -> Received:
    """A file that cannot be read to its end, with its own bytes; of what is no file there are none that could be read again."""
    try:
        with path.open("rb") if path is not None else contextlib.nullcontext() as file:
            held = file.read(LONGEST_KEPT + 1) if file is not None else b""
    except OSError:
        held = b""
    if not held:
        return failure("unreadable", f"{message}; of its bytes none are kept but those of what was read", name)
    data, said = beginning(held, more=False)
    return failure("unreadable", f"{message}; {said}", name, Original(data, "application/gzip" if data.startswith(GZIP) else UNKNOWN))


class _Source(NamedTuple, Generic[Found]):
    """The objects of one file or stream; ``is_single``: there is one, which may be read beside those of other files."""

    objects: Iterator[Found]
    is_single: bool = False


def read_paths(paths: Iterable[str], reading: Reading[Found]) -> Iterator[Found]:
    """Every object of the paths in order; ``-`` is standard input. What cannot be read comes as a fault, and the next is read."""
    for is_single, sources in groupby(_sources(paths, reading), lambda source: source.is_single):
        for objects in in_order(sources, lambda source: list(source.objects), reading.readers) if is_single else ():
            yield from objects
        for source in () if is_single else sources:
            yield from source.objects


def _sources(paths: Iterable[str], reading: Reading[Found]) -> Iterator[_Source[Found]]:
    for path in paths:
        if path == "-":
            yield _Source(reading.read(sys.stdin.buffer, "standard input", None, None))
        elif Path(path).is_dir():
            yield from _of_folder(Path(path), reading)
        else:
            yield _of_file(Path(path), reading)


def size_of(paths: Iterable[str]) -> int:
    """Bytes of all files that would be read; standard input counts nothing."""
    files = (file for path in paths if path != "-" for file in (_files(Path(path)) if Path(path).is_dir() else [Path(path)]))
    return sum(file.stat().st_size for file in files if file.is_file())


def walk(
    folder: Path, endings: tuple[str, ...] | None, above: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[tuple[Path, OSError | None]]:
    """The files of a folder and the folders in it that have one of the endings (None: all), in name order; hidden ones are left alone.

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
        elif (endings is None or ending_of(path.name, endings)) and (path.is_file() or not path.exists()):
            yield path, None


def _files(folder: Path) -> Iterator[Path]:
    return (path for path, error in walk(folder, ENDINGS) if error is None)


def ending_of(name: str, endings: Iterable[str]) -> str | None:
    """Which of the endings a file has, in any case of letters."""
    return next((ending for ending in endings if name.lower().endswith(ending)), None)


def _of_folder(folder: Path, reading: Reading[Found]) -> Iterator[_Source[Found]]:
    empty = True
    passed: list[Path] = []
    for path, error in walk(folder, None):
        if error is None and ending_of(path.name, reading.endings) is None:
            passed += () if is_same_file(path, reading.leave_out) else (path,)
            continue
        if error is not None:
            yield _Source(iter([reading.fault("unreadable", unreadable(error), shown(path))]))
        elif is_same_file(path, reading.leave_out):
            continue
        else:
            yield _of_file(path, reading)
        empty = False
    if passed or empty:
        kind, message = not_read([shown(path.relative_to(folder)) for path in passed], reading.endings, empty=empty)
        yield _Source(iter([reading.fault(kind, message, shown(folder))]))


def not_read(passed: Sequence[str], endings: Iterable[str], *, empty: bool) -> tuple[str, str]:
    """What is told of a folder with files of no kind that is read, the first of them by name, or with no other (``empty``).

    The kind of the issue and its message.
    """
    named = ", ".join(passed[:_NAMED]) + (f" and {len(passed) - _NAMED:,} more" if len(passed) > _NAMED else "")
    if empty:
        return "no-files", f"no file with one of the endings {', '.join(endings)} in this folder{f': {named}' if named else ''}"
    said = f"{len(passed):,} files are passed over" if len(passed) > 1 else "1 file is passed over"
    return PASSED_OVER, f"{said}, whose names end in none of {', '.join(endings)}: {named}"


def _of_file(path: Path, reading: Reading[Found]) -> _Source[Found]:
    return _Source(_read_file(path, reading), is_single=reading.readers > 1 and ending_of(path.name, _SINGLE) is not None)


def is_same_file(one: Path, other: Path | None) -> bool:
    """Whether two paths lead to one file that is there."""
    return other is not None and one.exists() and other.exists() and one.samefile(other)


def _read_file(path: Path, reading: Reading[Found], name: str | None = None) -> Iterator[Found]:
    """The objects of a file; ``name`` is what it is called where that is not its path."""
    ending = ending_of(name or path.name, reading.endings)
    name = name or shown(path)
    used = 0
    try:
        special = path.exists() and not path.is_file()  # a pipe: nothing but its content tells what it is
        if ending is None and not special and not reading.by_content:
            path.stat()
            yield _of_unknown_ending(name, reading.endings, reading.fault)
            return
        with path.open("rb", buffering=LOOKED_AT) as raw:
            for found in reading.read(raw, name, None if special else ending or "", None if special else path):
                yield found
                if not special:
                    position = raw.tell()
                    reading.advance(position - used)
                    used = position
        if not special:
            reading.advance(path.stat().st_size - used)
    except UNREADABLE as error:
        yield reading.fault("unreadable", unreadable(error), name)


def _of_unknown_ending(name: str, endings: Iterable[str], fault: Callable[[str, str, str], Found]) -> Found:
    return fault("unknown-ending", f"the name ends in none of {', '.join(endings)}", name)
