"""The subjects of verbs that leave them out: of a verb that goes on from the one before, and behind "but it", "because they"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.sentence.accusing import accuses
from khabar.extract.sentence.addressed import caller
from khabar.extract.sentence.attributive import in_course, own_clause
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.circumstances import senses_of
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.participles import is_participle, with_subject
from khabar.extract.sentence.subject_agreement import agrees_with, can_be_subject, forms_of, is_of_other_gender, tells_several
from khabar.extract.sentence.understood import ATTAIN, is_modal_clause, is_statement, of_course, of_modal, of_same_time, teller
from khabar.model.event_types import CORE, ONE_SIDED
from khabar.text.inflect import SPEAKERS, is_feminine
from khabar.text.marks import COMMAS, QUOTES

_SINGULAR = frozenset({"3ms", "3fs"})
_PARTIES = frozenset({"actor", "person"})
_MANY = frozenset({"force", "community", "actor"})
HOLDING = "arrest"  # the frame of verbs of holding, which are seldom done by one man
_RESUMED = frozenset({"in", "on", "from"})  # where a pronoun right behind a verb stands for the noun ahead of it
_WITNESSES = frozenset({"ngo", "agency", "medium"})
OPENING = frozenset({"where", "while", "besides", "in-turn", "related", "also", "then"})  # breaks behind which a clause of its own opens


def carry_subjects(row: list[Chunk], complements: dict[int, Complements], lexicon: Lexicon) -> None:
    """A verb joined to the one before it and without a subject of its own keeps that one's subject."""
    last: tuple[int, ...] = ()
    said: dict[int, tuple[int, ...]] = {}  # who says "that it", by the verb behind it
    for at, chunk in enumerate(row):
        if chunk.kind != "verb":
            continue
        if is_participle(chunk):
            complements[at] = with_subject(row, complements, at)
            continue
        found = complements[at]
        if is_own(chunk) or ("undergo" in chunk.governs and "object" in found.slots) or _is_done_too(row, complements, at):
            last = ()
            continue
        subject = found.slots.get("subject", ())
        if subject and (clause := own_clause(row, subject[-1])) is not None:
            goes_on = row[clause].value == "that-pronoun"
            blamed = found.slots.get("object", ()) if accuses(chunk, lexicon) else ()  # "he accused them that they shelled"
            said[_past_quote(row, clause + 1)] = blamed or (subject if goes_on else ())
        elif subject and (who := _killed_by(row, last, at, found) or caller(row, complements, at, last)):
            complements[at] = Complements({**found.slots, "subject": who, "object": subject}, found.pronoun)
            last = who
        elif subject:
            done = "passive" in chunk.governs or _tells_of_object(row, complements, subject, at)  # "the blocking was done"
            last = last if (last and is_aside(row, at)) or done else subject
        elif (event := _act_taken_up(row, complements, at)) is not None:
            complements[at] = Complements({**found.slots, "subject": (event,)}, found.pronoun)
        else:
            told = said.get(at) or _understood(row, complements, at)
            own = _fitting(row, complements, told or _of_time_clause(row, last, at) or last, at)
            goes_on = (
                _continues(row, at)
                or is_modal_clause(row, at)
                or (bool(own) and (_tells_more(row, own[0], at) or _is_timed_by(row, own[0], at)))
            )
            if own and goes_on and not _is_anothers(row, own[0], at) and (not found.passive or row[own[0]].last <= row[at].first):
                complements[at] = Complements({**found.slots, "subject": own}, found.pronoun)
                last = own


def _tells_of_object(row: list[Chunk], complements: dict[int, Complements], subject: tuple[int, ...], at: int) -> bool:
    """Whether a verb right behind the indefinite object of the verb ahead tells more of it: "saw a drone (that) was fired from A"."""
    noun, ahead = row[at - 1] if at else row[at], next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb"), None)
    if row[at].joined or subject != (at - 1,) or noun.phrase is None or noun.phrase.definite or ahead is None:
        return False
    return at - 1 in complements[ahead].slots.get("object", ())


def _is_done_too(row: list[Chunk], complements: dict[int, Complements], at: int) -> bool:
    """Whether a joined word spelled as an act is one more that was done: "the foiling of a plot was done, and the killing of"."""
    reading = row[at].reading
    if not row[at].joined or reading is None or "verbal" not in reading.classes or "subject" in complements[at].slots:
        return False
    verb = next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb"), None)
    if verb is None or "passive" not in row[verb].governs:
        return False
    return any(row[n].kind == "event" for n in complements[verb].slots.get("subject", ()))


