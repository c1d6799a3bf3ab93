"""`khabar link`: coded documents in, events out."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options
from khabar.cli.linking import Complaints, no_collector, read_judgement_files, read_pages, read_side_file, side_file

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.link import Kept, Linked
    from khabar.link.archive.known import FormerLine
    from khabar.model import Judgement

_INTO = "Add to EVENTS that -o wrote before, in place unless -o names another file; only what the new claims touch is linked again."
_TO = "Write the events here as JSON Lines, and EVENTS.known beside them; - is standard output."
_JUDGED = "Write here what was judged about every pair that was compared, and why; - is standard output."
_FILE = click.Path(dir_okay=False, path_type=Path)
_STDOUT = Path("-")
_READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("link")
@click.argument("claims", metavar="CLAIMS...", nargs=-1, type=click.Path())
@click.option("-o", "--output", metavar="EVENTS", type=_FILE, help=_TO)
@click.option("--into", metavar="EVENTS", type=_READABLE, help=_INTO)
@click.option(
    "--judgements",
    metavar="FILE",
    multiple=True,
    type=_READABLE,
    help="What persons judged about pairs of claims, as JSON Lines; it outranks the model. May be given several times.",
)
@click.option("--judged", metavar="FILE", type=_FILE, help=_JUDGED)
@options.overlays
def command(
    claims: tuple[str, ...],
    output: Path | None,
    into: Path | None,
    judgements: tuple[Path, ...],
    judged: Path | None,
    overlays: tuple[Path, ...],
) -> None:
    """Link the claims of coded documents into events.

    CLAIMS are what `khabar code` wrote, or gold files: JSON Lines or JSON, plain or gzipped, or folders of them; - is standard input. Words
    that a person marked are looked up.

    One event a line comes out: its claims, what they say of each attribute and where they differ, its grade, its origins; a table on a
    terminal. Nothing depends on the order of the documents, nor on how they were divided into runs with --into. A document that is named
    again is taken as coded anew. What is wrong with a document or a judgement is told on standard error, and the exit code is 1.
    """
    from khabar.codebook import load

    if not claims and into is None:
        raise click.UsageError("name coded documents: files, folders, or - for standard input")
    output = _checked(output, into, judged)
    complaints = Complaints()
    codebook = load(overlays)
    told = read_judgement_files(judgements, complaints)
    pages = read_pages(claims, codebook, complaints)
    with no_collector():
        if into is None:
            from khabar.link import link_pages

            linked = link_pages(pages, codebook, told)
            _write(linked, codebook, output, into, [])
        else:
            linked, former = linked_into(into, pages, codebook, told)
            _write(linked, codebook, output or into, into, former)
    complaints.tell(linked.issues)
    if judged is not None:
        _write_judged(linked, None if judged == _STDOUT else judged)
    sys.exit(1 if complaints.count else 0)


def _checked(output: Path | None, into: Path | None, judged: Path | None) -> Path | None:
    """The file for the events, None for standard output; what cannot be written is a usage error."""
    output = None if output == _STDOUT and into is None else output
    if judged == _STDOUT and output is None and into is None:
        raise click.UsageError("events and judgements cannot both go to standard output: name a file for one of them")
    for path in (output, into):
        if path is not None and path.name.endswith(".gz"):
            raise click.UsageError(f"{path}: events are not written gzipped, nor added to: name a file without .gz")
    return output


def linked_into(into: Path, pages: "Iterator[Kept]", codebook: "Codebook", told: "list[Judgement]") -> "tuple[Linked, list[FormerLine]]":
    """The documents added to those linked before. By another codebook or other weights, everything is linked again from the side file."""
    from khabar.ingest.streams.opening import shown
    from khabar.link import Archive, link_again
    from khabar.link.archive.known import KnownError, read_former

    known = read_side_file(into)
    try:
        with into.open("rb") as lines:
            former = read_former(lines, shown(into), known.shelf)
    except KnownError as error:
        raise click.ClickException(str(error)) from error
    events = [line.event for line in former]
    if known.head.codebook != codebook.digest:
        click.echo(f"khabar: {shown(into)}: linked by another codebook; everything is linked again", err=True)
        return link_again(known.shelf, events, pages, codebook, (*known.judgements, *told)), former
    return Archive(known.shelf, events, codebook, known.judgements, known.matches).add(pages, told), former


def _write(linked: "Linked", codebook: "Codebook", output: Path | None, into: Path | None, former: "list[FormerLine]") -> None:
    from khabar.link import events_of_linked

    if output is None and options.is_terminal(sys.stdout):
        from khabar.cli.screen import Screen

        Screen(None, codebook).events(events_of_linked(linked, codebook))
    else:
        write_linked(linked, codebook, output, into, former)


def write_linked(
    linked: "Linked", codebook: "Codebook", output: Path | None, into: Path | None = None, former: "Sequence[FormerLine]" = ()
) -> None:
    """Write events as JSON Lines to a file, with the side file, or to standard output; those of ``into`` that stay are copied."""
    from khabar.cli.output import binary_output

    with binary_output(output) as file:
        file.writelines(_lines(linked, codebook, into, former))
    if output is not None:
        with binary_output(side_file(output)) as file:
            file.writelines(_known(linked, codebook))


def _known(linked: "Linked", codebook: "Codebook") -> Iterator[bytes]:
    from khabar import __version__
    from khabar.link.archive.known import FORM, Head, known_lines

    head = Head(FORM, __version__, codebook.digest)
    return known_lines(head, linked.shelf, (*linked.bound.judgements, *linked.bound.orphaned), linked.matches)


def _lines(linked: "Linked", codebook: "Codebook", into: Path | None, former: "Sequence[FormerLine]") -> Iterator[bytes]:
    """The lines of the new events, and those that stay as they are, in the order of their first claims by reference."""
    from msgspec import structs

    from khabar.export.events import event_line
    from khabar.link import events_of_linked
    from khabar.link.spread import spread

    def told(part: range) -> Iterator[bytes]:
        clusters = linked.clusters[part.start : part.stop]
        return map(event_line, events_of_linked(structs.replace(linked, clusters=clusters), codebook))

    if into is None or not former:
        yield from spread(len(linked.clusters), told)
        return
    events = events_of_linked(linked, codebook)
    ended = {event.event_id for event in linked.replaced}
    new = {min(event.claims): event_line(event) for event in events}
    old = {min(line.event.claims): line for line in former if line.event.event_id not in ended}
    with into.open("rb") as file:
        for first in sorted(new.keys() | old.keys()):
            if first in new:
                yield new[first]
            else:
                file.seek(old[first].start)
                yield file.read(old[first].length)


def _write_judged(linked: "Linked", path: Path | None) -> None:
    from khabar.cli.output import binary_output
    from khabar.link.archive.judging import judgements_of
    from khabar.link.clusters.judgements import judgement_line

    with binary_output(path) as file:
        for judgement in judgements_of(linked):
            file.write(judgement_line(judgement))
