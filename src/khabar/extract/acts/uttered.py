"""Acts of the subject of a verb that does not carry them: "expressed its condemnation of the raid", "backed the troops with raids"."""

from khabar.extract.sentence.saying_forms import UTTER
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import POLITICAL_SPEECH

ASSIST = "assist"


def is_uttered(scene: Scene, at: int, verb: int, slot: str) -> bool:
    """Whether an event is the verbal act that the verb ahead gives voice to, "expressed its condemnation", or its subject helps with it."""
    if slot == "with" and ASSIST in scene.row[verb].governs:
        return True
    return UTTER in scene.row[verb].governs and slot in ("object", "from", "on") and speaks(scene, at)


def speaks(scene: Scene, at: int) -> bool:
    """Whether an event may be a verbal act."""
    return any(trigger.frame in POLITICAL_SPEECH for trigger in scene.row[at].triggers)
