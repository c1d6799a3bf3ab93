"""What stands ahead of a line's own words: bullets, "urgent |", datelines. None of it says or does anything."""

import pytest
from invented import claims, words

BARE = "الجيش النخيلي: قصفنا مخازن أسلحة في سدرة"


@pytest.mark.parametrize("head", ["- ", "• ", "عاجل | ", "#عاجل ", "🔴 عاجل: ", "- عاجل.. ", "14:05 ", "14:05 | ", "9:05 بتوقيت سدرة | "])
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
        "مرجانة 14 مارس 2024 (وكالة أنباء النخيل) ",
        "مرجانة/ سدرة/ 14-3-2024 المرساة- ",
    ],
)
def test_a_dateline_does_nothing(head: str) -> None:
    """The town does not storm, and its day is that of the report, not of what it tells."""
    document, (claim,) = claims(head + "اقتحمت القوات النخيلية بلدة عين الصفصاف أمس.")
    assert (words(document, claim.actor), words(document, claim.target)) == ("القوات النخيلية", "بلدة عين الصفصاف")
    assert claim.date is not None and str(claim.date.start) == "2024-03-13"


def test_a_number_behind_an_hour_counts_what_is_told() -> None:
    _, (claim,) = claims("14:05 20 قتيلا في قصف مدفعي على بلدة سدرة.")
    assert claim.killed is not None and claim.killed.low == 20


SPEAKER = "المتحدث باسم الجيش النخيلي خواجة"


@pytest.mark.parametrize(("name", "source"), [("آصف", f"{SPEAKER} آصف"), ("يهدد", None)])
def test_a_family_name_spelled_like_a_verb_belongs_to_who_speaks_by_a_colon(name: str, source: str | None) -> None:
    document, (claim,) = claims(f"{SPEAKER} {name}: أسقطنا طائرة مسيرة قرب سدرة", "interception")
    assert words(document, claim.attribution.source) == source


def test_a_town_that_acts_is_no_dateline() -> None:
    document, (claim,) = claims("النخيل قصفت مخازن أسلحة في سدرة - وفق المرساة.")
    assert words(document, claim.actor) == "النخيل"


def test_items_of_a_list_tell_nothing_of_one_another():
    """Neither who did it nor by whose account goes over from one item to the next."""
    text = "- كتائب الفجر تقصف مطار مرجانة بصاروخ\n- وزارة الصحة: 10 قتلى في القصف على نرجسة\n- سقوط صاروخ على مبنى في سدرة"
    document, found = claims(text, "strike")
    assert [(words(document, claim.actor), words(document, claim.attribution.source)) for claim in found] == [
        ("كتائب الفجر", None),
        (None, "وزارة الصحة"),
        (None, None),
    ]


def test_a_further_dateline_begins_another_item():
    text = "المرساة - نرجسة - قصفت جبهة السهل مبنى في نرجسة.\nالمرساة - سدرة - سقط صاروخ على مبنى في سدرة."
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل", None]
