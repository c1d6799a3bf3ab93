"""Tallies against tallies: parts against their total, and the running figures of one speaker against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from khabar.link.accounts import CountAccount, Told
from khabar.link.tallies.counted import Counted
from khabar.link.views.holding import Holding
from khabar.link.views.relations import meet
from khabar.model import DateRange, Quantity, TallyCheck

_LONGEST_DAILY = dt.timedelta(days=1)
"""A figure for a day, or for a night across midnight, is a daily one."""
_ROUND_DIGITS = 2
"""Zeros at least of a figure that is taken for a round one: ten for eleven is another figure, 300 for 297 is not."""
_LONGEST_SERIES = 500
"""Figures of one speaker that are compared each with each; of longer series only neighbours are. A year of daily totals has 365."""


def parts_of(counts: Iterable[CountAccount], counted: Counted, holding: Holding) -> Iterator[TallyCheck]:
    """Each total that one document tells with its parts by place ("13 attacks, 10 in Iraq and 3 in Syria")."""
    groups: dict[tuple[object, ...], list[CountAccount]] = {}
    for count in counts:
        key = (count.doc_id, count.what, counted.speaker(count), _days(count.date))
        groups.setdefault(key, []).append(count)
    for group in groups.values():
        for total in group if len(group) > 1 else ():
            parts = _parts(total, group, counted, holding)
            if parts and (rule := _adds_up(total, parts, counted)) is not None:
                yield counted.check(rule, [total, *parts])


def _parts(total: CountAccount, group: Sequence[CountAccount], counted: Counted, holding: Holding) -> list[CountAccount]:
    """The tallies of the group whose places lie in the total's and apart from each other."""
    whole = counted.places(total)
    found: list[CountAccount] = []
    taken: set[str] = set()
    for count in group:
        places = counted.places(count)
        if count is total or not places or places == whole or not whole:
            continue
        inside = all(any(holding.contains(place, part) for place in whole) for part in places)
        apart = not any(holding.contains(a, b) or holding.contains(b, a) for a in places for b in taken)
        if inside and apart and counted.same_parties(total, count):
            found.append(count)
            taken |= places
    return found


def _adds_up(total: CountAccount, parts: Sequence[CountAccount], counted: Counted) -> str | None:
    """The rule that holds of a total and its parts; None where the parts are only some."""
    low = sum(part.count.low or 0 for part in parts)
    highs = [part.count.high for part in parts]
    together = Quantity(low, None if None in highs else sum(high for high in highs if high is not None))
    if total.count.high is not None and low > total.count.high:
        return "parts-exceed" if len(parts) > 1 else None  # "22 killed, 21 of them tourists": which of two is the whole is not told
    covered = frozenset().union(*(counted.places(part) for part in parts))
    if covered != counted.places(total):
        return None
    return "parts-add-up" if meet(total.count, together) else "parts-do-not-add-up"


def series_of(counts: Iterable[CountAccount], counted: Counted) -> Iterator[TallyCheck]:
    """The figures that one speaker gives over time for the same thing in the same place, where they do not fit each other."""
    groups: dict[tuple[object, ...], list[CountAccount]] = {}
    for count in counts:
        if not _is_of_something(count):
            continue
        key = (counted.speaker(count), count.what, counted.of(count), counted.actor(count), counted.places(count) or _words(count.place))
        groups.setdefault(key, []).append(count)
    for group in groups.values():
        if len(group) > 1:
            yield from _running(sorted(group, key=_order), counted)


def _is_of_something(count: CountAccount) -> bool:
    """Whether two figures with this one's place and parties are of one thing: it tells a place or a party, and an outlet that counts in its
    own voice tells the days too. "Five killed", without more, is of whatever the day's news is of.
    """
    named = count.country or count.place or any(one is not None and one.concept is not None for one in (count.actor, count.of))
    return bool(named) and (count.source is not None or count.date is not None)


