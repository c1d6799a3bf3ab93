"""One event: what is said of it, by whom, in which words, how that was put together, and what became of it since."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Connection

from khabar.engines.explaining import explanation_of
from khabar.ledger.around import Account, accounts_of, history_of
from khabar.ledger.decisions import of_claims
from khabar.ledger.events import load
from khabar.ledger.summaries import checks
from khabar.ledger.summaries.watching import head
from khabar.link.views.told import FIGURES
from khabar.model import Event, Explanation, Share
from khabar.web.asking import page_number
from khabar.web.marking import ROLES, passages
from khabar.web.matrix import LETTERS, PARTED, alike, matrix
from khabar.web.pages.watching import citation, cited
from khabar.web.phrases import basis, ground, reason, values
from khabar.web.places import spot
from khabar.web.view import Here, View, render
from khabar.web.waterfall import WIDTH, Waterfall, waterfall

router = APIRouter()
CLAIMS = 30
"""Claims on one page; an event that more accounts tell has further pages."""
_MOST_TALLIES = 20
_MOST_HAPPENINGS = 200


@router.get("/{language}/events/{event_id}", response_class=HTMLResponse)
def event(view: Here, event_id: str) -> Response:
    """The page of one event; an id that ended in another event leads to that one."""
    page = page_number(view)
    with view.site.database.reading() as connection:
        found = load(connection, [event_id]).get(event_id)
        if found is None:
            raise HTTPException(404)
        if found.event_id != event_id:
            return RedirectResponse(view.path("events", found.event_id), 308)
        shown = found.claims[(page - 1) * CLAIMS : page * CLAIMS]
        accounts = accounts_of(connection, shown)
        decided = of_claims(connection, shown)
        linked = _linked(connection, view, found, accounts)
        happened = history_of(connection, found.claims, _MOST_HAPPENINGS)
        counted = checks.find(connection, _counting(found), _MOST_TALLIES).rows
        state = head(connection)
    drawn = matrix(found, accounts, decided)
    return render(
        view,
        "event.html",
        event=found,
        grading=view.site.codebook.grading,
        matrix=drawn,
        letters=alike(drawn.columns, view.labels.told, view.gettext(LETTERS).split()),
        parted=PARTED,
        passages={account.ref: passages(account.document, account.claim) for account in accounts},
        roles=ROLES,
        disputed=_disputed(found),
        spot=spot(found.location),
        basis=partial(basis, view),
        because=partial(ground, view, found),
        history=happened,
        counted=counted,
        page=page,
        last=-(-len(found.claims) // CLAIMS),
        **linked,
        **citation(cited(view, found, is_reviewed=bool(decided)), state),
    )


def _disputed(event: Event) -> dict[str, list[Share]]:
    """The figures on which accounts part, each with the origins by which the one that was chosen is told or allowed."""
    parted = {finding.attribute for finding in event.findings if finding.agreement in PARTED}
    tolls = {name: getattr(event, name) for name in FIGURES if name in parted and getattr(event, name) is not None}
    return {name: [share for share in event.origins if set(share.claims) & set(toll.claims)] for name, toll in tolls.items()}


def _waterfalls(view: View, explanation: Explanation | None) -> list[Waterfall]:
    members = explanation.members if explanation is not None else ()
    drawn = (waterfall(standing, partial(reason, view), partial(values, view)) for standing in members)
    return [one for one in drawn if one is not None]


def _linked(connection: Connection, view: View, found: Event, held: Sequence[Account]) -> dict[str, Any]:
    """Why its claims are one event, and by reference who tells those that are set beside each other; ``held`` are read already."""
    explanation = explanation_of(connection, found, view.site.codebook)
    waterfalls = _waterfalls(view, explanation)
    named = {ref for fall in waterfalls for ref in (fall.claim, fall.other)}
    named |= {ref for fall in waterfalls for judged in fall.by_person for ref in (judged.left, judged.right)}
    if explanation is not None and explanation.outsider is not None:
        named.add(explanation.outsider.claim)
    tellers = {account.ref: account for account in held}
    tellers |= {account.ref: account for account in accounts_of(connection, sorted(named - tellers.keys()))}
    return {
        "explanation": explanation,
        "waterfalls": waterfalls,
        "waterfall_width": WIDTH,
        "tellers": tellers,
        "origins": {ref: share.origin for share in found.origins for ref in share.claims},
    }


def _counting(found: Event) -> checks.Asked:
    """Tallies that count an event: those of its days first of all, since few are."""
    days = found.when.range if found.when is not None else None
    if days is None:
        return checks.Asked(event=found.event_id)
    return checks.Asked(event=found.event_id, since=days.start.isoformat(), until=days.end.isoformat())
