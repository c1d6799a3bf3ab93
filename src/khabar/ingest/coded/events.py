"""Events read back: what `khabar link` wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from khabar.ingest.streams.opening import UNREADABLE, numbered_lines, plain, shown, unreadable
from khabar.model import Event, Issue


class EventRecord(Struct, frozen=True):
    """One line of an events file: where it stands, and the event or what kept it from being read."""

    where: str
    event: Event | None = None
    issue: Issue | None = None


_DECODER = msgspec.json.Decoder(Event)


def read_events(path: Path) -> Iterator[EventRecord]:
    """Every event of a file, gzipped or not; a line that is none as this version writes them comes as an issue with file, line, cause."""
    name = shown(path)
    try:
        with path.open("rb") as file:
            for where, line in numbered_lines(plain(file), name):
                yield _record(line, where)
    except UNREADABLE as error:
        yield EventRecord(name, issue=Issue("unreadable", unreadable(error), where=name))


def find_events(path: Path, names: Iterable[str]) -> dict[str, Event]:
    """The event of each of these names: ids, ids that ended in another, claims (``doc_id#claim_id``); left out where there is none.

    Only lines in which a name stands are read as JSON, so that one event of a million is found in seconds. Raises what reading a file can
    raise (`khabar.ingest.streams.opening.UNREADABLE`).
    """
    missing = {name: msgspec.json.encode(name) for name in names}
    found: dict[str, Event] = {}
    with path.open("rb") as file:
        for line in plain(file):
            named = [name for name, quoted in missing.items() if quoted in line]
            event = _record(line.strip(), "").event if named else None
            for name in named:
                if event is not None and name in (event.event_id, *event.aliases, *event.claims):
                    found[name] = event
                    del missing[name]
            if not missing:
                break
    return found


def _record(line: bytes, where: str) -> EventRecord:
    try:
        return EventRecord(where, _DECODER.decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return EventRecord(where, issue=Issue("bad-event", f"no event as this version of khabar writes them: {error}", where=where))
