"""Words that may be verbs of saying, or stand right behind one: what follows tells whether they are verbs or names."""

from typing import TYPE_CHECKING

from khabar.extract.noun_phrases.bare_clauses import tells_of_issue
from khabar.text.inflect import ABOUT
from khabar.text.marks import HARD_MARKS, QUOTES

if TYPE_CHECKING:
    from khabar.extract.sentence.verbhood import Standing

SPEECH_MARKS = QUOTES | {":"}
UTTER = "utter"  # what a verb is to the verbal act that it gives voice to
VOICE_REACH = 14  # words from such a verb over its subject, with his office and name, to what is expressed
_FELT = frozenset({"verbal", "abstract", "event"})


def speech_behind(word: "Standing") -> int | None:
    """The "that" or the colon behind a word, if no verb stands ahead of it but in a relative clause that reports nothing."""
    page, relative = word.page, False
    for at in range(word.at + 1, word.last):
        cue, reading = page.cues.get(at), page.readings[at]
        if page.words[at].form == ":" or (cue is not None and cue.cue.kind == "that" and not cue.peeled.conjunction):
            return at
        if page.words[at].form in HARD_MARKS or reading.saying:
            return None
        relative = relative or (cue is not None and cue.cue.kind == "relative")
        if reading.verbs and not relative and not (reading.nouns or reading.adjective or at in page.names):
            return None
    return None


def is_of_speech(word: "Standing") -> bool:
    """Whether a word that may be a noun is the verb of what is said: it leads to speech, or tells that a statement came out."""
    return leads_to_speech(word) or tells_of_issue(word.page, word.lexicon, word.at)


def gives_voice(word: "Standing") -> bool:
    """Whether a word spelled like "across" is the verb of the same letters: "expressed", with "about" and an act or a feeling behind.

    It stands at once before "about", or opens its clause, with its subject alone between.
    """
    page, before = word.page, word.chunks[-1] if word.chunks else None
    if UTTER not in word.reading.governs:
        return False
    opens = before is None or bool(word.reading.peeled.conjunction) or before.kind in ("mark", "break", "auxiliary")
    for at in range(word.at + 1, min(word.last - 1, word.at + (VOICE_REACH if opens else 2))):
        if page.words[at].form == ABOUT:
            return not _FELT.isdisjoint(page.readings[at + 1].classes)
        cue = page.cues.get(at)
        if page.words[at].kind != "word" or (cue is not None and cue.cue.kind in ("that", "relative", "break", "background")):
            return False
    return False


def leads_to_speech(word: "Standing") -> bool:
    """Whether a word that is a verb of saying too leads to what was said.

    It does with "that" behind it where "had" ahead still lacks its verb ("had an official told on Monday that"), and at the begin of a
    sentence where a name and a quotation follow.
    """
    page, behind = word.page, word.at + 2
    if not word.reading.saying:
        return False
    if not word.chunks:
        return behind < word.last and page.words[behind].form in SPEECH_MARKS and page.words[word.at + 1].kind == "word"
    if word.chunks[0].kind != "auxiliary" or len(word.chunks) == 1 or "verbal" not in word.reading.classes:
        return False
    lacking = all(chunk.kind not in ("verb", "mark", "that", "relative", "break") for chunk in word.chunks)
    return lacking and speech_behind(word) is not None


def names_speaker(word: "Standing") -> bool:
    """Whether a word spelled like a verb names who speaks: right behind a verb of saying no other tells anything ("Barki said")."""
    before = word.chunks[-1] if word.chunks else None
    if before is None or before.kind != "verb" or before.last != word.at or before.reading is None or not before.reading.saying:
        return False
    says = word.reading.saying and not word.reading.peeled.pronoun
    bare = not (word.quoted or word.reading.peeled.conjunction or says)
    return bare and all(form.person == "1s" or (form.tense, form.person) == ("past", "3ms") for form in word.reading.verbs)
