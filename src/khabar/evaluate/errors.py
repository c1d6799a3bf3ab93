"""The errors of a run, one line each: what a person reads to make the coder better."""

from collections.abc import Callable

from khabar.evaluate.pairing import Paired, same_slot
from khabar.evaluate.score import Observer
from khabar.evaluate.sheets import ROLES, Item, Sheet

KINDS = ("missed", "extra", *ROLES, "date", "all")
_SHOWN = 160


def listing(kind: str, write: Callable[[str], object]) -> Observer:
    """An observer of scoring that writes the errors of one kind (or all)."""

    def observe(sheet: Sheet, paired: Paired) -> None:
        for label, gold, guess in _errors(paired):
            if kind in ("all", label.rsplit(maxsplit=1)[-1]):
                write(_line(sheet, label, gold, guess))

    return observe


def _errors(paired: Paired) -> list[tuple[str, Item | None, Item | None]]:
    wrong: list[tuple[str, Item | None, Item | None]] = [("missed", gold, None) for gold in paired.missed]
    wrong += [("extra", None, guess) for guess in paired.extra]
    for gold, guess in paired.pairs:
        wrong += [(f"wrong {role}", gold, guess) for role in ROLES if not same_slot(gold.slot(role), guess.slot(role))]
        if gold.date != guess.date:
            wrong.append(("wrong date", gold, guess))
    return wrong


def _line(sheet: Sheet, label: str, gold: Item | None, guess: Item | None) -> str:
    head = gold or guess
    evidence = head.evidence[0].text[:_SHOWN].replace("\n", " ") if head and head.evidence else ""
    field = label.rsplit(maxsplit=1)[-1]
    kind = head.type if head else ""
    return "\t".join((sheet.doc_id, label, kind or "", f"gold={_brief(gold, field)}", f"coded={_brief(guess, field)}", evidence))


def _brief(item: Item | None, field: str) -> str:
    if item is None:
        return "-"
    if field == "date":
        return f"{item.date.start}..{item.date.end}" if item.date else "none"
    words = item.slot(field if field in ROLES else "place")
    return words.text if words else "none"
