"""Numbers, days and stretches as pages write them: Latin digits in both languages, days as YYYY-MM-DD, unknown bounds said so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from khabar.model import DateRange, Quantity

LEFT_TO_RIGHT, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""Around what would be turned about among Arabic words: days, stretches, digests, ids."""
AS_IT_BEGINS = "\N{FIRST STRONG ISOLATE}"
"""Before words of either language that stand among others, up to ``END``: they run as the first of them does."""
_FIGURES = re.compile(r"\d+(?:[-\u2013./:]\d+)+")
"""Figures with marks between them, which the bidirectional algorithm sets in the order of the words around."""


def number(value: float | None) -> str:
    """A number with its thousands apart; nothing for None."""
    return "" if value is None else f"{value:,}"


def quantity(value: Quantity | None) -> str:
    """A count: 3, 3–5, 3+ (at least), ≤5; nothing for None."""
    if value is None or (value.low is None and value.high is None):
        return ""
    if value.low == value.high:
        return number(value.low)
    if value.high is None:
        return f"{number(value.low)}+"
    return f"≤{number(value.high)}" if value.low is None else f"{number(value.low)}–{number(value.high)}"


def days(value: DateRange | None) -> str:
    """One day, or the first and the last with a slash between, as ISO 8601 writes stretches; nothing for None."""
    if value is None:
        return ""
    return value.start.isoformat() if value.start == value.end else f"{value.start.isoformat()}/{value.end.isoformat()}"


def signed(value: float | None) -> str:
    """Bits with their sign: +3.1, −0.6; nothing for None."""
    return "" if value is None else f"{value:+.1f}".replace("-", "\u2212")


def apart(figure: str) -> str:
    """A figure with its sign, to be read from left to right also where it is put into a sentence."""
    return f"{LEFT_TO_RIGHT}{figure}{END}"


def in_language(wording: object, code: str) -> str:
    """Of words that stand in both languages those of one (``en``, ``ar``), days and stretches in their own order."""
    words = str(getattr(wording, code))
    return isolated(words) if code == "ar" else words


def isolated(words: str) -> str:
    """Words written from right to left whose days and stretches (2024-02-07, 5-8) are read from left to right."""
    return _FIGURES.sub(lambda found: f"{LEFT_TO_RIGHT}{found[0]}{END}", words)


def unbroken(words: str) -> Markup:
    """Words whose days and stretches stay on one line: a browser would break them behind a hyphen."""
    return Markup(_FIGURES.sub(lambda found: f'<span class="day">{found[0]}</span>', str(escape(words))))  # noqa: S704


FILTERS: Mapping[str, Callable[..., Any]] = {
    "number": number,
    "quantity": quantity,
    "days": days,
    "signed": signed,
    "apart": apart,
    "in_language": in_language,
    "unbroken": unbroken,
}
