"""The pages in a WARC or WACZ archive, one by one, with where and when they were captured."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from khabar.ingest.confined.taken import Fault, Taken, Task
from khabar.ingest.received import LONGEST_KEPT, beginning

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST_RECORD = 64 << 20
"""Bytes of the largest page that is taken from an archive, unpacked."""
_READ = (
    "text/html",
    "application/xhtml",
    "application/pdf",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
)
_OK = 200
_DAMAGED = "application/octet-stream"
_ARCHIVE_NAMES = (".warc", ".warc.gz")
_CHUNK = 1 << 20
_LONGEST_HEAD = 16
_RECORD = re.compile(rb"\r\n\r\nWARC/[01]\.\d+\r\n(?:WARC|Content)-")
_BEGINS = re.compile(rb"WARC/[01]\.\d+\r?\n|\x1f\x8b\x08")


def read_warc(task: Task) -> Iterator[Taken]:
    """Every page of an archive that was fetched whole; pictures, redirects and repeated captures are passed over."""
    with Path(task.path or "").open("rb") as stream:
        yield from _pages(stream, "")


def read_wacz(task: Task) -> Iterator[Taken]:
    """The same for every WARC file in a WACZ archive. Raises ``Fault`` where there is none."""
    try:
        package = zipfile.ZipFile(task.path) if task.path else zipfile.ZipFile(io.BytesIO(task.data))
    except zipfile.BadZipFile as error:
        raise Fault("unreadable", f"a broken WACZ archive: {error}") from error
    with package:
        names = [name for name in package.namelist() if name.startswith("archive/") and name.endswith(_ARCHIVE_NAMES)]
        if not names:
            raise Fault("unreadable", "a WACZ archive without a WARC file in it")
        for name in names:
            try:
                with package.open(name) as stream:
                    yield from _pages(stream, f": {name}")
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
                yield Taken(place=f": {name}", fault=("unreadable", f"cannot be unzipped: {error}"))


def _pages(stream: IO[bytes], inside: str) -> Iterator[Taken]:
    """Every page from the beginning to the end; behind what is damaged it goes on with the next record that can be made out."""
    start: int | None = 0
    found = False
    while start is not None:
        next_start = None
        for item in _run(stream, start, inside):
            if isinstance(item, Taken):
                yield item
            else:
                next_start = item
            found = True
        start = next_start
    if not found:
        yield Taken(place=inside or ":1", fault=("unreadable", "no WARC record in it"))


def _run(stream: IO[bytes], start: int, inside: str) -> Iterator[Taken | int]:
    """The pages from an offset; at last the offset to go on from, where the archive is damaged and goes on."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream.seek(start)
    at, begun, spot = start, False, "record at"
    fault: tuple[str, str] | None = None
    try:
        for record in ArchiveIterator(stream, parse_http=False):
            at, begun = record.stream_pos, True
            block = record.reader.read(LARGEST_RECORD + 1)
            if fault := _lie(record, block):
                break
            if record.record_type & wanted:
                yield from _page(record, block, f"{inside}: record at byte {at:,}")
    except (OSError, ValueError, EOFError) as error:
        fault, spot = ("damaged", f"the archive is damaged here: {error}"), "behind" if begun else spot
    behind = _next_record(stream, at + 1)
    if fault is None and behind is not None and begun:
        at, fault = behind, ("damaged", "the record cannot be unpacked")
        behind = _next_record(stream, behind + 1)
    if fault is not None:
        data, said = _kept(stream, at, behind)
        yield Taken(place=f"{inside}: {spot} byte {at:,}", fault=(fault[0], f"{fault[1]}; {said}"), data=data, media_type=_DAMAGED)
    if behind is not None and (fault is not None or not begun):
        yield behind


def _lie(record: "WarcRecord", block: bytes) -> tuple[str, str] | None:
    """What is wrong with the length that a record tells: it is cut off, or holds the beginning of other records."""
    if len(block) > LARGEST_RECORD:
        return "too-long", f"more than {LARGEST_RECORD >> 20} MB; the record is left out"
    if len(block) < record.content_length or _RECORD.search(block):
        return "damaged", f"its length of {record.content_length:,} bytes is wrong; the record is left out"
    return None


def _kept(stream: IO[bytes], start: int, end: int | None) -> tuple[bytes, str]:
    """The bytes of a place where no record can be read, as they stand in the archive, up to the next that can be made out."""
    try:
        stream.seek(start)
        held = stream.read(LONGEST_KEPT + 1 if end is None else min(end - start, LONGEST_KEPT + 1))
    except (OSError, ValueError, EOFError, zlib.error):
        held = b""
    return beginning(held, more=False) if held else (b"", "none of its bytes can be read")


def _next_record(stream: IO[bytes], start: int) -> int | None:
    """Where the next record begins at or behind an offset, packed or not."""
    stream.seek(start)
    position, held = start, b""
    while chunk := stream.read(_CHUNK):
        held = held[-_LONGEST_HEAD:] + chunk
        base = position + len(chunk) - len(held)
        for match in _BEGINS.finditer(held):
            at = base + match.start()
            if at >= start and (not match[0].startswith(b"\x1f") or _unpacks_to_record(stream, at)):
                return at
        position += len(chunk)
        stream.seek(position)
    return None


def _unpacks_to_record(stream: IO[bytes], at: int) -> bool:
    stream.seek(at)
    try:
        return zlib.decompressobj(wbits=31).decompress(stream.read(512), 5) == b"WARC/"
    except zlib.error:
        return False


def _page(record: "WarcRecord", block: bytes, place: str) -> Iterator[Taken]:
    try:
        if record.is_http:
            record.set_bytes_content(block)
            record.parse_http(auto_decode="all", strict_mode=False)
            if record.http_headers is None or record.http_headers.status_code != _OK:
                return
            block = record.reader.read(LARGEST_RECORD + 1)
        kind = (record.http_content_type if record.is_http else record.headers.get("Content-Type")) or ""
        if not kind.lower().startswith(_READ):
            return
    except (OSError, ValueError, EOFError) as error:
        yield Taken(place=place, url=_address(record), fault=("damaged", f"the record is damaged: {error}"), data=block)
        return
    long = len(block) > LARGEST_RECORD
    kept, said = beginning(block, more=True) if long else (block, "")
    yield Taken(
        place=place,
        url=_address(record),
        data=kept,
        media_type=kind.partition(";")[0].strip().lower(),
        charset=record.http_charset if record.is_http else None,
        seen=(record.headers.get("WARC-Date") or "")[:10] or None,
        fault=("too-long", f"more than {LARGEST_RECORD >> 20} MB when unpacked; the page is left out, {said}") if long else None,
    )


def _address(record: "WarcRecord") -> str | None:
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
