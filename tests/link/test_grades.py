"""Grades hold by stated rules and say what made them hold."""

import pytest
from invented import BOOK
from made_accounts import account, told

from khabar.link.views.events import Views
from khabar.model import Origin

VIEWS = Views(BOOK)


def named(concept, text=None):
    return told(0, 5, text or BOOK.concepts[concept].ar, concept)


ATTACK = {"actor": named("sahl-front"), "target": named("nakhil-forces")}
BY_GROUP = ATTACK | {"source": named("sahl-front")}
BY_ARMY = {"target": named("nakhil-forces"), "source": named("nakhil-defence-ministry")}


def grades(*fields, origins=()):
    accounts = [account(f"d{at}#c1", **given) for at, given in enumerate(fields)]
    names = dict(zip([one.ref for one in accounts], origins, strict=False))
    found = VIEWS.event(accounts, {one.ref: Origin(names.get(one.ref, one.ref), "outlet", one.ref, "own") for one in accounts})
    return [grade.name for grade in ((found.grade,) if found.grade else ()) + found.also], found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([ATTACK], ["single-origin"]),
        ([ATTACK, ATTACK], ["several-origins"]),
        ([BY_GROUP], ["claimed", "single-origin"]),
        ([BY_GROUP, BY_ARMY], ["confirmed", "several-origins", "claimed"]),
        ([BY_ARMY], ["single-origin"]),
        ([BY_GROUP | {"outcome": "hit"}, BY_ARMY | {"outcome": "intercepted"}], ["contested", "confirmed", "several-origins", "claimed"]),
        ([ATTACK, ATTACK | {"actor": named("wadi-companies")}], ["contested", "several-origins"]),
        ([ATTACK, BY_GROUP | {"status": "denied"}], ["denied", "single-origin"]),
        ([BY_GROUP | {"status": "denied"}], ["denied"]),
        ([BY_GROUP | {"status": "planned"}], ["threatened", "planned"]),
        ([ATTACK | {"status": "planned"}], ["planned"]),
        ([ATTACK | {"status": "hypothetical"}], ["possible"]),
        ([ATTACK | {"status": "planned"}, ATTACK], ["single-origin"]),
        ([{"type": "condemnation", "actor": named("nakhil-government"), "source": named("nakhil-government")}], ["single-origin"]),
    ],
)
def test_grades_hold_in_the_order_of_the_codebook(fields, expected):
    assert grades(*fields)[0] == expected


def test_copies_of_one_origin_are_one():
    assert grades(ATTACK, ATTACK, origins=("agency", "agency"))[0] == ["single-origin"]


def test_a_grade_says_in_two_languages_what_made_it_hold():
    _, found = grades(BY_GROUP, BY_ARMY)
    assert found.grade.rule == BOOK.grading.grades["confirmed"].holds.en
    claimed, ground = found.grade.because  # both sides, each with its claims
    assert claimed.en == "claimed by Sahl Front"
    assert claimed.claims == ("d0#c1",)
    assert ground.en == "told by the side that suffered it: Nakhil Ministry of Defence"
    assert BOOK.concepts["nakhil-defence-ministry"].ar in ground.ar
    assert ground.claims == ("d1#c1",)


def test_a_denial_is_the_speakers_not_that_of_whom_it_clears():
    _, found = grades(ATTACK | {"status": "denied"})
    assert [ground.en for ground in found.grade.because] == ["denied by d0#c1"]


def test_who_is_only_close_to_a_party_does_not_speak_for_it():
    close = ATTACK | {"source": named("sahl-front", "مصدر مقرب من جبهة السهل")}
    assert "claimed" not in grades(close)[0]
    assert "claimed" in grades(ATTACK | {"source": named("sahl-front", "مصدر في جبهة السهل")})[0]


