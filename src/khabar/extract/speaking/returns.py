"""Returns to what was named before: "the organisation", "the source", a family name, "its fighters"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses, widened
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.scene import Scene
from khabar.model import Draft, Role
from khabar.text.inflect import FOR, is_feminine

RETURNING = frozenset(
    {
        *("force", "organisation", "state", "person.official", "person.source", "person.armed", "person.military", "medium"),
        *("unknown", "person", "place", "area"),
    }
)
MET = RETURNING | {"actor"}
ADJECTIVE = frozenset({"state"})
ARMED = frozenset({"military", "coalition", "force"})
GROUPS = frozenset({"armed_group", "militia"})
_BODIES = GROUPS | {"party", "organisation"}
FORCES = frozenset({"military", "coalition", "police"})  # what "the forces" return to
_FIGHTERS = frozenset({"person.armed", "person.military"})
HARMFUL = frozenset({"strike", "bombing", "armed_attack", "clash", "abduction", "destruction"})
DOER_REACH = 3  # sentences back from which the doer of a like act is understood
_NAMED = RETURNING | {"actor"}  # what a name alone may return to: a man, and not "the body of" him
_LATTER = frozenset({"armed", "state", "political", "person"})
OF_BODY = 3  # words of men and the body they are of: "gunmen of the group"
SHORT = 2  # words of a phrase that may be a return; longer ones name for themselves


class Memory:
    """The phrases of a document met so far, by the keys of their words. Holds one document's reading only."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.forces, self.concepts = page, lexicon.forces, lexicon.concepts
        self.latter = lexicon.codebook.number_words.contexts.latter
        self.starts = [word.start for word in page.words]
        self._met: list[tuple[tuple[str, ...], Role, int]] = []
        self._told: list[tuple[tuple[str, ...], Role, int]] = []
        self._noted: list[Scene] = []

    def note(self, scene: Scene) -> None:
        """Remember the actors, sources and places of a sentence."""
        self._noted.append(scene)

    @property
    def met(self) -> list[tuple[tuple[str, ...], Role, int]]:
        """The phrases met so far: keys, role and word. Most are never asked for, and worked out only then."""
        for chunk in (chunk for scene in self._noted for chunk in scene.row if chunk.phrase is not None):
            if chunk.kind == "noun" and chunk.phrase is not None and not MET.isdisjoint(senses(chunk.phrase)):
                role = role_of(self.page, chunk.phrase)
                self._met.append((self.keys(role), role, chunk.first))
                self._told.append(self._met[-1])
            if chunk.phrase is not None:
                self._told.extend(self._bodies_in(chunk.phrase))
        self._noted.clear()
        return self._met

    @property
    def told(self) -> list[tuple[tuple[str, ...], Role, int]]:
        """The phrases met so far with the bodies named inside any: "the leader of the organisation A", "advances of the group B"."""
        return self._told if self.met else []

    def _bodies_in(self, phrase: Phrase) -> Iterator[tuple[tuple[str, ...], Role, int]]:
        for at in range(phrase.first + 1, phrase.last) if phrase.inner else ():
            name = self.page.names.get(at)
            concept = self.concepts[name.names[0].concept] if name is not None and name.length > 1 else None
            if name is not None and concept is not None and concept.kind in _BODIES and concept.id in phrase.inner:
                inside = Phrase(at, at + name.length, at, frozenset({concept.group, concept.kind}), (concept.id,), definite=True)
                role = role_of(self.page, inside)
                yield self.keys(role), role, at

    def keys(self, role: Role) -> tuple[str, ...]:
        """The words of a role without their articles."""
        first = bisect_left(self.starts, role.span.start)
        if first == len(self.starts) or self.starts[first] > role.span.start:
            first -= 1
        found = []
        for at in range(max(first, 0), len(self.page.words)):
            word = self.page.words[at]
            if word.start >= role.span.end:
                break
            if word.kind == "word":
                found.append(self.page.readings[at].key)
        return tuple(found)

    def fuller(self, role: Role | None, before: int) -> Role | None:
        """The fuller phrase that a short definite one returns to, else the phrase itself."""
        planes = role is not None and _are_planes(role)
        if role is None or not (planes or role.classes & RETURNING):
            return role
        if role.classes == ADJECTIVE:
            return self._force_of(role, before)
        if role.concepts and not planes:
            return role
        own = self.keys(role)
        if not own or len(own) > SHORT:
            return role
        wanted = set(own)
        for keys, other, at in reversed(self.told):
            longer = at < before and len(keys) > len(own) and wanted <= set(keys) and (not planes or "actor" in widened(other.classes))
            if longer and (
                keys[0] == own[0] or ("unknown" in role.classes and (other.concepts or not widened(other.classes).isdisjoint(_NAMED)))
            ):
                return other
        return role

    def named(self, role: Role | None, before: int) -> Role | None:
        """The fullest name of the one that a role returns to."""
        if role is not None and self.page.words[self.first_word(role)].form in self.latter and len(self.keys(role)) == 1:
            return self._last_party(role, before)
        full = self.fuller(role, before)
        return self.fighters(self.body(role, before), before) if full is role else full

    def _last_party(self, role: Role, before: int) -> Role:
        """The party named last that "the latter" may be by its gender; several and states are feminine."""
        feminine = is_feminine(self.page.readings[self.first_word(role)].peeled.stem)
        for _, other, word in reversed(self.told):
            if word >= before or other.span == role.span or not widened(other.classes) & _LATTER:
                continue
            noun = self.page.readings[self.first_word(other)]
            several = noun.several and not any(name.startswith("person") for name in noun.classes)
            if feminine == (several or "state" in other.classes or is_feminine(noun.peeled.stem)):
                return other
        return role

    def body(self, role: Role | None, before: int) -> Role | None:
        """The armed group named last whose full name begins with a word ("organisation", "movement") that stands alone here."""
        if role is None or role.concepts or role.inner or "force" not in role.classes or len(self.keys(role)) != 1:
            return role
        return self._begun_with(self.first_word(role), before) or role

    def of_body(self, role: Role | None, before: int) -> Role | None:
        """The armed group whose men a role names by its first word alone: "gunmen of the movement", "its fighters"."""
        if role is None or role.concepts or role.inner or role.classes.isdisjoint(_FIGHTERS):
            return role
        words = self.keys(role)
        last = self.first_word(role) + len(words) - 1
        men = 1 < len(words) <= OF_BODY and "force" in self.page.readings[last].classes
        return (self._begun_with(last, before) if men else None) or role

    def _begun_with(self, word: int, before: int) -> Role | None:
        """The armed group named last whose full name begins with a definite word."""
        reading = self.page.readings[word]
        if not reading.peeled.article:
            return None
        begun = {name.concept for start in reading.starts for name in start.table.names()}
        met = [(keys, other) for keys, other, word in reversed(self.told) if word < before and other.concepts and other.classes & GROUPS]
        called = (other for keys, other in met if keys[0] == reading.key and begun & set(other.concepts))  # before those only some call so
        return next(called, next((other for _, other in met if begun & set(other.concepts)), None))

    def fighters(self, role: Role | None, before: int) -> Role | None:
        """The fighters of a named party, told last by the same noun, that "the fighters" returns to."""
        if role is None or role.concepts or role.inner or role.classes.isdisjoint(_FIGHTERS) or len(self.keys(role)) != 1:
            return role
        reading = self.page.readings[self.first_word(role)]
        nouns = {noun.noun for noun in reading.nouns if noun.number == "plural"} if reading.peeled.article else set()
        named = (
            other
            for _, other, word in reversed(self.met)
            if word < before and (other.concepts or other.inner) and nouns & {noun.noun for noun in self.page.readings[word].nouns}
        )
        return next(named, role) if nouns else role

    def doer(self, draft: Draft, earlier: Sequence[Draft]) -> Role | None:
        """The actor of a like act told before, for a definite "the forces", "the gunmen" that names nobody."""
        role = draft.actor
        kind = next((kind for kind in ("force", "person.armed") if role is not None and kind in role.classes), None)
        if role is None or kind is None or role.concepts or role.inner or len(self.keys(role)) != 1:
            return role
        reading = self.page.readings[self.first_word(role)]
        if not (reading.peeled.article and any(noun.number == "plural" for noun in reading.nouns)):
            return role
        near = (other for other in reversed(earlier) if draft.sentence - other.sentence <= DOER_REACH)
        like = [other.actor for other in near if _are_alike(draft, other, kind) and other.actor is not None]
        forces = kind == "force" and "irregular" not in role.classes  # gunmen and factions return to any named group, its members too
        named = (other for other in like if (other.concepts and other.classes & FORCES if forces else self.is_group(other)))
        unnamed = (other for other in like if kind == "person.armed" and self._is_new(other, kind))
        return next((other for other in named if draft.target is None or not _same(other, draft.target)), next(unnamed, role))

    def _is_new(self, role: Role, kind: str) -> bool:
        """Whether a role is a first mention of men of a kind whom nobody names: "unknown gunmen"."""
        named = role.concepts or role.inner or kind not in role.classes
        return not named and not self.page.readings[self.first_word(role)].peeled.article

    def is_group(self, role: Role) -> bool:
        """Whether a role names an armed group, by its own name, or by "the organisation" or fighters of that name."""
        named = role.concepts if role.classes.isdisjoint(("force", "person.armed")) else (*role.concepts, *role.inner)
        return any(self.concepts[concept].kind in GROUPS for concept in named)

    def first_word(self, role: Role) -> int:
        """The word that a role begins in, a particle written on to it apart."""
        at = bisect_left(self.starts, role.span.start)
        return max(0, at - (at == len(self.starts) or self.starts[at] > role.span.start))

    def sides(self, draft: Draft) -> Draft:
        """A draft whose actor is "the two sides" with the two armed parties named last in its place."""
        role = draft.actor
        if role is None or role.concepts or role.inner or "force" not in role.classes or draft.target is not None:
            return draft
        if not self._are_two(role):
            return draft
        found: list[Role] = []
        for _, other, word in reversed(self.met):
            armed = word < draft.word and "armed" in widened(other.classes) and other.span != role.span and not self._is_vague_side(other)
            if armed and not any(_same(other, one) for one in found):
                found.append(other)
            if len(found) == 2:
                return structs.replace(draft, actor=found[1], target=found[0])
        return draft

    def _is_vague_side(self, role: Role) -> bool:
        """Whether a role names no party to a fight: "the two sides", a unit of one that stands behind it."""
        at = self.first_word(role)
        last = next((n for n in range(at, len(self.page.words)) if self.page.words[n].end >= role.span.end), at)
        owned = last + 1 < len(self.page.words) and self.page.readings[last + 1].peeled.preposition == FOR
        return self._are_two(role) or (owned and not (role.concepts or role.inner))

    def _are_two(self, role: Role) -> bool:
        """Whether a role is one word in the dual that names nobody: "the two sides"."""
        if role.concepts or role.inner or len(self.keys(role)) != 1:
            return False
        return any(noun.number == "dual" for noun in self.page.readings[self.first_word(role)].nouns)

    def _force_of(self, role: Role, before: int) -> Role:
        """The force of a state named before, for an adjective that names the state alone ("the Israeli shelling")."""
        forces = self.forces.get(role.concepts[:1], frozenset())
        for _, other, at in reversed(self.met):
            men = any(name.startswith("person") for name in other.classes)  # "two men of the police" are not the state's force
            if at < before and other.classes & ARMED and not men and not forces.isdisjoint((*other.concepts, *other.inner)):
                return other
        return role


