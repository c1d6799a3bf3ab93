"""How many were killed or hurt where several groups are told together: dead and injured, nationals, kin, those along with one named."""

import pytest
from invented import claims, words

LOSSES = [
    # what is fallen is told by its own words: dead apart from injured
    ("سقط ثلاثة قتلى وخمسة جرحى في انفجار سيارة مفخخة في سدرة.", 3, 5),
    ("سقط قتلى و5 جرحى في انفجار سيارة مفخخة في سدرة.", None, 5),
    ("سقط ثلاثة جنود قتلى في انفجار سيارة مفخخة في سدرة.", 3, None),
    # one told by his nation was killed, and others with him; who tells of an act has a noun
    ("قتل نخيلي وسبعة من جنود الجيش في انفجار سيارة مفخخة في سدرة.", 8, None),
    ("مقتل نخيلي وثلاثة جنود في انفجار سيارة مفخخة في سدرة.", 4, None),
    ("قتل نخيلي وأصيب خمسة جنود في انفجار سيارة مفخخة في سدرة.", 1, 5),
    ("مقتل نخيلي وإصابة ثلاثة في انفجار سيارة مفخخة في سدرة.", 1, 3),
    # part of those counted; some of whom; one more of them
    ("قتل 20 شخصا نصفهم من الأطفال في انفجار سيارة مفخخة في سدرة.", 20, None),
    ("قتل 20 شخصا ضمنهم خمسة أطفال في انفجار سيارة مفخخة في سدرة.", 20, None),
    ("أسفر انفجار سيارة مفخخة في سدرة عن مقتل أربعة سياح وجرح خامس.", 4, 1),
    # those who suffered wounds behind these
    ("وأصيب بجروح خطيرة ضابط وجنديان في انفجار سيارة مفخخة في سدرة.", None, 3),
    # kin of a member of a body, not the next body; the perpetrator; those along with one in a relative clause
    ("مقتل عضو بارز في حزب السنابل وزوجته وطفليهما في انفجار سيارة مفخخة في سدرة.", 4, None),
    ("أسفر الهجوم في سدرة عن مقتل منفذ الهجوم و28 شخصا.", 29, None),
    ("النائب سامي الزيتون الذي قتل مع تسعة مواطنين آخرين على الأقل في تفجير سيارة مفخخة في سدرة.", 10, None),
    # "at least" between a number and whom it counts; a town that is told again is nobody's object
    ("وقتل 17 على الأقل من أفراد الأمن في هجوم انتحاري في سدرة.", 17, None),
    ("وقتل 17 على الأقل من أفراد الأمن وأربعة مدنيين في هجوم انتحاري قرب بلدة سدرة البلدة الرئيسية في السهل.", 21, None),
    # two men of a trade, spelled as one in the accusative; "at least" under another preposition
    ("قتل سائقا شاحنات في هجوم بقنابل يدوية في سدرة.", 2, None),
    ("قتل عشرة أشخاص في الأقل في انفجار سيارة مفخخة في سدرة.", 10, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), LOSSES)
def test_how_many(text: str, killed: int | None, injured: int | None) -> None:
    _, found = claims(text)
    assert [(claim.killed and claim.killed.low, claim.injured and claim.injured.low) for claim in found] == [(killed, injured)]


def test_at_least_is_open_upwards() -> None:
    _, found = claims("قتل عشرة أشخاص في الأقل في انفجار سيارة مفخخة في سدرة.")
    assert [claim.killed and claim.killed.high for claim in found] == [None]


def test_nationals_and_those_joined_to_them_are_the_target() -> None:
    document, found = claims("قتل نخيلي وثلاثة جنود في انفجار سيارة مفخخة في سدرة.")
    assert [words(document, claim.target) for claim in found] == ["نخيلي وثلاثة جنود"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل ثلاثة مدنيين في غارة على سدرة، وخمسة في قصف مدفعي على نرجسة.", [("سدرة", 3), ("نرجسة", 5)]),
        ("قتل طفلان في غارة على سدرة، وامرأة وطفلها في قصف على نرجسة.", [("سدرة", 2), ("نرجسة", 2)]),
        ("أفاد ناشطون بمقتل ثلاثة مدنيين في غارة على سدرة، وخمسة في قصف على نرجسة.", [("سدرة", 3), ("نرجسة", 5)]),
        ("قتل 12 مدنيا في غارة على سدرة، و8 في غارة على نرجسة، و3 في قصف على مرجانة.", [("سدرة", 12), ("نرجسة", 8), ("مرجانة", 3)]),
    ],
)
def test_a_loss_goes_on_behind_another_act_without_its_word(text, told):
    document, found = claims(text, "strike")
    assert [(words(document, claim.place), claim.killed.low) for claim in found] == told
