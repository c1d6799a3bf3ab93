"""Why a claim is in its event and the nearest outsider is not: the reasons of the model in bits, and what persons judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.archive.known import DatedClaim
from khabar.link.archive.pages import Shelf
from khabar.link.clusters.clusters import REPRESENTATIVES, Cluster, excluded_by_days, excluded_by_sites
from khabar.link.clusters.judgements import is_persons
from khabar.link.origins.voices import Voices
from khabar.link.pairs.blocking import keys
from khabar.link.pairs.scoring import Scorer
from khabar.link.views.holding import Holding
from khabar.link.views.offices import as_spoken
from khabar.model import Event, Explanation, Judgement, Origin, Share, Standing, Verdict

MOST = 40
"""Claims of one event that are set against each other: an explanation of more is read by nobody, and pairs grow with the square."""
_NEAR = dt.timedelta(days=62)
"""Days between two claims beyond which no key is shared: keys are by stretches of thirty days, for a claim that tells no day also by the
one before that of its publication (`khabar.link.pairs.blocking`)."""


class Held(Struct, frozen=True, gc=False):
    """An event as far as it tells which claims it holds, and from which origins; an `Event` tells the same and more."""

    event_id: str
    claims: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    origins: tuple[Share, ...] = ()


Timed = Account | DatedClaim


def near(claims: Iterable[Timed]) -> Callable[[Timed], bool]:
    """Tells whether a claim is of days at which it may be compared with one of these at all."""
    windows = [_window(claim) for claim in claims]
    unknown = None in windows
    known = [window for window in windows if window is not None]
    first = min((start for start, _ in known), default=dt.date.max)
    last = max((end for _, end in known), default=dt.date.min)

    def is_near(claim: Timed) -> bool:
        window = _window(claim)
        return unknown if window is None else window[0] - last <= _NEAR and first - window[1] <= _NEAR

    return is_near


def _window(claim: Timed) -> tuple[dt.date, dt.date] | None:
    if claim.date is not None:
        return claim.date.start, claim.date.end
    return None if claim.published is None else (claim.published, claim.published)


def explain_event(
    event: Event, others: Iterable[Event | Held], shelf: Shelf, codebook: Codebook, judgements: Iterable[Judgement] = ()
) -> Explanation:
    """Why each claim of an event is in it, and why the nearest claim of another event is not.

    ``shelf`` holds the documents of the event's days (`near`), ``others`` the events, of which those count that hold claims of the shelf;
    origins are as the events tell them. Raises ``KeyError`` where a claim of the event is not there.
    """
    members = event.claims[:MOST]
    own = shelf.accounts(event.claims)
    is_near = near(own.values())
    accounts = own | {account.ref: account for page in shelf.pages() for account in page.accounts if is_near(account)}
    home = {ref: other for other in others if other.event_id != event.event_id for ref in other.claims if ref in accounts}
    origins = {ref: origin for held in (event, *_each(home.values())) for ref, origin in _origins(held)}
    origins = as_spoken(origins, accounts.values(), Voices(codebook), Holding(codebook))
    why = _Why(Scorer(codebook, origins), accounts, [judgement for judgement in judgements if is_persons(judgement)])
    standings = tuple(why.standing(ref, members) for ref in members)
    outsider = why.nearest_outsider(members, home)
    bound = why.scorer.linking.join
    if outsider is None:
        return Explanation(event.event_id, bound, standings)
    there = [ref for ref in home[outsider.claim].claims if ref in accounts][:MOST]
    between = why.mean_between(members, there)
    kept_out = why.kept_out(members, there, between)
    return Explanation(event.event_id, bound, standings, outsider, home[outsider.claim].event_id, round(between, 2), kept_out)


def _each(events: Iterable[Event | Held]) -> Iterable[Event | Held]:
    return {event.event_id: event for event in events}.values()


def _origins(event: Event | Held) -> Iterator[tuple[str, Origin]]:
    """The origin of each claim, as far as scores depend on it."""
    for share in event.origins:
        in_passage = structs.replace(share.origin, passage=share.claims[0])
        yield from ((ref, in_passage if ref in share.shared else share.origin) for ref in share.claims)


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

    def nearest_outsider(self, members: Sequence[str], home: Mapping[str, Event | Held]) -> Standing | None:
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
        bound = self.scorer.linking.bound(min(len(members), REPRESENTATIVES) * min(len(others), REPRESENTATIVES))
        if between <= bound:
            return f"on average the claims of both score {between:.1f} bits, no more than the bound of {bound:.1f} for so many"
        for left in members:
            for right in others:
                told = self.accounts[left].doc_id == self.accounts[right].doc_id
                if told and self.bits(left, right) < self.scorer.linking.apart:
                    return f"one document tells {left} and {right} as two"
        forms = [self._forms[ref] for ref in (*members, *others)]
        these, those = Cluster(range(len(members)), forms), Cluster(range(len(members), len(forms)), forms)
        if excluded_by_days(these, those):
            return "claims of both are told to the day, for days that exclude each other"
        if excluded_by_sites(these, those, forms):
            return "claims of both are told at places that lie apart"
        return "each was joined with others first, and with these the two are no longer near enough"
