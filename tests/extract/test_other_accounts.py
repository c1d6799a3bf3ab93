"""An act that another speaker tells once more: he claims it, denies it, confirms it, or counts its dead for himself."""

import pytest
from invented import claims, tallies, words

BLAST = "قالت الشرطة إن خمسة أشخاص قتلوا في انفجار سيارة مفخخة في سدرة أمس. "

OTHERS = [
    ("وأعلنت كتائب الفجر مسؤوليتها عن العملية.", "كتائب الفجر", "occurred", None),
    ("ونفت كتائب الفجر مسؤوليتها عن الهجوم.", "كتائب الفجر", "denied", None),
    ("ونفى مصدر عسكري ذلك جملة وتفصيلا.", "مصدر عسكري", "denied", None),
    ("وهو ما نفاه مصدر عسكري نخيلي.", "مصدر عسكري نخيلي", "denied", None),
    ("وأكد مدير مستشفى سدرة هذه الحصيلة.", "مدير مستشفى سدرة", "occurred", 5),
    ("وأكدت مصادر طبية ذلك.", "مصادر طبية", "occurred", 5),
    ("وقالت مصادر طبية إن سبعة أشخاص قتلوا.", "مصادر طبية", "occurred", 7),
]

SAME = [
    "وأكدت الشرطة هذه الحصيلة.",
    "وقالت الشرطة إن سبعة أشخاص قتلوا.",
    "ولم تؤكد مصادر طبية هذه الحصيلة.",
    "وأكدت مصادر طبية وصول القافلة.",
    "وأكدت مصادر طبية حصيلة الزلزال.",
    "ولم تعلن كتائب الفجر مسؤوليتها عن العملية.",
]


def test_another_number_of_dead_of_the_raids_is_not_lost():
    text = (
        "نفذ الجيش النخيلي ضربات جوية على سدرة. وقال الجيش إن الضربات أسفرت عن مقتل 25 مسلحا. "
        "لكن سكانا قالوا إن عشرة مدنيين قتلوا في الضربات."
    )
    assert [(tally.what, tally.count.low) for tally in tallies(text)] == [("killed", 10)]


@pytest.mark.parametrize(("more", "source", "status", "killed"), OTHERS)
def test_another_speaker_gives_an_account_of_his_own(more, source, status, killed):
    document, found = claims(BLAST + more, "bombing")
    told = [(words(document, c.attribution.source), c.status, c.killed.low if c.killed else None) for c in found]
    assert told == [("الشرطة", "occurred", 5), (source, status, killed)]
    assert {words(document, claim.place) for claim in found} == {"سدرة"}


@pytest.mark.parametrize("more", SAME)
def test_nothing_is_told_twice_by_one_speaker_or_by_nobody(more):
    document, found = claims(BLAST + more, "bombing")
    assert [words(document, claim.attribution.source) for claim in found] == ["الشرطة"]


def test_who_claims_an_act_is_its_doer_by_his_own_account_only():
    document, [told, claimed] = claims(BLAST + "وأعلنت كتائب الفجر مسؤوليتها عن العملية.", "bombing")
    assert told.actor is None
    assert words(document, claimed.actor) == "كتائب الفجر"


def test_who_denies_a_part_in_an_act_is_not_told_to_have_done_it():
    document, [told, denied] = claims(BLAST + "ونفت كتائب الفجر مسؤوليتها عن الهجوم.", "bombing")
    assert told.actor is None
    assert words(document, denied.actor) == "كتائب الفجر"


def test_the_dead_of_another_place_are_a_count():
    text = BLAST + "وقالت مصادر طبية إن سبعة أشخاص قتلوا في مرجانة."
    assert len(claims(text, "bombing")[1]) == 1
    assert [tally.count.low for tally in tallies(text)] == [7]


def test_what_a_group_claims_is_the_act_with_the_dead_and_not_a_detail_of_it():
    text = (
        "قتل ستة جنود في انفجار عبوة زرعها مجهولون في سدرة أمس. وقالت مصادر أمنية إن مسلحين أطلقوا النار على سيارة إسعاف. "
        "وأعلنت كتائب الفجر مسؤوليتها عن العملية."
    )
    document, found = claims(text)
    own = [claim for claim in found if words(document, claim.attribution.source) == "كتائب الفجر"]
    assert [claim.type for claim in own] == ["bombing"]


def test_one_toll_of_one_doer_that_one_source_tells_again_closer_is_one_act():
    text = (
        "أفادت مصادر محلية بمقتل ثمانية مسلحين في كمين نصبته جبهة السهل في مرجانة. "
        "وقالت المصادر إن جبهة السهل نصبت كمينا استهدف دورية في جبل الشعاب مما أسفر عن مقتل 8 مسلحين."
    )
    _, found = claims(text, "armed_attack")
    assert [claim.killed.low for claim in found] == [8]


def test_another_toll_at_another_site_is_another_act():
    text = (
        "أفادت مصادر محلية بمقتل ثمانية مسلحين في كمين نصبته جبهة السهل في مرجانة. "
        "وقالت المصادر إن جبهة السهل نصبت كمينا استهدف دورية في جبل الشعاب مما أسفر عن مقتل 5 مسلحين."
    )
    _, found = claims(text, "armed_attack")
    assert [claim.killed.low for claim in found] == [8, 5]


def test_a_thing_struck_is_one_as_the_object_of_a_verb_too():
    text = (
        "قتل عشرة جنود أمس في غارة على حاجز للجيش في سدرة، كما أعلن سامي الزيتون. "
        'وقال سامي الزيتون إن "مروحيتين ساحليتين هاجمتا حاجزا للجيش النخيلي".'
    )
    _, found = claims(text, "strike")
    assert len(found) == 1


def test_who_returns_to_what_was_hit_names_the_site_closer():
    text = (
        "قالت مصادر محلية إن طائرة مسيرة ساحلية استهدفت سيارة في مرجانة أمس وقتلت مسلحين. "
        "وقالت المصادر إن الطائرة قصفت السيارة عند مشارف قرية عين الصفصاف."
    )
    _, found = claims(text, "strike")
    assert len(found) == 1


def test_another_thing_hit_at_another_site_is_another_act():
    text = (
        "قالت مصادر محلية إن طائرة مسيرة ساحلية استهدفت سيارة في مرجانة أمس وقتلت مسلحين. "
        "وقالت المصادر إن الطائرة قصفت حافلة عند مشارف قرية عين الصفصاف."
    )
    _, found = claims(text, "strike")
    assert len(found) == 2
