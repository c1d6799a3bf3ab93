"""Joins what one document tells several times: headline, lead and body are one claim with several stretches of evidence."""

from collections.abc import Sequence

from msgspec import structs

from khabar.model import Claim, Span
from khabar.model.event_types import ONE_SIDED
from khabar.resolve.apart import one_toll
from khabar.resolve.headlines import BY_TOLL, has_toll_elsewhere, with_titles
from khabar.resolve.joining import join
from khabar.resolve.likeness import Context, alike, in_title
from khabar.resolve.sameness import GENERAL_MODES, fits, sameness

NAMED_WIDE = frozenset({"strike", "armed_attack"})  # what "an attack" is read as


def merge_claims(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Join repeats, and then what has become one by what it was joined with, until nothing is."""
    merged, before = _merged_once(claims, context), len(claims)
    while len(merged) < before:
        merged, before = _merged_once(merged, context), len(merged)
    return _without_shared_counts(with_titles(_named_wider(merged, context), context))


def _named_wider(claims: list[Claim], context: Context) -> list[Claim]:
    """Join an act that is told again by a wider word, "the attack", with the one of the same place that tells the means."""
    kept = list(claims)
    for claim in [claim for claim in claims if claim.type in NAMED_WIDE and claim.mode in GENERAL_MODES and not in_title(claim, context)]:
        for other in kept:
            told = structs.replace(claim, type=other.type, mode=BY_TOLL)
            if other.type in ONE_SIDED - {claim.type} and fits(told, other, context) and _is_told_again(told, other, context):
                kept[kept.index(other)] = join(other, told, context)
                kept.remove(claim)
                break
    return sorted(kept, key=lambda claim: claim.evidence[0].start)


def _is_told_again(claim: Claim, other: Claim, context: Context) -> bool:
    """Whether two claims of one place, in different sentences, tell one toll, one target, or what was done to people at the target."""
    if claim.place is None or other.place is None or not set(claim.evidence).isdisjoint(other.evidence):
        return False
    struck = claim.target is not None and other.target is not None and alike(claim.target, other.target, context.document)
    site = (
        claim.target is not None
        and claim.killed is not None
        and other.killed is None
        and alike(claim.target, other.place, context.document)
    )
    return alike(claim.place, other.place, context.document) and (struck or site or one_toll(claim, other))


def _merged_once(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Join repeats with what they repeat best, keeping the first's place in the order; what one leaves out the other fills in."""
    merged: list[Claim] = []
    for claim in claims:
        if any(_echoes(claim, other, context) for other in merged):
            continue
        scores = [
            (score, -n)
            for n, other in enumerate(merged)
            if (score := sameness(other, claim, context)) is not None and not has_toll_elsewhere(other, claim, claims, context)
        ]
        if scores:
            n = -max(scores)[1]
            merged[n] = join(merged[n], claim, context)
        else:
            merged.append(claim)
    return merged


def _echoes(claim: Claim, told: Claim, context: Context) -> bool:
    """Whether a sentence of the text only repeats the headline word for word, as a caption or a link does, and so what was read there."""
    headline = context.document.text[: context.title_end]
    if not headline or claim.type != told.type or in_title(claim, context):
        return False
    again = all(headline in context.document.quote(span) for span in claim.evidence)
    return again and any(span.end <= context.title_end for span in told.evidence)


def _without_shared_counts(claims: list[Claim]) -> list[Claim]:
    """A munition total told for several sites together counts for none of them alone (ruling 14)."""
    sites: dict[tuple[str, Span], set[Span]] = {}
    for claim in claims:
        if claim.place is not None and claim.weapon is not None:
            sites.setdefault((claim.type, claim.weapon.span), set()).add(claim.place.span)
    shared = {key for key, places in sites.items() if len(places) > 1}
    return [
        structs.replace(claim, weapon_count=None) if claim.weapon and (claim.type, claim.weapon.span) in shared else claim
        for claim in claims
    ]
