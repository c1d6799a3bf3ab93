"""A source without a name that was told before in its article: "one of the officials" behind "officials told the agency"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import structs

from khabar.codebook import Codebook
from khabar.link.accounts import Account, Told
from khabar.text import fold_word
from khabar.text.inflect import has_article, name_key

_PERSONS = frozenset({"person.official", "person.source", "person.military"})
_WORD = re.compile(r"\w+")


class Returning:
    """Gives the agency or medium to which a source without a name spoke to those who come back to that source and name none."""

    def __init__(self, codebook: Codebook) -> None:
        self._nouns = codebook.nouns
        self._ones = frozenset(codebook.number_words.triggers)

    def told(self, accounts: Iterable[Account]) -> list[Account]:
        """The claims of one article, where they came from filled in; in the order in which they were given."""
        given = list(accounts)
        spoke_to: dict[str, Told | None] = {}
        found: dict[str, Told] = {}
        for account in sorted((one for one in given if one.source is not None), key=_place):
            noun, comes_back = self._head(account.source.text if account.source is not None else "")
            if noun is None:
                continue
            before = spoke_to.get(noun)
            if account.via is None and comes_back and before is not None:
                found[account.ref] = before
            else:
                spoke_to[noun] = account.via
        return [structs.replace(one, via=found[one.ref]) if one.ref in found else one for one in given]

    def _head(self, text: str) -> tuple[str | None, bool]:
        """The noun of a source that is a person without a name, and whether it is one of those told before, by no more than that noun."""
        words = [fold_word(word) for word in _WORD.findall(text)]
        first = words[1:] if words and words[0] in self._ones else words
        if not first:
            return None, False
        nouns = self._nouns.get(first[0]) or self._nouns.get(name_key(first[0]), ())
        noun = next((one.noun for one in nouns if not _PERSONS.isdisjoint(one.classes)), None)
        return noun, len(first) == 1 and has_article(first[0])


def _place(account: Account) -> tuple[int, str]:
    return account.source.span.start if account.source is not None else 0, account.ref
