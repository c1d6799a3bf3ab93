"""Where an act was, if its own clause does not tell it, or told more exactly elsewhere."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from khabar.codebook.types import Concept
from khabar.extract.acts.modes import GENERAL
from khabar.extract.dating.date_anchors import is_day
from khabar.extract.inherit.telling_again import LEAD, SAME_REACH, first, is_one, of_another_day, same_toll
from khabar.extract.placing.lands import in_one_land
from khabar.extract.sides import common
from khabar.model import Draft, Role
from khabar.model.event_types import CORE, OF_GROUND

FIGHTING = frozenset({"strike", "bombing", "armed_attack", "clash", "capture", "destruction"})  # acts that follow one another on one ground
TAKEN_IN_FIGHTS = frozenset({"abduction", "interception"})  # acts in the course of fighting, where one account tells both
ELSEWHERE = frozenset({"strike", "mobilization", "withdrawal"})  # acts that go off from, or to, other ground
PLACE_REACH = 1  # sentences back from which a place governs; swept 0-5 on gold
UNDERSTOOD = "understood"  # how an act is told whose place is that of the act before, which was done to another site
BUILT = frozenset({"structure", "military_site", "facility", "site"})
PARTS = frozenset({"area.local", "area.site", "structure"})  # places that may lie in a town
TOLD_AGAIN = frozenset({"bombing", "armed_attack"})  # acts of which a short report tells one, by several speakers
TOWNS = frozenset({"town", "area.town"})
BORDERS = frozenset({"border", "area.border"})
WIDE = frozenset({"country", "region", "admin1"})  # places within which the text may go on to name a more exact one


def with_place(
    draft: Draft, before: Sequence[Draft], after: Sequence[Draft], twins: Sequence[Draft], concepts: Mapping[str, Concept]
) -> Draft:
    """A draft with its place as exactly as the document tells it."""
    if draft.place is not None:
        named = [
            other
            for other in twins
            if (common(draft.actor, other.actor) or common(draft.target, other.target) or same_toll(draft, other))
            and not _taken_apart(draft, other)
        ]
        finer = _finer(draft.place, named, concepts)
        return _with_town(draft, before) if finer is None else structs.replace(draft, place=finer)
    placed = [other for other in reversed(before) if other.place is not None and other.type in CORE and not of_another_day(draft, other)]
    found = first(placed, lambda other: other.sentence == draft.sentence and not other.background and not _is_other_news(draft, other))
    if draft.background:
        harmful = draft.killed is not None or draft.injured is not None  # "two were killed in the course of the fight"
        fresh = draft.date is None or is_day(draft.date.point)  # what was a month ago need not have been there
        return structs.replace(draft, place=found.place if harmful and found is not None else draft.elsewhere if fresh else None)
    if found is None:
        found = first(twins, lambda other: other.place is not None)
    if found is not None:
        return structs.replace(draft, place=found.place)
    if draft.elsewhere is not None and draft.target is not None and draft.elsewhere.span == draft.target.span:
        return structs.replace(draft, place=draft.elsewhere)  # the one site that it was done to
    reach = SAME_REACH if _is_of_one_ground(draft, before, concepts) else PLACE_REACH
    near = (
        other
        for other in reversed(before)
        if draft.sentence - other.sentence <= reach and _goes_with(draft, other) and not of_another_day(draft, other)
    )
    if (place := _place_led_to(draft, after)) is not None:
        return structs.replace(draft, place=place)
    for other in near:
        if (place := _ground_of(other, before)) is not None:
            manner = draft.manner | {UNDERSTOOD} if _are_two_sites(draft, other) else draft.manner
            return structs.replace(draft, place=place, manner=manner)
    return structs.replace(draft, place=draft.elsewhere or _of_news(draft, before, concepts))


def _are_two_sites(draft: Draft, other: Draft) -> bool:
    """Whether an act that returns to none was done to a building or a post, and the one before it to another."""
    here, there = draft.target, other.target
    if draft.returning or draft.type != other.type or here is None or there is None or is_one(here, there):
        return False
    return bool(here.classes & BUILT and there.classes & BUILT) and "place" not in here.classes


def _of_news(draft: Draft, before: Sequence[Draft], concepts: Mapping[str, Concept]) -> Role | None:
    """Where the one blast or shooting of the news was, for an account of it further below; none where several were, or another is told."""
    if draft.type not in TOLD_AGAIN or "another" in draft.manner:
        return None
    told = [(other, other.place) for other in before if other.type == draft.type and other.place is not None]
    if not told or told[0][0].sentence > LEAD or any(_differs(draft, other) for other, _ in told):
        return None
    exact = told[-1][1]
    return exact if all(is_around(place, exact, concepts) for _, place in told) else None


def is_around(place: Role, other: Role, concepts: Mapping[str, Concept]) -> bool:
    """Whether two places are one, or the one lies in the other."""
    pairs = ((place, other), (other, place))
    within = (inside(c, [concepts[w] for w in _names(outer)], concepts) for inner, outer in pairs for c in _names(inner))
    return is_one(place, other) or any(within)


def _is_of_one_ground(draft: Draft, before: Sequence[Draft], concepts: Mapping[str, Concept]) -> bool:
    """Whether all that was told so far was in one town: an act that is told next without a place or a day is understood there."""
    told = [other.place for other in before if other.place is not None and other.type in CORE]
    if not told or draft.date is not None or any(place.classes & WIDE or "direction" in place.classes for place in told[-1:]):
        return False
    return all(is_around(place, told[-1], concepts) for place in told)


def _differs(draft: Draft, other: Draft) -> bool:
    """Whether two acts are told as of different days, modes or sides."""
    modes = {draft.mode, other.mode} - GENERAL
    apart = common(draft.actor, other.actor) is False or common(draft.target, other.target) is False
    return apart or len(modes) > 1 or of_another_day(draft, other)


def _is_other_news(draft: Draft, other: Draft) -> bool:
    """Whether a headline tells of two sides, each of which acts on ground of its own."""
    return draft.sentence == 0 and draft.actor is not None and not is_one(draft.actor, other.actor) and draft.type != other.type


def _place_led_to(draft: Draft, after: Sequence[Draft]) -> Role | None:
    """The place of what an act's own doer did before it ("held ten people after storming the town")."""
    if draft.type in ELSEWHERE:
        return None
    own = [other for other in after if other.sentence == draft.sentence and other.type in CORE]
    found = first(own, lambda other: other.place is not None and _is_by_doer(other, draft))
    return _ground_of(found, own) if found is not None else None


