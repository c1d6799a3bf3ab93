"""What tells two claims of different documents apart for sure, sides that are told the other way round, and campaigns."""

import datetime as dt

import pytest
from invented import BOOK
from made_accounts import DAY, account, told
from msgspec import structs

from khabar.link import Scorer, link_accounts
from khabar.link.pairs.blocking import keys
from khabar.link.pairs.features import vector
from khabar.link.pairs.levels import source_level
from khabar.link.pairs.scoring import DOUBTFUL, NEVER
from khabar.model import DateRange, Location, Origin, Quantity


def named(concept, text=None):
    return told(0, 5, text or BOOK.concepts[concept].ar, concept)


def at(concept):
    return {"place": named(concept), "location": Location(concept, precision=1), "country": BOOK.concepts[concept].country}


def on(first, last=None, basis="told"):
    start, end = DAY + dt.timedelta(first), DAY + dt.timedelta(first if last is None else last)
    return {"date": DateRange(start, end, basis, 1)}


SIDRA = at("sidra") | on(-1)
FRONT, FORCES, SAHIL = named("sahl-front"), named("nakhil-forces"), named("sahil")


def bits(left, right):
    """The score of two claims of two documents, and the reason where they are held apart."""
    scorer = Scorer(BOOK)
    one, other = (account(f"d{at}#c1", **fields) for at, fields in enumerate((left, right)))
    forward, back = (scorer.bits(scorer.compared(a), scorer.compared(b)) for a, b in ((one, other), (other, one)))
    assert forward == back
    reasons = scorer.judge(one, other).reasons
    assert {reason.feature for reason in reasons if reason.weight == NEVER} == (set() if forward > NEVER else {reasons[0].feature})
    return forward


@pytest.mark.parametrize("kind", ["capture", "withdrawal", "condemnation", "threat", "demand", "rejection", "support", "aid", "sanction"])
def test_what_two_sides_did_each_for_itself_is_two(kind):
    act = {"type": kind, "target": named("sidra"), **SIDRA}
    assert bits(act | {"actor": FRONT}, act | {"actor": SAHIL}) == NEVER
    assert bits(act | {"actor": FRONT}, act | {"actor": FRONT}) > NEVER
    assert bits(act | {"actor": named("nakhil-forces")}, act | {"actor": named("nakhil-defence-ministry")}) > NEVER  # of one state
    assert bits(act | {"actor": FRONT}, act | {"actor": told(0, 5, "كلام")}) > NEVER


@pytest.mark.parametrize("kind", ["condemnation", "threat", "demand", "rejection", "support"])
def test_what_is_said_to_two_is_two(kind):
    said = {"type": kind, "actor": FRONT, **SIDRA}
    assert bits(said | {"target": FORCES}, said | {"target": SAHIL}) == NEVER
    assert bits(said | {"target": FORCES}, said | {"target": named("nakhil")}) > NEVER
    assert bits(said | {"target": FORCES}, said | {"target": named("nakhil-police")}) > NEVER  # of one state
    assert bits(said | {"target": FORCES}, said | {"target": told(0, 5, "كلام")}) > NEVER
    assert bits(said | {"target": FORCES}, said | {"target": named("sidra")}) > NEVER
    attack = {"type": "strike", "actor": FRONT, **SIDRA}
    assert bits(attack | {"target": FORCES}, attack | {"target": SAHIL}) > NEVER


def test_two_states_speak_each_for_itself_though_one_coalition_holds_both():
    book = structs.replace(BOOK, linking=structs.replace(BOOK.linking, umbrellas={"regional-coalition": ("nakhil", "sahil")}))
    scorer = Scorer(book)
    for kind, apart in (("condemnation", True), ("aid", True), ("strike", False)):
        one, other = (
            scorer.compared(account(f"d{who}#c1", type=kind, actor=named(who), target=FRONT, **SIDRA)) for who in ("nakhil", "sahil")
        )
        assert (scorer.bits(one, other) == NEVER) is apart


def test_the_ministries_of_two_states_are_two_though_their_names_are_alike():
    act = {"type": "condemnation", "target": FRONT, **SIDRA}
    assert bits(act | {"actor": named("nakhil-foreign-ministry")}, act | {"actor": named("sahil-foreign-ministry")}) == NEVER


