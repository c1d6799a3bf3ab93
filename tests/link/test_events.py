"""Clusters of accounts become events: what is told, by how many origins, where it differs, and one neutral sentence."""

import datetime as dt
from itertools import permutations

import pytest
from invented import BOOK
from made_accounts import account, told
from msgspec import structs

from khabar.link.origins.voices import Voices
from khabar.link.views.decided import Retelling
from khabar.link.views.events import Views, events_of
from khabar.model import DateRange, Location, Origin, Quantity

VIEWS = Views(BOOK)
DAY = dt.date(2024, 3, 14)


def named(concept, text=None):
    return told(0, 5, text or BOOK.concepts[concept].ar, concept)


def place(concept):
    return {"place": named(concept), "location": Location(concept, precision=1), "country": BOOK.concepts[concept].country}


def days(first, last=None):
    return DateRange(first, last or first, "told", 1)


def event(*accounts, origins=None):
    given = origins or {}
    known = {one.ref: Origin(given.get(one.ref, one.ref), "outlet", given.get(one.ref, one.ref), "own") for one in accounts}
    return VIEWS.event(accounts, known)


def finding(found, attribute):
    return next(one for one in found.findings if one.attribute == attribute)


def by_speakers(*speakers, docs="abcd"):
    """The event of one account of each of these speakers, with who counts as its origin, by reference."""
    accounts = [account(f"{doc}#c{at}") for at, (_, doc) in enumerate(zip(speakers, docs, strict=False))]
    known = {one.ref: Origin(f"source:{who}", "source", BOOK.concepts[who].en, "told") for one, who in zip(accounts, speakers, strict=True)}
    found = VIEWS.event(accounts, known)
    return found, {ref: share.origin.id.removeprefix("source:") for share in found.origins for ref in share.claims}


@pytest.mark.parametrize("kind", ["consultation", "agreement", "clash"])
def test_who_receives_and_who_visits_are_the_two_sides_of_one_meeting(kind):
    nakhil, sahil = {"actor": named("nakhil"), "target": named("sahil")}, {"actor": named("sahil"), "target": named("nakhil")}
    found = event(account("a#c1", type=kind, **nakhil), account("b#c1", type=kind, **sahil))
    for attribute in ("actor", "target"):
        assert finding(found, attribute).rule == "one-happening"
    assert (found.actor, found.target) == ("nakhil", "sahil")
    assert "Nakhil or Sahil" not in found.statement.en


def test_what_a_state_says_beside_its_office_is_no_second_account():
    for speakers in permutations(["nakhil", "nakhil-presidency", "nakhil"]):
        found, origins = by_speakers(*speakers)
        assert set(origins.values()) == {"nakhil-presidency"}
        assert found.provenance.endswith("1 origin")
        assert found.grade.name == "single-origin"
        assert finding(found, "type").values[0].origins == ("source:nakhil-presidency",)


def test_two_offices_of_a_state_are_two_and_its_own_words_are_those_of_the_office_in_their_article():
    found, origins = by_speakers("nakhil-presidency", "nakhil-foreign-ministry", "nakhil", docs="abb")
    assert found.provenance.endswith("2 origins")
    assert origins["b#c2"] == "nakhil-foreign-ministry"


@pytest.mark.parametrize("other", ["sahil-foreign-ministry", "sahl-front", "sahil", "salem-rihani"])
def test_a_state_is_an_account_of_its_own_beside_others(other):
    assert set(by_speakers("nakhil", other)[1].values()) == {"nakhil", other}


def test_a_states_words_are_its_own_again_where_its_office_is_taken_back():
    accounts = {
        one.ref: one
        for one in (
            account("a#c1", source=named("nakhil-presidency")),
            account("b#c1", source=named("nakhil")),
            account("c#c1", source=told(0, 5, "سكان")),
        )
    }
    voices = Voices(BOOK)
    read = VIEWS.event(accounts.values(), {ref: voices.voice(one, None).origin for ref, one in accounts.items()})
    assert read.provenance.endswith("2 origins")
    left = Retelling(BOOK).event(read, accounts, {"a#c1": None})
    assert [share.origin.id for share in left.origins] == ["source:nakhil", "outlet:nida"]


def stands(attribute, *values, **more):
    """How several accounts that tell these values of one attribute stand to each other."""
    accounts = [account(f"d{at}#c1", **{attribute: value}, **more) for at, value in enumerate(values)]
    one = finding(event(*accounts), attribute)
    return one.agreement.value, one.rule


