"""Why a claim came out: its words and offsets, the rule and codebook lines that fired, and what was considered and rejected."""

from collections.abc import Iterator

from khabar.export.jsonl import Row, claim_row, tally_row
from khabar.export.table import isolated
from khabar.model import Coded, Span, Trace

_SHOWN_ELSEWHERE = ("id", "evidence", "rule", "key")


def reasons(coded: Coded) -> Iterator[str]:
    """Lines to print, claim by claim and tally by tally."""
    document = coded.document
    for issue in coded.issues:
        yield f"issue  {issue.kind}: {issue.message}"
    if not coded.claims and not coded.tallies:
        yield "no claim and no tally"
    for claim in (*coded.claims, *coded.set_aside):
        aside = "  (set aside: more likely no event)" if claim in coded.set_aside else ""
        yield f"claim {claim.id}  {claim.type}" + (f"/{claim.mode}" if claim.mode else "") + aside
        yield from _fields(claim_row(document, claim))
        yield from _because(claim.trace)
        yield from _evidence(coded, claim.evidence)
    for tally in coded.tallies:
        yield f"tally {tally.id}  {tally.what}"
        yield from _fields(tally_row(document, tally))
        yield from _because(tally.trace)
        yield from _evidence(coded, tally.evidence)


def _fields(row: Row) -> Iterator[str]:
    for key, value in row.items():
        if key in _SHOWN_ELSEWHERE or key in ("type", "mode", "what") or value is None or value == []:
            continue
        yield f"  {key:<15} {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, dict) and "text" in value:
        words = isolated(" ".join(str(value["text"]).split()))
        name = value.get("name_ar")
        return f"{value['start']}:{value['end']}  {words}" + (f"  = {isolated(name)}" if name else "")
    if isinstance(value, dict):
        return _range(value["start"], value["end"])
    if isinstance(value, list):
        return _range(*value) if len(value) == 2 and not isinstance(value[0], str) else ", ".join(map(str, value))
    return str(value)


def _range(low: object, high: object) -> str:
    """One value, or both bounds with the unknown one as a question mark."""
    bounds = ("?" if bound is None else str(bound) for bound in (low, high))
    return str(low) if low == high else " to ".join(bounds)


def _because(trace: Trace) -> Iterator[str]:
    yield f"  {'rule':<15} {trace.rule}"
    for line in trace.lines:
        yield f"  {'codebook':<15} {line}"
    for rejected in trace.rejected:
        yield f"  {'rejected':<15} {rejected}"


def _evidence(coded: Coded, evidence: tuple[Span, ...]) -> Iterator[str]:
    for span in evidence:
        words = isolated(" ".join(coded.document.quote(span).split()))
        yield f"  {'evidence':<15} {span.start}:{span.end}  {words}"
    yield ""
