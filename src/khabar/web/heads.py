"""Every address that can be got can be asked about: HEAD is answered as GET is, without what would follow."""

from __future__ import annotations

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Answers HEAD; a long answer that is written as it goes is not written to its end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        told = False

        async def send_head(message: Message) -> None:
            nonlocal told
            if message["type"] != "http.response.body":
                await send(message)
                return
            if not told:
                told = True
                await send({"type": "http.response.body", "body": b"", "more_body": False})
            if message.get("more_body", False):
                raise OSError("a HEAD is answered: nobody waits for the rest")

        try:
            await self._app({**scope, "method": "GET"}, receive, send_head)
        except (OSError, ClientDisconnect):
            if not told:
                raise
