"""Whether two claims of one document tell one event: what ties them, what parts them, and how much each weighs."""

from msgspec import structs

from khabar.model import Claim, Filler, Quantity
from khabar.model.event_types import CORE, DRIVEN, OF_GROUND
from khabar.resolve.apart import are_apart_in_time, is_other_matter, one_toll
from khabar.resolve.counts import NUMBERS, numbers_agree
from khabar.resolve.likeness import Context, alike, in_title, is_known_noun, words_of
from khabar.resolve.places import in_two_lands, is_inside
from khabar.resolve.within import WIDE_PRECISION, at_target, is_wide, known_place, lies_elsewhere, lies_in

GENERAL_MODES = frozenset({"unspecified", "other", None})
ONE_SIDE = frozenset({"state", "government", "ministry", "office", "military", "police", "coalition", "intelligence"})
"""A state and its organs speak and act as one."""
BODIES = frozenset({"ngo", "international", "ministry"})  # what is told again by its first word alone
CLASH = "clash"
ALSO = "also"  # how a further act is told
ANOTHER = "another"  # how an act is told that is, or whose target is, another than the one told before
FLIGHTS = frozenset({"stops-drone", "stops-missile"})  # how an act of stopping is told, by what it stopped
BY_MANY, BY_ONE = "by-many", "by-one"  # how an act is told by whom: by many with no name, by one who may be of them
AGAIN = "again"  # how an act is told whose place is only "the post", "the town"
UNDERSTOOD = "understood"  # how an act at a site of its own is told whose place is that of the act before
BORDER = "area.border"  # how an act is told whose place is only the border of a state
GUNFIRE = frozenset({"shooting", "ambush", "assassination", "raid"})  # an ambush or a raid is told as gunfire too
THROWN = frozenset({"rocket", "artillery", "missile", "mixed"})
FLOWN = frozenset({"airstrike", "drone"})
WIDER = (FLOWN, frozenset({"rocket", "missile"}))  # modes of which a headline may name the wrong one
ONE_MAN = Quantity(1, 1)
TIE, KIN, DAY = 1.0, 0.5, 0.5
ACTOR_PARTS, TARGET_PARTS = 1.0, 0.6
SHARED, PARTICLE = 2, 2  # words that two phrases share which may name one thing; letters of the words that only join others
ENOUGH = 0.2  # swept 0.1-1.2 on gold by core F1: .715 at 0.2, .712 from 0.4 to 0.8


def sameness(left: Claim, right: Claim, context: Context) -> float | None:
    """How strongly two claims are one event; None where something forbids it or too little ties them."""
    if left.type != right.type or left.status != right.status or _forbidden(left, right, context) or _listed(left, right):
        return None
    if _is_further(left, right, context) or _is_to_others(left, right, context):
        return None
    score = place_tie(left, right, context)
    if score is None or (score < TIE and (_apart(left, right, context) or _taken_apart(left, right, context))):
        return None
    placed_apart = score == KIN and left.evidence == right.evidence
    sides = max(_sides_tie(left, told, context) for told in _ways_to_tell(right))
    score += max(sides, 0.0) if score == TIE and _is_one_fight(left, right, context) else sides
    if left.killed is not None and (left.killed == right.killed or one_toll(left, right)):
        score += KIN if left.killed == ONE_MAN else TIE  # two acts may have cost one life each
    if left.date is not None and right.date is not None:
        score += DAY
    if placed_apart and score < TIE:
        return None  # "raids in the country after an attack on a base in the town"
    return score if score > ENOUGH else None


def _is_one_fight(left: Claim, right: Claim, context: Context) -> bool:
    """Whether two fights of one account, on one ground, are told without sides that are known to be others (ruling 8)."""
    ground = known_place(left)
    if left.type != CLASH or left.evidence == right.evidence or (ground is not None and is_wide(ground, context)):
        return False
    return any(
        not conflict(left.actor, told.actor, context) and not conflict(left.target, told.target, context) for told in _ways_to_tell(right)
    )


