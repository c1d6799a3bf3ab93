"""What has been read of a noun phrase so far, and the taking in of its head, of names, and of places told by others."""

from khabar.codebook.lexicon import CueHit, Lexicon, NameHit, Reading
from khabar.extract.noun_phrases.agreement import belongs_to_participle, counts_people, ends_on_adjective, is_act
from khabar.extract.noun_phrases.areas import is_area_in
from khabar.extract.noun_phrases.given import full_name_end, name_end
from khabar.extract.noun_phrases.nominals import nominal, tells_how_many, tells_people
from khabar.extract.page.quoted import behind_open_quote, names_within
from khabar.extract.page.tokens import Page
from khabar.text.endings import BOUND_PLURAL, OF_PEOPLE
from khabar.text.inflect import FILIAL, MY, PATRON, TANWIN, begins_name
from khabar.text.marks import CLOSING, OPENING, QUOTES

_OF_ARMS = "person.military"
_ARMED, _CIVIL = "person.armed", frozenset({"person.civil", "person.official", "community"})
_ANYBODY = frozenset({"person.civil"})
_MEN = frozenset({"person.military", "person.civil", "person.armed"})
_TOWNS = frozenset({"town", "village"})
OWN_NAMES = frozenset(
    {"place", "state", "armed_group", "militia", "military", "police", "intelligence", "coalition", "party", "agency", "medium"}
)

UNLIKE = "other-than"  # the value of the negation ahead of an adjective: "not known"

_MAKE = "weapon.make"
HOLD = "hold"
_BEARING = frozenset({"structure", "military_site", "area.site", "area.local"})  # what is called after people
LANDS = frozenset({"country", "state"})  # kinds of concept


