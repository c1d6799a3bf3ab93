"""`khabar demo`: the bundled reports, coded, shown and written."""

import contextlib
import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khabar.cli.screen import Screen
    from khabar.codebook import Codebook
    from khabar.model import Coded, Event


@click.command("demo")
@click.option("--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), default="demo-out", show_default=True)
def command(out: Path) -> None:
    """Code the bundled reports, link what they claim into events, fill a ledger with them, show all three and write them to DIR.

    The reports were written for this demo, in the manner of four outlets that do not exist, about events of October 2023 to
    February 2024 that are on public record. They overlap and disagree, as real ones do.
    """
    from khabar.cli.code import coded_in_order
    from khabar.cli.output import open_output
    from khabar.cli.screen import Screen
    from khabar.codebook import load
    from khabar.ingest import Defaults, read

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{out}: cannot be made: {error.strerror}") from error
    codebook = load()
    screen = Screen(None if sys.stdout.isatty() else sys.stdout, codebook, rows=sys.maxsize)
    documents: list[Coded] = []
    with resources.as_file(resources.files("khabar") / "demo" / "reports.jsonl") as reports, contextlib.ExitStack() as files:
        writers = [files.enter_context(open_output(out / name, None, ())) for name in ("claims.jsonl", "claims.csv")]
        for coded in coded_in_order(read([str(reports)], Defaults()), (), 1):
            documents.append(coded)
            screen.add(coded)
            for write in writers:
                write(coded)
        screen.finish()
        contested = _events(documents, codebook, screen, out)
        place = codebook.concepts[contested.place].ar if contested.place in codebook.concepts else contested.type
        _ledger(str(reports), place, out / "khabar.db")
    screen.console.print(_NEXT.format(out=out, contested=contested.event_id), markup=False, highlight=False)


def _events(documents: "list[Coded]", codebook: "Codebook", screen: "Screen", out: Path) -> "Event":
    """Links the claims, writes the events, shows those told more than once, one that is contested in full, and one tally checked.

    Gives the contested one.
    """
    from khabar import pipeline
    from khabar.cli.link import write_linked
    from khabar.export.findings import event_lines
    from khabar.export.tallies import tally_lines
    from khabar.ingest.coded.events import read_events
    from khabar.link import check_tallies, link_pages

    pages = [pipeline.page(coded, codebook, grounded=True) for coded in documents]
    write_linked(link_pages(pages, codebook), codebook, out / "events.jsonl")
    events = [record.event for record in read_events(out / "events.jsonl") if record.event is not None]
    told_often = [event for event in events if len(event.claims) > 1]
    screen.console.print()
    screen.events(told_often, title=f"events told more than once ({len(told_often)} of {len(events)})")
    contested = max((one for one in told_often if one.grade and one.grade.name == "contested"), key=_plainly_contested)
    checks = list(check_tallies((count for page in pages for count in page.counts), events, codebook))
    tally = max((check for check in checks if check.missing is not None), key=lambda check: len(check.found))
    screen.lines("one that is contested", event_lines(contested, codebook))
    by_id = {event.event_id: event for event in events}
    screen.lines("one tally, set beside the events of its days and places", tally_lines([tally], by_id, codebook))
    return contested


def _ledger(reports: str, place: str, ledger: Path) -> None:
    """Fills a ledger with the reports by the commands that a person would use, each shown with what it prints."""
    from khabar.cli import main

    for part in ("", "-wal", "-shm"):
        ledger.with_name(ledger.name + part).unlink(missing_ok=True)
    shown = (
        (["run", reports, "--log", "text"], "khabar run REPORTS"),
        (["search", place, "--limit", "3"], f'khabar search "{place}"'),
        (["events", "--contested", "--limit", "5", "--format", "table"], "khabar events --contested --limit 5"),
        (["ledger", "verify"], "khabar ledger verify"),
    )
    for arguments, line in shown:
        click.echo(f"\n$ {line} --ledger {ledger}")
        with contextlib.suppress(SystemExit):
            main.main([*arguments, "--ledger", str(ledger)], prog_name="khabar", standalone_mode=False)


def _plainly_contested(event: "Event") -> tuple[int, int]:
    """How many attributes have values that exclude each other, then how few have values that merely differ."""
    kinds = [finding.agreement.value for finding in event.findings]
    return kinds.count("contradiction"), -kinds.count("difference")


_NEXT = """
The reports were written for this demo; the outlets do not exist. Words without an English name stand in Arabic. · is unknown.
Written: {out}/claims.jsonl (every field, every span), {out}/claims.csv and {out}/claims.tallies.csv (for a spreadsheet),
{out}/events.jsonl (claims put together, with what each says), {out}/khabar.db (the ledger: all of it, with the articles).

Try next, with .venv/bin in front or on your PATH:
  khabar explain "TEXT" --published 2024-03-14      why each claim came out, and what was rejected
  khabar code article.txt --published 2024-03-14    your own article; a folder or a .jsonl file works too
  khabar explain-event {contested} --events {out}/events.jsonl
                                                    why each claim is in it, and the nearest other is not
  khabar tallies --check --events {out}/events.jsonl
                                                    counts over many events beside the events found
  khabar run ARTICLES                               your own articles into a ledger (khabar.db), again and again
  khabar code --help                                formats, folders, many processes
  khabar serve --ledger {out}/khabar.db             this ledger in a browser, in Arabic and English:
                                                    http://127.0.0.1:8765/
"""
