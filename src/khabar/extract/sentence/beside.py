"""Words for "besides" that tell at whose side somebody stands, and join nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk

BESIDE = "beside"  # the value of the cues
COMPANION = "companion"  # the slot that they open there
STAND = "stand"
_SUBJECT = 1  # phrases between the verb and "beside"


def told_beside(ahead: Sequence["Chunk"], value: str) -> str:
    """The slot that a cue opens behind a verb of standing or fighting, else none: "the army (that) fights | beside the militia"."""
    verb = next((n for n in range(len(ahead) - 1, -1, -1) if ahead[n].kind != "noun"), None) if value == BESIDE else None
    told = verb is not None and STAND in ahead[verb].governs and len(ahead) - 1 - verb <= _SUBJECT
    return COMPANION if told else ""
