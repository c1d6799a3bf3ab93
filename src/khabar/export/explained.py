"""Why claims are of one event, as lines for a terminal: the reasons in bits, one below the other, and the nearest claim left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.export.table import isolated
from khabar.model import Explanation, Judgement, Standing, Verdict

_VERDICTS = {Verdict.SAME: "same as", Verdict.DIFFERENT: "different from", Verdict.UNSURE: "unsure about", Verdict.WITHDRAWN: "no word on"}


def explained(explanation: Explanation, words: Mapping[str, str], left_out: int = 0) -> Iterator[str]:
    """Lines to print; ``words`` gives what each claim rests on, ``left_out`` how many claims of the event are not told."""
    for standing in explanation.members:
        yield from _member(standing, words)
    if left_out:
        yield f"and {left_out:,} claims more"
        yield ""
    yield from _outsider(explanation, words)


def _member(standing: Standing, words: Mapping[str, str]) -> Iterator[str]:
    yield f"in   {standing.claim}  {_quoted(words, standing.claim)}"
    if standing.nearest is None:
        yield "     the only claim of its event"
    else:
        yield f"     on average {standing.mean:+.1f} bits with the other claims of the event"
        yield from _waterfall(standing.claim, standing.nearest)
    yield from _persons(standing)
    yield ""


def _outsider(explanation: Explanation, words: Mapping[str, str]) -> Iterator[str]:
    outsider = explanation.outsider
    if outsider is None or outsider.nearest is None:
        yield "out  no claim of another event is near enough to be compared"
        return
    yield f"out  {outsider.claim}  {_quoted(words, outsider.claim)}"
    yield f"     of {explanation.outsider_event}, on average {outsider.mean:+.1f} bits with the claims of this event"
    yield from _waterfall(outsider.claim, outsider.nearest)
    yield from _persons(outsider)
    yield f"     kept out: {explanation.kept_out}"


def _waterfall(claim: str, judgement: Judgement) -> Iterator[str]:
    """The score from its reasons, the prior first, with the sum so far."""
    other = judgement.right if judgement.left == claim else judgement.left
    yield f"     {_VERDICTS[judgement.verdict]} {other}"
    total = 0.0
    for reason in sorted(judgement.reasons, key=lambda reason: reason.feature != "prior"):
        total += reason.weight
        yield f"     {reason.weight:+7.1f}  {total:+7.1f}  {reason.feature:<9} {reason.text}"


def _persons(standing: Standing) -> Iterator[str]:
    for judgement in standing.by_person:
        note = f" ({judgement.note})" if judgement.note else ""
        yield f"     {judgement.judge} judged {judgement.left} and {judgement.right}: {judgement.verdict.value}{note}"


def _quoted(words: Mapping[str, str], claim: str) -> str:
    return isolated(" ".join(words.get(claim, "").split()))
