"""Which acts are claimed at all, and by whom they were done: duties, chronicles, asides, accounts of others, clauses about sites."""

import pytest
from invented import claims, words

ACTS = [
    # "that" before a verb of the present makes a duty or a wish of it, save behind success and before, until
    ("قال الوزير إن على الجيش النخيلي أن يستعيد مدينة سدرة من جبهة السهل.", []),
    ("قال الوزير لذلك علينا أيضا أن نضرب أهدافا لجبهة السهل في سدرة.", []),
    ("اقترح الوزير أن يقصف الجيش النخيلي مواقع جبهة السهل في سدرة.", []),
    ("استطاع الجيش النخيلي أن يسيطر على مدينة سدرة.", ["capture"]),
    ("سيطر مسلحون على مدينة سدرة قبل أن يقصف الجيش النخيلي مرجانة.", ["capture", "strike"]),
    # a refusal reaches the noun that it governs
    ("وقال إن قواته لن تتردد أبدا في قصف مواقع جبهة السهل في سدرة.", []),
    # an entry of a chronicle tells no news
    ("1973 - الجيش الساحلي يقصف مطار مرجانة الدولي.", []),
    ("2024 - الجيش الساحلي يقصف مطار مرجانة الدولي.", ["strike"]),
    # one man who flees and attackers who slip away leave no ground
    ("فر قائد جبهة السهل من سدرة.", []),
    ("ولاذ المهاجمون بالفرار أمس.", []),
    ("فر عشرات المسلحين من مدينة سدرة أمس.", ["withdrawal"]),
    ("انسحبت جبهة السهل من مدينة سدرة.", ["withdrawal"]),
    # what is known and only left out has happened, and what is told besides it has its own sides
    ("ومن غير القصف الأخير على مدينة سدرة، تعرض الجيش النخيلي لهجوم في مرجانة أمس.", ["armed_attack", "strike"]),
    # an operation that is only a topic; one that killed
    ("قال إن الهدف من العمليات العسكرية الساحلية في سدرة هو منع عودة اللاجئين.", []),
    ("وقتل خمسة جنود في العملية العسكرية الساحلية في سدرة.", ["armed_attack"]),
    # what something is said to be is no act
    ("وأضاف أن الحل الوحيد هو تحرير مدينة سدرة من جبهة السهل.", []),
    ("وقال إن الأولوية هي استعادة مدينة سدرة.", []),
    ("وتعتبر السيطرة على مدينة سدرة ضرورية لتأمين الطريق إلى مرجانة.", []),
    # who has a part in operations has carried out none
    ("وقالت الوزارة إنهم يقومون بدور بارز في العمليات العسكرية للجبهة في سدرة.", []),
    ("واعتبر الخبير السيطرة على سدرة خطوة مهمة.", []),
    # the noun of an act behind a subject that has its verb is the object, though a verb is spelled like it
    ("وأدان وزير الخارجية تعاون السلطة الساحلية مع جبهة السهل.", ["condemnation"]),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts_that_are_claimed_and_such_as_are_not(text: str, expected: list[str]) -> None:
    _, found = claims(text)
    assert sorted(claim.type for claim in found) == expected


def test_what_is_left_out_is_denied_by_nobody() -> None:
    _, found = claims("ومن غير القصف الأخير على مدينة سدرة، تعرض الجيش النخيلي لهجوم في مرجانة أمس.", "strike")
    assert [claim.status for claim in found] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "place", "weapon"),
    [
        ("أعلنت جبهة السهل، الجمعة، قصف موقع عسكري يضم جنودا نخيليين، شرق سدرة، بقذائف الهاون.", "شرق سدرة", "قذائف الهاون"),
        ("أعلن الجيش النخيلي استهداف مبنى يستخدمه مسلحون، وسط مدينة سدرة، بثلاثة صواريخ.", "مدينة سدرة", "صواريخ"),
    ],
)
def test_an_act_goes_on_behind_the_clause_about_a_site(text: str, place: str, weapon: str) -> None:
    document, (claim,) = claims(text, "strike")
    assert (words(document, claim.place), words(document, claim.weapon)) == (place, weapon)


