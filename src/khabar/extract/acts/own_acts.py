"""Acts of which a speaker tells as his own: "that it struck", "we struck", arrests told by the police."""

from bisect import bisect_left

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.ownership import led_by
from khabar.extract.noun_phrases.filling import phrase_span, role_of
from khabar.extract.noun_phrases.phrases import read_phrase
from khabar.extract.noun_phrases.senses import widened
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.scene import Scene
from khabar.extract.sentence.subjects import is_own
from khabar.extract.sentence.tenses import is_present
from khabar.extract.speaking.saying_verbs import saying_of
from khabar.model import Draft, Role, Source
from khabar.model.event_types import CORE, POLITICAL_SPEECH
from khabar.text.inflect import OUR

_FIGHTERS = frozenset({"armed_group", "militia", "military"})
_OWNED = frozenset({"force", "person.armed", "person.military"})
OFFICIAL = "person.official"
_NAMED = frozenset({"person", "unknown"})
_GROUPS = frozenset({"armed_group", "militia"})
_TELLERS = frozenset({"person.source", "person.official"})
AUTHORITIES = frozenset({"police", "military", "intelligence", "ministry", "force"})  # who hold those of whose arrest they tell


def doer_by_own_account(scene: Scene, draft: Draft, said: Source, lexicon: Lexicon) -> Role | None:
    """The speaker, where an act with no subject of its own is told with "that it", in the first person, or is itself said.

    Of a physical act it is the force that the speaker leads or speaks for.
    """
    if said.source is None:
        return None
    if draft.type == "arrest" and said.source.classes & AUTHORITIES and not draft.background:
        return None if "person" in widened(said.source.classes) else said.source  # "the police said that two were held"
    at = next((n for n, chunk in enumerate(scene.row) if chunk.first <= draft.word < chunk.last), None)
    if at is not None and draft.type in lexicon.physical and _announces_own(scene, at, said.source, lexicon):
        return said.source
    if at is not None and draft.type in POLITICAL_SPEECH and _meets_act(scene, at):
        return said.source
    verb = _verb_of(scene, at) if at is not None else None
    if verb is not None and draft.type in POLITICAL_SPEECH and _befalls_subject(scene, verb, draft):
        return said.source
    if verb is None or scene.row[verb].kind != "verb" or _has_subject(scene, verb, said.source) or not _is_speakers(scene, verb, draft):
        return None
    if draft.type not in lexicon.physical:
        return said.source
    force = force_of(scene, said.source, lexicon)
    done = not is_present(scene.row[verb])
    we = is_own(scene.row[verb]) and done and OFFICIAL in said.source.classes  # "the governor: we have arrested"
    return said.source if force is None and we else force


def told_of_ours(page: Page, draft: Draft) -> Draft:
    """An act of "our fighters", "our forces" as the armed body's that tells of it, in a statement or by one who speaks."""
    doer, source = draft.actor, draft.said.source
    if doer is not None and source is not None and draft.type in POLITICAL_SPEECH and _is_his_country(page, doer):
        return structs.replace(draft, actor=source)  # "warned that his country will respond"
    if doer is None or source is None or doer.concepts or not source.classes & _FIGHTERS or "person" in widened(source.classes):
        return draft
    ours = doer.classes & _OWNED and page.reading_at(doer.span.start).peeled.pronoun == OUR
    return structs.replace(draft, actor=source) if ours else draft


def told_for_force(page: Page, draft: Draft, lexicon: Lexicon) -> Draft:
    """An act of force that only its teller stands for, "A. announced the arrest of", as that of the force he was told to speak for."""
    doer, source = draft.actor, draft.said.source
    if (
        draft.type not in CORE
        or doer is None
        or source is None
        or widened(doer.classes).isdisjoint(_NAMED)
        or "armed" in widened(doer.classes)
    ):
        return draft
    text = page.document.text
    told = text[source.span.start : source.span.end].split()
    if not {*text[doer.span.start : doer.span.end].split()} <= {*told[1:]} or OFFICIAL not in source.classes:
        return draft
    first, last = (bisect_left(page.words, edge, key=lambda word: word.start) for edge in (source.span.start, source.span.end))
    for at in range(first, last - 1):
        reading = page.readings[at]
        if any(one.kind == "behalf" for one in lexicon.formulas.get(reading.peeled.stem, ())):
            body = read_phrase(page, lexicon, at + 1, last)
            if "armed" not in widened(body.classes):
                return draft
            taken = draft.type == "arrest" and not body.classes.isdisjoint(_GROUPS)  # ruling 25
            return structs.replace(draft, actor=role_of(page, body), type="abduction" if taken else draft.type)
    return draft


