"""The dead, the injured, the missing: how many, who, and in which words it is told."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Loss, VerbForm
from khabar.extract.acts.aims import is_tried
from khabar.extract.acts.denials import is_nobody
from khabar.extract.casualties.absence import is_none
from khabar.extract.casualties.gapped import gapped
from khabar.extract.casualties.genitive_losses import is_noun_of, left_dead, next_people, of_national, of_pronoun
from khabar.extract.casualties.joint_losses import joint
from khabar.extract.casualties.loss_mention import LossMention, kills_on
from khabar.extract.casualties.numbers_told import by_number, counts_people
from khabar.extract.casualties.sufferers import can_suffer, count_of, list_from, number_behind, people, taken_in, total
from khabar.extract.noun_phrases.phrases import Phrase, read_phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.scene import Scene, is_result
from khabar.model import Quantity
from khabar.text.clitics import peel
from khabar.text.inflect import AND, TANWIN, is_feminine
from khabar.text.marks import QUOTES

UNITS = frozenset({"force"})
NEED_REACH = 14  # words after a verb in which what it needs may stand ("met, with four of his men, his death")
BETWEEN_REACH = 4  # chunks from "between dead and injured" back to those who are so told


def losses_of(scene: Scene, lexicon: Lexicon) -> list[LossMention]:
    """Every loss of a sentence, in order."""
    found: list[LossMention] = []
    for at, chunk in enumerate(scene.row):
        mention = _at(scene, at, lexicon) if _may_tell(scene, chunk, lexicon) and not is_tried(scene, at, lexicon) else None
        if mention is not None and not _told(found, mention):
            found.append(mention)
    return joint(scene, gapped(scene, found, lexicon), lexicon)


def _may_tell(scene: Scene, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a chunk has a word of loss."""
    if kills_on(chunk, lexicon):
        return True
    if chunk.phrase is not None:
        head = scene.page.readings[chunk.phrase.head]
        return head.loss or head.peeled.stem in lexicon.loss_persons or counts_people(scene, chunk, lexicon)
    if chunk.kind == "verb":
        return chunk.reading is not None and chunk.reading.loses
    return chunk.kind == "auxiliary" and scene.page.words[chunk.first].form.removeprefix(AND) in lexicon.loss_verbs


def _told(found: Sequence[LossMention], mention: LossMention) -> bool:
    """Whether a mention only repeats the one it stands in: "fell as martyrs", "three dead were killed"."""
    return any(other.kind == mention.kind and other.at <= mention.at <= other.last for other in found)


def _at(scene: Scene, at: int, lexicon: Lexicon) -> LossMention | None:
    chunk = scene.row[at]
    for loss in lexicon.codebook.losses:
        mention = None
        if chunk.kind == "verb":
            mention = _ended(scene, at, loss, lexicon) or _by_verb(scene, at, loss, lexicon) or left_dead(scene, at, loss, lexicon)
        elif chunk.kind == "auxiliary":
            mention = _by_auxiliary(scene, at, loss, lexicon)
        elif chunk.phrase is not None:
            mention = _ended(scene, at, loss, lexicon) or _by_person(scene, at, loss, lexicon) or _by_noun(scene, at, loss, lexicon)
            mention = mention or by_number(scene, at, loss, lexicon)
        if mention is not None:
            return mention
    return None


