"""Claims and tallies: what one source says in one document."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from khabar.api.answers import CSV, Route, answer, fault, naming_of, next_link, shared, site_of, stream
from khabar.api.asking import (
    CURSOR,
    EVERY,
    LIMIT,
    MOST_ROWS,
    SINCE,
    UNTIL,
    WORDS,
    Ordinal,
    Parameter,
    Question,
    check_known,
    cursor_of,
    question,
    text,
)
from khabar.api.describing import described
from khabar.api.forms import ReadingPage
from khabar.api.naming import Naming
from khabar.codebook.kinds import TALLY_KINDS, TALLY_RULES
from khabar.export.csv import BOM, CLAIM_COLUMNS, TALLY_COLUMNS, row_cells
from khabar.export.jsonl import claim_row, tally_row
from khabar.ledger.asking import FACETS, facet_of
from khabar.ledger.filters import Filter, Within
from khabar.ledger.loading import load
from khabar.ledger.queries.readings import READ_BY, RESULT, Place, Readings, claims_behind, events_of_claims, tallies_behind
from khabar.ledger.reviewing.reviewed import reviewed
from khabar.ledger.summaries.checks import of_tallies
from khabar.link.kinship import Kinship
from khabar.model import TallyCheck

router = APIRouter(route_class=Route)
_AT_ONCE = 200


_WHAT = Parameter("what", "That count this.", {"type": "string", "enum": sorted(TALLY_KINDS)}, repeated=True)
_RESULT = Parameter(
    RESULT,
    "Of which this came when they were set beside events, their parts or other figures of their speaker.",
    {"type": "string", "enum": sorted(TALLY_RULES)},
    repeated=True,
)


def _parameters(kind: str) -> tuple[Any, ...]:
    told = (name for name in READ_BY[kind] if name not in (RESULT, _WHAT.name))
    facets = tuple(text(name, f"Of this {name}, as the {kind} themselves tell it.", repeated=True) for name in told)
    return (*facets, *((_WHAT, _RESULT) if kind == "tallies" else ()), SINCE, UNTIL, *((WORDS,) if kind == "claims" else ()))


_CLAIMS, _TALLIES = _parameters("claims"), _parameters("tallies")


@router.get("/claims", summary="Claims, a page at a time", tags=["claims"], **described(ReadingPage, (*_CLAIMS, LIMIT, CURSOR)))
def claims(request: Request) -> Response:
    """What sources say of events, by document and in the order of its text: the fields of the codebook, and what people decided of it."""
    return _page(request, "claims", (*_CLAIMS, LIMIT, CURSOR))


@router.get("/claims.csv", summary="Claims as a table, all of them", tags=["claims"], **described(None, (*_CLAIMS, EVERY), media=CSV))
def claims_csv(request: Request) -> Response:
    """All wanted claims, a row each."""
    return _table(request, "claims", (*_CLAIMS, EVERY))


@router.get("/claims/{ref:path}", summary="One claim", tags=["claims"], **described(ReadingPage, missing=True))
def claim(request: Request, ref: str) -> Response:
    """A claim by its reference: the id of its document, `#` (written `%23`), its own id."""
    return _one(request, "claims", ref)


@router.get("/tallies", summary="Tallies, a page at a time", tags=["tallies"], **described(ReadingPage, (*_TALLIES, LIMIT, CURSOR)))
def tallies(request: Request) -> Response:
    """Counts over many events that sources give; never events."""
    return _page(request, "tallies", (*_TALLIES, LIMIT, CURSOR))


@router.get("/tallies.csv", summary="Tallies as a table, all of them", tags=["tallies"], **described(None, (*_TALLIES, EVERY), media=CSV))
def tallies_csv(request: Request) -> Response:
    """All wanted tallies, a row each."""
    return _table(request, "tallies", (*_TALLIES, EVERY))


@router.get("/tallies/{ref:path}", summary="One tally", tags=["tallies"], **described(ReadingPage, missing=True))
def tally(request: Request, ref: str) -> Response:
    """A tally by its reference: the id of its document, `#` (written `%23`), its own id."""
    return _one(request, "tallies", ref)


def reading_rows(connection: Connection, refs: Sequence[str], kind: str, naming: Naming) -> list[dict[str, Any]]:
    """Claims or tallies by reference with their documents, their events and what people decided; those that are not there are left out."""
    coded = load(connection, [ref.rpartition("#")[0] for ref in refs])
    told = events_of_claims(connection, refs) if kind == "claims" else {}
    said = reviewed(connection, refs) if kind == "claims" else {}
    came = of_tallies(connection, refs) if kind == "tallies" else {}
    rows = []
    for ref in refs:
        doc_id, _, name = ref.rpartition("#")
        held = coded.get(doc_id)
        found = next((one for one in getattr(held, kind) if one.id == name), None) if held is not None else None
        if held is None or found is None:
            continue
        document = held.document
        row = naming.row(claim_row(document, found) if kind == "claims" else tally_row(document, found))
        published = document.published.isoformat() if document.published else None
        whole: dict[str, Any] = {"ref": ref, "doc_id": doc_id, "outlet": document.outlet, "published": published}
        whole |= {"title": document.title, "url": document.url, **row}
        if kind == "claims":
            review = said.get(ref)
            corrections = [naming.corrected(change) for change in review.corrected] if review else []
            whole |= {"event_id": told.get(ref), "review": review.state if review else None, "corrections": corrections}
        else:
            whole["results"] = [_result(check) for check in came.get(ref, ())]
        rows.append(whole)
    return rows


def _result(check: TallyCheck) -> dict[str, Any]:
    """What came of a tally, without what its row tells already; ``beside`` are other tallies that it was set beside."""
    amounts = {"amount": check.amount, "missing": check.missing, "surplus": check.surplus}
    told = {name: None if one is None else [one.low, one.high] for name, one in amounts.items()}
    return {"rule": check.rule, **told, "found": check.found, "possible": check.possible, "beside": check.tallies[1:]}


def _page(request: Request, kind: str, parameters: tuple[Any, ...]) -> Response:
    asked = _question(request, kind, parameters)
    behind = asked.cursor(tuple[str, Ordinal])

    def make(connection: Connection) -> ReadingPage:
        found = _READ[kind](connection, asked.wanted, asked.limit, behind, _within(asked.wanted, request))
        rows = reading_rows(connection, [ref for _, ref in found.refs], kind, naming_of(request))
        return ReadingPage(rows=rows, next=next_link(request, cursor_of(found.behind)))

    return answer(request, make)


def _table(request: Request, kind: str, parameters: tuple[Any, ...]) -> Response:
    asked = _question(request, kind, parameters)
    columns = CLAIM_COLUMNS if kind == "claims" else TALLY_COLUMNS
    columns = (*columns, *(("event_id", "review", "corrections") if kind == "claims" else ("results",)))

    def make(connection: Connection) -> Iterator[str]:
        sink = io.StringIO()
        table = csv.writer(sink)
        sink.write(BOM)
        table.writerow(columns)
        within = _within(asked.wanted, request)
        left = int(asked.plain.get("limit", MOST_ROWS))
        behind: Place | None = None
        while left:
            found = _READ[kind](connection, asked.wanted, min(left, _AT_ONCE), behind, within)
            for row in reading_rows(connection, [ref for _, ref in found.refs], kind, naming_of(request)):
                if kind == "claims":
                    row |= {"review": row["review"] or "machine-coded", "corrections": "; ".join(row["corrections"])}
                else:
                    row |= {"results": "; ".join(one["rule"] for one in row["results"])}
                table.writerow(row_cells(columns, row))
            yield sink.getvalue()
            sink.seek(0)
            sink.truncate()
            behind, left = found.behind, left - len(found.refs)
            if behind is None:
                return

    return stream(request, make, CSV, f"{kind}.csv")


def _one(request: Request, kind: str, ref: str) -> Response:
    question(request, (), site_of(request).codebook)
    with site_of(request).database.reading() as connection:
        rows = reading_rows(connection, [ref], kind, naming_of(request))
    if not rows:
        return fault(404, f"there is no such reading: {ref!r}", "ref")
    return answer(request, lambda _: ReadingPage(rows=rows, next=None))


def _question(request: Request, kind: str, parameters: tuple[Any, ...]) -> Question:
    """The question with the facets of claims, which have more than events have; names are looked up likewise."""
    codebook = site_of(request).codebook
    asked = question(request, parameters, codebook, kind)
    given = [(name, value.strip()) for name in READ_BY[kind] for value in request.query_params.getlist(name)]
    check_known(request, codebook, [(name, value) for name, value in given if name in FACETS], kind)
    facets = [facet_of(codebook, name, value) for name, value in given]
    wanted = Filter(facets=tuple(facets), since=asked.wanted.since, until=asked.wanted.until, words=asked.wanted.words)
    return Question(wanted, asked.plain)


def _within(wanted: Filter, request: Request) -> Within:
    """What lies in the places and belongs to the actors that are asked for."""
    codebook = site_of(request).codebook
    return shared(request, "kinship", lambda: Kinship(codebook)).within(wanted.facets)


_READ: dict[str, Callable[[Connection, Filter, int, Place | None, Within], Readings]] = {"claims": claims_behind, "tallies": tallies_behind}
