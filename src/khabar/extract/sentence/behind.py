"""What stands behind a verb and its subject: "himself", a phrase of direction that is what was acted on, a lone adjective."""

from collections.abc import Sequence
from itertools import takewhile

from khabar.codebook.types import VerbForm
from khabar.extract.noun_phrases.agreement import is_mere_adjective
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.accusing import goes_on
from khabar.extract.sentence.chunks import REFLEXIVE, Chunk
from khabar.extract.sentence.tenses import is_present
from khabar.text.endings import SOUND_PLURAL
from khabar.text.inflect import TANWIN, is_feminine

PASSED = frozenset({"date", "adverb"})
_STANDING = frozenset({"structure", "site"})
_PARTS = frozenset({"force", "abstract", "part"})  # what some of a group are: "a number of them"
PART = "part"  # the value of "most of them", "all of them"
_ACTIVE = {"3ms": "m", "3fs": "f"}
_EITHER = frozenset({"state", "person.official"})  # a state is feminine whatever its name ends in; who holds an office may be a woman


def acts_on_himself(row: Sequence[Chunk], n: int) -> bool:
    """Whether "himself" follows a subject, behind what he wears or drives at most: "a bomber (who) wears a veil blew himself up"."""
    for chunk in row[n + 1 : n + REFLEXIVE]:
        if chunk.value == "self":
            return True
        if not (is_present(chunk) or chunk.kind == "noun"):
            return False
    return False


def is_another_gender(row: Sequence[Chunk], verb: int, n: int) -> bool:
    """Whether the noun right behind a joined verb that acts on parties cannot be its subject: "the minister ... and he called on her"."""
    chunk, noun = row[verb], row[n]
    if n != verb + 1 or not goes_on(row, verb) or chunk.reading is None or noun.kind != "noun" or noun.slot or noun.phrase is None:
        return False
    on_parties = chunk.triggers and all(trigger.roles.get("object") == "target" for trigger in chunk.triggers)
    genders = {_ACTIVE.get(form.person, "") for form in chunk.reading.verbs if form.voice == "active"}
    if not on_parties or len(genders) != 1 or noun.phrase.counted or noun.reading is None:
        return False
    if is_feminine_state(noun):
        return genders == {"m"}
    several = bool(noun.reading.nouns) and all(form.number == "plural" for form in noun.reading.nouns)
    if several and not _is_of_people(noun.phrase):
        return genders == {"m"} and "actor" in senses(noun.phrase)  # many bodies are feminine: "and he called on the authorities"
    if not _EITHER.isdisjoint(senses(noun.phrase)):
        return False
    if not several and {form.number for form in noun.reading.nouns} != {"singular"}:
        return False
    gender = "m" if several or not is_feminine(noun.reading.peeled.stem) else "f"
    return gender not in genders and genders <= {"m", "f"}


def _is_of_people(phrase: Phrase) -> bool:
    return any(name.startswith("person") for name in phrase.classes)


def is_feminine_state(noun: Chunk) -> bool:
    """Whether a chunk is a state by the name of its capital, as all towns feminine, or by one of its own with an ending of feminines."""
    if noun.phrase is None or noun.reading is None or "state" not in noun.phrase.classes or noun.phrase.head != noun.phrase.first:
        return False
    return "town" in noun.phrase.classes or is_feminine(noun.reading.peeled.stem) or noun.reading.peeled.stem.endswith(TANWIN)


def side_behind(row: Sequence[Chunk], nouns: tuple[int, ...], within: tuple[int, ...]) -> int | None:
    """A phrase of direction under no preposition, behind an agent, a means, a comma or a date: what was acted on ("the outskirts of")."""
    behind = nouns[-1] + 1
    while behind < len(row) and (row[behind].kind == "date" or row[behind].slot == "with" or _is_means_too(row, behind)):
        behind += 1  # "shelled with artillery and rockets the outskirts of the town"
    for n in (behind, *within):
        if n >= len(row) or row[n].kind != "noun" or row[n].first != row[n - 1].last or row[n].joined:
            continue
        reading, phrase = row[n].reading, row[n].phrase
        told = reading is not None and not reading.peeled.preposition and row[n].slot == "in"
        free = n == behind or row[n - 1].kind in ("mark", *PASSED)
        if told and phrase is not None and "direction" in phrase.classes and free:
            return n
    return None


def _is_means_too(row: Sequence[Chunk], n: int) -> bool:
    """Whether a munition is joined to the means told right ahead."""
    phrase = row[n].phrase
    return row[n].joined and row[n - 1].slot == "with" and phrase is not None and "munition" in senses(phrase)


