"""Words that name no concept find events, claims and tallies alike, on either database."""

import pytest
from arriving import received
from stamps import stamp

from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ledger.asking import facet_of
from khabar.ledger.filters import Filter, find_claims, find_events, find_tallies
from khabar.ledger.meant import cause_of, unknown
from khabar.ledger.queries.readings import claims_behind
from khabar.ledger.schema import event_claims

ARTICLES = [
    received("w-1", "fanar", 14, "قصف ثوار الوادي مستودع الأخشاب القديم في مدينة مرجانة أمس الأربعاء وقتل ثلاثة جنود."),
    received("w-2", "mina", 15, "قال محافظ الوادي إن ثوار الوادى قصفوا مدينة مرجانة أمس الخميس وقتل خمسة جنود."),
    received("w-3", "marsa", 16, "قالت القوات الساحلية إن ثوار الجبل شنوا هجومين بين 12 و14 مارس."),
    received("w-4", "fanar", 16, "قصفت كتائب الفجر قاعدة النخلة الجوية بطائرة مسيرة أمس الجمعة وقتل ثلاثة جنود."),
]
WORDS = [
    ("actor", "ثوار الوادي", {"w-1", "w-2"}),
    ("actor", "ثوّار الوادى", {"w-1", "w-2"}),
    ("target", "مستودع الأخشاب القديم", {"w-1"}),
    ("target", "مستودع الاخشاب القديم", {"w-1"}),
    ("source", "محافظ الوادي", {"w-2"}),
    ("source", "source:محافظ الوادي", {"w-2"}),
    ("source", "محافظ الوادى", {"w-2"}),
]


@pytest.fixture
def filled(database, book):
    Recorder(database, stamp).record(ARTICLES)
    relink(database, book, stamp)
    with database.reading() as connection:
        yield connection


@pytest.mark.parametrize(("name", "value", "articles"), WORDS)
def test_events_and_claims_are_found_by_the_words_of_a_text(filled, book, name, value, articles):
    wanted = Filter(facets=(facet_of(book, name, value),))
    assert unknown(filled, book, [(name, value)]) == unknown(filled, book, [(name, value)], "claims") == []
    claims = [row.ref for row in find_claims(filled, wanted, None).rows]
    assert {ref.partition("#")[0] for ref in claims} == articles
    assert [ref for _, ref in claims_behind(filled, wanted, 50).refs] == claims
    told = dict(filled.execute(event_claims.select()).all())
    assert {row.event_id for row in find_events(filled, wanted, None).rows} == {told[ref] for ref in claims}


def test_words_that_nothing_has_are_refused_everywhere(filled, book):
    for name in ("actor", "target", "source", "place", "weapon"):
        for among in ("events", "claims", "tallies"):
            assert [one.given for one in unknown(filled, book, [(name, "غواصة زرقاء")], among)] == ["غواصة زرقاء"]


def test_words_of_tallies_alone_are_no_words_of_events(filled, book):
    [row] = find_tallies(filled, Filter(facets=(("actor", "ثوار الجبل"),)), None).rows
    assert row.doc_id == "w-3"
    assert unknown(filled, book, [("actor", "ثوار الجبل")], "tallies") == []
    assert [one.name for one in unknown(filled, book, [("actor", "ثوار الجبل")])] == ["actor"]


def test_what_events_have_and_claims_have_not_is_told_as_that(filled, book):
    [problem] = unknown(filled, book, [("source", "outlet:fanar")], "claims")
    assert cause_of(problem) == "no claim has the source 'outlet:fanar'; there are events that do"


def test_a_source_goes_by_any_of_its_names(filled, book):
    concept = next(one for one in book.concepts.values() if one.group == "actor")
    assert facet_of(book, "source", concept.en) == facet_of(book, "source", concept.ar) == ("source", concept.id)


def test_a_claim_is_found_by_what_its_actor_belongs_to_and_its_place_lies_in(filled, book):
    from khabar.link.kinship import Kinship

    kinship = Kinship(book)
    for name, column in (("actor", "dawn-brigades"), ("place", "marjana")):
        above = kinship.lineage(column)
        for one in above & book.concepts.keys():
            wanted = Filter(facets=((name, one),))
            rows = find_claims(filled, wanted, None, 0, kinship.within(wanted.facets)).rows
            assert rows, (name, one)


def test_names_that_are_hardly_like_what_was_written_are_not_offered(filled, book):
    [problem] = unknown(filled, book, [("actor", "Fawn Wrigglers")])
    assert problem.near == ()
