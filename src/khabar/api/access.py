"""Who asks, and whether they may: held to for every route of the pages and the API at one place, before the route is reached.

* A page is read by whoever is signed in (in single-user mode by the one person), the API also by whoever shows a token.
* A page writes with the right of the session and a form token (CSRF) that only pages of this application know, from this origin.
* The API writes with a token in the header alone: a browser never sends it by itself. Cookies do not count there.
* A route says what it needs with `needs`; one that writes and says nothing needs an administrator.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from msgspec import Struct
from starlette.concurrency import run_in_threadpool

from khabar.api.desk import Desk
from khabar.api.limits import WRITES
from khabar.ledger.people import sessions, tokens
from khabar.ledger.people.roles import Role
from khabar.ledger.people.users import User

Route = TypeVar("Route", bound=Callable[..., Any])
SESSION, VISIT = "khabar-session", "khabar-visit"
"""Cookies: of somebody who signed in, and of a browser that has a form in front of it."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOCAL = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
API = "/api/"
_NEEDS, _OPEN = "khabar_needs", "khabar_open"


class SignInError(Exception):
    """A page that only people see who signed in."""


class Visitor(Struct, frozen=True):
    """Who asks: a person, or nobody (``user`` is None), and what their forms have to hold."""

    user: User | None
    form_token: str = ""

    @property
    def role(self) -> int:
        """The role as a number, 0 for nobody."""
        return 0 if self.user is None else int(self.user.role)

    @property
    def judge(self) -> str:
        """How entries name this person. Raises ValueError for nobody."""
        if self.user is None:
            raise ValueError
        return self.user.judge

    def may(self, word: str) -> bool:
        """Whether the person has a role or a higher one."""
        return self.role >= Role[word.upper()]


def needs(role: Role) -> Callable[[Route], Route]:
    """What a route needs, reading or writing."""

    def mark(route: Route) -> Route:
        setattr(route, _NEEDS, role)
        return route

    return mark


def open_to_all(route: Route) -> Route:
    """A route for people who did not sign in; its forms need their token all the same."""
    setattr(route, _OPEN, True)
    return route


def needed(endpoint: object, method: str) -> Role | None:
    """The role that a route needs for a method; None where it needs none."""
    if getattr(endpoint, _OPEN, False):
        return None
    role = getattr(endpoint, _NEEDS, None)
    return role if role is not None else Role.READER if method in SAFE else Role.ADMINISTRATOR


async def guard(request: Request) -> None:
    """Refuse whoever may not; else ``request.state.visitor`` is who asks. Raises `SignInError`, ``HTTPException``."""
    desk: Desk = request.app.state.desk
    is_api = _path(request).startswith(API)
    _from_here(desk, request)
    writes = request.method not in SAFE
    visitor = await run_in_threadpool(_visitor, desk, request, cookies=not (is_api and writes))
    request.state.visitor = visitor
    if writes and not is_api:
        await _is_own_form(request, visitor)
    role = needed(request.scope["endpoint"], request.method)
    if role is not None and visitor.role < role:
        if visitor.user is not None:
            raise HTTPException(403, f"this needs the role {role.word}")
        if is_api:
            raise HTTPException(401, "this needs a token: Authorization: Bearer ...", {"WWW-Authenticate": "Bearer"})
        raise SignInError
    if writes and visitor.user is not None and (wait := desk.limits.wait("write", visitor.user.name, WRITES)):
        raise HTTPException(429, "too many writes", {"Retry-After": str(int(wait) + 1)})


def form_token_of(secret: str) -> str:
    """What forms hold: it follows from a cookie that no other origin can read, and does not tell it."""
    return hashlib.sha256(f"form\n{secret}".encode()).hexdigest()


def visitor_of(request: Request) -> Visitor:
    """Who asks, once `guard` let them in; nobody before."""
    found: Visitor = getattr(request.state, "visitor", None) or Visitor(None)
    return found


def _visitor(desk: Desk, request: Request, *, cookies: bool) -> Visitor:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        with desk.database.reading() as connection:
            user = tokens.of_token(connection, token.strip(), desk.now)
        if user is None:
            raise HTTPException(401, "this token does not hold", {"WWW-Authenticate": "Bearer"})
        return Visitor(user)
    if not cookies:
        return Visitor(None)
    visit = form_token_of(request.cookies[VISIT]) if request.cookies.get(VISIT) else ""
    if desk.alone is not None:
        return Visitor(desk.alone, visit)
    secret = request.cookies.get(SESSION, "")
    if not secret:
        return Visitor(None, visit)
    with desk.database.reading() as connection:
        user = sessions.of_token(connection, secret, desk.now)
    return Visitor(None, visit) if user is None else Visitor(user, form_token_of(secret))


def _from_here(desk: Desk, request: Request) -> None:
    """In single-user mode only the names of this machine are answered: a page elsewhere may have a name that leads here."""
    if desk.alone is not None and urlsplit(f"//{request.headers.get('host', '')}").hostname not in LOCAL:
        raise HTTPException(421, "in single-user mode this answers to localhost only")


async def _is_own_form(request: Request, visitor: Visitor) -> None:
    """Raises 403 where a form does not come from a page of this application.

    Pages send no referrer, for which browsers write their own origin as ``null``; where they tell from which site a request comes they
    are held to that, and the token of the form has to be right whatever they tell.
    """
    origin = request.headers.get("origin", "null")
    elsewhere = origin != "null" and urlsplit(origin).netloc != request.headers.get("host")
    if elsewhere or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "this form comes from another site")
    sent = (await request.form()).get("form_token")
    known = visitor.form_token.encode()
    if not known or not isinstance(sent, str) or not hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), known):
        raise HTTPException(403, "this form is too old: go back, load the page again, and send it again")


def _path(request: Request) -> str:
    return request.url.path.removeprefix(str(request.scope.get("root_path", "")))
