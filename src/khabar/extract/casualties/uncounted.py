"""Losses that are no counts of their own: only alluded to, told over again, of an accident or an illness."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.links import in_background
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.running import is_long, is_running
from khabar.extract.events.returning import VIOLENT
from khabar.extract.page.domains import field_words
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.model import Draft, Quantity
from khabar.text.marks import HARD_MARKS

MISHAPS = {"traffic": 1, "nature": 1, "medicine": 1, "sport": 2}  # fewest words of each field; one word of sport is a club of any kind
MANY = 2
WITNESS = "witness"  # what a verb does whose object somebody saw


def is_allusion(scene: Scene, loss: LossMention) -> bool:
    """Whether losses are only alluded to: behind "after", or the death of one person neither told first nor announced."""
    chunk = scene.row[loss.at]
    if in_background(scene, loss.at) and not is_running(scene) and not is_long(scene, loss.at, None):
        return True
    return loss.count == Quantity(1, 1) and chunk.kind == "event" and loss.at > 1 and chunk.slot != "with"


def is_counted_again(scene: Scene, loss: LossMention, earlier: Sequence[Draft]) -> bool:
    """Whether the dead are one person, whom the text tells by name or not at all, or bodies that somebody saw of an attack told before."""
    if loss.kind == "bodies":
        seen = any(WITNESS in chunk.governs for chunk in scene.row[: loss.at] if chunk.kind == "verb")
        return seen and any(draft.type in VIOLENT and draft.status == "occurred" for draft in earlier)
    return loss.kind == "killed" and loss.count == Quantity(1, 1) and len(loss.parts) < MANY


def is_mishap(scene: Scene, loss: LossMention, lexicon: Lexicon) -> bool:
    """Whether the sentence is of an accident, of nature, illness or sport, whose dead are not counted (ruling 26)."""
    first, last = scene.page.sentences[scene.sentence]
    fields = field_words(scene.page, first, last)
    return any(fields.get(field, 0) >= fewest for field, fewest in MISHAPS.items()) or _by_mishap(scene, loss, lexicon)


def _by_mishap(scene: Scene, loss: LossMention, lexicon: Lexicon) -> bool:
    """Whether what took the lives is told in their clause to be a fire, a flood, a collapse: "in a fire", "the floods took the lives"."""
    words = lexicon.codebook.loss_words.mishaps
    low = next((n for n in range(loss.at, -1, -1) if _parts(scene.row[n])), 0)
    high = next((n for n in range(loss.at + 1, len(scene.row)) if _parts(scene.row[n])), len(scene.row))
    heads = (chunk.phrase.head for chunk in scene.row[low:high] if chunk.phrase is not None)
    return any(scene.page.readings[head].peeled.stem in words for head in heads)


def _parts(chunk: Chunk) -> bool:
    return chunk.kind in ("that", "break") or chunk.value in HARD_MARKS
