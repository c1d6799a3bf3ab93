"""Who is blamed for an act told before, by a pronoun for it: "accused the group of being behind it", "held the army responsible"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.charges import charge_of
from khabar.extract.acts.denials import closes
from khabar.extract.acts.roles import Fill
from khabar.extract.events.outweighing import is_concrete
from khabar.extract.events.predicates import says_more
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.sentence.accusing import accuses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import BEHIND, Scene, chunk_of, is_blamed
from khabar.model import Draft, Source
from khabar.model.event_types import POLITICAL_SPEECH

DOING = frozenset({"carry", "launch"})  # what a verb, or its noun, is to the act whose doer is its subject
RESPONSIBLE = 6  # chunks from a verb within which responsibility, and for what, stands
_BLAME = "condemnation"


def blames(verb: Chunk, lexicon: Lexicon) -> bool:
    """Whether a verb accuses its object, or holds it responsible."""
    return accuses(verb, lexicon) or any(trigger.frame == _BLAME for trigger in verb.triggers)


def blamed_for_it(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """Whom a verb blames for what is told before it."""
    chunk, slots = scene.row[at], scene.complements[at]
    blamed = slots.first("object")
    if blamed is None or blamed < at or not blames(chunk, lexicon) or _of_several(scene, at):
        return None
    behind = slots.first(BEHIND)
    if accuses(chunk, lexicon) and ((behind is not None and scene.row[behind].kind == "pronoun") or _of_doing_it(scene, at)):
        return blamed  # "accused the group of being behind it", "of its carrying out"
    return blamed if _answers_for_it(scene, at) else None


def is_told_of_blamed(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> bool | None:
    """Whether an act that somebody is blamed for is told, and not only named (ruling 20); None where nobody is blamed for one told."""
    if is_blamed(scene, at, lexicon):
        return is_concrete(scene, at, fill)
    told = says_more(scene, at) and is_concrete(scene, at, fill) and charge_of(scene, at, lexicon) is not None
    return True if told else None


def by_accuser(scene: Scene, draft: Draft, said: Source, lexicon: Lexicon) -> Source:
    """By whose account an act is: his who lays it to somebody ("held the rebels responsible for the shelling of a market")."""
    charge = charge_of(scene, chunk_of(scene, draft), lexicon) if draft.type not in POLITICAL_SPEECH else None
    accuser = scene.row[charge.accuser].phrase if charge is not None and charge.accuser is not None else None
    return Source(role_of(scene.page, accuser), None, "says") if accuser is not None else said


def _of_several(scene: Scene, at: int) -> bool:
    """Whether a bare clause tells of several acts, which are no one act told before: "attacks (that) the army accuses rebels of"."""
    ahead = scene.row[at - 1].reading if at and scene.row[at - 1].kind == "event" and not scene.row[at].joined else None
    return ahead is not None and any(noun.number == "plural" for noun in ahead.nouns)


def _of_doing_it(scene: Scene, at: int) -> bool:
    """Whether the charge is to have done what a pronoun on it stands for."""
    charge = scene.complements[at].first("with")
    reading = scene.row[charge].reading if charge is not None else None
    return reading is not None and bool(reading.peeled.pronoun) and not DOING.isdisjoint(reading.light)


def _answers_for_it(scene: Scene, at: int) -> bool:
    """Whether somebody is held responsible for it: "its responsibility", "the responsibility for it", or no word of what for."""
    for n in range(at + 1, min(len(scene.row), at + RESPONSIBLE)):
        chunk = scene.row[n]
        if chunk.phrase is None or "responsibility" not in chunk.phrase.classes:
            continue
        if (chunk.reading is not None and chunk.reading.peeled.pronoun) or closes(scene, n + 1):
            return True
        return n + 1 < len(scene.row) and scene.row[n + 1].kind == "pronoun" and scene.row[n + 1].slot == "from"
    return False
