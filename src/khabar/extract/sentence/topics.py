"""The noun that opens a clause, of which the verb behind a relative or an inserted clause tells."""

from collections.abc import Sequence

from khabar.extract.sentence.attributive import agrees
from khabar.extract.sentence.chunks import Chunk
from khabar.text.marks import COMMAS, HARD_MARKS

_CLAUSES = frozenset({"break", "result", "background", "exception"})
_ENDING = _CLAUSES | {"verb", "mark"}
_NOUNS = frozenset({"noun", "event"})
_AHEAD = frozenset({"auxiliary", "date", "adverb"})  # what may stand ahead of the noun that opens a clause
_HELPERS = frozenset({"auxiliary", "negation"})


def topic(row: Sequence[Chunk], at: int) -> int | None:
    """The noun that opens the clause of a verb behind a relative clause: "the town that rebels hold was shelled" tells of the town.

    So it does behind a clause that commas set in: "warplanes, (which) took off from the base, had raided the town".
    """
    begins, seen = at - 1, False
    inserted: int | None = None
    while begins >= 0:
        kind = row[begins].kind
        if kind == "that" or (kind == "auxiliary" and row[begins + 1].kind in _NOUNS):
            break
        if kind == "relative" or opens_bare_relative(row, begins):
            seen = True
        elif inserted is None and not seen and _is_inserted(row, begins, at):
            seen, inserted = True, begins
        elif kind in _ENDING and _ends_clause(row, begins):
            return None
        begins -= 1
    head = begins + 1
    while head < at and row[head].kind in _AHEAD:
        head += 1
    if not seen or _is_tied(row, at) or row[head].kind not in _NOUNS or row[head].slot:
        return None
    if inserted is not None and not agrees(row[head], row[inserted]):
        return None
    reading = row[head].reading
    name = reading is not None and not reading.nouns and reading.nation is None  # a name may be of either gender
    return head if name or agrees(row[head], row[at]) else None


def _is_inserted(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether a verb opens a clause between two commas, the second right ahead of the verb at ``at``."""
    closing = at - 1
    while closing > n and row[closing].kind in _HELPERS:
        closing -= 1
    verb = row[n]
    if verb.kind != "verb" or verb.joined or verb.reading is None or verb.reading.saying or n < 2 or row[n - 1].value not in COMMAS:
        return False
    return closing > n and row[closing].value in COMMAS and not row[at].joined


def _ends_clause(row: Sequence[Chunk], n: int) -> bool:
    """Whether another clause than a relative one stands at a chunk, or its end; "since" a date tells only when."""
    if row[n].kind == "verb":
        return not _is_tied(row, n)
    if row[n].kind == "background" and row[n + 1].kind == "date":
        return False
    return row[n].kind in _CLAUSES or (row[n].kind == "mark" and row[n].value in HARD_MARKS)


def opens_bare_relative(row: Sequence[Chunk], n: int) -> bool:
    """Whether a verb of the present tells of the indefinite noun that opens its clause: "that four Italians (who) work there were"."""
    if n < 2 or row[n].kind != "verb" or row[n].joined or row[n - 2].kind != "that":
        return False
    noun, verb = row[n - 1], row[n].reading
    if noun.kind != "noun" or noun.slot or noun.phrase is None or verb is None or not (noun.phrase.counted or not noun.phrase.definite):
        return False
    return any(form.tense == "present" for form in verb.verbs)


def _is_tied(row: Sequence[Chunk], n: int) -> bool:
    """Whether a verb stands in a relative clause, or goes on from the verb before it."""
    if n > 1 and row[n - 1].kind in _HELPERS:
        n -= 1
    return row[n].joined or (n > 0 and row[n - 1].kind == "relative")
