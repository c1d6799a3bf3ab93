"""Which phrase fills which role of a trigger: the frame's slots, light verbs, adjectives, and what the grammar leaves open."""

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.acts.aims import aims_at_act
from khabar.extract.acts.befalling import befallen, told_before
from khabar.extract.acts.carriers import (
    announcer,
    carried_slots,
    carriers,
    doer_behind,
    reached,
)
from khabar.extract.acts.genitives import genitive_of, is_apposed, is_doer
from khabar.extract.acts.launching import attack_met, laid_for, launch_slots, launched
from khabar.extract.acts.objects import (
    behind_manner,
    hit_besides,
    is_blow,
    is_by_acts,
    is_kind_of_deed,
    is_loss_verb,
    is_no_thing,
    is_object,
    is_of_act,
    is_other_verb,
    kills_himself,
    repelled,
    told_of,
    voiced,
    with_others,
)
from khabar.extract.acts.opponents import named_enemy, sides_within, two_sides
from khabar.extract.acts.parties import can_do, doer_told, done_by, is_party
from khabar.extract.acts.prepositions import OF_HARM, ROLE_ORDER, harm_role, is_up_to, is_where, particle_slot, take_slots
from khabar.extract.acts.status import is_future
from khabar.extract.acts.thrown import STOPPED, falls, fired_from, flying_weapon, free_weapon, moves, shot_within, stopped, stuck_to
from khabar.extract.acts.uttered import asks_party, said_during
from khabar.extract.sentence.accusing import takes_people
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.pronouns import listed_with, owner, undergoer
from khabar.text.inflect import BOTH, PRONOUN_OF

OBJECT_SLOTS = ("of", "object", "on", "against", "to")
_MUTUAL = frozenset({"clash", "agreement", "consultation"})
"""What two sides do together: of two subjects the first is the actor, the other the target."""
MOVED = "mobilization"
TALKS = frozenset({"consultation", "rejection"})
SEVERAL = frozenset({PRONOUN_OF["3mp"], BOTH})
DONE_BY = frozenset({"strike", "armed_attack"})  # acts whose doer may stand under "from" or "of"


class Fill(Struct, frozen=True, gc=False):
    """Chunk indices by role for one reading of a trigger; ``nation`` the word of an adjective that names the actor, ``foe`` the target.

    ``merged`` is an event that the trigger's own subject or object is: both tell one happening; ``told`` whether that verb tells it itself.
    ``part`` is the stretch that tells one target with its place, where an act has several such targets.
    """

    trigger: Trigger
    roles: dict[str, tuple[int, ...]]
    nation: int | None = None
    foe: int | None = None
    merged: int | None = None
    own_actor: bool = False
    told: bool = False
    passive: bool = False
    part: range | None = None


def fill_verb(scene: Scene, at: int, trigger: Trigger, lexicon: Lexicon) -> Fill | None:
    """The roles of a verb's complements, or None where the trigger's own conditions on them fail."""
    found = voiced(scene, at, trigger, lexicon)
    passive = found.passive or ("object" not in found.slots and not found.pronoun and is_loss_verb(scene, at, lexicon))
    if trigger.voice and trigger.voice != ("passive" if passive else "active"):
        return None
    if (trigger.tense is not None and not is_future(scene, at)) or _tells_other(scene, at, found.slots, trigger, lexicon):
        return None
    slot = particle_slot(trigger, lexicon)
    if slot is not None and slot not in found.slots:
        return None
    flown = stopped(scene, at, found, trigger)
    objects = flown or found.slots.get(slot or "object", ()) or found.slots.get("object", ()) or _means_of(found.slots, trigger)
    held = befallen(scene, at, found) if trigger.roles.get("object") == "target" and not (slot or flown) else None
    objects = told_before(scene, held, found) or objects
    if not (found.pronoun and asks_party(trigger)) and _lacks_object(scene, objects, trigger):
        return None
    roles, merged = _roles_of_slots(scene, at, _asked_for(found.slots, trigger, lexicon), trigger, slot)
    roles |= {"target": flown} if flown else {}
    if ("event" in trigger.roles.values() and merged is None) or _is_result_of(scene, at, roles, trigger, lexicon):
        return None
    free_weapon(scene, at, trigger, roles)
    flying_weapon(scene, trigger, roles)
    clause = launch_slots(scene, at, roles.get("weapon", ()))
    launched(scene, roles, clause, roles.get("weapon", ()))
    stuck_to(scene, trigger, {**clause, **found.slots}, roles)
    if held is not None and trigger.frame in lexicon.physical and (not found.pronoun or "target" not in roles) and merged is None:
        roles["target"] = (held,)
    aimed = slot is not None and "target" in roles and roles["target"] == found.slots.get(slot)  # "put an end to the rebels"
    if not (found.pronoun or aimed) and roles.get("actor") == found.slots.get("subject") and _suffered(scene, at, roles, lexicon):
        killed = roles.pop("actor")
        roles.setdefault("target", killed)
    if trigger.frame == MOVED and "weapon" in roles and found.passive and moves(scene, roles["weapon"][0]):
        roles.setdefault("actor", roles["weapon"])  # forces that are sent move, whoever sends them
    shot_within(scene, trigger, found, roles)
    named_enemy(scene, at, trigger, roles)
    with_others(scene, at, roles, lexicon)
    passive = found.passive and not _announced(scene, at, trigger, roles, roles.get("target", ()))
    return Fill(trigger, roles, merged=merged, passive=passive or trigger.roles.get("subject") == "target")


