"""Who managed to do an act did it, guns and defences too; who tells that something was hit did not hit it."""

from invented import claims, words


def test_defences_that_managed_to_stop_stopped():
    document, found = claims("تمكنت منظومات الدفاع الجوي النخيلية ليلا من اعتراض صاروخ في سماء سدرة.", "interception")
    assert [words(document, claim.actor) for claim in found] == ["منظومات الدفاع الجوي النخيلية"]


def test_who_tells_when_a_camp_was_hit_hit_nothing():
    text = "قال مجلس الأقاليم الدولي إن 20 شخصا لقوا حتفهم حين أصيب مخيم للنازحين في سدرة بقذائف."
    assert [claim.actor for claim in claims(text, "strike")[1]] == [None]
