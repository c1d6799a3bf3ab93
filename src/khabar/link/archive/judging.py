"""Every judgement behind linked documents: what persons said, and of each pair that was compared what the model says and why."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.link.archive.collection import Linked
from khabar.link.clusters.touching import Surroundings
from khabar.model import Judgement


def judgements_of(linked: Linked) -> Iterator[Judgement]:
    """Persons' judgements first, those that found no claim too; then the model's, by reference. A pair that a person judged has both."""
    yield from linked.bound.judgements
    yield from linked.bound.orphaned
    linker = linked.linker
    around = Surroundings(linker, {})
    for at in sorted(range(len(linker.claims)), key=lambda at: linker.claims[at].ref):
        ref = linker.claims[at].ref
        others = sorted(other for one in around.compared(at) if (other := linker.claims[one].ref) > ref)
        accounts = linked.shelf.accounts([ref, *others])
        for other in others:
            yield linker.scorer.judge(accounts[ref], accounts[other])
