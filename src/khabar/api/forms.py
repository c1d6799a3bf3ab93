"""The shapes of answers: what the OpenAPI description says of them is made from these types."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from khabar.ledger.queries.clusters import Cluster
from khabar.ledger.queries.facets import Facet
from khabar.ledger.queries.readings import DocumentRow, JudgementRow
from khabar.ledger.queries.timeline import Bar
from khabar.model import Event


class Shown(Struct, frozen=True, kw_only=True):
    """An event with what people made of its claims, and when it last changed.

    ``review`` are the states of its reviewed claims (confirmed, corrected, wrong, unsure, disputed); where there is none, a machine alone
    coded it. ``corrections`` are what people read otherwise; the event itself tells them.
    """

    event: Event
    review: tuple[str, ...]
    corrections: tuple[str, ...]
    recorded: str | None
    url: str


class EventPage(Struct, frozen=True, kw_only=True):
    """Events, the latest first; ``count`` of them in all. ``next`` is the address of the next page."""

    events: list[Shown]
    count: int
    next: str | None


class FacetCounts(Struct, frozen=True, kw_only=True):
    """How many events are wanted, how many of them are contradicted, and the commonest values of each facet with exact counts."""

    count: int
    contradicted: int
    facets: tuple[Facet, ...]


class TimeCounts(Struct, frozen=True, kw_only=True):
    """Events by day, month or year; ``undated`` of them have no day."""

    unit: str
    bars: tuple[Bar, ...]
    undated: int


class MapClusters(Struct, frozen=True, kw_only=True):
    """Clusters of the part of the map that was asked for, ``count`` events in all, of ``placed`` that have a place."""

    clusters: tuple[Cluster, ...]
    count: int
    placed: int


class ReadingPage(Struct, frozen=True, kw_only=True):
    """Claims or tallies as one article tells them, each with its document, its reference and the event that it is about."""

    rows: list[dict[str, Any]]
    next: str | None


class DocumentPage(Struct, frozen=True, kw_only=True):
    """Documents without their texts, the latest first."""

    documents: list[DocumentRow]
    next: str | None


class Known(Struct, frozen=True, kw_only=True):
    """A concept of the codebook: its neutral names, the ways in which it is written, where it is, and how many events tell of it.

    ``acts`` and ``suffers`` are the events that tell it as actor and as target, ``here`` those that tell it as their place; what belongs
    to it or lies in it is counted with it.
    """

    id: str
    kind: str
    en: str
    ar: str
    country: str | None
    parent: str | None
    latitude: float | None
    longitude: float | None
    variants: tuple[str, ...]
    acts: int
    suffers: int
    here: int


class KnownPage(Struct, frozen=True, kw_only=True):
    """Concepts by id."""

    concepts: list[Known]
    next: str | None


class JudgementPage(Struct, frozen=True, kw_only=True):
    """Judgements about pairs of claims in the order in which they were made."""

    judgements: list[JudgementRow]
    next: str | None


class ChangedEvent(Struct, frozen=True, kw_only=True):
    """An event that is new or told otherwise (``change`` is "told"), or its tombstone ("ended"), with the event that it went ``into``."""

    change: str
    event_id: str
    entry: int
    recorded: str
    event: Event | None
    into: str | None


class RemovedDocument(Struct, frozen=True, kw_only=True):
    """A document that was taken out of the ledger for legal reasons; only that is told."""

    doc_id: str
    entry: int
    recorded: str


class ChangePage(Struct, frozen=True, kw_only=True):
    """Changes in the order of the ledger, each event once at its last change. ``next`` is where to go on, now if ``more``, else later."""

    changes: list[ChangedEvent]
    removed: list[RemovedDocument]
    next: str
    more: bool


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong with a request: the status, the parameter or the field of the body (if it is one), and the cause; where somebody was
    first, what stands (``decided``, ``said``).
    """

    status: int
    parameter: str | None
    detail: str | dict[str, Any]


class Refusal(Struct, frozen=True, kw_only=True):
    """An error."""

    error: Fault


PAGES = (
    *(Shown, EventPage, FacetCounts, TimeCounts, MapClusters, ReadingPage, DocumentPage, Known, KnownPage, JudgementPage, ChangePage),
    Refusal,
)
