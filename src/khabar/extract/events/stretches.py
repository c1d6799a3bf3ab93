"""Which stretch of a sentence tells one act, so that what stands in another says nothing of its means."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import COMMAS, HARD_MARKS

PARTING = frozenset({"while", "also"})  # the words that open what is told besides
_WHERE = ("in", "near", "with")
_OF_ACT = ("in", "from", "")  # how an act stands that took lives, or came before: "killed in a blast", "hours after | a blast"


def part_of(scene: Scene, at: int) -> range:
    """The chunks of a sentence that tell one act: "that" begins what is said, "while", "also" and a verb what is told of another."""
    breaks = [
        n
        for n, chunk in enumerate(scene.row)
        if (chunk.kind == "that" and _only_says(scene, n))
        or (chunk.kind == "break" and chunk.value in PARTING and _tells_act(scene, n))
        or (chunk.kind == "background" and _names_known_act(scene, n))
        or _opens_another(scene, n)
    ]
    first = max((n for n in breaks if n <= at), default=0)
    return range(first, min((n for n in breaks if n > at), default=len(scene.row)))


def _opens_another(scene: Scene, n: int) -> bool:
    """Whether a comma and "and", or "after", part two acts, each with a place of its own: "hit A, and five were killed in a blast in B"."""
    row = scene.row
    comma = row[n].value in COMMAS and n + 1 < len(row) and row[n + 1].joined
    if not comma and row[n].kind != "background":
        return False
    end = next((m for m in range(n + 1, len(row)) if row[m].value in HARD_MARKS), len(row))
    acts = any(chunk.kind == "event" and chunk.triggers and chunk.slot in _OF_ACT for chunk in row[n + 1 : end])
    return acts and _is_placed(row[:n]) and _is_placed(row[n + 1 : end])


def _is_placed(chunks: Sequence[Chunk]) -> bool:
    """Whether a known place is told under a particle."""
    return any(chunk.slot in _WHERE and chunk.phrase is not None and "place" in senses(chunk.phrase) for chunk in chunks)


def _only_says(scene: Scene, n: int) -> bool:
    """Whether no word for an act stands ahead of a chunk: who speaks, and to whom, says nothing of what is told."""
    return not any(chunk.triggers for chunk in scene.row[:n])


def _names_known_act(scene: Scene, n: int) -> bool:
    """Whether a known act that is told with its place stands behind a chunk: "after the suicide attack in the town" is of another."""
    if n + 2 >= len(scene.row) or scene.row[n + 1].kind != "event" or not scene.row[n + 1].triggers:
        return False
    reading = scene.row[n + 1].reading
    return reading is not None and reading.peeled.article and "in" in scene.complements[n + 1].slots


def _tells_act(scene: Scene, n: int) -> bool:
    """Whether a verb follows a chunk at once."""
    return n + 1 < len(scene.row) and scene.row[n + 1].kind == "verb"
