"""Participles that tell what else the subject of the clause ahead does: "..., calling on the states to act", "denouncing the raids"."""

from typing import TYPE_CHECKING

from msgspec import structs

from khabar.text.inflect import WITH
from khabar.text.marks import COMMAS, QUOTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khabar.codebook.lexicon import Lexicon
    from khabar.extract.page.tokens import Page
    from khabar.extract.sentence.chunks import Chunk
    from khabar.extract.sentence.clauses import Complements
    from khabar.extract.sentence.verbhood import Standing

PARTICIPLE = "participle"  # the tense of such a form
_ONE_MAN = "3ms"
HELD = "person.detained"
_LEADING = QUOTES | {":"}


def may_be_participle(word: "Standing") -> bool:
    """Whether a word is only read as a verb by its participle."""
    return all(form.tense == PARTICIPLE for form in word.reading.verbs)


def stands_as_participle(word: "Standing") -> bool:
    """Whether a participle tells a further act: in the accusative behind a clause, and not as the adjective of an indefinite noun.

    In the feminine and the plural, which are nouns and adjectives as well, it stands behind a comma.
    """
    peeled = word.reading.peeled
    if not word.chunks or peeled.article or peeled.preposition or peeled.pronoun or word.at + 1 >= word.last or _is_accused(word):
        return False
    before, behind = word.chunks[-1], word.page.readings[word.at + 1]
    if behind.peeled.preposition == WITH and any(form.verb in word.lexicon.accuses for form in word.reading.verbs):
        return False  # "accused of": who is told so accuses nobody
    if before.kind == "mark":
        return before.value in COMMAS
    described = before.phrase is not None and not before.phrase.definite and before.last == word.at
    return all(form.person == _ONE_MAN for form in word.reading.verbs) and not described and word.page.words[word.at + 1].kind == "word"


def _is_accused(word: "Standing") -> bool:
    """Whether a word spelled like "accusing" is one who is accused: what of stands right behind it, and not whom."""
    return HELD in word.reading.classes and word.page.readings[word.at + 1].peeled.preposition == WITH


def is_participle(chunk: "Chunk") -> bool:
    """Whether a chunk is a verb told by its participle."""
    forms = chunk.reading.verbs if chunk.kind == "verb" and chunk.reading is not None else ()
    return bool(forms) and all(form.tense == PARTICIPLE for form in forms)


def with_subject(row: "Sequence[Chunk]", complements: "Mapping[int, Complements]", at: int) -> "Complements":
    """What stands around a participle: the bare noun behind it is its object, its subject that of the clause it goes on from.

    Behind what somebody says it is he who does it: "the minister said that the raids go on, calling on".
    """
    found = complements[at]
    slots = {slot: held for slot, held in found.slots.items() if slot != "subject"}
    behind = tuple(n for n in found.slots.get("subject", ()) if n > at)
    if behind:
        slots["object"] = behind  # the first of two: "holding the army responsible"
    doer = _subject_ahead(row, complements, at)
    return structs.replace(found, slots={**slots, "subject": doer} if doer else slots)


def _subject_ahead(row: "Sequence[Chunk]", complements: "Mapping[int, Complements]", at: int) -> tuple[int, ...]:
    verbs = [n for n in range(at - 1, -1, -1) if row[n].kind == "verb" and n in complements]
    speaks = next((n for n in verbs if _is_speech(row, n, at)), None)
    if speaks is not None:
        return complements[speaks].slots.get("subject", ())  # nobody where he was told before
    told = (complements[n].slots.get("subject", ()) for n in verbs if not (n and row[n - 1].kind == "relative"))
    return next((subject for subject in told if subject), ())


def _is_speech(row: "Sequence[Chunk]", n: int, at: int) -> bool:
    """Whether a verb leads to what is said, ahead of a chunk: with "that", a colon or a quotation behind it."""
    reading = row[n].reading
    leads = (chunk.kind == "that" or chunk.value in _LEADING for chunk in row[n + 1 : at])
    return reading is not None and reading.saying and any(leads)


def is_office(page: "Page", lexicon: "Lexicon", at: int, last: int, before: "Chunk | None") -> bool:
    """Whether a word spelled like a participle of saying is an office: "a spokeswoman in the name of", "said a military spokeswoman".

    ``before`` is the chunk ahead of the word at ``at``, ``last`` the word behind the sentence.
    """
    if at + 1 >= last:
        return False
    behind = page.readings[at + 1]
    said = before is not None and before.last == at and before.reading is not None and before.reading.saying
    if said and behind.adjective and not behind.nouns and page.readings[at].nouns:
        return True
    return any(saying.kind == "behalf" for saying in lexicon.formulas.get(behind.peeled.stem, ()))
