"""Reports linked in one run, in several, one by one, coded anew and judged by persons: the same events, or those that were asked for."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import BOOK
from invented_reports import CODED, REPORTS, STRUCK, pages
from msgspec import structs

from khabar import pipeline
from khabar.ingest import read_coded
from khabar.link import Archive, Shelf, events_of_linked, link_again, link_pages
from khabar.link.archive.judging import judgements_of
from khabar.link.archive.pages import Page
from khabar.link.archive.succession import Former
from khabar.link.origins.copies import CopyIndex
from khabar.link.origins.passages import Match
from khabar.model import Judgement, Verdict


def shelf_of(made):
    shelf = Shelf()
    assert list(shelf.add_all(made)) == []
    return shelf


def former_of(events):
    return [Former(event.event_id, event.claims, event.aliases) for event in events]


def told(linked, kept=()):
    """All events after a run: those that were told, and those of before that no other took the place of."""
    events = {event.event_id: event for event in events_of_linked(linked, BOOK)}
    gone = {event.event_id for event in linked.replaced}
    return sorted([*events.values(), *(event for event in kept if event.event_id not in gone)], key=lambda event: min(event.claims))


def in_runs(portions, judgements=()):
    """The events after linking the first portion and adding the others one after the other, each with what the run before found copied."""
    made = list(portions[0])
    linked = link_pages(made, BOOK, judgements)
    events = told(linked)
    for portion in portions[1:]:
        archive = Archive(shelf_of(made), former_of(events), BOOK, judgements, linked.matches)
        linked = archive.add(portion)
        events = told(linked, events)
        made += portion
    return events


def plain(events):
    return [structs.replace(event, aliases=()) for event in events]


WHOLE = list(pipeline.link(pages(), BOOK))


def reprint(page):
    """The same article in another outlet."""
    doc_id = f"{page.doc_id}-again"
    refs = {one.ref: f"{doc_id}#{one.ref.rpartition('#')[2]}" for one in page.accounts}
    accounts = tuple(structs.replace(one, ref=refs[one.ref], key=f"{one.key}-again", doc_id=doc_id) for one in page.accounts)
    return structs.replace(page, doc_id=doc_id, accounts=accounts, imprint=structs.replace(page.imprint, doc_id=doc_id, outlet="reprints"))


def test_what_is_known_to_repeat_what_is_not_worked_out_again(monkeypatch):
    made = [*pages(), *map(reprint, pages())]
    linked = link_pages(made, BOOK)
    assert Match("b-1-again#c1", "b-1#c1", is_twin=True) in linked.matches
    with monkeypatch.context() as without:
        without.setattr(CopyIndex, "copies_of", None)
        archive = Archive(shelf_of(made), former_of(told(linked)), BOOK, (), linked.matches)
    assert archive.origins.origins() == dict(linked.origins)
    assert archive.add([]).matches == linked.matches


def test_the_reports_are_two_attacks_a_condemnation_and_no_more():
    assert sorted(event.claims for event in WHOLE) == [STRUCK, ("c-1#c2", "d-1#c1"), ("e-1#c1", "f-1#c1")]
    struck = WHOLE[0]
    assert struck.grade.name in ("contested", "denied")
    assert (struck.killed.low, struck.killed.high) == (3, 5)
    assert {outlet for share in struck.origins for outlet in share.outlets} == {"fanar", "mina", "marsa"}


def told_alike(order, cuts):
    """Whether the reports in an order, cut into portions, tell what they tell whole."""
    edges = [0, *sorted(cuts), len(order)]
    portions = [pages(*order[start:end]) for start, end in pairwise(edges)]
    return plain(in_runs(portions)) == plain(WHOLE)


ORDERS = st.permutations(range(len(REPORTS)))
CUTS = st.sets(st.integers(1, len(REPORTS) - 1))


@settings(max_examples=10)
@given(ORDERS, CUTS)
def test_any_order_in_any_portions_gives_the_same_events(order, cuts):
    assert told_alike(order, cuts)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(ORDERS, CUTS)
def test_many_orders_in_many_portions_give_the_same_events(order, cuts):
    assert told_alike(order, cuts)


def test_one_by_one_keeps_every_id_that_was_given_out():
    events, made, given_out = [], [], set()
    for number in reversed(range(len(REPORTS))):
        [page] = pages(number)
        linked = Archive(shelf_of(made), former_of(events), BOOK).add([page]) if made else link_pages([page], BOOK)
        events = told(linked, events)
        made.append(page)
        given_out |= {event.event_id for event in events}
    assert plain(events) == plain(WHOLE)
    assert given_out == {name for event in events for name in (event.event_id, *event.aliases)}


def test_a_document_named_again_changes_nothing():
    archive = Archive(shelf_of(pages()), former_of(WHOLE), BOOK)
    linked = archive.add(pages(1))
    assert told(linked, WHOLE) == WHOLE
    assert linked.clusters == []


def test_a_document_coded_anew_takes_the_place_of_the_old_one():
    [old] = pages(2)
    anew = Page(old.doc_id, old.accounts[1:], old.counts, old.imprint)
    linked = Archive(shelf_of(pages()), former_of(WHOLE), BOOK).add([anew])
    events = told(linked, WHOLE)
    assert plain(events) == plain(told(link_pages([*pages(0, 1, 3, 4, 5), anew], BOOK)))
    assert STRUCK[:2] in [event.claims for event in events]


def test_other_weights_link_everything_again_and_keep_the_ids():
    events = told(link_again(shelf_of(pages(0, 1, 2)), [Former("ev-old", STRUCK)], pages(3, 4, 5), BOOK, ()))
    assert plain(events) == plain(WHOLE)
    assert events[0].aliases == ("ev-old",)


def test_two_documents_under_one_id_are_told_whatever_their_order():
    first, second = pages(0), [structs.replace(pages(1)[0], doc_id="a-1")]
    results = [link_pages(made, BOOK) for made in (first + second, second + first)]
    assert [issue.kind for linked in results for issue in linked.issues] == ["repeated-id", "repeated-id"]
    assert results[0].clusters == results[1].clusters
    assert link_pages(first + first, BOOK).issues == ()


def judged(left, right, verdict):
    return Judgement(left, right, Verdict(verdict), "person:salma")


@pytest.mark.parametrize(
    ("judgements", "together", "apart"),
    [
        ([judged("a-1#c1", "b-1#c1", "different")], [], [("a-1#c1", "b-1#c1")]),
        ([judged("a-1#c1", "e-1#c1", "same")], [("a-1#c1", "e-1#c1")], []),
        ([judged("c-1#c1", "c-1#c2", "same")], [("c-1#c1", "c-1#c2")], []),
    ],
)
def test_a_person_outranks_the_model_in_one_run_and_in_several(judgements, together, apart):
    once = told(link_pages(pages(), BOOK, judgements))
    assert all(any({*pair} <= {*event.claims} for event in once) for pair in together)
    assert not any({*pair} <= {*event.claims} for event in once for pair in apart)
    assert plain(in_runs([pages(0), pages(1, 2), pages(3, 4, 5)], judgements)) == plain(once)
    later = Archive(shelf_of(pages()), former_of(WHOLE), BOOK).add([], judgements)
    assert plain(told(later, WHOLE)) == plain(once)


def test_a_judgement_survives_a_new_coding_and_an_orphan_is_told():
    judgements = [judged("a-1#c1", "b-1#c1", "different"), judged("a-1#c9", "b-1#c1", "same")]
    first = link_pages(pages(), BOOK, judgements)
    assert [issue.kind for issue in first.issues] == ["orphaned-judgement"]
    [old] = pages(0)
    [account] = old.accounts
    anew = Page(old.doc_id, (structs.replace(account, ref="a-1#c7", key="another"),), old.counts, old.imprint)
    kept = (*first.bound.judgements, *first.bound.orphaned)
    linked = Archive(shelf_of(pages()), former_of(told(first)), BOOK, kept).add([anew])
    assert ("a-1#c7", "b-1#c1") in [(one.left, one.right) for one in linked.bound.carried]
    assert not any({"a-1#c7", "b-1#c1"} <= {*event.claims} for event in told(linked))


def test_every_judgement_is_told_with_its_reasons():
    linked = link_pages(pages(), BOOK, [judged("a-1#c1", "b-1#c1", "unsure")])
    found = list(judgements_of(linked))
    assert found[0].judge == "person:salma"
    model = next(one for one in found if (one.left, one.right) == ("a-1#c1", "b-1#c1") and one.judge.startswith("model:"))
    assert model.score == pytest.approx(sum(reason.weight for reason in model.reasons), abs=0.1)


@pytest.mark.shared
def test_the_gold_in_two_runs_gives_what_it_gives_in_one(shared):
    from khabar import codebook

    book = codebook.load()
    records = [record for record in read_coded([str(shared / "gold")]) if record.coded is not None]
    made = [pipeline.page(record.coded, book, grounded=record.grounded) for record in records]
    whole = link_pages(made, book)
    first = link_pages(made[::2], book)
    before = former_of(events_of_linked(first, book))
    added = Archive(shelf_of(made[::2]), before, book).add(made[1::2])
    gone = {event.event_id for event in added.replaced}
    kept = [tuple(sorted(event.claims)) for event in before if event.event_id not in gone]
    assert sorted([*kept, *added.clusters]) == whole.clusters


def test_a_claim_is_never_lost():
    told_claims = sorted(f"{coded.document.doc_id}#{claim.id}" for coded in CODED for claim in coded.claims)
    assert sorted(ref for event in WHOLE for ref in event.claims) == told_claims
