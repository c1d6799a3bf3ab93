"""Actors and places: the concepts of the codebook with every way in which they are written, and the events that tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TypeAlias

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from khabar.api.answers import Route, answer, fault, next_link, shared, site_of
from khabar.api.asking import CURSOR, LIMIT, Parameter, Question, cursor_of, question, text
from khabar.api.describing import described
from khabar.api.forms import Known, KnownPage
from khabar.codebook import Codebook, Concept
from khabar.ledger import held
from khabar.ledger.sets import STANDING
from khabar.ledger.values import Name
from khabar.text import fold_word
from khabar.text.search import searched

router = APIRouter(route_class=Route)
_GROUPS = {"actors": ("actor",), "places": ("place", "facility")}
Variants: TypeAlias = Mapping[str, tuple[str, ...]]
_COUNTED = ("actor", "target", "place")
_LIST: tuple[Parameter, ...] = (
    text("q", "Whose names in Arabic or English have these letters, in any spelling."),
    text("kind", "Of this kind (armed_group, town, airbase, ...)."),
    text("country", "Of this country (two letters)."),
    LIMIT,
    CURSOR,
)


@router.get("/actors", summary="Actors, a page at a time", tags=["actors"], **described(KnownPage, _LIST))
def actors(request: Request) -> Response:
    """States, forces, groups, bodies and public figures that the codebook knows, by id."""
    return _page(request, "actors")


@router.get("/actors/{concept_id}", summary="One actor", tags=["actors"], **described(Known, missing=True))
def actor(request: Request, concept_id: str) -> Response:
    """An actor by its id."""
    return _one(request, "actors", concept_id)


@router.get("/places", summary="Places, a page at a time", tags=["places"], **described(KnownPage, _LIST))
def places(request: Request) -> Response:
    """Places and facilities that the codebook knows, by id."""
    return _page(request, "places")


@router.get("/places/{concept_id}", summary="One place", tags=["places"], **described(Known, missing=True))
def place(request: Request, concept_id: str) -> Response:
    """A place or a facility by its id."""
    return _one(request, "places", concept_id)


def _page(request: Request, kind: str) -> Response:
    codebook = site_of(request).codebook
    asked = question(request, _LIST, codebook)
    behind, variants = asked.cursor(str) or "", shared(request, "variants", lambda: _variants(codebook))
    listed = shared(request, kind, lambda: _of_group(codebook, kind))
    found = list(islice((one for one in listed if one.id > behind and _is_wanted(one, asked, variants)), asked.limit + 1))
    shown = found[: asked.limit]
    following = cursor_of(shown[-1].id) if len(found) > asked.limit else None

    def make(connection: Connection) -> KnownPage:
        return KnownPage(concepts=_known(connection, shown, variants), next=next_link(request, following))

    return answer(request, make)


def _one(request: Request, kind: str, concept_id: str) -> Response:
    codebook = site_of(request).codebook
    question(request, (), codebook)
    concept = codebook.concepts.get(concept_id)
    if concept is None or concept.group not in _GROUPS[kind]:
        return fault(404, f"there is no such concept among the {kind}: {concept_id!r}", "concept_id")
    variants = shared(request, "variants", lambda: _variants(codebook))
    return answer(request, lambda connection: _known(connection, [concept], variants)[0])


def _of_group(codebook: Codebook, kind: str) -> list[Concept]:
    return sorted((one for one in codebook.concepts.values() if one.group in _GROUPS[kind]), key=lambda one: one.id)


def _is_wanted(concept: Concept, asked: Question, variants: Variants) -> bool:
    plain = asked.plain
    if plain.get("kind", concept.kind) != concept.kind or plain.get("country", concept.country or "").upper() != (concept.country or ""):
        return False
    if "q" not in plain:
        return True
    letters = " ".join(fold_word(word) for word in searched(plain["q"])) or plain["q"]
    names = (concept.id, concept.en.casefold(), *variants.get(concept.id, ()), " ".join(map(fold_word, concept.ar.split())))
    return any(letters in name or plain["q"].casefold() in name for name in names)


def _known(connection: Connection, concepts: list[Concept], variants: Variants) -> list[Known]:
    names: list[Name] = [(facet, one.id) for one in concepts for facet in _COUNTED]
    sets = held.load(connection, [STANDING, *names])
    counts = {name: (sets[name] & sets[STANDING]).bit_count() for name in names}
    return [
        Known(
            id=one.id,
            kind=one.kind,
            en=one.en,
            ar=one.ar,
            country=one.country,
            parent=one.parent,
            latitude=one.latitude,
            longitude=one.longitude,
            variants=variants.get(one.id, ()),
            acts=counts["actor", one.id],
            suffers=counts["target", one.id],
            here=counts["place", one.id],
        )
        for one in concepts
    ]


def _variants(codebook: Codebook) -> Variants:
    """The ways in which each concept is written, folded and without articles, by its id."""
    found: dict[str, dict[str, None]] = {}
    for name in codebook.names:
        found.setdefault(name.concept, {})[" ".join(name.words)] = None
    return {concept: tuple(names) for concept, names in found.items()}
