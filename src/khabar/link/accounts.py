"""A claim as linking sees it: its values and the words behind them, without the article around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from khabar.model import Claim, Coded, DateRange, Document, Filler, Location, Quantity, Span, Tally


class Told(Struct, frozen=True, gc=False, array_like=True):
    """Words of an article with what they name: the span, the words, the concept where one is known, its neutral name."""

    span: Span
    text: str
    concept: str | None = None
    name_ar: str | None = None


class Account(Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """One claim of one document, by reference (``doc_id#claim_id``), with what is compared and shown of it."""

    ref: str
    key: str
    doc_id: str
    outlet: str | None
    published: dt.date | None
    type: str
    mode: str | None
    status: str
    actor: Told | None = None
    target: Told | None = None
    place: Told | None = None
    location: Location | None = None
    country: str | None = None
    date: DateRange | None = None
    weapon: Told | None = None
    weapon_count: Quantity | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    outcome: str | None = None
    source: Told | None = None
    via: Told | None = None
    stance: str | None = None
    evidence: tuple[Told, ...] = ()
    confidence: float = 0.5


class CountAccount(Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """One tally of one document, by reference (``doc_id#tally_id``)."""

    ref: str
    doc_id: str
    outlet: str | None
    published: dt.date | None
    what: str
    count: Quantity
    of: Told | None = None
    actor: Told | None = None
    place: Told | None = None
    location: Location | None = None
    country: str | None = None
    date: DateRange | None = None
    source: Told | None = None
    via: Told | None = None
    evidence: tuple[Told, ...] = ()


def accounts_of(coded: Coded) -> Iterator[Account]:
    """The claims of one document."""
    for claim in coded.claims:
        yield _account(coded.document, claim)


def counts_of(coded: Coded) -> Iterator[CountAccount]:
    """The tallies of one document."""
    for tally in coded.tallies:
        yield _count(coded.document, tally)


def _account(document: Document, claim: Claim) -> Account:
    said = claim.attribution
    return Account(
        ref=f"{document.doc_id}#{claim.id}",
        key=claim.key,
        doc_id=document.doc_id,
        outlet=document.outlet,
        published=document.published,
        type=claim.type,
        mode=claim.mode,
        status=claim.status,
        actor=_told(document, claim.actor),
        target=_told(document, claim.target),
        place=_told(document, claim.place),
        location=claim.location,
        country=claim.country,
        date=claim.date,
        weapon=_told(document, claim.weapon),
        weapon_count=claim.weapon_count,
        killed=claim.killed,
        injured=claim.injured,
        outcome=claim.outcome,
        source=_told(document, said.source),
        via=_told(document, said.via),
        stance=said.stance,
        evidence=tuple(Told(span, document.quote(span)) for span in claim.evidence),
        confidence=claim.confidence,
    )


def _count(document: Document, tally: Tally) -> CountAccount:
    said = tally.attribution
    return CountAccount(
        ref=f"{document.doc_id}#{tally.id}",
        doc_id=document.doc_id,
        outlet=document.outlet,
        published=document.published,
        what=tally.what,
        count=tally.count,
        of=_told(document, tally.of),
        actor=_told(document, tally.actor),
        place=_told(document, tally.place),
        location=tally.location,
        country=tally.country,
        date=tally.date,
        source=_told(document, said.source),
        via=_told(document, said.via),
        evidence=tuple(Told(span, document.quote(span)) for span in tally.evidence),
    )


def _told(document: Document, filler: Filler | None) -> Told | None:
    return None if filler is None else Told(filler.span, document.quote(filler.span), filler.concept, filler.name_ar)
