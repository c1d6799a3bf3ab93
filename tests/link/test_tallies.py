"""Tallies set beside events, beside their parts, and beside other figures of their speaker."""

import datetime as dt

import pytest
from invented import BOOK
from made_accounts import account, told
from msgspec import structs

from khabar.link.accounts import CountAccount
from khabar.link.tallies.tallies import check_tallies
from khabar.link.views.events import Views
from khabar.model import DateRange, Location, Origin, Quantity

VIEWS = Views(BOOK)
DAY = dt.date(2024, 3, 14)
WEEK = DateRange(DAY - dt.timedelta(6), DAY, "told", 3)


def named(concept, text=None):
    return told(0, 5, text or BOOK.concepts[concept].ar, concept)


def at(concept):
    return {"place": named(concept), "location": Location(concept, precision=1), "country": BOOK.concepts[concept].country}


def on(day, last=None):
    return {"date": DateRange(DAY + dt.timedelta(day), DAY + dt.timedelta(day if last is None else last), "told", 1)}


FORCES, FRONT = named("nakhil-forces"), named("sahl-front")


def event(ref, **fields):
    given = {"actor": FRONT, "target": FORCES} | fields
    return VIEWS.event([account(ref, **given)], {ref: Origin(ref, "outlet", ref, "own")})


def count(ref="t#t1", low=1, high=None, what="attacks", **fields):
    given = {"doc_id": ref.partition("#")[0], "outlet": "nida", "published": DAY, "date": WEEK, "evidence": (told(3, 30),)} | fields
    return CountAccount(ref=ref, what=what, count=Quantity(low, high), **given)


def against_events(tally, *events):
    return next(iter(check_tallies([tally], events, BOOK)))


def rules(*counts):
    """The rules that hold between tallies, with the tallies they hold of."""
    checks = check_tallies(counts, (), BOOK)
    return [(check.rule, check.tallies) for check in checks if check.rule not in ("matched", "missing", "surplus", "unplaced")]


def test_reported_is_set_beside_found_in_period_place_and_of_the_parties():
    events = [
        event("a#c1", **at("sidra"), **on(-2)),
        event("b#c1", **at("ghazal-oasis"), **on(-1)),
        event("c#c1", **at("khirbat-lawz"), **on(-1)),
        event("d#c1", **at("sidra"), **on(-9)),
        event("e#c1", **at("sidra"), **on(-1), actor=named("wadi-companies")),
        event("f#c1", **at("sidra"), **on(-1), target=named("sahil-forces")),
    ]
    check = against_events(count(low=5, high=5, actor=FRONT, of=FORCES, **at("sahl")), *events)
    assert (check.rule, check.found, check.possible) == ("missing", (events[0].event_id, events[1].event_id), ())
    assert (check.reported, check.amount, check.missing) == (Quantity(5, 5), Quantity(2, 2), Quantity(3, 3))
    assert check.evidence[0].span.start == 3


@pytest.mark.parametrize(
    ("low", "high", "rule"), [(2, 2, "matched"), (1, None, "matched"), (3, None, "missing"), (1, 1, "surplus"), (None, 1, "surplus")]
)
def test_as_many_fewer_or_more(low, high, rule):
    events = [event("a#c1", **at("sidra"), **on(-2)), event("b#c1", **at("sidra"), **on(-1))]
    assert against_events(count(low=low, high=high, **at("sahl")), *events).rule == rule


def test_what_may_be_counted_is_told_apart_from_what_is():
    sure = event("a#c1", **at("sidra"), **on(-2))
    maybe = [
        event("b#c1", **at("sidra")),
        event("c#c1", **at("sidra"), **on(-7, -6)),
        event("d#c1", **at("sidra"), **on(-1), actor=None),
        event("e#c1", **at("sidra"), **on(-1), target=None),
    ]
    check = against_events(count(low=6, high=6, actor=FRONT, of=FORCES, **at("sidra")), sure, *maybe)
    assert check.found == (sure.event_id,)
    assert set(check.possible) == {one.event_id for one in maybe}
    assert check.missing == Quantity(1, 5)


