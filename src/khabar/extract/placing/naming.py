"""Whether a phrase names a place, and how exactly: a street tells more than a town, a town more than a province."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.quoted import OPENING
from khabar.extract.page.tokens import Page
from khabar.extract.placing.named import AREAS, BY_AREA, SETTLED, is_named, is_unknown
from khabar.model import Role, Span
from khabar.text.inflect import FILIAL, NISBA, begins_name, looks_common

BY_KIND = {"country": 20, "waters": 20, "region": 30, "border": 35, "admin1": 40, "admin2": 55, "town": 70, "village": 78, "quarter": 80}
"""Exactness by kind of place, on a scale of our own: only its order counts. Facilities stand above all."""
FACILITY = 90
COUNTRYSIDE = 45  # a region of a province ("the northern countryside of")
BORDER = 21  # of a state; long, and less exact than a side of it
LANDFORM = 56  # a mountain or a valley of its own name: more exact than "west of the town", less than a town
VAGUE_AREA = 68  # "the area of" and a name: as a rule a stretch of country smaller than a district
STRUCTURE = 75
DIRECTION_LOSS = 3  # "east of the town" is less exact than a quarter of it
BESIDE_TOWN = 54  # "west of the town" places a district, which then is the more exact
OF_COUNTRY = 5  # "the north of the country" is more exact than the country
UNKNOWN_NAME = 57  # a name that no list knows, under "in" or "near" or with its side: as a rule a small town, more exact than a district
RETURN = 1
RETURN_LOSS = 2  # "the town" is less exact than a town named in the same clause
SITES = frozenset({"structure", "military_site"})
_LANDS = frozenset({BY_KIND["region"], COUNTRYSIDE})
_BESIDE = frozenset({"lying", "near", "between"})  # cues inside a phrase that tell a place by its neighbours
_UNKNOWN = frozenset({"unknown"})
OF_TOWN = 2  # words of a site and its name; a third between them is whom it houses
_HOUSED = frozenset({"person.official", "force", "organisation"})
_PARTS = frozenset({"structure", "direction", "area.local", "area.site"})


def exactness(page: Page, phrase: Phrase, lexicon: Lexicon) -> int:
    """How exactly a phrase tells a place; 0 where it names none; a definite return ("the town") tells what it returns to."""
    if scene_of_act(page, phrase) is not None:
        return RETURN
    own = _of_concepts(phrase.concepts, lexicon)
    if own == COUNTRYSIDE and "direction" in phrase.classes:
        return BY_KIND["region"]  # "the west of the country" is wide, whichever province most of it is
    if own:
        return max(own, LANDFORM) if own in _LANDS and "area.local" in _classes(page, phrase.head) else own
    return _of_nouns(page, phrase, lexicon)


def _of_nouns(page: Page, phrase: Phrase, lexicon: Lexicon) -> int:
    """How exactly a phrase tells a place by its nouns and the names further in."""
    found = senses(phrase)
    inner = _of_concepts(phrase.inner, lexicon)
    border = "area.border" in found and (inner or phrase.nation)
    if border or is_land_of_state(page, phrase):
        return BORDER if border else BY_KIND["country"]
    part = area_within(page, phrase)
    if part is not None:
        told = max(rank for name, rank in BY_AREA.items() if name in _classes(page, part))
        whole = max(inner, told) if told > VAGUE_AREA else inner or told
        return _of_direction(whole) if "direction" in found else whole
    if "direction" in found and not found & set(BY_AREA):
        told = _of_direction(inner) or _beside_unknown(page, phrase) or _of_the_country(page, phrase)
        return told or RETURN * (returning_noun(page, phrase) is not None)
    if returning_noun(page, phrase) == phrase.head + 1:
        return RETURN
    if found & AREAS:
        return _of_area(page, phrase, found, inner)
    if found & SITES:
        if inner and not _by_owner(page, phrase, lexicon):
            return inner if inner >= STRUCTURE else STRUCTURE
        return STRUCTURE if is_named(page, phrase) else RETURN if is_return(page, phrase) else 0
    return 0


def is_land_of_state(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase tells a country by its land and its state's adjective: "the Nigerian lands", "the Yemeni territorial waters"."""
    head = page.readings[phrase.head]
    named = bool(phrase.concepts or phrase.inner)
    return "area.land" in phrase.classes and phrase.nation is not None and head.peeled.article and not named


