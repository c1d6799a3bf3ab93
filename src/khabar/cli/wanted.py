"""Options by which events, claims and tallies of a ledger are picked, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from khabar.cli import options

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from khabar.codebook import Codebook
    from khabar.ledger.filters import Box, Filter

Command = TypeVar("Command", bound=Callable[..., Any])
_SHOWN = 50
_HELP = {
    "place": "It lies there, or in it: a name in Arabic or English, or an id of the codebook.",
    "actor": "By this actor or one that belongs to it.",
    "target": "Against this.",
    "weapon": "With this.",
    "type": "Of this type (strike, clash, ...).",
    "mode": "Of this mode (drone, rocket, ...).",
    "status": "Told as occurred, denied, planned, ...",
    "country": "In this country (two letters).",
    "outlet": "Told by this outlet.",
    "source": "By the account of this source.",
    "grade": "Graded so (several-origins, contested, ...).",
    "contradiction": "Whose accounts exclude each other on this (killed, actor, ...).",
    "outcome": "With this outcome (hit, intercepted, ...).",
    "review": "As people decided: reviewed, machine-coded, rejected, confirmed, corrected, wrong, unsure, disputed.",
}
_WORDS = click.option("--words", metavar="WORDS", help='With these words in the evidence, in any spelling; "..." is a phrase.')
_SHARED = (
    click.option("--since", metavar="DATE", type=options.Day(), help="Not before this day."),
    click.option("--until", metavar="DATE", type=options.Day(), help="Not after this day."),
    click.option("--offset", metavar="N", type=click.IntRange(min=0), default=0, help="Rows left out at the beginning."),
)


def filters(*names: str, words: bool = True, shown: int = _SHOWN) -> Callable[[Command], Command]:
    """The options for these facets, for days and for words, and for how many rows are shown."""

    def add(command: Command) -> Command:
        if words:
            command = _WORDS(command)
        for name in reversed(names):
            command = click.option(f"--{name}", metavar="NAME", multiple=True, help=_HELP[name])(command)
        limit = click.option("--limit", metavar="N", type=click.IntRange(min=0), default=shown, show_default=True, help="Rows, 0 for all.")
        for option in (limit, *reversed(_SHARED)):
            command = option(command)
        return command

    return add


def wanted(given: dict[str, Any], codebook: Codebook) -> Filter:
    """The filter that the options come to. A name is looked up in the codebook; one that it does not know is taken as written."""
    from khabar.ledger.asking import FACETS, facet_of
    from khabar.ledger.filters import Filter

    facets = [facet_of(codebook, name, value) for name in FACETS for value in given.get(name) or ()]
    since, until = given.get("since"), given.get("until")
    return Filter(
        facets=tuple(facets),
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        box=box_of(given["box"]) if given.get("box") else None,
        least_origins=given.get("origins"),
        contradicted=True if given.get("contested") else None,
        reviewed=given.get("reviewed"),
        words=given.get("words") or None,
    )


def check_known(connection: Connection, codebook: Codebook, given: dict[str, Any], among: str = "events") -> None:
    """Raises a usage error that names an option whose value no event, claim or tally (``among``) has, with names like it."""
    from khabar.ledger.asking import FACETS
    from khabar.ledger.meant import cause_of, unknown

    once = [("what", given["what"])] if given.get("what") else []
    found = unknown(connection, codebook, [*((name, value) for name in FACETS for value in given.get(name) or ()), *once], among)
    if found:
        raise click.UsageError("; ".join(f"--{one.name}: {cause_of(one)}" for one in found))


def box_of(written: str) -> Box:
    """WEST,SOUTH,EAST,NORTH in degrees. Raises a usage error for anything else."""
    from khabar.ledger import asking

    try:
        return asking.box_of(written)
    except ValueError:
        said = f"--box {written!r}: write WEST,SOUTH,EAST,NORTH in degrees, such as 38.8,29.1,48.6,37.4"
        raise click.UsageError(said) from None
