"""Low, high and best of what is counted in an event, by UCDP's meaning: low and high bound what is told, best is the most reliable.

After the UCDP GED codebook (Högbladh, 25.1): the best estimate is the most reliable figure, never a mean of figures; the low one the lowest
that a credible account gives, the high one the highest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from khabar.link.accounts import Account
from khabar.link.views.relations import meet
from khabar.link.views.sides import Sides
from khabar.link.views.told import Entry
from khabar.model import Quantity, Toll

_DISTANT = "claims"
"""The stance of an outlet that keeps its distance from what it reports: such a figure is no credible one for the low bound."""


class _Figure(Struct, frozen=True):
    quantity: Quantity
    ref: str
    origin: str
    day: dt.date
    of_party: bool
    credible: bool


def toll_of(entries: Sequence[Entry], accounts: Sequence[Account], origins: Mapping[str, str], sides: Sides) -> Toll | None:
    """Low, high and best of the figures of an event; None where none is told.

    * high: the highest figure told by anyone.
    * low: the lowest latest figure of an origin whose account is credible: told as having happened, by a verb that does not distance.
    * best: of the credible latest figures; first those of origins that are no party to the event; of these the figure that most
      origins tell or allow ("at least two" allows three), then the latest, then the lower. Of a vague figure the lower bound counts.
    """
    if len(entries) == 1 and isinstance(entries[0].value, Quantity):
        return _only(entries[0].value, entries[0].ref)
    by_ref = {account.ref: account for account in accounts}
    figures = [_figure(entry, by_ref[entry.ref], origins, sides) for entry in entries if isinstance(entry.value, Quantity)]
    if not figures:
        return None
    latest = _latest(figures)
    credible = [figure for figure in latest if figure.credible] or latest
    chosen, rule = _best(credible)
    lows = [figure.quantity.low for figure in credible if figure.quantity.low is not None]
    tops = [_top(figure.quantity) for figure in figures]
    highs = [top for top in tops if top is not None]
    behind = tuple(figure.ref for figure in figures if meet(figure.quantity, chosen.quantity))
    return Toll(
        low=min(lows, default=None),
        high=max(highs, default=None),
        best=chosen.quantity.low,
        rule="only-figure" if len({figure.quantity for figure in figures}) == 1 else rule,
        claims=behind,
        at_least=chosen.quantity.low is not None and chosen.quantity.high != chosen.quantity.low,
        open=any(figure.quantity.high is None for figure in figures),
    )


def _only(figure: Quantity, ref: str) -> Toll:
    """What one figure comes to."""
    exact = figure.low == figure.high
    return Toll(figure.low, _top(figure), figure.low, "only-figure", (ref,), figure.low is not None and not exact, figure.high is None)


def _figure(entry: Entry, account: Account, origins: Mapping[str, str], sides: Sides) -> _Figure:
    assert isinstance(entry.value, Quantity)
    return _Figure(
        quantity=entry.value,
        ref=entry.ref,
        origin=origins[entry.ref],
        day=account.published or dt.date.min,
        of_party=entry.ref in sides.for_doers or entry.ref in sides.for_sufferers,
        credible=account.status == "occurred" and account.stance != _DISTANT,
    )


def _latest(figures: Sequence[_Figure]) -> list[_Figure]:
    """Of each origin its latest figure; of several on one day the most exact, then the lower."""
    found: dict[str, _Figure] = {}
    for figure in sorted(figures, key=_exactness):
        if figure.origin not in found or figure.day > found[figure.origin].day:
            found[figure.origin] = figure
    return list(found.values())


def _best(latest: Sequence[_Figure]) -> tuple[_Figure, str]:
    """The most reliable figure and the rule that chose it."""
    outside = [figure for figure in latest if not figure.of_party]
    pool, rule = (outside, "no-party") if outside and len(outside) < len(latest) else (list(latest), "most-origins")
    ranked = sorted(pool, key=lambda figure: (-_support(figure, pool), -figure.day.toordinal(), _exactness(figure)))
    first = ranked[0]
    most = _support(first, pool)
    rivals = [figure for figure in ranked[1:] if not meet(figure.quantity, first.quantity) and _support(figure, pool) == most]
    if not rivals:
        return first, rule
    return first, "latest" if all(figure.day < first.day for figure in rivals) else "lower-of-equals"


def _support(figure: _Figure, pool: Sequence[_Figure]) -> int:
    """How many origins tell or allow a figure; of a floor, only what is told counts once a figure above it is told."""
    return len({other.origin for other in pool if meet(other.quantity, figure.quantity)})


def _exactness(figure: _Figure) -> tuple[bool, int, str]:
    """Exact figures first, then the lower, then by reference."""
    low, high = figure.quantity.low, figure.quantity.high
    return low != high or low is None, low if low is not None else high or 0, figure.ref


def _top(figure: Quantity) -> int | None:
    return figure.high if figure.high is not None else figure.low
