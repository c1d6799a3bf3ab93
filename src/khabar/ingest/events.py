"""Events read back: what `khabar link` wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from khabar.ingest.files import shown
from khabar.model import Event, Issue


class EventRecord(Struct, frozen=True):
    """One line of an events file: where it stands, its bytes, the event, or what kept it from being read."""

    where: str
    line: bytes = b""
    event: Event | None = None
    issue: Issue | None = None


_DECODER = msgspec.json.Decoder(Event)


def read_events(path: Path) -> Iterator[EventRecord]:
    """Every event of a file; a line that is none as this version writes them comes as an issue with file, line and cause."""
    name = shown(path)
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _record(line.removeprefix(b"\xef\xbb\xbf"), f"{name}:{number}")
    except OSError as error:
        yield EventRecord(name, issue=Issue("unreadable", f"cannot be read: {error.strerror}", where=name))


def _record(line: bytes, where: str) -> EventRecord:
    try:
        return EventRecord(where, line, _DECODER.decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        issue = Issue("bad-event", f"no event as this version of khabar writes them: {error}", where=where)
        return EventRecord(where, line, issue=issue)
