"""`khabar tallies`: counts over many events, set beside the events that were found."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options
from khabar.cli.linking import Complaints, known_documents, read_all_events, read_pages

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.link import CountAccount
    from khabar.model import Event

    Found = tuple[list[CountAccount], list[Event]]


@click.command("tallies")
@click.argument("claims", metavar="CLAIMS...", nargs=-1)
@click.option("--check", is_flag=True, help="Set each tally beside the events of its period, place and parties.")
@click.option(
    "--events",
    metavar="EVENTS",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What `khabar link -o EVENTS` wrote; without it CLAIMS are linked for the check.",
)
@options.ledger
@click.option("--all", "everything", is_flag=True, help="With --check: list also the events that only may be meant, and each rule.")
@options.overlays
def command(claims: tuple[str, ...], check: bool, events: Path | None, ledger: str, everything: bool, overlays: tuple[Path, ...]) -> None:
    """Print the tallies of a ledger or of coded documents; with --check what was reported beside what is found.

    CLAIMS are coded documents, as for `khabar link`; with EVENTS and without CLAIMS the tallies of the documents behind EVENTS are taken,
    without either those of the ledger. For each tally: how many were reported, how many events are found for sure (and up to how many with
    those that may be meant), how many are missing or too many, and which events these are; totals that differ from their parts; running
    figures of one speaker that do not fit each other. What contradicts itself comes first, then what is missing; tallies of whole
    campaigns, or without period or place, come last.
    """
    from khabar.codebook import load

    complaints = Complaints()
    codebook = load(overlays)
    if events is not None:
        found = _of_events(events, claims, codebook, complaints)
    elif claims:
        found = _of_documents(claims, codebook, complaints)
    else:
        found = _of_ledger(ledger)
    if check:
        _checked(found, codebook, everything=everything)
    else:
        _listed(found)
    sys.exit(1 if complaints.count else 0)


def _of_events(events: Path, claims: tuple[str, ...], codebook: "Codebook", complaints: Complaints) -> "Found":
    shelf, _ = known_documents(events, claims, codebook, complaints)
    return [count for page in shelf.pages() for count in page.counts], read_all_events(events, complaints)


def _of_documents(claims: tuple[str, ...], codebook: "Codebook", complaints: Complaints) -> "Found":
    from khabar.link import events_of_linked, link_pages

    linked = link_pages(read_pages(claims, codebook, complaints), codebook)
    complaints.tell(linked.issues)
    return [count for page in linked.shelf.pages() for count in page.counts], list(events_of_linked(linked, codebook))


def _of_ledger(ledger: str) -> "Found":
    from khabar.cli.ledgers import opened
    from khabar.engines.shelving import shelf_of
    from khabar.ledger.events import decoded_lines

    with opened(ledger) as database, database.reading() as connection:
        return [count for page in shelf_of(connection).pages() for count in page.counts], list(decoded_lines(connection))


def _checked(found: "Found", codebook: "Codebook", *, everything: bool) -> None:
    from khabar.export.tallies import in_order, tally_lines, tally_summary
    from khabar.link import check_tallies

    counts, events = found
    checks = in_order(check_tallies(counts, events, codebook))
    for line in tally_lines(checks, {event.event_id: event for event in events}, codebook, everything=everything):
        click.echo(line)
    click.echo(tally_summary(checks, codebook))


def _listed(found: "Found") -> None:
    from khabar.export.table import how_many, isolated, when

    for count in found[0]:
        words = " ".join(count.evidence[0].text.split()) if count.evidence else ""
        click.echo(f"{count.ref}  {how_many(count.count)} {count.what}  {when(count.date)}  {isolated(words)}")
