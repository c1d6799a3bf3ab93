"""Verbs that tell no news: in the clause that dates what follows, or in one that describes whom it speaks of."""

from khabar.extract.acts.status import is_future
from khabar.extract.events.predicates import AHEAD, describes
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.clefts import is_cleft
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import ONE_SIDED

PART = "responsibility"  # the class of a role that somebody plays in something
PUBLIC = "protest"  # done in the street, though its type is of the political group


def carries_out(scene: Scene, verb: int, slot: str) -> bool:
    """Whether a verb carries an act, and not only a part in it: "they play a prominent role in the operations of the group"."""
    slots = scene.complements[verb].slots
    carried = (scene.row[n].phrase for name in ("with", "object") for n in slots.get(name, ()))
    part = slot == "in" and any(phrase is not None and PART in phrase.classes for phrase in carried)
    return "carry" in scene.row[verb].governs and not part


def is_when(scene: Scene, at: int) -> bool:
    """Whether a verb stands in a temporal clause that opens its sentence: it only dates what follows."""
    if at == 0 or scene.row[at - 1].kind != "break" or scene.row[at - 1].value != "when":
        return False
    return not any(chunk.kind in ("verb", "event", "noun") for chunk in scene.row[: at - 1])


def is_aside(scene: Scene, at: int) -> bool:
    """Whether a verb stands in a relative clause that does not date what it tells; a bare year dates history, the present no act."""
    going_on = _goes_on(scene, at)
    if not going_on and is_cleft(scene.row, at):
        return False
    if not (going_on or _is_relative(scene, at) or describes(scene, at)):
        return False
    if not going_on and _tells_act(scene, at):
        return False
    if (going_on or is_present_act(scene, at)) and all(trigger.frame != PUBLIC for trigger in scene.row[at].triggers):
        return True
    if not going_on and _is_placed(scene, at):
        return False
    dates = [chunk for chunk in scene.row[at + 1 : at + 2 * AHEAD] if chunk.kind == "date"]
    return all(getattr(scene.page.dates[chunk.first].expression.point, "year", None) is not None for chunk in dates)


def _tells_act(scene: Scene, at: int) -> bool:
    """Whether a relative clause says who did the act ahead of it, and to whom: "the operation that the group carried out against".

    Or whom it hit, and in which known place (ruling 27): "the operation that hit a patrol in the town".
    """
    found = scene.complements[at]
    if _hits_somewhere(scene, at):
        return True
    act = found.first("object") if found.pronoun and not is_present_act(scene, at) else None
    phrase = scene.row[act].phrase if act is not None and act < at else None
    return phrase is not None and "event" in senses(phrase) and not found.slots.keys().isdisjoint(("on", "against"))


def _hits_somewhere(scene: Scene, at: int) -> bool:
    """Whether an operation that has no kind of its own is told to have hit somebody in a place that is known."""
    found = scene.complements[at]
    act, struck = found.first("subject"), found.first("object")
    if act is None or struck is None or act > at or scene.row[act].kind != "noun" or is_present_act(scene, at):
        return False
    phrase = scene.row[act].phrase
    hits = (
        phrase is not None and "event" in senses(phrase) and not senses(phrase) & {"armed", "actor"} and "strike" in scene.row[at].governs
    )
    grounds = (scene.row[n].phrase for slot in ("in", "near") for n in found.slots.get(slot, ()))
    return hits and any(ground is not None and bool(ground.concepts or ground.inner) for ground in grounds)


def _is_placed(scene: Scene, at: int) -> bool:
    """Whether a relative clause tells who killed or struck the one ahead of it, and in which known place (ruling 27)."""
    found = scene.complements[at]
    doer, struck = found.first("subject"), found.first("object")
    if not found.pronoun or doer is None or struck is None or not struck < at < doer or is_present_act(scene, at):
        return False
    if all(trigger.frame not in ONE_SIDED for trigger in scene.row[at].triggers):
        return False
    places = [phrase for slot in ("in", "near") for n in found.slots.get(slot, ()) if (phrase := scene.row[n].phrase) is not None]
    return any("place" in senses(phrase) and bool(phrase.concepts or phrase.inner or "area.town" in phrase.classes) for phrase in places)


def _is_relative(scene: Scene, at: int) -> bool:
    """Whether a verb stands right behind a relative pronoun."""
    return any(scene.row[n].kind == "relative" for n in range(max(0, at - 2), at))


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a verb goes on in the present from one of a relative clause: "who reject them and fight them"."""
    reading = scene.row[at].reading
    if reading is None or not scene.row[at].joined or all(form.tense != "present" for form in reading.verbs):
        return False
    for n in range(at - 1, -1, -1):
        if scene.row[n].kind == "verb":
            return is_present_act(scene, n) and (_is_relative(scene, n) or _goes_on(scene, n))
        if scene.row[n].kind in STOPS or scene.row[n].kind == "mark":
            return False
    return False


def is_present_act(scene: Scene, at: int) -> bool:
    """Whether a verb is of the present, as its own triggers read it."""
    chunk = scene.row[at]
    if chunk.kind != "verb" or chunk.reading is None or is_future(scene, at):
        return False
    own = {word for trigger in chunk.triggers for word in trigger.words}
    tenses = [form.tense for form in chunk.reading.verbs if not own or form.verb in own]
    return bool(tenses) and "past" not in tenses
