"""After a decision only those tallies are set beside events anew that count its days, and what comes of all is as if all had been."""

import datetime as dt

import pytest
from invented_reports import REPORTS, STRUCK
from sqlalchemy import select
from stamps import stamp

from khabar.engines import checking
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ingest.received import Received
from khabar.ledger.decisions import Given, decide
from khabar.ledger.summaries import doubting
from khabar.ledger.summaries.doubting import Doubted
from khabar.ledger.summaries.tables import sums, tally_checks
from khabar.model import Correction, Document, Review

COUNTS = (
    ("h-1", "mina", 16, "تعرضت القوات الساحلية لثلاث هجمات بين 1 و10 مارس."),
    ("h-2", "nida", 20, "تعرضت القوات الساحلية لخمس هجمات بين 11 و19 مارس."),
    ("h-3", "nida", 20, "تعرضت القوات الساحلية لأربع هجمات بين 15 و19 مارس."),
)


@pytest.fixture
def ledger(database, book):
    articles = [(doc_id, outlet, dt.date(2024, 3, day), text) for doc_id, outlet, day, text in (*REPORTS, *COUNTS)]
    Recorder(database, stamp).record(Received(Document(doc_id, text, outlet, day), doc_id) for doc_id, outlet, day, text in articles)
    relink(database, book, stamp)
    return database


def rejected(ledger, refs):
    with ledger.writing() as connection:
        for ref in refs:
            decide(connection, ref, Given(review=Review.WRONG, by="person:noor", note="no attack"), stamp())


def kept(ledger):
    """What came of every tally, and how much is counted of each kind."""
    with ledger.reading() as connection:
        told = dict(connection.execute(select(tally_checks.c.name, tally_checks.c.ref)).all())
        counted = connection.execute(select(sums).where(sums.c.kind == "check", sums.c["count"] != 0)).all()
    return told, sorted(map(str, counted))


def looked_at(monkeypatch):
    """The tallies that are set beside events from now on."""
    found, real = [], checking.check_beside

    def noted(counts, events, codebook):
        counts = list(counts)
        found.append(({count.ref for count in counts}, len(events)))
        return real(counts, events, codebook)

    monkeypatch.setattr(checking, "check_beside", noted)
    monkeypatch.setattr(checking, "check_tallies", None)
    return found


def test_only_tallies_of_its_days_follow_a_decision_and_all_is_as_if_all_had(ledger, book, monkeypatch):
    before = kept(ledger)
    rejected(ledger, STRUCK)
    with monkeypatch.context() as patched:
        looked = looked_at(patched)
        relink(ledger, book, stamp)
    assert [refs for refs, _ in looked] == [{"d-1#t1", "h-2#t1"}]
    after = kept(ledger)
    changed = {ref for name, ref in after[0].items() if name not in before[0]}
    assert changed == {"d-1#t1", "h-2#t1"}
    checking.check_against_events(ledger, book)
    assert kept(ledger) == after


def test_a_day_that_is_corrected_is_looked_at_where_it_was_and_where_it_is(ledger, book, monkeypatch):
    given = (Correction("date", "2024-03-09", None),)
    with ledger.writing() as connection:
        for ref in STRUCK:
            decide(connection, ref, Given(review=Review.CORRECTED, by="person:noor", corrections=given), stamp())
    with monkeypatch.context() as patched:
        looked = looked_at(patched)
        relink(ledger, book, stamp)
    assert {ref for refs, _ in looked for ref in refs} == {"d-1#t1", "h-1#t1", "h-2#t1"}
    after = kept(ledger)
    checking.check_against_events(ledger, book)
    assert kept(ledger) == after


def test_tallies_over_very_many_events_wait_for_the_next_run(ledger, book, monkeypatch):
    before = kept(ledger)
    monkeypatch.setattr(doubting, "MOST", 0)
    rejected(ledger, STRUCK)
    relink(ledger, book, stamp)
    assert kept(ledger) == before
    with ledger.reading() as connection:
        assert doubting.doubted(connection) == Doubted((), later=True)
    assert checking.check_late(ledger, book) == 2
    assert checking.check_late(ledger, book) == 0
    assert kept(ledger) != before


def test_what_is_doubted_while_tallies_are_looked_at_stays_doubted(ledger):
    with ledger.writing() as connection:
        doubting.doubt(connection, [("2024-03-13", "2024-03-13")])
        looked = doubting.doubted(connection)
        doubting.doubt(connection, [("2024-03-01", "2024-03-02")])
        doubting.settle(connection, looked)
        assert ("2024-03-01", "2024-03-02") in doubting.doubted(connection).days
        doubting.settle(connection, doubting.doubted(connection))
        assert doubting.doubted(connection) == Doubted()
