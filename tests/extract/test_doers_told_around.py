"""Who did it, where the words that tell stand in other clauses, quotations, brackets and statements."""

import pytest
from invented import claims, words

Sides = list[tuple[str, str | None, str | None]]


def sides(text: str, kind: str | None = None) -> Sides:
    document, found = claims(text, kind) if kind else claims(text)
    return [(claim.type, words(document, claim.actor), words(document, claim.target)) for claim in found]


MORE_DOERS = [
    # in the course of whose operation it was
    ("اعتقل 16 شخصا خلال سلسلة عمليات للشرطة النخيلية في سدرة.", "arrest", "للشرطة النخيلية"),
    ("اعتقل 16 شخصا خلال مظاهرة لحزب السنابل في سدرة.", "arrest", None),
    # who could do it did it
    ("وأضاف أن الجيش النخيلي استطاع أن يقوم بتفجير مخزن للأسلحة قرب سدرة.", "bombing", "الجيش النخيلي"),
    ("وأضاف الجيش النخيلي أن تفجيرا وقع في مخزن للأسلحة قرب سدرة.", "bombing", None),
    # a verb behind "after" whose pronoun is told in another clause has the subject that the next one goes on with
    ("تحول الحفل إلى مأساة بعد أن دخله عدد من المسلحين وفتحوا النار على الضيوف في سدرة.", "armed_attack", "عدد من المسلحين"),
    # a party's name in brackets behind its bare noun, and a gloss in brackets behind the whole name
    ("هاجم مسلحو تنظيم (جبهة السهل) قافلة في سدرة.", "armed_attack", "مسلحو تنظيم (جبهة السهل)"),
    ("هاجمت جبهة السهل (كتائب الفجر) قافلة في سدرة.", "armed_attack", "جبهة السهل"),
    # "gunmen of the front" are that front's
    ("أعلنت جبهة السهل مسؤوليتها. وهاجم مسلحون من الجبهة قافلة في سدرة.", "armed_attack", "جبهة السهل"),
    ("أعلنت جبهة السهل مسؤوليتها. وهاجم مسلحون من القوات قافلة في سدرة.", "armed_attack", "مسلحون من القوات"),
]


MORE_DOERS += [
    # behind a time between commas the object goes on
    ("قال ناطق إن قوات الأمن أوقفت، منذ أمس الجمعة، 320 شخصا في سدرة.", "arrest", "قوات الأمن"),
    # by the particle of the future that stands apart
    ("وأضاف أن الجيش النخيلي سوف يقصف مواقع جبهة السهل في سدرة.", "strike", "الجيش النخيلي"),
    # who declares in a clause about an attack that it answers for it; not who denies it
    ("قتل عشرة في هجوم أعلنت جبهة السهل مسؤوليتها عنه في سدرة.", "armed_attack", "جبهة السهل"),
    ("قتل عشرة في هجوم نفت جبهة السهل مسؤوليتها عنه في سدرة.", "armed_attack", None),
    # a person behind whom a blow of others stands was struck; a force there may have struck
    ("وكان الغيثي قد استهدف بغارة ساحلية في سدرة.", "strike", "ساحلية"),
    ("وكان الغيثي قد استهدف بضربة جوية ساحلية في سدرة وقال بعض السكان إنه قتل.", "strike", "ساحلية"),
    # what a fight of two tribes comes with is none of its sides
    ("قتل عشرة في اشتباكات بين قبيلتين في سدرة مع تنامي الفوضى.", "clash", "قبيلتين"),
]


MORE_DOERS += [
    # a definite plural in the case of objects is no subject where it stands alone
    ("تقدم الجيش النخيلي في سدرة، كما هاجم المسلحين في مخفر الرمل.", "armed_attack", "الجيش النخيلي"),
    ("هاجم المسلحين مخفر الرمل في سدرة.", "armed_attack", "المسلحين"),
    # what goes on is rather the work of those of the main act than of those whom it answered
    (
        "قصفت جبهة السهل مخفر الرمل في سدرة بالقذائف ردا على قصف الجيش النخيلي نرجسة. وسقطت قذائف على مرجانة فقتل خمسة.",
        "strike",
        {"جبهة السهل", "الجيش النخيلي"},
    ),
    # artillery of a state stands for its force ahead of what it shelled under "to", too
    ("استمر قصف المدفعية النخيلية لمواقع جبهة السهل في سدرة.", "strike", "المدفعية النخيلية"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), MORE_DOERS)
def test_who_did_it_is_told_around_the_act(text: str, kind: str, actor: str | set[str] | None) -> None:
    assert {doer for _, doer, _ in sides(text, kind)} == (actor if isinstance(actor, set) else {actor})


def test_shells_that_fall_next_are_of_the_side_that_shelled() -> None:
    text = "قصفت جبهة السهل مخفر الرمل في سدرة بالقذائف ردا على هجوم للجيش النخيلي على نرجسة. وقتل خمسة في سقوط قذائف على مرجانة."
    assert [side[1] for side in sides(text, "strike") if side[2] == "مرجانة"] == ["جبهة السهل"]


