"""The figures of a coder against gold: precision, recall and F1 of claims and of every field, micro-averaged over documents.

A predicted claim is paired with a gold claim of the same type whose evidence overlaps, best pairs first. Fields are counted on
core types only; a missed claim misses all its fields and an extra claim adds all of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from khabar.evaluate.pairing import Paired, pair, same_claim, same_name, same_slot, same_tally
from khabar.evaluate.sheets import ROLES, Item, Sheet, check
from khabar.model.event_types import CORE

GROUPS = ("core", "wider", "all", *ROLES, "date", "numbers", "full", "tallies", "not occurred")
ACCURACIES = ("mode", "status", "country", "stance", "outcome", "via")
Counts: TypeAlias = defaultdict[str, Counter[str]]


class Rate(Struct, frozen=True):
    """Precision, recall and F1 (rounded to three digits) with the counts they come from."""

    p: float
    r: float
    f1: float
    tp: int
    predicted: int
    gold: int


class Accuracy(Struct, frozen=True):
    """The share of paired claims whose field is right; None where gold never has it."""

    accuracy: float | None
    seen: int


class Scores(Struct, frozen=True):
    """All figures of one run over one gold folder."""

    documents: int
    rates: dict[str, Rate]
    accuracies: dict[str, Accuracy]
    by_type: dict[str, Rate]

    def f1(self, name: str) -> float:
        """The F1 of one group or field."""
        return self.rates[name].f1

    def plain(self) -> dict[str, object]:
        """The figures as one flat mapping, in the order they are printed."""
        rows: dict[str, object] = {"documents": self.documents}
        for name, value in (*self.rates.items(), *self.accuracies.items()):
            rows[name] = {field: getattr(value, field) for field in value.__struct_fields__}
        rows["by_type"] = {name: {field: getattr(rate, field) for field in rate.__struct_fields__} for name, rate in self.by_type.items()}
        return rows


Observer: TypeAlias = Callable[[Sheet, Paired], None]


def score(gold: Sequence[Sheet], predicted: Mapping[str, Sheet], observe: Observer | None = None) -> Scores:
    """The figures of predictions by document id. Raises ``SheetError`` for predictions that do not quote their text.

    ``observe`` is shown how the claims of each document were paired.
    """
    counts: Counts = defaultdict(Counter)
    by_type: Counts = defaultdict(Counter)
    for sheet in gold:
        guess = predicted.get(sheet.doc_id) or Sheet(doc_id=sheet.doc_id)
        check(sheet, guess)
        paired = pair(sheet.claims or (), guess.claims or (), same_claim)
        if observe:
            observe(sheet, paired)
        _count_claims(counts, by_type, paired)
        _count_accuracies(counts, paired)
        _count_statuses(counts, paired)
        _count_fields(counts, paired)
        _add(counts["tallies"], pair(sheet.tallies or (), guess.tallies or (), same_tally))
    return Scores(
        documents=len(gold),
        rates={name: _rate(counts[name]) for name in GROUPS},
        accuracies={name: _accuracy(counts[name]) for name in ACCURACIES},
        by_type={name: _rate(count) for name, count in sorted(by_type.items())},
    )


def report(scores: Scores) -> Iterator[str]:
    """The figures as lines to print."""
    yield f"{'documents':16} {scores.documents}"
    for name, rate in scores.rates.items():
        yield f"{name:16} P {rate.p:.3f}  R {rate.r:.3f}  F1 {rate.f1:.3f}  ({rate.tp}/{rate.predicted}/{rate.gold})"
    for name, accuracy in scores.accuracies.items():
        yield f"{name:16} accuracy {accuracy.accuracy}  of {accuracy.seen}"
    for name, rate in scores.by_type.items():
        counts = f"({rate.tp} right of {rate.predicted} coded, {rate.gold} in gold)"
        yield f"  {name:14} P {rate.p:.3f}  R {rate.r:.3f}  F1 {rate.f1:.3f}  {counts}"


def _add(count: Counter[str], paired: Paired) -> None:
    right = len(paired.pairs)
    count.update(tp=right, predicted=right + len(paired.extra), gold=right + len(paired.missed))


def _count_claims(counts: Counts, by_type: Counts, paired: Paired) -> None:
    for gold, guess in paired.rows():
        kind = _type_of(gold, guess)
        row = {"tp": int(gold is not None and guess is not None), "predicted": int(guess is not None), "gold": int(gold is not None)}
        for group in ("core" if kind in CORE else "wider", "all"):
            counts[group].update(row)
        by_type[kind].update(row)


def _count_accuracies(counts: Counts, paired: Paired) -> None:
    for gold, guess in paired.pairs:
        for field in ("mode", "country", "stance", "outcome"):
            if wanted := getattr(gold, field):
                counts[field].update(seen=1, right=int(wanted == getattr(guess, field)))
        counts["status"].update(seen=1, right=int(gold.status == guess.status))
        if gold.via is not None:
            counts["via"].update(seen=1, right=int(same_slot(gold.via, guess.via)))


def _count_statuses(counts: Counts, paired: Paired) -> None:
    """All that is told as anything but having occurred: denied, planned, hypothetical."""
    for gold, guess in paired.rows():
        wanted, found = (item.told_status() if item else "occurred" for item in (gold, guess))
        right = wanted == found != "occurred"
        counts["not occurred"].update(gold=int(wanted != "occurred"), predicted=int(found != "occurred"), tp=int(right))


def _count_fields(counts: Counts, paired: Paired) -> None:
    for gold, guess in paired.rows():
        if _type_of(gold, guess) not in CORE:
            continue
        for role in ROLES:
            first, second = gold and gold.slot(role), guess and guess.slot(role)
            _count_value(counts[role], first, second, right=bool(first and second and same_name(first, second)))
        for name, field in (("date", "date"), ("numbers", "killed"), ("numbers", "injured"), ("numbers", "weapon_count")):
            a, b = (getattr(item, field) if item else None for item in (gold, guess))
            _count_value(counts[name], a, b, right=a is not None and a == b)
        _count_value(counts["full"], gold, guess, right=gold is not None and guess is not None and _fully_right(gold, guess))


def _count_value(count: Counter[str], gold: object, guess: object, *, right: bool) -> None:
    count.update(gold=int(gold is not None), predicted=int(guess is not None), tp=int(right))


def _fully_right(gold: Item, guess: Item) -> bool:
    same_roles = all(same_slot(gold.slot(role), guess.slot(role)) for role in ("actor", "target", "place"))
    return same_roles and gold.date == guess.date and gold.status == guess.status


def _type_of(gold: Item | None, guess: Item | None) -> str:
    item = gold or guess
    return (item.type if item else None) or ""


def _rate(count: Counter[str]) -> Rate:
    tp, predicted, gold = count["tp"], count["predicted"], count["gold"]
    p = tp / predicted if predicted else 0.0
    r = tp / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return Rate(p=round(p, 3), r=round(r, 3), f1=round(f1, 3), tp=tp, predicted=predicted, gold=gold)


def _accuracy(count: Counter[str]) -> Accuracy:
    seen = count["seen"]
    return Accuracy(accuracy=round(count["right"] / seen, 3) if seen else None, seen=seen)
