"""Tables over the lines of a codebook, by the first word of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from khabar.codebook.types import Codebook, Concept, Cue, Name, Saying, Trigger

T = TypeVar("T", Name, Cue, Saying, Trigger)
CONFLICT = "conflict"  # the field of khabar itself, whose words speak for it


class NameTable(Struct, frozen=True, gc=False):
    """The names that begin with one word: those of that word alone, and longer ones by their second word, longest first."""

    alone: tuple[Name, ...]
    longer: dict[str, tuple[Name, ...]]

    def names(self) -> Iterator[Name]:
        """All of them."""
        yield from self.alone
        for names in self.longer.values():
            yield from names


def arms_with_pronoun(table: NameTable, concepts: Mapping[str, Concept]) -> NameTable | None:
    """The names that go on where their first word has a pronoun: of weapons, in several words ("his booby-trapped car")."""
    longer = {
        second: arms
        for second, names in table.longer.items()
        if (arms := tuple(name for name in names if concepts[name.concept].group == "weapon"))
    }
    return NameTable((), longer) if longer else None


def states_of_countries(codebook: Codebook) -> dict[str, str]:
    """The id of each country's state."""
    return {c.country: c.id for c in codebook.concepts.values() if c.kind == "state" and c.country}


def forces_of_states(codebook: Codebook) -> dict[tuple[str, ...], frozenset[str]]:
    """For each state, by its id, the ids of its forces."""
    states = states_of_countries(codebook)
    table: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for concept in codebook.concepts.values():
        if concept.kind in ("military", "police", "coalition") and concept.country in states:
            table[states[concept.country],].add(concept.id)
    return {key: frozenset(ids) for key, ids in table.items()}


def longest_first(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """The lines of each key, those of most words first."""
    table: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        table[key].append(value)
    return {key: tuple(sorted(values, key=lambda value: -len(value.words))) for key, values in table.items()}


def name_tables(names: Iterable[Name]) -> dict[str, NameTable]:
    """All names by their first word."""
    first = longest_first((name.words[0], name) for name in names)
    tables = {}
    for key, group in first.items():
        longer: dict[str, list[Name]] = defaultdict(list)
        for name in group:
            if len(name.words) > 1:
                longer[name.words[1]].append(name)
        tables[key] = NameTable(tuple(n for n in group if len(n.words) == 1), {second: tuple(found) for second, found in longer.items()})
    return tables


def by_first_word(triggers: Iterable[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    """The triggers that begin with each word, in their order."""
    table: dict[str, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        table[trigger.words[0]].append(trigger)
    return {key: tuple(values) for key, values in table.items()}


def field_words(codebook: Codebook) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The words and phrases of other fields than conflict, each with its field, by their first word."""
    words = [(field, (word,)) for field, found in codebook.domains.items() if field != CONFLICT for word in found]
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for field, phrase in (*words, *((field, phrase) for field, found in codebook.domain_phrases.items() for phrase in found)):
        table[phrase[0]].append((field, phrase))
    return {word: tuple(found) for word, found in table.items()}


def light_roles(cues: Iterable[Cue]) -> dict[str, frozenset[str]]:
    """What each light verb is to the event noun that it carries."""
    table: dict[str, set[str]] = defaultdict(set)
    for cue in cues:
        if cue.kind == "light":
            table[cue.words[0]].add(cue.value)
    return {verb: frozenset(roles) for verb, roles in table.items()}
