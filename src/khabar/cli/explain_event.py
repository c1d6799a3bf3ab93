"""`khabar explain-event`: an event with what its claims say, why each is in it, and why the nearest other claim is not."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options
from khabar.cli.linking import Complaints, find_event, read_judgement_files, read_pages, read_side_file

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.link import Shelf
    from khabar.link.archive.explaining import Held
    from khabar.model import Event, Judgement

_READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("explain-event")
@click.argument("event_id", metavar="ID")
@click.option("--events", metavar="EVENTS", required=True, type=_READABLE, help="What `khabar link -o EVENTS` wrote; it may be gzipped.")
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
    event = find_event(events, event_id)
    shelf, told = _documents(events, event, claims, codebook, complaints)
    told += read_judgement_files(judgements, complaints)
    try:
        words = {ref: " ... ".join(one.text for one in account.evidence) for ref, account in shelf.accounts(event.claims).items()}
    except KeyError as error:
        raise click.ClickException(f"{error.args[0]} is not among the coded documents: they are not those that were linked") from error
    explanation = explain_event(event, _others(events, shelf), shelf, codebook, told)
    if explanation.outsider is not None:
        [outside] = shelf.accounts([explanation.outsider.claim]).values()
        words[outside.ref] = " ... ".join(one.text for one in outside.evidence)
    for line in event_lines(event, codebook):
        click.echo(line)
    click.echo()
    for line in explained(explanation, words, len(event.claims) - len(explanation.members)):
        click.echo(line)
    sys.exit(1 if complaints.count else 0)


def _documents(
    events: Path, event: "Event", claims: tuple[str, ...], codebook: "Codebook", complaints: Complaints
) -> "tuple[Shelf, list[Judgement]]":
    """The documents of the event and those of its days, with persons' judgements: of those that are named, else of the side file."""
    from khabar.link import Shelf
    from khabar.link.archive.explaining import near
    from khabar.link.clusters.judgements import document_of

    if claims:
        shelf = Shelf()
        complaints.tell(shelf.add_all(read_pages(claims, codebook, complaints)))
        return shelf, []
    own = {document_of(ref) for ref in event.claims}
    there = read_side_file(events, lambda outline: outline.doc_id in own).shelf
    is_near = near(account for page in there.pages() for account in page.accounts if account.ref in event.claims)
    known = read_side_file(events, lambda outline: outline.doc_id in own or any(map(is_near, outline.claims)))
    return known.shelf, list(known.judgements)


def _others(events: Path, shelf: "Shelf") -> "Iterator[Held]":
    """The events that hold claims of these documents, as far as it matters who else is near."""
    import msgspec

    from khabar.ingest.streams.opening import numbered_lines, plain, shown
    from khabar.link.archive.explaining import Held
    from khabar.link.clusters.judgements import document_of

    decoder = msgspec.json.Decoder(Held)
    with events.open("rb") as file:
        for _, line in numbered_lines(plain(file), shown(events)):
            try:
                held = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # told by `khabar tallies`, which reads every event
            if any(document_of(ref) in shelf for ref in held.claims):
                yield held
