"""Whether a word that is written as a verb and as a noun alike is the verb, by what stands before and behind it."""

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.extract.noun_phrases.agreement import is_accusative_only, is_mere_adjective
from khabar.extract.noun_phrases.bare_clauses import BELONG, opens_relative, tells_of
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.fronted import only_fronted
from khabar.extract.sentence.nounhood import (
    bears_no_object,
    has_verb,
    is_announced_too,
    is_asked_for,
    is_blamed_too,
    opens_headline,
)
from khabar.extract.sentence.of_two import TWO, is_told_of_two
from khabar.extract.sentence.participles import may_be_participle, stands_as_participle
from khabar.extract.sentence.saying_forms import is_of_speech, names_speaker, speech_behind
from khabar.model.event_types import PEOPLE_TAKEN
from khabar.text.clitics import doubles, hamza, marks_passive
from khabar.text.endings import NOMINATIVE
from khabar.text.inflect import FOR, SPEAKERS, THUS, takes_clause
from khabar.text.marks import COMMAS

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk

CLAUSE_WORDS = frozenset(
    {
        *("relative", "that", "background", "break", "result", "negation", "auxiliary", "exception", "apposition", "adverb"),
        *("conjunction", "pronoun", "descriptor"),
    }
)
TOPIC = "topic"  # the value of "as for"
_NO_OBJECT = frozenset({"time", "manner"})
_LIGHT = frozenset({"happen", "carry", "undergo", "see"})


class Standing(Struct, frozen=True, gc=False):
    """A word of a sentence that ends before ``last``, with the chunks ahead of it, quotation marks left out.

    ``quoted`` is whether a quotation mark stands right before the word.
    """

    page: Page
    lexicon: Lexicon
    at: int
    last: int
    chunks: "Sequence[Chunk]"
    quoted: bool = False

    @property
    def reading(self) -> Reading:
        """What the word may be."""
        return self.page.readings[self.at]


def clause_opens(ahead: "Sequence[Chunk]") -> bool:
    """Whether a clause opens behind some chunks: there is none, or the last is a mark, a date, or a word that orders clauses."""
    return not ahead or ahead[-1].kind in CLAUSE_WORDS or ahead[-1].kind in ("mark", "date")


def goes_on(ahead: "Sequence[Chunk]", reading: Reading) -> bool:
    """Whether a particle joins a verb to what stands ahead: "so" behind "as for" opens what is told of the topic ("as for X, he said")."""
    topic = reading.peeled.conjunction == THUS and next((chunk for chunk in reversed(ahead) if chunk.kind != "noun"), None)
    return reading.peeled.conjunction != "" and not (topic and topic.value == TOPIC)


def is_verb(word: Standing) -> bool:
    """Whether the word, which has a verb among its readings, is that verb."""
    return stands_as_participle(word) if may_be_participle(word) else _is_finite(word)


def _is_asserted(word: Standing) -> bool:
    """Whether a word follows "that" with its hamza below, behind which a noun stands: "that the shelling of the town is a crime"."""
    that = word.chunks[-1] if word.chunks else None
    if that is None or (that.kind, that.value) != ("that", "that") or that.last != word.at or not word.reading.nouns:
        return False
    if not word.reading.telling or (len(word.chunks) > 1 and word.chunks[-2].value in COMMAS):
        return False  # a word that is of no act may also stand behind "if", which is spelled alike
    return hamza(word.page.words[that.last - 1], word.page.document.text) == "below"


def _is_finite(word: Standing) -> bool:
    """Whether the word, which may be a form of a verb with a person of its own, is it."""
    reading = word.reading
    purpose = reading.peeled.preposition == FOR
    if purpose or is_asked_for(word):
        return purpose and not (_is_for_act(word) or _has_adjective(word))
    if not (reading.nouns or reading.adjective or reading.nation):
        return not names_speaker(word)
    if (belongs := _belongs(word)) or word.at in word.page.phrases or _is_asserted(word) or _is_kin(reading):
        return belongs  # a fixed phrase begins with a noun: "an exchange of fire left two dead"
    if all(form.person in TWO for form in reading.verbs):
        return is_told_of_two(word)
    if "verbal" in reading.classes and marks_passive(word.page.words[word.at], word.page.document.text):
        return any(form.voice == "passive" for form in reading.verbs)
    if _has_subject(word) or has_object(word.page, word.at, word.last) or (word.quoted and _awaits_speech(word)) or is_of_speech(word):
        return True
    if is_blamed_too(word) or is_announced_too(word) or opens_headline(word) or bears_no_object(word):
        return False
    written = hamza(word.page.words[word.at], word.page.document.text) if _is_twin(reading) else ""
    return _stands_as_verb(word) if not written else written == "above"


def _is_kin(reading: Reading) -> bool:
    """Whether a word for a person is spelled as what one does oneself: "his daughter" as "I made it clear"."""
    return "person.civil" in reading.classes and all(form.person in SPEAKERS for form in reading.verbs)


