"""Files, pages and records that a confined reader takes apart, as documents."""

import atexit
import contextlib
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from khabar.ingest.confined.process import Confined, Limits
from khabar.ingest.confined.taken import Taken, Task
from khabar.ingest.documents import received_of
from khabar.ingest.formats import text_file, too_large
from khabar.ingest.received import LONGEST_KEPT, SET_ASIDE, Defaults, Original, Received, beginning, failure
from khabar.ingest.records import TEXT, UNKNOWN
from khabar.ingest.side_by_side import in_order
from khabar.ingest.streams.kinds import kind_of_content, kind_of_zip, no_text

LARGEST_OBJECT = 64 << 20
"""Bytes of the largest page, PDF or Word document that is read: chosen, the same as for the largest JSON object."""
MEDIA_TYPES = {
    "HTML": "text/html",
    "PDF": "application/pdf",
    "Word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "Telegram": "application/json",
    "WARC": "application/warc",
    "WACZ": "application/wacz",
}
ARCHIVES = frozenset({"WARC", "WACZ", "Telegram"})
"""What holds many objects and is read from the disk, however large."""

LIMITS = Limits()
_OTHER_LANGUAGES = frozenset({"no-arabic", "other-language"})


_idle: list[Confined] = []


@contextlib.contextmanager
def _reader() -> Iterator[Confined]:
    """A confined process for one object: one that is idle, else a new one."""
    try:
        confined = _idle.pop()
    except IndexError:
        confined = Confined(LIMITS)
        atexit.register(confined.close)
    try:
        yield confined
    finally:
        _idle.append(confined)


def object_file(stream: io.BufferedReader, kind: str, name: str, defaults: Defaults) -> Iterator[Received]:
    """The document of one page, PDF or Word document."""
    data = stream.read(LARGEST_OBJECT + 1)
    if len(data) > LARGEST_OBJECT:
        message = f"more than {LARGEST_OBJECT >> 20} MB; no larger {kind} file is read"
        yield too_large(stream, data, f"{name}:1", MEDIA_TYPES[kind], message)
        return
    yield from object_of(Task(reader=kind, data=data), name, defaults)


def object_of(task: Task, name: str, defaults: Defaults, place: str = ":1", seen: str | None = None) -> Iterator[Received]:
    """The document of one object in memory; ``place`` is where in ``name`` it stands."""
    original = Original(task.data, MEDIA_TYPES[task.reader], task.url)
    with _reader() as reader:
        for taken in reader.read(task):
            yield received_of(msgspec.structs.replace(taken, place=place, seen=seen), name, defaults, original)


def archive_file(path: Path, kind: str, name: str, defaults: Defaults) -> Iterator[Received]:
    """Every document in an archive, or in an export of many messages."""

    def work(taken: Taken) -> list[Received]:
        if taken.data is None or taken.fault or taken.text:
            data, taken = (taken.data, taken) if taken.data is not None else _with_file(taken, path)
            return [received_of(taken, name, defaults, Original(data, taken.media_type or UNKNOWN, taken.url))]
        return list(map(_set_aside, _record(taken, name, defaults)))

    with _reader() as reader:
        for received in in_order(reader.read(Task(reader=kind, path=str(path))), work, defaults.readers):
            yield from received


def _with_file(taken: Taken, path: Path) -> tuple[bytes, Taken]:
    """What is kept where an archive gives no bytes of an object: the archive's own, and of a large one the beginning."""
    if not taken.fault:
        return b"", taken
    with path.open("rb") as file:
        data, said = beginning(file.read(LONGEST_KEPT + 1), more=False)
    message = f"{taken.fault[1]}; of the archive {said.removeprefix('its ')}"
    return data, msgspec.structs.replace(taken, fault=(taken.fault[0], message))


def _set_aside(received: Received) -> Received:
    """A page in another language among the many of an archive is passed over and no fault."""
    if not received.issues or received.issues[0].kind not in _OTHER_LANGUAGES:
        return received
    first, *others = received.issues
    return msgspec.structs.replace(received, issues=(msgspec.structs.replace(first, kind=SET_ASIDE), *others))


def archive_stream(stream: io.BufferedIOBase, kind: str, name: str, defaults: Defaults) -> Iterator[Received]:
    """The same for a stream that is no file of its own."""
    with tempfile.NamedTemporaryFile(prefix="khabar-") as file:
        shutil.copyfileobj(stream, file)
        file.flush()
        yield from archive_file(Path(file.name), kind, name, defaults)


def fetched(data: bytes, url: str, media_type: str | None, charset: str | None, where: str, defaults: Defaults) -> Iterator[Received]:
    """The documents of a page that was fetched; ``where`` is what stands before messages (the address, the feed)."""
    taken = Taken(place="", data=data, media_type=(media_type or "").partition(";")[0].strip().lower() or None, charset=charset, url=url)
    return _record(taken, where, defaults)


def entries_of(data: bytes, url: str, charset: str | None) -> Iterator[Taken]:
    """The entries of a feed, a sitemap or an OPML list; a fault as an entry of its own."""
    with _reader() as reader:
        yield from reader.read(Task(reader="List", data=data, url=url, charset=charset))


def _record(taken: Taken, name: str, defaults: Defaults) -> Iterator[Received]:
    """A page of an archive: its content tells what it is, then what it was sent as."""
    data = taken.data or b""
    kind = kind_of_content(data[: 1 << 16])
    if kind == "ZIP":
        kind = _kind_of_zip(data)
    if kind in ("HTML", "PDF", "Word"):
        task = Task(reader=kind, data=data, url=taken.url, charset=taken.charset)
        yield from object_of(task, name, defaults, taken.place, taken.seen)
    elif taken.media_type == "text/plain" and kind is None:
        original = Original(data, TEXT, taken.url)
        for received in text_file(io.BufferedReader(io.BytesIO(data)), f"{name}{taken.place}", defaults):
            yield _with_address(received, original)
    elif taken.media_type in ("text/html", "application/xhtml+xml") and kind is None:
        task = Task(reader="HTML", data=data, url=taken.url, charset=taken.charset)
        yield from object_of(task, name, defaults, taken.place, taken.seen)
    else:
        what = no_text(data) or f"{kind or taken.media_type or 'what it is cannot be told'}"
        original = Original(data, taken.media_type or UNKNOWN, taken.url)
        yield failure("unknown-format", f"no article: {what}", f"{name}{taken.place}", original)


def _with_address(received: Received, original: Original) -> Received:
    """A plain text under the address it was found at."""
    from khabar.model.address import url_id

    if received.document is None or not original.url:
        return received
    doc_id = url_id(original.url)
    document = msgspec.structs.replace(received.document, url=original.url, doc_id=doc_id)
    issues = tuple(msgspec.structs.replace(issue, doc_id=doc_id) for issue in received.issues)
    return msgspec.structs.replace(received, document=document, issues=issues, original=original)


def _kind_of_zip(data: bytes) -> str | None:
    try:
        return kind_of_zip(io.BytesIO(data))
    except zipfile.BadZipFile:
        return None
