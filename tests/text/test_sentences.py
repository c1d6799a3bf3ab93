import pytest
from hypothesis import given
from text.written import ANY

from khabar.text import fold, sentences, words
from khabar.text.sentences import LONGEST


def split(text: str) -> list[str]:
    found = words(fold(text))
    return [text[found[first].start : found[last - 1].end].strip() for first, last in sentences(found)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قتل جندي. أصيب آخر.", ["قتل جندي.", "أصيب آخر."]),
        ("قتل جندي.أصيب آخر", ["قتل جندي.", "أصيب آخر"]),
        ("بلغ 3.5 ملايين. وزاد", ["بلغ 3.5 ملايين.", "وزاد"]),
        ("قال ج. أ. سالم أمس. وزاد", ["قال ج. أ. سالم أمس.", "وزاد"]),
        ("قال J. R. Smith أمس", ["قال J. R. Smith أمس"]),
        ("وقع عام 2014. وزاد", ["وقع عام 2014.", "وزاد"]),
        ("وقع عام 2014 م. وزاد", ["وقع عام 2014 م.", "وزاد"]),
        ("1. قتل جندي", ["1. قتل جندي"]),
        ("السهل.. قتل جنديين", ["السهل.. قتل جنديين"]),
        ("من قتله... لا أحد", ["من قتله...", "لا أحد"]),
        ("من قتله… لا أحد", ["من قتله…", "لا أحد"]),
        ("من؟! لا أحد", ["من؟!", "لا أحد"]),
        ("عنوان\nنص أول\r\n\r\nنص ثان", ["عنوان", "نص أول", "نص ثان"]),
        ("قال «انتهى.» وزاد", ["قال «انتهى.»", "وزاد"]),
        ('قال "انتهى." وزاد "بدأ."', ['قال "انتهى."', 'وزاد "بدأ."']),
        ('قال شيئا. "بدأ" أمس', ["قال شيئا.", '"بدأ" أمس']),
        ("(انتهى.) وزاد", ["(انتهى.)", "وزاد"]),
        ("قتل (نادر. س) أمس. وزاد", ["قتل (نادر. س) أمس.", "وزاد"]),
        ("قتل جندي (...) وأصيب آخر. وزاد", ["قتل جندي (...) وأصيب آخر.", "وزاد"]),
        ("قتل جندي […] وأصيب آخر. وزاد", ["قتل جندي […] وأصيب آخر.", "وزاد"]),
        ("موقع example.com قال", ["موقع example.com قال"]),
        ("صورة السهل.jpg هنا", ["صورة السهل.jpg هنا"]),
        ("وقالت بي.بي.سي إنه", ["وقالت بي.بي.سي إنه"]),
        ("\n\nقال", ["قال"]),
    ],
)
def test_splits(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(ANY)
def test_sentences_cover_the_words(text: str) -> None:
    found = words(fold(text))
    ranges = sentences(found)
    assert [at for first, last in ranges for at in range(first, last)] == list(range(len(found)))
    assert all(first < last for first, last in ranges)


def test_long_runs_of_marks_take_linear_time() -> None:
    found = words(fold("." * 50_000 + "\n" * 50_000))
    assert sentences(found) == [(0, 100_000)]


def test_what_goes_on_without_an_end_is_cut() -> None:
    found = words(fold("قصفت " * (2 * LONGEST + 5)))
    assert [last - first for first, last in sentences(found)] == [LONGEST, LONGEST, 5]
