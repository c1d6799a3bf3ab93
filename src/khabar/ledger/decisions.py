"""What people decided about claims: kept for good, carried over to new readings of the same words, queued where the words are gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct, structs
from sqlalchemy import ColumnElement, Connection, select, update

from khabar.ledger.blobs import fetch, name_of
from khabar.ledger.chain import Written, append
from khabar.ledger.loading import load
from khabar.ledger.reviewing.fields import values_of
from khabar.ledger.reviewing.marking import REVIEWED, STANDS, mark, note_decided
from khabar.ledger.reviewing.tables import corrections, sample_claims, samples
from khabar.ledger.schema import decisions, entries
from khabar.ledger.writing import Row, add, in_parts
from khabar.model import Claim, Coded, Correction, Decision, Review, Stamp

__all__ = [
    "DECIDED",
    "REVIEWED",
    "ConflictError",
    "Decided",
    "Given",
    "carry",
    "decide",
    "of_claims",
    "queue",
    "seen_by",
    "seen_of",
    "shown_to",
    "standing",
]

DECIDED = "decided"
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Decision)
_SHOWN = 16
"""Letters of a digest that tells whether something changed between two looks at it: 64 bits."""
_ASKED_AT_ONCE = 400


class Decided(Struct, frozen=True):
    """A decision as it stands: its entry, when it was made, and the claim that it is about now; None where it waits for a person."""

    entry: int
    decision: Decision
    ref: str | None
    recorded: str = ""


class Given(Struct, frozen=True, kw_only=True):
    """What a person says of a claim.

    ``corrections`` are the fields that it should tell otherwise; what it told before is filled in. ``seen`` is what `seen_of` gave when the
    claim was shown, None where it is not asked what was decided since. ``sample`` is the sample that it was drawn for. ``instead_of`` is
    the entry of a decision, one that waits as a rule, in whose place this one comes.
    """

    review: Review
    by: str
    note: str | None = None
    corrections: tuple[Correction, ...] = ()
    seen: str | None = None
    sample: str | None = None
    instead_of: int | None = None


class ConflictError(Exception):
    """Somebody decided since the claim was shown, perhaps the same person elsewhere, or it was read anew; ``others`` are what stands."""

    def __init__(self, others: Sequence[Decided]) -> None:
        super().__init__()
        self.others = tuple(others)


def decide(connection: Connection, ref: str, given: Given, stamp: Stamp) -> int:
    """Keep what a person says of a claim; it takes the place of what the same person said before. Gives the number of the entry.

    The caller holds the lock of a writer. Raises KeyError: no such claim, or none of the sample; `ConflictError`; ValueError: ``corrected``
    without a field that differs, or the other way round.
    """
    coded, claim = _claim(connection, ref)
    there = shown_to(connection, ref, given.by)
    changed = _changes(coded, claim, given.corrections)
    if given.seen is not None and given.seen != seen_of(claim, there):
        twice = next((one for one in there if _is_same(one.decision, given, changed)), None)
        if twice is not None:  # a form that was sent twice
            return twice.entry
        raise ConflictError(there)
    if bool(changed) != (given.review is Review.CORRECTED):
        raise ValueError(given.review.value)
    sealed = _is_blind(connection, ref, given)
    decision = Decision(ref, claim.key, claim.type, _words(coded, claim), given.review, given.by, given.note, changed, given.sample)
    payload = _ENCODER.encode(decision)
    [entry] = append(connection, [Written(DECIDED, ref, payload)], stamp)
    same = (decisions.c.ref == ref) & (decisions.c.judge == given.by) & decisions.c.sample.is_not_distinct_from(given.sample)
    if given.instead_of is not None:
        same |= decisions.c.entry == given.instead_of
    before = connection.execute(select(decisions.c.entry).where(same, decisions.c.current).order_by(decisions.c.entry.desc())).scalar()
    connection.execute(update(decisions).where(same).values(current=False))
    row = {"entry": entry, "content": name_of(payload), "doc_id": coded.document.doc_id, "ref": ref, "review": given.review.value}
    add(connection, decisions, [{**row, "judge": given.by, "current": True, "replaced": before, "sample": given.sample, "sealed": sealed}])
    add(connection, corrections, [_correction_row(entry, one) for one in changed])
    mark(connection, [ref])
    note_decided(connection, [ref])
    return entry


def seen_of(claim: Claim, there: Iterable[Decided]) -> str:
    """What changes when the claim is read anew or anybody decides about it; ``there`` is what `shown_to` gives whoever looks at it."""
    return name_of(_ENCODER.encode([claim.key, sorted(one.entry for one in there)]))[:_SHOWN]


def seen_by(connection: Connection, refs: Sequence[str], by: str) -> dict[str, str]:
    """What `seen_of` gives of each of these claims for whoever looks at them; those that are not there are left out."""
    read = load(connection, sorted({ref.rpartition("#")[0] for ref in refs}))
    claims = {f"{doc_id}#{claim.id}": claim for doc_id, coded in read.items() for claim in coded.claims}
    return {ref: seen_of(claims[ref], shown_to(connection, ref, by)) for ref in refs if ref in claims}


def shown_to(connection: Connection, ref: str, by: str) -> list[Decided]:
    """What a person sees that was decided about a claim: what stands, and what they sealed in a blind sample themselves."""
    own = decisions.c.current & (decisions.c.judge == by)
    return standing(connection, (decisions.c.ref == ref) & (STANDS | own))


def carry(connection: Connection, coded: Sequence[Coded]) -> int:
    """Set the decisions about articles that were read anew on their new claims; gives how many wait for a person now.

    A claim is the same where its key and words are, else where its type and words are.
    """
    by_id = {one.document.doc_id: one for one in coded}
    waiting = 0
    for some in in_parts(list(by_id), _ASKED_AT_ONCE):
        for held in standing(connection, decisions.c.current & decisions.c.doc_id.in_(some)):
            ref = _found(by_id[held.decision.ref.rpartition("#")[0]], held.decision)
            waiting += ref is None
            if ref != held.ref:
                connection.execute(update(decisions).where(decisions.c.entry == held.entry).values(ref=ref))
    return waiting


def queue(connection: Connection) -> list[Decided]:
    """The decisions whose claims are gone, in the order in which they were made."""
    return standing(connection, STANDS & decisions.c.ref.is_(None))


def of_claims(connection: Connection, refs: Sequence[str]) -> list[Decided]:
    """What people decided about these claims, in the order in which they did; what is sealed in a blind sample is left out."""
    found = [one for some in in_parts(refs, _ASKED_AT_ONCE) for one in standing(connection, STANDS & decisions.c.ref.in_(some))]
    return sorted(found, key=lambda one: one.entry)


def standing(connection: Connection, condition: ColumnElement[bool]) -> list[Decided]:
    """The decisions that a condition on their table picks, in order."""
    query = select(decisions, entries.c.recorded).join_from(decisions, entries, entries.c.sequence == decisions.c.entry)
    rows = connection.execute(query.where(condition).order_by(decisions.c.entry)).all()
    held = fetch(connection, [row.content for row in rows])
    return [Decided(row.entry, _DECODER.decode(held[row.content]), row.ref, row.recorded) for row in rows if row.content in held]


def _claim(connection: Connection, ref: str) -> tuple[Coded, Claim]:
    doc_id, _, name = ref.rpartition("#")
    coded = load(connection, [doc_id]).get(doc_id)
    claim = next((one for one in coded.claims if one.id == name), None) if coded is not None else None
    if coded is None or claim is None:
        raise KeyError(ref)
    return coded, claim


def _changes(coded: Coded, claim: Claim, given: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those of the corrections that say something else than the claim, with what it says."""
    before = values_of(coded.document, claim)
    return tuple(structs.replace(one, before=before[one.field]) for one in given if one.value != before[one.field])


