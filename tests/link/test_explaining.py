"""Why a claim is in its event and the nearest other is not, with reasons that add up."""

import datetime as dt

import pytest
from invented import BOOK
from invented_reports import STRUCK, pages
from made_accounts import account

from khabar import pipeline
from khabar.export.explained import explained
from khabar.link import Shelf
from khabar.link.archive.explaining import _Why, explain_event, near
from khabar.link.pairs.scoring import Scorer
from khabar.model import DateRange, Judgement, Verdict

EVENTS = list(pipeline.link(pages(), BOOK))
SHELF = Shelf()
list(SHELF.add_all(pages()))
STRIKE = next(event for event in EVENTS if event.claims == STRUCK)


def test_each_claim_has_its_reasons_and_they_add_up():
    found = explain_event(STRIKE, EVENTS, SHELF, BOOK)
    assert [standing.claim for standing in found.members] == list(STRUCK)
    for standing in found.members:
        assert standing.mean > found.bound
        assert {standing.nearest.left, standing.nearest.right} <= {*STRUCK}
        assert standing.nearest.score == pytest.approx(sum(reason.weight for reason in standing.nearest.reasons), abs=0.1)


def test_the_nearest_outsider_is_of_another_event_and_below_the_bound():
    found = explain_event(STRIKE, EVENTS, SHELF, BOOK)
    home = next(event for event in EVENTS if found.outsider.claim in event.claims)
    assert home.event_id == found.outsider_event != STRIKE.event_id
    assert found.outsider.mean < found.bound
    assert found.between < found.bound
    assert "no more than the bound" in found.kept_out


def test_a_person_is_named_as_what_kept_two_apart():
    judgement = Judgement("a-1#c1", "c-1#c2", Verdict.DIFFERENT, "person:salma", note="another town")
    found = explain_event(STRIKE, EVENTS, SHELF, BOOK, [judgement])
    if found.outsider_event == next(event.event_id for event in EVENTS if "c-1#c2" in event.claims):
        assert found.kept_out == "person:salma judged a-1#c1 and c-1#c2 different"
    else:
        pytest.fail("the raid of the next day is what comes nearest to the strike")


def test_days_that_exclude_each_other_are_told_as_what_kept_two_apart():
    days = [DateRange(dt.date(2024, 3, day), dt.date(2024, 3, day), "told", 1) for day in (12, 13)]
    accounts = {f"{name}#c1": account(f"{name}#c1", date=day) for name, day in zip("ab", days, strict=True)}
    why = _Why(Scorer(BOOK, {}), accounts, [])
    far_above = why.scorer.linking.join + 1
    assert why.kept_out(["a#c1"], ["b#c1"], far_above) == "claims of both are told to the day, for days that exclude each other"
    assert "joined with others first" in why.kept_out(["a#c1"], ["a#c1"], far_above)


def test_only_claims_of_about_the_same_two_months_are_looked_at():
    day = dt.date(2024, 3, 12)
    told_of = near([account("a#c1", date=DateRange(day, day, "told", 1))])
    assert told_of(account("b#c1", published=day + dt.timedelta(400), date=DateRange(day, day, "told", 1)))
    assert told_of(account("b#c1", published=day + dt.timedelta(62), date=None))
    assert not told_of(account("b#c1", published=day + dt.timedelta(63), date=None))
    assert not told_of(account("b#c1", published=None, date=None))
    assert near([account("a#c1", published=None, date=None)])(account("b#c1", published=None, date=None))


def test_a_claim_alone_is_its_event_for_no_other_reason():
    [alone] = pipeline.link(pages(0), BOOK)
    shelf = Shelf()
    list(shelf.add_all(pages(0)))
    found = explain_event(alone, [alone], shelf, BOOK)
    assert (found.members[0].nearest, found.outsider) == (None, None)
    lines = list(explained(found, {}))
    assert any("the only claim of its event" in line for line in lines)
    assert lines[-1].endswith("near enough to be compared")


def test_the_sum_runs_down_to_the_score():
    found = explain_event(STRIKE, EVENTS, SHELF, BOOK)
    lines = list(explained(found, {"a-1#c1": "words"}))
    first = lines.index(next(line for line in lines if "same as" in line))
    prior, *_ = lines[first + 1 :]
    assert prior.split()[2] == "prior"
    last = first + len(found.members[0].nearest.reasons)
    assert float(lines[last].split()[1]) == pytest.approx(found.members[0].nearest.score, abs=0.2)
    assert "words" in lines[0]
