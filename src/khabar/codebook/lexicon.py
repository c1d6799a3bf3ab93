"""The codebook as the reader looks words up in it: one answer per folded word, remembered."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import structs

from khabar.codebook.conflict import is_armed, is_plain, names_fighters
from khabar.codebook.kinds import BEARING
from khabar.codebook.readings import NOTHING, CueHit, CueTable, NameHit, NameStart, Reading, name_start
from khabar.codebook.splitting import as_dual, as_told, heads_of, is_held, is_ours, is_several, is_twin, joined_unknown, things_of, two_of
from khabar.codebook.tables import (
    CONFLICT,
    arms_with_pronoun,
    by_first_word,
    field_words,
    forces_of_states,
    light_roles,
    longest_first,
    name_tables,
    states_of_countries,
)  # fmt: skip
from khabar.codebook.types import Codebook, Noun, Trigger, VerbForm
from khabar.text.clitics import Peeled, begins_joined, begins_long, ends_whole, may_begin_joined, peel
from khabar.text.endings import is_human_plural
from khabar.text.inflect import FOR, FUTURE, HIS, LIKE, THUS, WITH, case_key, name_key, verb_endings
from khabar.text.words import Word

__all__ = ["CueHit", "CueTable", "Lexicon", "NameHit", "Reading"]

_Parts: TypeAlias = tuple[tuple[VerbForm, ...], tuple[Noun, ...], bool, str | None]
NO_PARTS: _Parts = ((), (), False, None)
REMEMBERED = 20_000  # forms of a generation: a thousand articles fill two; three times as many save a twentieth of the time for 60 MB
SAYING = frozenset({"verb", "add", "opinion", "relay", "broadcast", "observe", "own"})
TOTAL = "total"
COLOURS = frozenset({"denied", "planned", "hypothetical", "unreal", "attempt", "hearsay", TOTAL})
"""Cues that say how far an event is told as done, in words that may be nouns with a particle ("for stopping")."""
ACCUSE = "accuse"
OWNED = frozenset({"that", "preposition"})  # kinds of cues that a pronoun may be written on
UNOWNED = frozenset({"break", "quantity", "preposition"})  # of longer cues: no pronoun is on their first word: "his group of"
REPORTING = SAYING | {"go-on", ACCUSE, "appear"}


class _Remembered(dict[str, Reading]):
    """Readings by form, looked up when first asked for. Forms not met for long are forgotten, so that memory stays flat."""

    def __init__(self, look_up: Callable[[str], Reading]) -> None:
        super().__init__()
        self.look_up = look_up
        self.older: dict[str, Reading] = {}

    def __missing__(self, form: str) -> Reading:
        if len(self) >= REMEMBERED:
            self.older = dict(self)
            self.clear()
        reading = self[form] = self.older.pop(form) if form in self.older else self.look_up(form)
        return reading


class Lexicon:
    """Indexes over a codebook, and a memory of the words met. Holds nothing of any document."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.concepts = codebook.concepts
        self.names = name_tables(codebook.names)
        self.cues = longest_first((cue.words[0], cue) for cue in codebook.cues if cue.kind != "light")
        self.physical = frozenset(name for name, event_type in codebook.types.items() if event_type.group == "core")
        self.light = light_roles(codebook.cues)
        self.relatives = frozenset(cue.words[0] for cue in codebook.cues if cue.kind == "relative" and len(cue.words) == 1)
        self.reports = {s.words[0]: s for s in codebook.sayings if s.kind in REPORTING}
        self.accuses = frozenset(verb for verb, s in self.reports.items() if s.kind == ACCUSE)
        self.says = {verb: s for verb, s in self.reports.items() if s.kind in SAYING}
        self.formulas = longest_first((s.words[0], s) for s in codebook.sayings if s.kind not in REPORTING)
        triggers = [trigger for frame in codebook.frames.values() for trigger in frame.triggers]
        self.verb_triggers = by_first_word(t for t in triggers if t.kind == "verb")
        self.noun_triggers = by_first_word(t for t in triggers if t.kind == "noun")
        self.phrase_triggers = longest_first((name_key(t.words[0]), t) for t in triggers if t.kind == "phrase")
        self.adjective_senses = {word: ("munition",) for mode in codebook.mode_words if mode.type == "strike" for word in mode.words}
        self.states = states_of_countries(codebook)
        self.forces = forces_of_states(codebook)
        self.fields = field_words(codebook)
        self.warlike = codebook.domains.get(CONFLICT, NOTHING)
        self.participles = frozenset(s.words[0] for s in codebook.sayings if s.kind == "participle" and len(s.words) == 1)
        self.transitive = frozenset(form.verb for forms in codebook.verbs.values() for form in forms if form.voice == "passive")
        self.loss_nouns = frozenset(noun for loss in codebook.losses for noun in loss.nouns)
        self.loss_persons = frozenset(form for loss in codebook.losses for form in loss.persons)
        self.loss_verbs = frozenset(verb for loss in codebook.losses for verb in loss.verbs | loss.sometimes)
        self._readings = _Remembered(lambda form: self._look_up(peel(form)))
        self._relative = _Remembered(lambda form: self._look_up(tuple(p for p in peel(form) if self._parts(p)[0]) or peel(form)))
        self._joined = _Remembered(lambda form: self._look_up(tuple(p for p in peel(form) if p.conjunction) or peel(form)))
        self._long = _Remembered(self._look_up_long)
        self._whole = _Remembered(self._look_up_whole)
        self._alone = _Remembered(lambda form: self._look_up(tuple(p for p in peel(form) if not p.conjunction)))

    def read(self, form: str) -> Reading:
        """What is known of a folded word."""
        return self._readings[form]

    def read_all(self, words: Sequence[Word], text: str) -> list[Reading]:
        """What is known of each word of a text. Behind a relative pronoun stands a verb, where a word can be one ("who killed him")."""
        forms = [word.form for word in words]
        found = list(map(self._readings.__getitem__, forms))
        behind = {at + 1 for at, form in enumerate(forms[:-1]) if form in self.relatives and not found[at + 1].verbs}
        for at in [at for at, r in enumerate(found) if r.joinable or r.twin or r.held]:
            reading = found[at]
            if reading.joinable and begins_joined(words[at], text):
                found[at] = self._joined[forms[at]]
            elif reading.twin and begins_long(words[at], text):
                found[at] = self._long[forms[at]]
            elif reading.held and ends_whole(words[at], text):
                found[at] = self._whole[forms[at]]
            else:
                continue
            behind.discard(at)
        for at in behind:
            found[at] = self._relative[forms[at]]
        for at in [at for at, reading in enumerate(found) if reading.peeled.conjunction == THUS and at and found[at - 1].saying]:
            found[at] = self._alone[forms[at]]  # who speaks, and no "thus": "Faysal said"
        return found

    def read_joined(self, form: str) -> Reading:
        """What is known of a folded word whose first letter can only be a conjunction."""
        return self._joined[form]

    def is_adjective(self, stem: str) -> bool:
        """Whether a folded word is an adjective, of relation to a state or other."""
        return stem in self.codebook.adjectives or stem in self.codebook.nationalities

    def _look_up(self, peels: tuple[Peeled, ...]) -> Reading:
        starts, cues, phrases = self._begun(peels)
        peeled, parts = self._split(peels)
        verbs, nouns, adjective, nation = parts or NO_PARTS
        named = self._noun_twin(peeled, peels) if verbs and not nouns and peeled.pronoun else peeled.stem
        peeled, nouns = as_dual(peeled, nouns or self.codebook.nouns.get(named, ()))
        noun_triggers = self._noun_triggers(nouns, owner := self._owner(peeled, nouns))
        verb_triggers = [t for v in verbs for t in self.verb_triggers.get(v.verb, ()) if t.verbs]
        loss, key, known = named in self.loss_nouns, name_key(peeled.stem), parts is not None
        return Reading(
            peeled=peeled,
            key=key,
            words=(peeled.stem, *([noun.noun for noun in nouns] or [case_key(peeled.stem)])),
            classes=_one(frozenset([name for noun in nouns for name in noun.classes])),
            heading=_heading(peeled, heads_of(peeled, nouns), known=known, adjective=adjective),
            fields=self._fields_of(key),
            joinable=may_begin_joined(peels[0].stem),
            held=is_held(peeled, cues),
            twin=is_twin(peeled, verbs, nouns),
            verbs=verbs,
            nouns=nouns,
            adjective=adjective,
            loaded=adjective and peeled.stem in self.codebook.loaded,
            known=known,
            nation=nation,
            verb_triggers=_once(verb_triggers),
            noun_triggers=_once(noun_triggers),
            light=self.light.get(owner, NOTHING) - BEARING,
            governs=_one(frozenset([role for form in verbs for role in self.light.get(form.verb, NOTHING)])),
            loss=loss,
            loses=any(form.verb in self.loss_verbs for form in verbs),
            begins=bool(starts or cues or phrases),
            saying=any(form.verb in self.says for form in verbs),
            telling=bool(verb_triggers or noun_triggers or loss or phrases),
            warlike=key in self.warlike,
            speaking=loss or names_fighters(nouns) or self._speaks((*noun_triggers, *verb_triggers), starts),
            several=is_several(peeled, nouns),
            starts=starts, cues=cues, phrases=phrases,
        )  # fmt: skip

    def _look_up_whole(self, form: str) -> Reading:
        """A word that bears no pronoun; where it is unknown and another noun but for its ending, it is of that one's kind ("shipment")."""
        found = self._look_up(tuple(p for p in peel(form) if not p.pronoun))
        kin = () if found.known else (p for p in peel(form) if p.pronoun == HIS and p.lead == found.peeled.lead)
        nouns = next((nouns for p in kin if (nouns := self._parts(p)[1])), ())
        return self._as_thing(found, nouns) if nouns else found

    def _look_up_long(self, form: str) -> Reading:
        """A word that is written with a long alef first, and so is the thing and not the act of the same letters."""
        found = self._look_up(peel(form))
        return self._as_thing(found, found.nouns)

    def _as_thing(self, reading: Reading, nouns: tuple[Noun, ...]) -> Reading:
        """A word as those of some nouns that are no acts, and as no verb."""
        things = things_of(nouns)
        classes = _one(frozenset([name for noun in things for name in noun.classes]))
        triggers = _once(self._noun_triggers(things, ""))
        thing = structs.replace(reading, known=True, nouns=things, classes=classes, heading=classes, noun_triggers=triggers)
        telling = bool(triggers or thing.loss or thing.phrases)
        return structs.replace(thing, verbs=(), verb_triggers=(), light=NOTHING, governs=NOTHING, saying=False, telling=telling)

    def _fields_of(self, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The words of other fields than conflict that begin with a word, also where it is an accusative."""
        return self.fields.get(key) or self.fields.get(case_key(key), ())

    def _noun_triggers(self, nouns: Iterable[Noun], verb: str) -> list[Trigger]:
        """The frame lines of a word's nouns, and of the verb that it is the verbal noun of."""
        own = [trigger for noun in nouns for trigger in self.noun_triggers.get(noun.noun, ())]
        return own + [trigger for trigger in self.verb_triggers.get(verb, ()) if trigger.nouns]

    def _owner(self, peeled: Peeled, nouns: tuple[Noun, ...]) -> str:
        """The verb whose verbal noun a word is, also where its ending changes before a pronoun; '' for other words."""
        acts = self.codebook.verbal_nouns
        return acts.get(peeled.stem) or next((acts[noun.noun] for noun in nouns if peeled.pronoun and noun.noun in acts), "")

    def _begun(self, peels: tuple[Peeled, ...]) -> tuple[tuple[NameStart, ...], CueTable | None, tuple[tuple[Trigger, Peeled], ...]]:
        """The names, the cues and the fixed phrases that may begin at a word."""
        starts: list[NameStart] = []
        phrases: list[tuple[Trigger, Peeled]] = []
        for p in peels:
            key = name_key(p.stem)
            table = self.names.get(p.stem if p.article else key)
            if table is not None and (not p.pronoun or (table := arms_with_pronoun(table, self.concepts)) is not None):
                starts.append(name_start(p, table))
            if key in self.phrase_triggers:
                phrases += [(trigger, p) for trigger in self.phrase_triggers[key]]
        return tuple(starts), self._cues_at(peels), tuple(phrases)

    def _speaks(self, triggers: Iterable[Trigger], starts: Iterable[NameStart]) -> bool:
        """Whether a trigger of a word needs nothing to tell of conflict, or the word alone may name an armed body or a weapon."""
        if any(is_plain(trigger, self.codebook.types) for trigger in triggers):
            return True
        return any(is_armed(self.concepts.get(name.concept)) for start in starts for name in start.table.alone)

    def _noun_twin(self, peeled: Peeled, peels: tuple[Peeled, ...]) -> str:
        """The noun spelled like a verb before its pronoun ("their retaking of it", "she retook it"): which it is, the sentence tells."""
        reopened = (p for p in peels if (p.lead, p.pronoun) == (peeled.lead, peeled.pronoun) and p.stem != peeled.stem)
        return next((p.stem for p in reopened if self._parts(p)[1]), peeled.stem)

    def _cues_at(self, peels: tuple[Peeled, ...]) -> CueTable | None:
        """The cues that may begin at a word, the least taken apart before the rest."""
        hits = [CueHit(cue, len(cue.words), p) for p in peels if not p.article for cue in self.cues.get(p.stem, ())]
        fit = [h for h in hits if not h.peeled.pronoun or (h.cue.kind in OWNED if h.length == 1 else h.cue.kind not in UNOWNED)]
        if not fit:
            return None
        fit.sort(key=lambda h: (-h.length, len(h.peeled.lead)))
        longer: dict[str, tuple[CueHit, ...]] = {}
        totals = tuple([hit for hit in fit if hit.cue.kind == TOTAL])
        ordering = [hit for hit in fit if hit.cue.kind != TOTAL] if totals else fit
        for hit in ordering:
            if hit.length > 1:
                longer[hit.cue.words[1]] = (*longer.get(hit.cue.words[1], ()), hit)
        return CueTable(tuple([hit for hit in ordering if hit.length == 1]), longer, totals)

    def _parts(self, peeled: Peeled) -> _Parts:
        book, stem = self.codebook, peeled.stem
        verbs = as_told(book.verbs.get(stem, ()))
        if peeled.pronoun and is_ours(verbs):
            verbs = as_told(self._before_pronoun(stem)) or verbs  # "claimed it" rather than "we turned from it"
        nouns = book.nouns.get(stem, ())
        adjective = not peeled.pronoun and stem in book.adjectives
        nation = None if peeled.pronoun else book.nationalities.get(stem)
        if peeled.article or peeled.preposition in (WITH, LIKE):
            verbs = ()
        elif peeled.preposition == FOR:
            verbs = tuple(form for form in verbs if form.tense == "present")
        elif peeled.preposition == FUTURE:
            return tuple([form for form in verbs if form.tense == "present"]), (), False, None
        if peeled.pronoun:
            nouns = tuple(noun for noun in nouns if noun.number != "dual") or two_of(stem, book.nouns)
        return verbs, nouns, adjective, nation

    def _before_pronoun(self, stem: str) -> tuple[VerbForm, ...]:
        """The verb whose last letter changes before a pronoun: a final ya written as alef, the silent alef of the plural left out."""
        return next((found for form in verb_endings(stem) if (found := self.codebook.verbs.get(form, ()))), ())

    def _split(self, peels: tuple[Peeled, ...]) -> tuple[Peeled, _Parts | None]:
        """The way to take a word apart whose stem is known, with what that may be; else the likeliest way."""
        particle: tuple[Peeled, _Parts] | None = None
        for peeled in peels:
            parts = self._parts(peeled)
            kinds = [cue.kind for cue in self.cues.get(peeled.stem, ()) if len(cue.words) == 1] if not peeled.article else []
            if parts != NO_PARTS or not COLOURS.issuperset(kinds):
                return peeled, parts
            if kinds and particle is None:
                particle = peeled, parts
        return particle or (next((p for p in peels if p.article), None) or joined_unknown(peels), None)


@lru_cache(maxsize=1 << 12)
def _one(classes: frozenset[str]) -> frozenset[str]:
    """One object for equal sets: words are many, sets of classes or roles are few."""
    return classes


def _heading(peeled: Peeled, nouns: Sequence[Noun], *, known: bool, adjective: bool) -> frozenset[str]:
    """The classes of the first noun that a word may be; an unknown word is a class, and a plural adjective that stands for people."""
    found = {name for noun in nouns if noun.noun == nouns[0].noun for name in noun.classes} if nouns else set()
    if not known:
        found.add("unknown")
    if adjective and not nouns and not peeled.preposition and is_human_plural(peeled.stem):
        found.add("person")
    return _one(frozenset(found))


def _once(triggers: list[Trigger]) -> tuple[Trigger, ...]:
    return tuple({id(trigger): trigger for trigger in triggers}.values()) if triggers else ()
