"""Ground that an act is done to by a bare name, which no list knows: "the army shelled A", "took B"."""

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import NISBA, looks_common

_UNKNOWN = frozenset({"unknown"})


def is_unlisted_ground(scene: Scene, n: int) -> bool:
    """Whether an object is a bare name that no list knows, of one word and no common one: forces that enter or take it take a town."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    if phrase is None or chunk.slot or phrase.classes != _UNKNOWN or phrase.low is not None or phrase.last - phrase.first > 1:
        return False
    word = scene.page.words[phrase.head]
    surname = scene.page.readings[phrase.head].peeled.article and word.form.endswith(NISBA)  # who was told in full before
    if word.kind != "word" or surname or looks_common(word.form):
        return False
    return any(_is_forces_object(scene, head, n) for head in scene.heads.get(n, ()))


def _is_forces_object(scene: Scene, head: int, n: int) -> bool:
    """Whether a chunk is the object of a verb whose subject is armed or a state."""
    slots = scene.complements[head].slots
    subjects = (scene.row[k].phrase for k in slots.get("subject", ()))
    return n in slots.get("object", ()) and any(one is not None and senses(one) & {"armed", "state", "aircraft"} for one in subjects)
