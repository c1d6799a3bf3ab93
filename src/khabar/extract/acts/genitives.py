"""What the genitive of an event noun is to the event: who did it, to whom it was done, or the means."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.acts.prepositions import does, is_up_to
from khabar.extract.acts.thrown import is_means
from khabar.extract.noun_phrases.agreement import is_mere_adjective
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import is_agent, is_craft, is_ground, senses
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import ONE_SIDED, PEOPLE_TAKEN

_SIDE = frozenset({"direction"})  # what is no place by itself, and nobody
_GIVEN = frozenset({"target", "weapon"})  # the roles of an object that a genitive fills too


def genitive_of(
    scene: Scene, at: int, trigger: Trigger, roles: dict[str, tuple[int, ...]], carried: bool, lexicon: Lexicon
) -> tuple[str, tuple[int, ...]]:
    """The role that the genitive after an event noun fills, ``none`` where it fills none, and its fillers."""
    slots = scene.complements[at].slots
    fillers, role = slots.get("of"), trigger.roles.get("of", "actor-or-target")
    if not fillers or role == "none" or fillers[:1] == roles.get("target", ())[:1]:
        return "none", ()
    phrase = scene.row[fillers[0]].phrase
    if phrase is not None and not phrase.counted and is_mere_adjective(scene.page.readings[phrase.head]):
        return "none", ()  # "an operation of bombing (that was) terrorist"
    means = phrase is not None and is_means(phrase) and trigger.frame in ("bombing", "strike")
    if means and "to" in slots and _is_somebodys(scene, fillers[0]):
        return "actor", fillers  # "the shelling by the Saudi artillery of posts"
    if means and (role == "actor-or-target" or (role == "actor" and not _is_somebodys(scene, fillers[0]))):
        return "weapon", fillers
    if role == "actor-or-target":
        role = _side(scene, at, fillers[0], trigger, roles, lexicon, carried=carried)
    elif role == "target" and does(scene, slots, trigger) and not (carried and _is_own(scene, at, lexicon)):
        role = "actor"
    elif role == "actor" and trigger.frame in ONE_SIDED and phrase is not None and is_ground(phrase):
        role = "none" if "target" in roles else "target"  # "the massacre of the market": ground does nothing
    if phrase is not None and senses(phrase) == _SIDE:
        role = "none"  # "the battles of the north"
    return role, fillers


def _is_own(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether the verb that carries an act tells whose it is: "threatened to", "began", and not "announced"."""
    governor = scene.governors.get(at)
    reading = scene.row[governor[0]].reading if governor is not None else None
    return reading is not None and not any(form.verb in lexicon.says for form in reading.verbs)


def _side(scene: Scene, at: int, n: int, trigger: Trigger, roles: dict[str, tuple[int, ...]], lexicon: Lexicon, *, carried: bool) -> str:
    """The role of a genitive that may be either side's; ``none`` where it is neither."""
    phrase, undergone = scene.row[n].phrase, trigger.roles.get("object", "target")
    found = senses(phrase) if phrase is not None else frozenset()
    agent = phrase is not None and (is_agent(phrase) or (trigger.frame == "strike" and is_craft(phrase)))
    if agent and trigger.frame == "bombing" and "country" in found:
        return "none"  # "the bombing of" a country is where it was
    if trigger.kind == "verb" and undergone != "target":
        doer = "state" in found or bool(scene.complements[at].slots.get("object"))
        return "actor" if doer or _goes(trigger, lexicon) else undergone if undergone in _GIVEN else "none"
    if agent and trigger.kind == "verb" and trigger.words[0] not in lexicon.transitive:
        return (
            "actor" if trigger.frame != "bombing" else "none" if "target" in roles else "target"
        )  # a patrol car blows up, and does nothing
    if _is_accused(scene, at, trigger):
        return "target"
    if "target" in roles:
        return "actor" if agent else "none"
    if trigger.frame in PEOPLE_TAKEN and trigger.kind == "verb" and "to" not in scene.complements[at].slots:
        return "target"  # "the capture of fifty rebels": with no one else told, they are who was taken
    new = phrase is not None and (phrase.counted or not (phrase.definite or phrase.inner)) and "aircraft" not in found
    struck = trigger.kind == "verb" and new
    acts = agent and not (carried or struck) and "actor" not in roles and not found.isdisjoint(("armed", "state", "aircraft"))
    return "actor" if acts else undergone if undergone in _GIVEN else "none"


def _is_accused(scene: Scene, at: int, trigger: Trigger) -> bool:
    """Whether a genitive is who is accused, what of told and nobody else: "the accusing of the army of", and not "A's accusing B of"."""
    slots = scene.complements[at].slots
    others = (n for slot in ("object", "to") for n in slots.get(slot, ()))
    told = any(scene.row[n].first == scene.row[n - 1].last for n in others)  # no word of its own, as "belonging to" has, stands between
    return trigger.roles.get("with") == "cause" and "with" in slots and not told


def is_apposed(scene: Scene, at: int, slots: dict[str, tuple[int, ...]]) -> bool:
    """Whether the noun after a genitive is its adjective or predicate ("the killing of the late president"): it did nothing."""
    if slots.get("of") != (at + 1,) or not slots.get("object"):
        return False
    after_at = slots["object"][0]
    owner, after = scene.row[at + 1].phrase, scene.row[after_at].phrase
    if owner is None or after is None:
        return False
    found, own = senses(after), senses(owner)
    if own & {"armed", "aircraft"} or ("state" in own and "person" not in own):
        return after_at == at + 2 and owner.definite and after.definite and after.last - after.first == 1 and found <= {"unknown"}
    reading = scene.page.readings[after.head]
    described = after_at == at + 2 and not (reading.several or "force" in reading.classes)  # "the leader, the Houthi"
    parties = {"state", "site", "structure", "vehicle", "munition"} | (set() if described else {"armed"})
    return bool(own & {"person", "office"}) and not found & parties


def is_doer(scene: Scene, at: int, n: int, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether the genitive of an act can only be who did it: an agent behind a noun, anyone behind the noun of a verb of going.

    So is an agent where the act has what it was done to under "on": "the control of the rebels over the town"; and a force or a
    group by its name where that stands under "to": "the seizing by the Front of fighters".
    """
    phrase = scene.row[n].phrase
    if trigger.kind == "verb":
        slots = scene.complements[at].slots
        told = phrase is not None and is_agent(phrase) and ("on" in slots or ("to" in slots and _is_body(scene, slots["to"][0], phrase)))
        return _goes(trigger, lexicon) or told
    return trigger.roles.get("of") == "actor" and phrase is not None and is_agent(phrase)


def _is_body(scene: Scene, struck: int, phrase: Phrase) -> bool:
    """Whether a phrase names an armed body, and no man of one, ahead of what it acted on."""
    found = senses(phrase)
    return (
        scene.row[struck].kind == "noun" and not is_up_to(scene, struck) and phrase.definite and "armed" in found and "person" not in found
    )


def _goes(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether a verb tells what its subject does without doing it to anybody: "arrive in", "withdraw"."""
    return trigger.words[0] not in lexicon.transitive or trigger.roles.get("object") == "place"


def _is_somebodys(scene: Scene, n: int) -> bool:
    """Whether craft or munitions are named as somebody's: they stand for whose they are (ruling 17)."""
    phrase = scene.row[n].phrase
    return phrase is not None and (phrase.nation is not None or bool(phrase.inner))
