"""`khabar codebook`: whether what we know is well said."""

import sys
from pathlib import Path

import click

from khabar.cli import options


@click.group("codebook")
def command() -> None:
    """Work on the codebook."""


@command.command("check")
@options.overlays
@click.option(
    "--mutations", metavar="N", type=click.IntRange(min=0), default=200, show_default=True, help="Plain words to take away; 0: no mutation."
)
@click.option("--seed", metavar="N", type=int, default=1, show_default=True, help="Which sample of plain words.")
def check(overlays: tuple[Path, ...], mutations: int, seed: int) -> None:
    """Load the codebook strictly, run every example and counter-example, then take lines away and see that an example notices.

    Every guard is taken away once, plain words by a sample. Each fault is one line; the exit code is 1 if there is any.
    """
    from khabar.codebook import load
    from khabar.evaluate import examples, mutants

    codebook = load(overlays, world=True)
    faults = list(examples.check(codebook))
    if not faults and mutations:
        faults += mutants.check(codebook, sample=mutations, seed=seed)
    for fault in faults:
        click.echo(str(fault), err=True)
    click.echo(f"codebook {codebook.digest[:12]}: {len(codebook.frames)} frames, {len(codebook.concepts):,} concepts, {len(faults)} faults")
    sys.exit(1 if faults else 0)
