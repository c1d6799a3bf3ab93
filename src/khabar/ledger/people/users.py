"""The people of a ledger: their names, roles and passwords; every change is an entry, which never holds a password."""

from __future__ import annotations

import unicodedata

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, func, select, update

from khabar.ledger.chain import Written, append
from khabar.ledger.people.roles import WORDS, Role
from khabar.ledger.people.secrets import fits, hashed, is_outdated
from khabar.ledger.people.tables import sessions, tokens, users
from khabar.ledger.writing import add
from khabar.model import Stamp

ACCOUNT = "account"
PERSON = "person:"
_MOST_LETTERS = 40
_ALSO = "._-"


class BadNameError(ValueError):
    """A name that nobody can have: empty, longer than forty letters, or with other signs than letters, digits and ``. _ -``."""


class TakenError(ValueError):
    """A name that somebody has."""


class LastAdministratorError(ValueError):
    """What would leave a ledger without anybody who may look after its people."""


class User(Struct, frozen=True):
    """One person: the name that stands in every entry, the role, whether the account is open, and since when it is there."""

    name: str
    role: Role
    active: bool
    made: str

    @property
    def judge(self) -> str:
        """How entries name this person."""
        return PERSON + self.name


def cleaned(name: str) -> str:
    """A name as it is kept, so that no two look alike by case or form. Raises `BadNameError`."""
    plain = unicodedata.normalize("NFKC", name.strip()).casefold()
    if not 1 <= len(plain) <= _MOST_LETTERS or not all(letter.isalnum() or letter in _ALSO for letter in plain):
        raise BadNameError(name)
    return plain


def make(connection: Connection, name: str, role: Role, password: str | None, by: str, stamp: Stamp) -> User:
    """A new person; without a password nobody can sign in as them, only with tokens. The caller holds the lock of a writer.

    Raises `BadNameError`, `TakenError`, `khabar.ledger.people.secrets.PasswordError`.
    """
    name = cleaned(name)
    if connection.execute(select(users.c.name).where(users.c.name == name)).first() is not None:
        raise TakenError(name)
    kept = None if password is None else hashed(password, name)
    add(connection, users, [{"name": name, "role": role.word, "password": kept, "active": True, "made": stamp.recorded}])
    enter(connection, name, {"what": "made", "role": role.word}, by, stamp)
    return User(name, role, True, stamp.recorded)


def find(connection: Connection, name: str) -> User | None:
    """The person of this name."""
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return None if row is None else User(row.name, WORDS[row.role], row.active, row.made)


def everyone(connection: Connection) -> list[User]:
    """All people by name, those too whose account is closed."""
    rows = connection.execute(select(users).order_by(users.c.name))
    return [User(row.name, WORDS[row.role], row.active, row.made) for row in rows]


def has_password(connection: Connection, name: str, password: str) -> bool:
    """Whether this is the password of an open account; takes as long where there is none."""
    kept = connection.execute(select(users.c.password).where(users.c.name == name, users.c.active)).scalar()
    return fits(kept, password)


def renew(connection: Connection, name: str, password: str) -> None:
    """Hash a password anew that was just found right, where the costs of hashing changed. The caller holds the lock of a writer."""
    kept = connection.execute(select(users.c.password).where(users.c.name == name)).scalar()
    if kept is not None and is_outdated(kept):
        connection.execute(update(users).where(users.c.name == name).values(password=hashed(password, "")))


def set_password(connection: Connection, name: str, password: str, by: str, stamp: Stamp) -> None:
    """Another password; all sessions of that person end. Raises `PasswordError`, KeyError: nobody has the name."""
    _known(connection, name)
    connection.execute(update(users).where(users.c.name == name).values(password=hashed(password, name)))
    connection.execute(delete(sessions).where(sessions.c.name == name))
    enter(connection, name, {"what": "password"}, by, stamp)


def set_role(connection: Connection, name: str, role: Role, by: str, stamp: Stamp) -> None:
    """Another role, at once. Raises `LastAdministratorError`, KeyError: nobody has the name."""
    user = _known(connection, name)
    _leaves_an_administrator(connection, user, role)
    connection.execute(update(users).where(users.c.name == name).values(role=role.word))
    enter(connection, name, {"what": "role", "role": role.word, "before": user.role.word}, by, stamp)


def set_active(connection: Connection, name: str, active: bool, by: str, stamp: Stamp) -> None:
    """Close an account, which ends its sessions and tokens, or open it again; what the person wrote stays.

    Raises `LastAdministratorError`, KeyError: nobody has the name.
    """
    user = _known(connection, name)
    if not active:
        _leaves_an_administrator(connection, user, Role.READER)
        connection.execute(delete(sessions).where(sessions.c.name == name))
        connection.execute(update(tokens).where(tokens.c.name == name).values(ended=True))
    connection.execute(update(users).where(users.c.name == name).values(active=active))
    enter(connection, name, {"what": "opened" if active else "closed"}, by, stamp)


def enter(connection: Connection, subject: str, what: dict[str, str], by: str, stamp: Stamp) -> None:
    """An entry about an account: what was done to it, and by whom."""
    append(connection, [Written(ACCOUNT, subject, msgspec.json.encode({**what, "by": by}))], stamp)


def _known(connection: Connection, name: str) -> User:
    user = find(connection, name)
    if user is None:
        raise KeyError(name)
    return user


def _leaves_an_administrator(connection: Connection, user: User, role: Role) -> None:
    if user.role is not Role.ADMINISTRATOR or role is Role.ADMINISTRATOR or not user.active:
        return
    others = (users.c.role == Role.ADMINISTRATOR.word) & users.c.active & (users.c.name != user.name)
    if connection.execute(select(func.count()).select_from(users).where(others)).scalar_one() == 0:
        raise LastAdministratorError(user.name)
