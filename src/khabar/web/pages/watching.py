"""Feeds of searches: the events of a query of the list that were new or told otherwise last, as Atom; and how to cite."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct

from khabar import __version__
from khabar.export.citing import SHOWN, Cited, Snapshot, bibtex
from khabar.ledger.asking import asked
from khabar.ledger.decisions import of_claims
from khabar.ledger.events import load
from khabar.ledger.summaries.watching import Head, News, head, latest
from khabar.model import Event
from khabar.web.language import Language, languages
from khabar.web.view import Here, View, environment, render

router = APIRouter()
_MOST = 100
"""Events of a feed: a reader that asks once an hour misses none below a hundred changes an hour, and a hundred are some 100 kB."""
_LEFT_TO_RIGHT, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""Around what would be turned about among Arabic words: days, digests, ids."""
_UNFIT = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Letters that XML has no way to write."""


class Item(Struct, frozen=True):
    """One event of a feed: ``kind`` is new or changed."""

    news: News
    title: str
    kind: str
    url: str


@router.get("/{language}/events.atom")
def feed(view: Here) -> Response:
    """The feed of a query, which is that of the list of events."""
    return atom(view, view.query, None)


def atom(view: View, query: tuple[tuple[str, str], ...], title: str | None) -> Response:
    """A feed of a query of the list of events; asked again before anything changed it is told so and nothing is sent."""
    wanted = asked(query, view.site.codebook)
    with view.site.database.reading() as connection:
        state = head(connection)
        tag = f'"{state.digest[:32]}"'
        if view.request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        news = latest(connection, wanted.filter, _MOST)
    address = absolute(view, f"{view.path('events')}{view.with_query(only=query)}")
    page = environment(view.language.code).get_template("feed.xml")
    body = page.render(
        view=view,
        title=_fit(title or ""),
        query=[(name, _fit(value)) for name, value in query if value],
        items=[_item(view, one) for one in news],
        address=address,
        itself=absolute(view, f"{view.request.url.path.removeprefix(view.root)}", {"": view.request.url.query}),
        updated=news[0].updated if news else state.recorded or "1970-01-01T00:00:00Z",
        label=view.labels.of,
    )
    return Response(body, media_type="application/atom+xml", headers={"ETag": tag})


@router.get("/{language}/cite", response_class=HTMLResponse)
def cite(view: Here) -> HTMLResponse:
    """How to cite an event (``event``), or the list of what is asked for, as the ledger stands now."""
    name = dict(view.query).get("event", "")
    with view.site.database.reading() as connection:
        state = head(connection)
        event = load(connection, [name]).get(name) if name else None
        is_reviewed = event is not None and bool(of_claims(connection, list(event.claims)))
    if name and event is None:
        raise HTTPException(404)
    return render(view, "cite.html", event=event, **citation(cited(view, event, is_reviewed=is_reviewed), state))


def citation(what: Cited, state: Head) -> dict[str, Any]:
    """What ``citation`` of ``citing.html`` shows: what is cited, the reference in each language, the entry of BibTeX."""
    snapshot = Snapshot(state.sequence, state.digest, state.recorded)
    plain = [(language, _plain(what, snapshot, language)) for language in languages().values()]
    return {"cited": what, "plain": plain, "bibtex": bibtex(what, snapshot)}


def _plain(cited: Cited, snapshot: Snapshot, language: Language) -> str:
    """A reference in words, without the address, which stands behind it."""
    said = language.translations.gettext
    how = said(_("reviewed by a person")) if cited.is_reviewed else said(_("machine-coded, not reviewed"))
    message = said(
        _("\u201c%(title)s\u201d (khabar, %(name)s; %(how)s). State %(state)s of %(day)s, khabar %(code)s, codebook %(codebook)s.")
    )
    told = {
        "name": cited.name,
        "state": snapshot.name,
        "day": snapshot.day,
        "code": cited.code,
        "codebook": cited.codebook[:SHOWN],
    }
    if language.direction == "rtl":
        told = {name: f"{_LEFT_TO_RIGHT}{value}{_END}" for name, value in told.items()}
    return message % {**told, "title": " ".join(cited.title(language.code).split()), "how": how}


def _(message: str) -> str:
    """Mark words for translation."""
    return message


def absolute(view: View, path: str, query: dict[str, str] | None = None) -> str:
    """A whole address, as it is written into files that leave the page."""
    base = str(view.request.base_url).rstrip("/").removesuffix(view.root)
    question = "".join(query.values()) if query else ""
    return f"{base}{path}{'?' + question if question else ''}"


def cited(view: View, event: Event | None, *, is_reviewed: bool) -> Cited:
    """What is cited: an event, or the list of what the address asks for."""
    query = tuple(pair for pair in view.query if pair[0] not in ("event", "page") and pair[1])
    shown = ", ".join(f"{name}={value}" for name, value in query)
    said = None if event is None else event.statement
    url = view.path("events", event.event_id) if event is not None else f"{view.path('events')}{view.with_query(only=query)}".rstrip("?")
    return Cited(
        name=event.event_id if event is not None else shown or "events",
        title_en=said.en if said is not None else shown or "Events",
        title_ar=said.ar if said is not None else shown or view.gettext("Events"),
        url=absolute(view, url),
        is_reviewed=is_reviewed,
        code=__version__,
        codebook=view.site.codebook.digest,
    )


def _item(view: View, one: News) -> Item:
    said = one.event.statement
    title = getattr(said, view.language.code) if said is not None else view.labels.of("type", one.event.type)
    kind = "new" if one.published == one.updated else "changed"
    return Item(one, _fit(title), kind, absolute(view, view.path("events", one.event.event_id)))


def _fit(text: str) -> str:
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
