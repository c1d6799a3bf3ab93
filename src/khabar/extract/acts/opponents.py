"""Against whom an act is: the enemy whom a move of forces names, and the two sides of what happens between parties."""

from khabar.codebook.types import Trigger
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import HARD_MARKS

_ENDS = frozenset({"verb", "that", "break"})
_SIDE = "side"  # the value of "on the one side"


def named_enemy(scene: Scene, at: int, trigger: Trigger, roles: dict[str, tuple[int, ...]]) -> None:
    """The one whom forces are moved to fight is the target of the move ("sent planes to combat the organisation", ruling 35)."""
    for n in range(at + 1, len(scene.row)) if trigger.frame == "mobilization" and "target" not in roles else ():
        chunk = scene.row[n]
        if chunk.kind in _ENDS or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return
        if chunk.kind == "event" and chunk.reading is not None and "fight" in chunk.reading.light and not chunk.joined:
            slots = scene.complements[n].slots
            enemy = next((slots[slot][:1] for slot in ("of", "to", "against", "on") if slot in slots), ())
            roles.update({"target": enemy} if enemy else {})
            return


def two_sides(scene: Scene, trigger: Trigger, parties: tuple[int, ...], roles: dict[str, tuple[int, ...]]) -> None:
    """Who stands on either side of "between": what is told before "on the one side" is one side, else the first party alone."""
    if len(parties) < 2 or trigger.roles.get("between") != "actor":
        return
    split = next((n for n in range(parties[0], parties[-1]) if scene.row[n].value == _SIDE), parties[0])
    roles |= {"actor": tuple(n for n in parties if n <= split), "target": tuple(n for n in parties if n > split)}
