"""Munitions and devices: which phrase is the means, and what it struck."""

from collections.abc import Mapping

from khabar.codebook.types import Trigger
from khabar.extract.noun_phrases.bare_clauses import BELONG
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import is_agent, is_ground, senses
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.scene import Scene

_CRAFT = frozenset({"aircraft", "drone"})  # they stand for those who use them (ruling 17)
FLYING = frozenset({"munition", "weapon"})
DEVICES = frozenset({"ied", "mine", "bomb", "vehicle_bomb"})
NAMED = 2  # words of a district with its name
OPEN = frozenset({"place", "direction", "camp", "road", "area.town", "area.province", "area.country"})
_BUILT = frozenset({"structure", "military_site", "vehicle"})
_LYING = ("in", "on")
_STRUCK = frozenset({"vehicle", "armour", "force", "person", "structure", "site"})
KINDS = frozenset({"missile", "rocket", "drone"})
LAUNCH, AIR_DEFENCE = "launch", "air_defence"
STOPPED = "interception"  # what was thrown is its target, and who threw it no party to it


def is_means(phrase: Phrase) -> bool:
    """Whether a phrase names what explodes or is thrown, and nothing that is itself struck, as a tank is."""
    found = senses(phrase)
    return "munition" in found and not found & {"site", "vehicle", "armour"}


