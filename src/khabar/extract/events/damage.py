"""What an act destroyed is its result and no act of its own."""

from msgspec import structs

from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene, is_paired

DAMAGE, CLASH = "destruction", "clash"
FROM_AFAR = frozenset({"strike", "bombing"})  # acts whose doers come to no ground where they could burn or pull down something else
FOUGHT = frozenset({CLASH, "interception"})
ARMS = frozenset({"vehicle", "weapon", "munition"})  # what forces come with
ALSO = "also"
CAUSES = frozenset({"strike", "bombing", "armed_attack", CLASH})  # acts that destroy things


def merge_damage(scene: Scene, chosen: dict[int, Fill]) -> None:
    """What an act destroyed is its result and no act of its own: "the shelling led to the destruction of houses"."""
    for at in [n for n in chosen if _goes_off(scene, n, chosen)]:
        del chosen[at]
    for at, fill in list(chosen.items()):
        if fill.trigger.frame != DAMAGE:
            continue
        cause = _cause_of(scene, at, chosen)
        if cause is None:
            continue
        del chosen[at]
        act = chosen[cause]
        struck = {"target": fill.roles["target"]} if act.trigger.frame not in FOUGHT and "target" in fill.roles else {}
        chosen[cause] = structs.replace(act, roles={**struck, **act.roles})


def _goes_off(scene: Scene, at: int, chosen: dict[int, Fill]) -> bool:
    """Whether a blast is only what came of a strike: "hit a depot, which led to explosions"."""
    verb, slot = scene.governors.get(at, (0, ""))
    if chosen[at].trigger.frame != "bombing" or scene.row[at].kind != "event" or slot not in ("to", "object", "in"):
        return False
    led = "result" in scene.row[verb].governs and "subject" not in scene.complements[verb].slots
    return led and any(n < verb and act.trigger.frame == "strike" for n, act in chosen.items())


def _cause_of(scene: Scene, at: int, chosen: dict[int, Fill]) -> int | None:
    """The act that a destruction came of: the one paired with it, the subject of its verb of result, or the act told before that verb."""
    if at - 1 in chosen and chosen[at - 1].trigger.frame in CAUSES and is_paired(scene.row, at - 1):
        return at - 1  # "shelled and destroyed"
    if (thrown := _thrown_before(scene, at, chosen)) is not None:
        return thrown
    act = _act_of_harm(scene, at) if scene.complements[at].passive else None
    if act is not None and act in chosen:
        return act if chosen[act].trigger.frame in CAUSES else None
    verb = scene.governors.get(at, (None, ""))[0]
    if scene.row[at].kind != "event" or verb is None or "result" not in scene.row[verb].governs:
        return None
    subject = scene.complements[verb].first("subject")
    acts = [n for n in chosen if chosen[n].trigger.frame in CAUSES]
    if subject is not None:
        return subject if subject in acts else None
    return max((n for n in acts if n < verb), default=None)


def _thrown_before(scene: Scene, at: int, chosen: dict[int, Fill]) -> int | None:
    """What its doer threw or set off in the clause that a destruction is joined to: "raided it and (managed to) destroy two tanks".

    Vehicles and arms are destroyed in a fight or when an attack is repelled, too.
    """
    verb, found, doer = scene.governors.get(at, (at, ""))[0], scene.complements[at].slots, chosen[at].roles.get("actor", ())
    armed = any((phrase := scene.row[n].phrase) is not None and senses(phrase) & ARMS for n in chosen[at].roles.get("target", ()))
    goes_on = scene.row[verb].joined or (armed and verb > 0 and scene.row[verb - 1].value == ALSO)
    if scene.row[verb].kind != "verb" or not goes_on or not doer or "in" in found:
        return None
    causes = FROM_AFAR | FOUGHT if armed else FROM_AFAR
    return max(
        (n for n, act in chosen.items() if n < verb and act.trigger.frame in causes and act.roles.get("actor") == doer), default=None
    )


def _act_of_harm(scene: Scene, at: int) -> int | None:
    """The act in which things were destroyed, told with them, or with the people of the verb of loss that their verb is joined to.

    "Houses were destroyed in a raid", "two were killed in raids and houses destroyed".
    """
    within = next((n for slot in ("in", "with") for n in scene.complements[at].slots.get(slot, ()) if scene.row[n].kind == "event"), None)
    if within is not None or not scene.row[at].joined:
        return within
    ahead = next((n for n in range(at - 1, -1, -1) if scene.row[n].kind == "verb"), None)
    reading = scene.row[ahead].reading if ahead is not None else None
    return scene.complements[ahead].first("in") if ahead is not None and reading is not None and reading.loses else None
