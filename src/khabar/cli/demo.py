"""`khabar demo`: the bundled reports, coded, shown and written."""

import contextlib
import sys
from importlib import resources
from pathlib import Path

import click


@click.command("demo")
@click.option("--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), default="demo-out", show_default=True)
def command(out: Path) -> None:
    """Code the bundled reports, show the claims and write them to DIR.

    The reports were written for this demo, in the manner of four outlets that do not exist, about events of October 2023 to
    February 2024 that are on public record. They overlap and disagree, as real ones do.
    """
    from khabar.cli.code import coded_in_order
    from khabar.cli.output import open_output
    from khabar.cli.screen import Screen
    from khabar.ingest import Defaults, read

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{out}: cannot be made: {error.strerror}") from error
    screen = Screen(None if sys.stdout.isatty() else sys.stdout, rows=sys.maxsize)
    with resources.as_file(resources.files("khabar") / "demo" / "reports.jsonl") as reports, contextlib.ExitStack() as files:
        writers = [files.enter_context(open_output(out / name, None, ())) for name in ("claims.jsonl", "claims.csv")]
        for coded in coded_in_order(read([str(reports)], Defaults()), (), 1):
            screen.add(coded)
            for write in writers:
                write(coded)
    screen.finish()
    screen.console.print(_NEXT.format(out=out), markup=False, highlight=False)


_NEXT = """
The reports were written for this demo; the outlets do not exist. Words without an English name stand in Arabic. · is unknown.
Written: {out}/claims.jsonl (every field, every span), {out}/claims.csv and {out}/claims.tallies.csv (for a spreadsheet).

Try next, with .venv/bin in front or on your PATH:
  khabar explain "TEXT" --published 2024-03-14      why each claim came out, and what was rejected
  khabar code article.txt --published 2024-03-14    your own article; a folder or a .jsonl file works too
  khabar code --help                                formats, folders, many processes
"""
