"""What a long run tells while it goes on: a bar on a terminal, else a log of JSON lines; and what it counted, for Prometheus."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.engines.recording import Report
    from khabar.ingest import Received
    from khabar.model import Issue

EVERY_SECONDS = 10.0
"""Between two lines of progress in a log: a run of an hour has 360, and one that hangs is seen within half a minute."""


class Journal:
    """Tells on standard error what is wrong with articles and how far a run has come; ``form`` is text or json."""

    def __init__(self, form: str) -> None:
        self._is_json = form == "json"
        self._told = time.monotonic()

    def fault(self, received: Received) -> None:
        """Tell what is wrong with an article."""
        if self._is_json:
            for issue in received.issues:
                doc_id = received.document.doc_id if received.document else None
                self.note("issue", level="warning", kind=issue.kind, where=received.where, doc_id=doc_id, message=issue.message)
        else:
            click.echo(f"khabar: {received.complaint()}", err=True)

    def wrong(self, issue: Issue) -> None:
        """Tell what is wrong with a file of an archive, or an article in it."""
        if self._is_json:
            self.note("issue", level="warning", kind=issue.kind, where=issue.where, doc_id=issue.doc_id, message=issue.message)
        else:
            click.echo(f"khabar: {issue.where}: {issue.message}", err=True)

    def missed(self, message: str) -> None:
        """Tell why a look at feeds brought nothing."""
        if self._is_json:
            self.note("missed", level="error", message=message)
        else:
            click.echo(f"khabar: {message}; tried again at the next look", err=True)

    def progress(self, report: Report) -> None:
        """Tell how far a run has come, if it is time to."""
        from msgspec.structs import asdict

        if self._is_json and time.monotonic() - self._told >= EVERY_SECONDS:
            self._told = time.monotonic()
            self.note("progress", **asdict(report))

    def note(self, event: str, level: str = "info", **fields: object) -> None:
        """A line of the log; on a terminal nothing."""
        from khabar.engines.stamps import now
        from khabar.export.jsonl import encoded

        if self._is_json:
            click.echo(encoded({"time": now(), "level": level, "event": event, **fields}), err=True)


def journal(form: str | None) -> Journal:
    """A journal in the form that is asked for, else text on a terminal and JSON elsewhere."""
    return Journal(form or ("text" if options.is_terminal(sys.stderr) else "json"))


def write_metrics(path: Path, counts: Mapping[str, int | float], ledger: str) -> None:
    """The counts of a run as Prometheus text, for the collector of text files of its node exporter; written whole or not at all.

    The ledger is named without its password: whoever looks after machines reads such files.
    """
    from khabar.cli.output import text_output

    name = options.hidden(ledger).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    with text_output(path) as file:
        for metric, value in counts.items():
            file.write(f'# TYPE khabar_run_{metric} gauge\nkhabar_run_{metric}{{ledger="{name}"}} {value}\n')
