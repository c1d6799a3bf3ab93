"""A speaker and a colon ahead of what is said, without a verb: most often in a headline."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.sentence.ahead import DATELINE
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.speech import Speech, read_voice
from khabar.extract.speaking.voices import is_medium, is_statement, phrase_at, speaks
from khabar.text.inflect import ABOUT
from khabar.text.marks import PARTING, QUOTES

_REACH = 8  # chunks within which a headline's colon must follow its speaker
_I = "1s"
_ARMED = frozenset({"armed_group", "militia"})  # a group may be called as some village is
_GROUND = frozenset({"state", "country", "place"})


def colon_speech(scene: Scene, lexicon: Lexicon) -> Speech | None:
    """Who speaks by a colon at the begin of a sentence, or behind the place that an item is told from."""
    row, begin = scene.row, _behind_dateline(scene)
    ahead = range(begin, min(len(row), begin + _REACH))
    colon = next((n for n in ahead if row[n].kind == "mark" and row[n].value in PARTING), begin)
    if colon == begin or not all(_may_name(row, n, colon) for n in range(begin, colon)):
        return None
    first = next(n for n in range(begin, colon) if row[n].phrase is not None)
    phrase = phrase_at(scene, first)
    ground = not phrase.classes.isdisjoint(_GROUND) and phrase.classes.isdisjoint(_ARMED)
    if row[first].slot or not speaks(scene, phrase, lexicon) or ground:
        return None
    if "unknown" in phrase.classes and (scene.sentence or not _recurs(scene, phrase.head)):
        return None
    owner = (n for n in range(first, colon) if row[n].slot == "from" and is_statement(scene, phrase, lexicon))  # "the statement no. 5 by A"
    if (passed := _passed_on(scene, first, colon, lexicon)) is not None:
        return passed
    speech = read_voice(scene, next(owner, first), lexicon)
    return speech if speech.how == "colon" else None


def _passed_on(scene: Scene, first: int, colon: int, lexicon: Lexicon) -> Speech | None:
    """Who speaks through a medium that stands ahead of "from" and him: "the agency from a military source:"."""
    medium = phrase_at(scene, first)
    chunk = scene.row[first + 1]
    if first + 1 >= colon or not is_medium(scene, medium, lexicon) or chunk.phrase is None or not speaks(scene, chunk.phrase, lexicon):
        return None
    if scene.page.words[chunk.first - 1].form != ABOUT:
        return None
    speech = read_voice(scene, first + 1, lexicon)
    return structs.replace(speech, via=role_of(scene.page, medium)) if speech.how == "colon" else None


def _may_name(row: Sequence[Chunk], n: int, colon: int) -> bool:
    """Whether a chunk may belong to who is named ahead of a colon: a verb too, where a family name is spelled like "I describe"."""
    chunk = row[n]
    if chunk.phrase is not None or (chunk.kind == "mark" and chunk.value in QUOTES):
        return True
    before = row[n - 1].phrase if n else None
    if chunk.kind != "verb" or n != colon - 1 or before is None or before.last != chunk.first or "unknown" not in before.classes:
        return False
    return chunk.reading is not None and not chunk.joined and _I in {form.person for form in chunk.reading.verbs}


def _behind_dateline(scene: Scene) -> int:
    """The chunk behind the place, and its mark, that an item of a round-up begins with ("the province of A: the Observatory: ...")."""
    row = scene.row
    place, mark = (row[0].phrase, row[1]) if len(row) > 1 else (None, None)
    told = place is not None and mark is not None and mark.kind == "mark" and mark.value in DATELINE
    return 2 if told and place is not None and "place" in place.classes and "actor" not in place.classes else 0


def _recurs(scene: Scene, word: int) -> bool:
    """Whether an unknown word comes again after the sentence: a speaker's name does, another word seldom."""
    form, last = scene.page.words[word].form, scene.page.sentences[scene.sentence][1]
    return any(other.form == form for other in scene.page.words[last:])
