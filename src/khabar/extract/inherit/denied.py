"""What a denial leaves out of the act that it denies: another account tells it."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from khabar.codebook.types import Concept
from khabar.extract.inherit.places import is_around
from khabar.extract.inherit.telling_again import SAME_REACH, alike, of_another_day
from khabar.extract.sides import OFFICIAL, common
from khabar.model import Draft, Role
from khabar.model.event_types import CORE

TOLD = ("actor", "target", "place", "date")
"""What is taken over from the act as it was told."""
ANSWER_REACH = 2  # sentences within which a denial answers the one act of its type


def as_denied(draft: Draft, drafts: Sequence[Draft], concepts: Mapping[str, Concept]) -> Draft:
    """A denied act with what the account that it answers tells of it: the nearest before, else (of a headline) behind."""
    if draft.type not in CORE or draft.status != "denied":
        return draft
    near = [other for other in drafts if other.status == "occurred" and abs(other.sentence - draft.sentence) <= SAME_REACH]
    near.sort(key=lambda other: (other.sentence > draft.sentence, abs(other.sentence - draft.sentence)))
    act = next((other for other in near if alike(draft, other)), None) or _answered(draft, near, concepts)
    if act is None:
        return draft
    draft = structs.replace(draft, **{name: getattr(act, name) for name in TOLD if getattr(draft, name) is None})
    return structs.replace(draft, places=act.places) if draft.place is act.place and not draft.places else draft


def _answered(draft: Draft, near: Sequence[Draft], concepts: Mapping[str, Concept]) -> Draft | None:
    """The act of its type told right before, which a denial answers that names no other side or place; a ministry answers for its army."""
    told = [other for other in near if other.type == draft.type and 0 < draft.sentence - other.sentence <= ANSWER_REACH]
    other = told[0] if told else None
    if other is None or of_another_day(draft, other):
        return None
    other_side = common(draft.actor, other.actor) is False and not _are_of_one_land(draft.actor, other.actor, concepts)
    if other_side or common(draft.target, other.target) is False:
        return None
    return None if _is_elsewhere(draft.place, other.place, concepts) else other


def _are_of_one_land(left: Role | None, right: Role | None, concepts: Mapping[str, Concept]) -> bool:
    """Whether two doers are of one state, as a ministry and its army."""
    lands = [{concepts[c].country for c in role.concepts if concepts[c].kind in OFFICIAL} for role in (left, right) if role is not None]
    return bool(set.intersection(*lands) - {None}) if lands else False


def _is_elsewhere(here: Role | None, there: Role | None, concepts: Mapping[str, Concept]) -> bool:
    """Whether two roles name places of which neither lies in the other."""
    if here is None or there is None:
        return False
    names, others = ({*role.concepts, *role.inner} for role in (here, there))
    return bool(names and others) and names.isdisjoint(others) and not is_around(here, there, concepts)
