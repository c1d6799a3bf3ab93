"""What the clause of an event noun says of it: that it took place and what came of it, or only what it means."""

from khabar.extract.sentence.following import STOPS
from khabar.extract.sentence.scene import Scene, own_acts
from khabar.text.marks import QUOTES

TELLING = frozenset({"carry", "undergo", "happen", "result", "see", "strike"})
AHEAD = 8  # chunks after an event noun in which the verb of its own relative clause stands


def is_definite(scene: Scene, at: int) -> bool:
    """Whether an article or a pronoun is written on an event noun: what it names is known."""
    reading = scene.row[at].reading
    return reading is not None and (reading.peeled.article or bool(reading.peeled.pronoun))


def tells_after(scene: Scene, at: int) -> bool:
    """Whether the verb after an event noun, in its clause, tells what came of it."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return bool(own_acts(chunk.triggers)) or bool(scene.row[n].governs & TELLING)
        if chunk.kind in STOPS or (chunk.kind == "mark" and chunk.value not in QUOTES):
            return False
    return False


def is_judged(scene: Scene, at: int) -> bool:
    """Whether the clause of an event noun only says what it is or means: "the shelling of hospitals is a crime"."""
    for n in range(at + 1, min(len(scene.row), at + AHEAD)):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return "judge" in scene.row[n].governs
        if chunk.kind == "pronoun" and not chunk.slot:
            return True
        if chunk.kind in STOPS or chunk.kind == "relative" or (chunk.kind == "mark" and chunk.value not in QUOTES):
            return False
    return False


def has_own_evidence(scene: Scene, at: int) -> bool:
    """Whether an indefinite event noun has a relative clause that tells it as new."""
    for n in range(at + 1, min(len(scene.row), at + AHEAD)):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return not is_definite(scene, at) and bool(scene.row[n].governs & TELLING) and not chunk.joined
        if chunk.kind in STOPS or chunk.kind in ("relative", "background") or (chunk.kind == "mark" and chunk.value not in QUOTES):
            return False
    return False