def test_a_base_on_the_border_is_struck_and_not_the_border() -> None:
    document, (claim,) = claims("أعلنت جبهة السهل استهداف قاعدة عسكرية على الحدود النخيلية الساحلية بثلاث طائرات مسيرة.", "strike")
    assert words(document, claim.target) == "قاعدة عسكرية"


@pytest.mark.parametrize(
    ("second", "actor"),
    [
        ("واعترفت القيادة الساحلية بوقوع إصابات بين جنودها في هجوم صاروخي في سدرة.", None),
        ("وأعلنت الجبهة أنها قصفت في الهجوم نفسه مدينة سدرة بالصواريخ.", "جبهة السهل"),
    ],
)
def test_the_account_of_the_other_side_leaves_open_who_did_it(second: str, actor: str | None) -> None:
    document, found = claims("قالت جبهة السهل إن مقاتليها قصفوا القواعد الساحلية في مرجانة. " + second, "strike")
    assert words(document, found[-1].actor) == actor


def test_an_act_is_ascribed_in_a_clause_of_its_own() -> None:
    document, (claim,) = claims("ذكرت وكالة الأنباء أن هجوما وقع مساء السبت في مدينة سدرة، ونسب إلى جبهة السهل.", "armed_attack")
    assert words(document, claim.actor) == "جبهة السهل"


def test_what_was_days_ago_is_not_what_was_yesterday() -> None:
    text = "قصفت جبهة السهل مطار مرجانة أمس بطائرة مسيرة.\nوجرى استهداف مطار مرجانة منذ أيام."
    assert len(claims(text, "strike")[1]) == 2


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("شن الطيران الساحلي غارة على سدرة وأخرى على مرجانة.", ["سدرة", "مرجانة"]),
        ("استهدف القصف الساحلي مدرسة في سدرة، وأخرى في مرجانة.", ["سدرة", "مرجانة"]),
        ("سيطر الجيش النخيلي على قاعدة في سدرة وأخرى في مرجانة.", ["سدرة", "مرجانة"]),
        ("وقتل مدني وأصيب آخر في قصف ساحلي على سدرة.", ["سدرة"]),
        # names that are announced behind areas under somebody's control, and names that are also those of people
        ("أسفرت الحملة عن استعادة بعض البلدات الخاضعة لسيطرة جبهة السهل، منها الصفصافة ثم الدوالي.", ["الصفصافة", "الدوالي"]),
        ("استهدف القصف الساحلي بلدات في النخيل، لا سيما سدرة وراميا ومرجانة.", ["سدرة", "راميا", "مرجانة"]),
    ],
)
def test_each_site_is_an_act_of_its_own(text: str, sites: list[str]) -> None:
    document, found = claims(text)
    assert [words(document, claim.place) for claim in found] == sites


def test_another_site_of_the_same_kind_is_the_target_again() -> None:
    document, found = claims("استهدف القصف الساحلي مدرسة في سدرة، وأخرى في مرجانة.")
    assert [words(document, claim.target) for claim in found] == ["مدرسة", "مدرسة"]


def test_what_also_was_done_goes_on_with_its_doer() -> None:
    text = "استهدفت جبهة السهل القوات النخيلية في سدرة برشقات صاروخية. كما استهدفت القوات النخيلية في مطار مرجانة بعدد من الطائرات المسيرة."
    document, found = claims(text, "strike")
    assert [words(document, claim.actor) for claim in found] == ["جبهة السهل", "جبهة السهل"]


def test_the_day_of_an_announcement_dates_no_acts_that_have_their_own() -> None:
    text = "أعلنت جبهة السهل، اليوم الخميس، تنفيذها 4 عمليات ضد القوات النخيلية في سدرة، يوم أمس. وقالت إنها قصفت مطار مرجانة بالصواريخ."
    (claim,) = claims(text, "strike")[1]
    assert claim.date is not None and claim.date.end.day == 13


def test_a_withdrawal_that_is_scheduled_has_not_happened() -> None:
    _, (claim,) = claims("جدولة انسحاب القوات الساحلية من سدرة.", "withdrawal")
    assert claim.status == "planned"


def test_support_in_a_fight_is_no_fight() -> None:
    assert claims("أعلنت الواحات دعم الجيش النخيلي في معركته ضد المتمردين في سدرة.", "clash")[1] == []


