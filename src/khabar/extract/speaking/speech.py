"""The clause of a verb of saying: who speaks, through which medium, and at which word the speech begins.

After the verb stand the speaker, then what tells where, when and to whom it was said, then "that", a colon, a quotation or the
announced event. A speaker is read with office, organisation, place and name; the circumstances are left out.
"""

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.sentence.asides import publication_end
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking import announcing, commas, names
from khabar.extract.speaking.saying_verbs import saying_of, tells_somebody
from khabar.extract.speaking.voices import (
    extends,
    is_medium,
    is_person,
    is_statement,
    is_way,
    is_word,
    passes_on,
    phrase_at,
    speaker_role,
    speaks,
    touches,
)
from khabar.model import Role
from khabar.text.inflect import FROM, MY
from khabar.text.marks import COMMAS, HARD_MARKS, PARTING, QUOTES

ANNOUNCING = frozenset({"verb", "relay", "broadcast", "observe", "own", "accuse"})  # kinds of verbs that may have an event as object
ASIDES = frozenset({"relative", "apposition", "background"})  # what begins words about the speaker
PASSED = frozenset({"relay", "broadcast"})  # what a medium does to the statements of others
VIA_SLOTS = frozenset({"", "to", "by", "on", "with", "through"})  # a medium in an aside: "which the agency carried", "told the agency"
TOLD = frozenset({"verb", "add"})  # kinds of verbs behind whose speaker a comma may stand for "that"
ACCUSE, FORMULA = "accuse", "formula"


class Speech(Struct, frozen=True, gc=False):
    """What a verb or a formula of saying tells of itself: the speaker, the medium, and the word at which the speech begins.

    ``how`` is that, colon, quote, comma, event, object (an event with no preposition) or ''. ``after`` is the chunk behind what was read,
    ``head`` the phrase of the speaker.
    """

    role: Role | None = None
    via: Role | None = None
    start: int | None = None
    how: str = ""
    after: int = 0
    head: Phrase | None = None
    at: int = -1


def read_speech(scene: Scene, at: int, kind: str, lexicon: Lexicon, *, behind: bool = False) -> Speech:
    """The clause of the verb of saying at a chunk; ``kind`` is that of the verb, ``behind`` tells that it stands behind its speech."""
    clause = _Clause(scene, at + 1, kind, lexicon)
    clause.behind, clause.tells = behind, tells_somebody(scene, at, lexicon)
    return clause.read()


def read_voice(scene: Scene, at: int, lexicon: Lexicon) -> Speech:
    """The speaker whose first chunk is at ``at``: after "according to", or ahead of its verb or a colon."""
    clause = _Clause(scene, at + 1, FORMULA, lexicon)
    clause.first = clause.last = at
    return clause.read()


