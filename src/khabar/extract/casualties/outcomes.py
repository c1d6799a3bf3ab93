"""Gives each loss to the event it belongs to."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.extents import whole_role
from khabar.extract.casualties.carried import HARMFUL, ONLY_TOLD, RETURN_BACK, earlier_event, named_again
from khabar.extract.casualties.fallen_sides import killer_by_own_account, sides_by_dead
from khabar.extract.casualties.harm import with_outcomes
from khabar.extract.casualties.links import FARTHEST, UNTOLD, cost, in_background, was_elsewhere
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.running import (
    is_apart_from_total,
    is_at_site,
    is_former_toll,
    is_long,
    is_many,
    is_of_war,
    is_running,
    is_toll_of,
    is_toll_since,
)
from khabar.extract.casualties.sufferers import is_told, total
from khabar.extract.events.damage import DAMAGE
from khabar.extract.events.returning import VIOLENT, fold_returns
from khabar.extract.noun_phrases.filling import adjoin, joined_role, phrase_span
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene, chunk_of, with_sentence
from khabar.model import Draft, Quantity, Role
from khabar.model.event_types import ONE_SIDED
from khabar.text.marks import HARD_MARKS

BUILT = frozenset({"structure", "site", "military_site", "facility"})
CROWD = "protest"
COUNTED = frozenset({"killed", "injured", "casualty"})
JOINED = UNTOLD + 1.5  # "shelled the town and killed three": one act, told on
EMPTY = 0.4  # an event noun beside the verb that tells of it: the fuller of two drafts is preferred


class Tied(Struct, frozen=True):
    """A loss, the draft it was tied to, and whether the draft was given its number (a running total is not)."""

    loss: LossMention
    draft: Draft | None
    given: bool


def attach(scene: Scene, drafts: list[Draft], losses: Sequence[LossMention], earlier: list[Draft],
           lexicon: Lexicon) -> tuple[list[Draft], list[Tied]]:  # fmt: skip
    """Give each loss to its event, in this sentence or (changing ``earlier``) before; return drafts and what tallies are made of."""
    losses = [loss for loss in losses if not is_former_toll(scene, loss.at, lexicon)]
    chosen = _choose(scene, drafts, losses, lexicon)
    results = _results(drafts, losses, chosen)
    chosen = [results.get(index, index) if index is not None else None for index in chosen]
    running = bool(losses) and is_running(scene)
    tied: list[Tied] = []
    for loss, index, named in zip(losses, chosen, _named_earlier(scene, losses, drafts, earlier), strict=True):
        index = None if named is not None else index
        draft = drafts[index] if index is not None else None
        bare = index is None and named is None and loss.kind in COUNTED
        back = earlier_event(scene, earlier, loss, drafts, lexicon) if bare else named
        told = earlier[back] if back is not None else draft
        before = [*earlier, *(other for other in drafts if draft is not None and other.word < draft.word)]
        series = is_toll_since(scene, loss.at, loss.count) or (
            draft is not None and (is_of_war(scene, draft, loss.count) or _is_series(scene, draft, before))
        )
        apart = loss.none or is_apart_from_total(scene, loss.last) or (told is not None and is_toll_of(scene, told))
        counting = running and not apart
        if loss.kind not in COUNTED or counting or series or is_long(scene, loss.at, draft):
            tied.append(Tied(loss, draft, given=False))
        elif index is not None:
            tied.append(Tied(loss, draft, given=True))
            for n in [n for n, other in enumerate(drafts) if n == index or (loss.none and other.word == drafts[index].word)]:
                drafts[n] = _with_loss(scene, drafts[n], loss, lexicon, alone=_is_alone(drafts, n))
        else:
            tied.append(_give_back(scene, earlier, loss, back, lexicon))
    drafts = _without(drafts, results)
    drafts = with_outcomes(scene, drafts, earlier, lexicon)
    return fold_returns(scene, drafts, earlier), tied


def _named_earlier(scene: Scene, losses: Sequence[LossMention], drafts: Sequence[Draft], earlier: Sequence[Draft]) -> list[int | None]:
    """The earlier event that each loss is told of by name, and those listed with such a loss."""
    at_of = [chunk_of(scene, draft) for draft in drafts]
    named: list[int | None] = []
    for n, loss in enumerate(losses):
        own = named_again(scene, earlier, loss, drafts) if loss.kind in COUNTED else None
        listed = own is None and n > 0 and scene.row[loss.at].joined and _listed(scene, losses[n - 1], loss, at_of)
        named.append(named[n - 1] if listed else own)
    return named


def _is_series(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether "the attacks" are more than what was told before, where nobody told of any of their kind: what they cost is a tally.

    "The clashes" are one fight all the same.
    """
    if (
        draft.type == "clash"
        or not draft.returning
        or draft.background
        or draft.target is not None
        or not is_many(scene, draft)
        or is_at_site(draft)
    ):
        return False
    kin = (other for other in earlier if other.type == draft.type and scene.sentence - other.sentence <= RETURN_BACK)
    return not scene.row[chunk_of(scene, draft)].slot and not any(kin)