def test_with_what_may_be_meant_a_tally_may_be_matched():
    sure, maybe = event("a#c1", **at("sidra"), **on(-2)), event("b#c1", **at("sidra"))
    assert against_events(count(low=2, high=2, **at("sidra")), sure, maybe).rule == "may-match"
    assert against_events(count(low=1, high=2, **at("sidra")), sure, maybe).rule == "matched"


@pytest.mark.parametrize(
    ("what", "of", "checked"),
    [
        ("killed", named("nakhil-forces"), True),
        ("killed", named("nakhil-forces", "ضباط الجيش النخيلي"), False),
        ("killed", told(0, 5, "أطفال"), False),
        ("killed", None, True),
        ("killed", told(0, 5, "أكثر من 350 شخصا"), True),
        ("killed", told(0, 5, "20 مسلحا"), True),
        ("killed", told(0, 5, "12 مقاتلا من كتائب الضباب"), True),
        ("killed", named("nakhil-forces", "17 جنديا من الجيش النخيلي"), True),
        ("killed", told(0, 5, "ثلاثة آخرين"), False),
        ("injured", told(0, 5, "18 آخرون"), True),
        ("killed", told(0, 5, "أربعة مدنيين"), False),
        ("munitions", told(0, 5, "125 صاروخا"), True),
        ("munitions", told(0, 5, "أربع دبابات"), False),
        ("targets", named("nakhil-forces", "قواعد الجيش النخيلي"), True),
        ("targets", told(0, 5, "مستودعات"), False),
        ("attacks", told(0, 5, "كلام"), True),
        ("troops", None, False),
    ],
)
def test_only_what_events_tell_is_set_beside_them(what, of, checked):
    assert bool(list(check_tallies([count(what=what, of=of, **at("sidra"))], [], BOOK))) == checked


def test_an_attack_of_which_no_site_is_told_may_be_one_of_the_others():
    site, anywhere = event("a#c1", **at("sidra"), **on(-1)), event("b#c1", country="XA", **on(-1))
    check = against_events(count(low=2, high=2, **at("nakhil-country")), site, anywhere)
    assert (check.found, check.possible) == ((site.event_id,), (anywhere.event_id,))


@pytest.mark.parametrize("fields", [{"status": "planned"}, {"status": "denied"}, {"type": "condemnation"}, on(-6, 0)])
def test_what_is_not_one_attack_is_not_counted(fields):
    check = against_events(count(**at("sidra")), event("a#c1", **(at("sidra") | on(-1) | fields)))
    assert (check.rule, check.found, check.possible) == ("missing", (), ())


def test_a_tally_of_a_campaign_is_no_gap():
    events = [event("a#c1", **at("sidra"), **on(-2))]
    season = DateRange(DAY - dt.timedelta(60), DAY, "told", 3)
    check = against_events(count(low=40, high=40, date=season, **at("sidra")), *events)
    assert (check.rule, check.agreement, check.found, check.missing) == ("campaign", "single", (events[0].event_id,), None)
    assert against_events(count(low=1, high=1, date=season, **at("sidra")), *events).rule == "matched"


def test_attacks_upon_whom_no_list_knows_are_found_for_sure_by_nobody():
    one = event("a#c1", **at("sidra"), **on(-1))
    check = against_events(count(of=told(0, 5, "كلام"), **at("sidra")), one)
    assert (check.found, check.possible) == ((), (one.event_id,))


def test_a_result_tells_what_is_counted():
    check = against_events(count(actor=FRONT, of=told(0, 5, "كلام"), source=FORCES, **at("sidra")))
    told_of = check.counting
    assert (told_of.what, told_of.days, told_of.places) == ("attacks", WEEK, ("sidra",))
    assert (told_of.actor, told_of.of, told_of.source) == ("sahl-front", "كلام", "nakhil-forces")


def test_an_attack_that_was_stopped_is_an_attack():
    stopped = event("a#c1", type="interception", actor=FORCES, target=None, **at("sidra"), **on(-1))
    assert against_events(count(of=FORCES, **at("sidra")), stopped).found == (stopped.event_id,)


