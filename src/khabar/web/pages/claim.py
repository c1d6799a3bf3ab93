"""One claim: its words, by whose account, what they were resolved to and why, and what people decided about it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response

from khabar.ledger.around import accounts_of, events_of, history_of
from khabar.ledger.decisions import of_claims
from khabar.web.marking import ROLES, fillers_of, passages
from khabar.web.places import spot
from khabar.web.view import Here, render

router = APIRouter()
_MOST_HAPPENINGS = 100


@router.get("/{language}/claims/{ref:path}", response_class=HTMLResponse)
def claim(view: Here, ref: str) -> Response:
    """The page of one claim (``doc_id#claim_id``)."""
    with view.site.database.reading() as connection:
        found = accounts_of(connection, [ref])
        if not found:
            raise HTTPException(404)
        decided = of_claims(connection, [ref])
        event_id = events_of(connection, [ref]).get(ref)
        happened = history_of(connection, [ref], _MOST_HAPPENINGS)
    account = found[0]
    return render(
        view,
        "claim.html",
        ref=ref,
        document=account.document,
        claim=account.claim,
        fillers=[(role, filler, account.document.quote(filler.span)) for role, filler in fillers_of(account.claim)],
        passages=passages(account.document, account.claim),
        roles=ROLES,
        decided=decided,
        event_id=event_id,
        history=happened,
        spot=spot(account.claim.location),
    )
