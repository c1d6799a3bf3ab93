"""What a reviewer sees of one thing that waits: a claim with its fields and words, a pair, a contradiction, an issue, a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection

from khabar.engines.written import choices
from khabar.ledger.around import Carrier, carriers_of
from khabar.ledger.decisions import Decided, seen_of, shown_to
from khabar.ledger.events import load as load_events
from khabar.ledger.loading import load
from khabar.ledger.reviewing import checks, pairs
from khabar.ledger.reviewing.fields import FIELDS, values_of
from khabar.ledger.reviewing.looking import decision_of, home_of, issue_of
from khabar.ledger.reviewing.reviewed import Reviewed, reviewed
from khabar.model import Agreement, Claim, Document, Event, Finding, Issue, Judgement, Span
from khabar.web.labels import Labels
from khabar.web.marking import Piece, evidence_of, pieces

AROUND = 280
"""Letters of an article that are shown before and behind the evidence: two or three sentences of the press."""


class FieldRow(Struct, frozen=True):
    """One field: its name, what was read, how that is called, what stands in the form, and what it can be where that is fixed."""

    name: str
    read: str | None
    shown: str
    given: str
    choices: tuple[tuple[str, str], ...] = ()


class ClaimItem(Struct, frozen=True):
    """A claim as a reviewer sees it."""

    ref: str
    document: Document
    claim: Claim
    rows: tuple[FieldRow, ...]
    pieces: list[Piece]
    event_id: str | None
    seen: str
    said: Reviewed | None


class PairItem(Struct, frozen=True):
    """Two claims about which the model is unsure, why, and what people say."""

    left: ClaimItem
    right: ClaimItem
    model: Judgement | None
    said: tuple[pairs.Judged, ...]
    seen: str


class EventItem(Struct, frozen=True):
    """An event whose accounts exclude each other: on what, in which words, published where and when (``tellers``), and what people say."""

    event: Event
    findings: tuple[Finding, ...]
    tellers: Mapping[str, Carrier]
    said: tuple[checks.Said, ...]
    seen: str
    state: str


class IssueItem(Struct, frozen=True):
    """An issue, and what people say."""

    subject: str
    issue: Issue
    said: tuple[checks.Said, ...]
    seen: str
    state: str


class LostItem(Struct, frozen=True):
    """A decision whose words are no longer read so, and the claims that its article has now."""

    decided: Decided
    claims: tuple[ClaimItem, ...]


def claim_item(connection: Connection, labels: Labels, ref: str, by: str, given: Mapping[str, str] | None = None) -> ClaimItem:
    """A claim; ``given`` is what the form held, where it comes back. Raises KeyError: no such claim."""
    doc_id, _, name = ref.rpartition("#")
    coded = load(connection, [doc_id])[doc_id]
    claim = next((one for one in coded.claims if one.id == name), None)
    if claim is None:
        raise KeyError(ref)
    there = shown_to(connection, ref, by)
    rows = tuple(_row(labels, field, read, given or {}) for field, read in values_of(coded.document, claim).items())
    said = reviewed(connection, [ref]).get(ref)
    home = home_of(connection, ref)
    return ClaimItem(ref, coded.document, claim, rows, around(coded.document, claim), home, seen_of(claim, there), said)


def pair_item(connection: Connection, labels: Labels, item: str, by: str) -> PairItem:
    """A pair by its references with a space between. Raises KeyError: one of them is not there."""
    left, _, right = item.partition(" ")
    sides = [claim_item(connection, labels, ref, by) for ref in (left, right)]
    said = pairs.said_of(connection, [(left, right)])
    seen = pairs.seen_of(said)
    return PairItem(sides[0], sides[1], pairs.doubt(connection, left, right), tuple(said), seen)


def event_item(connection: Connection, event_id: str, by: str) -> EventItem:
    """An event with its contradictions. Raises KeyError: no such event."""
    event = load_events(connection, [event_id])[event_id]
    said = checks.said_of(connection, checks.CONTRADICTION, event.event_id)
    seen = checks.seen_of(said)
    findings = tuple(one for one in event.findings if one.agreement is Agreement.CONTRADICTION)
    tellers = carriers_of(connection, sorted({ref for one in findings for value in one.values for ref in value.claims}))
    return EventItem(event, findings, tellers, tuple(said), seen, checks.contradictions(event))


def issue_item(connection: Connection, subject: str, by: str) -> IssueItem:
    """An issue by its number. Raises KeyError: no such issue."""
    state = checks.state_of(connection, checks.ISSUE, subject)
    said = checks.said_of(connection, checks.ISSUE, subject)
    seen = checks.seen_of(said)
    return IssueItem(subject, issue_of(connection, subject), tuple(said), seen, state)


def lost_item(connection: Connection, labels: Labels, item: str, by: str) -> LostItem:
    """A decision by its entry. Raises KeyError: no such decision."""
    found = decision_of(connection, item)
    doc_id = found.decision.ref.rpartition("#")[0]
    coded = load(connection, [doc_id]).get(doc_id)
    refs = [] if coded is None else [f"{doc_id}#{claim.id}" for claim in coded.claims]
    return LostItem(found, tuple(claim_item(connection, labels, ref, by) for ref in refs))


def around(document: Document, claim: Claim) -> list[Piece]:
    """The stretch of an article that holds the evidence of a claim, with what stands around it, in whole words."""
    first, last = min(span.start for span in claim.evidence), max(span.end for span in claim.evidence)
    start, end = max(first - AROUND, 0), min(last + AROUND, len(document.text))
    before, behind = document.text[start:first], document.text[last:end]
    if start:
        start = first - len(before.partition(" ")[2])
    if end < len(document.text):
        end = last + len(behind.rpartition(" ")[0])
    return pieces(document, Span(start, end), evidence_of(claim))


def _row(labels: Labels, field: str, read: str | None, given: Mapping[str, str]) -> FieldRow:
    named = labels.value(field, read)
    codes = labels.site.countries if field == "country" else choices(labels.site.codebook, field)
    offered = tuple((code, labels.value(field, code)) for code in codes)
    writes = (read or "") if offered else named
    return FieldRow(field, read, named, given.get(field, writes), tuple(sorted(offered, key=lambda one: one[1])))


def changed(rows: Sequence[FieldRow], given: Mapping[str, str]) -> dict[str, str | None]:
    """The fields that somebody wrote something else into than stood there."""
    before = {row.name: ((row.read or "") if row.choices else row.shown) for row in rows}
    return {name: given[name].strip() or None for name in FIELDS if name in given and given[name].strip() != before[name].strip()}
