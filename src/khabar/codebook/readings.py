"""What the codebook knows of one word, as types."""

from collections.abc import Iterator

from msgspec import Struct

from khabar.codebook.tables import NameTable
from khabar.codebook.types import Cue, Name, Noun, Trigger, VerbForm
from khabar.text.clitics import Peeled
from khabar.text.inflect import name_key

NOTHING: frozenset[str] = frozenset()


class NameHit(Struct, frozen=True, gc=False):
    """Names that begin at a word, the longest match: all candidates, and how the first word was taken apart."""

    names: tuple[Name, ...]
    length: int
    peeled: Peeled


class NameStart(Struct, frozen=True, gc=False):
    """Names that may begin at a word, and how it is taken apart; ``alone`` are those of the word alone that its article allows.

    ``hit`` is what they are where no longer name begins and, unless ``conditional``, whatever stands around.
    """

    peeled: Peeled
    table: NameTable
    alone: tuple[Name, ...]
    hit: NameHit | None
    conditional: bool


def name_start(peeled: Peeled, table: NameTable) -> NameStart:
    """What may begin at a word that some names begin with, as it is taken apart."""
    article = peeled.article or name_key(peeled.stem) != peeled.stem
    alone = tuple([name for name in table.alone if name.article is None or name.article == article])
    conditional = any(name.needs or name.not_before or name.not_after for name in alone)
    return NameStart(peeled, table, alone, NameHit(alone, 1, peeled) if alone else None, conditional)


class CueHit(Struct, frozen=True, gc=False):
    """A cue that may begin at a word: its length in words, and how the first was taken apart."""

    cue: Cue
    length: int
    peeled: Peeled


class CueTable(Struct, frozen=True, gc=False):
    """The cues that may begin at a word: those of that word alone, the likeliest first, and longer ones by their second word.

    ``totals`` are those of totals: they span words that order clauses ("since | the start") and do not stand in their way.
    """

    alone: tuple[CueHit, ...]
    longer: dict[str, tuple[CueHit, ...]]
    totals: tuple[CueHit, ...]

    def hits(self) -> Iterator[CueHit]:
        """All of them."""
        for hits in self.longer.values():
            yield from hits
        yield from self.alone
        yield from self.totals


class Reading(Struct, frozen=True, gc=False):
    """What the codebook knows of one folded word: how it is taken apart and what its stem may be.

    ``key`` is the stem as names are compared, ``words`` the stem with the nouns that it is a form of (of no noun: also without the ending
    of the accusative), ``classes`` those of all these nouns, ``heading`` those that it gives a phrase as its head; ``fields`` the words
    and phrases of other fields than conflict that begin with it, ``speaking`` whether it speaks for conflict, ``warlike`` whether it
    names war or truce, ``joinable`` whether its first letter may be a conjunction alone, ``held`` whether its last letter is read as a
    pronoun that a ta marbuta is folded to, ``twin`` whether it is a thing and an act alike but for a long alef, ``loses`` whether it may
    be a verb of loss, ``several`` whether it is a plural or a dual, ``begins`` whether a name, a cue or a fixed phrase may begin at it.
    ``starts`` are the names that may begin at the word, ``verb_triggers`` and ``noun_triggers`` the frame lines that it may fire,
    ``light`` what it does as the verbal noun of a light verb, ``governs`` what as the verb itself to the event noun that it governs.
    """

    peeled: Peeled
    key: str
    words: tuple[str, ...]
    classes: frozenset[str] = NOTHING
    heading: frozenset[str] = NOTHING
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    verbs: tuple[VerbForm, ...] = ()
    nouns: tuple[Noun, ...] = ()
    adjective: bool = False
    loaded: bool = False
    nation: str | None = None
    known: bool = False
    verb_triggers: tuple[Trigger, ...] = ()
    noun_triggers: tuple[Trigger, ...] = ()
    light: frozenset[str] = NOTHING
    governs: frozenset[str] = NOTHING
    loss: bool = False
    telling: bool = False
    saying: bool = False
    speaking: bool = False
    warlike: bool = False
    joinable: bool = False
    held: bool = False
    twin: bool = False
    loses: bool = False
    begins: bool = False
    several: bool = False
    starts: tuple[NameStart, ...] = ()
    cues: CueTable | None = None
    phrases: tuple[tuple[Trigger, Peeled], ...] = ()
