"""Joins tallies that repeat one count, and leaves out what a claim already tells."""

from collections.abc import Sequence

from msgspec import structs

from khabar.model import Claim, Document, Tally
from khabar.model.event_types import PEOPLE_TAKEN
from khabar.resolve.joining import joined_evidence
from khabar.resolve.likeness import alike

FILLED = ("of", "actor", "place", "location", "country", "date")
FEW = 9  # counts that two places may share by chance
LONG_DAYS = 6  # a week from its first day to its last
ON_CLAIMS = ("killed", "injured")


def merge_tallies(tallies: Sequence[Tally], claims: Sequence[Claim], document: Document) -> list[Tally]:
    """Join tallies that repeat one count of one thing; a headline's toll that a claim has is no tally."""
    merged: list[Tally] = []
    for tally in tallies:
        if _on_claim(tally, claims) or _heads_tolls(tally, claims, document) or _is_told_again(tally, claims, document):
            continue
        for n, other in enumerate(merged):
            if _same(other, tally, document):
                changes = {name: getattr(tally, name) for name in FILLED if getattr(other, name) is None}
                merged[n] = structs.replace(other, evidence=joined_evidence(other.evidence, tally.evidence), **changes)
                break
        else:
            merged.append(tally)
    return merged


def _same(left: Tally, right: Tally, document: Document) -> bool:
    """One count of one thing, in one place, by one source."""
    if left.what != right.what or left.count != right.count:
        return False
    a, b = left.attribution.source, right.attribution.source
    if a is not None and b is not None and not alike(a, b, document):
        return False
    return left.place is None or right.place is None or left.country == right.country or _heads(left, document)


def _heads(tally: Tally, document: Document) -> bool:
    """Whether a headline counts some many: "41 raids in A and B", which the text tells again as "in B and A"."""
    return (tally.count.low or 0) > FEW and _in_headline(tally, document)


def _in_headline(tally: Tally, document: Document) -> bool:
    """Whether the first evidence of a tally is the headline."""
    headline = document.text.partition("\n")[0] if "\n" in document.text else ""
    return tally.evidence[0].end <= len(headline)


def _heads_tolls(tally: Tally, claims: Sequence[Claim], document: Document) -> bool:
    """Whether only a headline counts dead or wounded, some of those whom a claim of the text has."""
    if tally.what not in ON_CLAIMS or not _in_headline(tally, document):
        return False
    told = [count for claim in claims if (count := getattr(claim, tally.what)) is not None]
    return any((count.low or 0) >= (tally.count.low or 0) for count in told)


def _on_claim(tally: Tally, claims: Sequence[Claim]) -> bool:
    """Whether a claim tells the very number, and the tally has no place or time of its own that would set it apart."""
    if tally.what == "munitions":
        return any(_is_its_means(tally, claim) for claim in claims)
    if tally.what not in ON_CLAIMS or tally.count.low in (None, 0) or _long(tally):
        return False
    own = [claim for claim in claims if getattr(claim, tally.what) == tally.count and not _apart(tally, claim)]
    return bool(own) and not any(_are_sites(tally, claim, other) for claim in own for other in claims)


def _are_sites(tally: Tally, claim: Claim, other: Claim) -> bool:
    """Whether a number stands on the first of several sites that one sentence tells together: it is a tally, too (ruling 23)."""
    if other.type != claim.type or other.place is None or claim.place is None or getattr(other, tally.what) is not None:
        return False
    apart = other.place.span != claim.place.span and other.country == claim.country
    return apart and any(span in tally.evidence and span in claim.evidence for span in other.evidence)


def _is_its_means(tally: Tally, claim: Claim) -> bool:
    """Whether the munitions that are counted are the means of an act, whose claim has their number (ruling 14)."""
    own = tally.of is not None and claim.weapon is not None and tally.of.span.overlaps(claim.weapon.span)
    return own and claim.weapon_count == tally.count


def _is_told_again(tally: Tally, claims: Sequence[Claim], document: Document) -> bool:
    """Whether those who are counted as taken are told in the same words, elsewhere, as taken in an act that has a claim (ruling 40)."""
    if tally.what != "detained" or tally.of is None or tally.place is not None or tally.date is not None:
        return False
    taken = [claim.target for claim in claims if claim.type in PEOPLE_TAKEN and claim.target is not None]
    return any(alike(tally.of, target, document) and not tally.of.span.overlaps(target.span) for target in taken)


def _apart(tally: Tally, claim: Claim) -> bool:
    if tally.country is not None and claim.country is not None and tally.country != claim.country:
        return True
    return tally.date is not None and claim.date is not None and (tally.date.end < claim.date.start or claim.date.end < tally.date.start)


def _long(tally: Tally) -> bool:
    return tally.date is not None and (tally.date.end - tally.date.start).days >= LONG_DAYS
