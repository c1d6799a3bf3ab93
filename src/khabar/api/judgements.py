"""Judgements: same, different or unsure about pairs of claims, by the model or by people."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from khabar.api.answers import Route, answer, next_link, site_of
from khabar.api.asking import CURSOR, LIMIT, Ordinal, Parameter, choice, cursor_of, question, text
from khabar.api.describing import described
from khabar.api.forms import JudgementPage
from khabar.ledger.queries.readings import judgements_behind
from khabar.model import Verdict

router = APIRouter(route_class=Route, tags=["judgements"])
_LIST: tuple[Parameter, ...] = (
    choice("verdict", "With this verdict.", *(one.value for one in Verdict)),
    text("judge", "By this judge, or one whose name begins so (`person:`)."),
    text("claim", "About this claim, by its reference."),
    LIMIT,
    CURSOR,
)


@router.get("/judgements", summary="Judgements, a page at a time", **described(JudgementPage, _LIST))
def judgements(request: Request) -> Response:
    """What stands now of what was judged about pairs of claims, in the order in which it was entered."""
    asked = question(request, _LIST, site_of(request).codebook)
    behind = asked.cursor(Ordinal) or 0
    plain = asked.plain

    def make(connection: Connection) -> JudgementPage:
        found = judgements_behind(
            connection, asked.limit, behind, verdict=plain.get("verdict"), judge=plain.get("judge"), claim=plain.get("claim")
        )
        return JudgementPage(judgements=found.rows, next=next_link(request, cursor_of(found.behind)))

    return answer(request, make)
