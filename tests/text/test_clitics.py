import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text import Peeled, bare_start, fold, fold_word, peel, reassemble, words

FORMS = st.text(st.sampled_from("وفبلكسايتنهمعدقره"), min_size=0, max_size=9)


def parts(word: str) -> list[str]:
    """Show each split as conjunction+preposition+ال+stem+pronoun."""
    return ["+".join(filter(None, (p.conjunction, p.preposition, "ال" * p.article, p.stem, p.pronoun))) for p in peel(fold_word(word))]


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("والقاعدة", "و+ال+قاعده"),
        ("بالقاعدة", "ب+ال+قاعده"),
        ("وبالقاعدة", "و+ب+ال+قاعده"),
        ("كالقاعدة", "ك+ال+قاعده"),
        ("فالقوات", "ف+ال+قوات"),
        ("للقوات", "ل+ال+قوات"),
        ("وللقوات", "و+ل+ال+قوات"),
        ("للجنة", "ل+ال+لجنه"),
        ("لالتزام", "ل+التزام"),
        ("سيقصف", "س+يقصف"),
        ("وستقصف", "و+س+تقصف"),
        ("قاعدتها", "قاعده+ها"),
        ("قواتهم", "قوات+هم"),
        ("بطائراتهما", "ب+طايرات+هما"),
        ("وقواته", "و+قوات+ه"),
        ("قصفوا", "قصفوا"),
        ("وقصفوا", "و+قصفوا"),
        ("بلادنا", "بلاد+نا"),
        ("أبلغني", "ابلغ+ني"),
        ("لها", "لها"),
        ("بها", "بها"),
        ("وهو", "و+هو"),
        ("وفي", "و+في"),
        ("استيلائهم", "استيلاء+هم"),
        ("حلفاؤها", "حلفاء+ها"),
    ],
)
def test_possible_splits(word: str, split: str) -> None:
    assert split in parts(word)


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("لالتزام", "ل+ال+تزام"),
        ("سلاح", "س+لاح"),
        ("سيد", "س+يد"),
        ("القاعدتها", "ال+قاعده+ها"),
        ("ولي", "و+ل+ي"),
        ("قصفوا", "قصف+وا"),
    ],
)
def test_impossible_splits(word: str, split: str) -> None:
    assert split not in parts(word)


def test_order_is_from_likely_to_less_likely() -> None:
    assert parts("والقاعدة")[:3] == ["والقاعده", "و+القاعده", "و+ال+قاعده"]
    assert parts("قاعدتها") == ["قاعدتها", "قاعدت+ها", "قاعده+ها"]


@given(FORMS)
def test_each_split_reassembles(form: str) -> None:
    found = peel(form)
    assert found[0] == Peeled("", "", False, form, "", "")
    assert len(found) <= 12
    assert len(set(map(repr, found))) == len(found)
    for peeled in found:
        assert form in reassemble(peeled)
        assert len(peeled.stem) >= 2 or peeled is found[0]
        assert peeled.lead.startswith(peeled.conjunction + peeled.preposition)
        assert not (peeled.article and peeled.pronoun)


@pytest.mark.parametrize(
    ("text", "stem", "rest"),
    [
        ("بطائرتين", "طايرتين", "طائرتين"),
        ("وَبِالقاعدة", "قاعده", "القاعدة"),
        ("وللقوات", "قوات", "للقوات"),
        ("وَلَـقاعدةٍ", "قاعده", "قاعدةٍ"),
        ("قال وسيقصف", "يقصف", "يقصف"),
        ("ﻟﻼﺟﺊ", "لاجي", "ﻼﺟﺊ"),
        ("القاعدة", "قاعده", "القاعدة"),
    ],
)
def test_bare_start(text: str, stem: str, rest: str) -> None:
    word = words(fold(text))[-1]
    peeled = next(p for p in peel(word.form) if p.stem == stem)
    start = bare_start(text, word, peeled)
    assert text[start : word.end] == rest or (peeled.article and peeled.preposition == "ل" and text[word.start :] == text[start:])
