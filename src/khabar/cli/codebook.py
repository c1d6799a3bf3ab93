"""`khabar codebook`: whether what we know is well said."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.codebook import Codebook
    from khabar.evaluate.examples import Result
    from khabar.evaluate.known import Known


@click.group("codebook")
def command() -> None:
    """Work on the codebook."""


@command.command("check")
@options.overlays
@click.option(
    "--mutations", metavar="N", type=click.IntRange(min=0), default=60, show_default=True, help="Plain words to take away; 0: no mutation."
)
@click.option("--seed", metavar="N", type=int, default=1, show_default=True, help="Which sample of plain words.")
@click.option(
    "--known",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of known_failures.yaml and known_unprotected.yaml; in a checkout tests/evaluate.",
)
def check(overlays: tuple[Path, ...], mutations: int, seed: int, known: Path | None) -> None:
    """Load the codebook strictly, run every example and counter-example, then take lines away and see that an example notices.

    Every guard is taken away once, plain words by a sample. Each fault is one line; the exit code is 1 if there is any that the
    lists of known ones do not name. Plain words that nothing notices are told and are no fault.
    """
    from khabar.codebook import load
    from khabar.evaluate import examples
    from khabar.evaluate.known import known_folder, read_known

    codebook = load(overlays, world=True)
    listed = read_known(known or known_folder())
    results = examples.run(codebook)
    click.echo(f"codebook {codebook.digest[:12]}: {len(codebook.frames)} frames, {len(codebook.concepts):,} concepts")
    for frame in codebook.frames:
        click.echo(f"  {frame:14} {examples.summary(codebook, results, frame)}")
    for result in results:
        if not result.ok:
            click.echo(f"{result}{_reason(listed.failures.get(result.id))}", err=True)
    faults = len(listed.new_failures(results))
    click.echo(f"examples: {examples.summary(codebook, results)}; {faults} failing ones are not listed")
    if mutations:
        faults += _mutate(codebook, results, listed, mutations, seed)
    sys.exit(1 if faults else 0)


def _mutate(codebook: "Codebook", results: "list[Result]", listed: "Known", sample: int, seed: int) -> int:
    """Print what the mutation check finds; the number of unprotected guards that are not listed."""
    from khabar.evaluate import mutants

    found = mutants.check(codebook, sample=sample, seed=seed, results=results)
    for guard in found.unprotected:
        click.echo(f"{guard}{_reason(listed.unprotected.get(guard.key))}", err=True)
    for line in found.unnoticed:
        click.echo(f"{line}: no example notices when it is taken away", err=True)
    for line in listed.stale(results, found.unprotected):
        click.echo(line, err=True)
    faults = len(listed.new_unprotected(found.unprotected))
    click.echo(f"guards: {found.guards - len(found.unprotected)} of {found.guards} protected; {faults} unprotected ones are not listed")
    click.echo(f"plain words: {found.plain - len(found.unnoticed)} of {found.plain} noticed")
    return faults


def _reason(reason: str | None) -> str:
    return f" [listed: {reason}]" if reason else ""
