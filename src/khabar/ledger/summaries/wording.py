"""In which words articles speak of whom: the names that they give to actors and places, and loaded words with whom they are said of.

Only words of claims are counted, since there it is known whom they mean. A claim by a named source is in the words of that source, whoever
carries it, and is counted apart.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, select

from khabar.codebook import Codebook
from khabar.ledger.summaries.counting import Tallied, move, shift
from khabar.ledger.summaries.tables import namings, wordings
from khabar.ledger.writing import add, in_parts
from khabar.model import Claim, Coded, Document, Filler, Span
from khabar.text.fold import fold
from khabar.text.inflect import name_key
from khabar.text.search import Asked, asked
from khabar.text.words import Word, words

OWN, SOURCE = "own", "source"
"""Whose words: the outlet's own, or those of a source that it names."""
SAID_OF = "said-of-"
"""What the role of a loaded word begins with that stands in no name: it is said of the actor or the target of its claim."""
_ROLES = ("actor", "target", "source", "place")
_LONGEST_NAME = 9
"""Words of a name that are looked for; the longest that holds a loaded word has eight."""
_LONGEST = 60
"""Letters of a name that are kept; the longest name of the codebook has 58."""
_AT_ONCE = 400
_COLUMNS = ("about", "role", "words", "term", "voice")


class Naming(Struct, frozen=True, order=True, array_like=True):
    """Whom words are about (a concept), in which role of the claim, the words, the loaded term that they are (or ''), and whose words."""

    about: str
    role: str
    words: str
    term: str
    voice: str


class Worded(Struct, frozen=True):
    """How often an article that was read uses each of its wordings."""

    outlet: str
    counts: tuple[tuple[Naming, int], ...] = ()


class Wordings:
    """Finds the wordings of what was read."""

    def __init__(self, codebook: Codebook) -> None:
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in codebook.names:
            self._names.setdefault(name.concept, []).append((name.words, name.framing or ""))
        self._of = {term.id: term.of for term in codebook.framing}
        self._actors = frozenset(one.id for one in codebook.concepts.values() if one.group == "actor")
        self._first: dict[str, list[tuple[Asked, str]]] = {}
        phrases = ((phrase, term) for term in codebook.framing for phrase in term.words - term.unclear)
        for phrase, term in sorted(phrases, key=lambda pair: -len(pair[0].split())):
            for one in asked(f'"{phrase}"'):
                for form in one.words[0]:
                    self._first.setdefault(form, []).append((one, term.id))
        self._neutral = _neutral_names(codebook)

    def of(self, coded: Coded) -> Worded:
        """The wordings of an article."""
        seen = dict.fromkeys(pair for claim in coded.claims for pair in self._of_claim(coded.document, claim))
        counts = Counter(naming for _, naming in seen)
        return Worded(coded.document.outlet or "", tuple(sorted(counts.items())))

    def _of_claim(self, document: Document, claim: Claim) -> Iterator[tuple[int, Naming]]:
        """Each wording with where it begins, since claims of one sentence share its words."""
        voice = OWN if claim.attribution.source is None else SOURCE
        fillers = {"actor": claim.actor, "target": claim.target, "source": claim.attribution.source, "place": claim.place}
        for name, named in fillers.items():
            if named is not None and named.concept is not None:
                shown, term = self._called(document.quote(named.span), named.concept)
                yield named.span.start, Naming(named.concept, name, shown, term, OWN if name == "source" else voice)
        for span, term in self._loaded(document, claim.evidence):
            inside = next((role for role, held in fillers.items() if held is not None and held.span.overlaps(span)), None)
            role = inside or self._of[term]
            about = None if role is None else fillers[role]
            if about is not None and about.concept in self._actors and not self._has_loaded_name(document, about, span):
                yield span.start, Naming(about.concept or "", f"{SAID_OF}{role}", _shown(document.quote(span)), term, voice)

    def _has_loaded_name(self, document: Document, filler: Filler, span: Span) -> bool:
        """Whether a loaded word stands in a loaded name, with which it is counted already."""
        return (
            filler.concept is not None and filler.span.overlaps(span) and self._called(document.quote(filler.span), filler.concept)[1] != ""
        )

    def _called(self, text: str, concept: str) -> tuple[str, str]:
        """The name that words call a concept by, as it is written, and the loaded term that it is."""
        found = words(fold(text))
        keys = [name_key(word.form) for word in found]
        best: tuple[int, int, str] = (0, 0, "")
        for name, term in self._names.get(concept, ()):
            for at in range(len(keys) - len(name) + 1):
                if len(name) > best[0] and tuple(keys[at : at + len(name)]) == name:
                    best = (len(name), at, term)
        length, at, term = best
        return (_shown(text[found[at].start : found[at + length - 1].end]) if length else _shown(text)), term

    def _loaded(self, document: Document, evidence: Iterable[Span]) -> Iterator[tuple[Span, str]]:
        """Loaded words in the evidence of a claim, the longest that begin at a word; none that stand in a name which is neutral."""
        for span in evidence:
            found = [word for word in words(fold(document.quote(span))) if word.kind == "word"]
            last = -1
            for at, word in enumerate(found):
                last = max(last, at - 1 + self._length_of_name(found, at))
                hit = next((one for one in self._first.get(word.form, ()) if at > last and _stands(found[at:], one[0])), None)
                if hit is not None:
                    last = at + len(hit[0].words) - 1
                    start = word.start + _joined_on(word.form, hit[0].words[0][0])
                    yield Span(span.start + start, span.start + found[last].end), hit[1]

    def _length_of_name(self, found: Sequence[Word], at: int) -> int:
        """How many words from here on are a neutral name that has a loaded word in it ("the Brigades of Martyrs"), 0 if none."""
        key = name_key(found[at].form)
        names = (name for first in (key, key[1:], name_key(found[at].form[1:])) for name in self._neutral.get(first, ()))
        rest = [name_key(word.form) for word in found[at + 1 : at + _LONGEST_NAME]]
        return max((len(name) for name in names if tuple(rest[: len(name) - 1]) == name[1:]), default=0)


