"""Acts that are only what another is done for, or ordered: "launched an operation to retake the town", "told the army to take it"."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.acts.uttered import uses_in
from khabar.extract.noun_phrases.senses import is_ground
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.earlier import BEFORE
from khabar.extract.sentence.scene import Scene, first_of_chain, own_acts
from khabar.extract.sentence.tenses import is_present
from khabar.model.event_types import POLITICAL_SPEECH
from khabar.text.inflect import FOR

FIGHT, MOVING, TAKING = "clash", "mobilization", "capture"
_BLOWS = frozenset({"strike", "bombing", "armed_attack", "abduction", "destruction"})
_MET, _PUBLIC = "gathering", "protest"
_STRUCK = ("object", "on")  # where those who meet stand with the act that hit them
_ORDER = "order"  # what a verb is to the act that its object is told to do
_CARRIED = frozenset({"subject", "object", "to", "with"})  # slots in which an event takes the time of its verb


def is_carried(scene: Scene, governor: tuple[int, str]) -> bool:
    """Whether an event takes the time of the verb that it stands under: "will go on with the raids", "will set about leaving"."""
    verb, slot = governor
    return slot in _CARRIED or (slot in ("in", "on") and "carry" in scene.row[verb].governs)


def is_aim(scene: Scene, at: int) -> bool:
    """Whether an act stands under "for" behind a verb that has its own subject or object, or under a verb of aiming."""
    chunk, (verb, slot) = scene.row[at], scene.governors.get(at, (at, ""))
    roles = scene.row[verb].governs
    if verb == at or chunk.kind != "event" or not any(trigger.kind == "verb" or trigger.frame == FIGHT for trigger in chunk.triggers):
        return False
    if uses_in(scene, verb, slot):
        return False
    if "aim" in roles and slot in ("object", "to"):
        return not (are_forces(chunk) or _are_met(chunk))
    for_it = slot == "purpose" or (slot == "to" and _is_for(scene, at))
    meant = for_it and not _is_told_of(scene, at) and roles.isdisjoint(("undergo", "result"))
    return meant and not {"subject", "object"}.isdisjoint(scene.complements[verb].slots)


def takes_ground(chunk: Chunk) -> bool:
    """Whether a chunk tells that ground is taken."""
    return any(trigger.frame == TAKING for trigger in chunk.triggers)


def is_taking_aimed_at(scene: Scene, at: int) -> bool:
    """Whether an act is the taking of ground that another is only done for: "launched an attack to take the town"."""
    return takes_ground(scene.row[at]) and is_aim(scene, at)


def _is_for(scene: Scene, at: int) -> bool:
    """Whether an act stands under "for", or is the genitive of one that does: "for the regaining of control of"."""
    head = first_of_chain(scene, at)
    chunk, ahead = scene.row[head], scene.row[head - 1]
    if is_purpose(chunk):
        return True
    over = head in scene.complements and "on" in scene.complements[head].slots
    tried = ahead.slot == "in" and not ahead.triggers  # "in an attempt for the taking of"
    return over and not tried and chunk.reading is not None and chunk.reading.peeled.preposition == FOR


def aims_at_act(scene: Scene, at: int, slots: dict[str, tuple[int, ...]]) -> bool:
    """Whether a verb of aiming has a doer and a blow as its object: "the cell aimed at blowing up the embassy" hit nothing yet."""
    if "aim" not in scene.row[at].governs or "subject" not in slots:
        return False
    return any(trigger.kind == "verb" and trigger.frame in _BLOWS for n in slots.get("object", ()) for trigger in _acts(scene.row[n]))


def _acts(chunk: Chunk) -> tuple[Trigger, ...]:
    return chunk.triggers if chunk.kind == "event" else ()


def are_forces(chunk: Chunk) -> bool:
    """Whether a noun of moving troops in the plural stands for the troops, which can be hit: "reinforcements", "movements of the army"."""
    return (
        chunk.kind == "event"
        and are_moved(chunk)
        and chunk.reading is not None
        and any(noun.number == "plural" for noun in chunk.reading.nouns)
    )


def are_moved(chunk: Chunk) -> bool:
    """Whether a word tells that troops are moved and nothing else."""
    return bool(chunk.triggers) and all(trigger.frame == MOVING for trigger in chunk.triggers)


def _are_met(chunk: Chunk) -> bool:
    """Whether a noun stands for people who have come together, who can be hit: "a meeting", "a rally"."""
    return chunk.phrase is not None and _MET in chunk.phrase.classes


def are_struck(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether forces on the move, or those who meet, are only what a physical act hit: "shelled the movements of the army"."""
    verb, slot = scene.governors.get(at, (at, ""))
    if _are_met(scene.row[at]) and all(trigger.frame != _PUBLIC for trigger in scene.row[at].triggers):
        struck = (n for n in scene.heads.get(at, []) for name in _STRUCK if at in scene.complements[n].slots.get(name, ()))
        return any(trigger.frame in lexicon.physical for n in struck for trigger in own_acts(scene.row[n].triggers))
    if slot != "object" or not are_forces(scene.row[at]) or are_moved(scene.row[verb]):
        return False
    return any(trigger.frame in lexicon.physical for trigger in own_acts(scene.row[verb].triggers))


