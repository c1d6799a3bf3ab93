"""Claims as people read them, in the form in which linking tells events from claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import structs

from khabar.codebook import Codebook
from khabar.ledger.reviewing.effects import Effect
from khabar.ledger.reviewing.fields import bounds
from khabar.link.accounts import Account, Told
from khabar.link.views.decided import Decided
from khabar.model import Correction, DateRange
from khabar.model.values import date_precision
from khabar.resolve.places import locate

BY_PERSON = "as a person reads it"
"""The basis of a date that somebody corrected."""


def decided(accounts: Mapping[str, Account], effects: Mapping[str, Effect], codebook: Codebook) -> Decided:
    """Of these claims those that people rejected (None), and those that they corrected as they read them."""
    found: dict[str, Account | None] = {}
    for ref in accounts.keys() & effects.keys():
        effect = effects[ref]
        found[ref] = None if effect.rejected else corrected(accounts[ref], effect.corrections, codebook)
    return found


def corrected(account: Account, corrections: Iterable[Correction], codebook: Codebook) -> Account:
    """A claim with these fields as a person reads them; a corrected place brings its country along where that is not corrected itself."""
    changes: dict[str, Any] = {}
    for one in corrections:
        changes |= _of_place(account, one.value, codebook) if one.field == "place" else {one.field: _value(account, one, codebook)}
    named = {one.field: one.value for one in corrections}
    if "country" in named:
        changes["country"] = named["country"]
    return structs.replace(account, **changes)


def _value(account: Account, one: Correction, codebook: Codebook) -> Any:
    read = _READ.get(one.field)
    if one.value is None or read is None:
        return one.value
    return read(account, one, codebook)


def _of_place(account: Account, value: str | None, codebook: Codebook) -> dict[str, Any]:
    if value is None:
        return {"place": None, "location": None, "country": None}
    known = codebook.concepts.get(value)
    changes: dict[str, Any] = {"place": _told(account, value, account.place, codebook), "location": locate(known, ())}
    return changes if known is None else {**changes, "country": known.country}


def _named(account: Account, one: Correction, codebook: Codebook) -> Told:
    return _told(account, str(one.value), getattr(account, one.field), codebook)


def _told(account: Account, value: str, before: Told | None, codebook: Codebook) -> Told:
    """What a person reads, in the words in which the machine read something, else in those of the whole claim."""
    words = before or account.evidence[0]
    known = codebook.concepts.get(value)
    return Told(words.span, words.text if known else value, value if known else None, known.ar if known else None)


def _days(account: Account, one: Correction, codebook: Codebook) -> DateRange:
    first, _, last = str(one.value).partition("..")
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    return DateRange(start, end, BY_PERSON, date_precision(start, end))


def _count(account: Account, one: Correction, codebook: Codebook) -> Any:
    return bounds(one.value)


_READ: dict[str, Callable[[Account, Correction, Codebook], Any]] = {
    **dict.fromkeys(("actor", "target", "weapon", "source"), _named),
    **dict.fromkeys(("killed", "injured", "weapon_count"), _count),
    "date": _days,
}