def area_within(page: Page, phrase: Phrase) -> int | None:
    """The word of an area's noun with a name, inside a phrase about something else ("a market of the district of")."""
    if phrase.concepts or is_beside(page, phrase):
        return None
    for at in range(phrase.head + 1, phrase.last - 1):
        if _classes(page, at) & set(BY_AREA) and page.words[at].kind == "word" and at not in page.names:
            named = at + 1 in page.names or is_unknown(page, at + 1) or page.words[at + 1].form in OPENING
            peeled, singular = page.readings[at].peeled, any(noun.number == "singular" for noun in page.readings[at].nouns)
            if named and singular and not (peeled.article or peeled.preposition):
                return at
    return None


def is_beside(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase tells a place by what it joins or lies beside."""
    cues = (page.cues.get(at) for at in range(phrase.head + 1, phrase.last))
    return "area" in phrase.classes and any(cue is not None and cue.cue.value in _BESIDE for cue in cues)


def place_role(page: Page, phrase: Phrase) -> Role:
    """A phrase of place as the filler of a role: of "a market of the district of" and a name, the district and its name."""
    at = area_within(page, phrase)
    if (phrase.concepts or phrase.classes == _UNKNOWN) and phrase.head > phrase.first and not phrase.counted:
        phrase = structs.replace(phrase, first=phrase.head)  # "each of A and B" names A
    whole = role_of(page, phrase)
    if at is None or "direction" in phrase.classes:
        return whole
    return Role(Span(page.words[at].start, whole.span.end), (), _classes(page, at), phrase.inner, phrase.nation)


def _classes(page: Page, at: int) -> frozenset[str]:
    return page.readings[at].classes


def _of_concepts(concepts: tuple[str, ...], lexicon: Lexicon) -> int:
    best = 0
    for concept_id in concepts:
        concept = lexicon.concepts[concept_id]
        if concept.group == "facility":
            best = max(best, FACILITY)
        elif concept.group == "place":
            inner_region = concept.kind == "region" and (concept.admin1 or concept.parent)
            best = max(best, COUNTRYSIDE if inner_region else BY_KIND.get(concept.kind, BY_KIND["town"]))
    return best


def _of_direction(inner: int) -> int:
    if inner <= BY_KIND["country"]:
        return inner + OF_COUNTRY if inner else 0
    return min(inner - DIRECTION_LOSS, BESIDE_TOWN)


def _beside_unknown(page: Page, phrase: Phrase) -> int:
    """How exactly the side of a name that no list knows tells a place."""
    at = _behind_compass(page, phrase)
    named = at < phrase.last and page.words[at].kind == "word" and is_unknown(page, at) and not _looks_common(page, at)
    return UNKNOWN_NAME if named else 0


def _behind_compass(page: Page, phrase: Phrase) -> int:
    """The word behind the head, or behind the words of the compass that open a phrase ("the north-east of")."""
    at = phrase.head + 1
    while at < phrase.last - 1 and "direction" in page.readings[at].classes and not page.readings[at].peeled.article:
        at += 1
    return at


def _of_the_country(page: Page, phrase: Phrase) -> int:
    """How exactly a side of "the country" tells a place: more exactly than the country by its name."""
    at = _behind_compass(page, phrase)
    owner = page.readings[at] if at < phrase.last else None
    by_name = owner is not None and owner.peeled.article and "area.country" in owner.classes and "area" not in phrase.classes
    told = by_name or (phrase.nation is not None and page.readings[phrase.head].peeled.article)  # "the Ukrainian west"
    return BY_KIND["country"] + OF_COUNTRY if told else 0  # "all over the country" is no side of it


def is_unknown_name(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase is a name that no list knows, no man's ("A son of B"), and no common word; a verb under a preposition is none."""
    if any(word.form in FILIAL for word in page.words[phrase.first + 1 : phrase.last]):
        return False
    told = phrase.classes == _UNKNOWN or (not phrase.classes and phrase.last - phrase.first == 1 and _is_only_verb(page, phrase.head))
    return told and phrase.low is None and page.words[phrase.head].kind == "word" and not _looks_common(page, phrase.head)


def _is_only_verb(page: Page, at: int) -> bool:
    """Whether a word is known as the form of a verb alone."""
    reading = page.readings[at]
    return bool(reading.verbs) and not (reading.nouns or reading.adjective or reading.nation or at in page.names)


def _looks_common(page: Page, at: int) -> bool:
    """Whether an unknown word has the shape of a common noun; a name that opens as "mother of" does is none."""
    return looks_common(page.words[at].form) and not begins_name(page.words[at].form)


def _of_area(page: Page, phrase: Phrase, found: frozenset[str], inner: int) -> int:
    """An area by its own noun and its name; a plural area is as exact as what is named in it."""
    told = max((rank for name, rank in BY_AREA.items() if name in found), default=0)
    plural = _is_plural(page, phrase)
    if is_beside(page, phrase):
        return told or VAGUE_AREA
    if inner and (told or "direction" in found or any(at in page.names for at in (phrase.head + 1, phrase.head + 2))):
        if "direction" in found and not told:
            return _of_direction(inner)
        return max(inner, told) if told > VAGUE_AREA and not plural else inner
    if is_named(page, phrase):
        return told or VAGUE_AREA
    if not is_return(page, phrase):
        return 0
    return RETURN if "area.site" in found else told - RETURN_LOSS if told else RETURN


def is_return(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase returns to a named place: the noun of an area or a site with the article, alone or with a state's adjective."""
    if page.readings[phrase.head].peeled.pronoun and not phrase.classes & SETTLED:
        return False  # "on its way", "on our land"
    alone = phrase.last - phrase.head == 1 + (phrase.nation_at == phrase.head + 1) or _is_only_described(page, phrase)
    back = phrase.definite if phrase.classes & AREAS else bool(phrase.classes & SITES) and page.readings[phrase.head].peeled.article
    of_state = "area.border" in phrase.classes and phrase.nation is not None  # "the Syrian border" needs no naming before
    of_state = of_state or is_land_of_state(page, phrase)
    return back and alone and not (of_state or phrase.concepts or phrase.inner or _is_plural(page, phrase))


def _is_only_described(page: Page, phrase: Phrase) -> bool:
    """Whether "the" town or village has nothing but adjectives of relation behind its noun ("the coastal town")."""
    behind = [page.readings[at] for at in range(phrase.head + 1, phrase.last)]
    told = all(reading.adjective and reading.peeled.stem.endswith(NISBA) for reading in behind)
    return told and bool(phrase.classes & SETTLED) and page.readings[phrase.head].peeled.article


def scene_of_act(page: Page, phrase: Phrase) -> int | None:
    """The word of the act told before whose scene a phrase is: "the place of the incident", "the area of the blast"."""
    at, head = phrase.head + 1, page.readings[phrase.head]
    if "area.scene" not in phrase.classes or phrase.last > at + 1 or at >= len(page.words) or head.peeled.article or head.several:
        return None
    act = page.readings[at]
    told = act.peeled.article and ("event" in act.classes or bool(act.noun_triggers))
    return at if told and any(noun.number == "singular" for noun in act.nouns) else None


def returning_noun(page: Page, phrase: Phrase) -> int | None:
    """The word that returns to a named place: the noun of a definite phrase, or the owner of its part ("the market of the town")."""
    if is_return(page, phrase):
        return phrase.head
    at = _behind_compass(page, phrase)
    if phrase.concepts or phrase.inner or at >= phrase.last or at in page.listed or not phrase.classes & _PARTS:
        return None
    owner = page.readings[at]
    bare = not page.readings[phrase.head].peeled.article and owner.peeled.article and not owner.several
    if phrase.classes & SETTLED and "structure" in owner.classes:
        return None  # "the village of the Farm"
    ends = all(page.readings[n].adjective for n in range(at + 1, phrase.last))
    return at if bare and ends and owner.classes & AREAS and any(noun.number == "singular" for noun in owner.nouns) else None


def _is_plural(page: Page, phrase: Phrase) -> bool:
    return page.readings[phrase.head].several


def _by_owner(page: Page, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a site is told by whose it is, and not by the town of those whom it houses ("the office of the governor of" a capital)."""
    owners = [lexicon.concepts[c] for c in phrase.inner]
    housed = phrase.last - phrase.head > OF_TOWN and not page.readings[phrase.last - 2].classes.isdisjoint(_HOUSED)
    town = housed and phrase.last - 1 in page.names and any(one.kind == "town" for one in owners)
    return any(one.group == "actor" for one in owners) and not town
