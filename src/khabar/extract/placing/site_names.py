"""What the sites of a list are called: each by its own name, and by the noun that heads the list."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.quoted import CLOSING, OPENING
from khabar.extract.placing.named import SETTLED
from khabar.extract.placing.naming import is_beside, place_role
from khabar.extract.placing.ranks import is_place
from khabar.extract.placing.told import LOCATIVE
from khabar.extract.sentence.scene import Scene
from khabar.model import Role, Span
from khabar.text.inflect import FOR

WITHIN_TOWN = frozenset({"area.site", "area.local"})
PROVINCES = frozenset({"area.province"})


def site_roles(scene: Scene, listed: list[int]) -> list[Role]:
    """One role for each site of a list; "the towns of A" gives A, and "the two streets of A and B" the streets and not the towns.

    "The provinces of A and B" gives both names as those of provinces.
    """
    phrases = [phrase for n in listed if (phrase := scene.row[n].phrase)]
    head = scene.page.readings[phrases[0].head] if phrases else None
    if head is None or not head.several or not phrases[0].classes & (WITHIN_TOWN | PROVINCES):
        return [_own_name(scene, phrase) for phrase in phrases]
    dual = any(noun.number == "dual" for noun in head.nouns)
    headed = [n for n, phrase in enumerate(phrases) if phrase.concepts and phrase.first in scene.page.names and (n < 2 or not dual)]
    roles = [_own_name(scene, phrase) for phrase in phrases]
    if phrases[0].classes & PROVINCES:  # a town told as such among them stays one
        headed = [n for n in headed if "area" not in scene.page.readings[phrases[n].first].classes]
    return [_under(phrases[0], role) if n in headed else role for n, role in enumerate(roles)]


def _under(head: Phrase, role: Role) -> Role:
    """A name of a list as its head tells it: a province of that name, or what is called after the town."""
    if head.classes & PROVINCES:
        return structs.replace(role, classes=role.classes | PROVINCES)
    return structs.replace(role, concepts=(), classes=head.classes, inner=role.concepts)


def base_of(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
    """Where a unit lies that is named in a list of sites ("the brigade 15 in the town of"): the unit itself is no place."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if (
        phrase is None
        or "force" not in senses(phrase)
        or "facility" in phrase.classes
        or after is None
        or after.slot not in LOCATIVE
        or after.joined
    ):
        return None
    return place_of(scene, after.phrase) if after.phrase is not None and is_place(after, scene, lexicon) else None


def place_of(scene: Scene, phrase: Phrase) -> Role:
    """Where an event was, by the first name of a list where names are listed ("over the two towns of A and B": A)."""
    listed = any(at in scene.page.listed for at in range(phrase.head + 1, phrase.last)) and not _is_one(scene, phrase)
    return _own_name(scene, phrase) if listed else place_role(scene.page, phrase)


def _own_name(scene: Scene, phrase: Phrase) -> Role:
    page, words = scene.page, scene.page.words
    first, last = next((at for at in range(phrase.head + 1, phrase.last) if at in page.listed), phrase.head + 1), phrase.last
    several = first in page.listed or (page.readings[phrase.head].several and bool(senses(phrase) & {"area", "site", "structure"}))
    if not several or _is_one(scene, phrase) or phrase.concepts or first >= last or is_beside(page, phrase) or _is_sided(scene, phrase):
        return place_role(page, phrase)
    while words[first].form in OPENING or words[first].form == ":":
        first += 1
    if words[last - 1].form in CLOSING:
        last -= 1
    classes = phrase.classes if phrase.inner else frozenset({"unknown"})
    return Role(Span(words[first].start, words[last - 1].end), phrase.inner, classes, nation=phrase.nation)


def _is_one(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase names one village or quarter, though a plural stands in its name ("the quarter of the Hanano dwellings")."""
    head = scene.page.readings[phrase.head]
    return bool(phrase.classes & SETTLED) and not (head.several or head.peeled.article) and phrase.head + 1 not in scene.page.listed


def _is_sided(scene: Scene, phrase: Phrase) -> bool:
    """Whether an adjective and "of" stand between a plural and a name: "the eastern quarters of the city" are no names of a list."""
    page, at = scene.page, phrase.head + 1
    adjective = at + 1 < phrase.last and page.readings[at].adjective and page.readings[at].peeled.article
    return bool(adjective) and page.words[at + 1].form.startswith(FOR)
