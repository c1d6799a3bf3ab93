"""Articles into a ledger: each once, changed ones as new versions, coded anew by another codebook, linked as if all had come together."""

import datetime as dt
import json
import zlib

import msgspec
import pytest
from invented_reports import CODED, REPORTS, STRUCK
from msgspec import structs
from sqlalchemy import select
from stamps import stamp

from khabar import pipeline
from khabar.engines.rebuilding import rebuild
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ingest.received import Original, Received
from khabar.ledger import Database, checking, verify
from khabar.ledger.burying import bury
from khabar.ledger.captures import captures_of
from khabar.ledger.comparing import compare
from khabar.ledger.content import digest
from khabar.ledger.decisions import REVIEWED, Given, decide, of_claims, queue
from khabar.ledger.events import counts, decoded, lines
from khabar.ledger.filters import Filter, find_documents, find_events
from khabar.ledger.loading import load
from khabar.ledger.queries.changes import newest_entry
from khabar.ledger.schema import blobs, captures, issues
from khabar.model import Document, Event, Issue, Judgement, Review, Verdict


def received(number, **other):
    doc_id, outlet, day, text = REPORTS[number]
    document = structs.replace(Document(doc_id, text, outlet, dt.date(2024, 3, day)), **other)
    return Received(document, f"reports:{number}", original=Original(document.text.encode(), "text/plain", document.url))


ALL = [received(number) for number in range(len(REPORTS))]


@pytest.fixture
def ledger(database, book):
    """Records articles, links them and gives what came of both."""

    def record(*articles, judgements=()):
        report = Recorder(database, stamp).record(articles)
        return report, relink(database, book, stamp, judgements)

    record.database = database
    return record


def events(database):
    with database.reading() as connection:
        return list(lines(connection))


def state(database):
    with database.reading() as connection:
        assert verify(connection).fault is None
        return counts(connection), load(connection, [report[0] for report in REPORTS]), list(lines(connection))


def test_a_second_run_over_the_same_articles_changes_nothing(ledger):
    report, outcome = ledger(*ALL)
    assert (report.new, report.known, report.failed) == (6, 0, 0)
    assert outcome.new == len(events(ledger.database))
    before = state(ledger.database)
    report, outcome = ledger(*ALL)
    assert (report.new, report.known, report.claims) == (0, 6, 0)
    assert (outcome.new, outcome.changed, outcome.ended) == (0, 0, 0)
    assert state(ledger.database) == before


def test_what_is_kept_is_what_was_read(ledger):
    ledger(*ALL)
    with ledger.database.reading() as connection:
        kept = load(connection, [coded.document.doc_id for coded in CODED])
    assert [kept[coded.document.doc_id] for coded in CODED] == CODED


def test_one_by_one_and_all_at_once_give_the_same_events(ledger, where, book, tmp_path):
    other = Database.open(str(tmp_path / "other.db"), create=True)
    Recorder(other, stamp).record(ALL)
    relink(other, book, stamp)
    for article in ALL:
        ledger(article)

    def members(database):
        return {tuple(json.loads(line)["claims"]) for line in events(database)}

    assert members(ledger.database) == members(other)
    assert STRUCK in members(other)


def test_another_text_of_the_same_address_is_a_new_version(ledger):
    url = "https://marsa.example/1"
    ledger(received(0, url=url), *ALL[1:])
    report, outcome = ledger(received(0, url=url, text=REPORTS[0][3].replace("ثلاثة", "سبعة")))
    assert (report.new, report.changed) == (0, 1)
    assert outcome.changed + outcome.new > 0
    counted, documents, told = state(ledger.database)
    assert counted["documents"] == 6
    assert documents["a-1"].claims[0].killed.low == 7
    assert sum(b'"a-1#c1"' in line for line in told) == 1


