"""What a word can be in a noun phrase: a noun at all, a name or an ordinary word, an adjective of relation, part of a personal name."""

from khabar.codebook.lexicon import CueHit, Lexicon, NameHit, Reading
from khabar.extract.noun_phrases.bare_clauses import opens_relative
from khabar.extract.page.tokens import Page
from khabar.text.endings import OBLIQUE_PLURAL, SOUND_PLURAL
from khabar.text.inflect import FROM, NISBA, SPEAKERS, begins_name, has_article, is_feminine

_SETTLED = frozenset({"area.town", "area.local"})
_SHORTEST_NISBA = 5  # folded letters: shorter words with that ending are mostly names and nouns
_PLACED = frozenset({"area", "military_site", "structure"})
_PERCHES = frozenset({"structure", "vehicle", "aircraft"})
_FOLK, _GROUND = frozenset({"person.civil"}), frozenset({"place", "area"})
_SOMEBODY = frozenset({"unknown", "person"})  # the full name of a man without a title
_NO_PEOPLE = frozenset(
    {
        *("force", "organisation", "state", "government", "ministry", "military", "police", "coalition", "international", "party"),
        *("aircraft", "vehicle", "munition", "weapon", "medium", "structure", "military_site", "area", "place", "facility"),
    }
)
_PEOPLES = frozenset({"community", "armed_group", "militia", "person"})
_NO_NAME = frozenset({"time", "event", "verbal", "military_site", "munition", "structure", "area", "medium", "organisation", "force"})
_ACTS, _RANK = "acts", "rank"  # the values of what counts in the noun of an act, and in that of an act, a site or a thing that moves
OF_KIND = frozenset({_ACTS, _RANK})
_RANKED = frozenset({"area", "military_site", "structure", "vehicle", "aircraft", "armour", "munition"})


def is_told_of(page: Page, at: int, value: str) -> bool:
    """Whether a word of quantity of that value tells of the noun behind it ("the last of the strongholds", "the fiercest of raids")."""
    if value not in OF_KIND or is_act(page, at):
        return True
    reading = page.readings[at]
    if value == _RANK and reading.noun_triggers and reading.several and reading.peeled.article:
        return at not in page.phrases  # "the fiercest of the clashes"
    return value == _RANK and not (_RANKED.isdisjoint(reading.classes) or reading.peeled.article or reading.peeled.preposition)


def nominal(page: Page, at: int) -> bool:
    """Whether a noun phrase may begin or go on at a word."""
    if page.words[at].kind != "word" or at in page.dates:
        return False
    reading = page.readings[at]
    if reading.peeled.conjunction or (at in page.cues and page.cues[at].cue.kind != "quantity" and at not in page.names):
        return page.words[at].form == FROM
    return bool(reading.nouns or not reading.verbs)


def stands_beneath(part: frozenset[str], whole: frozenset[str], *, definite: bool, counted: bool) -> bool:
    """Whether what follows "of, from" is no whole but the site or the car that people act from ("gunmen from a car")."""
    if "actor" in whole:
        return "aircraft" in part and "place" in whole  # where planes took off
    perch = not definite and "vehicle" not in part and not whole.isdisjoint(_PERCHES)
    return perch or ("facility" in whole and not counted)


