"""Acts that are laid to somebody otherwise than by a verb of accusing: "held the group responsible for a raid on", "stand behind it"."""

from collections.abc import Iterator

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.acts.denials import part_in
from khabar.extract.acts.parties import is_party
from khabar.extract.sentence.accusing import accuses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import BEHIND, Scene

_BLAME, _BLAMED = "condemnation", "target"
_PART = frozenset({"responsibility", "blame"})  # what is laid on somebody
_ASCRIBE = "ascribe"


class Charge(Struct, frozen=True):
    """Who is told to have done an act, and who tells it of him; chunks of its sentence."""

    accused: int | None
    accuser: int | None


def charge_of(scene: Scene, at: int, lexicon: Lexicon) -> Charge | None:
    """To whom an act is laid, and by whom: by a verb of blame and "the responsibility for it", or one that ascribes it."""
    at = _told_more(scene, at)
    verb, slot = scene.governors.get(at, (at, ""))
    if slot == "object" and verb < at and _ASCRIBE in scene.row[verb].governs and not scene.complements[verb].passive:
        return Charge(scene.complements[verb].first("to"), scene.complements[verb].first("subject"))
    if slot == BEHIND and scene.row[verb].kind == "verb" and not accuses(scene.row[verb], lexicon):
        return Charge(scene.complements[verb].first("subject"), None)
    for head in scene.heads.get(at, ()):
        found = scene.complements[head].slots
        if accuses(scene.row[head], lexicon) and at in found.get(BEHIND, ()):
            return Charge(scene.complements[head].first("object"), scene.complements[head].first("subject"))
    if verb == at and scene.row[at].slot == BEHIND and is_party(scene, (at - 1,)):
        return Charge(at - 1, None)  # "that the group is behind the attack", which needs no verb
    for blaming, line in _blaming(scene, at):
        accused = _laid_on(scene, at, blaming, line)
        if accused is not None:
            return Charge(accused, scene.complements[blaming].first("subject"))
    return None


def _told_more(scene: Scene, at: int) -> int:
    """The act that a verb right behind "which" tells more of: "the shelling that hit the market"; else the chunk itself."""
    ahead = scene.complements[at].first("subject") if scene.row[at].kind == "verb" and scene.row[at - 1].kind == "relative" else None
    return ahead if ahead is not None and ahead < at and scene.row[ahead].kind == "event" else at


def _blaming(scene: Scene, at: int) -> Iterator[tuple[int, Trigger]]:
    """The verbs that blame somebody for an act, by the part in it that stands ahead ("the responsibility for"), or "in" it."""
    part = part_in(scene, at)
    verb = max((n for n in range(part or 0) if scene.row[n].kind == "verb"), default=None)
    if verb is not None:
        yield from ((verb, trigger) for trigger in scene.row[verb].triggers if trigger.frame == _BLAME)
    for verb in scene.heads.get(at, ()):
        slots = scene.complements[verb].slots
        laid = [n for name in ("object", "with") for n in slots.get(name, ()) if verb < n < at] if at in slots.get("in", ()) else []
        told = [n for n in laid if scene.row[n].kind == "event" or _is_part(scene.row[n])]
        triggers = (trigger for n in [*told, verb][: 2 * len(told)] for trigger in scene.row[n].triggers)
        yield from ((verb, trigger) for trigger in triggers if trigger.frame == _BLAME)


def _laid_on(scene: Scene, at: int, verb: int, trigger: Trigger) -> int | None:
    """Whom a verb of blame names, by the slot that its line gives to who is blamed."""
    slots, own = scene.complements[verb].slots, scene.complements[at].slots
    told = [slot for slot, role in trigger.roles.items() if role == _BLAMED and slot != "subject"]
    named = (n for slot in told for n in slots.get(slot, ()) if n not in own.get(slot, ()))
    return next((n for n in named if n != at and not _is_part(scene.row[n])), None)


def _is_part(chunk: Chunk) -> bool:
    """Whether a phrase is the responsibility, or the blame, for something."""
    return chunk.phrase is not None and not _PART.isdisjoint(chunk.phrase.classes)
