"""Whether an event only stands behind the main one: before it, or as what somebody answered to."""

from khabar.extract.sentence.chunks import STOPS, opens_time
from khabar.extract.sentence.scene import Scene, own_acts
from khabar.model.event_types import CORE
from khabar.text.marks import COMMAS

OF_HARM = frozenset({"cause", "during"})


def in_background(scene: Scene, at: int) -> bool:
    """Whether the event stands after a word that puts it before, or behind, the main event.

    What people were harmed by ("were killed as a result of a raid") or in the course of is the main event itself.
    """
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "background" and not opens_time(scene.row, n):
            return chunk.value not in OF_HARM or _is_answered_to(scene, n)
        if chunk.kind in STOPS or chunk.kind == "verb" or (chunk.kind == "mark" and chunk.value in COMMAS):
            return False
    return False


def _is_answered_to(scene: Scene, cause: int) -> bool:
    """Whether what stands ahead of a cause is only what somebody said or did about it ("threatened to end the truce after the raids")."""
    frames = [{trigger.frame for trigger in own_acts(chunk.triggers)} for chunk in scene.row[:cause]]
    return any(found and found.isdisjoint(CORE) for found in frames)