def holder(scene: Scene, n: int) -> int | None:
    """The chunk that names whose a thing is, behind an adjective of belonging ("a drone belonging to the force")."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    tied = after is not None and (after.value == "being" if after.kind == "descriptor" else BELONG in after.governs)
    if phrase is not None and tied and n + 2 < len(scene.row):
        owner = scene.row[n + 2]  # "the drones belonging to the force", "a drone (that) belongs to it"
        named = owner.kind == "noun" and owner.slot == "to" and owner.phrase is not None and "actor" in senses(owner.phrase)
        return n + 2 if named else None
    if phrase is None or after is None or after.phrase is None or after.slot != "to" or after.first != phrase.last or phrase.definite:
        return None
    last = scene.page.readings[phrase.last - 1]
    tied = phrase.last - 1 > phrase.head and last.adjective and not last.peeled.article
    return n + 1 if tied and "actor" in senses(after.phrase) else None


def stopped(scene: Scene, at: int, found: Complements, trigger: Trigger) -> tuple[int, ...]:
    """The munitions that a pronoun of an act of stopping stands for: "fired a missile, and the defences downed it", "most of them"."""
    if trigger.frame != STOPPED:
        return ()
    asked = (FLYING | DEVICES).intersection(trigger.objects)
    sent = not asked  # of a verb that tells of any harm: what was sent is not what it harmed
    asked = asked or (KINDS if trigger.mode == AIR_DEFENCE and trigger.objects else frozenset())
    told = (n for slot in ("object", "of") for n in found.slots.get(slot, ())[:1])
    if not found.pronoun and not any(_is_part_of_them(scene, n) for n in told):
        return ()
    doers = found.slots.get("subject", ())  # "the defences fired, and downed two of them"
    ahead = ((n, scene.row[n].phrase) for n in range(at - 1, -1, -1) if scene.row[n].kind == "noun" and n not in doers)
    return next(((n,) for n, phrase in ahead if phrase is not None and asked & senses(phrase) and not (sent and _is_sent(scene, n))), ())


def _is_sent(scene: Scene, n: int) -> bool:
    """Whether a munition is the object of no verb but one that sends it: "fired a missile at the house and destroyed it"."""
    verbs = [head for head in scene.heads.get(n, ()) if head < n and n in scene.complements[head].slots.get("object", ())]
    return not any(LAUNCH not in scene.row[verb].governs for verb in verbs)


def falls(scene: Scene, at: int, slots: Mapping[str, tuple[int, ...]], trigger: Trigger) -> bool:
    """Whether munitions that nobody is told to stop fall on something, by a verb that is spelled alike: "rockets fall on the town"."""
    if trigger.frame != STOPPED or "on" not in slots or ("subject" in slots and "object" in slots):
        return False
    return any(other.roles.get("subject") == "weapon" and other.words != trigger.words for other in scene.row[at].triggers)


def _is_part_of_them(scene: Scene, n: int) -> bool:
    """Whether a phrase is a mere number or quantity of what was told before: "22 of them", "most of them"."""
    phrase = scene.row[n].phrase
    if phrase is None or senses(phrase):
        return False
    behind = scene.row[n + 1] if n + 1 < len(scene.row) else None
    of_them = behind is not None and (behind.kind == "apposition" or (behind.kind == "pronoun" and behind.slot == "from"))
    return of_them or scene.page.readings[phrase.head].peeled.pronoun != ""


def free_weapon(scene: Scene, at: int, trigger: Trigger, roles: dict[str, tuple[int, ...]]) -> None:
    """A device as the object of a verb of exploding is the means; what it was set off at is the target."""
    target = roles.get("target")
    phrase = scene.row[target[0]].phrase if target else None
    unsure = trigger.frame == "strike" and scene.complements[at].passive  # "rockets struck": a lone noun may be subject or object
    if phrase is None or not (trigger.frame == "bombing" or unsure):
        return
    if not (is_means(phrase) or _is_bombers_car(scene, trigger, roles)):
        return
    roles["weapon"] = roles.pop("target")
    slots = scene.complements[at].slots
    told = [(n, scene.row[n].phrase) for slot in ("on", "with", "in", "near") for n in slots.get(slot, ())]
    struck = [(n, phrase) for n, phrase in told if phrase is not None and _can_be_struck(phrase)]
    sites = [n for n, phrase in struck if not (scene.row[n].slot == "with" and is_ground(phrase) and senses(phrase).isdisjoint(_BUILT))]
    if sites or struck:
        roles["target"] = ((sites or [struck[0][0]])[0],)  # "in a market in (with) the town": not the town


def _is_bombers_car(scene: Scene, trigger: Trigger, roles: dict[str, tuple[int, ...]]) -> bool:
    """Whether somebody sets off a vehicle of his own, and no force does: "a bomber blew up his lorry at the bridge"."""
    doer = scene.row[roles["actor"][0]].phrase if "actor" in roles else None
    car = scene.row[roles["target"][0]].phrase
    if doer is None or car is None or trigger.frame != "bombing" or not is_his(scene, roles["target"][0]):
        return False
    return "vehicle" in senses(car) and "person" in senses(doer) and senses(doer).isdisjoint(("force", "organisation", "state"))


def _under(scene: Scene, slots: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """What a device lies under, save the car of somebody told before, whom it killed."""
    return tuple(n for n in slots.get("under", ()) if not is_his(scene, n))


def is_his(scene: Scene, n: int) -> bool:
    """Whether a thing is told as that of somebody told before: "his car"."""
    phrase = scene.row[n].phrase
    return phrase is not None and scene.page.readings[phrase.head].peeled.pronoun != ""


def moves(scene: Scene, n: int) -> bool:
    """Whether a phrase names who or what moves, whoever sends them: forces, aircraft (ruling 44)."""
    phrase = scene.row[n].phrase
    return phrase is not None and (is_agent(phrase) or bool(senses(phrase) & _CRAFT))


def flying_weapon(scene: Scene, trigger: Trigger, roles: dict[str, tuple[int, ...]]) -> None:
    """Munitions as the subject of a strike are its means; only craft named as somebody's stand as the actor (ruling 17)."""
    doer = roles.get("actor")
    phrase = scene.row[doer[0]].phrase if doer else None
    if phrase is None or trigger.frame not in ("strike", "bombing") or "munition" not in senses(phrase):
        return
    arm = phrase.definite and not scene.page.readings[phrase.head].several  # "the Turkish artillery shelled"
    flown = "drone" in senses(phrase) and "weapon" not in roles  # a drone is what its nation did it with, if it threw nothing that is told
    fired = "armour" in senses(phrase) and roles.get("weapon", doer) != doer  # "the tanks of the army fired shells": they threw them
    corps = (senses(phrase) & _CRAFT or arm or fired) and not flown
    owned = phrase.nation is not None or (fired and phrase.definite)
    if not (owned and corps) and not phrase.inner and not senses(phrase) & {"actor", "armed"}:
        roles.setdefault("weapon", roles.pop("actor"))
        if doer and (owner := holder(scene, doer[0])) is not None:
            roles["actor"] = (owner,)


