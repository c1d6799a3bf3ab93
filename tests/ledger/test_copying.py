"""Backup and restore: from either database to either, checked, and gone on with."""

import pytest
from invented_reports import REPORTS
from sqlalchemy import delete
from stamps import stamp
from tests.ledger.test_recording import ALL

from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ledger import Database, LedgerError, copying, verify
from khabar.ledger.checking import differences
from khabar.ledger.content import digest
from khabar.ledger.copying import copy
from khabar.ledger.filters import Filter, find_claims, find_documents, find_events
from khabar.ledger.schema import entries


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request, tmp_path):
    if request.param == "sqlite":
        where = str(tmp_path / "copy.db")
    else:
        where = request.getfixturevalue("server").url(f"copy_{abs(hash(request.node.name))}")
    database = Database.open(where, create=True)
    yield database
    database.close()


@pytest.fixture
def source(database, book):
    Recorder(database, stamp).record(ALL[:4])
    relink(database, book, stamp)
    return database


def asked(database):
    """What several questions give."""
    with database.reading() as connection:
        return (
            [row.doc_id for row in find_documents(connection, "النخلة", 50).rows],
            [row.event_id for row in find_events(connection, Filter(words="قصف"), 50).rows],
            [row.ref for row in find_claims(connection, Filter(), None).rows],
            digest(connection),
            verify(connection),
        )


def test_a_copy_holds_and_answers_the_same(source, target):
    copy(source, target)
    assert asked(target) == asked(source)
    assert asked(target)[0] != []


def test_a_copy_is_gone_on_with(source, target, book):
    copy(source, target)
    for database in (source, target):
        assert Recorder(database, stamp).record(ALL).new == len(REPORTS) - 4
        relink(database, book, stamp)
    assert asked(target)[:4] == asked(source)[:4]


@pytest.fixture
def source_of_two(source, where):
    """The source again, as another process has it open."""
    other = Database.open(where, create=False)
    yield other
    other.close()


def test_a_copy_is_of_one_moment_though_somebody_writes_meanwhile(source, target, source_of_two, monkeypatch):
    before, checked = asked(source), copying.verify

    def write_then(connection):
        found = checked(connection)
        if not written:
            written.append(Recorder(source_of_two, stamp).record(ALL[4:6]).new)
        return found

    written = []
    monkeypatch.setattr(copying, "verify", write_then)
    copy(source, target)
    assert written == [2]
    assert asked(target) == before
    assert asked(source)[4].entries > before[4].entries


def test_a_check_of_the_tables_is_of_one_moment_though_somebody_writes_meanwhile(source, source_of_two):
    with source.reading() as connection:
        assert verify(connection).fault is None
        assert Recorder(source_of_two, stamp).record(ALL[4:6]).new == 2
        assert list(differences(connection)) == []


def test_a_ledger_that_holds_something_is_not_copied_over(source, target):
    copy(source, target)
    with pytest.raises(LedgerError, match="holds entries already"):
        copy(source, target)


def test_what_does_not_verify_is_not_copied(source, target):
    with source.writing() as connection:
        connection.execute(delete(entries).where(entries.c.sequence == 2))
    with pytest.raises(LedgerError, match="entry 2 was removed; it is not copied"):
        copy(source, target)
    with target.reading() as connection:
        assert verify(connection).entries == 0
