"""Why a claim is in its event and the nearest outsider is not: the reasons of the model in bits, and what persons judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.archive.pages import Shelf
from khabar.link.clusters.judgements import is_persons
from khabar.link.origins.origins import Origins
from khabar.link.pairs.blocking import keys
from khabar.link.pairs.scoring import Scorer
from khabar.model import Event, Explanation, Judgement, Standing, Verdict

MOST = 40
"""Claims of one event that are set against each other: an explanation of more is read by nobody, and pairs grow with the square."""
_NEAR_DAYS = 92
"""Days between two publications beyond which no key is shared (`khabar.link.pairs.blocking`: keys by day and by thirty days)."""


def explain_event(
    event: Event, others: Iterable[Event], shelf: Shelf, codebook: Codebook, judgements: Iterable[Judgement] = ()
) -> Explanation:
    """Why each claim of an event is in it, and why the nearest claim of another event is not.

    ``shelf`` holds all documents that were linked, ``others`` all events. Raises ``KeyError`` where a claim of the event is not there.
    """
    members = event.claims[:MOST]
    own = shelf.accounts(event.claims)
    accounts = own | {account.ref: account for page in shelf.pages() for account in page.accounts if _may_be_near(account, own.values())}
    every = Origins(codebook)
    every.add(shelf.imprints(), (account for page in shelf.pages() for account in page.accounts))
    origins = {ref: every.origin(ref) for ref in accounts}
    why = _Why(Scorer(codebook, origins), accounts, [judgement for judgement in judgements if is_persons(judgement)])
    standings = tuple(why.standing(ref, members) for ref in members)
    home = {ref: other for other in others if other.event_id != event.event_id for ref in other.claims if ref in accounts}
    outsider = why.nearest_outsider(members, home)
    bound = why.scorer.linking.join
    if outsider is None:
        return Explanation(event.event_id, bound, standings)
    there = [ref for ref in home[outsider.claim].claims if ref in accounts][:MOST]
    between = why.mean_between(members, there)
    kept_out = why.kept_out(members, there, between)
    return Explanation(event.event_id, bound, standings, outsider, home[outsider.claim].event_id, round(between, 2), kept_out)


def _may_be_near(account: Account, own: Iterable[Account]) -> bool:
    """Whether a claim was published at a time at which it may be compared with one of these."""
    if account.published is None:
        return True
    return any(one.published is None or abs((account.published - one.published).days) <= _NEAR_DAYS for one in own)


class _Why:
    """Scores between claims, each worked out once."""

    def __init__(self, scorer: Scorer, accounts: Mapping[str, Account], judgements: Sequence[Judgement]) -> None:
        self.scorer, self.accounts, self.judgements = scorer, accounts, judgements
        self._forms = {ref: scorer.compared(account) for ref, account in accounts.items()}

    def bits(self, left: str, right: str) -> float:
        """The score of two claims in bits."""
        left, right = min(left, right), max(left, right)
        return self.scorer.bits(self._forms[left], self._forms[right])

    def standing(self, ref: str, members: Sequence[str]) -> Standing:
        """How a claim stands to these claims, itself left out."""
        scores = {other: self.bits(ref, other) for other in members if other != ref}
        if not scores:
            return Standing(ref)
        nearest = max(sorted(scores), key=lambda other: scores[other])
        judged = tuple(one for one in self.judgements if ref in (one.left, one.right) and {one.left, one.right} <= {ref, *members})
        judgement = self.scorer.judge(self.accounts[ref], self.accounts[nearest])
        return Standing(ref, round(sum(scores.values()) / len(scores), 2), judgement, judged)

    def nearest_outsider(self, members: Sequence[str], home: Mapping[str, Event]) -> Standing | None:
        """The claim of another event with the highest mean score, among those that the model compares with the members at all."""
        shared = {key for ref in members for key in keys(self._forms[ref])}
        near = [ref for ref in sorted(home) if ref in self._forms and not shared.isdisjoint(keys(self._forms[ref]))]
        if not near:
            return None
        means = {ref: sum(self.bits(ref, member) for member in members) / len(members) for ref in near}
        best = max(near, key=lambda ref: means[ref])
        return self.standing(best, members)

    def mean_between(self, members: Sequence[str], others: Sequence[str]) -> float:
        """The mean score of the claims of two events."""
        return sum(self.bits(left, right) for left in members for right in others) / (len(members) * len(others))

    def kept_out(self, members: Sequence[str], others: Sequence[str], between: float) -> str:
        """What kept two events apart, the strongest first."""
        for one in self.judgements:
            pair = {one.left, one.right}
            if one.verdict is Verdict.DIFFERENT and not pair.isdisjoint(members) and not pair.isdisjoint(others):
                return f"{one.judge} judged {one.left} and {one.right} different"
        if between <= self.scorer.linking.join:
            return f"on average the claims of both score {between:.1f} bits, no more than the bound of {self.scorer.linking.join:.1f}"
        for left in members:
            for right in others:
                told = self.accounts[left].doc_id == self.accounts[right].doc_id
                if told and self.bits(left, right) < self.scorer.linking.apart:
                    return f"one document tells {left} and {right} as two"
        return "their days exclude each other, or they were joined with others first"
