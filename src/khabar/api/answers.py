"""How answers are written: JSON by msgspec, a tag by which a client that has it already is told so, streams, errors."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterable
from typing import Any, Protocol, TypeVar

import anyio
import msgspec
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute
from sqlalchemy import Connection
from starlette.concurrency import iterate_in_threadpool

from khabar import __version__
from khabar.api.asking import UnclearError
from khabar.api.naming import Naming
from khabar.codebook import Codebook
from khabar.ledger import Database, LedgerError
from khabar.ledger.chain import head
from khabar.link.views.parties import Parties

JSON, GEOJSON, CSV, JSONL = "application/json", "application/geo+json", "text/csv; charset=utf-8", "application/x-ndjson"
Shared = TypeVar("Shared")
_ENCODER = msgspec.json.Encoder()
FILES_AT_ONCE = 16
"""Files that are being written; each holds a connection to the ledger until its reader has all of it, others wait for their turn."""
_TAG = 20
"""Hexadecimal digits of a digest: 80 bits, so that two answers of one address never share it by chance."""


class Site(Protocol):
    """What the API needs of the application that it is part of (``app.state.site``)."""

    @property
    def database(self) -> Database:
        """The ledger."""

    @property
    def codebook(self) -> Codebook:
        """The codebook by which names are looked up."""

    @property
    def parties(self) -> Parties:
        """By whom those are called whom no list knows."""


class Route(APIRoute):
    """A route whose faults are told as JSON that names the parameter and the cause."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler that is called for a request."""
        handle = super().get_route_handler()

        async def told(request: Request) -> Response:
            for name, value in request.path_params.items():
                if "\0" in str(value):
                    return fault(404, f"no {name} holds NUL", name)
            try:
                return await handle(request)
            except UnclearError as error:
                return fault(error.status, str(error), error.parameter)
            except LedgerError as error:
                return fault(503, str(error), None, {"Retry-After": "5"})

        return told


def site_of(request: Request) -> Site:
    """The application's ledger and codebook."""
    site: Site = request.app.state.site
    return site


def naming_of(request: Request) -> Naming:
    """What may be shown of words."""
    site = site_of(request)
    return shared(request, "naming", lambda: Naming(site.codebook, site.parties))


def shared(request: Request, name: str, make: Callable[[], Shared]) -> Shared:
    """Something that is made from the codebook, once for an application."""
    state = request.app.state
    if not hasattr(state, f"api_{name}"):
        setattr(state, f"api_{name}", make())
    made: Shared = getattr(state, f"api_{name}")
    return made


def fault(status: int, detail: str, parameter: str | None = None, headers: dict[str, str] | None = None) -> Response:
    """An error as the API tells it."""
    body = {"error": {"status": status, "parameter": parameter, "detail": detail}}
    return Response(_ENCODER.encode(body), status, {"Cache-Control": "no-store", **(headers or {})}, JSON)


def answer(request: Request, make: Callable[[Connection], Any], media_type: str = JSON) -> Response:
    """What `make` gives, as JSON; or only that it is what the client has, by the state of the ledger and the question."""
    with site_of(request).database.reading() as connection:
        tag = _tag(request, connection)
        if _is_known(request, tag):
            return Response(None, 304, {"ETag": tag, "Cache-Control": "private, no-cache"})
        made = make(connection)
    return Response(_ENCODER.encode(made), 200, {"ETag": tag, "Cache-Control": "private, no-cache"}, media_type)


def stream(request: Request, make: Callable[[Connection], Iterable[str | bytes]], media_type: str, name: str) -> Response:
    """What `make` gives, as a file that is written while it is read; all of it from one state of the ledger."""
    database = site_of(request).database
    with database.reading() as connection:
        tag, state = _tag(request, connection), head(connection)
        if _is_known(request, tag):
            return Response(None, 304, {"ETag": tag, "Cache-Control": "private, no-cache"})

    def read() -> Generator[bytes]:
        with database.reading() as connection:
            for piece in make(connection):
                yield piece.encode() if isinstance(piece, str) else piece

    async def pieces() -> AsyncIterator[bytes]:
        async with shared(request, "files", lambda: anyio.Semaphore(FILES_AT_ONCE)):
            reading = read()
            try:
                async for piece in iterate_in_threadpool(reading):
                    yield piece
            finally:
                reading.close()

    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f'attachment; filename="{name}"',
        "Khabar-Ledger": state,
    }
    return StreamingResponse(pieces(), 200, headers, media_type)


def address_of(request: Request) -> Callable[[str], str]:
    """The address of an event's page, as it is reached from outside."""
    root = f"{request.url.scheme}://{request.url.netloc}{str(request.scope.get('root_path', '')).rstrip('/')}"
    return lambda event_id: f"{root}/en/events/{event_id}"


def next_link(request: Request, cursor: str | None) -> str | None:
    """The address of the next page."""
    return None if cursor is None else str(request.url.include_query_params(cursor=cursor))


def _tag(request: Request, connection: Connection) -> str:
    asked = (head(connection), site_of(request).codebook.digest, __version__, str(request.url))
    return f'W/"{hashlib.sha256(_ENCODER.encode(asked)).hexdigest()[:_TAG]}"'


def _is_known(request: Request, tag: str) -> bool:
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in given.split(","))
