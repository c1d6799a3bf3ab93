"""Runs and issues: what came in when, and what a person should look at."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from khabar.ledger.troubles import runs_of, troubles
from khabar.web.asking import page_number
from khabar.web.view import Here, render

router = APIRouter()
RUNS, ISSUES = 20, 50


@router.get("/{language}/runs", response_class=HTMLResponse)
def runs(view: Here) -> HTMLResponse:
    """The list of runs, and that of issues."""
    given = dict(view.query)
    kind = given.get("kind") or None
    page = page_number(view)
    with view.site.database.reading() as connection:
        held = runs_of(connection, RUNS)
        found = troubles(connection, kind, ISSUES, (page - 1) * ISSUES)
    return render(view, "runs.html", runs=held, found=found, kind=kind, page=page, last=-(-found.count // ISSUES))
