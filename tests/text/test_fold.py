from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.written import ANY

from khabar.text import fold, fold_word, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُصيبَ", "اصيب"),
        ("المســيّرة", "المسيره"),
        ("مسؤول شؤون مبادئ", "مسوول شوون مبادي"),
        ("على آبار إلى ٱلبحر", "علي ابار الي البحر"),
        ("کرکوک ایران گاز", "كركوك ايران كاز"),
        ("٢٨ و۱۴ و٣٫٥ و٤٦٬٩٠٠ و٥٠٪", "28 و14 و3.5 و46,900 و50%"),
        ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
        ("ﻻ ﷲ ٥٠٠﷼", "لا الله 500ريال"),
        ("من\u00a0قبل\u2003كان\tبعد", "من قبل كان بعد"),
        ("\ufeff\u200fقال\u202c\u200b\u00ad", "قال"),
        ("سطر\r\nسطر\u2028سطر", "سطر\r\nسطر\nسطر"),
        ("الجيش ـ السابق ـ قال لـ الناس", "الجيش - السابق - قال ل الناس"),
        ("ا\u0654ب و\u0654ب", "اب وب"),
        ("", ""),
        ("\u064b\u0640\u064b", ""),
        ("plain Latin é", "plain Latin é"),
    ],
)
def test_folds(written: str, folded: str) -> None:
    assert fold(written).text == folded
    assert fold_word(written) == folded


@pytest.mark.parametrize(
    ("written", "part", "quoted"),
    [
        ("قُتِلَ ثلاثةٌ أمسِ", "قتل", "قُتِلَ"),
        ("قُتِلَ ثلاثةٌ أمسِ", "ثلاثه", "ثلاثةٌ"),
        ("قُتِلَ ثلاثةٌ أمسِ", "امس", "أمسِ"),
        ("لـ\u200fصحيفة", "ل", "لـ"),
        ("قال\u200f\u202c ثم", "قال", "قال"),
        ("قال\u200f\u064e\u202c ثم", "قال", "قال\u200f\u064e"),
        ("بﻼَد", "ب", "ب"),
        ("بﻼَد", "ل", "ﻼَ"),
        ("بﻼَد", "ا", "ﻼَ"),
        ("بﻼَد", "لاد", "ﻼَد"),
        ("بﻼَد", "د", "د"),
        ("\u064bقال", "قال", "قال"),
        ("هنا ـــ قال", "-", "ـــ"),
        ("هنا\n\u064bقال", "\n", "\n"),
    ],
)
def test_span_leads_back(written: str, part: str, quoted: str) -> None:
    folded = fold(written)
    start = folded.text.index(part)
    first, last = folded.span(start, start + len(part))
    assert written[first:last] == quoted


def test_empty_spans_and_errors() -> None:
    folded = fold("قُتل")
    assert folded.span(0, 0) == (0, 0)
    assert folded.span(1, 1) == (2, 2)
    assert folded.span(3, 3) == (4, 4)
    for start, end in ((0, 4), (-1, 2), (2, 1)):
        with pytest.raises(IndexError):
            folded.span(start, end)
    assert fold("قتل").span(1, 1) == (1, 1)
    assert fold("\u064b").span(0, 0) == (1, 1)


@given(ANY)
def test_folding_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    assert fold_word(text) == folded.text


@given(ANY, st.data())
def test_span_quotes_what_folds_to_the_stretch(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    end = data.draw(st.integers(0, len(folded.text)))
    start = data.draw(st.integers(0, end))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert (first == last) == (start == end)
    quoted = fold("ا" + text[first:last] + "ا").text[1:-1]  # between letters, so that no tatweel stands alone
    assert folded.text[start:end].replace("-", "") in quoted.replace("-", "")


@given(ANY)
def test_spans_of_single_letters_are_in_order(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    for (first, last), (then, end) in pairwise(spans):
        assert last <= then or (first, last) == (then, end) or first == then  # the parts of one expanded letter share a span


@given(ANY)
def test_words_agree_with_span(text: str) -> None:
    folded = fold(text)
    assert len({(word.start, word.end) for word in words(folded)}) == len(words(folded))
    letters = folded.text.replace("\r\n", " \n").replace("\r", "\n")
    at = 0
    for word in words(folded):
        at = letters.index(word.form, at)
        assert folded.span(at, at + len(word.form)) == (word.start, word.end)
        at += len(word.form)
