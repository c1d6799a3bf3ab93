"""Losses told by the noun of the act alone: of one by his nation, or by the pronoun of his death."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.readings import Reading
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


def is_noun_of(reading: Reading, loss: Loss) -> bool:
    """Whether a noun tells a loss, as it stands or, ahead of a pronoun, with another ending ("his wounding")."""
    own = reading.peeled.pronoun and any(noun.noun in loss.nouns and noun.number == "singular" for noun in reading.nouns)
    return reading.peeled.stem in loss.nouns or bool(own)


def of_pronoun(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> Quantity | None:
    """How many died by the pronoun of their death: one for "his" and "her", with those joined to it ("his death and his guard's")."""
    reading = scene.row[at].reading
    if loss.kind not in ("killed", "injured") or reading is None or reading.peeled.pronoun not in (HIS, SHE):
        return None
    joined = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if loss.kind == "injured":  # a site is hit, too: "its being hit", and not "his being hurt badly"
        return Quantity(1, 1) if joined is not None and (joined.kind, joined.value) == ("adverb", "manner") else None
    if joined is None or not joined.joined or joined.kind != "noun" or joined.slot or joined.phrase is None or not people(joined.phrase):
        return Quantity(1, 1)
    return total([Quantity(1, 1), count_of(scene, joined.phrase, lexicon)])


def left_dead(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """The one or two whom a verb of killing left dead by its pronoun: "and laid him low, dead"."""
    reading = scene.row[at].reading
    kills = reading is not None and loss.kind == "killed" and any(form.verb in loss.verbs for form in reading.verbs)
    killed = _left_in_state(scene, at, lexicon) if kills else None
    return LossMention(loss.kind, at, at + 1, scene.row[at].first, killed, None, loss.line) if killed is not None else None


def _left_in_state(scene: Scene, at: int, lexicon: Lexicon) -> Quantity | None:
    """How many a verb left dead by its pronoun and the state it left them in: "and laid him low, dead"."""
    reading, state = scene.row[at].reading, scene.row[at + 1] if at + 1 < len(scene.row) else None
    if reading is None or not reading.peeled.pronoun or state is None or state.phrase is None or state.slot or state.joined:
        return None
    head = scene.page.readings[state.phrase.head]
    if head.peeled.article or head.peeled.pronoun or head.peeled.stem not in lexicon.loss_persons:
        return None
    numbers = {noun.number for noun in head.nouns}
    return Quantity(1, 1) if numbers == {"singular"} else Quantity(2, 2) if numbers == {"dual"} else None


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
