"""Tallies against events: how many were reported, which are found, how many are missing or too many."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from khabar.codebook import Codebook
from khabar.link.accounts import CountAccount
from khabar.link.tallies.counted import Counted
from khabar.link.tallies.same_words import SameWords
from khabar.link.tallies.series import parts_of, series_of
from khabar.link.views.heads import Heads
from khabar.link.views.holding import Holding
from khabar.link.views.people import People
from khabar.model import DateRange, Event, Quantity, TallyCheck, Toll, Value

_ATTACKS = frozenset({"strike", "bombing", "armed_attack", "interception"})
COUNTED_TYPES = _ATTACKS | {"clash"}
"""The types of event that a tally may count, or may count the losses of."""
_COUNTED: dict[str, frozenset[str]] = {
    "attacks": _ATTACKS,
    "strikes": frozenset({"strike"}),
    "targets": frozenset({"strike", "bombing"}),
}
"""What counts of events: by what a tally counts, the types of event that it may count (an attack that was stopped is an attack)."""
SUMMED = {"killed": "killed", "injured": "injured", "munitions": "weapon_count"}
"""What counts of figures that events tell: by what a tally counts, the figure that is added up."""
_MUNITIONS, _MUNITION = "munitions", "munition"
LONGEST = dt.timedelta(days=3)
"""An event whose days are a longer stretch is a series or a campaign, not one of the attacks that a tally counts."""
_SOME = frozenset({"person.official", "person.civil", "person.military", "person.armed", "person.detained", "person.source"})
"""Classes of a noun that tells what kind of people of a party is counted."""
_LONGEST_COUNTED = dt.timedelta(days=31)
"""A tally over more than a month counts a campaign. Documents tell its attacks one by one only in part, so that what is missing speaks of
what was collected and not of the speaker. Of 121 tallies of the gold documents with a period, three are over more (91 days and more)."""
SURE, MAYBE, NOT = 2, 1, 0


def check_tallies(counts: Iterable[CountAccount], events: Sequence[Event], codebook: Codebook) -> Iterator[TallyCheck]:
    """Every tally of attacks, strikes, targets, munitions and losses beside the events of its period, place and parties; then totals
    beside their parts, and the running figures of each speaker.

    Nothing is arbitrated: a tally that counts more than is found may rest on attacks that no document tells one by one.
    """
    counts = sorted(counts, key=lambda count: (count.published or dt.date.max, count.ref))
    holding, heads = Holding(codebook), Heads(codebook)
    counted = Counted(codebook, holding, heads)
    found = _Found(events, holding, heads, counted)
    yield from (found.beside(count) for count in counts if _can_be_set_beside(count, heads, counted.people))
    yield from parts_of(counts, counted, holding)
    yield from series_of(counts, counted)


def check_beside(counts: Iterable[CountAccount], events: Sequence[Event], codebook: Codebook) -> Iterator[TallyCheck]:
    """Some tallies beside events, as `check_tallies` sets all. Of events it needs those that begin in the days of one of them, or up to
    `LONGEST` before; what others there are makes no difference.
    """
    holding, heads = Holding(codebook), Heads(codebook)
    counted = Counted(codebook, holding, heads)
    found = _Found(events, holding, heads, counted)
    return (found.beside(count) for count in counts if _can_be_set_beside(count, heads, counted.people))


def _can_be_set_beside(count: CountAccount, heads: Heads, people: People) -> bool:
    """Whether what is counted is what events tell: attacks and strikes, sites and people of a party, not some kind of them.

    "Two leaders of X among the dead", "nine depots" are parts of which no event tells how many there were; "350 persons" are all of them,
    "20 gunmen" the people of a party that is not named.
    """
    if count.what in ("attacks", "strikes"):
        return True
    party = None if count.of is None else count.of.concept
    if count.what == "targets":
        return party is not None
    if count.what not in SUMMED or count.of is None:
        return count.what in SUMMED
    classes = heads.classes(count.of.text)
    if count.what == _MUNITIONS:
        return party is not None or _MUNITION in classes
    if people.are_anyone(count.of.text, others=count.what == "injured") or people.are_members(count.of.text):
        return True
    return party is not None and _SOME.isdisjoint(classes)


class _Held(Struct, frozen=True):
    """An event as it is set beside tallies."""

    event: Event
    days: DateRange
    doers: tuple[str, ...]
    sufferers: tuple[str, ...]
    unnamed_sufferer: bool
    unplaced: bool


class _Dated(Struct, frozen=True):
    """Events by their first day."""

    starts: list[dt.date]
    events: list[_Held]

    def within(self, days: DateRange) -> Iterator[_Held]:
        first = bisect_left(self.starts, days.start - LONGEST)
        return (one for one in self.events[first : bisect_right(self.starts, days.end)] if one.days.end >= days.start)


class _Found:
    """Events by the country that they lie in, an empty code where none is known, and by day."""

    def __init__(self, events: Iterable[Event], holding: Holding, heads: Heads, counted: Counted) -> None:
        self._holding = holding
        self._counted = counted
        held = (_held(event, holding, heads) for event in events if event.status == "occurred" and event.type in COUNTED_TYPES)
        by_land: dict[str, list[_Held]] = {}
        for one in sorted((one for one in held if one is not None), key=lambda one: (one.days.start, one.event.event_id)):
            place = one.event.place
            lands = holding.lands(place) if place is not None else []
            for land in lands or [one.event.country or ""]:
                by_land.setdefault(land, []).append(one)
        self._by_land = {land: _Dated([one.days.start for one in events], events) for land, events in by_land.items()}
        self._same_words = SameWords({one.event.event_id: one for events in by_land.values() for one in events}.values(), _event)

    def beside(self, count: CountAccount) -> TallyCheck:
        """The result for one tally."""
        places = self._counted.places(count)
        if count.date is None or not (places or (count.place is None and self._is_of_a_party(count))):
            return self._result("unplaced", count, (), (), None)
        fits = [(self._fit(count, one, places), one) for one in self._near(count.date, places)]
        if count.what in SUMMED:
            own = self._same_words.events(count)
            fits = [(fit, one) for one in own if (fit := self._fit(count, one, frozenset()))] or fits
        elif told := self._told_as_fewer(count, fits):
            return self._result("one-event", count, told, (), None)
        held = [one for fit, one in fits if fit == SURE]
        by_day = _Dated([one.days.start for one in held], held)
        sure = [one.event for one in held if not self._may_be_another(one, by_day)]
        counted = {event.event_id for event in sure}
        maybe = [one.event for fit, one in fits if fit and one.event.event_id not in counted]
        low = sum(_amount(event, count.what, at_most=False) for event in sure)
        high = sum(_amount(event, count.what, at_most=True) for event in (*sure, *maybe))
        least, most = count.count.low or 0, count.count.high
        rule = "missing" if high < least else "surplus" if most is not None and low > most else "matched" if low >= least else "may-match"
        if rule in ("missing", "may-match") and count.date.end - count.date.start > _LONGEST_COUNTED:
            rule = "campaign"
        return self._result(rule, count, sure, maybe, Quantity(low, high))

    def _result(self, rule: str, count: CountAccount, sure: Sequence[Event], maybe: Sequence[Event], amount: Quantity | None) -> TallyCheck:
        """What came of a tally, with what is missing or too many."""
        missing = surplus = None
        if amount is not None and amount.low is not None and amount.high is not None:
            if rule == "missing":
                missing = Quantity((count.count.low or 0) - amount.high, (count.count.low or 0) - amount.low)
            if rule == "surplus":
                surplus = Quantity(amount.low - (count.count.high or 0), amount.high - (count.count.high or 0))
        return structs.replace(
            self._counted.check(rule, [count]),
            found=tuple(event.event_id for event in sure),
            possible=tuple(event.event_id for event in maybe),
            amount=amount,
            missing=missing,
            surplus=surplus,
        )

    def _told_as_fewer(self, count: CountAccount, fits: Sequence[tuple[int, _Held]]) -> list[Event]:
        """The events as which its document tells what it counts, where they are fewer (rulings 16 and 42); none where they are not."""
        own = {one.event.event_id for one in self._same_words.events(count)}
        told = [one.event for fit, one in fits if fit and one.event.event_id in own]
        listed = count.what == "attacks" and len(told) > 1  # of several attacks that are told another may be missing
        return [] if listed or len(told) >= (count.count.low or 0) else told

    def _is_of_a_party(self, count: CountAccount) -> bool:
        """Whether it tells who did or who suffered what is counted. Without a place and a party all events of the world would be meant."""
        return self._suffering(count) is not None or (count.actor is not None and count.actor.concept is not None)

    def _near(self, days: DateRange, places: frozenset[str]) -> list[_Held]:
        """The events of these days in the countries of these places, each once."""
        lands = {land for place in places for land in self._holding.lands(place)}
        chosen = [*sorted(lands), ""] if lands else self._by_land
        found = (one for land in chosen if land in self._by_land for one in self._by_land[land].within(days))
        return sorted({one.event.event_id: one for one in found}.values(), key=lambda one: (one.days.start, one.event.event_id))

    def _may_be_another(self, one: _Held, held: _Dated) -> bool:
        """Whether an event that no site is told of may be one of the others, or all of them told together."""
        if not one.unplaced and (one.event.place is None or not self._holding.is_wide(one.event.place)):
            return False
        places = self._wide_places(one.event)
        return any(other is not one and self._place_fit(other.event, places) == SURE for other in held.within(one.days))

    def _wide_places(self, event: Event) -> frozenset[str]:
        where = event.place or (self._holding.country(event.country) if event.country is not None else None)
        return frozenset() if where is None else frozenset({where})

    def _fit(self, count: CountAccount, one: _Held, places: frozenset[str]) -> int:
        """Whether an event is one of those counted: for sure, maybe or not."""
        if one.event.type not in _COUNTED.get(count.what, COUNTED_TYPES) or count.date is None:
            return NOT
        inside = count.date.start <= one.days.start and one.days.end <= count.date.end
        fit = SURE if inside and one.event.when is not None and not one.event.when.assumed else MAYBE
        fit = min(fit, self._place_fit(one.event, places))
        if fit and count.actor is not None and count.actor.concept is not None:
            fit = min(fit, self._party_fit(count.actor.concept, one.doers, MAYBE if not one.doers else NOT))
        if count.of is not None and count.of.concept is None and self._counted.of(count) is not None:
            fit = min(fit, MAYBE)  # upon whom is told in words that no list knows ("its forces")
        if fit and (party := self._suffering(count)) is not None:
            unknown = MAYBE if one.unnamed_sufferer else NOT
            fit = min(fit, self._party_fit(party, one.sufferers, unknown))
        return fit

    def _suffering(self, count: CountAccount) -> str | None:
        """The party that suffered what is counted; where "those killed by X's raids" names X again, it names nobody."""
        party = None if count.of is None else count.of.concept
        if party is None or self._holding.group(party) != "actor":
            return None
        actor = None if count.actor is None else count.actor.concept
        return None if actor is not None and self._holding.kin(actor, party) else party

    def _place_fit(self, event: Event, places: frozenset[str]) -> int:
        if not places:
            return SURE
        where = event.place or (self._holding.country(event.country) if event.country is not None else None)
        if where is None:
            return MAYBE
        if any(self._holding.contains(place, where) for place in places):
            return SURE
        return MAYBE if any(self._holding.contains(where, place) for place in places) else NOT

    def _party_fit(self, party: str, parties: Sequence[str], unknown: int) -> int:
        return SURE if self._holding.kin_to_any(party, parties) else unknown


def _event(one: _Held) -> Event:
    return one.event


def _held(event: Event, holding: Holding, heads: Heads) -> _Held | None:
    """An event with its parties by any account; None where it has no days or is a series."""
    days = None if event.when is None else event.when.range
    if days is None or days.end - days.start >= LONGEST:
        return None
    values = {finding.attribute: finding.values for finding in event.findings}
    stopping = event.type == "interception"
    suffering = [*values.get("target", ()), *values.get("intercepted_by", ()), *(values.get("actor", ()) if stopping else ())]
    doers = _parties(() if stopping else values.get("actor", ()), holding, heads)
    sufferers = _parties(suffering, holding, heads)
    return _Held(event, days, doers, sufferers, not sufferers, "place" not in values)


def _parties(values: Iterable[Value], holding: Holding, heads: Heads) -> tuple[str, ...]:
    """The actors that values name, by concept or by a nationality adjective in their words."""
    named = (value.value if holding.group(value.value) is not None else heads.nation(value.label) for value in values)
    return tuple(one for one in named if one is not None and holding.group(one) == "actor")


def _amount(event: Event, what: str, *, at_most: bool) -> int:
    """How much an event adds to a count: itself, or its figure, of which nothing is told counts as nothing."""
    if what in _COUNTED:
        return 1
    toll: Toll | None = getattr(event, SUMMED[what])
    return 0 if toll is None else (toll.high if at_most else toll.low) or 0
