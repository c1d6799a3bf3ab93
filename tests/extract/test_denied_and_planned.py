"""What is denied, planned or only possible, and what stands beside such words and happened all the same."""

import pytest
from invented import claims, words


def told(text, kind):
    document, found = claims(text, kind)
    return [(claim.status, words(document, claim.actor), words(document, claim.attribution.source)) for claim in found]


STATUS = [
    # what is to be averted
    ("يتنقل المسلحون في سيارات صغيرة لكي لا يتم استهدافهم من قبل الطيران النخيلي.", "strike", []),
    ("أخلت جبهة السهل مقراتها في سدرة حتى لا تقصفها طائرات الجيش.", "strike", []),
    ("انتظر سكان سدرة حتى قصفت طائرات الجيش المعسكر.", "strike", ["occurred"]),
    # what is threatened, with the article of the threats; in spite of them it happened
    ("جاءت التهديدات بقصف سدرة بعد يوم من الهدنة.", "strike", ["planned"]),
    ("رغم التهديدات قصفت القوات النخيلية سدرة أمس.", "strike", ["occurred"]),
    # a denial that only returns to the act, or to what was said of it
    ("أعلنت جبهة السهل سيطرتها على سدرة السبت، لكن الجيش نفى ذلك.", "capture", ["occurred", "denied"]),
    ("قال ناشطون إن الجيش قصف مخيما في سدرة أمس. ونفى المتحدث باسم الجيش هذه الأنباء.", "strike", ["occurred", "denied"]),
    ("قالت السلطات إن القصف على سدرة أوقع 10 قتلى، ونفت صحة التقارير عن سقوط 100 قتيل.", "strike", ["occurred"]),
    ("قالت السلطات إن جبهة السهل قصفت سدرة أمس. ولم تنف الجبهة ذلك.", "strike", ["occurred"]),
    # however long the name of who denies, and what is told of him; who does not deny it
    ("نفى المتحدث باسم الجيش النخيلي العميد نادر الصفصاف في بيان صدر اليوم أن تكون قواته قد قصفت سدرة.", "strike", ["denied"]),
    ("نفى مسؤول ساحلي كبير، طلب عدم ذكر اسمه، أن تكون لبلاده صلة بتفجير جسر سدرة.", "bombing", ["denied"]),
    ("لم ينف المتحدث باسم الجيش النخيلي العميد نادر الصفصاف في بيان صدر اليوم أن تكون قواته قد قصفت سدرة.", "strike", ["occurred"]),
    ("وقال الناطق إن القتال مستمر، نافيا سقوط سدرة.", "capture", ["denied"]),
    ("نفت جبهة السهل أنباء سيطرة الجيش النخيلي على سدرة.", "capture", ["denied"]),
    # an act that is waited for, or meant
    ("سيقصف الجيش النخيلي سدرة إذا لم تنسحب جبهة السهل منها.", "withdrawal", []),
    ("هدد الجيش النخيلي بقصف سدرة ما لم تنسحب جبهة السهل منها.", "withdrawal", []),
    ("تنوي جبهة السهل مهاجمة قاعدة المرجان.", "armed_attack", ["planned"]),
    # no truth in the news of an act
    ("أكد مصدر عسكري عدم صحة الأنباء عن سيطرة جبهة السهل على سدرة.", "capture", ["denied"]),
    ("قتل خمسة جنود في مرجانة أمس. وكذبت الحكومة النخيلية ما تداولته قنوات عن تعرض قاعدة المرجان لهجوم.", "strike", ["denied"]),
    # "any" raid that somebody says there was none of; nobody says of a town that saw none that it did
    ("قالت جبهة السهل إنها لم تشن أي غارات على سدرة.", "strike", ["denied"]),
    ("أكدت وزارة الدفاع الساحلية أن أي قصف لم يقع في سدرة.", "strike", ["denied"]),
    ("ولم تشهد سدرة أي غارات أمس.", "strike", []),
    # what nearly happened did not
    ("كاد مسلحون يسيطرون على سدرة بعد هجوم عنيف.", "capture", []),
    # the raid is known, what is denied is what came of it
    ("نفى الجيش مقتل مدنيين في الغارة التي شنها أمس على قرية قرب سدرة.", "strike", ["occurred"]),
    # possibility and future of a verb that carries the event
    ("قد تشن جبهة السهل هجوما على سدرة في الصيف.", "strike", ["hypothetical"]),
    ("أعلن الجيش أنه سيشن غارات على سدرة الأسبوع المقبل.", "strike", ["planned"]),
    # what was planned and also done, in one breath or by others; what is only promised
    ("كشفت الشرطة النخيلية عن شبكة خططت ونفذت تفجيرا استهدف فندقا في سدرة.", "bombing", ["occurred"]),
    ("ستشرع القوات الساحلية في الانسحاب من سدرة الشهر المقبل.", "withdrawal", ["planned"]),
    ("ستقدم جبهة السهل على تفجير جسر سدرة.", "bombing", ["planned"]),
    ("أقدمت جبهة السهل على تفجير جسر سدرة.", "bombing", ["occurred"]),
    ("خطط القيادي لهجمات نفذها مقاتلون ضد قاعدة النخلة.", "armed_attack", ["occurred"]),
    ("وعدت جبهة السهل بالرد وشنت هجوما على قاعدة النخلة.", "strike", ["occurred"]),
    ("قررت جبهة السهل شن هجوم على قاعدة النخلة.", "strike", ["planned"]),
    # a condition with the particle that only stresses it
    ("سيعود الجيش النخيلي إلى سدرة إذا ما رفضت جبهة السهل العرض الساحلي.", "rejection", []),
    # a mere condition is claimed by nobody
    ("في حال قصفت جبهة السهل القاعدة في سدرة سيرد الجيش.", "strike", []),
    ("من المتوقع أن تصل تعزيزات ساحلية إلى مرجانة الأسبوع المقبل.", "mobilization", ["planned"]),
    # also far from its cue, and by "soon", "within days" or a day ahead alone; not what is past, nor by a day that is another's
    ("من المتوقع أن تقوم قوة مشتركة من النخيل والساحل والواحات بالانتشار في سدرة.", "mobilization", ["planned"]),
    ("أكد وزير الدفاع انسحاب القوات الساحلية من سدرة قريبا.", "withdrawal", ["planned"]),
    ("تنسحب القوات الساحلية من سدرة خلال أسابيع.", "withdrawal", ["planned"]),
    ("تنسحب القوات الساحلية من سدرة غدا.", "withdrawal", ["planned"]),
    ("سيطر الجيش النخيلي على سدرة خلال أيام.", "capture", ["occurred"]),
    ("اعتقل الجيش النخيلي خمسة مسلحين في سدرة، استعدادا لحفل في 20 مارس المقبل.", "arrest", ["occurred"]),
    # what is said behind the reports of an act
    ("قال المتحدث إن ما نشر عن قصف الجيش النخيلي لسدرة مجرد أكاذيب.", "strike", ["denied"]),
    ("أكد الجيش أن الأنباء عن سقوط بلدة سدرة بيد جبهة السهل عارية من الصحة.", "capture", ["denied"]),
    # what a thing is done for, and what is only aimed at, has not happened
    ("نقلت جبهة السهل مقاتليها إلى سدرة لاقتحام قاعدة المرجان.", "armed_attack", []),
    ("استهدفت الخلية تفجير السفارة الساحلية في مرجانة.", "bombing", []),
    ("كان الهدف من العملية اغتيال وزير الدفاع في مرجانة.", "armed_attack", []),
    ("تستعد القوات الساحلية لاقتحام مدينة سدرة.", "armed_attack", ["planned"]),
    ("تعرضت سدرة لقصف عنيف أمس.", "strike", ["occurred"]),
    # "any attack" is none
    ("أي هجوم على سدرة سيشعل المنطقة.", "strike", []),
    ("إن أي اعتداء على سدرة مرفوض.", "strike", []),
    # "is held to be" is spelled as "promises"
    ("يعد قصف الجيش النخيلي لسدرة أمس تصعيدا.", "strike", ["occurred"]),
    # a refusal is no event; what is answered has happened
    ("أكد المتحدث أن الجيش لن ينسحب من سدرة.", "withdrawal", []),
    ("توعدت جبهة السهل بالرد على اغتيال قائدها في سدرة.", "armed_attack", ["occurred"]),
    # a headline tells in the present what the text only plans
    ("القوات الساحلية تشن غارات على سدرة\n\nقال وزير الدفاع إن القوات الساحلية ستشن غارات على سدرة.", "strike", ["planned"]),
    # "in a state" is no "in case"
    ("أصيب ثلاثون شخصا بينهم خمسة في حالة حرجة في قصف على سدرة.", "strike", ["occurred"]),
]


