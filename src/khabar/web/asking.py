"""What pages of lists read from their addresses alike."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.ledger.asking import Asked
from khabar.web.view import Pairs, View

_FARTHEST = 100_000
"""The last part of a list that can be asked for: further on, both databases walk over all that stands before it."""
_DIGITS = 15
"""Of a number in an address: no entry of a ledger has more, and both databases hold as many."""


def number(view: View, name: str) -> int | None:
    """A number above nought that the address gives under this name; None where that is none."""
    written = dict(view.query).get(name, "")
    return int(written) or None if written.isascii() and written.isdecimal() and len(written) <= _DIGITS else None


def page_number(view: View, farthest: int = _FARTHEST) -> int:
    """The part of a list that is asked for; the first where that is none."""
    return min(number(view, "page") or 1, farthest)


def understood(view: View, wanted: Asked) -> Pairs:
    """What the address asks of events as far as it is understood, each part as the API takes it: the same question of the same rows."""
    asked, given = wanted.filter, dict(view.query)
    single = {
        "q": asked.words,
        "since": asked.since,
        "until": asked.until,
        "bbox": None if asked.box is None else given["bbox"].strip(),
        "origins": asked.least_origins,
        "contested": _switch(asked.contradicted),
        "reviewed": _switch(asked.reviewed),
    }
    return (*wanted.written, *((name, str(value)) for name, value in single.items() if value is not None))


def _switch(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def chosen(given: str | None, offered: Sequence[str]) -> str:
    """One of what is offered; the first where that is not what was asked for."""
    return given if given is not None and given in offered else offered[0]
