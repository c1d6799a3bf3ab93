"""Articles taken in and read later: nothing is lost between the two, and the end is that of reading at once."""

import datetime as dt
import json

import pytest
from invented_reports import REPORTS
from msgspec import structs
from sqlalchemy import event
from stamps import stamp

from khabar.engines.rebuilding import rebuild
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ingest.received import Original, Received
from khabar.ledger import Database, checking, verify
from khabar.ledger.burying import bury
from khabar.ledger.captures import captures_of
from khabar.ledger.content import digest
from khabar.ledger.copying import copy
from khabar.ledger.decisions import Given, decide, queue
from khabar.ledger.events import counts, decoded
from khabar.ledger.filters import Filter, find_documents, find_events
from khabar.ledger.loading import articles, load, never_read
from khabar.ledger.standing import moved_here
from khabar.model import Document, Issue, Review
from khabar.model.address import url_id

URL = "https://marsa.example/1"


def received(number, *issues, **other):
    doc_id, outlet, day, text = REPORTS[number]
    document = structs.replace(Document(doc_id, text, outlet, dt.date(2024, 3, day)), **other)
    original = Original(document.text.encode(), "text/plain", document.url)
    return Received(document, f"reports:{number}", issues, original)


ALL = [received(number) for number in range(len(REPORTS))]
EMPTY = Received(Document("bad", ""), "bad.txt:1", (Issue("empty", "the text is empty", "bad", "bad.txt:1"),), Original(b"", "text/plain"))


@pytest.fixture
def recorder(database, book):
    return lambda: Recorder(database, stamp)


def standing(database):
    with database.reading() as connection:
        assert verify(connection).fault is None
        return counts(connection), digest(connection)


def test_what_is_taken_in_and_read_later_is_as_if_read_at_once(recorder, database, book, tmp_path):
    noted = received(0, Issue("charset", "read as cp1256", "a-1", "reports:0"))
    articles_of_all = [noted, *ALL[1:], EMPTY]
    taken = recorder().take_in(articles_of_all)
    assert (taken.new, taken.unread, taken.failed, taken.claims) == (7, 6, 1, 0)
    assert recorder().take_in(articles_of_all).known == 7
    later = recorder().read_later()
    assert (later.read_later, later.new, later.read_again) == (6, 0, 0)
    assert recorder().read_later().read_later == 0
    relink(database, book, stamp)
    at_once = Database.open(str(tmp_path / "other.db"), create=True)
    Recorder(at_once, stamp).record(articles_of_all)
    relink(at_once, book, stamp)
    assert standing(database) == standing(at_once)


def test_a_run_over_the_same_articles_reads_those_that_wait(recorder, database):
    recorder().take_in(ALL)
    report = recorder().record(ALL)
    assert (report.read_later, report.new, report.known) == (6, 0, 0)
    with database.reading() as connection:
        assert never_read(connection) == []


def test_an_article_that_waits_is_found_and_can_be_forgotten(recorder, database, tmp_path):
    recorder().take_in(ALL)
    with database.reading() as connection:
        assert find_documents(connection, "النخلة", 50).count > 0
        assert articles(connection, ["a-1"])["a-1"].text == REPORTS[0][3]
        assert load(connection, ["a-1"]) == {}
    other = Database.open(str(tmp_path / "copy.db"), create=True)
    copy(database, other)
    for one in (database, other):
        with one.writing() as connection:
            before = find_documents(connection, "النخلة", 50).count
            bury(connection, "a-1", "a court ruled so", stamp())
            assert find_documents(connection, "النخلة", 50).count == before - 1
        assert Recorder(one, stamp).take_in(ALL).new == 0
        assert Recorder(one, stamp).read_later().read_later == len(ALL) - 1


