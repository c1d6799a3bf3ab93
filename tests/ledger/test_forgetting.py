"""No word of an article that is taken out stays anywhere: in the record, in lists and indexes, in what people said, in freed pages."""

import datetime as dt
import json
import zlib
from pathlib import Path

import pytest
from invented_reports import REPORTS
from msgspec import structs
from sqlalchemy import text
from stamps import stamp

from khabar.engines.forgetting import forget
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.engines.retelling import retell
from khabar.ingest.received import Original, Received
from khabar.ledger import checking, verify
from khabar.ledger.chain import TOMBSTONE, read
from khabar.ledger.decisions import Given, decide, of_claims
from khabar.ledger.filters import Filter, find_documents, find_events
from khabar.ledger.queries.facets import count_facets
from khabar.ledger.reviewing import checks, pairs, regrouping, undoing
from khabar.ledger.schema import METADATA
from khabar.ledger.tombstones import Graveyard, tombstones
from khabar.model import Check, Correction, Document, Issue, Review, Verdict
from khabar.model.address import url_id

NOOR = "person:noor"
WORD = "زمهرير"
RARE = Document(
    "rare-1",
    f"قصفت كتائب الفجر قاعدة {WORD} الجوية بطائرة مسيرة أمس الأربعاء وقتل ثلاثة جنود. وقال {WORD} الباهلي إن القصف استمر.",
    "fanar",
    dt.date(2024, 3, 14),
    title=f"قصف قاعدة {WORD}",
    url=f"https://fanar.example/{WORD}",
)
CHANGED = Document("rare-1", RARE.text.replace("ثلاثة", "أربعة"), "fanar", RARE.published, title=RARE.title, url=RARE.url)
REF, OTHER = "rare-1#c1", "a-1#c1"


def received(document):
    return Received(document, f"{document.doc_id}.txt", original=Original(document.text.encode(), "text/plain", document.url))


@pytest.fixture
def ledger(database, book):
    others = [Document(doc_id, words, outlet, dt.date(2024, 3, day)) for doc_id, outlet, day, words in REPORTS]
    for some in ([*others, RARE], [CHANGED]):
        Recorder(database, stamp).record(map(received, some))
        relink(database, book, stamp)
    with database.writing() as connection:
        decided = Given(review=Review.WRONG, by=NOOR, note=f"{WORD} is no base")
        undone = decide(connection, REF, decided, stamp())
        undoing.undo(connection, undone, undoing.Taker(NOOR, f"{WORD} is one"), stamp())
        corrected = (Correction("actor", f"رجال {WORD}", None), Correction("killed", "9", None))
        decide(connection, REF, Given(review=Review.CORRECTED, by=NOOR, note=WORD, corrections=corrected), stamp())
        pairs.judge_pair(connection, REF, OTHER, pairs.Word(verdict=Verdict.UNSURE, by=NOOR, note=f"is {WORD} that one?"), stamp())
        retell(connection, book, stamp())
        event = event_of(connection, REF)
        state = checks.state_of(connection, checks.CONTRADICTION, event.event_id)
        checks.check(connection, Check(checks.CONTRADICTION, event.event_id, state, "stands", NOOR, f"of {WORD}"), None, stamp())
        other = event_of(connection, "d-1#c1")
        both = (event.event_id, other.event_id)
        wish = regrouping.Wish(events=both, groups=((*event.claims, *other.claims),), by=NOOR, note=f"{WORD}, all one")
        regrouping.regroup(connection, wish, stamp())
    relink(database, book, stamp)
    return database


def event_of(connection, ref):
    from khabar.ledger.events import decoded

    rows = find_events(connection, Filter(), None).rows
    return next((one for one in (decoded(row.data) for row in rows) if ref in one.claims), None)


