"""Sentences that return to an event told before: "the attack left three dead"."""

from collections.abc import Sequence

from msgspec import structs

from khabar.extract.events.going_on import OPENING
from khabar.extract.sentence.attributive import agrees
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene, chunk_of, is_result, with_sentence
from khabar.model import Draft, Quantity, Role
from khabar.text.marks import COMMAS, HARD_MARKS

REACH = 4  # sentences back that "the attack" may reach
CLASH = "clash"
GENERAL = frozenset({"unspecified", "other", None})
CLASH = "clash"
VIOLENT = frozenset({"strike", "bombing", "armed_attack", CLASH})
WORDS_FOR_ANY = frozenset({"armed_attack", "strike"})  # what a noun may tell that says only that someone was attacked
WIDE = frozenset({"area.province", "area.country", "direction"})  # nouns of places that are no site of an event told before
ONE = frozenset({"3ms", "3fs"})
NEAR = 2  # sentences back that a verb goes on from
NOBODY = Quantity(0, 0)
FILLED = ("killed", "injured", "outcome", "date", "weapon", "weapon_count", "actor")


def has_return(scene: Scene) -> bool:
    """Whether the sentence holds a definite event noun in the singular without a clause of its own: it returns to an event told before."""
    for at, chunk in enumerate(scene.row):
        if chunk.kind != "event" or not chunk.triggers or chunk.reading is None or not chunk.reading.peeled.article:
            continue
        after = scene.row[at + 1] if at + 1 < len(scene.row) else None
        if (after is None or after.kind != "relative") and any(noun.number == "singular" for noun in chunk.reading.nouns):
            return True
    return False


def acts_around(scene: Scene, at: int) -> frozenset[str]:
    """The types of the definite event noun that what is told at a chunk came of, or in whose course it was: "during the clashes"."""
    for n in range(at + 1, len(scene.row)):
        chunk, before = scene.row[n], scene.row[n - 1]
        other = chunk.kind == "verb" and not (chunk.reading is not None and chunk.reading.loses)
        if other or chunk.kind == "that" or (chunk.kind == "mark" and chunk.value in COMMAS | HARD_MARKS):
            break
        course = before.kind == "background" and before.value == "during"
        if chunk.kind == "event" and chunk.triggers and chunk.reading is not None and (course or chunk.slot == "in"):
            return _types_told_again(chunk)
    verb = scene.governors.get(at, (at, ""))[0]
    left = scene.complements[verb].first("subject") if is_result(scene, verb) and verb in scene.complements else None
    return _types_told_again(scene.row[left]) if left is not None else frozenset()


def _types_told_again(chunk: Chunk) -> frozenset[str]:
    """The types of a definite event noun."""
    if chunk.kind != "event" or chunk.reading is None or not chunk.reading.peeled.article:
        return frozenset()
    return frozenset(trigger.frame for trigger in chunk.triggers)


def fold_returns(scene: Scene, drafts: Sequence[Draft], earlier: list[Draft]) -> list[Draft]:
    """Give what is told of "the attack" to the event it returns to, and drop the empty return."""
    kept: list[Draft] = []
    for told in drafts:
        draft = _like_before(scene, told, [*earlier, *kept])
        if (act := _told_on(scene, draft, earlier)) is not None:
            earlier[act] = _with_struck(scene, earlier[act], draft)
            continue
        bare = _is_bare(draft)
        here = _before(scene, draft, kept) if bare else None
        pool = kept if here is not None and kept[here].word != draft.word else earlier
        back = _before(scene, draft, pool, alone=not _is_dated(draft)) if bare else None
        if back is None or _is_other_toll(draft, pool[back]):
            kept.append(_claimed(scene, draft, earlier))
            continue
        before = pool[back]
        changes: dict[str, object] = {name: getattr(draft, name) for name in FILLED if getattr(before, name) is None}
        if draft.type == CLASH != before.type:
            changes.pop("actor", None)  # a side of the fight that an attack turned into need not be who attacked
        if draft.place is not None and not _is_return(scene, draft.place):
            changes |= {"place": draft.place, "places": (*draft.places, *before.places)}
        if before.announced and draft.date is not None and not draft.announced:
            changes |= {"date": draft.date, "announced": False}
        if before.said.source is None and _is_owned(draft):
            changes["said"] = draft.said
        unhurt = all(count in (None, NOBODY) for count in (draft.killed, draft.injured))  # that holds of every site
        for n in [n for n, other in enumerate(pool) if n == back or (unhurt and other.word == before.word)]:
            pool[n] = structs.replace(pool[n], evidence=with_sentence(pool[n], scene), **changes)
    return kept


