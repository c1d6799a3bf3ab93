"""People who left their homes, and people of whom nobody knows, are counted in tallies of their own."""

import pytest
from invented import tallies

AHEAD = "قصف الجيش النخيلي بلدة سدرة، "
GONE = [
    ("واضطر أكثر من مليون شخص إلى الفرار من المدينة.", [("displaced", 1000001)]),
    ("ما دفع 20 ألف شخص إلى النزوح.", [("displaced", 20000)]),
    ("وأضاف شهود أن نحو 123 ألف شخص عبروا الحدود.", [("displaced", 123000)]),
    ("وقد فر أكثر من 60 ألف شخص من المدينة.", [("displaced", 60001)]),
    ("وغادر 5 آلاف مدني المدينة.", [("displaced", 5000)]),
    ("ولا يزال سبعة في عداد المفقودين.", [("missing", 7)]),
    ("وما زال 20 شخصا مفقودين تحت الأنقاض.", [("missing", 20)]),
    # few may be travellers, soldiers move, and what others flee to is not counted
    ("وغادر 50 مدنيا المدينة.", []),
    ("وغادر 5 آلاف جندي المدينة.", []),
    ("وشارك 5 آلاف مدني في مسيرة.", []),
]


@pytest.mark.parametrize(("text", "counted"), GONE)
def test_people_gone_are_counted(text: str, counted: list[tuple[str, int]]) -> None:
    found = [(tally.what, tally.count.low) for tally in tallies(AHEAD + text) if tally.what in ("displaced", "missing")]
    assert found == counted


def test_munitions_that_a_claim_counts_are_no_tally() -> None:
    assert [tally.what for tally in tallies("سقطت خمسة صواريخ على بلدة سدرة، واعترضت القوات النخيلية مسيرة.")] == []
    assert [tally.what for tally in tallies("قصفت القوات الساحلية سدرة ونرجسة بخمسة صواريخ.")] == ["munitions"]


def test_goals_and_tanks_are_no_targets_and_no_munitions() -> None:
    assert tallies("فاز فريق سدرة بثلاثة أهداف على فريق نرجسة. وقصف الجيش النخيلي بلدة سدرة.") == ()
    assert [tally.what for tally in tallies("دمرت القوات النخيلية أربع دبابات ساحلية في سدرة.")] == []
