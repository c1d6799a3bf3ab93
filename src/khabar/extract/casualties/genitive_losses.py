"""Losses told by the noun of the act alone: of one by his nation, or by the pronoun of his death."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Loss
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.sufferers import can_suffer, count_of, list_from, people, total
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.model import Quantity
from khabar.text.inflect import HIS, SHE
from khabar.text.marks import QUOTES

BRACKET = "("  # ahead of a number: "the injury of (12) others"


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


def next_people(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """The chunk that tells who, after the noun of an act of loss; a doer in the genitive is passed over ("their killing of three")."""
    for n in range(at + 1, min(at + 4, len(scene.row))):
        chunk = scene.row[n]
        if chunk.phrase is not None and chunk.kind == "noun" and not chunk.joined:
            if chunk.slot in ("", "of", "to") and can_suffer(scene, chunk.phrase, lexicon):
                after = scene.row[n + 1] if n + 1 < len(scene.row) else None
                doer = count_of(scene, chunk.phrase, lexicon) is None and after is not None and not after.slot and not after.joined
                if doer and after is not None and after.phrase is not None and after.phrase.counted and people(after.phrase):
                    return n + 1
                return n
            if chunk.slot in ("of", ""):
                return None
        elif chunk.value in QUOTES and n + 1 < len(scene.row) and (quoted := scene.row[n + 1].phrase) is not None and not quoted.counted:
            continue  # the death of "the governor"
        elif not _stands_between(scene, at, n):
            return None
    return None


def _stands_between(scene: Scene, at: int, n: int) -> bool:
    """Whether a chunk may stand between an act of loss and who: a date, "in it", or a second such act that has the same people.

    Their death, told with its pronoun, has no others behind an act joined to it.
    """
    chunk, reading = scene.row[n], scene.row[at].reading
    if chunk.kind == "event":
        return chunk.joined and reading is not None and not reading.peeled.pronoun
    if chunk.value == BRACKET and n + 1 < len(scene.row):
        number = scene.row[n + 1].phrase
        return number is not None and number.counted
    return chunk.kind in ("date", "adverb") or (chunk.kind == "pronoun" and chunk.slot in ("in", "with"))