def _belongs(word: Standing) -> bool:
    """Whether the word tells whose a thing is: "a drone (that) belongs to the force", and not "the tracking of"."""
    behind = word.page.readings[word.at + 1] if word.at + 1 < word.last else None
    return BELONG in word.reading.governs and behind is not None and behind.peeled.preposition == FOR


def _is_for_act(word: Standing) -> bool:
    """Whether "for" stands ahead of an act and no clause of purpose: right behind an indefinite thing ("a base for the gathering of")."""
    before = word.chunks[-1] if word.chunks else None
    bare = before is not None and before.kind in ("noun", "event") and before.last == word.at and before.phrase is not None
    return "verbal" in word.reading.classes and bare and before is not None and before.phrase is not None and not before.phrase.definite


def _has_adjective(word: Standing) -> bool:
    """Whether an adjective stands behind a word that may be a noun under "to": "(the shelling by the army) of a built-up area"."""
    at = word.at + 1
    if not word.reading.nouns or at >= word.last or word.page.words[at].kind != "word" or at in word.page.cues:
        return False
    return is_mere_adjective(word.page.readings[at])


def makes_clear(word: Standing) -> bool:
    """Whether a word spelled like "between" or "during" is the verb of saying of the same letters: made clear that.

    It is where it is written so ("bayyana" with its doubled letter, "abana" with its hamza), and where "that" or a colon follows
    before any other verb and the word begins a clause, or is joined to one that has no "between" yet.
    """
    page, at, joined = word.page, word.at, word.reading.peeled.conjunction
    before = word.chunks[-1] if word.chunks else None
    if doubles(page.words[at], page.document.text):
        return True
    if written := hamza(page.words[at], page.document.text):
        return written == "above"
    said = speech_behind(word)
    if said is None or (before is not None and before.slot == "from" and before.phrase is None):
        return False
    clause = list(takewhile(lambda chunk: chunk.kind != "mark", reversed(word.chunks)))
    if joined and any(chunk.slot == "between" for chunk in clause):
        return False  # "between them and between the leaders"
    if joined or before is None or _opens_clause(word, before) or all(chunk.slot for chunk in clause):
        return True
    after = page.readings[said + 1] if said == at + 1 and said + 1 < word.last else None
    return after is not None and not after.verbs  # "between that he dies and" has a verb


def has_object(page: Page, at: int, last: int) -> bool:
    """Whether an indefinite accusative that tells no time stands right behind: the object of a verb, and nothing a noun can govern."""
    if not page.readings[at].verbs or at + 1 >= last or at + 1 in page.dates:
        return False
    after = page.readings[at + 1]
    return is_accusative_only(after) and _NO_OBJECT.isdisjoint(after.classes)


def _has_subject(word: Standing) -> bool:
    """Whether people in the nominative plural stand right behind, whom no noun has as its genitive: "launched gunmen (loyal to)"."""
    after = word.page.readings[word.at + 1] if word.at + 1 < word.last else None
    if after is None or after.peeled.article or after.peeled.conjunction or not after.peeled.stem.endswith(NOMINATIVE[0]):
        return False
    return any(name.startswith("person") for name in after.classes) and any(noun.number == "plural" for noun in after.nouns)


def _awaits_speech(word: Standing) -> bool:
    """Whether a verb of saying and its subject alone stand ahead, so that the quotation is what was said."""
    ahead = [chunk for chunk in word.chunks if chunk.kind not in ("date", "adverb")]
    before = next((chunk for chunk in ahead[:-2:-1] if chunk.kind == "noun" and not chunk.slot), None)
    verb = ahead[-2].reading if before is not None and len(ahead) > 1 and ahead[-2].kind == "verb" else None
    return verb is not None and any(form.verb in word.lexicon.says for form in verb.verbs)


def _is_twin(reading: Reading) -> bool:
    """Whether a word with a pronoun is a feminine verb and its verbal noun alike ("it hit it", "its being hit")."""
    if not reading.peeled.pronoun or all(form.person != "3fs" for form in reading.verbs):
        return False
    return "verbal" in reading.classes


def _stands_as_verb(word: Standing) -> bool:
    """Whether the word stands where a verb stands."""
    page, at, reading = word.page, word.at, word.reading
    before = word.chunks[-1] if word.chunks else None
    after_time = before is not None and before.kind == "background" and not takes_clause(page.words[before.last - 1].form)
    if _is_described(word) or after_time or (before is not None and (before.kind, before.value) == ("descriptor", "any")):
        return False
    if before is None or _opens_clause(word, before):
        to_it = before is not None and before.kind == "pronoun" and page.words[before.first].form.startswith(FOR)
        aside = to_it or (before is not None and before.kind == "date")
        awaited = _is_awaited(word) or _lacks_event(word) or _lacks_object(word)
        aside = aside or (before is not None and before.kind == "adverb")
        return not (aside and awaited) or reading.peeled.conjunction != ""  # "announced on Sunday", "in a statement of its"
    act = "verbal" in reading.classes or (reading.nouns and all(form.tense == "past" for form in reading.verbs))
    taken = act and not reading.peeled.conjunction and has_verb(word.chunks)
    tied = before.kind in ("event", "noun") and (opens_relative(page, word.lexicon, at) or tells_of(page, at))
    if taken or tied or _is_awaited(word):
        return tied and not taken
    if before.kind == "event" and (_looks_back(word) or (before.phrase is not None and _happens(word))):
        return True
    if before.kind == "event" and _follows_article(word, before) and reading.governs & {"result", "happen"}:
        return True  # "the shelling caused": no genitive follows
    if before.kind == "noun":
        if _looks_back(word) and not reading.peeled.conjunction and before.last == at and _is_told_of_person(word, before):
            return True  # "a girl who was held": on her there was laid hold
        topic = len(word.chunks) > 1 and word.chunks[-2].kind == "that" and not before.slot  # "that a bomber blew up a car"
        return before.phrase is not None and (before.phrase.definite or topic) and not reading.peeled.article
    return bool(reading.peeled.conjunction) and (before.kind != "event" or "verbal" not in reading.classes)  # no "raid and killing"


