"""What a speaker does with words besides: participles of accusing and blaming, drafts that nobody adopted, calls, warnings to "him"."""

import pytest
from invented import claims, words

BESIDES = [
    ("نفى وزير الدفاع النخيلي قصف سدرة، متهما جبهة السهل بقصف مستشفى خربة اللوز بقذائف الهاون.", "condemnation", "جبهة السهل"),
    ("أدانت الواحات هجوم سدرة، محملة جبهة السهل المسؤولية عن مقتل خمسة مدنيين.", "condemnation", "جبهة السهل"),
    ("نفت الواحات قصف سدرة، واتهمت جبهة السهل بقصف مستشفى خربة اللوز.", "condemnation", "جبهة السهل"),
]
UNSAID = [
    "رفض الساحل مشروع قرار يدين قصف سدرة.",
    "فشل مجلس الأقاليم الدولي في الاتفاق على بيان يدين قصف سدرة.",
]


@pytest.mark.parametrize(("text", "kind", "target"), BESIDES)
def test_whom_a_speaker_accuses_besides(text, kind, target):
    document, found = claims(text, kind)
    assert [(claim.status, words(document, claim.target)) for claim in found] == [("occurred", target)]


def test_what_the_accused_did_is_the_accusers_account():
    text = "نفى وزير الدفاع النخيلي قصف سدرة، متهما جبهة السهل بقصف مستشفى خربة اللوز بقذائف الهاون."
    document, found = claims(text, "strike")
    told = [(claim.status, words(document, claim.actor), words(document, claim.attribution.source)) for claim in found]
    assert ("occurred", "جبهة السهل", "وزير الدفاع النخيلي") in told


def test_one_who_is_accused_accuses_nobody():
    assert claims("اعتقلت الشرطة النخيلية متهما بقتل ضابط في سدرة أمس.", "condemnation")[1] == []


@pytest.mark.parametrize("text", UNSAID)
def test_what_a_draft_says_nobody_says(text):
    assert claims(text, "condemnation")[1] == []


def test_a_draft_that_is_adopted_is_said():
    assert len(claims("تبنى مجلس الأقاليم الدولي مشروع قرار يدين هجوم جبهة السهل على سدرة.", "condemnation")[1]) == 1


def test_a_warning_to_one_told_before_is_a_threat():
    _, found = claims("أدانت الواحات هجوم جبهة السهل على سدرة، محذرة إياها من الاستمرار فيه.", "threat")
    assert len(found) == 1
