"""Strikes from the air: a drone is the means, and the nation told with it did it; what planes did before, their force does from the air."""

import pytest
from invented import claims, words

# text, mode, actor, weapon
BY_DRONE = [
    ("قتل أربعة مسلحين في غارة لطائرة ساحلية من دون طيار في سدرة.", "drone", "ساحلية", "طائرة ساحلية من دون طيار"),
    ("قتل أربعة مسلحين في غارة نفذتها طائرة ساحلية بلا طيار في سدرة.", "drone", "ساحلية", "طائرة ساحلية بلا طيار"),
    ("قصفت طائرة ساحلية بدون طيار سيارة في سدرة.", "drone", "ساحلية", "طائرة ساحلية بدون طيار"),
    ("قتل مسلحان في غارة نفذتها مسيرة ساحلية على سيارة في سدرة.", "drone", "ساحلية", "مسيرة ساحلية"),
    # planes and drones together raid from the air
    (
        "نفذ الجيش النخيلي تسع غارات في سدرة مستخدما طائرات مقاتلة وطائرات بدون طيار.",
        "airstrike",
        "الجيش النخيلي",
        "طائرات مقاتلة وطائرات بدون طيار",
    ),
    # a manned aircraft is who did it
    ("قصفت طائرة ساحلية سيارة في سدرة.", "airstrike", "طائرة ساحلية", None),
    ("قتل أربعة مسلحين في غارة نفذتها مروحيات ساحلية في سدرة.", "airstrike", "مروحيات ساحلية", None),
]


@pytest.mark.parametrize(("text", "mode", "actor", "weapon"), BY_DRONE)
def test_a_drone_is_the_means_of_its_nation(text, mode, actor, weapon):
    document, found = claims(text, "strike")
    assert [(claim.mode, words(document, claim.actor), words(document, claim.weapon)) for claim in found] == [(mode, actor, weapon)]


# texts with an air strike first, and the mode of the strike that follows
THEN = [
    ("شن طيران التحالف الإقليمي غارات على مواقع للمسلحين في سدرة. كما قصف التحالف الإقليمي معسكر الصوان.", "airstrike"),
    ("شن طيران التحالف الإقليمي غارات على مواقع للمسلحين في سدرة. كما قصف الجيش النخيلي معسكر الصوان.", "unspecified"),
    ("قصفت مدفعية الجيش النخيلي مواقع للمسلحين في سدرة. كما قصف الجيش النخيلي معسكر الصوان.", "unspecified"),
]


@pytest.mark.parametrize(("text", "mode"), THEN)
def test_who_struck_from_the_air_goes_on_from_the_air(text, mode):
    _, found = claims(text, "strike")
    assert found[-1].mode == mode
