"""Whether the noun of an area or a site has a name of its own behind it: "revolution street", but not "the square of the battle"."""

from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.page.quoted import CLOSING, OPENING
from khabar.extract.page.tokens import Page
from khabar.text.inflect import NISBA, PATRON, PLURAL_ENDINGS, begins_name, feminine_count, is_feminine

BY_AREA = {"area.country": 20, "area.province": 40, "area.district": 55, "area.town": 70, "area.local": 78, "area.site": 85}
AREAS = frozenset(BY_AREA) | {"area"}
SETTLED = frozenset({"area.town", "area.local"})
_UNNAMED = frozenset({"time", "direction", "area", "force", "organisation", "munition", "vehicle", "state", "medium", "money"})
_BEARING = frozenset({"area.town", "area.local", "area.site"})
_FEATURES = frozenset({"structure", "area", "area.local", "area.site"})
_PARTS = frozenset({"area.local", "area.site", "structure"})
_BUILT = frozenset({"structure", "area.local"})
_THOUGHTS = frozenset({"abstract"})
_NO_BEARER = frozenset({"direction", "area", "force", "munition", "vehicle"})
_LIMITS = frozenset({"area.border", "area.town", "area.country", "area.province", "area.district"})
_FIGHTS = frozenset({"strike", "bombing", "armed_attack", "clash", "mobilization", "interception", "protest"})
_CITIZENS = frozenset({"person.civil", "person.casualty", "person.source"})
_FALLEN = frozenset({"person.casualty"})
_CALLED = frozenset({"person.casualty", "person.civil", "person.official", "aircraft", "force"})
_HOUSING = frozenset({"home", "military_site", "organisation"})
_NAMELESS = ("person",)
_PEOPLE = tuple(NISBA[0] + ending for ending in PLURAL_ENDINGS)


def is_named(page: Page, phrase: Phrase) -> bool:
    """Whether a noun of area or structure has a name of its own behind it: a quoted or an unknown word, or a definite common noun."""
    at = phrase.head + 1
    if page.readings[phrase.head].peeled.pronoun:
        return False  # "its perpetrator, A" is spelled like a crossing
    if at < phrase.last and (at in page.listed or at in page.numbers):
        return True
    if "area.site" in phrase.classes and at + 1 < phrase.last and _is_kind_of_way(page, phrase.head, at):
        at += 1  # "the public road of A"
    if at >= phrase.last or page.readings[phrase.head].several:
        return at < phrase.last and page.words[at].kind == "word" and _heads_list(page, phrase, at)
    if "event" in page.readings[at].classes and "person.perpetrator" in phrase.classes:
        return False  # "the perpetrator of the operation" is written like a crossing
    if page.words[at].form in OPENING:
        close = next((n for n in range(at + 1, phrase.last) if page.words[n].form in CLOSING), at)
        return 0 < close - at - 1 <= 3
    if page.words[at].kind != "word":
        return False
    if is_unknown(page, at) or _is_named_after_person(page, phrase, at) or _is_named_by_noun(page, phrase, at):
        return True
    return _is_named_after_feature(page, phrase, at) or _is_named_barely(page, phrase, at) or _is_named_after_people(page, phrase, at)


def _is_named_after_people(page: Page, phrase: Phrase, at: int) -> bool:
    """Whether a way or a square bears the name of a trade or a force ("the bridge of the imams"), or any site that of martyrs."""
    head, name = page.readings[phrase.head], page.readings[at]
    if head.peeled.article or name.peeled.pronoun or phrase.classes & _HOUSING or name.nation:
        return False
    if name.classes & _FALLEN and "structure" in phrase.classes:
        return name.peeled.article or at + 1 < phrase.last
    people = name.classes & _CALLED and not name.noun_triggers
    return "area.site" in phrase.classes and name.peeled.article and bool(people)


def _is_named_after_person(page: Page, phrase: Phrase, at: int) -> bool:
    """Whether a site bears the name of "the father of" somebody, or of somebody told by his title and his name."""
    bearing = not phrase.classes.isdisjoint(_FEATURES) and "home" not in phrase.classes
    if at + 1 >= phrase.last or page.readings[phrase.head].peeled.article or not bearing:
        return False
    title = page.readings[at].peeled.article and any(name.startswith(_NAMELESS) for name in page.readings[at].classes)
    return page.words[at].form in PATRON or (title and (at + 1 in page.names or is_unknown(page, at + 1)))


def _is_kind_of_way(page: Page, head: int, at: int) -> bool:
    """Whether an adjective without the article stands between the noun of a way and a name ("a public road A")."""
    word, name = page.readings[at], page.readings[at + 1]
    bare = not (page.readings[head].peeled.article or word.peeled.article) and word.adjective and not word.nation
    return bool(bare) and (is_unknown(page, at + 1) or name.peeled.article or at + 1 in page.names) and not name.adjective