def _is_by_doer(other: Draft, draft: Draft) -> bool:
    """Whether an act is told as done by the doer of another, or without a doer as what came before that."""
    return is_one(draft.actor, other.actor) or (other.actor is None and other.background)


def _with_town(draft: Draft, before: Sequence[Draft]) -> Draft:
    """A return to an act at a site or a quarter ("the attack took place in the quarter of") with the town told for that act beside it."""
    place = draft.place
    if not draft.returning or place is None or not place.classes & PARTS or any(role.concepts for role in draft.places):
        return draft
    for other in reversed(before):
        near = 0 < draft.sentence - other.sentence <= SAME_REACH and other.type == draft.type
        if near and other.place is not None and other.place.classes & TOWNS:
            apart = common(draft.actor, other.actor) is False or common(draft.target, other.target) is False
            return draft if apart else structs.replace(draft, places=(*draft.places, other.place))
    return draft


def _ground_of(draft: Draft, others: Sequence[Draft]) -> Role | None:
    """Where an act was, for what follows; of an act at several sites what heads their list, none of the sites being more understood."""
    sites = [other.place for other in others if other.word == draft.word and other.place != draft.place]
    if not sites or draft.place is None:
        return draft.place
    return next((role for role in reversed(draft.places) if role != draft.place and role not in sites), None)


def _goes_with(draft: Draft, other: Draft) -> bool:
    """Whether an act without a place may be told of where another was: fighting is, people may be held and troops sent elsewhere.

    Another speaker begins an account of his own.
    """
    said, told = draft.said.source, other.said.source
    if said is not None and told is not None and not is_one(said, told):
        return False
    if draft.type in TAKEN_IN_FIGHTS and other.type in FIGHTING and (said is None) == (told is None):
        return not _is_on_border(other)
    return draft.type == other.type or ({draft.type, other.type} <= FIGHTING and not _is_on_border(other))


def _is_on_border(draft: Draft) -> bool:
    """Whether an act is told to have been on a border, which is long: an act of another kind need not have been there."""
    return draft.place is not None and not draft.place.classes.isdisjoint(BORDERS)


def _taken_apart(left: Draft, right: Draft) -> bool:
    """Whether the text below a headline tells two takings, of one ground and of another (ruling 3)."""
    told = left.type in OF_GROUND and left.sentence and left.target is not None and right.target is not None
    return bool(told) and not common(left.target, right.target)


def lies_with(left: Draft, right: Draft, concepts: Mapping[str, Concept]) -> bool:
    """Whether two acts may be in one country, as far as their places tell."""
    return in_one_land(left.places[:1], right.places[:1], concepts)


def _finer(place: Role, twins: Sequence[Draft], concepts: Mapping[str, Concept]) -> Role | None:
    """A more exact place that the same act is told for elsewhere, inside the one told here."""
    wide = [concepts[c] for c in _names(place) if concepts[c].group == "place"]
    if not wide or not {concept.kind for concept in wide} <= WIDE:
        return None
    for other in twins:
        if other.place is None or (other.sentence == 0 and _is_short_for(other.place, wide, concepts)):
            continue
        if any(inside(c, wide, concepts) for c in _names(other.place)):
            return other.place
    return None


def _is_short_for(place: Role, wide: Sequence[Concept], concepts: Mapping[str, Concept]) -> bool:
    """Whether a headline's place bears the name of the province that holds it, which the headline then leaves out."""
    return any(whole.ar.endswith(f" {concepts[c].ar}") for c in _names(place) for whole in wide)


def _names(place: Role) -> tuple[str, ...]:
    return (*place.concepts, *place.inner)


def inside(concept_id: str, wide: Sequence[Concept], concepts: Mapping[str, Concept]) -> bool:
    """Whether a place lies in one of several others, by its province and country."""
    place = concepts[concept_id]
    if place.group not in ("place", "facility") or place.kind in ("country", "region"):
        return False
    return any(
        whole.id != place.id
        and (whole.id in (place.admin1, place.parent) or (whole.kind in ("country", "region") and whole.country == place.country))
        for whole in wide
    )
