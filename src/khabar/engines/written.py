"""What people write in forms, programs in JSON and commands in options, as the ledger keeps it: names looked up, values in one form."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.codebook import Codebook
from khabar.ledger.asking import known_as
from khabar.ledger.reviewing.fields import CODED, NAMED, OUTCOMES, STATUSES, FieldError, cleaned
from khabar.link.kinship import Kinship
from khabar.model import Correction

_LOOKED_UP = {"source": "actor"}
_FIXED = {"status": STATUSES, "outcome": OUTCOMES}


def corrections_of(codebook: Codebook, kinship: Kinship, given: Mapping[str, str | None]) -> tuple[Correction, ...]:
    """Corrected fields as the ledger keeps them. Raises `FieldError` for a value that its field cannot have."""
    return tuple(_correction(codebook, kinship, field, written) for field, written in given.items())


def choices(codebook: Codebook, field: str) -> tuple[str, ...]:
    """The values that a coded field can have; none for other fields."""
    if field == "type":
        return tuple(codebook.types)
    if field == "mode":
        return tuple(dict.fromkeys(mode.id for kind in codebook.types.values() for mode in kind.modes))
    return _FIXED.get(field, ())


def _correction(codebook: Codebook, kinship: Kinship, field: str, written: str | None) -> Correction:
    value = cleaned(field, written)
    if value is not None and field in CODED and value not in choices(codebook, field):
        raise FieldError(field)
    if value is None or field not in NAMED:
        return Correction(field, value, None)
    known = known_as(codebook, _LOOKED_UP.get(field, field), value)
    return Correction(field, known, None, tuple(sorted(kinship.lineage(known) - {known})))
