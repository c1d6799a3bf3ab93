"""Whether an act is told as having happened, denied, planned, or only possible; or is not claimed at all."""

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.codebook.types import Cue
from khabar.extract.acts.aims import is_aim, is_carried, is_ordered
from khabar.extract.acts.denials import LEST, is_averted, is_denied_that, part_in
from khabar.extract.acts.relative_verbs import relative_verb
from khabar.extract.acts.unhappened import BOUNDS, DID_NOT_HAPPEN, ENDS, REACH, ceases, did_not_happen, happened_not, is_any, of_any
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import ASKS, BEHIND, Scene, is_result
from khabar.extract.sentence.tenses import is_past, is_present
from khabar.extract.sentence.understood import says_besides
from khabar.text.inflect import FUTURE
from khabar.text.marks import COMMAS, HARD_MARKS

_AHEAD = frozenset({"planned", "unreal"})  # what colours acts that lie ahead
COLOURS = frozenset({"denied", "planned", "hypothetical", "unreal"})
PLANNED = "planned"
AGAINST = "against"  # the value of nouns that say what an act is fought with, or halted
LINKED = frozenset({"from", "with", "about"})  # slots behind "responsibility", "a link"
HUNG = frozenset({"of", "with", "to", "object"})  # slots over which an act hangs on a verb
_OPEN = frozenset({("break", "if"), ("adverb", ASKS)})  # the words ahead of what is only asked or supposed
OFTEN = "often"  # the value of "regularly", "daily": of what is done in the present, a habit
OTHER_THAN = "other-than"  # the value of the negation that sets a known act apart
_UNCLAIMED = frozenset({"never", LEST})
HABIT = "habit"  # the value of "every year", "usually", which may also follow what they tell of
TIMED = frozenset({"background", "preposition"})  # what makes a conjunction of time of "that": "before", "until"
EXCEPTED = 6  # chunks behind a negated act in which "but", "except" takes the negation back


def status_of(scene: Scene, at: int, lexicon: Lexicon) -> tuple[str | None, str]:
    """The status of the act at a chunk and the codebook line that says so; None for an act that is not claimed."""
    if is_any(scene, at):
        return of_any(scene, at)
    governor = scene.governors.get(at)
    carriers = (at, governor[0]) if governor is not None and is_carried(scene, governor) else (at,)
    if any(_is_habit(scene, n) or is_averted(scene, n) for n in carriers) or _is_possible(scene, at) or _is_required(scene, at):
        return None, "no one act"
    if governor is not None and governor[1] == "from" and is_future(scene, governor[0]):
        return None, "able"  # "will be able to send" plans nothing yet
    ordered = is_ordered(scene, at)
    if ordered or any(is_future(scene, n) for n in carriers):
        return ("planned", "ordered") if ordered else _lies_ahead(scene, at, lexicon)
    if any(_may(scene, n) for n in carriers):
        return "hypothetical", "may"
    part = part_in(scene, at)
    if part and scene.row[part - 1].kind == "negation":
        return "denied", "no part in it"
    status, line = ("denied", DID_NOT_HAPPEN) if did_not_happen(scene, carriers) else _by_cue(scene, at, lexicon)
    if status == "occurred" and len(carriers) > 1 and is_present(scene.row[carriers[1]]):
        expected = _by_cue(scene, carriers[1], lexicon)  # "it is expected that a force of five states undertakes its deployment"
        status, line = expected if expected[0] == "planned" else (status, line)
    if status == "occurred" and (vowed := _by_verb_above(scene, at, lexicon)) is not None:
        status, line = vowed
    if status == "occurred" and (false := _said_to_be_false(scene, at, lexicon)) is not None:
        return "denied", false
    meant = status == "occurred" and (is_aim(scene, at) or any(_is_wished(scene, n) for n in carriers))
    return (None, "aim") if meant else (status, line)