def test_losses_are_set_beside_the_sum_of_what_events_tell():
    events = [event("a#c1", **at("sidra"), **on(-1), killed=Quantity(3, 3)), event("b#c1", **at("sidra"), **on(0), killed=Quantity(2, 4))]
    check = against_events(count(low=20, high=20, what="killed", **at("sahl")), *events)
    assert (check.rule, check.amount, check.missing) == ("missing", Quantity(5, 7), Quantity(13, 15))


def test_without_a_period_or_a_known_place_nothing_is_set_beside():
    assert against_events(count(date=None, **at("sidra"))).rule == "unplaced"
    assert against_events(count(place=told(0, 8, "تل الغيم"))).rule == "unplaced"


def test_without_a_place_and_a_party_nothing_is_set_beside():
    elsewhere = event("a#c1", **at("sidra"), **on(-1), actor=None, target=None, killed=Quantity(30, 30))
    assert against_events(count(low=2, high=2, what="killed"), elsewhere).rule == "unplaced"
    assert against_events(count(low=1, high=1, of=FORCES), elsewhere).rule == "may-match"


def test_at_the_border_of_another_country_is_not_in_it():
    border = {"place": told(0, 16, "الحدود مع الساحل"), "location": Location(None, precision=5), "country": "XA"}
    assert against_events(count(**border), event("a#c1", **at("mina-bahr"), **on(-1))).rule == "unplaced"


def worded(ref, start, **fields):
    """An event of one claim that is told from there on, 20 characters long, in Sidra the day before the last."""
    return event(ref, **(at("sidra") | on(-1) | {"start": start, "end": start + 20} | fields))


def test_many_raids_told_as_one_event_are_not_missing():
    tally = count("a#t1", 30, 30, what="strikes", **at("sidra"), **on(-1))
    own, apart, others = worded("a#c1", 10), worded("a#c1", 90), worded("b#c1", 10)
    check = against_events(tally, own)
    assert (check.rule, check.found, check.missing) == ("one-event", (own.event_id,), None)
    assert against_events(tally, apart).rule == against_events(tally, others).rule == "missing"
    assert against_events(structs.replace(tally, **on(-4, -1)), own).rule == "missing"


def test_of_several_attacks_that_are_told_another_may_be_missing():
    tally = count("a#t1", 3, 3, **at("sahl"), **on(-1))
    assert against_events(tally, worded("a#c1", 10)).rule == "one-event"
    assert against_events(tally, worded("a#c1", 10), worded("a#c2", 20, **at("ghazal-oasis"))).rule == "missing"


def test_the_dead_of_an_event_are_not_set_beside_those_of_its_day():
    tally = count("a#t1", 7, 7, what="killed", **at("sahl"), **on(-1))
    own, other = worded("a#c1", 10, killed=Quantity(7, 7)), worded("b#c1", 10, killed=Quantity(20, 20))
    assert (against_events(tally, own, other).rule, against_events(tally, own, other).found) == ("matched", (own.event_id,))
    assert against_events(tally, other).rule == "surplus"


def test_two_countries_told_together_are_both_counted():
    both = {"place": told(0, 12, "النخيل والساحل", "nakhil-country"), "location": Location("nakhil-country", precision=6)}
    events = [event("a#c1", **at("sidra"), **on(-1)), event("b#c1", **at("mina-bahr"), **on(-1))]
    assert against_events(count(low=2, high=2, **both), *events).rule == "matched"


@pytest.mark.parametrize(
    ("total", "north", "south", "rule"),
    [
        ((13, 13), (10, 10), (3, 3), "parts-add-up"),
        ((13, None), (10, None), (3, 3), "parts-add-up"),
        ((13, 13), (10, 10), (4, 4), "parts-exceed"),
        ((13, 13), (9, 9), (3, 3), "parts-do-not-add-up"),
    ],
)
def test_parts_are_added_up(total, north, south, rule):
    both = {"place": told(0, 12, "النخيل والساحل", "nakhil-country"), "location": Location("nakhil-country", precision=6)}
    counts = [count("t#t1", *total, **both), count("t#t2", *north, **at("nakhil-country")), count("t#t3", *south, **at("sahil-country"))]
    assert rules(*counts) == [(rule, ("t#t1", "t#t2", "t#t3"))]