class Taken:
    """The part of one phrase that has been read; ``at`` is the word to come."""

    def __init__(self, page: Page, lexicon: Lexicon, first: int, last: int) -> None:
        self.page, self.lexicon, self.first, self.at, self.last = page, lexicon, first, first, last
        self.head = -1
        self.classes: frozenset[str] = frozenset()
        self.concepts: tuple[str, ...] = ()
        self.inner: list[str] = []
        self.nation: str | None = None
        self.nation_at: int | None = None
        self.definite = self.event = self.counted = self.after_adjective = self.named = self.person = self.soft = self.paired = False
        self.low: int | None = None
        self.high: int | None = None

    def to_counted(self, at: int) -> int:
        """Where what a number ahead of a word counts begins: inside quotation marks that hold it alone ('20 "terrorists"')."""
        words = self.page.words
        if at + 2 >= self.last or words[at].form not in QUOTES or words[at + 2].form not in QUOTES or at in self.page.listed:
            return at
        return at + 1 if self.page.readings[at + 1].known and nominal(self.page, at + 1) else at

    def is_closed(self) -> bool:
        """Whether the parenthesis that opens right ahead of a phrase closes: the phrase ends before."""
        words = self.page.words
        return bool(self.first) and not self.counted and words[self.at].form == CLOSING and words[self.first - 1].form == OPENING

    def has_genitive(self) -> bool:
        """Whether a name follows, or, about people, an area or a body with its article: "the director of security of the province"."""
        after = self.page.readings[self.at + 1] if self.at + 1 < self.last else None
        of = after is not None and after.peeled.article and not after.adjective and bool(after.classes & {"area", "organisation"})
        return self.at + 1 in self.page.names or (of and any(name.startswith("person") for name in self.classes))

    def joins_adjective(self) -> bool:
        """Whether a second adjective is joined to the first of a definite act: "the air and artillery bombing"."""
        reading = self.page.readings[self.at]
        joined = reading.peeled.conjunction and reading.peeled.article and not reading.peeled.preposition
        return bool(joined) and self.event and self.definite and self.after_adjective and reading.adjective

    def is_other_act(self, reading: Reading) -> bool:
        """Whether an event noun begins an act of its own and is not what a site is for ("a training camp"), or whose an area is."""
        held = "area" in self.classes and HOLD in reading.light and self.at == self.head + 1  # "the areas of control of"
        purpose = not reading.peeled.article and (held or self.classes & {"structure", "military_site"})
        return is_act(reading) and not purpose and not is_area_in(self.page, self.at)

    def note(self, reading: Reading) -> None:
        """Take in what the head is: its classes, the number of a dual, its nationality."""
        self.classes = self.classes | reading.heading if self.classes else reading.heading
        self.paired = bool(reading.nouns) and not self.counted and self._are_two(reading)
        if self.paired or (reading.nouns and reading.nouns[0].number == "dual" and not self.counted):
            self.low, self.high, self.counted = 2, 2, True
        if reading.nation and not reading.nouns:
            self.nation, self.nation_at = reading.nation, self.head
        people = reading.peeled.stem.endswith(OF_PEOPLE) or (self.counted and counts_people(reading))
        if not self.classes and not reading.nouns and (self.nation or reading.adjective) and people:
            self.classes = _ANYBODY  # "five Tunisians", "three Islamists": people told by an adjective alone

    def _are_two(self, reading: Reading) -> bool:
        """Whether a man of arms stands before a genitive as only two do: what else is "my officer" or the accusative has none."""
        if _OF_ARMS not in reading.classes or any(noun.number != "singular" for noun in reading.nouns) or self.head + 1 >= self.last:
            return False
        behind, accusative = self.page.readings[self.head + 1], reading.peeled.stem.endswith(TANWIN)
        if behind.peeled.conjunction or behind.peeled.preposition or not behind.nouns or self.head + 1 in self.page.dates:
            return False
        return reading.peeled.pronoun == MY or (accusative and not reading.peeled.article and "force" in behind.classes)

    def is_owned(self, reading: Reading) -> bool:
        """Whether the head bears a pronoun, which the ending of a dual only looks like."""
        return bool(reading.peeled.pronoun) and not self.paired

    def note_arms(self, reading: Reading) -> None:
        """Note that people are told as armed by the adjective behind them ("armed herders")."""
        if _ARMED in reading.classes and self.classes & _CIVIL:
            self.classes |= {_ARMED}

    def take_modifier(self, value: str) -> None:
        """Note what words joined to a thing tell of its make: the nation that made it did nothing with it; an unmanned plane is a drone."""
        if value == "make":
            self.nation = self.nation_at = None
        elif value == "called":
            self.classes -= {"direction"}  # "a quarter that calls itself" is a body, and no side of anything
        elif value == "unmanned" and "aircraft" in self.classes and "actor" not in self.classes:
            self.concepts = ()
            self.classes = frozenset("drone" if name == "aircraft" else name for name in self.classes)

    def take_name(self, name: NameHit, *, head: bool) -> None:
        """Take a name, as the head or behind it."""
        ids = tuple(dict.fromkeys(n.concept for n in name.names))
        if head:
            self.concepts = ids
            for concept_id in ids:
                concept = self.lexicon.concepts[concept_id]
                self.classes |= {concept.group, concept.kind}
            told = self.page.readings[self.at].classes
            self.classes |= told & ({"direction", "aircraft"} if "actor" in self.classes else {"direction"})
            if "community" in self.classes and name.length > 1:
                self.classes |= told & {_ARMED}  # the fighters of a people
        else:
            self.inner.extend(ids)
            self.named = True
            if not self.classes and self.at == self.head + 1 and any(self.lexicon.concepts[c].group == "place" for c in ids):
                self.classes |= {"area", "area.district"}  # an adjective used as the noun of a district ("the local of")
        article = name.peeled.article or self.page.readings[self.at].peeled.article
        concept = self.lexicon.concepts[ids[0]]
        self.definite = article or not ((head and concept.group == "weapon") or concept.kind == "community")
        self.at = behind_open_quote(self.page, self.at, self.at + name.length, self.last)
        self.after_adjective = self.after_adjective or (concept.group == "weapon" and ends_on_adjective(self.page, self.at, name))

    def take_given(self) -> bool:
        """Take the name of a person behind his definite title ("the youth Ali Hasan")."""
        if not self.definite or self.event or self.at <= self.head or self.named:
            return False
        titled = any(name.startswith("person") for name in self.classes)
        end = name_end(self.page, self.lexicon, self.at, self.last) if titled else None
        if end is None or self.at in self.page.names:
            return False
        self.at, self.person, self.named = end, True, True
        return True

    def take_patron(self) -> bool:
        """Take whom a site or a street is called after: "the camp of Abu Musa of", "the bridge of the president A B"."""
        page, at = self.page, self.at
        head = page.readings[self.head]
        bare = at == self.head + 1 < self.last - 1 and not (head.peeled.article or head.peeled.pronoun or head.several)
        if not bare or self.counted or self.classes.isdisjoint(_BEARING) or page.words[at + 1].kind != "word":
            return False
        if page.words[at].form in PATRON:
            end = at + 2
            while end < self.last and page.readings[end].peeled.article and not page.readings[end].known:
                end += 1
        elif page.readings[at].peeled.article and tells_people(page.readings[at]):
            person = page.names.get(at + 1)
            known = person is not None and all(self.lexicon.concepts[name.concept].kind == "person" for name in person.names)
            end = at + 1 + person.length if person is not None and known else name_end(page, self.lexicon, at + 1, self.last) or 0
        else:
            return False
        if end > at:
            self.at, self.definite, self.named = end, True, True
        return end > at

    def take_make(self) -> bool:
        """Take the make of a weapon behind it with no particle: "six drones, type Qasef 2K"."""
        page, at = self.page, self.at
        arms = "weapon" in self.classes and _MAKE in page.readings[at].classes and not page.readings[at].peeled.conjunction
        if not arms or at + 1 >= self.last or page.words[at + 1].kind != "word" or at + 1 in page.cues:
            return False
        self.at += 3 if begins_name(page.words[at + 1].form) and at + 2 < self.last else 2
        while self.at < self.last and page.words[self.at].kind != "mark" and page.words[self.at].form.isascii():
            self.at += 1
        self.definite = self.named = True
        return True

    def take_person(self) -> bool:
        """Take as the head the full name of somebody without a title."""
        end = full_name_end(self.page, self.lexicon, self.at, self.last)
        if end is None:
            return False
        self.classes |= {"unknown", "person"}
        self.at, self.definite, self.named, self.person = end, True, True, True
        return True

    def meets_person(self) -> bool | None:
        """Whether the full name of somebody goes with a phrase that is no title: not with a definite noun, but with a title in it.

        None where none begins.
        """
        end = full_name_end(self.page, self.lexicon, self.at, self.last)
        strange = not any(self.page.readings[n].known or n in self.page.names for n in range(self.head, self.at))
        if end is None or strange or any(name.startswith("person") for name in self.classes):
            return None
        titled = any(tells_people(self.page.readings[n]) for n in range(self.head + 1, self.at))  # "the office of the president A B"
        if not titled and (self.definite or self.event or self.after_adjective):
            return False
        self.at, self.definite, self.named, self.soft = end, True, True, False
        return True

    def is_titled(self) -> bool:
        """Whether a person's title, though it could be an adjective, is a noun: behind a state's name, or ahead of a definite noun."""
        if self.definite:
            return "force" in self.classes or (bool(self.concepts) and bool(self.classes & OWN_NAMES))
        after = self.page.readings[self.at + 1] if self.at + 1 < self.last and self.page.words[self.at + 1].kind == "word" else None
        return after is not None and after.peeled.article and bool(after.nouns)

    def take_called(self, name: NameHit) -> bool:
        """Take the name of a town behind the definite noun that tells what it is ("the capital Kabul", "the Afghan capital Kabul")."""
        towns = tuple(n for n in name.names if self.lexicon.concepts[n.concept].kind in _TOWNS)
        if towns and "direction" in self.classes and self._ends_on_area() and not name.peeled.preposition:
            self.take_name(NameHit(towns, name.length, name.peeled), head=False)
            return True
        same = any(n.concept in self.concepts for n in towns) if self.concepts else "area" in self.classes
        if not (towns and same and self.page.readings[self.head].peeled.article) or self.inner or name.peeled.preposition:
            return False
        self.take_name(NameHit(towns, name.length, name.peeled), head=True)
        return True

    def stands_at_side(self, name: NameHit) -> bool:
        """Whether a man with no article stands where a side of a land is named ("a soldier | north of Sinai"), and is no official of it."""
        reading = self.page.readings[self.at]
        head = self.page.readings[self.head]
        bound = head.peeled.stem.endswith(BOUND_PLURAL) and any(noun.number == "plural" for noun in head.nouns)  # "the fighters of"
        man = not (self.definite or bound) and self.classes & _MEN and "person.official" not in self.classes
        return bool(man) and "direction" in reading.classes and all(self.lexicon.concepts[n.concept].kind != "country" for n in name.names)

    def _ends_on_area(self) -> bool:
        """Whether the noun of an area with the article, and at most its adjectives, stands right ahead ("west of the Libyan capital")."""
        at = self.at - 1
        while at > self.head and self.page.readings[at].nation and self.page.readings[at].peeled.article:
            at -= 1
        noun = self.page.readings[at]
        return at > self.head and noun.peeled.article and "area" in noun.classes and not noun.several

    def take_mother(self) -> bool:
        """Take a name that no list knows and that opens as "mother of" does, with the word that completes it."""
        at, words = self.at, self.page.words
        if at in self.page.names or not begins_name(words[at].form) or words[at].form in FILIAL or at + 1 >= self.last:
            return False
        if words[at + 1].kind != "word" or self.page.readings[at + 1].known or at + 1 in self.page.names:
            return False
        self.classes |= {"unknown"}
        self.at, self.definite, self.named = at + 2, True, True
        return True

    def take_people(self, name: NameHit | None) -> bool:
        """Take the name of a people that stands as an adjective."""
        if name is not None:
            self.take_name(name, head=False)
            self.after_adjective = True
        return name is not None

    def take_listed(self, *, head: bool) -> bool:
        """Take a name of a list, whatever its words mean elsewhere; nothing follows it."""
        end = self.page.listed[self.at]
        first = next(at for at in range(self.at, end) if self.page.words[at].kind == "word")
        name = self.page.names.get(first)
        if name is not None:
            self.take_name(name, head=head)
        elif head:
            self.classes |= {"unknown"}
        self.at = self.last = end
        self.definite = self.named = True
        return True

    def take_route(self, end: int) -> bool:
        """Take what tells a way by the places it joins; an area beside a land lies in another."""
        cue, names = self.page.cues.get(self.at), names_within(self.page, self.at, end)
        beside = cue is not None and cue.cue.value == "near"
        self.inner.extend(name for name in names if not (beside and self.lexicon.concepts[name].kind in LANDS))
        self.at, self.definite, self.named = end, True, True
        return True

    def joined_words(self, cue: CueHit) -> int:
        """How many words a cue joins on: itself, and the adjective behind "un-" ("gunmen not known"); 0 where it parts."""
        several = cue.cue.kind == "quantity" and tells_how_many(self.page, self.at, self.last)
        if cue.cue.kind == "modifier" or several or (self.at > self.first and belongs_to_participle(self.page, self.at)):
            return cue.length
        behind = self.at + cue.length
        if cue.cue.value != UNLIKE or cue.peeled.conjunction or cue.peeled.preposition or self.at == self.first or behind >= self.last:
            return 0
        after = self.page.readings[behind]
        plain = self.page.words[behind].kind == "word" and not (after.peeled.conjunction or after.peeled.preposition)
        return cue.length + 1 if plain and after.adjective and not after.noun_triggers and behind not in self.page.names else 0

    def is_bare_name(self) -> bool:
        """Whether the head is a name that may stand without an article, as a make of weapon does, and not a state, a body or a place."""
        return bool(self.concepts) and not self.page.readings[self.head].nouns and not self.classes & OWN_NAMES