def test_a_denial_by_the_party_it_is_ascribed_to_is_told_as_such():
    _, found = grades(ATTACK, BY_GROUP | {"status": "denied"})
    rules = {finding.attribute: finding.rule for finding in found.findings}
    assert rules["status"] == rules["responsibility"] == "claimed-and-denied"
    _, found = grades(ATTACK, BY_ARMY | {"status": "denied"})
    rules = {finding.attribute: finding.rule for finding in found.findings}
    assert rules["status"] == "occurred-and-denied"


def test_forces_of_one_state_that_act_and_suffer_speak_for_neither():
    fields = {"actor": named("nakhil-police"), "target": named("nakhil-navy"), "source": named("nakhil-government")}
    assert grades(fields)[0] == ["single-origin"]


def test_the_owner_of_a_site_is_the_side_that_suffers():
    site = {"target": told(0, 9, "القاعدة النخيلية")}
    assert "confirmed" in grades(BY_GROUP | site, BY_ARMY | site)[0]


def test_a_description_is_no_rival_actor():
    column = ATTACK | {"actor": told(0, 9, "رتل من سدرة")}
    assert "contested" not in grades(ATTACK, column)[0]


def test_an_agency_of_the_state_carries_and_does_not_claim():
    raid = {"actor": named("nakhil-forces"), "target": named("sahl-front")}
    assert "claimed" not in grades(raid | {"source": named("nakhil-news-agency")})[0]
    assert "claimed" in grades(raid | {"source": named("nakhil-defence-ministry")})[0]


def test_a_state_does_not_speak_for_its_people_but_for_its_soldiers():
    people = {"actor": named("israelis"), "source": named("israel")}
    assert "claimed" not in grades(people)[0]
    assert "claimed" in grades(people | {"actor": named("israelis", "جنود إسرائيليون")})[0]


FOG = {"actor": told(0, 9, "كتائب الضباب"), "target": named("nakhil-forces")}


@pytest.mark.parametrize(
    "speaker",
    [
        "المتحدث باسم كتائب الضباب",
        "الناطق العسكري باسم كتائب الضباب العقيد سالم",
        "مصادر في كتائب الضباب",
        "مسؤول في كتائب الضباب",
        "كتائب الضباب",
    ],
)
def test_who_speaks_for_a_group_that_no_list_knows_or_is_in_it_is_of_its_side(speaker):
    source = {"source": told(0, 5, speaker)}
    assert "claimed" in grades(FOG | source)[0]
    assert "confirmed" in grades(FOG | {"source": named("nakhil-forces")}, FOG | source)[0]
    assert "claimed" not in grades(FOG | {"actor": told(0, 9, "كتائب السراب")} | source)[0]


@pytest.mark.parametrize("speaker", ["المتحدث باسم جبهة السهل", "مصادر في جبهة السهل", "القيادي بجبهة السهل", "قيادي في جبهة السهل"])
def test_who_is_told_as_of_a_known_group_is_of_its_side_where_reading_found_no_name(speaker):
    found = "claimed" in grades(ATTACK | {"source": told(0, 5, speaker)})[0]
    assert found == ("بجبهة" not in speaker)  # a particle written on is looked through only before an article


@pytest.mark.parametrize("speaker", ["مصادر مقربة من كتائب الضباب", "سكان في سدرة", "مصدر طبي", "إعلام كتائب السراب", "شهود من السكان"])
def test_others_are_of_no_side(speaker):
    assert "claimed" not in grades(FOG | {"actor": told(0, 9, "كتائب الضباب في سدرة")} | {"source": told(0, 5, speaker)})[0]


def test_the_army_is_known_by_that_word_only_within_its_article():
    army = {"actor": told(0, 9, "الجيش الضبابي"), "target": named("sahl-front")}
    spoken = army | {"source": told(0, 5, "متحدث باسم الجيش")}
    assert "claimed" in grades(spoken)[0]
    _, found = grades(army, {"actor": None, "target": named("sahl-front"), "source": told(0, 5, "متحدث باسم الجيش")})
    assert "claimed" not in {grade.name for grade in (found.grade, *found.also)}
