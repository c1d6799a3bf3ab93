"""Who threw or planted a munition or a device, and at what, where a clause about it tells."""

from khabar.codebook.types import Trigger
from khabar.extract.acts.relative_verbs import relative_verb
from khabar.extract.acts.thrown import DEVICES, OPEN, is_his
from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.sentence.scene import Scene

CLAUSE = 6  # chunks from a weapon to the verb of a clause about it: what it went off at, "had", who
_AIMED = ("on", "to", "against", "under", "in")  # how what was thrown at is told
_GROUND = OPEN | {"area", "abstract"}
_THINGS = frozenset({"structure", "military_site", "vehicle", "facility"})
_LAUNCH, _PASSIVE = "launch", "passive"


def launch_slots(scene: Scene, at: int, weapons: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    """What stands around the verb that tells of the launching of the weapon: who threw or planted it as its subject, and at what."""
    verb = _launching(scene, at, weapons)
    if verb is None:
        return {}
    slots = scene.complements[verb].slots
    if "object" in slots and set(slots.get("subject", ())) & set(weapons):  # "a mine (that) rebels did the laying of"
        return {**slots, "subject": slots["object"]}
    passive = _is_laid(scene, verb) or ("subject" not in slots and set(slots.get("object", ())) & set(weapons))
    if passive or set(slots.get("subject", ())) & set(weapons):
        doers = tuple(n for slot in ("by", "with") for n in slots.get(slot, ()) if _can_launch(scene, n))
        return {**{slot: held for slot, held in slots.items() if slot != "subject"}, **({"subject": doers[:1]} if doers else {})}
    return slots


def attack_met(scene: Scene, at: int, slots: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """The attack that an act of repelling met, whose doer is not who repelled it: "the repelling of an attack that A launched"."""
    attack = (slots.get("of") or slots.get("to", ()))[:1]
    met = attack and scene.row[attack[0]].kind == "event" and launch_slots(scene, at, attack)
    return {"target": attack} if met else {}


def laid_for(scene: Scene, at: int, trigger: Trigger) -> dict[str, tuple[int, ...]]:
    """Whom an act is for that is done "to" somebody, told behind the verb of its clause: "an ambush that gunmen laid for a patrol"."""
    verb = relative_verb(scene, at) if trigger.roles.get("to") == "target" else None
    if verb is None or not _launches(scene, verb):
        return {}
    slots = scene.complements[verb].slots
    behind = max(slots.get("subject", (verb,))) + 1  # "gunmen for a patrol" is spelled as "gunmen of a patrol"
    told = slots.get("to") or ((behind,) if behind < len(scene.row) and scene.row[behind].slot == "to" else ())
    return {"to": told[-1:]} if told and scene.row[told[-1]].kind == "noun" else {}


def launched(scene: Scene, roles: dict[str, tuple[int, ...]], slots: dict[str, tuple[int, ...]], weapons: tuple[int, ...]) -> None:
    """Who threw or planted the weapon, and at what, where the clause about it tells."""
    if "subject" in slots and slots["subject"][:1] != roles.get("weapon", ())[:1]:
        roles.setdefault("actor", slots["subject"][:1])
    device = any(_is_device(scene, n) for n in weapons)
    aimed = next((slots[slot][:1] for slot in _AIMED if slot in slots and not (slot == "under" and is_his(scene, slots[slot][0]))), ())
    if aimed and scene.row[aimed[0]].kind == "noun" and not _lies(scene, aimed[0], device=device):
        roles.setdefault("target", aimed)


def _is_device(scene: Scene, n: int) -> bool:
    phrase = scene.row[n].phrase
    return phrase is not None and not DEVICES.isdisjoint(senses(phrase))


def _lies(scene: Scene, n: int, *, device: bool) -> bool:
    """Whether a phrase names the ground that something lies in, or that a device lies on: "in the town", "on the road to the town"."""
    phrase, slot = scene.row[n].phrase, scene.row[n].slot
    found = senses(phrase) if phrase is not None else frozenset()
    return (slot == "in" and bool(found & OPEN)) or (device and slot == "on" and bool(found & _GROUND) and not found & _THINGS)


def _launching(scene: Scene, at: int, weapons: tuple[int, ...]) -> int | None:
    """The verb of throwing or planting: in a relative clause about the weapon ("a shell that rebels fired at the town"), or the one that
    has it as its object ahead of what it did ("rebels laid a mine that went off").
    """
    for weapon in weapons:
        if (behind := _behind(scene, at, weapon)) is not None:
            return behind
        for verb, found in scene.complements.items():
            if verb < weapon < at and scene.row[verb].kind == "verb" and weapon in found.slots.get("object", ()) and _launches(scene, verb):
                return verb
    return None


def _behind(scene: Scene, at: int, weapon: int) -> int | None:
    for n in range(weapon + 1, min(weapon + 1 + CLAUSE, len(scene.row))):
        chunk = scene.row[n]
        pronoun = chunk.reading is not None and chunk.reading.peeled.pronoun
        laid = n == weapon + 1 and not chunk.joined and _launches(scene, n) and weapon in _found_of(scene, n)
        if chunk.kind == "verb" and n != at and ((pronoun and _launches(scene, n)) or laid or _plants(scene, n) or _is_laid(scene, n)):
            return n
        if chunk.kind not in ("relative", "adverb", "noun", "auxiliary"):
            return None
    return None


def _launches(scene: Scene, verb: int) -> bool:
    return _LAUNCH in scene.row[verb].governs


def _found_of(scene: Scene, verb: int) -> tuple[int, ...]:
    """What stands as the subject or the object of a verb: of a passive, the one thing."""
    slots = scene.complements[verb].slots if verb in scene.complements else {}
    return (*slots.get("subject", ()), *slots.get("object", ()))


def _plants(scene: Scene, verb: int) -> bool:
    """Whether a verb carries the throwing or planting of what its noun's pronoun stands for: "a device (that) gunmen did the laying of"."""
    return any(_is_launch_of_it(scene, n) for n in scene.complements[verb].slots.get("with", ()))


def _is_laid(scene: Scene, verb: int) -> bool:
    """Whether a verb of happening carries that throwing or planting: "a device the laying of which was done by gunmen"."""
    return _PASSIVE in scene.row[verb].governs and any(_is_launch_of_it(scene, n) for n in scene.complements[verb].slots.get("subject", ()))


def _is_launch_of_it(scene: Scene, n: int) -> bool:
    act = scene.row[n].reading if scene.row[n].kind == "event" else None
    return act is not None and act.peeled.pronoun != "" and _LAUNCH in act.light


def _can_launch(scene: Scene, n: int) -> bool:
    phrase = scene.row[n].phrase
    return phrase is not None and is_agent(phrase)
