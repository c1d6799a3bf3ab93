"""What an account tells, attribute by attribute, each with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from khabar.link.accounts import Account, Told
from khabar.model import DateRange, Location, Quantity
from khabar.text.likeness import words_key

FIGHT = "clash"
MUTUAL = frozenset({FIGHT, "consultation", "agreement"})
"""Types in which either side may be told as the one that acts: both fight, both meet."""
FIGURES = ("weapon_count", "killed", "injured")
PARTIES = frozenset({"actor", "target", "intercepted_by", "intercepted"})
"""Attributes that tell of somebody."""

_COUNTRY = 6
"""UCDP's where_prec of a whole country."""

Payload = str | Told | Location | DateRange | Quantity


class Entry(Struct, frozen=True, gc=False):
    """One account's value of one attribute: the key by which equal values are counted together, how it reads, and its words.

    ``named`` tells that the words are those of the value itself; else they are the sentences that tell it. ``country`` is that of a place.
    """

    ref: str
    key: str
    label: str
    value: Payload
    words: tuple[Told, ...]
    named: bool = False
    country: str | None = None


def told_by(account: Account, *, stopped: bool = False) -> Iterator[tuple[str, Entry]]:
    """Every attribute that the account tells. ``stopped``: the account tells the stopping of what others tell as an attack."""
    ref, sentences = account.ref, account.evidence
    yield "type", Entry(ref, account.type, account.type, account.type, sentences[:1])
    if account.mode is not None:
        yield "interception_mode" if stopped else "mode", Entry(ref, account.mode, account.mode, account.mode, sentences[:1])
    yield "status", Entry(ref, account.status, account.status, account.status, sentences[:1])
    if account.date is not None:
        days = days_written(account.date)
        yield "date", Entry(ref, days, days, account.date, sentences)
    if account.place is not None:
        yield "place", _place(ref, account.place, account.location, account.country)
    if account.country is not None:
        yield "country", Entry(ref, account.country, account.country, account.country, sentences[:1])
    doer, sufferer = ("intercepted_by", "intercepted") if stopped else ("actor", "target")
    for name, filler in ((doer, account.actor), (sufferer, account.target), ("weapon", account.weapon)):
        if filler is not None:
            yield name, _named(ref, filler)
    for name, figure in (("weapon_count", account.weapon_count), ("killed", account.killed), ("injured", account.injured)):
        if figure is not None:
            number = figure_written(figure)
            yield name, Entry(ref, number, number, figure, sentences)
    if account.outcome is not None:
        yield "outcome", Entry(ref, account.outcome, account.outcome, account.outcome, sentences)


def days_written(days: DateRange) -> str:
    """An ISO 8601 day, or the first and the last with a stroke between."""
    return days.start.isoformat() if days.start == days.end else f"{days.start.isoformat()}/{days.end.isoformat()}"


def figure_written(figure: Quantity) -> str:
    """A number, or its bounds with two dots between; an unknown bound is left out."""
    if figure.low == figure.high:
        return "?" if figure.low is None else str(figure.low)
    return f"{'' if figure.low is None else figure.low}..{'' if figure.high is None else figure.high}"


def by_attribute(accounts: Iterable[Account]) -> dict[str, list[Entry]]:
    """All that several accounts of one event tell, by attribute."""
    accounts = tuple(accounts)
    attacked = any(account.type != "interception" for account in accounts)
    found: dict[str, list[Entry]] = {}
    for account in accounts:
        for name, entry in told_by(account, stopped=attacked and account.type == "interception"):
            found.setdefault(name, []).append(entry)
    return found


def both_sides_of(accounts: Iterable[Account]) -> Account | None:
    """The first account of a fight, of talks or of an agreement that tells both sides; None where none does."""
    return next((one for one in accounts if one.type in MUTUAL and one.actor is not None and one.target is not None), None)


def _named(ref: str, filler: Told) -> Entry:
    return Entry(ref, filler.concept or _by_words(filler.text), filler.name_ar or filler.text, filler, (filler,), named=True)


def _place(ref: str, place: Told, location: Location | None, country: str | None) -> Entry:
    several = country is None and location is not None and location.precision == _COUNTRY
    if several:  # "in Iraq and Syria": the country is null where several are told, and no one of them is the place
        return Entry(ref, _by_words(place.text), place.text, Location(None), (place,), named=True)
    concept = location.place if location is not None and location.place is not None else place.concept
    key = concept or _by_words(place.text)
    around = None if location is None else location.around
    value = location if location is not None and location.place is not None else Location(concept, around=around)
    return Entry(ref, key, place.name_ar or place.text, value, (place,), named=True, country=country)


def _by_words(text: str) -> str:
    """A key for words that name no known concept: the words themselves, folded, whatever their order."""
    return "words:" + words_key(text)
