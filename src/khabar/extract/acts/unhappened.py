"""Acts that are told not to have taken place, and "any" act."""

from khabar.extract.sentence.scene import Scene
from khabar.text.marks import COMMAS, HARD_MARKS

ENDS = frozenset({"break", "result", "background", "relative", "reply"})  # what begins another clause, or is answered
_TAKES_PLACE = frozenset({"happen", "see", "undergo", "carry"})  # what a verb is to an event that it says took place
BOUNDS = HARD_MARKS | COMMAS
REACH = 9  # words between a cue and the act it colours; further off another clause has begun
CEASE = "cease"
DID_NOT_HAPPEN = "did not happen"


def did_not_happen(scene: Scene, carriers: tuple[int, ...]) -> bool:
    """Whether the verb ahead that carries an event is negated: "there broke out no second blast", "the town saw no raids"."""
    act, verb = carriers[0], carriers[-1]
    roles = scene.row[verb].governs
    if not 0 < verb < act or scene.row[verb - 1].kind != "negation" or "result" in roles or roles.isdisjoint(_TAKES_PLACE):
        return False  # "the raid did not lead to losses" took place
    if CEASE in roles:
        return False  # "the shelling did not stop"
    return not any(chunk.kind == "exception" for chunk in scene.row[verb:act])


def happened_not(scene: Scene, at: int) -> bool:
    """Whether the verb behind an event that says that it took place is negated: "an attack (that) did not occur"."""
    for verb, found in scene.complements.items():
        roles = scene.row[verb].governs
        told_of_it = verb > at and at in found.slots.get("subject", ()) and "happen" in roles and CEASE not in roles
        if told_of_it and scene.row[verb - 1].kind == "negation" and not scene.row[verb - 1].joined:
            return True
    return False


def ceases(scene: Scene, word: int) -> bool:
    """Whether a word, behind a negation, is a verb of ceasing: what it says that of went on."""
    return any(chunk.first == word and CEASE in chunk.governs for chunk in scene.row)


def is_any(scene: Scene, at: int) -> bool:
    """Whether an event noun stands behind "any": none is told."""
    chunk, first = scene.row[at], scene.page.sentences[scene.sentence][0]
    if chunk.kind != "event" or chunk.first == first:
        return False
    hit = scene.page.cues.get(chunk.first - 1)
    return hit is not None and hit.cue.value == "any"


def of_any(scene: Scene, at: int) -> tuple[str | None, str]:
    """The status of "any" act: denied where a word of denial stands ahead ("denied that the army did any shelling"), else none is told.

    So it is of what somebody says that it did not take place ("said that it had launched no raid").
    """
    page, word = scene.page, scene.row[at].first
    for back in range(word - 1, max(page.sentences[scene.sentence][0], word - REACH) - 1, -1):
        hit = page.cues.get(back)
        if page.words[back].form in BOUNDS or (hit is not None and hit.cue.kind in ENDS):
            break
        if hit is not None and hit.cue.kind == "denied":
            return "denied", hit.cue.line
    governor = scene.governors.get(at)
    carriers = (at, governor[0]) if governor is not None else (at,)
    untold = did_not_happen(scene, carriers) or happened_not(scene, at)
    said = any(chunk.kind == "that" for chunk in scene.row[: min(carriers)])
    return ("denied", DID_NOT_HAPPEN) if untold and said else (None, "any")