def stuck_to(scene: Scene, trigger: Trigger, slots: dict[str, tuple[int, ...]], roles: dict[str, tuple[int, ...]]) -> None:
    """What a device goes off at: told as passing by, or with the preposition of means ("went off at a patrol"); no ground it lies on."""
    if trigger.frame != "bombing":
        return
    if "target" in roles and roles["target"] == slots.get("in") and not _is_within(scene.row[roles["target"][0]].phrase):
        del roles["target"]
    ground = [slots[slot] for slot in _LYING if slot in slots]
    if roles.get("target") in ground and all(_is_open(scene.row[n].phrase) or _is_side(scene, n) for n in roles["target"]):
        del roles["target"]
    beside = slots.get("near", ()) if trigger.mode == "suicide" else ()  # a bomber goes to what he means to hit
    for n in (*slots.get("passing", ()), *_under(scene, slots), *slots.get("with", ()), *beside, *slots.get("in", ())):
        phrase = scene.row[n].phrase
        vague = "target" not in roles or (roles["target"] in ground and roles["target"] != (n,))
        if vague and phrase is not None and senses(phrase) & _STRUCK and _can_be_struck(phrase) and not _is_open(phrase):
            roles["target"] = (n,)
            if roles.get("weapon") == (n,):
                del roles["weapon"]


def _is_within(phrase: Phrase | None) -> bool:
    """Whether something can go off in what a phrase names: no age ("a girl in her tenth year"), no party ("activists in the movement").

    A name that no list knows is that of a town.
    """
    found = senses(phrase) - {"unknown"} if phrase is not None else frozenset()
    return bool(found) and (not found & {"armed", "actor"} or bool(found & {"place", "structure", "site", "vehicle", "person"}))


def shot_within(scene: Scene, trigger: Trigger, found: Complements, roles: dict[str, tuple[int, ...]]) -> None:
    """The building that was shot up where nobody is told as shot at: "opened fire inside a church"."""
    if trigger.frame != "armed_attack" or trigger.mode != "shooting" or trigger.roles.get("on") != "target" or "target" in roles:
        return
    for n in found.slots.get("in", ())[:1]:
        phrase = scene.row[n].phrase
        if phrase is not None and "structure" in phrase.classes and not phrase.definite:
            roles["target"] = (n,)


def fired_from(scene: Scene, at: int, slots: dict[str, tuple[int, ...]], roles: dict[str, tuple[int, ...]]) -> None:
    """Who shelled, where "from" right behind the act or its means names an armed party ("shelling with a rocket from the army")."""
    for n in slots.get("from", ())[:1]:
        phrase = scene.row[n].phrase
        near = n - 1 in (at, *roles.get("weapon", ()))
        if near and phrase is not None and "armed" in senses(phrase) and "place" not in senses(phrase):
            roles.setdefault("actor", (n,))


def _is_open(phrase: Phrase | None) -> bool:
    """Whether a phrase names ground on which a device lies and which is not what it hits: a country, a town, a road, a camp."""
    if phrase is None:
        return False
    found = senses(phrase)
    named = "area.district" in found and phrase.inner and phrase.last - phrase.first == NAMED  # "the district of A", spelled as an office
    return bool(found & OPEN) and (bool(named) or not found & _BUILT)


def _is_side(scene: Scene, n: int) -> bool:
    """Whether a phrase tells the side that something went off on: "on the other side of the border"."""
    phrase = scene.row[n].phrase
    return scene.row[n].slot == "on" and phrase is not None and phrase.classes == {"abstract"}


def _can_be_struck(phrase: Phrase) -> bool:
    """Whether a phrase is no munition, though a tank or an armoured car is one too."""
    return "munition" not in senses(phrase) or "armour" in senses(phrase)
