"""Opening a ledger: the tables of this version, and what is no ledger."""

import random
import sqlite3
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from arriving import received
from made_events import made, tell
from sqlalchemy import Engine, Table, create_engine, delete, event, inspect, select, text
from stamps import stamp

from khabar.engines.recording import Recorder
from khabar.ledger import Database, LedgerError
from khabar.ledger import migrations as scripts
from khabar.ledger.chain import Written, append, read, verify
from khabar.ledger.database import REVISION
from khabar.ledger.filters import Filter
from khabar.ledger.queries.changes import Since, changes_since
from khabar.ledger.queries.facets import count_facets
from khabar.ledger.schema import (
    METADATA,
    claims,
    decisions,
    entries,
    event_changes,
    event_evidence,
    event_found_by,
    event_values,
    events,
    state,
    tallies,
)
from khabar.ledger.summaries import tables as summaries
from khabar.ledger.writing import add


def test_a_ledger_is_brought_up_whole_or_not_at_all(where):
    """So that of two who open a new one at once the second waits, and finds all tables or none."""

    def break_off(connection, cursor, statement, *more):
        if "as_read" in statement:
            raise RuntimeError("broken off in the last migration")

    event.listen(Engine, "before_cursor_execute", break_off)
    try:
        with pytest.raises(RuntimeError, match="broken off"):
            Database.open(where, create=True)
    finally:
        event.remove(Engine, "before_cursor_execute", break_off)
    left = create_engine(where if "://" in where else f"sqlite:///{where}")
    assert inspect(left).get_table_names() == []
    left.dispose()
    Database.open(where, create=True).close()


def test_many_open_a_new_ledger_at_once(where):
    everyone, opened = threading.Barrier(6), []

    def open_it():
        everyone.wait()
        Database.open(where, create=True).close()
        opened.append(True)

    threads = [threading.Thread(target=open_it, daemon=True) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(opened) == 6


def test_the_migrations_make_the_tables_that_the_code_knows(database):
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_told_in_the_schema})
        assert compare_metadata(context, METADATA) == []


def _is_told_in_the_schema(name, kind, parents):
    """Full text is made by its migration alone: it is of another kind on each database."""
    return "_words" not in name if kind == "table" else True


def test_the_newest_revision_is_the_one_that_is_asked_for():
    assert ScriptDirectory(scripts.__path__[0]).get_current_head() == REVISION


def test_a_ledger_is_opened_again(where):
    Database.open(where, create=True).close()
    Database.open(where, create=False).close()


def test_no_ledger_is_made_where_one_is_asked_for(tmp_path):
    with pytest.raises(LedgerError, match="there is no such ledger"):
        Database.open(str(tmp_path / "none.db"), create=False)


def test_what_is_no_database_is_told(tmp_path):
    path = tmp_path / "notes.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(LedgerError, match=r"notes\.db: file is not a database"):
        Database.open(str(path), create=True)


def test_a_database_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE books (title TEXT)")
    with pytest.raises(LedgerError, match="a database of something else"):
        Database.open(str(path), create=True)


def test_a_ledger_of_a_newer_version_is_not_touched(where):
    database = Database.open(where, create=True)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(LedgerError, match="newer khabar"):
        Database.open(where, create=False)


@pytest.mark.parametrize("url", ["mysql://u@h/d", "nonsense://x"])
def test_other_databases_are_refused(url):
    with pytest.raises(LedgerError):
        Database.open(url, create=True)