@pytest.mark.parametrize(
    ("attribute", "values", "expected"),
    [
        ("killed", (Quantity(3, 3), Quantity(2, None)), ("agreement", "refined")),
        ("killed", (Quantity(20, 99), Quantity(30, 30)), ("agreement", "refined")),
        ("killed", (Quantity(10, 10), Quantity(15, 15)), ("contradiction", "numbers-exclude")),
        ("killed", (Quantity(0, 0), Quantity(4, None)), ("contradiction", "zero-against-figures")),
        ("actor", (named("nakhil-forces"), named("nakhil-air-force")), ("agreement", "refined")),
        ("actor", (named("nakhil-air-force"), named("nakhil-navy")), ("agreement", "one-side")),
        ("actor", (named("sahl-front"), named("wadi-companies")), ("difference", "differ")),
        ("target", (named("nakhla-air-base"), named("nakhil-forces")), ("agreement", "one-happening")),
        ("date", (days(DAY), days(DAY - dt.timedelta(6), DAY)), ("agreement", "refined")),
        ("date", (days(DAY), days(DAY - dt.timedelta(1))), ("difference", "differ")),
        ("date", (days(DAY), days(DAY - dt.timedelta(3))), ("contradiction", "days-exclude")),
        ("outcome", ("hit", "intercepted"), ("contradiction", "hit-or-stopped")),
        ("outcome", ("intercepted", "none"), ("agreement", "refined")),
        ("mode", ("unspecified", "drone"), ("agreement", "refined")),
        ("mode", ("rocket", "drone"), ("difference", "differ")),
        ("status", ("planned", "occurred"), ("agreement", "foretold")),
        ("status", ("occurred", "denied"), ("contradiction", "occurred-and-denied")),
        ("country", ("XA", "XB"), ("contradiction", "countries-exclude")),
        ("outcome", ("hit", "hit"), ("agreement", "same")),
        ("actor", (told(0, 9, "مسلحون"), told(0, 9, "مسلحين")), ("agreement", "same")),
        ("target", (told(0, 9, "ثلاثة أشخاص"), told(0, 9, "5 أشخاص على الأقل")), ("agreement", "same")),
        ("target", (told(0, 9, "ثلاثة أشخاص"), told(0, 9, "أطفال")), ("agreement", "refined")),
        ("target", (told(0, 9, "موقعين"), told(0, 9, "مواقع مهجورة")), ("agreement", "refined")),
        ("target", (told(0, 9, "موقعين"), named("sahl-front", "مواقع لجبهة السهل")), ("agreement", "refined")),
        ("target", (told(0, 9, "موقعين مهجورين"), told(0, 9, "مواقع مأهولة")), ("difference", "differ")),
        ("target", (told(0, 9, "350 شخصا"), named("sahl-front")), ("agreement", "refined")),
        ("actor", (told(0, 9, "مسلحين"), named("sahl-front")), ("agreement", "refined")),
        ("actor", (told(0, 9, "مسلحين"), named("nakhil-forces")), ("difference", "differ")),
        ("target", (told(0, 9, "مسلحون"), told(0, 9, "أطفال")), ("difference", "differ")),
        ("actor", (told(0, 9, "انتحاريون"), named("sahl-front")), ("agreement", "refined")),
        ("actor", (told(0, 9, "تنظيم (جبهة السهل)"), named("sahl-front")), ("agreement", "same")),
        ("actor", (told(0, 9, "تنظيم (جبهة السهل)"), named("wadi-companies")), ("difference", "differ")),
    ],
)
def test_values_agree_differ_or_contradict_by_stated_rules(attribute, values, expected):
    assert stands(attribute, *values) == expected


def test_a_site_in_a_town_in_a_province_is_agreement_and_the_site_is_the_place():
    found = event(account("a#c1", **place("nakhla-air-base")), account("b#c1", **place("sidra")), account("c#c1", **place("sahl")))
    assert finding(found, "place").rule == "refined"
    assert found.place == "nakhla-air-base"


def test_two_towns_differ_and_the_event_lies_in_what_holds_both():
    found = event(account("a#c1", **place("sidra")), account("b#c1", **place("ghazal-oasis")))
    assert finding(found, "place").agreement == "difference"
    assert (found.place, found.location.precision) == ("sahl", 4)


