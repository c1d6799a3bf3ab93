"""A loss as a sentence tells it."""

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.sentence.chunks import Chunk
from khabar.model import Quantity


class LossMention(Struct, frozen=True, gc=False):
    """A loss told at a chunk: its kind, how many (None where untold), who, and the words that told it.

    ``parts`` are the counted groups that make up the count, ``last`` the last chunk that tells it; ``joint`` marks dead and injured
    told in one number, which stands in ``shared``; ``none`` a loss that is said not to be.
    """

    kind: str
    at: int
    last: int
    word: int
    count: Quantity | None
    who: Phrase | None
    line: str
    parts: tuple[tuple[Quantity, Phrase], ...] = ()
    joint: bool = False
    shared: Quantity | None = None
    none: bool = False


def kills_on(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a chunk is a verb, or its noun, that has those whom it kills under "on": "put an end to three gunmen"."""
    verbs = lexicon.codebook.loss_words.kills_on
    return any(trigger.kind == "verb" and trigger.words[0] in verbs for trigger in chunk.triggers)