def test_accounts_may_name_two_attackers_of_one_attack():
    assert bits(SIDRA | {"actor": FRONT}, SIDRA | {"actor": SAHIL}) > NEVER


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("ied", "vehicle", True),
        ("ied", "suicide", True),
        ("grenade", "vehicle", True),
        ("suicide", "vehicle", False),  # ruling 10
        ("ied", "mine", False),
        ("ied", "unspecified", False),
        ("ied", "ied", False),
    ],
)
def test_two_devices_of_one_day_and_town_are_two_bombings(one, other, apart):
    bombing = {"type": "bombing", **SIDRA}
    assert (bits(bombing | {"mode": one}, bombing | {"mode": other}) == NEVER) is apart


def test_a_charge_and_a_car_that_killed_as_many_may_be_one_bombing():
    bombing = {"type": "bombing", "killed": Quantity(17, 17), **SIDRA}
    assert bits(bombing | {"mode": "ied"}, bombing | {"mode": "vehicle"}) > NEVER


@pytest.mark.parametrize("kind", ["consultation", "agreement"])
def test_who_met_and_who_received_are_the_two_sides_of_one_meeting(kind):
    meeting = {"type": kind, **on(-1)}
    one, other = {"actor": FORCES, "target": SAHIL}, {"actor": SAHIL, "target": FORCES}
    assert bits(meeting | one, meeting | other) == bits(meeting | one, meeting | one)
    scorer = Scorer(BOOK)
    claims = [scorer.compared(account(f"d{n}#c1", **meeting, **sides)) for n, sides in enumerate((one, other))]
    assert set(keys(claims[0])) & set(keys(claims[1])), "they are compared though no place is told"
    accounts = [account(f"d{n}#c1", **meeting, **sides) for n, sides in enumerate((one, other))]
    assert link_accounts(accounts, BOOK) == [("d0#c1", "d1#c1")]


def test_a_reason_says_which_sides_were_set_against_each_other():
    fight = {"type": "clash", **SIDRA}
    one, other = account("a#c1", **fight, actor=FRONT, target=SAHIL), account("b#c1", **fight, actor=SAHIL, target=FRONT)
    for pair in ((one, other), (other, one)):
        said = {reason.feature: reason.text for reason in Scorer(BOOK).judge(*pair).reasons}
        assert said["actor"] == f"actor of the first and target of the second: the same ({FRONT.text} | {FRONT.text})"
        assert said["target"] == f"target of the first and actor of the second: the same ({SAHIL.text} | {SAHIL.text})"
    alike = account("b#c1", **fight, actor=FRONT, target=SAHIL)
    straight = {reason.feature: reason.text for reason in Scorer(BOOK).judge(one, alike).reasons}
    assert straight["actor"] == f"actor: the same ({FRONT.text} | {FRONT.text})"


FIRST_OF_MONTH = 1 - DAY.day


@pytest.mark.parametrize(
    ("basis", "words", "apart"),
    [
        ("since current month, by publication, to publication", "كلام", True),
        ("running for 14 days, up to publication", "كلام", True),
        ("current month, by publication", "منذ يومين", False),
        ("coded", "تستمر المعارك منذ مطلع الشهر", True),
        ("coded", "معارك هذا الشهر", False),
    ],
)
def test_a_campaign_since_the_first_of_the_month_is_none_of_the_acts_in_it(basis, words, apart):
    campaign = on(FIRST_OF_MONTH, 0, basis) | at("sidra")
    scorer = Scorer(BOOK)
    long = structs.replace(account("d0#c1", **campaign, actor=FRONT), evidence=(told(0, 20, words),))
    one = account("d1#c1", **SIDRA, actor=FRONT)
    assert (scorer.bits(scorer.compared(long), scorer.compared(one)) == NEVER) is apart


def test_a_campaign_of_years_is_not_the_fighting_of_a_month():
    years, month, fortnight = (on(first, 0, basis) for first, basis in ((-700, "since year, to publication"), (-13, "told"), (-12, "told")))
    fight = {"type": "clash", **at("sidra")}
    assert bits(fight | years, fight | on(-20, -3)) == NEVER
    assert bits(fight | month, fight | fortnight) > NEVER


