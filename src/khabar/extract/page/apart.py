"""What stands in no clause and tells nothing of the event: how old somebody is, in brackets; the hour of the day."""

from collections.abc import Mapping, Sequence

from khabar.codebook.lexicon import CueHit, Lexicon, Reading
from khabar.extract.counting.numbers import NumberMention
from khabar.extract.dating.date_anchors import DateMention
from khabar.text import Word

HOUR, ABOUT = "hour", "manner"  # values of the cues of "in the morning" behind an hour, of "about" ahead of it
LONGEST = 10  # words in the brackets: "(37 years, from the camp of ...)"


def ages_in_brackets(found: Sequence[Word], numbers: Mapping[int, NumberMention]) -> set[int]:
    """The words of brackets that open on a time of years: "So-and-so (37 years) was killed"."""
    result: set[int] = set()
    for first, mention in numbers.items():
        if mention.kind != "duration" or not first or found[first - 1].form != "(":
            continue
        end = next((n for n in range(first, min(first + LONGEST, len(found))) if found[n].form == ")"), None)
        if end is not None:
            result.update(range(first - 1, end + 1))
    return result


def hours(found: Sequence[Word], readings: Sequence[Reading], cues: Mapping[int, CueHit], dates: Mapping[int, DateMention],
          lexicon: Lexicon) -> set[int]:  # fmt: skip
    """The words of hours told without the word "hour": "about | the ninth | in the morning", "the eleventh and a half at night".

    An hour that a day stands with is part of its date.
    """
    result: set[int] = set()
    for at, hit in cues.items():
        if hit.cue.value != HOUR or at in dates:
            continue
        first = at - 1
        if first > 1 and readings[first].peeled.conjunction:  # "and a half"
            first -= 1
        if first > 0 and found[first - 1].form in lexicon.codebook.number_words.contexts.ordinals:  # "-teenth"
            first -= 1
        if first < 1 or first in dates or not _is_ordinal(readings[first], found[first], lexicon):
            continue
        before = cues.get(first - 1)
        about = before is not None and before.cue.value == ABOUT and before.length == 1
        result.update(range(first - about, at + hit.length))
    return result


def _is_ordinal(reading: Reading, word: Word, lexicon: Lexicon) -> bool:
    if word.kind != "word" or word.form in lexicon.codebook.number_words.contexts.ordinals:
        return word.kind == "word"
    return reading.adjective and reading.peeled.article and not reading.nouns and reading.nation is None
