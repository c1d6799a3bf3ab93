"""The fields of a claim that people correct, each written in one way: so values can be compared, kept, found and counted.

An id of the codebook where there is one, else the words of the article; ``3``, ``3..5``, ``3..`` (at least) and ``..5`` (at most) for a
number; a day (``2024-03-13``) or two with ``..`` between for a date; two letters for a country. None: the article does not tell it.
"""

from __future__ import annotations

import datetime as dt
import re

from khabar.model import Claim, DateRange, Document, Filler, Quantity

CODED = ("type", "mode", "status", "outcome")
NAMED = ("actor", "target", "place", "weapon", "source")
COUNTED = ("killed", "injured", "weapon_count")
FIELDS = ("type", "mode", "status", "actor", "target", "place", "country", "date", "weapon", *COUNTED, "outcome", "source")
"""In the codebook's order."""
NEEDED = ("type", "status")
"""What every claim tells."""
FOUND_BY = frozenset({"type", "mode", "status", "country", "place", "actor", "target", "weapon", "outcome", "source"})
"""Fields by which events are found (`khabar.ledger.rows`)."""
STATUSES = ("occurred", "denied", "planned", "hypothetical")
OUTCOMES = ("hit", "intercepted", "missed", "none")
"""As the codebook has them (rulings 30 to 36), in its order."""
MOST_LETTERS = 200
"""Of a name: the longest of the codebook has some ninety."""
_COUNT = re.compile(r"(\d{0,9})(?:(\.\.)(\d{0,9}))?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class FieldError(ValueError):
    """A value that a field cannot have; the message is the field."""


def values_of(document: Document, claim: Claim) -> dict[str, str | None]:
    """Every field of a claim as it was read."""
    return {
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "actor": _named(document, claim.actor),
        "target": _named(document, claim.target),
        "place": (claim.location.place if claim.location else None) or _named(document, claim.place),
        "country": claim.country,
        "date": _dated(claim.date),
        "weapon": _named(document, claim.weapon),
        "killed": _counted(claim.killed),
        "injured": _counted(claim.injured),
        "weapon_count": _counted(claim.weapon_count),
        "outcome": claim.outcome,
        "source": _named(document, claim.attribution.source),
    }


def cleaned(field: str, written: str | None) -> str | None:
    """A value in the form in which it is kept. Raises `FieldError` for one that the field cannot have."""
    value = _CONTROL.sub("", written or "").strip()
    if field not in FIELDS or (not value and field in NEEDED):
        raise FieldError(field)
    if not value:
        return None
    if field in COUNTED:
        return _count(field, value)
    if field == "date":
        return _days(value)
    if field == "country" and not _COUNTRY.fullmatch(value := value.upper()):
        raise FieldError(field)
    if len(value) > MOST_LETTERS:
        raise FieldError(field)
    return value


def bounds(value: str | None) -> Quantity | None:
    """The number that a value stands for."""
    if value is None:
        return None
    low, _, high = value.partition("..") if ".." in value else (value, "", value)
    return Quantity(int(low) if low else None, int(high) if high else None)


def _count(field: str, value: str) -> str:
    digits = "".join(str(int(one)) if one.isdecimal() else one for one in value.replace(" ", ""))
    found = _COUNT.fullmatch(digits)
    if found is None or not (found[1] or found[3]):
        raise FieldError(field)
    low, high = found[1], found[3] if found[2] else found[1]
    if low and high and int(low) > int(high):
        raise FieldError(field)
    return _counted(Quantity(int(low) if low else None, int(high) if high else None)) or ""


def _days(value: str) -> str:
    first, between, last = value.replace(" ", "").partition("..")
    try:
        start = dt.date.fromisoformat(first)
        end = dt.date.fromisoformat(last) if between else start
    except ValueError as error:
        raise FieldError("date") from error
    if end < start:
        raise FieldError("date")
    return f"{start}" if start == end else f"{start}..{end}"


def _counted(quantity: Quantity | None) -> str | None:
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    low, high = ("" if bound is None else str(bound) for bound in (quantity.low, quantity.high))
    return low if low == high else f"{low}..{high}"


def _dated(days: DateRange | None) -> str | None:
    if days is None:
        return None
    return f"{days.start}" if days.start == days.end else f"{days.start}..{days.end}"


def _named(document: Document, filler: Filler | None) -> str | None:
    return None if filler is None else filler.concept or document.quote(filler.span)
