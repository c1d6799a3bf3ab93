"""Conjugates Arabic verbs from their vocalised past and present, and spells the forms as newspapers do.

A word is a tuple of units, each a letter with its doubling and its vowel; every hamza is a bare hamza until `spell` seats it.
The rules are those of the school grammars (W. Wright, A Grammar of the Arabic Language, part II, paragraphs 73-182 for the
conjugation and 14-17 for the seat of the hamza). Persons: 3ms 3fs 3md 3fd 3mp 3fp 1s 1p.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

A, U, I = "\u064e", "\u064f", "\u0650"  # noqa: E741 - the three vowels by their usual names
SHADDA, SUKUN, TATWEEL = "\u0651", "\u0652", "\u0640"
LONG = {A: "اى", U: "و", I: "ي"}


class Unit(NamedTuple):
    """One letter; `vowel` is empty for a letter without vowel and for a letter that lengthens the vowel before it."""

    letter: str
    vowel: str = ""
    double: bool = False


Word = tuple[Unit, ...]
SILENT = Unit("ا")


def units(vocalised: str) -> Word:
    """The units of a fully vocalised word; raises ValueError on a character that is no Arabic letter or vowel."""
    if not re.fullmatch("[\u0621-\u063a\u0641-\u0652]+", vocalised):
        raise ValueError(f"not a vocalised Arabic word: {vocalised!r}")
    plain = re.sub(f"[{SUKUN}{TATWEEL}]", "", vocalised.replace("آ", f"ء{A}ا"))
    plain = re.sub("[أإؤئ]", "ء", plain)
    found = re.findall(f"([^{A}{U}{I}{SHADDA}])([{A}{U}{I}{SHADDA}]*)", plain)
    return tuple(Unit(letter, marks.replace(SHADDA, ""), SHADDA in marks) for letter, marks in found)


def is_long(word: Word, index: int) -> bool:
    """Whether the unit lengthens the vowel before it."""
    unit = word[index]
    return index > 0 and not unit.vowel and not unit.double and unit.letter in LONG.get(word[index - 1].vowel, "")


def spell(word: Word) -> str:
    """The unvocalised spelling, with every hamza on its seat."""
    letters: list[str] = []
    for index, unit in enumerate(word):
        if unit.letter == "ا" and letters and letters[-1] == "آ":
            continue
        if unit.letter == "ى" and letters and letters[-1] == "ي":
            unit = SILENT
        letters.append(_seat(word, index) if unit.letter == "ء" else unit.letter)
    return "".join(letters)


def _seat(word: Word, index: int) -> str:
    """The letter that carries the hamza at `index`."""
    vowel = word[index].vowel
    madda = vowel == A and index + 1 < len(word) and word[index + 1] == SILENT
    if index == 0:
        return "إ" if vowel == I else "آ" if madda else "أ"
    before = word[index - 1]
    by_vowel = {A: "أ", U: "ؤ", I: "ئ", "": "ء"}
    if index == len(word) - 1:
        shortened = vowel == A and not before.vowel and not is_long(word, index - 1)
        return "ئ" if vowel == I else "أ" if shortened else by_vowel[before.vowel]
    if I in (vowel, before.vowel) or (before.letter == "ي" and not before.vowel):
        return "ئ"
    if vowel == U:
        return "ء" if is_long(word, index - 1) and before.letter == "و" else "ؤ"
    if before.vowel == U:
        return "ؤ"
    if not before.vowel and before.letter in "او":
        return "ء"
    return "آ" if madda else "أ"


def spellings(word: Word) -> tuple[str, ...]:
    """The usual spelling, then the other one that newspapers use for a hamza before the plural ending."""
    usual = spell(word)
    stem = word[-3:-2][0].letter if len(word) > 3 else ""
    if stem != "ء" or usual[-3:] not in ("ؤوا", "ؤون"):
        return (usual,)
    seat = {A: "أ", "": "ء"}.get(word[-4].vowel)
    return (usual,) if seat is None else (usual, usual[:-3] + seat + usual[-2:])


def _with(word: Word, vowel: str, double: bool | None = None) -> Word:
    """The word with another vowel (and doubling) on its last unit."""
    last = word[-1]
    return (*word[:-1], Unit(last.letter, vowel, last.double if double is None else double))


def _join(stem: Word, ending: Word) -> Word:
    """Stem and ending; two equal consonants that meet are written once."""
    last, first = stem[-1], ending[0]
    if last.letter == first.letter and not last.vowel and not is_long(stem, len(stem) - 1):
        return (*stem[:-1], Unit(first.letter, first.vowel, True), *ending[1:])
    return (*stem, *ending)


def _class(word: Word) -> str:
    """sound, geminate, hollow or defective, as the end of a 3ms form shows it."""
    last = word[-1]
    if not last.vowel and last.letter in "اىوي":
        return "defective"
    if last.letter == "ي" and word[-2].vowel == I:
        return "defective-i"
    if last.double:
        return "geminate"
    return "hollow" if is_long(word, len(word) - 2) else "sound"


def past(word: Word, radical: str, short: str) -> Iterator[tuple[str, Word]]:
    """The persons of a past. `radical` is the third radical of a defective verb, `short` the vowel of a shortened hollow stem."""
    kind = _class(word)
    vowel, plural = word, _with(word, U)
    feminine = (*word, Unit("ت"))
    if kind == "defective":
        vowel = (*word[:-1], Unit(radical, A))
        plural, consonant = word[:-1], (*word[:-1], Unit(radical))
        feminine = (*word[:-1], Unit("ت"))
    elif kind == "defective-i":
        plural, consonant = _with(word[:-1], U), _with(word, "")
    elif kind == "geminate":
        consonant = (*_with(word, A, double=False), Unit(word[-1].letter))
    elif kind == "hollow":
        consonant = (*_with(word[:-2], short), Unit(word[-1].letter))
    else:
        consonant = _with(word, "")
    yield "3ms", word
    yield "3fs", feminine
    yield "3md", (*vowel, SILENT)
    yield "3fd", (*_with(feminine, A), SILENT)
    yield "3mp", (*plural, Unit("و"), SILENT)
    yield "3fp", _join(consonant, (Unit("ن", A),))
    yield "1s", _join(consonant, (Unit("ت", U),))
    yield "1p", _join(consonant, (Unit("ن", A), SILENT))


def present(word: Word) -> Iterator[tuple[str, Word]]:
    """The persons of a present, the indicative first, then the shortened spellings of subjunctive and jussive."""
    kind = _class(word)
    bare, dual, plural, women = word, _with(word, A), _with(word, U), _with(word, "")
    jussive = _with(word, "")
    if kind == "defective":
        last = word[-1].letter
        dual = (*word[:-1], Unit("ي" if last in "اى" else last, A))
        plural = word[:-1] if last in "اى" else _with(word[:-1], U)
        women = (*word[:-1], Unit("ي" if last in "اى" else last))
        jussive = word[:-1]
    elif kind == "geminate":
        women = (*_with(word, I, double=False), Unit(word[-1].letter))
    elif kind == "hollow":
        jussive = women = (*word[:-2], Unit(word[-1].letter))
    for stem in (bare, jussive):
        for person, letter in (("3ms", "ي"), ("3fs", "ت"), ("1s", "ء"), ("1p", "ن")):
            yield person, _prefix(stem, letter)
    for person, letter in (("3md", "ي"), ("3fd", "ت")):
        yield person, _prefix((*dual, SILENT, Unit("ن", I)), letter)
        yield person, _prefix((*dual, SILENT), letter)
    yield "3mp", (*plural, Unit("و"), Unit("ن", A))
    yield "3mp", (*plural, Unit("و"), SILENT)
    yield "3fp", _join(women, (Unit("ن", A),))


def _prefix(word: Word, letter: str) -> Word:
    """The word with another personal prefix; two hamzas with `a` contract to a long vowel."""
    first, body = Unit(letter, word[0].vowel), word[1:]
    if letter == "ء" and first.vowel == A and body[0] == Unit("ء"):
        body = (SILENT, *body[1:])
    return (first, *body)


def passive_past(word: Word) -> Word:
    """The 3ms passive of a 3ms past: u throughout, i before the last radical."""
    kind = _class(word)
    tail: Word
    if kind == "defective":
        body, tail = _with(word[:-1], I), (Unit("ي", A),)
    elif kind == "hollow":
        body, tail = _with(word[:-2], I), (Unit("ي"), word[-1])
    else:
        fourth_or_tenth = (len(word) == 3 and word[0].letter == "ء") or spell(word).startswith("است")
        inner = U if kind == "geminate" and not fourth_or_tenth else I
        body = word[:-1] if is_long(word, len(word) - 2) else _with(word[:-1], inner)
        tail = (word[-1],)
    made: list[Unit] = []
    for index, unit in enumerate(body):
        if made and made[-1].vowel == U and not unit.vowel and not unit.double and unit.letter in "اي":
            made.append(Unit("و"))
        else:
            last = index == len(body) - 1
            made.append(Unit(unit.letter, unit.vowel if last or not unit.vowel else U, unit.double))
    return (*made, *tail)


def passive_present(word: Word, active_past: Word) -> Word:
    """The 3ms passive of a 3ms present: the prefix has u, the rest a; a lost first radical `w` comes back."""
    kind, body, tail = _class(word), word[1:-1], word[-1:]
    if kind == "defective":
        tail = (Unit("ى"),)
    elif kind == "hollow":
        body = (*body[:-1], SILENT)
    lost = active_past[0].letter == "و" and len(active_past) == 3 and word[1].letter != "و"
    restored = (Unit("و"),) if lost else ()
    opened = tuple(Unit(unit.letter, A if unit.vowel else "", unit.double) for unit in body)
    return (Unit("ي", U), *restored, *opened, *tail)


def conjugate(verb: str, present_3ms: str, passive: bool = True) -> Iterator[tuple[str, str, str, str]]:
    """Rows (form, tense, voice, person) of a verb given by its vocalised 3ms past and 3ms present, each row once."""
    active, now = units(verb), units(present_3ms)
    radical = "و" if active[-1].letter == "ا" and now[-1].letter == "و" else "ي"
    short = (U if now[-2].letter == "و" else I) if len(active) == 3 else A
    voices = [("past", "active", past(active, radical, short)), ("present", "active", present(now))]
    if passive:
        voices.append(("past", "passive", past(passive_past(active), "ي", I)))
        voices.append(("present", "passive", present(passive_present(now, active))))
    seen: set[tuple[str, str, str, str]] = set()
    for tense, voice, persons in voices:
        for person, word in persons:
            for form in spellings(word):
                row = (form, tense, voice, person)
                if row not in seen:
                    seen.add(row)
                    yield row
