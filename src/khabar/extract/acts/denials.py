"""Denials that do not name the act as their object: "denies responsibility for the attack", "denied that"."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Cue
from khabar.extract.acts.own_acts import force_of
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene, chunk_of, with_sentence
from khabar.extract.speaking.speech import read_speech, read_voice
from khabar.extract.speaking.voices import is_statement
from khabar.model import Draft, Role, Source
from khabar.model.event_types import CORE
from khabar.text.marks import COMMAS, HARD_MARKS

RESPONSIBILITY = "responsibility"
REPORT = "report"
DENIED, DISOWNED = "denied", "disowned"
BETWEEN = 4  # chunks between "responsibility" and the act: whose it would be, an adverb
AHEAD = 8  # chunks behind a verb of denial in which what is denied stands
_OF_BEING = frozenset(
    {"auxiliary", "noun", "pronoun", "apposition"}
)  # what stands between "that" and what is denied: "his forces have had"
BACK = 1  # sentences back to the act that "denied that" returns to
LEST = "lest"  # the value of the negation of what is to be averted


def is_averted(scene: Scene, verb: int) -> bool:
    """Whether a verb stands behind "lest": what did not happen, and nobody denies that it did."""
    return verb > 0 and (scene.row[verb - 1].kind, scene.row[verb - 1].value) == ("negation", LEST)


def part_in(scene: Scene, at: int) -> int | None:
    """The word for a part that someone has or has not in an event, right ahead of it: "responsibility for", "any link with"."""
    for n in range(at - 1, max(-1, at - 1 - BETWEEN), -1):
        chunk = scene.row[n]
        if chunk.phrase is not None and RESPONSIBILITY in scene.page.readings[chunk.phrase.head].classes:
            return n
        if chunk.kind not in ("noun", "pronoun", "adverb", "apposition") or (chunk.kind == "noun" and chunk.slot not in ("to", "in", "of")):
            return None
    return None


def is_denied_that(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether an act is what somebody "denied that", however long his name: the verb right behind "that", or what it is a part in."""
    told = part_in(scene, at)
    first = at if told is None else told
    that = next((n for n in range(first - 1, -1, -1) if scene.row[n].kind not in _OF_BEING), 0)
    if scene.row[that].kind != "that" or (told is None and scene.row[at].kind != "verb"):
        return False
    verb = next((n for n in range(that - 1, -1, -1) if denies(scene.row[n], lexicon)), None)
    if verb is None or (verb and scene.row[verb - 1].kind == "negation"):
        return False
    return not any(chunk.kind in ("that", "break", "result") or chunk.value in HARD_MARKS for chunk in scene.row[verb + 1 : that])


def unclaimed(scene: Scene, at: int) -> bool:
    """Whether an event is only what nobody took upon himself ("no group has claimed responsibility for the attack")."""
    part = part_in(scene, at)
    verb = next((n for n in range(part - 1, 0, -1) if scene.row[n].kind == "verb"), 0) if part else 0
    return verb > 0 and scene.row[verb - 1].kind == "negation"


def is_nobody(scene: Scene, at: int, n: int, lexicon: Lexicon) -> bool:
    """Whether a negated verb has "anyone" as the one who suffers, but no part of a longer phrase, or "any soldier" ahead of it."""
    phrase, before = scene.row[n].phrase, scene.row[n - 1] if n else None
    if phrase is None or at == 0 or scene.row[at - 1].kind != "negation":
        return False
    alone = phrase.last == phrase.first + 1 or scene.page.readings[phrase.first + 1].peeled.preposition != ""
    anyone = alone and scene.page.words[phrase.first].form in lexicon.codebook.loss_words.ones
    return anyone or (before is not None and before.kind == "descriptor" and before.value == "any")


def disowned(scene: Scene, draft: Draft, lexicon: Lexicon) -> Draft:
    """A denied act with its actor: the one who has no part in it ("no link of Iran with"), else the one who denies his own."""
    if draft.status != DENIED:
        return draft
    at = chunk_of(scene, draft)
    part = part_in(scene, at)
    verb = next((n for n in range(part or at, -1, -1) if denies(scene.row[n], lexicon)), None)
    if part is None and not (verb is not None and _is_own(scene, at, verb, lexicon)):
        return draft
    if draft.said.source is None and verb is not None:
        draft = structs.replace(draft, said=Source(speaker_of(scene, verb, lexicon), None, "denies"))
    named = (chunk.phrase for chunk in scene.row[(part or at) + 1 : at] if chunk.slot == "to" and chunk.phrase is not None)
    denier = draft.said.source and _of_his(scene, draft.said.source, lexicon)
    actor = draft.actor or next((role_of(scene.page, phrase) for phrase in named), denier)
    return structs.replace(draft, actor=actor)


def _of_his(scene: Scene, denier: Role, lexicon: Lexicon) -> Role:
    """Whose part in an act somebody denies: that of the force he speaks for, else his own."""
    return force_of(scene, denier, lexicon) or denier


