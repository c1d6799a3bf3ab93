import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.written import ANY

from khabar.text import fold, quotations, words

QUOTED = st.one_of(ANY, st.text(st.sampled_from('قال  \n""\'«»“”‘’(:.'), max_size=30))


def read(text: str) -> list[tuple[str, int, bool]]:
    found = words(fold(text))
    return [(text[found[q.first].start : found[q.last - 1].end], q.depth, q.closed) for q in quotations(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «انتهى» أمس", [("«انتهى»", 0, True)]),
        ('قال "انتهى" و"بدأ"', [('"انتهى"', 0, True), ('"بدأ"', 0, True)]),
        ("قال “انتهى” أمس", [("“انتهى”", 0, True)]),
        ("من طراز “إف-16″ أمس", [("“إف-16″", 0, True)]),  # blogs write a closing mark behind a digit as a double prime
        ("قال 'انتهى' أمس", [("'انتهى'", 0, True)]),
        ('قال «إن "الجبهة" انتهت»', [('«إن "الجبهة" انتهت»', 0, True), ('"الجبهة"', 1, True)]),
        ("قال «إن «الجبهة» انتهت»", [("«إن «الجبهة» انتهت»", 0, True), ("«الجبهة»", 1, True)]),
        ('قال "إن "الجبهة" انتهت"', [('"إن "الجبهة" انتهت"', 0, True), ('"الجبهة"', 1, True)]),
        ('قال " انتهى " أمس " بدأ "', [('" انتهى "', 0, True), ('" بدأ "', 0, True)]),
        ('قال "انتهى "وزاد', [('"انتهى "', 0, True)]),
        ('قال "انتهى\nوزاد', [('"انتهى', 0, False)]),
        ("قال «انتهى\n«بدأ»", [("«انتهى", 0, False), ("«بدأ»", 0, True)]),
        ('قال «إن "الجبهة انتهت» أمس', [('«إن "الجبهة انتهت»', 0, True), ('"الجبهة انتهت', 1, False)]),
        ("ما يسمى بـ»الجبهة الأولى» أمس", [("»الجبهة الأولى»", 0, True)]),
        ("قال ”انتهى“ أمس", [("”انتهى“", 0, True)]),
        ("قال ”انتهى” أمس", [("”انتهى”", 0, True)]),
        ("انتهى» أمس", []),
        ('انتهى" أمس', []),
        ('قال" انتهى" أمس', [('" انتهى"', 0, True)]),
        ("قال “انتهى “.", [("“انتهى “", 0, True)]),
        ("قال «انتهى «أمس", [("«انتهى «", 0, True)]),
        ("قال «إن «الجبهة» انتهت", [("«إن «الجبهة» انتهت", 0, False), ("«الجبهة»", 1, True)]),
        ("Cote d'Ivoire وl’Orient", []),
        ('("انتهى")', [('"انتهى"', 0, True)]),
        ("", []),
    ],
)
def test_reads(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert read(text) == expected


@given(QUOTED)
def test_quotations_nest_within_a_paragraph(text: str) -> None:
    found = words(fold(text))
    read = quotations(found)
    assert [q.first for q in read] == sorted({q.first for q in read})
    for quotation in read:
        assert 0 <= quotation.first < quotation.last <= len(found)
        assert all(word.form != "\n" for word in found[quotation.first : quotation.last])
        around = [q for q in read if q.first < quotation.first < q.last]
        assert len(around) == quotation.depth
        assert all(quotation.last <= q.last for q in around)


def test_many_unclosed_marks_take_linear_time() -> None:
    found = words(fold("« " * 30_000 + "” " * 30_000))
    assert len(quotations(found)) == 15_000  # pairs that take turns; the rest are strays
