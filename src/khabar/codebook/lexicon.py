"""The codebook as the reader looks words up in it: one answer per folded word, remembered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from khabar.codebook.types import Codebook, Cue, Name, Noun, Saying, Trigger, VerbForm
from khabar.text.clitics import Peeled, peel
from khabar.text.inflect import AND, FOR, FUTURE, LIKE, WITH, name_key, verb_endings

LONG_UNKNOWN = 5
SAYING = frozenset({"verb", "add", "opinion", "relay", "broadcast", "observe", "own"})
REPORTING = SAYING | {"go-on", "accuse", "appear"}

T = TypeVar("T", Name, Cue, Saying, Trigger)


class NameTable(Struct, frozen=True, gc=False):
    """The names that begin with one word: those of that word alone, and longer ones by their second word, longest first."""

    alone: tuple[Name, ...]
    longer: dict[str, tuple[Name, ...]]

    def names(self) -> Iterator[Name]:
        """All of them."""
        yield from self.alone
        for names in self.longer.values():
            yield from names


class CueHit(Struct, frozen=True, gc=False):
    """A cue that may begin at a word: its length in words, and how the first was taken apart."""

    cue: Cue
    length: int
    peeled: Peeled


class Reading(Struct, frozen=True, gc=False):
    """What the codebook knows of one folded word: how it is taken apart and what its stem may be.

    ``starts`` are the names that may begin at the word, ``verb_triggers`` and ``noun_triggers`` the frame lines that it may fire,
    ``light`` what it does as the verbal noun of a light verb.
    """

    peeled: Peeled
    verbs: tuple[VerbForm, ...] = ()
    nouns: tuple[Noun, ...] = ()
    adjective: bool = False
    nation: str | None = None
    known: bool = False
    verb_triggers: tuple[Trigger, ...] = ()
    noun_triggers: tuple[Trigger, ...] = ()
    light: frozenset[str] = frozenset()
    loss: bool = False
    telling: bool = False
    saying: bool = False
    starts: tuple[tuple[Peeled, NameTable], ...] = ()
    cues: tuple[CueHit, ...] = ()
    phrases: tuple[tuple[Trigger, Peeled], ...] = ()


class Lexicon:
    """Indexes over a codebook, and a memory of the words met. Holds nothing of any document."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.concepts = codebook.concepts
        self.names = _name_tables(codebook.names)
        self.cues = _longest_first((cue.words[0], cue) for cue in codebook.cues if cue.kind != "light")
        self.light = _light(codebook.cues)
        self.reports = {s.words[0]: s for s in codebook.sayings if s.kind in REPORTING}
        self.says = {verb: s for verb, s in self.reports.items() if s.kind in SAYING}
        self.formulas = _longest_first((s.words[0], s) for s in codebook.sayings if s.kind not in REPORTING)
        triggers = [trigger for frame in codebook.frames.values() for trigger in frame.triggers]
        self.verb_triggers = _by_first_word(t for t in triggers if t.kind == "verb")
        self.noun_triggers = _by_first_word(t for t in triggers if t.kind == "noun")
        self.phrase_triggers = _longest_first((name_key(t.words[0]), t) for t in triggers if t.kind == "phrase")
        self.adjective_senses = {word: ("munition",) for mode in codebook.mode_words if mode.type == "strike" for word in mode.words}
        self.forces = _forces(codebook)
        self.fields: dict[str, tuple[str, ...]] = {}
        for field, words in codebook.domains.items():
            for word in words:
                self.fields[word] = (*self.fields.get(word, ()), field)
        self.participles = frozenset(s.words[0] for s in codebook.sayings if s.kind == "participle" and len(s.words) == 1)
        self.transitive = frozenset(form.verb for forms in codebook.verbs.values() for form in forms if form.voice == "passive")
        self.loss_nouns = frozenset(noun for loss in codebook.losses for noun in loss.nouns)
        self.loss_persons = frozenset(form for loss in codebook.losses for form in loss.persons)
        self.loss_verbs = frozenset(verb for loss in codebook.losses for verb in loss.verbs | loss.sometimes)
        self._readings: dict[str, Reading] = {}
        self._joined: dict[str, Reading] = {}
        self.speaking: dict[int, bool] = {}  # by the identity of a reading, which lives as long as this

    def read(self, form: str) -> Reading:
        """What is known of a folded word."""
        reading = self._readings.get(form)
        if reading is None:
            reading = self._readings[form] = self._look_up(form, peel(form))
        return reading

    def read_joined(self, form: str) -> Reading:
        """What is known of a folded word whose first letter can only be a conjunction."""
        reading = self._joined.get(form)
        if reading is None:
            reading = self._joined[form] = self._look_up(form, tuple(p for p in peel(form) if p.conjunction) or peel(form))
        return reading

    def is_adjective(self, stem: str) -> bool:
        """Whether a folded word is an adjective, of relation to a state or other."""
        return stem in self.codebook.adjectives or stem in self.codebook.nationalities

    def _look_up(self, form: str, peels: tuple[Peeled, ...]) -> Reading:
        free = [p for p in peels if not p.pronoun]
        starts = tuple((p, self.names[key]) for p in free if (key := p.stem if p.article else name_key(p.stem)) in self.names)
        cues = self._cues_at(peels)
        phrases = tuple((t, p) for p in peels for t in self.phrase_triggers.get(name_key(p.stem), ()))
        stem = next((p for p in peels if self._is_known(p)), None)
        peeled = stem or next((p for p in peels if p.article), None) or _joined_unknown(peels)
        verbs, nouns, adjective, nation = self._parts(peeled)
        if verbs and not nouns and peeled.pronoun:
            nouns = self._alike(peeled, peels)
        owner = self.codebook.verbal_nouns.get(peeled.stem)
        noun_triggers = [t for noun in nouns for t in self.noun_triggers.get(noun.noun, ())]
        noun_triggers += [t for t in self.verb_triggers.get(owner or "", ()) if t.nouns]
        verb_triggers = _once(t for v in verbs for t in self.verb_triggers.get(v.verb, ()) if t.verbs)
        loss = peeled.stem in self.loss_nouns
        return Reading(
            peeled=peeled,
            verbs=verbs,
            nouns=nouns,
            adjective=adjective,
            nation=nation,
            known=stem is not None,
            verb_triggers=verb_triggers,
            noun_triggers=_once(noun_triggers),
            light=self.light.get(owner or "", frozenset()),
            loss=loss,
            saying=any(form.verb in self.says for form in verbs),
            telling=bool(verb_triggers or noun_triggers or loss or phrases),
            starts=starts,
            cues=cues,
            phrases=phrases,
        )

    def _cues_at(self, peels: tuple[Peeled, ...]) -> tuple[CueHit, ...]:
        """The cues that may begin at a word, the longest first and the least taken apart before the rest."""
        hits = [CueHit(cue, len(cue.words), p) for p in peels if not p.article for cue in self.cues.get(p.stem, ())]
        fit = [h for h in hits if h.length > 1 or not h.peeled.pronoun or h.cue.kind in ("that", "preposition")]
        return tuple(sorted(fit, key=lambda h: (-h.length, len(h.peeled.lead))))

    def _parts(self, peeled: Peeled) -> tuple[tuple[VerbForm, ...], tuple[Noun, ...], bool, str | None]:
        book, stem = self.codebook, peeled.stem
        verbs = book.verbs.get(stem, ()) or (self._before_pronoun(stem) if peeled.pronoun else ())
        nouns = book.nouns.get(stem, ())
        adjective = not peeled.pronoun and stem in book.adjectives
        nation = None if peeled.pronoun else book.nationalities.get(stem)
        if peeled.article or peeled.preposition in (WITH, LIKE):
            verbs = ()
        elif peeled.preposition == FOR:
            verbs = tuple(form for form in verbs if form.tense == "present")
        elif peeled.preposition == FUTURE:
            return tuple(form for form in verbs if form.tense == "present"), (), False, None
        if peeled.pronoun:
            nouns = tuple(noun for noun in nouns if noun.number != "dual")
        return verbs, nouns, adjective, nation

    def _alike(self, peeled: Peeled, peels: tuple[Peeled, ...]) -> tuple[Noun, ...]:
        """Nouns that a verb with a pronoun is spelled like: "his family" and "she captured him"."""
        alike = (p for p in peels if p.lead == peeled.lead and p.pronoun == peeled.pronoun and p.stem != peeled.stem)
        return tuple(noun for p in alike for noun in self._parts(p)[1] if noun.number == "singular")

    def _before_pronoun(self, stem: str) -> tuple[VerbForm, ...]:
        """The verb whose last letter changes before a pronoun: a final ya written as alef, the silent alef of the plural left out."""
        return next((found for form in verb_endings(stem) if (found := self.codebook.verbs.get(form, ()))), ())

    def _is_known(self, peeled: Peeled) -> bool:
        verbs, nouns, adjective, nation = self._parts(peeled)
        if verbs or nouns or adjective or nation:
            return True
        return not peeled.article and any(len(cue.words) == 1 for cue in self.cues.get(peeled.stem, ()))