def _is_own(scene: Scene, at: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether what is denied is the denier's own act: "disowned the attack", "denied having shelled" with no other subject."""
    if any(cue.value == DISOWNED for cue in _cues(scene.row[verb], lexicon)):
        return True
    chunk = scene.row[at]
    if chunk.kind != "verb" or "subject" in scene.complements[at].slots:
        return False
    between = [other.kind for other in scene.row[verb + 1 : at] if other.kind != "noun"]
    return between[:1] == ["that"] and set(between[1:]) == {"auxiliary"}


def denied_returns(scene: Scene, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The act told last, once more as denied, for each "denied that", "denied these reports", "denied responsibility for it"."""
    found: list[Draft] = []
    for at, chunk in enumerate(scene.row if drafts else ()):
        if not denies(chunk, lexicon) or (at and scene.row[at - 1].kind == "negation"):
            continue
        own = owns(scene, at)
        if not own and not tells_again(scene, at, lexicon):
            continue
        told = [d for d in drafts if d.type in CORE and d.status == "occurred" and not d.background and d.word < chunk.first]
        role = speaker_of(scene, at, lexicon)
        if told and role is not None and scene.sentence - told[-1].sentence <= BACK and not (own and _are_several(told)):
            evidence = with_sentence(told[-1], scene)
            changes = {"status": DENIED, "said": Source(role, None, "denies"), "evidence": evidence, "word": chunk.first}
            untold = {"killed": None, "injured": None, "outcome": None, "actor": _of_his(scene, role, lexicon) if own else told[-1].actor}
            found.append(structs.replace(told[-1], **changes, **untold, sentence=scene.sentence))
    return found


def _are_several(told: Sequence[Draft]) -> bool:
    """Whether the sentence of the act told last tells more of its kind, so that "the attack" is none of them."""
    return sum(draft.sentence == told[-1].sentence and draft.type == told[-1].type for draft in told) > 1


def speaker_of(scene: Scene, at: int, lexicon: Lexicon) -> Role | None:
    """Who denies, or says: the noun phrase that ends right ahead of the verb, else the speaker behind it."""
    first = at
    while first and scene.row[first - 1].kind == "noun" and not scene.row[first - 1].joined:
        first -= 1
        if not scene.row[first].slot:
            return read_voice(scene, first, lexicon).role
    return read_speech(scene, at, "verb", lexicon).role


def denies(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a chunk is a verb of denial."""
    return any(cue.kind == DENIED for cue in _cues(chunk, lexicon))


def _cues(chunk: Chunk, lexicon: Lexicon) -> list[Cue]:
    """The cues of a verb."""
    forms = chunk.reading.verbs if chunk.kind == "verb" and chunk.reading is not None else ()
    return [cue for form in forms for cue in lexicon.cues.get(form.verb, ())]


def owns(scene: Scene, at: int) -> bool:
    """Whether what is denied behind a verb is the speaker's part in "the incident", "the attack", of which nothing more is told."""
    for n in range(at + 1, min(len(scene.row), at + 1 + AHEAD)):
        phrase = scene.row[n].phrase
        if scene.row[n].kind == "pronoun" and scene.row[n].slot and part_in(scene, n) == n - 1 > at and closes(scene, n + 1):
            return True  # "denied its part in it"
        if phrase is not None and phrase.definite and "event" in senses(phrase) and closes(scene, n + 1):
            part = part_in(scene, n)
            return part is not None and part > at
    return False


def tells_again(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying only returns to what was told: "that", "these reports", with nothing said of what they tell."""
    reading = scene.row[at].reading
    if at and reading is not None and reading.peeled.pronoun and scene.row[at - 1].kind in ("relative", "result"):
        return True  # "which he denied", "a thing that he denied"
    for n in range(at + 1, min(len(scene.row), at + 1 + AHEAD)):
        chunk = scene.row[n]
        if _is_return(scene, chunk, lexicon) and closes(scene, n + 1):
            return True
        if chunk.kind not in ("noun", "pronoun", "date", "adverb", "descriptor") and not (chunk.kind == "mark" and chunk.value in COMMAS):
            return False
    return False


def _is_return(scene: Scene, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a chunk is "that", or a definite word for what is told of an act."""
    if chunk.phrase is None:
        return chunk.kind == "pronoun" and not chunk.slot
    if chunk.slot or not chunk.phrase.definite or chunk.phrase.concepts:
        return False
    reading = scene.page.readings[chunk.phrase.head]
    return reading.peeled.article and (REPORT in reading.classes or is_statement(scene, chunk.phrase, lexicon))


def closes(scene: Scene, n: int) -> bool:
    """Whether a clause ends before a chunk, adverbs aside."""
    while n < len(scene.row) and scene.row[n].kind in ("adverb", "date"):
        n += 1
    chunk = scene.row[n] if n < len(scene.row) else None
    return chunk is None or chunk.kind in ("mark", "break") or (chunk.kind == "verb" and chunk.joined)
