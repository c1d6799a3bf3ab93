"""Who did what a sentence tells from its first word on without a subject: "Gunmen stormed the village. And (they) burnt its houses"."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.carriers import carried_slots
from khabar.extract.acts.extents import whole_role
from khabar.extract.acts.parties import can_do
from khabar.extract.acts.parties import is_own as is_of
from khabar.extract.noun_phrases.filling import joined_role
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.circumstances import is_time
from khabar.extract.sentence.scene import ACTS, Scene, chunk_of, read_scene
from khabar.extract.sentence.subject_agreement import agrees_with, forms_of
from khabar.extract.sentence.subjects import is_aside, is_own
from khabar.extract.speaking.saying_verbs import person_of
from khabar.extract.speaking.speakers import Speakers
from khabar.extract.speaking.voices import phrase_at
from khabar.model import Draft, Role
from khabar.model.event_types import CORE, POLITICAL_SPEECH
from khabar.text.marks import HARD_MARKS

OPENING = frozenset({"auxiliary", "adverb", "date", "break", "mark"})  # what may stand ahead of the verb that a sentence opens on
NEAR = 2  # sentences back to who spoke last, if a verb of taking a position goes on from him
TELLERS = frozenset({"3ms", "3fs", "3mp"})  # in what persons news tells of who speaks
_ARMED = frozenset({"armed", "person.perpetrator"})


def with_doer_before(scene: Scene, draft: Draft, earlier: Sequence[Draft], lexicon: Lexicon) -> Draft:
    """A draft told by a verb that goes on from the sentence before, with the doer of that."""
    if draft.actor is not None or draft.type not in CORE or draft.passive or not scene.sentence:
        return draft
    at = _opening_verb(scene, draft)
    if at is None:
        return draft
    told = read_scene(scene.page, lexicon, scene.sentence - 1)
    doers = (n for n in _subjects(told) if agrees_with(told.row, n, scene.row[at]) and _is_doer(told, n))
    doer = next(doers, None)
    role = whole_role(told, phrase_at(told, doer)) if doer is not None else _doer_understood(scene, at, earlier)
    struck = {*draft.target.concepts, *draft.target.inner} if draft.target is not None else set()
    return draft if role is None or struck & set(role.concepts) else structs.replace(draft, actor=role)


def with_speaker_before(scene: Scene, draft: Draft, speakers: Speakers) -> Draft:
    """What a sentence that opens on a verb without a subject says towards another, with who spoke before: "And (he) condemned the raid"."""
    if draft.actor is not None or draft.type not in POLITICAL_SPEECH or not scene.sentence:
        return draft
    at = _opening_verb(scene, draft, spoken=True)
    if at is None or is_own(scene.row[at]):
        return draft
    person, start = person_of(scene.row[at]), scene.page.words[scene.row[at].first].start
    act = speakers.acting(person, scene.sentence)
    last = speakers.latest(person, start, NEAR, scene.sentence) if act is None else None
    role = act.source if act is not None else last.source if last is not None else None
    if role is None or _is_same(role, draft.target):
        return draft
    if act is not None:
        speakers.act = structs.replace(act, sentence=scene.sentence)
    return structs.replace(draft, actor=role)


def _is_same(role: Role, target: Role | None) -> bool:
    """Whether who would say something is whom it is said to."""
    return target is not None and (role.span.overlaps(target.span) or not set(role.concepts).isdisjoint(target.concepts))


def _doer_understood(scene: Scene, at: int, earlier: Sequence[Draft]) -> Role | None:
    """Who did the act told last, by a verb of the sentence before that left him out too: "(they) shelled the post. Then (they) took"."""
    last = earlier[-1] if earlier else None
    if last is None or last.actor is None or last.passive or scene.sentence - last.sentence > 1 or last.type not in CORE:
        return None
    persons = [
        {form.person for form in scene.page.readings[word].verbs if form.voice == "active"} for word in (last.word, scene.row[at].first)
    ]
    return last.actor if persons[0] & persons[1] and last.rule.endswith("verb-verb") else None


def with_side_of_fight(scene: Scene, draft: Draft) -> Draft:
    """A fight "with" a foe behind, or in the course of, what a force did, with that force: "took the town after battles with rebels"."""
    if draft.type != "clash" or draft.actor is not None or draft.target is None:
        return draft
    at = chunk_of(scene, draft)
    if scene.row[at].kind != "event" or not ((at and scene.row[at - 1].kind == "background") or scene.row[at].slot in ("in", "near")):
        return draft
    foe = scene.complements[at].slots.get("companion") or carried_slots(scene, at).get("companion", ())
    side = _side_ahead(scene, at)
    if not foe or not side or side == foe or not all(can_do(scene, n) for n in side):
        return draft
    role = joined_role(scene.page, [phrase_at(scene, n) for n in side])
    return (
        draft if role is None or role.span.overlaps(draft.target.span) or is_of(draft.target, role) else structs.replace(draft, actor=role)
    )


def _side_ahead(scene: Scene, at: int) -> tuple[int, ...]:
    """Who did what the verb ahead of a fight tells, in its clause; nobody where it tells who fell."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind in STOPS - {"background"} or chunk.kind == "relative" or chunk.value in HARD_MARKS:
            return ()
        if chunk.kind == "verb":
            found = scene.complements[n]
            fell = chunk.reading is not None and chunk.reading.loses and "object" not in found.slots
            return () if found.passive or fell else found.slots.get("subject", ())
    return ()


def _opening_verb(scene: Scene, draft: Draft, *, spoken: bool = False) -> int | None:
    """The verb of a draft, where all verbs up to it, from the first word of the sentence on, are active and lack a subject.

    One that is ``spoken`` may have what it is about behind it, and is then no passive: "and condemned the raid".
    """
    for n, chunk in enumerate(scene.row):
        opens = scene.page.readings[chunk.first].verbs and chunk.kind in ACTS and not chunk.slot
        if opens and n in scene.complements:
            found = scene.complements[n]
            voices = {form.voice for form in forms_of(chunk) if form.person in TELLERS}
            if "subject" in found.slots or (found.passive and not (spoken and "active" in voices)):
                return None
            slots = found.slots if spoken else ("object",)  # "threatened with an answer"
            carried = (scene.row[act] for slot in slots for act in found.slots.get(slot, ()))
            if draft.word in range(chunk.first, chunk.last) or any(draft.word in range(act.first, act.last) for act in carried):
                return n
        elif chunk.kind not in OPENING and not is_time(chunk) and not any(ahead in scene.complements for ahead in range(n)):
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
