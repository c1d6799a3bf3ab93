"""The chance that a claim is right: plain features, weights from the codebook, the same in every run; what is unlikely is set aside."""

import datetime as dt

import pytest
from msgspec import structs

from khabar import pipeline
from khabar.codebook import CodebookError, load
from khabar.codebook.confidence import read_confidence
from khabar.codebook.types import Confidence
from khabar.model import Attribution, Claim, DateRange, Document, Filler, Location, Span, Tone, Trace
from khabar.resolve.claims import LENIENT, OF_SHORT
from khabar.resolve.confidence import Surroundings, chance, features

SPAN = Span(300, 420)
PLAIN = Claim(id="c1", key="k", type="strike", mode=None, status="occurred", evidence=(SPAN,), trace=Trace("strike/verb-verb"))
DAY = dt.date(2024, 3, 14)
BARE = {"no_actor", "no_target", "no_place", "no_date", "alone", "few_claims", "type_strike", "rule_verb_verb"}
TONES = (
    Tone(Span(0, 20), 4, {"abstract": 2}),
    *(Tone(Span(at, at + 20), 20, {}) for at in (30, 60)),
    Tone(SPAN, 20, {"force": 2, "conflict": 5}),
)


@pytest.fixture(scope="module")
def codebook():
    return load(world=True)


def weighed(codebook, claim, tones=(), length=1500, others=()):
    return features(Surroundings(Document("x", "." * length, published=DAY), 20, tones, (claim, *others), codebook.types))[0]


@pytest.mark.parametrize(
    ("changes", "more", "less"),
    [
        ({}, set(), set()),
        ({"trace": Trace("strike/noun-event")}, {"rule_noun_event"}, {"rule_verb_verb"}),
        ({"trace": Trace("strike/verb-verb", manner=frozenset({"present"}))}, {"told_present"}, set()),
        ({"date": DateRange(DAY - dt.timedelta(90), DAY - dt.timedelta(90), "date in full", 1)}, {"old"}, {"no_date"}),
        ({"actor": Filler(SPAN, "iq-army")}, {"known_actor"}, {"no_actor"}),
        ({"date": DateRange(DAY, DAY + dt.timedelta(2), "date in full", 2)}, {"days"}, {"no_date"}),
        ({"place": Filler(SPAN), "location": Location("x", 33.0, 44.0, 1)}, {"exact"}, {"no_place"}),
        ({"type": "threat", "status": "planned"}, {"wider", "wider_no_actor", "wider_document_conflict", "not_occurred", "type_threat"},
         {"type_strike"}),
        ({"attribution": Attribution(Filler(SPAN))}, {"source"}, set()),
        ({"evidence": (Span(0, 15), Span(300, 320))}, {"several", "lead", "headline", "short_evidence"}, set()),
    ],
)  # fmt: skip
def test_features(codebook, changes, more, less):
    assert weighed(codebook, structs.replace(PLAIN, **changes)).keys() == (BARE | more) - less


def test_words_of_the_document_and_of_the_sentence_are_counted_apart(codebook):
    found = weighed(codebook, PLAIN, TONES)
    near = {"near_force", "near_conflict"}
    assert found.keys() - BARE == {"document_abstract", "document_force", "document_conflict", *near}
    assert found["near_conflict"] > found["document_conflict"] > found["document_force"] > 0


def test_the_other_claims_count(codebook):
    others = tuple(structs.replace(PLAIN, id=f"c{n}", country="SY") for n in range(2, 9))
    found = weighed(codebook, structs.replace(PLAIN, country="IQ"), others=others)
    assert found.keys() - BARE == {"many_claims", "of_one_type", "elsewhere"}
    assert not found.keys() & {"alone", "few_claims"}
    assert "very_few_claims" in weighed(codebook, PLAIN, length=9000)


def test_a_chance_lies_between_nought_and_one():
    weights = Confidence(0.0, 0.4, {"source": 1.0, "several": 1.0})
    assert chance({}, weights) == 0.5
    assert 0.5 < chance({"source": 1.0}, weights) < chance({"source": 1.0, "several": 1.0}, weights) < 1
    assert chance({"unheard_of": 1.0}, weights) == 0.5


RAID = "قصفت الطائرات الحربية معسكرا قرب الموصل فجر اليوم وقتل ثلاثة مسلحين."


def strictly(codebook):
    """The codebook by which every claim is unlikely."""
    return structs.replace(codebook, digest="strict", confidence=structs.replace(codebook.confidence, least=1.0))


def test_more_is_asked_of_a_text_of_a_sentence(codebook):
    document = Document("x", RAID, published=DAY)
    (claim,) = pipeline.code(document, codebook).claims
    for least, told in ((claim.confidence - 0.001, 0), (claim.confidence / OF_SHORT - 0.001, 1), (0.0, 1)):
        strict = structs.replace(codebook, digest=f"{least}", confidence=structs.replace(codebook.confidence, least=least))
        assert len(pipeline.code(document, strict).claims) == told


def test_less_is_asked_of_what_is_not_told_as_done(codebook):
    document = Document("x", "نفى الجيش قصف معسكر قرب الموصل فجر اليوم.", published=DAY)
    (claim,) = pipeline.code(document, codebook).claims
    assert claim.status == "denied"
    for least, told in ((claim.confidence + 0.001, 1), (claim.confidence / LENIENT + 0.001, 0)):
        strict = structs.replace(codebook, digest=f"denied {least}", confidence=structs.replace(codebook.confidence, least=least))
        assert len(pipeline.code(document, strict).claims) == told


def test_what_is_unlikely_is_kept_apart_and_loses_nothing(codebook):
    document = Document("x", RAID + " وقال شهود إنهم سمعوا دوي الانفجارات في أحياء المدينة." * 8, published=DAY)
    told = pipeline.code(document, codebook)
    strict = strictly(codebook)
    doubted = pipeline.code(document, strict)
    assert told.claims
    assert not told.set_aside
    assert not doubted.claims
    assert [claim.target for claim in doubted.set_aside] == [claim.target for claim in told.claims]
    assert [claim.id for claim in doubted.set_aside] == [f"s{n}" for n in range(1, len(told.claims) + 1)]


def test_a_match_report_full_of_other_things_tells_no_tallies(codebook):
    text = "خسر الفريق المباراة وسجل المنتخب هدفين. " * 30
    assert not pipeline.code(Document("x", f"{text}ولقي ثلاثة مشجعين مصرعهم في حادث. {text}", published=DAY), codebook).tallies


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bias: high\nleast: 0.4\nweights: {}\n", "1: bias must be a number"),
        ("bias: 0.1\nleast: 1.4\nweights: {}\n", "2: least must be between 0.0 and 1.0"),
        ("bias: 0.1\nleast: 0.4\nweights: []\n", "3: weights must be a mapping"),
        ("bias: 0.1\nleast: 0.4\nweights: {several: yes}\n", "several must be a number"),
        ("bias: 0.1\nweights: {}\n", "the key 'least' is missing"),
    ],
)
def test_broken_weights_are_refused(tmp_path, text, message):
    path = tmp_path / "confidence.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        read_confidence(path, tmp_path)
