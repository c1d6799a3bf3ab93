"""The cookie of a browser that has a form in front of it: given when a page with a form is made, read when the form comes back."""

from __future__ import annotations

from http.cookies import SimpleCookie

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from khabar.api.access import VISIT, form_token_of
from khabar.ledger.people.secrets import new_token

_STATE = "khabar_visit"


class Visits:
    """Gives a browser the cookie that its forms follow from, where a page asked for it (`form_token`) and it has none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        made: dict[str, str] = scope.setdefault("state", {}).setdefault(_STATE, {})

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and made:
                MutableHeaders(scope=message).append("Set-Cookie", cookie(VISIT, made["secret"], scope))
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def form_token(connection: HTTPConnection, known: str) -> str:
    """What the forms of a page hold: what follows from its cookie, or from one that it is given now."""
    if known:
        return known
    made: dict[str, str] = connection.scope["state"][_STATE]
    made.setdefault("secret", new_token())
    return form_token_of(made["secret"])


def cookie(name: str, value: str, scope: Scope, seconds: int | None = None) -> str:
    """A cookie that scripts cannot read and other sites do not send; over TLS only where the page came so."""
    held: SimpleCookie = SimpleCookie()
    held[name] = value
    held[name]["path"] = str(scope.get("root_path", "")) or "/"
    held[name]["httponly"] = True
    held[name]["samesite"] = "Lax"
    if seconds is not None:
        held[name]["max-age"] = seconds
    if scope.get("scheme") == "https":
        held[name]["secure"] = True
    return held[name].OutputString()
