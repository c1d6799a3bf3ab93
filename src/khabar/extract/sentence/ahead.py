"""What may stand between a verb and the subject ahead of it: commas that close no clause, and quotation marks that open no speech."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence import attributive
from khabar.extract.sentence.chunks import Chunk
from khabar.text.inflect import PRONOUN_OF
from khabar.text.marks import COMMAS, QUOTES, SENTENCE_ENDS

OPENERS = frozenset(":.\n")
LINE = "\n"
DATELINE = frozenset(":-–—/")  # marks behind the place that an item is told from
PROVINCES = frozenset({"admin1", "area.province"})
TOWNS = frozenset({"town", "village", "admin2", "area.town"})
WHO = "who"  # the value of the relative pronouns, which stand for what is definite
_SHE = "3fs"
_KNOWN = frozenset({"person", "actor", "place", "structure", "military_site", "vehicle", "aircraft"})


def heads_item(row: Sequence[Chunk], *, below: bool) -> bool:
    """Whether a province and a mark open a sentence: an item of a round-up, told from there ("the province of A: ...").

    So do a town and a colon ``below`` the lead, where no dateline stands.
    """
    if len(row) < 2 or row[0].phrase is None or row[0].slot or row[1].kind != "mark":
        return False
    place, mark = row[0].phrase, row[1].value
    return (not place.classes.isdisjoint(PROVINCES) and mark in DATELINE) or (below and mark == ":" and not place.classes.isdisjoint(TOWNS))


def is_new(row: Sequence[Chunk], n: int) -> bool:
    """Whether a noun under a preposition is indefinite, and so none that "who", "which" can stand for: "the raid by a drone, which"."""
    chunk, phrase = row[n], row[n].phrase
    if chunk.kind != "noun" or chunk.slot in ("", "of") or phrase is None or phrase.definite or phrase.named:
        return False
    return not phrase.concepts or "weapon" in senses(phrase)


def who_behind_comma(row: Sequence[Chunk], comma: int, at: int) -> int | None:
    """The noun that "who", "which" behind a comma stands for: the nearest definite one ahead that the verb agrees with.

    What is told so in the present describes it: "the group, which fights the army,".
    """
    reading = row[at].reading
    forms = [form for form in reading.verbs if form.person in PRONOUN_OF] if reading is not None else []
    men = {form.person for form in forms}
    if row[comma].value not in COMMAS or row[comma + 1].value != WHO:
        return None
    for n in range(comma - 1, -1, -1):
        phrase = row[n].phrase
        if row[n].kind != "noun" or phrase is None:
            return None
        found = senses(phrase)
        town = "place" in found and _SHE not in men  # towns and lands are feminine, whatever they end in
        if phrase.definite and not town and not found.isdisjoint(_KNOWN) and attributive.agrees(row[n], row[at]):
            return None if attributive.agrees(row[n], row[at], "present") else n
    return None


def past_clause(row: Sequence[Chunk], at: int) -> int | None:
    """The noun behind "that" of which a clause is told between commas ahead of its verb: "that the men, who rode horses, opened fire"."""
    comma = at - 1
    if row[comma].value not in COMMAS or row[at].joined:
        return None
    opening = next((n for n in range(comma - 1, 1, -1) if row[n].kind == "mark" and row[n].value not in QUOTES), 0)
    noun, inserted = row[opening - 1], row[opening + 1]
    clause = inserted.kind in ("relative", "apposition") or (inserted.joined and inserted.kind in ("auxiliary", "pronoun"))
    if row[opening].value not in COMMAS or row[opening - 2].kind != "that" or noun.kind != "noun" or noun.slot or not clause:
        return None
    return opening - 1 if attributive.agrees(noun, row[at]) else None


def paired(row: Sequence[Chunk], comma: int, at: int) -> bool:
    """Whether a comma ahead of a verb closes an inserted date or phrase rather than a clause."""
    inserted = comma > 1 and row[comma - 2].kind == "apposition"
    return inserted or _is_fronted(row, comma, at) or comma < at - 1 or (comma > 0 and row[comma - 1].kind in ("date", "adverb"))


def _is_fronted(row: Sequence[Chunk], comma: int, at: int) -> bool:
    """Whether a party that opens its clause stands ahead of a comma, and the verb behind that agrees with it: "the army, it shelled"."""
    ahead = row[comma - 1] if comma == at - 1 and comma > 0 else None
    if ahead is None or ahead.kind != "noun" or ahead.slot or ahead.phrase is None or row[at].joined:
        return False
    first = comma - 1 - (comma > 2 and row[comma - 2].value in QUOTES)
    opens = first == 0 or row[first - 1].kind == "that" or row[first - 1].value in OPENERS
    return opens and not senses(ahead.phrase).isdisjoint(("actor", "state")) and attributive.agrees(ahead, row[at])


def opens_speech(row: Sequence[Chunk], at: int) -> bool:
    """Whether the quote mark before a verb opens speech, so that no subject stands ahead of it; what is quoted in part has one."""
    if is_topic(row, at - (at > 0 and row[at - 1].value == ":")):
        return False
    return at > 0 and row[at - 1].kind != "relative" and not any(c.kind == "mark" and c.value in QUOTES for c in row[max(0, at - 3) : at])


def is_topic(row: Sequence[Chunk], at: int) -> bool:
    """Whether nothing but nouns stand between "that" and a chunk: what is quoted is told of them ("said that the army "shelled ...")."""
    first = at
    while first > 0 and row[first - 1].kind in ("noun", "event") and (first == at or not row[first].slot):
        first -= 1
    return 0 < first < at and row[first - 1].kind == "that" and not row[first].slot


def headline_clause(row: Sequence[Chunk], at: int) -> int:
    """Where the clause of an act begins in a headline of several: "a raid on the town and the army | announces the killing of two"."""
    last = next((chunk for chunk in reversed(row) if chunk.value != LINE), None)
    if last is None or (last.kind == "mark" and last.value in SENTENCE_ENDS):
        return 0
    for n in range(at, 0, -1):
        if row[n].joined and row[n].kind == "noun" and not row[n].slot:
            verb = next((m for m in range(n + 1, len(row)) if not (row[m].kind == "noun" and row[m].slot == "of")), n)
            if row[verb].kind == "verb" and not row[verb].joined:
                return n
    return 0
