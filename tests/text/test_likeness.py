"""The measure of the scorers: whether two noun phrases name the same."""

import pytest

from khabar.text.likeness import alike, name_words


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("قاعدة النخلة", "قاعدة النخلة الجوية", True),
        ("القاعدة", "قاعدة", True),
        ("للقوات النخيلية", "القوات النخيليّة", True),
        ("أمريكا", "أميركا", True),
        ("جبهة السهل", "كتائب الفجر", False),
        ("", "قاعدة", False),
        ("في", "في", False),
    ],
)
def test_names(first, second, same):
    assert alike((first,), (second,)) is same
    assert alike((first, "مرجانة"), ("مرجانة",))


def test_written_on_particles_and_articles_go():
    assert name_words("بالطائرة") == name_words("طائرة")
