"""What a speaker does besides, told by a participle behind his clause, in sentences of the invented country."""

import pytest
from invented import claims, words

TOLD = [
    ("demand", "قال وزير الدفاع النخيلي إن القصف مستمر، مطالبا الأمم المتحدة بالتدخل.", "وزير الدفاع النخيلي", "الأمم المتحدة"),
    ("demand", "دان المجلس النخيلي القصف داعيا الساحل إلى وقف الهجمات.", "المجلس النخيلي", "الساحل"),
    ("threat", "أعلنت جبهة السهل وقف المحادثات، متوعدة الساحل برد قاس.", "جبهة السهل", "الساحل"),
    ("rejection", "أكدت الحكومة النخيلية موقفها، رافضة شروط المتمردين.", "الحكومة النخيلية", "شروط المتمردين"),
]


@pytest.mark.parametrize(("kind", "text", "actor", "target"), TOLD)
def test_a_participle_tells_what_the_subject_does_besides(kind, text, actor, target):
    document, found = claims(text, kind)
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]
    assert [claim.attribution.source for claim in found] == [None]


NO_ACTS = [
    # the adjective of an indefinite noun, and who asks not to be named
    ("demand", "رفع المتظاهرون في سدرة شعارا مطالبا بالإصلاح."),
    ("rejection", "رفع المتظاهرون في سدرة لافتات رافضة للقرار النخيلي."),
    ("rejection", "قال مسؤول نخيلي إن القصف توقف، رافضا الكشف عن اسمه."),
]


@pytest.mark.parametrize(("kind", "text"), NO_ACTS)
def test_words_of_the_same_letters_tell_no_act(kind, text):
    _, found = claims(text, kind)
    assert not found
