"""Acts of the subject of a verb that does not carry them: "expressed its condemnation of the raid", "backed the troops with raids"."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.saying_forms import UTTER
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.voices import is_word
from khabar.model.event_types import POLITICAL_SPEECH

ASSIST, FAIL, USE = "assist", "fail", "use"
PARTIES = frozenset({"state", "armed"})
ADOPTION = "agreement"
DISCLOSE = "disclose"
CLAUSE_REACH = 4  # chunks behind an event within which a clause about it begins


def is_uttered(scene: Scene, at: int, verb: int, slot: str) -> bool:
    """Whether an event is the verbal act that the verb ahead gives voice to, "expressed its condemnation", or one it uses or helps with."""
    if slot == "with" and ASSIST in scene.row[verb].governs:
        return True
    if uses_in(scene, verb, slot):
        return True
    if slot == "object" and USE in scene.row[verb].governs and not scene.complements[verb].passive:
        return speaks(scene, at)  # "used its veto"
    return UTTER in scene.row[verb].governs and slot in ("object", "from", "on") and speaks(scene, at)


def uses_in(scene: Scene, verb: int, slot: str) -> bool:
    """Whether the subject of a verb of using did what stands in a slot of it with its object: "used drones in an attack on, to shell"."""
    found = scene.complements[verb]
    if USE not in scene.row[verb].governs or slot not in ("in", "to") or found.passive or "subject" not in found.slots:
        return False
    used = (scene.row[n].phrase for n in found.slots.get("object", ()))
    return any(phrase is not None and "munition" in senses(phrase) for phrase in used)


def attained_by(scene: Scene, at: int) -> int:
    """The noun of reaching right ahead of an agreement that was reached ("announced the reaching of an agreement"), else the event."""
    before = scene.row[at - 1] if at and any(trigger.frame == ADOPTION for trigger in scene.row[at].triggers) else None
    reaches = before is not None and before.kind == "event" and before.reading is not None and "carry" in before.reading.light
    return at - 1 if reaches and scene.row[at].slot == "to" and at in scene.complements[at - 1].slots.get("to", ()) else at


def is_disclosed(scene: Scene, at: int) -> bool:
    """Whether a verb ahead takes an act under "about", and not who stands between: "the minister expressed his condemnation".

    Where "that" follows, it takes what is said: "a leader responsible for raids announced that".
    """
    verb, slot = scene.governors.get(at, (at, ""))
    if verb >= at or is_uttered(scene, at, verb, slot):
        return verb < at
    return DISCLOSE in scene.row[verb].governs and all(chunk.kind != "that" for chunk in scene.row[at + 1 :])


def speaks(scene: Scene, at: int) -> bool:
    """Whether an event may be a verbal act."""
    return any(trigger.frame in POLITICAL_SPEECH for trigger in scene.row[at].triggers)


def is_spoken_of(scene: Scene, at: int) -> bool:
    """Whether an event is only what a verbal act, told by a noun, is about: "renewed its condemnation of the raid", "its refusal of".

    What a clause of its own tells of it is told: "condemnation of the blast that hit the mosque" (ruling 27).
    """
    if any(chunk.kind == "relative" for chunk in scene.row[at + 1 : at + CLAUSE_REACH]):
        return False
    heads = (n for n in scene.heads.get(at, ()) if scene.row[n].kind == "event" and scene.row[n].triggers)
    spoken = (n for n in heads if all(trigger.frame in POLITICAL_SPEECH for trigger in scene.row[n].triggers))
    return any(at in scene.complements[n].slots.get(slot, ()) for n in spoken for slot in ("object", "of", "to"))


def asks_party(trigger: Trigger) -> bool:
    """Whether a verb of a statement asks for a party as its object, which a pronoun may stand for: "we warn him"."""
    return trigger.frame in POLITICAL_SPEECH and set(trigger.objects) >= PARTIES and "event" not in trigger.objects


def said_during(scene: Scene, at: int) -> dict[str, tuple[int, ...]]:
    """Who says something in talks ("said in a telephone call with the minister that"), or uses a right to refuse, as the actor of it."""
    verb, slot = scene.governors.get(at, (at, ""))
    reading = scene.row[verb].reading if verb < at else None
    told = reading is not None and ((slot == "in" and reading.saying) or (slot == "object" and USE in reading.governs))
    subject = scene.complements[verb].slots.get("subject", ()) if told else ()
    return {"actor": subject} if subject else {}


def is_unsaid(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells what a text says that nobody has adopted: a draft, or one on which those who wanted it failed."""
    subject = scene.complements[at].first("subject") if scene.row[at].kind == "verb" else None
    phrase = scene.row[subject].phrase if subject is not None and subject < at else None
    if phrase is None or any(trigger.frame == ADOPTION for chunk in scene.row[:at] for trigger in chunk.triggers if chunk.kind == "verb"):
        return False
    if is_word(scene, phrase, lexicon, "draft"):
        return True
    failed = any(FAIL in chunk.governs for chunk in scene.row[:subject] if chunk.kind == "verb")
    return failed and is_word(scene, phrase, lexicon, "statement")
