"""Whom an act befell, right behind its noun or behind who did it, where he is spelled as an adjective or a genitive."""

from khabar.codebook.lexicon import Reading
from khabar.extract.noun_phrases.nominals import tells_people
from khabar.extract.page.tokens import Page
from khabar.text.endings import NOMINATIVE, OBLIQUE_PLURAL, SOUND_PLURAL
from khabar.text.inflect import FOR, is_feminine

_NOTIONS = frozenset({"abstract", "time", "manner", "verbal", "event", "responsibility", "blame", "situation", "report"})
_UNARMED = frozenset({"person.military", "person.official", "person.civil"})
_KILLS = frozenset({"execution", "assassination"})
_BODIES = frozenset({"force", "organisation", "military_site", "structure", "munition", "vehicle", "area"})
_FOLK = "person.civil"
_MEASURE = frozenset({"abstract", "munition", "weapon.make"})


def befalls(page: Page, head: int, at: int) -> bool:
    """Whether a word that could describe an act is whom it befell: "the killing, the execution, the targeting of a journalist".

    It does describe one where what was hit stands behind it: "a military targeting of posts".
    """
    act, man, last = page.readings[head], page.readings[at], len(page.readings)
    if act.loss or not tells_people(man) or at != head + 1:
        return bool(act.loss) and tells_people(man)
    on_people = any(trigger.kind == "verb" and (trigger.mode in _KILLS or "person" in trigger.objects) for trigger in act.noun_triggers)
    behind = next((n for n in range(at + 1, last) if not (page.readings[n].nation or page.readings[n].adjective)), last)
    return on_people and not (behind < last and page.readings[behind].peeled.preposition == FOR)


def is_owned(reading: Reading, head: frozenset[str]) -> bool:
    """Whether a thing, a body or people bear a pronoun, which may end as an accusative ("their arms"): no measure ("whose length is").

    Behind a man stands whom he did it to: "there killed a man | his wife".
    """
    notion = reading.classes <= _NOTIONS or ("abstract" in reading.classes and reading.classes.isdisjoint(_BODIES))
    if not reading.peeled.pronoun or reading.verbs or notion:
        return False
    return _FOLK not in reading.classes or not any(name.startswith("person") for name in head)


def are_of_two_cases(noun: Reading, adjective: Reading) -> bool:
    """Whether a sound plural stands behind one of the other case: a subject and its object ("gunmen | two policemen")."""
    left, right = noun.peeled.stem, adjective.peeled.stem
    if not (left.endswith(SOUND_PLURAL) and right.endswith(SOUND_PLURAL)):
        return False
    if not (noun.peeled.article or adjective.peeled.article):
        return left.endswith(NOMINATIVE[0]) and right.endswith(OBLIQUE_PLURAL) and not _UNARMED.isdisjoint(adjective.classes)
    return noun.peeled.article == adjective.peeled.article and left[-2:] != right[-2:]


def is_measure(page: Page, at: int) -> bool:
    """Whether a word with a pronoun tells a measure, whose number stands behind it, and is no genitive: "a man | whose age is 20"."""
    return at + 1 in page.numbers and measures(page.readings[at])


def measures(reading: Reading) -> bool:
    """Whether a word may be a measure with a pronoun; "his age" is spelled as a pilgrimage."""
    owned = bool(reading.peeled.pronoun) or (is_feminine(reading.peeled.stem) and not reading.peeled.article)
    return owned and bool(reading.nouns) and "abstract" in reading.classes and reading.classes <= _MEASURE


def says_whose(head: Reading) -> bool:
    """Whether the head of a phrase is only a feminine adjective of a nation, which has no genitive: "(that they are) Sahili | posts"."""
    return bool(head.nation) and not (head.nouns or head.peeled.article or head.peeled.pronoun) and is_feminine(head.peeled.stem)
