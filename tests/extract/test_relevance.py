"""A long article without a word of conflict is not read; mentions, figures of speech and history give no claims."""

import datetime as dt

import pytest

from khabar import pipeline
from khabar.codebook import Codebook, load
from khabar.model import Document

MARKET = "افتتح رئيس بلدية مرجانة سوقا جديدا للخضار، وقال إن السوق يخدم سكان الأحياء القريبة ويوفر فرص عمل للشباب. " * 5


@pytest.fixture(scope="module")
def world() -> Codebook:
    """The codebook with the invented country."""
    return load(world=True)


def _claims(text: str, codebook: Codebook) -> list[tuple[str, str]]:
    document = Document("d", text, None, dt.date(2024, 3, 14))
    return [(claim.type, claim.status) for claim in pipeline.code(document, codebook).claims]


def test_civil_article_gives_nothing(world: Codebook) -> None:
    assert _claims(MARKET, world) == []


@pytest.mark.parametrize(
    "text",
    [
        "استنكر الأهالي منذ زمن جريمة اغتيال الوزير الراحل.",
        "زار الوفد منزل الطبيب الذي قتل في هجوم.",
        "تغيرت المدينة منذ اغتيال الرئيس الراحل عام 1981.",
    ],
)
def test_mention_is_no_attack(text: str, world: Codebook) -> None:
    assert not {"armed_attack", "strike", "bombing"} & {kind for kind, _ in _claims(text, world)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("لم تقصف القوات النخيلية تل الزعتر الشرقي.", "denied"),
        ("لم تقصف القوات النخيلية سوى مدينة سدرة.", "occurred"),
        ("قصفت القوات النخيلية مدينة سدرة.", "occurred"),
    ],
)
def test_exception_takes_a_negation_back(text: str, status: str, world: Codebook) -> None:
    assert ("strike", status) in _claims(text, world)
