"""Joins what one document tells several times: headline, lead and body are one claim with several stretches of evidence."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from khabar.model import Attribution, Claim, DateRange, Filler, Quantity, Span
from khabar.resolve.places import NEAR, is_inside
from khabar.resolve.sameness import (
    DRIVEN,
    GENERAL_MODES,
    ONE_SIDE,
    THROWN,
    WIDE_PRECISION,
    WIDER,
    Context,
    alike,
    fits,
    in_title,
    known_place,
    lies_in,
    one_toll,
    sameness,
    words_of,
)
from khabar.text import fold_word
from khabar.text.inflect import name_key

LONGEST_EVIDENCE = 1400  # code points of one claim's evidence together, as the codebook has it
COUNTRY_PRECISION = 6  # UCDP's where_prec of a country, which tells less than a site that the world does not know
BY_MONTH = 4  # UCDP's date_prec from which a date is only by the month; the days of shorter stretches are all meant
RAID = "raid"
BEATEN = frozenset({"strike", "bombing", "armed_attack"})
ATTACKED = frozenset({"raid", "other"})  # modes of an attack with no means told
NAMED_WIDE = frozenset({"strike", "armed_attack"})  # what "an attack" is read as
BY_TOLL = None  # the mode of an act that a headline tells only by its dead: any
INEXACT = 9  # beyond UCDP's least exact where_prec: for a place whose exactness is not known


def merge_claims(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Join repeats, and then what has become one by what it was joined with, until nothing is."""
    merged, before = _merged_once(claims, context), len(claims)
    while len(merged) < before:
        merged, before = _merged_once(merged, context), len(merged)
    return _without_shared_counts(_with_titles(_named_wider(merged, context), context))


def _named_wider(claims: list[Claim], context: Context) -> list[Claim]:
    """Join an act that is told again by a wider word, "the attack", with the one of the same place that tells the means."""
    kept = list(claims)
    for claim in [claim for claim in claims if claim.type in NAMED_WIDE and claim.mode in GENERAL_MODES and not in_title(claim, context)]:
        for other in kept:
            told = structs.replace(claim, type=other.type, mode=BY_TOLL)
            if other.type in BEATEN - {claim.type} and fits(told, other, context) and _is_told_again(told, other, context):
                kept[kept.index(other)] = join(other, told, context)
                kept.remove(claim)
                break
    return sorted(kept, key=lambda claim: claim.evidence[0].start)


def _is_told_again(claim: Claim, other: Claim, context: Context) -> bool:
    """Whether two claims of one place, in different sentences, tell one toll, or one target."""
    if claim.place is None or other.place is None or not set(claim.evidence).isdisjoint(other.evidence):
        return False
    struck = claim.target is not None and other.target is not None and alike(claim.target, other.target, context.document)
    return alike(claim.place, other.place, context.document) and (struck or one_toll(claim, other))