def _heads_list(page: Page, phrase: Phrase, at: int) -> bool:
    """Whether a name stands behind the plural of a noun of area: an unknown word, or for towns and villages a feature of its own name."""
    word = page.readings[at]
    if is_unknown(page, at):
        return word.peeled.article or not feminine_count(page.words[at].form)
    built = not word.classes.isdisjoint(_BUILT) and bool(phrase.classes & SETTLED)
    return built and _is_named_after_feature(page, phrase, at)


def _is_named_after_feature(page: Page, phrase: Phrase, at: int) -> bool:
    """Whether an area bears the name of a gate, a hill or a valley that has one of its own ("the quarter of Thomas Gate")."""
    feature = page.readings[at]
    bare = bool(feature.classes & _PARTS and phrase.classes & AREAS)  # "the region of stone valley"
    if feature.peeled.article or feature.classes.isdisjoint(_FEATURES) or not (bare or phrase.classes & _BEARING):
        return False
    if feature.several and not phrase.classes & SETTLED:
        return False  # "the quarter of the Hanano dwellings" has a name, "the street of schools in A" has none
    if at + 1 >= phrase.last or page.words[at + 1].kind != "word":
        return False
    name = page.readings[at + 1]
    return is_unknown(page, at + 1) or name.peeled.article or (bare and any(noun.number == "singular" for noun in name.nouns))


def _is_named_barely(page: Page, phrase: Phrase, at: int) -> bool:
    """Whether a town or village bears a name of ordinary words without the article ("the village of gazelle hill")."""
    reading, head = page.readings[at], page.readings[phrase.head]
    if not phrase.classes & SETTLED or head.peeled.article or reading.peeled.article:
        return False
    if reading.adjective and not reading.nation:
        return is_feminine(head.peeled.stem) != is_feminine(reading.peeled.stem)  # no adjective of it: "the valley of Dayyiqa"
    if reading.adjective:
        return False
    nouns = reading.nouns and (reading.classes <= _THOUGHTS or all(noun.number == "singular" for noun in reading.nouns))
    of_more = at + 1 < phrase.last and page.words[at + 1].kind == "word"  # "the village of" a hamlet that has a name
    unnamed = reading.classes & (_UNNAMED - AREAS if of_more else _UNNAMED)
    return bool(nouns) and not reading.peeled.pronoun and not unnamed and at not in page.numbers


def _is_named_by_noun(page: Page, phrase: Phrase, at: int) -> bool:
    """Whether an ordinary word names a place: "revolution street", "the valley of the judge", but not "the square of the battle"."""
    reading = page.readings[at]
    if not reading.peeled.article or reading.nation:
        return False
    bare = not page.readings[phrase.head].peeled.article
    if reading.adjective and (not reading.nouns or not bare):
        return bare  # "the strategic town" has no name here
    classes = reading.classes
    singular = any(noun.number == "singular" for noun in reading.nouns)
    if not reading.nouns or reading.loss or "body" in classes:
        return False
    if "area.local" in phrase.classes and "force" in classes:
        return singular and not page.readings[phrase.head].peeled.article  # "the police quarter"
    if phrase.classes & _BEARING and ("military_site" not in phrase.classes or not singular):
        fights = {trigger.frame for trigger in reading.noun_triggers} & _FIGHTS
        people = {c for c in classes if c.startswith(_NAMELESS)}
        called = people <= _CITIZENS and "structure" not in phrase.classes  # "the teachers' quarter", but not "the refugees' camp"
        quarter = "area.local" in phrase.classes and not people and "structure" not in phrase.classes  # "the quarter of the Flowers"
        village = phrase.classes & SETTLED and not classes & _LIMITS
        bars = _NO_BEARER - {"area"} if village else _NO_BEARER  # "the village of the Farm", "of the Valley"
        return not (fights or classes & bars) and (singular or called or quarter)
    if not singular:
        return False
    vague = "area" in phrase.classes and not phrase.classes & set(BY_AREA)
    acts = bool(reading.noun_triggers) or bool(classes & ({"event", "verbal"} if vague else {"event"}))
    return not acts and not classes & _UNNAMED and not any(c.startswith(_NAMELESS) for c in classes)


def is_unknown(page: Page, at: int) -> bool:
    """Whether a word is in no list of nouns or names, and no adjective of relation in the plural ("the rebels' areas")."""
    if at in page.names:
        return False
    reading = page.readings[at]
    if begins_name(page.words[at].form) and at + 1 < len(page.words) and not page.readings[at + 1].known:
        return page.words[at + 1].kind == "word"  # "mother of" and an unknown word
    if reading.verbs and not (reading.nouns or reading.adjective or reading.nation):
        return True  # inside a phrase, a verb is no verb
    if reading.peeled.article and not (reading.nouns or reading.adjective or reading.nation):
        return not reading.peeled.stem.endswith(_PEOPLE)
    return not reading.known and not (reading.peeled.article and reading.peeled.stem.endswith(_PEOPLE))
