"""Losses go to the event they belong to; what belongs to none, or runs over a time, is a tally."""

from datetime import date

import pytest

from khabar import codebook, pipeline
from khabar.model import Claim, Coded, Document

BOOK = codebook.load(world=True).unweighed()


def coded(text: str) -> Coded:
    return pipeline.code(Document("d1", text, published=date(2024, 3, 14)), BOOK)


def numbers(claim: Claim) -> tuple[tuple[int | None, int | None] | None, ...]:
    return tuple((q.low, q.high) if q is not None else None for q in (claim.killed, claim.injured))


ONE_EVENT = [
    ("أسفرت غارة جوية على سوق في مرجانة عن سقوط 12 قتيلا وعشرات الجرحى.", (12, 12), (20, 99)),
    ("قتل 3 مدنيين بينهم طفلان وأصيب 8 بجروح جراء قصف مدفعي على مدينة سدرة.", (3, 3), (8, 8)),
    ("أودى تفجير انتحاري بحياة 22 شخصا في مرجانة وخلف عشرات الجرحى.", (22, 22), (20, 99)),
    ("لقي سبعة جنود حتفهم وأصيب أربعة آخرون عندما هاجم مسلحون حاجزا للجيش قرب سدرة.", (7, 7), (4, 4)),
    ("قصف الطيران معسكرا في سدرة. وأسفر القصف عن مقتل 5 جنود وإصابة 3.", (5, 5), (3, 3)),
    ("أطلقت كتائب الفجر خمسة صواريخ على القاعدة دون أن تسفر عن إصابات.", (0, 0), (0, 0)),
    ("قصف الطيران معسكرا في سدرة، ما أدى إلى مقتل وإصابة 25 جنديا.", None, None),
    ("قصفت المدفعية حيا في سدرة، ونتج عن ذلك استشهاد العريف سالم المرواني، والجندي فهد الدوسري.", (2, 2), None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), ONE_EVENT)
def test_losses_of_one_event(text: str, killed: tuple[int, int] | None, injured: tuple[int, int] | None) -> None:
    claims = [claim for claim in coded(text).claims if numbers(claim) == (killed, injured)]
    assert len(claims) == 1


def test_each_loss_goes_to_its_own_event() -> None:
    claims = coded("أدت غارة جوية على سدرة إلى مقتل ثلاثة جنود، فيما أصيب مدنيان بانفجار عبوة ناسفة في مرجانة.").claims
    assert {claim.type: numbers(claim) for claim in claims} == {"strike": ((3, 3), None), "bombing": (None, (2, 2))}


def test_what_came_before_is_no_result() -> None:
    claims = coded("قصفت الطائرات مواقع في سدرة بعد مقتل ثلاثة جنود في هجوم على قاعدة النخلة الجوية.").claims
    assert [numbers(claim) for claim in claims if claim.killed is not None] == [((3, 3), None)]
    assert numbers(claims[0]) == (None, None)


TALLIES = [
    ("ارتفعت حصيلة ضحايا الحرب إلى 41 ألفا و500 شهيد، بينهم 16 ألف طفل.", {("killed", 41500), ("killed", 16000)}),
    ("ينتشر نحو 2500 جندي نخيلي في محافظة السهل.", {("troops", 2500)}),
    ("شن الطيران 20 غارة على مرجانة و4 غارات على سدرة.", {("strikes", 20), ("strikes", 4)}),
    ("استهدفت القوات الساحلية 17 مرة، 12 مرة في مرجانة و5 مرات في سدرة.", {("attacks", 17), ("attacks", 12), ("attacks", 5)}),
    ("قصف الطيران معسكرا في سدرة، ما أدى إلى مقتل وإصابة 25 جنديا.", {("other", 25)}),
    ("أسفرت الغارات خلال الأسبوع الماضي عن مقتل 260 مسلحا.", {("killed", 260)}),
]


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_tallies(text: str, expected: set[tuple[str, int]]) -> None:
    assert {(tally.what, tally.count.low) for tally in coded(text).tallies} == expected


OUTCOMES = [
    ("اعترضت الدفاعات الجوية طائرة مسيرة فوق سدرة.", "intercepted"),
    ("قصف الطيران معسكرا في سدرة ودمر مخزنا للأسلحة.", "hit"),
    ("قصفت كتائب الفجر معسكرا في سدرة دون أن تلحق به أضرارا.", "none"),
]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_outcomes(text: str, outcome: str) -> None:
    assert outcome in {claim.outcome for claim in coded(text).claims}
