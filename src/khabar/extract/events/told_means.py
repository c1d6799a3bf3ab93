"""The means of an act, told in a clause of its own: "the attack was carried out with a drone", "the attackers used grenades"."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.means import THROWN, arms_at, weapon_count, weapon_role
from khabar.extract.acts.modes import AIR, DROPPED, GENERAL, mode_of_weapon
from khabar.extract.acts.status import status_of
from khabar.extract.events.returning import REACH
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene, with_sentence
from khabar.model import Draft, Role

ACTS = ("strike", "bombing", "armed_attack")
USED, WORN = "use", "wear"
BORNE = frozenset({USED, WORN})
BELT = frozenset({"suicide"})  # what one wears to blow it up
ON_BODY = BELT | {"vehicle_bomb"}  # and what one drives for it
ATTACKERS = frozenset({"person.armed", "person.perpetrator"})
STATED = ("with", "from", "about")  # how the means stands behind "was carried out", "resulted", "caused"


class ToldMeans(Struct, frozen=True):
    """Weapons that a sentence tells as the means of an act: at which chunk, of which event noun, in whose hands."""

    weapons: tuple[int, ...]
    at: int
    event: int | None = None
    bearer: Role | None = None


def with_told_means(scene: Scene, drafts: Sequence[Draft], earlier: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Give the means that a sentence tells apart to its act, of this sentence or (changing ``earlier``) of one before."""
    found = list(drafts)
    for told in _told(scene, lexicon) if drafts or earlier else ():
        if _is_of_own_act(scene, told, drafts):
            continue
        for pool in (found, earlier):
            at = _act_of(scene, told, pool)
            if at is None:
                continue
            word, sentence = pool[at].word, pool[at].sentence
            for n, other in enumerate(pool):
                if (other.word, other.sentence) == (word, sentence) and other.weapon is None:
                    pool[n] = _given(scene, other, told, lexicon)
            break
    return found


def _told(scene: Scene, lexicon: Lexicon) -> Iterator[ToldMeans]:
    for at, chunk in enumerate(scene.row):
        kind = chunk.kind
        if kind == "verb":
            told = _in_use(scene, at) if chunk.governs & BORNE else None
        elif kind == "event":
            told = _of_return(scene, at) if _returns(scene, at) else None
        elif kind != "noun":
            continue
        elif chunk.slot == "with" and scene.row[at - 1].value == "that-pronoun":  # "that it was caused by"
            told = ToldMeans(arms, at) if (arms := arms_at(scene, at)) else None
        elif chunk.phrase is None or chunk.phrase.definite:
            continue
        elif _is_on_body(scene, at, BELT) and not _is_handled(scene, at):
            told = ToldMeans((at,), at)
        else:
            told = None
        if told is not None and status_of(scene, at, lexicon)[0] == "occurred":
            yield told


def _in_use(scene: Scene, at: int) -> ToldMeans | None:
    """What a verb of use, of bearing or of driving has as its object, the weapon ahead of it in a relative clause too."""
    slots = scene.complements[at].slots
    options = (*slots.get("object", ()), *slots.get("subject", ()))
    weapons = next((arms for n in options if (arms := arms_at(scene, n))), ())
    subject = next((n for n in slots.get("subject", ()) if n not in weapons), None)
    bearer = scene.row[subject].phrase if subject is not None else None
    if not weapons or not (bearer or USED in scene.row[at].governs or any(_is_on_body(scene, n, ON_BODY) for n in weapons)):
        return None
    event = next((n for n in slots.get("in", ()) if scene.row[n].kind == "event" and _returns(scene, n)), None)
    return ToldMeans(weapons, at, event, role_of(scene.page, bearer) if bearer is not None else None)


def _is_on_body(scene: Scene, n: int, kinds: frozenset[str]) -> bool:
    """Whether a chunk names, with no article, what is worn or driven to blow it up."""
    phrase = scene.row[n].phrase
    return phrase is not None and scene.row[n].kind == "noun" and not phrase.definite and bool(senses(phrase) & kinds)


