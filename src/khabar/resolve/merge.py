"""Joins what one document tells several times: headline, lead and body are one claim with several stretches of evidence."""

from collections.abc import Sequence

from msgspec import structs

from khabar.model import Claim, Filler, Span
from khabar.resolve.sameness import GENERAL_MODES, Context, sameness

LONGEST_EVIDENCE = 1400  # code points of one claim's evidence together, as the codebook has it


def merge_claims(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Join repeats with what they repeat best, keeping the first's place in the order; what one leaves out the other fills in."""
    merged: list[Claim] = []
    for claim in claims:
        scores = [(score, -n) for n, other in enumerate(merged) if (score := sameness(other, claim, context)) is not None]
        if scores:
            n = -max(scores)[1]
            merged[n] = join(merged[n], claim)
        else:
            merged.append(claim)
    return merged


def join(left: Claim, right: Claim) -> Claim:
    """One claim of two: the fuller and more exact value of each field, and the evidence of both."""
    changes: dict[str, object] = {"evidence": joined_evidence(left.evidence, right.evidence)}
    for name in ("actor", "target", "place", "weapon"):
        changes[name] = _fuller(getattr(left, name), getattr(right, name))
    if left.location is None or (right.location is not None and (right.location.precision or 9) < (left.location.precision or 9)):
        if right.place is not None:
            changes["place"], changes["location"], changes["country"] = right.place, right.location, right.country or left.country
    for name in ("date", "weapon_count", "killed", "injured", "outcome", "country"):
        if changes.get(name, getattr(left, name)) is None:
            changes[name] = getattr(right, name)
    if left.mode in GENERAL_MODES and right.mode not in GENERAL_MODES:
        changes["mode"] = right.mode
    if left.attribution.source is None:
        changes["attribution"] = right.attribution
    elif left.attribution.via is None and right.attribution.via is not None:
        changes["attribution"] = structs.replace(left.attribution, via=right.attribution.via)
    return structs.replace(left, **changes)


def _fuller(left: Filler | None, right: Filler | None) -> Filler | None:
    if left is None or right is None:
        return left or right
    longer = right.span.end - right.span.start > left.span.end - left.span.start
    return right if longer and (left.concept is None or right.concept == left.concept) else left


def joined_evidence(left: tuple[Span, ...], right: tuple[Span, ...]) -> tuple[Span, ...]:
    """The evidence of both, without repeats and within the longest allowed."""
    spans = list(left)
    for span in right:
        if not any(span.overlaps(other) for other in spans) and sum(s.end - s.start for s in spans) + span.end - span.start <= LONGEST_EVIDENCE:
            spans.append(span)
    return tuple(sorted(spans))
