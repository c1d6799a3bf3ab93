"""One event: what is said of it, by whom, in which words, how that was put together, and what became of it since."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from khabar.engines.explaining import explanation_of
from khabar.ledger.around import accounts_of, head_of, history_of
from khabar.ledger.decisions import of_claims
from khabar.ledger.events import load
from khabar.model import Event, Explanation
from khabar.web.marking import ROLES, passages
from khabar.web.matrix import PARTED, matrix
from khabar.web.phrases import basis, ground, reason, values
from khabar.web.places import spot
from khabar.web.view import Here, View, render
from khabar.web.waterfall import WIDTH, Waterfall, waterfall

router = APIRouter()
CLAIMS = 30
"""Claims on one page; an event that more accounts tell has further pages."""
_MOST_HAPPENINGS = 200


@router.get("/{language}/events/{event_id}", response_class=HTMLResponse)
def event(view: Here, event_id: str) -> Response:
    """The page of one event; an id that ended in another event leads to that one."""
    page = _page(dict(view.query).get("page", ""))
    with view.site.database.reading() as connection:
        found = load(connection, [event_id]).get(event_id)
        if found is None:
            raise HTTPException(404)
        if found.event_id != event_id:
            return RedirectResponse(view.path("events", found.event_id), 308)
        shown = found.claims[(page - 1) * CLAIMS : page * CLAIMS]
        accounts = accounts_of(connection, shown)
        decided = of_claims(connection, shown)
        explanation = explanation_of(connection, found, view.site.codebook)
        happened = history_of(connection, found.claims, _MOST_HAPPENINGS)
        head = head_of(connection)
    return render(
        view,
        "event.html",
        event=found,
        grading=view.site.codebook.grading,
        matrix=matrix(found, accounts, decided),
        parted=PARTED,
        passages={account.ref: passages(account.document, account.claim) for account in accounts},
        roles=ROLES,
        spot=spot(found.location),
        explanation=explanation,
        waterfalls=_waterfalls(view, explanation),
        waterfall_width=WIDTH,
        basis=partial(basis, view),
        because=partial(ground, view),
        history=happened,
        head=head,
        page=page,
        last=-(-len(found.claims) // CLAIMS),
        address=_address(view, found),
    )


def _waterfalls(view: View, explanation: Explanation | None) -> list[Waterfall]:
    members = explanation.members if explanation is not None else ()
    drawn = (waterfall(standing, partial(reason, view), partial(values, view)) for standing in members)
    return [one for one in drawn if one is not None]


def _address(view: View, found: Event) -> str:
    """The address of the event for good, as others reach it."""
    return f"{str(view.request.base_url).rstrip('/')}{view.path('events', found.event_id)}"


def _page(written: str) -> int:
    return int(written) if written.isdecimal() and 0 < len(written) < 6 and int(written) else 1
