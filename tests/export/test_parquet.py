"""What goes into a Parquet archive comes out of it as it was."""

import datetime as dt

import msgspec
import pytest
from invented import BOOK
from invented_reports import CODED, pages

from khabar import pipeline
from khabar.export.archive_columns import SHEETS
from khabar.export.archive_rows import Archived, Came, archived_of, event_row, month_of
from khabar.export.parquet import TABLES, batch_of, schema, table_files, to_arrow
from khabar.model import Event

pytest.importorskip("pyarrow")
ARCHIVED = [Archived(coded, "0.1.0", BOOK.digest, came=Came(b"\x00\xff", "text/plain", "a.txt", None)) for coded in CODED]
EVENTS = list(pipeline.link(pages(), BOOK))


def test_articles_come_back_as_they_were():
    batch = batch_of("documents", ARCHIVED)
    back = [archived_of(row) for row in batch.to_pylist()]
    assert [one.coded for one in back] == CODED
    assert [one.came for one in back] == [one.came for one in ARCHIVED]
    assert {(one.code, one.codebook, one.is_read) for one in back} == {("0.1.0", BOOK.digest, True)}


def test_every_table_has_the_columns_that_are_declared_and_no_other():
    for table in TABLES[:4]:
        batch = batch_of(table, ARCHIVED)
        batch.validate(full=True)
        assert batch.num_rows > 0 or table == "issues"
    events = to_arrow("events", [event_row(event, "0.1.0", BOOK.digest) for event in EVENTS])
    events.validate(full=True)
    assert events.schema.names == [column.name for column in SHEETS["events"].columns]


def test_rows_hold_what_was_read():
    claims = batch_of("claims", ARCHIVED).to_pylist()
    assert len(claims) == sum(len(coded.claims) for coded in CODED)
    struck = next(row for row in claims if row["ref"] == "a-1#c1")
    assert (struck["type"], struck["killed_low"], struck["date_start"]) == ("strike", 3, dt.date(2024, 3, 13))
    assert struck["evidence"] and CODED[0].document.text[struck["evidence_start"] : struck["evidence_end"]] == struck["evidence"]
    assert struck["month"] == "2024-03"
    assert [row["doc_id"] for row in batch_of("tallies", ARCHIVED).to_pylist()] == ["d-1"]


def test_events_come_back_as_they_were_and_tell_who_tells_what():
    rows = to_arrow("events", [event_row(event, "0.1.0", BOOK.digest) for event in EVENTS]).to_pylist()
    assert [msgspec.json.decode(row["json"], type=Event) for row in rows] == EVENTS
    contested = next(row for row in rows if "a-1#c1" in row["claims"])
    assert {origin["label"] for origin in contested["origins"]} == {share.origin.label for share in _event(contested).origins}
    assert [one["attribute"] for one in contested["findings"]] == [one.attribute for one in _event(contested).findings]
    assert (contested["killed_low"], contested["killed_high"]) == (3, 5)


def _event(row):
    return next(event for event in EVENTS if event.event_id == row["event_id"])


def test_a_row_that_is_no_article_says_why():
    row = batch_of("documents", ARCHIVED[:1]).to_pylist()[0]
    with pytest.raises(ValueError, match="is empty"):
        archived_of({**row, "text": None})
    with pytest.raises(ValueError, match="another article"):
        archived_of({**row, "doc_id": "other"})
    with pytest.raises(ValueError, match="does not lie in its text of 5"):
        archived_of({**row, "text": row["text"][:5]})
    with pytest.raises(ValueError, match="Expected"):
        archived_of({**row, "json": '{"document": 1}'})


def test_an_article_that_was_not_read_says_so():
    unread = Archived(msgspec.structs.replace(CODED[0], claims=(), tallies=()), "", "", is_read=False)
    back = archived_of(batch_of("documents", [unread]).to_pylist()[0])
    assert not back.is_read


def test_months():
    assert [month_of(day) for day in (None, dt.date(2024, 7, 31), dt.date(987, 1, 2))] == ["undated", "2024-07", "0987-01"]
    assert "month" not in schema("claims", parted=True).names


def test_files_that_a_job_left_behind_are_no_files_of_a_table(tmp_path):
    names = ("month=2024-03/b.parquet", "a.parquet", "_temporary/0/c.parquet", ".d.parquet", "month=2024-03/_e.parquet", "f.parquet.part")
    for name in names:
        path = tmp_path / "claims" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert table_files(tmp_path, "claims") == [tmp_path / "claims" / name for name in ("a.parquet", "month=2024-03/b.parquet")]
    assert table_files(tmp_path, "events") == []
