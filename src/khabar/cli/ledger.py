"""`khabar ledger`: what the record holds, and proof that none of it changed."""

from pathlib import Path

import click

from khabar.cli import options
from khabar.cli.archives import export_parquet, import_parquet

_TOLD = 20
"""Differences that are told one by one: beyond them a person needs no more to know that the tables are not to be trusted."""


@click.group("ledger")
def command() -> None:
    """Look after a ledger: check it, say what it holds."""


command.add_command(export_parquet)
command.add_command(import_parquet)


@command.command("verify")
@options.ledger
def verify(ledger: str) -> None:
    """Check every entry against the one before and against what it holds.

    The first entry that was changed or removed is named, and the exit code is 1. So are rows of documents, claims, tallies, events
    and other tables that do not say what the entries say, and documents and evidence that are not found by just the words that they
    have. Not looked at are the order of these words, the sets by which events are filtered, and sums; `khabar ledger rebuild` makes all of
    them anew. What a tombstone took away for legal reasons is told and is no fault.
    """
    from khabar.cli.ledgers import opened
    from khabar.ledger import verify as verified
    from khabar.ledger.checking import differences

    with opened(ledger) as database, database.reading() as connection:
        found = verified(connection)
        if found.fault is not None:
            raise click.ClickException(f"{database.name}: {found.fault.cause}; {found.entries:,} entries before it hold")
        wrong = list(differences(connection))
    for line in wrong[:_TOLD]:
        click.echo(line, err=True)
    if wrong:
        told = f"{len(wrong):,} values in its tables are not as its entries tell them; `khabar ledger rebuild` makes them anew"
        raise click.ClickException(f"{database.name}: all {found.entries:,} entries hold, but {told}")
    gone = f", the contents of {found.buried:,} taken away by a tombstone" if found.buried else ""
    click.echo(f"{database.name}: {found.entries:,} entries hold{gone}; the last is {found.head}")


@command.command("rebuild")
@options.ledger
@options.overlays
def rebuild(ledger: str, overlays: tuple[Path, ...]) -> None:
    """Make the tables in which articles, claims and events are found anew from the entries alone, and link the events anew.

    The record and what people decided are not touched. For a ledger whose tables were damaged, as `verify` tells.
    """
    from khabar.cli.ledgers import opened
    from khabar.codebook import load
    from khabar.engines.rebuilding import rebuild as rebuilt
    from khabar.engines.stamps import stamper

    codebook = load(overlays)
    with opened(ledger) as database:
        rebuilt(database, codebook, stamper(codebook.digest))
        click.echo(f"{database.name}: made anew from its entries")


@command.command("backup")
@click.argument("target", metavar="FILE_OR_URL")
@options.ledger
def backup(target: str, ledger: str) -> None:
    """Copy the ledger to another, a SQLite file or a PostgreSQL database that is empty, and check the copy.

    Others may go on writing meanwhile; the copy is of one moment.
    """
    _copy(ledger, target)


@command.command("restore")
@click.argument("source", metavar="FILE_OR_URL")
@options.ledger
def restore(source: str, ledger: str) -> None:
    """Copy a backup into the ledger, which has to be empty or not there yet, and check it."""
    _copy(source, ledger)


@command.command("sums")
@options.ledger
@options.overlays
def sums(ledger: str, overlays: tuple[Path, ...]) -> None:
    """Make again what pages of outlets, sources, actors, places, wording and tallies are told from.

    It is kept as the ledger is written; this is for a ledger that was written by a khabar which had none, and for whoever doubts it.
    Of a million events it takes minutes, in which nobody else can write.
    """
    from khabar.cli.ledgers import opened
    from khabar.codebook import load
    from khabar.engines.checking import make_again

    codebook = load(overlays)
    with opened(ledger) as database:
        make_again(database, codebook)
    click.echo(f"{database.name}: counted again")


def _copy(source: str, target: str) -> None:
    from khabar.cli.ledgers import opened
    from khabar.ledger.copying import copy

    with opened(source) as held, opened(target, create=True) as made:
        found = copy(held, made)
        click.echo(f"{made.name}: {found.verified.entries:,} entries copied and checked; content {found.content}")


