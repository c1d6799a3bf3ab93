"""The numbers of a phrase: what a unit or a street is called by, and how many of what stands before they count."""

from khabar.codebook.lexicon import Reading
from khabar.extract.counting.numbers import NumberMention
from khabar.extract.noun_phrases.nominals import are_people, awaits_name, nominal
from khabar.extract.noun_phrases.taking import Taken
from khabar.text.clitics import hamza
from khabar.text.inflect import FROM, has_article

_CALLED = frozenset({"area", "structure", "military_site"})  # what may be called by a day of the year


class Numbered(Taken):
    """The part of one phrase that has been read, which numbers behind it may belong to."""

    def take_label(self) -> bool:
        """Take the number that a unit of a force, a street, a quarter or a camp is called by: "the regiment 46", "Sixty Street"."""
        number = self.page.numbers.get(self.at)
        if number is None or number.last > self.last or self.at == self.first:
            return False
        if self._is_called_by_day(number):
            self.at, self.definite, self.named = number.last + 1, True, True
            return True
        if number.kind != "designator":
            return False
        before = self.page.readings[self.at - 1]
        if awaits_name(before) or ("military_site" in before.classes and not (before.peeled.article or before.several)):
            self.at, self.definite, self.named = number.last, True, True
            return True
        if "force" not in self.page.readings[self.at - 1].classes:
            return False
        self.at, self.definite = number.last, True
        self.at += self._length_of_arm()
        return True

    def _is_called_by_day(self, number: NumberMention) -> bool:
        """Whether a day and its month, which are no date here, name the area or the site right ahead: "the street of 26 September"."""
        words, codebook = self.page.words, self.lexicon.codebook
        ground = not self.classes.isdisjoint(_CALLED) and self.at == self.head + 1 and not self.page.readings[self.head].peeled.article
        if not ground or number.last != self.at + 1 or number.last >= self.last or self.at in self.page.dates:
            return False
        return words[number.last].form in codebook.number_words.months and words[self.head].form in codebook.date_words.sets["names"]

    def take_number(self) -> bool:
        """Take the number of one word behind what it counts: "the soldiers, the three", "soldiers two", "family one"."""
        number, before = self.page.numbers.get(self.at), self.page.readings[self.at - 1]
        if number is not None and self._is_single(number, before):
            self.at = number.last
            return True
        if number is None or number.kind != "count" or number.last != self.at + 1 or not are_people(before):
            return False
        whose = before.peeled.pronoun != ""  # "their four children": the children, the four
        told = before.peeled.article or whose
        if has_article(self.page.words[self.at].form) != told or self.definite != told:
            return False
        if whose or not self.definite:
            if self.named or not self._stands_behind(number.last):
                return False
            self.low, self.high, self.counted = number.low, number.high, True
        self.at = number.last
        return True

    def _is_single(self, number: NumberMention, before: Reading) -> bool:
        """Whether "one" describes the indefinite noun ahead of it and counts nothing behind: "of one family"."""
        word, lead = self.page.words[self.at], self.page.readings[self.at].peeled.conjunction
        if (number.low, number.high) != (1, 1) or number.last != self.at + 1 or not lead or hamza(word, self.page.document.text):
            return False  # "one" begins with the letter of "and", and is written otherwise than "and one of"
        alone = not before.peeled.article and any(noun.number == "singular" for noun in before.nouns)
        return alone and not (number.last < len(self.page.words) and self.page.words[number.last].form == FROM)

    def _stands_behind(self, following: int) -> bool:
        """Whether a number counts what stands before it: nothing behind it is counted, nor of whom it is said ("gunmen, three of them")."""
        page = self.page
        if self.counted and (self.low, self.high) != (2, 2):
            return False
        return following >= len(page.words) or not (page.words[following].form == FROM or nominal(page, following))

    def _length_of_arm(self) -> int:
        """How many words behind the number of a unit tell its arm: "the brigade 35 armoured", "the battalion 21 guards of borders"."""
        told = [self._bare_reading(at) for at in range(self.at, self.at + 3)]
        arm, after, last = told
        if arm is None or (arm.adjective and not arm.nouns):
            return int(arm is not None)
        if "force" not in arm.classes:
            return 0
        if after is None or not after.nouns:
            return int(self.at + 1 >= self.last or not self._is_noun(self.at + 1))
        return 0 if last is not None and last.nouns else 2

    def _bare_reading(self, at: int) -> Reading | None:
        """What a word may be that nothing is written on, and that is no name; None for any other."""
        reading = self.page.readings[at] if at < self.last and self.page.words[at].kind == "word" and at not in self.page.names else None
        if reading is None or reading.peeled.article or reading.peeled.conjunction or reading.peeled.preposition or reading.peeled.pronoun:
            return None
        return reading if at not in self.page.cues else None

    def _is_noun(self, at: int) -> bool:
        return bool(self.page.readings[at].nouns and not self.page.readings[at].peeled.conjunction) or at in self.page.names
