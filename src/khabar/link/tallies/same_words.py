"""Events that a document tells in the very words in which it gives a count: what is counted there are these and no others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from khabar.link.accounts import CountAccount
from khabar.link.clusters.judgements import document_of
from khabar.model import Event, Span

One = TypeVar("One")
_LONGEST = dt.timedelta(days=1)
"""A day, or a night across midnight. What is counted over more is told in words that also tell the last of it."""
_IN_FULL = "type"
"""The finding in which the sentences of every claim stand."""


class SameWords(Generic[One]):
    """What holds an event (``event`` gives it), by the sentences of its claims."""

    def __init__(self, held: Iterable[One], event: Callable[[One], Event]) -> None:
        self._told: dict[str, list[tuple[Span, str, One]]] = {}
        for one in held:
            for finding in event(one).findings:
                if finding.attribute == _IN_FULL:
                    for words in (words for value in finding.values for words in value.evidence):
                        self._told.setdefault(document_of(words.claim), []).append((words.span, event(one).event_id, one))

    def events(self, count: CountAccount) -> list[One]:
        """Those of which a claim shares words with a tally of a day, by id; none of a tally of more."""
        if count.date is None or count.date.end - count.date.start > _LONGEST:
            return []
        told = self._told.get(count.doc_id, ())
        found = {event_id: one for span, event_id, one in told if any(_meet(span, words.span) for words in count.evidence)}
        return [found[event_id] for event_id in sorted(found)]


def _meet(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
