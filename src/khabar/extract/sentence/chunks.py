"""A sentence as a row of chunks: noun phrases with the preposition before them, verbs, and the words that order clauses.

Arabic noun phrases are read by definiteness: an indefinite head takes a genitive chain, a definite word closes the chain but for
adjectives that agree, and an indefinite noun after a definite word begins a phrase of its own.
"""

from msgspec import Struct, structs

from khabar.codebook.lexicon import CueHit, Lexicon, Reading
from khabar.codebook.readings import NOTHING
from khabar.codebook.types import Trigger
from khabar.extract.noun_phrases.agreement import describes, is_accusative_only, is_forcibly, tells_how
from khabar.extract.noun_phrases.areas import leads_along
from khabar.extract.noun_phrases.given import full_name_end
from khabar.extract.noun_phrases.listing import mark_lists
from khabar.extract.noun_phrases.nominals import curated, is_part, tells_people
from khabar.extract.noun_phrases.phrases import Phrase, read_phrase
from khabar.extract.noun_phrases.routes import past_distance
from khabar.extract.noun_phrases.senses import by_whom_or_what, is_ground, is_written_on
from khabar.extract.page.marked import as_marked
from khabar.extract.page.tokens import Page
from khabar.extract.page.written_on import is_joined, written_on
from khabar.extract.sentence.beside import told_beside
from khabar.extract.sentence.clefts import opens_cleft, taken_up
from khabar.extract.sentence.genitive import by_leader, is_genitive, is_quoted_adjective
from khabar.extract.sentence.hours import behind_clock, hour_end
from khabar.extract.sentence.in_turn import kind_of
from khabar.extract.sentence.nounhood import is_headline_verb, is_mother
from khabar.extract.sentence.participles import is_office
from khabar.extract.sentence.phrase_ends import awaited, awaits_man, behind_verb, is_calibre, manner_end
from khabar.extract.sentence.saying_forms import gives_voice
from khabar.extract.sentence.verbhood import CLAUSE_WORDS, Standing, clause_opens, goes_on, has_object, is_verb, makes_clear
from khabar.text.clitics import hamza
from khabar.text.inflect import FOR, LIKE, WITH
from khabar.text.marks import COMMAS, QUOTES

SLOT_OF_LETTER = {WITH: "with", FOR: "to", LIKE: "like"}
TIME = frozenset({"time"})
STOPS = frozenset({"that", "break", "result", "background", "exception"})  # at which a clause ends
_SMALL = frozenset({"preposition", "that", "conjunction", "negation"})
APART = frozenset({"except", "other-than"})  # values of words that leave something out
_SOURCES = frozenset({"from", "between"})  # what "of it", "among them" are where they name no one
CALLED = "called"  # behind no noun, the name that it gives stands for whom: "carried out the sentence on the so-called A"
REFLEXIVE = 6  # chunks between "blew up" and "himself", which a relative clause about the bomber may part


class Chunk(Struct, frozen=True, gc=False):
    """A piece of a sentence over the words ``first`` to ``last`` (end excluded).

    ``kind`` is noun, event, verb, date, mark, or the kind of a cue; ``slot`` the preposition a noun stands under, ``of`` for a
    genitive after an event noun, or ''; ``joined`` whether "and" is written on.
    """

    kind: str
    first: int
    last: int
    value: str = ""
    slot: str = ""
    joined: bool = False
    phrase: Phrase | None = None
    reading: Reading | None = None
    triggers: tuple[Trigger, ...] = ()

    @property
    def governs(self) -> frozenset[str]:
        """What its verb does, as a light verb, to the event noun that it governs."""
        return self.reading.governs if self.reading is not None else NOTHING