def _lies_ahead(scene: Scene, at: int, lexicon: Lexicon) -> tuple[str | None, str]:
    """The status of an act under a verb of the future: planned, save a noun behind what wards off ("will limit the raids").

    What will lead to something is only supposed, or known.
    """
    if scene.row[at].kind == "verb":
        return PLANNED, "future"
    verb, slot = scene.governors.get(at, (at, ""))
    if slot == "subject" and "result" in scene.row[verb].governs:
        return None, "supposed"
    status, line = _by_cue(scene, at, lexicon)
    return (None, line) if status is None else (PLANNED, "future")


def _by_verb_above(scene: Scene, at: int, lexicon: Lexicon) -> tuple[str, str] | None:
    """The status by the verb that an act hangs on over other nouns, however far ahead: "vowed (who, when) to go on with the fight"."""
    n = at
    while n in scene.governors and scene.governors[n][0] < n and scene.governors[n][1] in HUNG:
        n = scene.governors[n][0]
    chunk = scene.row[n]
    if n == at or chunk.kind != "verb" or chunk.reading is None:
        return None
    hit = scene.page.cues.get(chunk.first)
    cue = hit.cue if hit is not None else _verb_cue(chunk.reading, lexicon)
    return (cue.kind, cue.line) if cue is not None and cue.kind == PLANNED else None


def _is_wished(scene: Scene, at: int) -> bool:
    """Whether a verb in the present stands right behind "that", which makes it a wish or a duty: "the army has to retake the town".

    It tells an act behind a conjunction of time and behind a verb of success: "managed to retake the town".
    """
    if not is_present(scene.row[at]) or at < 2 or scene.row[at - 1].kind != "that" or scene.row[at - 1].value != "that":
        return False
    if scene.row[at - 2].kind in TIMED:
        return False
    verb = next((chunk for chunk in reversed(scene.row[: at - 1]) if chunk.kind == "verb"), None)
    return verb is None or "attain" not in verb.governs


