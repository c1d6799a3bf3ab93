"""Which place holds which, over the codebook as it is shipped."""

import pytest

from khabar.codebook import load
from khabar.link.views.agreed import Places
from khabar.link.views.holding import Holding
from khabar.link.views.told import Entry
from khabar.model import Location

BOOK = load()
HOLDING = Holding(BOOK)
REGIONS = [one for one in BOOK.concepts.values() if one.group == "place" and one.kind == "region"]


@pytest.mark.parametrize("region", [one for one in REGIONS if one.admin1 is not None], ids=lambda one: one.id)
def test_a_region_and_its_province_agree_on_the_region(region):
    assert HOLDING.contains(region.admin1, region.id)
    assert not HOLDING.contains(region.id, region.admin1)
    told = [Entry(f"a#{one}", one, one, Location(one), ()) for one in (region.admin1, region.id)]
    agreed = Places(BOOK, HOLDING).agreed(told)
    assert agreed is not None
    assert agreed.place == region.id


def test_no_two_regions_hold_each_other():
    held = {(one.id, other.id) for one in REGIONS for other in REGIONS if one is not other and HOLDING.contains(one.id, other.id)}
    assert held
    assert held.isdisjoint((inner, outer) for outer, inner in held)