def _is_told_of(scene: Scene, at: int) -> bool:
    """Whether an act is what a noun ahead asks for: "their exposure to a hit by a drone", "its condemnation of the shelling"."""
    for n in scene.heads.get(at, ()):
        reading = scene.row[n].reading if scene.row[n].kind == "event" else None
        if reading is None or at not in scene.complements[n].slots.get("to", ()):
            continue
        if "undergo" in reading.light or any(_is_said_of(trigger) for trigger in _acts(scene.row[n])):
            return True
    return False


def _is_said_of(trigger: Trigger) -> bool:
    """Whether what stands "to" an act of words is what it is about."""
    return trigger.frame in POLITICAL_SPEECH and trigger.roles.get("to") == "target"


def is_tried(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether an act stands under a verb or a noun of trying: "tried to retake the town", "in an attempt at taking it"."""
    verb = scene.governors.get(at, (at, ""))[0]
    ahead = at - 2 if at > 1 and scene.row[at - 1].slot == "of" else at - 1  # "the attempt of the rebels at taking it"
    return any(_tries(scene.row[n], lexicon) for n in (verb, ahead) if n not in (at, -1))


def is_goal_of_attempt(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether an act is only what another, told ahead, was an attempt at, or followed: "shelled the town in an attempt to retake it"."""
    head = at
    while head > 0 and scene.row[head].phrase is not None and not (head < at and _tries(scene.row[head], lexicon)):
        if scene.row[head].slot not in ("", "to", "of") or scene.row[head].joined:
            return False
        head -= 1
    tried, before = scene.row[head], scene.row[head - 1] if head else None
    if head == at or tried.phrase is None or before is None or not (tried.slot == "in" or before.value in BEFORE):
        return False
    return any(own_acts(chunk.triggers) or "carry" in chunk.governs for chunk in scene.row[:head])


def _tries(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a verb or the noun of an act is one of trying."""
    forms = chunk.reading.verbs if chunk.reading is not None and chunk.kind == "verb" else ()
    stem = chunk.reading.peeled.stem if chunk.reading is not None and chunk.kind == "event" else ""
    words = {form.verb for form in forms} | {stem}
    return any(cue.kind == "attempt" for word in words for cue in lexicon.cues.get(word, ()))


def is_purpose(chunk: Chunk) -> bool:
    """Whether "for" is written on an indefinite act, or on fighting as such."""
    reading = chunk.reading
    if reading is None or reading.peeled.preposition != FOR:
        return False
    return not reading.peeled.article or any(trigger.frame == FIGHT for trigger in chunk.triggers)


def is_ground_of(scene: Scene, fillers: tuple[int, ...]) -> bool:
    """Whether what an act is done to is ground."""
    return any((phrase := scene.row[n].phrase) is not None and is_ground(phrase) for n in fillers)


def is_ordered(scene: Scene, at: int) -> bool:
    """Whether an act is what somebody is told to do ("ordered the army to take the town")."""
    verb, slot = scene.governors.get(at, (at, ""))
    return slot == "with" and _ORDER in scene.row[verb].governs


def orders_act(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells somebody to do a physical act, which then tells the order, or is of aiming at one."""
    aims = [n for n in scene.complements[at].slots.get("object", ()) if scene.governors.get(n) == (at, "object") and is_aim(scene, n)]
    if aims and is_present(scene.row[at]):
        return True
    if _ORDER not in scene.row[at].governs:
        return False
    told = (trigger for n in scene.complements[at].slots.get("with", ()) for trigger in scene.row[n].triggers)
    return any(trigger.frame in lexicon.physical for trigger in told)