def test_another_text_under_a_taken_id_is_another_article(ledger):
    ledger(ALL[0])
    other = received(1, doc_id="a-1")
    assert ledger(other)[0].new == 1
    with ledger.database.reading() as connection:
        assert load(connection, ["a-1~2"])["a-1~2"].document.text == REPORTS[1][3]
    assert ledger(other, ALL[0])[0].known == 2


def test_two_versions_in_one_run_are_kept_in_their_order(ledger):
    first, second = (received(0, url="https://marsa.example/1", text=text) for text in ("قصف مسلحون مدينة مرجانة.", REPORTS[0][3]))
    report, _ = ledger(first, second)
    assert (report.new, report.changed) == (1, 1)
    with ledger.database.reading() as connection:
        assert load(connection, ["a-1"])["a-1"].document.text == REPORTS[0][3]


def test_another_codebook_reads_known_articles_again(ledger, book, monkeypatch):
    ledger(*ALL)
    newer = structs.replace(book, digest="another")
    monkeypatch.setattr("khabar.engines.readings.load", lambda *_, **__: newer)

    def newer_stamp():
        return structs.replace(stamp(), codebook="another")

    report = Recorder(ledger.database, newer_stamp).record(ALL)
    assert (report.new, report.read_again, report.known) == (0, 6, 0)
    before = events(ledger.database)
    relink(ledger.database, newer, stamp)
    assert events(ledger.database) == before
    assert Recorder(ledger.database, newer_stamp).record(ALL).known == 6


def test_every_article_of_a_ledger_is_read_again_by_another_codebook(ledger, book, monkeypatch):
    fault = Issue("empty", "the text is empty", "bad", "bad.txt:1")
    bad = Received(Document("bad", ""), "bad.txt:1", (fault,), Original(b"", "text/plain"))
    ledger(*ALL, bad)
    before = state(ledger.database)
    newer = structs.replace(book, digest="another")
    monkeypatch.setattr("khabar.engines.readings.load", lambda *_, **__: newer)

    def newer_stamp():
        return structs.replace(stamp(), codebook="another")

    assert Recorder(ledger.database, newer_stamp).read_again().read_again == len(ALL) + 1
    assert Recorder(ledger.database, newer_stamp).read_again().read_again == 0
    relink(ledger.database, newer, newer_stamp)
    assert state(ledger.database)[1:] == before[1:]
    with ledger.database.reading() as connection:
        compared = list(compare(connection))
    assert len(compared) == len(ALL) + 1
    assert [change for one in compared for change in one.changes] == []


def test_what_another_reading_changed_is_told(ledger, book, monkeypatch):
    ledger(*ALL)
    real = pipeline.code

    def otherwise(document, codebook):
        coded = real(document, codebook)
        if document.doc_id == "a-1":
            return structs.replace(coded, claims=tuple(structs.replace(claim, killed=None) for claim in coded.claims))
        return structs.replace(coded, claims=()) if document.doc_id == "f-1" else coded

    monkeypatch.setattr("khabar.pipeline.code", otherwise)
    Recorder(ledger.database, lambda: structs.replace(stamp(), codebook="another")).read_again()
    with ledger.database.reading() as connection:
        found = {one.after.coded.document.doc_id: one.changes for one in compare(connection) if one.changes}
    assert {name: [change.fields for change in some] for name, some in found.items()} == {"a-1": [("killed",)], "f-1": [()]}
    assert (found["f-1"][0].before is None, found["f-1"][0].after) == (False, None)


def test_an_article_that_is_forgotten_is_gone_and_does_not_come_back(ledger, book):
    ledger(*ALL)
    told = REPORTS[1][3].encode()
    with ledger.database.writing() as connection:
        assert bury(connection, "b-1", "a court ruled so", stamp()) == 4
    relink(ledger.database, book, stamp)
    counted, documents, lines_now = state(ledger.database)
    assert (counted["documents"], "b-1" in documents) == (5, False)
    assert not any(b"b-1#" in line for line in lines_now)
    with ledger.database.reading() as connection:
        assert verify(connection).buried == 4
        assert find_documents(connection, "مسيرة", 50).count == 1
        kept = [row.data for row in connection.execute(select(blobs))]
        assert not any(told in unpacked(data) for data in kept)
    assert ledger(*ALL)[0].known == 6
    with pytest.raises(KeyError), ledger.database.writing() as connection:
        bury(connection, "b-9", "none", stamp())


