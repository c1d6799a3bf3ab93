"""The command line. Each command lives in a module of its own and is imported only when it is asked for."""

import importlib
import io
import sys

import click

from khabar import __version__

_COMMANDS = {
    "run": "Read articles into a ledger, code and link them, and say what is new.",
    "ingest": "Take articles into a ledger as they came, to be read by a later run.",
    "watch": "Read feeds into a ledger on a schedule, and say which are silent or failing.",
    "code": "Read articles into claims and tallies.",
    "explain": "Show why the claims of a text came out, and what was rejected.",
    "link": "Link the claims of coded documents into events.",
    "explain-event": "Show why the claims of an event are in it, and why the nearest other claim is not.",
    "judge": "Write down whether two claims are of one event, and see what it changes.",
    "tallies": "Set counts over many events beside the events that were found.",
    "evaluate": "Score the coder against a folder of gold documents.",
    "events": "List the events of a ledger.",
    "claims": "List the claims of a ledger.",
    "search": "Find words in the articles of a ledger, in any spelling.",
    "show": "Show an event, an article or a claim of a ledger.",
    "sql": "Answer a question in SQL over a ledger or a folder of Parquet files.",
    "serve": "Show a ledger in a browser.",
    "user": "Look after the people of a ledger that several share, and tokens.",
    "review": "Say whether a claim of a ledger is what its article says.",
    "ledger": "Look after a ledger: check it, say what it holds.",
    "config": "Show what is set, and where.",
    "codebook": "Work on the codebook.",
    "demo": "Code the bundled reports and show what comes out.",
}


_GROUPS = frozenset({"ledger", "codebook", "user"})
"""What holds commands of its own, which take the same settings."""


_EXTRAS = {
    "archive": frozenset({"alembic", "sqlalchemy", "feedparser", "lxml", "protego", "urllib3", "idna"}),
    "archive,analysis": frozenset({"duckdb", "pyarrow"}),
    "archive,web": frozenset({"argon2", "babel", "fastapi", "jinja2", "multipart", "starlette", "uvicorn"}),
}
"""Modules that commands import themselves, by the extra that brings them; those of readers are told with the file that wants them."""


INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""


class _OnDemand(click.Group):
    """Imports a command when it is run: `khabar --help` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"khabar.cli.{cmd_name.replace('-', '_')}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what the codebook does not understand is told in one line."""
        try:
            return super().invoke(ctx)
        except ValueError as error:
            from khabar.codebook import CodebookError

            if isinstance(error, CodebookError):
                raise click.ClickException(f"codebook: {error}") from error
            raise
        except KeyboardInterrupt:
            click.echo("khabar: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except ModuleNotFoundError as error:
            wanted = (error.name or "").partition(".")[0]
            extra = next((name for name, modules in _EXTRAS.items() if wanted in modules), None)
            if extra is None:
                raise
            raise click.ClickException(f"this needs `pip install 'khabar[{extra}]'`: there is no module {error.name}") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(cls=_OnDemand, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(__version__, prog_name="khabar")
@click.pass_context
def main(context: click.Context) -> None:
    """Arabic news reports of armed conflict, read into claims and tallies with their evidence."""
    from khabar.cli.settings import defaults

    if context.invoked_subcommand != "config":  # which tells what is wrong with them
        context.default_map = defaults({name: name in _GROUPS for name in _COMMANDS})
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the locale: what is printed is Arabic
