"""Low, high and best by UCDP's meaning."""

import datetime as dt

import pytest
from invented import BOOK
from made_accounts import account, told

from khabar.link.views.events import Views
from khabar.model import Origin, Quantity

VIEWS = Views(BOOK)
DAY = dt.date(2024, 3, 14)
ARMY, GROUP = (told(0, 5, BOOK.concepts[one].ar, one) for one in ("nakhil-forces", "sahl-front"))


def toll(*figures, attribute="killed"):
    """The toll of accounts, each given as low, high and more: the day after the first, the origin, the source, the stance."""
    accounts, origins = [], {}
    for at, (low, high, more) in enumerate(figures):
        more = dict(more)
        published, origin = DAY + dt.timedelta(more.pop("day", 0)), more.pop("origin", f"o{at}")
        one = account(f"d{at}#c1", published=published, actor=GROUP, target=ARMY, **{attribute: Quantity(low, high)}, **more)
        accounts.append(one)
        origins[one.ref] = Origin(origin, "outlet", origin, "own")
    return getattr(VIEWS.event(accounts, origins), attribute)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([(3, 3, {})], (3, 3, 3, "only-figure")),
        ([(10, 10, {}), (15, 15, {}), (15, 15, {})], (10, 15, 15, "most-origins")),
        ([(10, 10, {}), (15, 15, {"day": 1})], (10, 15, 15, "latest")),
        ([(10, 10, {}), (15, 15, {})], (10, 15, 10, "lower-of-equals")),
        ([(10, 10, {"origin": "x"}), (15, 15, {"origin": "x", "day": 1})], (15, 15, 15, "most-origins")),
        ([(2, None, {}), (3, 3, {})], (2, 3, 3, "most-origins")),
        ([(0, 0, {"source": ARMY}), (8, 8, {"source": GROUP}), (5, 5, {})], (0, 8, 5, "no-party")),
        ([(1, 1, {"stance": "claims"}), (5, 5, {})], (5, 5, 5, "most-origins")),
        ([(20, 99, {})], (20, 99, 20, "only-figure")),
        ([(None, 7, {})], (None, 7, None, "only-figure")),
    ],
)
def test_low_high_and_best(figures, expected):
    found = toll(*figures)
    assert (found.low, found.high, found.best, found.rule) == expected


def test_a_floor_is_told_as_one():
    found = toll((5, None, {}))
    assert (found.best, found.high, found.at_least, found.open) == (5, 5, True, True)
    assert not toll((5, 5, {})).at_least


def test_the_claims_behind_the_best_figure_are_named():
    assert toll((10, 10, {}), (15, 15, {}), (15, 15, {})).claims == ("d1#c1", "d2#c1")


def test_weapons_are_counted_alike():
    assert toll((2, 2, {}), (3, None, {"day": 1}), attribute="weapon_count").best == 3
