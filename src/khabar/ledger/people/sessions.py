"""Sessions of people who signed in: the browser holds a token, the ledger its digest."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, select

from khabar.ledger.people.roles import WORDS
from khabar.ledger.people.secrets import digest_of, new_token
from khabar.ledger.people.tables import sessions, users
from khabar.ledger.people.users import User
from khabar.ledger.writing import add

HOURS = 12
"""A working day, as NIST SP 800-63B has it for its second level: sign in again at least once in twelve hours."""


def begin(connection: Connection, name: str, now: str) -> str:
    """A new session of a person who showed the right password; gives its token. Sessions that are over are cleared away.

    ``now`` is ISO 8601 in UTC. The caller holds the lock of a writer.
    """
    connection.execute(delete(sessions).where(sessions.c.expires <= now))
    token = new_token()
    expires = (dt.datetime.fromisoformat(now) + dt.timedelta(hours=HOURS)).isoformat(timespec="milliseconds")
    add(connection, sessions, [{"digest": digest_of(token), "name": name, "made": now, "expires": expires}])
    return token


def of_token(connection: Connection, token: str, now: str) -> User | None:
    """Whose session this is; None where there is no such session, it is over, or the account is closed."""
    query = (
        select(users.c.name, users.c.role, users.c.active, users.c.made)
        .join_from(sessions, users, users.c.name == sessions.c.name)
        .where(sessions.c.digest == digest_of(token), sessions.c.expires > now, users.c.active)
    )
    row = connection.execute(query).first()
    return None if row is None else User(row.name, WORDS[row.role], row.active, row.made)


def end(connection: Connection, token: str) -> None:
    """Have a session be over."""
    connection.execute(delete(sessions).where(sessions.c.digest == digest_of(token)))


def end_all(connection: Connection, name: str) -> None:
    """Have all sessions of a person be over."""
    connection.execute(delete(sessions).where(sessions.c.name == name))