def unpacked(data):
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data


def test_a_persons_judgement_is_kept_and_outlives_runs(ledger):
    ledger(*ALL)
    apart = Judgement(STRUCK[0], STRUCK[1], Verdict.DIFFERENT, "person:noor")
    _, outcome = ledger(judgements=[apart])
    assert outcome.new + outcome.changed > 0
    with_judgement = events(ledger.database)
    assert not any(STRUCK[0].encode() in line and STRUCK[1].encode() in line for line in with_judgement)
    _, outcome = ledger(*ALL, judgements=[apart])
    assert (outcome.new, outcome.changed) == (0, 0)
    assert events(ledger.database) == with_judgement


def test_what_could_not_be_opened_is_noted_once(ledger):
    gone = Received(None, "gone.txt", (Issue("unreadable", "cannot be read: no such file", where="gone.txt"),))
    for _ in range(2):
        report, _ = ledger(gone)
        assert report.failed == 1
    with ledger.database.reading() as connection:
        assert counts(connection)["issues"] == 1


def test_an_article_that_another_process_kept_meanwhile_is_not_kept_twice(ledger, book):
    slow = Recorder(ledger.database, stamp)
    waiting = slow._new(ALL[:2], lambda one: None)
    admitted = list(waiting)
    ledger(ALL[0], received(4, doc_id=REPORTS[1][0]))
    slow._keep([(one, slow._read(one)) for one in admitted])
    with ledger.database.reading() as connection:
        assert counts(connection)["documents"] == 3
        kept = load(connection, ["a-1", "b-1", "b-1~2"])
    assert [kept[name].document.text for name in ("a-1", "b-1", "b-1~2")] == [REPORTS[n][3] for n in (0, 4, 1)]


@pytest.fixture
def decided(ledger):
    ledger(*ALL)
    with ledger.database.writing() as connection:
        decide(connection, "a-1#c1", Given(review=Review.WRONG, by="person:noor", note="unsure of it"), stamp())
        decide(connection, "a-1#c1", Given(review=Review.CONFIRMED, by="person:noor"), stamp())
        decide(connection, "b-1#c1", Given(review=Review.UNSURE, by="person:salim"), stamp())
    return ledger


def reviewed(database):
    with database.reading() as connection:
        rows = find_events(connection, Filter(facets=(REVIEWED,)), 50).rows
        return {ref for row in rows for ref in decoded(row.data).claims}


def decisions(database, *refs):
    with database.reading() as connection:
        return [(one.decision.review.value, one.decision.by, one.ref) for one in of_claims(connection, refs)]


def test_what_a_person_decided_stands_and_is_found(decided):
    assert decisions(decided.database, "a-1#c1", "b-1#c1") == [
        ("confirmed", "person:noor", "a-1#c1"),
        ("unsure", "person:salim", "b-1#c1"),
    ]
    assert set(STRUCK) <= reviewed(decided.database)
    with pytest.raises(KeyError), decided.database.writing() as connection:
        decide(connection, "a-1#c9", Given(review=Review.WRONG, by="person:noor"), stamp())


