"""`khabar show`: one event, article or claim of a ledger, whole."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from khabar.codebook import Codebook
    from khabar.ledger import Database
    from khabar.ledger.reviewing.reviewed import Reviewed


@click.command("show")
@click.argument("name", metavar="ID")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="For people or for programs."
)
@options.ledger
@options.overlays
def command(name: str, form: str, ledger: str, overlays: tuple[Path, ...]) -> None:
    """Show what a ledger holds under an ID: an event (ev-...), an article, or a claim or tally of one (ARTICLE#c1).

    Of an article that was set aside, or in which something was wrong, it is told why. Of one that came again with other words, what was
    changed is shown below it, line by line. JSON Lines have one line: an event as
    `khabar events` writes it, an article, a claim or a tally as `khabar code` does.
    """
    from khabar.cli.ledgers import opened
    from khabar.codebook import load

    codebook = load(overlays)
    with opened(ledger) as database:
        if form == "jsonl" and _line(name, database):
            return
        if form == "jsonl" or not (_event(name, database, codebook) or _article(name, database, codebook)):
            raise click.ClickException(f"{database.name}: there is no event, article, claim or tally {name}")


def _line(name: str, database: "Database") -> bool:
    """Write what there is under an id as one line of JSON."""
    from khabar.cli.ledgers import picked
    from khabar.export.events import listed_line
    from khabar.export.jsonl import line
    from khabar.ledger.events import load as load_events
    from khabar.ledger.loading import articles, load
    from khabar.ledger.reviewing.reviewed import reviewed_events
    from khabar.model import Coded

    with database.reading() as connection:
        event = load_events(connection, [name]).get(name)
        said = {event_id: one.states for event_id, one in reviewed_events(connection, [name]).items()}
        coded = list(load(connection, [name]).values()) or [one for one in picked(connection, [name]) if one.claims or one.tallies]
        unread = [Coded(document) for document in articles(connection, [name]).values()]
    found = listed_line(event, said) if event is not None else b"".join(line(one) for one in (coded or unread)[:1])
    click.echo(found, nl=False)
    return bool(found)


def _event(name: str, database: "Database", codebook: "Codebook") -> bool:
    from khabar.export.findings import event_lines
    from khabar.ledger.events import load
    from khabar.ledger.reviewing.reviewed import reviewed

    with database.reading() as connection:
        found = load(connection, [name]).get(name)
        said = reviewed(connection, found.claims) if found else {}
    for line in (*event_lines(found, codebook), *_decisions(said)) if found else ():
        click.echo(line)
    return found is not None


def _decisions(said: "Mapping[str, Reviewed]") -> "Iterator[str]":
    """What people decided about claims: each word with who said it, what was corrected, and why."""
    from khabar.export.table import isolated

    for ref, one in said.items():
        yield f"reviewed {ref}: {one.state}"
        for held in one.said:
            decision = held.decision
            fields = "".join(
                f"; {made.field} {isolated(made.value or '·')} (read: {isolated(made.before or '·')})" for made in decision.corrections
            )
            why = f"; {isolated(decision.note)}" if decision.note else ""
            yield f"  {decision.by.removeprefix('person:')} ({held.recorded[:10]}): {decision.review.value}{fields}{why}"


def _article(name: str, database: "Database", codebook: "Codebook") -> bool:
    from khabar.cli.ledgers import picked
    from khabar.cli.screen import Screen
    from khabar.ledger.loading import articles, load
    from khabar.ledger.reviewing.reviewed import reviewed

    with database.reading() as connection:
        whole = articles(connection, [name]).get(name)
        found = list(load(connection, [name]).values()) or [one for one in picked(connection, [name]) if one.claims or one.tallies]
        said = reviewed(connection, [f"{one.document.doc_id}#{claim.id}" for one in found for claim in one.claims])
    if not whole and not found:
        return False
    document = whole or found[0].document
    head = (document.doc_id, document.outlet, document.published, document.url)
    click.echo("  ".join(str(part) for part in head if part is not None))
    if whole:
        title = "" if _begins_with(document.text, document.title) else document.title or ""
        click.echo(f"{title}\n{document.text}\n".lstrip())
    if found:
        screen = Screen(None if options.is_terminal(sys.stdout) else sys.stdout, codebook)
        screen.add(found[0])
        screen.finish()
    for line in _decisions(said):
        click.echo(line)
    if whole and (not found or found[0].document != whole):
        click.echo("not yet read: `khabar run` reads it")
    if whole:
        _issues(name, database)
        _changes(name, database)
        _captures(name, database)
    return True


def _begins_with(text: str, title: str | None) -> bool:
    """Whether the first line of an article is its title, as on most pages."""
    return title is not None and text.lstrip().partition("\n")[0].split() == title.split()


def _issues(name: str, database: "Database") -> None:
    """Tell why an article was set aside, and whatever else is to be known of it, with the file and line."""
    from khabar.export.table import isolated
    from khabar.ledger.troubles import troubles_of

    with database.reading() as connection:
        held = troubles_of(connection, name)
    for one in held:
        click.echo(f"{one.kind}: {isolated(one.message)}{f' ({one.place})' if one.place else ''}")


def _changes(name: str, database: "Database") -> None:
    """Show what each version of an article changed in the one before; nothing of an article that was never changed."""
    from difflib import unified_diff
    from itertools import pairwise

    from khabar.ledger.loading import texts

    with database.reading() as connection:
        held = texts(connection, name)
    for (entry, before), (later, after) in pairwise(held):
        old, new = ([one.title or "", str(one.published or ""), *one.text.splitlines()] for one in (before, after))
        for line in unified_diff(old, new, f"entry {entry}", f"entry {later}", n=0, lineterm=""):
            click.echo(line)


def _captures(name: str, database: "Database") -> None:
    """Tell what became of the address of an article after it was captured first: gone, moved, there again."""
    from itertools import pairwise

    from khabar.ledger.captures import captures_of
    from khabar.model.address import is_same_page

    with database.reading() as connection:
        held = captures_of(connection, name)
    for before, after in pairwise(held):
        was, now = before.at or before.url, after.at or after.url
        if after.gone:
            click.echo(f"entry {after.entry}: gone from {was if not before.gone else now} ({after.recorded})")
        elif before.gone:
            click.echo(f"entry {after.entry}: there again at {now} ({after.recorded})")
        elif now is not None and not is_same_page(was, now):
            click.echo(f"entry {after.entry}: moved from {was} to {now} ({after.recorded})")
