"""Signing in and out, one's own password, tokens and kept searches."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from khabar.api.access import SESSION, needs, open_to_all
from khabar.api.limits import SIGN_IN_AS, SIGN_IN_FROM
from khabar.ledger.people import searches, sessions, tokens, users
from khabar.ledger.people.roles import WORDS, Role
from khabar.ledger.people.secrets import LEAST_LETTERS, PasswordError
from khabar.web.forms import Filled
from khabar.web.view import Here, View, render
from khabar.web.visits import cookie

router = APIRouter()
_SESSION_SECONDS = sessions.HOURS * 3600
_LABEL_LETTERS = 100


@router.get("/{language}/sign-in", response_class=HTMLResponse)
@open_to_all
def sign_in_form(view: Here) -> Response:
    """The form; whoever is signed in goes on."""
    if view.visitor.user is not None:
        return RedirectResponse(_back(view, dict(view.query).get("back", "")), 303)
    return render(view, "sign_in.html", fault=None, name="", back=dict(view.query).get("back", ""))


@router.post("/{language}/sign-in", response_class=HTMLResponse)
@open_to_all
def sign_in(view: Here, form: Filled) -> Response:
    """Begin a session; a wrong name and a wrong password are told in the same words and take the same time."""
    if view.desk.alone is not None:
        raise HTTPException(404)
    name, password, back = form.get("name", "").strip().casefold(), form.get("password", ""), form.get("back", "")
    address = view.request.client.host if view.request.client else ""
    limits = view.desk.limits
    wait = limits.wait("sign in from", address, SIGN_IN_FROM) or limits.wait("sign in as", name, SIGN_IN_AS)
    if wait:
        answer = render(view, "sign_in.html", 429, fault="often", name=name, back=back)
        answer.headers["Retry-After"] = str(int(wait) + 1)
        return answer
    with view.site.database.reading() as connection:
        right = users.has_password(connection, name, password)
    if not right:
        return render(view, "sign_in.html", 401, fault="wrong", name=name, back=back)
    limits.forget("sign in as", name)
    with view.site.database.writing() as connection:
        users.renew(connection, name, password)
        token = sessions.begin(connection, name, view.desk.now)
    response = RedirectResponse(_back(view, back), 303)
    response.headers.append("Set-Cookie", cookie(SESSION, token, view.request.scope, _SESSION_SECONDS))
    return response


@router.post("/{language}/sign-out", response_class=HTMLResponse)
@needs(Role.READER)
def sign_out(view: Here, form: Filled) -> Response:
    """End the session."""
    with view.site.database.writing() as connection:
        sessions.end(connection, view.request.cookies.get(SESSION, ""))
    response = RedirectResponse(view.path("sign-in"), 303)
    response.headers.append("Set-Cookie", cookie(SESSION, "", view.request.scope, 0))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@router.get("/{language}/account", response_class=HTMLResponse)
@needs(Role.READER)
def account(view: Here) -> HTMLResponse:
    """One's own account."""
    return _shown(view)


@router.post("/{language}/account/password", response_class=HTMLResponse)
@needs(Role.READER)
def change_password(view: Here, form: Filled) -> Response:
    """Another password; all sessions end, and this one begins anew."""
    name = _name(view)
    if view.desk.limits.wait("sign in as", name, SIGN_IN_AS):
        return _shown(view, 429, fault="often")
    with view.site.database.reading() as connection:
        if not users.has_password(connection, name, form.get("old", "")):
            return _shown(view, 422, fault="wrong")
    try:
        with view.site.database.writing() as connection:
            users.set_password(connection, name, form.get("new", ""), view.visitor.judge, view.desk.stamp())
            token = sessions.begin(connection, name, view.desk.now)
    except PasswordError as error:
        return _shown(view, 422, fault=f"password-{error}")
    response = RedirectResponse(view.path("account"), 303)
    response.headers.append("Set-Cookie", cookie(SESSION, token, view.request.scope, _SESSION_SECONDS))
    return response


@router.post("/{language}/account/tokens", response_class=HTMLResponse)
@needs(Role.READER)
def issue_token(view: Here, form: Filled) -> Response:
    """A new token, shown once."""
    label, role = form.get("label", "").strip()[:_LABEL_LETTERS], WORDS.get(form.get("role", ""))
    if not label or role is None:
        return _shown(view, 422, fault="token")
    try:
        with view.site.database.writing() as connection:
            token = tokens.issue(connection, _name(view), label, role, view.visitor.judge, view.desk.stamp())
    except (KeyError, ValueError):
        return _shown(view, 422, fault="token")
    answer = _shown(view, 201, token=token)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/{language}/account/tokens/{token_id}/end", response_class=HTMLResponse)
@needs(Role.READER)
def end_token(view: Here, token_id: str, form: Filled) -> Response:
    """Have a token of one's own hold no more."""
    try:
        with view.site.database.writing() as connection:
            tokens.end(connection, _name(view), token_id, view.visitor.judge, view.desk.stamp())
    except KeyError as error:
        raise HTTPException(404) from error
    return RedirectResponse(view.path("account"), 303)


def _shown(view: View, status: int = 200, fault: str | None = None, token: str | None = None) -> HTMLResponse:
    name = _name(view)
    with view.site.database.reading() as connection:
        held, kept = tokens.of_person(connection, name), searches.of_person(connection, name)
        known = users.find(connection, name) is not None
    roles = [role for role in Role if view.visitor.role >= role]
    context = {"tokens": held, "searches": kept, "roles": roles, "known": known, "least": LEAST_LETTERS}
    return render(view, "account.html", status, fault=fault, token=token, **context)


def _name(view: View) -> str:
    user = view.visitor.user
    if user is None:
        raise HTTPException(403)
    return user.name


def _back(view: View, wanted: str) -> str:
    """Where somebody wanted to go, if it is a page of this application; else to the events."""
    parts = urlsplit(wanted)
    own = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return view.root + wanted if own and wanted.isprintable() and "\\" not in wanted else view.path("events")
