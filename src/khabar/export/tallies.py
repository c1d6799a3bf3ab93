"""Tallies beside events, for reading on a terminal: reported, found and missing at a glance, then the events by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from khabar.codebook import Codebook
from khabar.export.findings import MARKS, words_line
from khabar.export.table import how_many, isolated, when
from khabar.model import Agreement, Counting, Event, Quantity, TallyCheck

_LOUDEST_FIRST = (Agreement.CONTRADICTION, Agreement.DIFFERENCE, Agreement.AGREEMENT, Agreement.SINGLE)
_MOST_LISTED = 10
"""Events of one tally that are listed where not all were asked for: what is read without turning the page."""
_PEOPLE = frozenset({"killed", "injured", "missing", "displaced", "detained"})


def in_order(checks: Iterable[TallyCheck]) -> list[TallyCheck]:
    """What contradicts itself first, then what is missing or too many, what agrees, and last what nothing can be said of."""
    return sorted(checks, key=lambda check: _LOUDEST_FIRST.index(check.agreement))


def tally_lines(
    checks: Iterable[TallyCheck], events: Mapping[str, Event], codebook: Codebook, *, everything: bool = False
) -> Iterator[str]:
    """What came of each tally: reported, found and the difference; what is counted; the events found, and the words of the tally.

    ``events`` gives events by id. Without ``everything`` the events that only may be meant are counted and not listed, and of what
    nothing can be said there are the first two lines only.
    """
    for check in checks:
        rule = codebook.grading.tallies[check.rule]
        yield f"{MARKS[check.agreement]} {check.tallies[0]}  {rule.name.en}" + _amounts(check)
        yield f"    {_counted(check, codebook)}"
        for other in check.tallies[1:]:
            yield f"    beside  {other}"
        if everything:
            yield f"    rule    {rule.holds.en}"
        if everything or check.agreement is not Agreement.SINGLE:
            yield from _listed("found", check.found, events, everything=everything)
            if everything:
                yield from _listed("may be", check.possible, events, everything=True)
            elif check.possible:
                number = len(check.possible)
                yield f"    and {number:,} event{'' if number == 1 else 's'} that may be meant (--all lists them)"
            for words in check.evidence:
                yield words_line(words)
        yield ""


def tally_summary(checks: Sequence[TallyCheck], codebook: Codebook) -> str:
    """How many tallies came out how, in one line."""
    names = Counter(codebook.grading.tallies[check.rule].name.en for check in in_order(checks))
    told = ", ".join(f"{number:,} {name}" for name, number in names.items())
    return f"{len(checks):,} result{'' if len(checks) == 1 else 's'}" + (f": {told}" if told else "")


def _listed(kind: str, ids: Sequence[str], events: Mapping[str, Event], *, everything: bool) -> Iterator[str]:
    shown = ids if everything else ids[:_MOST_LISTED]
    for one in shown:
        event = events.get(one)
        yield f"    {kind:<8}{one}" + (f"  {event.statement.en}" if event is not None and event.statement is not None else "")
    if len(shown) < len(ids):
        yield f"    {'':<8}and {len(ids) - len(shown):,} more (--all lists them)"


def _amounts(check: TallyCheck) -> str:
    parts = [] if check.reported is None else [f"reported {how_many(check.reported)}"]
    if check.amount is not None:
        parts.append(f"found {_found(check.amount)}")
    for name, quantity in (("missing", check.missing), ("too many by", check.surplus)):
        if quantity is not None:
            parts.append(f"{name} {how_many(quantity)}")
    return f": {', '.join(parts)}" if parts else ""


def _found(amount: Quantity) -> str:
    """What is found for sure, and with what may be meant."""
    low, high = amount.low or 0, amount.high or 0
    return f"{low:,}" if low == high else f"{low:,} (up to {high:,})"


def _counted(check: TallyCheck, codebook: Codebook) -> str:
    """What a tally counts: "at least 13 attacks by X on Y in Z, 2024-03-01 to 2024-03-14, as told by W"."""
    told: Counting = check.counting
    said = [f"{'?' if check.reported is None else how_many(check.reported)} {told.what}"]
    of = "of" if told.what in _PEOPLE else "on"
    for word, names in ((of, _some(told.of)), ("by", _some(told.actor)), ("in", told.places)):
        if names:
            said.append(f"{word} {' and '.join(_name(name, codebook) for name in names)}")
    days = "on no day that is told" if told.days is None else when(told.days)
    return f"{' '.join(said)}, {days}" + (f", as told by {_name(told.source, codebook)}" if told.source else "")


def _some(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _name(name: str, codebook: Codebook) -> str:
    concept = codebook.concepts.get(name)
    return isolated(" ".join(name.split())) if concept is None else concept.en
