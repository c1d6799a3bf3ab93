"""Clauses and nouns that belong to a noun rather than to the verb nearby.

Many are relative clauses without a pronoun: "an attack (that) hit a bus", "a group (that) he leads".
"""

from collections.abc import Sequence

from khabar.extract.noun_phrases.agreement import keeps_its_nun
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import TIME, Chunk
from khabar.extract.sentence.disagreeing import disagrees, disagrees_outright
from khabar.extract.sentence.of_two import TWO
from khabar.text.endings import is_human_plural
from khabar.text.inflect import PRONOUN_OF, is_feminine, pronoun_agrees
from khabar.text.marks import COMMAS, HARD_MARKS

_ENDS = frozenset({"verb", "event", "mark", "break", "result", "background", "exception"})
_CIRCUMSTANCES = frozenset({"before", "ahead-of", "since", "cause", "answer", "except", "other-than"})
"""Values of what stands ahead of the act that a circumstance names: "after", "because of"."""
_MEASURES = frozenset({"unknown", "abstract"})
_PASSED = frozenset({"date", "adverb", "descriptor", "pronoun"})


def is_no_subject(row: Sequence[Chunk], n: int, at: int, *, tied: bool) -> bool:
    """Whether a noun ahead of a verb is a number, or right before it and does not agree."""
    chunk = row[n]
    if chunk.kind == "noun" and chunk.phrase is not None and chunk.phrase.counted and not senses(chunk.phrase):
        return True
    return not tied and n == at - 1 and disagrees(row, n, at)


