"""What stands ahead of a line's own words: bullets, "urgent |", datelines. None of it says or does anything."""

import pytest
from invented import claims, words

BARE = "الجيش النخيلي: قصفنا مخازن أسلحة في سدرة"


@pytest.mark.parametrize("head", ["- ", "• ", "عاجل | ", "#عاجل ", "🔴 عاجل: ", "- عاجل.. "])
def test_who_speaks_stands_behind_the_bullet(head: str) -> None:
    document, (claim,) = claims(head + BARE)
    assert (claim.type, words(document, claim.attribution.source)) == ("strike", "الجيش النخيلي")


def test_urgent_may_be_an_adjective() -> None:
    _, (claim,) = claims("عاجل هو ما طلبه الريحاني: قصف الجيش النخيلي مخازن أسلحة في سدرة.")
    assert claim.type == "strike"


@pytest.mark.parametrize(
    "head",
    [
        "مرجانة - الموقف - ",
        "مرجانة – ",
        "مرجانة (وكالة أنباء النخيل) - ",
        "مرجانة 14-3-2024 وكالة أنباء النخيل- ",
        "مرجانة/ سدرة/ 14-3-2024 المرساة- ",
    ],
)
def test_a_dateline_does_nothing(head: str) -> None:
    """The town does not storm, and its day is that of the report, not of what it tells."""
    document, (claim,) = claims(head + "اقتحمت القوات النخيلية بلدة عين الصفصاف أمس.")
    assert (words(document, claim.actor), words(document, claim.target)) == ("القوات النخيلية", "بلدة عين الصفصاف")
    assert claim.date is not None and str(claim.date.start) == "2024-03-13"


def test_a_town_that_acts_is_no_dateline() -> None:
    document, (claim,) = claims("النخيل قصفت مخازن أسلحة في سدرة - وفق المرساة.")
    assert words(document, claim.actor) == "النخيل"