def test_what_was_read_stands_until_the_new_version_is_read(recorder, database):
    recorder().record([received(0, url=URL)])
    changed = received(0, url=URL, text=REPORTS[0][3].replace("ثلاثة", "سبعة"))
    assert recorder().take_in([changed]).changed == 1
    with database.reading() as connection:
        assert load(connection, ["a-1"])["a-1"].claims[0].killed.low == 3
        assert counts(connection)["claims"] == 1
        assert "سبعة" in articles(connection, ["a-1"])["a-1"].text
    assert recorder().read_later().read_later == 1
    with database.reading() as connection:
        assert load(connection, ["a-1"])["a-1"].claims[0].killed.low == 7
        assert counts(connection)["claims"] == 1


def seen(at, *, gone=False):
    one = received(0, url=URL)
    if gone:
        return Received(None, "feed", (Issue("gone", "there is no such page", where="feed"),), Original(b"", "", URL, at, gone=True))
    return structs.replace(one, original=structs.replace(one.original, at=at))


def test_what_became_of_a_page_is_a_capture_each_time_it_changes(recorder, database):
    moved = "https://marsa.example/2"
    came = [seen(URL), seen(URL), seen(URL, gone=True), seen(URL, gone=True), seen(URL), seen(moved), seen(moved)]
    assert [recorder().record([one]).seen for one in came] == [0, 0, 1, 0, 1, 1, 0]
    with database.reading() as connection:
        assert [(one.at, one.gone) for one in captures_of(connection, "a-1")] == [(URL, False), (URL, True), (URL, False), (moved, False)]
        assert len(load(connection, ["a-1"])["a-1"].claims) == 1
        assert verify(connection).fault is None


LINKS = [URL, f"{URL}?utm_source=x&utm_medium=rss", URL, f"{URL}#top", f"{URL}?fbclid=1&gclid=2", URL.replace("https", "http")]


def linked(at, text=REPORTS[0][3]):
    one = received(0, url=at, text=text)
    return structs.replace(one, original=structs.replace(one.original, at=at))


def test_links_that_differ_in_marks_of_campaigns_are_one_address(recorder, database):
    reports = [recorder().record([linked(at)]) for at in LINKS]
    assert [(one.new, one.changed, one.known, one.seen) for one in reports] == [(1, 0, 0, 0), *[(0, 0, 1, 0)] * 5]
    changed = REPORTS[0][3].replace("ثلاثة", "سبعة")
    reports = [recorder().record([linked(at, changed)]) for at in reversed(LINKS)]
    assert [(one.new, one.changed, one.known, one.seen) for one in reports] == [(0, 1, 0, 0), *[(0, 0, 1, 0)] * 5]
    with database.reading() as connection:
        assert articles(connection, ["a-1"])["a-1"].url == URL
        assert len(captures_of(connection, "a-1")) == 2
        assert list(checking.differences(connection)) == []


def test_a_page_that_is_there_again_under_another_mark_is_there_again(recorder, database):
    web = {"doc_id": url_id(URL)}
    one = received(0, url=f"{URL}?utm_source=x", **web)
    came = structs.replace(one, original=structs.replace(one.original, at=one.document.url))
    back = structs.replace(came, original=structs.replace(one.original, url=f"{URL}?utm_source=y#top", at=f"{URL}?utm_source=y#top"))
    gone = seen(f"{URL}?fbclid=3", gone=True)
    gone = structs.replace(gone, original=structs.replace(gone.original, url=f"{URL}?fbclid=3"))
    assert [recorder().record([found]).seen for found in (came, gone, gone, back, back)] == [0, 1, 0, 1, 0]
    with database.reading() as connection:
        assert [one.gone for one in captures_of(connection, url_id(URL))] == [False, True, False]


