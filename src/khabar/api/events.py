"""Events: pages of them, one by its id, its claims."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from khabar.api.answers import Route, address_of, answer, fault, naming_of, next_link, site_of
from khabar.api.asking import CURSOR, FILTERS, LIMIT, NO_CURSOR, UnclearError, cursor_of, question
from khabar.api.claims import reading_rows
from khabar.api.describing import described
from khabar.api.forms import EventPage, ReadingPage, Shown
from khabar.ledger.queries import rows
from khabar.ledger.queries.changes import heir_of

router = APIRouter(route_class=Route, tags=["events"])
_PAGE = (*FILTERS, LIMIT, CURSOR)


@router.get("/events", summary="Events, a page at a time", **described(EventPage, _PAGE))
def events(request: Request) -> Response:
    """The events that have all that is asked for, the latest first, with what their accounts say and where they part."""
    asked = question(request, _PAGE, site_of(request).codebook)
    behind = asked.cursor(rows.Behind)
    _check_day(behind)

    def make(connection: Connection) -> EventPage:
        found = rows.events_behind(connection, asked.wanted, asked.limit, behind)
        told = [shown(request, one) for one in found.events]
        return EventPage(events=told, count=found.count, next=next_link(request, cursor_of(found.behind)))

    return answer(request, make)


@router.get("/events/{event_id}", summary="One event", **described(Shown, missing=True))
def event(request: Request, event_id: str) -> Response:
    """An event by its id. An id that ended in another event leads to that one; one that ended otherwise is gone (410)."""
    question(request, (), site_of(request).codebook)
    with site_of(request).database.reading() as connection:
        found = list(rows.shown(connection, [event_id]))
        heir = None if found else heir_of(connection, event_id)
    if found:
        return answer(request, lambda _: shown(request, found[0]))
    if heir is None:
        return fault(404, f"there is no event {event_id!r}", "event_id")
    if not heir:
        return fault(410, f"the event {event_id!r} is no more", "event_id")
    return RedirectResponse(str(request.url_for("event", event_id=heir)), 308)


@router.get("/events/{event_id}/claims", summary="The claims of an event", **described(ReadingPage, missing=True))
def claims_of_event(request: Request, event_id: str) -> Response:
    """Every claim that the event is told from, in the order of publication."""
    question(request, (), site_of(request).codebook)
    with site_of(request).database.reading() as connection:
        found = list(rows.shown(connection, [event_id]))
    if not found:
        return fault(404, f"there is no event {event_id!r}", "event_id")
    refs = found[0].event.claims
    return answer(request, lambda connection: ReadingPage(rows=reading_rows(connection, refs, "claims", naming_of(request)), next=None))


def shown(request: Request, one: rows.Shown) -> Shown:
    """An event as the API shows it."""
    naming, said = naming_of(request), one.review
    return Shown(
        event=naming.event(one.event),
        review=said.states if said else (),
        corrections=tuple(map(naming.corrected, said.corrected)) if said else (),
        recorded=one.recorded,
        url=address_of(request)(one.event.event_id),
    )


def _check_day(behind: Any) -> None:
    """Raises `UnclearError` where a cursor names a day that is none."""
    if behind is not None and not rows.is_place(behind):
        raise UnclearError("cursor", NO_CURSOR)
