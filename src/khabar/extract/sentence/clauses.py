"""Who stands where around a verb: subject, object and the phrases under prepositions."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.sentence import accusing, attributive
from khabar.extract.sentence.accusing import NOTHING, accused_of_it, accuses_alone, asks_alone, blamed, is_held_responsible, takes_people
from khabar.extract.sentence.ahead import OPENERS, WHO, is_new, is_topic, opens_speech, paired, past_clause, who_behind_comma
from khabar.extract.sentence.apposition import is_in_name_of, names_seat, names_title
from khabar.extract.sentence.behind import PART, acts_on_himself, forms_for, is_another_gender, is_ridden, side_behind
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clefts import antecedent
from khabar.extract.sentence.direct_objects import (
    is_accusative,
    is_nominative,
    needs_object,
    pronoun_apart,
    strikes_directly,
    struck_behind_acts,
    tells_how_held,
    told_as_object,
)
from khabar.extract.sentence.disagreeing import is_one_of_several
from khabar.extract.sentence.following import MOST_BARE, after, coordinates
from khabar.extract.sentence.topics import topic
from khabar.text.inflect import SPEAKERS, THEIRS
from khabar.text.marks import COMMAS, QUOTES

_LED_TO = frozenset({"to", "about", "in", "with"})  # what stands between a verb of result and the loss
_TIMES = frozenset({"date", "adverb"})
_ARMS = frozenset({"armed", "aircraft", "artillery", "drone", "naval"})
_GUNS = frozenset({"artillery", "armour"})
_ASIDE = frozenset({"date", "adverb", "auxiliary", "negation", "descriptor"})
_TOLD_APART = SPEAKERS | {"3mp", "3fp", "3md", "3fd"}  # persons of verbs behind which no subject stands


class Complements(Struct, frozen=True, gc=False):
    """Indices into a row of chunks by slot: the first filler and what is coordinated with it."""

    slots: dict[str, tuple[int, ...]]
    pronoun: str = ""
    passive: bool = False

    def first(self, slot: str) -> int | None:
        """The first filler of a slot."""
        found = self.slots.get(slot)
        return found[0] if found else None


def before(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> tuple[int | None, bool]:
    """The noun ahead of a verb that can be its subject, and whether a relative pronoun ties them."""
    n = at - 1
    relative = False
    candidate: int | None = None
    while n >= 0:
        chunk = row[n]
        speech = n == at - 1 and chunk.kind == "mark" and chunk.value in QUOTES and n not in hidden and opens_speech(row, n)
        if speech or (chunk.kind in _TIMES and chunk.joined and n and row[n - 1].value in COMMAS and not relative):
            break  # ", and a week before that a blast hit", "and earlier" begin anew
        clause = 0 if relative else attributive.length_of_relative(row, n)
        told = chunk.value == ":" and is_topic(row, n)
        if passed := told or _passed_over(row, n, hidden) or attributive.of_subject(row, n, at) or clause:
            n -= passed
            continue
        if chunk.kind == "relative" and candidate is None:
            relative = True
        elif chunk.kind in ("noun", "event") and not (is_ridden(row, n) or (row[n + 1].value == WHO and is_new(row, n))):
            other = candidate is not None and is_one_of_several(row, n, at)
            apart = not relative and (other or attributive.is_circumstance(row, n, at))
            apart = apart or (n == at - 1 and chunk.kind == "event" and attributive.in_course(row, at))
            if apart or _cannot_be(row, n, at, tied=relative or candidate is not None):
                break
            relative = relative or attributive.tells_of(row, n, at)
            if (chunk.slot in ("", "of") and not attributive.is_listed_place(row, n)) or relative:
                return n - (attributive.is_done_by(row, n, at) or (relative and names_seat(row, n))), relative
            candidate = n
            if chunk.joined and not attributive.is_listed_place(row, n):
                break
        elif chunk.phrase is None and not _stands_between(row, n, at, free=candidate is None and not relative):
            return who_behind_comma(row, n, at) if relative and candidate is None else past_clause(row, at), relative
        n -= 1
    return None, relative


def _passed_over(row: Sequence[Chunk], n: int, hidden: frozenset[int]) -> bool:
    """Whether a chunk ahead of a verb says nothing of its subject."""
    chunk = row[n]
    if n in hidden or chunk.kind in _ASIDE or (chunk.kind == "mark" and chunk.value in QUOTES) or attributive.is_joined_means(row, n):
        return True
    if attributive.is_time(row, n) or is_in_name_of(row, n) or (names_title(row, n) and row[n - 1].slot not in ("", "of")):
        return True  # "the forces loyal to the president, A. B., took"
    return chunk.kind == "background" and row[n + 1].kind == "date"


def _cannot_be(row: Sequence[Chunk], n: int, at: int, *, tied: bool) -> bool:
    """Whether a noun ahead of a verb closes the search for its subject; one that may only tell where that was does not."""
    phrase = row[n].phrase
    where = row[n].kind == "noun" and row[n].slot not in ("", "of") and phrase is not None and not phrase.counted
    return attributive.is_no_subject(row, n, at, tied=tied) and not where


def _stands_between(row: Sequence[Chunk], n: int, at: int, *, free: bool) -> bool:
    """Whether a comma or a pronoun may stand between the subject and its verb."""
    chunk = row[n]
    if chunk.kind == "mark":
        return chunk.value in COMMAS and free and paired(row, n, at)
    tied = n > 0 and row[n - 1].kind == "descriptor"  # "the militias allied with it (stormed)"
    return chunk.kind == "pronoun" and (chunk.slot == "" or tied)


def verb_complements(row: Sequence[Chunk], at: int, lexicon: Lexicon, hidden: frozenset[int]) -> Complements:
    """Subject, object and prepositional phrases of the verb at ``at``."""
    chunk, slots = row[at], after(row, at, hidden, verb=True)
    bare = [slots.pop(f"bare{n}") for n in range(MOST_BARE + 1) if f"bare{n}" in slots]
    result = {slot: tuple(found) for slot, found in slots.items()}
    forms, pronoun = (chunk.reading.verbs, chunk.reading.peeled.pronoun) if chunk.reading else ((), "")
    pronoun = pronoun or pronoun_apart(row, at)
    bare += struck_behind_acts(row, at, bare, result, lexicon)
    subject, relative = _subject_ahead(row, at, hidden)
    subject = None if accused_of_it(row, at, subject, bare, lexicon) else subject
    voices = {form.voice for form in forms}
    by = "by" in result and not (subject is not None and bare and bare[0][0] < result["by"][0])  # "the group held men trained by others"
    passive = voices == {"passive"} or (by and "passive" in voices)
    plural = bool(forms) and (all(form.person in _TOLD_APART for form in forms) or _is_done_by_some(row, at))
    looks_back = any(row[n].kind == "pronoun" for found in slots.values() for n in found)
    about = looks_back and (relative or _is_bare_clause(row, at) or (len(bare) == 1 and attributive.has_reached(row, at, result)))
    if bare and (_tells_done(row, at, bare[0][0]) or (about and not passive)):
        taken_up = antecedent(result, at, subject if relative else None)
        return Complements({**result, **taken_up, "subject": tuple(bare[0]), **blamed(row, at, bare, lexicon)})
    if bare and about:
        return Complements({**result, "object": tuple(bare[0])}, passive=True)  # "the device by which nine were killed"
    if pronoun:
        return Complements(_with_pronoun(row, at, result, bare, (subject, relative)), pronoun, passive)
    other = len(bare) == 1 and is_another_gender(row, at, bare[0][0])
    is_object = told_as_object(row, at, bare, lexicon)
    named = bool(bare) and is_nominative(row[bare[0][0]].reading)
    if bare and not (plural or other or is_object) and (named or _verb_first(row, bare, subject, relative)):
        return _subject_behind(row, at, bare, result, lexicon)
    if subject is not None:
        many = any(form.person not in ("3ms", "3fs") for form in forms)
        joined = _coordinated(row, subject)
        result["subject"] = joined if many or relative or _opens_clause(row, joined[0]) else (subject,)
    if passive and subject is not None:
        result["object"] = result.pop("subject")
    elif bare:
        result["object"] = tuple(bare[0])
    elif (side := side_behind(row, (at,), ())) is not None and strikes_directly(chunk, result, lexicon):
        result["object"] = (side,)
    return Complements(result, passive=passive)


def _is_done_by_some(row: Sequence[Chunk], at: int) -> bool:
    """Whether "some of them" stands right behind a verb, and so is its subject: "fired some of them the guns"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    return behind is not None and behind.value == PART and not behind.joined


