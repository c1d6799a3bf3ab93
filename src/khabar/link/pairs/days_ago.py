"""What is told as of "days ago" or "for days", and no nearer: it is not the act of the day on which it was published, nor of the eve."""

from __future__ import annotations

import re
from itertools import pairwise

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.text import fold_word

_WORD = re.compile(r"\w+")


class DaysAgo:
    """Finds the words for some days ago that nobody counts."""

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.date_words
        readings = [(head, reading) for head, every in words.heads.items() for reading in every]
        self._ago = {head for head, reading in readings if reading.kind == "ago"}
        self._days = {head for head, reading in readings if (reading.kind, reading.name, reading.value) == ("unit", "day", 0)}
        self._counted = words.sets["counted_from"]

    def are_told(self, account: Account) -> bool:
        """Whether a claim without a day is told so: not "days before" something else."""
        return account.date is None and any(self._in(told.text) for told in account.evidence)

    def _in(self, text: str) -> bool:
        forms = [fold_word(word) for word in _WORD.findall(text)]
        for at, (one, other) in enumerate(pairwise(forms)):
            if other in self._days and one in self._ago:
                return at + 2 == len(forms) or forms[at + 2] not in self._counted
        return False
