"""`khabar evaluate`: the figures against gold."""

from pathlib import Path

import click

from khabar.cli import options


@click.command("evaluate")
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--predictions",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Score this JSON Lines file instead of coding the documents now.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--show", metavar="KIND", help="List errors on standard error: missed, extra, a role, date, or all.")
@options.jobs
@options.overlays
def command(gold: Path, predictions: Path | None, as_json: bool, show: str | None, jobs: int, overlays: tuple[Path, ...]) -> None:
    """Score the coder against GOLD_DIR, a folder of gold documents (one JSON file each).

    Prints precision, recall and F1 of claims, of each field and of each event type, with right/coded/gold counts.
    """
    import msgspec

    from khabar.evaluate.errors import KINDS, listing
    from khabar.evaluate.runs import evaluate_folder
    from khabar.evaluate.score import report, score
    from khabar.evaluate.sheets import SheetError, read_gold, read_predictions

    if show is not None and show not in KINDS:
        raise click.BadParameter(f"one of {', '.join(KINDS)}", param_hint="--show")
    observe = listing(show, lambda line: click.echo(line, err=True)) if show else None
    try:
        if predictions:
            sheets, coded = read_gold(gold), read_predictions(predictions)
            if not any(sheet.doc_id in coded for sheet in sheets):
                raise SheetError("no predicted doc_id is a gold doc_id")
            scores = score(sheets, coded, observe)
        else:
            scores = evaluate_folder(gold, options.number_of_jobs(jobs), overlays, observe)
    except SheetError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(scores.plain()), indent=1).decode())
    else:
        click.echo("\n".join(report(scores)))