def _tells_done(row: Sequence[Chunk], at: int, event: int) -> bool:
    """Whether a verb says that the event behind it was done, whatever stands ahead: "most were fired on, their downing was done"."""
    reading = row[at].reading
    past = reading is not None and all(form.tense == "past" for form in reading.verbs)
    return past and "passive" in row[at].governs and row[event].kind == "event" and not (at and row[at - 1].kind == "relative")


def _is_bare_clause(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb follows an indefinite noun under a preposition at once: a relative clause without a relative pronoun."""
    ahead = row[at - 1] if at else None
    return ahead is not None and not row[at].joined and ahead.phrase is not None and ahead.slot not in ("", "of")


def _subject_ahead(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> tuple[int | None, bool]:
    """The subject ahead of a verb, and whether a relative clause ties them; a joined verb begins a clause of its own."""
    if at > 0 and attributive.looks_back(row, at):
        return at - 1, True
    opening = topic(row, at)
    subject, relative = before(row, at, hidden) if opening is None else (opening, False)
    if subject is None or (row[at].joined and not relative) or "direction" in senses(row[subject].phrase or NOTHING):
        return None, relative
    apart = any(chunk.kind == "mark" and chunk.value in COMMAS for chunk in row[subject + 1 : at])
    if (
        apart
        and not relative
        and is_accusative(row, subject)
        and not any(chunk.kind == "that" for chunk in row[max(0, subject - 2) : subject])
    ):
        return None, relative  # "in an attack that hit a post, killed were two"
    return subject, relative


def _subject_behind(
    row: Sequence[Chunk], at: int, bare: list[list[int]], result: dict[str, tuple[int, ...]], lexicon: Lexicon
) -> Complements:
    """The complements of a verb that stands ahead of its subject; the one noun of a passive or a transitive verb may be its object."""
    chunk, head, nouns, forms = row[at], row[bare[0][0]], tuple(bare[0]), forms_for(row[at], row[bare[0][0]])
    passive = bool(forms) and all(form.voice == "passive" for form in forms)
    lone = not any(form.verb in lexicon.transitive for form in forms) and not passive
    said = at > 0 and row[at - 1].value == "that-pronoun" and not passive and (head.kind == "event" or not lone)
    held = len(bare) > 1 and is_held_responsible(row, at, bare[1][0])
    if said or held or accuses_alone(row, at, bare, result, lexicon) or asks_alone(row, at, bare, result):
        return Complements({**result, "object": nouns})
    guns = not _GUNS.isdisjoint(senses(head.phrase or NOTHING))
    if (head.kind == "event" or guns) and len(bare) == 1 and not head.slot and "strike" in chunk.governs:
        hit = (() if guns else result.get("of")) or _side(row, nouns, result)  # "shelling struck the outskirts of the town"
        if hit:
            return Complements({**result, "subject": nouns, "object": hit})
    acts = head.kind == "event" or (head.phrase is not None and "verbal" in senses(head.phrase))
    leads = head.kind == "event" and result.keys() & _LED_TO and "result" in chunk.governs
    if acts and not leads and head.reading is not None and head.reading.peeled.pronoun:
        return Complements({**result, "object": nouns})
    if len(bare) > 1 and not passive:
        return Complements({**result, "subject": nouns, "object": tuple(bare[1])})
    reports = "vehicle" in senses(head.phrase or NOTHING) and any(form.verb in lexicon.says for form in forms)  # a ship's crew does
    if not passive and head.phrase is not None and (is_agent(head.phrase) or reports):
        kills = any(form.verb in lexicon.loss_verbs for form in forms)  # "a soldier was killed north of the town"
        side = () if kills else _side(row, nouns, result)
        if side:
            return Complements({**result, "subject": nouns, "object": side})
        told = accusing.opens_words(row, at, nouns[-1] + 1)  # "condemned what it called"
        told = told or reports or acts_on_himself(row, nouns[-1]) or takes_people(chunk, head.phrase)
        told = told or any(row[n].kind == "event" for slot in ("with", "from", "about") for n in result.get(slot, ()))
        if told or attributive.own_clause(row, nouns[-1]) is not None:
            return Complements({**result, "subject": nouns})
    does = is_nominative(head.reading) and all(form.voice == "active" or form.person in SPEAKERS for form in forms)
    struck = passive or strikes_directly(chunk, result, lexicon) or not needs_object(row, bare[0], result)
    able = "attain" in chunk.governs and "from" in result  # "managed the air defences to"
    if "by" in result or (struck and not (lone or leads or does or able)):
        return Complements({**result, "object": nouns}, passive=True)
    return Complements({**result, "subject": nouns})


def _side(row: Sequence[Chunk], nouns: tuple[int, ...], slots: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """What was acted on, where it is told by its side ("the outskirts of the town")."""
    side = side_behind(row, nouns, slots.get("in", ()))
    return () if side is None else (side,)


def _coordinated(row: Sequence[Chunk], last: int) -> tuple[int, ...]:
    """A noun with those that it is joined to ahead of it."""
    first = last
    while first > 0 and row[first].joined and row[first - 1].kind == "noun" and _goes_with(row, first - 1, first):
        if row[first - 1].slot == "between":
            break  # "between the family and the soldiers, who fired"
        first -= 1
    return tuple(range(first, last + 1))


def _goes_with(row: Sequence[Chunk], left: int, right: int) -> bool:
    """Whether a joined noun is a subject with the one ahead: of a kind with it, or both arms of one force ("the navy and the drones")."""
    if coordinates(row, left, right):
        return True
    sides = [phrase for n in (left, right) if (phrase := row[n].phrase) is not None and senses(phrase) & _ARMS]
    return not row[right].slot and len(sides) == len({left, right}) and sides[0].definite == sides[1].definite


def _verb_first(row: Sequence[Chunk], bare: list[list[int]], subject: int | None, relative: bool) -> bool:
    """Whether the subject stands after the verb."""
    if subject is None:
        return True
    if relative or _opens_clause(row, subject):
        return False
    phrase = row[bare[0][0]].phrase
    return len(bare) > 1 and phrase is not None and is_agent(phrase)


def _opens_clause(row: Sequence[Chunk], n: int) -> bool:
    """Whether a noun stands first in its sentence or clause."""
    before = row[n - 1] if n else None
    return before is None or before.kind in ("that", "auxiliary") or (before.kind == "mark" and before.value in OPENERS)


def _with_pronoun(
    row: Sequence[Chunk], at: int, slots: dict[str, tuple[int, ...]], bare: list[list[int]], ahead: tuple[int | None, bool]
) -> dict[str, tuple[int, ...]]:
    """A verb with an object pronoun: in a relative clause the antecedent is the object, and the subject follows.

    An event that hits somebody is the subject where none follows: "in an attack that hit them".
    """
    subject, relative = ahead
    hits = subject is not None and not bare and _befell(row, subject, at)
    if bare and not (is_accusative(row, bare[0][0]) or tells_how_held(row, at, bare[0][0])):  # "shot him dead"
        slots["subject"] = tuple(bare[0])
    elif subject is not None and (hits or not relative):
        slots["subject"] = (subject,)
    if relative and subject is not None and not hits:
        slots["object"] = (subject,)
    return slots


def _befell(row: Sequence[Chunk], event: int, at: int) -> bool:
    """Whether an event noun did what the clause behind it tells, to the people of its pronoun: "in an attack (that) targeted them"."""
    reading = row[at].reading
    if row[event].kind != "event" or reading is None:
        return False
    return "strike" in row[at].governs or reading.peeled.pronoun in THEIRS
