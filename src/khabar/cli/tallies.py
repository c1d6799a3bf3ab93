"""`khabar tallies`: counts over many events, set beside the events that were found."""

import sys
from pathlib import Path

import click

from khabar.cli import options
from khabar.cli.linking import Complaints, known_documents, read_all_events, read_pages


@click.command("tallies")
@click.argument("claims", metavar="CLAIMS...", nargs=-1)
@click.option("--check", is_flag=True, help="Set each tally beside the events of its period, place and parties.")
@click.option(
    "--events",
    metavar="EVENTS",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What `khabar link -o EVENTS` wrote; without it CLAIMS are linked for the check.",
)
@click.option("--all", "everything", is_flag=True, help="With --check: list also the events that only may be meant, and each rule.")
@options.overlays
def command(claims: tuple[str, ...], check: bool, events: Path | None, everything: bool, overlays: tuple[Path, ...]) -> None:
    """Print the tallies of coded documents; with --check what was reported beside what is found.

    CLAIMS are coded documents, as for `khabar link`; without them the tallies of the documents behind EVENTS are taken. For each tally:
    how many were reported, how many events are found for sure (and up to how many with those that may be meant), how many are missing or
    too many, and which events these are; totals that differ from their parts; running figures of one speaker that do not fit each other.
    What contradicts itself comes first, then what is missing; tallies of whole campaigns, or without period or place, come last.
    """
    from khabar.codebook import load
    from khabar.export.table import how_many, isolated, when
    from khabar.export.tallies import in_order, tally_lines, tally_summary
    from khabar.link import check_tallies, events_of_linked, link_pages

    if not claims and events is None:
        raise click.UsageError("name coded documents, or events with --events")
    complaints = Complaints()
    codebook = load(overlays)
    if events is None:
        linked = link_pages(read_pages(claims, codebook, complaints), codebook)
        complaints.tell(linked.issues)
        shelf, found = linked.shelf, list(events_of_linked(linked, codebook)) if check else []
    else:
        shelf, _ = known_documents(events, claims, codebook, complaints)
        found = read_all_events(events, complaints)
    counts = [count for page in shelf.pages() for count in page.counts]
    if check:
        by_id = {event.event_id: event for event in found}
        checks = in_order(check_tallies(counts, found, codebook))
        for line in tally_lines(checks, by_id, codebook, everything=everything):
            click.echo(line)
        click.echo(tally_summary(checks, codebook))
    else:
        for count in counts:
            words = " ".join(count.evidence[0].text.split()) if count.evidence else ""
            click.echo(f"{count.ref}  {how_many(count.count)} {count.what}  {when(count.date)}  {isolated(words)}")
    sys.exit(1 if complaints.count else 0)