@pytest.mark.parametrize(("text", "kind", "statuses"), STATUS)
def test_status(text, kind, statuses):
    assert [status for status, _, _ in told(text, kind)] == statuses


def test_who_denies_is_the_source_and_who_has_no_part_the_actor():
    assert told("ونفت جبهة السهل تورطها في تفجير جسر سدرة.", "bombing") == [("denied", "جبهة السهل", "جبهة السهل")]
    assert told("أعلنت جبهة السهل سيطرتها على سدرة، لكن وزارة الدفاع نفت الأمر.", "capture")[1] == ("denied", "جبهة السهل", "وزارة الدفاع")


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("تنصلت كتائب الواحة من الهجوم الصاروخي على مرجانة.", "كتائب الواحة", "مرجانة"),
        ("نفت كتائب الواحة أن تكون قد قصفت مستشفى مرجانة.", "كتائب الواحة", "مستشفى مرجانة"),
        ("نفى الجيش النخيلي أن يكون قد هاجم معسكرا للشرطة في سدرة.", "الجيش النخيلي", "معسكرا للشرطة"),
    ],
)
def test_who_denies_an_act_of_his_own_is_its_actor(text, actor, target):
    document, (claim,) = claims(text)
    assert (claim.status, words(document, claim.actor), words(document, claim.target)) == ("denied", actor, target)
    assert words(document, claim.attribution.source) == actor


