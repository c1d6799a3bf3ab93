"""Tallies as they are compared: whose count, of what, over which places."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.codebook import Codebook
from khabar.link.accounts import CountAccount
from khabar.link.views.heads import Heads
from khabar.link.views.holding import Holding
from khabar.link.views.people import People
from khabar.model import Agreement, Counting, Evidence, TallyCheck
from khabar.text import fold
from khabar.text.inflect import name_key
from khabar.text.words import words as words_in

_INJURED = "injured"
_AND = 1
"""Letters of a written-on "and" before a name."""


class Counted:
    """Reads tallies: their places (several countries may be told together), their speaker, their parties."""

    def __init__(self, codebook: Codebook, holding: Holding, heads: Heads) -> None:
        self._concepts = codebook.concepts
        self._holding = holding
        self._heads = heads
        self.people = People(codebook)
        self._countries = {
            name.words[0]: name.concept
            for name in codebook.names
            if len(name.words) == 1 and codebook.concepts[name.concept].kind == "country"
        }

    def places(self, count: CountAccount) -> frozenset[str]:
        """The places over which it is counted, as concepts; none where it tells none or one that no list knows."""
        if count.place is None:
            country = None if count.country is None else self._holding.country(count.country)
            return frozenset() if country is None else frozenset({country})
        named = self._countries_in(count.place.text)
        if len(named) > 1:
            return frozenset(named)
        known = count.location.place if count.location is not None and count.location.place is not None else count.place.concept
        if known is None and count.country is not None and named != [self._holding.country(count.country)]:
            return frozenset()  # "at the border with Syria", on the Turkish side
        return frozenset(named) if known is None else frozenset({known})

    def speaker(self, count: CountAccount) -> str:
        """Who counts: the organisation that a named person speaks for, what the words name, else the outlet."""
        if count.source is None:
            return f"outlet:{count.outlet or count.doc_id}"
        concept = self._heads.speaks_as(count.source)
        if concept is None:
            body = self._heads.body_of(count.source)
            words = body.whole if body is not None and body.itself and len(body.whole) > 1 else (count.source.text,)
            return f"words:{' '.join(sorted(map(name_key, words)))}"
        known = self._concepts.get(concept)
        return known.parent if known is not None and known.kind == "person" and known.parent is not None else concept

    def of(self, count: CountAccount) -> str | None:
        """Of whom it is counted: a concept, else words without numbers and cases; None where it is of anyone."""
        return self.people.party(count.of, others=count.what == _INJURED)

    def actor(self, count: CountAccount) -> str | None:
        """Who did what is counted, in the same way."""
        return self.people.party(count.actor)

    def same_parties(self, left: CountAccount, right: CountAccount) -> bool:
        """Whether two tallies count the same by the same: both tell nobody's, one is kin to the other, or the words are the same."""
        return self._same(self.of(left), self.of(right)) and self._same(self.actor(left), self.actor(right))

    def _same(self, left: str | None, right: str | None) -> bool:
        return left == right or (left is not None and right is not None and self._holding.kin(left, right))

    def check(self, rule: str, counts: Sequence[CountAccount]) -> TallyCheck:
        """A result about several tallies, with the words of each."""
        return TallyCheck(
            rule=rule,
            agreement=agreement_of_tally(rule),
            tallies=tuple(count.ref for count in counts),
            counting=self.counting(counts[0]),
            reported=counts[0].count,
            evidence=evidence_of(counts),
        )

    def counting(self, count: CountAccount) -> Counting:
        """What a tally counts, for a person to read."""
        places = tuple(sorted(self.places(count))) or ((count.place.text,) if count.place is not None else ())
        actor, of, source = (None if told is None else told.concept or told.text for told in (count.actor, count.of, count.source))
        return Counting(what=count.what, days=count.date, places=places, actor=actor, of=of, source=source or count.outlet)

    def _countries_in(self, text: str) -> list[str]:
        found = []
        for word in words_in(fold(text)):
            for form in (word.form, word.form[_AND:]):
                country = self._countries.get(name_key(form))
                if country is not None:
                    found.append(country)
                    break
        return list(dict.fromkeys(found))


def evidence_of(counts: Sequence[CountAccount]) -> tuple[Evidence, ...]:
    """The words of the tallies."""
    return tuple(Evidence(count.ref, words.span, words.text) for count in counts for words in count.evidence)


def agreement_of_tally(rule: str) -> Agreement:
    """Whether a rule about tallies tells agreement, a difference or a contradiction; what cannot be told is a single account."""
    if rule in ("matched", "parts-add-up"):
        return Agreement.AGREEMENT
    if rule in ("unplaced", "may-match", "campaign", "one-event"):
        return Agreement.SINGLE
    return Agreement.DIFFERENCE if rule in ("missing", "surplus", "period-grows", "restated") else Agreement.CONTRADICTION