def _give_back(scene: Scene, earlier: list[Draft], loss: LossMention, back: int | None, lexicon: Lexicon) -> Tied:
    """Give a loss to an event of an earlier sentence, if it belongs to one."""
    if back is None:
        return Tied(loss, None, given=False)
    word = earlier[back].word
    for n in [n for n, other in enumerate(earlier) if n == back or (loss.none and other.word == word)]:
        before = _with_loss(scene, earlier[n], loss, lexicon, alone=False)
        earlier[n] = structs.replace(before, evidence=with_sentence(before, scene))
    return Tied(loss, earlier[back], given=True)


def _choose(scene: Scene, drafts: Sequence[Draft], losses: Sequence[LossMention], lexicon: Lexicon) -> list[int | None]:
    """The draft of each loss: the one it is tied to by a word; else the one of the loss it is listed with; else the nearest."""
    at_of = [chunk_of(scene, draft) for draft in drafts]
    best: list[tuple[float, int | None]] = []
    for loss in losses:
        options: list[tuple[float, int | None]] = []
        told = next((draft for draft in drafts if draft.word == loss.word), None)
        for n, draft in enumerate(drafts):
            if told is not None and _is_apart(scene, told, draft):
                continue
            if draft.type in HARMFUL and draft.status == "occurred" and not (_is_leaving(scene, draft, loss) and len(drafts) > 1):
                price = cost(scene, at_of[n], loss.at, lexicon) + (EMPTY if draft.target is None and draft.place is None else 0.0)
                if draft.type not in ONLY_TOLD or price < UNTOLD:
                    own = draft.word == loss.word
                    options.append((price + ((JOINED if _is_joined(scene, loss.at) else UNTOLD) if own else 0.0), n))
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


def _is_apart(scene: Scene, told: Draft, draft: Draft) -> bool:
    """Whether a killing by a doer of its own is no result of another act: of one that it followed or answers, or that others did.

    One by arms is none of the crowd in whose midst it was: "two were shot dead during protests".
    """
    if draft.type == CROWD and told is not draft and told.weapon is not None:
        return True
    if told is draft or told.actor is None or told.passive or draft.word < told.word:
        return False
    others = draft.actor is not None and bool(draft.actor.concepts) and set(draft.actor.concepts).isdisjoint(told.actor.concepts)
    return in_background(scene, chunk_of(scene, draft)) or (others and bool(told.actor.concepts))


def _is_joined(scene: Scene, at: int) -> bool:
    """Whether a loss, or the verb that carries it ("and managed to kill"), is joined to what stands before."""
    return scene.row[at].joined or scene.row[scene.governors.get(at, (at, ""))[0]].joined


def _is_leaving(scene: Scene, draft: Draft, loss: LossMention) -> bool:
    """Whether a draft is no event but the verb of its result: raids "that left three dead"."""
    if draft.target is None or loss.who is None or draft.word == loss.word or "person.casualty" not in loss.who.classes:
        return False
    return scene.page.readings[draft.word].verbs != () and draft.target.span.overlaps(phrase_span(scene.page, loss.who))


def _listed(scene: Scene, left: LossMention, right: LossMention, at_of: Sequence[int]) -> bool:
    """Whether two losses stand in one list: nothing that happened is told between them."""
    between = range(left.last + 1, right.at)
    if any(n in at_of for n in between) or any(was_elsewhere(scene, left.at, at) for at in at_of if at > right.at):
        return False
    chunks = [scene.row[n] for n in between]
    return not any(chunk.kind in ("that", "result", "break") or (chunk.kind == "mark" and chunk.value in HARD_MARKS) for chunk in chunks)


def _results(drafts: Sequence[Draft], losses: Sequence[LossMention], chosen: Sequence[int | None]) -> dict[int, int]:
    """The killings that are only the result of another event of the sentence, each with that event (ruling 9)."""
    found: dict[int, int] = {}
    for loss, index in zip(losses, chosen, strict=True):
        if index is None or loss.kind not in COUNTED or drafts[index].type not in VIOLENT | {DAMAGE}:
            continue
        index = found.get(index, index)
        for n, draft in enumerate(drafts):
            other = draft.mode not in (None, "other", "unspecified") and draft.type != drafts[index].type
            if n != index and draft.word == loss.word and not other:
                found[n] = index
                found.update({m: index for m, kept in found.items() if kept == n})
    return found


