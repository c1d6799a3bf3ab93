"""Whose account a claim is: the organisation or the person its innermost source names, or no one who is named."""

from __future__ import annotations

import re

from khabar.codebook import Codebook
from khabar.link.accounts import Told
from khabar.link.origins.bodies import Bodies, Body
from khabar.link.origins.publishers import Publishers
from khabar.model import Origin
from khabar.text import fold_word
from khabar.text.inflect import has_article, name_key
from khabar.text.likeness import without_article

_MUTE = frozenset({"state", "community"})
"""Kinds of actor that a source names by its adjective ("an American official") and seldom is."""
_SPEAKING = frozenset({"person", "force", "troops", "organisation", "medium"})
"""Classes, up to the point, of nouns of those who speak."""
_LONGEST_ROLE = 2
_SHORTEST_PERSON = 2
_LONGEST_NAME = 7
_WORD = re.compile(r"\w+")


class Speakers:
    """Tells sources that are named from those that are not, and of the named the organisation that they speak for.

    A spokesman is his organisation (ruling 38), whoever holds an office is the office, a correspondent the house he writes for.
    """

    def __init__(self, codebook: Codebook, publishers: Publishers) -> None:
        self._concepts = codebook.concepts
        self._words = codebook.sourcing
        self._publishers = publishers
        self._bodies = Bodies(codebook)
        self._names = {name.words: name.concept for name in codebook.names if len(name.words) > 1 and self._speaks(name.concept)}
        self._nouns, self._ones = codebook.nouns, codebook.number_words.triggers
        self._described = codebook.adjectives | codebook.nationalities.keys() | codebook.nouns.keys()
        self._common = codebook.nouns.keys() | codebook.adjectives | codebook.sourcing.idle
        self._short = {name.words[0]: name.concept for name in codebook.names if len(name.words) == 1}
        self._proper = codebook.given_names | self._short.keys()
        self._states = {name.words: name.concept for name in codebook.names if self._is_state(name.concept) and not name.needs}

    def _is_state(self, concept: str) -> bool:
        known = self._concepts.get(concept)
        return known is not None and known.kind == "state"

    def _speaks(self, concept: str) -> bool:
        known = self._concepts.get(concept)
        return known is not None and known.group == "actor" and known.kind not in _MUTE

    def known(self, told: Told) -> Origin | None:
        """The origin that a source's words name where the codebook knows it; else None."""
        words = _words(told)
        spoken_for = self._spoken_for(told)
        concept = self._concept(told.concept, words) or (spoken_for.concept if spoken_for is not None else self._bodies.bearer(told.text))
        house = self._house(concept, "{} is the source")
        if house is not None or concept is None or (spoken_for is None and self._is_unnamed(words)):
            return house
        return self._office(concept)

    def worded(self, told: Told) -> Origin | None:
        """The origin of a source that is named and not known to the codebook; None where the words name no one in particular."""
        words = _words(told)
        spoken_for = self._spoken_for(told)
        if spoken_for is not None and self._is_particular(spoken_for.whole):
            return self._by_words(told.text, spoken_for.whole)
        return None if not words or self._is_unnamed(words) or self._is_anyone(words) else self._by_words(told.text, words)

    def _is_anyone(self, words: tuple[str, ...]) -> bool:
        """Whether words tell people, a body or a medium without the article and by no word that is a name ("a foreign newspaper")."""
        told = [word for word in words if word not in self._ones]
        if not told or any(has_article(word) or word in self._proper or word not in self._described for word in told):
            return False
        return any(name.partition(".")[0] in _SPEAKING for noun in self._nouns.get(told[0], ()) for name in noun.classes)

    def _spoken_for(self, told: Told) -> Body | None:
        """The body in whose name a spokesman speaks; None where the source is none."""
        body = self._bodies.body(told.text)
        return body if body is not None and body.spoken else None

    def _is_particular(self, words: tuple[str, ...]) -> bool:
        """Whether words name one body wherever they stand: not "the army", of which every country has one."""
        return len(words) > 1 or name_key(words[0]) not in self._common

    def medium(self, told: Told) -> Origin | None:
        """The origin of what a source without a name told an agency or another medium; None where the words name none."""
        words = _words(told)
        house = self._house(self._concept(told.concept, words), "told to {} by a source without a name")
        if house is not None or not words or self._is_unnamed(words):
            return house
        named = " ".join(sorted(map(name_key, words)))
        return Origin(f"outlet:{named}", "outlet", told.text, "told to this medium by a source without a name")

    def _house(self, concept: str | None, basis: str) -> Origin | None:
        """The origin of a publisher that a source names; None where the concept is none."""
        house = None if concept is None else self._publishers.concept(concept)
        return None if house is None or concept is None else house.origin(basis.format(self._concepts[concept].en))

    def _by_words(self, text: str, words: tuple[str, ...]) -> Origin:
        """A source that is named and not known to the codebook: the same wherever it has the same words.

        Of a person the name is enough: two words or more that are neither nouns nor adjectives nor titles.
        """
        bared = {name_key(word) for word in words}
        proper = [word for word in bared if word not in self._common and word not in self._short and not has_article(word[1:])]
        named = " ".join(sorted(proper if len(proper) >= _SHORTEST_PERSON else bared))
        return Origin(f"source:{named}", "source", text, "named in these words")

    def _office(self, concept: str) -> Origin:
        known = self._concepts[concept]
        over = self._concepts.get(known.parent) if known.kind == "person" and known.parent is not None else None
        if over is None:
            return Origin(f"source:{known.id}", "source", known.en, f"{known.en} is the source")
        return Origin(f"source:{over.id}", "source", over.en, f"{known.en} speaks for {over.en}")

    def _is_unnamed(self, words: tuple[str, ...]) -> bool:
        """Whether a source is no one in particular, by the head of its phrase."""
        head = _key(words[0])
        first_two = " ".join(name_key(word) for word in words[:2])
        if head in self._words.official or first_two in self._words.official:
            return len(words) <= _LONGEST_ROLE and not self._is_known(words[1:])
        if head in self._words.unnamed or first_two in self._words.unnamed:
            return True
        return head in self._words.indefinite and (not has_article(words[0]) or len(words) <= _LONGEST_ROLE)

    def _is_known(self, words: tuple[str, ...]) -> bool:
        return any(name_key(word) in self._short for word in words)

    def _part(self, words: tuple[str, ...]) -> str | None:
        """The part of a body that is called by what it is and whose it is ("the X command in the N forces" for "the N X command")."""
        inside = next((at for at, word in enumerate(words) if at and word in self._words.inside), None)
        return None if inside is None or inside == len(words) - 1 else self._names.get((*words[:inside], words[-1]))

    def _longest(self, words: tuple[str, ...]) -> str | None:
        """The concept of the longest name of several words among these, of equals the first."""
        for length in range(min(_LONGEST_NAME, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                if (named := self._names.get(words[start : start + length])) is not None:
                    return named
        return None

    def _concept(self, concept: str | None, words: tuple[str, ...]) -> str | None:
        """The concept of a source: the one found in reading if it can speak, else the longest name in its words, else a state itself."""
        known = self._concepts.get(concept) if concept is not None else None
        bared = tuple(name_key(word) for word in words)
        if (part := self._part(bared)) is not None:
            return part
        if known is not None and self._speaks(known.id):
            return known.id
        named = self._longest(bared) or self._longest(tuple(map(_key, words)))
        if named is not None:
            return named
        if bared in self._states:
            return self._states[bared]
        if known is not None and len(bared) == 1:
            return known.id
        return self._short.get(bared[0]) if len(bared) == 1 and known is None else None


def _words(told: Told) -> tuple[str, ...]:
    """The words of a source, folded."""
    return tuple(fold_word(word) for word in _WORD.findall(told.text))


def _key(word: str) -> str:
    """A folded word as names are compared, also behind the particle "for" that is written into its article."""
    key = name_key(word)
    return without_article(word) if key == word else key
