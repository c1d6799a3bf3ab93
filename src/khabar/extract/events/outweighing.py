"""What outweighs a rule by which an event is only spoken of: its sides, its toll, its day, or a verb of its own frame."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.roles import Fill
from khabar.extract.dating.date_anchors import is_day
from khabar.extract.events.date_chunks import expression_at
from khabar.extract.events.date_clauses import relative_of
from khabar.extract.events.predicates import has_day, is_placed, tells_its_toll
from khabar.extract.events.standing import is_own_fight
from khabar.extract.events.told_places import HAPPEN
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.earlier import gap_ahead
from khabar.extract.sentence.scene import Scene
from khabar.model.event_types import ONE_SIDED

FIGHT = "clash"
PLACED = frozenset({"place", "site", "structure"})
SPOKEN = ("loose", "topic", "answered")  # rules that an event noun with both its sides outweighs; the others cost precision on gold and GSR
UNTOLD = ("headed", "governed", "genitive", *SPOKEN)  # rules that its toll, told in a clause of its own, outweighs


def is_outweighed(scene: Scene, at: int, fill: Fill, rule: str, lexicon: Lexicon) -> bool:
    """Whether the clause tells the event at ``at`` though a rule takes it for a mention."""
    if rule.startswith(SPOKEN) and _has_both_sides(fill) and not is_own_fight(scene, at, fill):
        return True  # who did it to whom is told, whatever the noun hangs on
    if _is_fight_amid(scene, at, fill) or _is_act_amid(scene, at, fill):
        return True
    if rule.startswith(UNTOLD) and fill.trigger.frame in lexicon.physical and tells_its_toll(scene, at, lexicon):
        return True  # "pictures of the blast that left ten dead"
    if rule.startswith(("governed", "answered")) and fill.trigger.frame in lexicon.physical and _is_told_of(scene, at):
        return True
    if rule.startswith("governed") and fill.merged is not None:
        return True  # the frame itself says that the verb tells this event: "reached an agreement"
    return rule == "background" and _is_told_before(scene, at, fill)


def _is_fight_amid(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether an indefinite fight with a named foe goes on around what is told: "the tanks pushed in amid fights with the rebels"."""
    phrase = scene.row[at].phrase
    if fill.trigger.frame != FIGHT or scene.row[at].slot != "near" or phrase is None or phrase.definite:
        return False
    foes = [scene.row[n].phrase for n in fill.roles.get("target", ())]
    return any(foe is not None and (foe.concepts or foe.inner or "armed" in senses(foe)) for foe in foes)


def _is_act_amid(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether an indefinite act goes on around what is told, against a known place: "fights went on amid shelling of the quarter"."""
    phrase = scene.row[at].phrase
    if fill.trigger.frame not in ONE_SIDED or scene.row[at].slot != "near" or phrase is None or phrase.definite:
        return False
    struck = [scene.row[n].phrase for n in fill.roles.get("target", ())]
    return any(one is not None and bool(senses(one) & PLACED) and bool(one.concepts or one.inner or one.named) for one in struck)


def _is_told_of(scene: Scene, at: int) -> bool:
    """Whether a clause about an event tells on which day and in which known place it happened (ruling 27): "condemned the attack that"."""
    verb = at + 2
    if verb >= len(scene.row) or scene.row[at + 1].kind != "relative" or HAPPEN not in scene.row[verb].governs:
        return False
    slots = scene.complements[verb].slots if scene.row[verb].kind == "verb" else {}
    ground = (scene.row[n].phrase for slot in ("in", "near") for n in slots.get(slot, ()))
    if not any(phrase is not None and (phrase.concepts or phrase.inner) for phrase in ground):
        return False
    days = (n for n in range(verb, len(scene.row)) if scene.row[n].kind == "date" and is_day(expression_at(scene, n).point))
    return any(relative_of(scene, n) == at + 1 for n in days)


def _is_told_before(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether what came before is told, not only named: it has two roles of its own or is dated, or a verb tells which ground it befell."""
    sides = len(fill.roles) + (fill.nation is not None) + is_placed(scene, at)
    if sides > 1 or gap_ahead(scene, at) is not None or (sides and has_day(scene, at)):
        return True
    targets = [scene.row[n].phrase for n in fill.roles.get("target", ())]
    return fill.trigger.kind == "verb" and any(phrase is not None and bool(senses(phrase) & PLACED) for phrase in targets)


def _has_both_sides(fill: Fill) -> bool:
    """Whether an event has its doer and the one it was done to."""
    return "target" in fill.roles and ("actor" in fill.roles or fill.nation is not None)


def is_concrete(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether the means or the place of an act that someone is blamed for is told (ruling 20)."""
    if fill.trigger.frame in ("strike", "bombing") or "weapon" in fill.roles or _is_told_of(scene, at):
        return True
    near = (scene.row[n].phrase for slot in ("in", "near", "on", "of") for n in scene.complements[at].slots.get(slot, ()))
    told = (phrase for phrase in near if phrase is not None)
    return any(phrase.concepts or phrase.inner or phrase.named or senses(phrase) & (PLACED - {"place"}) for phrase in told)
