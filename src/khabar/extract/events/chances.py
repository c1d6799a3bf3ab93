"""What the words of a sentence leave possible, before its grammar is read: a bound that a guard cannot pass where its words are not there.

Three quarters of the sentences with a word for an act tell none, and most of them lack what every frame line of that word asks for.
Whatever is ruled out here the guards of `events.guards` rule out too; that is tried on whole articles (`tests/extract/test_chances.py`).
"""

from collections.abc import Iterator
from functools import lru_cache

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import FIELD, WORD, Trigger
from khabar.extract.events.guards import ARMED_KINDS
from khabar.extract.events.stretches import PARTING
from khabar.extract.noun_phrases.senses import widest
from khabar.extract.page.domains import field_words
from khabar.extract.page.tokens import Page, words_of
from khabar.text.inflect import AND
from khabar.text.marks import COMMAS

_ARMED = ARMED_KINDS | {"force"}
_ANYWHERE = frozenset({"one", "counted", "result", "lost", "unknown", "area", "area.district", "person"})
"""What a phrase may be though none of its words says so: a district by its adjective, somebody by what was done to him."""
_OF_NATION = frozenset({"state", "actor", "armed"})


class Chances:
    """The senses and words that stand in one sentence, worked out when a frame line asks for them."""

    def __init__(self, page: Page, lexicon: Lexicon, sentence: int) -> None:
        self.page, self.lexicon = page, lexicon
        self.first, self.last = page.sentences[sentence]
        self.readings = page.readings[self.first : self.last]
        self._found: frozenset[str] | None = None
        self._met: frozenset[str] | None = None
        self._own: frozenset[str] | None = None
        self._told: dict[str, int] | None = None
        self._is_armed = False

    def triggers(self) -> Iterator[Trigger]:
        """Every frame line that a word or a fixed phrase of the sentence may fire."""
        phrases = self.page.phrases
        for at, reading in enumerate(self.readings, self.first):
            if reading.telling:
                yield from reading.verb_triggers
                yield from reading.noun_triggers
            if at in phrases:
                yield from phrases[at].triggers

    def allow(self, trigger: Trigger) -> bool:
        """Whether the guards of a frame line may let it through, as far as words tell."""
        if trigger.needs and not self._has(trigger.needs):
            return False
        if trigger.objects and not self._has(trigger.objects):
            return False
        return not (trigger.unless and self._bars(trigger.unless))

    def may_lose(self) -> bool:
        """Whether a word of loss stands in the sentence."""
        lexicon, words = self.lexicon, self.page.words
        if any(reading.loss or reading.loses or reading.peeled.stem in lexicon.loss_persons for reading in self.readings):
            return True
        if any(trigger.words[0] in lexicon.codebook.loss_words.kills_on for trigger in self.triggers() if trigger.kind == "verb"):
            return True
        return any(word.form.removeprefix(AND) in lexicon.loss_verbs for word in words[self.first : self.last])

    def _has(self, guards: tuple[str, ...]) -> bool:
        senses, words = _asked(guards)
        return not (self._senses.isdisjoint(senses) and self._words.isdisjoint(words))

    def _bars(self, guards: tuple[str, ...]) -> bool:
        for guard in guards:
            if guard.startswith(WORD):
                if guard[len(WORD) :] in self._own_words and not self._is_parted:
                    return True
            elif guard.startswith(FIELD) and self._senses and not self._is_armed and self._fields.get(guard[len(FIELD) :], 0):
                return True
        return False

    @property
    def _senses(self) -> frozenset[str]:
        senses = self._found
        if senses is None:
            lexicon, names = self.lexicon, self.page.names
            found = _ANYWHERE.union(*[reading.classes for reading in self.readings], *[reading.heading for reading in self.readings])
            for hit in [names[at] for at in range(self.first, self.last) if at in names]:
                found = found.union(*[(lexicon.concepts[name.concept].group, lexicon.concepts[name.concept].kind) for name in hit.names])
            given = lexicon.adjective_senses
            told = [given[reading.peeled.stem] for reading in self.readings if reading.peeled.stem in given]
            nation = _OF_NATION if any(reading.nation for reading in self.readings) else ()
            senses = self._found = frozenset(widest(found).union(nation, *told))
            self._is_armed = not found.isdisjoint(_ARMED)
        return senses

    @property
    def _words(self) -> frozenset[str]:
        """The words as guards may meet them: as they are written, without what is written on, as nouns and as verbs."""
        if self._met is None:
            verbs = [form.verb for reading in self.readings for form in reading.verbs]
            self._met = self._own_words.union(verbs, [word.form for word in self.page.words[self.first : self.last]])
        return self._met

    @property
    def _own_words(self) -> frozenset[str]:
        if self._own is None:
            self._own = words_of(self.page, self.first, self.last)
        return self._own

    @property
    def _is_parted(self) -> bool:
        """Whether the sentence has parts, of which the words of one say nothing of the others."""
        hits = [self.page.cues[at].cue for at in range(self.first, self.last) if at in self.page.cues]
        if any(cue.kind in ("that", "background") or (cue.kind == "break" and cue.value in PARTING) for cue in hits):
            return True
        commas = (at for at in range(self.first, self.last - 1) if self.page.words[at].form in COMMAS)
        return any(self.page.words[at + 1].form.startswith(AND) for at in commas)

    @property
    def _fields(self) -> dict[str, int]:
        if self._told is None:
            self._told = field_words(self.page, self.first, self.last)
        return self._told


@lru_cache(maxsize=1 << 10)
def _asked(guards: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The senses and the words that guards ask for, any of which will do; a sense asked of one role counts anywhere."""
    senses = {guard.rpartition(":")[2] for guard in guards if not guard.startswith(WORD)}
    return frozenset(senses), frozenset(guard.removeprefix(WORD) for guard in guards)
