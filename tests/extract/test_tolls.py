"""What an act cost: numbers in brackets and behind their noun, dead and wounded in one number, tolls that rise, and harm that is denied."""

import pytest
from invented import claims, coded, tallies, words

COSTS = [
    # a number in brackets
    ("قتل (20) شخصا وأصيب (35) آخرون في تفجير بسوق في سدرة.", (20, 20), (35, 35)),
    # a number behind those it counts
    ("قتل رجل وزوجته وأطفالهما الثلاثة في غارة على سدرة.", (5, 5), None),
    ("قتل جنديان اثنان في كمين قرب سدرة.", (2, 2), None),
    # one number for dead and wounded counts for neither; a dual and "some wounded" are numbers of the dead alone
    ("أوقع القصف على سدرة 30 قتيلا وجريحا.", None, None),
    ("أوقع القصف على سدرة ثلاثة قتلى وعددا من الجرحى.", (3, 3), None),
    ("أسفر هجوم على حاجز في سدرة عن قتيلين وجرحى.", (2, 2), None),
    # whose victims they were
    ("تعرضت قرية قرب سدرة لهجوم راح ضحيته 30 شخصا.", (30, 30), None),
    # the toll of one attack rises; fights at one site are no series
    ("ارتفعت حصيلة التفجير الذي استهدف سوقا في سدرة أمس إلى 17 قتيلا.", (17, 17), None),
    ("خلفت الاشتباكات في مخيم سدرة 11 قتيلا و40 جريحا.", (11, 11), (40, 40)),
    # a list goes on behind those among the first, and with a number alone; "another" is one more
    ("أسفر هجوم على حاجز في سدرة عن مقتل 17 جنديا بينهم أربعة ضباط، و20 مدنيا.", (37, 37), None),
    ("أسفر هجوم على حاجز في سدرة عن مقتل 17 شخصا بينهم أربع نساء وسبعة أطفال.", (17, 17), None),
    ("خلفت الاشتباكات في سدرة 15 قتيلا من المسلحين وسبعة من الجيش.", (22, 22), None),
    ("قتل جندي وآخر من جبهة السهل في تبادل لإطلاق النار في سدرة.", (2, 2), None),
    # what a raid hit is not who was hurt in it
    ("أصابت غارات نخيلية خمس وحدات من المقاتلين قرب سدرة.", None, None),
    # the number of the dead
    ("فجر انتحاري نفسه في سوق بسدرة. وقال مسؤول إن عدد القتلى بلغ 30 شخصا.", (30, 30), None),
    ("فجر انتحاري نفسه في سوق بسدرة. وأفاد مراسل بأن عدد المصابين تجاوز 30 شخصا.", None, (31, None)),
    ("فجر انتحاري نفسه في سوق بسدرة. وبلغ عدد القتلى 30 شخصا والجرحى 50.", (30, 30), None),
    ("فجر انتحاري نفسه في سوق بسدرة. وارتفع عدد قتلى التفجير إلى 30.", (30, 30), None),
    ("فجر انتحاري نفسه في سوق بسدرة. ولم يبلغ عدد القتلى 30 شخصا.", None, None),
    ("فجر انتحاري نفسه في سوق بسدرة. وارتفع عدد قتلى القصف إلى 7300.", None, None),
    # one behind the other: kin with a clause of their own behind them, a mother, people who are a family of so many
    ("قتل رجل وابنته وأصيبت زوجته في غارة نخيلية على سدرة.", (2, 2), (1, 1)),
    ("أسفر القصف على سدرة عن مقتل أم وأطفالها الأربعة.", (5, 5), None),
    ("قتلت عائلة من خمسة أفراد في غارة نخيلية على سدرة.", (5, 5), None),
    ("أدى القصف على سدرة إلى مقتل أسرة كاملة مكونة من سبعة أفراد.", (7, 7), None),
    ("قتل العقيد نادر الصفصاف، قائد اللواء الثاني، وتسعة من جنوده في تفجير في سدرة.", (10, 10), None),
    # an act of loss with its pronoun has no others; "in it" may stand ahead of who; numbers in brackets
    ("لقي ستة مدنيين مصرعهم وجرح 14 آخرون جراء قصف على سدرة.", (6, 6), (14, 14)),
    ("هاجم مسلحون حاجزا للجيش في سدرة، قتل فيه 35 عنصرا وجرح 12 آخرون.", (35, 35), (12, 12)),
    ("قصفت طائرات نخيلية سوقا في سدرة، ما أسفر عن مقتل (17) وإصابة (12) آخرين.", (17, 17), (12, 12)),
    # a further number of people behind the first, or behind "while"
    ("فجر انتحاري نفسه في سوق بسدرة. وبلغ عدد القتلى 30 وعدد الجرحى تسعة.", (30, 30), (9, 9)),
    ("ارتفع عدد قتلى الهجوم الذي استهدف سدرة أمس إلى ثمانية، فيما بلغ عدد المصابين 40.", (8, 8), (40, 40)),
    # an attack that did no harm took place
    ("لم يسفر الهجوم الصاروخي على قاعدة النخلة الجوية عن إصابات.", (0, 0), (0, 0)),
    ("لم يسفر القصف على سدرة عن سقوط ضحايا.", (0, 0), (0, 0)),
    ("ولم يؤد القصف المدفعي على سدرة إلى خسائر بشرية.", (0, 0), (0, 0)),
    # by a pronoun: laid low, hurt himself; kin spelled like a verb; a leader "in" a body with others
    ("أطلق قناص النار على طفل في سدرة وأرداه قتيلا.", (1, 1), None),
    ("انفجرت عبوة ناسفة بسيارة ضابط في سدرة، ما أدى إلى إصابته بجروح خطيرة ومقتل سائقه.", (1, 1), (1, 1)),
    ("استشهد رجل وأصيبت زوجته وابنته بقصف على سدرة.", (1, 1), (2, 2)),
    ("قتل قيادي في جبهة السهل مع اثنين من مرافقيه بغارة على سيارته في سدرة.", (3, 3), None),
    # what the toll of one act at a site has reached
    ("وقال مصدر طبي إن حصيلة التفجير في سدرة بلغت 20 قتيلا.", (20, 20), None),
    ("وقال مصدر طبي إن عدد قتلى القصف على سدرة وصل إلى 20.", (20, 20), None),
    ("بلغ عدد القتلى في القصف على سدرة 20 شخصا.", (20, 20), None),
    # behind a clause about the act, or several words that tell it
    ("عدد قتلى القصف الذي تعرضت له سدرة بلغ 20 شخصا.", (20, 20), None),
    ("بلغت حصيلة قتلى المجزرة التي ارتكبها الجيش النخيلي في سدرة 62 شخصا.", (62, 62), None),
    ("أعلنت الوزارة ارتفاع عدد قتلى الهجوم على السوق في مدينة سدرة إلى 45 شخصا.", (45, 45), None),
    # as the same speaker goes on in a sentence, and behind one who then speaks
    ("قال رئيس المجلس إن 30 مسلحا هاجموا مخفرا في سدرة، مضيفا أن 12 شرطيا قتلوا.", (12, 12), None),
    ("هاجم مسلحون مخفرا في سدرة، وقال رئيس المجلس إن 12 شرطيا قتلوا.", (12, 12), None),
    # the wounded of raids whose dead were told
    ("قالت الوزارة إن 12 شخصا قتلوا في غارات على سدرة. وأضافت أن عدد الجرحى بلغ 34.", (12, 12), (34, 34)),
    # one and two with him are three
    ("انفجرت عبوة ناسفة بدورية في سدرة، ما أسفر عن إصابة ضابط واثنين من مرافقيه.", None, (3, 3)),
]