def test_decisions_are_carried_to_the_same_words_and_wait_where_these_are_gone(decided, book, monkeypatch):
    real = pipeline.code

    def otherwise(document, codebook):
        coded = real(document, codebook)
        if document.doc_id == "a-1":  # the same words, another id and another key
            return structs.replace(coded, claims=tuple(structs.replace(claim, id="c7", key="other") for claim in coded.claims))
        return structs.replace(coded, claims=()) if document.doc_id == "b-1" else coded

    monkeypatch.setattr("khabar.pipeline.code", otherwise)

    def newer_stamp():
        return structs.replace(stamp(), codebook="another")

    newer = structs.replace(book, digest="another")
    Recorder(decided.database, newer_stamp).read_again()
    relink(decided.database, newer, newer_stamp)
    assert decisions(decided.database, "a-1#c7") == [("confirmed", "person:noor", "a-1#c7")]
    assert decisions(decided.database, "b-1#c1") == []
    with decided.database.reading() as connection:
        assert [(one.decision.ref, one.decision.words) for one in queue(connection)] == [("b-1#c1", (REPORTS[1][3],))]
    assert "a-1#c7" in reviewed(decided.database)
    monkeypatch.undo()


def test_a_decision_comes_back_when_its_words_are_read_so_again(decided, book, monkeypatch):
    real = pipeline.code
    monkeypatch.setattr("khabar.pipeline.code", lambda document, codebook: structs.replace(real(document, codebook), claims=()))
    Recorder(decided.database, lambda: structs.replace(stamp(), codebook="another")).read_again()
    with decided.database.reading() as connection:
        assert len(queue(connection)) == 2
    monkeypatch.setattr("khabar.pipeline.code", real)
    Recorder(decided.database, lambda: structs.replace(stamp(), codebook="third")).read_again()
    with decided.database.reading() as connection:
        assert queue(connection) == []
    assert len(decisions(decided.database, "a-1#c1", "b-1#c1")) == 2


def decoded_all(some):
    return [msgspec.json.decode(line, type=Event) for line in some]


def held_digest(database):
    with database.reading() as connection:
        return digest(connection)


def test_recoding_goes_back_to_a_former_codebook(ledger, book, monkeypatch):
    ledger(*ALL)
    first, held = state(ledger.database), held_digest(ledger.database)
    real = pipeline.code

    def fewer(document, codebook):
        coded = real(document, codebook)
        return structs.replace(coded, claims=coded.claims[:1])

    monkeypatch.setattr("khabar.pipeline.code", fewer)
    other = structs.replace(stamp(), codebook="another")
    assert Recorder(ledger.database, lambda: other).read_again().read_again == len(ALL)
    relink(ledger.database, book, lambda: other)
    assert state(ledger.database)[1] != first[1]
    monkeypatch.setattr("khabar.pipeline.code", real)
    assert Recorder(ledger.database, stamp).read_again().read_again == len(ALL)
    relink(ledger.database, book, stamp)
    now = state(ledger.database)
    assert now[:2] == first[:2]
    told = [[structs.replace(event, aliases=()) for event in decoded_all(some)] for some in (now[2], first[2])]
    assert told[0] == told[1] and now[2] != first[2]  # ids of events that were told meanwhile have ended in them
    assert held_digest(ledger.database) == held
    assert Recorder(ledger.database, stamp).read_again().read_again == 0
    with ledger.database.reading() as connection:
        assert verify(connection).fault is None


def test_every_file_of_one_text_is_kept_wherever_between_two_transactions_it_comes(ledger, monkeypatch):
    monkeypatch.setattr("khabar.engines.recording.KEPT_AT_ONCE", 2)
    text = {"doc_id": "same", "text": REPORTS[0][3], "published": None}
    same = [structs.replace(received(0, **text), where=f"file{n}:1") for n in range(4)]
    dated = structs.replace(received(0, **text | {"published": dt.date(2024, 3, 15)}), where="dated:1")
    others = [received(1, doc_id=f"other-{n}", text=f"{REPORTS[1][3]} {n}") for n in range(4)]
    came = (same[0], *others[:2], same[1], *others[2:], same[2], dated)
    report, _ = ledger(*came)
    assert (report.new, report.changed, report.known) == (5, 1, 2)
    with ledger.database.reading() as connection:
        places = {one.place for one in connection.execute(select(captures.c.place).where(captures.c.place.like("file%")))}
    assert places == {"file0:1", "file1:1", "file2:1"}
    again, outcome = ledger(*came)
    assert (again.new, again.changed, again.known, again.issues, outcome.new) == (0, 0, len(came), 0, 0)


