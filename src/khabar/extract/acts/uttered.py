"""Acts of the subject of a verb that does not carry them: "expressed its condemnation of the raid", "backed the troops with raids"."""

from khabar.extract.sentence.saying_forms import UTTER
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import POLITICAL_SPEECH

ASSIST, USE = "assist", "use"
CLAUSE_REACH = 4  # chunks behind an event within which a clause about it begins


def is_uttered(scene: Scene, at: int, verb: int, slot: str) -> bool:
    """Whether an event is the verbal act that the verb ahead gives voice to, "expressed its condemnation", or one it uses or helps with."""
    if slot == "with" and ASSIST in scene.row[verb].governs:
        return True
    if slot == "object" and USE in scene.row[verb].governs and not scene.complements[verb].passive:
        return speaks(scene, at)  # "used its veto"
    return UTTER in scene.row[verb].governs and slot in ("object", "from", "on") and speaks(scene, at)


def speaks(scene: Scene, at: int) -> bool:
    """Whether an event may be a verbal act."""
    return any(trigger.frame in POLITICAL_SPEECH for trigger in scene.row[at].triggers)


def is_spoken_of(scene: Scene, at: int) -> bool:
    """Whether an event is only what a verbal act, told by a noun, is about: "renewed its condemnation of the raid", "its refusal of".

    What a clause of its own tells of it is told: "condemnation of the blast that hit the mosque" (ruling 27).
    """
    if any(chunk.kind == "relative" for chunk in scene.row[at + 1 : at + CLAUSE_REACH]):
        return False
    heads = (n for n in scene.heads.get(at, ()) if scene.row[n].kind == "event" and scene.row[n].triggers)
    spoken = (n for n in heads if all(trigger.frame in POLITICAL_SPEECH for trigger in scene.row[n].triggers))
    return any(at in scene.complements[n].slots.get(slot, ()) for n in spoken for slot in ("object", "of"))
