"""Verbal acts that a verb gives voice to: "expressed its condemnation of the raid", "insisted on the rejection of the plan"."""

from khabar.extract.sentence.saying_forms import UTTER
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import POLITICAL_SPEECH


def is_uttered(scene: Scene, at: int, verb: int, slot: str) -> bool:
    """Whether an event is the verbal act that the verb ahead gives voice to: "expressed its condemnation"."""
    return UTTER in scene.row[verb].governs and slot in ("object", "from", "on") and speaks(scene, at)


def speaks(scene: Scene, at: int) -> bool:
    """Whether an event may be a verbal act."""
    return any(trigger.frame in POLITICAL_SPEECH for trigger in scene.row[at].triggers)
