"""What lines of a page say beside its article: the day of publication, and that they lead to another article."""

from collections.abc import Collection

from khabar.codebook.date_words import DateWords
from khabar.extract.dating.dates import find_dates
from khabar.model import DateExpression
from khabar.text import fold, words


def dates_of(line: str, date_words: DateWords) -> list[DateExpression]:
    """The dates that a line names, in order."""
    return [mention.expression for mention in find_dates(words(fold(line)), date_words)]


def leads_elsewhere(line: str, phrases: Collection[tuple[str, ...]]) -> bool:
    """Whether a line begins with one of the phrases, folded, by which pages lead to other articles."""
    longest = max(map(len, phrases), default=0)
    forms = tuple(word.form for word in words(fold(line))[: longest + _MARKS] if word.kind == "word")
    return any(forms[: len(phrase)] == phrase for phrase in phrases)


_MARKS = 3
"""Words of another kind that may stand before the phrase: bullets, dashes, a colon."""