class _Row:
    """Builds the chunks of one sentence from left to right."""

    def __init__(self, page: Page, lexicon: Lexicon, first: int, last: int) -> None:
        self.page, self.lexicon, self.at, self.last = page, lexicon, first, last
        self.chunks: list[Chunk] = []
        self.slot = ""
        self.joins = False

    def add(self, kind: str, end: int, value: str = "", *, joined: bool = False, slot: str = "", phrase: Phrase | None = None,
            triggers: tuple[Trigger, ...] = ()) -> None:  # fmt: skip
        reading = self.page.readings[phrase.head if phrase else self.at] if kind != "verb" else as_marked(self.page, self.at)
        if kind == "event" and phrase is not None and is_part(self.page, phrase.first, phrase.head):
            reading = structs.replace(reading, peeled=structs.replace(reading.peeled, article=False))
            phrase = structs.replace(phrase, definite=False)
        self.chunks.append(Chunk(kind, self.at, end, value, slot, joined, phrase, reading, triggers))
        self.at, self.joins = end, False

    def step(self) -> None:
        """Add the chunk that begins at the present word."""
        page, at = self.page, self.at
        word, reading = page.words[at], page.readings[at]
        if at in page.dates:
            date = page.dates[at]
            self.slot, joined, self.joins = "", self.joins or reading.peeled.conjunction != "", False
            self.add("gap" if date.expression.relation == "gap" else "date", min(date.last, self.last), joined=joined)
        elif at in page.passed or at in page.apart:
            self.at, self.joins = at + 1, self.joins or (word.kind == "word" and at in page.passed)
        elif word.kind == "mark" and self._is_of_title():
            self.at += 1
        elif word.kind == "mark":
            joins = self.joins and word.form in QUOTES  # "and" stands ahead of the quote mark of a name
            self.add("mark", at + 1, word.form)
            self.joins = joins
        elif at in page.listed or full_name_end(page, self.lexicon, at, self.last) is not None:
            self._add_phrase(reading)
        elif at not in page.phrases and (cue := page.cues.get(at)) and self._takes(cue):
            self._add_cue(cue)
        elif {reading.peeled.stem, word.form} & self.lexicon.participles and self._goes_on_saying(reading):
            self.add("that", at + 1, "that", joined=reading.peeled.conjunction != "")
            self.slot = ""
        elif self._is_verb(reading) and not self._is_reflexive():
            self.slot = ""
            before = next((c for c in reversed(self.chunks) if c.kind not in ("adverb", "date") and c.value not in QUOTES), None)
            helped = before is not None and before.kind == "auxiliary" and before.joined  # "and they have (now) burnt"
            self.add("verb", at + 1, joined=helped or goes_on(self.chunks, reading), triggers=reading.verb_triggers)
        else:
            self._add_phrase(reading)

    def _is_of_title(self) -> bool:
        """Whether a dot cuts a title short, and ends nothing: it touches a letter that stands alone ahead of a name."""
        word, before = self.page.words[self.at], self.page.words[self.at - 1] if self.at else None
        if word.form != "." or before is None or self.at + 1 >= self.last or self.page.words[self.at + 1].kind != "word":
            return False
        return before.kind == "word" and len(before.form) == 1 and before.end == word.start

    def _is_reflexive(self) -> bool:
        """Whether a fixed phrase of a verb and "himself" begins here, the last word being read as an adverb elsewhere."""
        after = self.page.cues.get(self.at + 1)
        return self.at in self.page.phrases and after is not None and after.cue.kind == "adverb"

    def _takes(self, cue: CueHit) -> bool:
        """Whether a cue is read as such: not inside a longer name, not where a phrase or a number counts it in."""
        number = self.page.numbers.get(self.at)
        if number is not None and number.kind == "count":
            return False
        reading = self.page.readings[self.at]
        if is_mother(self.page, cue, self.slot, self.at, self.last) or self._is_spelled_alike(cue, reading):
            return False
        if cue.peeled.preposition and cue.cue.kind in ("break", "auxiliary", "negation", "background"):
            return False
        if cue.peeled.preposition and cue.cue.kind == "pronoun" and reading.nouns:
            return False
        if cue.peeled.conjunction and reading.verb_triggers and not reading.peeled.conjunction and clause_opens(self.chunks):
            return False  # "opened" is spelled as "and so under"
        name = self.page.names.get(self.at)
        if name is not None and name.length >= cue.length and name.length > 1:
            return False
        if name is not None and name.length == 1 and cue.cue.kind not in _SMALL and curated(self.page, self.lexicon, self.at):
            return False
        return cue.cue.kind in CLAUSE_WORDS or cue.cue.kind == "preposition"

    def _is_spelled_alike(self, cue: CueHit, reading: Reading) -> bool:
        """Whether a word that has the letters of a cue is a noun, a verb or the object of one here."""
        if reading.saying and not self.slot:
            return makes_clear(self._standing())
        if cue.cue.kind == "that":
            return self._is_thing(reading)
        if cue.cue.kind == "preposition" and cue.peeled.conjunction and "person.official" in reading.classes:
            return awaits_man(self.chunks)  # a governor is spelled as "and to"
        if cue.cue.kind == "preposition":
            if tells_people(reading) and hamza(self.page.words[self.at], self.page.document.text) == "below":
                return True  # an imam is spelled as "in front of"
            left = cue.cue.value == "near" and bool(reading.verbs) and self.at + 1 in self.page.numbers  # "and left ten dead"
            return left or has_object(self.page, self.at, self.last) or gives_voice(self._standing())
        return cue.cue.kind == "adverb" and any(reading.peeled.stem in awaited(chunk) for chunk in self.chunks[-REFLEXIVE:])

    def _goes_on_saying(self, reading: Reading) -> bool:
        """Whether a participle of saying is no noun here, and no adjective of the noun ahead of it ("strict measures")."""
        before = self.chunks[-1] if self.chunks else None
        if reading.peeled.article or self._is_thing(reading) or is_office(self.page, self.lexicon, self.at, self.last, before):
            return False
        if before is None or before.phrase is None or before.phrase.definite or before.last != self.at or reading.peeled.conjunction:
            return True
        if any(cue.cue.kind == "that" for at in (self.at + 1, self.at + 2) if (cue := self.page.cues.get(at))):
            return True
        return not describes(self.page, before.phrase.head, self.at, self.lexicon.is_adjective, definite=False)

    def _is_thing(self, reading: Reading) -> bool:
        """Whether a participle of saying is a noun of its letters ("a headquarters"), or tells what people are accused of."""
        cue = self.page.cues.get(self.at + 1) if self.at + 1 < self.last else None
        held = "person.detained" in reading.classes and self.at + 1 < self.last
        if held and (self.slot or self.page.readings[self.at + 1].peeled.preposition == WITH):
            return True
        clause = self.chunks and self.chunks[-1].value in COMMAS  # behind a comma it tells on: ", pointing to three wounded"
        points = cue is not None and cue.cue.value == "to" and "structure" not in reading.classes  # "pointing to"; "a seat next to"
        return is_accusative_only(reading) and not clause and not points and (cue is None or cue.cue.kind != "that")

    def _add_cue(self, cue: CueHit) -> None:
        joined, end = cue.peeled.conjunction != "", self.at + cue.length
        who = opens_cleft(self.chunks, self.page, end, self.last)
        leads = cue.cue.value if cue.cue.kind == "preposition" else told_beside(self.chunks, cue.cue.value)
        if leads and not cue.peeled.pronoun and not who:
            end = past_distance(self.page, self.lexicon, end, self.last) if leads == "near" else end
            self.slot, self.at, self.joins = self.slot or leads, end, self.joins or joined
            return
        if cue.cue.kind == "conjunction" or (cue.cue.value == "during" and end in self.page.dates):
            self.joins, self.at = self.joins or cue.cue.kind == "conjunction" or joined, end  # "in the course of yesterday" is yesterday
            return
        opens = not joined and self.chunks and self.chunks[-1].kind == "mark"  # behind a comma, a clause of its own
        this = cue.cue.value == "this" and self._is_noun(end, definite=True) and not opens
        if this or (cue.cue.value == CALLED and not (self.chunks and self.chunks[-1].kind == "noun" and not self.slot)):
            self.slot, self.at, self.joins = self.slot or SLOT_OF_LETTER.get(cue.peeled.preposition, ""), end, self.joins or joined
            return
        if (both := self._between(cue)) is not None:
            self.add("pronoun", end, both.peeled.pronoun, joined=joined, slot=both.cue.value)
        elif cue.cue.kind == "preposition" and not who:
            self.add("pronoun", end, cue.peeled.pronoun, joined=joined, slot=cue.cue.value)
        else:
            slot = SLOT_OF_LETTER.get(cue.peeled.preposition or taken_up(self.chunks, cue), "") if cue.cue.kind == "pronoun" else ""
            any_one = cue.cue.value == "any" and self._is_noun(end, definite=False)
            own = kind_of(self.chunks, self.page, cue, end, self.last)
            kind = "descriptor" if any_one else "background" if self._sets_apart(cue, end) else own
            self.add("relative" if who else kind, end, "who" if who else cue.cue.value, joined=joined, slot=slot)
        any_of = (self.chunks[-1].kind, self.chunks[-1].value) == ("descriptor", "any")  # "against any" raid, "(of) any" deal
        self.slot = self.slot or SLOT_OF_LETTER.get(cue.peeled.preposition, "") if any_of else ""

    def _is_noun(self, at: int, *, definite: bool) -> bool:
        """Whether a noun with or without the article stands at a word."""
        reading = self.page.readings[at] if at < self.last and at not in self.page.cues else None
        return reading is not None and bool(reading.nouns) and reading.peeled.article == definite

    def _sets_apart(self, cue: CueHit, at: int) -> bool:
        """Whether a sentence opens on a known thing that it leaves out: "apart from the raid on the port"."""
        return not self.chunks and cue.cue.value in APART and self._is_noun(at, definite=True)

    def _between(self, cue: CueHit) -> CueHit | None:
        """The preposition in "among them", "of it" where it comes again for the other side, or where nothing follows that it could name.

        Between a verb and a definite noun it names none of them either: "from which the group attacks".
        """
        if cue.cue.kind != "apposition" or cue.length > 1:
            return None
        after = self.page.cues.get(self.at + 1)
        closes = self.at + 1 >= self.last or self.page.words[self.at + 1].kind == "mark" or self.at + 1 in self.page.dates
        parts = self.chunks and self.chunks[-1].kind == "verb" and self._is_noun(self.at + 1, definite=True)
        if not (closes or parts) and (after is None or not after.peeled.conjunction):
            return None
        cues = self.page.readings[self.at].cues
        hits = [h for h in cues.hits() if h.peeled.pronoun and h.cue.kind == "preposition"] if cues is not None else []
        wanted = _SOURCES if closes or after is None else {after.cue.value}
        return next((h for h in hits if h.cue.value in wanted), None)

    def _is_verb(self, reading: Reading) -> bool:
        """Whether the present word is a verb: no preposition leads it, it is no name and no number, and it stands as verbs do."""
        if not reading.verbs or self.slot or self.at in self.page.numbers:
            return False
        return is_headline_verb(self._standing()) if self.page.names.get(self.at) else is_verb(self._standing())

    def _standing(self) -> Standing:
        """The present word with what stands ahead of it."""
        ahead = [chunk for chunk in self.chunks if not (chunk.kind == "mark" and chunk.value in QUOTES)]
        quoted = bool(self.chunks) and self.chunks[-1].kind == "mark" and self.chunks[-1].value in QUOTES
        return Standing(self.page, self.lexicon, self.at, self.last, ahead, quoted)

    def _add_phrase(self, reading: Reading) -> None:
        page, at = self.page, self.at
        if reading.peeled.preposition == WITH and is_forcibly(page, at, self.last):
            self.add("adverb", at + 1, "manner", joined=is_joined(page, at, reading))
            return
        phrase = read_phrase(page, self.lexicon, at, manner_end(self.chunks, page, at) or self.last)
        phrase = phrase if self.slot else behind_verb(page, self.lexicon, self.chunks, phrase)
        hour = hour_end(page, self.lexicon, phrase, self.last)
        phrase = structs.replace(phrase, last=hour) if hour else phrase
        slot = self.slot or SLOT_OF_LETTER.get(written_on(page, at, reading, named=bool(phrase.concepts)), "")
        side = phrase.last - at > 1 and "area.local" not in phrase.classes  # "east of the town", not "the outskirts of"
        leads = leads_along(page, phrase.head, phrase.last, phrase.classes)
        if not slot and ((leads and (phrase.inner or phrase.concepts or side)) or hour):
            slot = "in"
        if not slot:
            slot = "of" if is_genitive(self.chunks, self.page, self.lexicon, self.at) else "in" if leads else ""
        slot = by_whom_or_what(slot, phrase) if slot in ("by", "agency") else by_leader(self.chunks) if slot == "led" else slot
        slot = "through" if slot == "on" and is_written_on(page, phrase) else slot
        self.slot = ""
        joined = self.joins or is_joined(page, at, reading)
        if self.chunks and (self.chunks[-1].kind, self.chunks[-1].value) == ("descriptor", "near") and is_ground(phrase):
            slot = "near"  # "the base adjacent to the airport"
        how = phrase.last - at == 1 and (tells_how(reading) or is_quoted_adjective(self.chunks, page, self.lexicon, at))
        if (slot == "with" and "manner" in phrase.classes) or (not slot and (how or is_calibre(self.chunks, page, phrase))):
            self.add("adverb", phrase.last, "manner", joined=joined)
            return
        hit = page.phrases.get(phrase.head)
        triggers = (hit.triggers if hit else ()) + page.readings[phrase.head].noun_triggers if phrase.event else ()
        self.add("event" if phrase.event else "noun", phrase.last, slot=slot, joined=joined, phrase=phrase, triggers=triggers)
        if hit is not None and (cue := page.cues.get(phrase.last - 1)) is not None and cue.cue.kind == "preposition":
            self.slot = cue.cue.value


def chunk_sentence(page: Page, lexicon: Lexicon, first: int, last: int) -> list[Chunk]:
    """The chunks of the sentence over the words ``first`` to ``last``."""
    mark_lists(page, lexicon, first, last)
    row = _Row(page, lexicon, behind_clock(page, first, last), last)
    while row.at < last:
        row.step()
    return row.chunks


def opens_time(row: list[Chunk], n: int) -> bool:
    """Whether "during, throughout, since" stands before a date and so opens no clause of its own."""
    return row[n].kind == "background" and n + 1 < len(row) and row[n + 1].kind == "date"
