"""The application: the pages and the API over one ledger."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from khabar import __version__, api
from khabar.api.access import SignInError, guard
from khabar.api.desk import Desk
from khabar.codebook import Codebook
from khabar.engines.stamps import stamper
from khabar.ledger import Database, LedgerError
from khabar.web.assets import Assets, Packed, assets
from khabar.web.heads import Heads
from khabar.web.language import Language, languages, preferred
from khabar.web.pages import ROUTERS
from khabar.web.refusals import refusal_words
from khabar.web.security import HEADERS, Guarded
from khabar.web.site import Site
from khabar.web.view import View, render
from khabar.web.visits import Visits

_LEAST_PACKED = 1000
"""Bytes of a response from which packing it saves more than it costs."""


def create(database: Database, codebook: Codebook, *, demo: bool = False, built: Assets | None = None, desk: Desk | None = None) -> FastAPI:
    """The application over a ledger; ``demo`` says on every page that the reports are invented. The caller closes the ledger.

    ``desk`` tells who may write and how; without one it is for one person who does not sign in.
    """
    app = FastAPI(title="khabar", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    site = Site.over(database, codebook, assets() if built is None else built, demo=demo)
    app.state.site = site
    app.state.desk = desk or Desk(database, codebook, stamper(codebook.digest))
    app.add_middleware(GZipMiddleware, minimum_size=_LEAST_PACKED)
    app.add_middleware(Visits)
    app.add_middleware(Guarded)
    app.add_middleware(Heads)
    app.include_router(api.router, dependencies=[Depends(guard)])
    api.describe(app)
    if site.assets.folder is not None:
        app.mount("/static", Packed(directory=site.assets.folder), name="static")
    app.add_api_route("/", _front, include_in_schema=False)
    app.add_api_route("/{language}/", _first_page, include_in_schema=False)
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False, dependencies=[Depends(guard)])
    app.add_exception_handler(SignInError, _sign_in)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(LedgerError, _without_ledger)
    app.add_exception_handler(Exception, _refused)  # told to the log as well: it is a fault of khabar
    return app


def _front(request: Request) -> Response:
    """To the events, in the language that the browser asks for."""
    return RedirectResponse(f"{_root(request)}/{_preferred(request)}/events", 307)


def _first_page(request: Request, language: str) -> Response:
    if language not in languages():
        raise HTTPException(404)
    return RedirectResponse(f"{_root(request)}/{language}/events", 307)


def _refused(request: Request, error: Exception) -> Response:
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return _told(request, status, detail, headers)


def _sign_in(request: Request, error: Exception) -> Response:
    """To the page where people sign in, and back."""
    path = _path(request)
    back = f"{path}?{request.url.query}" if request.url.query else path
    return RedirectResponse(f"{_root(request)}/{_language(request).code}/sign-in?{urlencode({'back': back})}", 303, HEADERS)


def _misunderstood(request: Request, error: Exception) -> Response:
    """What is wrong with a form or a body, with the field that it is wrong with."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    named = [(".".join(map(str, one["loc"][1:])), str(one["msg"])) for one in found]
    told = "; ".join(f"{name}: {said}" if name else said for name, said in named) or str(error)
    return _told(request, 422, told, {}, named[0][0] or None if named else None)


def _without_ledger(request: Request, error: Exception) -> Response:
    return _told(request, 503, str(error), {"Retry-After": "5"})


def _told(request: Request, status: int, detail: str, headers: dict[str, str], parameter: str | None = None) -> Response:
    """An error as its reader understands it: JSON for machines, a page for people."""
    if _path(request).startswith(("/api/", "/static/")):
        told = {"status": status, "parameter": parameter, "detail": detail}
        return JSONResponse({"error": told}, status, {**HEADERS, **headers})
    language = _language(request)
    said = refusal_words(language, status, detail)
    response = render(View(request, request.app.state.site, language), "error.html", status, status=status, detail=detail, said=said)
    response.headers.update({**HEADERS, **headers})
    return response


def _root(request: Request) -> str:
    """The path under which a server in front of khabar has it."""
    return str(request.scope.get("root_path", ""))


def _path(request: Request) -> str:
    return request.url.path.removeprefix(_root(request))


def _preferred(request: Request) -> str:
    return preferred(request.headers.get("accept-language", ""))


def _language(request: Request) -> Language:
    """The language of the address; of one that names none, that which the browser asks for."""
    offered = languages()
    return offered.get(_path(request).lstrip("/").partition("/")[0]) or offered[_preferred(request)]
