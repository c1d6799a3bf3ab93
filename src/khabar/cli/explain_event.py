"""`khabar explain-event`: an event with what its claims say, why each is in it, and why the nearest other claim is not."""

import sys
from pathlib import Path

import click

from khabar.cli import options
from khabar.cli.linking import Complaints, known_documents, read_all_events, read_judgement_files

_READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("explain-event")
@click.argument("event_id", metavar="ID")
@click.option("--events", metavar="EVENTS", required=True, type=_READABLE, help="What `khabar link -o EVENTS` wrote.")
@click.option("--claims", metavar="PATH", multiple=True, help="The coded documents; without them EVENTS.known is read.")
@click.option("--judgements", metavar="FILE", multiple=True, type=_READABLE, help="What persons judged, where it is not in EVENTS.known.")
@options.overlays
def command(event_id: str, events: Path, claims: tuple[str, ...], judgements: tuple[Path, ...], overlays: tuple[Path, ...]) -> None:
    """Show why the claims of an event are in it.

    ID is an id of EVENTS, one that has ended included, or a claim (doc_id#claim_id). First what the accounts say of each attribute and
    where they differ; then for each claim the reasons, in bits, for which it is taken to be of one event with the nearest other; last the
    claim of another event that comes nearest, its reasons, and what kept it out.
    """
    from khabar.codebook import load
    from khabar.export.explained import explained
    from khabar.export.findings import event_lines
    from khabar.link.archive.explaining import explain_event

    complaints = Complaints()
    codebook = load(overlays)
    everything = read_all_events(events, complaints)
    event = next((one for one in everything if event_id in (one.event_id, *one.aliases, *one.claims)), None)
    if event is None:
        raise click.ClickException(f"{events}: no event has the id {event_id}, and none holds such a claim")
    shelf, told = known_documents(events, claims, codebook, complaints)
    told += read_judgement_files(judgements, complaints)
    try:
        words = {ref: " ... ".join(one.text for one in account.evidence) for ref, account in shelf.accounts(event.claims).items()}
    except KeyError as error:
        raise click.ClickException(f"{error.args[0]} is not among the coded documents: they are not those that were linked") from error
    explanation = explain_event(event, everything, shelf, codebook, told)
    if explanation.outsider is not None:
        [outside] = shelf.accounts([explanation.outsider.claim]).values()
        words[outside.ref] = " ... ".join(one.text for one in outside.evidence)
    for line in event_lines(event, codebook):
        click.echo(line)
    click.echo()
    for line in explained(explanation, words, len(event.claims) - len(explanation.members)):
        click.echo(line)
    sys.exit(1 if complaints.count else 0)