def _lacks_event(word: Standing) -> bool:
    """Whether a light verb with nothing but a date behind it still lacks its event noun: "there went on yesterday the shelling of"."""
    ahead = word.chunks[-2] if len(word.chunks) > 1 and word.chunks[-1].kind == "date" else None
    return ahead is not None and ahead.kind == "verb" and not _LIGHT.isdisjoint(ahead.governs) and "verbal" in word.reading.classes


def _opens_clause(word: Standing, before: "Chunk") -> bool:
    """Whether what stands before has a verb behind it: a word that orders clauses, a date, a mark."""
    if before.kind == "mark":
        return before.value not in COMMAS or only_fronted(word.chunks)
    return before.kind in CLAUSE_WORDS or before.kind == "date"


def _lacks_object(word: Standing) -> bool:
    """Whether a past verb and its subject stand ahead of an adverb or a date, and the word names its object: "condemned sharply"."""
    ahead = [chunk for chunk in word.chunks if chunk.kind not in ("adverb", "date")]
    past = all(form.tense == "past" for form in word.reading.verbs)
    return past and "verbal" in word.reading.classes and has_verb(ahead)


def _is_described(word: Standing) -> bool:
    """Whether an indefinite adjective follows, as after a noun; where nothing is ahead, also whose the act is ("fire of the army's").

    Behind a verb of killing or wounding the adjective of a nation is who suffered ("killed was a Nakhili").
    """
    at = word.at + 1
    if at >= word.last or word.page.words[at].kind != "word" or at in word.page.cues or at in word.page.numbers:
        return False  # "killed more than nine people"
    after, act = word.page.readings[at], "verbal" in word.reading.classes and not word.reading.loses
    if act and after.peeled.preposition == FOR and not word.reading.peeled.conjunction and not word.chunks:
        return True
    told = after.nation is not None or (after.adjective and after.peeled.stem in word.lexicon.adjective_senses)  # "a shelling by guns"
    suffered = word.reading.loses and after.nation is not None
    return (act and told and not after.peeled.article) or (is_mere_adjective(after) and not suffered)


def _happens(word: Standing) -> bool:
    """Whether the word can be the past of a verb of happening: behind an event noun it tells of it ("a blast (that) occurred in")."""
    reading = word.reading
    happens = any("happen" in word.lexicon.light.get(form.verb, ()) and form.tense == "past" for form in reading.verbs)
    return happens and not reading.noun_triggers and not reading.peeled.conjunction


def _follows_article(word: Standing, before: "Chunk") -> bool:
    """Whether the word stands right behind a noun that has the article, and has none itself."""
    return before.reading is not None and before.reading.peeled.article and before.last == word.at and not word.reading.peeled.article


def _looks_back(word: Standing) -> bool:
    """Whether a pronoun under a preposition follows, which ties a relative clause to the noun before ("a blast killed in it")."""
    after = word.page.cues.get(word.at + 1) if word.at + 1 < word.last else None
    return after is not None and ((after.cue.kind == "preposition" and after.peeled.pronoun != "") or after.cue.kind == "pronoun")


def _is_told_of_person(word: Standing, before: "Chunk") -> bool:
    """Whether a verb of taking people stands right behind an indefinite noun of people, of whom it tells with a pronoun."""
    phrase = before.phrase
    takes = any(trigger.frame in PEOPLE_TAKEN for trigger in word.reading.verb_triggers)
    return takes and phrase is not None and not phrase.definite and "person" in senses(phrase)


def _is_awaited(word: Standing) -> bool:
    """Whether a light verb before still lacks the event noun that it carries: its subject alone stands between."""
    between = 0
    for chunk in reversed(word.chunks):
        if chunk.kind == "verb":
            return between <= 1 and "carry" in chunk.governs
        if chunk.kind in ("event", "mark", "that", "relative", "break"):
            return False
        named = chunk.phrase is not None and bool(chunk.phrase.classes & {"person", "unknown"})
        between += chunk.kind == "noun" and not chunk.slot and not chunk.joined and not named
    return False
