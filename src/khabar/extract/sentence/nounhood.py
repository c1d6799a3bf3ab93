"""Where a word written as a verb and as a noun alike is the noun: an act told besides, what a verb asks for, what a headline opens with.

And where one written as the name of a town is the verb of a headline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.extract.noun_phrases.phrases import read_phrase
from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.sentence.apposition import names_title
from khabar.extract.sentence.phrase_ends import awaited
from khabar.text.inflect import AND, FOR, begins_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khabar.codebook.readings import CueHit
    from khabar.extract.page.tokens import Page
    from khabar.extract.sentence.chunks import Chunk
    from khabar.extract.sentence.verbhood import Standing

_STRIKE = "strike"
_STRUCK = frozenset({"structure", "military_site", "area", "vehicle", "person.civil", "person.armed", "person.military", "force"})
_PARTIES = frozenset({"force", "aircraft", "organisation", "person.armed", "person.military", "person.official"})


def is_blamed_too(word: Standing) -> bool:
    """Whether the word is a further act that somebody is accused of: "accused them of attacking the post and looting it"."""
    reading = word.reading
    if not reading.peeled.conjunction or "verbal" not in reading.classes or not word.chunks or word.chunks[-1].kind == "mark":
        return False
    verb = next((chunk.reading for chunk in reversed(word.chunks) if chunk.kind == "verb"), None)
    return verb is not None and any(form.verb in word.lexicon.accuses for form in verb.verbs)


def is_announced_too(word: Standing) -> bool:
    """Whether the word is a further act that somebody announces without "that": "announced the shelling of a post, and the sniping of".

    Not where a party that may be its subject stands right behind ("... and the army shelled").
    """
    reading = word.reading
    if not reading.peeled.conjunction or "verbal" not in reading.classes or word.at + 1 >= word.last or word.at + 1 in word.page.cues:
        return False
    said = next((n for n in range(len(word.chunks) - 1, -1, -1) if word.chunks[n].kind in ("verb", "that")), None)
    verb = word.chunks[said].reading if said is not None and word.chunks[said].kind == "verb" else None
    if said is None or verb is None or not any(form.verb in word.lexicon.says for form in verb.verbs):
        return False
    first = next((chunk for chunk in word.chunks[said + 1 :] if chunk.kind in ("event", "mark")), None)
    if first is None or first.kind != "event" or first.slot or first.reading is None or "verbal" not in first.reading.classes:
        return False
    after, name = word.page.readings[word.at + 1], word.page.names.get(word.at + 1)
    named = name is not None and any(word.lexicon.concepts[one.concept].group == "actor" for one in name.names)
    return not (named or (after.peeled.article and not _PARTIES.isdisjoint(after.classes)))


def is_asked_for(word: Standing) -> bool:
    """Whether the word is the noun that the fixed phrase of the verb ahead asks for, behind its subject: "the army tightened its grip"."""
    ahead = [chunk for chunk in word.chunks if chunk.kind not in ("date", "adverb")]
    if len(ahead) < 2 or ahead[-1].kind != "noun" or ahead[-1].slot or ahead[-2].kind != "verb" or word.reading.peeled.conjunction:
        return False
    return not awaited(ahead[-2]).isdisjoint((*word.reading.words, word.page.words[word.at].form))


def opens_headline(word: Standing) -> bool:
    """Whether a text or a clause opens on an act of striking told by its noun: who did it, and under "on" or "to" what was struck, follow.

    "The army's shelling of the town left", not "the army shelled at night": the verb takes its object without a particle.
    """
    page, reading = word.page, word.reading
    strikes = any(trigger.frame == _STRIKE and trigger.kind == "verb" for trigger in reading.noun_triggers)
    if not strikes or "verbal" not in reading.classes or (word.chunks and word.chunks[-1].kind != "mark"):
        return False
    doer = read_phrase(page, word.lexicon, word.at + 1, word.last) if word.at + 1 < word.last else None
    at = doer.last if doer is not None and is_agent(doer) and doer.first == word.at + 1 else word.last
    if at >= word.last or page.words[at].kind != "word" or page.readings[doer.first if doer else at].peeled.preposition:
        return False
    cue, after = page.cues.get(at), page.readings[at]
    if cue is not None and not page.names.get(at):
        return cue.cue.value == "on" and not cue.peeled.pronoun and not cue.peeled.conjunction and at + 1 not in page.dates
    return after.peeled.preposition == FOR and not after.peeled.conjunction and not _STRUCK.isdisjoint(after.classes)


def is_headline_verb(word: Standing) -> bool:
    """Whether a word spelled as a name is the verb of a headline: "the planes (destroy) a tower", which is spelled as a town.

    A party stands ahead as the first words, none but its genitives with it, and what it was done to right behind.
    """
    page, at = word.page, word.at
    colon = next((n + 1 for n in range(len(word.chunks) - 1, -1, -1) if word.chunks[n].value == ":"), 0)  # "the correspondent: the planes"
    if (
        len(word.chunks) != colon + 1
        or at + 1 >= word.last
        or page.names[at].length > 1
        or any(form.tense != "present" for form in word.reading.verbs)
    ):
        return False
    first, after = word.chunks[colon], page.readings[at + 1]
    if first.phrase is None or first.kind != "noun" or first.slot or not first.phrase.definite:
        return False
    acts = is_agent(first.phrase) or not senses(first.phrase).isdisjoint(_PARTIES)
    if not acts or at + 1 in page.dates or after.peeled.preposition or after.peeled.conjunction:
        return False
    return at + 1 in page.numbers or (at + 1 not in page.cues and not _STRUCK.isdisjoint(after.classes))


def bears_no_object(word: Standing) -> bool:
    """Whether a pronoun is written on a word whose verb can have no object, and so is whose the act is: "their control"."""
    reading = word.reading
    return bool(reading.peeled.pronoun and reading.nouns) and all(form.verb not in word.lexicon.transitive for form in reading.verbs)


def is_mother(page: Page, cue: CueHit, slot: str, at: int, last: int) -> bool:
    """Whether a word spelled as "or" is a mother, or begins a name: "in Umm ...", "the killing of a mother and her children"."""
    if cue.cue.kind != "conjunction" or not begins_name(page.words[at].form):
        return False
    return bool(slot) or (at + 1 < last and page.readings[at + 1].peeled.conjunction == AND)


def has_verb(chunks: Sequence[Chunk]) -> bool:
    """Whether a definite noun just before is the subject of a verb ahead of it: what follows is the object of that verb."""
    if names_title(chunks, len(chunks) - 1):
        chunks = chunks[:-1]  # "the president A. B."
    if len(chunks) < 2 or chunks[-1].kind != "noun" or chunks[-1].slot or chunks[-1].joined:
        return False
    phrase = chunks[-1].phrase
    return chunks[-2].kind == "verb" and phrase is not None and phrase.definite