def held(database):
    """Everything that any column of any table holds, packed or not, and the words that are searched."""
    with database.reading() as connection:
        for table in METADATA.sorted_tables:
            for row in connection.execute(table.select()):
                yield from (unpacked(value) for value in row if isinstance(value, str | bytes | memoryview))
        if connection.dialect.name == "postgresql":
            for kind in ("document_words", "evidence_words"):
                yield from (str(row.words).encode() for row in connection.execute(text(f"SELECT words FROM {kind}")))


def unpacked(value):
    if isinstance(value, str):
        return value.encode()
    try:
        return zlib.decompress(bytes(value))
    except zlib.error:
        return bytes(value)


def files_of(database):
    """The bytes of the files that hold the ledger."""
    with database.writing() as connection:
        if connection.dialect.name == "sqlite":
            where = Path(connection.engine.url.database)
            return [path.read_bytes() for path in where.parent.glob(f"{where.name}*")]
        connection.execute(text("CHECKPOINT"))
        number = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()")).scalar()
        folder = connection.execute(text("SHOW data_directory")).scalar()
    return [path.read_bytes() for path in Path(folder, "base", str(number)).iterdir() if path.is_file()]


def traces(database):
    """Where the word stands: in rows, and as it is written in files (an index of words leaves out what a word begins with)."""
    word, rest = WORD.encode(), WORD[1:].encode()
    escaped = json.dumps(WORD).strip('"').encode()
    return sum(word in value or escaped in value for value in held(database)), sum(rest in data for data in files_of(database))


def test_no_word_of_it_stays_and_the_chain_verifies(ledger, book):
    with ledger.writing() as connection:
        connection.execute(text("ANALYZE"))  # what each database keeps of the values in columns, for its plans
    in_rows, in_files = traces(ledger)
    assert in_rows > 15 and in_files > 0
    assert forget(ledger, book, "rare-1", "a court ruled so", stamp) > 10
    assert traces(ledger) == (0, 0)
    with ledger.reading() as connection:
        assert verify(connection).fault is None
        assert list(checking.differences(connection)) == []
        assert of_claims(connection, [REF]) == []
        assert event_of(connection, OTHER) is not None
        assert find_documents(connection, WORD, 10).count == 0
        assert not any(WORD in one.value for facet in count_facets(connection, Filter()).facets for one in facet.counts)
    assert Recorder(ledger, stamp).record([received(RARE), received(CHANGED)]).known == 2
    assert traces(ledger) == (0, 0)


AGAIN = {
    "another day": {"published": dt.date(2024, 5, 1)},
    "another title": {"title": "قصف آخر"},
    "other words under the id": {"text": "قتل جندي وأصيب اثنان في انفجار وقع قرب مدينة مرجانة.", "url": None},
    "another id": {"doc_id": "other-9", "url": None},
    "another id and spelling": {"doc_id": "other-9", "url": None, "text": f"  {RARE.text.replace('أ', 'ا').replace('.', '،')}\n"},
    "a former version under another id": {"doc_id": "other-9", "url": None, "text": CHANGED.text},
    "the address with other words": {"doc_id": "doc-1", "text": f"{RARE.text} عاجل الآن", "title": None},
    "the address linked from elsewhere": {
        "doc_id": "doc-1",
        "text": RARE.text.replace("ثلاثة", "خمسة"),
        "url": f"{RARE.url}?utm_source=x#top",
        "title": None,
    },
}


@pytest.mark.parametrize("other", AGAIN.values(), ids=AGAIN)
def test_what_was_taken_out_is_refused_however_it_comes_again(ledger, book, other):
    forget(ledger, book, "rare-1", "a court ruled so", stamp)
    told = []
    again = structs.replace(received(structs.replace(RARE, **other)), where="later.txt")
    reports = [Recorder(ledger, stamp).record([again], told.append) for _ in range(2)]
    assert [(one.new, one.changed, one.known, one.failed, one.issues) for one in reports] == [(0, 0, 1, 1, 1), (0, 0, 1, 0, 0)]
    with ledger.reading() as connection:
        entry = next(read(connection, (TOMBSTONE,))).sequence
        assert list(checking.differences(connection)) == []
        assert verify(connection).fault is None
    assert [one.complaint() for one in told] == [
        f"later.txt: refused: the article rare-1 was taken out of this ledger for good (the tombstone is entry {entry})"
    ]
    assert traces(ledger) == (0, 0)