def _is_his_country(page: Page, doer: Role) -> bool:
    """Whether a role is "his country", "our country", for which the one who speaks of it speaks."""
    reading = page.reading_at(doer.span.start)
    return "area.country" in reading.classes and reading.peeled.pronoun != ""


def _meets_act(scene: Scene, at: int) -> bool:
    """Whether a verb tells what an act of another will meet with: "said that any attack will be met with a harsh answer"."""
    act = scene.complements[at].first("subject") if scene.row[at].kind == "verb" else None
    return act is not None and act < at and scene.row[act].kind == "event"


def _befalls_subject(scene: Scene, verb: int, draft: Draft) -> bool:
    """Whether what a verb tells is said to its subject: "said that they will pay the price" threatens them."""
    doer = scene.complements[verb].first("subject") if verb in scene.complements else None
    phrase = scene.row[doer].phrase if doer is not None else None
    return phrase is not None and draft.target is not None and draft.target.span == phrase_span(scene.page, phrase)


def force_of(scene: Scene, speaker: Role, lexicon: Lexicon) -> Role | None:
    """The force that a speaker is, or that one named in the sentence leads or speaks for; None where he may speak for anybody."""
    if not speaker.classes & _TELLERS:
        return speaker
    starts = [scene.page.words[chunk.phrase.first].start if chunk.phrase is not None else -1 for chunk in scene.row]
    n = next((n for n, start in enumerate(starts) if speaker.span.start <= start < speaker.span.end), None)
    return led_by(scene, n, lexicon) if n is not None else None


def _has_subject(scene: Scene, verb: int, speaker: Role) -> bool:
    """Whether a verb has a subject that is not the speaker: "said that the rescue teams had taken"."""
    doer = scene.complements[verb].first("subject")
    phrase = scene.row[doer].phrase if doer is not None else None
    return phrase is not None and not speaker.span.overlaps(phrase_span(scene.page, phrase))


def _verb_of(scene: Scene, at: int) -> int | None:
    """The verb that tells an act: its own, or the one that carries it or its subject ("we carried out a raid that hit")."""
    if scene.row[at].kind == "event":
        return _carrier(scene, at)  # "that it carried out a raid"
    subject = scene.complements[at].first("subject") if at in scene.complements else None
    verb = _carrier(scene, subject) if subject is not None else None
    return verb if verb is not None and is_own(scene.row[verb]) else at


def _carrier(scene: Scene, act: int) -> int | None:
    """The verb ahead that carries an act."""
    above = scene.governors.get(act, (None, ""))[0]
    verbs = (verb for verb, found in scene.complements.items() if verb < act and any(act in fillers for fillers in found.slots.values()))
    verb = above if above is not None else next(verbs, None)
    return verb if verb is not None and "carry" in scene.row[verb].governs else None


def _is_speakers(scene: Scene, verb: int, draft: Draft) -> bool:
    """Whether the subject of a verb is whoever speaks."""
    reading = scene.row[verb].reading
    if is_own(scene.row[verb]):
        return True
    if draft.type in POLITICAL_SPEECH and reading is not None and any(form.voice == "active" for form in reading.verbs):
        return True
    if draft.passive or scene.complements[verb].passive:
        return False
    return any(chunk.value == "that-pronoun" for chunk in scene.row[:verb])


def _announces_own(scene: Scene, act: int, speaker: Role, lexicon: Lexicon) -> bool:
    """Whether an armed speaker of an earlier sentence announces an act of nobody else's: "it also announced the shelling of"."""
    verb = scene.governors.get(act, (None, ""))[0]
    if verb is None or speaker.classes.isdisjoint(_FIGHTERS) or scene.complements[verb].first("subject") is not None:
        return False
    return scene.row[act].kind == "event" and saying_of(scene.row[verb], lexicon) is not None
