"""What did nothing: an act behind "after", ahead of the verb of another, and the ground in the name of an attack."""

import pytest
from invented import claims, words


@pytest.mark.parametrize("opening", ["وبعد", "عقب"])
def test_what_came_before_is_no_subject_of_the_verb_behind_its_comma(opening):
    document, found = claims(f"{opening} القصف الأخير لمرجانة، أمس، تعرضت القوات الساحلية إلى هجومين في سدرة.")
    attack = next(claim for claim in found if claim.type == "armed_attack")
    assert words(document, attack.target) == "القوات الساحلية"


GROUND = ["أوقعت مجزرة سوق مرجانة ثلاثين قتيلا.", "قتل تسعة أشخاص في هجوم مطار مرجانة.", "قتل جنديان في تفجير مطار مرجانة أمس."]


@pytest.mark.parametrize("text", GROUND)
def test_the_ground_in_the_name_of_an_attack_did_nothing(text):
    document, [claim] = claims(text)
    assert claim.actor is None
    assert "مرجانة" in words(document, claim.place)


def test_the_force_in_the_name_of_an_attack_did_it():
    document, [claim] = claims("أوقعت مجزرة الجيش النخيلي في مرجانة ثلاثين قتيلا.")
    assert words(document, claim.actor) == "الجيش النخيلي"


def test_of_whom_those_allied_to_the_victims_are_did_nothing():
    _, [claim] = claims("وتستمر القوات النخيلية في استهداف مقاتلي جبهة السهل والموالين لهم من سرايا الوادي في سدرة.")
    assert claim.actor is None or claim.actor.concept != "wadi-companies"


def test_arms_joined_to_those_an_attack_was_made_with_hit_nothing():
    document, [claim] = claims("وذكر السكان أن قصفا عنيفا شنته جبهة السهل بالدبابات ومدافع الهاون استهدف عين الصفصاف.")
    assert (words(document, claim.actor), words(document, claim.target)) == ("جبهة السهل", "عين الصفصاف")
