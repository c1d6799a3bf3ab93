"""Ids of events outlive merging, parting, earlier claims and new codings, or it is told that they ended."""

from hypothesis import given
from hypothesis import strategies as st
from made_accounts import account

from khabar.link.archive.succession import Former, succession
from khabar.link.ids import event_id_of, order_of

REFS = [f"d{number}#c1" for number in range(8)]
ACCOUNTS = {ref: account(ref) for ref in REFS}


def named(ref):
    return event_id_of(ACCOUNTS[ref].key)


def events(*groups):
    """The id of the event of each claim, its earliest claim naming it."""
    return {ref: named(min(group)) for group in groups for ref in group}


def former(*refs, aliases=()):
    return Former(named(min(refs)), tuple(refs), tuple(aliases))


A, B, C, D = REFS[:4]


def test_of_two_that_are_joined_the_earlier_goes_on():
    found = succession([former(A), former(B, aliases=[named(C)]), former(C)], events([A, B, C]), ACCOUNTS)
    assert found.aliases == {named(A): tuple(sorted([named(B), named(C)]))}
    assert found.issues == ()


def test_an_event_that_is_parted_keeps_its_id_where_its_claim_is():
    assert succession([former(A, B)], events([A], [B]), ACCOUNTS).aliases == {}


def test_an_alias_follows_its_claim_and_comes_to_life_again():
    joined = former(A, B, C, aliases=[named(B), named(C)])
    found = succession([joined], events([A], [B, C]), ACCOUNTS)
    assert found.aliases == {named(B): (named(C),)}


def test_an_earlier_claim_takes_over_and_the_old_id_stays_known():
    assert succession([former(B)], events([A, B]), ACCOUNTS).aliases == {named(A): (named(B),)}


def test_a_claim_that_was_coded_anew_leaves_its_id_to_most_of_its_event():
    gone = Former("ev-gone", (A, B, C, D))
    found = succession([gone], events([B], [C, D]), ACCOUNTS)
    assert found.aliases == {named(C): ("ev-gone",)}


def test_an_event_with_no_claim_left_has_ended_and_is_told():
    found = succession([Former("ev-gone", ("x#c1",))], events([A]), ACCOUNTS)
    assert found.aliases == {}
    assert "ev-gone has ended" in found.issues[0].message


def test_claims_are_in_order_of_publication_then_number():
    late, early = account("a#c10"), account("a#c2")
    undated = account("0#c1", published=None)
    assert sorted([undated, late, early], key=order_of) == [early, late, undated]


PARTITIONS = st.lists(st.integers(0, 3), min_size=len(REFS), max_size=len(REFS))


def parted(labels):
    groups = {}
    for ref, label in zip(REFS, labels, strict=True):
        groups.setdefault(label, []).append(ref)
    return list(groups.values())


@given(st.lists(PARTITIONS, min_size=2, max_size=5))
def test_every_id_that_was_ever_given_out_leads_to_the_event_of_its_claim(history):
    known = [former(*group) for group in parted(history[0])]
    given_out = {event.event_id: event.claims[0] for event in known}
    for labels in history[1:]:
        groups = parted(labels)
        event_of = events(*groups)
        found = succession(known, event_of, ACCOUNTS)
        known = [former(*group, aliases=found.aliases.get(named(min(group)), ())) for group in groups]
        given_out |= {named(min(group)): min(group) for group in groups}
        now = {name: event.event_id for event in known for name in (event.event_id, *event.aliases)}
        assert {name: now.get(name) for name in given_out} == {name: event_of[ref] for name, ref in given_out.items()}