def is_circumstance(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether an event ahead of a verb is what its clause comes after, or leaves out: "after the raid on the port, gunmen attacked"."""
    return row[n].kind == "event" and n > 0 and row[n - 1].value in _CIRCUMSTANCES and _has_comma(row, n, at)


def _has_comma(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether a comma stands between a noun and a verb."""
    return any(chunk.kind == "mark" and chunk.value in COMMAS for chunk in row[n + 1 : at])


def of_subject(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether a genitive right before a verb does not agree with it and the event that it belongs to does: "the blast of a car hit"."""
    right_ahead = n > 0 and row[n].slot == "of" and row[n - 1].kind == "event" and not _between(row, n, at)
    return right_ahead and disagrees(row, n, at) and tells_of(row, n - 1, at)


def tells_of(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether the verb at ``at`` is told of the indefinite noun at ``n``: right behind it, or behind what is an event's, and agreeing."""
    phrase, between = row[n].phrase, _between(row, n, at)
    if row[n].kind == "noun":
        return not between and _is_described(row, n, at)
    if row[n].kind != "event" or phrase is None or phrase.definite:
        return False
    if not between:
        return not (in_course(row, at) or (row[n].slot and disagrees_outright(row, n, at)))
    event, verb = row[n].reading, row[at].reading
    if event is None or verb is None or not row[n].slot or row[at].joined or any(chunk.kind == "mark" for chunk in between):
        return False
    if any(noun.number == "dual" for noun in event.nouns):
        return any(form.person in TWO for form in verb.verbs)
    feminine = is_feminine(event.peeled.stem) or any(noun.number == "plural" for noun in event.nouns)
    return any(form.person == ("3fs" if feminine else "3ms") for form in verb.verbs)


def in_course(row: Sequence[Chunk], at: int) -> bool:
    """Whether "in its course" stands right behind a verb: the act ahead is no subject ("launched a raid in which they took the post")."""
    return at + 1 < len(row) and row[at + 1].kind == "adverb" and row[at + 1].value == "course"


def inserted(row: Sequence[Chunk], at: int) -> int:
    """The comma behind a bare relative clause that a comma opens ("a car, driven by a bomber, hit"); ``at`` where none stands there."""
    if at == 0 or at + 3 >= len(row) or row[at].value not in COMMAS or row[at + 3].value not in COMMAS:
        return at
    verb, doer = row[at + 1], row[at + 2]
    tied = verb.kind == "verb" and not verb.joined and verb.reading is not None and verb.reading.peeled.pronoun
    return at + 3 if tied and doer.kind == "noun" and not doer.slot and not doer.joined else at


def _between(row: Sequence[Chunk], n: int, at: int) -> Sequence[Chunk]:
    """The chunks between two, without an inserted clause."""
    return row[n + 1 : at] if n + 1 >= at or inserted(row, n + 1) == n + 1 else row[inserted(row, n + 1) + 1 : at]


def _is_described(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether a verb agrees with the indefinite noun under a preposition right before it, with its act told: "by a drone that hit"."""
    chunk, phrase, reading, verb = row[n], row[n].phrase, row[n].reading, row[at]
    if chunk.kind != "noun" or phrase is None or phrase.definite or reading is None or chunk.slot in ("", "of"):
        return False
    if chunk.slot == "in" and ("event" not in senses(phrase) or "place" in senses(phrase)):
        return False
    if n and chunk.slot == "with" and row[n - 1].slot in ("in", "with") and tells_of(row, n - 1, at):
        return False  # "in a raid by a drone that hit": the raid did
    if verb.reading is None or verb.joined or _is_topic(row, n - 1) or not any(ahead.kind in ("verb", "event") for ahead in row[:n]):
        return False
    return agrees(chunk, verb)


def is_joined_means(row: Sequence[Chunk], n: int) -> bool:
    """Whether arms are joined to others under "with", and so did nothing: "an attack (that) men made with tanks and mortars hit"."""
    first = n
    while first and row[first].joined and not row[first].slot and row[first].kind == "noun":
        first -= 1
    return (
        first < n
        and row[first].slot == "with"
        and all(chunk.phrase is not None and "weapon" in senses(chunk.phrase) for chunk in row[first : n + 1])
    )


def _is_topic(row: Sequence[Chunk], n: int) -> bool:
    """Whether a noun right behind "that" still lacks its verb: "that a ship owned by a company (was) hit"."""
    return n > 0 and row[n].kind == "noun" and row[n - 1].kind == "that" and not row[n].slot


def length_of_relative(row: Sequence[Chunk], n: int) -> int:
    """How many chunks about the noun ahead a noun ends: "rockets (that) rebels fired hit the town", "eight, three of them boys, fell"."""
    if n < 2 or row[n].kind not in ("noun", "event"):
        return 0
    verb = row[n - 1].reading if row[n - 1].kind == "verb" and row[n - 2].kind == "relative" and n > 2 else None
    free = not row[n].slot and not row[n - 3].slot and (n < 4 or row[n - 4].kind != "background")
    if verb is not None and verb.peeled.pronoun and free:
        return 3  # "the forces that a state leads struck"
    part = row[n - 1].kind == "apposition" and not row[n].slot
    return 2 * (part or looks_back(row, n - 1) or is_bare_relative(row, n - 1))


def looks_back(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb's pronoun stands for the indefinite noun right before it: a relative clause ("rockets that it fired")."""
    ahead, reading = row[at - 1], row[at].reading
    if row[at].kind != "verb" or row[at].joined or reading is None or not reading.peeled.pronoun or ahead.phrase is None:
        return False
    indefinite = not ahead.phrase.definite or (ahead.reading is not None and keeps_its_nun(ahead.reading))
    return ahead.kind == "event" or (ahead.kind == "noun" and indefinite)


def agrees(noun: Chunk, verb: Chunk, tense: str = "") -> bool:
    """Whether a verb agrees with a noun; with a ``tense``, whether its forms of that tense do."""
    reading = noun.reading
    if reading is None or noun.phrase is None or verb.reading is None:
        return False
    if any(form.number == "dual" for form in reading.nouns) and any(form.person in TWO for form in verb.reading.verbs):
        return True
    people = "person" in senses(noun.phrase) or reading.nation is not None  # "a Palestinian"
    plurals = {form.number == "plural" for form in reading.nouns} or ({is_human_plural(reading.peeled.stem)} if reading.nation else set())
    return any(
        pronoun_agrees(reading.peeled.stem, plural=plural, pronoun=PRONOUN_OF[form.person], people=people)
        for plural in plurals
        for form in verb.reading.verbs
        if form.person in PRONOUN_OF and tense in ("", form.tense)
    )


def is_bare_relative(row: Sequence[Chunk], n: int) -> bool:
    """Whether a verb and the noun behind it are a relative clause about the indefinite noun right before ("gunmen riding a car")."""
    noun, reading = row[n - 1].phrase, row[n].reading
    if noun is None or row[n - 1].kind != "noun" or noun.definite or row[n].joined or reading is None:
        return False
    told = n + 1 < len(row) and row[n + 1].kind == "noun" and not row[n + 1].joined
    return told and any(form.tense == "present" for form in reading.verbs)


def main_object(row: Sequence[Chunk], at: int) -> int | None:
    """Where the main verb's object stands behind a clause about its indefinite subject: "a group (that) he leads attacked a village".

    The clause opens with its verb, or with "had been": "gunmen (who) had been riding a car opened fire".
    """
    subject, verb = row[at - 1], at + (row[at].kind == "auxiliary")
    if verb >= len(row) or not (row[verb].kind == "verb" or row[verb].slot):
        return None
    if row[at].joined or subject.kind not in ("noun", "event") or subject.phrase is None or subject.phrase.definite:
        return None
    reading = row[verb].reading
    if row[verb].joined or (subject.slot and not (reading is not None and reading.peeled.pronoun)):
        return None
    nouns = int(row[verb].kind != "verb")  # "gunmen (who) were on a bike"
    for n in range(verb + 1, len(row)):
        chunk = row[n]
        of_clause = chunk.slot == "to" and "ascribe" in row[verb].governs  # "raids (that are) ascribed to"
        nouns += chunk.phrase is not None and (not chunk.slot or of_clause) and not chunk.joined
        if (chunk.joined and not nouns) or not (chunk.phrase is not None or chunk.kind in _PASSED):
            return None
        if nouns == 2:
            return n
    return None


def supposition_end(row: Sequence[Chunk], verb: int) -> int | None:
    """Where a clause ends that tells who an indefinite noun is thought to be: "planes (it is) believed that they (are) Israeli struck"."""
    if verb == 0 or verb + 2 >= len(row) or row[verb].joined or row[verb + 1].value != "that-pronoun":
        return None
    noun, told = row[verb - 1], row[verb + 2]
    indefinite = noun.phrase is not None and (not noun.phrase.definite or (noun.reading is not None and keeps_its_nun(noun.reading)))
    if noun.kind != "noun" or not indefinite:
        return None
    if told.kind == "verb":
        main = next((n for n in range(verb + 3, len(row)) if row[n].kind not in ("noun", "descriptor") and not _is_soft(row[n])), len(row))
        if verb + 3 < main < len(row) and row[main].kind == "verb" and not row[main].joined:
            return main
        body = row[verb + 3] if verb + 3 < len(row) else None
        return verb + 4 if "belong" in told.governs and body is not None and body.kind == "noun" and body.slot == "to" else None
    if told.kind != "noun" or told.phrase is None:
        return None
    body = row[verb + 3] if verb + 3 < len(row) else None
    if not (told.slot or told.phrase.definite or senses(told.phrase)) and body is not None and (body.kind, body.slot) == ("noun", "to"):
        return verb + 4  # "believed that they (are) belonging to the group"
    nation = told.phrase.nation is not None and not (told.reading is not None and told.reading.nouns)
    people = not (told.phrase.definite or told.joined) and "person" in senses(told.phrase) & senses(noun.phrase or told.phrase)
    return verb + 3 if nation or told.slot in ("from", "to") or people else None


def _is_soft(chunk: Chunk) -> bool:
    """Whether a mark stands at a chunk that ends no sentence."""
    return chunk.kind == "mark" and chunk.value not in HARD_MARKS


def own_clause(row: Sequence[Chunk], n: int) -> int | None:
    """Where the clause with "that" begins which is the object of the verb whose only noun is at ``n``: the noun says it."""
    for at in range(n + 1, len(row)):
        if row[at].kind == "that":
            return at if row[at].value in ("that", "that-pronoun") else None
        if row[at].kind in _ENDS:
            return None
    return None


def is_done_by(row: Sequence[Chunk], n: int, at: int) -> bool:
    """Whether a genitive belongs to the event right before it, which is then the subject: "a strike (of one side) killed"."""
    if row[n].slot != "of" or n == 0 or row[n - 1].kind != "event" or row[n - 1].slot:
        return False
    phrase = row[n].phrase
    thrown = phrase is not None and "munition" in senses(phrase) and "launch" in row[at].governs
    return not (thrown and n == at - 1)  # "the downing of a missile fired at the town"


def is_time(row: Sequence[Chunk], n: int) -> bool:
    """Whether a noun tells the hour, or the minutes behind it: "at ten o'clock and twenty minutes", "at ten and a half of the evening"."""
    phrase = row[n].phrase
    if row[n].kind != "noun" or phrase is None:
        return False
    if phrase.classes == TIME or _is_hour(row, n):
        return True
    return row[n].joined and n > 0 and senses(phrase) <= _MEASURES and is_time(row, n - 1)


def _is_hour(row: Sequence[Chunk], n: int) -> bool:
    """Whether a number under "at" stands ahead of the part of a day that it is the hour of."""
    phrase = row[n].phrase
    if row[n].slot != "in" or phrase is None or senses(phrase) or not phrase.definite:
        return False
    behind = n + 2 if n + 1 < len(row) and row[n + 1].joined and row[n + 1].kind == "noun" else n + 1
    return behind < len(row) and row[behind].kind == "date"


def is_listed_place(row: Sequence[Chunk], n: int) -> bool:
    """Whether a joined noun goes on a list of places under a preposition ("in A and B the people ..."): it is no subject.

    So does one joined to a building's name, with where that is behind it: "a car near the ministry of works and housing in A blew up".
    """
    first = n
    while first > 0 and row[first].joined and not row[first].slot and row[first - 1].kind == "noun":
        first -= 1
    head, phrase = row[first].phrase, row[n].phrase
    if first == n or row[first].slot not in ("in", "near") or head is None or phrase is None:
        return False
    if senses(head) & {"structure", "site"} and row[n + 1].slot not in ("", "of"):
        return not senses(phrase) & {"person", "armed", "state"}
    return bool(senses(head) & {"place", "direction"}) and bool(senses(phrase) & {"place", "unknown"}) and "actor" not in senses(phrase)


def has_reached(row: Sequence[Chunk], at: int, slots: dict[str, tuple[int, ...]]) -> bool:
    """Whether a verb that acts under "on" has a pronoun right behind it there: the noun that follows did it ("which rebels took")."""
    return slots.get("on", ())[:1] == (at + 1,) and any(trigger.particle is not None for trigger in row[at].triggers)
