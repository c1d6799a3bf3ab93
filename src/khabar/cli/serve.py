"""`khabar serve`: the pages and the API over a ledger."""

from contextlib import nullcontext
from pathlib import Path

import click

from khabar.cli import options


@click.command("serve")
@options.ledger
@click.option("--demo", is_flag=True, help="A ledger of the bundled invented reports, made anew and thrown away at the end.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port, 0 for any free one.")
@options.overlays
def command(ledger: str, demo: bool, host: str, port: int, overlays: tuple[Path, ...]) -> None:
    """Show a ledger in a browser: events, evidence and disagreement, in Arabic and English.

    No page loads anything from elsewhere. Stop it with Ctrl+C.
    """
    from khabar.cli.ledgers import opened
    from khabar.cli.serving import demo_ledger, listen
    from khabar.codebook import load
    from khabar.web.app import create

    codebook = load(overlays)
    with demo_ledger() if demo else nullcontext(ledger) as where, opened(where) as database:
        listen(create(database, codebook, demo=demo), host, port)