class _Clause:
    """Reads the clause of a verb of saying from left to right; ``n`` is the chunk to come, ``first`` and ``last`` those of the speaker."""

    def __init__(self, scene: Scene, n: int, kind: str, lexicon: Lexicon) -> None:
        self.scene, self.row, self.page, self.lexicon = scene, scene.row, scene.page, lexicon
        self.n, self.kind = n, kind
        self.first = self.last = self.carrier = -1
        self.via: Phrase | None = None
        self.start: int | None = None
        self.how = ""
        self.adjacent = True
        self.aside = self.quoted = self.relative = self.behind = self.tells = False
        self.announced = ""  # the kind of the verb behind a statement that is nobody's yet

    def read(self) -> Speech:
        end = min(len(self.row), self.n + announcing.AHEAD)
        while self.n < end and self.start is None and self._step(self.row[self.n]):
            self.n += 1
        carrier = phrase_at(self.scene, self.carrier) if self.carrier >= 0 else None
        via = carrier if carrier is not None and is_way(self.scene, carrier, self.lexicon) else self.via
        said = role_of(self.page, via) if via is not None else None
        if self.first < 0 or (self.kind == "relay" and self.carrier < 0 and not speaks(self.scene, self._head(), self.lexicon)):
            return Speech(None, said, self.start, self.how, self.n)
        if is_statement(self.scene, self._head(), self.lexicon):
            self.first = next((n for n in range(self.first + 1, self.last + 1) if self.row[n].slot in ("to", "from")), self.first)
        role = speaker_role(self.scene, self.first, self.last, self.lexicon)
        return Speech(role, said, self.start, self.how, self.last + 1, self._head(), self.first)

    def _head(self) -> Phrase:
        return phrase_at(self.scene, self.first)

    def _step(self, chunk: Chunk) -> bool:
        """Take one chunk in; false where the clause ends."""
        if chunk.kind == "mark":
            return self._mark(chunk)
        if announcing.is_that(self.scene, self.n, self.lexicon, named=self.first >= 0, inside=self.relative and self.aside):
            self.start, self.how = chunk.last, "that"
        elif self._begins_aside(chunk):
            self.aside, self.adjacent, self.relative = True, False, chunk.kind == "relative"
        elif chunk.kind in ("break", "result", "exception") and not self.aside:
            return False
        elif chunk.kind == "verb":
            return self._verb(chunk)
        elif chunk.phrase is None:
            self.adjacent = False
        elif self.aside:
            self._inside(chunk, chunk.phrase)
        else:
            return self._phrase(chunk, chunk.phrase)
        return True

    def _inside(self, chunk: Chunk, phrase: Phrase) -> None:
        """Take in a phrase of an aside: who announced a statement, or the medium that one spoke to."""
        if self.announced and not chunk.slot and speaks(self.scene, phrase, self.lexicon):
            self._take_announcer(phrase)
        elif not self.relative and self._circumstance(chunk, phrase):
            self.aside = False
        elif self.via is None and chunk.slot in VIA_SLOTS and is_medium(self.scene, phrase, self.lexicon):
            self.via = phrase

    def _begins_aside(self, chunk: Chunk) -> bool:
        if chunk.kind in ASIDES or (chunk.kind == "break" and chunk.value == "according"):
            return True
        return self.first >= 0 and (
            announcing.asks_no_name(self.scene, chunk, self.lexicon) or announcing.tells_of_speaker(self.row, self.n)
        )

    def _mark(self, chunk: Chunk) -> bool:
        if chunk.value in PARTING:
            self.start, self.how = chunk.last, "colon"
        elif chunk.value in HARD_MARKS:
            return False
        elif chunk.value in QUOTES:
            if not self.quoted and announcing.opens_speech(self.scene, self.n, formula=self.kind == FORMULA):
                self.start, self.how = chunk.first, "quote"
            self.quoted = not self.quoted
        elif chunk.value in COMMAS:
            if self.kind == FORMULA and self.last != self.n - 1:
                return False
            self.aside = self.adjacent = False
            if (last := commas.apposition(self.scene, self.first, self.last, self.n, self.lexicon)) is not None:
                self.last, self.n, self.adjacent = last, last, True
            elif self.first >= 0 and self.kind in TOLD and commas.opens_speech(self.row, self.n):
                self.start, self.how = chunk.last, "comma"
            return self.kind != FORMULA or self.last == self.n
        else:
            self.adjacent = False
        return True

    def _verb(self, chunk: Chunk) -> bool:
        """A verb ends the clause, but not in a relative clause, after a statement ("which the agency carried"), or read for a name."""
        before = self.row[self.n - 1]
        end = publication_end(self.row, self.n) if self.first >= 0 and not self.aside else None
        if self.aside or end is not None:
            self.n = self.n if end is None else end - 1
            return True
        if self.first >= 0 and announcing.is_inserted(self.row, self.n):
            self.aside = True
            return True
        if chunk.joined or chunk.reading is None or before.phrase is None:
            return False
        if is_statement(self.scene, before.phrase, self.lexicon) or (self.first >= 0 and before.slot and chunk.reading.peeled.pronoun):
            self.aside, self.adjacent = True, False
            bare = self.first == self.last == self.n - 1 and is_statement(self.scene, self._head(), self.lexicon)
            self.announced = announcing.announced(self.scene, self.n, self.lexicon) if bare else ""
            return True
        named = "unknown" in before.phrase.classes and before.last == chunk.first and saying_of(chunk, self.lexicon) is None
        given = self.first >= 0 and names.is_given_like_verb(self.row, self.n, self._head())
        if self.first < 0 or not (self.adjacent and (named or given)) or not announcing.that_follows(self.row, self.n + 1):
            return False
        self.n = self.last = self.n + given
        return True

    def _take_announcer(self, phrase: Phrase) -> None:
        """Take who announced a statement for its speaker; a medium that prints or shows it is the way."""
        if self.announced in PASSED and is_medium(self.scene, phrase, self.lexicon):
            self.via = phrase
        else:
            self.first = self.last = self.n
            self.aside, self.adjacent = False, True
        self.announced = ""

    def _phrase(self, chunk: Chunk, phrase: Phrase) -> bool:
        scene = self.scene
        touching = self.adjacent and self.first >= 0 and touches(scene, self.last, self.n)
        if self._circumstance(chunk, phrase):
            self.adjacent = False
        elif chunk.slot == "according":
            self._according(phrase)
        elif self._is_quoted(chunk, phrase):
            self.carrier, self.first, self.last, self.adjacent = self.first, self.n, self.n, True
        elif touching and self._goes_on(chunk, phrase):
            self.last = self.n
        elif self._is_via(chunk, phrase):
            self.via, self.adjacent = phrase, False
        elif self.first < 0 and self._is_speaker(chunk, phrase):
            self.first, self.last, self.adjacent = self.n, self.n, True
        elif phrase.event and self.kind == FORMULA:
            return False
        elif self.kind in ANNOUNCING and announcing.is_announced(chunk, phrase):
            self.start, self.how = chunk.first, "event" if chunk.slot else "object"
        elif self.first < 0 and not chunk.slot:
            return self._other(phrase)
        else:
            self.adjacent = False
        return True

    def _circumstance(self, chunk: Chunk, phrase: Phrase) -> bool:
        """The occasion of a speech, or its text: "at a press conference", "in a statement", "saying"."""
        if self.kind == "appear" and self.first < 0:
            return False
        if not chunk.slot:
            behind = self.row[self.n + 1].phrase if self.n + 1 < len(self.row) else None
            office = behind is not None and is_word(self.scene, behind, self.lexicon, "behalf")
            named = office or names.is_titled(self.scene, phrase)  # "the spokeswoman" is spelled as "speaking"
            return not named and is_word(self.scene, phrase, self.lexicon, "participle")
        return chunk.slot in ("in", "with") and is_word(self.scene, phrase, self.lexicon, "statement", "occasion")

    def _is_via(self, chunk: Chunk, phrase: Phrase) -> bool:
        """A medium that one speaks to, or that stands behind the speaker as who was told."""
        if self._is_told(chunk, phrase) or (self.first < 0 and chunk.slot != "to"):
            return self._is_told(chunk, phrase)
        if chunk.slot == "to":  # what is sent to "the media" names none
            return "abstract" not in phrase.classes and names.is_told_to(self.scene, phrase, self.lexicon)
        if chunk.slot in ("with", "companion"):  # "in a talk with the agency"
            return is_medium(self.scene, phrase, self.lexicon)
        return not chunk.slot and is_way(self.scene, phrase, self.lexicon) and not is_way(self.scene, self._head(), self.lexicon)

    def _is_told(self, chunk: Chunk, phrase: Phrase) -> bool:
        """Whether an agency is whom a verb says that one told: "told the agency", "told an official the agency"."""
        return self.tells and not chunk.slot and "agency" in phrase.classes

    def _is_speaker(self, chunk: Chunk, phrase: Phrase) -> bool:
        if self.kind == "appear":
            return chunk.slot == "in" and is_statement(self.scene, phrase, self.lexicon)
        bare = not chunk.slot or (chunk.slot == "on" and "unknown" in phrase.classes and names.is_given(self.scene, chunk))
        return bare and (speaks(self.scene, phrase, self.lexicon) or (self.kind == "relay" and is_way(self.scene, phrase, self.lexicon)))

    def _goes_on(self, chunk: Chunk, phrase: Phrase) -> bool:
        """Whether the speaker goes on with a phrase that touches him."""
        other = self._is_told(chunk, phrase) or (self.kind == ACCUSE and announcing.is_accused(chunk, phrase))
        return not other and (extends(self.scene, self.first, self.n, self.lexicon) or self._goes_with(chunk, phrase))

    def _goes_with(self, chunk: Chunk, phrase: Phrase) -> bool:
        """Whether words that are no name of their own belong to the speaker: a genitive, a further office, a name of common words."""
        reading, head = self.page.readings[phrase.head], self._head()
        before = self.row[self.last].phrase
        if chunk.slot == "on" and "unknown" in phrase.classes and is_person(head) and names.is_given(self.scene, chunk):
            return True
        negated = self.n + 1 < len(self.row) and self.row[self.n + 1].kind == "negation"
        told = not chunk.slot and is_medium(self.scene, phrase, self.lexicon)  # "a source informed the agency"
        if told or negated or chunk.slot not in ("", "of") or before is None or not is_person(head):
            return False
        if reading.peeled.article and not before.definite and before.last == chunk.first and not chunk.joined:
            return True
        if reading.peeled.pronoun not in (None, "", MY) or (phrase.event and not chunk.joined):
            return False  # a name ends as "my" does
        return self._is_closed()

    def _is_closed(self) -> bool:
        """Whether a speech follows whatever stands here, or, behind a speech, the end of the clause does."""
        spoken = announcing.speech_follows(self.scene, self.n + 1, quoted=self.kind in TOLD)
        return spoken or (self.behind and announcing.closes(self.row, self.n + 1))

    def _other(self, phrase: Phrase) -> bool:
        """A bare phrase that is no known speaker: a time, a title that is an adjective, or what stands there instead of a speaker."""
        if "time" in phrase.classes or self.page.words[phrase.head].kind == "number" or announcing.is_owning(self.row, self.n):
            return True
        nameless = not self.page.readings[phrase.head].nouns or names.is_called(self.scene, self.n, self.lexicon)
        if nameless and self._is_closed():
            self.first, self.last, self.adjacent = self.n, self.n, True
            return True
        self.how = "other"
        return False

    def _according(self, phrase: Phrase) -> None:
        """An inserted formula: a medium is the way, one whom a medium or a report quotes is the source (ruling 22)."""
        if is_way(self.scene, phrase, self.lexicon):
            self.via, self.adjacent = phrase, False
        elif self.first >= 0 and passes_on(self.scene, self._head(), self.lexicon) and speaks(self.scene, phrase, self.lexicon):
            self.carrier, self.first, self.last, self.adjacent = self.first, self.n, self.n, True
        else:
            self.adjacent = False

    def _is_quoted(self, chunk: Chunk, phrase: Phrase) -> bool:
        """Whether a medium passes on what this one said: "the agency quoted an official"."""
        relayed = self.kind == "relay" and chunk.slot == "from" and self.carrier < 0
        return relayed and self.page.words[chunk.first - 1].form != FROM and speaks(self.scene, phrase, self.lexicon)
