"""Documents: lists of them, and one whole with all that was read from it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from khabar.api.answers import Route, answer, fault, naming_of, next_link, site_of
from khabar.api.asking import CURSOR, LIMIT, SINCE, UNTIL, Parameter, cursor_of, question, text
from khabar.api.describing import described
from khabar.api.forms import DocumentPage
from khabar.export.jsonl import document_row
from khabar.ledger.filters import Filter
from khabar.ledger.loading import load
from khabar.ledger.queries.readings import documents_behind

router = APIRouter(route_class=Route, tags=["documents"])
_LIST: tuple[Parameter, ...] = (
    text("outlet", "Of this outlet."),
    Parameter("since", "Not published before this day.", SINCE.schema),
    Parameter("until", "Not published after this day.", UNTIL.schema),
    text("q", 'With these words in title or text, in any spelling; "..." is a phrase.'),
    LIMIT,
    CURSOR,
)


@router.get("/documents", summary="Documents, a page at a time", **described(DocumentPage, _LIST))
def documents(request: Request) -> Response:
    """Documents without their texts, the latest first; those without a day of publication come last."""
    asked = question(request, _LIST, site_of(request).codebook, "documents")
    outlets = tuple(("outlet", value) for value in filter(None, [asked.plain.get("outlet")]))
    wanted = Filter(facets=outlets, since=asked.wanted.since, until=asked.wanted.until, words=asked.wanted.words)
    behind = asked.cursor(tuple[str, str])

    def make(connection: Connection) -> DocumentPage:
        found = documents_behind(connection, wanted, asked.limit, behind)
        return DocumentPage(documents=found.rows, next=next_link(request, cursor_of(found.behind)))

    return answer(request, make)


@router.get("/documents/{doc_id:path}", summary="One document", **described(dict, missing=True))
def document(request: Request, doc_id: str) -> Response:
    """A document by its id: its text, claims, tallies and issues, as `khabar code` writes them; offsets count code points of `text`."""
    question(request, (), site_of(request).codebook)
    with site_of(request).database.reading() as connection:
        coded = load(connection, [doc_id]).get(doc_id)
    if coded is None:
        return fault(404, f"there is no document {doc_id!r}", "doc_id")
    row = document_row(coded)
    naming = naming_of(request)
    shown: dict[str, Any] = {kind: [naming.row(one) for one in row[kind]] for kind in ("claims", "tallies", "set_aside")}
    return answer(request, lambda _: {**row, **shown})
