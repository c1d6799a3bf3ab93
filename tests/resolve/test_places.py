"""Which of several places of one name is meant."""

import pytest
from invented import BOOK as BOOK_OF_THE_INVENTED
from invented import claims

from khabar.codebook.types import Concept
from khabar.resolve.places import choose, is_inside, setting_of


def place(name, country, kind="town", line="gazetteer/gazetteer.tsv:1", population=900):
    return Concept(id=name, group="place", kind=kind, en=name, ar=name, line=line, country=country, population=population)


BOOK = {
    c.id: c
    for c in (
        place("xa", "XA", "country", "concepts/x.yaml:1"),
        place("sidra-a", "XA"),
        place("sidra-b", "XB"),
        place("port-b", "XB", population=900_000),
    )
}
LONE = {
    c.id: c
    for c in (
        place("xa", "XA", "country", "concepts/places/x.yaml:1"),
        place("fort-b", "XB", line="concepts/places/x.yaml:2", population=40_000),
        place("capital-b", "XB", line="concepts/places/capitals.yaml:3"),
        place("hill-b", "XB", line="concepts/places/x.yaml:4"),
        place("metropolis-b", "XB", line="concepts/places/x.yaml:5", population=2_000_000),
    )
}
SETTING = setting_of([("xa",)] * 4, BOOK)


@pytest.mark.parametrize(
    ("candidates", "within", "meant"),
    [
        (("sidra-b", "sidra-a"), (), "sidra-a"),
        (("sidra-b",), (), None),
        (("port-b",), (), "port-b"),
        (("sidra-b", "sidra-a"), ("XB",), "sidra-b"),
        (("sidra-a",), ("XB",), None),
    ],
)
def test_a_small_place_abroad_is_a_namesake(candidates, within, meant):
    chosen, _ = choose(candidates, BOOK, SETTING, frozenset(within))
    assert (chosen.id if chosen else None) == meant


@pytest.mark.parametrize("text", ["أسقطت القوات النخيلية مسيرة فوق خليج العنبر.", "أرسلت مملكة الساحل سفينة حربية إلى خليج العنبر."])
def test_what_happened_over_a_sea_happened_in_no_country(text):
    _, found = claims(text)
    assert [claim.country for claim in found] == [None]


@pytest.mark.parametrize(
    ("name", "others", "meant"),
    [
        ("fort-b", (), None),
        ("capital-b", (), "capital-b"),  # the cities of the world are known by their names alone
        ("fort-b", (("hill-b",),), "fort-b"),
        ("metropolis-b", (), "metropolis-b"),  # so are those that millions live in
    ],
)
def test_a_listed_town_is_a_namesake_where_it_alone_speaks_for_its_country(name, others, meant):
    setting = setting_of([*[("xa",)] * 4, (name,), (name,), *others], LONE)
    chosen, _ = choose((name,), LONE, setting)
    assert (chosen.id if chosen else None) == meant


def test_a_region_of_one_province_holds_nothing_of_another():
    land, mountain, town = (BOOK_OF_THE_INVENTED.concepts[name] for name in ("nakhil-country", "jabal-sawwan", "sidra"))
    assert is_inside(town, land)
    assert not is_inside(town, mountain)
    assert is_inside(BOOK_OF_THE_INVENTED.concepts["khirbat-lawz"], mountain)


def test_fights_on_a_front_and_in_a_town_of_another_province_are_two():
    _, found = claims("صدت القوات النخيلية هجمات شنتها جبهة السهل في جبهتي طرنفوش وسدرة.", "clash")
    assert len(found) == 2
