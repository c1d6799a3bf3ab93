"""Accounts of invented happenings are put together as the codebook's page on events asks, by the weights that ship."""

import datetime as dt
import random
import re

import pytest
from msgspec import structs

from khabar import codebook
from khabar.codebook.linking import read_common_words, read_umbrellas, read_weights
from khabar.codebook.location import codebook_folder
from khabar.codebook.strict_yaml import CodebookError
from khabar.link import Account, Linker, Scorer, link_accounts
from khabar.link.accounts import Told
from khabar.link.clusters.constraints import Constraints
from khabar.link.pairs.blocking import MOST, WINDOW, keys, parted
from khabar.link.pairs.compared import Comparing
from khabar.link.pairs.features import excluded, vector
from khabar.link.pairs.numbers import far_numbers
from khabar.link.pairs.scoring import DOUBTFUL, NEVER
from khabar.model import DateRange, Location, Quantity, Span, Verdict

BOOK = codebook.load(world=True)
TODAY = dt.date(2024, 3, 14)


def told(text, concept=None, start=0):
    return Told(Span(start, start + len(text)), text, concept)


def days(first, last=None):
    start, end = TODAY + dt.timedelta(days=first), TODAY + dt.timedelta(days=first if last is None else last)
    return DateRange(start, end, "made", 1 if start == end else 4)


def at(place):
    known = BOOK.concepts[place]
    return {
        "place": told(known.ar, place),
        "location": Location(place, known.latitude, known.longitude, 1 if known.kind != "country" else 6, admin1=known.admin1),
        "country": known.country,
    }


def strike(ref, text="قصفت كتائب الفجر قاعدة النخلة الجوية بطائرة مسيرة", start=0, **fields):
    """An account of a drone that came down on an air base."""
    doc_id = ref.rpartition("#")[0]
    given = {
        "key": f"key-{ref}",
        "outlet": "fanar",
        "published": TODAY,
        "type": "strike",
        "mode": "drone",
        "status": "occurred",
        "actor": told("كتائب الفجر", "dawn-brigades"),
        "target": told("قاعدة النخلة الجوية", "nakhla-air-base"),
        "date": days(-1),
        **at("nakhla-air-base"),
        **fields,
    }
    return Account(ref=ref, doc_id=doc_id, evidence=(told(text, start=start),), **given)


def together(*accounts, **more):
    return link_accounts(accounts, BOOK, **more)


def test_two_outlets_on_one_strike_are_one_event():
    first, second = strike("a#c1"), strike("b#c1", text="طائرة مسيرة لكتائب الفجر سقطت على قاعدة النخلة الجوية")
    assert together(first, second) == [("a#c1", "b#c1")]


def test_attacks_on_one_base_on_two_days_are_two_events_also_through_an_undated_one():
    day = [strike(f"d{number}#c1", date=days(-number)) for number in (1, 3, 5)]
    undated = strike("u#c1", date=None)
    found = together(*day, undated)
    assert all(len({ref for ref in cluster if ref.startswith("d")}) <= 1 for cluster in found)


@pytest.mark.parametrize("last", [-1, -4])
def test_stretches_of_days_that_share_days_and_an_actor_are_compared(last):
    nowhere = {"place": None, "location": None, "country": None}
    long = strike("a#c1", date=days(-10, -1), target=told("الأحياء"), **nowhere)
    more = strike(
        "b#c1", date=days(-10, last), target=told("البيوت"), **nowhere, text="تواصل كتائب الفجر القصف بالطائرات المسيرة لليوم العاشر"
    )
    assert set(keys(Comparing(BOOK).compared(long))) & set(keys(Comparing(BOOK).compared(more)))


def test_a_campaign_is_never_one_event():
    campaign = [strike(f"d{number:02}{side}#c1", date=days(-2 * number)) for number in range(40) for side in "ab"]
    found = together(*campaign)
    assert {len(cluster) for cluster in found} == {2}
    assert all(len({ref[:3] for ref in cluster}) == 1 for cluster in found)


def test_the_hit_and_the_shooting_down_of_one_drone_are_one_event():
    hit = strike("a#c1", source=told("كتائب الفجر", "dawn-brigades"), outcome="hit")
    down = strike(
        "b#c1",
        text="أسقطت قوات النخيل طائرة مسيرة فوق قاعدة النخلة الجوية",
        type="interception",
        mode="air_defence",
        actor=told("قوات النخيل", "nakhil-forces"),
        target=told("طائرة مسيرة", "drone"),
        outcome="intercepted",
    )
    assert together(hit, down) == [("a#c1", "b#c1")]


