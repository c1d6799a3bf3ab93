"""Who can do an act and who is nobody to do it to, who did it behind "from" or by a pronoun, and whether that is himself."""

from khabar.extract.noun_phrases.senses import is_agent, is_ground, senses
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.pronouns import owners
from khabar.model import Role


def can_do(scene: Scene, n: int) -> bool:
    """Whether a phrase names a force, a state or a body that can attack."""
    phrase = scene.row[n].phrase
    return phrase is not None and is_agent(phrase) and bool(senses(phrase) & {"armed", "state", "aircraft", "actor"})


def doer_told(scene: Scene, at: int, pronoun: str) -> int | None:
    """Who the pronoun written on an act stands for: one that can attack before others, a subject first, the nearest first."""
    agents = [n for n in owners(scene, at, pronoun) if (phrase := scene.row[n].phrase) is not None and is_agent(phrase)]
    subjects = {n for found in scene.complements.values() for n in found.slots.get("subject", ())}
    able = [n for n in agents if can_do(scene, n)] or agents
    return next((n for n in able if n in subjects), next(iter(able), None))


def is_party(scene: Scene, fillers: tuple[int, ...]) -> bool:
    """Whether a phrase names those who can act, and no place that they may act from."""
    phrase = scene.row[fillers[0]].phrase if fillers else None
    return phrase is not None and can_do(scene, fillers[0]) and "place" not in senses(phrase)


def done_by(scene: Scene, slots: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Who did an act: under "from", or as whose it was where what was hit is told too ("a shelling of the army's on the town")."""
    told = (slots.get(slot, ())[:1] for slot in ("from", "to") if slot == "from" or slots.get("on", ()) > slots.get("to", ()))
    return next((fillers for fillers in told if is_party(scene, fillers) and not _are_of(scene, fillers[0])), ())


def _are_of(scene: Scene, n: int) -> bool:
    """Whether "from" right behind people tells whose they are and not who did it ("the killing of a leader from the movement")."""
    if n > 1 and scene.row[n - 1].kind == "pronoun" and scene.row[n - 2].kind == "descriptor":
        return True  # "the shelling of the rebels and those allied to them from the guard"
    before = scene.row[n - 1].phrase if n and scene.row[n].slot == "from" and not scene.row[n].joined else None
    return before is not None and "person" in senses(before)


def is_own(target: Role | None, actor: Role) -> bool:
    """Whether the one who is hit, or whose site or people are, is the one who would have done it."""
    return target is not None and not {*target.concepts, *target.inner}.isdisjoint(actor.concepts)


def is_no_side(scene: Scene, n: int) -> bool:
    """Whether a phrase is nobody to fight with or to move against: ground, or a notion ("clashes amid the growth of disorder")."""
    phrase = scene.row[n].phrase
    if phrase is None or scene.row[n].kind == "event":
        return True
    beside = any(n in found.slots.get("between", ()) for found in scene.complements.values())
    other = beside and scene.row[n].joined and not is_ground(phrase)  # "between the groups of A and others"
    return not (is_agent(phrase) or other) or (scene.row[n].slot == "on" and "place" in senses(phrase))