def _merged_once(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Join repeats with what they repeat best, keeping the first's place in the order; what one leaves out the other fills in."""
    merged: list[Claim] = []
    for claim in claims:
        if any(_echoes(claim, other, context) for other in merged):
            continue
        scores = [(score, -n) for n, other in enumerate(merged) if (score := sameness(other, claim, context)) is not None]
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


def _with_titles(claims: list[Claim], context: Context) -> list[Claim]:
    """Join what only the headline tells with the claim of the text below that it can be; where it can be several, it tells them all."""
    kept = list(claims)
    for claim in [claim for claim in claims if in_title(claim, context)]:
        for told in _readings(claim):
            below = [other for other in kept if not in_title(other, context) and fits(told, other, context)]
            if told.type != claim.type and told.mode == BY_TOLL:
                below = [other for other in below if one_toll(claim, other)]
            if below:
                alone = len(below) == 1 and told.type == claim.type
                kept[kept.index(below[0])] = join(told, below[0], context) if alone else _with_evidence(below[0], claim)
                kept.remove(claim)
                break
    return sorted(kept, key=lambda claim: claim.evidence[0].start)


def _readings(headline: Claim) -> Iterator[Claim]:
    """What a headline may tell: what is planned in the present, an attack or damage whose means only the text tells, or but its dead."""
    yield headline
    yield structs.replace(headline, status="planned")
    if headline.type == "armed_attack" and headline.mode in ATTACKED and headline.actor is not None:
        yield structs.replace(headline, type="strike", mode="unspecified")
    if headline.type == "destruction":
        yield structs.replace(headline, type="strike", mode="unspecified")
    if headline.type in BEATEN and headline.killed is not None:
        yield from (structs.replace(headline, type=name, mode=BY_TOLL) for name in sorted(BEATEN - {headline.type}))


def _with_evidence(told: Claim, headline: Claim) -> Claim:
    """A claim with the headline as further evidence, and with the losses that only the headline tells (ruling 23)."""
    return structs.replace(
        told,
        evidence=joined_evidence(told.evidence, headline.evidence),
        killed=told.killed if told.killed is not None else headline.killed,
        injured=told.injured if told.injured is not None else headline.injured,
    )


def join(left: Claim, right: Claim, context: Context) -> Claim:
    """One claim of two: the fuller and more exact value of each field, and the evidence of both.

    The shortened names and wider words of a headline give way to those of the text.
    """
    brief = in_title(left, context)
    changes: dict[str, object] = {"evidence": joined_evidence(left.evidence, right.evidence)}
    for name in ("actor", "weapon"):
        changes[name] = _fuller(getattr(left, name), getattr(right, name), brief=brief)
    changes["target"] = _target_of_both(left, right, context, brief=brief)
    if _tells_place_better(right, left, context, brief=brief):
        changes["place"], changes["location"], changes["country"] = right.place, right.location, right.country or left.country
    for name in ("date", "weapon_count", "killed", "injured", "outcome", "country"):
        if changes.get(name, getattr(left, name)) is None:
            changes[name] = getattr(right, name)
    for name in ("killed", "injured"):
        told, again = getattr(left, name), getattr(right, name)
        if told is not None and again is not None and (brief or _is_vaguer(told, again)):
            changes[name] = again
    if left.date is not None and right.date is not None and _is_within(right.date, left.date):
        changes["date"] = right.date
    if right.mode not in GENERAL_MODES and (left.mode in GENERAL_MODES or (brief and _is_shortened(left, right))):
        changes["mode"] = right.mode
    elif {left.mode, right.mode} == DRIVEN:
        changes["mode"] = "suicide"
    changes["attribution"] = _attribution(left, right, context, brief=brief)
    return structs.replace(left, **changes)


def _is_shortened(headline: Claim, told: Claim) -> bool:
    """Whether a headline names the means by a wider name than the text."""
    modes = {headline.mode, told.mode}
    return modes in WIDER or modes <= THROWN


def _attribution(left: Claim, right: Claim, context: Context, *, brief: bool) -> Attribution:
    """By whose account both are: the first who is named, but rather in the words of the text, and rather the person than the body."""
    said, other = left.attribution.source, right.attribution.source
    if said is None or (brief and said.span.end <= context.title_end and other is not None):
        return right.attribution
    if other is not None and _is_voice_of(other, said, context):
        return structs.replace(right.attribution, via=right.attribution.via or left.attribution.via)
    return structs.replace(left.attribution, via=left.attribution.via or right.attribution.via)


def _is_voice_of(person: Filler, body: Filler, context: Context) -> bool:
    """Whether a speaker is the spokesman, or an official, of the body or state that spoke before: both are one source (ruling 38)."""
    a, b = words_of(context.document.quote(body.span)), words_of(context.document.quote(person.span))
    if a < b and (len(a) > 1 or body.concept is not None):  # "one of the witnesses" is no spokesman of "witnesses"
        return True
    if b <= a:
        return False
    known = [context.concepts[one.concept] if one.concept is not None else None for one in (person, body)]
    speaker, other = known
    if speaker is None or other is None or speaker.kind != "person":
        return False
    return other.kind in ONE_SIDE and speaker.country is not None and speaker.country == other.country


def _target_of_both(left: Claim, right: Claim, context: Context, *, brief: bool) -> Filler | None:
    """What forces went into (ruling 49); what was hit in a town, rather than the town; else the fuller of both."""
    stormed, other = (left, right) if left.mode == RAID else (right, left)
    if stormed.mode == RAID and stormed.target is not None and not stormed.target.ground and other.mode in GENERAL_MODES and not brief:
        return stormed.target
    if left.type in BEATEN and left.target is not None and right.target is not None and left.target.ground != right.target.ground:
        thing, ground = (right.target, left.target) if left.target.ground else (left.target, right.target)
        word = fold_word(context.document.quote(thing.span))
        return ground if name_key(word) != word and " " not in word else thing  # "the site" returns to it
    return _fuller(left.target, right.target, brief=brief)


def _is_vaguer(told: Quantity, again: Quantity) -> bool:
    """Whether a count of dozens or hundreds is told again as one number."""
    low, high = told.low or 0, told.high
    return high is not None and high > low and again.low == again.high and low <= (again.low or 0) <= high


def _is_within(inner: DateRange, outer: DateRange) -> bool:
    """Whether a date tells more exactly what another tells by the month or longer."""
    return inner.precision < outer.precision >= BY_MONTH and outer.start <= inner.start and inner.end <= outer.end


def _tells_place_better(right: Claim, left: Claim, context: Context, *, brief: bool) -> bool:
    """Whether one claim tells the place more exactly than the other, or as exactly and in fuller words."""
    if right.place is None or left.place is None:
        return left.place is None
    here, there = known_place(left), known_place(right)
    if here is None and there is None:
        return _fuller(left.place, right.place, brief=brief) is right.place
    if here is None:
        return there is not None and (there.precision or 1) < COUNTRY_PRECISION and not lies_in(left, right, context)
    if there is None:  # a place that the world does not know lies within a wide one
        return (here.precision or 1) >= WIDE_PRECISION or brief or lies_in(right, left, context)
    if here.place and there.place and here.place != there.place:
        inner, outer = context.concepts[there.place], context.concepts[here.place]
        if is_inside(inner, outer) != is_inside(outer, inner):
            return is_inside(inner, outer)
    told, other = (max(NEAR, place.precision or INEXACT) for place in (there, here))
    close = told == other or (brief and told <= WIDE_PRECISION)
    return told < other or (close and _fuller(left.place, right.place, brief=brief) is right.place)


def _fuller(left: Filler | None, right: Filler | None, *, brief: bool) -> Filler | None:
    if left is None or right is None:
        return left or right
    longer = right.span.end - right.span.start > left.span.end - left.span.start
    if brief:
        return right if longer or (right.concept is not None and right.concept != left.concept) else left
    return right if longer and (left.concept is None or right.concept == left.concept) else left


def joined_evidence(left: tuple[Span, ...], right: tuple[Span, ...]) -> tuple[Span, ...]:
    """The evidence of both, without repeats and within the longest allowed."""
    spans = list(left)
    for span in right:
        length = sum(one.end - one.start for one in (*spans, span))
        if length <= LONGEST_EVIDENCE and not any(span.overlaps(other) for other in spans):
            spans.append(span)
    return tuple(sorted(spans))
