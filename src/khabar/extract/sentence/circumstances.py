"""What tells when and where an act was, and so fills none of the slots that its verb asks for."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.agreement import is_accusative_only
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import TIME, Chunk


def senses_of(chunk: Chunk) -> frozenset[str]:
    """The senses of the phrase of a chunk, none where it has none."""
    return senses(chunk.phrase) if chunk.phrase is not None else frozenset()


def are_ground(row: Sequence[Chunk], fillers: list[int]) -> bool:
    """Whether all fillers of a slot, of which there are some, name places."""
    return bool(fillers) and all("place" in senses_of(row[n]) for n in fillers)


def is_then(row: Sequence[Chunk], n: int) -> bool:
    """Whether "after that" stands between a verb and its complement: "was hit after that by a rocket"."""
    return row[n + 1].value == "this" and n + 2 < len(row) and row[n + 2].slot != ""


def is_time(chunk: Chunk) -> bool:
    """Whether a chunk tells when: a date, or a noun of time without one ("during the night")."""
    return chunk.kind == "date" or (chunk.phrase is not None and chunk.phrase.classes == TIME)


def tells_when(chunk: Chunk) -> bool:
    """Whether a noun of time stands in the accusative and so says when: "at dawn"."""
    return not chunk.slot and chunk.reading is not None and is_time(chunk) and is_accusative_only(chunk.reading)
