"""`khabar explain`: every claim with its reasons."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    import datetime as dt


@click.command("explain")
@click.argument("text", metavar="TEXT")
@options.published
@options.outlet
@options.overlays
@click.option("--world", is_flag=True, help="Know the invented country of the codebook's examples too.")
def command(text: str, published: "dt.date | None", outlet: str | None, overlays: tuple[Path, ...], world: bool) -> None:
    """Show why the claims of TEXT came out, and what was considered and rejected.

    TEXT is Arabic, in quotation marks; - reads it from standard input. For each claim: its words and offsets, the rule and the
    codebook lines that fired, and what was considered and rejected.
    """
    from khabar.codebook import load
    from khabar.engines.coding import code_received
    from khabar.export.reasons import reasons
    from khabar.ingest import Defaults
    from khabar.ingest.records import document_of_text

    if text == "-":
        try:
            text = sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise click.ClickException("standard input is not UTF-8") from error
    else:
        text = os.fsencode(text).decode("utf-8", "replace")  # whatever the locale: what is typed is Arabic
    received = document_of_text(text, "the text", Defaults(outlet or None, published))
    if not received.codable:
        raise click.ClickException(received.complaint())
    for line in reasons(code_received(received, load(overlays, world=world))):
        click.echo(line)
