"""Tokens by which programs write: shown once, kept as a digest, with a role of their own that is never above their person's."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct, structs
from sqlalchemy import Connection, select, update

from khabar.ledger.people.roles import WORDS, Role
from khabar.ledger.people.secrets import PREFIX, digest_of, new_token
from khabar.ledger.people.tables import tokens, users
from khabar.ledger.people.users import User, enter, find
from khabar.ledger.writing import add
from khabar.model import Stamp

DAYS = 365
"""How long a token holds where nobody says otherwise: one that was forgotten does not open the door for ever."""
_SHOWN = 12
"""Letters of the digest by which people tell their tokens apart; they open nothing."""


class Token(Struct, frozen=True):
    """A token as it is shown: the beginning of its digest, whose it is, what it is for, its role, since when and until when it holds."""

    token_id: str
    name: str
    label: str
    role: Role
    made: str
    expires: str
    ended: bool


def issue(connection: Connection, name: str, label: str, role: Role, by: str, stamp: Stamp, days: int = DAYS) -> str:
    """A new token of a person; gives the token itself, which is kept nowhere. The caller holds the lock of a writer.

    Raises KeyError where nobody has the name, ValueError where the role is above the person's.
    """
    user = find(connection, name)
    if user is None or not user.active:
        raise KeyError(name)
    if role > user.role:
        raise ValueError(role.word)
    token = new_token(PREFIX)
    digest = digest_of(token)
    expires = (dt.datetime.fromisoformat(stamp.recorded) + dt.timedelta(days=days)).isoformat(timespec="milliseconds")
    row = {"digest": digest, "name": name, "label": label, "role": role.word, "made": stamp.recorded, "expires": expires, "ended": False}
    add(connection, tokens, [row])
    enter(connection, name, {"what": "token", "token": digest[:_SHOWN], "label": label, "role": role.word}, by, stamp)
    return token


def of_token(connection: Connection, token: str, now: str) -> User | None:
    """Who writes with a token, with the lesser of both roles; None where it does not hold (any more) or the account is closed."""
    query = (
        select(users.c.name, users.c.role, users.c.active, users.c.made, tokens.c.role.label("lent"))
        .join_from(tokens, users, users.c.name == tokens.c.name)
        .where(tokens.c.digest == digest_of(token), tokens.c.expires > now, ~tokens.c.ended, users.c.active)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    user = User(row.name, WORDS[row.role], row.active, row.made)
    return structs.replace(user, role=min(user.role, WORDS[row.lent]))


def of_person(connection: Connection, name: str) -> list[Token]:
    """The tokens of a person, the latest first."""
    rows = connection.execute(select(tokens).where(tokens.c.name == name).order_by(tokens.c.made.desc(), tokens.c.digest))
    return [Token(row.digest[:_SHOWN], row.name, row.label, WORDS[row.role], row.made, row.expires, row.ended) for row in rows]


def end(connection: Connection, name: str, token_id: str, by: str, stamp: Stamp) -> None:
    """Have a token hold no more. Raises KeyError where the person has none of this id."""
    own = (tokens.c.name == name) & tokens.c.digest.startswith(token_id, autoescape=True) & ~tokens.c.ended
    if len(token_id) != _SHOWN or connection.execute(update(tokens).where(own).values(ended=True)).rowcount == 0:
        raise KeyError(token_id)
    enter(connection, name, {"what": "token ended", "token": token_id}, by, stamp)