def _is_handled(scene: Scene, n: int) -> bool:
    """Whether a weapon is what an act of the sentence is done to, or stands under a preposition: seized, found, made safe."""
    acts = (found.slots for at, found in scene.complements.items() if scene.row[at].triggers)
    return scene.row[n].slot not in ("", "with") or any(n in fillers for slots in acts for fillers in slots.values())


def _of_return(scene: Scene, at: int) -> ToldMeans | None:
    """The means behind an event that is returned to, or behind the verb that carries it."""
    verb = scene.governors[at][0] if at in scene.governors and scene.governors[at][1] in ("subject", "object") else at
    for slots in (scene.complements[at].slots, scene.complements[verb].slots):
        for n in (n for slot in STATED for n in slots.get(slot, ())):
            if weapons := arms_at(scene, n):
                return ToldMeans(weapons, at, at)
    return None


def _returns(scene: Scene, at: int) -> bool:
    """Whether a definite noun of an act of violence stands at a chunk."""
    chunk = scene.row[at]
    definite = chunk.reading is not None and chunk.reading.peeled.article
    return definite and any(trigger.frame in ACTS for trigger in chunk.triggers)


def _is_of_own_act(scene: Scene, told: ToldMeans, drafts: Sequence[Draft]) -> bool:
    """Whether an act that the sentence tells itself, with who, whom or where, has the weapons already."""
    role = weapon_role(scene, told.weapons)
    own = (draft for draft in drafts if draft.weapon is not None and role is not None and draft.weapon.span.overlaps(role.span))
    return any((draft.actor or draft.target or draft.place) is not None for draft in own)


def _act_of(scene: Scene, told: ToldMeans, drafts: Sequence[Draft]) -> int | None:
    """The act told last before the means, if it has none and whoever bears them may have done it."""
    word = scene.row[told.at].first
    for n in range(len(drafts) - 1, -1, -1):
        draft = drafts[n]
        if scene.sentence - draft.sentence > REACH:
            return None
        own = draft.sentence == scene.sentence and (told.event is not None or (draft.word >= word and not _is_doer(told, draft)))
        if own or draft.type not in ACTS or draft.status != "occurred":
            continue
        return n if draft.weapon is None and _bears(told, draft) else None
    return None


def _bears(told: ToldMeans, draft: Draft) -> bool:
    """Whether who bears a weapon is who did an act: nobody else is named, "the attackers", or the doer named again."""
    return told.event is not None or told.bearer is None or bool(told.bearer.classes & ATTACKERS) or _is_doer(told, draft)


def _is_doer(told: ToldMeans, draft: Draft) -> bool:
    """Whether who bears a weapon is named as the one who did an act."""
    doer, bearer = draft.actor, told.bearer
    return bool(doer and bearer and (doer.span == bearer.span or not set(doer.concepts).isdisjoint(bearer.concepts)))


def _given(scene: Scene, draft: Draft, told: ToldMeans, lexicon: Lexicon) -> Draft:
    """A draft with its means, and the mode and type that they tell where it has only a general one; as it was where they do not agree."""
    frame, modes = draft.type, _modes(scene, told, draft.type, lexicon)
    if not modes and draft.mode in GENERAL:
        for other in ACTS:
            if all(mode_of_weapon(scene, n, other, lexicon) for n in told.weapons):
                frame, modes = other, _modes(scene, told, other, lexicon)
    mode = draft.mode
    if draft.mode in GENERAL and modes:
        mode = "mixed" if len(modes) > 1 and frame == "strike" else next(iter(modes))
    elif draft.type in THROWN and modes and draft.mode not in modes and not (draft.mode == AIR and modes.keys() <= DROPPED):
        return draft
    arms = scene.row[told.weapons[0]].phrase
    count = weapon_count(arms, scene, lexicon) if arms is not None and len(told.weapons) == 1 else None
    return structs.replace(
        draft,
        type=frame,
        mode=mode,
        weapon=weapon_role(scene, told.weapons),
        weapon_count=count,
        evidence=with_sentence(draft, scene),
        lines=tuple(dict.fromkeys((*draft.lines, *modes.values()))),
    )


def _modes(scene: Scene, told: ToldMeans, frame: str, lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for n in told.weapons:
        found.update(mode_of_weapon(scene, n, frame, lexicon))
    return found