def _lacks_object(scene: Scene, objects: tuple[int, ...], trigger: Trigger) -> bool:
    """Whether a trigger asks for objects of which these are none."""
    return bool(trigger.objects) and (not is_object(scene, objects, trigger) or is_kind_of_deed(scene, objects))


def _tells_other(scene: Scene, at: int, slots: dict[str, tuple[int, ...]], trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether a verb tells something else than its trigger: that somebody killed himself, or aims at an act, or what another verb means."""
    other = is_other_verb(scene, at, slots, trigger, lexicon) or falls(scene, at, slots, trigger)
    return other or kills_himself(scene, at, lexicon) or aims_at_act(scene, at, slots)


def _means_of(slots: dict[str, tuple[int, ...]], trigger: Trigger) -> tuple[int, ...]:
    """The subject of a verb that tells what a munition does by itself ("a rocket went off"), which no object stands behind."""
    return slots.get("subject", ()) if trigger.roles.get("subject") == "weapon" else ()


def _asked_for(slots: dict[str, tuple[int, ...]], trigger: Trigger, lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    """The complements of a verb without the object that it cannot have: "they met exceptionally" has an adverb there."""
    if trigger.roles.get("subject") != "actor" or trigger.words[0] in lexicon.transitive:
        return slots
    return {name: fillers for name, fillers in slots.items() if name != "object"}


def _roles_of_slots(
    scene: Scene, at: int, slots: dict[str, tuple[int, ...]], trigger: Trigger, slot: str | None
) -> tuple[dict[str, tuple[int, ...]], int | None]:
    """The roles that a verb's complements fill, and the event noun among them that the verb only carries."""
    roles: dict[str, tuple[int, ...]] = {}
    merged: int | None = None
    direct = ("subject", slot or "object")
    acts = [n for fillers in slots.values() for n in fillers if scene.row[n].kind == "event"]
    for name, fillers in sorted(slots.items(), key=lambda item: item[0] not in direct):
        role = trigger.roles.get(name, "none")
        if role == "actor-or-target" or (name == "object" and is_of_act(scene, fillers, acts)):
            continue
        event = next((n for n in fillers if scene.row[n].kind == "event" and scene.row[n].triggers), None)
        own = event is not None and trigger.frame in {t.frame for t in scene.row[event].triggers} - _MUTUAL  # "regained control"
        did = event is not None and name == "subject" and (role == "actor" or (own and role == "weapon"))  # "raids hit a depot"
        if role == "event" or did or (own and role == "target"):
            merged = event if event is not None else merged
            continue
        if event is not None and role == "target" and not trigger.objects and is_blow(scene, event, trigger):
            continue
        fillers = tuple(n for n in _without_pronouns(scene, fillers, at, trigger) if role != "target" or not is_no_thing(scene, n))
        where = role == "weapon" and bool(fillers) and is_where(scene, fillers[0])
        if role in ROLE_ORDER and role not in roles and fillers and not where:
            roles[role] = fillers
    if trigger.frame in _MUTUAL and len(roles.get("actor", ())) > 1 and "target" not in roles:
        roles["actor"], roles["target"] = roles["actor"][:1], roles["actor"][1:]
    return roles, merged


def _without_pronouns(scene: Scene, fillers: tuple[int, ...], at: int, trigger: Trigger) -> tuple[int, ...]:
    """Fillers with each pronoun under a preposition of an act replaced by the noun ahead that it stands for."""
    found = []
    for n in fillers:
        chunk = scene.row[n]
        if chunk.kind != "pronoun":
            found.append(n)
            continue
        men = chunk.slot == "on" and any(trigger.mode == "shooting" for trigger in scene.row[at].triggers)
        sides = chunk.slot == "between" or (chunk.slot == "companion" and trigger.frame in _MUTUAL)  # of a fight, those who fight
        noun = owner(scene, at, chunk.value, agent=True) if sides else undergoer(scene, at, chunk.value, men=men)
        if noun is not None:
            found.extend(listed_with(scene, noun) if chunk.value in SEVERAL else (noun,))
    return tuple(found)


def _announced(scene: Scene, at: int, trigger: Trigger, roles: dict[str, tuple[int, ...]], target: tuple[int, ...]) -> bool:
    """Give an act without a doer the force ahead of its headline's colon, and tell whether one is there ("the army: shelled the posts")."""
    speaker = announcer(scene, at, trigger, target) if "actor" not in roles else None
    if speaker is not None:
        roles["actor"] = (speaker,)
    return speaker is not None


def _suffered(scene: Scene, at: int, roles: dict[str, tuple[int, ...]], lexicon: Lexicon) -> bool:
    """Whether the subject of a verb of killing or wounding without an object is the one who was killed."""
    doer = scene.row[roles["actor"][0]].phrase if "actor" in roles else None
    if doer is None or takes_people(scene.row[at], doer):
        return False
    return "object" not in scene.complements[at].slots and is_loss_verb(scene, at, lexicon)


def _is_result_of(scene: Scene, at: int, roles: dict[str, tuple[int, ...]], trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether a verb of killing or wounding goes on from what the munitions ahead did: "a bomb went off and killed the driver"."""
    arms = roles.get("weapon", ()) if trigger.roles.get("subject") == "weapon" else ()
    return bool(arms) and scene.row[at].joined and arms[0] < at and is_loss_verb(scene, at, lexicon)


def fill_event(scene: Scene, at: int, trigger: Trigger, lexicon: Lexicon) -> Fill | None:
    """The roles of an event noun's complements and of the verb that carries it."""
    found, slots = scene.complements[at], _event_slots(scene, at, trigger)
    carried, undergone, struck = carriers(scene, at, lexicon)
    struck = (undergone,) if undergone is not None else struck or hit_besides(scene, at)
    harmed = stopped(scene, at, found, trigger) or repelled(scene, slots, trigger) or struck
    befalls = (trigger.kind == "verb" and trigger.particle is None) or trigger.roles.get("of") == "target"
    antecedent = undergoer(scene, at, found.pronoun) if found.pronoun and carried is None and befalls and "object" not in slots else None
    objects = (*_all(slots, *_object_slots(scene, at, trigger)), *harmed, *reached(scene, at))
    objects += () if antecedent is None or at in scene.governors else (antecedent,)  # governed, it came of another act ("led to its")
    lacks = trigger.particle is not None and particle_slot(trigger, lexicon) not in slots
    if lacks or (trigger.objects and not is_object(scene, objects, trigger)):
        return None
    if is_apposed(scene, at, slots):
        del slots["object"]
    roles = harm_role(trigger, harmed)
    behind_manner(scene, at, trigger, roles)
    told_of(scene, at, trigger, roles)
    take_slots(scene, at, trigger, slots, roles, carried)
    if undergone is not None and is_party(scene, slots.get("from", ())):
        roles.setdefault("actor", slots["from"])  # "was exposed to fire from gunmen"
    two_sides(scene, trigger, slots.get("between", ()), roles)
    owned = "object" in slots or (carried is None and not befalls)
    if found.pronoun and owned and "actor" not in roles and (doer := doer_told(scene, at, found.pronoun)) is not None:
        roles["actor"] = (doer,)
    roles = roles if antecedent is None else {"target": (antecedent,), **roles}
    free_weapon(scene, at, trigger, roles)
    stuck_to(scene, trigger, slots, roles)
    own = genitive_of(scene, at, trigger, roles, carried is not None, lexicon)
    if own[0] == "actor" and is_doer(scene, at, own[1][0], trigger, lexicon):
        roles.setdefault(*own)  # rather than the subject of a verb that tells of it: "announced the arrival of"
    nation, own_actor = _event_actor(scene, at, trigger, roles, slots, carried)
    flying_weapon(scene, trigger, roles)
    if own[0] in ROLE_ORDER:
        roles.setdefault(*own)
    named_enemy(scene, at, trigger, roles)
    roles |= said_during(scene, at) if trigger.frame in TALKS and not (nation or "actor" in roles) else {}
    return Fill(trigger, roles, nation if "actor" not in roles else None, own_actor=own_actor, passive=undergone is not None)


def _event_slots(scene: Scene, at: int, trigger: Trigger) -> dict[str, tuple[int, ...]]:
    """What stands behind an event noun or the verb that carries it, by slot, pronouns told by their nouns."""
    slots = {**laid_for(scene, at, trigger), **carried_slots(scene, at), **sides_within(scene, at, trigger), **scene.complements[at].slots}
    slots = {slot: kept for slot, fillers in slots.items() if (kept := _without_pronouns(scene, fillers, at, trigger))}
    if is_by_acts(scene, slots, trigger):
        del slots["of"]
    if "to" in slots and is_up_to(scene, slots["to"][0]):
        del slots["to"]
    return slots


def _object_slots(scene: Scene, at: int, trigger: Trigger) -> tuple[str, ...]:
    """Where what an act befell may stand; people who were killed in an attack in a town were attacked, and not the town."""
    return OBJECT_SLOTS if trigger.kind == "verb" or scene.row[at].slot in OF_HARM else (*OBJECT_SLOTS, "in")


def _event_actor(
    scene: Scene,
    at: int,
    trigger: Trigger,
    roles: dict[str, tuple[int, ...]],
    slots: dict[str, tuple[int, ...]],
    carried: int | None,
) -> tuple[int | None, bool]:
    """Find who did an event: who launched its weapon, the nationality beside it, or the subject of the verb that carries it.

    Gives the word of the nationality, and whether the actor is that subject.
    """
    if trigger.frame != STOPPED:
        weapons = roles.get("weapon", slots.get("of", ()))
        if trigger.frame in _MUTUAL and trigger.kind == "verb":
            roles |= attack_met(scene, at, slots)
        else:
            launched(scene, roles, launch_slots(scene, at, weapons), weapons)
    fired_from(scene, at, slots if trigger.frame == "strike" else {}, roles)
    phrase, subject = scene.row[at].phrase, trigger.roles.get("subject", "actor")
    nation = phrase.nation_at if phrase and phrase.nation and subject == "actor" else None
    own = scene.complements[at].slots
    if "target" in roles and "object" in own and (doer := own.get("of")) and can_do(scene, doer[0]) and doer != roles["target"]:
        roles.setdefault("actor", doer)  # "aired the setting off by its company of a device": who aired it did not
    told_of = carried is not None and roles.get("target") == (carried,)  # "to fight the group, which announced"
    if "actor" not in roles and nation is None and carried is not None and not told_of and subject in ("actor", "none", "event"):
        roles["actor"] = (carried,)
        return nation, True
    if "actor" not in roles and subject == "weapon" and (behind := doer_behind(scene, at)) is not None:
        roles["actor"] = (behind,)  # "a blast ascribed to"
    if "actor" not in roles and nation is None and trigger.frame in DONE_BY and (doer := done_by(scene, slots)):
        roles["actor"] = doer
    if nation is None:
        _announced(scene, at, trigger, roles, roles.get("target", slots.get("of", ())))
    return nation, False


def _all(slots: dict[str, tuple[int, ...]], *names: str) -> tuple[int, ...]:
    return tuple(n for name in names for n in slots.get(name, ()))
