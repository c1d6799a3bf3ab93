"""By whose account: the stretch of text that each verb and formula of saying governs, and who speaks there."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Saying
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.sentence.ages import age_end
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.participles import is_participle
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking import announcing, commas, names
from khabar.extract.speaking.colons import colon_speech
from khabar.extract.speaking.parted import described_voice, parted_voice
from khabar.extract.speaking.participles import accused, going_on
from khabar.extract.speaking.saying_verbs import is_accused, is_as, is_impersonal, is_of_outlet, is_told, person_of, saying_of
from khabar.extract.speaking.speakers import Act, Scope, Speakers
from khabar.extract.speaking.speech import Speech, read_speech, read_voice
from khabar.extract.speaking.stretches import Stretches
from khabar.extract.speaking.voices import extends, is_medium, is_way, is_word, phrase_at, speaks
from khabar.model import Source
from khabar.model.event_types import CORE
from khabar.text import Quotation
from khabar.text.inflect import HIS
from khabar.text.marks import COMMAS

FORCES = frozenset({"force", "military", "police", "militia", "armed_group", "state", "person.armed", "person.military"})
FORMULA = Saying((), "formula", "says", "words/function.yaml:according")
COLON = Saying((), "colon", "says", "attribution:colon")
DENIES = "denies"
SPOKEN = frozenset({"that", "colon", "quote", "comma"})
TAILS = frozenset({"", "in", "with", "from", "to"})


class _Reader:
    """Finds the scopes of one sentence."""

    def __init__(self, scene: Scene, lexicon: Lexicon, speakers: Speakers, quotes: Sequence[Quotation]) -> None:
        self.scene, self.page, self.row = scene, scene.page, scene.row
        self.lexicon, self.speakers = lexicon, speakers
        self.first, self.last = scene.page.sentences[scene.sentence]
        self.stretches = Stretches(scene, lexicon, quotes)
        self.scopes: list[Scope] = []
        self.way = names.way_ahead(scene, lexicon)  # the medium of a formula or a talk that opens the sentence

    def read(self) -> list[Scope]:
        if (opening := colon_speech(self.scene, self.lexicon)) is not None and opening.start is not None:
            self._add(opening.at, (opening.start, self.stretches.end(opening.start)), opening, COLON)
        for at, chunk in enumerate(self.row):
            told = chunk.kind == "verb" and age_end(self.row, at) is None
            if told and (saying := saying_of(chunk, self.lexicon)) is not None:
                self._verb(at, saying)
            elif chunk.slot == "according" and chunk.phrase is not None and not self._inserted(at):
                self._formula(at)
        self.scopes += going_on(self.scene, self.lexicon, self.speakers, self.stretches, self.scopes)
        self._note_act()
        return self.scopes

    def _note_act(self) -> None:
        """Remember who is the subject of the first verb that is no act of force, if it can speak."""
        at = next((n for n, chunk in enumerate(self.row) if chunk.kind in ("verb", "that")), None)
        subject = self.scene.complements[at].first("subject") if at is not None and self.row[at].kind == "verb" else None
        phrase = self.row[subject].phrase if subject is not None else None
        if at is None or phrase is None or not speaks(self.scene, phrase, self.lexicon):
            return
        if saying_of(self.row[at], self.lexicon) is not None or all(trigger.frame not in CORE for trigger in self.row[at].triggers):
            self.speakers.act = Act(role_of(self.page, phrase), phrase, person_of(self.row[at]), self.scene.sentence)

    def _add(self, at: int, area: tuple[int, int], speech: Speech, saying: Saying, gender: str = "") -> None:
        source = Source(speech.role, speech.via or (self.way if saying is not FORMULA else None), saying.stance)
        word = self.row[at].first
        scope = Scope(*area, self.speakers.cleared(source), saying.line, word, self.stretches.has_turned(word))
        if scope.said != Source():
            self.scopes.append(scope)
        if scope.said.source is not None:
            self.speakers.note(scope, self.scene, speech, gender)

    def _verb(self, at: int, saying: Saying) -> None:
        if self._inserted(at) or is_of_outlet(self.row[at]) or (at and self.row[at - 1].kind == "negation"):
            return
        formula = self._after_formula(at) or (saying.stance != DENIES and self._tells_of_clause(at))
        speech = read_speech(self.scene, at, saying.kind, self.lexicon, behind=formula and at > 1)
        if is_participle(self.row[at]):
            self.scopes += accused(self.scene, at, speech, saying, self.lexicon, self.speakers, self.scopes)
            return
        if speech.role is None and is_impersonal(self.scene, at, self.lexicon):
            return
        speech = self._own(at, speech)
        if saying.kind == "add" and speech.start is None and speech.role is not None and self._goes_on(speech.after):
            speech = structs.replace(speech, start=self.row[speech.after].last, how="that")
        if not self._reports(at, saying, speech, formula=formula) or self._is_no_speech(at, speech):
            return
        person = person_of(self.row[at])
        if speech.role is None:
            speech = self._continued(at, speech, person)
        if speech.role is None:
            return
        if speech.start is not None and not (formula and speech.how != "that"):
            announced = speech.how in ("event", "object")
            end = self.stretches.end_of_event(speech.start) if announced else self.stretches.end_of_speech(at, speech.start)
            main = self.stretches.main_clause(speech.start)
            self._add(at, (speech.start, end if main is None else main), speech, saying, person)
        elif formula or self.stretches.closes_quote(self.row[at].first) or commas.said_behind(self.row, at, speech):
            self._back(at, speech, saying, person)

    def _is_no_speech(self, at: int, speech: Speech) -> bool:
        """Whether what a verb tells is only an act told ahead, or who speaks by it is nobody's information that another tells of."""
        if announcing.is_nobodys(self.scene, speech.role, speech.head, self.lexicon):
            return self._is_in_speech(at)
        return speech.how in ("event", "object") and announcing.tells_act_ahead(self.scene, at)

    def _is_in_speech(self, at: int) -> bool:
        return any(scope.first <= self.row[at].first < scope.last for scope in self.scopes)

    def _goes_on(self, n: int) -> bool:
        """Whether the account goes on with a verb behind "as also" instead of "that": "added the statement, as also planes shelled"."""
        return n + 1 < len(self.row) and is_as(self.scene, n, self.lexicon) and self.row[n + 1].kind == "verb"

    def _own(self, at: int, speech: Speech) -> Speech:
        """What a verb tells of itself with the speaker ahead of it, where the noun behind it is none."""
        if speech.role is None or is_told(self.scene, at, speech.at):
            return self._left(at, speech)
        return structs.replace(speech, role=None, head=None) if is_accused(self.scene, at, speech.at, self.lexicon) else speech

    def _left(self, at: int, speech: Speech) -> Speech:
        """The speaker who stands ahead of the verb."""
        subject = self.scene.complements[at].first("subject")
        parted = parted_voice(self.scene, at, self.lexicon) if subject is None else None
        if (voice := parted or described_voice(self.scene, at, self.lexicon)) is not None:
            return structs.replace(speech, role=voice.role, via=speech.via or voice.via, head=voice.head, at=voice.at)
        if subject is None or subject > at or self.row[at].joined or self.row[subject].phrase is None or self.row[at - 1].kind == "break":
            return speech
        first = subject
        while first > 0 and self._is_tail(first):
            first -= 1
        phrase = phrase_at(self.scene, first)
        if (self.row[first].slot not in ("", "of") and first == subject) or not speaks(self.scene, phrase, self.lexicon):
            return speech
        voice = read_voice(self.scene, first, self.lexicon)
        return structs.replace(speech, role=voice.role, via=speech.via or voice.via, head=phrase, at=first)

    def _is_tail(self, n: int) -> bool:
        """Whether a chunk belongs to the speaker that the chunk before it begins."""
        chunk, before = self.row[n], self.row[n - 1]
        if before.phrase is None or chunk.joined or chunk.slot not in TAILS or before.last < chunk.first - 1:
            return False
        return extends(self.scene, n - 1, n, self.lexicon)

    def _continued(self, at: int, speech: Speech, person: str) -> Speech:
        """A verb with no speaker of its own goes on with who spoke last, if it agrees."""
        chunk, before = self.row[at], self.row[at - 1] if at else None
        goes_on = chunk.joined or (before is not None and before.kind in ("break", "auxiliary", "that", "adverb"))
        also = before is not None and before.value == "also"  # "as it also announced the shelling of"
        loose = speech.how == "other" or (speech.how == "object" and not (chunk.joined or also))
        if not goes_on or loose:
            return speech
        here = any(scope.first > scope.opened for scope in self.scopes)
        doer = None if here else self._doer(at, person)
        if doer is not None:
            voice = read_voice(self.scene, doer, self.lexicon)
            return structs.replace(speech, role=voice.role, head=voice.head, at=doer)
        act = self.speakers.acting(person, self.scene.sentence)
        if act is not None:
            return structs.replace(speech, role=act.source, head=act.head)
        last = self.speakers.latest(person, self.page.words[chunk.first].start)
        return structs.replace(speech, role=last.source, via=speech.via or last.via) if last is not None else speech

    def _doer(self, at: int, person: str) -> int | None:
        """The subject of an earlier verb of the sentence that a verb goes on from: "the channel mourned them and said", ", but it said"."""
        if not (self.row[at].joined or (at and self.row[at - 1].value == "while-pronoun")):
            return None
        for n in range(at - 1, -1, -1):
            subject = self.scene.complements[n].first("subject") if self.row[n].kind == "verb" else None
            if self.row[n].kind == "that":
                return None
            if subject is None or self.row[subject].phrase is None or not self._may_go_on(n, subject, person):
                continue
            if (n == 0 or self.row[n - 1].kind != "relative") and speaks(self.scene, phrase_at(self.scene, subject), self.lexicon):
                return subject
        return None

    def _may_go_on(self, verb: int, subject: int, person: str) -> bool:
        """Whether a later verb may have the subject of an earlier one: ahead of several people that is in the singular."""
        reading, behind = self.row[subject].reading, self.row[subject + 1] if subject + 1 < len(self.row) else None
        many = reading is not None and any(noun.number == "plural" for noun in reading.nouns)
        several = many or (behind is not None and behind.joined and behind.kind == "noun" and not behind.slot)
        return person_of(self.row[verb]) == person or (person == "p" and verb < subject and several)

    def _reports(self, at: int, saying: Saying, speech: Speech, *, formula: bool) -> bool:
        """Whether a verb of its kind, with what follows it, is a report."""
        medium = speech.head is not None and is_medium(self.scene, speech.head, self.lexicon)
        match saying.kind:
            case "add" | "opinion":
                return speech.how in SPOKEN or (formula and saying.kind == "add")
            case "go-on":
                led = any(chunk.slot == "according" and chunk.last <= (speech.start or 0) for chunk in self.row[at:])  # "... as follows:"
                return speech.how in SPOKEN and not (led or self._does(at, speech))
            case "relay":
                return speech.how in SPOKEN or formula or (speech.via is not None and speech.via != speech.role)
            case "broadcast":
                return speech.how == "that" or (not medium and speech.how in ("event", "object"))
            case "observe":
                recorder = speech.head is not None and not speech.head.classes & FORCES
                return speech.how == "that" or formula or (recorder and speech.how in ("event", "object"))
            case "own" | "accuse":
                accused = saying.kind == "own" or speech.how == "object" or speech.role is None or self._does(at, speech)
                return accused and announcing.is_of_force(self.row, speech.start, speech.how)
            case "appear":
                return speech.role is not None
        return True

    def _does(self, at: int, speech: Speech) -> bool:
        """Whether an object stands between the speaker and the speech ("continued its advance, noting that"), and not his words."""
        behind = speech.after if speech.at > at else at + 1
        between = (chunk for chunk in self.row[behind:] if speech.start is not None and chunk.last <= speech.start)
        things = (chunk.phrase for chunk in between if chunk.kind in ("noun", "event") and not chunk.slot and chunk.phrase is not None)
        return any(not is_word(self.scene, phrase, self.lexicon, "statement", "occasion", "general") for phrase in things)

    def _after_formula(self, at: int) -> bool:
        """Whether the verb stands in "as he said", "according to what was said"."""
        before = self.row[at - 1] if at else None
        if before is None or before.kind != "break" or self._is_of_noun(self.row[at]):
            return False
        return before.value == "according" or is_as(self.scene, at - 1, self.lexicon)

    def _tells_of_clause(self, at: int) -> bool:
        """Whether a verb takes up the clause ahead of its comma: ", which is what sources confirmed", ", a thing that"."""
        before, reading = self.row[at - 1] if at else None, self.row[at].reading
        if before is None or reading is None or reading.peeled.pronoun != HIS:
            return False
        what = before.kind == "relative" and before.value == "what" and at > 1 and self.row[at - 2].kind == "apposition"
        return what or before.kind == "result"

    def _is_of_noun(self, verb: Chunk) -> bool:
        """Whether the verb of "as they announced it" speaks of a feminine noun or of people, and not of what the clause tells."""
        return verb.reading is not None and verb.reading.peeled.pronoun not in ("", HIS)

    def _back(self, at: int, speech: Speech, saying: Saying, gender: str) -> None:
        """A formula or a verb behind the speech: the clause around it is the speaker's; a medium is the way where another speaks there."""
        first, last = self.stretches.segment(self.row[at].first)
        if speech.head is not None and is_way(self.scene, speech.head, self.lexicon):
            self.way = self.way or speech.role
            inside = [n for n, scope in enumerate(self.scopes) if first <= scope.first < last]
            for n in inside:
                self._set_via(n, speech)
            if inside:
                return
        if self._closes_sentence(speech) and not any(scope.first < first for scope in self.scopes):
            first = self.first
        self._add(at, (first, last), speech, saying, gender)

    def _closes_sentence(self, speech: Speech) -> bool:
        """Whether nothing stands behind who speaks by a formula but the end of the sentence: the whole of it is his account."""
        return all(chunk.kind == "mark" for chunk in self.row[speech.after :])

    def _set_via(self, n: int, speech: Speech) -> None:
        scope = self.scopes[n]
        if scope.said.via is None:
            said = self.speakers.cleared(Source(scope.said.source, speech.role, scope.said.stance))
            self.scopes[n] = structs.replace(scope, said=said)
            self.speakers.tell_via(said)

    def _formula(self, at: int) -> None:
        """According to X, where X is one who speaks, and not inserted between a verb of saying and its speech."""
        phrase = phrase_at(self.scene, at)
        voice = speaks(self.scene, phrase, self.lexicon) or is_way(self.scene, phrase, self.lexicon)
        if not voice or self.page.words[phrase.first - 1].form in (COMMAS | {"."}):
            return
        speech = read_voice(self.scene, at, self.lexicon)
        if self._is_in_speech(at) and announcing.is_nobodys(self.scene, speech.role, speech.head, self.lexicon):
            return
        if speech.start is not None and speech.how == "that":
            self._add(at, (speech.start, self.stretches.end(speech.start)), speech, FORMULA)
        else:
            self._back(at, speech, FORMULA, "")

    def _inserted(self, at: int) -> bool:
        word = self.row[at].first
        return any(word < scope.first and scope.opened < word for scope in self.scopes)


def scopes_of(scene: Scene, lexicon: Lexicon, speakers: Speakers, quotes: Sequence[Quotation]) -> list[Scope]:
    """The scopes that hold in one sentence: those of its own verbs and formulas, and quotations still open from before."""
    first = scene.page.sentences[scene.sentence][0]
    return [*speakers.open_at(first), *_Reader(scene, lexicon, speakers, quotes).read()]


def said_at(scopes: Sequence[Scope], word: int) -> Source:
    """By whose account the word stands: the innermost scope, that is the one that began last."""
    best: Scope | None = None
    for scope in scopes:
        if scope.first <= word < scope.last and (best is None or scope.first >= best.first):
            best = scope
    return best.said if best is not None else Source()
