"""A claim in the form in which pairs are compared: small, with all look-ups done once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, structs

from khabar.codebook import Codebook
from khabar.link.accounts import Account, Told
from khabar.link.kinship import Kinship
from khabar.link.pairs.days_ago import DaysAgo
from khabar.model import DateRange, Quantity
from khabar.model.event import Origin
from khabar.model.values import READ_BACK, UP_TO_NOW
from khabar.text import fold
from khabar.text.stems import stems
from khabar.text.words import words as words_in

NONE: frozenset[str] = frozenset()
_EXACT_DAYS = 2  # a night across midnight is two days and still one date
_LEAD = 300
"""Code points from the start of an article within which its news is told; what is told further down without a day may be older."""
_WEEK = 7
"""Days between the first and the last of what goes on: with six it is "the past week", in which one act may lie. Of 93 pairs of the gold of
such a claim with one of a day or without any none is of one event, nor of 6 judged; from four days on 15 are."""
_HELD = "capture"
"""A type that goes on as ground that is held: one act, however long ago."""
_WIDE = 5  # UCDP's where_prec from which a place is a region, a country or more
_COUNTRY = 6


class Party(Struct, frozen=True, gc=False):
    """Who or what fills a role: the concept with its lineage, the stems of the words, and the names under which it is found.

    ``tops`` are the last of its lineage (a state, an umbrella), or the two longest words of what no list knows; ``sort`` tells whether it
    is an actor, ground or a weapon, where that is known. ``number`` tells one party from another within a run.
    """

    concept: str | None
    line: frozenset[str]
    words: frozenset[str]
    tops: tuple[str, ...] = ()
    number: int = 0
    sort: str | None = None


class Compared(Struct, frozen=True, gc=False, kw_only=True):
    """One claim as pairs of it are compared.

    ``first`` and ``last`` are the days of its window as ordinals (0 where nothing is known of them), ``dated`` tells how they are known:
    2 told to the day, 1 told as a longer stretch, 0 assumed from publication (ruling 58). ``lead`` tells that it stands at the head of
    its article, ``past`` that it is told as of some days ago. ``wide`` is a place that is a region or more, ``division`` one that is at
    least a first-order division, ``lands`` several countries told together; ``point`` is in degrees. ``bits`` is what all its words weigh
    together. ``named`` tells that its source is someone in particular. ``act``, ``when`` and ``site`` number all that is compared of kind,
    days and place: of two claims with one number it is the same.
    """

    ref: str
    doc: str
    type: str
    mode: str | None
    status: str
    first: int
    last: int
    dated: int
    place: Party | None
    cell: str | None
    country: str | None
    point: tuple[float, float] | None
    wide: bool
    division: bool
    lands: bool
    actor: Party | None
    target: Party | None
    weapon: Party | None
    source: Party | None
    named: bool
    ongoing: bool
    numbers: tuple[tuple[int, int] | None, ...]
    counted: bool
    words: tuple[str, ...]
    bits: float
    spans: tuple[tuple[int, int], ...]
    lead: bool
    past: bool
    origin: str | None
    act: int
    when: int
    site: int


class Comparing:
    """Makes accounts comparable, with one codebook and the origins of their claims."""

    def __init__(self, codebook: Codebook, origins: Mapping[str, Origin] | None = None) -> None:
        self.kinship = Kinship(codebook)
        self.common = codebook.linking.common_words
        self.origins = origins or {}
        self._since = codebook.date_words.sets["since"]
        self._days_ago = DaysAgo(codebook)
        self._kept: dict[Any, Any] = {}
        self._parties: dict[tuple[str | None, str], Party] = {}
        self._numbers: dict[tuple[object, ...], int] = {}

    def compared(self, account: Account) -> Compared:
        """The comparable form of one claim."""
        (first, last, dated), past = _window(account), self._days_ago.are_told(account)
        words, numbers = _words(account), _numbers(account)
        place, point, reach = self._place(account), _point(account), _reach(account)
        return Compared(
            ref=account.ref,
            doc=account.doc_id,
            type=account.type,
            mode=account.mode,
            status=account.status,
            first=first,
            last=last,
            dated=dated,
            place=place,
            cell=self._cell(account),
            country=account.country,
            point=self._kept.setdefault(point, point),
            wide=reach >= _WIDE,
            division=reach >= _WIDE - 1,
            lands=_of_several_lands(account),
            ongoing=_is_ongoing(account, self._since),
            actor=self.party(account.actor),
            target=self.party(account.target),
            weapon=self.party(account.weapon),
            source=self.party(account.source),
            named=self._is_named(account),
            numbers=self._kept.setdefault(numbers, numbers),
            counted=numbers != (None, None, None),
            words=words,
            lead=_leads(account),
            past=past,
            bits=self.weight(words),
            spans=tuple((told.span.start, told.span.end) for told in account.evidence),
            origin=self._origin(account),
            act=self._number((account.type, account.mode, account.status)),
            when=self._number((first, last, dated, account.status, _leads(account), past)),
            site=self._number((place and (place.number, place.concept), point, reach, account.country)),
        )

    def _origin(self, account: Account) -> str | None:
        """The origin of a claim of which more is known than its outlet."""
        origin = self.origins.get(account.ref)
        return origin.id if origin is not None and (account.source is not None or origin.passage is not None) else None

    def _is_named(self, account: Account) -> bool:
        """Whether the source of a claim is someone in particular, as far as that is known: not "an official" or "sources"."""
        origin = self.origins.get(account.ref)
        return account.source is not None and (origin is None or origin.kind == "source")

    def _number(self, values: tuple[object, ...]) -> int:
        return self._numbers.setdefault(values, len(self._numbers) + 1)

    def weight(self, words: Iterable[str]) -> float:
        """How much a set of stems tells: rare words tell more than common ones."""
        common = self.common
        return sum(common.get(word, RARE) for word in words)

    def party(self, told: Told | None, concept: str | None = None) -> Party | None:
        """Words that fill a role, with the lineage of what they name."""
        if told is None:
            return None
        concept = concept or told.concept
        key = (concept, told.text)
        known = self._parties.get(key)
        if known is None:
            line = self.kinship.lineage(concept) if concept is not None else NONE
            words = frozenset(stems(told.text))
            tops = self.kinship.tops(concept) if concept is not None else tuple(sorted(words, key=lambda word: (-len(word), word))[:2])
            known = self._parties[key] = Party(
                concept, line, words, tops, len(self._parties) + 1, None if concept is None else self.kinship.sort(concept)
            )
        return known

    def _cell(self, account: Account) -> str | None:
        """The division that a place lies in, or its country."""
        location = account.location
        return location.admin1 if location is not None and location.admin1 is not None else account.country

    def _place(self, account: Account) -> Party | None:
        """Where it was; of a site that no list knows the lineage of the place around it, in which others may lie too."""
        location = account.location
        if account.place is not None and _of_several_lands(account):
            return self.party(structs.replace(account.place, concept=None))  # "in Iraq and Syria" is no one of them
        if location is None or location.place is not None or location.around is None or account.place is None:
            return self.party(account.place, None if location is None else location.place)
        known = self.party(account.place, location.around)
        return None if known is None else structs.replace(known, concept=None)


RARE = 8.0
"""Bits of a word that is not among the common ones: at most one article in 256 has it."""


def _point(account: Account) -> tuple[float, float] | None:
    location = account.location
    if location is None or location.latitude is None or location.longitude is None or (location.precision or 0) >= _COUNTRY:
        return None  # of a country the point tells nothing
    return location.latitude, location.longitude


def _leads(account: Account) -> bool:
    return any(told.span.start < _LEAD for told in account.evidence)


def _reach(account: Account) -> int:
    """UCDP's where_prec of a place; 0 where it is not known."""
    return 0 if account.location is None else account.location.precision or 0


