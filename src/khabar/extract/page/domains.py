"""Which other field than conflict a text is of: sport, the economy, culture, medicine, traffic, nature, religion.

Attack, fire, battle, fall and march are words of all these fields. A word of the field in the sentence keeps a trigger with that guard
from counting; a document full of such words, or with next to none of conflict, needs an armed side, a weapon or the dead for every
physical event.
"""

from collections import Counter

from khabar.extract.page.tokens import Page
from khabar.model import Draft, Role

SHARE = 0.02  # words of one field among all words; reports of conflict in the development set stay below it, match reports above
FEWEST = 4  # words of one field that a short text must hold
CRIME = "crime"
NO_OTHER = frozenset({CRIME, "civil"})
"""Armed bands rob, smuggle and murder too, and ministries tell of wars: such words are weighed (khabar.resolve.confidence), no more."""
ARMED = frozenset({"military", "militia", "armed_group", "coalition", "troops", "person.military", "person.armed"})
CIVIL_TOO = "person.civil"  # the class that shows a word (man, guard, crew) to name the unarmed as well


def has_field(page: Page, first: int, last: int, field: str) -> bool:
    """Whether a word or a phrase of a field stands among the words ``first`` to ``last`` (end excluded)."""
    return field in field_words(page, first, last)


def field_words(page: Page, first: int, last: int) -> dict[str, int]:
    """For each field, how many different words and phrases of it stand among the words ``first`` to ``last`` (end excluded)."""
    found = {
        (field, phrase)
        for at in range(first, last)
        for field, phrase in page.readings[at].fields
        if len(phrase) == 1 or tuple([reading.key for reading in page.readings[at : min(at + len(phrase), last)]]) == phrase
    }
    return Counter([field for field, _ in found]) if found else {}


def fields_of(page: Page) -> frozenset[str]:
    """The fields whose words make up a document."""
    found = Counter([field for reading in page.readings for field, phrase in reading.fields if len(phrase) == 1 and field not in NO_OTHER])
    return frozenset(field for field, count in found.items() if count >= max(FEWEST, SHARE * len(page.readings)))


def is_of_conflict(draft: Draft) -> bool:
    """Whether a draft has what tells conflict from the events of other fields: an armed side, a weapon, the dead.

    One dead may be the target told over again, as of every murder.
    """
    if draft.weapon is not None or (draft.killed is not None and draft.killed.high != 1):
        return True
    return any(_is_armed(role) for role in (draft.actor, draft.target))


def _is_armed(role: Role | None) -> bool:
    return role is not None and CIVIL_TOO not in role.classes and not role.classes.isdisjoint(ARMED)
