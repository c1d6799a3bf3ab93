"""Participles of saying ("adding that", "noting that"), with which one who spoke, or who did something, goes on."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Saying
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.saying_verbs import person_of
from khabar.extract.speaking.speakers import Scope, Speakers
from khabar.extract.speaking.speech import Speech, read_voice
from khabar.extract.speaking.stretches import Stretches
from khabar.extract.speaking.voices import is_statement, speaks
from khabar.model import Source
from khabar.text.inflect import gender_of

UNLIKE = frozenset({("f", "m"), ("f", "p"), ("m", "f")})  # a participle and the verb of one who cannot be meant by it


def going_on(scene: Scene, lexicon: Lexicon, speakers: Speakers, stretches: Stretches, scopes: Sequence[Scope]) -> list[Scope]:
    """The scopes of the participles of a sentence; in a noun phrase such a word is an adjective ("strict measures")."""
    found = list(scopes)
    for at in [chunk.first for chunk in scene.row if chunk.kind == "that"]:
        saying = _saying_at(scene, at, lexicon)
        said = _said_before(scene, at, lexicon, speakers, found) if saying is not None else None
        if saying is not None and said is not None and said.source is not None:
            found.append(Scope(at, stretches.end(at), Source(said.source, said.via, saying.stance), saying.line, at))
    return found[len(scopes) :]


def accused(scene: Scene, at: int, speech: Speech, saying: Saying, lexicon: Lexicon, speakers: Speakers,
            scopes: Sequence[Scope]) -> list[Scope]:  # fmt: skip
    """What the accused did behind a participle of accusing at a chunk: the account of who spoke or acted ahead of it."""
    word = scene.row[at].first
    said = _said_before(scene, word, lexicon, speakers, scopes)
    if said is None or said.source is None or speech.start is None:
        return []
    return [Scope(speech.start, scene.page.sentences[scene.sentence][1], Source(said.source, said.via, saying.stance), saying.line, word)]


def _saying_at(scene: Scene, at: int, lexicon: Lexicon) -> Saying | None:
    """The line of the codebook that makes a word a participle of saying, or None."""
    for form in (scene.page.words[at].form, scene.page.readings[at].peeled.stem):
        for saying in lexicon.formulas.get(form, ()):
            if saying.kind == "participle" and form == saying.words[0]:
                return saying
    return None


def _said_before(scene: Scene, at: int, lexicon: Lexicon, speakers: Speakers, scopes: Sequence[Scope]) -> Source | None:
    """Who goes on with a participle: who spoke in the sentence, or its subject, or who spoke last."""
    earlier = [scope for scope in scopes if scope.first <= at < scope.last]
    if earlier:
        return max(earlier, key=lambda scope: scope.first).said
    word = scene.page.words[at]
    subject = _subject_before(scene, at, lexicon, gender_of(word.form))
    if subject is not None:
        return speakers.cleared(subject)
    return speakers.latest("", word.start, sentences=1, sentence=scene.sentence)


def _subject_before(scene: Scene, word: int, lexicon: Lexicon, gender: str) -> Source | None:
    """The subject of the nearest verb before a participle, if it can speak and is not of the other gender."""
    for n in range(len(scene.row) - 1, -1, -1):
        if scene.row[n].first < word and scene.row[n].kind == "verb" and (gender, person_of(scene.row[n])) not in UNLIKE:
            subject = scene.complements[n].first("subject")
            phrase = scene.row[subject].phrase if subject is not None else None
            if subject is None or phrase is None or is_statement(scene, phrase, lexicon) or not speaks(scene, phrase, lexicon):
                return None
            return Source(read_voice(scene, subject, lexicon).role)
    return None
