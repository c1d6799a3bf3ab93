"""Where an event was: the words of its place against all the places told beside it and those that the document speaks of."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from khabar.codebook.types import Concept
from khabar.model import Draft, Location, Role
from khabar.model.draft import LANDS_TOLD
from khabar.resolve.places import PRECISION, Setting, around, choose, countries_of, division, is_inside, locate, towns_of, widened
from khabar.resolve.sameness import BORDER
from khabar.text import fold_word

SITES = frozenset({"area.site", "structure"})
SETTLEMENTS = frozenset({"area.local", "area.town", "area.district"})
LOCAL = frozenset({"area.local"})
TOWNS = frozenset({"town"})
OF_STATE = frozenset({"area.land", "direction"})
LANDS = frozenset({"country", "region", "waters", "border"})
INEXACT = frozenset({"direction", BORDER})  # a side or the border of a place
CALLED = frozenset({"area", "area.local"})  # what may be called after a town or a land
GROUND = ("area", "direction", "place")  # what classes of ground begin with
SENT = frozenset({"person.military", "force", "military", "vehicle"})  # who and what is where its country sent it
OWNED = frozenset({"structure", "military_site"})  # an adjective of a state tells whose they are, and not where


class Whereabouts(Struct, frozen=True):
    """What the place of one event is read against: the world, the countries of the document, and what is told beside it.

    ``land`` is the country where somebody knows it.
    """

    concepts: Mapping[str, Concept]
    setting: Setting
    beside: tuple[Role, ...] = ()
    land: str | None = None

    @property
    def within(self) -> frozenset[str]:
        """The countries told for the event beside its place, or those of the places told beside it."""
        if self.land is not None:
            return frozenset({self.land})
        told = [(*role.concepts, *role.inner) for role in self.beside]
        named = countries_of(told, self.concepts) | {country for role in self.beside if (country := self._state(role)) is not None}
        return named or towns_of(told, self.concepts)

    def where(self, role: Role, *, near: bool) -> tuple[Location | None, str | None]:
        """The location of a phrase of place, as exactly as it is known, and its country."""
        if LANDS_TOLD in role.classes:
            return Location(None, precision=PRECISION["country"]), None
        place, rivals = self.meant(role)
        if place is None and BORDER in role.classes:
            return self._around() or Location(None, precision=PRECISION["border"]), self._at_border(role, near=near)
        if place is None:
            return self._around() or self._land(role), self._state(role)
        found = locate(place, rivals, exact=INEXACT.isdisjoint(role.classes) and not near)
        return found if place.id in role.concepts else widened(found, role.classes), place.country

    def _at_border(self, role: Role, *, near: bool) -> str | None:
        """The country on this side of a border: of one "with" a state another that the text speaks of, of one between two none.

        Who is "near the border of" a state is on the other side, where the text speaks of one.
        """
        ground = (self._state(other) for other in self.beside if BORDER not in other.classes)
        if (told := next((state for state in ground if state is not None), None)) is not None:
            return told  # "a Nakhili area on the border of"
        lands = {self.concepts[c].country for c in role.inner if self.concepts[c].kind == "country"}
        state = self._state(role)
        beyond = {state} if near and not lands else lands
        others = (country for country, _ in self.setting.votes if country not in beyond)
        if state is None:
            return next(others, None) if len(lands) == 1 else None
        return next(others, state) if state in beyond else state

    def meant(self, role: Role) -> tuple[Concept | None, tuple[str, ...]]:
        """The place that a phrase names, or lies in by its name, and the rivals of that name."""
        own = self._state(role)
        within = frozenset({own}) if own is not None else self.within
        own_name = [
            c for c in role.concepts if not (self._is_called_after(self.concepts[c], role) or self._is_of_other_town(self.concepts[c]))
        ]
        place, rivals = choose(own_name, self.concepts, self.setting, within)
        if place is None:
            lent = [c for c in role.inner if self._lends_its_place(self.concepts[c], role, within)]
            place, rivals = choose(lent, self.concepts, self.setting, within)
        if place is not None and BORDER in role.classes and place.kind == "country":
            return None, ()  # whose the border is, and not where on it
        if place is not None and "area.province" in role.classes:
            place = self._province(place)
        return place, rivals

    def _province(self, place: Concept) -> Concept:
        """The province that bears the name of a town ("the provinces of" two towns), or the place itself."""
        province = self.concepts.get(place.admin1) if place.kind in TOWNS and place.admin1 is not None else None
        return province if province is not None and fold_word(place.ar) in fold_word(province.ar) else place

    def country(self) -> str | None:
        """The country of the first place told, or the only one that the document speaks of."""
        for role in self.beside:
            place, _ = self.meant(role)
            if place is not None and place.country:
                return place.country
            if (state := self._state(role)) is not None:
                return state
        people = (self._nation(role) for role in self.beside if not role.classes & SENT)
        return self.setting.main or next((state for state in people if state is not None), None)

    def _state(self, role: Role) -> str | None:
        """The country of an adjective in a phrase of place ("the Nigerian town of"); people and ships may be far from theirs."""
        return self._nation(role) if any(name.startswith(GROUND) for name in role.classes) else None

    def _nation(self, role: Role) -> str | None:
        """The country of an adjective that tells where something is of, and not whose it is."""
        if role.nation is None or role.classes & OWNED or role.nation not in self.concepts:
            return None
        return self.concepts[role.nation].country

    def _lends_its_place(self, inner: Concept, role: Role, within: frozenset[str]) -> bool:
        """Whether something lies at the place that gives it its name.

        A street need not, nor a village that is called like a land, nor a quarter that is called like a town.
        """
        if self._is_called_after(inner, role):
            return False
        site = bool(role.classes & SITES)
        namesake = inner.kind in (LANDS | TOWNS if role.classes & LOCAL else LANDS)
        if not site and not (role.classes & SETTLEMENTS and namesake):
            return True
        known = "structure" in role.classes or self.setting.main is None
        if inner.country not in (within or {inner.country if known else self.setting.main}):
            return False
        told = list(self._told()) if site else []
        return not told or any(is_inside(inner, place) or division(inner) == division(place) for place in told)

    def _is_called_after(self, named: Concept, role: Role) -> bool:
        """Whether a quarter or an area only bears the name of a town or a land: all that is told beside it lies in another country."""
        bare = role.span.end - role.span.start <= len(named.ar)  # "the Squares" is the town of that name
        if named.kind not in LANDS | TOWNS or not role.classes & CALLED or bare:
            return False
        told = [place.country for place in self._told() if place.country is not None]
        return bool(told) and named.country not in told

    def _is_of_other_town(self, place: Concept) -> bool:
        """Whether a quarter only bears the name of the one that is known: all towns and provinces told beside it lie elsewhere."""
        town = self.concepts.get(place.parent or "", place)
        home = division(place) or division(town)
        if place.kind != "quarter" or home is None:
            return False
        told = {division(other) for other in self._told() if other.kind not in LANDS} - {None}
        return bool(told) and home not in told

    def _told(self) -> Iterator[Concept]:
        """The places told beside."""
        for role in self.beside:
            place, _ = choose((*role.concepts, *role.inner), self.concepts, self.setting, self.within)
            if place is not None and place.group == "place":
                yield place

    def _land(self, role: Role) -> Location | None:
        """The country whose land, or a side of which, a phrase tells by its state's adjective ("the Nigerian lands", "the south of it")."""
        state = self._state(role) if role.classes & OF_STATE else None
        country = self.concepts.get(state.lower()) if state is not None else None
        return locate(country, (), exact=INEXACT.isdisjoint(role.classes)) if country is not None and country.kind == "country" else None

    def _around(self) -> Location | None:
        """Where a site lies that no list knows: by the most exact place told beside it for the same event."""
        return next((around(place) for place in self._told()), None)


def whereabouts(draft: Draft, concepts: Mapping[str, Concept], setting: Setting) -> Whereabouts:
    """What the place of a draft is read against: the other places told for it, and the target where it is one."""
    roles = (*draft.places, *((draft.target,) if draft.target is not None else ()))
    return Whereabouts(concepts, setting, tuple(role for role in roles if draft.place is None or role.span != draft.place.span))
