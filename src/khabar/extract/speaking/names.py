"""Whether what stands for a speaker is a name: of a person the codebook knows, or spelled like another word."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.sentence.apposition import NAMED
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.saying_verbs import utters
from khabar.extract.speaking.voices import is_medium, is_person, is_word
from khabar.model import Role
from khabar.text.inflect import FOR, is_given_name
from khabar.text.marks import QUOTES

_TALKED_TO = frozenset({"to", "with", "companion", "on"})
_OPENING = 3  # chunks in which a talk and a medium, in quotation marks or not, open a sentence
NAME_WORDS = 4  # words of the longest personal name after a comma


def is_name(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk names a person."""
    phrase = scene.row[n].phrase
    if phrase is None:
        return False
    person = any(lexicon.concepts[c].kind == "person" for c in phrase.concepts)
    return person or bool(phrase.classes & NAMED) or (phrase.named and is_person(phrase))


def may_be_name(scene: Scene, phrase: Phrase) -> bool:
    """Whether two to four words that the codebook knows otherwise may be given and family name: the first has no article."""
    return not phrase.event and 1 < phrase.last - phrase.first <= NAME_WORDS and not scene.page.readings[phrase.first].peeled.article


def is_given(scene: Scene, chunk: Chunk) -> bool:
    """Whether the word read for a preposition ahead of a chunk is written as the given name that folds like it."""
    word = scene.page.words[chunk.first - 1]
    return is_given_name(scene.page.document.text[word.start : word.end])


def begins_name(row: Sequence[Chunk], n: int) -> bool:
    """Whether a noun right behind the verb, with an unknown word behind it, is a given name that is spelled like it ("Hope Shaheen")."""
    phrase, behind = row[n].phrase, row[n + 1] if n + 1 < len(row) else None
    if phrase is None or row[n - 1].kind != "verb" or phrase.definite or behind is None or behind.slot or behind.first != phrase.last:
        return False
    return behind.phrase is not None and "unknown" in behind.phrase.classes and phrase.last - phrase.first == 1


def is_given_like_verb(row: Sequence[Chunk], n: int, office: Phrase) -> bool:
    """Whether a verb behind an office is a given name spelled like "I purify", his family name behind it: "the general Athar Abbas"."""
    chunk, behind = row[n], row[n + 1] if n + 1 < len(row) else None
    if chunk.reading is None or not office.definite or row[n - 1].last != chunk.first:
        return False
    family = behind is not None and behind.kind == "noun" and not behind.slot and not behind.joined
    return family and any((form.tense, form.person) == ("present", "1s") for form in chunk.reading.verbs)


def is_called(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a noun behind a verb of saying is a name of common letters: no thing is the subject of "said"."""
    phrase, verb = scene.row[n].phrase, scene.row[n - 1] if n else None
    bare = phrase is not None and not phrase.event and verb is not None and verb.kind == "verb"
    return begins_name(scene.row, n) or (bare and utters(scene, n - 1, lexicon))


def is_titled(scene: Scene, phrase: Phrase) -> bool:
    """Whether a word spelled like a participle of saying is who speaks: with the article or an adjective ("a military spokeswoman")."""
    reading = scene.page.readings[phrase.head]
    return bool(reading.peeled.article) or (bool(reading.nouns) and phrase.last - phrase.head > 1)


def way_ahead(scene: Scene, lexicon: Lexicon) -> Role | None:
    """The medium of the talk that a sentence opens on: "in a talk with the channel, he said that"."""
    ahead = [chunk for chunk in scene.row[:_OPENING] if chunk.value not in QUOTES][:2]
    talk, medium = (chunk.phrase for chunk in ahead) if len(ahead) > 1 else (None, None)
    if talk is None or medium is None or ahead[0].slot != "in" or ahead[1].slot not in _TALKED_TO:
        return None
    spoken = is_word(scene, talk, lexicon, "occasion", "statement") and is_told_to(scene, medium, lexicon)
    return role_of(scene.page, medium) if spoken and "abstract" not in medium.classes else None


def is_told_to(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a speaker speaks to a medium: one that the codebook knows, or a name in quotation marks."""
    before = scene.page.words[phrase.first - 1].form if phrase.first > 0 else ""
    quoted = before in QUOTES or before == FOR
    return is_medium(scene, phrase, lexicon) or (quoted and not phrase.event)
