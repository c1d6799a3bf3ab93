"""What stands under prepositions behind the noun of an act: who did it, to whom, with what."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.acts.aims import are_forces
from khabar.extract.acts.carriers import reached
from khabar.extract.acts.parties import can_do
from khabar.extract.acts.thrown import is_means
from khabar.extract.noun_phrases.senses import is_agent, is_craft, is_ground, senses
from khabar.extract.sentence.chunks import SLOT_OF_LETTER
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import CORE, PEOPLE_TAKEN
from khabar.text.inflect import FOR, UP_TO

SITES = frozenset({"site", "structure", "military_site", "facility", "vehicle"})
_HIT = SITES | {"person.civil", "area"}
OF_HARM = frozenset({"in", "with"})  # how an act stands in which others came to harm: "were killed in, by a shelling of the army's"
_MEANS_OR_PLACE = frozenset({"with", "in"})  # what tells by what means in one act tells where in another
_FLYING = frozenset({"aircraft", "drone"})
_OF_PEOPLE = PEOPLE_TAKEN | {"armed_attack"}
ATTACK = "armed_attack"  # on people and forces: ground under a preposition is where they were
ROLE_ORDER = ("actor", "target", "weapon", "place")


def take_slots(
    scene: Scene, at: int, trigger: Trigger, slots: dict[str, tuple[int, ...]], roles: dict[str, tuple[int, ...]], carried: int | None
) -> None:
    """Fill roles from the phrases under prepositions, nearest kinds first; an agent right behind, with "to", did it."""
    shelled = trigger.frame in CORE and (not slots.keys().isdisjoint(("on", "against")) or _is_described(scene, at))
    told = trigger.kind != "verb" or shelled  # "shelling by rebels on the town"
    if told and (by := slots.get("to")) and by[0] == at + 1 and _is_able(scene, by[0], trigger) and not _is_laid_for(scene, by[0], trigger):
        carried_out = carried is not None and scene.governors.get(at, (at, ""))[1] == "object"
        undergone = carried_out or (_is_town(scene, by[0]) and slots.keys().isdisjoint(("on", "against")))
        roles["target" if undergone else "actor"] = by  # who carries out an ambush "to" somebody does it to them; a town is struck
        del slots["to"]
    if trigger.roles.get("of") == "target" and slots.get("of") and not does(scene, slots, trigger):
        roles.setdefault("target", slots["of"])
    done = scene.row[slots["of"][0]].phrase if "of" in slots else None
    at_somebody = trigger.kind == "verb" and trigger.roles.get("object", "target") == "target"
    by_guns = done is not None and trigger.frame == "strike" and (is_means(done) or is_craft(done))
    aimed = at_somebody and (done is None or is_agent(done) or by_guns)  # "the shelling by the army, the guns, of the town"
    if slots.get("to") and (_is_direction(scene, slots["to"][0]) or _is_of_body(scene, slots, trigger)):
        aimed = False  # "a blast to the east of the town"
    sited = at_somebody and not aimed and done is not None and not SITES.isdisjoint(senses(done))  # "targeting a base on the border"
    for slot in ("on", "against", "object", "to", "by", "with", "from", "in", "between", "about", "companion", "purpose"):
        role = trigger.roles.get(slot, "target" if slot == "to" and aimed and not _is_purpose(scene, slots) else "none")
        fillers = slots.get(slot, ())
        if fillers and (role == "weapon" or (role == "target" and trigger.frame == ATTACK)) and is_where(scene, fillers[0]):
            continue
        aim = trigger.frame in CORE and _is_aim(scene, fillers[0]) if slot == "to" and fillers else False
        if aim or (slot == "to" and slot not in trigger.roles and fillers and _is_notion(scene, fillers[0])):
            continue
        if role in ROLE_ORDER and role not in roles and fillers and not (sited and slot == "on"):
            roles[role] = fillers


def particle_slot(trigger: Trigger, lexicon: Lexicon) -> str | None:
    """The slot that a trigger's particle opens."""
    if trigger.particle is None:
        return None
    if trigger.particle in SLOT_OF_LETTER:
        return SLOT_OF_LETTER[trigger.particle]
    words = tuple(trigger.particle.split())
    return next((cue.value for cue in lexicon.cues.get(words[0], ()) if cue.kind == "preposition" and cue.words == words), trigger.particle)


