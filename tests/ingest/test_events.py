"""Events are read back as they were written; a line of another version is told with file, line and cause."""

import msgspec
import pytest

from khabar.ingest.coded.events import read_events
from khabar.model import Event

EVENT = Event(event_id="ev-1", claims=("a#c1", "b#c2"), type="strike")


def test_an_event_is_read_back(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + msgspec.json.encode(EVENT) + b"\n\n" + msgspec.json.encode(EVENT))
    assert [record.event for record in read_events(path)] == [EVENT, EVENT]


@pytest.mark.parametrize(("line", "says"), [(b'{"event_id": "ev-1", "claims": []}', "`type`"), (b"{broken", "malformed"), (b"\xff\n", "")])
def test_a_line_that_is_no_event_is_told_and_the_next_is_read(tmp_path, line, says):
    path = tmp_path / "events.jsonl"
    path.write_bytes(line + b"\n" + msgspec.json.encode(EVENT))
    bad, good = read_events(path)
    assert bad.where == f"{path}:1"
    assert says in bad.issue.message
    assert good.event == EVENT


def test_a_file_that_is_not_there_is_told(tmp_path):
    [record] = read_events(tmp_path / "none.jsonl")
    assert record.issue.kind == "unreadable"
