"""All that is linked together: documents, the origins of their claims, the clusters, and what adding documents changes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.archive.pages import Kept, Page, Shelf
from khabar.link.archive.succession import Former, Succession, succession
from khabar.link.clusters.constraints import Constraints, constraints_of
from khabar.link.clusters.judgements import Bound, bind, document_of
from khabar.link.clusters.linking import Linker
from khabar.link.clusters.touching import touched_clusters
from khabar.link.ids import event_id_of, order_of
from khabar.link.origins.origins import Origins
from khabar.link.origins.passages import Match
from khabar.link.views.events import Views
from khabar.model import Event, Issue, Judgement, Origin

Cluster = tuple[str, ...]


class Linked(Struct, frozen=True):
    """Documents that were linked.

    ``clusters`` are those to be told as events: all of them, or after adding those that are new or may look otherwise than before, with
    ``replaced`` the former events whose place they take. ``origins`` are those of their claims, ``matches`` what was found to repeat what
    in all documents. ``issues`` tell of repeated documents, orphaned and contradictory judgements.
    """

    shelf: Shelf
    clusters: list[Cluster]
    origins: Mapping[str, Origin]
    linker: Linker
    bound: Bound
    issues: tuple[Issue, ...] = ()
    replaced: tuple[Former, ...] = ()
    matches: tuple[Match, ...] = ()


def link_pages(pages: Iterable[Page | Kept], codebook: Codebook, judgements: Iterable[Judgement] = ()) -> Linked:
    """The clusters of all claims of these documents; every claim is in exactly one.

    What comes out depends on the set of the documents, the codebook (weights included) and the judgements alone.
    """
    shelf = Shelf()
    issues = tuple(shelf.add_all(pages))
    return _linked(shelf, codebook, judgements, issues)


class Archive:
    """Documents that were linked before, ready for others to be added: making it is the loading, `add` takes little."""

    def __init__(
        self,
        shelf: Shelf,
        former: Sequence[Former],
        codebook: Codebook,
        judgements: Iterable[Judgement] = (),
        matches: Iterable[Match] | None = None,
    ) -> None:
        """``matches`` are those of the run before where they are known, so that its documents need not be compared again."""
        self.shelf, self.former, self.codebook = shelf, former, codebook
        self.former_of = {ref: event for event in former for ref in event.claims}
        judgements = tuple(judgements)
        self.bound = bind(judgements, _told_of(shelf, judgements))
        self.constraints = constraints_of(self.bound.judgements)
        self.origins = _origins(shelf, codebook, matches)
        self.linker = Linker(_accounts(shelf), codebook, self.origins.origins(), self.constraints, growing=True)

    def add(self, pages: Iterable[Page | Kept], judgements: Iterable[Judgement] = ()) -> Linked:
        """Add documents and judgements; the clusters are as `link_pages` gives them for all, though only what is touched is looked at.

        A document that is there already, word for word, changes nothing. One that was coded anew takes the place of the old one, and then
        everything is linked again: what its old claims had brought together cannot be told from what is left of them. An archive is
        added to once.
        """
        added = Shelf()
        issues = tuple(added.add_all(pages))
        judgements = tuple(judgements)
        news = [page for page in added.pages() if page.doc_id not in self.shelf or self.shelf.page(page.doc_id) != page]
        judged = (*self.bound.judgements, *self.bound.orphaned, *judgements)
        if any(page.doc_id in self.shelf for page in news):
            return link_again(self.shelf, self.former, news, self.codebook, judged)
        for page in news:
            self.shelf.put(page)
        bound = bind(judged, _told_of(self.shelf, judged))
        constraints = constraints_of(bound.judgements)
        judged_now = {ref for judgement in judgements for ref in (judgement.left, judgement.right)}
        clusters = self._touched([account for page in news for account in page.accounts], news, constraints, judged_now)
        replaced = {event.event_id: event for cluster in clusters for ref in cluster if (event := self.former_of.get(ref)) is not None}
        told = issues + bound.issues + constraints.issues
        origins = {ref: self.origins.origin(ref) for cluster in clusters for ref in cluster}
        return Linked(self.shelf, clusters, origins, self.linker, bound, told, tuple(replaced.values()), self.origins.matches())

    def _touched(self, fresh: Sequence[Account], pages: Iterable[Page], constraints: Constraints, judged: set[str]) -> list[Cluster]:
        refs = frozenset(account.ref for account in fresh)
        moved = self.origins.add([page.imprint for page in pages], fresh) - refs
        self.linker.extend(fresh, self.shelf.accounts(moved).values(), {ref: self.origins.origin(ref) for ref in refs | moved})
        self.linker.constrain(constraints)
        changed = moved | ((_differing(self.constraints, constraints) | judged) & self.former_of.keys())
        return touched_clusters(self.linker, {ref: event.claims for ref, event in self.former_of.items()}, refs, changed)


def link_again(
    shelf: Shelf, former: Iterable[Former], pages: Iterable[Page | Kept], codebook: Codebook, judgements: Iterable[Judgement]
) -> Linked:
    """All documents linked from the beginning, with these pages in the place of those that stood under their ids."""
    added = Shelf()
    issues = tuple(added.add_all(pages))
    for page in added.pages():
        shelf.put(page)
    return structs.replace(_linked(shelf, codebook, judgements, issues), replaced=tuple(former))


def events_of_linked(linked: Linked, codebook: Codebook) -> Iterator[Event]:
    """The event of each cluster, in the order of the clusters, with the ids of former events that ended in it."""
    aliases: Mapping[str, tuple[str, ...]] = {}
    if linked.replaced:
        aliases = succession_of(linked).aliases
    views = Views(codebook)
    for cluster in linked.clusters:
        accounts = linked.shelf.accounts(cluster)
        event_id = event_id_of(min(accounts.values(), key=order_of).key)
        yield views.event(accounts.values(), linked.origins, aliases.get(event_id, ()))


def succession_of(linked: Linked) -> Succession:
    """Who succeeds to the ids of the former events that were replaced."""
    known = {ref for event in linked.replaced for ref in event.claims if document_of(ref) in linked.shelf}
    accounts: dict[str, Account] = {}
    for doc_id in sorted({document_of(ref) for ref in known}):
        accounts.update((account.ref, account) for account in linked.shelf.page(doc_id).accounts)
    event_of = {}
    for cluster in linked.clusters:
        first = min(linked.shelf.accounts(cluster).values(), key=order_of)
        event_of.update(dict.fromkeys(cluster, event_id_of(first.key)))
    return succession(linked.replaced, event_of, accounts)


def _linked(shelf: Shelf, codebook: Codebook, judgements: Iterable[Judgement], issues: tuple[Issue, ...]) -> Linked:
    judgements = tuple(judgements)
    bound = bind(judgements, _told_of(shelf, judgements))
    constraints = constraints_of(bound.judgements)
    found = _origins(shelf, codebook)
    origins, matches = found.origins(), found.matches()
    del found  # what they were worked out from is not needed again, and large
    linker = Linker(_accounts(shelf), codebook, origins, constraints)
    return Linked(shelf, linker.clusters(), origins, linker, bound, issues + bound.issues + constraints.issues, (), matches)


def _origins(shelf: Shelf, codebook: Codebook, matches: Iterable[Match] | None = None) -> Origins:
    origins = Origins(codebook)
    origins.add(shelf.imprints(), _accounts(shelf), matches)
    return origins


def _accounts(shelf: Shelf) -> Iterator[Account]:
    return (account for page in shelf.pages() for account in page.accounts)


def _told_of(shelf: Shelf, judgements: Iterable[Judgement]) -> Iterator[Account]:
    """The accounts of the documents that judgements are about."""
    named = {document_of(ref) for judgement in judgements for ref in (judgement.left, judgement.right)}
    return (account for doc_id in sorted(named) if doc_id in shelf for account in shelf.page(doc_id).accounts)


def _differing(before: Constraints, now: Constraints) -> frozenset[str]:
    """The claims about which persons hold something else than before."""
    groups = {*before.together} ^ {*now.together}
    pairs = (before.apart ^ now.apart) | (before.open ^ now.open)
    return frozenset(ref for held in (*groups, *pairs) for ref in held)
