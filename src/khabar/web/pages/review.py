"""Review: queues of what waits, one thing at a time; decide and the next one comes. All of it works without a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Connection

from khabar.api.access import needs
from khabar.engines.written import corrections_of
from khabar.ledger.decisions import ConflictError, Given, decide
from khabar.ledger.people.roles import Role
from khabar.ledger.reviewing import queues, samples, undoing
from khabar.ledger.reviewing.checks import CONTRADICTION, ISSUE, VERDICTS, CheckedMeanwhileError, check
from khabar.ledger.reviewing.fields import FieldError
from khabar.ledger.reviewing.pairs import JudgedMeanwhileError, Word, judge_pair
from khabar.ledger.reviewing.undoing import NotYoursError, Taker
from khabar.model import Check, Review, Verdict
from khabar.web import review_items as items
from khabar.web.asking import number
from khabar.web.forms import Filled
from khabar.web.view import Here, View, render

router = APIRouter()
_DIGITS = 19  # of the number of an entry: those of 64 bits have no more
_CONFLICTS = (ConflictError, JudgedMeanwhileError, CheckedMeanwhileError)
_QUICK = ("no-event", "not-claimed", "other-type", "background", "twice", "other")
"""Reasons for which claims are wrong, by a digit key each."""


@router.get("/{language}/review", response_class=HTMLResponse)
@needs(Role.REVIEWER)
def overview(view: Here) -> HTMLResponse:
    """The queues, the samples, and what one did last."""
    by = view.visitor.judge
    with view.site.database.reading() as connection:
        sizes = queues.sizes(connection, by)
        own = [one for one in samples.all_samples(connection) if one.closed is None and (not one.reviewers or by in one.reviewers)]
        drawn = [(one, queues.size(connection, queues.SAMPLE + one.sample_id, by)) for one in own]
        last = undoing.last_of(connection, by)
    return render(view, "review.html", sizes=sizes, drawn=drawn, last=last, did=number(view, "did"), undone=dict(view.query).get("undone"))


@router.get("/{language}/review/{queue}", response_class=HTMLResponse)
@needs(Role.REVIEWER)
def one(view: Here, queue: str) -> Response:
    """One thing that waits: the one that is asked for, else the first."""
    item = dict(view.query).get("item")
    with view.site.database.reading() as connection:
        _known(connection, view, queue)
        found = item or _next(connection, view, queue, ())
        if found is None:
            return RedirectResponse(view.path("review") + view.with_query(only=(), did=number(view, "did"), empty=queue), 303)
        return _shown(connection, view, queue, found)


@router.post("/{language}/review/undo", response_class=HTMLResponse)
@needs(Role.REVIEWER)
def take_back(view: Here, form: Filled) -> Response:
    """Take back what an entry decided; goes to the thing again."""
    note = form.get("note", "").strip()
    if not 0 < len(form.get("entry", "")) < _DIGITS or not form["entry"].isdecimal() or not note:
        raise HTTPException(422)
    taker = Taker(view.visitor.judge, note, view.visitor.may("editor"))
    try:
        with view.site.database.writing() as connection:
            undoing.undo(connection, int(form["entry"]), taker, view.desk.stamp())
            view.desk.follow(connection)
    except KeyError as error:
        raise HTTPException(409, view.gettext("This was taken back already.")) from error
    except NotYoursError as error:
        raise HTTPException(403) from error
    view.desk.linking.ask()
    queue, item = form.get("queue", ""), form.get("item") or None
    where = view.path("review", queue) if queue and item else view.path("review")
    return RedirectResponse(where + view.with_query(only=(), item=item, undone=form["entry"]), 303)


@router.post("/{language}/review/{queue}", response_class=HTMLResponse)
@needs(Role.REVIEWER)
def decided(view: Here, queue: str, form: Filled) -> Response:
    """Keep what a reviewer decided, and go on; who comes second is told what the first did."""
    item = form.get("item", "")
    try:
        with view.site.database.writing() as connection:
            _known(connection, view, queue)
            place = queues.place_of(connection, queue, view.visitor.judge, item) or ()
            entry = _decide(connection, view, queue, form)
            rest = view.desk.follow(connection)
            following = _next(connection, view, queue, place) or _next(connection, view, queue, ())
    except KeyError as error:
        raise HTTPException(404) from error
    except (*_CONFLICTS, FieldError, ValueError) as error:
        return _again(view, queue, form, error)
    if rest or queue == queues.LINKS:
        view.desk.linking.ask()
    where = view.path("review", queue) if following else view.path("review")
    back = {"was": item, "of": queue}
    return RedirectResponse(where + view.with_query(only=(), item=following, did=entry, empty=None if following else queue, **back), 303)


def _again(view: View, queue: str, form: Mapping[str, str], error: Exception) -> Response:
    """The same thing once more: with what others did meanwhile, or what is wrong with the form."""
    conflict = isinstance(error, _CONFLICTS)
    fault = "conflict" if conflict else f"field-{error}" if isinstance(error, FieldError) else str(error.args[0] if error.args else "")
    with view.site.database.reading() as connection:
        return _shown(connection, view, queue, form.get("item", ""), status=409 if conflict else 422, fault=fault, form=form)


def _shown(connection: Connection, view: View, queue: str, item: str, status: int = 200, **more: Any) -> HTMLResponse:
    by, form = view.visitor.judge, more.pop("form", None)
    try:
        found = _item(connection, view, queue, item, form)
        place = queues.place_of(connection, queue, by, item) or ()
    except (KeyError, ValueError) as error:
        raise HTTPException(404) from error
    context = {
        "item": item,
        "found": found,
        "size": queues.size(connection, queue, by),
        "following": _next(connection, view, queue, place),
        "did": number(view, "did"),
        "undone": dict(view.query).get("undone"),
        "fault": None,
        "note": (form or {}).get("note", ""),
        "quick": _QUICK,
        "verdicts": VERDICTS,
        **more,
    }
    kind = queue if queue in queues.QUEUES and queue not in (queues.CONFIDENCE, queues.DISPUTES) else "claim"
    return render(view, f"review_{kind}.html", status, queue=queue, **context)


def _item(connection: Connection, view: View, queue: str, item: str, form: Mapping[str, str] | None) -> object:
    by = view.visitor.judge
    if queue == queues.LINKS:
        return items.pair_item(connection, view.labels, item, by)
    if queue == queues.CONTRADICTIONS:
        return items.event_item(connection, item, by)
    if queue == queues.ISSUES:
        return items.issue_item(connection, item, by)
    if queue == queues.WAITING:
        return items.lost_item(connection, view.labels, item, by)
    return items.claim_item(connection, view.labels, item, by, form)


def _decide(connection: Connection, view: View, queue: str, form: Mapping[str, str]) -> int:
    """The entry of what a form decides. Raises what the ledger does, ValueError where the reason is missing."""
    by, note, seen, item = view.visitor.judge, form.get("note", "").strip() or None, form.get("seen"), form.get("item", "")
    decision, stamp = form.get("decision", ""), view.desk.stamp()
    if queue == queues.LINKS:
        left, _, right = item.partition(" ")
        return judge_pair(connection, left, right, Word(verdict=Verdict(decision), by=by, note=note, seen=seen), stamp)
    if queue in (queues.CONTRADICTIONS, queues.ISSUES):
        kind = CONTRADICTION if queue == queues.CONTRADICTIONS else ISSUE
        return check(connection, Check(kind, item, form.get("state", ""), decision, by, note), seen, stamp)
    if queue == queues.WAITING and decision == "drop":
        if note is None:
            raise ValueError("reason")
        undoing.undo(connection, int(item), Taker(by, note, view.visitor.may("editor")), stamp)
        return 0
    return _decide_claim(connection, view, queue, form)


def _decide_claim(connection: Connection, view: View, queue: str, form: Mapping[str, str]) -> int:
    review, note = Review(form.get("decision", "")), form.get("note", "").strip() or form.get("quick", "") or None
    ref = form.get("claim") if queue == queues.WAITING else form.get("item")
    shown = items.claim_item(connection, view.labels, ref or "", view.visitor.judge)
    given = items.changed(shown.rows, form)
    if note is None and review in (Review.CORRECTED, Review.WRONG):
        raise ValueError("reason")
    told = Given(
        review=review,
        by=view.visitor.judge,
        note=note,
        corrections=corrections_of(view.desk.codebook, view.desk.kinship, given) if review is not Review.WRONG else (),
        seen=form.get("seen") if queue != queues.WAITING else None,
        sample=queue.removeprefix(queues.SAMPLE) if queue.startswith(queues.SAMPLE) else None,
        instead_of=int(form["item"]) if queue == queues.WAITING else None,
    )
    return decide(connection, shown.ref, told, view.desk.stamp())


def _next(connection: Connection, view: View, queue: str, place: Any) -> str | None:
    found = queues.waiting(connection, queue, view.visitor.judge, 1, place)
    return found[0].item if found else None


def _known(connection: Connection, view: View, queue: str) -> None:
    """Raises ``HTTPException`` where there is no such queue, or it is for others."""
    if queue in queues.QUEUES:
        return
    sample = samples.find_sample(connection, queue.removeprefix(queues.SAMPLE)) if queue.startswith(queues.SAMPLE) else None
    if sample is None:
        raise HTTPException(404)
    if sample.reviewers and view.visitor.judge not in sample.reviewers:
        raise HTTPException(403)
