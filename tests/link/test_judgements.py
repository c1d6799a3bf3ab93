"""A person's judgement is data: it outlives a new coding, and where persons contradict each other it is told what was done."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_accounts import account, told
from msgspec import structs

from khabar.ingest.streams.opening import numbered_lines
from khabar.link.clusters.constraints import constraints_of
from khabar.link.clusters.judgements import anchor_of, bind, judgement_line, read_judgements
from khabar.model import Anchor, Judgement, Span, Verdict

GOOD = {"left": "a#c1", "right": "b#c1", "verdict": "same", "judge": "person:salma"}


def judged(left, right, verdict="same", judge="person:salma", **fields):
    return Judgement(left, right, Verdict(verdict), judge, **fields)


def lines(*rows):
    return [json.dumps(row).encode() for row in rows]


def test_what_was_written_is_read_back():
    anchor = Anchor("strike", (Span(3, 9),), (Span(4, 6),))
    judgement = judged("a#c1", "b#c1", left_key="k", left_anchor=anchor, right_anchor=anchor, note="one drone")
    read = read_judgements(numbered_lines([judgement_line(judgement)], "j.jsonl"))
    assert read.judgements == (judgement,)
    assert read.issues == ()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ({"verdict": "maybe"}, "verdict"),
        ({"left": "b#c1"}, "both sides are b#c1"),
        ({"left": "a"}, "no reference"),
        ({"judge": "salma"}, "neither person:NAME"),
        ({"judge": "person:"}, "neither person:NAME"),
        ({"verdit": "same"}, "verdit"),
        ({"score": "high"}, "score"),
        ({"reasons": [{"feature": "date"}]}, "text"),
    ],
)
def test_a_bad_line_is_told_and_the_next_is_read(spoil, says):
    read = read_judgements(numbered_lines([*lines(GOOD | spoil), b"\n", b"{broken\n", *lines(GOOD)], "j.jsonl"))
    assert says in read.issues[0].message
    assert [issue.where for issue in read.issues] == ["j.jsonl:1", "j.jsonl:3"]
    assert len(read.judgements) == 1


def test_the_smaller_reference_comes_first_with_its_key():
    [judgement] = read_judgements(numbered_lines(lines(GOOD | {"left": "b#c1", "right": "a#c1", "left_key": "of b"}), "j")).judgements
    assert (judgement.left, judgement.right, judgement.right_key) == ("a#c1", "b#c1", "of b")


def test_a_claim_is_found_by_its_key_wherever_it_stands_now():
    accounts = [account("a#c2", key="old"), account("a#c1"), account("b#c1")]
    bound = bind([judged("a#c1", "b#c1", left_key="old", right_key="key-b#c1")], accounts)
    assert [(one.left, one.right) for one in bound.judgements] == [("a#c2", "b#c1")]
    assert bound.issues == ()


def test_a_judgement_carries_over_by_its_words_when_the_key_changed():
    before = account("a#c1", 10, 60, key="old", target=told(20, 25))
    after = [account("a#c1", 70, 90), account("a#c2", 10, 55, target=told(40, 45)), account("a#c3", 12, 58, target=told(20, 26))]
    first = bind([judged("a#c1", "b#c1")], [before, account("b#c1")]).judgements
    bound = bind(first, [*after, account("b#c1")])
    assert [(one.left, one.left_key) for one in bound.carried] == [("a#c3", "key-a#c3")]
    assert bound.judgements == bound.carried
    assert "coded anew" in bound.issues[0].message


def test_an_id_without_a_key_is_believed_only_where_the_words_agree():
    old = anchor_of(account("a#c1", 0, 20))
    moved = [account("a#c1", 30, 50, key="a#c1"), account("a#c2", 0, 20, key="a#c2"), account("b#c1")]
    assert bind([judged("a#c1", "b#c1", left_key="a#c1", left_anchor=old)], moved).judgements[0].left == "a#c2"
    assert bind([judged("a#c1", "b#c1")], moved).judgements[0].left == "a#c1"


def test_the_type_tells_two_claims_of_one_sentence_apart():
    old = anchor_of(account("a#c9", 0, 50, type="interception"))
    bound = bind(
        [judged("a#c9", "b#c1", left_key="gone", left_anchor=old)],
        [account("a#c1", 0, 50), account("a#c2", 0, 50, type="interception"), account("b#c1")],
    )
    assert bound.judgements[0].left == "a#c2"


@pytest.mark.parametrize(
    ("there", "says"),
    [
        ([], "no claim of the document of a#c9"),
        ([account("a#c1", 60, 90)], "no claim of its document has words of a#c9"),
        ([account("a#c1"), account("a#c2")], "two claims have the words of a#c9 as evidence, a#c1 and a#c2"),
    ],
)
def test_a_judgement_whose_claim_is_gone_is_kept_and_told(there, says):
    judgement = judged("a#c9", "b#c1", left_key="gone", left_anchor=anchor_of(account("a#c9", 0, 20)))
    bound = bind([judgement], [*there, account("b#c1")])
    assert bound.orphaned == (judgement,)
    assert bound.judgements == ()
    assert says in bound.issues[0].message


def test_a_bare_reference_to_no_claim_is_told():
    bound = bind([judged("a#c7", "b#c1")], [account("a#c1"), account("b#c1")])
    assert "a#c7 is not here" in bound.issues[0].message
    assert len(bound.orphaned) == 1


def test_two_claims_that_became_one_are_told():
    old = anchor_of(account("a#c1"))
    sides = {"left_key": "x", "right_key": "y", "left_anchor": old, "right_anchor": old}
    bound = bind([judged("a#c1", "a#c2", "different", **sides)], [account("a#c1")])
    assert "one claim now" in bound.issues[0].message


def test_a_judgement_that_a_later_one_replaced_is_neither_kept_nor_told():
    here = [account("a#c1"), account("b#c1")]
    bound = bind([judged("a#c1", "b#c1"), judged("a#c1", "b#c1", "different"), judged("a#c1", "b#c1", judge="person:omar")], here)
    assert [(one.judge, one.verdict) for one in bound.judgements] == [("person:salma", "different"), ("person:omar", "same")]
    gone = [judged("a#c9", "b#c1"), judged("a#c9", "b#c1"), judged("a#c9", "b#c1", "unsure")]
    bound = bind(gone, here)
    assert bound.orphaned == (gone[2],)
    assert len(bound.issues) == 1


def test_that_a_judgement_was_carried_over_is_told_once():
    old = judged("a#c1", "b#c1", left_key="gone", left_anchor=anchor_of(account("a#c1", 10, 60)))
    here = [account("a#c2", 10, 60), account("b#c1")]
    [known] = bind([old], here).judgements
    again = bind([known, old], here)
    assert (again.issues, [one.left for one in again.judgements]) == ((), ["a#c2"])
    assert len(bind([known, structs.replace(old, verdict=Verdict.DIFFERENT)], here).issues) == 1


def test_the_model_binds_nothing():
    assert bind([judged("a#c1", "b#c1", judge="model:1")], [account("a#c1"), account("b#c1")]).judgements == ()
    assert constraints_of([judged("a#c1", "b#c1", judge="model:1")]).together == ()


def test_groups_are_closed_over_chains():
    found = constraints_of([judged("b#1", "c#1"), judged("a#1", "b#1"), judged("x#1", "y#1"), judged("a#1", "x#1", "different")])
    assert found.together == (("a#1", "b#1", "c#1"), ("x#1", "y#1"))
    assert found.apart == {("a#1", "x#1")}
    assert found.issues == ()


CHAIN = (judged("a#1", "b#1"), judged("b#1", "c#1"), judged("a#1", "c#1", "different"), judged("c#1", "d#1"))


@pytest.mark.parametrize("rows", list(permutations(CHAIN)))
def test_a_contradiction_by_a_chain_holds_apart_and_is_told(rows):
    found = constraints_of(rows)
    assert found.together == (("c#1", "d#1"),)
    assert found.apart == {("a#1", "c#1")}
    [issue] = found.issues
    assert "a#1 and c#1 are held apart and joined by a chain (a#1 and b#1, b#1 and c#1)" in issue.message


def test_two_judges_who_contradict_each_other_leave_it_to_the_model():
    found = constraints_of([judged("a#1", "b#1"), judged("a#1", "b#1", "different", "person:omar")])
    assert (found.together, found.apart) == ((), frozenset())
    assert "person:omar says different, person:salma says same; neither counts" in found.issues[0].message


def test_a_judge_may_think_again_and_one_who_is_unsure_contradicts_nobody():
    assert constraints_of([judged("a#1", "b#1"), judged("a#1", "b#1", "different")]).apart == {("a#1", "b#1")}
    assert constraints_of([judged("a#1", "b#1"), judged("a#1", "b#1", "unsure", "person:omar")]).together == (("a#1", "b#1"),)
    assert constraints_of([judged("a#1", "b#1", "unsure")]).open == {("a#1", "b#1")}


REFS = [f"{letter}#1" for letter in "abcdef"]
PAIRS = st.tuples(st.sampled_from(REFS), st.sampled_from(REFS)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(PAIRS, st.sampled_from(["same", "different", "unsure"]), max_size=12), st.randoms(use_true_random=False))
def test_what_is_held_apart_is_never_held_together(pairs, chance):
    rows = [judged(*pair, verdict) for pair, verdict in pairs.items()]
    found = constraints_of(rows)
    for left, right in found.apart:
        assert not any(left in group and right in group for group in found.together)
    assert found.apart == {pair for pair, verdict in pairs.items() if verdict == "different"}
    chance.shuffle(rows)
    assert constraints_of(rows) == found
