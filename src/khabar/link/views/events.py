"""Clusters of accounts as events: views with findings, figures, a grade and one neutral sentence. Nothing is stored as truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from khabar.codebook import Codebook
from khabar.link.accounts import Account, Told
from khabar.link.ids import event_id_of, order_of
from khabar.link.views.agreed import Places, when_of
from khabar.link.views.findings import findings_of
from khabar.link.views.grades import Attested, grades_of
from khabar.link.views.heads import Heads
from khabar.link.views.holding import Holding
from khabar.link.views.offices import by_offices
from khabar.link.views.people import People
from khabar.link.views.provenance import provenance_of
from khabar.link.views.relations import UNTOLD_MODES, Relations
from khabar.link.views.sides import STOPPING, sides_of
from khabar.link.views.statements import Statements
from khabar.link.views.told import FIGURES, MUTUAL, Entry, both_sides_of, by_attribute
from khabar.link.views.tolls import toll_of
from khabar.model import Event, Finding, Origin, Value

_ACROSS = frozenset({"border", "region", "waters"})
"""Kinds of place that may reach over a border."""
_STATUSES = ("occurred", "planned", "hypothetical", "denied")
"""Which status stands for an event of which several are told: what anyone tells as done, else as planned, as possible, as denied."""


def events_of(
    clusters: Iterable[Sequence[str]], accounts: Mapping[str, Account], origins: Mapping[str, Origin], codebook: Codebook
) -> Iterator[Event]:
    """An event for each cluster of references, in the order of the clusters.

    ``accounts`` and ``origins`` give the account and the origin of each reference. The result depends on the set of references of a
    cluster, not on their order. Raises ``KeyError`` for a reference that is not among them.
    """
    views = Views(codebook)
    for cluster in clusters:
        yield views.event([accounts[ref] for ref in cluster], origins)


class Views:
    """Makes events; holds what is worked out once for a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.holding = Holding(codebook)
        self._heads = Heads(codebook)
        self._relations = Relations(self.holding, self._heads, People(codebook))
        self._places = Places(codebook, self.holding)
        self._statements = Statements(codebook, self._heads)
        self._rules = codebook.grading.grades
        self._concepts = codebook.concepts

    def event(self, accounts: Iterable[Account], origins: Mapping[str, Origin], aliases: Sequence[str] = ()) -> Event:
        """The event of these accounts, of which there must be at least one."""
        ordered = sorted(accounts, key=order_of)
        origins = by_offices(ordered, origins, self.holding)
        told = by_attribute(ordered)
        sides = sides_of(ordered, self.holding, self._heads)
        origin_ids = {account.ref: origins[account.ref].id for account in ordered}
        findings = findings_of(ordered, told, origin_ids, sides, self._relations)
        grades = grades_of(Attested(ordered, origins, sides, findings, self._concepts), self._rules, self._statements.name)
        provenance = provenance_of(ordered, origins)
        event = self._described(ordered, told, findings)
        tolls = {name: toll_of(told[name], ordered, origin_ids, sides) for name in FIGURES if name in told}
        event = structs.replace(
            event,
            **tolls,
            aliases=tuple(aliases),
            provenance=provenance.text,
            outlets=provenance.outlets,
            origins=provenance.shares,
            findings=findings,
            grade=grades[0] if grades else None,
            also=grades[1:],
        )
        return structs.replace(event, statement=self._statements.of(event, _as_one_tells(ordered, told) if event.type in MUTUAL else told))

    def _described(self, accounts: Sequence[Account], told: Mapping[str, Sequence[Entry]], findings: Sequence[Finding]) -> Event:
        """The values for display; see ``Event``."""
        values = {finding.attribute: finding.values for finding in findings}
        kind = next(value.value for value in values["type"] if value.value != STOPPING or len(values["type"]) == 1)
        location = self._places.agreed(told.get("place", ()))
        place = None if location is None else location.place
        modes = [account.mode for account in accounts if account.type == kind and account.mode is not None]
        exact = [mode for mode in modes if mode not in UNTOLD_MODES]
        statuses = {account.status for account in accounts}
        actor, target = (self._chosen(values.get(name, ())) for name in ("actor", "target"))
        if kind in MUTUAL and (told_both := both_sides_of(accounts)) is not None:
            actor, target = (self._known(one) for one in (told_both.actor, told_both.target))
        return Event(
            event_id=event_id_of(accounts[0].key),
            claims=tuple(account.ref for account in accounts),
            type=kind,
            mode=Counter(exact or modes).most_common(1)[0][0] if modes else None,
            status=next((status for status in _STATUSES if status in statuses), accounts[0].status),
            when=when_of(accounts, told.get("date", ())),
            place=place,
            location=location,
            country=self._country(values.get("country", ()), place),
            actor=actor,
            target=target,
            outcome=values["outcome"][0].value if "outcome" in values else None,
        )

    def _chosen(self, values: Sequence[Value]) -> str | None:
        """Of the known concepts the one that most origins tell, then the most exact of those that lie in it."""
        known = [value.value for value in values if value.value in self._concepts]
        if not known:
            return None
        within = [one for one in known if known[0] in self.holding.lineage(one)]
        return max(within, key=lambda one: len(self.holding.lineage(one)))

    def _known(self, named: Told | None) -> str | None:
        return named.concept if named is not None and named.concept in self._concepts else None

    def _country(self, values: Sequence[Value], place: str | None) -> str | None:
        """The country that all accounts tell; of several none, unless the agreed place lies in one."""
        if len(values) == 1:
            return values[0].value
        known = None if place is None else self._concepts[place]
        return None if known is None or known.kind in _ACROSS else known.country


def _as_one_tells(accounts: Sequence[Account], told: Mapping[str, list[Entry]]) -> Mapping[str, Sequence[Entry]]:
    """Of a fight or a meeting the two sides as one account tells them, since another may tell them the other way round."""
    both = both_sides_of(accounts)
    if both is None:
        return told
    return {**told, **{name: [entry for entry in told[name] if entry.ref == both.ref] for name in ("actor", "target")}}
