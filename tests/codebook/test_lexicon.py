"""The memory of the words met: what is forgotten is looked up again, and reads the same."""

import pytest

from khabar.codebook import Lexicon, lexicon, load

FORMS = ("قصفت", "والطائرات", "بصواريخ", "الجيش", "قريه", "زعبلوط", "مباراه")


@pytest.fixture(scope="module")
def codebook():
    return load(world=True)


def test_a_word_is_looked_up_once(codebook):
    words = Lexicon(codebook)
    assert all(words.read(form) is words.read(form) for form in FORMS)


def test_words_not_met_for_long_are_forgotten_and_read_the_same(codebook, monkeypatch):
    full = [Lexicon(codebook).read(form) for form in FORMS]
    monkeypatch.setattr(lexicon, "REMEMBERED", 2)
    words = Lexicon(codebook)
    assert [words.read(form) for form in (*FORMS, *FORMS)] == [*full, *full]
    first = words.read(FORMS[0])
    for form in FORMS[1:]:
        words.read(form)
    assert words.read(FORMS[0]) is not first


def test_words_met_again_are_kept(codebook, monkeypatch):
    monkeypatch.setattr(lexicon, "REMEMBERED", 2)
    words = Lexicon(codebook)
    first = words.read(FORMS[0])
    for form in FORMS[1:]:
        words.read(form)
        assert words.read(FORMS[0]) is first
