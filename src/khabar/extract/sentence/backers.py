"""Who stands by a side of a fight, told in a clause about it."""

from collections.abc import Sequence

from khabar.extract.sentence.chunks import Chunk

ASSIST = "assist"  # what a verb is to those whom its subject helps


def tells_helper(row: Sequence[Chunk], n: int) -> bool:
    """Whether a verb tells who helps the side told right ahead: "between the army, (which) the tribes back, and the rebels"."""
    reading, behind = row[n].reading, row[n + 1] if n + 1 < len(row) else None
    helps = ASSIST in row[n].governs and reading is not None and bool(reading.peeled.pronoun) and not row[n].joined
    return helps and behind is not None and behind.kind == "noun" and not (behind.slot or behind.joined)
