"""Who did what a sentence tells from its first word on without a subject: "Gunmen stormed the village. And (they) burnt its houses"."""

from collections.abc import Iterator

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.carriers import can_do
from khabar.extract.acts.fillers import whole_role
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import ACTS, Scene, read_scene
from khabar.extract.sentence.subjects import agrees_with, is_aside
from khabar.extract.speaking.voices import phrase_at
from khabar.model import Draft
from khabar.model.event_types import CORE

OPENING = frozenset({"auxiliary", "adverb", "date", "break", "mark"})  # what may stand ahead of the verb that a sentence opens on
_ARMED = frozenset({"armed", "person.perpetrator"})


def with_doer_before(scene: Scene, draft: Draft, lexicon: Lexicon) -> Draft:
    """A draft told by a verb that goes on from the sentence before, with the doer of that."""
    if draft.actor is not None or draft.type not in CORE or draft.passive or not scene.sentence:
        return draft
    at = _opening_verb(scene, draft)
    if at is None:
        return draft
    told = read_scene(scene.page, lexicon, scene.sentence - 1)
    doers = (n for n in _subjects(told) if agrees_with(told.row, n, scene.row[at]) and _is_doer(told, n))
    doer = next(doers, None)
    role = whole_role(told, phrase_at(told, doer)) if doer is not None else None
    struck = {*draft.target.concepts, *draft.target.inner} if draft.target is not None else set()
    return draft if role is None or struck & set(role.concepts) else structs.replace(draft, actor=role)


def _opening_verb(scene: Scene, draft: Draft) -> int | None:
    """The verb of a draft, where all verbs up to it, from the first word of the sentence on, are active and lack a subject."""
    for n, chunk in enumerate(scene.row):
        opens = scene.page.readings[chunk.first].verbs and chunk.kind in ACTS and not chunk.slot
        if opens and n in scene.complements:
            found = scene.complements[n]
            if found.passive or "subject" in found.slots:
                return None
            carried = (scene.row[act] for act in found.slots.get("object", ()))
            if draft.word in range(chunk.first, chunk.last) or any(draft.word in range(act.first, act.last) for act in carried):
                return n
        elif chunk.kind not in OPENING and not any(ahead in scene.complements for ahead in range(n)):
            return None
    return None


def _subjects(scene: Scene) -> Iterator[int]:
    """The subjects of the verbs of a sentence, the last first, those of relative clauses behind the others."""
    verbs = [at for at in range(len(scene.row) - 1, -1, -1) if scene.row[at].kind == "verb" and not scene.complements[at].passive]
    for at in sorted(verbs, key=lambda at: is_aside(scene.row, at)):
        yield from scene.complements[at].slots.get("subject", ())[:1]


def _is_doer(scene: Scene, n: int) -> bool:
    """Whether a subject names those who can attack."""
    phrase = scene.row[n].phrase
    return phrase is not None and (can_do(scene, n) or bool(senses(phrase) & _ARMED))