def test_some_parts_need_not_add_up():
    counts = [count("t#t1", 13, 13, **at("sahl")), count("t#t2", 3, 3, **at("sidra")), count("t#t3", 2, 2, **at("ghazal-oasis"))]
    assert rules(*counts) == []


def running(*figures, what="killed"):
    """Figures of one speaker: the first and the last day, low and high, and the day of publication."""
    speaker = {"source": named("nakhil-health-ministry"), **at("sahl")}
    counts = []
    for number, (period, low, high, day) in enumerate(figures):
        told_days = on(*period) if period else {"date": None}
        counts.append(count(f"d{number}#t1", low, high, what=what, published=DAY + dt.timedelta(day), **told_days, **speaker))
    return [rule for rule, _ in rules(*counts)]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([((-20, -10), 50, 50, -10), ((-20, -5), 70, 70, -5)], []),
        ([((-20, -10), 50, 50, -10), ((-20, -5), 40, 40, -5)], ["total-falls"]),
        ([((-20, -10), 50, 50, -10), ((-20, -5), 40, None, -5)], []),
        ([(None, 50, 50, -10), (None, 40, 40, -5)], ["total-falls"]),
        ([(None, 50, 50, -5), (None, 40, 40, -5)], []),
        ([((-20, -10), 50, 50, -10), ((-20, -5), 50, 50, -5)], ["period-grows"]),
        ([((-8, -7), 50, 50, -7), ((-20, -5), 40, 40, -5)], ["part-exceeds-whole"]),
        ([((-20, -10), 50, 50, -10), ((-20, -10), 60, 60, -5)], ["restated"]),
        ([((-8, -8), 30, 30, -8), ((-7, -7), 30, 30, -7), ((-20, -5), 50, 50, -5)], ["days-exceed-total"]),
        ([((-8, -8), 30, 30, -8), ((-7, -7), 20, 20, -7), ((-20, -5), 50, 50, -5)], []),
    ],
)
def test_running_figures_of_one_speaker(figures, expected):
    assert running(*figures) == expected


def test_some_of_those_counted_in_one_text_are_no_other_figure():
    speaker = {"what": "injured", "source": named("nakhil-health-ministry"), **at("sahl")}
    assert rules(count("t#t1", 400, 400, **speaker), count("t#t2", 150, 150, **speaker)) == []
    assert rules(count("t#t1", 400, 400, **speaker), count("u#t2", 150, 150, **speaker)) == [("restated", ("u#t2", "t#t1"))]


def test_which_of_two_figures_is_the_whole_is_not_told():
    assert rules(count("t#t1", 21, 21, what="killed", **at("sahl")), count("t#t2", 22, 22, what="killed", **at("sidra"))) == []


@pytest.mark.parametrize(
    ("earlier", "later", "restated"),
    [((297, 297), (300, 300), []), ((170, 170), (173, 173), ["restated"]), ((11, 11), (10, 10), ["restated"]), ((15, 15), (16, None), [])],
)
def test_a_figure_rounded_is_no_other_figure(earlier, later, restated):
    assert running(((-20, -10), *earlier, -10), ((-20, -10), *later, -5)) == restated


def test_two_articles_with_the_same_several_figures_restate_none():
    speaker = {"source": named("nakhil-health-ministry"), **at("sahl")}
    counts = [count(f"{doc}#t{number}", number, number, **speaker) for doc in "ab" for number in (15, 121)]
    assert rules(*counts) == []
    assert [rule for rule, _ in rules(*counts[:3], count("b#t9", 130, 130, **speaker))] == ["restated"]


