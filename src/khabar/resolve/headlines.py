"""What a headline tells, joined with what the text below tells of it: a headline tells no act that its text does not."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import structs

from khabar.model import Claim
from khabar.model.event_types import CORE, ONE_SIDED
from khabar.resolve.apart import one_toll
from khabar.resolve.joining import join, joined_evidence
from khabar.resolve.likeness import Context, alike, in_title, words_of
from khabar.resolve.sameness import TIE, conflict, fits, opposed, place_tie

ATTACKED = frozenset({"raid", "other"})  # modes of an attack with no means told
BY_TOLL = None  # the mode of an act that a headline tells only by its dead: any
ROUND = 10  # dead from which a headline rounds a toll down, and the part of it by which it does
TOLLED = ONE_SIDED | {"clash"}


def with_titles(claims: list[Claim], context: Context) -> list[Claim]:
    """Join what only the headline tells with the claim of the text below that it can be; where it can be several, it tells them all."""
    kept = list(claims)
    above = [claim for claim in claims if in_title(claim, context)]
    listed = Counter((claim.type, claim.mode, claim.trace.lines) for claim in above)
    for claim in above:
        below = _below(
            claim,
            [other for other in kept if not in_title(other, context)],
            context,
            listed=listed[claim.type, claim.mode, claim.trace.lines] > 1,
        )
        if below is not None:
            told, joined = below
            kept[kept.index(told)] = joined
            kept.remove(claim)
        elif _adds_up(claim, [other for other in kept if not in_title(other, context)]):
            kept.remove(claim)
    return sorted(kept, key=lambda claim: claim.evidence[0].start)


def has_toll_elsewhere(headline: Claim, told: Claim, claims: Iterable[Claim], context: Context) -> bool:
    """Whether a headline's dead are those of an act of another type below, so that it is not told again by one of its own type with none.

    "The army kills five in clashes": the five fell in an ambush, and fights went on in the town.
    """
    if headline.type not in TOLLED or told.killed is not None or not in_title(headline, context) or in_title(told, context):
        return False
    others = (one for one in claims if one.type in ONE_SIDED - {headline.type} and _one_toll(headline, one) and not in_title(one, context))
    return any(fits(structs.replace(headline, type=one.type, mode=BY_TOLL), one, context) for one in others)


def _one_toll(headline: Claim, told: Claim) -> bool:
    """Whether a headline tells the dead of an act of the text, which it may round down: "more than a hundred" of 104."""
    rounded, exact = headline.killed, told.killed
    if one_toll(headline, told) or rounded is None or exact is None or rounded.high is not None:
        return one_toll(headline, told)
    low, told_low = rounded.low or 0, exact.low or 0
    return low >= ROUND and low <= told_low < low + low // ROUND


def _adds_up(headline: Claim, text: list[Claim]) -> bool:
    """Whether a headline's dead are those of several acts of the text together: it tells no act of its own."""
    tolls = [other.killed.low for other in text if other.type in CORE and other.killed is not None and other.killed.low]
    total = headline.killed.low if headline.killed is not None else None
    return headline.type in TOLLED and len(tolls) > 1 and total == sum(tolls)


def _below(headline: Claim, text: list[Claim], context: Context, *, listed: bool) -> tuple[Claim, Claim] | None:
    """The claim of the text that a headline tells, and what both are together; ``listed``: the headline tells other acts of the kind."""
    for told in _readings(headline):
        found = [other for other in text if fits(told, other, context) and not has_toll_elsewhere(told, other, text, context)]
        if told.type != headline.type and told.mode == BY_TOLL:
            found = [other for other in found if _one_toll(headline, other)]
        if found:
            alone = len(found) == 1 and told.type == headline.type
            best = max(found, key=lambda other: _closeness(headline, other, context))
            return best, join(told, best, context) if alone else _with_evidence(best, headline)
    found = [other for other in text if _may_be_told(headline, other, context, listed=listed)]
    if not found:
        return None
    best = max(found, key=lambda other: _closeness(headline, other, context))
    return best, _with_evidence(best, headline)


def _closeness(headline: Claim, told: Claim, context: Context) -> float:
    """How much a claim of the text has of what a headline tells: its place, its sides by name or in some of their words, its dead."""
    score = place_tie(headline, told, context) or 0.0
    for name in ("actor", "target"):
        a, b = getattr(headline, name), getattr(told, name)
        if a is not None and b is not None:
            here, there = (words_of(context.document.quote(one.span)) for one in (a, b))
            score += TIE if alike(a, b, context.document) else len(here & there) / max(len(here | there), 1)
    return score + TIE * _one_toll(headline, told)


def _may_be_told(headline: Claim, told: Claim, context: Context, *, listed: bool) -> bool:
    """Whether the text may tell a headline's act by other words for its place, its day or its means; each of a list has its own place."""
    if headline.type != told.type or headline.status != told.status or opposed(headline, told, context):
        return False
    if (listed and not place_tie(headline, told, context)) or _lie_apart(headline, told, context):
        return False
    return not (conflict(headline.actor, told.actor, context) or conflict(headline.target, told.target, context))


def _lie_apart(headline: Claim, told: Claim, context: Context) -> bool:
    """Whether two known places lie in two provinces: a headline names the next city, and none further off."""
    here, there = headline.location, told.location
    known = here is not None and there is not None and (here.place or here.around) and (there.place or there.around)
    if not known or here is None or there is None or here.admin1 == there.admin1:
        return False
    return place_tie(headline, told, context) is None


def _readings(headline: Claim) -> Iterator[Claim]:
    """What a headline may tell: what is planned in the present, an attack or damage whose means only the text tells, or but its dead."""
    yield headline
    yield structs.replace(headline, status="planned")
    if headline.type == "armed_attack" and headline.mode in ATTACKED and headline.actor is not None:
        yield structs.replace(headline, type="strike", mode="unspecified")
    if headline.type == "destruction":
        yield structs.replace(headline, type="strike", mode="unspecified")
    if headline.type in TOLLED and headline.killed is not None:
        yield from (structs.replace(headline, type=name, mode=BY_TOLL) for name in sorted(ONE_SIDED - {headline.type}))


def _with_evidence(told: Claim, headline: Claim) -> Claim:
    """A claim with the headline as further evidence, and with the losses that only the headline tells (ruling 23)."""
    return structs.replace(
        told,
        evidence=joined_evidence(told.evidence, headline.evidence),
        killed=told.killed if told.killed is not None else headline.killed,
        injured=told.injured if told.injured is not None else headline.injured,
    )
