"""Acts that are only what another is done for: "launched an operation to retake the town", "they aimed at blowing it up"."""

from khabar.extract.noun_phrases.senses import is_ground
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import FOR

FIGHT = "clash"


def is_aim(scene: Scene, at: int) -> bool:
    """Whether an act stands under "for" behind a verb that has its own subject or object, or under a verb of aiming."""
    chunk, (verb, slot) = scene.row[at], scene.governors.get(at, (at, ""))
    roles = scene.row[verb].governs
    if verb == at or chunk.kind != "event" or not any(trigger.kind == "verb" or trigger.frame == FIGHT for trigger in chunk.triggers):
        return False
    if "aim" in roles and slot in ("object", "to"):
        return True
    meant = slot == "to" and is_purpose(chunk) and roles.isdisjoint(("undergo", "result"))
    return meant and not {"subject", "object"}.isdisjoint(scene.complements[verb].slots)


def is_purpose(chunk: Chunk) -> bool:
    """Whether "for" is written on an indefinite act, or on fighting as such."""
    reading = chunk.reading
    if reading is None or reading.peeled.preposition != FOR:
        return False
    return not reading.peeled.article or any(trigger.frame == FIGHT for trigger in chunk.triggers)


def is_ground_of(scene: Scene, fillers: tuple[int, ...]) -> bool:
    """Whether what an act is done to is ground."""
    return any((phrase := scene.row[n].phrase) is not None and is_ground(phrase) for n in fillers)
