"""The text of a statement: who issued it says what it tells, until it ends, turns away or lets another speak."""

import pytest
from invented import claims, words

TEXTS = [
    # behind a heading, and behind a line that leads to it
    ("بيان عسكري صادر عن كتائب الفجر\n\nقصف مقاتلونا قاعدة المرجان مساء السبت.", ["كتائب الفجر"]),
    ("أصدرت وزارة الدفاع النخيلية بيانا، وفيما يأتي نصه:\n\nقصف الطيران قاعدة المرجان مساء السبت.", ["وزارة الدفاع النخيلية"]),
    (
        "أعلنت وزارة الدفاع النخيلية في بيان جاء فيه:\n\n- قصف الطيران قاعدة المرجان.\n- قصف الطيران ميناء سدرة.",
        ["وزارة الدفاع النخيلية"] * 2,
    ),
    # behind the name of an office, or a bare heading with a name above it or a signature below
    ("بيان المتحدث العسكري: عملية في سدرة\n\nقصف الطيران قاعدة المرجان مساء السبت.", ["بيان المتحدث العسكري"]),
    ("كتائب الفجر\nبيان مهم\nقصف مقاتلونا قاعدة المرجان.", ["كتائب الفجر"]),
    ("بيان عسكري\nقصف مقاتلونا قاعدة المرجان.\nكتائب الفجر\n14 مارس 2024", ["كتائب الفجر"]),
    ("البيان رقم 5 الصادر عن كتائب الفجر:\nقصف مقاتلونا قاعدة المرجان.", ["كتائب الفجر"]),
    # behind a name or a verb and the colon that closes its line: the list or the paragraph below, all of it below the title
    ("كتائب الفجر:\n- قصفنا قاعدة المرجان.\n- قصفنا ميناء سدرة.", ["كتائب الفجر"] * 2),
    ("كتائب الفجر تعلن:\n1- قصف قاعدة المرجان.\n2- قصف ميناء سدرة.", ["كتائب الفجر"] * 2),
    (
        "قصف الطيران جسر الصخرة.\nوقال الجيش النخيلي:\nقصفنا قاعدة المرجان.\n\nوفي سدرة قصف الطيران الميناء.",
        [None, "الجيش النخيلي", None],
    ),
    ("سدرة:\nقصف الطيران قاعدة المرجان.", [None]),
    # it ends where the text says so, where it turns away, and where another speaks
    ("بيان صادر عن كتائب الفجر\n\nقصف مقاتلونا قاعدة المرجان.\n\n(انتهى البيان) وقصف الطيران ميناء سدرة.", ["كتائب الفجر", None]),
    ("بيان صادر عن كتائب الفجر\n\nقصف مقاتلونا قاعدة المرجان.\n\nمن جهة أخرى قصف الطيران ميناء سدرة.", ["كتائب الفجر", None]),
    (
        "بيان صادر عن كتائب الفجر\n\nقصف مقاتلونا قاعدة المرجان.\n\nوقال الجيش النخيلي إن الطيران قصف ميناء سدرة. ودمر الطيران جسر الصخرة.",
        ["كتائب الفجر", "الجيش النخيلي", "الجيش النخيلي"],
    ),
    # one that opens in the name of God is all of who signs it, a body sooner than its office, or of who stands above it
    ("بسم الله الرحمن الرحيم\nقصف مقاتلونا قاعدة المرجان مساء السبت.\n\nكتائب الفجر\nالسبت 14 مارس 2024", ["كتائب الفجر"]),
    (
        "بسم الله الرحمن الرحيم\nقيادة الجيش النخيلي\nمكتب الناطق الرسمي\nقصف الطيران قاعدة المرجان.\nمكتب الناطق الرسمي\n14 مارس",
        ["قيادة الجيش النخيلي"],
    ),
    ("بسم الله الرحمن الرحيم\n\nقصف الطيران قاعدة المرجان مساء السبت.\n\nصادر عن الجيش النخيلي\n14 مارس 2024", ["الجيش النخيلي"]),
    ("بسم الله الرحمن الرحيم\n\nقصف الطيران قاعدة المرجان مساء السبت.\n\nوانتهى القصف مساء.\n\nوعاد الهدوء.", [None]),
    # a line with a verb is a headline, one that names nobody leads to nothing, and a report may be on anybody
    ("بيان كتائب الفجر يثير غضب الجيش\n\nقصف الطيران قاعدة المرجان مساء السبت.", [None]),
    ("بيان هام\n\nقصف الطيران قاعدة المرجان مساء السبت.", [None]),
    ("وفيما يأتي نص البيان:\n\nقصف الطيران قاعدة المرجان مساء السبت.", [None]),
]


@pytest.mark.parametrize(("text", "sources"), TEXTS)
def test_who_issued_a_statement_says_what_its_text_tells(text: str, sources: list[str | None]) -> None:
    document, found = claims(text, "strike")
    assert [words(document, claim.attribution.source) for claim in found] == sources


def test_the_we_of_a_statement_is_who_issued_it() -> None:
    document, found = claims("بيان صادر عن كتائب الفجر\n\nونحذر الجيش النخيلي من قصف سدرة.", "threat")
    assert [(words(document, claim.actor), claim.attribution.source) for claim in found] == [("كتائب الفجر", None)]


def test_what_opens_a_line_of_a_groups_list_is_what_it_did() -> None:
    document, found = claims("جبهة السهل:\n- قصف قاعدة المرجان بقذائف الهاون.\n- قصفنا ميناء سدرة.\n- تعرض معسكر الصوان لقصف.", "strike")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل", "جبهة السهل", None]
    document, found = claims("وزارة الدفاع النخيلية:\n- قصف قاعدة المرجان بقذائف الهاون.", "strike")
    assert [claim.actor for claim in found] == [None]


@pytest.mark.parametrize("heading", ["البيان", "الخبر الثاني", "البيان الأخير "])
def test_a_line_of_marks_above_a_heading_signs_nothing(heading: str) -> None:
    document, found = claims(f"قصفت القوات النخيلية سدرة أمس.\n***\n{heading}\nقصفت القوات النخيلية نرجسة أمس.")
    assert [words(document, claim.attribution.source) for claim in found] == [None, None]
