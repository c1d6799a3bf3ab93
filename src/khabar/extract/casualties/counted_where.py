"""Where a count is of: the places told around it. Countries that are told together are one ground: "13 attacks in A and B"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.parts_of_counts import parted_by_place, where_behind
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.placing.lands import lands_together
from khabar.extract.placing.naming import BY_KIND, exactness
from khabar.extract.sentence.scene import Scene
from khabar.model import Role

ARMS = frozenset({"strike", "bombing", "armed_attack", "clash", "interception", "destruction", "capture", "mobilization"})
BEHIND = 1.5  # a place behind a count is nearer to it than one as far ahead


def counted_where(scene: Scene, at: int, lexicon: Lexicon) -> tuple[Role, ...]:
    """Places told around a count, the nearest first; one behind it before one as far ahead."""
    found, behind = [], where_behind(scene, at)
    for n, chunk in enumerate(scene.row[: parted_by_place(scene, at)]):
        phrase = chunk.phrase
        if phrase is None:
            continue
        place = lands_together(scene, n, lexicon)
        rank = BY_KIND["country"] if place is not None else exactness(scene.page, phrase, lexicon) if _is_told(scene, n, behind) else 0
        if rank:
            found.append((n - at if n > at else at - n + BEHIND, -rank, n, place or role_of(scene.page, phrase)))
    found.sort(key=lambda one: one[:3])
    return tuple(role for _, _, _, role in found)


def _is_told(scene: Scene, n: int, behind: int | None) -> bool:
    slot = scene.row[n].slot
    return slot in ("in", "near", "with") or n == behind or (slot in ("on", "against") and _is_struck(scene, n))


def _is_struck(scene: Scene, n: int) -> bool:
    """Whether a phrase stands right behind the act or the war whose ground it is ("the dead of the raids | on the town")."""
    before = scene.row[n - 1] if n else None
    if before is None or before.phrase is None:
        return False
    return any(trigger.frame in ARMS for trigger in before.triggers) if before.kind == "event" else "abstract" in before.phrase.classes


__all__ = ["ARMS", "counted_where"]
