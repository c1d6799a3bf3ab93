"""In which countries the places of a clause lie: what is told further off in another land is of another matter."""

from collections.abc import Iterable, Mapping

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Concept
from khabar.extract.sentence.scene import Scene
from khabar.model import Role

_CALLED_AFTER = frozenset({"structure", "area.site"})
_SETTLED = frozenset({"area.local", "area.town", "area.district"})


def lies_elsewhere(scene: Scene, n: int, nearer: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether a phrase further off names a place of other countries than the wide ones told nearer."""
    firm = (k for k in nearer if scene.row[k].slot != "with" and not scene.row[k].joined)  # not "linked to" a land, nor "and" a street
    told = (_countries(scene, k, lexicon) for k in firm)
    here, there = _countries(scene, n, lexicon), frozenset[str]().union(*told)
    return bool(here and there) and here.isdisjoint(there)


def _countries(scene: Scene, n: int, lexicon: Lexicon) -> frozenset[str]:
    """The countries of the places that a phrase may name; a border is of two, and a street or a village may only be called after a land."""
    phrase = scene.row[n].phrase
    if phrase is None:
        return frozenset()
    inner = () if phrase.classes & _CALLED_AFTER else phrase.inner
    places = [place for c in (*phrase.concepts, *inner) if (place := lexicon.concepts[c]).group in ("place", "facility")]
    lands = any(place.kind == "border" or (place.kind == "country" and phrase.classes & _SETTLED) for place in places)
    return frozenset() if lands else frozenset(place.country for place in places if place.country)


def in_one_land(left: Iterable[Role], right: Iterable[Role], concepts: Mapping[str, Concept]) -> bool:
    """Whether two groups of places may be of one country, as far as they tell."""
    here, there = (
        {country for role in roles for c in (*role.concepts, *role.inner) if (country := concepts[c].country)} for roles in (left, right)
    )
    return not (here and there) or not here.isdisjoint(there)
