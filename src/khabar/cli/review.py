"""`khabar review`: a person's word on a claim of a ledger."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from khabar.codebook import Codebook
    from khabar.ledger.decisions import Given
    from khabar.model import Correction, Stamp

_WITH_A_REASON = ("corrected", "wrong")


@click.command("review")
@click.argument("claim", metavar="ARTICLE#CLAIM")
@click.argument("review", type=click.Choice(["confirmed", "corrected", "wrong", "unsure"]))
@click.option(
    "--set", "fields", metavar="FIELD=VALUE", multiple=True, help="With `corrected`: what a field should tell; may be given often."
)
@click.option("--by", metavar="NAME", required=True, envvar="KHABAR_REVIEWER", help="Who says so.")
@click.option("--because", metavar="TEXT", help="Why; asked for `corrected` and `wrong`.")
@options.ledger
@options.overlays
def command(
    claim: str, review: str, fields: tuple[str, ...], by: str, because: str | None, ledger: str, overlays: tuple[Path, ...]
) -> None:
    """Say whether a claim is what its article says. What is wrong counts no more in events, figures, sums and exports; what is corrected
    counts as a person reads it.

    Fields: type, mode, status, actor, target, place, country (two letters), date (2024-03-13 or 2024-03-13..2024-03-14), weapon, killed,
    injured, weapon_count (3, 3..5, 3.. for at least, ..5 for at most), outcome, source. A name may be any that the codebook has for it;
    nothing behind the = says that the article does not tell it.

    The word is kept for good. Where the article is read anew and its claim still stands on the same words it is carried over, else it waits
    in `khabar ledger queue`. What the same person said before of the same claim no longer counts.
    """
    from khabar.cli.ledgers import opened
    from khabar.codebook import load
    from khabar.engines.checking import check_doubted
    from khabar.engines.retelling import retell
    from khabar.engines.stamps import stamper
    from khabar.ledger.decisions import Given
    from khabar.model import Review

    because = (because or "").strip() or None
    if review in _WITH_A_REASON and because is None:
        raise click.UsageError(f"{review}: say why (--because)")
    codebook = load(overlays)
    stamp = stamper(codebook.digest)
    given = Given(review=Review(review), by=f"person:{by}", note=because, corrections=_corrections(review, fields, codebook))
    with opened(ledger) as database:
        with database.writing() as connection:
            _decide(connection, claim, given, stamp())
            outcome = retell(connection, codebook, stamp())
        if outcome is not None and outcome.changed:
            check_doubted(database, codebook)
    click.echo(f"{claim}: {review}, as {by} says")
    if outcome is None:
        click.echo("events follow with the next `khabar run`: articles wait to be linked, or another codebook told them", err=True)


def _corrections(review: str, fields: tuple[str, ...], codebook: "Codebook") -> "tuple[Correction, ...]":
    """What the options come to. Raises a usage error for a field that is none, and a value that a field cannot have."""
    from khabar.engines.written import choices, corrections_of
    from khabar.ledger.reviewing.fields import FIELDS, FieldError
    from khabar.link.kinship import Kinship

    if bool(fields) != (review == "corrected"):
        raise click.UsageError("`corrected` goes with --set FIELD=VALUE, and --set with `corrected`")
    written = dict(field.partition("=")[::2] for field in fields)
    for name in written:
        if name not in FIELDS or not any(field.startswith(f"{name}=") for field in fields):
            raise click.UsageError(f"--set {name}: write FIELD=VALUE, with a field of {', '.join(FIELDS)}")
    try:
        return corrections_of(codebook, Kinship(codebook), written)
    except FieldError as error:
        field = str(error)
        known = choices(codebook, field)
        raise click.UsageError(f"--set {field}: cannot be {written[field]!r}{'; one of ' if known else ''}{', '.join(known)}") from error


def _decide(connection: "Connection", claim: str, given: "Given", stamp: "Stamp") -> None:
    from khabar.ledger.decisions import decide

    try:
        decide(connection, claim, given, stamp)
    except KeyError as error:
        raise click.ClickException(f"there is no claim {claim}") from error
    except ValueError as error:
        raise click.ClickException(f"{claim}: no field differs from what was read; `confirmed` says that it is right") from error
