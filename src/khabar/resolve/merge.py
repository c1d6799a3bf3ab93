"""Joins what one document tells several times: headline, lead and body are one claim with several stretches of evidence."""

from collections.abc import Sequence

from msgspec import structs

from khabar.model import Claim, Document, Filler, Span, Tally

LONGEST_EVIDENCE = 1400  # code points of one claim's evidence together, as the codebook has it
GENERAL_MODES = frozenset({"unspecified", "other", None})


def merge_claims(claims: Sequence[Claim], document: Document) -> list[Claim]:
    """Join repeats, keeping the first's place in the order; what one leaves out the other fills in."""
    merged: list[Claim] = []
    for claim in claims:
        for n, other in enumerate(merged):
            if same_event(other, claim, document):
                merged[n] = join(other, claim)
                break
        else:
            merged.append(claim)
    return merged


def same_event(left: Claim, right: Claim, document: Document) -> bool:
    """Whether two claims of one document tell one event by one source: nothing in them conflicts, and something ties them."""
    if left.type != right.type or left.status != right.status:
        return False
    if left.mode != right.mode and not ({left.mode, right.mode} & GENERAL_MODES):
        return False
    if left.date is not None and right.date is not None and (left.date.start, left.date.end) != (right.date.start, right.date.end):
        return False
    if _source_conflict(left, right, document):
        return False
    ties = 0
    for name in ("place", "target", "actor"):
        a, b = getattr(left, name), getattr(right, name)
        if a is None or b is None:
            continue
        if alike(a, b, document):
            ties += 1
        elif name == "place":
            return False
        elif name == "target" and left.place is None and right.place is None:
            return False
        elif name == "actor":
            return False
    if _number_conflict(left, right):
        return False
    return ties > 0


def _source_conflict(left: Claim, right: Claim, document: Document) -> bool:
    a, b = left.attribution.source, right.attribution.source
    return a is not None and b is not None and not alike(a, b, document)


def _number_conflict(left: Claim, right: Claim) -> bool:
    for name in ("killed", "injured", "weapon_count"):
        a, b = getattr(left, name), getattr(right, name)
        if a is not None and b is not None and a != b:
            return True
    return False


def alike(left: Filler, right: Filler, document: Document) -> bool:
    """Whether two fillers name one thing: one concept, or words of which one holds the other."""
    if left.concept is not None and right.concept is not None:
        return left.concept == right.concept
    a, b = _bag(document.quote(left.span)), _bag(document.quote(right.span))
    return bool(a and b) and (a <= b or b <= a or len(a & b) * 2 >= len(a | b))


def _bag(words: str) -> frozenset[str]:
    from khabar.text import fold_word
    from khabar.text.inflect import name_key

    return frozenset(name_key(fold_word(word)) for word in words.split())


def join(left: Claim, right: Claim) -> Claim:
    """One claim of two: the fuller and more exact value of each field, and the evidence of both."""
    changes: dict[str, object] = {"evidence": _evidence(left.evidence, right.evidence)}
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
    return structs.replace(left, **changes)


def _fuller(left: Filler | None, right: Filler | None) -> Filler | None:
    if left is None or right is None:
        return left or right
    longer = right.span.end - right.span.start > left.span.end - left.span.start
    return right if longer and (left.concept is None or right.concept == left.concept) else left


def _evidence(left: tuple[Span, ...], right: tuple[Span, ...]) -> tuple[Span, ...]:
    spans = list(left)
    for span in right:
        if not any(span.overlaps(other) for other in spans) and sum(s.end - s.start for s in spans) + span.end - span.start <= LONGEST_EVIDENCE:
            spans.append(span)
    return tuple(sorted(spans))


def merge_tallies(tallies: Sequence[Tally]) -> list[Tally]:
    """Join tallies that repeat one count of one thing."""
    merged: list[Tally] = []
    for tally in tallies:
        for n, other in enumerate(merged):
            if other.what == tally.what and other.count == tally.count and (other.place is None or tally.place is None or other.country == tally.country):
                merged[n] = structs.replace(
                    other,
                    evidence=_evidence(other.evidence, tally.evidence),
                    **{name: getattr(tally, name) for name in ("of", "actor", "place", "location", "country", "date") if getattr(other, name) is None},
                )
                break
        else:
            merged.append(tally)
    return merged