def _ended(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """A number of people who stand under "on" behind a word that puts an end to them."""
    ended = scene.complements[at].slots.get("on", ())[:1] if kills_on(scene.row[at], lexicon) else ()
    phrase = scene.row[ended[0]].phrase if ended else None
    counted = phrase is not None and people(phrase) and count_of(scene, phrase, lexicon) is not None
    return _mention(scene, at, scene.row[at].first, ended[0], loss, lexicon) if counted else None


def _has_needs(scene: Scene, at: int, loss: Loss) -> bool:
    if not loss.needs:
        return True
    start = scene.row[at].first
    end = min(scene.page.sentences[scene.sentence][1], start + NEED_REACH)
    return any(not loss.needs.isdisjoint(split.stem for split in peel(scene.page.words[n].form)) for n in range(start + 1, end))


def _by_verb(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """Killed are three soldiers; three soldiers fell; the raid killed three."""
    chunk, comp = scene.row[at], scene.complements[at]
    forms = [form for form in chunk.reading.verbs if form.verb in loss.verbs or form.verb in loss.sometimes] if chunk.reading else []
    if not forms or not _has_needs(scene, at, loss) or _is_of_another_verb(scene, at, forms):
        return None
    falls = any(form.verb in loss.falls for form in forms)
    passive = any(form.voice == "passive" for form in forms)
    goes_on = _counts_on(scene, comp)
    slots = ("object", "subject") if not (falls or goes_on) else ("subject",) if comp.slots.get("subject") else ("object",)
    for slot in slots:
        for n in comp.slots.get(slot, ()):
            phrase = scene.row[n].phrase
            if phrase is not None and is_nobody(scene, at, n, lexicon):
                return LossMention(loss.kind, at, n, chunk.first, Quantity(0, 0), None, loss.line, none=True)
            if phrase is None or scene.row[n].kind != "noun" or not _may_suffer(scene, n, phrase, loss, lexicon):
                continue
            if slot == "subject" and not (falls or goes_on) and (comp.slots.get("object") or not (passive or comp.passive) or comp.pronoun):
                continue
            if loss.kind == "injured" and slot == "object" and phrase.classes == UNITS and not (passive or comp.passive):
                continue  # "the raids hit five units"
            return _mention(scene, at, chunk.first, n, loss, lexicon)
    if comp.pronoun and not falls and (before := _antecedent(scene, at)) is not None:
        return _mention(scene, at, chunk.first, before, loss, lexicon)
    if loss.needs and not falls:
        return _after(scene, at, loss, lexicon)
    return None


def _is_of_another_verb(scene: Scene, at: int, forms: Sequence[VerbForm]) -> bool:
    """Whether a verb spelled as one of loss is of the other gender than its subject, and another verb is not: "the minister inspected"."""
    reading, subject = scene.row[at].reading, scene.complements[at].first("subject")
    noun = scene.row[subject].reading if subject is not None else None
    if (
        reading is None
        or noun is None
        or {form.person for form in forms} != {"3fs"}
        or "3ms" not in {form.person for form in reading.verbs}
    ):
        return False
    return bool(noun.nouns) and all(form.number == "singular" for form in noun.nouns) and not is_feminine(noun.peeled.stem)


def _may_suffer(scene: Scene, n: int, phrase: Phrase, loss: Loss, lexicon: Lexicon) -> bool:
    """Whether a phrase tells who suffered, and neither what the verb needs nor the next in "fell three dead and five injured"."""
    if _is_needed(scene, phrase, loss) or not can_suffer(scene, phrase, lexicon):
        return False
    return not (loss.needs and scene.row[n].joined and scene.page.readings[phrase.head].peeled.stem in lexicon.loss_persons)


def _counts_on(scene: Scene, comp: Complements) -> bool:
    """Whether what stands as an object only goes on with the counted subject: "thirty activists, Nakhilis", "13 soldiers, 3 of them"."""
    thing = comp.first("object")
    part = thing is not None and thing + 1 < len(scene.row) and scene.row[thing + 1].kind == "apposition"
    ahead = (n for n in reversed(comp.slots.get("subject", ())) if thing is not None and (n == thing - 1 or (part and n < thing)))
    subject = next(ahead, None)
    if subject is None or thing is None:
        return False
    if number_behind(scene, scene.row[subject].phrase) is not None:
        return True
    counted, rest = scene.row[subject].phrase, scene.row[thing].phrase
    if counted is None or rest is None or not (counted.counted and people(counted)):
        return False
    if thing + 1 < len(scene.row) and scene.row[thing + 1].kind == "apposition":
        return True
    if rest.counted:
        return False
    return scene.page.words[rest.head].form.endswith(TANWIN) or not senses(rest)


def _by_auxiliary(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """A word that is a particle before verbs and a verb of loss before people: "and lost are fifteen soldiers"."""
    after = scene.row[at + 1] if at + 1 < len(scene.row) else None
    if scene.page.words[scene.row[at].first].form.removeprefix(AND) not in loss.falls or after is None or after.phrase is None:
        return None
    told = after.phrase.counted and people(after.phrase) and _has_needs(scene, at, loss)
    return _mention(scene, at, scene.row[at].first, at + 1, loss, lexicon) if told else None


def _antecedent(scene: Scene, at: int) -> int | None:
    """The indefinite people right before a verb with a pronoun for them: "three journalists (whom) it killed"."""
    n = at - 1
    phrase = scene.row[n].phrase if n >= 0 else None
    return n if phrase is not None and scene.row[n].kind == "noun" and people(phrase) and (phrase.counted or not phrase.definite) else None


def _after(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """Who lost their lives: the first people after the verb and the word it needs ("took the lives of three")."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if (chunk.kind == "mark" and chunk.value not in QUOTES) or (chunk.kind == "verb" and chunk.joined):
            return None
        phrase = chunk.phrase if chunk.kind == "noun" else None
        if phrase is not None and _is_needed(scene, phrase, loss):
            if (lost := _whose(scene, n, loss, lexicon)) is not None:
                return lost
            continue
        if phrase is not None and people(phrase) and count_of(scene, phrase, lexicon) is not None:
            return _mention(scene, at, scene.row[at].first, n, loss, lexicon)
    return None


def _is_needed(scene: Scene, phrase: Phrase, loss: Loss) -> bool:
    """Whether a phrase is the word that makes a verb one of loss: "the lives", "whose victim"."""
    return bool({scene.page.readings[phrase.head].peeled.stem, scene.page.words[phrase.head].form} & loss.needs)


def _whose(scene: Scene, n: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """Whose lives they were, in the genitive of the word itself: "took the life of the commander", and of those joined to him."""
    phrase = scene.row[n].phrase
    if phrase is None or phrase.last - phrase.head < 2:
        return None
    who = read_phrase(scene.page, lexicon, phrase.head + 1, phrase.last)
    if not people(who):
        return None
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    more = after.phrase if after is not None and after.joined and not after.slot and after.kind == "noun" else None
    counts = [count_of(scene, one, lexicon) for one in (who, more) if one is not None]
    return LossMention(loss.kind, n, n + (more is not None), scene.row[n].first, total(counts), who, loss.line)


def _mention(scene: Scene, at: int, word: int, who: int, loss: Loss, lexicon: Lexicon) -> LossMention:
    listed = list_from(scene, who, lexicon)
    along = at + 1 if who < at else len(scene.row)  # "the governor, who was killed with four of his men"
    if along < len(scene.row) and scene.row[along].slot == "companion" and (beside := scene.row[along].phrase) and beside.counted:
        listed += list_from(scene, along, lexicon)
    parts = tuple((count, phrase) for count, phrase, _ in listed if count is not None)
    count = total([count for count, _, _ in listed])
    phrase = scene.row[who].phrase
    none = phrase is not None and is_none(scene, phrase.first)
    return LossMention(loss.kind, at, max(at, listed[-1][2]), word, Quantity(0, 0) if none else count, phrase, loss.line, parts, none=none)


def _by_noun(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """The killing of three soldiers."""
    chunk = scene.row[at]
    phrase = chunk.phrase
    if phrase is None or not is_noun_of(scene.page.readings[phrase.head], loss) or not _has_needs(scene, at, loss):
        return None
    if is_none(scene, phrase.first):
        return LossMention(loss.kind, at, at, phrase.head, Quantity(0, 0), None, loss.line, none=True)
    undergone = _undergone(scene, at)
    if undergone is not None:
        return _mention(scene, at, phrase.head, undergone, loss, lexicon)
    national = taken_in(scene, phrase, lexicon)
    if national is not None:
        return of_national(scene, at, national, loss, lexicon)
    who = next_people(scene, at, lexicon)
    if who is None:
        return LossMention(loss.kind, at, at, phrase.head, of_pronoun(scene, at, loss, lexicon), None, loss.line)
    return _mention(scene, at, phrase.head, who, loss, lexicon)


def _undergone(scene: Scene, at: int) -> int | None:
    """The people who suffer what a verb exposes them to: "three guards were exposed to injury"."""
    governor = scene.governors.get(at)
    if governor is None or governor[1] != "to" or scene.row[at].slot != "to":
        return None
    if "undergo" not in scene.row[governor[0]].governs:
        return None
    subject = scene.complements[governor[0]].first("subject")
    phrase = scene.row[subject].phrase if subject is not None else None
    return subject if phrase is not None and people(phrase) else None


def _by_person(scene: Scene, at: int, loss: Loss, lexicon: Lexicon) -> LossMention | None:
    """Three dead, dozens of injured, a martyr."""
    phrase = scene.row[at].phrase
    if phrase is None or scene.page.readings[phrase.head].peeled.stem not in loss.persons or not _has_needs(scene, at, loss):
        return None
    if is_none(scene, phrase.first):
        return LossMention(loss.kind, at, at, phrase.head, Quantity(0, 0), phrase, loss.line, none=True)
    if _governs_genitive(scene, at, phrase):
        return None
    if not phrase.counted and not _tells_alone(scene, at, phrase, loss):
        joined = scene.row[at].joined and at > 0 and scene.row[at - 1].phrase is not None and "verbal" not in phrase.classes
        return LossMention(loss.kind, at, at, phrase.head, None, phrase, loss.line) if joined else None
    if scene.row[at].slot == "between":
        return _between(scene, at, loss)
    listed = list_from(scene, at, lexicon, among=loss.persons)
    parts = tuple((count, found) for count, found, _ in listed if count is not None)
    return LossMention(loss.kind, at, listed[-1][2], phrase.head, total([count for count, _, _ in listed]), phrase, loss.line, parts)


def _between(scene: Scene, at: int, loss: Loss) -> LossMention:
    """Dead and injured told as one: "fifty of them fell, between dead and injured". The number stands with the people before."""
    phrases = [chunk.phrase for chunk in scene.row[max(0, at - BETWEEN_REACH) : at]]
    before = next((phrase for phrase in reversed(phrases) if phrase is not None and phrase.counted and people(phrase)), None)
    shared = Quantity(before.low, before.high) if before is not None else None
    return LossMention(loss.kind, at, at, scene.row[at].first, None, before, loss.line, joint=True, shared=shared)


def _governs_genitive(scene: Scene, at: int, phrase: Phrase) -> bool:
    """Whether a dual in the form it takes before a genitive is an act, or a verb spelled alike ("the two hit their targets")."""
    after = scene.row[at + 1] if at + 1 < len(scene.row) else None
    return phrase.first == phrase.head and phrase.counted and "verbal" in phrase.classes and after is not None and after.slot == "of"


def _tells_alone(scene: Scene, at: int, phrase: Phrase, loss: Loss) -> bool:
    """Whether a word for the dead without a number tells of one: a singular that is neither a title nor a state ("as a martyr")."""
    reading = scene.page.readings[phrase.head]
    left = any(at in found.slots.get("object", ()) and is_result(scene, verb) for verb, found in scene.complements.items())
    state = scene.page.words[phrase.head].form.endswith(TANWIN) and not left
    if state or reading.peeled.article or reading.peeled.pronoun:
        return False
    return loss.kind not in ("casualty", "bodies") and "person" in senses(phrase) and "verbal" not in phrase.classes