def _without(drafts: Sequence[Draft], results: Mapping[int, int]) -> list[Draft]:
    """The drafts without those that are results; what an event leaves open its result may tell: the means decides the type."""
    kept = list(drafts)
    for n, index in results.items():
        event, draft = kept[index], drafts[n]
        actor = event.actor or draft.actor
        himself = actor is not None and event.target is not None and actor.span == event.target.span
        kept[index] = structs.replace(
            event,
            actor=actor,
            target=draft.target if himself else event.target or draft.target,
            date=event.date or draft.date,
            place=event.place or draft.place,
            places=event.places or draft.places,
        )
    return [draft for n, draft in enumerate(kept) if n not in results]


def _is_alone(drafts: Sequence[Draft], index: int) -> bool:
    """Whether no other draft of the sentence can tell the same event: what one leaves out the other may hold."""
    return not any(n != index and draft.type == drafts[index].type and draft.target is not None for n, draft in enumerate(drafts))


def _is_another(scene: Scene, target: Role, lexicon: Lexicon) -> bool:
    """Whether the target is but "another", beside one who is told in this sentence."""
    words = lexicon.codebook.loss_words
    phrases = (chunk.phrase for chunk in scene.row if chunk.phrase is not None and phrase_span(scene.page, chunk.phrase) == target.span)
    return any(scene.page.readings[phrase.head].peeled.stem in words.another | words.two_others for phrase in phrases)


def _rather(scene: Scene, draft: Draft, loss: LossMention, lexicon: Lexicon) -> Role | None:
    """Whom a blow was for, rather than the target told so far: who fell with "another", one killed by name in a town."""
    if loss.who is None or draft.target is None:
        return None
    if is_told(scene, loss.who) and _is_another(scene, draft.target, lexicon):
        return _sufferers(scene, loss, loss.who)
    return whole_role(scene, loss.who) if _is_for_him(scene, draft, draft.target, loss, loss.who) else None


def _is_for_him(scene: Scene, draft: Draft, target: Role, loss: LossMention, dead: Phrase) -> bool:
    """Whether one person killed is told by name where nothing but the town is told as struck: he is the target (ruling 9)."""
    ground = draft.place is not None and draft.place.span == target.span and not target.classes & BUILT
    one = loss.kind == "killed" and loss.count == Quantity(1, 1) and "person" in senses(dead) and not dead.counted
    if not (one and ground and draft.type in ONE_SIDED):
        return False
    return dead.named or bool(dead.concepts) or whole_role(scene, dead).span.end > phrase_span(scene.page, dead).end


def _sufferers(scene: Scene, loss: LossMention, who: Phrase) -> Role:
    """All who suffered a loss, where one stands right behind the other ("a woman and three children")."""
    groups = [who]
    for _, phrase in loss.parts:
        if adjoin(scene.page, groups[-1], phrase):
            groups.append(phrase)
    return whole_role(scene, who) if len(groups) == 1 else joined_role(scene.page, groups)


def _with_none(draft: Draft, loss: LossMention) -> Draft:
    """A draft with the word that nobody was lost, where nothing else was told."""
    fields = ("killed",) if loss.kind == "killed" else ("killed", "injured")
    return structs.replace(draft, **{field: Quantity(0, 0) for field in fields if getattr(draft, field) is None})


def _with_loss(scene: Scene, draft: Draft, loss: LossMention, lexicon: Lexicon, *, alone: bool) -> Draft:
    """A draft with a loss added; both sides of a fight are added up (ruling 40). The dead of a targetless act are its target."""
    changes: dict[str, object] = {}
    if loss.none:
        return _with_none(draft, loss)
    field = "killed" if loss.kind == "casualty" else loss.kind
    before = getattr(draft, field)
    if loss.count is not None and not loss.joint:
        added = total([before, loss.count]) if draft.type == "clash" else before
        changes[field] = loss.count if before is None or before == Quantity(0, 0) else added
    if (rather := _rather(scene, draft, loss, lexicon)) is not None:
        changes["target"] = rather
    who = loss.who if loss.who is not None and is_told(scene, loss.who) else None
    if alone and who is not None and draft.target is None and draft.type != "clash":
        changes["target"], changes["suffered"] = _sufferers(scene, loss, who), True
    elif who is not None:
        changes |= sides_by_dead(scene, draft, who, lexicon)
    if who is not None and draft.actor is None and (killer := killer_by_own_account(draft, who, lexicon)) is not None:
        changes["actor"] = killer
    if draft.type in ("strike", "bombing") and draft.outcome is None:
        changes["outcome"] = "hit"
    if draft.type == DAMAGE and field == "killed" and changes.get("killed") is not None:
        burnt = {"target": _sufferers(scene, loss, who), "suffered": True} if who is not None else {}
        changes |= {"type": "armed_attack", "mode": "other", "outcome": None, **burnt}  # a house set on fire with people in it
    return structs.replace(draft, **changes)