def with_returns(draft: Draft, memory: Memory, earlier: Sequence[Draft]) -> Draft:
    """A draft whose actor and target are given by the fullest name that the text has used for them."""
    draft = memory.sides(draft)
    if memory.fuller(draft.actor, draft.word) is draft.actor:  # else the text has named it in full: "the militias", after those of somebody
        draft = structs.replace(draft, actor=memory.doer(draft, earlier))
    doer = memory.named(memory.of_body(draft.actor, draft.word), draft.word)
    draft = structs.replace(draft, actor=doer, target=memory.named(draft.target, draft.word))
    taken = draft.type == "arrest" and draft.actor is not None and memory.is_group(draft.actor)
    return structs.replace(draft, type="abduction", mode=None) if taken else draft  # ruling 25


def _are_alike(draft: Draft, other: Draft, kind: str) -> bool:
    """Whether two acts may go on from each other: of one type, or by gunmen, who are named by what they do, any that harm."""
    return draft.type == other.type or (kind == "person.armed" and {draft.type, other.type} <= HARMFUL)


def _are_planes(role: Role) -> bool:
    """Whether a role is planes of nobody who is named: "the warplanes"."""
    return "aircraft" in role.classes and "actor" not in widened(role.classes) and not role.inner and role.nation is None


def _same(left: Role, right: Role) -> bool:
    return bool(set(left.concepts) & set(right.concepts))
