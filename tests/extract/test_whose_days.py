"""Whose day a date is: that of the act it stands with, or of the event that a clause explains."""

import pytest
from invented import claims

# text, type of the event, its day
OWN_DAYS = [
    # behind "where" the attack that the sentence dates is explained
    ("أدانت الحكومة النخيلية اليوم الهجوم الذي وقع الاثنين في سدرة، حيث فجرت انتحاريتان نفسيهما.", "bombing", "2024-03-11"),
    # a weekday behind a verb of the present that tells no act is still to come
    ("أعلن الجيش هدنة تبدأ منتصف ليلة السبت. وسيطرت جبهة السهل على جبل الصوان.", "capture", None),
    ("أعلنت الحكومة انتخابات تجرى الأحد، وقتل مسلحون ثلاثة جنود في سدرة.", "armed_attack", None),
    ("سيطرت جبهة السهل الأحد على جبل الصوان.", "capture", "2024-03-10"),
    ("اعتقلت الشرطة رجلا يدعى طرنفوش يوم الأحد الماضي في سدرة.", "arrest", "2024-03-10"),
]


@pytest.mark.parametrize(("text", "kind", "day"), OWN_DAYS)
def test_whose_day_a_date_is(text: str, kind: str, day: str | None) -> None:
    _, found = claims(text, kind)
    assert [claim.date and claim.date.start.isoformat() for claim in found] == [day]


def test_what_is_recalled_has_not_the_day_of_the_news_nor_lends_its_own() -> None:
    text = "اعتقلت الشرطة مهندسين في مرجانة. وكانت الشرطة اعتقلت الاثنين مهندسين في سدرة."
    _, found = claims(text, "arrest")
    assert [claim.date and claim.date.start.isoformat() for claim in found] == [None, "2024-03-11"]
