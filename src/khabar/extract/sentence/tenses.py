"""The tense in which a verb stands, where its spelling leaves no other."""

from khabar.extract.sentence.chunks import Chunk


def is_present(chunk: Chunk) -> bool:
    """Whether a chunk is a verb that can only be in the present."""
    return chunk.kind == "verb" and chunk.reading is not None and all(form.tense == "present" for form in chunk.reading.verbs)
