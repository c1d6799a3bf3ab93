"""`khabar user`: the people of a shared ledger, and tokens for programs."""

from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from khabar.ledger.people.roles import Role

_ROLES = click.Choice(["reader", "reviewer", "editor", "administrator"])
_MOST_DAYS = 3650


@click.group("user")
def command() -> None:
    """Look after the people of a ledger that several share (`khabar serve --shared`)."""


@command.command("add")
@click.argument("name")
@click.option("--role", type=_ROLES, default="reader", show_default=True, help="Each may what those before it may.")
@click.option("--password", is_flag=True, help="Ask for a password; without one nobody can sign in as this person, only write with tokens.")
@options.ledger
def add(name: str, role: str, password: bool, ledger: str) -> None:
    """Add a person to a ledger."""
    from khabar.cli.ledgers import opened
    from khabar.engines.stamps import stamper
    from khabar.ledger.people import users
    from khabar.ledger.people.secrets import PasswordError

    given = _asked() if password else None
    stamp = stamper("")
    try:
        with opened(ledger) as database, database.writing() as connection:
            user = users.make(connection, name, _role(role), given, "person:command-line", stamp())
    except users.BadNameError as error:
        raise click.ClickException(f"{name!r}: a name has letters, digits and . _ - only, forty at most") from error
    except users.TakenError as error:
        raise click.ClickException(f"{name}: somebody has this name") from error
    except PasswordError as error:
        raise click.ClickException(_WEAK[str(error)]) from error
    click.echo(f"{user.name}: {role}")


@command.command("password")
@click.argument("name")
@options.ledger
def password(name: str, ledger: str) -> None:
    """Set a new password for a person; their sessions end."""
    from khabar.cli.ledgers import opened
    from khabar.engines.stamps import stamper
    from khabar.ledger.people import users
    from khabar.ledger.people.secrets import PasswordError

    given, stamp = _asked(), stamper("")
    try:
        with opened(ledger) as database, database.writing() as connection:
            users.set_password(connection, name, given, "person:command-line", stamp())
    except KeyError as error:
        raise click.ClickException(f"there is nobody called {name}") from error
    except PasswordError as error:
        raise click.ClickException(_WEAK[str(error)]) from error
    click.echo(f"{name}: the password is set; all sessions ended")


@command.command("token")
@click.argument("name")
@click.option("--for", "label", metavar="TEXT", required=True, help="What it is for; shown where tokens are listed.")
@click.option("--role", type=_ROLES, help="What it may, never more than the person. Default: what the person may.")
@click.option("--days", type=click.IntRange(1, _MOST_DAYS), default=365, show_default=True, help="How long it holds.")
@options.ledger
def token(name: str, label: str, role: str | None, days: int, ledger: str) -> None:
    """Make a token by which a program writes as this person (Authorization: Bearer). It is printed once and kept nowhere."""
    from khabar.cli.ledgers import opened
    from khabar.engines.stamps import stamper
    from khabar.ledger.people import tokens, users

    stamp = stamper("")
    try:
        with opened(ledger) as database, database.writing() as connection:
            user = users.find(connection, name)
            lent = _role(role) if role else user.role if user else _role("reader")
            made = tokens.issue(connection, name, label, lent, "person:command-line", stamp(), days)
    except KeyError as error:
        raise click.ClickException(f"there is nobody called {name}, or the account is closed") from error
    except ValueError as error:
        raise click.ClickException(f"{name} is no {error.args[0]}: a token may no more than its person") from error
    click.echo(made)


@command.command("list")
@options.ledger
def everyone(ledger: str) -> None:
    """List the people of a ledger, and how many tokens of each hold."""
    from khabar.cli.ledgers import opened
    from khabar.ledger.people import tokens, users

    with opened(ledger) as database, database.reading() as connection:
        for user in users.everyone(connection):
            held = sum(not one.ended for one in tokens.of_person(connection, user.name))
            click.echo(f"{user.name:<24} {user.role.word:<14} {'' if user.active else 'closed  '}{held} tokens")


_WEAK = {
    "short": "a password has twelve letters at least",
    "long": "this password is too long",
    "name": "a password is not made from the name",
}


def _asked() -> str:
    given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return given


def _role(word: str) -> "Role":
    from khabar.ledger.people.roles import WORDS

    return WORDS[word]
