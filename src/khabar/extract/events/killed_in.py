"""Whoever is told to have killed somebody "in" an act did that act: "the army killed the leader in a raid that hit his car"."""

from msgspec import structs

from khabar.codebook.kinds import HARM_KINDS
from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.parties import can_do
from khabar.extract.acts.roles import Fill
from khabar.extract.events.damage import CAUSES, CLASH
from khabar.extract.events.harmed import IN_ACT
from khabar.extract.events.predicates import tells_loss
from khabar.extract.noun_phrases.senses import senses, widened
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.pronouns import agrees
from khabar.text.marks import COMMAS, HARD_MARKS

ATTACK = "armed_attack"
_HIS = frozenset({"structure", "vehicle", "home"})
KILLS = frozenset({"assassination", "execution"})
UNTOLD = frozenset({"other", "unspecified", "assassination", None})  # modes of a killing whose means is told behind it


def merge_killings(scene: Scene, chosen: dict[int, Fill], lexicon: Lexicon) -> None:
    """One act of a killing and of the one that it was done in, also where a clause of its own goes on about the latter."""
    for at, fill in list(chosen.items()):
        attack = _attack_with(scene, at, chosen) if fill.trigger.frame in CAUSES - {CLASH} else None
        if attack is not None:
            roles = {**{name: told for name, told in fill.roles.items() if name == "weapon"}, **chosen[attack].roles}
            chosen[attack] = structs.replace(chosen[attack], trigger=fill.trigger, roles=roles, merged=at)
            del chosen[at]
            continue
        verb = killing_ahead(scene, at, lexicon) if fill.trigger.frame in CAUSES - {CLASH} else None
        if verb is None or at not in chosen:
            continue
        found, roles = scene.complements[verb].slots, dict(fill.roles)
        if fill.nation is None and _is_carried(scene, roles.get("actor", ())):
            roles["actor"] = found["subject"][:1]
        roles.setdefault("target", found["object"][:1])
        chosen[at] = structs.replace(fill, roles=roles)
        if verb in chosen and chosen[verb].trigger.mode in UNTOLD:
            del chosen[verb]


def tell_victims(scene: Scene, chosen: dict[int, Fill]) -> None:
    """Who was killed by those who stormed his house or shot at his car is whom the attack befell (ruling 9)."""
    for at, fill in list(chosen.items()):
        thing = fill.roles.get("target", ())[:1]
        reading = scene.row[thing[0]].reading if thing and scene.row[at].kind == "verb" else None
        phrase = scene.row[thing[0]].phrase if thing else None
        if fill.trigger.frame != ATTACK or reading is None or phrase is None or senses(phrase).isdisjoint(_HIS):
            continue
        dead = _killed_ahead(scene, at) if reading.peeled.pronoun and thing[0] > at else None
        if dead is not None and agrees(scene, dead, reading.peeled.pronoun):
            chosen[at] = structs.replace(fill, roles={**fill.roles, "target": (dead,)})


def _killed_ahead(scene: Scene, at: int) -> int | None:
    """Who is told to have been killed or hurt by the verb ahead."""
    verb = next((n for n in range(at - 1, -1, -1) if scene.row[n].kind == "verb"), None)
    reading = scene.row[verb].reading if verb is not None else None
    if verb is None or reading is None or not reading.loses:
        return None
    found = scene.complements[verb]
    dead = found.first("object") if found.passive else found.first("subject")
    act = found.first("object")
    alive = not found.passive and act is not None and scene.row[act].kind != "event"  # "met his death"
    return dead if dead is not None and dead < at and not alive and are_people(scene, dead) else None


def _attack_with(scene: Scene, at: int, chosen: dict[int, Fill]) -> int | None:
    """The attack on people with no means told that an indefinite blow stands under: "the neutralising of five in an air raid"."""
    chunk = scene.row[at]
    if chunk.kind != "event" or chunk.phrase is None or chunk.phrase.definite or chosen[at].roles.keys() - {"weapon"}:
        return None
    for n in range(at - 1, -1, -1):
        fill = chosen.get(n)
        if fill is None or (fill.trigger.frame, fill.trigger.mode) != (ATTACK, "other") or "target" not in fill.roles:
            continue
        slots = scene.complements[n].slots
        return n if any(at in slots.get(slot, ()) for slot in IN_ACT) else None
    return None


def killing_ahead(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """The verb by which somebody killed people in the act at ``at``, which stands behind them in the same clause."""
    if scene.row[at].kind != "event" or scene.row[at].slot not in IN_ACT:
        return None
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return n if _kills(scene, n, lexicon) else None
        if chunk.kind in STOPS or chunk.kind == "relative" or (chunk.kind == "mark" and chunk.value in HARD_MARKS | COMMAS):
            return None
    return None


def _kills(scene: Scene, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells who killed or hurt whom."""
    chunk, found = scene.row[verb], scene.complements[verb]
    kills = tells_loss(chunk, lexicon, HARM_KINDS) or any(trigger.mode in KILLS for trigger in chunk.triggers)
    doer, dead = found.first("subject"), found.first("object")
    if not kills or found.passive or doer is None or dead is None or not are_people(scene, dead):
        return False
    phrase = scene.row[doer].phrase
    return can_do(scene, doer) or (phrase is not None and "aircraft" in phrase.classes)


def are_people(scene: Scene, n: int) -> bool:
    """Whether a phrase names people."""
    phrase = scene.row[n].phrase
    if phrase is None:
        return False
    found = senses(phrase)
    return bool(found & {"person", "armed", "actor"}) or (not found and (phrase.counted or phrase.nation is not None))


def _is_carried(scene: Scene, doers: tuple[int, ...]) -> bool:
    """Whether no doer is told, or only what carried the munitions: "warplanes"."""
    phrase = scene.row[doers[0]].phrase if doers else None
    if phrase is None:
        return True
    return "aircraft" in phrase.classes and "actor" not in widened(phrase.classes) and not phrase.inner