def test_a_text_that_returns_stands_again_and_a_second_run_changes_nothing(ledger, book):
    first, second = (
        received(0, url="https://fanar.example/1", text=text) for text in (REPORTS[0][3], REPORTS[0][3].replace("ثلاثة", "سبعة"))
    )
    back = structs.replace(first, where="later:1")
    ledger(first, second)
    changed = state(ledger.database)[1]["a-1"]
    report, _ = ledger(back)
    assert (report.new, report.changed, report.known) == (0, 1, 0)
    now = state(ledger.database)[1]["a-1"]
    assert (now.document.text, changed.document.text) == (first.document.text, second.document.text)
    with ledger.database.reading() as connection:
        assert len(captures_of(connection, "a-1")) == 3
        assert find_documents(connection, None, 50).count == 1
        assert list(checking.differences(connection)) == []
        entries = newest_entry(connection)
    report, outcome = ledger(first, second, back)
    assert (report.changed, report.known, outcome.changed) == (0, 3, 0)
    with ledger.database.reading() as connection:
        assert newest_entry(connection) == entries
    rebuild(ledger.database, book, stamp)
    assert state(ledger.database)[1]["a-1"] == now


def test_three_versions_of_one_run_are_those_of_three_runs(ledger):
    versions = [received(0, url="https://fanar.example/1", text=text) for text in (REPORTS[0][3], "نص آخر.", REPORTS[0][3])]
    versions = [structs.replace(one, where=f"file:{n}") for n, one in enumerate(versions)]
    report, _ = ledger(*versions)
    assert (report.new, report.changed) == (1, 2)
    assert state(ledger.database)[1]["a-1"].document.text == REPORTS[0][3]
    assert ledger(*versions)[0].known == 3


def test_the_same_text_from_a_second_file_is_a_capture_with_an_issue(ledger):
    again = structs.replace(received(0), where="copy.txt:1")
    ledger(received(0), again)
    for _ in range(2):
        assert ledger(received(0), again)[0].known == 2
    with ledger.database.reading() as connection:
        assert len(captures_of(connection, "a-1")) == 2
        [told] = connection.execute(select(issues).where(issues.c.kind == "repeated")).all()
        assert (told.doc_id, told.place, "reports:0" in told.message) == ("a-1", "copy.txt:1", True)
        assert verify(connection).fault is None
        assert list(checking.differences(connection)) == []


def test_the_same_texts_from_another_folder_and_another_list_are_one_issue_each(ledger):
    lists, folders = (
        [structs.replace(one, where=where.format(n)) for n, one in enumerate(ALL, 1)] for where in ("b.jsonl:{}", "new/{}.txt:1")
    )
    ledger(*(structs.replace(one, where=f"old/{n}.txt:1") for n, one in enumerate(ALL)))
    assert ledger(*folders)[0].issues == 1
    assert ledger(*lists)[0].issues == 1
    assert ledger(*lists, *folders)[0].issues == 0
    with ledger.database.reading() as connection:
        told = connection.execute(select(issues).where(issues.c.kind == "repeated").order_by(issues.c.entry)).all()
        assert [(one.doc_id, one.place) for one in told] == [(None, "new"), (None, "b.jsonl")]
        assert told[0].message == f"{len(ALL)} articles are the same texts as those of old: kept as they came, not read again"
        assert {len(captures_of(connection, one.document.doc_id)) for one in ALL} == {3}
        assert verify(connection).fault is None
        assert list(checking.differences(connection)) == []


def test_a_text_that_was_taken_out_does_not_return(ledger, book):
    ledger(*ALL)
    with ledger.database.writing() as connection:
        bury(connection, "b-1", "a court ruled so", stamp())
    assert ledger(structs.replace(ALL[1], where="later:1"))[0].known == 1
    assert "b-1" not in state(ledger.database)[1]
