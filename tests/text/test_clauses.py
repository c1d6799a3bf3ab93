import pytest
from hypothesis import given
from text.written import ANY

from khabar.text import clauses, fold, words


def split(text: str) -> list[str]:
    found = words(fold(text))
    return [text[found[first].start : found[last - 1].end] for first, last in clauses(found, 0, len(found))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قتل جندي، وأصيب آخر", ["قتل جندي،", "وأصيب آخر"]),
        ("قال: قتل جندي؛ وزاد", ["قال:", "قتل جندي؛", "وزاد"]),
        ("السهل.. قتل جندي", ["السهل..", "قتل جندي"]),
        ("وقال التنظيم -في بيان- إنه", ["وقال التنظيم -", "في بيان-", "إنه"]),
        ("وقال الوزير – أمس – إنه", ["وقال الوزير –", "أمس –", "إنه"]),
        ("وقال ـ أمس ـ إنه", ["وقال ـ", "أمس ـ", "إنه"]),
        ("طائرة إف-16 عند 12:30", ["طائرة إف-16 عند 12:30"]),
        ("قتل 46,900 شخص", ["قتل 46,900 شخص"]),
        ("قتل،وأصيب", ["قتل،", "وأصيب"]),
        ("- قتل", ["- قتل"]),
        ("،،", ["،،"]),
        ("قتل جندي.", ["قتل جندي."]),
        ("", []),
    ],
)
def test_splits(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(ANY)
def test_clauses_cover_the_range(text: str) -> None:
    found = words(fold(text))
    first, last = min(1, len(found)), len(found)
    ranges = clauses(found, first, last)
    assert [at for start, end in ranges for at in range(start, end)] == list(range(first, last))
