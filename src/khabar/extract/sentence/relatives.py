"""Where a relative clause ends, and the main clause goes on behind it."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import is_agent, is_craft, senses
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.text.marks import COMMAS, JOINERS, QUOTES

_PASSED = frozenset({"date", "adverb"})
_INSERTED = COMMAS | JOINERS | QUOTES  # marks around a date that stands between
_NAMES = frozenset({"person", "actor", "unknown"})  # what may only go on to tell who the subject of the clause is
_AIMED = frozenset({"on", "against"})  # how what the main verb acts on may stand


def behind_whole(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> int | None:
    """Where the main clause goes on behind a relative clause that has all it needs: "the alliance that a state leads | (struck) posts".

    Its verb has a pronoun for what it tells of, and its subject stands behind; None where it may still go on.
    """
    verb, subject = (row[at + 1], row[at + 2]) if at + 2 < len(row) else (None, None)
    if verb is None or subject is None or verb.kind != "verb" or verb.reading is None or not verb.reading.peeled.pronoun:
        return None
    party = row[at - 1].phrase if row[at - 1].kind == "noun" else None  # "the raids that the army carries out on" aim themselves
    if party is None or not (is_agent(party) or is_craft(party)) or subject.kind != "noun" or subject.slot or subject.joined:
        return None
    n = at + 3
    while n < len(row) and (n in hidden or row[n].kind in _PASSED or (row[n].kind == "mark" and row[n].value in _INSERTED)):
        n += 1
    behind = row[n] if n < len(row) else None
    if behind is None or behind.kind not in ("noun", "event") or behind.joined or row[n - 1].value in COMMAS:
        return None
    if behind.slot or behind.phrase is None:
        return n if behind.slot in _AIMED else None
    found = senses(behind.phrase)
    return n if not behind.phrase.definite or (found and found.isdisjoint(_NAMES)) else None


def past_relative(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> int:
    """The index after a relative clause: at the next mark, or at a joined verb or a preposition that cannot belong to it."""
    n = at + 1
    seen_verb = False
    while n < len(row):
        chunk = row[n]
        if n not in hidden and chunk.kind == "mark" and chunk.value not in QUOTES:
            return n
        if chunk.kind in STOPS or (chunk.kind == "verb" and seen_verb):
            return n
        seen_verb = seen_verb or chunk.kind == "verb"
        n += 1
    return n


def to_object(row: Sequence[Chunk], at: int) -> int:
    """From the comma after a relative clause past a second one joined to it, where the object of the main verb follows that."""
    n = at
    while n + 1 < len(row) and row[n].kind == "mark" and row[n + 1].kind == "verb" and row[n + 1].joined:
        comma = next((k for k in range(n + 1, len(row)) if row[k].kind == "mark" and row[k].value in COMMAS), None)
        if comma is None or comma + 1 >= len(row):
            return at
        n = comma
    chunk = row[n + 1] if n + 1 < len(row) else None
    return n if chunk is not None and chunk.kind == "noun" and not chunk.slot and not chunk.joined else at
