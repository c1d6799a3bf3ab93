"""Changes: what is new, told otherwise or no more since a moment, for copies that are kept up to date."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from khabar.api.answers import Route, answer, naming_of, site_of
from khabar.api.asking import LIMIT, Ordinal, Parameter, UnclearError, cursor_of, question, text
from khabar.api.describing import described
from khabar.api.forms import ChangedEvent, ChangePage, RemovedDocument
from khabar.api.naming import Naming
from khabar.ledger.queries.changes import Change, Since, changes_since, entry_at

router = APIRouter(route_class=Route, tags=["changes"])
_LIST: tuple[Parameter, ...] = (
    text("since", "A moment (ISO 8601, such as 2024-03-01T12:00:00Z) or the number of an entry; all changes where it is left out."),
    LIMIT,
    text("cursor", "Where to go on: `next` of the answer before, on the last page too."),
)
_MOST = (1 << 53) - 1


@router.get("/changes", summary="Changes since a moment", **described(ChangePage, _LIST))
def changes(request: Request) -> Response:
    """Events that are new or were told otherwise, whole, and tombstones of those that are no more, each once at its last change.

    Who takes in every change and comes back with `next` has a copy of the events as they stand.
    """
    asked = question(request, _LIST, site_of(request).codebook)
    if "since" in asked.plain and "cursor" in asked.plain:
        raise UnclearError("since", "a cursor tells already where to go on; give one of both")
    place = asked.cursor(tuple[Ordinal, str | None])
    moment = _moment(asked.plain["since"]) if "since" in asked.plain else 0

    def make(connection: Connection) -> ChangePage:
        start = Since(*place) if place is not None else Since(moment if isinstance(moment, int) else entry_at(connection, moment))
        found = changes_since(connection, start, asked.limit)
        naming = naming_of(request)
        following = cursor_of((found.since.entry, found.since.event_id)) or ""
        return ChangePage(
            changes=[_told(change, naming) for change in found.changes],
            removed=[RemovedDocument(doc_id=one.doc_id, entry=one.entry, recorded=one.recorded) for one in found.removed],
            next=following,
            more=found.more,
        )

    return answer(request, make)


def _told(change: Change, naming: Naming) -> ChangedEvent:
    return ChangedEvent(
        change="ended" if change.event is None else "told",
        event_id=change.event_id,
        entry=change.entry,
        recorded=change.recorded,
        event=None if change.event is None else naming.event(change.event),
        into=change.into,
    )


def _moment(written: str) -> int | str:
    """An entry by its number, or a moment as entries tell theirs (UTC, to the second)."""
    if written.isascii() and written.isdecimal() and int(written) <= _MOST:
        return int(written)
    try:
        moment = dt.datetime.fromisoformat(written)
        return moment.replace(tzinfo=moment.tzinfo or dt.UTC).astimezone(dt.UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError) as error:
        raise UnclearError("since", f"{written!r} is neither a moment, such as 2024-03-01T12:00:00Z, nor the number of an entry") from error
