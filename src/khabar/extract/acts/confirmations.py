"""Second accounts that tell an act only by what is known of it: "the spokesman confirmed this toll"."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import sentence_span
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.saying_verbs import saying_of
from khabar.extract.speaking.speech import read_speech
from khabar.model import Draft, Source
from khabar.model.event_types import CORE

CONFIRMS, TOLL = "confirms", "toll"
BACK = 1  # sentences back to the act whose toll is confirmed


def confirmed_returns(scene: Scene, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The act with a toll told last, once more by whoever confirms that toll in a sentence that tells no act of its own."""
    told = [draft for draft in drafts if draft.type in CORE and draft.status == "occurred" and not draft.background]
    if not told or scene.sentence - told[-1].sentence not in range(1, BACK + 1) or told[-1].killed is None:
        return []
    for at, chunk in enumerate(scene.row):
        saying = saying_of(chunk, lexicon) if chunk.kind == "verb" else None
        if saying is None or saying.stance != CONFIRMS or (at and scene.row[at - 1].kind == "negation") or not _names_toll(scene, at):
            continue
        role = read_speech(scene, at, saying.kind, lexicon).role
        if role is not None:
            evidence = (sentence_span(scene.page, scene.sentence),)
            said = Source(role, None, CONFIRMS)
            return [structs.replace(told[-1], said=said, evidence=evidence, word=chunk.first, sentence=scene.sentence)]
    return []


def _names_toll(scene: Scene, at: int) -> bool:
    """Whether the known toll alone is the object of a verb."""
    objects = scene.complements[at].slots.get("object", ())
    phrase = scene.row[objects[0]].phrase if len(objects) == 1 else None
    if phrase is None or phrase.last - phrase.head > 1 or not scene.page.readings[phrase.head].peeled.article:
        return False
    cues = scene.page.readings[phrase.head].cues
    return cues is not None and any(hit.cue.value == TOLL for hit in cues.totals)
