"""What stands beside a sentence: in brackets, between dashes, in a bare relative clause, or about what somebody is only thought to be."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.agreement import keeps_its_nun
from khabar.extract.sentence.ages import age_end, measure_end
from khabar.extract.sentence.apposition import names_title
from khabar.extract.sentence.attributive import inserted, supposition_end
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.text.marks import COMMAS, QUOTES

BRACKETS = {"(": ")", "-": "-", "–": "–", "—": "—"}
SAID = frozenset({"abstract", "verbal", "footage"})  # classes of a statement, of a recording
WHEN = frozenset({"date", "adverb"})
_OPENS, _HELP = frozenset({"relative", "background", "descriptor"}), frozenset({"with", "companion"})
_TELLS = frozenset({"background", "descriptor"})
_CLAUSE = frozenset({"verb", "auxiliary", "negation"})  # what opens a bare clause
PAIR_REACH = 12  # chunks between a bracket or a dash and its pair; longer asides are read as running text


def asides(row: Sequence[Chunk]) -> frozenset[int]:
    """Indices of chunks in brackets, dashes or commas around a relative clause, suppositions, ages, a statement that came out."""
    hidden: set[int] = set()
    last = -1
    for at in [n for n, chunk in enumerate(row) if chunk.kind == "mark" or chunk.kind == "verb"]:
        chunk = row[at]
        if at <= last:
            continue
        if chunk.kind == "verb":
            told = supposition_end(row, at) or age_end(row, at) or publication_end(row, at)
            last = told - 1 if told is not None else -1
        elif close := BRACKETS.get(chunk.value):
            reach = range(at + 1, min(len(row), at + PAIR_REACH))
            last = next((n for n in reach if row[n].kind == "mark" and row[n].value == close), -1)
        else:
            end = inserted(row, at)
            closed = end if end > at else _clause_end(row, at)
            last = -1 if closed is None else closed
        hidden.update(range(at, last + 1))
    for at in range(len(row)):
        hidden.update(range(at, measure_end(row, at) or at))
    return frozenset(hidden)


def publication_end(row: Sequence[Chunk], at: int) -> int | None:
    """Where a bare clause ends that tells only where and when a statement came out: "in a statement (that) was issued on Monday"."""
    chunk, n = row[at], at - 1
    if "publish" not in chunk.governs or chunk.joined:
        return None
    while n > 0 and row[n].kind == "pronoun":
        n -= 1  # "in a statement of theirs"
    said = row[n].phrase if n >= 0 and row[n].slot else None
    if said is None or said.definite or not said.classes <= SAID:
        return None
    end = next((n for n in range(at + 1, len(row)) if row[n].kind not in WHEN and not (row[n].kind == "noun" and row[n].slot)), len(row))
    named = end < len(row) and row[end].kind == "noun" and chunk.reading is not None and chunk.reading.peeled.pronoun != ""
    return None if named or end == at + 1 else end  # "in a statement (that) the ministry issued", "in a sudden step it deployed troops"


def is_idle(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb tells no more than an age, or that a statement came out."""
    return age_end(row, at) is not None or publication_end(row, at) is not None


def _clause_end(row: Sequence[Chunk], comma: int) -> int | None:
    """The comma that closes a clause about the subject of a verb that still lacks its object ("the leader, who fled, (called on) his men").

    It opens with a relative pronoun, or tells in what or how the act was done ("in a statement that came out yesterday", "and with the
    help of others"). A day may stand between commas behind it.
    """
    opens = row[comma + 1] if comma and comma + 1 < len(row) and row[comma].value in COMMAS else None
    if opens is None or not _opens_clause(row[comma - 1], opens):
        return None
    topic = opens.kind in _CLAUSE and _heads_clause(row, comma - 1)  # "gunmen, (who) rode a car, attacked"
    if not (topic or _lacks_object(row, comma)):
        return None
    thought = opens.kind == "verb" and any(
        one.value == "that-pronoun" for one in row[comma + 2 : comma + 3]
    )  # "believed that they (are) of"
    close = next((n for n in range(comma + 2 + thought, min(len(row), comma + PAIR_REACH)) if _closes(row[n])), None)
    told = opens.kind in _TELLS or opens.joined or any(one.kind == "verb" for one in row[comma : close or comma])
    if close is None or row[close].value not in COMMAS or not told:
        return None
    goes_on = (one for one in row[close + 1 :] if one.kind not in WHEN and one.value not in COMMAS)
    if (behind := next(goes_on, None)) is None:
        return None
    if topic:
        return close if behind.kind == "verb" and not behind.joined else None
    awaited = not behind.slot or _awaits(row, comma, behind.slot)
    return close if behind.kind in ("noun", "event") and awaited and not behind.joined else None


def _heads_clause(row: Sequence[Chunk], n: int) -> bool:
    """Whether a noun stands first in its sentence or behind "that"."""
    return row[n].kind == "noun" and not row[n].slot and (n == 0 or row[n - 1].kind == "that" or row[n - 1].value == "\n")


def _opens_clause(ahead: Chunk, opens: Chunk) -> bool:
    """Whether what stands behind a comma tells of the noun ahead, or in what or how it acted.

    An indefinite noun takes a bare clause: "gunmen, (who are) believed to be of the group, launched".
    """
    if opens.joined:
        return opens.slot in _HELP
    if opens.kind in _CLAUSE and ahead.kind == "noun" and ahead.phrase is not None and ahead.reading is not None:
        return not ahead.phrase.definite or keeps_its_nun(ahead.reading) or not (ahead.reading.peeled.article or ahead.phrase.concepts)
    return opens.kind in _OPENS or opens.slot == "in"


def _awaits(row: Sequence[Chunk], comma: int, slot: str) -> bool:
    """Whether the verb ahead of a clause asks for a preposition that stands behind it."""
    main = next(row[n] for n in range(comma - 1, -1, -1) if row[n].kind == "verb")
    return any(trigger.roles.get(slot) == "target" for trigger in main.triggers)


def _closes(chunk: Chunk) -> bool:
    return chunk.kind in STOPS or (chunk.kind == "mark" and chunk.value not in QUOTES)


def _lacks_object(row: Sequence[Chunk], comma: int) -> bool:
    """Whether a verb of an act stands ahead of one party and what tells of it, with no noun besides that could be its object."""
    bare = 0
    for n in range(comma - 1, -1, -1):
        chunk = row[n]
        if chunk.kind == "verb":
            free = chunk.reading is not None and not chunk.reading.peeled.pronoun and (n == 0 or row[n - 1].kind != "relative")
            return (bare == 1 or n == comma - 1) and free and bool(chunk.triggers)
        if chunk.kind not in ("noun", "date", "adverb", "descriptor"):
            return False
        bare += chunk.kind == "noun" and not (chunk.slot or chunk.joined or names_title(row, n))
    return False


def within(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> tuple[Sequence[Chunk], frozenset[int]]:
    """The sentence as a verb or an event in an aside sees it: up to the end of the aside, whose own words are not passed over."""
    first = next(n for n in range(at, -1, -1) if n == 0 or n - 1 not in hidden)
    end = next((n for n in range(at, len(row)) if n not in hidden), len(row)) - 1
    end = max(end, at + 1)  # "hotels of the class of five stars" ends on no mark
    return row[:end], hidden - frozenset(range(first + 1, end))
