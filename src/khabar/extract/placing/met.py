"""Returns to a place that was named before: "the town", "the base", "the Turkish base"."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import phrase_span, role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses, widened
from khabar.extract.page.tokens import Page
from khabar.extract.placing.named import SETTLED
from khabar.extract.placing.naming import RETURN, exactness, returning_noun, scene_of_act
from khabar.extract.placing.stated import seat_of_words
from khabar.extract.sentence.scene import Scene
from khabar.model import Draft, Role, Span
from khabar.model.event_types import CORE

KINDS_OF_AREA = {
    "area.country": ("country",), "area.province": ("admin1", "region"), "area.district": ("admin2",), "area.town": ("town", "village"),
    "area.local": ("village", "quarter", "camp"),
}  # fmt: skip
ANY_AREA = frozenset({"admin1", "admin2", "town", "village", "quarter", "region", "facility"})
UNLISTED = frozenset({"area.district", "area.town", "area.local"})  # areas with a name that no list knows, to which "the area" returns
SCENE_REACH = 4  # sentences back that "the scene of the attack" may reach
INHABITANTS = frozenset({"person.civil", "person.source"})
SEATED = INHABITANTS | {"person.official", "force", "office"}
SEATS = frozenset({"town", "admin1", "admin2", "region"})
THERE = "there"  # how an act is told that was where the place named last is
_AROUND = frozenset({"country", "admin1", "region", "direction", "area.province", "area.country"})  # what a town told ahead lies in
PEOPLE = "people"  # the same of a town that people are of: "the town" returns to it, "the area" does not
UNHEADED = ""  # the noun of a place that stands behind an office
GROUNDS = frozenset({"place", "site", "structure", "direction"})


class PlacesMet:
    """The places that a document has named so far, by the noun that heads each. Holds one document's reading only."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.lexicon = page, lexicon
        self._met: list[tuple[str, Role, int]] = []
        self._returns: dict[int, int] = {}
        self._acts: dict[int, int] = {}
        self._origins: set[int] = set()
        self._noted: list[Scene] = []

    def note(self, scene: Scene) -> None:
        """Remember the places of a sentence."""
        self._noted.append(scene)

    def back(self, draft: Draft, earlier: Sequence[Draft]) -> Draft:
        """A draft with the named places that its own return to; a place that returns to nothing gives way to the next best."""
        roles = dict.fromkeys(role for role in (draft.place, *draft.places) if role is not None)
        found = {role: meant for role in roles if (meant := self._meant(role, draft, earlier)) is not None}
        places = tuple(dict.fromkeys(found[role] for role in draft.places if role in found))
        if not found and THERE in draft.manner and (told := self._told_last(draft)) is not None:
            return structs.replace(draft, place=told, places=(told,))
        return structs.replace(draft, place=next(iter(found.values()), None), places=places)

    def _told_last(self, draft: Draft) -> Role | None:
        """The place that "there" means: the one named last, in this sentence or the one before."""
        self._take_in()
        first = self.page.sentences[max(0, draft.sentence - 1)][0]
        met = [role for _, role, at in reversed(self._met) if first <= at < draft.word and role.span.start not in self._origins]
        return next((role for role in met if not role.classes & _AROUND), met[0] if met else None)

    def _meant(self, role: Role, draft: Draft, earlier: Sequence[Draft]) -> Role | None:
        """The place that a role tells or returns to; none where it returns to nothing that was named."""
        if role.concepts or role.inner:
            return role
        self._take_in()
        if (act := self._acts.get(role.span.start)) is not None:
            return self._scene_of(act, draft, [other for other in earlier if other.place is not None and other.place.span != role.span])
        before, word = draft.word, self._returns.get(role.span.start)
        if word is None:
            return role
        noun = self.page.readings[word]
        named = [other for key, other, at in reversed(self._met) if at < before and key == noun.key]
        if role.nation is not None:
            return next((other for other in named if self._lies_in_state(other, role.nation)), None)
        return named[0] if named else self._of_kind(noun.classes, before)

    def _scene_of(self, act: int, draft: Draft, earlier: Sequence[Draft]) -> Role | None:
        """Where the act was that a word returns to: one of its type, else the last one told with a place."""
        frames = {trigger.frame for trigger in self.page.readings[act].noun_triggers}
        near = [
            other
            for other in reversed(earlier)
            if other.type in CORE and other.word < act and draft.sentence - other.sentence <= SCENE_REACH
        ]
        return next((other.place for other in near if other.type in frames), near[0].place if near else None)

    def _lies_in_state(self, place: Role, nation: str) -> bool:
        """Whether a named place is of the state that an adjective tells."""
        country = self.lexicon.concepts[nation].country
        return place.nation == nation or any(self.lexicon.concepts[c].country == country for c in (*place.concepts, *place.inner))

    def _of_kind(self, classes: frozenset[str], before: int) -> Role | None:
        """The last place of the kind that a definite noun tells ("the town": a town); "the area" is any place but a country."""
        if not classes & {"area", *KINDS_OF_AREA}:
            return None
        kinds: set[str] | frozenset[str] = {kind for name in classes for kind in KINDS_OF_AREA.get(name, ())} or ANY_AREA
        unlisted = classes & KINDS_OF_AREA.keys() or (UNLISTED if "area.scene" in classes else frozenset())  # no "front"
        named = (role for key, role, at in reversed(self._met) if at < before and (kinds != ANY_AREA or key != PEOPLE))
        met = [role for role in named if role.classes & (kinds if role.concepts else unlisted)]
        return next((role for role in met if role.span.start not in self._origins), met[0] if met else None)

    def _take_in(self) -> None:
        """Sort the places of the sentences noted; most documents never ask for them."""
        for scene in self._noted:
            self._acts |= {
                phrase_span(self.page, chunk.phrase).start: act
                for chunk in scene.row
                if chunk.phrase is not None and (act := scene_of_act(self.page, chunk.phrase)) is not None
            }
            for noun, role, at, back in self._places(scene):
                if back is not None:
                    self._returns[role.span.start] = back
                else:
                    self._met.append((noun, role, at))
        self._noted.clear()

    def _places(self, scene: Scene) -> Iterator[tuple[str, Role, int, int | None]]:
        """The phrases of place of a sentence: the noun at the head, the role, the word, and the noun by which it only returns to a name.

        The town of a dateline is the first of them: "the city" that follows returns to it.
        """
        yield from ((UNHEADED, role, at, None) for role, at in self._town_ahead(scene))
        for n, chunk in enumerate(scene.row):
            phrase = chunk.phrase
            if chunk.kind != "noun" or phrase is None or seat_of_words(scene, n, self.lexicon) or _acts_for_state(scene, n):
                continue
            if phrase.inner:
                key = PEOPLE if self.page.readings[phrase.head].classes & INHABITANTS else UNHEADED
                yield from ((key, role, at, None) for role, at in self._seats(phrase))
            if widened(phrase.classes) & GROUNDS:
                back = returning_noun(self.page, phrase)
                if back is not None or exactness(self.page, phrase, self.lexicon) > RETURN:
                    role = role_of(self.page, phrase)
                    if (fled := _is_of_flight(scene, n)) == "to" or (fled is None and _is_origin(scene, n)):
                        self._origins.add(role.span.start)
                    yield self.page.readings[phrase.head].key, role, chunk.first, back

    def _town_ahead(self, scene: Scene) -> Iterator[tuple[Role, int]]:
        """The towns of the dateline of a sentence."""
        for at in range(*self.page.sentences[scene.sentence]):
            if at not in self.page.apart or (hit := self.page.names.get(at)) is None:
                continue
            towns = [name.concept for name in hit.names if self.lexicon.concepts[name.concept].kind in SEATS]
            if towns:
                span = Span(self.page.words[at].start, self.page.words[at + hit.length - 1].end)
                yield Role(span, tuple(towns), frozenset(self.lexicon.concepts[town].kind for town in towns)), at

    def _seats(self, phrase: Phrase) -> Iterator[tuple[Role, int]]:
        """The town or province that a phrase names further in: "the police of the city", "a suburb of it" go on with "in the city"."""
        for at in range(phrase.head + 1, phrase.last):
            hit = self.page.names.get(at)
            if hit is None or not self._leads_to(phrase, at):
                continue
            for concept in (name.concept for name in hit.names if name.concept in phrase.inner):
                if (kind := self.lexicon.concepts[concept].kind) in SEATS:
                    span = Span(self.page.words[at].start, self.page.words[at + hit.length - 1].end)
                    yield Role(span, (concept,), frozenset({kind})), at

    def _leads_to(self, phrase: Phrase, at: int) -> bool:
        """Whether an official or a force stands ahead of a name in a phrase, or a town's noun further in ("a suburb of the town of")."""
        words = self.page.readings
        town = any(not SETTLED.isdisjoint(words[n].classes) for n in range(phrase.head + 1, at + 1))
        return town or any(not SEATED.isdisjoint(word.classes) for word in words[phrase.head : at])


def _acts_for_state(scene: Scene, n: int) -> bool:
    """Whether a capital is the subject of a verb, and so its state: "and the capital backs the measures"."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if phrase is None or scene.row[n].slot or "state" not in phrase.classes or "town" not in phrase.classes:
        return False
    return after is not None and after.kind == "verb" and n in scene.complements[n + 1].slots.get("subject", ())


def _is_of_flight(scene: Scene, n: int) -> str | None:
    """Whether people fled "from" a place, or "to" it: "thousands fled from A to B after the army stormed the town", which is A."""
    for head, found in scene.complements.items():
        if "flee" in scene.row[head].governs and "from" in found.slots:
            return next((slot for slot in ("to", "from") if n in found.slots.get(slot, ())), None)
    return None


def _is_origin(scene: Scene, n: int) -> bool:
    """Whether a place only tells from where people are: "two brothers from the village of A"."""
    ahead = scene.row[n - 1].phrase if n and scene.row[n].slot == "from" else None
    return ahead is not None and "person" in senses(ahead)
