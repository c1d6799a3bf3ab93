"""Losses whose word is told once for two acts: "three were killed in a raid on A, and five in a shelling of B"."""

from collections.abc import Sequence

from khabar.codebook.kinds import HARM_KINDS
from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.sufferers import count_of, people, total
from khabar.extract.events.harmed import IN_ACT
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import HARD_MARKS


def gapped(scene: Scene, found: Sequence[LossMention], lexicon: Lexicon) -> list[LossMention]:
    """The losses told, with those that go on from a word of loss with people, or a number of them, and another act."""
    more: list[LossMention] = []
    for told in found:
        last: LossMention | None = told if _may_go_on(scene, told) else None
        while last is not None and (last := _gone_on(scene, last, found, lexicon)) is not None:
            more.append(last)
    return sorted([*found, *more], key=lambda mention: mention.at)


def _may_go_on(scene: Scene, told: LossMention) -> bool:
    """Whether a loss is told by a verb, or by the noun of one ("the killing of"), and not by who is dead."""
    chunk = scene.row[told.at]
    word = chunk.kind in ("verb", "event") or (chunk.phrase is not None and scene.page.readings[chunk.phrase.head].loss)
    return word and told.kind in HARM_KINDS and not (told.none or told.joint)


def _gone_on(scene: Scene, told: LossMention, found: Sequence[LossMention], lexicon: Lexicon) -> LossMention | None:
    """The next loss of its kind behind the act of one, where people or a number stand right ahead of another act."""
    acts = 0
    for n in range(told.last + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.kind in ("verb", "relative") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return None
        acts += chunk.kind == "event" and bool(chunk.triggers) and chunk.slot in IN_ACT
        people_told = _people_ahead_of_act(scene, n) if acts and chunk.joined else []
        if people_told and not any(mention.at <= n <= mention.last for mention in found):
            count = total([count_of(scene, phrase, lexicon) for phrase in people_told])
            last = n + len(people_told) - 1
            return LossMention(told.kind, n, last, chunk.first, count, people_told[0], told.line) if count is not None else None
    return None


def _people_ahead_of_act(scene: Scene, n: int) -> list[Phrase]:
    """The joined phrases of people, or bare numbers of them, from a chunk on, right behind which another act stands."""
    phrases: list[Phrase] = []
    while n < len(scene.row) and scene.row[n].joined and not scene.row[n].slot:
        phrase = scene.row[n].phrase
        if scene.row[n].kind != "noun" or phrase is None or not (people(phrase) if senses(phrase) else phrase.counted):
            return []
        phrases.append(phrase)
        n += 1
    act = n < len(scene.row) and scene.row[n].kind == "event" and scene.row[n].slot in IN_ACT and bool(scene.row[n].triggers)
    return phrases if act else []
