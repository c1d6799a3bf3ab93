#!/usr/bin/env python3
"""Write docs/reference/cli.md from the program itself. With --check only say whether it is current (exit code 1 if not)."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from khabar.cli import main as khabar

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
WIDTH = 100
_HEAD = "# Command line\n\nWritten from the program by `make reference`; do not edit.\n"


def page() -> str:
    """The whole reference as Markdown: the help of every command."""
    return "\n".join([_HEAD, *(f"## `{name}`\n\n```text\n{text}\n```\n" for name, text in _helps(khabar, "khabar"))])


def _helps(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    own_name = name.rpartition(" ")[2]
    context = click.Context(command, parent, own_name, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"])
    yield name, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _helps(found, f"{name} {child}", context)


def main() -> None:
    """Write or check the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    text = page()
    if not parser.parse_args().check:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        sys.exit("docs/reference/cli.md is not current: run `make reference`")


if __name__ == "__main__":
    main()
