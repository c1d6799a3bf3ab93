"""Counts over many events or people, kept apart from events."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.extract.circumstances import date_of, place_rank
from khabar.extract.draft import role_of, sentence_span
from khabar.extract.losses import LossMention
from khabar.extract.scene import Scene
from khabar.extract.senses import senses
from khabar.model import Count, Quantity, Role

PEOPLE = ("killed", "injured", "missing", "displaced", "detained")


def loss_counts(scene: Scene, losses: Sequence[LossMention], lexicon: Lexicon) -> list[Count]:
    """Tallies of losses that belong to no event of the text."""
    counts = []
    for loss in losses:
        if loss.count is None or loss.joint or loss.none or loss.kind not in PEOPLE:
            continue
        who = role_of(scene.page, loss.who) if loss.who is not None else None
        counts.append(_count(scene, loss.kind, loss.count, loss.at, who, loss.line, lexicon))
    return counts


def event_counts(scene: Scene, lexicon: Lexicon) -> list[Count]:
    """Tallies of attacks, raids, munitions and troops: a number of two or more before the counted noun."""
    counts = []
    for at, chunk in enumerate(scene.row):
        phrase = chunk.phrase
        if phrase is None or not phrase.counted or (phrase.low or 0) < 2:  # noqa: PLR2004 - one is no count
            continue
        if phrase.first == phrase.head and phrase.low == 2:  # noqa: PLR2004 - a dual is told as such
            continue
        what = _what(scene, at, lexicon)
        if what is None:
            continue
        of = _party(scene, at) if what in ("attacks", "strikes") else role_of(scene.page, phrase)
        counts.append(_count(scene, what, Quantity(phrase.low, phrase.high), at, of, "words/tallies.yaml", lexicon))
    return counts


def _what(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    phrase = scene.row[at].phrase
    assert phrase is not None
    reading = scene.page.readings[phrase.head]
    stems = {reading.peeled.stem, *(noun.noun for noun in reading.nouns)}
    found = senses(phrase)
    for tally in lexicon.codebook.tally_words:
        if stems & tally.words or found & tally.classes:
            return tally.what if tally.what != "troops" or _is_strength(scene, at, lexicon) else None
    return None


def _is_strength(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether soldiers are counted as a presence: no loss or deed in the sentence has them."""
    return not any(chunk.reading is not None and chunk.reading.loss for chunk in scene.row) and not any(chunk.triggers for chunk in scene.row)


def _party(scene: Scene, at: int) -> Role | None:
    """The party attacked."""
    slots = scene.complements[at].slots if at in scene.complements else {}
    for slot in ("on", "against", "to"):
        for n in slots.get(slot, ()):
            phrase = scene.row[n].phrase
            if phrase is not None:
                return role_of(scene.page, phrase)
    return None


def _count(scene: Scene, what: str, count: Quantity, at: int, of: Role | None, line: str, lexicon: Lexicon) -> Count:
    places = _places(scene, at, lexicon)
    phrase = scene.row[at].phrase
    word = phrase.head if phrase is not None else scene.row[at].first
    return Count(
        what=what, count=count, sentence=scene.sentence, word=word, evidence=(sentence_span(scene.page, scene.sentence),), of=of,
        place=places[0] if places else None, places=places, date=date_of(scene, at), line=line,
    )  # fmt: skip


def _places(scene: Scene, at: int, lexicon: Lexicon) -> tuple[Role, ...]:
    found = []
    for n, chunk in enumerate(scene.row):
        if chunk.phrase is not None and chunk.slot in ("in", "near", "with") and (rank := place_rank(chunk.phrase, lexicon)):
            found.append((abs(n - at), -rank, n))
    found.sort()
    return tuple(role_of(scene.page, phrase) for _, _, n in found if (phrase := scene.row[n].phrase) is not None)


__all__ = ["event_counts", "loss_counts"]