def _is_blind(connection: Connection, ref: str, given: Given) -> bool:
    """Whether a decision is sealed until its sample is closed: two do not see each other's."""
    if given.sample is None:
        return False
    drawn = (sample_claims.c.sample == samples.c.id) & (sample_claims.c.ref == ref)
    query = select(samples.c.reviewers).join_from(samples, sample_claims, drawn)
    row = connection.execute(query.where(samples.c.id == given.sample, samples.c.closed.is_(None))).first()
    if row is None:
        raise KeyError(given.sample)
    reviewers = row.reviewers.split()
    if reviewers and given.by not in reviewers:
        raise KeyError(given.by)
    return len(reviewers) > 1


def _is_same(one: Decision, given: Given, changed: tuple[Correction, ...]) -> bool:
    said = (given.by, given.review, given.note, given.sample)
    return (one.by, one.review, one.note, one.sample) == said and one.corrections == changed


def _correction_row(entry: int, one: Correction) -> Row:
    return {"entry": entry, "field": one.field, "value": one.value, "before": one.before, "within": "\n".join(one.within)}


def _found(coded: Coded, decision: Decision) -> str | None:
    """The claim that a decision is about in a new reading."""
    same = [claim for claim in coded.claims if claim.type == decision.type and _words(coded, claim) == decision.words]
    chosen = next((claim for claim in same if claim.key == decision.key), None) or next(iter(same), None)
    return None if chosen is None else f"{coded.document.doc_id}#{chosen.id}"


def _words(coded: Coded, claim: Claim) -> tuple[str, ...]:
    return tuple(map(coded.document.quote, claim.evidence))
