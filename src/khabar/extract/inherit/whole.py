"""The drafts of a document, each with what its own clause leaves out."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from khabar.codebook.types import Concept
from khabar.extract.acts.modes import AIR, GENERAL
from khabar.extract.inherit.days import Course, with_date, with_day_of_speech, without_plans
from khabar.extract.inherit.denied import as_denied
from khabar.extract.inherit.doers import with_actor
from khabar.extract.inherit.places import PLACE_REACH, lies_with, with_place
from khabar.extract.inherit.returned_sites import ground_of_site
from khabar.extract.inherit.telling_again import twins_of
from khabar.extract.noun_phrases.filling import COUNTED
from khabar.extract.placing.list_heads import on_ground
from khabar.extract.sides import common, with_sides, without_country
from khabar.model import Draft
from khabar.model.event_types import CORE, POLITICAL_SPEECH

SHORT_AREA = 8  # letters of a bare "the area", "the town": longer phrases name their area


def inherit(drafts: Sequence[Draft], concepts: Mapping[str, Concept], course: Course) -> list[Draft]:
    """Fill what drafts leave out from those that tell the same act, then from those before them."""
    filled: list[Draft] = []
    course = without_plans(course, drafts)
    for n, draft in enumerate(drafts):
        if draft.type in CORE and draft.status == "occurred":
            twins, after = twins_of(draft, n, drafts, filled), drafts[n + 1 :]
            near = [other for other in filled if other.sentence >= course.turned(draft.sentence)]
            if (ground := ground_of_site(draft, near, course.text)) is not None:
                draft = structs.replace(draft, place=ground)
            draft = on_ground(draft, course.grounds)
            draft = with_place(draft, near, after, twins, concepts)
            draft = with_date(draft, filled, after, twins, course)
            draft = with_actor(without_country(draft, near), near)
            draft = _with_ground(draft)
            draft = with_sides(draft, near, after, [other for other in twins if lies_with(draft, other, concepts)], concepts)
            draft = _with_mode(draft, filled)
        elif draft.type in POLITICAL_SPEECH and draft.status == "occurred":
            draft = with_day_of_speech(draft, filled, course)
        filled.append(draft)
    return [as_denied(draft, filled, concepts) for draft in filled]


def _with_ground(draft: Draft) -> Draft:
    """What was taken or left is the ground itself (ruling 3), also where it is told only as the place or as "the area"."""
    if draft.type not in ("capture", "withdrawal") or draft.place is None:
        return draft
    target = draft.target
    unnamed = target is not None and not target.concepts and not target.inner and "area" in target.classes and COUNTED not in target.classes
    short = unnamed and target is not None and target.span.end - target.span.start <= SHORT_AREA
    return structs.replace(draft, target=draft.place) if target is None or short else draft


def _with_mode(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The mode of what a definite noun returns to ("the other strikes", after air strikes), or of what its doer did from the air before."""
    if draft.mode not in GENERAL or draft.weapon is not None:
        return draft
    for other in reversed(before):
        if not draft.returning and not (other.mode == AIR and common(draft.actor, other.actor)):
            if other.type == draft.type:
                break
            continue
        if other.type == draft.type and draft.sentence - other.sentence <= PLACE_REACH and common(draft.actor, other.actor) is not False:
            return draft if other.mode is None else structs.replace(draft, mode=other.mode)
    return draft
