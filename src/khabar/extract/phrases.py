"""Where a noun phrase ends, what its head is, and what kinds of thing it names."""

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon, NameHit, Reading
from khabar.extract import agreement
from khabar.extract.nominals import curated, given_name, name_goes_on, nisba, nominal, parted, wins
from khabar.extract.quoted import goes_on_to, names_within
from khabar.extract.tokens import Page
from khabar.text.inflect import FOR, FROM, closes, looks_like_verb


class Phrase(Struct, frozen=True, gc=False):
    """A noun phrase over the words ``first`` to ``last`` (end excluded).

    ``classes`` are the noun classes and concept kinds of its head, ``concepts`` the candidates that a name at the head means,
    ``inner`` those named further in, ``named`` whether an unknown word or a quoted one stands in it as a name; ``nation`` the state
    of a nationality adjective in it; ``low`` and ``high`` the number before the head.
    """

    first: int
    last: int
    head: int
    classes: frozenset[str]
    concepts: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    nation: str | None = None
    nation_at: int | None = None
    definite: bool = False
    event: bool = False
    counted: bool = False
    low: int | None = None
    high: int | None = None
    named: bool = False


class _Reader:
    """Reads one phrase word by word; ``at`` is the word to come."""

    def __init__(self, page: Page, lexicon: Lexicon, first: int, last: int) -> None:
        self.page, self.lexicon, self.first, self.at, self.last = page, lexicon, first, first, last
        self.head = -1
        self.classes: frozenset[str] = frozenset()
        self.concepts: tuple[str, ...] = ()
        self.inner: list[str] = []
        self.nation: str | None = None
        self.nation_at: int | None = None
        self.definite = self.event = self.counted = self.after_adjective = self.named = self.person = self.soft = False
        self.low: int | None = None
        self.high: int | None = None

    def read(self) -> Phrase:
        self._open()
        while self.at < self.last and self._more():
            pass
        return Phrase(
            self.first, self.at, self.head, self.classes, self.concepts, tuple(self.inner), self.nation, self.nation_at,
            self.definite, self.event, self.counted, self.low, self.high, self.named,
        )  # fmt: skip

    def _open(self) -> None:
        """Take the number and the quantity words before the head, and the head itself."""
        page = self.page
        while self.head < 0:
            number = page.numbers.get(self.at)
            cue = page.cues.get(self.at)
            if number is not None and number.kind == "count" and number.last <= self.last:
                self.low, self.high, self.counted = number.low, number.high, True
                self.at = number.last
                ends = self.at >= self.last or agreement.stands_alone(page, number)
                if ends or not nominal(self.page, self.at) or page.readings[self.at].peeled.preposition:
                    self.head = number.last - 1
                elif self._whole() is not None:
                    self.at += 1
            elif (
                cue is not None
                and cue.cue.kind == "quantity"
                and self.at + cue.length < self.last
                and nominal(self.page, self.at + cue.length)
            ):
                self.at += cue.length
                if self.at < self.last and page.words[self.at].form == FROM and self.at + 1 < self.last:
                    self.at += 1
            else:
                self._take_head()

    def _take_head(self) -> None:
        page, at = self.page, self.at
        self.head = at
        reading, name = page.readings[at], page.names.get(at)
        phrase = page.phrases.get(at)
        if phrase is not None and (name is None or name.length <= phrase.length):
            self.event, self.definite = True, page.readings[min(at + phrase.length, self.last) - 1].peeled.article
            self.at = at + phrase.length
            return
        if name is not None and wins(name, reading, self.lexicon):
            self._take_name(name, head=True)
            return
        self._note(reading)
        force = reading.peeled.article and "force" in reading.classes
        self.event = bool(reading.noun_triggers or reading.light or reading.loss) and not (name and name.length > 1) and not force
        proper = not reading.known and not self.counted and page.words[at].kind == "word"
        self.definite = reading.peeled.article or bool(reading.peeled.pronoun) or proper
        self.at = at + 1

    def _note(self, reading: Reading) -> None:
        self.classes = self.classes | reading.heading if self.classes else reading.heading
        if reading.nouns and reading.nouns[0].number == "dual" and not self.counted:
            self.low, self.high, self.counted = 2, 2, True
        if reading.nation and not reading.nouns:
            self.nation, self.nation_at = reading.nation, self.head

    def _take_name(self, name: NameHit, *, head: bool) -> None:
        ids = tuple(dict.fromkeys(n.concept for n in name.names))
        if head:
            self.concepts = ids
            for concept_id in ids:
                concept = self.lexicon.concepts[concept_id]
                self.classes |= {concept.group, concept.kind}
            if "direction" in self.page.readings[self.at].classes:
                self.classes |= {"direction"}
        else:
            self.inner.extend(ids)
            self.named = True
        article = name.peeled.article or self.page.readings[self.at].peeled.article
        self.definite = article or not (head and self.lexicon.concepts[ids[0]].group == "weapon")
        self.at += name.length

    def _more(self) -> bool:
        """Take the next word into the phrase, if it belongs there."""
        page, at = self.page, self.at
        word, reading = page.words[at], page.readings[at]
        if word.kind == "mark":
            return self._quoted()
        verbal = at in page.phrases and "time" in reading.classes  # a verb of the same letters as "dawn"
        if word.kind == "number" or at in page.dates or at in page.numbers or verbal:
            return False
        name = page.names.get(at)
        if name is None and at in page.cues:
            return self._linked()
        if parted(page, at, self.lexicon):
            return self._side_of()
        if self.event:
            return self._adjective(reading) or self._agreeing(reading)
        if name is not None and (name.length > 1 or not (reading.adjective or reading.nation)) and wins(name, reading, self.lexicon):
            return self._named(name)
        if not self.classes & _AREAS and agreement.points(self.page, self.at, self.last):
            return False
        return self._adjective(reading) or self._noun(reading)

    def _adjective(self, reading: Reading) -> bool:
        fits = reading.nation or reading.adjective or self._is_unknown_adjective(reading)
        agrees = fits and (self.definite or not reading.peeled.article)
        if not agrees and not (reading.peeled.article and reading.nation and not self.event and self.at == self.head + 1):
            return False
        if reading.noun_triggers and not reading.adjective and not reading.nation:
            return False
        says_more = agreement.describes(self.page, self.head, self.at, self.lexicon.is_adjective, definite=self.definite)
        if not says_more or (self.event and self._is_act(reading)):
            return False
        if self.event and self.page.readings[self.head].loss and _names_people(reading):
            return False
        if self.definite and reading.adjective and not reading.nation and not _THINGS.isdisjoint(reading.classes):
            return False
        if self.definite and not reading.peeled.article and not self.page.readings[self.head].peeled.pronoun and not self._proper_head():
            return False
        if reading.nation and self.nation is None:
            self.nation, self.nation_at = reading.nation, self.at
        compass = "direction" in self.page.readings[self.at - 1].classes  # "north east of"
        self.after_adjective = self.after_adjective or not compass
        self.at += 1
        return True

    def _is_unknown_adjective(self, reading: Reading) -> bool:
        """Whether an unknown word reads as an adjective of the head by its ending."""
        if reading.known:
            return False
        return nisba(reading, definite=self.definite) or agreement.agrees_by_nun(self.page.readings[self.head], reading)

    def _is_act(self, reading: Reading) -> bool:
        """Whether the word right after an indefinite event noun is the act itself, though it could be an adjective."""
        if reading.peeled.article or self.at != self.head + 1 or self.definite:
            return False
        return self.at in self.page.phrases or "event" in reading.classes

    def _agreeing(self, reading: Reading) -> bool:
        """A definite word after a definite event noun, which no genitive can follow."""
        if curated(self.page, self.lexicon, self.at) or not agreement.goes_with_act(self.page.readings[self.head], reading):
            return False
        self.at += 1
        return True

    def _proper_head(self) -> bool:
        return bool(self.concepts) and not self.page.readings[self.head].nouns

    def _noun(self, reading: Reading) -> bool:
        """A genitive after an indefinite word, or the words of a personal name after a title."""
        if reading.verbs and not (reading.nouns or reading.adjective) and not reading.peeled.article:
            return False
        if not reading.known and looks_like_verb(self.page.words[self.at].form):
            return False
        if not self.definite and closes(self.page.words[self.at - 1].form, self.page.words[self.at].form, known=bool(reading.nouns)):
            return False
        if agreement.bars_genitive(self.page.readings[self.head], reading, definite=self.definite):
            return False
        person = bool(self.classes & _TITLED) or self.person
        if self.definite:
            genitive = self.soft and reading.peeled.article and not self.after_adjective
            if (
                not genitive
                and not (person and given_name(self.page, self.at, self.last))
                and not (self.at > self.first and name_goes_on(self.page, self.at))
            ):
                return False
        elif (self.concepts and agreement.is_struck(self.classes, reading)) or (reading.noun_triggers and not reading.peeled.pronoun) or (
            self.after_adjective and (reading.nouns or not reading.peeled.article)
        ):
            return False
        if reading.peeled.article or reading.peeled.pronoun or not reading.known:
            self.definite, self.soft = True, not (reading.peeled.article or reading.peeled.pronoun)
        self.named = self.named or not reading.known
        self.person = self.person or _names_people(reading)
        self.at += 1
        return True

    def _named(self, name: NameHit) -> bool:
        if not self.definite and (agreement.keeps_its_nun(self.page.readings[self.head]) or self.after_adjective):
            return False
        if self.definite:
            person = any(self.lexicon.concepts[n.concept].kind == "person" for n in name.names)
            title = person and bool(self.classes & (_TITLED | {"unknown"}))
            if not title and not (self.soft and not self.after_adjective):
                return False
        self._take_name(name, head=False)
        self.soft = False
        return True

    def _linked(self) -> bool:
        """Words that a cue joins on: unmanned, long-range; a part of ("a column of the army")."""
        cue = self.page.cues[self.at]
        if cue.cue.kind == "modifier" or (self.at > self.first and agreement.belongs_to_participle(self.page, self.at)):
            self.at += cue.length
            return True
        whole = self._whole() if not self.definite and (self.classes & PARTED or (self.counted and self.classes <= _ANYBODY)) else None
        if whole is None:
            return False
        self.at, self.definite = whole.last, True
        self.inner.extend((*whole.concepts, *whole.inner))
        self.nation, self.nation_at = self.nation or whole.nation, self.nation_at or whole.nation_at
        return True

    def _whole(self) -> Phrase | None:
        """The whole that a part is of, "a column of the army", "eleven of the rebels"; where people come from is no whole."""
        if self.page.words[self.at].form != FROM or self.at + 1 >= self.last or not nominal(self.page, self.at + 1):
            return None
        rest = read_phrase(self.page, self.lexicon, self.at + 1, self.last)
        if self.classes <= _ANYBODY:
            people = rest.classes & (PARTED - {"person.casualty"}) or ("actor" in rest.classes and "place" not in rest.classes)
            return rest if people else None
        site = "facility" in rest.classes and "actor" not in rest.classes and self.low is None
        return None if rest.event or site else rest

    def _side_of(self) -> bool:
        """Take in the place whose side a definite area with its adjective is ("the eastern quarters of the city")."""
        sided = self.definite and self.after_adjective and self.classes & _AREAS and self.page.words[self.at].form.startswith(FOR)
        rest = read_phrase(self.page, self.lexicon, self.at, self.last) if sided else None
        if rest is None or not rest.classes & _AREAS or not (rest.concepts or rest.inner):
            return False
        self.at = rest.last
        self.inner.extend((*rest.concepts, *rest.inner))
        return True

    def _quoted(self) -> bool:
        """A short quoted name that follows the head, or the mark that closes a quotation opened before the phrase."""
        end = goes_on_to(self.page, self.first, self.at, self.last, adjective=self.event)
        if end is None:
            return False
        if end > self.at + 1:
            self.inner.extend(names_within(self.page, self.at + 1, end - 1))
            self.definite = self.named = True
        self.at = end
        return True


def _names_people(reading: Reading) -> bool:
    return any(name.startswith("person") for name in reading.classes)


def read_phrase(page: Page, lexicon: Lexicon, first: int, last: int) -> Phrase:
    """The noun phrase that begins at word ``first`` and ends before ``last``."""
    return _Reader(page, lexicon, first, last).read()


PARTED = frozenset({"force", "person.military", "person.armed", "person.civil", "vehicle", "munition", "person.casualty"})
_ANYBODY = frozenset({"person"})  # what a number alone, or "others", tells of
_TITLED = frozenset({"person.official", "person.source", "person", "person.military", "person.civil", "person.armed"})
_AREAS = frozenset({"area", "place", "organisation", "direction", "area.province", "area.local"})
_BODIES = frozenset({"force", "area", "structure", "military_site"})
_THINGS = frozenset({"structure", "military_site", "area", "vehicle", "munition", "event"})
