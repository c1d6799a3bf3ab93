"""Whoever confirms a known toll gives a second account of the act that it is of; who confirms something else gives none."""

import pytest
from invented import claims, words

TOLD = "وقال حاكم سدرة إن القوات الساحلية قصفت حاجزا للجيش النخيلي في سدرة الثلاثاء وقتل 14 جنديا. "


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        ("وأكد وزير الدفاع النخيلي هذه الحصيلة.", ["حاكم سدرة", "وزير الدفاع النخيلي"]),
        ("ولم يؤكد وزير الدفاع النخيلي هذه الحصيلة.", ["حاكم سدرة"]),
        ("وأكد وزير الدفاع النخيلي حصيلة الزلزال.", ["حاكم سدرة"]),
        ("وأكد وزير الدفاع النخيلي موقف بلاده.", ["حاكم سدرة"]),
    ],
)
def test_toll_confirmed(sentence: str, sources: list[str]) -> None:
    document, found = claims(TOLD + sentence, "strike")
    assert [words(document, claim.attribution.source) for claim in found] == sources
    assert {claim.killed.low for claim in found if claim.killed is not None} == {14}
