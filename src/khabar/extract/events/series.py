"""Acts of which none is told: a series over months, a campaign that is only stepped up."""

from khabar.extract.casualties.running import is_at_site, is_many
from khabar.extract.sentence.scene import Scene
from khabar.model import Draft
from khabar.model.event_types import CORE
from khabar.model.values import AgoPoint, PeriodPoint

RAISE = "raise"
_MONTHS = frozenset({"month", "year"})
_LASTING = frozenset({"capture", "withdrawal"})  # a siege lasts, and ground left stays left


def is_series(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is of many acts told together without a toll: over months, or as stepped up."""
    if draft.type not in CORE or draft.type in _LASTING or draft.status != "occurred" or not is_many(scene, draft):
        return False
    if any(count is not None for count in (draft.killed, draft.injured, draft.weapon_count)):
        return False
    if draft.date is not None:
        return _lasts_months(draft)
    return (draft.place is None or "country" in draft.place.classes) and _is_raised(scene, draft)


def _lasts_months(draft: Draft) -> bool:
    """Whether the time of an act is months or years of which nobody tells how many: "in the last months", "is fought for years"."""
    point = draft.date.point if draft.date is not None else None
    if isinstance(point, PeriodPoint):
        struck = draft.target is not None and "country" not in draft.target.classes
        return point.unit in _MONTHS and point.count is None and point.part is None and not (struck or is_at_site(draft))
    since = draft.date is not None and draft.date.relation == "since" and "present" in draft.manner
    return since and isinstance(point, AgoPoint) and point.unit in _MONTHS


def _is_raised(scene: Scene, draft: Draft) -> bool:
    """Whether somebody does more of what is known as his: "the group has stepped up its attacks"."""
    at = _event_at(scene, draft)
    if at is None:
        return False
    chunk, (verb, slot) = scene.row[at], scene.governors.get(at, (at, ""))
    return slot == "object" and RAISE in scene.row[verb].governs and chunk.reading is not None and bool(chunk.reading.peeled.pronoun)


def _event_at(scene: Scene, draft: Draft) -> int | None:
    """The chunk of the event noun that a draft was read from."""
    return next((at for at, chunk in enumerate(scene.row) if chunk.kind == "event" and chunk.first <= draft.word < chunk.last), None)
