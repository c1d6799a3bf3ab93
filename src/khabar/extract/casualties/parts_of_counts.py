"""The parts of a count, told by bare numbers: "16 attacks, 12 of them in the north and 4 in the south"."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.model import Count, Role


def counts_on(scene: Scene, at: int, counts: Sequence[Count]) -> str | None:
    """What a bare number goes on counting: "16 attacks, 12 of them in the north and 4 on the south"."""
    chunk, where = scene.row[at], where_behind(scene, at)
    phrase = chunk.phrase
    assert phrase is not None
    number = scene.page.numbers.get(phrase.first)
    bare = number is not None and number.last - 1 == phrase.head and phrase.last == number.last
    if not counts or not bare or where is None:
        return None
    part = scene.row[at - 1].kind in ("mark", "apposition") and (phrase.low or 0) <= (counts[0].count.low or 0)
    return counts[-1].what if chunk.joined or part else None


def where_behind(scene: Scene, at: int) -> int | None:
    """The chunk under a particle of place right behind a number, "of them" aside."""
    n = at + 1
    while n < len(scene.row) and scene.row[n].kind in ("apposition", "pronoun"):
        n += 1
    held = n < len(scene.row) and scene.row[n].phrase is not None and scene.row[n].slot in ("in", "near", "on")
    return n if held else None


def struck_part(scene: Scene, at: int) -> Role | None:
    """What one part of a count was done to: "12 raids on the town and 4 | on the village"."""
    where = where_behind(scene, at)
    phrase = scene.row[where].phrase if where is not None and scene.row[where].slot == "on" else None
    return role_of(scene.page, phrase) if phrase is not None else None


def parted_by_place(scene: Scene, at: int) -> int:
    """The chunk from which places are those of the parts of a count alone: "thirty died, of whom nine in the city"; else the end."""
    for n in range(at + 1, len(scene.row) - 1):
        before, behind = scene.row[n], scene.row[n + 1]
        if (before.kind == "apposition" and is_bare(behind)) or is_part(scene, n):
            return n
    return len(scene.row)


def is_part(scene: Scene, n: int) -> bool:
    """Whether a chunk is a bare number with "of them" behind it."""
    return n + 1 < len(scene.row) and scene.row[n + 1].kind == "apposition" and is_bare(scene.row[n])


def is_bare(chunk: Chunk) -> bool:
    """Whether a chunk is a number and tells not of whom."""
    return chunk.kind == "noun" and chunk.phrase is not None and chunk.phrase.counted and not chunk.phrase.classes