def test_the_window_is_what_all_dated_accounts_share():
    week, day = days(DAY - dt.timedelta(6), DAY), days(DAY - dt.timedelta(2))
    found = event(account("a#c1", date=week), account("b#c1", date=day), account("c#c1"))
    assert (found.when.range.start, found.when.range.end) == (day.start, day.end)
    assert (found.when.agreed, found.when.assumed) == (True, False)


def test_days_that_exclude_each_other_give_the_stretch_that_holds_both():
    found = event(account("a#c1", date=days(DAY)), account("b#c1", date=days(DAY - dt.timedelta(4))))
    assert (found.when.range.start, found.when.range.end, found.when.range.precision) == (DAY - dt.timedelta(4), DAY, 2)
    assert not found.when.agreed


def test_an_undated_event_is_assumed_to_be_of_the_day_before_its_first_report_to_that_day():
    found = event(account("a#c1", published=DAY), account("b#c1", published=DAY + dt.timedelta(1)))
    assert (found.when.range.start, found.when.range.end, found.when.assumed) == (DAY - dt.timedelta(1), DAY, True)


def test_the_id_is_of_the_earliest_claim_and_the_order_of_accounts_changes_nothing():
    accounts = [
        account("b#c10", published=DAY, killed=Quantity(2, 2), actor=named("sahl-front")),
        account("b#c2", published=DAY, killed=Quantity(3, 3), actor=named("wadi-companies")),
        account("a#c1", published=DAY + dt.timedelta(1), killed=Quantity(2, 2), **place("sidra")),
    ]
    found = [event(*order) for order in permutations(accounts)]
    assert found[0].claims == ("b#c2", "b#c10", "a#c1")
    assert all(one == found[0] for one in found)


def test_spans_stand_on_both_sides_of_what_the_accounts_part_on():
    found = event(account("a#c1", 3, 9, outcome="hit"), account("b#c1", 40, 80, outcome="intercepted"))
    evidence = [(words.claim, words.span.start, words.span.end) for value in finding(found, "outcome").values for words in value.evidence]
    assert evidence == [("a#c1", 3, 9), ("b#c1", 40, 80)]


def test_several_claims_of_one_origin_are_told_once():
    found = event(account("a#c1", outcome="hit"), account("b#c1", outcome="hit"), origins={"a#c1": "x", "b#c1": "x"})
    assert (finding(found, "outcome").rule, found.provenance) == ("one-origin", "1 outlet, 1 origin")
    assert found.origins[0].claims == ("a#c1", "b#c1")
    assert finding(found, "outcome").values[0].claims == ("a#c1", "b#c1")


def test_one_origin_that_tells_a_hit_and_a_stop_speaks_of_several_munitions():
    accounts = [account("a#c1", outcome="hit"), account("a#c2", type="interception", outcome="intercepted")]
    assert finding(event(*accounts, origins={"a#c1": "x", "a#c2": "x"}), "outcome").rule == "several-munitions"
    assert finding(event(*accounts), "outcome").rule == "hit-or-stopped"


def test_a_figure_that_rises_with_the_days_is_no_contradiction():
    first = account("a#c1", published=DAY, killed=Quantity(10, 10))
    later = account("b#c1", published=DAY + dt.timedelta(1), killed=Quantity(15, 15))
    assert finding(event(first, later), "killed").rule == "grew"
    falling = structs.replace(later, killed=Quantity(5, 5))
    assert finding(event(first, falling), "killed").rule == "numbers-exclude"


def test_who_stops_an_attack_is_not_set_against_who_makes_it():
    attack = account("a#c1", actor=named("sahl-front"), target=named("nakhil-forces"))
    stopped = account("b#c1", type="interception", actor=named("nakhil-forces"), target=named("drone", "مسيرة"))
    found = event(attack, stopped)
    assert (found.type, found.actor, found.target) == ("strike", "sahl-front", "nakhil-forces")
    assert finding(found, "intercepted_by").values[0].value == "nakhil-forces"


def test_in_a_fight_each_account_may_name_the_other_side_first():
    fight = account("a#c1", type="clash", actor=named("sahl-front"), target=named("nakhil-forces"))
    raid = account("b#c1", type="armed_attack", actor=named("nakhil-forces"))
    assert finding(event(fight, raid), "actor").rule == "one-happening"
    stranger = structs.replace(raid, actor=named("wadi-companies"))
    assert finding(event(fight, stranger), "actor").rule == "differ"


