"""Words that name a concept."""

from msgspec import Struct

from khabar.model.document import Span


class Mention(Struct, frozen=True):
    """A stretch of text that names one concept or, while undecided, several candidates.

    ``line`` names the codebook line that found it.
    """

    span: Span
    kind: str
    concepts: tuple[str, ...]
    line: str
