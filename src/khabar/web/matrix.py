"""What each account of an event tells of each attribute: claims below each other, attributes beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from khabar.ledger.around import Account
from khabar.ledger.decisions import Decided
from khabar.model import Agreement, Event, Finding, Origin, Value
from khabar.web.language import marked as _

COLUMNS = ("status", "actor", "target", "date", "place", "killed", "injured", "weapon", "weapon_count", "mode", "outcome", "responsibility")
"""In this order; further attributes come behind. That all tell one type is said above the table."""
LETTERS = _("A B C D E F G H")
"""By which values that are shown alike are told apart."""
_LEFT_OUT = frozenset({"country"})
"""What the place tells already, unless accounts part on it."""
PARTED = (Agreement.CONTRADICTION, Agreement.DIFFERENCE)
_LOUDEST = (*PARTED, Agreement.AGREEMENT, Agreement.SINGLE)


class Row(Struct, frozen=True):
    """One claim: the account, its origin, what people decided about it, and the values that it tells, by attribute."""

    account: Account
    origin: Origin | None
    decided: tuple[Decided, ...]
    values: Mapping[str, Value]


class Matrix(Struct, frozen=True):
    """The columns that any account fills, and the rows."""

    columns: tuple[Finding, ...]
    rows: tuple[Row, ...]


def matrix(event: Event, accounts: Sequence[Account], decided: Sequence[Decided]) -> Matrix:
    """The matrix of an event, or of those of its claims that are given; what they part on comes first."""
    findings = {one.attribute: one for one in event.findings if one.attribute not in _LEFT_OUT or one.agreement in PARTED}
    if len(findings.get("type", event.findings[0]).values) == 1:
        findings.pop("type", None)
    order = [*(name for name in COLUMNS if name in findings), *(name for name in findings if name not in COLUMNS)]
    shown = [findings[name] for name in order if not _is_plain(findings[name])]
    columns = tuple(sorted(shown, key=lambda finding: _LOUDEST.index(finding.agreement)))
    told = {(finding.attribute, ref): value for finding in columns for value in finding.values for ref in value.claims}
    origins = {ref: share.origin for share in event.origins for ref in share.claims}
    rows = tuple(
        Row(
            account,
            origins.get(account.ref),
            tuple(one for one in decided if one.ref == account.ref),
            {finding.attribute: told[finding.attribute, account.ref] for finding in columns if (finding.attribute, account.ref) in told},
        )
        for account in accounts
    )
    return Matrix(columns, rows)


def alike(columns: Sequence[Finding], told: Callable[[str, str, str], str], letters: Sequence[str]) -> dict[tuple[str, str], str]:
    """A letter for each value that differs from another of its column and would be shown like it (two private persons have one role); by
    attribute and value.
    """
    found = {}
    for column in columns:
        if column.agreement in PARTED:
            shown = [(value.value, told(column.attribute, value.value, value.label)) for value in column.values]
            found.update({(column.attribute, value): letter for value, letter in lettered(shown, letters).items()})
    return found


def lettered(shown: Iterable[tuple[str, str]], letters: Sequence[str]) -> dict[str, str]:
    """A letter, or behind the last of them a number, for each value that is shown like another; of values with how they are shown."""
    by_words: dict[str, dict[str, None]] = {}
    for value, words in shown:
        by_words.setdefault(words, {})[value] = None
    several = (values for values in by_words.values() if len(values) > 1)
    return {value: letters[at] if at < len(letters) else str(at + 1) for values in several for at, value in enumerate(values)}


def _is_plain(finding: Finding) -> bool:
    """Whether all tell it as having occurred: what a reader takes for granted."""
    return finding.attribute == "status" and [value.value for value in finding.values] == ["occurred"]
