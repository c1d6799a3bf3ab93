"""What stands in brackets behind a name and tells nothing of the event: how old somebody is."""

from collections.abc import Mapping, Sequence

from khabar.extract.counting.numbers import NumberMention
from khabar.text import Word

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
