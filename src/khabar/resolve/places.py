"""From words to places: which of the candidates is meant, where it lies, and how exactly that is known."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from khabar.codebook.types import Concept
from khabar.model import Location

# UCDP where_prec: 1 exact site, 2 near a site, 3 second-order division, 4 first-order division, 5 region across divisions, 6 country, 7 international
PRECISION = {"country": 6, "admin1": 4, "admin2": 3, "region": 5, "waters": 7, "border": 5}
SITE_PRECISION = 1
OWN_COUNTRY_WEIGHT = 2  # a named country or governorate speaks for its country twice as loudly as a village that may have namesakes


class Setting(Struct, frozen=True):
    """The countries a document speaks of, by how often, from its unambiguous places."""

    votes: tuple[tuple[str, int], ...]

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


def setting_of(mentions: Iterable[tuple[str, ...]], concepts: Mapping[str, Concept]) -> Setting:
    """Count the countries of places whose candidates agree on one."""
    votes: Counter[str] = Counter()
    for candidates in mentions:
        places = [concepts[c] for c in candidates if concepts[c].group in ("place", "facility")]
        countries = {place.country for place in places if place.country}
        if len(countries) == 1:
            votes[countries.pop()] += OWN_COUNTRY_WEIGHT if places[0].kind in ("country", "admin1") else 1
    return Setting(tuple(sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))))


def choose(candidates: Iterable[str], concepts: Mapping[str, Concept], setting: Setting) -> tuple[Concept | None, tuple[str, ...]]:
    """The place meant among several of one name, and the rivals: the country spoken of decides, then the curated list, then size."""
    places = [concepts[c] for c in dict.fromkeys(candidates) if concepts[c].group in ("place", "facility")]
    if not places:
        return None, ()
    ranked = sorted(places, key=lambda place: (-setting.weight(place.country), place.line.startswith("gazetteer/"), -place.population, place.id))
    return ranked[0], tuple(place.id for place in ranked[1:])


def locate(place: Concept | None, rivals: tuple[str, ...], *, exact: bool = True) -> Location | None:
    """A place as a location with UCDP's precision; near a site is one step less exact than the site."""
    if place is None:
        return None
    precision = PRECISION.get(place.kind, SITE_PRECISION)
    if not exact and precision == SITE_PRECISION:
        precision = 2
    return Location(place.id, place.latitude, place.longitude, precision, rivals)
