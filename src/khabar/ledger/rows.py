"""What lists and filters need of claims, tallies and events: the columns beside what the entries hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from msgspec import Struct

from khabar.ledger.spelled import with_words
from khabar.ledger.writing import Row
from khabar.model import Agreement, Claim, Coded, Document, Event, Filler, Tally

_FOUND_BY = frozenset({"type", "mode", "status", "country", "place", "actor", "target", "weapon", "outcome"})
_ASKED_AS = {"intercepted_by": "actor", "intercepted": "target", "interception_mode": "mode"}


class Columns(Struct, frozen=True):
    """The rows of one coding, without what only the ledger knows (which coding they are of)."""

    claims: tuple[Row, ...]
    tallies: tuple[Row, ...]


def columns_of(coded: Coded) -> Columns:
    """The rows of what was read from one document."""
    document = coded.document
    return Columns(
        tuple(_claim(document, claim, n) for n, claim in enumerate(coded.claims)),
        tuple(_tally(document, tally, n) for n, tally in enumerate(coded.tallies)),
    )


def event_row(event: Event) -> Row:
    """The columns of an event."""
    days = event.when.range if event.when else None
    where = event.location
    return {
        "event_id": event.event_id,
        "day": (day_text(days.start) if days else None) or "",
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "first_day": day_text(days.start) if days else None,
        "last_day": day_text(days.end) if days else None,
        "country": event.country,
        "place": event.place,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "actor": event.actor,
        "target": event.target,
        "outlets": len(event.outlets),
        "origins": len(event.origins),
        "claims": len(event.telling),
        "killed": event.killed.best if event.killed else None,
        "injured": event.injured.best if event.injured else None,
        "grade": event.grade.name if event.grade else None,
        "contradicted": bool(event.telling) and any(finding.agreement is Agreement.CONTRADICTION for finding in event.findings),
    }


def facets_of(event: Event, lineage: Callable[[str], Iterable[str]]) -> frozenset[tuple[str, str]]:
    """All that an event can be found by: every value that any account tells, with what that belongs to or lies in."""
    found = {("type", event.type), ("status", event.status)}
    for finding in event.findings:
        name = _ASKED_AS.get(finding.attribute, finding.attribute)
        if finding.agreement is Agreement.CONTRADICTION:
            found.add(("contradiction", finding.attribute))
        if name in _FOUND_BY:
            found |= {(name, one) for value in finding.values for one in (value.value, *lineage(value.value))}
    found |= {("outlet", outlet) for outlet in event.outlets}
    found |= {("source", label) for share in event.origins for label in (share.origin.id, share.origin.label)}
    if event.country is not None:
        found.add(("country", event.country))
    if event.grade is not None:
        found.add(("grade", event.grade.name))
    return frozenset(found)


def day_text(day: dt.date | None) -> str | None:
    """A day as YYYY-MM-DD, which sorts as days do on every database."""
    return None if day is None else day.isoformat()


def _claim(document: Document, claim: Claim, ordinal: int) -> Row:
    row = {
        **_read(document, claim, ordinal),
        "key": claim.key,
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "target": _name(document, claim.target),
        "weapon": _name(document, claim.weapon),
        "confidence": claim.confidence,
    }
    return with_words(row)


def _tally(document: Document, tally: Tally, ordinal: int) -> Row:
    return with_words({**_read(document, tally, ordinal), "what": tally.what, "low": tally.count.low, "high": tally.count.high})


def _read(document: Document, item: Claim | Tally, ordinal: int) -> Row:
    """What claims and tallies have in common."""
    return {
        "ref": f"{document.doc_id}#{item.id}",
        "doc_id": document.doc_id,
        "ordinal": ordinal,
        "outlet": document.outlet,
        "published": day_text(document.published),
        "country": item.country,
        "place": item.location.place if item.location and item.location.place else _name(document, item.place),
        "actor": _name(document, item.actor),
        "source": _name(document, item.attribution.source),
        "first_day": day_text(item.date.start) if item.date else None,
        "last_day": day_text(item.date.end) if item.date else None,
    }


def _name(document: Document, filler: Filler | None) -> str | None:
    """The concept of a filler, else its words."""
    return None if filler is None else filler.concept or document.quote(filler.span)