@pytest.mark.parametrize("where", ["", " ", "sqlite://", "sqlite:///:memory:", ":memory:", "sqlite:///file:x?mode=memory&uri=true"])
def test_a_ledger_that_names_no_file_is_refused(where, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match="a ledger is kept in a file, and this names none"):
        Database.open(where, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_may_have_any_name(tmp_path):
    path = tmp_path / "a?b=%20#c.db"
    Database.open(str(path), create=True).close()
    assert path.exists()


@pytest.mark.parametrize("where", ["me:secret@127.0.0.1:1/nowhere", "me@127.0.0.1:1/nowhere?password=secret&sslpassword=secret"])
def test_a_password_is_never_told(where):
    with pytest.raises(LedgerError, match="nowhere") as told:
        Database.open(f"postgresql+psycopg://{where}", create=True)
    assert "secret" not in str(told.value)


def test_readers_see_whole_transactions_only(database):
    with database.writing() as writer:
        append(writer, [Written("noted", "x", b"x")], stamp())
        with database.reading() as reader:
            assert list(read(reader)) == []
    with database.reading() as reader:
        assert len(list(read(reader))) == 1


def test_a_reader_sees_one_state_though_somebody_writes_between_its_questions(database, where):
    other = Database.open(where, create=False)
    with database.writing() as writer:
        append(writer, [Written("noted", "x", b"x")], stamp())
    with database.reading() as reader:
        before = list(read(reader))
        with other.writing() as writer:
            append(writer, [Written("noted", "y", b"y")], stamp())
        assert list(read(reader)) == before
        assert verify(reader).entries == 1
    with database.reading() as reader:
        assert verify(reader).entries == 2
    other.close()


def test_what_is_taken_out_is_not_said_to_be_gone_while_somebody_reads_the_state_before(where, monkeypatch):
    monkeypatch.setattr("khabar.ledger.database._WAIT_SECONDS", 0)
    database, other = Database.open(where, create=True), Database.open(where, create=False)
    with database.writing() as writer:
        append(writer, [Written("noted", "x", b"x")], stamp())
    with other.reading() as reader:
        assert len(list(read(reader))) == 1
        with database.writing() as writer:
            writer.execute(delete(entries))
        with pytest.raises(LedgerError, match="another process was reading"):
            database.compact()
    database.compact()
    for one in (database, other):
        one.close()


def test_an_older_ledger_is_given_what_lists_are_answered_with(where):
    chance = random.Random(4)
    database = Database.open(where, create=True)
    tell(database, [made(chance, n) for n in range(50)])
    tell(database, [made(chance, n) for n in range(20)], ["ev-00049"])
    with database.reading() as connection:
        before = connection.execute(select(event_found_by).order_by(event_found_by.c.number)).all()
        counted = count_facets(connection, Filter())
    with database.writing() as connection:
        sums = [table for table in vars(summaries).values() if isinstance(table, Table)]
        for table in (event_found_by, event_values, event_changes, event_evidence, *sums):
            table.drop(connection)
        for index in [*events.indexes, *claims.indexes, *tallies.indexes, *entries.indexes]:
            if set(index.columns.keys()) & {"day", "ordinal", "last_day", "run"}:
                index.drop(connection)
        connection.execute(text("ALTER TABLE events DROP COLUMN as_read"))
        without_numbers_of_words(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '0007'"))
        connection.execute(text("DELETE FROM state WHERE name = 'sets'"))
    database.close()
    again = Database.open(where, create=False)
    with again.reading() as connection:
        assert len(connection.execute(select(event_found_by)).all()) == len(before)
        assert count_facets(connection, Filter()) == counted
        assert len(changes_since(connection, Since(0), 100).changes) == 49
    again.close()


@pytest.mark.parametrize("somebody_decided", [True, False])
def test_an_older_ledger_is_linked_again_where_people_decided(where, somebody_decided):
    database = Database.open(where, create=True)
    with database.writing() as connection:
        add(connection, state, [{"name": "linked", "value": "{}"}])
        if somebody_decided:
            row = {"entry": 1, "content": "", "doc_id": "a", "review": "wrong", "judge": "person:noor", "current": True, "sealed": False}
            add(connection, decisions, [row])
        for table, column in (("events", "as_read"), ("accounts", "corrected")):
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        without_numbers_of_words(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '0009'"))
    database.close()
    again = Database.open(where, create=False)
    with again.reading() as connection:
        assert bool(connection.execute(select(state).where(state.c.name == "linked")).all()) is not somebody_decided
    again.close()


def test_an_older_ledger_is_given_the_numbers_of_its_words(where):
    database = Database.open(where, create=True)
    Recorder(database, stamp).record([received("a-1", "fanar", 14, "قصف ثوار الوادي قاعدة النخلة الجوية أمس الأربعاء وقتل ثلاثة جنود.")])
    asked = [select(table.c.number, *(one for one in table.c if one.name.endswith("_words"))) for table in (claims, tallies)]
    with database.reading() as connection:
        before = [connection.execute(one).all() for one in asked]
    with database.writing() as connection:
        without_numbers_of_words(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '0011'"))
    database.close()
    again = Database.open(where, create=False)
    with again.reading() as connection:
        assert [connection.execute(one).all() for one in asked] == before
        assert before[0][0].actor_words and before[0][0].target_words
    again.close()


def without_numbers_of_words(connection):
    """Make claims and tallies as they were before the numbers of their words."""
    for table in (claims, tallies):
        for column in [one for one in table.c if one.name.endswith("_words")]:
            for index in [one for one in table.indexes if column.name in one.columns]:
                index.drop(connection)
            connection.execute(text(f"ALTER TABLE {table.name} DROP COLUMN {column.name}"))