def test_events_come_in_the_order_of_their_clusters():
    accounts = {ref: account(ref) for ref in ("a#c1", "b#c1", "c#c1")}
    origins = {ref: Origin(ref, "outlet", ref, "own") for ref in accounts}
    found = list(events_of([["c#c1"], ["b#c1", "a#c1"]], accounts, origins, BOOK))
    assert [one.claims for one in found] == [("c#c1",), ("a#c1", "b#c1")]


def test_the_sentence_is_neutral_and_told_in_two_languages():
    found = event(
        account(
            "a#c1", mode="drone", actor=named("sahl-front"), target=named("nakhil-forces", "قوات الاحتلال النخيلي"), date=days(DAY),
            killed=Quantity(2, None), **place("nakhla-air-base"),
        )
    )  # fmt: skip
    assert found.statement.en == (
        "Drone strike against Nakhil forces in Nakhla air base on 2024-03-14, attributed to Sahl Front; at least 2 killed."
    )
    assert found.statement.ar == (
        "ضربة بطائرة مسيرة على القوات النخيلية في قاعدة النخلة الجوية بتاريخ 2024-03-14، تُنسب إلى جبهة السهل؛ القتلى: لا يقل عن 2."
    )


def test_a_private_victim_is_named_by_role_only():
    found = event(account("a#c1", target=told(0, 20, "الطفل وسيم الزعتري")))
    assert "وسيم" not in found.statement.ar + found.statement.en
    assert "civilians" in found.statement.en


def test_a_site_of_a_party_is_not_told_as_the_party():
    found = event(account("a#c1", target=named("nakhil", "القاعدة النخيلية")))
    assert "a military site (Nakhil)" in found.statement.en


def test_a_place_that_no_list_knows_stands_as_told():
    found = event(account("a#c1", place=told(0, 8, "تل الغيم"), country="XA"))
    assert "in \u201cتل الغيم\u201d, Nakhil" in found.statement.en


def test_two_countries_told_together_are_no_one_of_them():
    words = {"place": told(0, 12, "النخيل والساحل", "nakhil-country"), "location": Location("nakhil-country", precision=6)}
    assert event(account("a#c1", country=None, **words)).place is None
    assert event(account("a#c1", country="XA", **words)).place == "nakhil-country"


def test_loaded_words_are_not_told_in_the_sentence():
    sentence = event(account("a#c1", actor=told(0, 20, "ميليشيات السهل"))).statement
    assert "ميليشيات" not in sentence.ar + sentence.en
    assert "a force" in sentence.en
    assert "\u201cقوات محلية\u201d" in event(account("a#c1", actor=told(0, 20, "قوات محلية"))).statement.en


def test_a_people_stands_in_the_oblique_behind_a_particle():
    sentence = event(account("a#c1", type="condemnation", target=named("palestinians"))).statement
    assert "تجاه الفلسطينيين" in sentence.ar


def test_a_place_that_is_the_target_is_told_once():
    assert event(account("a#c1", target=named("sidra"), **place("sidra"))).statement.en.count("Sidra") == 1
    embassy = event(account("a#c1", target=named("sahil-embassy-marjana"), **place("marjana"))).statement
    assert embassy.en.count("Marjana") == 1
    unlisted = {"target": told(0, 8, "تل الغيم"), "place": told(0, 8, "تل الغيم"), "country": "XA"}
    assert event(account("a#c1", **unlisted)).statement.ar.count("تل الغيم") == 1


def test_a_site_that_no_list_knows_is_told_with_the_town_that_holds_it():
    within = {"place": told(0, 8, "تل الغيم"), "location": Location(None, around="sidra"), "country": "XA"}
    assert "in \u201cتل الغيم\u201d, Sidra on" in event(account("a#c1", date=days(DAY), **within)).statement.en
    assert "في \u00abتل الغيم\u00bb، سدرة" in event(account("a#c1", **within)).statement.ar
    found = event(account("a#c1", **within), account("b#c1", **place("sidra")))
    assert finding(found, "place").rule == "refined"


