"""`khabar config`: what is set, and where."""

import sys

import click

from khabar.cli import options


@click.command("config")
def command() -> None:
    """Show what every setting comes to and where it came from: the environment, khabar.toml, or the default.

    A flag of a command outranks them all. khabar.toml is looked for where KHABAR_CONFIG says, then here, then in the user's configuration
    folder (khabar/khabar.toml). A value that its setting cannot have is marked with the cause, and the exit code is 1.
    """
    from khabar.cli.settings import effective, variable

    found = effective()
    width = max(len(one.name) for one in found)
    for one in found:
        several = isinstance(one.value, list | tuple)
        value = (", ".join(map(str, one.value)) if several else one.value) if one.value not in (None, (), []) else "-"
        click.echo(f"{one.name:<{width}}  {options.hidden(str(value))}  ({one.origin}; {variable(one.name)}, --{one.name})")
        if one.fault is not None:
            click.echo(f"{'':<{width}}  invalid: {one.fault}")
    sys.exit(1 if any(one.fault is not None for one in found) else 0)