@pytest.mark.parametrize(("text", "killed", "injured"), COSTS)
def test_what_an_act_cost(text, killed, injured):
    _, [claim] = claims(text)
    assert claim.status == "occurred"
    assert [count and (count.low, count.high) for count in (claim.killed, claim.injured)] == [killed, injured]


def test_a_killing_behind_another_act_is_its_own():
    text = "فجر انتحاري نفسه في سوق بسدرة، ما أدى إلى سقوط 14 قتيلا، بينما قتل مسلحون شرطيا في مرجانة."
    _, found = claims(text)
    assert {(claim.type, claim.killed.low) for claim in found} == {("bombing", 14), ("armed_attack", 1)}


def test_a_toll_since_a_day_is_no_cost_of_one_act():
    _, [claim] = claims("قصفت طائرات نخيلية سوقا في سدرة، وارتفعت حصيلة القتلى إلى 170 قتيلا منذ بداية الحرب.")
    assert claim.killed is None


def test_those_who_fell_with_others_are_added_up():
    _, [claim] = claims("قتل ضابط نخيلي مع أربعة من مرافقيه في غارة لطائرة مسيرة في سدرة.")
    assert (claim.killed.low, claim.killed.high) == (5, 5)


def test_losses_in_the_course_of_the_clashes_are_theirs_though_another_act_is_told_beside_them():
    text = (
        "اندلعت اشتباكات بين الجيش النخيلي ومسلحين في سدرة أمس. "
        "وقتل عشرة جنود وأصيب عشرون خلال الاشتباكات، فيما حاصر المسلحون ثكنة في مرجانة."
    )
    _, [clash] = claims(text, "clash")
    assert (clash.killed.low, clash.injured.low) == (10, 20)