@command.command("recode")
@options.ledger
@options.jobs
@options.overlays
def recode(ledger: str, jobs: int, overlays: tuple[Path, ...]) -> None:
    """Read every article of the ledger anew that stands as another version or codebook read it, and link what changed.

    What was read before stays in the record and is no longer what stands; what persons decided is carried over. To go back, recode by the
    former codebook.
    """
    from khabar.cli.ledgers import opened
    from khabar.codebook import load
    from khabar.engines.recording import Recorder
    from khabar.engines.relinking import relink
    from khabar.engines.stamps import stamper

    codebook = load(overlays)
    stamp = stamper(codebook.digest)
    with opened(ledger) as database:
        report = Recorder(database, stamp, overlays, options.number_of_jobs(jobs)).read_again()
        outcome = relink(database, codebook, stamp)
    click.echo(f"documents  {report.read_again:,} read again")
    click.echo(f"events     {outcome.new:,} new, {outcome.changed:,} told otherwise, {outcome.ended:,} ended")


@command.command("diff")
@options.ledger
def diff(ledger: str) -> None:
    """Show what the last reading of every article changed of the one before: claims that are new (+), gone (-), told otherwise (~)."""
    from khabar.cli.ledgers import opened
    from khabar.export.changes import change_lines, total
    from khabar.ledger.comparing import compare

    with opened(ledger) as database, database.reading() as connection:
        compared = []
        for one in compare(connection):
            compared.append(one.changes)
            for line in change_lines(one.before.coded, one.after.coded, [(each.before, each.after, each.fields) for each in one.changes]):
                click.echo(line)
    click.echo(total([(each.before, each.after) for some in compared for each in some], len(compared)))


@command.command("queue")
@options.ledger
def queue(ledger: str) -> None:
    """List what people decided about claims that are no longer read so: it waits for a person to decide again."""
    from khabar.cli.ledgers import opened
    from khabar.export.table import isolated
    from khabar.ledger.decisions import queue as waiting

    with opened(ledger) as database, database.reading() as connection:
        found = waiting(connection)
    for one in found:
        said = one.decision
        click.echo(f"{said.ref}  {said.review.value}, as {said.by} said{f': {said.note}' if said.note else ''}")
        click.echo(f"  {said.type}  {isolated(' … '.join(said.words))}")
    click.echo(f"khabar: {len(found):,} waiting", err=True)


@command.command("forget")
@click.argument("doc_id", metavar="ARTICLE")
@click.option("--because", metavar="TEXT", required=True, help="The legal reason; it stays in the ledger.")
@options.ledger
@options.overlays
def forget(doc_id: str, because: str, ledger: str, overlays: tuple[Path, ...]) -> None:
    """Take an article out of the ledger for good: its bytes, its words, its claims, what people said of them.

    A tombstone with the reason stays, the chain still verifies, and what comes again under its id, from its address or in its words is
    refused. The ledger is written anew, so that nothing of it is left in the file; backups made before still hold it. One that was stopped
    can be done again.
    """
    from khabar.cli.ledgers import opened
    from khabar.cli.web import memory_path, read_memory, write_memory
    from khabar.codebook import load
    from khabar.engines.forgetting import forget as take_out
    from khabar.engines.stamps import stamper

    codebook = load(overlays)
    stamp = stamper(codebook.digest)
    with opened(ledger) as database:
        try:
            gone = take_out(database, codebook, doc_id, because, stamp)
        except KeyError as error:
            raise click.ClickException(f"{database.name}: there is no article {doc_id}") from error
        path = memory_path(ledger)
        if path.is_file():
            write_memory(database, path, read_memory(database, path))
    click.echo(f"{doc_id}: {gone:,} contents taken away; the tombstone stays")


@command.command("status")
@options.ledger
def status(ledger: str) -> None:
    """Say how much of each the ledger holds, and whether its events tell of all of it.

    Ledgers with the same content (documents, claims, tallies, judgements, events as they stand) have the same digest, whatever runs, engine
    or database made them.
    """
    from khabar.cli.ledgers import opened
    from khabar.ledger.content import digest
    from khabar.ledger.events import counts, linked_to, newest
    from khabar.ledger.loading import never_read

    with opened(ledger) as database, database.reading() as connection:
        for name, number in counts(connection).items():
            click.echo(f"{name:<10} {number:>12,}")
        click.echo(f"content    {digest(connection)}")
        if waiting := never_read(connection):
            click.echo(f"{len(waiting):,} documents are not yet read: `khabar run` reads them")
        position = linked_to(connection)
        if newest(connection, position.codebook) != position:
            click.echo("some of it is not linked yet: `khabar run` goes on with it")