def _understood(row: list[Chunk], complements: dict[int, Complements], at: int) -> tuple[int, ...]:
    """Whom a verb tells of by the words right ahead of it or behind: a pronoun, "when", "that" behind a verb of being able, its course."""
    found = _stood_for(row, complements, at) or of_same_time(row, complements, at)
    return found or of_modal(row, complements, at) or of_course(row, complements, at)


def _past_quote(row: list[Chunk], n: int) -> int:
    """The chunk behind a quotation mark that stands at ``n``, else that at ``n``: "said that it "struck a post"."""
    return n + (n < len(row) and row[n].value in QUOTES)


def _fitting(row: list[Chunk], complements: dict[int, Complements], own: tuple[int, ...], at: int) -> tuple[int, ...]:
    """A subject ahead that a verb can go on with, else the party that agrees with it; none where it tells of others."""
    own = _men_told(row, complements, own, at) or (own if _is_fit(row, own, at) else _party_that_agrees(row, at))
    own = _seen(row, at) if _is_witness_of(row, own, at) else own
    spoken = not any(trigger.frame in CORE for trigger in row[at].triggers)  # a verb of saying is no noun of its letters
    own = teller(row, complements, at) or own if own and spoken and is_of_other_gender(row, own[0], at) else own
    own = teller(row, complements, at) if own and row[own[0]].kind == "event" and is_statement(row[at]) else own
    others = _is_of_several(row, complements, own, at) or _fell(row, complements, own, at) or _is_of_others(row, own, at)
    return () if others else own


def _is_witness_of(row: list[Chunk], own: tuple[int, ...], at: int) -> bool:
    """Whether an attack is told to go on from one who only saw it: "the observatory noted a shelling by the army, where it hit"."""
    phrase = row[own[0]].phrase if own else None
    attacks = any(trigger.frame in ONE_SIDED for trigger in row[at].triggers) or ATTAIN in row[at].governs
    return attacks and phrase is not None and bool(phrase.concepts) and not phrase.classes.isdisjoint(_WITNESSES)


def _seen(row: list[Chunk], at: int) -> tuple[int, ...]:
    """The armed party named last ahead of an attack that its verb agrees with."""
    nouns = (n for n in range(at - 1, -1, -1) if row[n].kind == "noun" and row[n].slot != "on")
    return tuple(n for n in nouns if "armed" in senses_of(row[n]) and can_be_subject(row, n, at))[:1]


def _men_told(row: list[Chunk], complements: dict[int, Complements], own: tuple[int, ...], at: int) -> tuple[int, ...]:
    """Several men who were the subject of a verb ahead, to whom a joined verb of several men goes back over one thing told between."""
    thing = row[own[0]].reading if len(own) == 1 else None
    one = thing is not None and bool(thing.nouns) and all(noun.number == "singular" for noun in thing.nouns)
    if not (one and row[at].joined and tells_several(row[at])) or row[own[0]].joined:
        return ()
    subjects = (complements[n].slots.get("subject", ()) for n in range(at - 1, -1, -1) if row[n].kind == "verb" and n in complements)
    return next((told for told in subjects if told and told[0] < own[0] and _are_men(row, told[0])), ())


def _are_men(row: list[Chunk], n: int) -> bool:
    """Whether a noun is a plural of people."""
    reading = row[n].reading
    people = reading is not None and bool(reading.nouns) and all(noun.number == "plural" for noun in reading.nouns)
    return people and "person" in senses_of(row[n]) and "person.source" not in senses_of(row[n])


def _stood_for(row: list[Chunk], complements: dict[int, Complements], at: int) -> tuple[int, ...]:
    """Whom the pronoun of "but it", "because they" right before a verb stands for: the last subject that agrees, else the first agent."""
    if at == 0 or row[at - 1].value != "while-pronoun":
        return ()
    agree = [n for n in range(at - 1, -1, -1) if row[n].kind == "noun" and can_be_subject(row, n, at)]
    subjects = {n for found in complements.values() for n in found.slots.get("object" if found.passive else "subject", ())}
    told = [n for n in agree if n in subjects or row[n - 1].kind == "that"]
    return tuple((told or [n for n in agree[::-1] if senses_of(row[n]) & _PARTIES])[:1])


