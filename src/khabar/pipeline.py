"""The whole of khabar on one page: a document is read, its words are resolved, and what was read is returned with its issues.

The only module that knows more than one stage.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path

from khabar.codebook import Codebook, Lexicon, load
from khabar.extract import dates_of, leads_elsewhere, name_spans, read_document
from khabar.ingest import Known, Site
from khabar.link import Imprinter, Page, events_of_linked, link_pages, page_of
from khabar.model import Claim, Coded, Document, Event, Issue, Judgement, Tally
from khabar.resolve import day_named, fillers_of, look_up, renamed, resolve


def code(document: Document, codebook: Codebook) -> Coded:
    """Code one document: its claims, its tallies, and what a person should look at. Never reads the clock."""
    findings = read_document(document, _lexicon(codebook.digest, _Held(codebook)))
    found = resolve(document, findings, codebook)
    return Coded(document, found.claims, found.tallies, tuple(_issues(document, found.claims)), found.set_aside)


def ground(coded: Coded, codebook: Codebook) -> Coded:
    """A document that a person coded by marking words, with the concepts and places that these words name looked up in its text."""
    items: list[Claim | Tally] = [*coded.claims, *coded.tallies]
    spans = [filler.span for item in items for filler in fillers_of(item)]
    grounds = [item.place.span for item in items if item.place is not None]
    named = name_spans(coded.document, spans, _lexicon(codebook.digest, _Held(codebook)), grounds)
    return look_up(coded, named.roles, named.holders, named.places, codebook.concepts)


def rename(coded: Coded, doc_id: str) -> Coded:
    """A coded document as if it had been read under this id."""
    return renamed(coded, doc_id)


def page(coded: Coded, codebook: Codebook, *, grounded: bool) -> Page:
    """What linking keeps of a coded document; one that is not grounded has the words that its coder marked looked up first."""
    known = coded if grounded else ground(coded, codebook)
    return page_of(known, _imprinter(codebook.digest, _Held(codebook)).imprint(coded.document))


def link(pages: Iterable[Page], codebook: Codebook, judgements: Iterable[Judgement] = ()) -> Iterator[Event]:
    """The events that coded documents tell; the same for the same documents, in whatever order. Never reads the clock."""
    return events_of_linked(link_pages(pages, codebook, judgements), codebook)


def known(overlays: Sequence[Path] = ()) -> Known:
    """What reading pages needs of the codebook, which is loaded when it is first asked."""
    return known_by(lru_cache(maxsize=1)(partial(load, overlays)))


def known_by(codebook: Callable[[], Codebook]) -> Known:
    """The same of a codebook that is given when it is first asked for."""
    sites = lru_cache(maxsize=1)(lambda: {o.domain: Site(o.id, o.time_zone) for o in codebook().outlets.values() if o.domain})
    return Known(
        site_of=lambda host: next((sites()[name] for name in _domains(host) if name in sites()), None),
        day_of=lambda line: day_named(dates_of(line, codebook().date_words)),
        leads_elsewhere=lambda line: leads_elsewhere(line, codebook().read_also),
    )


def _domains(host: str) -> Iterator[str]:
    """A host and the domains that it is of, the nearest first."""
    labels = host.lower().split(".")
    return (".".join(labels[at:]) for at in range(len(labels) - 1))


class _Held:
    """A codebook as a cache key: equal to every other, since the digest beside it tells codebooks apart."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)


@lru_cache(maxsize=4)
def _lexicon(digest: str, held: _Held) -> Lexicon:
    return Lexicon(held.codebook)


@lru_cache(maxsize=4)
def _imprinter(digest: str, held: _Held) -> Imprinter:
    return Imprinter(held.codebook)


def _issues(document: Document, claims: Iterable[Claim]) -> Iterator[Issue]:
    if document.published is None:
        yield Issue("no-date", "no publication date: relative dates are left unresolved", document.doc_id)
    conflicts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.date is not None and claim.date.conflict:
            conflicts.setdefault(claim.date.basis, []).append(claim)
    for basis, dated in conflicts.items():
        ids = ", ".join(claim.id for claim in dated)
        yield Issue("date-conflict", f"{ids}: {basis}", document.doc_id, span=dated[0].evidence[0])