def does(scene: Scene, slots: dict[str, tuple[int, ...]], trigger: Trigger) -> bool:
    """Whether the genitive of an act that has its object there did the act: behind it what it did that to is told, or it is a craft.

    So "the targeting by the army of the post" beside "the targeting of the army".
    """
    phrase = scene.row[slots["of"][0]].phrase if "of" in slots else None
    if phrase is None or "object" in slots:
        return "object" in slots
    found = senses(phrase)
    if trigger.kind == "verb" and trigger.frame == "strike" and is_craft(phrase):
        return True
    if found.isdisjoint(("armed", "state")):
        return False
    if trigger.kind == "noun":
        return any(slot in slots and trigger.roles.get(slot) == "target" for slot in ("companion", "against"))
    if trigger.kind != "verb" or "to" not in slots or _is_purpose(scene, slots):
        return False
    if is_up_to(scene, slots["to"][0]):
        return False
    struck = scene.row[slots["to"][0]].phrase
    return "person" not in found or (struck is not None and not _HIT.isdisjoint(senses(struck)))  # "rebels of the Front" are hit


def is_up_to(scene: Scene, n: int) -> bool:
    """Whether a number stands under "up to": "the dead of the shelling of the college rose to thirty" are not whom it shelled."""
    phrase, first = scene.row[n].phrase, scene.row[n].first
    return phrase is not None and phrase.counted and first > 0 and scene.page.words[first - 1].form == UP_TO


def is_where(scene: Scene, n: int) -> bool:
    """Whether a phrase under a preposition of means, or of place, only tells where: ground or a building, "in the province of"."""
    phrase = scene.row[n].phrase
    return scene.row[n].slot in _MEANS_OR_PLACE and phrase is not None and is_ground(phrase) and "munition" not in senses(phrase)


def _is_able(scene: Scene, n: int, trigger: Trigger) -> bool:
    """Whether a phrase names those who can do an act; aircraft can strike."""
    phrase = scene.row[n].phrase
    return can_do(scene, n) or (trigger.frame == "strike" and phrase is not None and not senses(phrase).isdisjoint(_FLYING))


def _is_town(scene: Scene, n: int) -> bool:
    """Whether a phrase names a town, be it one that stands for its state."""
    phrase = scene.row[n].phrase
    return phrase is not None and "town" in phrase.classes


def _is_laid_for(scene: Scene, n: int, trigger: Trigger) -> bool:
    """Whether an act that is laid "to" somebody is told with those whom it awaits, who are new: "an ambush for a patrol"."""
    phrase = scene.row[n].phrase
    return trigger.roles.get("to") == "target" and phrase is not None and not phrase.definite


def _is_described(scene: Scene, at: int) -> bool:
    """Whether an indefinite act is told by its kind and by no nation, or what it hit is told: what is "to" somebody is his."""
    phrase, whose = scene.row[at].phrase, scene.row[at + 1] if at + 1 < len(scene.row) else None
    if phrase is None or whose is None or phrase.definite or phrase.nation is not None:
        return False
    if scene.page.readings[whose.first].peeled.preposition != FOR:
        return False  # "reinforcements to the front"
    return phrase.last - phrase.head > 1 or scene.row[at].slot in OF_HARM or bool(reached(scene, at))


def _is_direction(scene: Scene, n: int) -> bool:
    """Whether a phrase names a quarter of the compass alone."""
    phrase = scene.row[n].phrase
    return phrase is not None and "direction" in phrase.classes and not (phrase.concepts or phrase.inner)


def _is_of_body(scene: Scene, slots: dict[str, tuple[int, ...]], trigger: Trigger) -> bool:
    """Whether "to" tells whose man it is that an act befell, who is new: "the killing of a spy of the army's"."""
    man, body = (scene.row[slots[slot][0]].phrase if slot in slots else None for slot in ("of", "to"))
    if man is None or body is None or man.definite or trigger.frame not in _OF_PEOPLE or slots["to"][0] != slots["of"][-1] + 1:
        return False
    return "person" in senses(man) and "person" not in senses(body) and not senses(body).isdisjoint(("armed", "state", "actor"))


def _is_aim(scene: Scene, n: int) -> bool:
    """Whether an act under "to" is what another was done for: "street fighting to clear the quarter"; forces on the move are a target."""
    return scene.row[n].kind == "event" and not are_forces(scene.row[n])


def _is_notion(scene: Scene, n: int) -> bool:
    """Whether a phrase names nothing that could be acted on: "a region of (self-)rule"."""
    phrase = scene.row[n].phrase
    return phrase is not None and bool(phrase.classes) and phrase.classes <= {"abstract", "verbal", "situation"}


def _is_purpose(scene: Scene, slots: dict[str, tuple[int, ...]]) -> bool:
    """Whether what stands under "to" is an act: what something was done for."""
    return any(scene.row[n].kind == "event" for n in slots.get("to", ()))


def harm_role(trigger: Trigger, harmed: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    """What an act befell, in the role that its trigger gives to an object."""
    suffered = trigger.roles.get("object", "target")
    return {suffered: harmed} if harmed and suffered in ROLE_ORDER else {}