def test_a_file_from_where_a_page_moved_is_that_page(recorder, database):
    new = URL.replace("1", "new")
    one = received(0, url=URL, doc_id=url_id(URL))
    came = structs.replace(one, original=structs.replace(one.original, at=URL))
    moved = structs.replace(one, original=structs.replace(one.original, at=new))
    in_file = received(0, url=f"{new}?utm_source=z", doc_id=url_id(new))
    changed = received(0, url=new, doc_id=url_id(new), text=REPORTS[0][3].replace("ثلاثة", "سبعة"))
    assert [recorder().record([found]).new for found in (came, moved, in_file, changed)] == [1, 0, 0, 0]
    with database.reading() as connection:
        assert counts(connection)["documents"] == 1
        assert articles(connection, [url_id(URL)])[url_id(URL)].text == changed.document.text
        assert list(checking.differences(connection)) == []
    back = structs.replace(came, original=structs.replace(one.original, at=URL))
    assert [recorder().record([found]).new for found in (back, received(1, url=new, doc_id=url_id(new)))] == [0, 1]


def test_pages_that_moved_are_looked_for_at_once_and_not_address_by_address(recorder, database):
    new = URL.replace("1", "new")
    one = received(0, url=URL, doc_id=url_id(URL))
    for at in (URL, new):
        recorder().record([structs.replace(one, original=structs.replace(one.original, at=at))])
    asked = []
    with database.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        fresh = [new, *(f"{URL}{number}" for number in range(40))]
        assert moved_here(connection, fresh) == {new: URL}
    assert len(asked) < len(fresh) / 2


def test_a_file_seen_before_under_a_marked_address_changes_nothing(recorder, database):
    first = received(0, url=URL, doc_id=url_id(URL))
    marked = structs.replace(received(0, url=f"{URL}?utm_source=x", doc_id=url_id(URL)), where="second:1")
    changed = structs.replace(received(0, url=URL, doc_id=url_id(URL), text=f"{FIRST} عاجل"), where="third:1")
    reports = [recorder().record([one]) for one in (first, marked, changed, marked, changed)]
    assert [(one.new, one.changed, one.known, one.issues) for one in reports[1:]] == [
        (0, 0, 1, 1),
        (0, 1, 0, 0),
        (0, 0, 1, 0),
        (0, 0, 1, 0),
    ]
    with database.reading() as connection:
        assert articles(connection, [url_id(URL)])[url_id(URL)].text == changed.document.text
        assert len(captures_of(connection, url_id(URL))) == 3


def test_where_several_pages_lead_is_none_of_them(recorder):
    section = URL.replace("1", "section")
    ones = [received(n, url=f"{URL}{n}", doc_id=url_id(f"{URL}{n}")) for n in (0, 1)]
    for at in (None, section):
        recorder().record([structs.replace(one, original=structs.replace(one.original, at=at or one.document.url)) for one in ones])
    assert recorder().record([received(2, url=section, doc_id=url_id(section))]).new == 1


def test_a_page_with_another_parameter_is_another(recorder):
    assert recorder().record([linked(URL), linked(f"{URL}?id=2", "قصف مسلحون مدينة مرجانة.")]).new == 2


def test_a_message_that_was_edited_is_a_new_version(recorder, database):
    first, edited = (received(number, doc_id="telegram-77-5", outlet="fanar") for number in (0, 1))
    assert recorder().record([first]).new == 1
    report = recorder().record([structs.replace(edited, issues=(Issue("edited", "edited on 2024-03-15", "telegram-77-5", "x"),))])
    assert (report.new, report.changed, report.failed) == (0, 1, 0)
    with database.reading() as connection:
        assert counts(connection)["documents"] == 1
        assert articles(connection, ["telegram-77-5"])["telegram-77-5"].text == REPORTS[1][3]
    assert recorder().record([edited]).known == 1


def message(number, text, when, place="a.json", channel=77):
    doc_id = f"telegram-{channel}-5"
    raw = {"id": 5, "type": "message", "date_unixtime": "1709600000", "text": text}
    raw |= {"edited": "2024-03-15", "edited_unixtime": str(when)} if when else {}
    document = Document(doc_id, text, "fanar", dt.date(2024, 3, 5))
    return Received(document, f"{place}: message {number}", (), Original(json.dumps(raw).encode(), "application/json"))


FIRST, SECOND, THIRD = (REPORTS[number][3] for number in (0, 1, 2))