def _running(series: Sequence[CountAccount], counted: Counted) -> Iterator[TallyCheck]:
    near = len(series) > _LONGEST_SERIES
    pairs = pairwise(series) if near else ((a, b) for at, a in enumerate(series) for b in series[at + 1 :])
    told = _by_document(series)
    for left, right in pairs:
        rule = _compared(left, right)
        if rule == "restated" and (_told_in(left, right.doc_id, told) or _told_in(right, left.doc_id, told)):
            continue  # two articles give the same several figures: "121 attacks and 281 acts"
        if rule is not None:
            yield counted.check(rule, [right, left])
    for total in () if near else series:
        days = _daily_within(total, series)
        if len(days) > 1 and total.count.high is not None and sum(day.count.low or 0 for day in days) > total.count.high:
            yield counted.check("days-exceed-total", [total, *days])


def _by_document(series: Sequence[CountAccount]) -> dict[str, list[CountAccount]]:
    found: dict[str, list[CountAccount]] = {}
    for count in series:
        found.setdefault(count.doc_id, []).append(count)
    return found


def _told_in(count: CountAccount, doc_id: str, told: Mapping[str, Sequence[CountAccount]]) -> bool:
    """Whether a document gives this figure for the same days too."""
    return any(_days(one.date) == _days(count.date) and _agree(one.count, count.count) for one in told[doc_id])


def _agree(left: Quantity, right: Quantity) -> bool:
    """Whether two figures may be one: their ranges meet, or one is the other rounded ("about 300" for 297, "over 15,000" for 15,000)."""
    if meet(left, right):
        return True
    for one, other in ((left, right), (right, left)):
        if one.high is None and one.low is not None and other.high == one.low - 1:
            return True
        if (
            one.low is not None
            and one.low == one.high
            and other.low == other.high
            and other.low is not None
            and _rounded(other.low) == one.low
        ):
            return True
    return False


def _rounded(figure: int) -> int:
    """A figure of three digits and more as a round one with one digit that tells."""
    digits = len(str(figure)) - 1
    return round(figure, -digits) if digits >= _ROUND_DIGITS else figure


def _compared(left: CountAccount, right: CountAccount) -> str | None:
    """What does not fit between two figures of one speaker, the earlier first; None where nothing is wrong."""
    if left.date is None or right.date is None:
        later = left.date is right.date and (left.published or dt.date.max) < (right.published or dt.date.min)
        return "total-falls" if later and _below(right.count, left.count) else None
    if (left.date.start, left.date.end) == (right.date.start, right.date.end):
        same_text = left.doc_id == right.doc_id  # "400 injured, among them 150 gravely"
        return None if same_text or _agree(left.count, right.count) else "restated"
    if left.date.start == right.date.start:
        shorter, longer = (left, right) if left.date.end < right.date.end else (right, left)
        if _below(longer.count, shorter.count):
            return "total-falls"
        same = shorter.count == longer.count and shorter.count.low is not None and shorter.count.low > 0
        return "period-grows" if same and _published_later(longer, shorter) else None
    for part, whole in ((left, right), (right, left)):
        if whole.date is not None and part.date is not None and _holds(whole.date, part.date) and _below(whole.count, part.count):
            return "part-exceeds-whole"
    return None


def _daily_within(total: CountAccount, series: Sequence[CountAccount]) -> list[CountAccount]:
    """One daily figure for each day within the total's period; of days that overlap the first."""
    found: list[CountAccount] = []
    for count in series:
        if count.date is None or total.date is None or count is total or count.date.end - count.date.start > _LONGEST_DAILY:
            continue
        if _holds(total.date, count.date) and (not found or found[-1].date is None or found[-1].date.end < count.date.start):
            found.append(count)
    return found


def _holds(whole: DateRange, part: DateRange) -> bool:
    return whole.start <= part.start and part.end <= whole.end and (whole.start, whole.end) != (part.start, part.end)


def _below(left: Quantity, right: Quantity) -> bool:
    return left.high is not None and left.high < (right.low or 0)


def _published_later(left: CountAccount, right: CountAccount) -> bool:
    return (left.published or dt.date.min) > (right.published or dt.date.max)


def _days(days: DateRange | None) -> tuple[dt.date, dt.date] | None:
    return None if days is None else (days.start, days.end)


def _words(told: Told | None) -> str | None:
    return None if told is None else told.concept or told.text


def _order(count: CountAccount) -> tuple[dt.date, dt.date, str]:
    published = count.published or dt.date.max
    return count.date.end if count.date is not None else published, published, count.ref