def _said_to_be_false(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """What says that an act was not so: "denied that", and behind it: "what was told of it has no truth", "it did not take place"."""
    if is_denied_that(scene, at, lexicon):
        return "denied that"
    if happened_not(scene, at):
        return DID_NOT_HAPPEN
    last = scene.page.sentences[scene.sentence][1]
    for word in range(scene.row[at].last, last):
        if scene.page.words[word].form in BOUNDS:
            return None
        hit = scene.page.cues.get(word)
        if hit is not None and hit.cue.kind == "untrue":
            return hit.cue.line
    return None


def _reports_on(scene: Scene, mark: int) -> bool:
    """Whether "that" stands right behind a comma: it goes on from the verb of saying, and not from what stands ahead of the comma."""
    cue = scene.page.cues.get(mark + 1)
    return scene.page.words[mark].form in COMMAS and cue is not None and cue.cue.kind == "that" and not cue.peeled.conjunction


def _by_cue(scene: Scene, at: int, lexicon: Lexicon) -> tuple[str | None, str]:
    """The status by the nearest cue ahead in the clause."""
    page, word = scene.page, scene.row[at].first
    first, passed = _told_from(scene, at, lexicon), False
    for back in range(word - 1, max(first, word - REACH) - 1, -1):
        if page.words[back].kind == "mark" and (page.words[back].form in HARD_MARKS or _reports_on(scene, back)):
            break
        hit, ahead = page.cues.get(back), page.cues.get(back - 1)
        if ahead is not None and ahead.length > 1:
            continue  # the second word of a cue
        cue = hit.cue if hit is not None else _verb_cue(page.readings[back], lexicon)
        behind = page.cues.get(back + (hit.length if hit is not None else 1))
        asks_not = behind is not None and behind.cue.kind == "negation"  # "asked not to be named"
        if cue is None or asks_not or _is_of_another(scene.row[at], cue, passed=passed):
            continue
        passed = passed or cue.kind == "that"
        if cue.value == HABIT or (ahead is not None and cue.kind == "negation" and (ahead.cue.kind, ahead.cue.value) in _OPEN):
            return None, cue.line  # "unless they withdraw"
        unlike = cue.value == OTHER_THAN and hit is not None and back + hit.length < word  # "in a way not lawful, and killed"
        near = (
            hit is not None and not unlike and (back >= word - 2 - hit.length or (cue.value == "never" and scene.row[at].kind == "event"))
        )
        if (
            cue.kind == "negation"
            and hit is not None
            and near
            and not (_is_circumstance(scene, at) or _is_excepted(scene, at, cue) or ceases(scene, back + hit.length))
        ):
            return None if cue.value in _UNCLAIMED else _negated(scene, at, hit.length), cue.line
        if (cue.kind, cue.value) in _OPEN:
            return None, cue.line
        if cue.kind in ENDS or (cue.kind == "denied" and (_is_circumstance(scene, at) or is_behind_loss(scene, at, lexicon))):
            break
        if cue.kind in COLOURS:
            return (None if cue.kind == "unreal" else cue.kind), cue.line
    return "occurred", ""


def _is_of_another(act: Chunk, cue: Cue, *, passed: bool) -> bool:
    """Whether a cue colours another word than an act: a verb, or what is said, is none of what is fought.

    What is asked for or planned is told in no past: "asked for the trial of soldiers who killed three".
    """
    against = cue.value == AGAINST and (passed or act.kind == "verb" or act.slot == BEHIND)  # who "stands behind" an act does not stop it
    return against or (cue.kind in _AHEAD and is_past(act))


def _told_from(scene: Scene, at: int, lexicon: Lexicon) -> int:
    """The word from which on words colour an act: the first of its sentence, or the verb that says that it was done, too.

    "Planned and carried out a blast", "planned for a raid that they carried out". A further word of the speaker goes on from what he
    denied or planned with what he did not: "denied the shelling of the town, accusing the rebels of it", ", and accused".
    """
    besides = next((n for n in range(at, -1, -1) if says_besides(scene.row[n])), None)
    if besides is not None:
        return scene.row[besides].first
    verb = scene.governors.get(at, (at, ""))[0]
    if verb < at and scene.row[verb].joined and _says_done(scene, verb, lexicon):
        return scene.row[verb].first
    if is_present(scene.row[at]):
        return scene.page.sentences[scene.sentence][0]
    behind = relative_verb(scene, at)
    if behind is not None and _says_done(scene, behind, lexicon):
        return scene.row[at].first
    return scene.page.sentences[scene.sentence][0]


def _says_done(scene: Scene, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb in the past, and no word of plans or denials itself, carries an act."""
    chunk = scene.row[verb]
    return is_past(chunk) and "carry" in chunk.governs and chunk.reading is not None and _verb_cue(chunk.reading, lexicon) is None


def _is_possible(scene: Scene, at: int) -> bool:
    """Whether an adjective says of an event noun that it is only possible: "a possible deal"."""
    chunk, page = scene.row[at], scene.page
    if chunk.kind != "event":
        return False
    behind = (page.cues.get(n) for n in range(chunk.first + 1, chunk.last + 1) if n < len(page.words) and not page.readings[n].verbs)
    return any(hit is not None and hit.cue.kind == "hypothetical" for hit in behind)


def _is_required(scene: Scene, at: int) -> bool:
    """Whether a verb says what a bare act needs, which so has yet to be done: "the taking of the town needs ground troops"."""
    verb, slot = scene.governors.get(at, (at, ""))
    reading = scene.row[at].reading
    bare = reading is not None and not (reading.peeled.article or reading.peeled.pronoun)
    return bare and verb > at and slot == "subject" and "require" in scene.row[verb].governs and is_present(scene.row[verb])


def _is_habit(scene: Scene, at: int) -> bool:
    """Whether a word behind an act, in its clause, says that it is done over and over."""
    page, word = scene.page, scene.row[at].first
    for n in range(word + 1, min(page.sentences[scene.sentence][1], word + REACH)):
        hit = page.cues.get(n)
        if page.words[n].form in HARD_MARKS or (hit is not None and hit.cue.kind in ENDS):
            return False
        if hit is not None and (hit.cue.value == HABIT or (hit.cue.value == OFTEN and _goes_on(scene, at))):
            return True
    return False


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether an act is told in the present and not in a headline, the doer behind its verb: with "regularly" it is a habit."""
    found = scene.complements.get(at)
    subject = found.first("subject") if found is not None else None
    return is_present(scene.row[at]) and (subject is None or subject > at)


def _negated(scene: Scene, at: int, length: int) -> str | None:
    """The status of a negated act: denied, save that "but", "except" takes the negation back; a noun under a longer cue is no claim."""
    if any(chunk.kind == "exception" for chunk in scene.row[at + 1 : at + EXCEPTED]):
        return "occurred"
    return "denied" if scene.row[at].kind == "verb" or length == 1 else None


def _is_circumstance(scene: Scene, at: int) -> bool:
    """Whether an event is known and only the circumstance, or the cause, of what is denied ("nobody was hurt in the raid")."""
    chunk, governor = scene.row[at], scene.governors.get(at)
    known = chunk.reading is not None and chunk.reading.peeled.article
    if known and governor is not None and governor[1] == "subject" and is_result(scene, governor[0]):
        return True
    return known and chunk.slot in ("in", "with") and part_in(scene, at) is None


def is_behind_loss(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether what is denied is that an act had victims: "denied the falling of dead in a blast" denies no blast."""
    if not scene.row[at].slot and (at == 0 or scene.row[at - 1].kind != "background"):
        return False
    cues, words = scene.page.cues, range(scene.page.sentences[scene.sentence][0], scene.row[at].first)
    denial = next((n for n in reversed(words) if n in cues and cues[n].cue.kind == "denied"), None)
    if denial is None:
        return False
    between = [chunk for chunk in scene.row[:at] if chunk.first > denial and chunk.phrase is not None]
    if any(chunk.slot in LINKED for chunk in between):
        return False  # "denied its responsibility for the fall of victims in a raid" denies whose raid it was
    heads = (scene.page.readings[chunk.phrase.head] for chunk in between if chunk.kind == "noun" and chunk.phrase is not None)
    return any(reading.peeled.stem in lexicon.loss_persons and not reading.peeled.article for reading in heads)


def _is_excepted(scene: Scene, at: int, cue: Cue) -> bool:
    """Whether a known act is only set apart from others ("apart from the raid on the port"): it happened."""
    reading = scene.row[at].reading
    return cue.value == OTHER_THAN and reading is not None and reading.peeled.article


def is_future(scene: Scene, at: int) -> bool:
    """Whether a verb bears the particle of the future, or stands behind it."""
    chunk, before = scene.row[at], scene.row[at - 1] if at else None
    if chunk.kind != "verb" or chunk.reading is None:
        return False
    return chunk.reading.peeled.preposition == FUTURE or (before is not None and before.kind == "auxiliary" and before.value == "will")


def _may(scene: Scene, at: int) -> bool:
    """Whether a verb in the present stands after the particle that makes it possible only."""
    chunk, before = scene.row[at], scene.row[at - 1] if at else None
    if chunk.kind != "verb" or before is None or before.kind != "auxiliary" or before.value != "may":
        return False
    return is_present(chunk)


def _verb_cue(reading: Reading, lexicon: Lexicon) -> Cue | None:
    """The cue of a verb whose dictionary form is one: it stands for all forms of the verb; "is held to be" is spelled as "promises".

    What colours as a noun does not as a verb of the same letters: a halt, and who "stands" behind it.
    """
    if reading.nouns or reading.adjective or "judge" in reading.governs:
        return None
    for form in reading.verbs:
        for cue in lexicon.cues.get(form.verb, ()):
            if cue.kind in COLOURS and len(cue.words) == 1 and cue.value != AGAINST:
                return cue
    return None