def test_a_denial_and_an_affirmation_of_one_attack_are_one_event():
    said = strike("a#c1", source=told("كتائب الفجر", "dawn-brigades"))
    denied = strike("a#c2", text="نفت وزارة الدفاع أن تكون قاعدة النخلة قد قصفت", start=90, status="denied", source=told("وزارة الدفاع"))
    assert together(said, denied) == [("a#c1", "a#c2")]


def test_acts_that_cannot_be_one_stay_apart_however_alike_they_are_told():
    arrest = strike("b#c1", type="arrest", mode=None)
    assert together(strike("a#c1"), arrest) == [("a#c1",), ("b#c1",)]


def test_what_one_document_tells_as_two_is_two_also_where_another_fits_both():
    sites = [strike("a#c1"), strike("a#c2", start=200, target=told("سدرة", "sidra"), **at("mina-bahr"))]
    vague = strike("b#c1", **at("nakhil-country"))
    assert not any({"a#c1", "a#c2"} <= set(cluster) for cluster in together(*sites, vague))


def test_a_pair_weighs_the_same_whichever_claim_stands_first():
    forces = told("القوات النخيلية", "nakhil-forces"), told("مسلحين")
    brigades = told("كتائب الفجر", "dawn-brigades"), told("الشرطة النخيلية", "nakhil-police")
    fight = strike("a#c1", type="clash", mode=None, actor=forces[0], target=forces[1], **at("sidra"))
    attack = strike("b#c1", type="armed_attack", mode="other", actor=brigades[0], target=brigades[1], **at("sidra"))
    scorer = Scorer(BOOK)
    one, other = scorer.compared(fight), scorer.compared(attack)
    assert scorer.bits(one, other) == scorer.bits(other, one) > NEVER


def test_order_of_input_makes_no_difference():
    accounts = [strike(f"d{n:02}#c{m}", date=days(-n % 7) if n % 3 else None, start=m * 70) for n in range(30) for m in (1, 2)]
    first = together(*accounts)
    for seed in range(3):
        random.Random(seed).shuffle(accounts)
        assert together(*accounts) == first
    assert sorted(ref for cluster in first for ref in cluster) == sorted(account.ref for account in accounts)


def test_what_a_person_holds_outranks_the_model():
    one, other, far = strike("a#c1"), strike("b#c1"), strike("c#c1", date=days(-9), **at("mina-bahr"))
    assert together(one, other, constraints=Constraints(apart=frozenset({("a#c1", "b#c1")}))) == [("a#c1",), ("b#c1",)]
    held = together(one, other, far, constraints=Constraints(together=(("a#c1", "c#c1"),)))
    assert any({"a#c1", "c#c1"} <= set(cluster) for cluster in held)


def test_a_judgement_adds_up_and_reads():
    scorer = Scorer(BOOK)
    judgement = scorer.judge(strike("b#c1", killed=Quantity(4, 4)), strike("a#c1", killed=Quantity(4, 4)))
    assert (judgement.left, judgement.right, judgement.verdict) == ("a#c1", "b#c1", Verdict.SAME)
    assert judgement.score == pytest.approx(sum(reason.weight for reason in judgement.reasons), abs=0.1)
    assert "the same number (killed 4 | killed 4)" in [reason.text for reason in judgement.reasons]
    assert scorer.bits(scorer.compared(strike("a#c1")), scorer.compared(strike("b#c1"))) == scorer.bits(
        scorer.compared(strike("b#c1")), scorer.compared(strike("a#c1"))
    )


def test_the_fast_score_is_the_sum_of_the_weights():
    scorer = Scorer(BOOK)
    changes = [
        {"date": None},
        {"date": days(-6, 0)},
        {"published": None, "date": None},
        {"killed": Quantity(4, 4), "injured": Quantity(None, 9)},
        {"type": "interception", "mode": "air_defence", "actor": told("قوات النخيل", "nakhil-forces"), "target": told("مسيرة", "drone")},
        {"type": "clash", "mode": None, "actor": told("مجهولون")},
        {"source": told("مصدر أمني"), "status": "denied"},
        {"source": told("كتائب الفجر", "dawn-brigades"), "weapon": told("مسيرة", "drone")},
        {"place": None, "location": None, "target": None},
        at("sidra"),
        at("mina-bahr"),
        at("nakhil-country"),
        {"place": told("مكان مجهول"), "location": None},
    ]
    texts = ("قصفت كتائب الفجر قاعدة النخلة", "اجتمع الوزراء في العاصمة لبحث الموازنة")
    told_as = [(f"d{n}{m}#c1", text, change) for n, change in enumerate(changes) for m, text in enumerate(texts)]
    claims = [scorer.compared(strike(ref, text=text, **change)) for ref, text, change in told_as]
    scored = 0
    for left in claims:
        for right in claims:
            pair = vector(left, right, scorer.common)
            if left.doc != right.doc and pair is not None and excluded(left, right) is None:
                whole = scorer.starts[1] + sum(scorer.across[name][level] for name, level in pair.levels.items())
                whole = min(whole, DOUBTFUL) if far_numbers(left, right) else whole
                assert scorer.bits(left, right) == pytest.approx(whole)
                least = scorer.bits(left, right, whole + 1)
                assert least <= whole + 1
                scored += 1
            elif left.doc != right.doc:
                assert scorer.bits(left, right) == NEVER
    assert scored > len(claims)


