"""`khabar tallies`: counts over many events, set beside the events that were found."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khabar.cli import options
from khabar.cli.linking import Complaints, known_documents, read_all_events, read_pages
from khabar.cli.picked_tallies import PICKED as _PICKED
from khabar.cli.picked_tallies import of_ledger
from khabar.cli.wanted import filters

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
@click.option("--what", metavar="WHAT", help="Of a ledger: what is counted (attacks, strikes, targets, killed, injured, munitions, ...).")
@filters("place", "country", "actor", "outlet", "source", words=False, shown=0)
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), help="Default: table. With --check a table or JSON Lines.")
@click.option("--all", "everything", is_flag=True, help="With --check: list also the events that only may be meant, and each rule.")
@options.overlays
def command(claims: tuple[str, ...], events: Path | None, ledger: str, form: str | None, overlays: tuple[Path, ...], **given: Any) -> None:
    """Print the tallies of a ledger or of coded documents; with --check what was reported beside what is found.

    CLAIMS are coded documents, as for `khabar link`; with EVENTS and without CLAIMS the tallies of the documents behind EVENTS are taken,
    without either those of the ledger, which can be picked by the options below. For each tally: how many were reported, how many events
    are found for sure (and up to how many with those that may be meant), how many are missing or too many, and which events these are;
    totals that differ from their parts; running figures of one speaker that do not fit each other. What contradicts itself comes first,
    then what is missing; tallies of whole campaigns, or without period or place, come last.

    Of a ledger JSON Lines have a document a line, as `khabar code` writes them, with the tallies that were asked for.
    """
    from khabar.codebook import load

    complaints = Complaints()
    codebook = load(overlays)
    picks = [f"--{name}" for name in (*_PICKED, "since", "until", "offset") if given.get(name)]
    if (claims or events is not None) and (picks or form == "csv" or (form == "jsonl" and not given["check"])):
        raise click.UsageError(f"{', '.join(picks) or f'--format {form}'}: only the tallies of a ledger are picked and written so")
    if given["check"] and form == "csv":
        raise click.UsageError("--check is written as a table or as JSON Lines")
    if events is not None:
        found = _of_events(events, claims, codebook, complaints)
    elif claims:
        found = _of_documents(claims, codebook, complaints)
    else:
        found = of_ledger(ledger, codebook, given, None if given["check"] else form)
    if given["check"]:
        _checked(found, codebook, everything=given["everything"], as_lines=form == "jsonl")
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


def _checked(found: "Found", codebook: "Codebook", *, everything: bool, as_lines: bool) -> None:
    from khabar.export.tallies import in_order, tally_lines, tally_summary
    from khabar.link import check_tallies

    counts, events = found
    checks = in_order(check_tallies(counts, events, codebook))
    if as_lines:
        import msgspec

        for check in checks:
            click.echo(msgspec.json.encode(check))
        return
    for line in tally_lines(checks, {event.event_id: event for event in events}, codebook, everything=everything):
        click.echo(line)
    click.echo(tally_summary(checks, codebook))


def _listed(found: "Found") -> None:
    from khabar.export.table import how_many, isolated, when

    for count in found[0]:
        words = " ".join(count.evidence[0].text.split()) if count.evidence else ""
        click.echo(f"{count.ref}  {how_many(count.count)} {count.what}  {when(count.date)}  {isolated(words)}")
