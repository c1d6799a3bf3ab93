"""Tables for reading."""

import datetime as dt

import pytest

from khabar.export.table import how_many, isolated, when
from khabar.model import DateRange, Quantity


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(3, 3), "3"),
        (Quantity(3, None), "at least 3"),
        (Quantity(None, 3), "up to 3"),
        (Quantity(20, 99), "20-99"),
        (Quantity(None, None), "?"),
    ],
)
def test_counts_as_a_person_writes_them(quantity, words):
    assert how_many(quantity) == words


def test_days():
    day = dt.date(2024, 3, 14)
    assert when(None) == "·"
    assert when(DateRange(day, day, "x", 1)) == "2024-03-14"
    assert when(DateRange(day, day + dt.timedelta(1), "x", 2)) == "2024-03-14 to 2024-03-15"


def test_arabic_does_not_turn_the_columns_around():
    from rich.cells import cell_len

    assert isolated("قصف").startswith("\u200e")
    assert cell_len(isolated("قصف")) == 3
    assert isolated("") == ""
