"""One sentence, several acts: targets each with its own place, raids counted apart, two verbal nouns over one object; damage is none."""

import pytest
from invented import claims, words

PAIRS = [
    (
        "قصفت القوات الساحلية منازل في مدينة سدرة، ومستودعا في بلدة رأس المرجان.",
        [("منازل", "مدينة سدرة"), ("مستودعا", "بلدة رأس المرجان")],
    ),
    (
        "استهدف الطيران الساحلي مواقع لجبهة السهل في سدرة ومخازن سلاح في مرجانة ومنصات صواريخ في عين الصفصاف.",
        [("مواقع لجبهة السهل", "سدرة"), ("مخازن سلاح", "مرجانة"), ("منصات صواريخ", "عين الصفصاف")],
    ),
    (
        "شن الطيران الساحلي غارات ضد جبهة السهل في سدرة وضد كتائب الفجر في مرجانة.",
        [("جبهة السهل", "سدرة"), ("كتائب الفجر", "مرجانة")],
    ),
    # a named place goes on a list whose items have their own places
    (
        "قصفت القوات الساحلية موقعا عسكريا في سدرة، والملعب الرياضي في مرجانة، وبلدة رأس المرجان.",
        [("موقعا عسكريا", "سدرة"), ("الملعب الرياضي", "مرجانة"), ("بلدة رأس المرجان", "بلدة رأس المرجان")],
    ),
    # raids counted apart, each with its own site
    ("شن الطيران الساحلي ثلاث غارات على سدرة، وغارتين على سهل العنبر.", [("سدرة", "سدرة"), ("سهل العنبر", "سهل العنبر")]),
    # one place for both, the means joined to the means, the sites of one list
    ("قصفت القوات الساحلية منازل ومستودعا في مدينة سدرة.", [("منازل ومستودعا", "مدينة سدرة")]),
    ("قصفت القوات الساحلية منازل في مدينة سدرة بالمدفعية والصواريخ.", [("منازل", "مدينة سدرة")]),
    ("قصفت القوات الساحلية جنودا في سدرة ومرجانة قرب النهر.", [("جنودا", "سدرة"), ("جنودا", "مرجانة")]),
]


@pytest.mark.parametrize(("text", "told"), PAIRS)
def test_targets_with_their_own_places(text, told):
    document, found = claims(text, "strike")
    assert [(words(document, claim.target), words(document, claim.place)) for claim in found] == told


def test_a_count_of_munitions_told_for_all_targets_is_none_of_theirs():
    _, found = claims("قصفت القوات الساحلية منازل في مدينة سدرة ومستودعا في بلدة رأس المرجان بعشرة صواريخ.", "strike")
    assert len(found) == 2
    assert [claim.weapon_count for claim in found] == [None, None]


STOPPED = [
    ("أعلن الجيش النخيلي اعتراض وتدمير صاروخ باليستي أطلق باتجاه سدرة.", "الجيش النخيلي", "صاروخ باليستي"),
    ("أعلن الجيش النخيلي اعتراض وإسقاط مسيرتين فوق سدرة.", "الجيش النخيلي", "مسيرتين"),
    # who fired it is not who downed it
    ("أعلن الجيش النخيلي تدمير صاروخ أطلقته كتائب الفجر باتجاه سدرة.", "الجيش النخيلي", "صاروخ"),
    ("أعلن الجيش النخيلي اعتراض وتدمير صاروخ أطلقته كتائب الفجر باتجاه سدرة.", "الجيش النخيلي", "صاروخ"),
]


@pytest.mark.parametrize(("text", "actor", "target"), STOPPED)
def test_what_was_fired_and_downed(text, actor, target):
    document, found = claims(text, "interception")
    assert [(words(document, claim.actor), words(document, claim.target)) for claim in found] == [(actor, target)]


def test_an_accusative_of_manner_shares_no_genitive():
    _, found = claims("لقي سائقان مصرعهما حرقا ونقل راكب ثالث إلى مستشفى سدرة.", "destruction")
    assert not found


DAMAGED = [
    ("أدى قصف القوات الساحلية على سدرة إلى تدمير عدد من المنازل.", "strike", "سدرة"),
    ("أسفرت الغارة الساحلية عن تدمير مبنى سكني في سدرة.", "strike", "مبنى سكني"),
    ("شن مسلحون هجوما على قرية في محافظة السهل أدى إلى إحراق عشرات المنازل.", "armed_attack", "قرية"),
    ("قالت الشرطة إن القصف تسبب في تدمير محطة مياه في سدرة.", "strike", "محطة مياه"),
]


@pytest.mark.parametrize(("text", "kind", "target"), DAMAGED)
def test_damage_is_the_result_of_the_act(text, kind, target):
    document, found = claims(text)
    assert [(claim.type, words(document, claim.target)) for claim in found] == [(kind, target)]


def test_what_an_army_tears_down_is_destruction():
    _, found = claims("هدم الجيش النخيلي عشرات المنازل في سدرة.")
    assert [claim.type for claim in found] == ["destruction"]


FROM_THE_AIR = [
    ("نفذت طائرات مجهولة هجوما على قافلة للجيش النخيلي قرب سدرة.", "airstrike"),
    ("قتل ثلاثة جنود في هجوم جوي على قافلة قرب سدرة.", "airstrike"),
    ("قتل ثلاثة جنود في هجوم صاروخي على دورية قرب سدرة.", "rocket"),
]


@pytest.mark.parametrize(("text", "mode"), FROM_THE_AIR)
def test_an_attack_by_aircraft_or_with_rockets_is_a_strike(text, mode):
    _, found = claims(text)
    assert [(claim.type, claim.mode) for claim in found] == [("strike", mode)]


def test_a_land_attack_is_none():
    _, found = claims("شن مسلحون هجوما بريا على قافلة للجيش النخيلي قرب سدرة.")
    assert [claim.type for claim in found] == ["armed_attack"]
