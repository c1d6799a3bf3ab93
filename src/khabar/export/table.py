"""A table for reading: who did what to whom, where, when and by whose account."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from khabar.model import Claim, Coded, DateRange, Document, Filler, Quantity, Tally
from khabar.text.marks import without_turns

if TYPE_CHECKING:
    from rich.table import Table

_LEFT_TO_RIGHT = "\u200e"
Names = Callable[[str], str | None]


def claims_table(documents: Iterable[Coded], name_of: Names, title: str | None = None) -> "Table":
    """A row for each claim; ``name_of`` gives the neutral English name of a concept, words without one stand in Arabic."""
    table = _table(title, "report", "who", "what", "to whom", "where", "when", "by whose account")
    for coded in documents:
        for number, claim in enumerate(coded.claims):
            document = coded.document
            table.add_row(
                _report(document) if number == 0 else "",
                _named(document, claim.actor, name_of),
                _what(document, claim, name_of),
                _named(document, claim.target, name_of),
                _named(document, claim.place, name_of) if claim.place else claim.country or "·",
                when(claim.date),
                _account(document, claim, name_of),
                end_section=number == len(coded.claims) - 1,
            )
    return table


def tallies_table(documents: Iterable[Coded], name_of: Names, title: str | None = None) -> "Table":
    """A row for each tally."""
    table = _table(title, "report", "how many", "of", "by", "where", "when", "by whose account")
    for coded in documents:
        for tally in coded.tallies:
            table.add_row(*_tally_cells(coded.document, tally, name_of))
    return table


def when(date: DateRange | None) -> str:
    """One day, or the first and the last."""
    if date is None:
        return "·"
    return date.start.isoformat() if date.start == date.end else f"{date.start.isoformat()} to {date.end.isoformat()}"


def how_many(quantity: Quantity) -> str:
    """A count as a person writes it: 3, at least 3, up to 3, 3-5."""
    low, high = quantity.low, quantity.high
    if low == high:
        return "?" if low is None else f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,}-{high:,}"


def isolated(words: str) -> str:
    """The words with left-to-right marks around them: a terminal that turns Arabic around keeps the columns in their order."""
    words = without_turns(words)
    return f"{_LEFT_TO_RIGHT}{words}{_LEFT_TO_RIGHT}" if words else words


def _report(document: Document) -> str:
    day = document.published.isoformat() if document.published else "undated"
    return f"{isolated(document.outlet or document.doc_id)}\n{day}"


def _tally_cells(document: Document, tally: Tally, name_of: Names) -> list[str]:
    return [
        _report(document),
        f"{how_many(tally.count)} {tally.what}",
        _named(document, tally.of, name_of),
        _named(document, tally.actor, name_of),
        _named(document, tally.place, name_of) if tally.place else tally.country or "·",
        when(tally.date),
        _named(document, tally.attribution.source, name_of),
    ]


def _what(document: Document, claim: Claim, name_of: Names) -> str:
    parts = [claim.type if claim.mode is None else f"{claim.type} ({claim.mode})"]
    if claim.status != "occurred":
        parts.append(claim.status)
    if claim.outcome:
        parts.append(claim.outcome)
    if claim.killed:
        parts.append(f"killed {how_many(claim.killed)}")
    if claim.injured:
        parts.append(f"injured {how_many(claim.injured)}")
    if claim.weapon:
        number = f"{how_many(claim.weapon_count)} × " if claim.weapon_count else ""
        parts.append(number + _named(document, claim.weapon, name_of))
    return ", ".join(parts)


def _account(document: Document, claim: Claim, name_of: Names) -> str:
    said = claim.attribution
    if said.source is None:
        return "the outlet itself"
    words = _named(document, said.source, name_of)
    if said.stance and said.stance != "says":
        words += f" ({said.stance})"
    return words + (f", via {_named(document, said.via, name_of)}" if said.via else "")


def _named(document: Document, filler: Filler | None, name_of: Names) -> str:
    if filler is None:
        return "·"
    name = name_of(filler.concept) if filler.concept else None
    return name or isolated(" ".join(document.quote(filler.span).split()))


def _table(title: str | None, *columns: str) -> "Table":
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=title and escape(title), box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, show_edge=False)
    for column in columns:
        no_wrap = column == "when"
        table.add_column(column, no_wrap=False, overflow="fold", min_width=10 if no_wrap else 6, vertical="top")
    return table
