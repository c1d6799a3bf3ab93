"""Articles taken in and read later: nothing is lost between the two, and the end is that of reading at once."""

import datetime as dt

import pytest
from invented_reports import REPORTS
from msgspec import structs
from stamps import stamp

from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ingest.received import Original, Received
from khabar.ledger import Database, checking, verify
from khabar.ledger.burying import bury
from khabar.ledger.captures import captures_of
from khabar.ledger.content import digest
from khabar.ledger.copying import copy
from khabar.ledger.events import counts
from khabar.ledger.filters import find_documents
from khabar.ledger.loading import articles, load, never_read
from khabar.model import Document, Issue
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


def test_a_page_that_was_never_there_leaves_no_capture(recorder, database):
    assert recorder().record([seen(URL, gone=True)]).seen == 0
    with database.reading() as connection:
        assert counts(connection)["documents"] == 0
        assert counts(connection)["issues"] == 1
