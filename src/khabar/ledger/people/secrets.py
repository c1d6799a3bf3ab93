"""Passwords by Argon2id, and the tokens of sessions and programs, of which only digests are kept."""

from __future__ import annotations

import hashlib
import secrets
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_LETTERS, MOST_BYTES = 12, 1024
"""Of a password: the least of OWASP's ASVS 4.0.3 (2.1.1), which has no rule about kinds of letters; hashing more than a page is work for
nothing."""
_RANDOM_BYTES = 32
PREFIX = "khabar_"
"""What the token of a program begins with, so that people and scanners know one when they see it."""


class PasswordError(ValueError):
    """A password that is not taken; the message is one word: ``short``, ``long`` or ``name``."""


def hashed(password: str, name: str) -> str:
    """The Argon2id hash of a password with its salt and its costs. Raises `PasswordError` where it is too short, too long or the name."""
    if len(password) < LEAST_LETTERS:
        raise PasswordError("short")
    if len(password.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise PasswordError("long")
    if name.casefold() in password.casefold() and len(password) - len(name) < LEAST_LETTERS // 2:
        raise PasswordError("name")
    return _hasher().hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password of that hash; takes as long where there is no hash, so that nobody learns which names there are."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return False
    try:
        return _hasher().verify(kept or _nobodys(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other costs than those of now."""
    return _hasher().check_needs_rehash(kept)


def new_token(prefix: str = "") -> str:
    """A token that nobody can guess: 256 random bits."""
    return prefix + secrets.token_urlsafe(_RANDOM_BYTES)


def digest_of(token: str) -> str:
    """What is kept of a token: SHA-256 is enough for 256 random bits, which no list of words holds."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _hasher() -> PasswordHasher:
    """The costs are those of RFC 9106's second recommendation (64 MiB, 3 passes), the defaults of argon2-cffi."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe(_RANDOM_BYTES))