def test_there_is_no_truth_to_an_act():
    document, (claim,) = claims("قال مصدر عسكري إنه لا صحة لإسقاط طائرة حربية قرب مرجانة.", "interception")
    assert (claim.status, words(document, claim.target)) == ("denied", "طائرة حربية")


def test_what_is_studied_is_only_possible():
    document, (claim,) = claims("تدرس الحكومة النخيلية توجيه ضربات جوية إلى مواقع كتائب الواحة في سدرة.", "strike")
    assert (claim.status, words(document, claim.target)) == ("hypothetical", "مواقع كتائب الواحة")


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("أمر الرئيس الجيش النخيلي بالسيطرة على مدينة سدرة.", "capture", "الجيش النخيلي", "مدينة سدرة"),
        ("وأمر رئيس الوزراء القوات الخاصة باقتحام مخيم الياسمين.", "armed_attack", "القوات الخاصة", "مخيم الياسمين"),
    ],
)
def test_an_ordered_act_is_planned_and_tells_the_order(text, kind, actor, target):
    document, (claim,) = claims(text)
    assert (claim.type, claim.status) == (kind, "planned")
    assert (words(document, claim.actor), words(document, claim.target)) == (actor, target)


ANSWERED = [
    # what the denial leaves out is told by the account that it answers
    ("قال ناشطون إن الجيش النخيلي قصف مخيما في سدرة الجمعة. ونفى الجيش النخيلي قصف المخيم.", True),
    # a headline answers what stands below it
    ("الجيش النخيلي ينفي قصف مخيم\n\nقال ناشطون إن الجيش النخيلي قصف مخيما في سدرة الجمعة.", True),
    # another act: of other people, or of another day
    ("قال ناشطون إن الجيش النخيلي قصف مخيما في سدرة الجمعة. ونفت جبهة السهل قصف المخيم.", False),
    ("قال ناشطون إن الجيش النخيلي قصف مخيما في سدرة الجمعة. ونفى الجيش النخيلي قصف مخيم في مرجانة السبت.", False),
]


@pytest.mark.parametrize(("text", "taken"), ANSWERED)
def test_a_denial_is_of_the_act_as_the_other_account_tells_it(text, taken):
    document, found = claims(text, "strike")
    act = next(claim for claim in found if claim.status == "occurred")
    denial = next(claim for claim in found if claim.status == "denied")
    same = (words(document, denial.place), denial.date) == (words(document, act.place), act.date)
    assert same is taken


def test_a_vow_reaches_its_act_over_whatever_stands_between():
    text = "تعهد القائد الجديد لجبهة السهل في محافظة السهل سالم بدر الريحاني مساء الجمعة بمواصلة قصف مدينة سدرة."
    _, (claim,) = claims(text, "strike")
    assert claim.status == "planned"


@pytest.mark.parametrize(("where", "fights"), [("في تجمع جماهيري", 0), ("في سدرة", 1)])
def test_a_fight_that_is_vowed_in_a_rally_is_only_a_threat(where, fights):
    _, found = claims(f"تعهدت جبهة السهل بمواصلة قتال القوات النخيلية {where}.")
    assert [claim.type for claim in found].count("threat") == 1
    assert sum(claim.type in ("clash", "armed_attack") for claim in found) == fights