def test_a_count_of_dozens_gives_way_to_the_number_told_after_it():
    text = "قتل عشرات المسلحين في غارة نخيلية على معسكر في سدرة أمس. وأدت الغارة النخيلية على المعسكر في سدرة إلى مقتل 28 مسلحا."
    _, [claim] = claims(text, "strike")
    assert (claim.killed.low, claim.killed.high) == (28, 28)


def test_those_counted_in_brackets_are_told_with_their_brackets():
    document, [claim] = claims("قتل (20) شخصا في تفجير في سدرة.")
    assert words(document, claim.target) == "(20) شخصا"


WHOLES = [
    ("قتل 130 مقاتلا من الجيش النخيلي وفصائل معارضة في اشتباكات في سدرة.", 130),
    ("قتل 12 من الجنود والمدنيين في قصف على مدينة سدرة.", 12),
    ("قتل أربعة من أفراد الشرطة وضابط في قصف على مدينة سدرة.", 5),
]


@pytest.mark.parametrize(("text", "dead"), WHOLES)
def test_those_whom_the_counted_were_of_are_no_more_dead(text, dead):
    _, [claim] = claims(text)
    assert (claim.killed.low, claim.killed.high) == (dead, dead)


def test_the_toll_of_one_attack_that_has_risen_is_its_own():
    document, [claim] = claims("ارتفعت حصيلة ضحايا القصف الساحلي على مدينة سدرة إلى 12 قتيلا، بحسب الشرطة.", "strike")
    assert (claim.killed.low, words(document, claim.place), words(document, claim.attribution.source)) == (12, "مدينة سدرة", "الشرطة")


@pytest.mark.parametrize("of", ["الغارات على بلدات السهل إلى 31 شهيدا", "القصف على مدينة سدرة إلى 30 ألف قتيل"])
def test_the_toll_of_many_raids_or_of_a_war_is_of_no_one_strike(of):
    assert claims(f"ارتفع عدد ضحايا {of}.", "strike")[1] == []


def test_the_dead_since_a_war_began_are_counted_behind_their_time():
    [tally] = tallies("بلغ عدد القتلى في النخيل منذ اندلاع الحرب أكثر من 12 ألف شخص، بحسب وزارة الصحة.")
    assert (tally.what, tally.count.low) == ("killed", 12001)


def test_those_killed_in_battles_tell_a_fight():
    document, [claim] = claims("قال المرصد إن 20 جنديا قتلوا في معارك في سدرة. وتجدد الجدل في مرجانة.", "clash")
    assert (claim.killed.low, words(document, claim.place)) == (20, "سدرة")


NAMED_AGAIN = [
    # what "the attack" left, or fell "during the clashes", is no toll of another act of its sentence
    (
        "هاجم مسلحون مركزا للشرطة في سدرة. وقال متحدث إن الهجوم نتج عنه مقتل جنديين وثلاثة مدنيين، مشيرا إلى استمرار الاشتباكات.",
        "armed_attack",
        5,
    ),
    ("اندلعت اشتباكات مساء الاثنين في سدرة. وأشار المصدر إلى مقتل 18 مسلحا خلال تلك الاشتباكات، إلى جانب أسر ستة منهم.", "clash", 18),
    # where the sentence tells an act of that kind itself, the toll is of that one
    ("هاجم مسلحون مركزا للشرطة في سدرة. وهاجم مسلحون حافلة في مرجانة وأدى الهجوم إلى مقتل سبعة أشخاص.", "armed_attack", 7),
]


