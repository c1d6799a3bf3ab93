"""Words that a person marked are looked up as fully as those that khabar finds: inside longer names, shortened, by what holds them."""

import datetime as dt

import pytest

from khabar.codebook import load
from khabar.model import Attribution, Claim, Coded, Document, Filler, Span, Trace
from khabar.pipeline import ground


@pytest.fixture(scope="module")
def codebook():
    return load(world=True)


def grounded(codebook, text, country="XA", **marked):
    """The claim of a text in which these words are marked, the last of their occurrences."""
    fillers = {}
    for role, words in marked.items():
        start = text.rindex(words)
        fillers[role] = Filler(Span(start, start + len(words)))
    claim = Claim(
        id="c1", key="k", type="strike", mode=None, status="occurred", evidence=(Span(0, len(text)),), country=country,
        attribution=Attribution(), trace=Trace("coded"), **fillers,
    )  # fmt: skip
    coded = Coded(Document("d", text, "nida", dt.date(2024, 3, 14)), (claim,), ())
    return ground(coded, codebook).claims[0]


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("تعرض مطار مرجانة الدولي لقصف في مرجانة", "مرجانة", "marjana"),
        ("قصفت طائرات مطار مرجانة الدولي", "مرجانة", "marjana"),  # inside a longer name
        ("قصف استهدف مستشفى سدرة", "سدرة", "sidra"),
    ],
)
def test_a_place_inside_a_longer_name_is_found(codebook, text, words, place):
    claim = grounded(codebook, text, place=words)
    assert claim.place.concept == place
    assert claim.location.place == place


def test_a_body_that_its_document_names_in_full_is_that_one(codebook):
    text = "قال التحالف الإقليمي إن عمليته مستمرة. ثم أغارت طائرات التحالف على سدرة"
    assert grounded(codebook, text, actor="التحالف").actor.concept == "regional-coalition"
    assert grounded(codebook, text, actor="طائرات التحالف").actor.concept == "regional-coalition"


def test_a_short_name_of_nobody_named_stays_open(codebook):
    assert grounded(codebook, "ثم أغارت طائرات التحالف على سدرة", actor="طائرات التحالف").actor.concept is None


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("سقطت قذائف على قرية الزيزفونة في محافظة السهل", "sahl"),  # behind it
        ("سقطت قذائف في محافظة الهضبة على بيوت قرية الزيزفونة", "hadba"),  # ahead of it
        ("سقطت قذائف من محافظة الهضبة على بيوت قرية الزيزفونة", None),  # where they came from
        ("سقطت قذائف على سدرة وقرية الزيزفونة", None),  # one of a list
    ],
)
def test_a_site_that_no_list_knows_lies_in_what_is_told_to_hold_it(codebook, text, around):
    location = grounded(codebook, text, place="قرية الزيزفونة").location
    assert (None if location is None else location.around) == around


def test_no_place_of_another_country_is_meant(codebook):
    text = "سقطت قذائف أطلقت من الداخل على مينا البحر"
    assert grounded(codebook, text, country="XB", place="مينا البحر").location.place == "mina-bahr"
    elsewhere = grounded(codebook, text, country="XA", place="مينا البحر", target="مينا البحر")
    assert elsewhere.location is None
    assert elsewhere.target.concept is None


def test_a_place_in_the_name_of_a_person_is_not_who_that_is(codebook):
    assert grounded(codebook, "قتل المسلحون شهلان سدرة", target="شهلان سدرة").target.concept is None
    assert grounded(codebook, "قصفت طائرات أحياء في سدرة", target="أحياء في سدرة").target.concept == "sidra"


def test_whose_a_site_is_does_not_change_with_where_it_is(codebook):
    assert grounded(codebook, "هدد بقصف القواعد النخيلية في الساحل", target="القواعد النخيلية في الساحل").target.concept == "nakhil"


def test_words_are_looked_up_whatever_else_their_document_tells(codebook):
    assert grounded(codebook, "الجيش النخيلي", actor="الجيش النخيلي").actor.concept == "nakhil-forces"


def test_who_marks_a_place_vouches_for_a_name_that_is_also_a_word(tmp_path):
    own = tmp_path / "concepts"
    own.mkdir()
    place = "{id: nawras, en: Nawras, kind: town, country: XA, lat: 10, lon: -30, ar: {name: النورس, needs: [مدن]}}"
    (own / "places.yaml").write_text(f"places:\n  - {place}\n", encoding="utf-8")
    codebook = load([tmp_path], world=True)
    text = "سقطت قذائف على منطقة النورس"
    assert grounded(codebook, text, place="منطقة النورس").place.concept == "nawras"
    assert grounded(codebook, text, place="النورس").place.concept == "nawras"
    assert grounded(codebook, text, target="النورس").target.concept is None
    assert grounded(codebook, "سقطت قذائف على شارع النورس", place="شارع النورس").place.concept is None