def test_what_is_taken_out_while_a_run_goes_on_is_refused_by_the_same_run(database, book):
    recorder = Recorder(database, stamp)
    assert recorder.record([received(RARE)]).new == 1
    relink(database, book, stamp)
    forget(database, book, "rare-1", "a court ruled so", stamp)
    assert recorder.record([received(CHANGED)]).known == 1
    assert traces(database) == (0, 0)


def test_entries_that_were_looked_through_for_tombstones_are_not_looked_through_again(ledger, book, monkeypatch):
    starts = []
    monkeypatch.setattr("khabar.ledger.tombstones.read", lambda connection, of, after: starts.append(after) or read(connection, of, after))
    graves, found = Graveyard(), []
    for gone in ("rare-1", None, "a-1"):
        if gone is not None:
            forget(ledger, book, gone, "a court ruled so", stamp)
        with ledger.reading() as connection:
            found.append([one.doc_id for one in graves.of(connection)])
            assert list(graves.of(connection)) == tombstones(connection)
    assert found == [["rare-1"], ["rare-1"], ["rare-1", "a-1"]]
    fresh = [start for start in starts if start > 0]
    assert len(fresh) == 1
    assert starts.count(0) == 4  # once for these graves, and once at each check


def test_a_tombstone_of_an_older_khabar_knows_the_id_and_the_very_text(ledger, book, monkeypatch):
    monkeypatch.setattr("khabar.ledger.burying.marks_of", lambda *_: ((), ()))
    forget(ledger, book, "rare-1", "a court ruled so", stamp)
    same = structs.replace(RARE, doc_id="other-9", url=None)
    changed = structs.replace(RARE, text="قتل جندي وأصيب اثنان في انفجار وقع قرب مدينة مرجانة.")
    assert Recorder(ledger, stamp).record(map(received, [same, changed])).known == 2


NEWS = "اندلعت اشتباكات في مدينة مرجانة بين كتائب الفجر والجيش، وأصيب سبعة من المدنيين بحسب مصدر طبي في المدينة."


def test_another_article_at_the_page_of_a_section_is_not_refused_and_the_one_that_was_taken_out_is(ledger, book):
    forget(ledger, book, "rare-1", "a court ruled so", stamp)
    at = structs.replace(RARE, doc_id=url_id(RARE.url), title=None)
    live = structs.replace(at, text=f"{NEWS} {RARE.text.replace('ثلاثة', 'خمسة')}")
    came = [structs.replace(at, text=NEWS), live, structs.replace(at, text=NEWS, url=f"{RARE.url}?utm_source=y"), CHANGED]
    reports = [Recorder(ledger, stamp).record([received(one)]) for one in came]
    assert [(one.new, one.changed, one.known, one.failed) for one in reports] == [(1, 0, 0, 0), (0, 0, 1, 1), (0, 0, 1, 0), (0, 0, 1, 1)]
    with ledger.reading() as connection:
        assert list(checking.differences(connection)) == []
        assert verify(connection).fault is None


