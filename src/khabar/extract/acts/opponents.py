"""Against whom an act is: the enemy whom a move of forces names, and the two sides of what happens between parties."""

from khabar.codebook.types import Trigger
from khabar.extract.acts.aims import is_taking_aimed_at, takes_ground
from khabar.extract.acts.parties import is_party
from khabar.extract.noun_phrases.senses import is_ground, senses
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import COMMAS, HARD_MARKS

_ENDS = frozenset({"verb", "that", "break"})
MOVE, FIGHT, PACT = "mobilization", "clash", "agreement"
_ATTACKS = frozenset({"armed_attack", "strike"})
_SIDE = "side"  # the value of "on the one side"


def named_enemy(scene: Scene, at: int, trigger: Trigger, roles: dict[str, tuple[int, ...]]) -> None:
    """The target of a move of forces or of a fight that an act behind it names.

    Whom forces are moved to fight (ruling 35: "sent planes to combat the organisation"), whom ground is cleared of in a fight
    ("battles to clear the quarter of the rebels"), whom an attack is to drive out ("launched an attack to drive them from the town").
    """
    if "target" in roles or trigger.frame not in (MOVE, FIGHT, *_ATTACKS):
        return
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in _ENDS or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return
        enemy = () if chunk.kind != "event" else _fought(scene, n) if trigger.frame == MOVE else _driven_out(scene, n, trigger.frame)
        if enemy and enemy != roles.get("actor"):
            roles["target"] = enemy
            return


def _fought(scene: Scene, n: int) -> tuple[int, ...]:
    """Whom an act of fighting is against."""
    chunk = scene.row[n]
    if chunk.reading is None or "fight" not in chunk.reading.light or chunk.joined:
        return ()
    slots = scene.complements[n].slots
    return next((slots[slot][:1] for slot in ("of", "to", "against", "on") if slot in slots), ())


def _driven_out(scene: Scene, n: int, frame: str) -> tuple[int, ...]:
    """Of whom an act of taking ground clears it, or whom it is to drive out; an attack may also come after one that is done."""
    slots, aimed = scene.complements[n].slots, is_taking_aimed_at(scene, n)
    if not (aimed or (frame == FIGHT and takes_ground(scene.row[n]))):
        return ()
    foes = (slots.get(slot, ())[:1] for slot in ("from", "of")[: 1 + aimed])
    return next((foe for foe in foes if is_party(scene, foe)), ())


def sides_within(scene: Scene, at: int, trigger: Trigger) -> dict[str, tuple[int, ...]]:
    """The sides of a fight, or of a pact, told under the act that it is of: "an exchange of fire, a deal on a truce between A and B"."""
    told = scene.complements[at].slots
    acts = (n for slot in ("to", "of") for n in told.get(slot, ())[:1] if scene.row[n].kind == "event")
    inner = next(acts, None) if trigger.frame in (FIGHT, PACT) else None
    found = scene.complements[inner].slots if inner is not None else {}
    return {slot: found[slot] for slot in ("between", "companion") if slot in found}


def _are_countries(scene: Scene, parties: tuple[int, ...]) -> bool:
    """Whether phrases name places alone, or countries, which are both places and parties."""
    return all((phrase := scene.row[n].phrase) is not None and senses(phrase) & {"place", "area"} for n in parties)


def _is_border(scene: Scene, n: int) -> bool:
    """Whether a phrase names a border, which lies between countries."""
    phrase = scene.row[n].phrase if n >= 0 else None
    return phrase is not None and "area.border" in phrase.classes


def _comma_between(scene: Scene, parties: tuple[int, ...]) -> int:
    """Where one comma among "and" parts the two sides ("between the army and the police, and the rebels"); else behind the first party."""
    commas = [n for n in range(parties[0], parties[-1]) if scene.row[n].kind == "mark" and scene.row[n].value in COMMAS]
    return commas[0] if len(commas) == 1 and scene.row[commas[0] + 1].joined else parties[0]


def two_sides(scene: Scene, trigger: Trigger, parties: tuple[int, ...], roles: dict[str, tuple[int, ...]]) -> None:
    """Who stands on either side of "between": what is told before "on the one side" is one side, else the first party alone."""
    grounds = [phrase for n in parties if (phrase := scene.row[n].phrase) is not None and is_ground(phrase)]
    if trigger.roles.get("between") != "actor" or not parties:
        return
    if _are_countries(scene, parties) and _is_border(scene, parties[0] - 1):
        roles.pop("actor", None)  # "on the border between the two countries"
        return
    if len(parties) < 2:
        if not is_party(scene, roles.get("target", ())):
            roles.pop("target", None)  # "between two tribes, with the growing lack of security"
        return
    if len(grounds) == len(parties):
        roles.pop("actor", None)  # "on the road between the two towns"
        return
    split = next((n for n in range(parties[0], parties[-1]) if scene.row[n].value == _SIDE), _comma_between(scene, parties))
    roles |= {"actor": tuple(n for n in parties if n <= split), "target": tuple(n for n in parties if n > split)}
