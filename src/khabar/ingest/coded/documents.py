"""Coded documents read back: what `khabar code` wrote, or a person coded in the same shape."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec
from msgspec import UNSET, Struct, UnsetType

from khabar.ingest.files import CODED_ENDINGS, Reading, read_paths
from khabar.ingest.formats import BrokenJsonError, elements_of
from khabar.ingest.streams.opening import BOM, by_name, numbered_lines
from khabar.model import Attribution, Claim, Coded, DateRange, Document, Filler, Issue, Location, Quantity, Region, Span, Tally, Trace
from khabar.model.values import READ_BACK, date_precision

_Pair: TypeAlias = tuple[int | None, int | None]


class _Words(Struct, frozen=True):
    start: int
    end: int
    text: str
    name_ar: str | None = None


class _Region(_Words, frozen=True, kw_only=True):
    kind: str


class _Days(Struct, frozen=True):
    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the days end before they begin: {self.start} to {self.end}")


class _Item(Struct, frozen=True, kw_only=True):
    """A claim or a tally; the fields that khabar adds may all be absent."""

    id: str
    evidence: tuple[_Words, ...]
    actor: _Words | None = None
    actor_id: str | None = None
    place: _Words | None = None
    place_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    geo_candidates: tuple[str, ...] = ()
    geo_around: str | None = None
    date: _Days | None = None
    date_precision: int | None = None
    date_basis: str | None = None
    source: _Words | None = None
    source_id: str | None = None
    via: _Words | None = None
    via_id: str | None = None
    rule: str = "coded"

    def __post_init__(self) -> None:
        if "#" in self.id:  # it parts the document from the claim in every reference
            raise ValueError(f"an id with #: {self.id}")


class _Claim(_Item, frozen=True, kw_only=True):
    type: str
    mode: str | None = None
    status: Literal["occurred", "denied", "planned", "hypothetical"] | None = "occurred"
    target: _Words | None = None
    target_id: str | None = None
    weapon: _Words | None = None
    weapon_id: str | None = None
    weapon_count: _Pair | None = None
    killed: _Pair | None = None
    injured: _Pair | None = None
    outcome: Literal["hit", "intercepted", "missed", "none"] | None = None
    stance: str | None = None
    confidence: float = 1.0
    key: str | UnsetType = UNSET

    def __post_init__(self) -> None:
        super().__post_init__()
        for pair in (self.weapon_count, self.killed, self.injured):
            _check(pair)


class _Tally(_Item, frozen=True, kw_only=True):
    what: str
    count: _Pair
    of: _Words | None = None
    of_id: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        _check(self.count)


def _check(pair: _Pair | None) -> None:
    low, high = pair or (None, None)
    if (low is not None and low < 0) or (high is not None and high < (low or 0)):
        raise ValueError(f"no figure from low to high: {low}, {high}")


class _Row(Struct, frozen=True, kw_only=True):
    doc_id: str
    text: str
    outlet: str | None = None
    published: dt.date | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    published_basis: str | None = None
    regions: tuple[_Region, ...] = ()
    claims: tuple[_Claim, ...] = ()
    tallies: tuple[_Tally, ...] = ()


class CodedRecord(Struct, frozen=True):
    """One coded document as it came in, or what kept it from being read.

    ``grounded`` tells that its concepts are known: whoever coded it looked them up. Gold files mark words only.
    """

    where: str
    coded: Coded | None = None
    grounded: bool = False
    issue: Issue | None = None


_DECODER = msgspec.json.Decoder(_Row)


def read_coded(paths: Iterable[str]) -> Iterator[CodedRecord]:
    """Every coded document of the paths in order; ``-`` is standard input, a folder stands for all files in it.

    A document a line, one object over many lines, or a list of them, each gzipped or not. One that cannot be read comes as an issue that
    names file, line and cause, and the next is read.
    """
    return read_paths(paths, Reading(CODED_ENDINGS, by_name(_documents), _fault))


def _documents(stream: io.BufferedReader, name: str, ending: str) -> Iterator[CodedRecord]:
    if ending != ".json":
        yield from coded_lines(stream, name)
        return
    data = stream.read().removeprefix(BOM)
    try:
        yield from (_record(element, f"{name}:{line}") for line, element in elements_of(data))
    except BrokenJsonError as error:
        yield _fault("bad-coded", f"no coded document: {error}", f"{name}:{error.line}")


def coded_lines(lines: Iterable[bytes], name: str, first: int = 1) -> Iterator[CodedRecord]:
    """The coded documents of JSON Lines, of which the first has this number."""
    return (_record(data, where) for where, data in numbered_lines(lines, name, first))


def _record(data: bytes, where: str) -> CodedRecord:
    try:
        return CodedRecord(where, _coded(_DECODER.decode(data)), grounded=b'"actor_id"' in data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:  # a ValidationError names the field
        return _fault("bad-coded", f"no coded document: {error}", where)
    except _BadSpanError as error:
        return _fault("bad-span", str(error), where)


def _fault(kind: str, message: str, where: str) -> CodedRecord:
    return CodedRecord(where, issue=Issue(kind=kind, message=message, where=where))


class _BadSpanError(ValueError):
    """A span that does not quote its text."""


def _coded(row: _Row) -> Coded:
    document = Document(row.doc_id, row.text, row.outlet, row.published, row.title, row.url, row.author, row.published_basis)
    regions = tuple(Region(words.kind, _span(document, words)) for words in row.regions)
    document = msgspec.structs.replace(document, regions=regions) if regions else document
    claims = tuple(_claim(document, item) for item in row.claims)
    tallies = tuple(_tally(document, item) for item in row.tallies)
    for kind, ids in (("claim", [c.id for c in claims]), ("tally", [t.id for t in tallies])):
        if len(set(ids)) < len(ids):
            raise _BadSpanError(f"{document.doc_id}: a {kind} id stands twice: {next(i for i in ids if ids.count(i) > 1)}")
    return Coded(document, claims, tallies)


def _claim(document: Document, item: _Claim) -> Claim:
    evidence = _evidence(document, item)
    key = f"{document.doc_id}#{item.id}" if item.key is UNSET else item.key
    return Claim(
        id=item.id,
        key=key,
        type=item.type,
        mode=item.mode,
        status=item.status or "occurred",
        evidence=evidence,
        actor=_filler(document, item.actor, item.actor_id),
        target=_filler(document, item.target, item.target_id),
        place=_filler(document, item.place, item.place_id),
        location=_location(item),
        country=item.country,
        date=_date(item),
        weapon=_filler(document, item.weapon, item.weapon_id),
        weapon_count=_quantity(item.weapon_count),
        killed=_quantity(item.killed),
        injured=_quantity(item.injured),
        outcome=item.outcome,
        attribution=_attribution(document, item, item.stance),
        confidence=item.confidence,
        trace=Trace(item.rule),
    )


def _tally(document: Document, item: _Tally) -> Tally:
    return Tally(
        id=item.id,
        what=item.what,
        count=Quantity(*item.count),
        evidence=_evidence(document, item),
        of=_filler(document, item.of, item.of_id),
        actor=_filler(document, item.actor, item.actor_id),
        place=_filler(document, item.place, item.place_id),
        location=_location(item),
        country=item.country,
        date=_date(item),
        attribution=_attribution(document, item, None),
        trace=Trace(item.rule),
    )


def _evidence(document: Document, item: _Item) -> tuple[Span, ...]:
    return tuple(_span(document, words) for words in item.evidence)


def _span(document: Document, words: _Words) -> Span:
    span = Span(words.start, words.end)
    if not 0 <= span.start <= span.end or document.quote(span) != words.text:
        raise _BadSpanError(f"{document.doc_id}: the span {words.start}-{words.end} does not quote its text {words.text[:40]!r}")
    return span


def _filler(document: Document, words: _Words | None, concept: str | None) -> Filler | None:
    return None if words is None else Filler(_span(document, words), concept, words.name_ar)


def _attribution(document: Document, item: _Item, stance: str | None) -> Attribution:
    return Attribution(_filler(document, item.source, item.source_id), _filler(document, item.via, item.via_id), stance)


def _location(item: _Item) -> Location | None:
    if item.place_id is None and item.latitude is None and item.admin1 is None:
        return None
    return Location(item.place_id, item.latitude, item.longitude, item.geo_precision, item.geo_candidates, item.admin1, item.geo_around)


def _date(item: _Item) -> DateRange | None:
    if item.date is None:
        return None
    start, end = item.date.start, item.date.end
    return DateRange(start, end, item.date_basis or READ_BACK, item.date_precision or date_precision(start, end))


def _quantity(pair: _Pair | None) -> Quantity | None:
    return None if pair is None else Quantity(*pair)