@pytest.mark.parametrize(("text", "kind", "killed"), NAMED_AGAIN)
def test_whose_toll_it_is_that_an_act_named_again_left(text: str, kind: str, killed: int) -> None:
    _, found = claims(text)
    assert [(claim.type, claim.killed.low) for claim in found if claim.killed is not None] == [(kind, killed)]


@pytest.mark.parametrize("noun", ["عملية", "حادث", "حادثة"])
def test_who_was_killed_in_an_operation_of_bombing(noun: str) -> None:
    _, [claim] = claims(f"قال مسؤولون إن ثلاثة أشخاص قتلوا في {noun} تفجير سيارة مفخخة في سدرة.")
    assert (claim.type, claim.mode, claim.killed.low) == ("bombing", "vehicle", 3)


FOUGHT = [
    # the fight that an attack turned into has its own dead (ruling 32), in the plural too
    ("هاجم مسلحون من جبهة السهل معسكر الصوان أمس. وأسفرت الاشتباكات عن مقتل خمسة جنود وإصابة عشرة.", {"armed_attack": None, "clash": 5}),
    (
        "نفذت القوات النخيلية عملية تمشيط في سدرة. وقالت مصادر طبية إن المعارك في سدرة أسفرت عن مقتل 28.",
        {"armed_attack": None, "clash": 28},
    ),
    # "while" turns to what others did elsewhere; to others who were hurt it goes on
    (
        "تمكنت القوات النخيلية من قتل 15 من جبهة السهل، فيما تمكنت قوات أخرى من قتل أربعة في اشتباكات مسلحة في سدرة.",
        {"armed_attack": 15, "clash": 4},
    ),
    ("قتل ثلاثة جنود فيما أصيب خمسة في اشتباكات في سدرة أمس.", {"clash": 3}),
    # "the attack" goes back to it
    ("هاجم مسلحون من جبهة السهل معسكر الصوان أمس. وأسفر الهجوم عن مقتل خمسة جنود.", {"armed_attack": 5}),
]


@pytest.mark.parametrize(("text", "dead"), FOUGHT)
def test_whose_the_dead_of_a_fight_are(text, dead):
    _, found = claims(text)
    assert {claim.type: claim.killed.low if claim.killed is not None else None for claim in found} == dead


def bounds(quantity):
    return None if quantity is None else (quantity.low, quantity.high)


FORMER = [
    # a toll that another has taken the place of counts for nobody
    ("فجر انتحاري نفسه في سدرة أمس فقتل 15 شخصا. وكانت حصيلة سابقة أفادت بمقتل تسعة أشخاص وإصابة عشرة.", (15, 15), None),
    ("فجر انتحاري نفسه في سدرة أمس فقتل 15 شخصا. وأفادت حصيلة رسمية بإصابة عشرة.", (15, 15), (10, 10)),
]


@pytest.mark.parametrize(("text", "killed", "injured"), FORMER)
def test_a_toll_that_was_told_first(text, killed, injured):
    (claim,) = claims(text)[1]
    assert (bounds(claim.killed), bounds(claim.injured)) == (killed, injured)
    assert tallies(text) == ()


BURNT = [
    # a house set on fire with people in it: an attack on them, also where their death is told first
    ("أضرم مستوطنون النار في منزل في سدرة أمس ما أدى إلى مقتل طفل حرقا.", [("armed_attack", "طفل", "مستوطنون")]),
    ("قتل طفل حرقا بعدما أضرم مسلحون النار في منزل ذويه في سدرة أمس.", [("armed_attack", "طفل", "مسلحون")]),
    # with nobody in it, or others killed besides
    ("أحرق مسلحون خمسة منازل في سدرة ولم يقتل أحد.", [("destruction", "خمسة منازل", "مسلحون")]),
    (
        "أحرق مسلحون خمسة منازل في سدرة وقتلوا ثلاثة أشخاص.",
        [("destruction", "خمسة منازل", "مسلحون"), ("armed_attack", "ثلاثة أشخاص", "مسلحون")],
    ),
]


@pytest.mark.parametrize(("text", "told"), BURNT)
def test_who_died_of_a_fire(text, told):
    document, found = claims(text)
    assert [(claim.type, words(document, claim.target), words(document, claim.actor)) for claim in found] == told


