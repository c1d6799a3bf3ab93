"""What another reading changed is shown field by field, with what was read before and what is read now."""

import datetime as dt

from msgspec import structs

from khabar.export.changes import change_lines
from khabar.model import Claim, Coded, DateRange, Document, Filler, Location, Quantity, Span

DOCUMENT = Document("a-1", "قصف الجيش المدينة أمس.")
CLAIM = Claim(id="c1", key="k", type="strike", mode="air", status="occurred", evidence=(Span(0, 22),), place=Filler(Span(10, 17)))
CODED = Coded(DOCUMENT, (CLAIM,))


def changed(**fields):
    other = structs.replace(CLAIM, **fields)
    return list(change_lines(CODED, CODED, [(CLAIM, other, tuple(fields))]))[1:]


def test_every_field_that_changed_is_named_with_old_and_new():
    day = DateRange(dt.date(2024, 3, 13), dt.date(2024, 3, 13), "yesterday", 1)
    assert changed(type="bombing", mode=None) == ["    type: strike -> bombing", "    mode: air -> -"]
    assert "    date: - -> \u200e2024-03-13 to 2024-03-13\u200e" in changed(date=day)
    assert changed(killed=Quantity(3, None)) == ["    killed: - -> 3, -"]


def test_a_place_that_was_resolved_otherwise_is_told():
    told = changed(location=Location("nakhla", 10.0, 20.0, 1))
    assert "    latitude: - -> 10.0" in told
    assert changed(place=Filler(Span(10, 17), ground=True)) == [
        '    place: {"span":{"start":10,"end":17},"concept":null,"name_ar":null,"ground":false} -> '
        '{"span":{"start":10,"end":17},"concept":null,"name_ar":null,"ground":true}'
    ]
