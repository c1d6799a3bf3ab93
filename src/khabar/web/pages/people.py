"""The people of a shared ledger, for those who look after them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from khabar.api.access import needs
from khabar.ledger.people import users
from khabar.ledger.people.roles import WORDS, Role
from khabar.ledger.people.secrets import LEAST_LETTERS, PasswordError
from khabar.web.forms import Filled
from khabar.web.view import Here, View, render

router = APIRouter()
_FAULTS: dict[type[Exception], str] = {
    users.BadNameError: "name",
    users.TakenError: "taken",
    users.LastAdministratorError: "last",
}


@router.get("/{language}/people", response_class=HTMLResponse)
@needs(Role.ADMINISTRATOR)
def people(view: Here) -> HTMLResponse:
    """Everybody, and a form for somebody new."""
    return _shown(view)


@router.post("/{language}/people", response_class=HTMLResponse)
@needs(Role.ADMINISTRATOR)
def add(view: Here, form: Filled) -> Response:
    """Somebody new."""
    role = WORDS.get(form.get("role", ""))
    try:
        with view.site.database.writing() as connection:
            password = form.get("password", "") or None
            users.make(connection, form.get("name", ""), role or Role.READER, password, view.visitor.judge, view.desk.stamp())
    except (ValueError, PasswordError) as error:
        return _shown(view, 422, _fault(error))
    return RedirectResponse(view.path("people"), 303)


@router.post("/{language}/people/{name}", response_class=HTMLResponse)
@needs(Role.ADMINISTRATOR)
def change(view: Here, name: str, form: Filled) -> Response:
    """Another role or password for somebody, or close and open the account."""
    by, what = view.visitor.judge, form.get("what", "")
    try:
        with view.site.database.writing() as connection:
            if what == "role" and form.get("role", "") in WORDS:
                users.set_role(connection, name, WORDS[form["role"]], by, view.desk.stamp())
            elif what == "password":
                users.set_password(connection, name, form.get("password", ""), by, view.desk.stamp())
            elif what in ("open", "close"):
                users.set_active(connection, name, what == "open", by, view.desk.stamp())
            else:
                raise HTTPException(422)
    except KeyError as error:
        raise HTTPException(404) from error
    except ValueError as error:
        return _shown(view, 422, _fault(error))
    return RedirectResponse(view.path("people"), 303)


def _shown(view: View, status: int = 200, fault: str | None = None) -> HTMLResponse:
    with view.site.database.reading() as connection:
        everyone = users.everyone(connection)
    return render(view, "people.html", status, everyone=everyone, roles=list(Role), fault=fault, least=LEAST_LETTERS)


def _fault(error: Exception) -> str:
    return f"password-{error}" if isinstance(error, PasswordError) else _FAULTS.get(type(error), "other")
