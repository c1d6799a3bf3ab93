"""What pages of lists read from their addresses alike."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.web.view import View

_FARTHEST = 100_000


def page_number(view: View) -> int:
    """The part of a list that is asked for; the first where that is none."""
    written = dict(view.query).get("page", "")
    return min(int(written), _FARTHEST) if written.isascii() and written.isdecimal() and int(written) > 0 else 1


def chosen(given: str | None, offered: Sequence[str]) -> str:
    """One of what is offered; the first where that is not what was asked for."""
    return given if given is not None and given in offered else offered[0]