def _neutral_names(codebook: Codebook) -> dict[str, list[tuple[str, ...]]]:
    """The names of several words that hold a loaded word and are neutral themselves, by their first word."""
    loaded = {tuple(name_key(form) for form in phrase.split()) for term in codebook.framing for phrase in term.words - term.unclear}
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in codebook.names:
        keys = name.words
        parts = (keys[start:end] for start in range(len(keys)) for end in range(start + 1, len(keys) + 1))
        if name.framing is None and len(keys) > 1 and any(part in loaded for part in parts):
            found.setdefault(keys[0], []).append(keys)
    return found


def keep(connection: Connection, told: Sequence[tuple[int, Worded]]) -> None:
    """Keep the wordings of readings (by entry) and count them in. The caller holds the lock of a writer."""
    rows = [{"coding": n, "outlet": one.outlet, "data": msgspec.json.encode(one.counts).decode()} for n, one in told if one.counts]
    add(connection, namings, rows)
    _move(connection, (one for _, one in told), 1)


def leave(connection: Connection, codings: Sequence[int]) -> None:
    """Count out and forget the wordings of readings that stand no more."""
    for some in in_parts(codings, _AT_ONCE):
        rows = connection.execute(select(namings).where(namings.c.coding.in_(some))).all()
        _move(connection, (Worded(row.outlet, _COUNTS.decode(row.data)) for row in rows), -1)
        connection.execute(delete(namings).where(namings.c.coding.in_(some)))


_COUNTS = msgspec.json.Decoder(tuple[tuple[Naming, int], ...])


def _move(connection: Connection, told: Iterable[Worded], by: int) -> None:
    moved: Counter[tuple[str, ...]] = Counter()
    terms = Tallied()
    for one in told:
        for naming, count in one.counts:
            moved[*msgspec.structs.astuple(naming), one.outlet] += by * count
            if naming.term:
                terms.put("term", naming.term, one.outlet, by=by * count)
                terms.put("worded", one.outlet, naming.term, by=by * count)
                terms.put("loaded", one.outlet, naming.about, by=by * count)
    move(connection, wordings, (*_COLUMNS, "outlet"), moved)
    shift(connection, terms)


def _stands(found: Sequence[Word], one: Asked) -> bool:
    return len(found) >= len(one.words) and all(word.form in forms for word, forms in zip(found, one.words, strict=False))


def _joined_on(form: str, plain: str) -> int:
    """Letters of a word before the plain form that it ends in: conjunctions and prepositions."""
    return len(form) - len(plain) if form.endswith(plain) else 0


def _shown(text: str) -> str:
    """Words as they are written, without vowel marks, in one line."""
    bare = "".join(letter for letter in text if not unicodedata.combining(letter) and letter != "\N{ARABIC TATWEEL}")
    return " ".join(bare.split())[:_LONGEST]
