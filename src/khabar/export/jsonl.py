"""Coded documents as JSON Lines: one object a document, claims or not, in the shape of the gold files.

Field order is fixed and nothing depends on the run, so the same documents give the same bytes.
"""

import datetime as dt
from typing import Any

import msgspec

from khabar.model import Claim, Coded, DateRange, Document, Filler, Issue, Location, Quantity, Span, Tally

Row = dict[str, Any]


def line(coded: Coded) -> bytes:
    """One line of JSON with its newline."""
    return msgspec.json.encode(document_row(coded)) + b"\n"


def encoded(row: Row) -> str:
    """Plain values as one line of JSON."""
    return msgspec.json.encode(row).decode()


def document_row(coded: Coded) -> Row:
    """A document with all that was read from it, as plain values."""
    document = coded.document
    return {
        "doc_id": document.doc_id,
        "outlet": document.outlet,
        "published": _day(document.published),
        "title": document.title,
        "url": document.url,
        **_read_from(document),
        "text": document.text,
        "issues": [_issue(document, issue) for issue in coded.issues],
        "claims": [claim_row(document, claim) for claim in coded.claims],
        "tallies": [tally_row(document, tally) for tally in coded.tallies],
        "set_aside": [claim_row(document, claim) for claim in coded.set_aside],
    }


def _read_from(document: Document) -> Row:
    """What was read from a page or a file beside its text; nothing for a document that says nothing of it."""
    regions = [{"kind": region.kind, **_span(document, region.span)} for region in document.regions]
    fields = {"author": document.author, "published_basis": document.published_basis, "regions": regions}
    return {key: value for key, value in fields.items() if value}


def claim_row(document: Document, claim: Claim) -> Row:
    """A claim: the codebook's fields in the codebook's order, each followed by what was added to it."""
    return {
        "id": claim.id,
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        **_role(document, "actor", claim.actor),
        **_role(document, "target", claim.target),
        **_where(document, claim.place, claim.location, claim.country),
        **_when(claim.date),
        **_role(document, "weapon", claim.weapon),
        "weapon_count": _count(claim.weapon_count),
        "killed": _count(claim.killed),
        "injured": _count(claim.injured),
        "outcome": claim.outcome,
        **_role(document, "source", claim.attribution.source),
        **_role(document, "via", claim.attribution.via),
        "stance": claim.attribution.stance,
        "evidence": [_span(document, span) for span in claim.evidence],
        "rule": claim.trace.rule,
        "confidence": round(claim.confidence, 3),
        "key": claim.key,
    }


def tally_row(document: Document, tally: Tally) -> Row:
    """A tally: the codebook's fields in the codebook's order, each followed by what was added to it."""
    return {
        "id": tally.id,
        "what": tally.what,
        "count": _count(tally.count),
        **_role(document, "of", tally.of),
        **_role(document, "actor", tally.actor),
        **_where(document, tally.place, tally.location, tally.country),
        **_when(tally.date),
        **_role(document, "source", tally.attribution.source),
        **_role(document, "via", tally.attribution.via),
        "evidence": [_span(document, span) for span in tally.evidence],
        "rule": tally.trace.rule,
    }


def _role(document: Document, role: str, filler: Filler | None) -> Row:
    if filler is None:
        return {role: None, f"{role}_id": None}
    words = _span(document, filler.span)
    if filler.name_ar is not None:
        words["name_ar"] = filler.name_ar
    return {role: words, f"{role}_id": filler.concept}


def _where(document: Document, place: Filler | None, location: Location | None, country: str | None) -> Row:
    found = location or Location(place=None)
    return {
        **_role(document, "place", place),
        "country": country,
        "admin1": found.admin1,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "geo_precision": found.precision,
        "geo_candidates": list(found.candidates),
        "geo_around": found.around,
    }


def _when(date: DateRange | None) -> Row:
    if date is None:
        return {"date": None, "date_precision": None, "date_basis": None}
    days = {"start": date.start.isoformat(), "end": date.end.isoformat()}
    return {"date": days, "date_precision": date.precision, "date_basis": date.basis}


def _count(quantity: Quantity | None) -> list[int | None] | None:
    return None if quantity is None else [quantity.low, quantity.high]


def _span(document: Document, span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": document.quote(span)}


def _issue(document: Document, issue: Issue) -> Row:
    row: Row = {"kind": issue.kind, "message": issue.message}
    if issue.where is not None:
        row["where"] = issue.where
    if issue.span is not None:
        row["span"] = _span(document, issue.span)
    return row


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
