"""Articles: found by their words, shown whole with every mark, coded on the spot when pasted or uploaded, downloaded as they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, HTTPException, Response, UploadFile
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from khabar.api.access import needs
from khabar.engines.copies import in_common
from khabar.engines.reading import LARGEST, BusyError
from khabar.ingest import publication_date
from khabar.ledger.around import bytes_of, events_of, history_of, original_of
from khabar.ledger.decisions import of_claims
from khabar.ledger.filters import Page, find_documents
from khabar.ledger.loading import load
from khabar.ledger.people.roles import Role
from khabar.model import Claim, Coded, Span, Tally
from khabar.web.asking import page_number
from khabar.web.marking import EVIDENCE, ROLES, Mark, marks_of, pieces
from khabar.web.view import Here, render

router = APIRouter()
ROWS = 50
_MOST_HAPPENINGS = 100
_HARMLESS = "application/octet-stream"
_NOT_ARABIC = frozenset({"no-arabic", "other-language"})
"""Issues of a text that may run from left to right; any other runs from right to left, whatever word it begins with."""


@router.get("/{language}/documents", response_class=HTMLResponse)
def documents(view: Here) -> Response:
    """The list of articles, or those that hold some words, and the form for one of one's own."""
    asked = dict(view.query)
    words, page = asked.get("q", "").strip(), page_number(view)
    with view.site.database.reading() as connection:
        found = _found(connection, words, page)
    return render(view, "documents.html", found=found, words=words, page=page, last=-(-found.count // ROWS), **_form())


@router.post("/{language}/documents", response_class=HTMLResponse)
@needs(Role.READER)
def code(
    view: Here,
    text: Annotated[str, Form(max_length=LARGEST)] = "",
    published: Annotated[str, Form(max_length=40)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """An article that was pasted or uploaded, coded; nothing of it is kept."""
    given = file.file.read(LARGEST + 1) if file is not None and file.filename else text.encode()
    name = (file.filename or "") if file is not None and file.filename else "article.txt"
    day = publication_date(published) if published.strip() else None
    fault = "large" if len(given) > LARGEST else "empty" if not given.strip() else "date" if published.strip() and day is None else None
    try:
        coded = None if fault else view.site.given.read(given, name, outlet.strip() or None, day)
    except BusyError:
        fault, coded = "busy", None
    if coded is None:
        with view.site.database.reading() as connection:
            found = find_documents(connection, None, ROWS)
        form = _form(fault or "unreadable", text, published, outlet)
        return render(view, "documents.html", 503 if fault == "busy" else 422, found=found, words="", page=1, last=1, **form)
    return render(view, "document.html", kept=False, **_shown(coded), events={}, decided={}, copies=[], original=None, history=[])


@router.get("/{language}/originals/{doc_id:path}")
def original(view: Here, doc_id: str) -> Response:
    """The bytes of an article as they came, as a download that no browser opens or runs."""
    with view.site.database.reading() as connection:
        known = original_of(connection, doc_id)
        data = None if known is None else bytes_of(connection, known)
    if known is None or data is None:
        raise HTTPException(404)
    headers = {
        "Content-Disposition": f'attachment; filename="{known.sha256}.bin"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, max-age=31536000, immutable",
    }
    return Response(data, media_type=_HARMLESS, headers=headers)


@router.get("/{language}/documents/{doc_id:path}", response_class=HTMLResponse)
def document(view: Here, doc_id: str) -> Response:
    """One article, whole: its text with every mark, who copied whom, the original, its history."""
    with view.site.database.reading() as connection:
        coded = load(connection, [doc_id]).get(doc_id)
        if coded is None:
            raise HTTPException(404)
        refs = [f"{doc_id}#{claim.id}" for claim in coded.claims]
        events = events_of(connection, refs)
        decided: dict[str, list[object]] = {}
        for one in of_claims(connection, refs):
            decided.setdefault(one.ref or "", []).append(one)
        copies = in_common(connection, doc_id, refs, view.site.codebook)
        known = original_of(connection, doc_id)
        happened = history_of(connection, refs or [f"{doc_id}#"], _MOST_HAPPENINGS)
    more: dict[str, Any] = {"events": events, "decided": decided, "copies": copies, "original": known, "history": happened}
    return render(view, "document.html", kept=True, **_shown(coded, [span for copy in copies for span in copy.spans]), **more)


def _shown(coded: Coded, copied: Sequence[Span] = ()) -> dict[str, Any]:
    """What the template needs of a coded article."""
    items: list[Claim | Tally] = [*coded.claims, *coded.tallies]
    marks = [mark for item in items for mark in marks_of(item)]
    marks += [Mark(span, "copied", "") for span in copied]
    document = coded.document
    return {
        "coded": coded,
        "document": document,
        "reading": "auto" if any(issue.kind in _NOT_ARABIC for issue in coded.issues) else "rtl",
        "text": pieces(document, Span(0, len(document.text)), marks) if document.text else [],
        "claims": {claim.id: claim for claim in coded.claims},
        "roles": (EVIDENCE, *ROLES, *(["copied"] if copied else [])),
    }


def _found(connection: Connection, words: str, page: int) -> Page:
    return find_documents(connection, words or None, ROWS, (page - 1) * ROWS)


def _form(fault: str | None = None, text: str = "", published: str = "", outlet: str = "") -> dict[str, Any]:
    return {"fault": fault, "text": text, "published": published, "outlet": outlet}
