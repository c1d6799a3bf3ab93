"""Text with its marks: cut where a mark begins or ends, so that marks may overlap and nothing of the text is changed.

A piece inside a word carries background and underline only; padding or weight would break the joining of Arabic letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from khabar.model import Claim, Document, Filler, Span, Tally

EVIDENCE = "evidence"
ROLES = ("actor", "target", "place", "weapon", "source", "via")
"""The roles of a claim whose words are marked, as the legend lists them."""


class Mark(Struct, frozen=True):
    """A stretch of a text that says something: what kind (evidence, or a role), and of which claims or tallies."""

    span: Span
    kind: str
    item: str


class Piece(Struct, frozen=True):
    """A piece of a text between two cuts: its kinds in order, the items whose evidence begins with it, and where it starts."""

    text: str
    kinds: tuple[str, ...]
    begins: tuple[str, ...]
    items: tuple[str, ...]
    start: int


def marks_of(item: Claim | Tally) -> Iterator[Mark]:
    """The marks of a claim or a tally."""
    yield from evidence_of(item)
    yield from _roles_of(item)


def evidence_of(item: Claim | Tally) -> Iterator[Mark]:
    """The marks of the words that tell a claim or a tally."""
    return (Mark(span, EVIDENCE, item.id) for span in item.evidence)


def fillers_of(item: Claim | Tally) -> list[tuple[str, Filler]]:
    """The roles that are filled, as the legend lists them."""
    said = item.attribution
    filled = {"actor": item.actor, "place": item.place, "source": said.source, "via": said.via}
    if isinstance(item, Claim):
        filled |= {"target": item.target, "weapon": item.weapon}
    return [(role, filler) for role in ROLES if (filler := filled.get(role)) is not None]


def pieces(document: Document, within: Span, marks: Iterable[Mark]) -> list[Piece]:
    """A stretch of an article cut into pieces by these marks; joined they are the stretch."""
    held = [mark for mark in marks if mark.span.overlaps(within)]
    cuts = {within.start, within.end}
    for mark in held:
        cuts |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    order = sorted(cuts)
    return [_piece(document, Span(start, end), held) for start, end in pairwise(order)]


def passages(document: Document, item: Claim | Tally) -> list[list[Piece]]:
    """The evidence of a claim or a tally, each stretch with the words of its roles marked, in the order of the text."""
    marks = list(_roles_of(item))
    return [pieces(document, span, marks) for span in sorted(item.evidence)]


def _roles_of(item: Claim | Tally) -> Iterator[Mark]:
    return (Mark(filler.span, role, item.id) for role, filler in fillers_of(item))


def _piece(document: Document, span: Span, marks: Sequence[Mark]) -> Piece:
    here = [mark for mark in marks if mark.span.start <= span.start and span.end <= mark.span.end]
    kinds = tuple(dict.fromkeys(mark.kind for mark in here))
    begins = tuple(dict.fromkeys(mark.item for mark in here if mark.kind == EVIDENCE and mark.span.start == span.start))
    items = tuple(dict.fromkeys(mark.item for mark in here))
    return Piece(document.quote(span), tuple(kind for kind in (EVIDENCE, *ROLES) if kind in kinds), begins, items, span.start)
