"""Which of several places of one name is meant."""

import pytest
from invented import claims

from khabar.codebook.types import Concept
from khabar.resolve.places import choose, setting_of


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
