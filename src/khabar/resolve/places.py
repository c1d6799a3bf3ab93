"""From words to places: which of the candidates is meant, where it lies, and how exactly that is known."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct, structs

from khabar.codebook.kinds import NAMESAKE_KINDS
from khabar.codebook.types import Concept
from khabar.model import Location

# UCDP where_prec: 1 exact site, 2 near a site, 3 second-order, 4 first-order, 5 region across divisions, 6 country, 7 international
PRECISION = {"country": 6, "admin1": 4, "admin2": 3, "region": 5, "waters": 7, "border": 5}
BY_NOUN = {"area.province": 4, "area.district": 3}
SITE_PRECISION, NEAR = 1, 2
INEXACT = {SITE_PRECISION: NEAR, PRECISION["country"]: PRECISION["region"]}  # near a site; a side of a country ("the north of")
KNOWN_ABROAD = 300_000  # people; a town of this size is known by its name alone anywhere
FOREIGN_SHARE = 6  # times that the main country must be spoken of more often for a small place elsewhere to be a namesake
CITIES = ("concepts/places/capitals", "concepts/places/other-cities")  # lists of the cities that are known by their names alone too
COMMON = frozenset({"hospital", "mosque", "university", "prison", "bridge"})  # kinds of facility that are called alike in many lands
OWN_COUNTRY_WEIGHT = 2  # a country or a governorate speaks for its country louder than a village, which may have namesakes


class Setting(Struct, frozen=True):
    """The countries a document speaks of, by how often, from its unambiguous places; ``lone`` are those that one name alone speaks for."""

    votes: tuple[tuple[str, int], ...]
    lone: frozenset[str] = frozenset()

    @property
    def main(self) -> str | None:
        """The country most spoken of, where one leads."""
        if not self.votes:
            return None
        if len(self.votes) > 1 and self.votes[0][1] == self.votes[1][1]:
            return None
        return self.votes[0][0]

    def weight(self, country: str | None) -> int:
        """How often a country is spoken of."""
        return dict(self.votes).get(country or "", 0)


_AT_HOME = frozenset({"armed_group", "militia", "police"})


def setting_of(mentions: Iterable[tuple[str, ...]], concepts: Mapping[str, Concept]) -> Setting:
    """Count the countries of places, and of forces that stay in one, whose candidates agree on one."""
    votes: Counter[str] = Counter()
    quarters: Counter[str] = Counter()
    names: dict[str, set[tuple[str, ...]]] = {}
    for candidates in mentions:
        named = [concepts[c] for c in candidates]
        places = [one for one in named if one.group in ("place", "facility") or one.kind in _AT_HOME]
        countries = {place.country for place in places if place.country}
        if len(countries) == 1:
            country = countries.pop()
            if all(place.kind == "quarter" for place in places):
                quarters[country] += 1
                continue
            votes[country] += OWN_COUNTRY_WEIGHT if places[0].kind in ("country", "admin1") else 1
            names.setdefault(country, set()).add(candidates)
    votes.update({country: count for country, count in quarters.items() if not votes or country in votes})  # they are called alike
    lone = frozenset(country for country, told in names.items() if len(told) == 1)
    return Setting(tuple(sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))), lone)


def choose(
    candidates: Iterable[str], concepts: Mapping[str, Concept], setting: Setting, within: frozenset[str] = frozenset()
) -> tuple[Concept | None, tuple[str, ...]]:
    """The place meant among several of one name, and the rivals: the country spoken of decides, then the curated list, then size.

    ``within`` are the countries told for the same event. A small place abroad that nothing else supports is a namesake.
    """
    places = [concepts[c] for c in dict.fromkeys(candidates) if concepts[c].group in ("place", "facility")]
    places = [place for place in places if not _is_namesake(place, setting, within)]
    if not places:
        return None, ()
    ranked = sorted(
        places,
        key=lambda place: (
            place.country not in within,
            -setting.weight(place.country),
            place.line.startswith("gazetteer/"),
            -place.population,
            place.id,
        ),
    )
    return ranked[0], tuple(place.id for place in ranked[1:])


def countries_of(candidates: Iterable[tuple[str, ...]], concepts: Mapping[str, Concept]) -> frozenset[str]:
    """The countries that are named as such among several phrases of place."""
    return frozenset(
        place.country
        for group in candidates
        for c in group
        if (place := concepts[c]).group == "place" and place.kind == "country" and place.country
    )


def towns_of(candidates: Iterable[tuple[str, ...]], concepts: Mapping[str, Concept]) -> frozenset[str]:
    """The countries of the well-known places among several phrases of place, where a name is of one country only."""
    found: set[str] = set()
    for group in candidates:
        places = [concepts[c] for c in group if concepts[c].group == "place"]
        countries = {place.country for place in places if place.country}
        if len(countries) == 1 and not any(place.line.startswith("gazetteer/") for place in places):
            found |= countries
    return frozenset(found)


def _is_namesake(place: Concept, setting: Setting, within: frozenset[str]) -> bool:
    """Whether a small place lies in a country that the text does not speak of, against one that it does."""
    if place.kind == "country" or place.country is None or place.population >= KNOWN_ABROAD:
        return False
    abroad = place.country not in {setting.main, *within} and not place.line.startswith(CITIES)
    if place.kind == "town" and abroad and place.country in setting.lone:
        return setting.weight(setting.main) >= FOREIGN_SHARE  # of a country that nothing else speaks for
    if not place.line.startswith("gazetteer/"):  # quarters and villages have namesakes that the curated list does not know
        alone = setting.main != place.country and setting.weight(place.country) <= 1
        elsewhere = place.kind in NAMESAKE_KINDS | COMMON and bool(within) and place.country not in within
        untold = place.kind == "quarter" and not within and setting.main is not None and setting.weight(place.country) == 0
        return alone and (elsewhere or untold)
    if within:
        return place.country not in within
    return (
        setting.main is not None
        and setting.main != place.country
        and setting.weight(place.country) * FOREIGN_SHARE <= setting.weight(setting.main)
    )


def is_inside(inner: Concept, outer: Concept) -> bool:
    """Whether a place lies in another, or is it, by its province, its town or its country; a region of one province lies in that alone."""
    if outer.kind == "country" or (outer.kind == "region" and outer.admin1 is None):
        return inner.country == outer.country
    if outer.kind == "region" and inner.admin1 is not None:
        return inner.admin1 == outer.admin1
    return outer.id in (inner.id, inner.admin1, inner.parent)


def in_two_lands(left: Location | None, right: Location | None, concepts: Mapping[str, Concept]) -> bool:
    """Whether two places, or what they are told to lie in, are of two countries."""
    places = (location.place or location.around if location is not None else None for location in (left, right))
    here, there = (concepts[place].country if place is not None else None for place in places)
    return None not in (here, there) and here != there


def locate(place: Concept | None, rivals: tuple[str, ...], *, exact: bool = True) -> Location | None:
    """A place as a location with UCDP's precision; near a site is one step less exact than the site."""
    if place is None:
        return None
    precision = PRECISION.get(place.kind, SITE_PRECISION)
    if not exact:
        precision = INEXACT.get(precision, precision)
    return Location(place.id, place.latitude, place.longitude, precision, rivals, division(place))


def widened(location: Location | None, classes: frozenset[str]) -> Location | None:
    """A location no more exact than the noun before the name: "the province of" a town that gives it its name is a province."""
    told = max((precision for name, precision in BY_NOUN.items() if name in classes), default=0)
    if location is None or (location.precision or 0) >= told:
        return location
    return structs.replace(location, precision=told)


def around(place: Concept) -> Location:
    """Where a site lies that no list knows, by the place that it is told to lie in."""
    return Location(None, place.latitude, place.longitude, max(NEAR, PRECISION.get(place.kind, NEAR)), (), division(place), place.id)


def division(place: Concept) -> str | None:
    """The first-order division that holds a place, or that it is."""
    return place.id if place.kind == "admin1" else place.admin1
