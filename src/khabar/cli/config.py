"""`khabar config`: what is set, and where."""

import click

from khabar.cli import options


@click.command("config")
def command() -> None:
    """Show what every setting comes to and where it came from: the environment, khabar.toml, or the default.

    A flag of a command outranks them all. khabar.toml is looked for where KHABAR_CONFIG says, then here, then in the user's configuration
    folder (khabar/khabar.toml).
    """
    from khabar.cli.settings import effective, variable

    found = effective()
    width = max(len(one.name) for one in found)
    for one in found:
        value = one.value if isinstance(one.value, str | int) else ", ".join(map(str, one.value or ())) or "-"
        click.echo(f"{one.name:<{width}}  {options.hidden(str(value))}  ({one.origin}; {variable(one.name)}, --{one.name})")
