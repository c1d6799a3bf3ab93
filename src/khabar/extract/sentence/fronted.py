"""What stands ahead of the main verb of a sentence: a clause or phrase of time, place or source, or the act that its outcome came of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khabar.extract.sentence.chunks import Chunk

_HITS = frozenset({"strike", "result"})


def only_fronted(chunks: Sequence[Chunk]) -> bool:
    """Whether nothing but a clause or phrase of time, place or source stands ahead, so that the sentence still lacks its verb."""
    told = "according" in (chunks[0].slot, chunks[0].value)
    if chunks[0].value == "while":
        main = any(left.kind == "mark" and right.kind == "verb" for left, right in pairwise(chunks))
        return any(chunk.kind == "verb" for chunk in chunks) and not main
    opens = told or chunks[0].kind in ("date", "background", "break") or chunks[0].slot == "in"
    return opens and sum(_is_main(chunks, n) for n in range(len(chunks))) <= told  # "as the ministry said", "sources who spoke to"


def _is_main(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether a verb stands in no relative clause about an act at the head of the sentence: "in an attack (that) A carried out,"."""
    verb, ahead = chunks[n], chunks[n - 1] if n else None
    if verb.kind != "verb" or ahead is None or ahead.kind != "event" or ahead.slot != "in" or verb.joined:
        return verb.kind == "verb"
    indefinite = ahead.phrase is not None and not ahead.phrase.definite
    looks_back = verb.reading is not None and verb.reading.peeled.pronoun != ""
    return not (indefinite and (looks_back or not _HITS.isdisjoint(verb.governs)))