def test_a_number_many_times_the_other_is_of_something_else():
    few = SIDRA | {"killed": Quantity(43, 43)}
    many, some, one = (SIDRA | {"killed": Quantity(number, number)} for number in (1000, 57, 2))
    assert bits(few, many) == DOUBTFUL < bits(few, some)
    assert bits(few, one) > DOUBTFUL  # of many dead one or two may be told
    assert bits(few | {"injured": Quantity(90, 90)}, many | {"injured": Quantity(90, 90)}) > DOUBTFUL


def test_a_number_many_times_the_other_is_told_as_a_reason_that_adds_up():
    few, many = (account(f"d{number}#c1", **SIDRA, killed=Quantity(number, number)) for number in (43, 1000))
    judged = Scorer(BOOK).judge(few, many)
    assert any("many times the other" in reason.text for reason in judged.reasons)
    assert judged.score == pytest.approx(sum(reason.weight for reason in judged.reasons), abs=0.1)


def test_blasts_in_two_places_near_each_other_are_two():
    blast = {"type": "bombing", "mode": "ied", **on(-1)}
    near = [at("sidra") | {"location": Location(place, latitude, 30.0, 1)} for place, latitude in (("sidra", 20.0), ("ghazal-oasis", 20.1))]
    here, there = near[0], near[1] | {"place": named("ghazal-oasis")}
    assert bits(blast | here, blast | there) == NEVER
    assert bits(blast | here | {"killed": Quantity(7, 7)}, blast | there | {"killed": Quantity(7, 7)}) > NEVER
    assert bits(blast | here | {"type": "strike"}, blast | there | {"type": "strike"}) > NEVER


FURTHER_DOWN = {"start": 500, "end": 520}


def undated(published):
    return {"date": None, "published": DAY + dt.timedelta(published)}


@pytest.mark.parametrize("kind", ["clash", "threat", "demand"])
def test_a_fight_or_a_position_told_without_a_day_is_the_news_of_its_day(kind):
    act = {"type": kind, **at("sidra"), "actor": FRONT, "target": SAHIL}
    assert bits(act | on(-1), act | undated(9)) == NEVER
    assert bits(act | on(-1), act | undated(0)) > NEVER
    assert (bits(act | on(-1), act | undated(5) | FURTHER_DOWN) == NEVER) is (kind == "clash")  # a front has news each day


def test_an_attack_told_without_a_day_may_be_that_of_last_week_but_not_under_another_type():
    attack = {"type": "armed_attack", "mode": "raid", **at("sidra"), "actor": FRONT}
    assert bits(attack | on(-9), attack | undated(0)) > NEVER
    assert bits(attack | on(-9), attack | undated(0) | {"type": "strike", "mode": None}) == NEVER


def test_ground_that_was_taken_is_named_for_weeks():
    taken = {"type": "capture", **at("sidra"), "actor": FRONT, "target": named("sidra")}
    first, allusion = account("a#c1", **taken, **on(-20)), account("b#c1", **taken, **undated(0))
    assert link_accounts([first, allusion], BOOK) == [("a#c1", "b#c1")]
    assert bits(taken | on(0), taken | undated(-5)) == NEVER  # told before it was taken


def test_what_is_announced_for_a_day_and_what_is_told_of_that_day_are_one():
    vote = {"type": "agreement", "actor": SAHIL, **at("sidra")}
    planned = vote | {"status": "planned", "published": DAY - dt.timedelta(2)}
    assert bits(planned | on(-1), vote | on(-1)) == bits(vote | on(-1), vote | on(-1))
    assert bits(planned | on(-3, -1), vote | on(-1)) < bits(vote | on(-3, -1), vote | on(-1))  # some day of three


def within(left, right):
    """The score of two claims of one document."""
    scorer = Scorer(BOOK)
    return scorer.bits(*(scorer.compared(account(f"d#c{at}", **fields)) for at, fields in enumerate((left, right))))


