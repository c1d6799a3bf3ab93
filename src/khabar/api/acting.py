"""What people write in forms and programs in JSON, made into what the ledger keeps: names looked up, values in one form."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.api.desk import Desk
from khabar.codebook import Codebook
from khabar.ledger.asking import known_as
from khabar.ledger.reviewing.fields import CODED, NAMED, OUTCOMES, STATUSES, FieldError, cleaned
from khabar.model import Correction

_LOOKED_UP = {"source": "actor"}
_FIXED = {"status": STATUSES, "outcome": OUTCOMES}


def corrections_of(desk: Desk, given: Mapping[str, str | None]) -> tuple[Correction, ...]:
    """Corrected fields as the ledger keeps them. Raises `FieldError` for a value that its field cannot have."""
    return tuple(_correction(desk, field, written) for field, written in given.items())


def choices(codebook: Codebook, field: str) -> tuple[str, ...]:
    """The values that a coded field can have; none for other fields."""
    if field == "type":
        return tuple(codebook.types)
    if field == "mode":
        return tuple(dict.fromkeys(mode.id for kind in codebook.types.values() for mode in kind.modes))
    return _FIXED.get(field, ())


def _correction(desk: Desk, field: str, written: str | None) -> Correction:
    value = cleaned(field, written)
    if value is not None and field in CODED and value not in choices(desk.codebook, field):
        raise FieldError(field)
    if value is None or field not in NAMED:
        return Correction(field, value, None)
    known = known_as(desk.codebook, _LOOKED_UP.get(field, field), value)
    return Correction(field, known, None, tuple(sorted(desk.kinship.lineage(known) - {known})))
