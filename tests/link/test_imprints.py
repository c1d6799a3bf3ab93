"""The compact form of an article keeps its words apart, tells where they stand, and survives being stored."""

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from press import RAID, article

from khabar.link.origins.imprints import Imprint, Places, fingerprints, hashes_of, imprint
from khabar.model import Document, Span


def test_spelling_that_folding_takes_away_makes_no_difference():
    plain, pointed = imprint(article("a", "احترقت مدرسة")), imprint(article("b", "إحترقَت  مدرسه!"))
    assert hashes_of(plain) == hashes_of(pointed)
    assert len(hashes_of(plain)) == 2


def test_words_are_found_again_by_their_place_in_the_text():
    document = article("a", "قُتل  ثلاثة «أشخاص» في سدرة.")
    places = Places(imprint(document))
    start = document.text.index("أشخاص")
    assert places.words(Span(start, start + 5)) == range(2, 3)
    assert document.quote(places.span(range(2, 3))).startswith("أشخاص")
    assert document.quote(places.span(range(4, 5))) == "سدرة."


@given(st.lists(st.tuples(st.integers(0, 900), st.text("ابتثجحخ", min_size=1, max_size=300)), max_size=6))
def test_every_word_of_any_text_begins_where_the_imprint_says(parts):
    text = "".join(" " * (gap + 1) + word for gap, word in parts)
    document = Document("d", text)
    places, starts, at = Places(imprint(document)), [], 0
    for gap, word in parts:
        starts.append(at + gap + 1)
        at += gap + 1 + len(word)
    assert [places.span(places.words(Span(start, start + 1))).start for start in starts] == starts


def test_ten_words_in_common_share_a_fingerprint_wherever_they_stand():
    words = RAID.split()
    whole = fingerprints(imprint(article("a", RAID)))
    for start in range(len(words) - 10):
        part = "قالت صحيفة صباح اليوم " + " ".join(words[start : start + 10]) + " كما ذكر سكان في البلدة أمس"
        assert whole & fingerprints(imprint(article("b", part))), words[start]


def test_a_text_shorter_than_a_shingle_has_no_fingerprint():
    assert fingerprints(imprint(article("a", "خمس كلمات فقط هنا الآن"))) == frozenset()
    assert len(fingerprints(imprint(article("a", "ست كلمات فقط هنا الآن تماما")))) == 1


def test_an_imprint_is_stored_and_read_back():
    made = imprint(Document("a", RAID, "marsa", date(2024, 3, 14)), agency="reuters")
    assert msgspec.json.decode(msgspec.json.encode(made), type=Imprint) == made
    assert len(made.words) + len(made.steps) == 3 * len(hashes_of(made))


def test_what_is_undated_comes_after_all_that_is_dated():
    dated, undated = imprint(article("z", RAID)), imprint(Document("a", RAID))
    assert dated.rank < undated.rank
