import pytest
from hypothesis import given
from text.written import ANY

from khabar.text import fold, words


def split(text: str) -> list[str]:
    return [word.form for word in words(fold(text))]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قال مصدر، أمس.", ["قال", "مصدر", "،", "امس", "."]),
        ("و2500 جندي", ["و", "2500", "جندي"]),
        ("الـ22", ["ال", "22"]),
        ("46,900 و3.5 و7326.", ["46,900", "و", "3.5", "و", "7326", "."]),
        ("٤٦٬٩٠٠ و٣٫٥", ["46,900", "و", "3.5"]),
        ("إف-16", ["اف", "-", "16"]),
        ("#غزة_اليوم", ["#", "غزه", "اليوم"]),
        ("في #غزة_اليوم # 3_4", ["في", "غزه", "اليوم", "#", "3", "_", "4"]),
        ("50%", ["50", "%"]),
        ("كلمة.كلمة", ["كلمه", ".", "كلمه"]),
        ("سطر\r\nسطر\rسطر\nسطر", ["سطر", "\n", "سطر", "\n", "سطر", "\n", "سطر"]),
        ('بـ"راديو"', ["ب", '"', "راديو", '"']),
        ("كم² و½", ["كم", "²", "و", "½"]),
        ("", []),
        ("\u064b\u200f", []),
        (" \u00a0 ", []),
    ],
)
def test_splits(text: str, forms: list[str]) -> None:
    assert split(text) == forms


def test_kinds() -> None:
    assert [word.kind for word in words(fold("قُتل 3.5 ؟\n"))] == ["word", "number", "mark", "mark"]


def test_offsets_survive_windows_line_ends_and_bom() -> None:
    text = "\ufeffقُتِلَ\r\nثلاثة"
    assert [text[word.start : word.end] for word in words(fold(text))] == ["قُتِلَ", "\n", "ثلاثة"]


@given(ANY)
def test_words_quote_the_original_in_order(text: str) -> None:
    end = 0
    for word in words(fold(text)):
        assert end <= word.start < word.end <= len(text)
        end = word.end
        quoted = fold(text[word.start : word.end]).text
        assert quoted.replace("\r", "\n") == word.form
        assert word.kind in ("word", "number", "mark")


@given(ANY)
def test_words_leave_out_only_spaces(text: str) -> None:
    folded = fold(text)
    lines = folded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = "".join(word.form for word in words(folded))
    assert kept == "\n".join("".join(line.split()) for line in lines)
