"""Compare events field by field, join them or part one: first what would come of it, then the decision with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from msgspec import Struct
from sqlalchemy import Connection

from khabar.api.access import needs
from khabar.engines.previewing import preview
from khabar.ledger.around import events_of
from khabar.ledger.events import load
from khabar.ledger.people.roles import Role
from khabar.ledger.reviewing.pairs import Judged, JudgedMeanwhileError
from khabar.ledger.reviewing.regrouping import ChangedError, Wish, in_the_way, regroup
from khabar.model import Event
from khabar.model.event import ATTRIBUTES
from khabar.web.asking import number
from khabar.web.forms import Filled
from khabar.web.matrix import LETTERS, lettered
from khabar.web.review_items import ClaimItem, claim_item
from khabar.web.view import Here, View, render

router = APIRouter()
MOST_EVENTS, MOST_CLAIMS, MOST_GROUPS = 6, 200, 6
"""Side by side: more columns and rows than these nobody compares; programs join larger ones (`/api/v1/regroupings`)."""
_WAIT = 3.0
"""Seconds that a page waits for linking: a ledger of some thousand claims is linked by then; of larger ones the page says it goes on."""


class Row(Struct, frozen=True):
    """One attribute and what each event says of it: values with how many independent origins tell them, and a letter where others are
    shown alike.
    """

    attribute: str
    cells: tuple[tuple[tuple[str, int, str], ...], ...]
    differs: bool


@router.get("/{language}/compare", response_class=HTMLResponse)
@needs(Role.REVIEWER)
def compare(view: Here) -> HTMLResponse:
    """Events side by side; with groups in the address also what would come of them."""
    return _shown(view, _ids(view), _wanted(dict(view.query)))


@router.post("/{language}/compare", response_class=HTMLResponse)
@needs(Role.REVIEWER)
def decide(view: Here, form: Filled) -> Response:
    """Join or part, and link."""
    ids, groups = tuple(form.get("ids", "").split()), _groups(_wanted(form))
    overrule = form.get("overrule") == "yes"
    if overrule and not view.visitor.may("editor"):
        raise HTTPException(403)
    wish = Wish(events=ids, groups=groups, by=view.visitor.judge, note=form.get("note", "").strip(), overrule=overrule)
    try:
        with view.site.database.writing() as connection:
            entry = regroup(connection, wish, view.desk.stamp())
    except JudgedMeanwhileError as error:
        return _shown(view, ids, _wanted(form), 409, fault="in-the-way", obstacles=error.others, note=wish.note)
    except (ChangedError, KeyError):
        return _shown(view, ids, {}, 409, fault="changed")
    except ValueError:
        return _shown(view, ids, _wanted(form), 422, fault="reason")
    done = view.desk.linking.ask(_WAIT)
    with view.site.database.reading() as connection:
        now = sorted(set(events_of(connection, [ref for group in groups for ref in group]).values()))
    told = tuple(("ids", one) for one in now)
    return RedirectResponse(view.path("compare") + view.with_query(only=told, did=entry, linking=None if done else "on"), 303)


def _shown(
    view: View,
    ids: Sequence[str],
    wanted: dict[str, int],
    status: int = 200,
    fault: str | None = None,
    obstacles: Sequence[Judged] = (),
    note: str = "",
) -> HTMLResponse:
    with view.site.database.reading() as connection:
        events = list({event.event_id: event for event in load(connection, ids[:MOST_EVENTS]).values()}.values())
        claims = _claims(connection, view, events)
        groups = _groups({ref: number for ref, number in wanted.items() if any(ref == one.ref for _, one in claims)})
        whole = bool(groups) and sum(map(len, groups)) == sum(len(event.claims) for event in events)
        follows = preview(connection, view.site.codebook, [one.event_id for one in events], groups) if whole else []
        obstacles = obstacles or (in_the_way(connection, groups) if whole else ())
    others = [one for one in obstacles if one.judgement.judge != view.visitor.judge]
    same = whole and {tuple(sorted(group)) for group in groups} == {tuple(sorted(event.claims)) for event in events}
    context = {"ids": ids, "events": events, "rows": _rows(view, events), "claims": claims, "group_of": wanted, "fault": fault}
    limits = {"groups": MOST_GROUPS, "too_many": MOST_CLAIMS}
    more = {"follows": [] if same else follows, "same": same, "others": others, "note": note, **limits}
    return render(view, "compare.html", status, did=number(view, "did"), **context, **more)


def _claims(connection: Connection, view: View, events: Sequence[Event]) -> list[tuple[Event, ClaimItem]]:
    if sum(len(event.claims) for event in events) > MOST_CLAIMS:
        return []
    by = view.visitor.judge
    return [(event, claim_item(connection, view.labels, ref, by)) for event in events for ref in event.claims]


def _rows(view: View, events: Sequence[Event]) -> list[Row]:
    found, letters = [], view.gettext(LETTERS).split()
    for attribute in ATTRIBUTES:
        told = [[value for one in event.findings if one.attribute == attribute for value in one.values] for event in events]
        names = {value.value: view.labels.told(attribute, value.value, value.label) for values in told for value in values}
        apart = lettered(names.items(), letters)
        cells = tuple(tuple((names[one.value], len(one.origins), apart.get(one.value, "")) for one in values) for values in told)
        if names:
            by_event = [{one.value for one in values} for values in told if values]
            found.append(Row(attribute, cells, len(by_event) > 1 and not set.intersection(*by_event)))
    return found


def _ids(view: View) -> list[str]:
    """Ids in the address, several of a name or with spaces or commas between."""
    return [one for name, value in view.query if name == "ids" for one in value.replace(",", " ").split()]


def _wanted(given: dict[str, str]) -> dict[str, int]:
    """The group of each claim, by fields called ``group:`` and its reference."""
    return {name.removeprefix("group:"): int(value) for name, value in given.items() if name.startswith("group:") and value.isdecimal()}


def _groups(wanted: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    numbers = sorted(set(wanted.values()))
    return tuple(tuple(ref for ref, at in wanted.items() if at == number) for number in numbers)
