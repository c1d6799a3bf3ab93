"""A speaker ahead of his verb whom commas or a clause part from it: "the mayor of the town, So-and-so, said that"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.speech import Speech, read_voice
from khabar.extract.speaking.voices import is_person, speaks
from khabar.text.marks import COMMAS, HARD_MARKS


def parted_voice(scene: Scene, at: int, lexicon: Lexicon) -> Speech | None:
    """The speaker whose name commas part from his office and from the verb at ``at``."""
    row = scene.row
    if not at or row[at - 1].value not in COMMAS or row[at].joined:
        return None
    first = at - 1
    while first and (row[first - 1].phrase is not None or row[first - 1].value in COMMAS):
        first -= 1
    phrase = row[first].phrase
    if phrase is None or row[first].slot or not is_person(phrase) or not speaks(scene, phrase, lexicon):
        return None
    voice = read_voice(scene, first, lexicon)
    return voice if voice.after == at - 1 else None


def described_voice(scene: Scene, at: int, lexicon: Lexicon) -> Speech | None:
    """The speaker whom a relative clause with one verb parts from his own: "the spokesman, who visits the town, said"."""
    row = scene.row
    about = next((n for n in range(at - 1, 0, -1) if row[n].kind == "relative"), None)
    if about is None or row[at].joined or sum(chunk.kind == "verb" for chunk in row[about:at]) != 1:
        return None
    if any(chunk.kind in ("that", "break", "background") or chunk.value in HARD_MARKS for chunk in row[about:at]):
        return None
    first = about
    while first and row[first - 1].phrase is not None:
        first -= 1
    phrase = row[first].phrase
    opens = first == 0 or row[first - 1].kind in ("break", "that", "mark", "auxiliary")
    if not opens or phrase is None or row[first].slot or not is_person(phrase) or not speaks(scene, phrase, lexicon):
        return None
    voice = read_voice(scene, first, lexicon)
    return voice if voice.after == about else None
