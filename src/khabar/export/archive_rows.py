"""Articles, claims, tallies, issues and events as the rows of a Parquet archive, and articles made whole again from theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct, structs

from khabar.export.archive_columns import FORM, UNDATED
from khabar.export.csv import EVIDENCE_JOINED_BY
from khabar.model import (
    Agreement,
    Attribution,
    Claim,
    Coded,
    DateRange,
    Document,
    Event,
    Filler,
    Issue,
    Location,
    Quantity,
    Span,
    Tally,
    Toll,
)

Row: TypeAlias = dict[str, Any]
_ENCODER = msgspec.json.Encoder(order="deterministic")
_CODED = msgspec.json.Decoder(Coded)


class Came(Struct, frozen=True):
    """The bytes in which an article came (None where they were left out), what they are, where from (file and line), and where it was
    found on the web.
    """

    data: bytes | None
    media_type: str
    place: str
    found_at: str | None = None


class Archived(Struct, frozen=True):
    """An article of an archive with what was read from it, by which version of khabar and which codebook.

    ``declared`` is the id that it came with where that is another. One that ``is_read`` not has the issues of its input alone.
    """

    coded: Coded
    code: str
    codebook: str
    declared: str | None = None
    came: Came | None = None
    is_read: bool = True


def month_of(day: dt.date | None) -> str:
    """The month by which archives are parted: YYYY-MM, else `UNDATED`."""
    return UNDATED if day is None else f"{day.year:04}-{day.month:02}"


def document_row(one: Archived) -> Row:
    """The row of an article: its json is all that was read from it and the document without its text."""
    coded, document, came = one.coded, one.coded.document, one.came
    bare = structs.replace(coded, document=structs.replace(document, text=""))
    return {
        **_head(document.published),
        **_of_document(document),
        "declared": one.declared or document.doc_id,
        "author": document.author,
        "published_basis": document.published_basis,
        "text": document.text,
        "claims": len(coded.claims),
        "tallies": len(coded.tallies),
        "issues": len(coded.issues),
        "code": one.code if one.is_read else None,
        "codebook": one.codebook if one.is_read else None,
        "came_from": came.place if came else None,
        "media_type": came.media_type if came else None,
        "found_at": came.found_at if came else None,
        "came_as": came.data if came else None,
        "json": _ENCODER.encode(bare).decode(),
    }


def archived_of(row: Mapping[str, Any]) -> Archived:
    """The article of a row. Raises ``ValueError`` (a `msgspec.DecodeError` is one) where it holds none."""
    if row["text"] is None or row["json"] is None or row["doc_id"] is None:
        raise ValueError("the text, the json or the doc_id is empty")
    bare = _CODED.decode(row["json"])
    if bare.document.doc_id != row["doc_id"]:
        raise ValueError(f"the json is of another article: {bare.document.doc_id!r}, not {row['doc_id']!r}")
    coded = structs.replace(bare, document=structs.replace(bare.document, text=row["text"]))
    length = len(row["text"])
    wrong = next((span for span in _spans(coded) if not 0 <= span.start <= span.end <= length), None)
    if wrong is not None:
        raise ValueError(f"the span {wrong.start}-{wrong.end} does not lie in its text of {length} code points")
    data = row.get("came_as")
    came = None if data is None else Came(data, row["media_type"] or "", row["came_from"] or "", row["found_at"])
    is_read = row["codebook"] is not None
    return Archived(coded, row["code"] or "", row["codebook"] or "", row["declared"], came, is_read)


def claim_rows(one: Archived) -> list[Row]:
    """A row for each claim of an article."""
    return [_claim(one, claim, at) for at, claim in enumerate(one.coded.claims)]


def tally_rows(one: Archived) -> list[Row]:
    """A row for each tally of an article."""
    return [_tally(one, tally, at) for at, tally in enumerate(one.coded.tallies)]


def issue_rows(one: Archived) -> list[Row]:
    """A row for each issue of an article."""
    return [issue_row(issue, one.coded.document.published) for issue in one.coded.issues]


def issue_row(issue: Issue, published: dt.date | None = None) -> Row:
    """The row of an issue, of an article or of none."""
    start, end = (issue.span.start, issue.span.end) if issue.span else (None, None)
    told = {"doc_id": issue.doc_id, "kind": issue.kind, "message": issue.message, "came_from": issue.where}
    return {**_head(published), **told, "start": start, "end": end, "json": _ENCODER.encode(issue).decode()}


def event_row(event: Event, code: str, codebook: str) -> Row:
    """The row of an event."""
    days, said = event.when.range if event.when else None, event.statement
    return {
        **_head(days.start if days else None),
        **{name: getattr(event, name) for name in ("event_id", "type", "mode", "status", "place", "actor", "target", "outcome")},
        "date_start": days.start if days else None,
        "date_end": days.end if days else None,
        "date_assumed": event.when.assumed if event.when else None,
        "date_agreed": event.when.agreed if event.when else None,
        **_geo(event.country, event.location),
        **_toll("killed", event.killed),
        **_toll("injured", event.injured),
        **_toll("weapon_count", event.weapon_count),
        "claim_count": len(event.claims),
        "outlet_count": len(event.outlets),
        "origin_count": len(event.origins),
        "grade": event.grade.name if event.grade else None,
        "contradictions": _parted(event, Agreement.CONTRADICTION),
        "differences": _parted(event, Agreement.DIFFERENCE),
        "statement_en": said.en if said else None,
        "statement_ar": said.ar if said else None,
        "claims": list(event.claims),
        "outlets": list(event.outlets),
        "aliases": list(event.aliases),
        **_origins_and_findings(event),
        "code": code,
        "codebook": codebook,
        "json": _ENCODER.encode(event).decode(),
    }


def _origins_and_findings(event: Event) -> Row:
    named = ("id", "kind", "label", "basis")
    origins = [
        {**{name: getattr(share.origin, name) for name in named}, "outlets": list(share.outlets), "claims": list(share.claims)}
        for share in event.origins
    ]
    findings = [
        {
            "attribute": finding.attribute,
            "agreement": finding.agreement.value,
            "rule": finding.rule,
            "values": [
                {"value": one.value, "label": one.label, "claims": list(one.claims), "origins": list(one.origins)} for one in finding.values
            ],
        }
        for finding in event.findings
    ]
    return {"origins": origins, "findings": findings}


def _claim(one: Archived, claim: Claim, ordinal: int) -> Row:
    document = one.coded.document
    return {
        **_read(one, claim, ordinal),
        "claim_id": claim.id,
        "key": claim.key,
        **{name: getattr(claim, name) for name in ("type", "mode", "status", "outcome", "confidence")},
        **_role(document, "target", claim.target),
        **_role(document, "weapon", claim.weapon),
        **_count("weapon_count", claim.weapon_count),
        **_count("killed", claim.killed),
        **_count("injured", claim.injured),
        "stance": claim.attribution.stance,
    }


def _tally(one: Archived, tally: Tally, ordinal: int) -> Row:
    own = {**_role(one.coded.document, "of", tally.of), **_count("count", tally.count)}
    return {**_read(one, tally, ordinal), "tally_id": tally.id, "what": tally.what, **own}


def _read(one: Archived, item: Claim | Tally, ordinal: int) -> Row:
    """What claims and tallies have in common."""
    document = one.coded.document
    told: Attribution = item.attribution
    return {
        **_head(document.published),
        "ref": f"{document.doc_id}#{item.id}",
        **_of_document(document),
        "ordinal": ordinal,
        **_role(document, "actor", item.actor),
        **_role(document, "place", item.place),
        **({"place": item.location.place} if item.location and item.location.place else {}),
        **_geo(item.country, item.location),
        **_when(item.date),
        **_role(document, "source", told.source),
        **_role(document, "via", told.via),
        "evidence": EVIDENCE_JOINED_BY.join(map(document.quote, item.evidence)),
        "evidence_start": min((span.start for span in item.evidence), default=None),
        "evidence_end": max((span.end for span in item.evidence), default=None),
        "rule": item.trace.rule,
        "code": one.code,
        "codebook": one.codebook,
        "json": _ENCODER.encode(item).decode(),
    }


def _head(day: dt.date | None) -> Row:
    return {"form": FORM, "month": month_of(day)}


def _of_document(document: Document) -> Row:
    return {name: getattr(document, name) for name in ("doc_id", "outlet", "published", "title", "url")}


def _role(document: Document, name: str, filler: Filler | None) -> Row:
    words = None if filler is None else document.quote(filler.span)
    return {name: words if filler is None else filler.concept or words, f"{name}_words": words}


def _geo(country: str | None, location: Location | None) -> Row:
    found = location or Location(None)
    told = {"admin1": found.admin1, "latitude": found.latitude, "longitude": found.longitude, "geo_precision": found.precision}
    return {"country": country, **told}


def _when(date: DateRange | None) -> Row:
    told = (date.start, date.end, date.precision, date.basis) if date else (None, None, None, None)
    return dict(zip(("date_start", "date_end", "date_precision", "date_basis"), told, strict=True))


def _count(name: str, quantity: Quantity | None) -> Row:
    low, high = (quantity.low, quantity.high) if quantity else (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def _toll(name: str, toll: Toll | None) -> Row:
    told = (toll.low, toll.high, toll.best, toll.open) if toll else (None, None, None, None)
    return dict(zip((f"{name}_low", f"{name}_high", f"{name}_best", f"{name}_open"), told, strict=True))


def _parted(event: Event, agreement: Agreement) -> list[str]:
    return [finding.attribute for finding in event.findings if finding.agreement is agreement]


def _spans(coded: Coded) -> Iterator[Span]:
    """Every span of a coded document."""
    for issue in coded.issues:
        if issue.span is not None:
            yield issue.span
    yield from (region.span for region in coded.document.regions)
    items: list[Claim | Tally] = [*coded.claims, *coded.tallies, *coded.set_aside]
    for item in items:
        yield from item.evidence
        yield from (value.span for value in _fillers(item) if value is not None)


def _fillers(item: Claim | Tally) -> Sequence[Filler | None]:
    told = (item.actor, item.place, item.attribution.source, item.attribution.via)
    return (*told, item.target, item.weapon) if isinstance(item, Claim) else (*told, item.of)
