"""Which other field than conflict a text is of: sport, the economy, culture, medicine, traffic, nature, religion.

Attack, fire, battle, fall and march are words of all these fields. A word of the field in the sentence keeps a trigger with that guard
from counting; a document full of such words, or with next to none of conflict, needs an armed side, a weapon or the dead for every
physical event.
"""

from collections import Counter
from collections.abc import Iterator

from khabar.codebook.lexicon import Lexicon
from khabar.extract.page.tokens import Page
from khabar.model import Draft, Role

SHARE = 0.02  # words of one field among all words; reports of conflict in the development set stay below it, match reports above
FEWEST = 4  # words of one field that a short text must hold
CRIMES, CRIME_SHARE = 2, 0.01  # words of ordinary crime that a document of it holds, and their share of all its words
CRIME = "crime"
NO_OTHER = frozenset({CRIME, "civil"})
"""Armed bands rob, smuggle and murder too, and ministries tell of wars: such words are weighed (khabar.resolve.confidence), no more."""
ARMED = frozenset({"military", "militia", "armed_group", "coalition", "troops", "person.military", "person.armed"})
_NOTIONS = frozenset({"abstract", "verbal", "event"})
CIVIL_TOO = "person.civil"  # the class that shows a word (man, guard, crew) to name the unarmed as well


def has_field(page: Page, first: int, last: int, field: str) -> bool:
    """Whether a word or a phrase of a field stands among the words ``first`` to ``last`` (end excluded)."""
    return field in field_words(page, first, last)


def field_words(page: Page, first: int, last: int) -> dict[str, int]:
    """For each field, how many different words and phrases of it stand among the words ``first`` to ``last`` (end excluded)."""
    found = set(_told_fields(page, first, last))
    return Counter([field for field, _ in found]) if found else {}


def _told_fields(page: Page, first: int, last: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word and phrase of a field, with the field, once for every time that it stands among some words."""
    for at in range(first, last):
        for field, phrase in page.readings[at].fields:
            if len(phrase) == 1 or tuple([reading.key for reading in page.readings[at : min(at + len(phrase), last)]]) == phrase:
                yield field, phrase


def fields_of(page: Page) -> frozenset[str]:
    """The fields whose words make up a document."""
    found = Counter([field for field, _ in _told_fields(page, 0, len(page.readings)) if field not in NO_OTHER])
    return frozenset(field for field, count in found.items() if count >= max(FEWEST, SHARE * len(page.readings)))


def is_of_crime(page: Page, lexicon: Lexicon) -> bool:
    """Whether a document speaks of ordinary crime and its courts, and names nobody who makes war: its arrests are no conflict's."""
    found = sum(field == CRIME for field, _ in _told_fields(page, 0, len(page.readings)))
    if found < max(CRIMES, CRIME_SHARE * len(page.readings)):
        return False
    return not any(lexicon.concepts[name.concept].kind in ARMED for hit in page.names.values() for name in hit.names)


def is_of_conflict(draft: Draft) -> bool:
    """Whether a draft has what tells conflict from the events of other fields: an armed side, the dead, a weapon that hit something.

    One dead may be the target told over again, as of every murder; a weapon at nothing, or at a notion, is a figure of speech.
    """
    if draft.killed is not None and draft.killed.high != 1:
        return True
    struck = draft.place is not None or (draft.target is not None and not draft.target.classes <= _NOTIONS)
    return (draft.weapon is not None and struck) or any(_is_armed(role) for role in (draft.actor, draft.target))


def _is_armed(role: Role | None) -> bool:
    return role is not None and CIVIL_TOO not in role.classes and not role.classes.isdisjoint(ARMED)
