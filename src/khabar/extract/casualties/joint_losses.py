"""Dead and injured told in one number ("ten dead and injured", "killed and wounded were ten"), which counts for neither alone."""

from msgspec import structs

from khabar.codebook.kinds import HARM_KINDS
from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.numbers_told import counts_people
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import TANWIN


def joint(scene: Scene, found: list[LossMention], lexicon: Lexicon) -> list[LossMention]:
    """Dead and injured told in one number count for neither alone (ruling 2)."""
    result = [_with_verb_before(scene, mention, lexicon) for mention in found]
    for n in range(len(found) - 1):
        left, right = result[n], result[n + 1]
        if {left.kind, right.kind} != HARM_KINDS or left.none or right.none:
            continue
        if left.joint or right.joint:
            result[n + 1] = structs.replace(right, joint=True, count=None)
            continue
        if not _shares(scene, left, right, lexicon):
            continue
        shared = right.count if _is_act(scene, left) else left.count
        result[n] = structs.replace(left, joint=True, count=None, shared=shared)
        result[n + 1] = structs.replace(right, joint=True, count=None)
    return result


def _is_act(scene: Scene, mention: LossMention) -> bool:
    return scene.row[mention.at].kind == "event" and (mention.who is None or mention.who is not scene.row[mention.at].phrase)


def _shares(scene: Scene, left: LossMention, right: LossMention, lexicon: Lexicon) -> bool:
    """Whether two neighbours have one number: "the killing and injuring of ten", "ten dead and injured"."""
    if right.at not in (left.last + 1, left.at + 1) or not scene.row[right.at].joined:
        return False
    if counts_people(scene, scene.row[left.at], lexicon):
        return False  # "the number of the dead came to thirty, and of the wounded to fifty"
    if _is_act(scene, left) and _is_act(scene, right):
        return left.who is not None and left.who is right.who
    if left.count is None or right.who is None or right.who is not scene.row[right.at].phrase:
        return False
    return _has_no_number(scene, left, right) if right.count is None else _is_singular(scene, left, right)


def _has_no_number(scene: Scene, left: LossMention, right: LossMention) -> bool:
    """Whether the second of two groups has neither a number of its own ("and some wounded") nor stands behind a dual."""
    dual = left.who is not None and any(noun.number == "dual" for noun in scene.page.readings[left.who.head].nouns)
    return not dual and right.who is not None and right.who.first == right.who.head


def _is_singular(scene: Scene, left: LossMention, right: LossMention) -> bool:
    """Whether both groups are the singular that large numbers take: "thirty dead and wounded"."""
    heads = [scene.page.readings[who.head].peeled for who in (left.who, right.who) if who is not None]
    counted = left.who is not None and left.who.counted and right.who is not None and not right.who.counted
    return counted and all(head.stem.endswith(TANWIN) and not head.article for head in heads)


def _with_verb_before(scene: Scene, mention: LossMention, lexicon: Lexicon) -> LossMention:
    """A loss told by the second of two verbs that share who suffers: "killed and wounded were ten"."""
    at = mention.at
    two = at > 0 and scene.row[at].joined and (scene.row[at - 1].kind, scene.row[at].kind) == ("verb", "verb")
    if not two or mention.kind not in HARM_KINDS:
        return mention
    first, reading = scene.complements[at - 1], scene.row[at - 1].reading
    verbs = {form.verb for form in reading.verbs if form.person.startswith("3") and form.person.endswith("s")} if reading else set()
    other = any(verbs & loss.verbs for loss in lexicon.codebook.losses if loss.kind in HARM_KINDS - {mention.kind})
    if not other or first.slots.get("object") or (first.slots.get("subject") and not first.passive):
        return mention
    return structs.replace(mention, joint=True, count=None, shared=mention.count)
