"""Tallies with what came of them as CSV: a row each, what was reported beside what is found."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from khabar.export.csv import BOM, harmless
from khabar.model import Quantity, TallyCheck

CHECK_COLUMNS = (
    *("tally", "outlet", "published", "rule", "what", "date_start", "date_end", "places", "actor", "of", "source"),
    *("reported_low", "reported_high", "found_low", "found_high", "missing_low", "missing_high", "surplus_low", "surplus_high"),
    *("events_found", "events_possible", "other_tallies", "evidence"),
)
Carried = tuple[TallyCheck, str | None, str | None]
"""A check with the outlet that carries the tally, and its day of publication."""


def check_text(checks: Iterable[Carried], name_of: Callable[[str], str]) -> Iterator[str]:
    """The whole table, some lines at a time; ``name_of`` gives what an actor or a source goes by where no list knows it."""
    yield BOM + _line(CHECK_COLUMNS)
    for carried in checks:
        yield _line(harmless(cell) for cell in check_cells(*carried, name_of))


def check_cells(check: TallyCheck, outlet: str | None, published: str | None, name_of: Callable[[str], str]) -> list[Any]:
    """The cells of a check in the order of `CHECK_COLUMNS`; what is not known is None."""
    counting = check.counting
    days = (counting.days.start, counting.days.end) if counting.days else (None, None)
    parties = (None if one is None else name_of(one) for one in (counting.actor, counting.of, counting.source))
    amounts = (bound for one in (check.reported, check.amount, check.missing, check.surplus) for bound in _bounds(one))
    return [
        *(check.tallies[0], outlet, published, check.rule, counting.what, *days, " ".join(counting.places), *parties, *amounts),
        *(" ".join(check.found), " ".join(check.possible), " ".join(check.tallies[1:])),
        " | ".join(words.text for words in check.evidence),
    ]


def _bounds(quantity: Quantity | None) -> tuple[int | None, int | None]:
    return (None, None) if quantity is None else (quantity.low, quantity.high)


def _line(cells: Iterable[object]) -> str:
    held = io.StringIO()
    csv.writer(held).writerow(cells)
    return held.getvalue()