def _listed(left: Claim, right: Claim) -> bool:
    """Whether the same words tell two sites of one list: each is an event of its own, though one site may lie in the other."""
    if left.evidence != right.evidence or left.trace.lines != right.trace.lines or left.place is None or right.place is None:
        return False
    own = all(claim.target is None or claim.place is None or claim.target.span.overlaps(claim.place.span) for claim in (left, right))
    return not left.place.span.overlaps(right.place.span) and (own or left.target == right.target) and left.actor == right.actor


def _is_further(left: Claim, right: Claim, context: Context) -> bool:
    """Whether the later of two claims is told as done besides the other, by or to something else: "it also struck the depot"."""
    told, also = left.trace.manner, right.trace.manner
    others = left.evidence == right.evidence and left.type != CLASH and conflict(left.actor, right.actor, context)  # of one sentence
    dated = left.target is not None or (left.date is None and right.date is not None)  # "a similar attack on Sunday" dates no other
    if others or (ANOTHER in also - told and dated and not in_title(left, context)):
        return True
    if _took_two(left, right, context) or _hit_two(left, right, context):
        return True
    if ALSO not in also or left.target is None or right.target is None or left.target.ground or right.target.ground:
        return False
    return not _tie(left.target, right.target, context) and not in_title(left, context)


def _is_to_others(left: Claim, right: Claim, context: Context) -> bool:
    """Whether two political acts of the text are known to be aimed at two parties: "it backs the army", "it backs the militia"."""
    said = left.type not in CORE and not (in_title(left, context) or in_title(right, context))
    return said and conflict(left.target, right.target, context)


def _hit_two(left: Claim, right: Claim, context: Context) -> bool:
    """Whether the later of two claims tells another building than the earlier, and takes only its place from there."""
    if UNDERSTOOD not in right.trace.manner or left.target is None or right.target is None or in_title(left, context):
        return False
    return not (_tie(left.target, right.target, context) or one_toll(left, right)) and not is_known_noun(
        context.document.quote(right.target.span)
    )


def _took_two(left: Claim, right: Claim, context: Context) -> bool:
    """Whether two verbs of one sentence tell two takings: "seized four tanks, and besieged a camp", "retook the town that they seized"."""
    one, other = left.target, right.target
    if left.type != "capture" or left.evidence != right.evidence or left.trace.lines == right.trace.lines or one is None or other is None:
        return False
    told = [context.document.quote(target.span) for target in (one, other)]
    if left.actor is not None and right.actor is not None and not (_tie(left.actor, right.actor, context)):
        return True  # "took the town that had fallen to the rebels": taken by the one and then by the other
    return not (_tie(one, other, context) or one.ground or other.ground or any(map(is_known_noun, told)))


def _apart(left: Claim, right: Claim, context: Context) -> bool:
    """Whether one sentence tells two targets at two places with nothing that ties them: these are two acts."""
    if left.evidence != right.evidence or left.place is None or right.place is None or left.place.span == right.place.span:
        return False
    return left.target is not None and right.target is not None and not _tie(left.target, right.target, context)


def _taken_apart(left: Claim, right: Claim, context: Context) -> bool:
    """Whether the text tells the taking, or the leaving, of a whole and of a part of it: the ground itself tells them apart (ruling 3)."""
    if left.type not in OF_GROUND or left.target is None or right.target is None or in_title(left, context) or in_title(right, context):
        return False
    return not alike(left.target, right.target, context.document)


def fits(left: Claim, right: Claim, context: Context) -> bool:
    """Whether nothing keeps two claims from being one event, however little ties them."""
    if left.type != right.type or left.status != right.status or _forbidden(left, right, context):
        return False
    return place_tie(left, right, context) is not None and not conflict(left.actor, right.actor, context)


def conflict(left: Filler | None, right: Filler | None, context: Context) -> bool:
    """Whether two fillers are known to be different things."""
    if left is None or right is None or left.concept is None or right.concept is None:
        return False
    return not _tie(left, right, context)


