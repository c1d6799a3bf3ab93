"""Acts that a verb carries past a clause about who did them: "set about, gunmen who ride motorcycles, the abduction of"."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.agreement import is_accusative_only
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements

_CARRIES = frozenset({"carry", "undergo"})
TELLING = _CARRIES | {"happen", "result", "see", "strike"}  # what a verb is that tells an act itself
_ABOUT = frozenset({"relative", "auxiliary"})  # what a clause about a noun may begin with
_SLOTS = frozenset({"on", "with", "object", "to", "from", "in"})  # where the act stands that a verb carries
OF_DOER = 3  # chunks from the verb to the clause about its subject: a phrase, with whose it is or where from


def give_back_acts(row: Sequence[Chunk], complements: dict[int, Complements]) -> None:
    """Give the act behind a clause about the subject of a carrying verb to that verb, and what follows the act with it."""
    for main, above in list(complements.items()):
        if row[main].kind != "verb" or _CARRIES.isdisjoint(row[main].governs):
            continue
        inner = _clause_about_subject(row, main)
        if inner is None or inner not in complements or not TELLING.isdisjoint(row[inner].governs):
            continue
        told = _act_behind(row, complements[inner], inner)
        if told is None:
            continue
        act, slot = told
        clause = complements[inner]
        kept = {name: tuple(n for n in fillers if n < act) for name, fillers in clause.slots.items()}
        complements[inner] = Complements({name: fillers for name, fillers in kept.items() if fillers}, clause.pronoun, clause.passive)
        slots = {name: fillers for name, fillers in above.slots.items() if name not in ("subject", "object") and fillers[0] > inner}
        complements[main] = Complements({**slots, slot: (act,), "subject": (main + 1,)}, above.pronoun)


def _clause_about_subject(row: Sequence[Chunk], main: int) -> int | None:
    """The verb of a clause about the noun right behind a verb: "gunmen (who) ride", "a patrol (that) was passing"."""
    if main + 1 >= len(row) or row[main + 1].kind != "noun" or row[main + 1].slot or row[main + 1].joined:
        return None
    for n in range(main + 2, min(len(row), main + 2 + OF_DOER)):
        chunk = row[n]
        if chunk.kind == "verb":
            return None if chunk.joined else n
        if chunk.kind not in _ABOUT and not (chunk.kind == "noun" and chunk.slot):
            return None
    return None


def _act_behind(row: Sequence[Chunk], clause: Complements, inner: int) -> tuple[int, str] | None:
    """The act that stands behind the complement of a clause, and its slot; what stands right behind its verb is its own."""
    filled = ((slot, n) for slot, fillers in clause.slots.items() if slot in _SLOTS for n in fillers)
    acts = [(n, slot) for slot, n in filled if n > inner + 1 and row[n].kind == "event"]
    if acts or "object" not in clause.slots:
        return min(acts, default=None)
    behind = clause.slots["object"][-1] + 1  # a second object is that of the verb ahead: "gunmen who wore uniforms carried out an attack"
    event = row[behind] if behind < len(row) and row[behind].kind == "event" and not row[behind].slot else None
    free = event is not None and event.reading is not None and is_accusative_only(event.reading)
    return (behind, "object") if free else None
