"""Events as JSON Lines and as a table for reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from khabar.export.table import isolated, when
from khabar.model import Agreement, Event, Toll

if TYPE_CHECKING:
    from rich.table import Table

Names = Callable[[str], str | None]
Reviewed: TypeAlias = Mapping[str, Sequence[str]]
"""What people decided about the claims of events, by the event's id: confirmed, corrected, wrong, ..."""
_ENCODER = msgspec.json.Encoder()
WIDE = 140
"""Columns from which the table is read with ease; with fewer, cells are broken over many lines."""
_COLUMNS = ("event", "who", "what", "to whom", "where", "when", "killed", "injured", "told by", "grade", "they differ on")


def event_line(event: Event) -> bytes:
    """One line of JSON with its newline: the fields of ``Event`` in their order, so that the same events give the same bytes."""
    return _ENCODER.encode(event) + b"\n"


def listed_line(event: Event, reviewed: Reviewed) -> bytes:
    """The same with what people decided about its claims (``review``), empty where a machine alone coded them."""
    return _ENCODER.encode(msgspec.structs.asdict(event) | {"review": reviewed.get(event.event_id, ())}) + b"\n"


def events_table(events: Iterable[Event], name_of: Names, title: str | None = None, reviewed: Reviewed | None = None) -> Table:
    """A row for each event; ``name_of`` gives the neutral English name of a concept. It needs `WIDE` columns to be read."""
    from rich import box
    from rich.table import Table

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, show_edge=False)
    for column in _COLUMNS:
        whole = column == "event"  # an id that is broken over two lines cannot be copied
        table.add_column(column, overflow="fold", min_width=5, vertical="top", no_wrap=whole)
    for event in events:
        table.add_row(*_cells(event, name_of, _graded(event, reviewed or {})))
    return table


def event_cards(events: Iterable[Event], width: int, title: str | None = None, reviewed: Reviewed | None = None) -> Iterator[str]:
    """Some lines for each event, none longer than ``width``: id and grade, who tells it, its sentence, what they differ on.

    For terminals too narrow for the table. Lines are broken between words; nothing is cut.
    """
    if title:
        yield title
        yield ""
    for event in events:
        grade = _graded(event, reviewed or {})
        yield f"{event.event_id}  {grade}" if grade else event.event_id
        told = [f"told by {_told_by(event)}"]
        if event.statement is not None:
            told.insert(0, isolated(event.statement.en))
        if parted := disputed(event):
            told.append(f"they differ on: {', '.join(parted)}")
        for line in told:
            yield from wrap(line, width, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
        yield ""


def _told_by(event: Event) -> str:
    return f"{len(event.telling):,} claim{'' if len(event.telling) == 1 else 's'}, {event.provenance}"


def toll_text(toll: Toll | None) -> str:
    """A toll in a cell: 3, at least 3, 3-5 (best 4)."""
    if toll is None:
        return "·"
    floor = "at least " if toll.open or toll.at_least else ""
    if toll.low == toll.high or toll.high is None:
        best = toll.low if toll.best is None else toll.best
        return "?" if best is None else f"{floor}{best:,}"
    low = "?" if toll.low is None else f"{toll.low:,}"
    return f"{low}-{toll.high:,}" + ("" if toll.best is None else f" (best {floor}{toll.best:,})")


def disputed(event: Event) -> list[str]:
    """The attributes whose values exclude each other, then those whose values only differ."""
    kinds = (Agreement.CONTRADICTION, Agreement.DIFFERENCE)
    return [finding.attribute for kind in kinds for finding in event.findings if finding.agreement is kind]


def _graded(event: Event, reviewed: Reviewed) -> str:
    """The grade, and what people decided if anybody did: "several origins; confirmed"."""
    grade = [event.grade.name.replace("-", " ")] if event.grade else []
    states = ", ".join(reviewed.get(event.event_id, ()))
    return "; ".join([*grade, states] if states else grade)


def _cells(event: Event, name_of: Names, grade: str) -> list[str]:
    kind = event.type if event.mode is None else f"{event.type} ({event.mode})"
    return [
        event.event_id,
        _named(event.actor, name_of),
        kind if event.status == "occurred" else f"{kind}, {event.status}",
        _named(event.target, name_of),
        _named(event.place, name_of) if event.place else event.country or "·",
        "·" if event.when is None else ("about " if event.when.assumed else "") + when(event.when.range),
        toll_text(event.killed),
        toll_text(event.injured),
        _told_by(event),
        grade or "·",
        ", ".join(disputed(event)) or "·",
    ]


def _named(concept: str | None, name_of: Names) -> str:
    return "·" if concept is None else name_of(concept) or isolated(concept)