def test_kin_of_an_actor_tells_more_than_a_stranger():
    scorer = Scorer(BOOK)
    actors = ("nakhil-forces", "nakhil-air-force", "dawn-brigades")
    army, force, stranger = (scorer.compared(strike(f"{actor}#c1", actor=told("س", actor))) for actor in actors)
    assert scorer.bits(army, force) > scorer.bits(army, stranger)


def test_that_both_tell_no_one_hurt_tells_nothing():
    scorer = Scorer(BOOK)
    plain = scorer.bits(scorer.compared(strike("a#c1")), scorer.compared(strike("b#c1")))
    none = {"killed": Quantity(0, 0), "injured": Quantity(0, 0)}
    assert scorer.bits(scorer.compared(strike("a#c1", **none)), scorer.compared(strike("b#c1", **none))) == plain
    two = {"killed": Quantity(2, 2)}
    assert scorer.bits(scorer.compared(strike("a#c1", **two)), scorer.compared(strike("b#c1", **two))) > plain


def test_of_a_large_block_the_parts_that_are_small_enough_are_compared_whole_and_each_pair_once():
    claims = Linker([strike(f"d{n:04}#c1", date=days(-2 * (n % 4))) for n in range(4 * MOST)], BOOK).claims
    pairs = list(parted(range(len(claims)), claims))
    assert len(pairs) == len(set(pairs))
    assert all(left < right for left, right in pairs)
    of_a_day = {(a, b) for a in range(len(claims)) for b in range(a + 1, len(claims)) if claims[a].first == claims[b].first}
    assert of_a_day <= set(pairs)


def test_a_large_block_costs_no_more_than_its_claims():
    claims = Linker([strike(f"d{n:04}#c1") for n in range(4 * MOST)], BOOK).claims
    pairs = set(parted(range(len(claims)), claims))
    assert {at for pair in pairs for at in pair} == set(range(len(claims)))
    assert len(pairs) <= len(claims) * WINDOW


