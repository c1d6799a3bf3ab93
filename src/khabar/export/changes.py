"""What another reading changed, as lines for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from khabar.export.jsonl import claim_row
from khabar.export.table import isolated
from khabar.model import Claim, Coded

_LEFT_ASIDE = frozenset({"id", "key", "rule", "confidence"})
"""What tells how a claim was read and not what it says."""
_LONGEST = 100


def change_lines(before: Coded, after: Coded, changes: Iterable[tuple[Claim | None, Claim | None, Sequence[str]]]) -> Iterator[str]:
    """The claims of one article that are new (+), gone (-) or told otherwise (~), with the words and the fields."""
    for former, latter, fields in changes:
        if former is None and latter is not None:
            yield f"+ {_claim(after, latter)}"
        elif latter is None and former is not None:
            yield f"- {_claim(before, former)}"
        elif former is not None and latter is not None:
            yield f"~ {_claim(after, latter)}"
            left, right = claim_row(before.document, former), claim_row(after.document, latter)
            changed = [name for name in left if left[name] != right[name] and name not in _LEFT_ASIDE]
            yield from (f"    {name}: {_value(left[name])} -> {_value(right[name])}" for name in changed)
            if not changed:  # nothing of it stands in a row: which words name the same stretch of land, how a day was told
                yield from (f"    {name}: {_written(former, name)} -> {_written(latter, name)}" for name in fields)


def total(changes: Sequence[tuple[Claim | None, Claim | None]], articles: int) -> str:
    """One line with how many of each there are."""
    new = sum(before is None for before, _ in changes)
    gone = sum(after is None for _, after in changes)
    return f"{articles:,} articles read again: {new:,} claims new, {gone:,} gone, {len(changes) - new - gone:,} told otherwise"


def _claim(coded: Coded, claim: Claim) -> str:
    words = " ".join(" ".join(map(coded.document.quote, claim.evidence)).split())
    cut = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return f"{coded.document.doc_id}#{claim.id}  {claim.type}{f' ({claim.mode})' if claim.mode else ''}, {claim.status}  {isolated(cut)}"


def _written(claim: Claim, field: str) -> str:
    return msgspec.json.encode(getattr(claim, field)).decode()


def _value(value: object) -> str:
    if isinstance(value, dict):
        return isolated(str(value.get("text") or f"{value.get('start')} to {value.get('end')}"))
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return "-" if value is None else str(value)
