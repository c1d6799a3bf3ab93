"""Outlets and sources: how much each tells, what of it is copied, how often it stands against others, whose accounts it carries."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse
from msgspec import Struct

from khabar.ledger.filters import Filter
from khabar.ledger.queries.timeline import count_by_time
from khabar.ledger.summaries import asking
from khabar.ledger.summaries.asking import Source, Subject
from khabar.web import charts
from khabar.web.asking import chosen, page_number
from khabar.web.view import Here, View, render

router = APIRouter()
ROWS = 100
_BESIDE = 15
"""Of lists beside the figures of one outlet: what the eye takes in; the rest is in the lists of their own."""
OUTLET_ORDERS = ("documents", "claims", "events", "copies", "contested")
SOURCE_ORDERS = ("claims", "events", "compared", "contested")


class Origin(Struct, frozen=True):
    """A source as pages show it: its id, its name, the concept that it is where one is known."""

    origin: str
    name: str
    kind: str


@router.get("/{language}/outlets", response_class=HTMLResponse)
def outlets(view: Here) -> HTMLResponse:
    """The list of outlets."""
    asked = dict(view.query)
    by, page, words = chosen(asked.get("by"), OUTLET_ORDERS), page_number(view), asked.get("q", "").strip()
    with view.site.database.reading() as connection:
        among = None if not words else _outlets_called(view, words, asking.subjects(connection, "outlet", by, 10_000).subjects)
        found = asking.subjects(connection, "outlet", by, ROWS, (page - 1) * ROWS, among)
    return render(view, "outlets.html", found=found, by=by, orders=OUTLET_ORDERS, words=words, page=page, last=-(-found.count // ROWS))


@router.get("/{language}/outlets/{name:path}", response_class=HTMLResponse)
def outlet(view: Here, name: str) -> HTMLResponse:
    """One outlet."""
    with view.site.database.reading() as connection:
        subject = asking.totals(connection, "outlet", [name])[name]
        if not subject.counts:
            raise HTTPException(404)
        carried = asking.beside(connection, "carries", name, _BESIDE)
        shown: dict[str, Any] = {
            "copies": asking.beside(connection, "copies", name, _BESIDE),
            "copied": asking.beside(connection, "copied", name, _BESIDE),
            "contested": asking.beside(connection, "outlet-contested", name, _BESIDE),
            "terms": asking.beside(connection, "worded", name, _BESIDE),
        }
        origins = origins_of(view, asking.sources(connection, [origin for origin, _ in carried]))
        months = asking.over_time(connection, "outlet", name)
    return render(
        view,
        "outlet.html",
        subject=subject,
        about=view.site.codebook.outlets.get(name),
        volume=charts.columns(_volume(months), mirrored=view.language.direction == "rtl"),
        against=charts.columns(_against(months), mirrored=view.language.direction == "rtl"),
        carried=[(origins[origin], count) for origin, count in carried if origin in origins],
        **shown,
        terms_of=term_names(view),
    )


@router.get("/{language}/sources", response_class=HTMLResponse)
def sources(view: Here) -> HTMLResponse:
    """The list of sources: whoever outlets name as speaking."""
    asked = dict(view.query)
    by, page, words = chosen(asked.get("by"), SOURCE_ORDERS), page_number(view), asked.get("q", "").strip()
    with view.site.database.reading() as connection:
        among = None if not words else {*asking.sources_called(connection, words), *_concepts_called(view, words)}
        found = asking.subjects(connection, "origin", by, ROWS, (page - 1) * ROWS, among)
        origins = origins_of(view, asking.sources(connection, [one.name for one in found.subjects]))
    return render(
        view,
        "sources.html",
        found=found,
        origins=origins,
        by=by,
        orders=SOURCE_ORDERS,
        words=words,
        page=page,
        last=-(-found.count // ROWS),
    )


@router.get("/{language}/sources/{name:path}", response_class=HTMLResponse)
def source(view: Here, name: str) -> HTMLResponse:
    """One source."""
    with view.site.database.reading() as connection:
        subject = asking.totals(connection, "origin", [name])[name]
        if not subject.counts:
            raise HTTPException(404)
        known = asking.sources(connection, [name]).get(name, Source(name, "source", name.partition(":")[2]))
        carried = asking.beside(connection, "carried", name, _BESIDE)
        contested = asking.beside(connection, "origin-contested", name, _BESIDE)
        months = asking.over_time(connection, "origin", name)
        events = count_by_time(connection, Filter(facets=(("source", name),)), "month", bulk=True)
    rtl = view.language.direction == "rtl"
    return render(
        view,
        "source.html",
        subject=subject,
        origin=origins_of(view, {name: known})[name],
        concept=_concept(view, name),
        carried=carried,
        contested=contested,
        volume=charts.columns({month: (held.get("claims", 0),) for month, held in months.items()}, mirrored=rtl),
        events=charts.columns({bar.first[:7]: (bar.count - bar.contradicted, bar.contradicted) for bar in events.bars}, mirrored=rtl),
        over_time=events,
    )


def term_names(view: View) -> dict[str, str]:
    """Loaded terms as pages call them, by id."""
    return {term.id: term.ar if view.language.code == "ar" else term.en for term in view.site.codebook.framing}


def origins_of(view: View, held: dict[str, Source]) -> dict[str, Origin]:
    """Sources with their names: that of the concept where one is known, else the words of the article, in marks of quotation."""
    found = {}
    for origin, one in held.items():
        is_known = _concept(view, origin) is not None or one.label in view.site.english or one.label in view.site.owners
        found[origin] = Origin(origin, view.labels.origin(origin, one.label) if is_known else f"\u00ab{one.label}\u00bb", one.kind)
    return found


def _concept(view: View, origin: str) -> str | None:
    code = origin.partition(":")[2]
    return code if code in view.site.codebook.concepts else None


def _concepts_called(view: View, words: str) -> set[str]:
    """The origins whose concepts have a name that holds these words."""
    said = words.casefold()
    names = (one.id for one in view.site.codebook.concepts.values() if said in one.en.casefold() or words in one.ar)
    return {f"{kind}:{name}" for name in names for kind in ("source", "agency")}


def _outlets_called(view: View, words: str, held: list[Subject]) -> set[str]:
    said = words.casefold()
    return {one.name for one in held if said in one.name.casefold() or said in view.labels.of("outlet", one.name).casefold()}


def _volume(months: dict[str, dict[str, int]]) -> dict[str, tuple[int, ...]]:
    """Articles of each month."""
    return {month: (held.get("documents", 0),) for month, held in months.items()}


def _against(months: dict[str, dict[str, int]]) -> dict[str, tuple[int, ...]]:
    """Claims of each month: those that are first here, and copies."""
    found: dict[str, tuple[int, ...]] = {}
    for month, held in months.items():
        copies = held.get("copies", 0)
        found[month] = (held.get("claims", 0) - copies, copies)
    return found
