"""The tense in which a verb stands, where its spelling leaves no other."""

from khabar.extract.sentence.chunks import Chunk


def is_present(chunk: Chunk) -> bool:
    """Whether a chunk is a verb that can only be in the present."""
    return chunk.kind == "verb" and chunk.reading is not None and all(form.tense == "present" for form in chunk.reading.verbs)


def is_past(chunk: Chunk) -> bool:
    """Whether a chunk can only be a verb in the past, and not be spelled like a noun of its act."""
    forms = chunk.reading.verbs if chunk.kind == "verb" and chunk.reading is not None and "verbal" not in chunk.reading.classes else ()
    return bool(forms) and all(form.tense == "past" for form in forms)
