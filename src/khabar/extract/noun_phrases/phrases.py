"""Where a noun phrase ends, what its head is, and what kinds of thing it names."""

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon, NameHit, Reading
from khabar.extract.noun_phrases import agreement, areas, bare_clauses, given, nominals, victims
from khabar.extract.noun_phrases.numbered import Numbered
from khabar.extract.noun_phrases.routes import neighbours_end
from khabar.extract.page.quoted import goes_on_to, names_within, quoted_body
from khabar.extract.page.tokens import Page
from khabar.text.inflect import FILIAL, FOR, FROM, begins_name, closes, looks_like_verb


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


class _Reader(Numbered):
    """Reads one phrase word by word."""

    def read(self) -> Phrase:
        self._open()
        while self.at < self.last and not self.is_closed() and self._more():
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
                self.low, self.high, self.counted, self.at = number.low, number.high, True, self.to_counted(number.last)
                ends = self.at >= self.last or agreement.stands_alone(page, number)
                if (hedge := page.cues.get(self.at)) and hedge.cue.kind == "adverb" and self._whole(self.at + hedge.length) is not None:
                    self.at += hedge.length + 1  # "17, at least, of the guards"
                elif ends or nominals.is_uncounted(page, self.at, self.lexicon):
                    self.head = number.last - 1
                elif self._whole(self.at) is not None:
                    self.at += 1
            elif cue is not None and cue.cue.kind == "quantity" and nominals.counts_in(self.page, cue, self.at, self.last):
                self.at += cue.length
                if self.at < self.last and page.words[self.at].form == FROM and self.at + 1 < self.last:
                    self.at += 1
            else:
                self._take_head()

    def _take_head(self) -> None:
        page, at = self.page, self.at
        self.head, reading, name = at, page.readings[at], page.names.get(at)
        if (at in page.listed and self.take_listed(head=True)) or self.take_person() or self.take_mother():
            return
        phrase = page.phrases.get(at)
        if phrase is not None and (name is None or name.length <= phrase.length):
            self.at = at + phrase.length
            self.event, self.definite = True, page.readings[min(self.at, self.last) - 1].peeled.article
            return
        if name is not None and nominals.wins(name, reading, self.lexicon) and not (self.counted and agreement.counts_people(reading)):
            self.take_name(name, head=True)
            return
        self.note(reading)
        self.event = agreement.names_event(reading) and not (name and name.length > 1) and not areas.is_area_in(page, at)
        proper = not reading.known and not self.counted and page.words[at].kind == "word"
        self.definite = reading.peeled.article or self.is_owned(reading) or proper
        self.at = at + 1

    def _more(self) -> bool:
        """Take the next word into the phrase, if it belongs there."""
        page, at = self.page, self.at
        if (taken := self._listed_or_called()) is not None:
            return taken
        if self.take_given() or self.take_make() or (at in page.numbers and (self.take_label() or self.take_number())):
            return True
        if "area" in self.classes and (end := neighbours_end(page, self.lexicon, self.classes, at, self.last)) is not None:
            return self.take_route(end)
        if page.words[at].kind == "mark":
            return at not in page.passed and self._quoted()
        if given.is_left_open(page, at) or (page.words[at].form in FILIAL and not page.readings[at - 1].known):
            self.at, self.definite, self.named = at + 1, True, True
            return True
        cue = page.cues.get(at) if not page.names.get(at) else None
        if cue is not None and cue.cue.value not in nominals.OF_KIND and not (self.classes & _AREAS and begins_name(page.words[at].form)):
            return self._linked()  # "the village of Umm ..." is spelled as "or"
        if nominals.stands_apart(page, self.lexicon, at) or (self.counted and at in page.phrases):
            return False
        apart = nominals.parted(page, at, self.lexicon) and not self.joins_adjective()
        return self._side_of() if apart else self._word(page.readings[at])

    def _listed_or_called(self) -> bool | None:
        """Take a name of a list, or somebody's full name, if one stands here and goes with the phrase; None where neither does."""
        if self.at in self.page.listed:
            return nominals.heads_list(self.page.readings[self.at - 1]) and self.take_listed(head=False)
        return self.take_patron() or self.meets_person()

    def _word(self, reading: Reading) -> bool:
        """Take a word that no particle, mark or list sets apart."""
        page, at = self.page, self.at
        if self.event:
            return self._adjective(reading) or self._of_definite_act(reading)
        name = page.names.get(at)
        if self.classes & _TITLED and nominals.names_people(page, self.lexicon, self.head, at, definite=self.definite):
            return self.take_people(name)
        if name is not None and agreement.is_name(page, at, definite=self.definite) and nominals.wins(name, reading, self.lexicon):
            return not self.stands_at_side(name) and (self.take_called(name) or self._named(name))
        whole = self.classes & _AREAS and not self.classes & _SITES and agreement.are_sides(page, self.head + 1, at)
        return bool(whole or not agreement.points(page, at, self.last)) and (self._adjective(reading) or self._noun(reading))

    def _adjective(self, reading: Reading) -> bool:
        fits = reading.nation or reading.adjective or self._is_unknown_adjective(reading)
        agrees = fits and (self.definite or not reading.peeled.article)
        if not agrees and not (reading.peeled.article and reading.nation and not self.event and self.at == self.head + 1):
            return False
        begins_act = self.after_adjective and not self.definite and self.at in self.page.phrases  # "operation" is spelled as "practical"
        acts = begins_act or (reading.noun_triggers and not reading.adjective and not reading.nation)
        if acts or nominals.is_side_of(self.page, self.at, self.last):
            return False
        says_more = agreement.describes(self.page, self.head, self.at, self.lexicon.is_adjective, definite=self.definite)
        says_more = says_more and not nominals.tells_others(self.page, self.lexicon, self.classes, self.head, self.at)
        if not says_more or (self.event and not self.definite and self.at == self.head + 1 and agreement.acts_on(self.page, self.at)):
            return False
        head = self.page.readings[self.head]
        if victims.befalls(self.page, self.head, self.at) if self.event else _TITLES & reading.classes and self.is_titled():
            return False
        plain = self.definite and reading.adjective and not (reading.nation or reading.classes & head.classes & {"aircraft"})
        if plain and not reading.classes.isdisjoint(("structure", "military_site", "area", "vehicle", "munition", "event")):
            return False  # "the planes (that are) unmanned" are planes
        if self.definite and not (reading.peeled.article or head.peeled.pronoun or self.is_bare_name()):
            return False
        if reading.nation and self.nation is None and not areas.is_neighbour(self.page, self.head, self.at):
            self.nation, self.nation_at = reading.nation, self.at
        self.note_arms(reading)
        whose = bool(reading.nouns) and not self.definite and self.has_genitive()  # "security" is spelled as "safe"
        compass = "direction" in self.page.readings[self.at - 1].classes  # "north east of"
        self.after_adjective = self.after_adjective or not (compass or whose)
        self.at += 1
        return True

    def _is_unknown_adjective(self, reading: Reading) -> bool:
        """Whether an unknown word reads as an adjective of the head by its ending; behind the name of a group it is a man's name."""
        related = nominals.nisba(self.page.readings[self.head], reading, definite=self.definite)
        return not (reading.known or self.classes & _GROUPS) and (related or agreement.agrees_unknown(self.page, self.head, self.at))

    def _of_definite_act(self, reading: Reading) -> bool:
        """A definite word after a definite event noun, which no genitive can follow."""
        if nominals.curated(self.page, self.lexicon, self.at) or not agreement.goes_with_act(self.page.readings[self.head], reading):
            return False
        self.at += 1
        return True

    def _noun(self, reading: Reading) -> bool:
        """A genitive after an indefinite word, or the words of a personal name after a title."""
        noun = reading.nouns or reading.adjective or reading.peeled.article or nominals.is_called(self.page, self.head, self.at)
        verb, form = reading.verbs and not noun, self.page.words[self.at].form
        unknown = not reading.known and (looks_like_verb(form) or form in self.lexicon.formulas)  # "saying that" ends a name
        if verb or unknown or bare_clauses.tells_of(self.page, self.at) or victims.is_measure(self.page, self.at):
            return False
        head, common = self.page.readings[self.head], bool(reading.nouns) and not victims.is_owned(reading, self.classes)
        closed = not self.definite and closes(self.page.words[self.at - 1].form, form, known=common)
        barred = not self.paired and agreement.bars_genitive(head, reading, definite=self.definite)
        if closed or barred or victims.says_whose(head):
            return False
        person = bool(self.classes & _TITLED) or self.person
        if not reading.classes.isdisjoint(_PARTIES) and nominals.is_full_name(self.page, self.first, self.at):
            return False
        if person and given.ends_name(self.page, self.head, self.at):
            return False
        if self.definite:
            genitive = self.soft and reading.peeled.article and not self.after_adjective
            if self.classes & _GROUPS or (
                not genitive
                and not (person and nominals.given_name(self.page, self.at, self.last, street=bool(self.classes & _AREAS)))
                and not (self.at > self.first and nominals.name_goes_on(self.page, self.classes, self.head, self.at))
            ):
                return False
        elif (
            (self.concepts and agreement.is_struck(self.classes, reading))
            or self.is_other_act(reading)
            or (self.after_adjective and (reading.nouns or not reading.peeled.article))
        ):
            return False
        if reading.peeled.article or reading.peeled.pronoun or not reading.known:
            self.definite, self.soft = True, not (reading.peeled.article or reading.peeled.pronoun)
        self.named = self.named or not reading.known
        self.person = self.person or nominals.tells_people(reading)
        self.at += 1
        return True

    def _named(self, name: NameHit) -> bool:
        head, reading = self.page.readings[self.head], self.page.readings[self.at]
        struck = "weapon" in self.classes and all(self.lexicon.concepts[n.concept].group == "facility" for n in name.names)
        ended = agreement.keeps_its_nun(head) or agreement.is_accusative_only(head) or agreement.is_handled(head, reading)
        other = self.lexicon.concepts[name.names[0].concept]  # "a drone (hit) the base of", "helicopters (dropped) barrel bombs"
        thrown = other.group == "weapon" and agreement.is_accusative_only(reading)
        called = other.group == "actor" and nominals.is_full_name(self.page, self.first, self.at)
        if struck or thrown or called or (not self.definite and (ended or self.after_adjective)):
            return False
        struck = other.group in ("facility", "place") or (other.kind in _DROPPED and "aircraft" in self.classes)
        if self.concepts and not self.definite and ((struck and "weapon" in self.classes) or agreement.is_struck(self.classes, reading)):
            return False
        if self.definite:
            person = any(self.lexicon.concepts[n.concept].kind == "person" for n in name.names)
            title = person and bool(self.classes & (_TITLED | {"unknown"}))
            full = self.classes & _TITLED and not person and not self.page.readings[self.at - 1].known  # the holder's name stands before
            if full or (person and self.classes & _GROUPS) or (not title and not (self.soft and not self.after_adjective)):
                return False
        self.take_name(name, head=False)
        self.soft = False
        return True

    def _linked(self) -> bool:
        """Words that a cue joins on: unmanned, long-range; a part of ("a column of the army")."""
        cue = self.page.cues[self.at]
        self.take_modifier(cue.cue.value)
        if words := self.joined_words(cue):
            self.at += words
            return True
        parted = len(cue.cue.words) == 1 and not self.definite and self.at not in self.page.passed  # "on the one side" parts nothing
        whole = self._whole(self.at) if parted and (self.classes & PARTED or (self.counted and self.classes <= _ANYBODY)) else None
        if whole is None:
            return False
        self.at, self.definite = whole.last, True
        self.inner.extend((*whole.concepts, *whole.inner))
        self.nation, self.nation_at = self.nation or whole.nation, self.nation_at or whole.nation_at
        return True

    def _whole(self, at: int) -> Phrase | None:
        """The whole that a part is of, "a column of the army", "eleven of the rebels"; where people come from is no whole."""
        of = at + 1 < self.last and self.page.words[at].form == FROM
        if of and self.classes & _PARTIES and (end := quoted_body(self.page, self.first, at + 1, self.last)) is not None:
            return Phrase(at, end, at, self.classes, inner=tuple(names_within(self.page, at + 2, end)))
        if not of or not nominals.nominal(self.page, at + 1):
            return None
        rest = read_phrase(self.page, self.lexicon, at + 1, self.last)
        if self.classes <= _ANYBODY:
            return rest if rest.classes & _COUNTED or ("actor" in rest.classes and "place" not in rest.classes) else None
        apart = nominals.stands_beneath(self.classes, rest.classes, definite=rest.definite, counted=self.low is not None)
        few = self.low is not None or not self.page.readings[self.head].several
        return None if rest.event or apart or (few and nominals.are_from(self.classes, rest.classes)) else rest

    def _side_of(self) -> bool:
        """Take in the place whose side or site a definite noun with its adjective is ("the eastern quarters, the market of the city")."""
        told = self.after_adjective or (self.at > self.head + 1 and self.page.readings[self.at - 1].adjective)
        wholes = _AREAS | {"facility"} if self.classes & _AREAS else _TOWNS if self.classes & _SITES else frozenset()
        sided = self.definite and told and wholes and self.page.words[self.at].form.startswith(FOR)
        rest = read_phrase(self.page, self.lexicon, self.at, self.last) if sided else None
        if rest is None or not rest.classes & wholes or not (rest.concepts or rest.inner):
            return False
        self.at = rest.last
        self.inner.extend((*rest.concepts, *rest.inner))
        return True

    def _quoted(self) -> bool:
        """A short quoted name that follows the head, or the mark that closes a quotation opened before the phrase."""
        end = goes_on_to(self.page, self.first, self.at, self.last, adjective=self.event)
        if end is None or (self.concepts and end > self.at + 1 and agreement.is_act(self.page.readings[self.at + 1])):
            return False  # behind a name, an act in quotes is none of it
        if end > self.at + 1:
            self.inner.extend(names_within(self.page, self.at + 1, end - 1))
            self.definite = self.named = True
        self.at = end
        return True


def read_phrase(page: Page, lexicon: Lexicon, first: int, last: int) -> Phrase:
    """The noun phrase that begins at word ``first`` and ends before ``last``."""
    return _Reader(page, lexicon, first, last).read()


_COUNTED = frozenset({"force", "state", "aircraft", "person.military", "person.armed", "person.civil", "vehicle", "munition", "weapon"})
PARTED = _COUNTED - {"weapon"} | {"person.casualty"}
_TITLED = frozenset({"person.official", "person.source", "person", "person.military", "person.civil", "person.armed"})
_TITLES, _ANYBODY = frozenset({"person.official", "person.source"}), frozenset({"person"})  # the latter a number alone tells of
_AREAS = frozenset({"area", "place", "organisation", "direction", "area.province", "area.local"})
_PARTIES, _DROPPED = frozenset({"force", "organisation", "person.military", "person.armed"}), frozenset({"bomb", "missile", "rocket"})
_GROUPS, _TOWNS, _SITES = frozenset({"armed_group", "militia"}), frozenset({"town", "area.town"}), frozenset({"structure", "military_site"})