def _forbidden(left: Claim, right: Claim, context: Context) -> bool:
    brief = in_title(left, context) != in_title(right, context)
    if not _modes_agree(left, right, brief=brief or one_toll(left, right) or _returns_to(right, left, context)):
        return True
    if are_apart_in_time(left, right, context) or opposed(left, right, context):
        return True
    if not brief and is_other_matter(left, right, context):
        return True
    if not numbers_agree(left, right, _compared(left, right, context) if brief else NUMBERS):
        return True
    a, b = left.attribution.source, right.attribution.source
    if brief or a is None or b is None:
        return False  # a headline shortens who said it
    if is_one_of(right, left) or is_one_of(left, right):
        return False
    pairs = ((a, b), (b, a))
    return not (_tie(a, b, context) or any(_is_of_body(one, of, context) or _is_statement_of(one, of, context) for one, of in pairs))


def _is_statement_of(said: Filler, body: Filler, context: Context) -> bool:
    """Whether what is said to have spoken is the statement, or the voice, of a body that spoke in full: "the statement of the army"."""
    words = context.document.quote(said.span).split()
    return len(words) > 1 and said.concept is None and words_of(" ".join(words[1:])) <= words_of(context.document.quote(body.span))


def _compared(left: Claim, right: Claim, context: Context) -> tuple[str, ...]:
    """The numbers in which a headline has to agree: with one toll not the wounded, and of one of note not who else died with him."""
    if one_toll(left, right):
        return ("killed", "weapon_count")
    headline, told = (left, right) if in_title(left, context) else (right, left)
    one = headline.killed == ONE_MAN and told.killed is not None and (told.killed.low or 0) > 1
    named = headline.target is not None and told.target is not None and alike(headline.target, told.target, context.document)
    return ("injured", "weapon_count") if one and named else NUMBERS


def is_one_of(one: Claim, many: Claim) -> bool:
    """Whether one who may be of them speaks behind many with no name: "officials said", and then what the governor said of it."""
    behind = one.evidence[0].start > many.evidence[0].start
    return behind and BY_ONE in one.trace.manner and BY_MANY in many.trace.manner


def _is_of_body(person: Filler, body: Filler, context: Context) -> bool:
    """Whether a speaker is told by the short name of a body that spoke in full: "the head of the Observatory" (ruling 38)."""
    if body.concept is None or context.concepts[body.concept].kind not in BODIES:
        return False
    return not words_of(context.document.quote(body.span).split()[0]).isdisjoint(words_of(context.document.quote(person.span)))


def opposed(left: Claim, right: Claim, context: Context) -> bool:
    """Whether who did the one act is whom the other was done to; the two sides of a fight are told in either order.

    So are the stopping of a drone and that of a missile: what was stopped is another.
    """
    flights = (left.trace.manner & FLIGHTS, right.trace.manner & FLIGHTS)
    if all(flights) and flights[0].isdisjoint(flights[1]):
        return True
    pairs = ((left.actor, right.target), (right.actor, left.target)) if left.type in CORE - {CLASH} else ()
    return any(doer is not None and struck is not None and alike(doer, struck, context.document) for doer, struck in pairs)


def _modes_agree(left: Claim, right: Claim, *, brief: bool) -> bool:
    """One mode, or one told less exactly; a headline, or whoever tells one toll, calls munitions and aircraft by a wider name."""
    modes = {left.mode, right.mode}
    if len(modes) == 1 or modes & GENERAL_MODES or modes == DRIVEN or ("shooting" in modes and modes <= GUNFIRE):
        return True
    return brief and (modes <= THROWN or modes == FLOWN)