ROSE = [
    # behind a relative clause, and by a plural that ends as an accusative does
    ("ارتفعت حصيلة القتلى في الهجوم الذي شنته جبهة السهل أمس على قرية عين الصفصاف إلى 14 شخصا.", (14, 14)),
    ("أعلنت وزارة الصحة النخيلية ارتفاع حصيلة ضحايا التفجير الذي استهدف سوقا في سدرة أمس إلى 9 قتلى.", (9, 9)),
    # the number ahead of "the number of"
    ("ارتفع إلى 45 عدد الجنود الذين قتلوا في هجوم صاروخي على معسكر في سدرة.", (45, 45)),
]


@pytest.mark.parametrize(("text", "killed"), ROSE)
def test_a_toll_rises_to_a_number_wherever_it_stands(text, killed):
    _, (claim,) = claims(text)
    assert claim.killed is not None and (claim.killed.low, claim.killed.high) == killed


def test_what_was_shelled_is_no_doer_where_its_dead_rise_to_a_number():
    document, (claim,) = claims("ارتفعت حصيلة ضحايا قصف الكلية العسكرية في سدرة إلى 30 قتيلا و33 جريحا.")
    assert (claim.actor, words(document, claim.target)) == (None, "الكلية العسكرية")


DENIED = [
    ("نفت الشرطة سقوط قتلى في انفجار سيارة مفخخة في سدرة.", "occurred", (0, 0)),
    ("نفت وزارة الصحة النخيلية وقوع أي إصابات جراء القصف المدفعي على سدرة.", "occurred", (0, 0)),
    ("نفت الشرطة انفجار سيارة مفخخة في سدرة.", "denied", None),
    ("نفت جبهة السهل مقتل قائدها في غارة على سدرة.", "denied", None),
]


@pytest.mark.parametrize(("text", "status", "killed"), DENIED)
def test_who_denies_the_dead_denies_no_blast(text, status, killed):
    _, (claim,) = claims(text)
    assert claim.status == status
    assert (claim.killed and (claim.killed.low, claim.killed.high)) == killed


PARTS = [
    ("تعرضت القوات النخيلية لـ13 هجوما بين 3 و10 مارس، 10 في السهل و3 في الهضبة.", [13, 10, 3]),
    ("تعرضت القوات النخيلية لـ19 هجوما منذ 3 مارس، 14 منها في السهل وخمسة في الهضبة.", [19, 14, 5]),
    ("شنت القوات الساحلية 22 غارة على محافظة السهل، بينها 14 غارة على سدرة و5 على عين الصفصاف.", [22, 14, 5]),
    # more than the whole is no part of it
    ("تعرضت القوات النخيلية لـ13 هجوما منذ 3 مارس، 20 في السهل.", [13]),
]


@pytest.mark.parametrize(("text", "counts"), PARTS)
def test_the_parts_of_a_count_are_tallies_of_their_own(text, counts):
    found = tallies(text)
    assert [one.count.low for one in found] == counts


def test_the_dead_of_several_sites_are_a_tally_too():
    _, found = claims("قتل 17 شخصا في تفجيرات ضربت سدرة ومرجانة أمس.")
    assert [claim.killed and claim.killed.low for claim in found] == [17, None]
    assert [(tally.what, tally.count.low) for tally in tallies("قتل 17 شخصا في تفجيرات ضربت سدرة ومرجانة أمس.")] == [("killed", 17)]


def test_a_town_and_its_camp_are_one_site():
    assert not tallies("قتل 17 شخصا في غارات نخيلية على سدرة ومخيمها.")


def test_parts_of_the_dead_of_one_act_are_no_tallies():
    assert not tallies("قتل 17 شخصا بينهم ثلاثة أطفال وامرأتان في غارة نخيلية على سدرة.")


def test_parts_of_a_toll_stand_behind_its_time_and_place():
    found = tallies("قصفت طائرات موقعا في سدرة. وقتل 74 مدنيا خلال الشهر الماضي في النخيل، بينهم 13 طفلا و9 سيدات.")
    assert [tally.count.low for tally in found] == [74, 13, 9]


@pytest.mark.parametrize("parts", ["9 منهم في سدرة و5 في مرجانة", "بينهم 9 في سدرة و5 في مرجانة"])
def test_where_the_parts_of_a_toll_fell_the_whole_did_not(parts):
    document, coded_ = coded(f"قصفت طائرات موقعا في نرجسة. وقتل أمس 30 شخصا، {parts}.")
    found = [(tally.count.low, words(document, tally.place)) for tally in coded_.tallies]
    assert found == [(30, None), (9, "سدرة"), (5, "مرجانة")]


