"""What tells when and where an act was, and so fills none of the slots that its verb asks for."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.agreement import is_accusative_only
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import TIME, Chunk
from khabar.text.endings import UNMARKED

COUNTED_FROM = frozenset({"from", "on"})  # "two days after (of, on) the raid"
_MOMENT = TIME | {"direction"}  # "the middle of the night"


def senses_of(chunk: Chunk) -> frozenset[str]:
    """The senses of the phrase of a chunk, none where it has none."""
    return senses(chunk.phrase) if chunk.phrase is not None else frozenset()


def are_ground(row: Sequence[Chunk], fillers: list[int]) -> bool:
    """Whether all fillers of a slot, of which there are some, name places."""
    return bool(fillers) and all("place" in senses_of(row[n]) for n in fillers)


def length_of_time_behind(row: Sequence[Chunk], n: int) -> int:
    """How many chunks "after" takes up with the time that it leads, 0 where it leads something else.

    "Struck after that a post", "after midnight", "since before dawn", "after hours of quiet"; "after that attack" leads an act.
    """
    after = row[n + 1] if row[n].kind == "background" and n + 1 < len(row) else None
    if after is None:
        return 0
    if after.value == "what" and n + 2 < len(row) and row[n + 2].kind == "background":
        told = length_of_time_behind(row, n + 2)
        return 2 + told if told else 0  # "since what is after midnight"
    if after.kind == "gap":
        return 2 + _length_of_anchor(row, n + 2)
    return 2 if is_time(after) or _is_then(row, n + 1) else 0


def _length_of_anchor(row: Sequence[Chunk], n: int) -> int:
    """How many chunks tell what a time is counted from: an act with what stands under prepositions behind it ("of a raid on A by B")."""
    if n >= len(row) or row[n].slot not in COUNTED_FROM:
        return 0
    last = n + 1
    while row[n].kind == "event" and last < len(row) and row[last].kind in ("noun", "event") and row[last].slot:
        last += 1
    return last - n


def _is_then(row: Sequence[Chunk], n: int) -> bool:
    """Whether "that" stands for what was told before: what follows has no article, and so is no "that attack"."""
    behind = row[n + 1] if row[n].value == "this" and n + 1 < len(row) else None
    if behind is None or behind.phrase is None:
        return False
    return behind.slot != "" or (behind.reading is not None and not behind.reading.peeled.article)


def is_time(chunk: Chunk) -> bool:
    """Whether a chunk tells when: a date, or a noun of time without one ("during the night")."""
    return chunk.kind == "date" or (chunk.phrase is not None and "time" in chunk.phrase.classes <= _MOMENT)


def tells_when(chunk: Chunk) -> bool:
    """Whether a noun of time stands in the accusative and so says when: "at dawn"; in the evening the word does not show it."""
    reading = chunk.reading
    if chunk.slot or reading is None or not is_time(chunk):
        return False
    alone = chunk.last - chunk.first == 1 and chunk.phrase is not None and not chunk.phrase.definite
    return is_accusative_only(reading) or (alone and reading.peeled.stem.endswith(UNMARKED))
