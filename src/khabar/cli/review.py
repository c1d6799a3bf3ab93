"""`khabar review`: a person's word on a claim of a ledger."""

from pathlib import Path

import click

from khabar.cli import options


@click.command("review")
@click.argument("claim", metavar="ARTICLE#CLAIM")
@click.argument("review", type=click.Choice(["confirmed", "wrong", "unsure"]))
@click.option("--by", metavar="NAME", required=True, envvar="KHABAR_REVIEWER", help="Who says so.")
@click.option("--because", metavar="TEXT", help="Why.")
@options.ledger
@options.overlays
def command(claim: str, review: str, by: str, because: str | None, ledger: str, overlays: tuple[Path, ...]) -> None:
    """Say whether a claim is what its article says. What is wrong counts no more in events, figures, sums and exports.

    The word is kept for good. Where the article is read anew and its claim still stands on the same words it is carried over, else it waits
    in `khabar ledger queue`. What the same person said before of the same claim no longer counts.
    """
    from khabar.cli.ledgers import opened
    from khabar.codebook import load
    from khabar.engines.retelling import retell
    from khabar.engines.stamps import stamper
    from khabar.ledger.decisions import Given, decide
    from khabar.model import Review

    codebook = load(overlays)
    stamp = stamper(codebook.digest)
    with opened(ledger) as database:
        try:
            with database.writing() as connection:
                decide(connection, claim, Given(review=Review(review), by=f"person:{by}", note=because), stamp())
                outcome = retell(connection, codebook, stamp())
        except KeyError as error:
            raise click.ClickException(f"{database.name}: there is no claim {claim}") from error
    click.echo(f"{claim}: {review}, as {by} says")
    if outcome is None:
        click.echo("events follow with the next `khabar run`: articles wait to be linked, or another codebook told them", err=True)
