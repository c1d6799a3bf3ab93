"""`khabar show`: one event, article or claim of a ledger, whole."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.ledger import Database


@click.command("show")
@click.argument("name", metavar="ID")
@options.ledger
@options.overlays
def command(name: str, ledger: str, overlays: tuple[Path, ...]) -> None:
    """Show what a ledger holds under an ID: an event (ev-...), an article, or a claim or tally of one (ARTICLE#c1)."""
    from khabar.cli.ledgers import opened
    from khabar.codebook import load

    codebook = load(overlays)
    with opened(ledger) as database:
        if not (_event(name, database, codebook) or _article(name, database, codebook)):
            raise click.ClickException(f"{database.name}: there is no event, article, claim or tally {name}")


def _event(name: str, database: "Database", codebook: "Codebook") -> bool:
    from khabar.export.findings import event_lines
    from khabar.ledger.events import load

    with database.reading() as connection:
        found = load(connection, [name]).get(name)
    for line in event_lines(found, codebook) if found else ():
        click.echo(line)
    return found is not None


def _article(name: str, database: "Database", codebook: "Codebook") -> bool:
    from khabar.cli.ledgers import picked
    from khabar.cli.screen import Screen
    from khabar.ledger.loading import load

    with database.reading() as connection:
        whole = load(connection, [name])
        found = list(whole.values()) or [coded for coded in picked(connection, [name]) if coded.claims or coded.tallies]
    if not found:
        return False
    document = found[0].document
    head = (document.doc_id, document.outlet, document.published, document.url)
    click.echo("  ".join(str(part) for part in head if part is not None))
    if whole:
        click.echo(f"{document.title or ''}\n{document.text}\n".lstrip())
    screen = Screen(None if options.is_terminal(sys.stdout) else sys.stdout, codebook)
    screen.add(found[0])
    screen.finish()
    return True
