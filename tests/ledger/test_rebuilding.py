"""The tables beside the record: checked against the entries row by row, and made anew from them alone."""

import contextlib
import datetime as dt
import shutil

import pytest
from invented_reports import REPORTS, STRUCK
from msgspec import structs
from sqlalchemy import delete, select, text, update
from stamps import stamp
from tests.ledger.test_taking_in import ALL, EMPTY, URL, received, seen

from khabar.engines.rebuilding import rebuild
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ledger import Database, LedgerError, runs, verify
from khabar.ledger.burying import bury
from khabar.ledger.checking import differences
from khabar.ledger.content import digest
from khabar.ledger.copying import copy
from khabar.ledger.decisions import REVIEWED, Given, decide
from khabar.ledger.events import counts, lines
from khabar.ledger.filters import Filter, find_claims, find_documents, find_events
from khabar.ledger.schema import METADATA, aliases, claims, decisions, documents, entries, event_claims, events, issues, pages
from khabar.ledger.search import words_by_row
from khabar.model import Issue, Judgement, Review, Verdict


def record(database, book, *articles, newer=None, judgements=()):
    def stamped():
        return structs.replace(stamp(), codebook=newer) if newer else stamp()

    Recorder(database, stamped).record(articles)
    relink(database, book, stamped, judgements)


MADE: dict[str, str] = {}
"""Where a ledger with all that can happen in it stands, by kind of database: made once, and copied for each test."""


@pytest.fixture
def full(where, book, request, tmp_path_factory):
    if where.startswith("postgresql"):
        server, name = request.getfixturevalue("server"), where.split("@/")[1].split("?")[0]
        if "postgresql" not in MADE:
            make_full(server.url("whole"), book)
            MADE["postgresql"] = "whole"
        server.fill(name, like=MADE["postgresql"])
    else:
        if "sqlite" not in MADE:
            MADE["sqlite"] = str(tmp_path_factory.mktemp("whole") / "ledger.db")
            make_full(MADE["sqlite"], book)
        shutil.copy(MADE["sqlite"], where)
    opened = Database.open(where, create=False)
    yield opened
    opened.close()


def make_full(where, book):
    """A ledger with all that can happen in it: versions, taken ids, what waits, decisions, judgements, a tombstone, a page that is gone."""
    database = Database.open(where, create=True)
    noted = received(1, Issue("charset", "read as cp1256", "b-1", "reports:1"))
    with database.writing() as connection:
        runs.begin(connection, "run", stamp())
    record(database, book, received(0, url=URL), noted, *ALL[2:], EMPTY, received(4, doc_id="b-1"))
    with database.writing() as connection:
        decide(connection, "b-1#c1", Given(review=Review.WRONG, by="person:noor", note="an exercise"), stamp())
        decide(connection, "b-1#c1", Given(review=Review.CONFIRMED, by="person:noor"), stamp())
    record(database, book, judgements=[Judgement(STRUCK[0], STRUCK[1], Verdict.DIFFERENT, "person:noor")])
    record(database, book, received(0, url=URL, text=REPORTS[0][3].replace("ثلاثة", "سبعة")), seen(URL, gone=True))
    record(database, book, newer="another")
    Recorder(database, lambda: structs.replace(stamp(), codebook="another")).read_again()
    relink(database, book, stamp)
    with database.writing() as connection:
        bury(connection, REPORTS[5][0], "a court ruled so", stamp())
        runs.end(connection, {"new": 7}, stamp())
    relink(database, book, stamp)
    Recorder(database, stamp).take_in([received(3, doc_id="z-1", published=dt.date(2024, 4, 1))])
    database.close()


ENTERED = ("documents", "captures", "codings", "claims", "tallies", "issues", "judgements", "runs", "pages")
LOST = (*ENTERED, "event_sets", "event_claims", "event_found_by", "event_evidence", "aliases", "sums", "accounts", "wordings", "namings")


def found(database):
    """What questions give, and all rows that the entries tell of."""
    with database.reading() as connection:
        assert verify(connection).fault is None
        assert list(differences(connection)) == []
        rows = {
            name: sorted(map(repr, connection.execute(select(table)).all()))
            for name, table in METADATA.tables.items()
            if name in (*ENTERED, "decisions", "sums", "users")
        }
        asked = (
            [row.doc_id for row in find_documents(connection, "النخلة", 50).rows],
            [row.event_id for row in find_events(connection, Filter(words="قصف"), 50).rows],
            [row.event_id for row in find_events(connection, Filter(facets=(REVIEWED,)), 50).rows],
            [row.event_id for row in find_events(connection, Filter(facets=(("type", "strike"),)), 50).rows],
            [row.ref for row in find_claims(connection, Filter(words="قصف"), None).rows],
        )
        return rows, asked, list(lines(connection)), counts(connection), digest(connection)


def test_what_is_rebuilt_is_what_was_there(full, book):
    before = found(full)
    assert all(before[1])
    rebuild(full, book, stamp)
    assert found(full) == before


