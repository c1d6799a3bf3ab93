"""What those who fell in a fight tell of its sides, where it names one of them or none."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.extents import whole_role
from khabar.extract.noun_phrases.filling import phrase_span
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.sentence.scene import Scene
from khabar.model import Draft, Role

REGULAR = frozenset({"military", "police", "state", "force", "person.military", "coalition"})
CIVIL = frozenset({"person.civil", "community"})
_FROM_AFAR = frozenset({"airstrike", "drone", "artillery", "missile"})
_FIGHTING = frozenset({"military", "armed_group", "militia"})
IRREGULAR = frozenset({"person.armed", "armed_group", "militia"})


def sides_by_dead(scene: Scene, draft: Draft, dead: Phrase, lexicon: Lexicon) -> dict[str, object]:
    """What those who fell tell of the sides of a fight."""
    if _fell_fighting(scene, draft, dead, lexicon):
        return {"target": whole_role(scene, dead)}
    told = _kinds_of(dead, lexicon)
    if _fell_to(draft, dead, told):
        return {"actor": draft.target, "target": whole_role(scene, dead)}
    if draft.type == "clash" and draft.actor is None and told & (IRREGULAR | REGULAR):
        return _sides_of_dead(draft, whole_role(scene, dead), fought=bool(told & IRREGULAR), named=dead.definite)
    return {"actor": whole_role(scene, dead)} if _fell_against(draft, dead, told) else {}


def killer_by_own_account(draft: Draft, dead: Phrase, lexicon: Lexicon) -> Role | None:
    """The force that tells how many of a group fell in a strike of nobody else's: "the army announced the killing of rebels in raids"."""
    source, party = draft.said.source, {*dead.concepts, *dead.inner}
    if source is None or draft.type != "strike" or draft.mode not in _FROM_AFAR or draft.returning or not source.classes & _FIGHTING:
        return None
    own = {*source.concepts, *source.inner}
    foes = bool(own and party) and own.isdisjoint(party) and not source.classes & {"person.source", "person.official"}
    return source if foes and _kinds_of(dead, lexicon) & IRREGULAR else None


def _fell_fighting(scene: Scene, draft: Draft, dead: Phrase, lexicon: Lexicon) -> bool:
    """Whether those who fell in a clash that names one side are of the other: rebels who fell where the army fought."""
    if draft.type != "clash" or draft.actor is None or draft.target is not None or _are_two_sides(scene, draft.actor):
        return False
    sides = (draft.actor.classes, _kinds_of(dead, lexicon))
    return any(one & REGULAR and other & IRREGULAR and not one & IRREGULAR for one, other in (sides, sides[::-1]))


def _are_two_sides(scene: Scene, role: Role) -> bool:
    """Whether a role is "the two sides", who are those told before."""
    between = (chunk for chunk in scene.row if chunk.slot == "between" and chunk.phrase is not None and chunk.reading is not None)
    two = (chunk.phrase for chunk in between if chunk.reading is not None and any(noun.number == "dual" for noun in chunk.reading.nouns))
    return not role.concepts and any(phrase is not None and phrase_span(scene.page, phrase) == role.span for phrase in two)


def _fell_to(draft: Draft, dead: Phrase, told: frozenset[str]) -> bool:
    """Whether rebels fell in a clash "with" a force that is not theirs, and nobody else is named: the force did it."""
    foe = _only_foe(draft)
    if foe is None or not told & IRREGULAR:
        return False
    parties = [{*role.concepts, *role.inner} for role in (dead, foe)]
    regular = foe.classes & REGULAR and not foe.classes & IRREGULAR
    return bool(regular) or (all(parties) and parties[0].isdisjoint(parties[1]))


def _fell_against(draft: Draft, dead: Phrase, told: frozenset[str]) -> bool:
    """Whether men of a force that is named fell in a clash "with" rebels, or people in one "with" forces: they are the other side."""
    foe = _only_foe(draft)
    if foe is None:
        return False
    if dead.classes & CIVIL and not dead.named:
        return bool(foe.classes & REGULAR)
    named = bool(dead.concepts or dead.inner)
    return bool(named and told & REGULAR and not told & IRREGULAR and foe.classes & IRREGULAR)


def _only_foe(draft: Draft) -> Role | None:
    """The side that a clash is told to be "with", where it names no other and tells of no losses of that side."""
    return draft.target if draft.type == "clash" and draft.actor is None and not draft.suffered else None


def _sides_of_dead(draft: Draft, dead: Role, *, fought: bool, named: bool) -> dict[str, object]:
    """The sides of a fight that only its dead tell: who is told first to have lost men is the target, the other side the actor."""
    party = {*dead.concepts, *dead.inner}
    if draft.target is None:
        return {"target": dead, "suffered": True} if party and fought else {}
    if not draft.suffered or not (party or named) or not party.isdisjoint((*draft.target.concepts, *draft.target.inner)):
        return {}
    first = dead.span.start < draft.target.span.start
    return {"actor": draft.target, "target": dead} if first else {"actor": dead}


def _kinds_of(dead: Phrase, lexicon: Lexicon) -> frozenset[str]:
    """What kind those who fell are of: of the party that they are told to be of, else of their own."""
    return frozenset(kind for c in dead.inner if (kind := lexicon.concepts[c].kind)) or dead.classes
