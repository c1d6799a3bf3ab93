"""Events: what was asked for, as a table; every filter stands in the address."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from khabar.ledger.asking import FACETS, asked
from khabar.ledger.events import decoded
from khabar.ledger.filters import find_events
from khabar.web.view import Here, render

router = APIRouter()
ROWS = 50
_FARTHEST = 200
"""Pages of rows that can be gone through one by one; beyond them people filter or take the export."""


@router.get("/{language}/events", response_class=HTMLResponse)
def events(view: Here) -> HTMLResponse:
    """The list of events."""
    wanted = asked(view.query, view.site.codebook)
    number = _page_number(dict(view.query).get("page", ""))
    with view.site.database.reading() as connection:
        found = find_events(connection, wanted.filter, ROWS, (number - 1) * ROWS)
    return render(
        view,
        "events.html",
        events=[decoded(row.data) for row in found.rows],
        found=found,
        wanted=wanted,
        page=number,
        last=min(-(-found.count // ROWS), _FARTHEST),
        facets=FACETS,
    )


def _page_number(written: str) -> int:
    return min(int(written), _FARTHEST) if written.isdecimal() and int(written) > 0 else 1
