"""The dead, the injured, the missing: how many, who, and to which event they belong."""

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Loss
from khabar.extract.phrases import Phrase
from khabar.extract.scene import Scene
from khabar.extract.senses import senses
from khabar.model import Quantity
from khabar.text.inflect import PLURAL_ENDINGS


class LossMention(Struct, frozen=True, gc=False):
    """A loss told at a chunk: its kind, how many (None where untold), who, and the words that told it.

    ``total`` marks a running total ("the toll rose to"), ``joint`` dead and injured told in one number.
    """

    kind: str
    at: int
    word: int
    count: Quantity | None
    who: Phrase | None
    line: str
    total: bool = False
    joint: bool = False
    none: bool = False


def losses_of(scene: Scene, lexicon: Lexicon) -> list[LossMention]:
    """Every loss of a sentence, in order."""
    found: list[LossMention] = []
    for at, chunk in enumerate(scene.row):
        for loss in lexicon.codebook.losses:
            mention = None
            if chunk.kind == "verb":
                mention = _by_verb(scene, at, loss)
            elif chunk.phrase is not None:
                mention = _by_noun(scene, at, loss) or _by_person(scene, at, loss)
            if mention is not None and not any(m.kind == mention.kind and m.at == mention.at for m in found):
                found.append(mention)
    return _joint(scene, found)


def _by_verb(scene: Scene, at: int, loss: Loss) -> LossMention | None:
    """Killed are three soldiers; three soldiers fell; the raid killed three."""
    chunk, comp = scene.row[at], scene.complements[at]
    reading = chunk.reading
    if reading is None or not any(form.verb in loss.verbs for form in reading.verbs):
        return None
    for slot in ("object", "subject"):
        for n in comp.slots.get(slot, ()):
            phrase = scene.row[n].phrase
            if phrase is None or scene.row[n].kind != "noun" or not _people(phrase):
                continue
            if slot == "subject" and comp.slots.get("object") and not comp.passive:
                continue
            return LossMention(loss.kind, at, chunk.first, count_of(scene, phrase), phrase, loss.line)
    return None


def _by_noun(scene: Scene, at: int, loss: Loss) -> LossMention | None:
    """The killing of three soldiers."""
    chunk = scene.row[at]
    phrase = chunk.phrase
    if phrase is None or scene.page.readings[phrase.head].peeled.stem not in loss.nouns:
        return None
    who = _next_people(scene, at)
    if who is None:
        return LossMention(loss.kind, at, phrase.head, None, None, loss.line, none=_is_none(scene, phrase.first))
    return LossMention(loss.kind, at, phrase.head, count_of(scene, who), who, loss.line)


def _next_people(scene: Scene, at: int) -> Phrase | None:
    for n in range(at + 1, min(at + 3, len(scene.row))):
        chunk = scene.row[n]
        if chunk.phrase is not None and chunk.kind == "noun" and chunk.slot in ("", "of") and not chunk.joined:
            return chunk.phrase if _people(chunk.phrase) else None
        if chunk.kind not in ("date",) and not (chunk.phrase is not None and chunk.joined):
            return None
    return None


def _by_person(scene: Scene, at: int, loss: Loss) -> LossMention | None:
    """Three dead, dozens of injured."""
    chunk = scene.row[at]
    phrase = chunk.phrase
    if phrase is None or scene.page.readings[phrase.head].peeled.stem not in loss.persons:
        return None
    none = _is_none(scene, phrase.first)
    count = Quantity(0, 0) if none else (Quantity(phrase.low, phrase.high) if phrase.counted else None)
    return LossMention(loss.kind, at, phrase.head, count, phrase, loss.line, none=none)


def _people(phrase: Phrase) -> bool:
    found = senses(phrase)
    return bool(found & {"person", "actor", "force", "unknown"}) or phrase.nation is not None or (phrase.counted and not found & {"munition", "structure", "site", "time", "money"})


def count_of(scene: Scene, phrase: Phrase) -> Quantity | None:
    """How many people a phrase counts: the number told, two for a dual, one for a singular."""
    if phrase.counted:
        return Quantity(phrase.low, phrase.high)
    reading = scene.page.readings[phrase.head]
    numbers = {noun.number for noun in reading.nouns}
    if reading.nouns and numbers == {"singular"} and "person" in senses(phrase):
        return Quantity(1, 1)
    if phrase.concepts and "person" in phrase.classes:
        return Quantity(1, 1)
    if phrase.nation is not None and phrase.nation_at == phrase.head and not numbers and not reading.peeled.article:
        return Quantity(1, 1) if not scene.page.words[phrase.head].form.endswith(PLURAL_ENDINGS) else None
    return None


def _is_none(scene: Scene, word: int) -> bool:
    """Whether a negation stands right before: without casualties, no injuries were recorded."""
    first = scene.page.sentences[scene.sentence][0]
    for back in range(word - 1, max(first, word - 5) - 1, -1):
        cue = scene.page.cues.get(back)
        if cue is not None and cue.cue.kind == "negation":
            return True
        if scene.page.words[back].kind == "mark":
            return False
    return False


def _joint(scene: Scene, found: list[LossMention]) -> list[LossMention]:
    """Dead and injured told in one number count for neither alone (ruling 2)."""
    result: list[LossMention] = []
    for n, mention in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        before = result[-1] if result else None
        if after is not None and after.at == mention.at + 1 and scene.row[after.at].joined and after.kind != mention.kind:
            counted_first = mention.who is not None and mention.who.counted
            counted_second = after.who is not None and after.who.counted
            if counted_first != counted_second and mention.kind in ("killed", "injured") and after.kind in ("killed", "injured"):
                mention = LossMention(mention.kind, mention.at, mention.word, None, mention.who, mention.line, joint=True)
        if before is not None and before.joint and before.at == mention.at - 1:
            mention = LossMention(mention.kind, mention.at, mention.word, None, mention.who, mention.line, joint=True)
        result.append(mention)
    return result