def place_tie(left: Claim, right: Claim, context: Context) -> float | None:
    """A tie for one place or one inside the other, None for two places apart, 0 where one is untold."""
    if left.place is None or right.place is None:
        return 0.0
    if alike(left.place, right.place, context.document):
        return TIE
    brief = in_title(left, context) != in_title(right, context)
    again = any(AGAIN in claim.trace.manner for claim in (left, right))  # "at the post", which was told before
    if again or (brief and (one_toll(left, right) or at_target(left, right, context))):
        return 0.0  # a headline calls a place by the next city, or by what was hit there
    a_place, b_place = known_place(left), known_place(right)
    if a_place is None or b_place is None or a_place.place is None or b_place.place is None:
        if lies_in(left, right, context) or lies_in(right, left, context):
            return KIN
        if brief:
            return None if lies_elsewhere(left, right, context) and not _have_one_doer(left, right, context) else 0.0
        long = _is_same_account(left, right, context) or any(
            BORDER in claim.trace.manner for claim in (left, right)
        )  # a base on the border lies in some town there
        two = _have_two_targets(left, right, context) and not one_toll(left, right)
        wide = (known := a_place or b_place) is not None and is_wide(known, context) and not two
        return 0.0 if (long or wide) and not in_two_lands(left.location, right.location, context.concepts) else None
    a, b = context.concepts[a_place.place], context.concepts[b_place.place]
    if is_inside(a, b) or is_inside(b, a):
        return KIN
    along = "border" in (a.kind, b.kind) and min(a_place.precision or 1, b_place.precision or 1) < WIDE_PRECISION
    return 0.0 if along or (a.country == b.country and _is_same_account(left, right, context)) else None


def _sides_tie(left: Claim, right: Claim, context: Context) -> float:
    """How strongly who did it, and to whom, tie two claims; less than nothing where they are others."""
    score = 0.0
    for name, parts in (("target", TARGET_PARTS), ("actor", ACTOR_PARTS)):
        a, b = getattr(left, name), getattr(right, name)
        if a is not None and b is not None:
            score += _tie(a, b, context) or -parts
    return score


def _ways_to_tell(claim: Claim) -> tuple[Claim, ...]:
    """A claim and, of a fight, the same with its two sides in the other order."""
    if claim.type != CLASH:
        return (claim,)
    return claim, structs.replace(claim, actor=claim.target, target=claim.actor)


def _is_same_account(left: Claim, right: Claim, context: Context) -> bool:
    """Whether one source tells one toll of one doer again, or returns to what was hit: the site then named closer is where that was."""
    a, b = left.attribution.source, right.attribution.source
    if a is None or b is None or not alike(a, b, context.document) or not set(left.evidence).isdisjoint(right.evidence):
        return False
    return (one_toll(left, right) and _have_one_doer(left, right, context)) or _returns_to(right, left, context)


def _returns_to(claim: Claim, told: Claim, context: Context) -> bool:
    """Whether the target of a claim is a known noun for the one told before: "a car", "the car"."""
    if claim.target is None or told.target is None or claim.target.concept is not None:
        return False
    known, before = (is_known_noun(context.document.quote(one.target.span)) for one in (claim, told) if one.target is not None)
    return known and not before and alike(claim.target, told.target, context.document)


def _have_two_targets(left: Claim, right: Claim, context: Context) -> bool:
    """Whether two targets are told that nothing ties: a site that the world does not know is then not taken to lie in a wide place."""
    return left.target is not None and right.target is not None and not _tie(left.target, right.target, context)


def _have_one_doer(left: Claim, right: Claim, context: Context) -> bool:
    """Whether one side did both of two acts: the headline may then tell where by the next town; two sides fight in many places."""
    if left.actor is None or right.actor is None or left.type == CLASH:
        return False
    return alike(left.actor, right.actor, context.document)


def _share_words(left: Filler, right: Filler, context: Context) -> bool:
    """Whether two phrases, one of them unnamed, share two words that are no particles: "three Turkish warplanes", "the Turkish planes"."""
    a, b = words_of(context.document.quote(left.span)), words_of(context.document.quote(right.span))
    return sum(len(word) > PARTICLE for word in a & b) >= SHARED


def _tie(left: Filler, right: Filler, context: Context) -> float:
    if alike(left, right, context.document):
        return TIE
    if left.concept is None or right.concept is None:
        return KIN if _share_words(left, right, context) else 0.0
    a, b = context.concepts[left.concept], context.concepts[right.concept]
    if a.parent == b.id or b.parent == a.id:
        return KIN
    return KIN if a.country is not None and a.country == b.country and {a.kind, b.kind} <= ONE_SIDE else 0.0
