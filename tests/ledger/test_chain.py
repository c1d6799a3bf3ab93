"""The record: entries in order, each holding the digest of the one before; what was changed or removed is named."""

import pytest
from sqlalchemy import delete, text, update
from stamps import stamp

from khabar.ledger import Database, verify
from khabar.ledger.chain import Written, append, read
from khabar.ledger.schema import blobs, entries, state

TEN = [Written("noted", f"subject {n}", f"payload {n} ".encode() * 40) for n in range(1, 11)]


def change(database, statement):
    with database.writing() as connection:
        connection.execute(statement)


def fault(database):
    with database.reading() as connection:
        return verify(connection).fault


@pytest.fixture
def ten(database):
    for some in (TEN[:4], TEN[4:]):
        with database.writing() as connection:
            append(connection, some, stamp())
    return database


def test_what_was_entered_is_read_again_in_its_order(ten):
    with ten.reading() as connection:
        found = list(read(connection))
        assert [(entry.sequence, entry.subject) for entry in found] == [(n, f"subject {n}") for n in range(1, 11)]
        assert [entry.previous for entry in found[1:]] == [entry.digest for entry in found[:-1]]
        assert {entry.stamp for entry in found} == {stamp()}
        checked = verify(connection)
    assert (checked.entries, checked.fault, checked.head) == (10, None, found[-1].digest)


def test_an_empty_ledger_holds(database):
    with database.reading() as connection:
        assert verify(connection).entries == 0


@pytest.mark.parametrize("field", ["happening", "subject", "recorded", "code", "codebook", "run"])
def test_a_changed_field_is_found_at_its_entry(ten, field):
    change(ten, update(entries).where(entries.c.sequence == 6).values({field: "other"}))
    assert fault(ten).sequence == 6
    assert "entry 6 was changed" in fault(ten).cause


@pytest.mark.parametrize("happening", ["tombstone", "captured"])
def test_an_entry_that_holds_not_what_it_now_says_is_named(ten, happening):
    change(ten, update(entries).where(entries.c.sequence == 4).values(happening=happening))
    assert fault(ten).sequence == 4


def test_a_head_that_is_no_head_is_told(ten):
    change(ten, update(state).where(state.c.name == "head").values(value="garbage"))
    assert "is not the one that the ledger remembers" in fault(ten).cause


def test_an_entry_sealed_anew_is_found_at_the_next(ten):
    change(ten, update(entries).where(entries.c.sequence == 6).values(digest="f" * 64, subject="other"))
    assert fault(ten).sequence == 6
    change(ten, update(entries).where(entries.c.sequence == 6).values(subject="subject 6"))
    assert fault(ten).sequence == 6


@pytest.mark.parametrize(
    ("gone", "said"), [([3], "entry 3 was removed"), ([4, 5, 6], "entries 4 to 6 were removed"), ([9, 10], "entries 9 to 10 were removed")]
)
def test_removed_entries_are_named(ten, gone, said):
    change(ten, delete(entries).where(entries.c.sequence.in_(gone)))
    assert (fault(ten).sequence, fault(ten).cause) == (gone[0], said)


def test_what_an_entry_holds_is_checked_too(ten):
    with ten.reading() as connection:
        content = next(entry.content for entry in read(connection) if entry.sequence == 7)
    change(ten, update(blobs).where(blobs.c.sha256 == content).values(form=0, data=b"something else"))
    assert fault(ten).cause == "what entry 7 (noted subject 7) holds was changed"
    change(ten, delete(blobs).where(blobs.c.sha256 == content))
    assert fault(ten).cause == "what entry 7 (noted subject 7) holds was removed"


@pytest.mark.parametrize("written", ["'abc'", "data || x'80'", "42", "x''"])
def test_bytes_of_another_kind_are_found_at_their_entry(tmp_path, written):
    """SQLite alone takes any value in any column, and does not read back as text all that was written as such."""
    ledger = Database.open(str(tmp_path / "ledger.db"), create=True)
    with ledger.writing() as connection:
        append(connection, TEN, stamp())
        sixth = list(read(connection))[5]
    change(ledger, text(f"UPDATE blobs SET data = {written} WHERE sha256 = '{sixth.content}'"))
    assert fault(ledger).sequence == 6
    assert "was changed" in fault(ledger).cause
    ledger.close()


def test_a_chain_cut_and_forged_to_its_end_is_not_the_one_that_is_remembered(ten):
    change(ten, delete(entries).where(entries.c.sequence > 8))
    change(ten, update(state).where(state.c.name == "head").values(value="8 " + "0" * 64))
    assert "not the one that the ledger remembers" in fault(ten).cause


def test_a_transaction_that_fails_leaves_nothing(ten):
    def fail():
        with ten.writing() as connection:
            append(connection, TEN[:1], stamp())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with ten.reading() as connection:
        assert verify(connection).entries == 10
