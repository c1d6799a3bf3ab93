"""Whether an act is told as having happened, denied, planned, or only possible; or is not claimed at all."""

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.codebook.types import Cue
from khabar.extract.clauses import HARD_MARKS
from khabar.extract.scene import Scene
from khabar.text.inflect import FUTURE

COLOURS = frozenset({"denied", "planned", "hypothetical", "unreal"})
REACH = 9  # words between a cue and the act it colours; further off another clause has begun


def status_of(scene: Scene, at: int, lexicon: Lexicon) -> tuple[str | None, str]:
    """The status of the act at a chunk and the codebook line that says so; None for an act that is not claimed."""
    chunk = scene.row[at]
    reading = chunk.reading
    if chunk.kind == "verb" and reading is not None and reading.peeled.preposition == FUTURE:
        return "planned", "future"
    first = scene.page.sentences[scene.sentence][0]
    word = chunk.first
    governor = scene.governors.get(at)
    if governor is not None:
        verb = scene.row[governor[0]]
        if verb.reading is not None and verb.reading.peeled.preposition == FUTURE:
            return "planned", "future"
    if _may(scene, at):
        return "hypothetical", "may"
    for back in range(word - 1, max(first, word - REACH) - 1, -1):
        page = scene.page
        if page.words[back].kind == "mark" and page.words[back].form in HARD_MARKS:
            break
        cue = page.cues.get(back)
        if cue is None:
            found = _verb_cue(page.readings[back], lexicon)
            if found is not None:
                return (None if found.kind == "unreal" else found.kind), found.line
            continue
        if cue.cue.kind == "negation" and back >= word - 2 - cue.length:
            return "denied" if chunk.kind == "verb" or cue.length == 1 else None, cue.cue.line
        if cue.cue.kind in ("break", "result", "background", "relative"):
            break
        if cue.cue.kind == "unreal":
            return None, cue.cue.line
        if cue.cue.kind in ("denied", "planned", "hypothetical"):
            return cue.cue.kind, cue.cue.line
    return "occurred", ""


def _may(scene: Scene, at: int) -> bool:
    """Whether a verb in the present stands after the particle that makes it possible only."""
    chunk, before = scene.row[at], scene.row[at - 1] if at else None
    if chunk.kind != "verb" or chunk.reading is None or before is None or before.kind != "auxiliary" or before.value != "may":
        return False
    return all(form.tense == "present" for form in chunk.reading.verbs)


def _verb_cue(reading: Reading, lexicon: Lexicon) -> Cue | None:
    """The cue of a verb whose dictionary form is one: it stands for all forms of the verb."""
    if reading.nouns or reading.adjective:
        return None
    for form in reading.verbs:
        for cue in lexicon.cues.get(form.verb, ()):
            if cue.kind in COLOURS and len(cue.words) == 1:
                return cue
    return None