def test_a_condemned_act_is_not_told_as_who_did_it_or_where():
    sentence = event(account("a#c1", type="condemnation", target=named("sidra-hospital", "مجزرة مستشفى سدرة"))).statement
    assert sentence.en.startswith("Condemnation of an attack from")
    assert sentence.ar.startswith("إدانة لهجوم من")
    assert event(account("a#c1", type="condemnation", target=told(0, 7, "للهجمات"))).statement == sentence
    assert "Nakhil" in event(account("a#c1", type="condemnation", target=named("nakhil"))).statement.en


def test_nobody_lost_reads_as_such():
    sentence = event(account("a#c1", killed=Quantity(0, 0), injured=Quantity(0, 0))).statement
    assert sentence.en.endswith("; nobody killed; nobody injured.")
    assert sentence.ar.endswith("؛ لا قتلى؛ لا جرحى.")


def test_two_countries_are_named_one_by_one():
    words = {"place": told(0, 12, "النخيل والساحل", "nakhil-country"), "location": Location("nakhil-country", precision=6)}
    sentence = event(account("a#c1", country=None, **words)).statement
    assert "in Nakhil and Sahil" in sentence.en
    assert "في النخيل والساحل" in sentence.ar


def test_people_of_a_nationality_are_not_their_state():
    sentence = event(account("a#c1", type="arrest", target=named("sahil", "ساحليان"))).statement
    assert "Arrest of persons (Sahil)" in sentence.en
    assert "اعتقال بحق أشخاص (الساحل)" in sentence.ar
    assert "by Sahil" in event(account("a#c1", type="mobilization", actor=named("sahil", "الساحلي"))).statement.en


def test_an_unknown_party_and_a_column_are_no_names():
    assert "attributed to unknown persons" in event(account("a#c1", actor=told(0, 9, "جهات مجهولة"))).statement.en
    drone = event(account("a#c1", type="interception", target=told(0, 9, "طائرة مسيرة"))).statement
    assert "Interception of a munition or an aircraft" in drone.en
    column = event(account("a#c1", actor=named("sahl-front", "رتل من جبهة السهل"))).statement
    assert "attributed to Sahl Front" in column.en


def test_who_only_denies_is_not_told_as_one_who_may_have_done_it():
    accused = account("b#c1", status="denied", actor=named("wadi-companies"), source=named("wadi-companies"))
    sentence = event(account("a#c1", actor=named("sahl-front")), accused).statement
    assert "attributed to Sahl Front" in sentence.en
    assert "Wadi" not in sentence.en


def test_a_site_that_no_list_knows_is_told_with_whose_it_is():
    first, second = account("a#c1", target=told(0, 9, "القاعدة النخيلية")), account("b#c1", target=told(0, 9, "قاعدة للجيش النخيلي"))
    found = event(first, second)
    assert finding(found, "target").rule == "refined"
    assert "a military site (Nakhil)" in found.statement.en
    assert finding(event(first, account("b#c1", target=told(0, 9, "قاعدة ساحلية"))), "target").rule == "differ"


def test_a_person_and_the_forces_of_others_are_no_two_ways_to_tell_one_target():
    forces = account("a#c1", target=named("nakhil-forces"))
    assert finding(event(forces, account("b#c1", target=told(0, 9, "قائد ميداني في الجبهة"))), "target").rule == "differ"
    assert finding(event(forces, account("b#c1", target=told(0, 9, "مستودع وقود"))), "target").rule == "one-happening"


def test_of_a_fight_the_sentence_has_the_sides_as_one_account_tells_them():
    first = account("a#c1", type="clash", target=named("sahl-front"))
    second = account("b#c1", type="clash", actor=named("sahl-front"), target=named("nakhil-forces"))
    assert event(first, second).statement.en.startswith("Clash with Nakhil forces from")
    over = event(account("a#c1", type="clash", actor=named("nakhil-forces"), target=named("sidra"), **place("sidra")))
    assert over.statement.en.startswith("Clash in Sidra from")


def test_the_sentence_says_where_what_some_tell_is_denied_by_others():
    affirming, denying = account("a#c1", actor=named("sahl-front")), account("b#c1", status="denied", source=named("sahl-front"))
    both = event(affirming, denying)
    assert both.status == "occurred"
    assert "; denied by one account or more" in both.statement.en
    assert "تنفيه رواية" in both.statement.ar
    assert "denied" not in event(affirming).statement.en
    assert event(denying).statement.en.count("denied") == 1
