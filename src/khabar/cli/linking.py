"""What the commands about events share: reading coded documents, judgements and events, and telling what is wrong with them."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.ingest.coded.pieces import Piece
    from khabar.ingest.coded.vocabulary import Vocabulary
    from khabar.link import Kept, Shelf
    from khabar.link.archive.known import Known, Outline
    from khabar.model import Event, Issue, Judgement


class Complaints:
    """Tells what is wrong with the input, one line each, on standard error, and counts it."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, issues: "Iterable[Issue]") -> None:
        """Tell what was found; that a judgement was carried over to a new coding is no fault of the input."""
        for issue in issues:
            self.count += issue.kind != "carried-judgement"
            where = issue.where or issue.doc_id
            click.echo("khabar: " + (f"{where}: " if where else "") + issue.message, err=True)


@contextmanager
def no_collector() -> Iterator[None]:
    """Without the collector of cycles: linking makes millions of small things that stay, and walking them took a fifth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


_LEAST_BYTES = 8 << 20
"""Bytes of input below which no other process is started to read: 8,000 documents, four seconds."""


def read_pages(paths: Iterable[str], codebook: "Codebook", complaints: Complaints) -> "Iterator[Kept]":
    """What linking keeps of the coded documents of these paths; what cannot be read is told and the next is read.

    A large input is read by all cores; what comes out, and what is told, is in the order of the input.
    """
    from khabar.ingest.coded.pieces import pieces
    from khabar.ingest.coded.vocabulary import Vocabulary
    from khabar.link.spread import spread
    from khabar.model import Issue

    cut = pieces(paths)
    vocabulary = Vocabulary(codebook)
    sizes = [piece.size for piece in cut]
    least = 2 if sum(sizes) >= _LEAST_BYTES else len(cut) + 1
    for found in spread(len(cut), lambda part: (one for at in part for one in _kept(cut[at], codebook, vocabulary)), least, sizes):
        if isinstance(found, Issue):
            complaints.tell([found])
        else:
            yield found


def _kept(piece: "Piece", codebook: "Codebook", vocabulary: "Vocabulary") -> "Iterator[Kept | Issue]":
    """The documents of a piece of the input as linking keeps them, and what is wrong with the others."""
    from khabar.ingest.coded.pieces import read_piece
    from khabar.link import kept
    from khabar.model import Issue
    from khabar.pipeline import page

    for record in read_piece(piece):
        if record.coded is None:
            yield record.issue or Issue("bad-coded", "no coded document", where=record.where)
        elif (fault := vocabulary.fault(record.coded)) is not None:
            yield Issue("bad-coded", fault, record.coded.document.doc_id, record.where)
        else:
            yield kept(page(record.coded, codebook, grounded=record.grounded))


def read_judgement_files(paths: Iterable[Path], complaints: Complaints) -> "list[Judgement]":
    """The judgements of these files in their order; a line that is none is told."""
    from khabar.ingest.streams.opening import UNREADABLE, numbered_lines, shown, unreadable
    from khabar.link.clusters.judgements import read_judgements

    found: list[Judgement] = []
    for path in paths:
        try:
            with path.open("rb") as lines:
                read = read_judgements(numbered_lines(lines, shown(path)))
        except UNREADABLE as error:
            raise click.ClickException(f"{shown(path)}: {unreadable(error)}") from error
        complaints.tell(read.issues)
        found += read.judgements
    return found


def side_file(events: Path) -> Path:
    """The file beside the events that holds what is needed to add to them: events.jsonl has events.jsonl.known."""
    return events.with_name(f"{events.name}.known")


def read_side_file(events: Path, wanted: "Callable[[Outline], bool] | None" = None) -> "Known":
    """What stands beside the events, or the documents of it that are wanted. A fault of it is told in one line and ends the run.

    Beside gzipped events it may be gzipped too, or bear the name without .gz.
    """
    from khabar.ingest.streams.opening import UNREADABLE, plain, shown, unreadable
    from khabar.link.archive.known import KnownError, read_known

    unzipped = events.with_name(events.name.removesuffix(".gz"))
    names = [side_file(events), side_file(unzipped), events.with_name(f"{unzipped.name}.known.gz")]
    path = next((path for path in names if path.exists()), names[0])
    try:
        with path.open("rb") as lines:
            return read_known(plain(lines), shown(path), wanted)
    except KnownError as error:
        raise click.ClickException(str(error)) from error
    except UNREADABLE as error:
        raise click.ClickException(f"{shown(path)}: {unreadable(error)}") from error


def find_event(events: Path, name: str) -> "Event":
    """The event of an id or of a claim; that there is none is told and ends the run."""
    from khabar.ingest.coded.events import find_events
    from khabar.ingest.streams.opening import UNREADABLE, shown, unreadable

    try:
        found = find_events(events, [name]).get(name)
    except UNREADABLE as error:
        raise click.ClickException(f"{shown(events)}: {unreadable(error)}") from error
    if found is None:
        raise click.ClickException(f"{shown(events)}: no event has the id {name}, and none holds such a claim")
    return found


def read_all_events(path: Path, complaints: Complaints) -> "list[Event]":
    """The events of a file; a line that is none is told."""
    from khabar.ingest.coded.events import read_events

    found: list[Event] = []
    for record in read_events(path):
        if record.event is not None:
            found.append(record.event)
        elif record.issue is not None:
            complaints.tell([record.issue])
    return found


def known_documents(events: Path, claims: Iterable[str], codebook: "Codebook", complaints: Complaints) -> "tuple[Shelf, list[Judgement]]":
    """The documents behind events with persons' judgements: the coded documents that are named, else what stands beside the events."""
    from khabar.link import Shelf

    if not (paths := list(claims)):
        known = read_side_file(events)
        return known.shelf, list(known.judgements)
    shelf = Shelf()
    complaints.tell(shelf.add_all(read_pages(paths, codebook, complaints)))
    return shelf, []
