"""`khabar judge`: a person's word on two claims, written so that it lasts, and what it changes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options
from khabar.cli.linking import Complaints, no_collector, read_judgement_files, read_side_file, side_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khabar.codebook import Codebook
    from khabar.model import Event, Judgement

_READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
_WRITABLE = click.Path(dir_okay=False, path_type=Path)
_MOST_BYTES = 64 << 20
"""Of a side file up to which the next link is tried: some 60,000 claims, half a minute."""


@click.command("judge")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@click.argument("claims", metavar="CLAIM CLAIM", nargs=2)
@click.option("--by", "name", metavar="NAME", required=True, help="Who judges; it is written as person:NAME.")
@click.option("--because", metavar="TEXT", required=True, help="Why, in your own words.")
@click.option("--events", metavar="EVENTS", type=_READABLE, required=True, help="What `khabar link -o EVENTS` wrote.")
@click.option("--judgements", metavar="FILE", type=_WRITABLE, required=True, help="Add the judgement to this file.")
@options.overlays
def command(
    verdict: str, claims: tuple[str, str], name: str, because: str, events: Path, judgements: Path, overlays: tuple[Path, ...]
) -> None:
    """Write down that two claims are of one event, of two, or that you are unsure.

    CLAIM is doc_id#claim_id, as events list them. Both are looked up in EVENTS and EVENTS.known; the line that is added to FILE tells also
    where their words stand, so that it finds them again when their documents are coded anew. A later line of yours on the same two takes
    the place of an earlier one.

    What changes is shown: the events that hold the two now, and what becomes of them at the next `khabar link` with FILE. That is tried
    on up to some 60,000 claims; beyond, only the events of now are shown.
    """
    from khabar.codebook import load

    complaints = Complaints()
    judgement = _judgement(verdict, claims, name, because, events)
    before = read_judgement_files([judgements] if judgements.exists() else [], complaints)
    homes = _homes(events, (judgement.left, judgement.right))
    _append(judgement, judgements)
    for line in _written(judgement, before, judgements, homes):
        click.echo(line)
    if side_file(events).stat().st_size > _MOST_BYTES:
        click.echo("what changes is not tried on so many claims; it is seen after the next link")
    else:
        for line in _changes(events, [*before, judgement], load(overlays), complaints):
            click.echo(line)
    click.echo(f"to make it so: khabar link --into {events} --judgements {judgements}")
    sys.exit(1 if complaints.count else 0)


def _judgement(verdict: str, claims: tuple[str, str], name: str, because: str, events: Path) -> "Judgement":
    """The judgement with the keys and the places of both claims. A reference to no claim is told and ends the run."""
    from khabar.link.clusters.judgements import PERSON, bind, document_of
    from khabar.model import Judgement, Verdict

    documents = {document_of(ref) for ref in claims}
    shelf = read_side_file(events, lambda outline: outline.doc_id in documents).shelf
    there = {doc_id: [account.ref for account in shelf.page(doc_id).accounts] for doc_id in documents if doc_id in shelf}
    for ref in claims:
        if ref not in (known := there.get(document_of(ref), [])):
            of_it = f"; its document has {', '.join(known)}" if known else ", nor any of its document"
            raise click.ClickException(f"{side_file(events)}: no claim {ref}{of_it}")
    if claims[0] == claims[1]:
        raise click.ClickException(f"both are {claims[0]}: a judgement is about two claims")
    judge = PERSON + name.strip().removeprefix(PERSON)
    if judge == PERSON or not because.strip():
        raise click.ClickException("a judgement needs a name (--by) and a reason (--because)")
    made = Judgement(claims[0], claims[1], Verdict(verdict), judge, note=because.strip())
    [bound] = bind([made], (account for doc_id in sorted(there) for account in shelf.page(doc_id).accounts)).judgements
    return bound


def _homes(events: Path, refs: tuple[str, str]) -> "dict[str, Event]":
    """The events that hold the two claims."""
    from khabar.ingest.coded.events import find_events
    from khabar.ingest.streams.opening import UNREADABLE, shown, unreadable

    try:
        found = find_events(events, refs)
    except UNREADABLE as error:
        raise click.ClickException(f"{shown(events)}: {unreadable(error)}") from error
    for ref in refs:
        if ref not in found:
            raise click.ClickException(f"{shown(events)}: no event holds {ref}: it is not of one run with {side_file(events).name}")
    return found


def _append(judgement: "Judgement", path: Path) -> None:
    """Add a line; one that was left without its end is ended first."""
    from khabar.link.clusters.judgements import judgement_line

    try:
        with path.open("a+b") as file:
            if file.tell():
                file.seek(-1, 2)
                if file.read() != b"\n":
                    file.write(b"\n")
            file.write(judgement_line(judgement))
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from error


def _written(judgement: "Judgement", before: "Iterable[Judgement]", path: Path, homes: "dict[str, Event]") -> "Iterator[str]":
    """What was written, what others said of the two, and where they are now."""
    yield f"{path}: {judgement.judge}: {judgement.left} and {judgement.right}: {judgement.verdict.value} ({judgement.note})"
    last = {one.judge: one for one in before if (one.left, one.right) == (judgement.left, judgement.right)}
    for one in last.values():
        if one.judge == judgement.judge:
            yield f"in place of your earlier judgement: {one.verdict.value}"
        else:
            yield f"{one.judge} says {one.verdict.value}" + ("" if one.verdict is judgement.verdict else ": you contradict each other")
    for ref in (judgement.left, judgement.right):
        event = homes[ref]
        said = "" if event.statement is None else f"  {event.statement.en}"
        yield f"now     {ref} in {event.event_id}{said}"


def _changes(events: Path, judgements: "list[Judgement]", codebook: "Codebook", complaints: Complaints) -> "Iterator[str]":
    """What becomes of the events at the next link with these judgements."""
    from khabar.cli.link import linked_into

    with no_collector():
        linked, _ = linked_into(events, iter(()), codebook, judgements)
    complaints.tell(linked.issues)
    former = {event.claims: event.event_id for event in linked.replaced}
    before = {tuple(sorted(claims)) for claims in former}
    after = set(linked.clusters)
    for claims, event_id in sorted(former.items()):
        if tuple(sorted(claims)) not in after:
            yield f"before  {event_id}: {', '.join(claims)}"
    for cluster in linked.clusters:
        if cluster not in before:
            yield f"then    one event: {', '.join(cluster)}"
    if before == after or not after - before:
        yield "nothing changes: the events are as you say already"