WEIGHTS = (codebook_folder() / "linking.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("join: ", "joined: ", r"linking\.yaml:\d+: unknown key 'joined'"),
        ("prior: 0", "prior: 1", r"linking\.yaml:\d+: "),
        ("{m: 0.", "{m: 1.", r"linking\.yaml:\d+: "),
    ],
)
def test_weights_that_are_none_are_refused(tmp_path, old, new, message):
    assert old in WEIGHTS
    (tmp_path / "linking.yaml").write_text(WEIGHTS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        read_weights(tmp_path / "linking.yaml", tmp_path)


def test_weights_without_a_level_are_refused():
    linking = BOOK.linking
    kinds = {level: chances for level, chances in linking.across.features["kind"].items() if level != "same"}
    without = structs.replace(linking, across=structs.replace(linking.across, features={**linking.across.features, "kind": kinds}))
    with pytest.raises(CodebookError, match=re.escape("levels of kind are not those of the program: missing same")):
        Scorer(structs.replace(BOOK, linking=without))


def test_umbrellas_and_words_are_read_strictly(tmp_path):
    (tmp_path / "umbrellas.yaml").write_text("umbrellas:\n  dawn-brigades: [nobody]\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"umbrellas\.yaml:2: no concept has the id 'nobody'"):
        read_umbrellas(tmp_path / "umbrellas.yaml", tmp_path, BOOK.concepts)
    (tmp_path / "common.tsv").write_text("# bits\nقول\tmany\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"common\.tsv:2: "):
        read_common_words(tmp_path / "common.tsv", tmp_path)


def unknown_at(words, around):
    return {"place": told(words), "location": Location(None, precision=2, around=around), "country": "XA"}


def region_at(words, latitude):
    """A side of the country, of which no list tells what lies in it."""
    location = Location("nakhil-country", latitude, -30.0, 5)
    return {"place": told(words, "nakhil-country"), "location": location, "country": "XA"}


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (unknown_at("قرية الزيزفونة", "sahl"), unknown_at("قرية الزيزفونة", "sahl"), "same"),
        (unknown_at("قرية الزيزفونة", "sahl"), unknown_at("تلة السنديان", "sahl"), "unresolved"),
        (unknown_at("قرية الزيزفونة", "sahl"), unknown_at("تلة السنديان", "hadba"), "apart"),
        (unknown_at("قرية الزيزفونة", "sahl"), at("sidra"), "unresolved"),
        (unknown_at("قرية الزيزفونة", "hadba"), at("sidra"), "apart"),
        (region_at("شرق النخيل", 10.5), at("sidra"), "wide"),
        (region_at("أقصى الشمال", 14.0), at("sidra"), "apart"),
    ],
)
def test_a_site_that_no_list_knows_and_a_vague_side_of_a_country_are_placed_by_what_is_known_of_them(left, right, level):
    scorer = Scorer(BOOK)
    pair = [scorer.compared(strike(ref, **fields)) for ref, fields in (("d1#c1", left), ("d2#c1", right))]
    assert vector(pair[0], pair[1], scorer.common).levels["place"] == level


def of_lands(ref, **fields):
    """An account of a series that is told of two countries together."""
    place = {"place": told("النخيل والساحل", "nakhil-country"), "location": Location("nakhil-country", 10.0, -30.0, 6), "country": None}
    return strike(ref, **{**place, **fields})


@pytest.mark.parametrize(
    ("left", "right", "feature"),
    [
        (strike("d1#c1"), strike("d1#c2", status="denied", start=500), "status"),
        (
            strike("d1#c1", type="capture", mode=None, actor=told("كتائب الفجر", "dawn-brigades")),
            strike("d1#c2", type="capture", mode=None, actor=told("قوات محلية"), start=40),
            "actor",
        ),
        (strike("d1#c1", date=days(-20, -1)), strike("d1#c2", start=40), "date"),
        (
            strike("d1#c1", type="threat", mode=None, date=None),
            strike("d2#c1", type="threat", mode=None, date=None, published=TODAY - dt.timedelta(days=40)),
            "date",
        ),
        (strike("d1#c1", date=days(-22, 0)), strike("d2#c1"), "date"),  # "for the 22nd day": a campaign and one attack
        (strike("d1#c1", date=days(-22, 0)), strike("d2#c1", date=None), "date"),
        (strike("d1#c1", type="armed_attack", mode=None, status="planned"), strike("d2#c1", mode="unspecified"), "status"),
        (of_lands("d1#c1"), strike("d1#c2"), "place"),
        (of_lands("d1#c1"), strike("d2#c1"), "place"),
    ],
)
def test_what_is_told_as_two_is_no_one_event(left, right, feature):
    scorer = Scorer(BOOK)
    assert scorer.bits(scorer.compared(left), scorer.compared(right)) == NEVER
    judgement = scorer.judge(left, right)
    assert judgement.verdict is Verdict.DIFFERENT
    assert [reason.feature for reason in judgement.reasons] == [feature]
    assert link_accounts([left, right], BOOK) == [("d1#c1",), (right.ref,)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (strike("d1#c1"), strike("d1#c2", status="denied", source=told("مسؤول ساحلي"))),  # another denies what one affirms
        (strike("d1#c1"), strike("d2#c1", status="denied")),
        (of_lands("d1#c1"), of_lands("d2#c1")),
        (strike("d1#c1", date=None), strike("d2#c1", date=None, published=TODAY - dt.timedelta(days=40), start=900)),  # told again
        (strike("d1#c1", date=days(-20, -3)), strike("d2#c1", date=days(-4))),  # the other may know the day less exactly
        (strike("d1#c1", date=days(-13, 0)), strike("d2#c1")),  # "this month"
        (strike("d1#c1", date=days(-6, 0)), strike("d2#c1")),  # "in the past week"
        (strike("d1#c1", type="capture", mode=None, date=days(-40, 0)), strike("d2#c1", type="capture", mode=None)),  # held since
        (strike("d1#c1", status="planned"), strike("d2#c1")),
        (strike("d1#c1", type="capture", mode=None), strike("d1#c2", type="capture", mode=None)),
    ],
)
def test_what_is_told_of_one_act_may_be_one_event(left, right):
    scorer = Scorer(BOOK)
    assert scorer.bits(scorer.compared(left), scorer.compared(right)) > NEVER


def test_a_vague_account_does_not_join_two_sites_that_lie_apart():
    vague = {"place": told("النخيل", "nakhil-country"), "location": Location("nakhil-country", 10.0, -30.0, 6), "country": "XA"}
    accounts = [strike("d1#c1"), strike("d2#c1", **vague), strike("d3#c1", **at("zumurrud-dam"))]
    [two, one] = sorted(link_accounts(accounts, BOOK), key=len, reverse=True)
    assert "d2#c1" in two
    assert len(two) == 2
    assert len(one) == 1