@pytest.mark.parametrize(
    ("dead", "types"),
    [("14", ["strike"]), ("9", ["armed_attack", "strike"])],
)
def test_a_headline_of_the_dead_tells_the_act_that_killed_as_many(dead: str, types: list[str]) -> None:
    text = f"مقتل {dead} جنديا نخيليا بنيران صديقة\n\nقتل 14 جنديا نخيليا أمس عندما قصفت طائرات ساحلية نقطة تفتيش في سدرة."
    assert sorted(claim.type for claim in claims(text)[1]) == types


@pytest.mark.parametrize(
    "text",
    [
        "خرق الجيش الساحلي الهدنة بقصف بلدة سدرة بالمدفعية.",
        "انتقمت جبهة السهل بقصف مدينة سدرة.",
        "واستهلت جبهة السهل هجومها بقصف مدينة سدرة بالمدفعية.",
    ],
)
def test_an_act_by_which_something_is_broken_avenged_or_begun_is_told(text: str) -> None:
    document, found = claims(text, "strike")
    assert [words(document, claim.target) for claim in found] in (["مدينة سدرة"], ["بلدة سدرة"])
    assert found[0].actor is not None


def test_what_an_agreement_provides_for_is_planned() -> None:
    _, (claim,) = claims("وأعلن المحافظ عن اتفاق يقضي بأن تسحب جبهة السهل مقاتليها من مدينة سدرة يوم السبت.", "withdrawal")
    assert claim.status == "planned"


@pytest.mark.parametrize("where", ["على موقع تويتر", "على موقع «تويتر»", "على حسابها في تويتر", "على صفحتها"])
def test_what_a_claim_was_written_on_was_not_struck(where):
    document, [claim] = claims(f"وتبنت جبهة السهل التفجير في سدرة أمس {where}.", "bombing")
    assert claim.target is None
    assert words(document, claim.place) == "سدرة"


def test_a_site_that_is_hit_stays_one():
    document, [claim] = claims("وقصف الطيران الساحلي موقع «الصوان» أمس.", "strike")
    assert words(document, claim.target) == "موقع «الصوان»"


CAME_OUT = [
    # a bare clause that tells where and when a statement came out takes nothing from the verb ahead
    ("تبنت جبهة السهل في بيان نشر على الإنترنت تفجير سوق سدرة.", "جبهة السهل", "سوق سدرة"),
    ("تبنت جبهة السهل في بيان لها صدر أمس تفجير سوق سدرة.", "جبهة السهل", "سوق سدرة"),
    ("تبنت جبهة السهل في تسجيل صوتي بث على موقعها تفجير سوق سدرة.", "جبهة السهل", "سوق سدرة"),
    ("تبنت جبهة السهل في بيان وزع على الصحافيين في مرجانة تفجير سوق سدرة.", "جبهة السهل", "سوق سدرة"),
    ("تبنت جبهة السهل في بيان نشرته على موقعها تفجير سوق سدرة.", "جبهة السهل", "سوق سدرة"),
]


@pytest.mark.parametrize(("text", "actor", "target"), CAME_OUT)
def test_a_clause_about_a_statement_is_passed_over(text: str, actor: str, target: str) -> None:
    document, (claim,) = claims(text)
    assert (words(document, claim.actor), words(document, claim.target)) == (actor, target)
    assert words(document, claim.attribution.source) == actor


def test_forces_deployed_in_a_statement_are_no_statement_that_came_out() -> None:
    _, (claim,) = claims("نشر الجيش النخيلي في بيان صور المعركة. ثم نشر الجيش النخيلي قوات على الحدود مع الساحل.")
    assert claim.type == "mobilization"


def test_what_is_done_in_a_sudden_step_is_no_statement_that_came_out() -> None:
    document, (claim,) = claims("في خطوة مفاجئة نشرت الواحات قوات في مدينة سدرة أمس.")
    assert (claim.type, words(document, claim.actor)) == ("mobilization", "الواحات")


def test_who_denies_his_part_in_victims_denies_the_raid() -> None:
    _, (claim,) = claims("نفى الجيش الساحلي علاقته بسقوط قتلى في غارة على مدينة سدرة.", "strike")
    assert (claim.status, claim.killed) == ("denied", None)
