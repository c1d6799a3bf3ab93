"""What an act is done to: whether it is of the kind that a trigger asks for, and where it stands ahead of a passive verb."""

from khabar.codebook.types import Trigger
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import CORE


def voiced(scene: Scene, at: int, trigger: Trigger) -> Complements:
    """The complements of a verb, read as a passive where nothing but its subject, ahead of it, can be the object: "tanks were moved"."""
    found, reading = scene.complements[at], scene.row[at].reading
    subject = found.slots.get("subject", ())
    lacks = trigger.objects and trigger.particle is None and not found.pronoun and "object" not in found.slots
    if trigger.frame not in CORE or not lacks or not subject or subject[-1] > at or not is_object(scene, subject, trigger):
        return found
    phrase = scene.row[subject[0]].phrase
    if phrase is None or "state" in senses(phrase) or _has_elsewhere(scene, at):
        return found
    if reading is None or all(form.voice == "active" for form in reading.verbs):
        return found
    slots = {slot: fillers for slot, fillers in found.slots.items() if slot != "subject"}
    return Complements({**slots, "object": subject}, passive=True)


def _has_elsewhere(scene: Scene, at: int) -> bool:
    """Whether a verb goes on from another clause, whose subject it has, or acts on its own doer ("killed himself")."""
    behind = scene.row[at + 1] if at + 1 < len(scene.row) else None
    return scene.row[at].joined or scene.row[at - 1].kind == "break" or (behind is not None and behind.value == "self")


def is_object(scene: Scene, fillers: tuple[int, ...], trigger: Trigger) -> bool:
    """Whether a complement's head is of a class, or is a word, that the trigger asks for."""
    return any(_is_of(scene, scene.row[n], trigger.objects) for n in fillers)


def _is_of(scene: Scene, chunk: Chunk, wanted: tuple[str, ...]) -> bool:
    phrase = chunk.phrase
    if phrase is None:
        return False
    if not senses(phrase).isdisjoint(wanted):
        return True
    words = scene.page.readings[phrase.head].words
    return any(one.removeprefix("word:") in words for one in wanted)
