"""Samples drawn by chance: how good the reading is, and how far two reviewers agree who did not see each other."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from khabar.api.access import needs
from khabar.ledger.people import users
from khabar.ledger.people.roles import Role
from khabar.ledger.reviewing import samples
from khabar.web.forms import Filled
from khabar.web.view import Here, View, render

router = APIRouter()
SIZE = 100
"""Claims that are offered at first: they pin a share of three quarters down to some eight points, in an hour or two of reading."""


@router.get("/{language}/samples", response_class=HTMLResponse)
@needs(Role.REVIEWER)
def all_samples(view: Here) -> HTMLResponse:
    """Every sample with what came of it, and a form to draw one."""
    return _shown(view)


@router.post("/{language}/samples", response_class=HTMLResponse)
@needs(Role.EDITOR)
def draw(view: Here, form: Filled) -> Response:
    """Draw a sample."""
    reviewers = tuple(f"{users.PERSON}{name}" for name in (form.get("first", ""), form.get("second", "")) if name)
    size = form.get("size", "")
    seed = form.get("seed", "").strip() or secrets.token_hex(4)
    try:
        number = int(size) if size.isdecimal() else 0
        wanted = samples.Draw(name=form.get("name", ""), size=number, seed=seed, reviewers=reviewers, by=view.visitor.judge)
        with view.site.database.reading() as connection:
            known = {one.judge for one in _reviewers(view)}
            picked = samples.drawn(connection, seed, min(number, samples.MOST + 1))
        if not set(reviewers) <= known:
            raise ValueError("reviewers")
        with view.site.database.writing() as connection:
            samples.open_sample(connection, wanted, picked, view.desk.stamp())
    except ValueError:
        return _shown(view, 422, fault=True)
    return RedirectResponse(view.path("samples"), 303)


@router.post("/{language}/samples/{sample_id}/close", response_class=HTMLResponse)
@needs(Role.EDITOR)
def close(view: Here, sample_id: str, form: Filled) -> Response:
    """Close a sample: what was sealed is seen."""
    try:
        with view.site.database.writing() as connection:
            samples.close_sample(connection, sample_id, view.visitor.judge, view.desk.stamp())
            rest = view.desk.follow(connection)
    except KeyError as error:
        raise HTTPException(404) from error
    if rest:
        view.desk.linking.ask()
    return RedirectResponse(view.path("samples"), 303)


def _shown(view: View, status: int = 200, *, fault: bool = False) -> HTMLResponse:
    with view.site.database.reading() as connection:
        found = [(one, samples.quality(connection, one), samples.agreement_of(connection, one)) for one in samples.all_samples(connection)]
    return render(view, "samples.html", status, found=found, fault=fault, reviewers=_reviewers(view), size=SIZE, most=samples.MOST)


def _reviewers(view: View) -> list[users.User]:
    """Who can be asked to review."""
    if view.desk.alone is not None:
        return [view.desk.alone]
    with view.site.database.reading() as connection:
        return [one for one in users.everyone(connection) if one.active and one.role >= Role.REVIEWER]