def test_what_waits_to_be_read_is_found_by_its_words_after_a_rebuild_and_in_a_copy(full, book, tmp_path):
    waits = received(3, doc_id="z-1", published=dt.date(2024, 4, 1), url="https://fanar.example/9")
    for body in ("كلمة بنفسجية", "كلمة برتقالية"):
        Recorder(full, stamp).take_in([structs.replace(waits, document=structs.replace(waits.document, doc_id="z-9", text=body))])
    other = Database.open(str(tmp_path / "copy.db"), create=True)
    copy(full, other)
    assert told(other) == []
    other.close()
    rebuild(full, book, stamp)
    assert told(full) == []
    with full.reading() as connection:
        assert [row.doc_id for row in find_documents(connection, "برتقالية", 50).rows] == ["z-9"]


def test_a_ledger_whose_tables_are_lost_is_made_anew(full, book):
    before = found(full)
    with full.writing() as connection:
        for name, table in METADATA.tables.items():
            if name in LOST:
                connection.execute(delete(table))
    rebuild(full, book, stamp)
    assert found(full) == before


def change(database, statement):
    with database.writing() as connection:
        connection.execute(statement)


def told(database):
    with database.reading() as connection:
        return list(differences(connection))


DAMAGE = {
    "documents .*: title is 'other', and the entries say None": update(documents).where(documents.c.doc_id == "b-1").values(title="other"),
    "claims .*: it is missing": delete(claims).where(claims.c.doc_id == "b-1"),
    "claims .*: actor is 'somebody', and the entries say ": update(claims).where(claims.c.doc_id == "b-1").values(actor="somebody"),
    "issues .*: message is 'fine', and the entries say ": update(issues).values(message="fine"),
    "pages b-1: entry is 1, and the entries say ": update(pages).where(pages.c.doc_id == "b-1").values(entry=1),
    "documents .*: current is ": update(documents).where(documents.c.doc_id == "a-1").values(current=True),
    "events ev-.*: type is 'truce', and the entries say ": update(events).values(type="truce"),
    "events ev-.*: what it tells is not what was entered": update(events).values(data=b"nothing"),
    "events ev-.*: its claims are not those that it tells": delete(event_claims),
    "event_sets: the events that stand are not those of the table of events": update(events).values(number=events.c.number + 1000),
    "events ev-.*: it is missing": delete(events),
    "decisions .*: it is missing, or not what was entered": update(decisions).values(content="other"),
    "aliases ev-old: there is no event ev-none": aliases.insert().values(alias="ev-old", event_id="ev-none"),
}


SWAPPED = {
    "postgresql": "UPDATE {kind} SET words = words || CAST('غواصة' AS tsvector) WHERE number = {number}",
    "sqlite": "INSERT INTO {kind} (rowid, words) VALUES ({number}, 'غواصة')",
}
EMPTIED = {"postgresql": "DELETE FROM {kind}", "sqlite": "INSERT INTO {kind} ({kind}) VALUES ('delete-all')"}


@pytest.mark.parametrize("kind", ["document_words", "evidence_words"])
@pytest.mark.parametrize("harm", [SWAPPED, EMPTIED])
def test_words_that_are_searched_are_checked_and_made_good(full, book, kind, harm):
    with full.reading() as connection:
        number = min(words_by_row(connection, kind))
        statement = harm[connection.dialect.name].format(kind=kind, number=number)
    change(full, text(statement))
    assert f"{kind} {number}: it is not found by just the words that it has" in told(full)
    rebuild(full, book, stamp)
    assert told(full) == []


class UndoneError(Exception):
    """Takes back what a transaction did."""


def would_tell(database, statement):
    """The differences that a change would make."""
    found = []
    with contextlib.suppress(UndoneError), database.writing() as connection:
        connection.execute(statement)
        found += differences(connection)
        raise UndoneError
    return found


def test_a_changed_row_is_named(full):
    for said, statement in DAMAGE.items():
        lines = would_tell(full, statement)
        assert any(_matches(said, line) for line in lines), (said, lines)
    assert told(full) == []


def test_changed_rows_are_made_good(full, book):
    whole = found(full)
    for said, statement in DAMAGE.items():
        if not said.startswith(("decisions", "events ev-.*: it is missing")):
            change(full, statement)
    rebuild(full, book, stamp)
    again = found(full)
    assert again[0] == whole[0]
    assert len(again[2]) == len(whole[2])


def _matches(said, line):
    start, dots, rest = said.partition(".*")
    return line.startswith(start) and (rest in line if dots else True)


def test_a_row_that_no_entry_tells_of_is_named(full):
    row = {"entry": 9_000, "doc_id": "x", "declared": "x", "content": "c", "words": "w", "current": False}
    change(full, documents.insert().values(row))
    assert told(full) == ["documents 9000: no entry tells of it"]


def test_nothing_is_made_anew_from_a_record_that_does_not_hold(full, book):
    change(full, update(entries).where(entries.c.sequence == 5).values(subject="other"))
    with pytest.raises(LedgerError, match="entry 5 was changed"):
        rebuild(full, book, stamp)


def test_an_article_that_was_forgotten_is_still_known_after_a_rebuild(full, book):
    rebuild(full, book, stamp)
    report = Recorder(full, stamp).record([ALL[5]])
    assert (report.new, report.known) == (0, 1)


def test_a_rebuild_that_was_stopped_is_done_again(full, book, monkeypatch):
    before = found(full)
    monkeypatch.setattr("khabar.engines.rebuilding.relink", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rebuild(full, book, stamp)
    monkeypatch.undo()
    monkeypatch.setattr("khabar.engines.readings.load", lambda *_, **__: book)
    rebuild(full, book, stamp)
    assert found(full) == before