def test_a_page_that_was_taken_out_is_refused_whatever_stands_there_and_what_it_led_to_is_not(ledger, book):
    page, section = "https://fanar.example/page", "https://fanar.example/section"
    paged = structs.replace(RARE, doc_id=url_id(page), url=page, text=NEWS)
    came = received(paged)
    for at in (page, section):
        Recorder(ledger, stamp).record([structs.replace(came, original=structs.replace(came.original, at=at))])
    relink(ledger, book, stamp)
    forget(ledger, book, paged.doc_id, "a court ruled so", stamp)
    others = [structs.replace(paged, text="قصفت طائرة مسيرة قاعدة النخلة الجوية فجر الخميس وقتل جنديان."), CHANGED]
    again = [*others[:1], structs.replace(others[0], doc_id="other-9", url=f"{page}?fbclid=1"), structs.replace(paged, text=f"{NEWS} عاجل")]
    assert [Recorder(ledger, stamp).record([received(one)]).new for one in again] == [0, 0, 0]
    sections = [structs.replace(one, doc_id=url_id(section), url=section) for one in (again[2], others[0])]
    assert [Recorder(ledger, stamp).record([received(one)]).new for one in sections] == [0, 1]


def test_a_page_that_was_taken_out_and_is_gone_leaves_no_address(ledger, book):
    forget(ledger, book, "rare-1", "a court ruled so", stamp)
    issue = Issue("gone", f"{RARE.url} is gone", where=f"feed {RARE.url}")
    gone = Received(None, f"feed {RARE.url}", (issue,), Original(b"", "", RARE.url, RARE.url, gone=True))
    told = []
    assert Recorder(ledger, stamp).record([gone], told.append).issues == 1
    assert WORD not in told[0].complaint()
    assert traces(ledger) == (0, 0)


def test_others_are_not_refused(ledger, book):
    forget(ledger, book, "rare-1", "a court ruled so", stamp)
    near = structs.replace(RARE, doc_id="other-9", url=None, text=RARE.text.replace("ثلاثة جنود", "ثلاثة من الجنود"))
    short = structs.replace(RARE, doc_id="short-1", url="https://fanar.example/", text="قتل ثلاثة جنود.")
    assert Recorder(ledger, stamp).record(map(received, [near, short])).new == 2
    forget(ledger, book, "short-1", "a court ruled so", stamp)
    assert Recorder(ledger, stamp).record([received(structs.replace(short, doc_id="short-2"))]).new == 1


def test_an_article_told_apart_from_one_that_is_gone_stays_and_changes(database, book):
    page = {"url": "https://fanar.example/2"}
    first, second = received(RARE), received(structs.replace(RARE, text="قصف مسلحون مدينة مرجانة أمس الأربعاء.", **page))
    changed = received(structs.replace(second.document, text="قصف مسلحون مدينة مرجانة وقتلوا جنديا."))
    Recorder(database, stamp).record([first, second])
    relink(database, book, stamp)
    forget(database, book, "rare-1", "a court ruled so", stamp)
    reports = [Recorder(database, stamp).record([one]) for one in (second, changed, first)]
    assert [(one.new, one.changed, one.known, one.failed) for one in reports] == [
        (0, 0, 1, 0),
        (0, 1, 0, 1),
        (0, 0, 1, 1),
    ]  # the id that it shares is told


def test_what_is_taken_out_twice_or_was_never_there(ledger, book):
    assert forget(ledger, book, "rare-1", "a court ruled so", stamp) > 0
    assert forget(ledger, book, "rare-1", "once more", stamp) == 0
    with pytest.raises(KeyError):
        forget(ledger, book, "rare-2", "none", stamp)


def test_what_people_said_of_others_stays(ledger, book):
    with ledger.writing() as connection:
        decide(connection, OTHER, Given(review=Review.CONFIRMED, by=NOOR), stamp())
        pairs.judge_pair(connection, OTHER, "b-1#c1", pairs.Word(verdict=Verdict.SAME, by=NOOR), stamp())
    forget(ledger, book, "rare-1", "a court ruled so", stamp)
    with ledger.reading() as connection:
        assert [one.decision.review for one in of_claims(connection, [OTHER])] == [Review.CONFIRMED]
        [said] = pairs.said_of(connection, [(OTHER, "b-1#c1")])
        assert said.judgement.verdict is Verdict.SAME
