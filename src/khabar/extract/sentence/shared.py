"""What two verbs right behind each other share: "a gunman kills and wounds ten"."""

from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.tenses import is_present

_OPENS = frozenset({"mark", "that", "break"})


def share_victims(row: list[Chunk], complements: dict[int, Complements]) -> None:
    """Give two joined verbs of loss in the present whoever stands ahead of the first as their subject, and as object who stands behind."""
    for at in range(1, len(row) - 1):
        doer, first, second = row[at - 1], row[at], row[at + 1]
        if not (is_present(first) and is_present(second) and second.joined and first.last == second.first and _lose(first, second)):
            continue
        struck = complements[at + 1].slots.get("subject") or complements[at + 1].slots.get("object", ())
        opens = at == 1 or row[at - 2].kind in _OPENS
        if doer.kind == "noun" and not doer.slot and opens and struck and struck[0] > at + 1:
            others = {slot: held for slot, held in complements[at + 1].slots.items() if slot not in ("subject", "object")}
            complements[at] = complements[at + 1] = Complements({**others, "subject": (at - 1,), "object": struck})


def _lose(*verbs: Chunk) -> bool:
    """Whether all of some verbs tell that people were killed or hurt."""
    return all(verb.reading is not None and bool(verb.reading.loses) for verb in verbs)
