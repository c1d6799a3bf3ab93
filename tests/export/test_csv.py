"""CSV that a spreadsheet can open without running it."""

import pytest

from khabar.export.csv import CLAIM_COLUMNS, TALLY_COLUMNS, harmless
from khabar.export.table import isolated


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\uff1dx"])
def test_formulas_are_made_harmless(cell):
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("mark", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"])
def test_no_cell_turns_the_others_around(mark):
    assert harmless(f"قصف{mark} القاعدة{mark}") == "قصف القاعدة"
    assert harmless(f"{mark}=1+1") == "'=1+1"
    assert isolated(f"قصف{mark}") == "\u200eقصف\u200e"


@pytest.mark.parametrize("cell", ["قصف", "\u200fقصف\u200e", "a=b", "", None, -33.5, 7])
def test_all_else_stays(cell):
    assert harmless(cell) is cell


def test_columns_stand_in_the_order_of_the_codebook():
    order = "id type mode status actor target place country date_start date_end weapon weapon_count_low killed_low injured_low outcome"
    wanted = [*order.split(), "source", "via", "stance", "evidence"]
    assert [column for column in CLAIM_COLUMNS if column in wanted] == wanted
    tally = ["what", "count_low", "count_high", "of", "actor", "place", "country", "date_start", "date_end", "source", "via", "evidence"]
    assert [column for column in TALLY_COLUMNS if column in tally] == tally
    assert len(set(CLAIM_COLUMNS)) == len(CLAIM_COLUMNS)
    assert len(set(TALLY_COLUMNS)) == len(TALLY_COLUMNS)
