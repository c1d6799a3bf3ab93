"""Events as CSV: a row each, the figures that lists and spreadsheets ask for; everything else is in JSON Lines."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import Any

from khabar.export.csv import TextSink, harmless
from khabar.model import Agreement, Event, Toll

EVENT_COLUMNS = (
    *("event_id", "type", "mode", "status", "date_start", "date_end", "date_assumed", "country", "place", "latitude", "longitude"),
    *("geo_precision", "actor", "target", "outcome", "killed_low", "killed_high", "killed_best", "injured_low", "injured_high"),
    *("injured_best", "claims", "outlets", "origins", "grade", "contradictions", "differences", "statement_en", "statement_ar"),
)

REVIEW = "review"
"""The column that tells machine-coded events from reviewed ones: the states of their claims."""


class EventTable:
    """Writes events to a sink, a row each under one line of names.

    ``reviewed``: what people decided about the claims of each event by its id, which is told in a column of its own; an event that is not
    there is machine-coded.
    """

    def __init__(self, sink: TextSink, reviewed: Mapping[str, Sequence[str]] | None = None) -> None:
        self._rows, self._reviewed = csv.writer(sink), reviewed
        self._rows.writerow(EVENT_COLUMNS if reviewed is None else (*EVENT_COLUMNS, REVIEW))

    def add(self, event: Event) -> None:
        """Write the row of one event."""
        cells = event_cells(event)
        if self._reviewed is not None:
            cells.append(" ".join(self._reviewed.get(event.event_id, ())) or "machine-coded")
        self._rows.writerow([harmless(cell) for cell in cells])


def event_cells(event: Event) -> list[Any]:
    """The cells of an event in the order of `EVENT_COLUMNS`; what is not known is None."""
    when, where, said = event.when, event.location, event.statement
    return [
        *(event.event_id, event.type, event.mode, event.status),
        *((when.range.start, when.range.end, when.assumed) if when else (None, None, None)),
        *(event.country, event.place),
        *((where.latitude, where.longitude, where.precision) if where else (None, None, None)),
        *(event.actor, event.target, event.outcome),
        *_toll(event.killed),
        *_toll(event.injured),
        *(len(event.telling), len(event.outlets), len(event.origins), event.grade.name if event.grade else None),
        *(_parted(event, Agreement.CONTRADICTION), _parted(event, Agreement.DIFFERENCE)),
        *((said.en, said.ar) if said else (None, None)),
    ]


def _toll(toll: Toll | None) -> tuple[int | None, int | None, int | None]:
    return (None, None, None) if toll is None else (toll.low, toll.high, toll.best)


def _parted(event: Event, agreement: Agreement) -> str:
    return " ".join(finding.attribute for finding in event.findings if finding.agreement is agreement)
