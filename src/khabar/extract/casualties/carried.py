"""The event of an earlier sentence whose losses a sentence tells."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.running import is_many
from khabar.extract.events.predicates import OF_WAR
from khabar.extract.events.returning import acts_around, has_return
from khabar.extract.events.times import date_of
from khabar.extract.placing.naming import exactness
from khabar.extract.sentence.earlier import BEFORE
from khabar.extract.sentence.scene import Scene, is_result
from khabar.model import Draft

HARMFUL = frozenset({"strike", "bombing", "armed_attack", "clash", "interception", "abduction", "protest", "destruction", "capture"})
ONLY_TOLD = frozenset({"capture", "abduction", "destruction", "protest"})  # losses go here only where a word ties them
CARRY_BACK = 2  # sentences back that a bare loss may reach
RETURN_BACK = 4  # sentences back that "the attack" may reach


def earlier_event(scene: Scene, earlier: Sequence[Draft], loss: LossMention, drafts: Sequence[Draft], lexicon: Lexicon) -> int | None:
    """The event of an earlier sentence whose result this sentence tells."""
    before = any(chunk.kind == "background" and chunk.value in BEFORE for chunk in scene.row[loss.at :])
    if before or any(draft.type in HARMFUL for draft in drafts) or (loss.count is not None and (loss.count.low or 0) >= OF_WAR):
        return None  # "five were killed before the raids of yesterday", "the conflict left forty thousand dead"
    returns = has_return(scene)
    telling = returns or any(is_result(scene, n) for n in range(loss.at + 1))
    for n in range(len(earlier) - 1, -1, -1):
        draft = earlier[n]
        if draft.type not in HARMFUL or draft.status != "occurred":
            continue
        if scene.sentence - draft.sentence > (RETURN_BACK if returns else CARRY_BACK):
            return None
        n = n if loss.none else _main_event(earlier, n)
        return n if telling or goes_on(scene, earlier[n], loss, lexicon) else None
    return None


def _main_event(earlier: Sequence[Draft], last: int) -> int:
    """The first event that does harm in the sentence of the draft at ``last``: what comes after it there is its answer or its result."""
    same = [
        n for n in range(last + 1)
        if earlier[n].sentence == earlier[last].sentence and earlier[n].status == "occurred" and earlier[n].type in HARMFUL - ONLY_TOLD
    ]  # fmt: skip
    return same[0] if same else last


def goes_on(scene: Scene, draft: Draft, loss: LossMention, lexicon: Lexicon) -> bool:
    """Whether a loss with no word of result goes on telling an event: it has neither a place nor another day of its own."""
    if loss.kind != "casualty" and getattr(draft, loss.kind) is not None:
        return False
    if loss.none:
        return True
    if is_many(scene, draft) and draft.killed is None and draft.injured is None:
        return False
    date = date_of(scene, loss.at)
    if date is not None and draft.date is not None and date != draft.date:
        return False
    phrases = [chunk.phrase for chunk in scene.row if chunk.phrase is not None and chunk.slot in ("in", "near", "with")]
    return not any(exactness(scene.page, phrase, lexicon) for phrase in phrases)


def named_again(scene: Scene, earlier: Sequence[Draft], loss: LossMention, drafts: Sequence[Draft]) -> int | None:
    """The event told last that a loss is told of by its own definite noun: "ten were killed during the clashes", "the attack left ten".

    It is none of the sentence that the loss stands in, if that tells one of its type (``drafts``).
    """
    types = acts_around(scene, loss.at) if not loss.none else frozenset()
    if any(draft.type in types for draft in drafts):
        return None
    near = [n for n, draft in enumerate(earlier) if draft.type in types and scene.sentence - draft.sentence <= RETURN_BACK]
    near = [n for n in near if earlier[n].status == "occurred"]
    last = [n for n in near if earlier[n].sentence == earlier[near[-1]].sentence]
    own = len(last) == 1 and (loss.kind == "casualty" or getattr(earlier[last[0]], loss.kind) in (None, loss.count))
    return last[0] if own else None  # another number is another speaker's