def _joined_unknown(peels: tuple[Peeled, ...]) -> Peeled:
    """An unknown word of five letters or more that begins with the letter of "and" is read as joined; names that begin so are shorter."""
    whole = peels[0]
    if len(whole.stem) >= LONG_UNKNOWN:
        return next((p for p in peels if p.conjunction == AND and not p.preposition and not p.pronoun), whole)
    return whole


def _forces(codebook: Codebook) -> dict[tuple[str, ...], frozenset[str]]:
    """For each state, by its id, the ids of its forces."""
    states = {c.country: c.id for c in codebook.concepts.values() if c.kind == "state" and c.country}
    table: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for concept in codebook.concepts.values():
        if concept.kind in ("military", "police", "coalition") and concept.country in states:
            table[states[concept.country],].add(concept.id)
    return {key: frozenset(ids) for key, ids in table.items()}


def _once(triggers: Iterable[Trigger]) -> tuple[Trigger, ...]:
    return tuple({id(trigger): trigger for trigger in triggers}.values())


def _longest_first(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    table: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        table[key].append(value)
    return {key: tuple(sorted(values, key=lambda value: -len(value.words))) for key, values in table.items()}


def _name_tables(names: Iterable[Name]) -> dict[str, NameTable]:
    first = _longest_first((name.words[0], name) for name in names)
    tables = {}
    for key, group in first.items():
        longer: dict[str, list[Name]] = defaultdict(list)
        for name in group:
            if len(name.words) > 1:
                longer[name.words[1]].append(name)
        tables[key] = NameTable(tuple(n for n in group if len(n.words) == 1), {second: tuple(found) for second, found in longer.items()})
    return tables


def _by_first_word(triggers: Iterable[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    table: dict[str, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        table[trigger.words[0]].append(trigger)
    return {key: tuple(values) for key, values in table.items()}


def _light(cues: Iterable[Cue]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for cue in cues:
        if cue.kind == "light":
            table[cue.words[0]].add(cue.value)
    return {verb: frozenset(roles) for verb, roles in table.items()}