def test_figures_without_place_and_party_are_no_series():
    earlier = count("a#t1", 6000, 6000, what="killed", published=DAY, date=None)
    later = count("b#t1", 200, 200, what="killed", published=DAY + dt.timedelta(1), date=None)
    assert rules(earlier, later) == []
    placed = [structs.replace(one, **at("sahl")) for one in (earlier, later)]
    assert rules(*placed) == []  # an outlet's own news of two days is not one running total
    assert rules(*(structs.replace(one, source=named("nakhil-health-ministry")) for one in placed)) == [("total-falls", ("b#t1", "a#t1"))]


def test_figures_of_two_speakers_or_places_are_no_series():
    earlier = count("a#t1", 50, 50, what="killed", date=None, published=DAY, source=named("nakhil-health-ministry"), **at("sahl"))
    later = {"what": "killed", "date": None, "published": DAY + dt.timedelta(1)}
    other_speaker = count("b#t1", 40, 40, source=named("nakhil-observatory"), **at("sahl"), **later)
    other_place = count("b#t1", 40, 40, source=named("nakhil-health-ministry"), **at("hadba"), **later)
    spokesman = count("b#t1", 40, 40, source=named("nakhil-health-ministry", "متحدث باسم وزارة الصحة النخيلية"), **at("sahl"), **later)
    assert rules(earlier, other_speaker) == rules(earlier, other_place) == []
    assert rules(earlier, spokesman) == [("total-falls", ("b#t1", "a#t1"))]


def test_a_number_of_persons_counts_whoever_was_killed():
    killed = event("a#c1", killed=Quantity(300, 300), **at("sidra"), **on(-1))
    persons = count(low=350, high=350, what="killed", of=told(0, 5, "350 شخصا"), **at("sahl"))
    check = against_events(persons, killed)
    assert (check.rule, check.found, check.missing) == ("missing", (killed.event_id,), Quantity(50, 50))
    gunmen = count(low=350, high=350, what="killed", of=told(0, 5, "350 مسلحا"), **at("sahl"))
    assert against_events(gunmen, killed).possible == (killed.event_id,)  # whose they are nothing tells


def test_numbers_and_cases_of_persons_do_not_part_a_series_and_its_parts():
    speaker = {"what": "killed", "source": named("nakhil-health-ministry"), "date": None}
    earlier = count("a#t1", 750, 750, of=told(0, 5, "750 شخصا"), **speaker, **at("sahl"))
    later = count("b#t1", 700, 700, **speaker, **at("sahl"))
    later = structs.replace(later, published=DAY + dt.timedelta(1))
    assert rules(earlier, later) == [("total-falls", ("b#t1", "a#t1"))]
    assert rules(earlier, structs.replace(later, of=told(0, 5, "700 شخص"))) == [("total-falls", ("b#t1", "a#t1"))]
    assert rules(earlier, structs.replace(later, of=told(0, 5, "700 طفل"))) == []
    gunmen = [structs.replace(one, of=told(0, 5, words)) for one, words in ((earlier, "750 مسلحا"), (later, "700 من المسلحين"))]
    assert rules(*gunmen) == [("total-falls", ("b#t1", "a#t1"))]
    total = structs.replace(earlier, date=WEEK)
    parts = [
        count(f"a#t{n}", low, low, of=told(0, 5, f"{low} أشخاص"), **(speaker | {"date": WEEK}), **at(site))
        for n, low, site in ((2, 700, "sidra"), (3, 100, "ghazal-oasis"))
    ]
    assert ("parts-exceed", ("a#t1", "a#t2", "a#t3")) in rules(total, *parts)


def test_the_spokesman_of_a_group_that_no_list_knows_goes_on_with_its_figures():
    group, spokesman, stranger = (told(0, 5, words) for words in ("كتائب الضباب", "المتحدث باسم كتائب الضباب", "المتحدث باسم كتائب السراب"))
    earlier = count("a#t1", 50, 50, what="killed", date=None, source=group, **at("sahl"))
    later = {"what": "killed", "date": None, "published": DAY + dt.timedelta(1), **at("sahl")}
    assert rules(earlier, count("b#t1", 40, 40, source=spokesman, **later)) == [("total-falls", ("b#t1", "a#t1"))]
    assert rules(earlier, count("b#t1", 40, 40, source=stranger, **later)) == []
