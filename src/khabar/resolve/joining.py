"""One claim of two that tell one act: the fuller and more exact value of each field, the evidence of both."""

from msgspec import structs

from khabar.model import Attribution, Claim, DateRange, Filler, Quantity, Span
from khabar.model.event_types import DRIVEN, OF_GROUND, ONE_SIDED
from khabar.resolve.likeness import Context, in_title, is_known_noun, words_of
from khabar.resolve.periods import OF_HOURS
from khabar.resolve.places import NEAR, is_inside
from khabar.resolve.sameness import (
    AGAIN,
    BORDER,
    BY_MANY,
    BY_ONE,
    GENERAL_MODES,
    ONE_SIDE,
    THROWN,
    WIDER,
    is_one_of,
)
from khabar.resolve.within import WIDE_PRECISION, known_place, lies_in

VOICES = frozenset({BY_MANY, BY_ONE})  # how the text tells who speaks, which a headline does not
OF_PLACES = frozenset({AGAIN, BORDER})  # how the text tells where, which goes with the place that is told
LONGEST_EVIDENCE = 1400  # code points of one claim's evidence together, as the codebook has it
COUNTRY_PRECISION = 6  # UCDP's where_prec of a country, which tells less than a site that the world does not know
BY_MONTH = 4  # UCDP's date_prec from which a date is only by the month; the days of shorter stretches are all meant
RAID = "raid"
INEXACT = 9  # beyond UCDP's least exact where_prec: for a place whose exactness is not known


def join(left: Claim, right: Claim, context: Context) -> Claim:
    """One claim of two: the fuller and more exact value of each field, and the evidence of both.

    The shortened names and wider words of a headline give way to those of the text.
    """
    brief = in_title(left, context)
    changes: dict[str, object] = {"evidence": joined_evidence(left.evidence, right.evidence)}
    placed = _tells_place_better(right, left, context, brief=brief)
    changes["actor"] = _fuller(left.actor, right.actor, brief=brief)
    changes["weapon"] = _weapon_of_both(left.weapon, right.weapon, brief=brief, placed=placed)
    changes["target"] = _target_of_both(left, right, context, brief=brief)
    if placed:
        changes["place"], changes["location"], changes["country"] = right.place, right.location, right.country or left.country
    for name in ("date", "weapon_count", "killed", "injured", "outcome", "country"):
        if changes.get(name, getattr(left, name)) is None:
            changes[name] = getattr(right, name)
    changes.update(_in_several_lands(right if placed else left))
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
    manner = _manner_of_both(left, right, brief=brief, placed=placed)
    return structs.replace(left, trace=structs.replace(left.trace, manner=manner), **changes)


def _in_several_lands(claim: Claim) -> dict[str, object]:
    """That what is told in several countries together is of no one of them; nothing for other claims."""
    where = claim.location
    return {"country": None} if where is not None and where.place is None and where.precision == COUNTRY_PRECISION else {}


def _manner_of_both(left: Claim, right: Claim, *, brief: bool, placed: bool) -> frozenset[str]:
    """How the one claim is told: as the first is, but who speaks, and where, as the one does of which that is taken."""
    manner, again = left.trace.manner, right.trace.manner
    if is_one_of(right, left):
        manner -= {BY_MANY}
    if brief:
        manner |= again & VOICES
    return (manner - OF_PLACES) | (again & OF_PLACES) if placed else manner


def _is_shortened(headline: Claim, told: Claim) -> bool:
    """Whether a headline names the means by a wider name than the text."""
    modes = {headline.mode, told.mode}
    return modes in WIDER or modes <= THROWN


def _attribution(left: Claim, right: Claim, context: Context, *, brief: bool) -> Attribution:
    """By whose account both are: the first who is named, but rather in the words of the text, and rather the person than the body."""
    said, other = left.attribution.source, right.attribution.source
    if said is None or is_one_of(right, left) or (brief and said.span.end <= context.title_end and other is not None):
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
    if left.type in ONE_SIDED and left.target is not None and right.target is not None and left.target.ground != right.target.ground:
        thing, ground = (right.target, left.target) if left.target.ground else (left.target, right.target)
        return ground if is_known_noun(context.document.quote(thing.span)) else thing
    if brief and left.type in OF_GROUND and right.target is not None and right.target.ground:
        return right.target  # "takes an important town" of a headline
    return _fuller(left.target, right.target, brief=brief)


def _weapon_of_both(left: Filler | None, right: Filler | None, *, brief: bool, placed: bool) -> Filler | None:
    """The fuller weapon; of one and the same that which is told where the place is told in detail."""
    if left is not None and right is not None and placed and left.concept == right.concept:
        return right
    return _fuller(left, right, brief=brief)


def _is_vaguer(told: Quantity, again: Quantity) -> bool:
    """Whether a count of dozens or hundreds is told again as one number."""
    low, high = told.low or 0, told.high
    return high is not None and high > low and again.low == again.high and low <= (again.low or 0) <= high


def _is_within(inner: DateRange, outer: DateRange) -> bool:
    """Whether a date tells more exactly what another tells by the month or longer, or as "in the last hours", of which one day is meant."""
    vague = outer.precision >= BY_MONTH or outer.basis.endswith(OF_HOURS)
    return inner.precision < outer.precision and vague and outer.start <= inner.start and inner.end <= outer.end


def _tells_place_better(right: Claim, left: Claim, context: Context, *, brief: bool) -> bool:
    """Whether one claim tells the place more exactly than the other, or as exactly and in fuller words."""
    if right.place is None or left.place is None:
        return left.place is None
    if brief and _is_called_by(left.place, right.place, context):
        return True
    here, there = known_place(left), known_place(right)
    if here is None and there is None:
        return _fuller(left.place, right.place, brief=brief) is right.place
    if here is None:
        return there is not None and (there.precision or 1) < WIDE_PRECISION and not lies_in(left, right, context)
    if there is None:  # a place that the world does not know lies within a wide one
        return (here.precision or 1) >= WIDE_PRECISION or brief or lies_in(right, left, context)
    if here.place and there.place and here.place != there.place:
        inner, outer = context.concepts[there.place], context.concepts[here.place]
        if is_inside(inner, outer) != is_inside(outer, inner):
            return is_inside(inner, outer)
    told, other = (max(NEAR, place.precision or INEXACT) for place in (there, here))
    close = told == other or (brief and told <= WIDE_PRECISION)
    return told < other or (close and _fuller(left.place, right.place, brief=brief) is right.place)


def _is_called_by(short: Filler, full: Filler, context: Context) -> bool:
    """Whether a headline's bare name of a place is told in full below, as what it names there: "A" for "the province of A"."""
    a, b = words_of(context.document.quote(short.span)), words_of(context.document.quote(full.span))
    return a < b and len(b) == len(a) + 1


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
