"""People counted who left their homes, or of whom nobody knows: "20,000 people fled", "seven are still among the missing"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.sufferers import people
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene

DISPLACED, MISSING = "displaced", "missing"
FLEE = "flee"
MULTITUDE = 1000  # people who flee or leave in such numbers left their homes; fewer may be prisoners, travellers, envoys
FEWER = frozenset({"person.military", "person.armed", "person.detained", "force", "armed"})
REACH = 3  # chunks from a number of people to what they are among


def gone(scene: Scene, at: int, phrase: Phrase, lexicon: Lexicon) -> str | None:
    """What a number of people counts by what is told of them: the displaced, the missing, or None."""
    if not people(phrase):
        return None
    if _is_missing(scene, at, phrase, lexicon):
        return MISSING
    many = (phrase.low or 0) >= MULTITUDE and senses(phrase).isdisjoint(FEWER)
    return DISPLACED if many and _flees(scene, at) else None


def _flees(scene: Scene, at: int) -> bool:
    """Whether the people fled, or were driven to flight: "forced 12,000 people to leave their homes"."""
    for n, found in scene.complements.items():
        told = [slot for slot in ("subject", "object") if at in found.slots.get(slot, ())]
        if told and FLEE in scene.row[n].governs and ("subject" in told or at == n + 1):
            return True  # right behind the verb they are its subject, whoever was that of the verb before
        driven = (scene.row[m].reading for slot in ("to", "on") for m in found.slots.get(slot, ()) if told)
        if any(reading is not None and FLEE in reading.light for reading in driven):
            return True
    return False


def _is_missing(scene: Scene, at: int, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the people are told to be missing, by an adjective of theirs or as "among the missing"."""
    words = next((loss.persons for loss in lexicon.codebook.losses if loss.kind == MISSING and loss.persons), frozenset())
    stems = [scene.page.readings[n].peeled.stem for n in range(phrase.head + 1, phrase.last)]
    for n in range(at + 1, min(at + REACH, len(scene.row))):
        other = scene.row[n].phrase
        if other is None or scene.row[n].slot != "in":
            break
        stems += [scene.page.readings[m].peeled.stem for m in range(other.head + 1, other.last)]
    return not words.isdisjoint(stems)
