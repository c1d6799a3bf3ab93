"""Losses told by the noun of the act alone: of one by his nation, or by the pronoun of his death."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Loss
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.sufferers import count_of, list_from, people, total
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.model import Quantity
from khabar.text.inflect import HIS, SHE


def of_national(scene: Scene, at: int, national: Phrase, loss: Loss, lexicon: Lexicon) -> LossMention:
    """The death of one told by an adjective, with those joined to him: "the killing of a Nakhili and three soldiers"."""
    row = scene.row
    more = row[at + 1] if at + 1 < len(row) and row[at + 1].kind == "noun" and row[at + 1].joined and not row[at + 1].slot else None
    listed = list_from(scene, at + 1, lexicon) if more is not None and _suffers_too(scene, more, lexicon) else []
    counts = [(count_of(scene, national, lexicon), national), *((count, phrase) for count, phrase, _ in listed)]
    parts = tuple((count, phrase) for count, phrase in counts if count is not None)
    last = listed[-1][2] if listed else at
    return LossMention(loss.kind, at, last, scene.row[at].first, total([count for count, _ in counts]), national, loss.line, parts)


def _suffers_too(scene: Scene, more: Chunk, lexicon: Lexicon) -> bool:
    """Whether a joined noun tells of further people: "and three soldiers", but not "and the injured"."""
    if more.phrase is None or scene.page.readings[more.first].peeled.stem in lexicon.loss_persons:
        return False
    return more.phrase.counted or "person" in senses(more.phrase)


def of_pronoun(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> Quantity | None:
    """How many died by the pronoun of their death: one for "his" and "her", with those joined to it ("his death and his guard's")."""
    reading = scene.row[at].reading
    if loss.kind != "killed" or reading is None or reading.peeled.pronoun not in (HIS, SHE):
        return None
    joined = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if joined is None or not joined.joined or joined.kind != "noun" or joined.slot or joined.phrase is None or not people(joined.phrase):
        return Quantity(1, 1)
    return total([Quantity(1, 1), count_of(scene, joined.phrase, lexicon)])
