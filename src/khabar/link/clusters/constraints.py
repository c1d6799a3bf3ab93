"""What persons hold to be one and what they hold apart, and what is done where they contradict each other.

Must-link and cannot-link constraints in the sense of Wagstaff and others (2001, constrained clustering).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from msgspec import Struct

from khabar.link.clusters.judgements import is_persons
from khabar.model import Issue, Judgement, Verdict

Pair = tuple[str, str]


class Constraints(Struct, frozen=True):
    """What holds whatever the model scores.

    ``together`` are groups of references that are one event, ``apart`` pairs (the smaller first) that are never of one,
    ``open`` pairs about which a person is unsure: their score counts neither way.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[Pair] = frozenset()
    open: frozenset[Pair] = frozenset()
    issues: tuple[Issue, ...] = ()


def constraints_of(judgements: Iterable[Judgement]) -> Constraints:
    """The constraints of persons' judgements; the result depends on their set, and on their order only within one judge and pair.

    * A judge's later line on a pair replaces the earlier one; one that withdraws it leaves nothing of it.
    * Two judges who contradict each other on a pair: neither counts, the model decides.
    * "Same" A and B, "same" B and C, "different" A and C: what is held apart stays apart, and the judgements of the shortest chain that
      would join them are left to the model.

    The last two are told as issues with what was done.
    """
    verdicts, issues = _by_pair(judgements)
    same = {pair for pair, verdict in verdicts.items() if verdict is Verdict.SAME}
    apart = frozenset(pair for pair, verdict in verdicts.items() if verdict is Verdict.DIFFERENT)
    for pair in sorted(apart):
        while chain := _shortest_chains(same, *pair):
            same -= chain
            issues.append(_contradiction(pair, chain))
    unsure = frozenset(pair for pair, verdict in verdicts.items() if verdict is Verdict.UNSURE)
    return Constraints(_groups(same), apart, unsure, tuple(issues))


def _by_pair(judgements: Iterable[Judgement]) -> tuple[dict[Pair, Verdict], list[Issue]]:
    """What holds of each pair; a pair on which two judges contradict each other is left out and told."""
    last: dict[Pair, dict[str, Verdict]] = {}
    for judgement in judgements:
        if is_persons(judgement):
            last.setdefault((judgement.left, judgement.right), {})[judgement.judge] = judgement.verdict
    found: dict[Pair, Verdict] = {}
    issues = []
    for pair in sorted(last):
        said = {verdict for verdict in last[pair].values() if verdict is not Verdict.WITHDRAWN}
        if not said:
            continue
        whole = frozenset(said)
        if len(said) > 1:
            said.discard(Verdict.UNSURE)
        if len(said) == 1:
            found[pair] = said.pop()
            continue
        who = ", ".join(f"{judge} says {verdict.value}" for judge, verdict in sorted(last[pair].items()) if verdict in whole)
        issues.append(Issue("contradictory-judgements", f"{pair[0]} and {pair[1]}: {who}; neither counts, the model decides"))
    return found, issues


def _contradiction(pair: Pair, chain: set[Pair]) -> Issue:
    links = ", ".join(f"{left} and {right}" for left, right in sorted(chain))
    return Issue(
        "contradictory-judgements",
        f"{pair[0]} and {pair[1]} are held apart and joined by a chain ({links}); they stay apart, the chain is left to the model",
    )


def _shortest_chains(same: set[Pair], start: str, end: str) -> set[Pair]:
    """The pairs that lie on a shortest chain from one claim to another; none where no chain joins them."""
    near: dict[str, list[str]] = {}
    for left, right in same:
        near.setdefault(left, []).append(right)
        near.setdefault(right, []).append(left)
    from_start, from_end = _distances(near, start), _distances(near, end)
    if end not in from_start:
        return set()
    whole = from_start[end]
    return {
        (left, right)
        for left, right in same
        if left in from_start and min(from_start[left] + from_end[right], from_start[right] + from_end[left]) + 1 == whole
    }


def _distances(near: dict[str, list[str]], start: str) -> dict[str, int]:
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for other in near.get(here, ()):
            if other not in found:
                found[other] = found[here] + 1
                waiting.append(other)
    return found


def _groups(same: set[Pair]) -> tuple[tuple[str, ...], ...]:
    near: dict[str, list[str]] = {}
    for left, right in same:
        near.setdefault(left, []).append(right)
        near.setdefault(right, []).append(left)
    groups, seen = [], set[str]()
    for start in sorted(near):
        if start not in seen:
            group = _distances(near, start)
            seen.update(group)
            groups.append(tuple(sorted(group)))
    return tuple(groups)
