"""The record as people read it: found by what, whom, who and when; one entry with what stood before; what was changed is told."""

import pytest
from arriving import ALL, received
from invented_reports import REPORTS
from msgspec import structs
from sqlalchemy import update
from stamps import stamp

from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ledger.chain import verify, verify_part
from khabar.ledger.comparing import changes
from khabar.ledger.decisions import Given, decide
from khabar.ledger.schema import blobs, entries
from khabar.ledger.summaries import audit
from khabar.ledger.summaries.audit import Asked, find, whole
from khabar.model import Review

LATER = structs.replace(stamp(), recorded="2024-03-20T08:00:00.000+00:00", run="run-2")


@pytest.fixture
def ledger(database, book):
    Recorder(database, stamp).record(ALL)
    relink(database, book, stamp)
    with database.writing() as connection:
        decide(connection, "a-1#c1", Given(review=Review.UNSURE, by="person:noor", note="whose drone?"), stamp())
        decide(connection, "a-1#c1", Given(review=Review.WRONG, by="person:noor", note="an exercise"), LATER)
        decide(connection, "b-1#c1", Given(review=Review.CONFIRMED, by="person:ali"), LATER)
    return database


def numbers(database, **asked):
    with database.reading() as connection:
        return [line.entry.sequence for line in find(connection, Asked(**asked), 1000).lines]


def test_entries_are_found_by_what_happened_and_to_what_by_whom_and_when(ledger):
    everything = numbers(ledger)
    assert everything == sorted(everything, reverse=True)
    decided = everything[:3]
    assert numbers(ledger, happenings=("decided",)) == decided
    assert numbers(ledger, who="person:noor") == decided[1:]
    assert numbers(ledger, who="person:nobody") == []
    assert numbers(ledger, subject="a-1", happenings=("decided", "coded")) == [*decided[1:], numbers(ledger, happenings=("coded",))[-1]]
    assert numbers(ledger, run="run-2") == decided[:2]
    assert numbers(ledger, since="2024-03-18") == decided[:2]
    assert numbers(ledger, until="2024-03-17") == everything[2:]
    assert numbers(ledger, since="2024-03-17", until="2024-03-20") == everything
    assert numbers(ledger, before=everything[4]) == everything[5:]


def test_a_long_log_comes_in_parts(ledger):
    with ledger.reading() as connection:
        first = find(connection, Asked(), 4)
        rest = find(connection, Asked(before=first.lines[-1].entry.sequence), 1000)
        assert (len(first.lines), first.more, rest.more) == (4, True, False)
        assert audit.people(connection) == [("person:noor", 2), ("person:ali", 1)]
        assert {"captured", "received", "coded", "linked", "decided"} <= set(audit.happenings(connection))


def test_one_entry_is_told_with_what_stood_before(ledger):
    last = numbers(ledger, who="person:noor")[0]
    with ledger.reading() as connection:
        found = whole(connection, last)
        assert whole(connection, 99999) is None
    assert (found.told()["review"], found.told_before()["review"]) == ("wrong", "unsure")
    assert (found.told()["note"], found.line.who, found.faults) == ("an exercise", "person:noor", ())
    assert found.readings() is None


def test_another_reading_is_told_with_the_claims_it_changed(ledger):
    Recorder(ledger, stamp).record([received(*REPORTS[0][:3], REPORTS[0][3], url="https://fanar.example/1")])
    seven = received(*REPORTS[0][:3], REPORTS[0][3].replace("ثلاثة", "سبعة"), url="https://fanar.example/1")
    Recorder(ledger, stamp).record([seven])
    with ledger.reading() as connection:
        found = whole(connection, numbers(ledger, happenings=("coded",))[0])
    told = list(changes(*found.readings()))
    assert any("killed" in change.fields for change in told) or any(change.before is None for change in told)


@pytest.mark.parametrize("fault", ["digest", "content"])
def test_what_was_changed_is_told(ledger, fault):
    last = numbers(ledger)[0]
    with ledger.writing() as connection:
        content = whole(connection, last).line.entry.content
        if fault == "digest":
            connection.execute(update(entries).where(entries.c.sequence == last).values(subject="b-1#c2"))
        else:
            connection.execute(update(blobs).where(blobs.c.sha256 == content).values(data=b"{}", form=0))
    with ledger.reading() as connection:
        assert whole(connection, last).faults == (fault,)
        assert verify_part(connection, last - 2, 10).fault.sequence == last


def test_the_chain_is_checked_in_parts_as_it_is_whole(ledger):
    with ledger.reading() as connection:
        checked = verify(connection)
        first = verify_part(connection, 0, 5)
        assert (first.entries, first.fault) == (5, None)
        rest = verify_part(connection, 5, 10_000)
        assert (rest.entries, rest.head, rest.fault) == (checked.entries, checked.head, None)
    with ledger.writing() as connection:
        connection.execute(entries.delete().where(entries.c.sequence == checked.entries))
    with ledger.reading() as connection:
        assert "removed" in verify_part(connection, 5, 10_000).fault.cause