def _of_several_lands(account: Account) -> bool:
    """Whether the place is told as several countries, so that none is the country: a series, and no act at one site."""
    return account.location is not None and account.location.precision == _COUNTRY and account.country is None


def _is_ongoing(account: Account, since: frozenset[str]) -> bool:
    """Whether it is told as going on for a week or more up to the day of publication: a campaign.

    What is told of "this month" or "this year" is none: one act may lie in it. What goes on since its first day is one. ``since`` are the
    words for that.
    """
    date, published = account.date, account.published
    if date is None or published is None or account.type == _HELD or (date.end - date.start).days < _WEEK:
        return False
    if (published - date.end).days > 1:
        return False
    return date.start.day != 1 or _goes_on(account, date, since)


def _goes_on(account: Account, date: DateRange, since: frozenset[str]) -> bool:
    """Whether a stretch is told from its first day on: so it was read, or of one that somebody marked so its words say."""
    if date.basis != READ_BACK:
        return date.basis.endswith(UP_TO_NOW)
    return any(word.form in since for told in account.evidence for word in words_in(fold(told.text)))


def _words(account: Account) -> tuple[str, ...]:
    return tuple(sorted({stem for told in account.evidence for stem in stems(told.text)}))


def _numbers(account: Account) -> tuple[tuple[int, int] | None, ...]:
    return _bounds(account.killed), _bounds(account.injured), _bounds(account.weapon_count)


def _bounds(quantity: Quantity | None) -> tuple[int, int] | None:
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    low = quantity.low if quantity.low is not None else 0
    return low, quantity.high if quantity.high is not None else 2 * low + 10


def _window(account: Account) -> tuple[int, int, int]:
    if account.date is not None:
        first, last = account.date.start.toordinal(), account.date.end.toordinal()
        return first, last, 2 if last - first < _EXACT_DAYS else 1
    if account.published is None:
        return 0, 0, 0
    return (account.published - dt.timedelta(days=1)).toordinal(), account.published.toordinal(), 0
