"""What stands in a ledger, as the articles and events of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, select

from khabar import __version__
from khabar.export.archive_rows import Archived, Came
from khabar.export.parquet_files import ArchiveWriter
from khabar.ledger import blobs
from khabar.ledger.events import decoded_lines, linked_to
from khabar.ledger.loading import Version, every, never_read, unread
from khabar.ledger.schema import captures, documents
from khabar.ledger.troubles import apart
from khabar.ledger.writing import in_parts

_AT_ONCE = 128
"""Articles whose bytes are held at once: of web pages some 30 MB."""


def write_archive(connection: Connection, writer: ArchiveWriter, tables: frozenset[str], *, originals: bool = False) -> tuple[int, int]:
    """Write what stands in a ledger, as far as these tables want it; gives how many articles and events that is."""
    count = events = 0
    if tables - {"events"}:
        for one in articles(connection, originals=originals):
            writer.add(one)
            count += 1
    if "issues" in tables:
        for issue in apart(connection):
            writer.add_issue(issue)
    if "events" in tables:
        codebook = linked_to(connection).codebook
        for event in decoded_lines(connection):
            writer.add_event(event, __version__, codebook)
            events += 1
    return count, events


def articles(connection: Connection, *, originals: bool) -> Iterator[Archived]:
    """Every article that stands with what was read from it last, then those that were not read yet; ``originals``: with their bytes."""
    versions = every(connection, current=True)
    while some := list(islice(versions, _AT_ONCE)):
        yield from _archived(connection, some, originals=originals)
    for numbers in in_parts(never_read(connection), _AT_ONCE):
        yield from _archived(connection, unread(connection, numbers), originals=originals)


def _archived(connection: Connection, versions: Sequence[Version], *, originals: bool) -> Iterator[Archived]:
    came = _came(connection, [one.document for one in versions], originals=originals)
    for one in versions:
        yield Archived(one.coded, one.code, one.codebook, one.declared, came.get(one.document), bool(one.coding))


def _came(connection: Connection, numbers: Sequence[int], *, originals: bool) -> dict[int, Came]:
    """Where documents (by entry) came from, ``originals``: with the bytes, as far as they are there."""
    query = (
        select(documents.c.entry, captures.c.sha256, captures.c.media_type, captures.c.place, captures.c.at)
        .join_from(documents, captures, captures.c.entry == documents.c.capture)
        .where(documents.c.entry.in_(numbers))
    )
    rows = connection.execute(query).all()
    held = blobs.fetch(connection, [row.sha256 for row in rows]) if originals else {}
    return {row.entry: Came(held.get(row.sha256), row.media_type, row.place, row.at) for row in rows}
