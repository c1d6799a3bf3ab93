"""What each sentence of a document speaks of, counted by kinds of word: what tells a report of conflict from other matters."""

from collections import Counter

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.extract.page.domains import CRIME
from khabar.extract.page.tokens import Page
from khabar.model import Span, Tone

_CLASSES = {
    "force": "force",
    "person.armed": "fighter",
    "troops": "fighter",
    "person.casualty": "casualty",
    "person.civil": "civil",
    "person.official": "official",
    "abstract": "abstract",
}
_FIGHTERS = frozenset({"armed_group", "military", "coalition", "militia"})
_GROUNDS = frozenset({"town", "village", "admin1", "region"})


def tones_of(page: Page, lexicon: Lexicon) -> tuple[Tone, ...]:
    """The tone of every sentence, in order."""
    words = page.words
    return tuple(
        Tone(Span(words[first].start, words[last - 1].end), last - first, _kinds(page, lexicon, first, last))
        for first, last in page.sentences
        if last > first
    )


def _kinds(page: Page, lexicon: Lexicon, first: int, last: int) -> dict[str, int]:
    found: Counter[str] = Counter()
    for at in range(first, last):
        reading = page.readings[at]
        if reading.classes or reading.speaking or reading.telling or reading.fields:
            found.update(_of_word(reading))
        name = page.names.get(at)
        if name is not None:
            kind = lexicon.concepts[name.names[0].concept].kind
            if kind in _FIGHTERS:
                found["fighters"] += 1
            elif kind in _GROUNDS:
                found["ground"] += 1
    return dict(found)


def _of_word(reading: Reading) -> list[str]:
    kinds = [_CLASSES[name] for name in reading.classes if name in _CLASSES]
    if reading.speaking:
        kinds.append("conflict")
    if reading.telling:
        kinds.append("telling")
    if reading.fields:
        kinds.append(CRIME if (CRIME, (reading.key,)) in reading.fields else "field")
    return kinds
