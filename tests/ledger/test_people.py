"""The people of a ledger: names, passwords, roles, sessions, tokens, kept searches; every change an entry that holds no secret."""

import pytest
from msgspec import structs
from sqlalchemy import select
from stamps import stamp

from khabar.ledger import verify
from khabar.ledger.blobs import stored
from khabar.ledger.chain import read
from khabar.ledger.people import searches, sessions, tokens, users
from khabar.ledger.people.roles import Role
from khabar.ledger.people.secrets import PasswordError
from khabar.ledger.people.tables import sessions as session_rows
from khabar.ledger.people.tables import tokens as token_rows
from khabar.ledger.people.tables import users as user_rows

PASSWORD = "seven green lanterns"
NOW, LATER = "2024-03-17T12:00:00.000+00:00", "2024-03-18T12:00:00.000+00:00"


@pytest.fixture
def held(database):
    with database.writing() as connection:
        users.make(connection, "noor", Role.ADMINISTRATOR, PASSWORD, "person:noor", stamp())
        users.make(connection, "salim", Role.REVIEWER, PASSWORD, "person:noor", stamp())
        yield connection


def test_passwords_are_right_or_wrong(held):
    assert users.has_password(held, "noor", PASSWORD)
    assert not users.has_password(held, "noor", PASSWORD + "x")
    assert not users.has_password(held, "nobody", PASSWORD)
    assert not users.has_password(held, "noor", "x" * 100_000)
    with_none = users.make(held, "robot", Role.REVIEWER, None, "person:noor", stamp())
    assert not users.has_password(held, with_none.name, "")


@pytest.mark.parametrize(("password", "cause"), [("short", "short"), ("x" * 1025, "long"), ("salima-123456", "name")])
def test_weak_passwords_are_refused(held, password, cause):
    with pytest.raises(PasswordError, match=cause):
        users.set_password(held, "salim", password, "person:salim", stamp()) if cause != "name" else users.make(
            held, "salima-1234", Role.READER, password, "person:noor", stamp()
        )


@pytest.mark.parametrize("name", ["", "  ", "a b", "a#b", "x" * 41, "a\u202eb", "<b>"])
def test_names_that_nobody_can_have(held, name):
    with pytest.raises(users.BadNameError):
        users.make(held, name, Role.READER, None, "person:noor", stamp())


def test_names_that_look_alike_are_one(held):
    with pytest.raises(users.TakenError):
        users.make(held, "NOOR ", Role.READER, None, "person:noor", stamp())
    assert users.make(held, "نور", Role.READER, None, "person:noor", stamp()).judge == "person:نور"


def test_a_session_holds_for_its_time_and_person(held):
    token = sessions.begin(held, "salim", NOW)
    assert sessions.of_token(held, token, NOW).name == "salim"
    assert sessions.of_token(held, token, LATER) is None
    assert sessions.of_token(held, token + "x", NOW) is None
    sessions.end(held, token)
    assert sessions.of_token(held, token, NOW) is None


def test_sessions_end_with_the_password_and_with_the_account(held):
    first, second = sessions.begin(held, "salim", NOW), sessions.begin(held, "noor", NOW)
    users.set_password(held, "salim", PASSWORD + "!", "person:salim", stamp())
    assert sessions.of_token(held, first, NOW) is None
    assert sessions.of_token(held, second, NOW) is not None
    third = sessions.begin(held, "salim", NOW)
    token = tokens.issue(held, "salim", "script", Role.REVIEWER, "person:salim", stamp())
    users.set_active(held, "salim", False, "person:noor", stamp())
    assert sessions.of_token(held, third, NOW) is None
    assert tokens.of_token(held, token, NOW) is None
    assert not users.has_password(held, "salim", PASSWORD + "!")
    users.set_active(held, "salim", True, "person:noor", stamp())
    assert tokens.of_token(held, token, NOW) is None


def test_sessions_that_are_over_are_cleared_away(held):
    sessions.begin(held, "salim", NOW)
    sessions.begin(held, "salim", LATER)
    assert len(held.execute(select(session_rows)).all()) == 1


def test_a_token_has_the_lesser_of_two_roles(held):
    token = tokens.issue(held, "noor", "export", Role.READER, "person:noor", stamp())
    assert token.startswith("khabar_")
    assert tokens.of_token(held, token, NOW).role is Role.READER
    strong = tokens.issue(held, "noor", "all", Role.ADMINISTRATOR, "person:noor", stamp())
    users.make(held, "layla", Role.ADMINISTRATOR, None, "person:noor", stamp())
    users.set_role(held, "noor", Role.REVIEWER, "person:layla", stamp())
    assert tokens.of_token(held, strong, NOW).role is Role.REVIEWER
    with pytest.raises(ValueError, match="editor"):
        tokens.issue(held, "noor", "more", Role.EDITOR, "person:noor", stamp())


def test_a_token_ends(held):
    token = tokens.issue(held, "salim", "script", Role.REVIEWER, "person:salim", stamp(), days=1)
    [shown] = tokens.of_person(held, "salim")
    assert tokens.of_token(held, token, LATER) is None
    with pytest.raises(KeyError):
        tokens.end(held, "noor", shown.token_id, "person:noor", stamp())
    with pytest.raises(KeyError):
        tokens.end(held, "salim", "", "person:salim", stamp())
    tokens.end(held, "salim", shown.token_id, "person:salim", stamp())
    assert tokens.of_token(held, token, NOW) is None


def test_somebody_always_looks_after_people(held):
    with pytest.raises(users.LastAdministratorError):
        users.set_role(held, "noor", Role.EDITOR, "person:noor", stamp())
    with pytest.raises(users.LastAdministratorError):
        users.set_active(held, "noor", False, "person:noor", stamp())
    with pytest.raises(KeyError):
        users.set_role(held, "nobody", Role.EDITOR, "person:noor", stamp())


def test_every_change_is_an_entry_and_no_secret_is_kept(database):
    with database.writing() as connection:
        users.make(connection, "noor", Role.ADMINISTRATOR, PASSWORD, "person:noor", stamp())
        token = tokens.issue(connection, "noor", "script", Role.READER, "person:noor", stamp())
        session = sessions.begin(connection, "noor", NOW)
        kept = searches.keep(connection, "noor", "strikes", "type=strike", stamp())
        searches.drop(connection, "noor", kept.search_id, stamp())
    with database.reading() as connection:
        entries = list(read(connection, ("account",)))
        told = b"".join(stored(connection, [entry.content for entry in entries]).values())
        rows = [str(row) for table in (user_rows, session_rows, token_rows) for row in connection.execute(select(table))]
        assert verify(connection).fault is None
    assert len(entries) == 4
    for secret in (PASSWORD, token, session):
        assert secret.encode() not in told
        assert not any(secret in row for row in rows)
    assert b"argon2" not in told


def test_searches_are_of_one_person(held):
    kept = searches.keep(held, "salim", " strikes ", "type=strike", structs.replace(stamp(), recorded=NOW))
    assert searches.find(held, kept.search_id) == kept
    assert [one.label for one in searches.of_person(held, "salim")] == ["strikes"]
    with pytest.raises(KeyError):
        searches.drop(held, "noor", kept.search_id, stamp())
    with pytest.raises(ValueError, match="x"):
        searches.keep(held, "salim", "x", "q" * 5000, stamp())
    searches.drop(held, "salim", kept.search_id, stamp())
    assert searches.find(held, kept.search_id) is None