def _like_before(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """A draft told as "the attack" with the type and mode of the act of violence told last that it returns to, at the same place."""
    if not draft.returning or draft.type not in VIOLENT or draft.mode not in GENERAL or draft.weapon is not None:
        return draft
    if not any(chunk.first <= draft.word < chunk.last and {t.frame for t in chunk.triggers} >= WORDS_FOR_ANY for chunk in scene.row):
        return draft
    acts = [other if other.type != "clash" else structs.replace(other, status="unreal") for other in earlier]
    named = [other if is_named_alike(scene, draft.word, other.word) else structs.replace(other, status="unreal") for other in acts]
    ways = ((some, alone) for some in (named, acts) for alone in (True, False))
    back = next((n for some, alone in ways if (n := _before(scene, draft, some, alone=alone, wide=True)) is not None), None)
    if back is None or earlier[back].type == draft.type or not _may_be_at(draft.place, earlier[back].place):
        return draft
    return structs.replace(draft, type=earlier[back].type, mode=earlier[back].mode)


def is_named_alike(scene: Scene, word: int, other: int) -> bool:
    """Whether one noun stands at two words: "the attack" returns to "an attack" over the blast told after it."""
    nouns = [{noun.noun for noun in scene.page.readings[at].nouns} for at in (word, other)]
    return not nouns[0].isdisjoint(nouns[1])


def _told_on(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> int | None:
    """The act without a doer that was told last, where a verb goes on from it that only says whom it hit: "And it hit a patrol"."""
    at = chunk_of(scene, draft)
    chunk, found = scene.row[at], scene.complements.get(at)
    opens = all(ahead.kind in OPENING for ahead in scene.row[:at])
    if chunk.kind != "verb" or found is None or "subject" in found.slots or found.pronoun or not opens:
        return None
    if found.passive and ((struck := found.first("object")) is None or agrees(scene.row[struck], chunk)):
        return None
    if not {trigger.frame for trigger in chunk.triggers} >= WORDS_FOR_ANY or draft.mode not in GENERAL or draft.weapon is not None:
        return None
    last = len(earlier) - 1
    if last < 0 or scene.sentence - earlier[last].sentence > NEAR or draft.status != "occurred" or draft.actor is not None:
        return None
    act, persons = earlier[last], {form.person for form in chunk.reading.verbs} if chunk.reading is not None else set[str]()
    fits = act.type in VIOLENT and act.status == "occurred" and act.actor is None and not persons.isdisjoint(ONE)
    return last if fits and _agrees(scene, draft.said.source, act.said.source) else None


def _with_struck(scene: Scene, act: Draft, draft: Draft) -> Draft:
    """An act with what is told on of it: whom it hit, what came of it, and who says so."""
    changes = {name: getattr(draft, name) for name in FILLED if getattr(act, name) is None}
    if draft.target is not None and (act.target is None or act.suffered):
        changes |= {"target": draft.target, "suffered": draft.suffered}
    said = draft.said if act.said.source is None else act.said
    return structs.replace(act, evidence=with_sentence(act, scene), said=said, **changes)


def _may_be_at(left: Role | None, right: Role | None) -> bool:
    """Whether two places may be one: neither is named, or a name is common to them."""
    if left is None or right is None or not (left.concepts and right.concepts):
        return True
    return not {*left.concepts, *left.inner}.isdisjoint((*right.concepts, *right.inner))


def _is_bare(draft: Draft) -> bool:
    """Whether a draft is a definite event noun with no weapon of its own, and tells a result, or only the site where it was."""
    if not draft.returning or draft.type not in VIOLENT or draft.status != "occurred":
        return False
    if draft.place is not None:
        sides = draft.actor or (draft.target if draft.target != draft.place else None)
        return sides is None and not draft.place.concepts and not draft.place.inner and not draft.place.classes & WIDE
    told = draft.killed is not None or draft.injured is not None or draft.outcome is not None
    return told or _is_owned(draft) or _is_dated(draft)


def _is_return(scene: Scene, place: Role) -> bool:
    """Whether a place is only "the town" or "the area", which tells no more than what it returns to."""
    return "unknown" not in place.classes and " " not in scene.page.document.quote(place.span)


def _is_dated(draft: Draft) -> bool:
    """Whether a draft tells nothing but when it was ("the attack took place on Tuesday evening")."""
    untold = (draft.actor, draft.target, draft.place, draft.killed, draft.injured, draft.outcome)
    return draft.date is not None and not draft.announced and all(value is None for value in untold)


def _is_owned(draft: Draft) -> bool:
    """Whether whoever speaks claims the event as its own: it is the doer by its own account."""
    return draft.actor is not None and draft.said.source is not None and draft.actor.span == draft.said.source.span


def _claimed(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """An event that others have told, where "the attack" is now told by another: a second account of it, with its own toll.

    So it is where somebody claims it as his own work, and where another speaker gives another toll.
    """
    bare = draft.type != "clash" and draft.place is None and _is_bare(draft)
    owned, counted = bare and _is_owned(draft), bare and draft.said.source is not None and draft.killed is not None
    back = _before(scene, draft, earlier, alone=False) if owned or counted else None
    if back is None:
        return draft
    told, doer = earlier[back], draft.actor
    if not owned:
        doer = doer or told.actor
        if not (_is_other_toll(draft, told) and _agrees(scene, draft.actor, told.actor)):
            return draft
    evidence = tuple(dict.fromkeys((*told.evidence, *draft.evidence))) if owned else draft.evidence
    return structs.replace(
        told, actor=doer, said=draft.said, killed=draft.killed, injured=draft.injured, target=told.target or draft.target,
        sentence=draft.sentence, word=draft.word, evidence=evidence,
    )  # fmt: skip


def _is_other_toll(draft: Draft, told: Draft) -> bool:
    """Whether somebody tells another number of dead than was told before, one of several: his account, whoever told the first."""
    if draft.said.source is None or told.killed is None or draft.killed in (None, told.killed):
        return False
    return draft.killed is not None and (draft.killed.low or 0) > 1


def _before(scene: Scene, draft: Draft, earlier: Sequence[Draft], *, alone: bool = True, wide: bool = False) -> int | None:
    """The event returned to: the last of its type, else the last act of violence where the return is general.

    ``alone``: by the same account and with the same doer, as far as told; ``wide``: the last of whatever type.
    """
    near = [n for n in range(len(earlier) - 1, -1, -1) if scene.sentence - earlier[n].sentence <= REACH]
    last = next((earlier[n] for n in near if earlier[n].type == draft.type), None)
    if alone and last is not None and not _agrees(scene, draft.said.source, last.said.source):
        return None  # another speaker's account of what the speaker before told
    near = [n for n in near if _fits(draft, earlier[n]) and (not alone or _is_one_account(scene, draft, earlier[n]))]
    same = [n for n in near if earlier[n].type == draft.type]
    return next(iter(near if wide else same or near), None)


def _is_one_account(scene: Scene, draft: Draft, other: Draft) -> bool:
    if not _agrees(scene, draft.said.source, other.said.source):
        return False
    claimed = _is_owned(draft) and other.actor is not None and is_unnamed(other.actor)  # a group claims what "gunmen" did
    return claimed or _agrees(scene, draft.actor, other.actor)


def is_unnamed(actor: Role) -> bool:
    """Whether an actor is only "gunmen", "a suicide bomber", of no group that is named."""
    return "person.armed" in actor.classes and not (actor.concepts or actor.inner)


def _fits(draft: Draft, other: Draft) -> bool:
    if other.status != "occurred" or other.type not in VIOLENT or (draft.type == CLASH and other.type != CLASH):
        return False  # the fight that an attack turned into is told beside it (ruling 32)
    if draft.weapon is not None:
        thrown = other.weapon.concepts if other.weapon is not None else ()
        return other.type == draft.type and not set(thrown).isdisjoint(draft.weapon.concepts)  # "the fall of those shells"
    return draft.mode in GENERAL or (other.type == draft.type and draft.mode == other.mode)


def _agrees(scene: Scene, left: Role | None, right: Role | None) -> bool:
    if left is None or right is None or set(left.concepts) & set(right.concepts):
        return True
    return scene.page.document.quote(left.span) == scene.page.document.quote(right.span)
