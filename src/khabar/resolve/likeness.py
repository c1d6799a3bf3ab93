"""What two claims of one document are compared in, and whether two fillers name one thing."""

from collections.abc import Mapping

from msgspec import Struct

from khabar.codebook.types import Concept
from khabar.model import Claim, Document, Filler
from khabar.text import fold_word
from khabar.text.inflect import case_key, name_key
from khabar.text.marks import EDGES

HALF = 0.5


class Context(Struct, frozen=True):
    """What two claims are compared in: their document, the world, where the headline ends, and where the text turns to another matter."""

    document: Document
    concepts: Mapping[str, Concept]
    title_end: int
    turns: tuple[int, ...] = ()


def context_of(document: Document, concepts: Mapping[str, Concept], turns: tuple[int, ...] = ()) -> Context:
    """The headline is the first line where an empty one follows and no full stop ends it, or where it is the title that came along."""
    line = document.text.find("\n")
    first = document.text[: max(line, 0)].strip()
    told = document.title is not None and first == document.title.strip()
    has_title = line >= 0 and (told or (document.text[line + 1 : line + 2] in ("\n", "\r", " ") and not first.endswith(".")))
    return Context(document, concepts, line if has_title else 0, turns)


def in_title(claim: Claim, context: Context) -> bool:
    """Whether only the headline tells a claim."""
    return all(span.end <= context.title_end for span in claim.evidence)


def alike(left: Filler, right: Filler, document: Document) -> bool:
    """Whether two fillers name one thing: one concept, or words of which one holds the other or that share more than half."""
    if left.concept is not None and left.concept == right.concept:
        return True
    a, b = words_of(document.quote(left.span)), words_of(document.quote(right.span))
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) > HALF)


def words_of(text: str) -> frozenset[str]:
    """The words of a name, folded, without article or quotes and in no case."""
    return frozenset(case_key(fold_word(word.strip(EDGES))) for word in text.split() if word.strip(EDGES))


def is_known_noun(text: str) -> bool:
    """Whether words are one noun with the article, which returns to what was told: "the site"."""
    word = fold_word(text)
    return " " not in word and name_key(word) != word
