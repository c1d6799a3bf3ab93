"""Searches that people keep, and feeds: the events of a query of the list that were new or told otherwise last, as Atom; how to cite."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode

import msgspec
from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from msgspec import Struct

from khabar.api.access import needs, open_to_all
from khabar.ledger.asking import Asked, Problem, asked
from khabar.ledger.decisions import of_claims
from khabar.ledger.events import load
from khabar.ledger.meant import cleared
from khabar.ledger.people import searches
from khabar.ledger.people.roles import Role
from khabar.ledger.people.searches import Search
from khabar.ledger.queries.rows import count_events
from khabar.ledger.summaries.watching import News, head, latest
from khabar.web.citing import absolute, asking, citation, cited
from khabar.web.forms import Filled
from khabar.web.numbers import in_language
from khabar.web.view import Here, Pairs, View, environment, render

__all__ = ["citation", "cited", "router"]

router = APIRouter()
_MOST = 100
"""Events of a feed: a reader that asks once an hour misses none below a hundred changes an hour, and a hundred are some 100 kB."""
_MOST_KEPT = 200
"""Searches of one person: each is counted when the page is opened, some milliseconds of a large ledger each."""
_UNFIT = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Letters that XML has no way to write."""


class Item(Struct, frozen=True):
    """One event of a feed: ``kind`` is new or changed."""

    news: News
    title: str
    kind: str
    url: str


class Kept(Struct, frozen=True):
    """A kept search with its question, how many events have all of it now, and when the last of them changed; what of it is not understood
    (any more) is left out of both.
    """

    search: Search
    query: Pairs
    count: int
    changed: str | None
    feed: str
    problems: tuple[Problem, ...]


@router.get("/{language}/events.atom")
def feed(view: Here) -> Response:
    """The feed of a query, which is that of the list of events."""
    return _atom(view, view.query, "")


@router.get("/{language}/watching/{search_id}.atom")
@open_to_all
def kept_feed(view: Here, search_id: str) -> Response:
    """The feed of a kept search, for whoever has its address: programs that read feeds cannot sign in."""
    with view.site.database.reading() as connection:
        search = searches.find(connection, search_id)
    if search is None:
        raise HTTPException(404)
    return _atom(view, tuple(parse_qsl(search.query)), search.label)


@router.get("/{language}/watching", response_class=HTMLResponse)
@needs(Role.READER)
def watching(view: Here) -> HTMLResponse:
    """The searches that one keeps, and a form to keep the one that stands in the address."""
    return _shown(view, 200, fault="")


@router.post("/{language}/watching", response_class=HTMLResponse)
@needs(Role.READER)
def keep(view: Here, form: Filled) -> Response:
    """Keep a search under a name."""
    query = asking(tuple(parse_qsl(form.get("query", ""))))
    with view.site.database.writing() as connection:
        if len(searches.of_person(connection, _person(view))) >= _MOST_KEPT:
            fault = "many"
        else:
            try:
                searches.keep(connection, _person(view), form.get("label", ""), urlencode(query), view.desk.stamp())
            except ValueError:
                fault = "label"
            else:
                return RedirectResponse(view.path("watching"), 303)
    return _shown(view, 422, fault)


@router.post("/{language}/watching/{search_id}/drop", response_class=HTMLResponse)
@needs(Role.READER)
def drop(view: Here, search_id: str, form: Filled) -> Response:
    """Keep a search of one's own no more; its feed ends."""
    try:
        with view.site.database.writing() as connection:
            searches.drop(connection, _person(view), search_id, view.desk.stamp())
    except KeyError as error:
        raise HTTPException(404) from error
    return RedirectResponse(view.path("watching"), 303)


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


def _shown(view: View, status: int, fault: str) -> HTMLResponse:
    query = asking(view.query)
    with view.site.database.reading() as connection:
        held = searches.of_person(connection, _person(view))
        kept = []
        for search in held:
            pairs = tuple(parse_qsl(search.query))
            wanted = cleared(connection, view.site.codebook, asked(pairs, view.site.codebook))
            last = next((one.updated for one in latest(connection, wanted.filter, 1)), None)
            address = absolute(view, view.path("watching", f"{search.search_id}.atom"))
            kept.append(Kept(search, pairs, count_events(connection, wanted.filter), last, address, _left_out(wanted)))
    return render(view, "watching.html", status, kept=kept, query=query, encoded=urlencode(query), fault=fault)


def _person(view: View) -> str:
    if view.visitor.user is None:
        raise HTTPException(403)
    return view.visitor.user.name


def _atom(view: View, query: Pairs, title: str) -> Response:
    """A feed of a query of the list of events; asked again before anything changed it is told so and nothing is sent."""
    with view.site.database.reading() as connection:
        state = head(connection)
        tag = f'"{state.digest[:32]}"'
        if view.request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        wanted = cleared(connection, view.site.codebook, asked(query, view.site.codebook))
        news = latest(connection, wanted.filter, _MOST)
    question = view.request.url.query
    page = environment(view.language.code).get_template("feed.xml")
    body = page.render(
        view=view,
        title=_fit(title),
        query=[(name, _fit(value)) for name, value in query if value],
        items=[_item(view, one) for one in news],
        problems=_left_out(wanted),
        address=absolute(view, f"{view.path('events')}{view.with_query(only=query)}"),
        itself=absolute(view, view.request.url.path.removeprefix(view.root)) + (f"?{question}" if question else ""),
        updated=news[0].updated if news else state.recorded or "1970-01-01T00:00:00Z",
        label=view.labels.of,
    )
    return Response(body, media_type="application/atom+xml", headers={"ETag": tag})


def _item(view: View, one: News) -> Item:
    said = one.event.statement
    title = in_language(said, view.language.code) if said is not None else view.labels.of("type", one.event.type)
    kind = "new" if one.published == one.updated else "changed"
    return Item(one, _fit(title), kind, absolute(view, view.path("events", one.event.event_id)))


def _left_out(wanted: Asked) -> tuple[Problem, ...]:
    """What of a kept question is not understood; what is like it is offered where questions are asked."""
    return tuple(msgspec.structs.replace(one, given=_fit(one.given), near=(), listed=False) for one in wanted.problems)


def _fit(text: str) -> str:
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
