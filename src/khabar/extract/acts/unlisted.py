"""Ground that an act is done to by a bare name, which no list knows: "the army shelled A", "took B"."""

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import NISBA, looks_common
from khabar.text.marks import COMMAS

UNLISTED = frozenset({"unknown"})
_DOERS = frozenset({"armed", "state", "aircraft"})
_WIDER = frozenset({"direction", "area.province", "admin1"})


def is_unlisted_ground(scene: Scene, n: int) -> bool:
    """Whether an object is a bare name that no list knows, of one word and no common one: forces that enter or take it take a town."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    if phrase is None or chunk.slot or phrase.classes != UNLISTED or phrase.low is not None or phrase.last - phrase.head > 1:
        return False
    word = scene.page.words[phrase.head]
    surname = scene.page.readings[phrase.head].peeled.article and word.form.endswith(NISBA)  # who was told in full before
    if word.kind != "word" or surname or looks_common(word.form):
        return False
    return any(_is_forces_object(scene, head, n) for head in scene.heads.get(n, ()))


def _is_forces_object(scene: Scene, head: int, n: int) -> bool:
    """Whether a chunk is the object of a verb whose subject is armed or a state, or an act where the name is surely one of ground."""
    slots = scene.complements[head].slots
    doers = _DOERS | {"event"} if _lies(scene, n) else _DOERS  # a raid that aims at a bare name may aim at a man
    subjects = (scene.row[k].phrase for k in slots.get("subject", ()))
    return n in slots.get("object", ()) and any(one is not None and senses(one) & doers for one in subjects)


def _lies(scene: Scene, n: int) -> bool:
    """Whether a name goes on as a list of names, or its side or its province is told right behind it."""
    comma = n + 2 < len(scene.row) and scene.row[n + 1].value in COMMAS
    after = scene.row[n + 1 + comma] if n + 1 < len(scene.row) else None
    if after is None or after.kind != "noun" or after.phrase is None:
        return False
    listed = (after.joined or comma) and not after.slot and after.phrase.classes == UNLISTED
    return listed or (not after.joined and bool(after.phrase.classes & _WIDER))