def test_an_attack_and_the_fight_it_turned_into_have_one_toll():
    attack, fight = SIDRA | {"type": "armed_attack", "mode": "raid"}, SIDRA | {"type": "clash"}
    five, two = {"killed": Quantity(5, 5)}, {"killed": Quantity(2, 2)}
    assert within(attack | five, fight | two) == NEVER
    assert within(attack | five, fight) > NEVER
    assert within(attack | five, fight | five) > NEVER
    assert bits(attack | five, fight | two) > NEVER  # another report may know of other dead
    drones = {"weapon_count": Quantity(3, 3)}, {"weapon_count": Quantity(1, 1)}
    shot_down = SIDRA | {"type": "interception", "mode": "air_defence"}
    assert within(SIDRA | drones[0], shot_down | drones[1]) > NEVER  # one of three is shot down


def test_a_toll_many_times_the_other_is_of_something_else_within_one_document_too():
    day, week = SIDRA | {"killed": Quantity(6, 6)}, SIDRA | on(-6, -1) | {"killed": Quantity(260, 260)}
    assert within(day, week) == NEVER
    assert within(day, week | {"killed": Quantity(8, 8)}) > NEVER


def test_what_lists_put_under_a_town_far_from_it_lies_in_its_land():
    town = on(-1) | {"place": named("sidra"), "location": Location("sidra", 10.25, -30.1, 1)}
    held = [{"place": named("bustan-quarter"), "location": Location("bustan-quarter", north, -30.1, 1)} for north in (10.26, 10.43, 10.8)]
    scores = [bits(town, on(-1) | one) for one in held]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_an_official_of_one_report_is_not_the_official_of_another():
    fighters, officials = named("dawn-brigades"), told(0, 5, "مصادر")
    accounts = [account(f"d{n}#c{m}", **SIDRA, source=said) for n in (1, 2) for m, said in enumerate((fighters, officials))]
    origins = {
        one.ref: Origin("source:dawn-brigades", "source", "", "")
        if one.source is fighters
        else Origin(f"outlet:{one.doc_id}", "outlet", "", "")
        for one in accounts
    }
    compared = {one.ref: Scorer(BOOK, origins).compared(one) for one in accounts}
    assert source_level(compared["d1#c0"], compared["d2#c0"]) == "same"
    assert source_level(compared["d1#c1"], compared["d2#c1"]) == "other"


@pytest.mark.parametrize("kind", ["capture", "withdrawal"])
def test_two_parts_of_the_ground_are_two_captures_but_a_province_and_its_seat_may_be_one(kind):
    def taken(concept, text=None):
        return {"type": kind, "actor": FRONT, "target": named(concept, text), **SIDRA}

    assert bits(taken("sidra"), taken("mina-bahr")) == NEVER
    assert bits(taken("sidra"), taken("nakhla-air-base")) == NEVER  # a base in its district
    assert bits(taken("sidra"), taken("sidra")) > NEVER
    assert bits(taken("sahl", "محافظة سدرة"), taken("sidra")) > NEVER
    assert bits(taken("sidra"), taken("sahl-front")) > NEVER  # who held it, and no ground
    scorer = Scorer(BOOK)
    claims = [scorer.compared(account(f"d{n}#c1", **taken(one))) for n, one in enumerate(("sidra", "mina-bahr"))]
    assert vector(*claims, scorer.common) is not None, "weights are estimated of such pairs too"


@pytest.mark.parametrize(
    ("words", "day", "apart"),
    [
        ("قصفت القاعدة قبل أيام", -1, True),
        ("تُقصف القاعدة منذ أيام، ليلا ونهارا", 0, True),
        ("قصفت القاعدة قبل أيام", -4, False),
        ("قصفت القاعدة قبل أيام من الاجتماع", -1, False),
        ("قصفت القاعدة بعد أيام", -1, False),
    ],
)
def test_what_was_days_ago_is_no_act_of_the_day_it_was_published_or_of_the_eve(words, day, apart):
    allusion = structs.replace(account("d0#c1", **at("sidra"), actor=FRONT, date=None), evidence=(told(0, 20, words),))
    scorer = Scorer(BOOK)
    other = account("d1#c1", **at("sidra"), **on(day), actor=FRONT)
    assert (scorer.bits(scorer.compared(allusion), scorer.compared(other)) == NEVER) is apart
    assert (
        scorer.bits(scorer.compared(allusion), scorer.compared(account("d2#c1", **at("sidra"), actor=FRONT))) > NEVER
    )  # nor is a day told