def are_from(part: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether what follows "of, from" is no whole but where a few people are from ("three boys from the town"); many are its people."""
    ground = whole & _GROUND and not whole & _PERCHES and "actor" not in whole
    return bool(ground) and not part.isdisjoint(_FOLK)


def stands_apart(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a word is no part of the phrase before it: a number, a date, a verb spelled like a noun, "the number of"."""
    verbal = at in page.phrases and "time" in page.readings[at].classes
    counts = at - 1 in page.numbers and is_number(page, at, lexicon)
    number = page.words[at].kind == "number" or at in page.dates or at in page.numbers
    return verbal or counts or number or opens_relative(page, lexicon, at)


def is_side_of(page: Page, at: int, last: int) -> bool:
    """Whether a word of the compass tells the side of what follows, and is no adjective ("a blast east of the town")."""
    reading = page.readings[at]
    if "direction" not in reading.classes or reading.peeled.article or at + 1 >= last or page.words[at + 1].kind != "word":
        return False
    name, place = page.names.get(at + 1), page.readings[at + 1]
    if begins_name(page.words[at + 1].form):
        return True
    if name is not None and not name.peeled.preposition and not name.peeled.conjunction:
        return True
    told = place.peeled.article or (awaits_name(place) and at + 2 < last and page.words[at + 2].kind == "word")
    return told and bool(place.nouns) and not (place.peeled.preposition or place.peeled.conjunction)


def heads_list(reading: Reading) -> bool:
    """Whether a word is a plural or dual noun of place that may have names in its genitive ("the quarters of A and B")."""
    return reading.several and not reading.peeled.article and not reading.classes.isdisjoint(_PLACED)


def is_act(page: Page, at: int) -> bool:
    """Whether an indefinite noun of an act stands at a word, under no preposition written on to it."""
    reading = page.readings[at]
    bare = not (reading.peeled.article or reading.peeled.preposition)
    return bool(reading.noun_triggers) and bare and at not in page.phrases


def wins(name: NameHit, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a name is read as such: one rare word that is also an ordinary word is left to the grammar."""
    if name.length > 1 or not (reading.nouns or reading.verbs or reading.adjective):
        return True
    concept = lexicon.concepts[name.names[0].concept]
    if concept.group == "place" and reading.peeled.preposition and not name.peeled.preposition:
        return True
    return not concept.line.startswith("gazetteer/") and not reading.noun_triggers


def tells_how_many(page: Page, at: int, last: int) -> bool:
    """Whether a word of quantity stands behind the indefinite plural that it counts, with no noun of its own: "houses several"."""
    before = page.readings[at - 1]
    indefinite = before.several and not (before.peeled.article or before.peeled.pronoun)
    return indefinite and page.words[at].kind == "word" and (at + 1 >= last or not nominal(page, at + 1))


def tells_others(page: Page, lexicon: Lexicon, classes: frozenset[str], head: int, at: int) -> bool:
    """Whether a plural for people stands behind one person or no people, whom it cannot describe ("the police, the protesters").

    So does a masculine with the article behind an act and the bare name of a town, which is feminine: "the attack of A, the suicidal".
    """
    noun, people = page.readings[head], page.readings[at]
    act = page.readings[head - 1].classes if head else frozenset()
    bare = (
        "town" in classes and head in page.names and not (noun.peeled.article or noun.nouns) and "event" in act and act.isdisjoint(_PLACED)
    )
    if bare and people.peeled.article and not (is_feminine(people.peeled.stem) or "direction" in people.classes):
        return True
    named = "person" in classes and head in page.names  # "the president called on the Ukrainians", by his name alone
    if (named or classes >= _SOMEBODY) and people.several and people.nouns:
        return True  # "A. B. (called on) the organisations"
    one = named or (tells_people(noun) and not noun.several)
    body = head in page.names and _names_body(noun)
    if not (one or body or classes & _NO_PEOPLE) or not are_people(people) or not people.peeled.article:
        return False
    if noun.peeled.stem.endswith(SOUND_PLURAL) and not named:
        return False  # "the two military centres"
    hits = {n: page.names[n] for n in range(head, at) if n in page.names}
    inside = {n for first, hit in hits.items() for n in range(first, first + hit.length)}
    kinds = {lexicon.concepts[name.concept].kind for n, hit in hits.items() for name in hit.names if not _names_body(page.readings[n])}
    words = [page.readings[n] for n in range(head, at) if n not in inside and page.words[n].kind == "word"]
    several = any(are_people(word) or (tells_people(word) and word.several) or not word.known for word in words)
    return named or (kinds.isdisjoint(_PEOPLES) and not several)


def _names_body(reading: Reading) -> bool:
    """Whether the name that a word opens is that of a body and not of its people: "the Forces of", "the Movement of"."""
    return bool(reading.nouns) and not (tells_people(reading) or reading.nation)


def are_people(reading: Reading) -> bool:
    """Whether a word is the plural of a noun for people or of a nationality."""
    if reading.nation:
        return reading.peeled.stem.endswith(SOUND_PLURAL)
    return bool(reading.nouns) and tells_people(reading) and not any(noun.number == "singular" for noun in reading.nouns)


def tells_people(reading: Reading) -> bool:
    """Whether a word is a noun for people."""
    return any(name.startswith("person") for name in reading.classes)


def curated(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a name of the curated lists begins at a word."""
    name = page.names.get(at)
    return name is not None and not lexicon.concepts[name.names[0].concept].line.startswith("gazetteer/")


def names_people(page: Page, lexicon: Lexicon, head: int, at: int, *, definite: bool) -> bool:
    """Whether the name of a people stands as the adjective of a plural noun for people: "the Turkish officials", "Kurdish gunmen"."""
    name, noun, reading = page.names.get(at), page.readings[head], page.readings[at]
    if name is None or not noun.several or lexicon.concepts[name.names[0].concept].kind != "community":
        return False
    if noun.peeled.article:
        subject = noun.peeled.stem.endswith(SOUND_PLURAL) and not noun.peeled.stem.endswith(OBLIQUE_PLURAL)
        crossed = subject and reading.peeled.stem.endswith(OBLIQUE_PLURAL)
        return at == head + 1 and not crossed  # "the gunmen (attacked) the Syrians"
    return not (definite or reading.peeled.article or reading.peeled.preposition)


def parted(page: Page, at: int, lexicon: Lexicon) -> bool:
    """Whether a particle is written on to a word, which so goes with no noun ahead; the own first letter of a name is none."""
    name, reading = page.names.get(at), page.readings[at]
    if name is not None and not (name.peeled.conjunction or name.peeled.preposition) and wins(name, reading, lexicon):
        return False
    if name is None and not reading.known and awaits_name(page.readings[at - 1]):
        return False
    if reading.peeled.conjunction or reading.peeled.preposition:
        return True
    written = name is not None and name.peeled.preposition + name.peeled.conjunction != ""
    return written and not (reading.nouns or reading.verbs or reading.adjective)


def is_number(page: Page, at: int, lexicon: Lexicon) -> bool:
    """Whether a word tells of a number what it is the number of, and is not counted: "rose to 45 | the number of the dead"."""
    return page.readings[at].peeled.stem in lexicon.codebook.loss_words.number_of


def is_uncounted(page: Page, at: int, lexicon: Lexicon) -> bool:
    """Whether a word behind a number is not what it counts: no noun, one with a particle, or the number of those told behind it."""
    return not nominal(page, at) or parted(page, at, lexicon) or is_number(page, at, lexicon)


def awaits_name(noun: Reading) -> bool:
    """Whether a word is the noun of one area with neither article nor pronoun ("the village of"): a name has to follow."""
    bare = not (noun.peeled.article or noun.peeled.pronoun or noun.several)
    return bare and "area" in noun.classes and any(form.number == "singular" for form in noun.nouns)


def is_called(page: Page, head: int, at: int) -> bool:
    """Whether a word is the name of the area told right ahead, though it reads as what "we" or "I" do."""
    return at == head + 1 and awaits_name(page.readings[head]) and all(form.person in SPEAKERS for form in page.readings[at].verbs)


def nisba(head: Reading, reading: Reading, *, definite: bool) -> bool:
    """Whether an unknown word has the ending of an adjective of relation and agrees in definiteness, and with a feminine head in gender."""
    stem = reading.peeled.stem
    if reading.known or reading.peeled.article != definite:
        return False
    if is_feminine(head.peeled.stem) and not head.several and not is_feminine(stem):
        return False
    return len(stem) >= _SHORTEST_NISBA and stem.endswith(NISBA)


def given_name(page: Page, at: int, last: int, *, street: bool = False) -> bool:
    """Whether a word after a title reads as a personal name: unknown, or followed by an unknown word, or a place bears it."""
    reading, title = page.readings[at], page.readings[at - 1]
    of_many = bool(title.nouns) and all(noun.number == "plural" for noun in title.nouns)
    if reading.peeled.article or reading.peeled.conjunction or of_many:
        return False
    if not reading.known or (street and not (reading.verbs or reading.noun_triggers or reading.light)):
        return True
    after = page.readings[at + 1] if at + 1 < last and page.words[at + 1].kind == "word" else None
    plain = bool(reading.nouns) and _NO_NAME.isdisjoint(reading.classes)
    return plain and after is not None and not after.known and not after.peeled.conjunction


def name_goes_on(page: Page, classes: frozenset[str], head: int, at: int) -> bool:
    """Whether an unknown word continues an unknown name (given and family name, a place of two words).

    So does a definite adjective of the compass behind the name of a village or a town ("the village of A the western").
    """
    reading, before = page.readings[at], page.readings[at - 1]
    if classes & _SETTLED and "direction" in reading.classes and reading.adjective and reading.peeled.article:
        return at > head + 1 and page.words[at - 1].kind == "word" and "direction" not in before.classes
    return not reading.known and not before.known and not has_article(page.words[at - 1].form)


def is_part(page: Page, first: int, head: int) -> bool:
    """Whether a phrase tells of some acts among many, which are not known for the article of the many: "a number of the raids"."""
    return head > first and page.words[head - 1].form == FROM


def may_be_victims(reading: Reading) -> bool:
    """Whether a word can only name one or two people, or several by the ending of an object, without pronoun or article."""
    people = bool(reading.nouns) and all(any(name.startswith("person") for name in noun.classes) for noun in reading.nouns)
    if not people or reading.adjective or reading.nation or reading.peeled.pronoun:
        return False
    one = all(noun.number in ("singular", "dual") for noun in reading.nouns)
    return one or reading.peeled.stem.endswith(OBLIQUE_PLURAL)


def is_full_name(page: Page, first: int, last: int) -> bool:
    """Whether words are a given and a family name that nobody knows, to which no body belongs ("A. B. (called on) the party")."""
    return last - first > 1 and not any(reading.known for reading in page.readings[first:last])


def counts_in(page: Page, cue: CueHit, at: int, last: int) -> bool:
    """Whether a noun follows that a word of quantity, or of how acts came, tells of."""
    told = at + cue.length
    return told < last and nominal(page, told) and is_told_of(page, told, cue.cue.value)