def test_shells_are_rather_of_the_side_that_shelled_than_of_the_next_attacker() -> None:
    text = (
        "أمطرت جبهة السهل نرجسة بقذائف الهاون، ردا، حسب قولها، على تعرض عين الصفصاف لهجوم من الجيش النخيلي. "
        "وأدى سقوط مئات قذائف الهاون على مرجانة إلى مقتل سبعة أشخاص."
    )
    assert [side[1] for side in sides(text, "strike") if side[2] == "مرجانة"] == ["جبهة السهل"]


BACKED = [
    # how a definite force did it is not who it is; what agrees with the noun is
    ("سيطرت جبهة السهل مدعومة من الجيش الساحلي على سدرة.", "جبهة السهل"),
    ("سيطرت القوات مدعومة من الجيش الساحلي على سدرة.", "القوات"),
    ("سيطرت القوات المدعومة من الجيش الساحلي على سدرة.", "القوات المدعومة من الجيش الساحلي"),
    ("سيطرت قوات مدعومة من الجيش الساحلي على سدرة.", "قوات مدعومة من الجيش الساحلي"),
]


@pytest.mark.parametrize(("text", "actor"), BACKED)
def test_backing_is_told_of_the_act_or_of_the_force(text: str, actor: str) -> None:
    assert [side[1] for side in sides(text, "capture")] == [actor]


def test_nobody_does_an_act_to_himself() -> None:
    assert [side[1] for side in sides("وأكد أن الجاني حاول الفرار لأنه قبض عليه في سدرة قبل عام.")] == [None]


def test_peace_talks_with_nobody() -> None:
    text = "انطلقت مفاوضات السلام في مرجانة الثلاثاء برعاية مجلس الأقاليم الدولي."
    assert sides(text, "consultation") == [("consultation", None, None)]


@pytest.mark.parametrize("mark", ['"', "«", "“"])
def test_what_one_says_that_he_did_may_open_a_quotation(mark: str) -> None:
    closing = {'"': '"', "«": "»", "“": "”"}[mark]
    told = sides(f"قالت جبهة السهل في بيان إنها {mark}استهدفت مخفر الرمل في سدرة بقذيفتي هاون{closing}.", "strike")
    assert told == [("strike", "جبهة السهل", "مخفر الرمل")]


def test_a_side_of_the_fight_that_came_of_an_attack_need_not_be_who_attacked() -> None:
    text = (
        "وقع هجوم على مخفر الرمل في سدرة الخميس وقتل عضوان من الجيش النخيلي. وأضاف المصدر أن 21 متمردا قتلوا خلال القتال مع الجيش النخيلي."
    )
    assert [side[1] for side in sides(text, "armed_attack")] in ([None], [])


def test_ground_that_was_in_the_hands_of_others_is_taken_once() -> None:
    text = "استعاد الجيش النخيلي قرية عين الصفصاف التي كانت تحت سيطرة جبهة السهل."
    assert [side[1] for side in sides(text, "capture")] == ["الجيش النخيلي"]
    assert [side[1] for side in sides("باتت عين الصفصاف تحت سيطرة الجيش النخيلي.", "capture")] == ["الجيش النخيلي"]


def test_a_province_attacks_nobody() -> None:
    told = sides("تقدم الجيش النخيلي في محافظة الهضبة التي تحاول السيطرة على قاعدة النخلة الجوية.", "armed_attack")
    assert "محافظة الهضبة" not in {side[1] for side in told}


OWN_KILLS = [
    # who tells how many of the other side fell in raids of nobody else's carried them out; not who tells of his own dead
    ("أعلن الجيش النخيلي مقتل 12 من عناصر جبهة السهل في غارات جوية على سدرة.", "الجيش النخيلي"),
    ("أعلنت جبهة السهل مقتل ثلاثة من مقاتليها في غارات جوية على سدرة.", None),
    ("أعلن الجيش النخيلي مقتل 12 من عناصر جبهة السهل في غارات جوية ساحلية على سدرة.", "ساحلية"),
    ("أعلنت وزارة الصحة النخيلية مقتل 12 من عناصر جبهة السهل في غارات جوية على سدرة.", None),
]


@pytest.mark.parametrize(("text", "actor"), OWN_KILLS)
def test_who_tells_of_the_dead_of_the_other_side_killed_them(text: str, actor: str | None) -> None:
    assert {side[1] for side in sides(text, "strike")} == {actor}


def test_gunmen_thought_to_belong_to_a_group_attack_what_is_told_behind() -> None:
    told = sides("هاجم مسلحون يعتقد أنهم ينتمون إلى جبهة السهل قافلة في سدرة.", "armed_attack")
    assert told == [("armed_attack", "مسلحون", "قافلة")]


def test_tear_gas_demonstrates_for_nothing() -> None:
    text = "أطلقت الشرطة النخيلية الغاز المسيل للدموع على آلاف تجمعوا في سدرة للتظاهر احتجاجا على التفجير."
    assert sides(text, "protest") == [("protest", None, None)]


def test_what_a_fight_comes_with_is_no_side() -> None:
    assert sides("قتل عشرة في اشتباكات بين قبيلتين في سدرة مع تنامي الفوضى.", "clash") == [("clash", "قبيلتين", None)]


def test_what_is_told_behind_the_particle_of_the_future_is_planned() -> None:
    _, found = claims("وأضاف أن الجيش النخيلي سوف يقصف مواقع جبهة السهل في سدرة.", "strike")
    assert [claim.status for claim in found] == ["planned"]
