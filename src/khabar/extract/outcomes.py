"""Gives each loss to the event it belongs to, and tells what came of an event."""

from collections.abc import Sequence

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.draft import role_of, sentence_span
from khabar.extract.links import FARTHEST, TOLD, UNTOLD, cost, is_result
from khabar.extract.losses import LossMention
from khabar.extract.scene import Scene
from khabar.extract.sufferers import total
from khabar.model import Draft, Quantity

HARMFUL = frozenset({"strike", "bombing", "armed_attack", "clash", "interception", "abduction", "capture", "protest", "destruction", "arrest"})
BY_MEANS = frozenset({"strike", "bombing", "clash", "armed_attack"})
COUNTED = frozenset({"killed", "injured", "casualty"})
CARRY_BACK = 2  # sentences back that a bare loss may reach
RETURN_BACK = 4  # sentences back that "the attack" may reach


class Tied(Struct, frozen=True):
    """A loss with the draft it was given to, by index, or None where it belongs to no event of the text."""

    loss: LossMention
    draft: Draft | None
    given: bool


def attach(scene: Scene, drafts: list[Draft], losses: Sequence[LossMention], earlier: list[Draft],
           lexicon: Lexicon) -> tuple[list[Draft], list[Tied]]:  # fmt: skip
    """Give each loss to its event, in this sentence or (changing ``earlier``) before; return drafts and what tallies are made of."""
    if not losses:
        return [_outcome(draft) for draft in drafts], []
    running = any(cue.cue.kind == "total" for at in range(*scene.page.sentences[scene.sentence]) if (cue := scene.page.cues.get(at)))
    at_of = _chunks_of(scene, drafts)
    chosen = _choose(scene, drafts, losses, at_of, lexicon)
    tied: list[Tied] = []
    for loss, index in zip(losses, chosen, strict=True):
        draft = drafts[index] if index is not None else None
        if loss.kind not in COUNTED or (running and not loss.none):
            tied.append(Tied(loss, draft, given=False))
        elif index is not None:
            tied.append(Tied(loss, draft, given=True))
            drafts[index] = _with_loss(scene, drafts[index], loss)
        else:
            back = _earlier_event(scene, earlier, loss, drafts, lexicon)
            if back is not None:
                before = _with_loss(scene, earlier[back], loss)
                span = sentence_span(scene.page, scene.sentence)
                earlier[back] = structs.replace(before, evidence=before.evidence if span in before.evidence else (*before.evidence, span))
                tied.append(Tied(loss, earlier[back], given=True))
            else:
                tied.append(Tied(loss, None, given=False))
    drafts = _without_losses(scene, drafts, losses, chosen, at_of)
    return [_outcome(draft) for draft in drafts], tied


def _chunks_of(scene: Scene, drafts: Sequence[Draft]) -> list[int]:
    """The chunk of each draft's trigger."""
    return [next((n for n, chunk in enumerate(scene.row) if chunk.first <= draft.word < chunk.last), 0) for draft in drafts]


def _choose(scene: Scene, drafts: Sequence[Draft], losses: Sequence[LossMention], at_of: Sequence[int], lexicon: Lexicon) -> list[int | None]:
    """The draft of each loss: the one it is tied to by a word; else the one of the loss it is listed with; else the nearest."""
    best: list[tuple[float, int | None]] = []
    for loss in losses:
        options = [
            (cost(scene, at_of[n], loss.at, lexicon) + (UNTOLD if is_self else 0.0), n)
            for n, draft in enumerate(drafts)
            if draft.type in HARMFUL and draft.status == "occurred"
            for is_self in (draft.word == loss.word,)
        ]
        best.append(min(options, default=(FARTHEST + 1, None)))
    chosen: list[int | None] = []
    for n, (price, index) in enumerate(best):
        near = [m for m in (n - 1, n + 1) if 0 <= m < len(losses) and _listed(scene, losses[min(n, m)], losses[max(n, m)], at_of)]
        if price >= UNTOLD:
            for m in near:
                if best[m][0] < min(price, UNTOLD):
                    price, index = best[m]
        chosen.append(index if price <= FARTHEST else None)
    return chosen


def _listed(scene: Scene, left: LossMention, right: LossMention, at_of: Sequence[int]) -> bool:
    """Whether two losses stand in one list: nothing that happened is told between them."""
    between = range(left.last + 1, right.at)
    if any(n in at_of for n in between):
        return False
    return not any(scene.row[n].kind in ("that", "result") or (scene.row[n].kind == "mark" and scene.row[n].value in "؛;\n") for n in between)


def _without_losses(scene: Scene, drafts: list[Draft], losses: Sequence[LossMention], chosen: Sequence[int | None],
                    at_of: Sequence[int]) -> list[Draft]:  # fmt: skip
    """Drop a killing that is the result of another event of the sentence: the means decides the type (ruling 9)."""
    gone: set[int] = set()
    for loss, index in zip(losses, chosen, strict=True):
        for n, draft in enumerate(drafts):
            if index is None or n == index or draft.word != loss.word or drafts[index].type not in BY_MEANS or draft.mode not in (None, "other", "unspecified"):
                continue
            gone.add(n)
            kept = drafts[index]
            drafts[index] = structs.replace(kept, actor=kept.actor or draft.actor, date=kept.date or draft.date)
    return [draft for n, draft in enumerate(drafts) if n not in gone]


def _earlier_event(scene: Scene, earlier: Sequence[Draft], loss: LossMention, drafts: Sequence[Draft], lexicon: Lexicon) -> int | None:
    """The event of an earlier sentence whose result this sentence tells."""
    if any(draft.type in HARMFUL for draft in drafts):
        return None
    telling = any(is_result(scene, n, lexicon) for n in range(loss.at + 1))
    for n in range(len(earlier) - 1, -1, -1):
        draft = earlier[n]
        if draft.type not in HARMFUL or draft.status != "occurred":
            continue
        if scene.sentence - draft.sentence > CARRY_BACK:
            return None
        free = loss.kind == "casualty" or getattr(draft, loss.kind) is None
        return n if telling or free else None
    return None


def _with_loss(scene: Scene, draft: Draft, loss: LossMention) -> Draft:
    """A draft with a loss added; what is told of both sides of a fight is added up (ruling 40)."""
    changes: dict[str, object] = {}
    if loss.none:
        for field in ("killed",) if loss.kind == "killed" else ("killed", "injured"):
            if getattr(draft, field) is None:
                changes[field] = Quantity(0, 0)
        return structs.replace(draft, **changes)
    field = "killed" if loss.kind == "casualty" else loss.kind
    before = getattr(draft, field)
    if loss.count is not None and not loss.joint:
        changes[field] = loss.count if before is None or before == Quantity(0, 0) else total([before, loss.count]) if draft.type == "clash" else before
    if draft.target is None and loss.who is not None and draft.type != "clash" and scene.page.words[loss.who.head].kind == "word":
        changes["target"] = role_of(scene.page, loss.who)
    if draft.type in ("strike", "bombing") and draft.outcome is None:
        changes["outcome"] = "hit"
    return structs.replace(draft, **changes)


def _outcome(draft: Draft) -> Draft:
    """What came of an event by its very type: what is intercepted is intercepted, what goes off hits."""
    if draft.outcome is not None or draft.status != "occurred":
        return draft
    if draft.type == "interception":
        return structs.replace(draft, outcome="intercepted")
    if draft.type == "bombing" and (draft.target is not None):
        return structs.replace(draft, outcome="hit")
    return draft


__all__ = ["HARMFUL", "TOLD", "Tied", "attach"]