def is_adjective_behind(row: Sequence[Chunk], n: int) -> bool:
    """Whether an indefinite adjective stands alone behind a phrase under a preposition: "targets in Syria (that are) tied to"."""
    chunk, before = row[n], row[n - 1]
    if chunk.kind != "noun" or chunk.slot or chunk.joined or chunk.reading is None or chunk.phrase is None or before.phrase is None:
        return False
    alone = chunk.last - chunk.first == 1 and not chunk.phrase.concepts
    return alone and before.slot != "" and is_mere_adjective(chunk.reading)


def slot_of_site(row: Sequence[Chunk], slots: dict[str, list[int]], last_slot: str, joined: Phrase) -> str | None:
    """The slot of the site that a joined site goes with over the town of the first: "in the club in the town and the post"."""
    town = row[slots[last_slot][-1]].phrase
    if town is None or "place" not in senses(town) or not senses(town).isdisjoint(_STANDING) or senses(joined).isdisjoint(_STANDING):
        return None
    for slot, fillers in slots.items():
        site = row[fillers[-1]].phrase
        if site is not None and senses(site) & _STANDING and slot != "between":
            return slot
    return None


def is_one_behind(row: Sequence[Chunk], n: int) -> bool:
    """Whether "one" or "two" stands behind the noun that it counts: "six soldiers and one officer", "gunmen two"."""
    chunk, before = row[n], row[n - 1]
    phrase = chunk.phrase
    if phrase is None or chunk.slot or chunk.joined or before.kind != "noun" or before.last != chunk.first:
        return False
    part = n + 1 < len(row) and row[n + 1].kind == "pronoun" and row[n + 1].slot == "from"
    if part and before.phrase is not None and before.phrase.definite:
        return False  # "the air defences shot down | two of them"
    short = chunk.last - chunk.first <= 1 + (phrase.low == 2)  # "gunmen, two others"
    return phrase.counted and phrase.low == phrase.high and phrase.low in (1, 2) and short and not phrase.classes


def is_ridden(row: Sequence[Chunk], n: int) -> bool:
    """Whether a vehicle is joined to what stands under "on": what men ride, and not they ("gunmen on camels and pick-ups attacked")."""
    phrase, before = row[n].phrase, row[n - 1] if n else None
    if phrase is None or before is None or not row[n].joined or row[n].slot or "vehicle" not in senses(phrase):
        return False
    return before.kind == "noun" and before.slot == "on" and before.last == row[n].first


def is_mount(row: Sequence[Chunk], n: int) -> bool:
    """Whether a vehicle right behind indefinite people is what they ride: what they hit is told behind it ("on bikes raided villages")."""
    phrase, ahead = row[n].phrase, row[n - 1]
    if row[n].slot != "on" or row[n].joined or phrase is None or ahead.phrase is None or "vehicle" not in senses(phrase):
        return False
    if ahead.kind != "noun" or ahead.phrase.definite or "person" not in senses(ahead.phrase) or ahead.last < row[n].first - 1:
        return False
    clause = takewhile(lambda chunk: chunk.phrase is not None or chunk.kind in PASSED, row[n + 1 :])
    return any(chunk.slot == "on" and not chunk.joined for chunk in clause)


def forms_for(verb: Chunk, subject: Chunk) -> tuple[VerbForm, ...]:
    """The forms of a verb without those that cannot stand ahead of a subject: none of the feminine before a masculine noun."""
    forms, noun = (verb.reading.verbs if verb.reading else ()), subject.reading
    if noun is None or subject.phrase is None or not noun.nouns or "state" in senses(subject.phrase):
        return forms
    one = not is_feminine(noun.peeled.stem) and all(form.number == "singular" for form in noun.nouns)
    several = noun.peeled.stem.endswith(SOUND_PLURAL) and all(form.number == "plural" for form in noun.nouns)
    left = tuple(form for form in forms if form.person != "3fs") if one or several else forms
    return left or forms


def is_of_them(row: Sequence[Chunk], n: int) -> bool:
    """Whether "of them" says no more than whose part acts: behind a verb or an indefinite group ("attacked a group of them the cars")."""
    ahead = row[n - 1]
    if row[n].value == PART or ahead.kind != "noun" or ahead.phrase is None:
        return ahead.kind == "verb"
    reading = row[n].reading
    cues = reading.cues if reading is not None else None
    of_them = cues is not None and any(hit.cue.value == "from" and hit.peeled.pronoun for hit in cues.hits())
    some = ahead.reading is not None and not (ahead.reading.several or ahead.phrase.definite or ahead.phrase.counted)
    return of_them and some and ahead.last == row[n].first and not _PARTS.isdisjoint(ahead.phrase.classes)
