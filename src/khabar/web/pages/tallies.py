"""Tallies: what was reported in one number over days or places, set beside the events that are found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import count

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from msgspec import Struct
from sqlalchemy import Connection

from khabar.api.answers import CSV, stream
from khabar.export.check_rows import check_text
from khabar.ledger.asking import Problem, known_as
from khabar.ledger.summaries import checks
from khabar.ledger.summaries.checks import Checked, Month
from khabar.ledger.summaries.doubting import BESIDE_EVENTS
from khabar.link.tallies.tallies import SUMMED
from khabar.model import TallyCheck
from khabar.web import charts
from khabar.web.asking import page_number
from khabar.web.view import Here, View, render

router = APIRouter()
ROWS = 25
_DRAWN = 200
"""Tallies in one drawing: more are narrower than three of its 600 units."""
_SERIES = (*checks.COMPARED, "not-comparable", "each-other")
"""What the columns by month are made of; the last two gather what cannot be set beside events, and tallies set beside each other."""
_WIDTH = 100
_AT_ONCE = 500


class Beside(Struct, frozen=True):
    """A check as its row draws it, on a scale of hundreds: the reported (from, to), what is found for sure, what may be."""

    reported: tuple[float, float]
    sure: float
    possible: float


class Row(Struct, frozen=True):
    """A check with its drawing; None where nothing can be drawn."""

    checked: Checked
    drawn: Beside | None


@router.get("/{language}/tallies", response_class=HTMLResponse)
def tallies(view: Here) -> HTMLResponse:
    """The list of tallies with their checks, and both drawings."""
    asked, problems = _asked(view)
    page = page_number(view)
    with view.site.database.reading() as connection:
        kinds = checks.kinds(connection)
        first = checks.find(connection, asked, _DRAWN)
        found = first if page * ROWS <= _DRAWN else checks.find(connection, asked, ROWS, (page - 1) * ROWS)
        months = checks.by_month(connection, asked)
    shown = found.rows[(page - 1) * ROWS : page * ROWS] if found is first else found.rows
    rtl = view.language.direction == "rtl"
    return render(
        view,
        "tallies.html",
        asked=asked,
        problems=problems,
        kinds=kinds,
        found=found,
        rows=[Row(one, _beside(one.check)) for one in shown],
        page=page,
        last=-(-found.count // ROWS),
        over_time=charts.pairs([pair for one in first.rows for pair in _pair(view, one)], mirrored=rtl),
        by_month=charts.columns(_counts(months), mirrored=rtl),
        series=_SERIES,
        rules=view.site.codebook.grading.tallies,
        compared=checks.COMPARED,
        summed=SUMMED,
    )


@router.get("/{language}/tallies.csv")
def table(view: Here) -> Response:
    """All tallies of the list, each with what came of it, for spreadsheets."""
    asked, _ = _asked(view)
    concepts = view.site.codebook.concepts

    def name_of(named: str) -> str:
        return named if named in concepts else view.labels.of("actor", named) or ""

    def text(connection: Connection) -> Iterator[str]:
        return check_text(((one.check, one.outlet, one.published) for one in _every(connection, asked)), name_of)

    return stream(view.request, text, CSV, "tallies.csv")


def _every(connection: Connection, asked: checks.Asked) -> Iterator[Checked]:
    """All checks that are asked for, in the order of the list."""
    for start in count(0, _AT_ONCE):
        found = checks.find(connection, asked, _AT_ONCE, start).rows
        yield from found
        if len(found) < _AT_ONCE:
            return


def _asked(view: View) -> tuple[checks.Asked, list[Problem]]:
    given = {name: value.strip() for name, value in view.query if value.strip()}
    problems = []
    days: dict[str, str | None] = {}
    for name in ("since", "until"):
        try:
            days[name] = dt.date.fromisoformat(given[name]).isoformat() if name in given else None
        except ValueError:
            problems.append(Problem(name, given[name]))
    named = {name: known_as(view.site.codebook, "actor", given[name]) for name in ("actor", "source") if name in given}
    rules = tuple(value for name, value in view.query if name == "rule" and value)
    plain = {name: given.get(name) for name in ("what", "country", "outlet", "event")}
    return checks.Asked(rules=rules, **plain, **named, **days), problems


def _counts(months: list[Month]) -> Mapping[str, tuple[int, ...]]:
    found = {}
    for month in months:
        rules = month.rules
        compared = [rules.get(rule, 0) for rule in checks.COMPARED]
        beside = sum(rules.get(rule, 0) for rule in BESIDE_EVENTS)
        found[month.month] = (*compared, beside - sum(compared), sum(rules.values()) - beside)
    return found


def _pair(view: View, one: Checked) -> list[charts.Pair]:
    """A check that sets a count beside what is found in its days."""
    check, days = one.check, one.check.counting.days
    if check.rule not in checks.COMPARED or days is None or check.reported is None or check.amount is None:
        return []
    low, high = _bounds(check.reported.low, check.reported.high)
    found_low, found_high = _bounds(check.amount.low, check.amount.high)
    name = f"{days.start.isoformat()} – {days.end.isoformat()}: {low}–{high} · {found_low}–{found_high}"
    who = check.counting.source or one.outlet
    shown = f"{view.labels.of('source', who)}, {name}" if who else name
    return [charts.Pair(shown, days.end.isoformat(), low, high, found_low, found_high)]


def _beside(check: TallyCheck) -> Beside | None:
    if check.rule not in checks.COMPARED or check.reported is None or check.amount is None:
        return None
    low, high = _bounds(check.reported.low, check.reported.high)
    sure, possible = _bounds(check.amount.low, check.amount.high)
    scale = _WIDTH / (max(high, possible) or 1)
    return Beside((round(low * scale, 1), round(high * scale, 1)), round(sure * scale, 1), round(possible * scale, 1))


def _bounds(low: int | None, high: int | None) -> tuple[int, int]:
    """Both bounds of a number; one that is not known is the other."""
    return (low if low is not None else high or 0), (high if high is not None else low or 0)