def of_message(database):
    with database.reading() as connection:
        assert verify(connection).fault is None
        assert list(checking.differences(connection)) == []
        held = load(connection, ["telegram-77-5", "telegram-77-5~2"])
        events = find_events(connection, Filter(), None).rows
        told = {ref.rpartition("#")[0] for row in events for ref in decoded(row.data).claims}
        return {doc_id: coded.document.text for doc_id, coded in held.items()}, counts(connection)["documents"], told


@pytest.mark.parametrize("at_once", [True, False])
def test_an_older_export_does_not_undo_the_edit_of_a_newer_one(recorder, database, book, at_once):
    newer, older = message(1, SECOND, 1710500000), message(1, FIRST, None, "old.json")
    reports = [recorder().record(some) for some in ([[newer, older]] if at_once else [[newer], [older]])]
    relink(database, book, stamp)
    assert (sum(one.new for one in reports), sum(one.changed for one in reports)) == (1, 0)
    assert of_message(database) == ({"telegram-77-5": SECOND}, 1, {"telegram-77-5"})
    with database.reading() as connection:
        assert len(captures_of(connection, "telegram-77-5")) == 2
    again = recorder().record([older, newer])
    assert (again.new, again.changed, again.known, again.issues) == (0, 0, 2, 0)
    assert recorder().record([message(1, THIRD, 1710600000)]).changed == 1
    assert of_message(database)[0] == {"telegram-77-5": THIRD}


def kept_twice(recorder, monkeypatch):
    """A message and what it was edited to, as a khabar kept them that knew no messages."""
    with monkeypatch.context() as patched:
        patched.setattr("khabar.engines.admission.is_of_message", lambda doc_id: False)
        assert [recorder().record([one]).new for one in (message(1, FIRST, None), message(1, SECOND, 1710500000))] == [1, 1]


def test_a_message_that_stands_twice_stands_once_after_the_next_export(recorder, database, book, monkeypatch):
    kept_twice(recorder, monkeypatch)
    relink(database, book, stamp)
    both = {"telegram-77-5", "telegram-77-5~2"}
    assert of_message(database) == ({"telegram-77-5": FIRST, "telegram-77-5~2": SECOND}, 2, both)
    with database.writing() as connection:
        decide(connection, "telegram-77-5#c1", Given(review=Review.CONFIRMED, by="person:noor"), stamp())
    assert recorder().record([message(1, FIRST, None)]).changed == 0  # the former one does not mend it
    assert recorder().record([message(1, SECOND, 1710500000)]).changed == 1
    relink(database, book, stamp)
    assert of_message(database) == ({"telegram-77-5~2": SECOND}, 1, {"telegram-77-5~2"})
    with database.reading() as connection:
        assert [one.decision.ref for one in queue(connection)] == ["telegram-77-5#c1"]
    for one in (message(1, SECOND, 1710500000), message(1, FIRST, None)):
        again = recorder().record([one])
        assert (again.new, again.changed, again.known) == (0, 0, 1)
    assert recorder().record([message(1, THIRD, 1710600000)]).changed == 1
    relink(database, book, stamp)
    assert of_message(database) == ({"telegram-77-5~2": THIRD}, 1, {"telegram-77-5~2"})
    rebuild(database, book, stamp)
    assert of_message(database)[:2] == ({"telegram-77-5~2": THIRD}, 1)


def test_a_message_taken_in_without_being_read_is_mended_likewise(recorder, database, book, monkeypatch):
    kept_twice(recorder, monkeypatch)
    relink(database, book, stamp)
    recorder().take_in([message(1, SECOND, 1710500000)])
    relink(database, book, stamp)
    assert of_message(database) == ({"telegram-77-5~2": SECOND}, 1, {"telegram-77-5~2"})


def test_a_page_that_was_never_there_leaves_no_capture(recorder, database):
    assert recorder().record([seen(URL, gone=True)]).seen == 0
    with database.reading() as connection:
        assert counts(connection)["documents"] == 0
        assert counts(connection)["issues"] == 1