MISHAPS = [
    "قتل 17 شخصا في غارة نخيلية على سدرة. وفي مرجانة، لقي ثمانية أشخاص حتفهم في حريق اندلع في مصنع.",
    "قتل 17 شخصا في غارة نخيلية على سدرة. وقتل 11 شخصا وفقد سبعة آخرون جراء السيول في مرجانة.",
    "قتل 17 شخصا في غارة نخيلية على سدرة. وسجلت وزارة الصحة النخيلية 1230 إصابة جديدة بالكوليرا.",
    "قتل 17 شخصا في غارة نخيلية على سدرة. ولقي تسعة عمال حتفهم في انهيار منجم في الهضبة.",
]


@pytest.mark.parametrize("text", MISHAPS)
def test_the_dead_of_fires_floods_and_illness_are_no_tallies(text):
    assert not tallies(text)


RAID = "شنت طائرات نخيلية غارة على منزل في سدرة أمس. "
TOTALS = [
    (RAID + "ويرتفع بذلك عدد قتلى جبهة السهل منذ بدء العملية إلى 249 عنصرا.", [("killed", 249)]),
    (RAID + "وليرتفع عدد المعتقلين منذ السابع من كانون الأول إلى 7605.", [("detained", 7605)]),
    (RAID + "وأسفر النزاع المستمر منذ أعوام عن سقوط 40 ألف قتيل ونزوح مليوني شخص.", [("killed", 40000), ("displaced", 2000000)]),
    (RAID + "\nإحصاءات الحرب:\nالشهداء: 31341\nالجرحى: 73134\nالمفقودون: 8000", [("killed", 31341), ("injured", 73134), ("missing", 8000)]),
]


@pytest.mark.parametrize(("text", "counts"), TOTALS)
def test_what_a_time_or_a_war_came_to_is_a_tally_and_no_cost_of_the_act_before(text, counts):
    _, [claim] = claims(text, "strike")
    assert claim.killed is None
    assert [(tally.what, tally.count.low) for tally in tallies(text)] == counts


def test_a_total_told_behind_the_dead_of_a_fight_is_not_theirs():
    text = "أعلن الجيش النخيلي مقتل جنديين في معارك في سدرة، ما يرفع عدد قتلاه منذ بدء الحرب إلى 590 عسكريا."
    _, [claim] = claims(text, "clash")
    assert (claim.killed.low, claim.killed.high) == (2, 2)
    assert [(tally.what, tally.count.low) for tally in tallies(text)] == [("killed", 590)]


COSTS_ASIDE = [
    # a first toll told with the act, and the toll that an earlier one rose to
    ("قصفت القوات النخيلية سدرة مساء الأحد، في حصيلة أولية بلغت 42 قتيلا و20 جريحا.", (42, 42), (20, 20)),
    ("قصفت القوات النخيلية سوقا في سدرة أمس. وأعلن في حصيلة سابقة مقتل خمسة أشخاص قبل أن ترتفع الحصيلة إلى 15 قتيلا.", (15, 15), None),
    # what an act cost, a few, one in danger
    ("كلف هجوم مسلح استهدف حاجزا في سدرة حياة 15 جنديا.", (15, 15), None),
    ("قصف الجيش النخيلي سدرة، ما أدى إلى مقتل بضعة أشخاص.", (3, 9), None),
    ("جرح أربعة مدنيين، أحدهم في حال الخطر، في غارة نخيلية على سدرة.", None, (4, 4)),
]


@pytest.mark.parametrize(("text", "killed", "injured"), COSTS_ASIDE)
def test_what_an_act_cost_in_other_words(text, killed, injured):
    _, [claim] = claims(text)
    assert [count and (count.low, count.high) for count in (claim.killed, claim.injured)] == [killed, injured]


def test_the_dead_told_ahead_of_the_day_after_another_act_are_not_its_own():
    text = "شنت طائرات نخيلية غارة على منزل في سدرة موقعة خمسة قتلى، وذلك غداة قصف مدفعي استهدف أحياء سكنية في مرجانة خلف 23 قتيلا."
    _, found = claims(text, "strike")
    assert [claim.killed and claim.killed.low for claim in found] == [5, 23]


def test_those_hurt_since_a_time_are_a_tally():
    assert [(tally.what, tally.count.low) for tally in tallies(RAID + "وأصيب منذ بدء التصعيد أكثر من ألف شخص.")] == [("injured", 1001)]
