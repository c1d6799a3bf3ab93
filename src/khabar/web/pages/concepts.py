"""Actors and places: neutral names in both languages, the names that texts have for them, their events over time, with whom they stand."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse

from khabar.codebook import Concept
from khabar.ledger.filters import Filter
from khabar.ledger.queries.timeline import Histogram, count_by_time
from khabar.ledger.summaries import asking, compared
from khabar.web import charts
from khabar.web.asking import chosen, page_number
from khabar.web.pages.outlets import term_names
from khabar.web.view import Here, View, render

router = APIRouter()
ROWS = 100
_BESIDE, _VARIANTS, _OUTLETS = 15, 60, 12
GROUPS = {"actors": frozenset({"actor"}), "places": frozenset({"place", "facility"})}
_KINDS = {"actors": "actor", "places": "place"}
_ORDERS = {"actors": ("events", "actor", "target"), "places": ("events",)}


@router.get("/{language}/actors", response_class=HTMLResponse)
def actors(view: Here) -> HTMLResponse:
    """The list of actors."""
    return _list(view, "actors")


@router.get("/{language}/places", response_class=HTMLResponse)
def places(view: Here) -> HTMLResponse:
    """The list of places."""
    return _list(view, "places")


@router.get("/{language}/actors/{name}", response_class=HTMLResponse)
def actor(view: Here, name: str) -> HTMLResponse:
    """One actor."""
    return _one(view, "actors", name)


@router.get("/{language}/places/{name}", response_class=HTMLResponse)
def place(view: Here, name: str) -> HTMLResponse:
    """One place."""
    return _one(view, "places", name)


def _list(view: View, group: str) -> HTMLResponse:
    asked = dict(view.query)
    by, page, words = chosen(asked.get("by"), _ORDERS[group]), page_number(view), asked.get("q", "").strip()
    among = None if not words else _called(view, GROUPS[group], words)
    with view.site.database.reading() as connection:
        found = asking.subjects(connection, _KINDS[group], by, ROWS, (page - 1) * ROWS, among)
    return render(
        view,
        "concepts.html",
        group=group,
        found=found,
        concepts=view.site.codebook.concepts,
        by=by,
        orders=_ORDERS[group],
        words=words,
        page=page,
        last=-(-found.count // ROWS),
    )


def _one(view: View, group: str, name: str) -> HTMLResponse:
    concept = view.site.codebook.concepts.get(name)
    if concept is None or concept.group not in GROUPS[group]:
        raise HTTPException(404)
    with view.site.database.reading() as connection:
        subject = asking.totals(connection, _KINDS[group], [name])[name]
        wanted = {role: Filter(facets=(_facet(concept, role),)) for role in _roles(group)}
        over_time = {role: count_by_time(connection, asked, "month", bulk=True) for role, asked in wanted.items()}
        variants = compared.variants(connection, name, _VARIANTS)
        spoken = compared.spoken_of(connection, name, _OUTLETS)
        upon = asking.beside(connection, "upon", name, _BESIDE)
        by = asking.beside(connection, "from", name, _BESIDE)
    return render(
        view,
        "concept.html",
        group=group,
        concept=concept,
        subject=subject,
        parents=_line(view, concept),
        children=_children(view, concept),
        drawn={role: _drawn(view, held) for role, held in over_time.items()},
        over_time=over_time,
        counts={role: held.count for role, held in over_time.items()},
        facets={role: _facet(concept, role) for role in _roles(group)},
        variants=variants,
        spoken=spoken,
        upon=upon,
        by=by,
        terms=term_names(view),
    )


def _roles(group: str) -> tuple[str, ...]:
    return ("actor", "target") if group == "actors" else ("place",)


def _facet(concept: Concept, role: str) -> tuple[str, str]:
    """What events of it are found by; a country is all that lies in it."""
    if role == "place" and concept.kind == "country" and concept.country is not None:
        return "country", concept.country
    return role, concept.id


def _drawn(view: View, held: Histogram) -> charts.Columns | None:
    counts = {bar.first[:7]: (bar.count - bar.contradicted, bar.contradicted) for bar in held.bars}
    return charts.columns(counts, mirrored=view.language.direction == "rtl")


def _line(view: View, concept: Concept) -> list[Concept]:
    """What it belongs to or lies in, the nearest first."""
    found: list[Concept] = []
    held = view.site.codebook.concepts.get(concept.parent or concept.admin1 or "")
    while held is not None and held not in found and held is not concept:
        found.append(held)
        held = view.site.codebook.concepts.get(held.parent or held.admin1 or "")
    return found


def _children(view: View, concept: Concept) -> list[Concept]:
    """What belongs to it or lies in it, by name."""
    held = (one for one in view.site.codebook.concepts.values() if concept.id in (one.parent, one.admin1) and one.group == concept.group)
    return sorted(held, key=lambda one: view.labels.concept(one.id))[:100]


def _called(view: View, groups: frozenset[str], words: str) -> set[str]:
    """The concepts with a name that holds these words."""
    said = words.casefold()
    return {
        one.id
        for one in view.site.codebook.concepts.values()
        if one.group in groups and (said in one.en.casefold() or words in one.ar or said == one.id)
    }
