"""What a clause leaves out and the document tells: the place, the day and the actor that govern what follows."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import structs

from khabar.codebook.types import Concept
from khabar.extract.acts.modes import GENERAL
from khabar.extract.sides import common, is_own, with_sides, without_country
from khabar.model import DateExpression, Draft, Role
from khabar.model.event_types import CORE
from khabar.model.values import DayCountPoint

FIGHTING = frozenset({"strike", "bombing", "armed_attack", "clash", "capture"})  # acts that follow one another on one ground
PLACE_REACH = 1  # sentences back from which a place governs; swept 0-5 on gold
DATE_REACH = 1  # sentences back from which the day of another act governs; swept 0-3 on gold
NEWS_REACH = 4  # sentences from the lead within which its day governs fresh events; swept 2-5 on gold, flat from 3
SHORT_AREA = 8  # letters of a bare "the area", "the town": longer phrases name their area
SAME_REACH = 6  # sentences within which one act is told again
ACTOR_REACH = 3  # sentences back from which the actor of a like event is understood
LEAD = 2  # a headline and a lead take what the text below tells
WIDE = frozenset({"country", "region", "admin1"})  # places within which the text may go on to name a more exact one


def inherit(
    drafts: Sequence[Draft],
    concepts: Mapping[str, Concept],
    news: tuple[DateExpression, int] | None = None,
    turns: frozenset[int] = frozenset(),
) -> list[Draft]:
    """Fill what drafts leave out from those that tell the same act, then from those before them.

    ``news`` is the day that the lead names, and its sentence; ``turns`` are the sentences that turn to another matter.
    """
    filled: list[Draft] = []
    if news is not None and {draft.status for draft in drafts if draft.sentence == news[1] and draft.type in CORE} == {"planned"}:
        news = None  # the day of an announcement (ruling 43)
    for n, draft in enumerate(drafts):
        if draft.type in CORE and draft.status == "occurred":
            twins = _twins(draft, n, drafts, filled)
            turn = max((turn for turn in turns if turn <= draft.sentence), default=0)
            near = [other for other in filled if other.sentence >= turn]
            draft = _with_place(draft, near, twins, concepts)
            draft = _with_date(draft, near, drafts[n + 1 :], twins)
            draft = _with_news_day(draft, filled, news if news is not None and news[1] >= turn else None)
            draft = _with_actor(without_country(draft, near), filled)
            draft = _with_ground(draft)
            draft = with_sides(draft, near, drafts[n + 1 :], twins, concepts)
            draft = _with_mode(draft, filled)
        filled.append(draft)
    return filled


def _twins(draft: Draft, at: int, drafts: Sequence[Draft], filled: Sequence[Draft]) -> list[Draft]:
    """Drafts that tell the same act, the nearest before first; a headline's and a lead's also from below."""
    before = [other for other in reversed(filled) if draft.sentence - other.sentence <= SAME_REACH]
    after = [other for other in drafts[at + 1 :] if other.sentence - draft.sentence <= SAME_REACH] if draft.sentence < LEAD else []
    return [other for other in (*before, *after) if same_act(draft, other)]


def same_act(left: Draft, right: Draft) -> bool:
    """Whether two drafts may tell one act: of one type, with nothing told against it and someone or something in common."""
    if left.type != right.type or left.status != right.status or left.background != right.background:
        return False
    if left.sentence == right.sentence or (
        left.date is not None and right.date is not None and left.date != right.date and not left.announced
    ):
        return False
    if any(_differ(getattr(left, name), getattr(right, name)) for name in ("killed", "injured", "weapon_count")):
        return False
    actors, targets = common(left.actor, right.actor), common(left.target, right.target)
    return (
        actors is not False
        and targets is not False
        and bool(actors or targets or left.returning or left.sentence == 0 or _same_toll(left, right))
    )


def _differ(left: object, right: object) -> bool:
    return left is not None and right is not None and left != right


def _with_place(draft: Draft, before: Sequence[Draft], twins: Sequence[Draft], concepts: Mapping[str, Concept]) -> Draft:
    if draft.place is not None:
        named = [
            other for other in twins if common(draft.actor, other.actor) or common(draft.target, other.target) or _same_toll(draft, other)
        ]
        finer = _finer(draft.place, named, concepts)
        return draft if finer is None else structs.replace(draft, place=finer)
    placed = [other for other in reversed(before) if other.place is not None and other.type in CORE and not _of_another_day(draft, other)]
    found = _first(placed, lambda other: other.sentence == draft.sentence and not other.background)
    if draft.background:
        harmful = draft.killed is not None or draft.injured is not None  # "two were killed in the course of the fight"
        return structs.replace(draft, place=found.place) if harmful and found is not None else draft
    if found is None:
        found = _first(twins, lambda other: other.place is not None)
    if found is not None:
        return structs.replace(draft, place=found.place)
    near = (
        other
        for other in reversed(before)
        if draft.sentence - other.sentence <= PLACE_REACH and _goes_with(draft, other) and not _of_another_day(draft, other)
    )
    place = next((place for other in near if (place := _ground_of(other, before)) is not None), None)
    return draft if place is None else structs.replace(draft, place=place)


def _ground_of(draft: Draft, others: Sequence[Draft]) -> Role | None:
    """Where an act was, for what follows; of an act at several sites what heads their list, none of the sites being more understood."""
    sites = [other.place for other in others if other.word == draft.word and other.place != draft.place]
    if not sites or draft.place is None:
        return draft.place
    return next((role for role in reversed(draft.places) if role != draft.place and role not in sites), None)


def _of_another_day(left: Draft, right: Draft) -> bool:
    """Whether two drafts tell different days."""
    return left.date is not None and right.date is not None and left.date != right.date


def _goes_with(draft: Draft, other: Draft) -> bool:
    """Whether an act without a place may be told of where another was: fighting is, people may be held and troops sent elsewhere."""
    return draft.type == other.type or {draft.type, other.type} <= FIGHTING


def _same_toll(left: Draft, right: Draft) -> bool:
    """Whether two drafts tell one number of dead."""
    return left.killed is not None and left.killed == right.killed and left.killed.low not in (None, 0)


def _finer(place: Role, twins: Sequence[Draft], concepts: Mapping[str, Concept]) -> Role | None:
    """A more exact place that the same act is told for elsewhere, inside the one told here."""
    wide = [concepts[c] for c in (*place.concepts, *place.inner) if concepts[c].group == "place"]
    if not wide or not {concept.kind for concept in wide} <= WIDE:
        return None
    for other in twins:
        if other.place is not None and any(inside(c, wide, concepts) for c in (*other.place.concepts, *other.place.inner)):
            return other.place
    return None


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


def _with_date(draft: Draft, before: Sequence[Draft], after: Sequence[Draft], twins: Sequence[Draft]) -> Draft:
    if draft.announced and (
        told := _first([*twins, *reversed(before)], lambda other: other.date is not None and _is_told_day(other, draft))
    ):
        return structs.replace(draft, date=told.date)
    if draft.date is not None or draft.background:
        return draft
    found = _first(sorted(twins, key=lambda other: other.announced), lambda other: other.date is not None)
    if found is None:
        found = _first(reversed(before), lambda other: other.date is not None and _governs(other, draft))
    if found is None and draft.sentence == 0:
        found = _first(
            after,
            lambda other: (
                other.date is not None and other.type in CORE and other.sentence <= LEAD and not (other.background or _is_lasting(other))
            ),
        )
    return draft if found is None else structs.replace(draft, date=found.date)


def _with_news_day(draft: Draft, before: Sequence[Draft], news: tuple[DateExpression, int] | None) -> Draft:
    """A fresh event told soon after a lead that names the day, with no other day named between (ruling 45)."""
    if draft.date is not None or draft.background or news is None or draft.sentence == news[1] or draft.sentence - news[1] > NEWS_REACH:
        return draft
    if any(other.date is not None and other.date != news[0] and other.type in CORE and not other.background for other in before):
        return draft
    return structs.replace(draft, date=news[0])


def _is_told_day(other: Draft, draft: Draft) -> bool:
    """Whether the text itself tells the day of an act like one that is dated only by its announcement."""
    return other.type == draft.type and not other.announced and not other.background and abs(draft.sentence - other.sentence) <= SAME_REACH


def _governs(other: Draft, draft: Draft) -> bool:
    """Whether the day of another act is understood for the acts told next."""
    return other.type in CORE and not other.background and draft.sentence - other.sentence <= DATE_REACH and not _is_lasting(other)


def _is_lasting(draft: Draft) -> bool:
    """Whether a date tells for how many days an act has gone on ("for the fourth day"): it is of no other act."""
    return draft.date is not None and isinstance(draft.date.point, DayCountPoint) and draft.date.point.running


def _first(drafts: Iterable[Draft], fits: Callable[[Draft], bool]) -> Draft | None:
    return next((draft for draft in drafts if fits(draft)), None)


def _with_actor(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The actor of a definite return to an event of the same type ("the raids hit ..."), or of the clause before."""
    if draft.actor is not None or draft.passive or draft.background:
        return draft
    for other in reversed(before):
        if (
            other.actor is not None
            and other.type == draft.type
            and draft.sentence - other.sentence <= ACTOR_REACH
            and not is_own(draft.target, other.actor)
            and (draft.mode == other.mode or {draft.mode, other.mode} & GENERAL)
        ):
            return structs.replace(draft, actor=other.actor)
    return draft


def _with_ground(draft: Draft) -> Draft:
    """What was taken or left is the ground itself (ruling 3), also where it is told only as the place or as "the area"."""
    if draft.type not in ("capture", "withdrawal") or draft.place is None:
        return draft
    target = draft.target
    unnamed = target is not None and not target.concepts and not target.inner and bool(target.classes & {"area"})
    short = unnamed and target is not None and target.span.end - target.span.start <= SHORT_AREA
    return structs.replace(draft, target=draft.place) if target is None or short else draft


def _with_mode(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The mode of what a definite noun returns to ("the other strikes", after air strikes)."""
    if not draft.returning or draft.mode not in GENERAL or draft.weapon is not None:
        return draft
    for other in reversed(before):
        if other.type == draft.type and draft.sentence - other.sentence <= PLACE_REACH and common(draft.actor, other.actor) is not False:
            return draft if other.mode is None else structs.replace(draft, mode=other.mode)
    return draft