def _is_anothers(row: list[Chunk], n: int, at: int) -> bool:
    """Whether a verb in the singular cannot go on with a subject: not with several people, nor, in the feminine, with one man."""
    noun, verb = row[n].reading, row[at].reading
    if noun is None or verb is None or not noun.nouns or "person" not in senses_of(row[n]):
        return False
    persons = {form.person for form in verb.verbs if form.voice == "active"}
    if all(form.number == "plural" for form in noun.nouns):
        return persons <= _SINGULAR and row[at - 1].kind != "that"
    one = all(form.number == "singular" for form in noun.nouns) and not is_feminine(noun.peeled.stem)
    return one and "3fs" in persons and "3ms" not in persons


def _is_of_others(row: list[Chunk], own: tuple[int, ...], at: int) -> bool:
    """Whether a verb tells of one of some people, who are not the force told ahead: "the army held ten, while one of them fled"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    part = behind is not None and behind.kind == "pronoun" and behind.value == "part" and not behind.slot
    return part and bool(own) and "person" not in senses_of(row[own[0]])


def _killed_by(row: list[Chunk], last: tuple[int, ...], at: int, found: Complements) -> tuple[int, ...]:
    """The force ahead that a feminine verb of loss goes on with, so that who stands behind it was killed: "and killed hundreds"."""
    reading, behind = row[at].reading, found.slots["subject"]
    if not last or reading is None or not reading.loses or not row[at].joined or found.passive or "object" in found.slots or behind[0] < at:
        return ()
    before = next((row[n] for n in range(at - 1, -1, -1) if row[n].kind == "verb"), row[at])
    alike = [{form.person for form in forms_of(verb)} for verb in (row[at], before)]
    feminine = all("3fs" in persons and "3ms" not in persons for persons in alike)
    civil = "person" in senses_of(row[behind[0]]) and not senses_of(row[behind[0]]) & {"armed", "munition"}
    return last if feminine and civil and "armed" in senses_of(row[last[0]]) else ()


def _fell(row: list[Chunk], complements: dict[int, Complements], own: tuple[int, ...], at: int) -> bool:
    """Whether the one man told ahead was killed or hurt, and so held nobody: "that a gunman was killed and three were arrested"."""
    verb = next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb"), None)
    if not own or verb is None or verb < own[0] or not any(trigger.frame == HOLDING for trigger in row[at].triggers):
        return False
    told, man, found = row[verb].reading, row[own[0]].reading, complements[verb].slots
    one = man is not None and "person" in senses_of(row[own[0]]) and {noun.number for noun in man.nouns} == {"singular"}
    return one and told is not None and told.loses and found.get("subject") == own and "object" not in found


def _act_taken_up(row: list[Chunk], complements: dict[int, Complements], at: int) -> int | None:
    """The indefinite act that a verb behind a comma tells more of: "launched raids on the plain, which hit A and B"."""
    verb = row[at].reading
    carries = any("event" in trigger.roles.values() for trigger in row[at].triggers)
    if verb is None or not carries or row[at].joined or at == 0 or row[at - 1].value not in COMMAS:
        return None
    ahead = next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb"), None)
    told = (complements[ahead].first(slot) for slot in ("object", "subject")) if ahead is not None else ()
    event = next((n for n in told if n is not None), None)  # "raids were carried out near A, which hit"
    reading, phrase = (row[event].reading, row[event].phrase) if event is not None and row[event].kind == "event" else (None, None)
    if reading is None or phrase is None or phrase.definite:
        return None
    person = "3fs" if is_feminine(reading.peeled.stem) or any(noun.number == "plural" for noun in reading.nouns) else "3ms"
    return event if any(form.person == person and form.voice == "active" for form in verb.verbs) else None


def _tells_more(row: list[Chunk], event: int, at: int) -> bool:
    """Whether a verb right behind the object of a verb about an indefinite event tells more of it: "an attack hit a bus, left one dead"."""
    subject, before = row[event], row[at - 1] if at else None
    if subject.kind != "event" or subject.phrase is None or subject.phrase.definite or before is None or before.phrase is None:
        return False
    return not row[at].joined and not before.slot


def _of_time_clause(row: list[Chunk], last: tuple[int, ...], at: int) -> tuple[int, ...]:
    """Whom a verb right behind "after", "when" tells of: the noun right ahead, else, where the last subject does not agree, a party."""
    if not _opens_time_clause(row, at) or row[at - 1].kind == "that":
        return ()
    if at > 2 and row[at - 2].kind == "noun" and not row[at - 2].slot and row[at - 3].kind == "that" and can_be_subject(row, at - 2, at):
        return (at - 2,)  # "that the army, when it shelled"
    if last and (row[last[0]].kind != "noun" or can_be_subject(row, last[0], at)):
        return ()
    return _party_that_agrees(row, at)


def _is_fit(row: list[Chunk], own: tuple[int, ...], at: int) -> bool:
    """Whether those of whom a verb in the plural tells are those told ahead: one who speaks of several is none of them, nor is one man."""
    if len(own) != 1 or not tells_several(row[at]):
        return True
    if row[at - 1].value == "that-pronoun":
        return agrees_with(row, own[0], row[at])
    noun = row[own[0]].reading
    one = noun is not None and {form.number for form in noun.nouns} == {"singular"} and row[own[0]].phrase is not None
    return not (one and "person" in senses_of(row[own[0]]) and not _MANY & senses_of(row[own[0]]))


def _is_of_several(row: list[Chunk], complements: dict[int, Complements], own: tuple[int, ...], at: int) -> bool:
    """Whether several did what the verb ahead tells, and one, or nobody told, the next: "the people fled; burnt was a house"."""
    ahead = next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb"), None)
    if not own or ahead is None or own[0] > ahead or complements[ahead].slots.get("subject") != own or not tells_several(row[ahead]):
        return False
    return {form.person for form in forms_of(row[at]) if form.voice == "active"} == {"3ms"}


def _party_that_agrees(row: list[Chunk], at: int) -> tuple[int, ...]:
    """The party named last ahead of a verb that it agrees with."""
    nouns = (n for n in range(at - 1, -1, -1) if row[n].kind == "noun" and "person.casualty" not in senses_of(row[n]))
    told = (n for n in nouns if senses_of(row[n]) & _PARTIES and can_be_subject(row, n, at))
    return tuple(told)[:1]


def _is_timed_by(row: list[Chunk], subject: int, at: int) -> bool:
    """Whether a verb right behind "after", "when" agrees with a subject told ahead: "took the town after it shelled it"."""
    reading = row[at].reading
    suffers = reading is not None and {form.voice for form in reading.verbs} == {"passive"}  # "said that when a camp was hit"
    return _opens_time_clause(row, at) and not suffers and row[subject].kind == "noun" and can_be_subject(row, subject, at)


def _opens_time_clause(row: list[Chunk], at: int) -> bool:
    """Whether a verb stands right behind "after", "before (that)", "when"."""
    ahead = row[at - 1] if at else None
    if ahead is not None and ahead.kind == "that" and at > 1:
        ahead = row[at - 2] if row[at - 2].kind == "background" else ahead
    return ahead is not None and (ahead.kind == "background" or (ahead.kind == "break" and ahead.value == "when"))


def is_aside(row: list[Chunk], at: int) -> bool:
    """Whether a verb stands in a relative clause, whose subject does not go on."""
    reading, behind = row[at].reading, row[at + 1] if at + 1 < len(row) else None
    told_of = reading is not None and reading.peeled.pronoun and row[at - 1].kind != "background"  # no "after gunmen entered it"
    if at == 0 or row[at - 1].kind in ("relative", "event") or told_of:
        return at > 0
    resumed = behind is not None and behind.kind == "pronoun" and behind.slot in _RESUMED  # "areas rebels gather in"
    return resumed and row[at - 1].kind == "noun" and not row[at].joined


def _continues(row: list[Chunk], at: int) -> bool:
    """Whether a verb goes on from the verb before it: joined by a written-on particle, or after "as also"."""
    chunk, before = row[at], row[at - 1] if at else None
    if before is not None and before.value in QUOTES:
        before = row[at - 2] if at > 1 else None
    if chunk.reading is None or all(form.voice == "passive" for form in chunk.reading.verbs):
        return False
    if before is not None and before.value in ("that-pronoun", "while-pronoun"):
        return True
    if before is not None and before.kind == "date" and before.joined:
        return True  # "and two days after that withdrew from it"
    return chunk.joined or in_course(row, at) or (before is not None and before.kind == "break" and before.value in OPENING and at > 1)


def is_own(verb: Chunk) -> bool:
    """Whether a verb is in the first person: whoever speaks did it."""
    forms = verb.reading.verbs if verb.reading is not None else ()
    return bool(forms) and all(form.person in SPEAKERS for form in forms)
