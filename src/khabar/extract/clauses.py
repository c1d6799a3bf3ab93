"""Who stands where around a verb or an event noun: subject, object and the phrases under prepositions."""

from collections.abc import Sequence

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.chunks import QUOTES, Chunk
from khabar.extract.phrases import Phrase
from khabar.extract.senses import is_agent, senses

STOPS = frozenset({"that", "break", "result", "background", "exception"})
OPENERS = frozenset(":.\n")
HARD_MARKS = frozenset(".!?؟؛;\n…")
BRACKETS = {"(": ")", "-": "-", "–": "–", "—": "—"}
PAIR_REACH = 12  # chunks between a bracket or a dash and its pair; longer asides are read as running text


_BROAD = frozenset({"actor", "place", "facility", "weapon", "unknown", "verbal", "event"})
_NOTHING = Phrase(0, 0, 0, frozenset())


class Complements(Struct, frozen=True, gc=False):
    """Indices into a row of chunks by slot: the first filler and what is coordinated with it."""

    slots: dict[str, tuple[int, ...]]
    pronoun: str = ""
    passive: bool = False

    def first(self, slot: str) -> int | None:
        """The first filler of a slot."""
        found = self.slots.get(slot)
        return found[0] if found else None


def asides(row: Sequence[Chunk]) -> frozenset[int]:
    """Indices of chunks inside brackets or a pair of dashes."""
    hidden: set[int] = set()
    at = 0
    while at < len(row):
        close = BRACKETS.get(row[at].value) if row[at].kind == "mark" else None
        end = next((n for n in range(at + 1, min(len(row), at + PAIR_REACH)) if row[n].kind == "mark" and row[n].value == close), None) if close else None
        if end is not None:
            hidden.update(range(at, end + 1))
            at = end
        at += 1
    return frozenset(hidden)


def after(row: Sequence[Chunk], at: int, hidden: frozenset[int], *, verb: bool) -> dict[str, list[int]]:
    """Fillers by slot to the right of the chunk at ``at``, up to the end of its clause."""
    slots: dict[str, list[int]] = {}
    last_slot, bare = "", 0
    n = at + 1
    while n < len(row):
        chunk = row[n]
        if n in hidden or (chunk.kind == "mark" and chunk.value in QUOTES) or chunk.kind in ("date", "adverb", "descriptor"):
            n += 1
            continue
        if chunk.kind == "mark":
            goes_on = last_slot == "between" or _goes_on(row, n, hidden, bare, verb=verb) or (last_slot and _list_goes_on(row, n, slots[last_slot][-1]))
            if chunk.value in HARD_MARKS or not goes_on:
                break
            n += 1
            continue
        if chunk.kind == "background" and n + 1 < len(row) and row[n + 1].kind == "date":
            n += 2
            continue
        if chunk.kind == "apposition":
            n += 1
            while n < len(row) and row[n].kind in ("noun", "event") and not row[n].slot:
                n += 1
            continue
        if chunk.kind == "relative":
            n = _skip_relative(row, n, hidden)
            if verb and bare == 1:
                n = _to_object(row, n)
            continue
        if chunk.kind in STOPS or chunk.kind in ("verb", "auxiliary"):
            break
        if chunk.kind == "noun" and n and row[n - 1].kind == "mark" and _describes(chunk):
            n += 1
            continue
        if chunk.kind in ("noun", "event", "pronoun"):
            if chunk.joined and chunk.kind != "pronoun":
                joined_slot = last_slot if last_slot == "between" else _joins(row, slots, last_slot, n)
                if chunk.kind == "event" or not joined_slot:
                    break
                slots[joined_slot].append(n)
            else:
                slot = chunk.slot or f"bare{bare}"
                bare += not chunk.slot
                if bare > 2 and not chunk.slot:
                    break
                slots.setdefault(slot, []).append(n) if slot.startswith("bare") or slot not in slots else None
                last_slot = slot
                if chunk.kind == "event" and slot != "of" and not verb:
                    break
        n += 1
    return slots


def _joins(row: Sequence[Chunk], slots: dict[str, list[int]], last_slot: str, n: int) -> str:
    """The slot whose filler a joined noun goes with: one of the same narrow kind, else the last."""
    phrase = row[n].phrase
    if not last_slot or phrase is None or not _coordinates(row, slots[last_slot][-1], n):
        return ""
    for slot in reversed(slots):
        other = row[slots[slot][-1]].phrase
        if other is not None and (other.classes & phrase.classes) - _BROAD and slot not in ("between",):
            return slot
    return last_slot


def _list_goes_on(row: Sequence[Chunk], mark: int, last: int) -> bool:
    """Whether a list goes on after a comma: a joined noun of the same kind, with no verb of its own behind it."""
    if mark + 1 >= len(row) or row[mark].value not in "،,":
        return False
    chunk, phrase = row[mark + 1], row[last].phrase
    if chunk.kind != "noun" or not chunk.joined or phrase is None or not senses(phrase) & {"place", "area", "facility", "site"}:
        return False
    behind = row[mark + 2] if mark + 2 < len(row) else None
    return _coordinates(row, last, mark + 1) and (behind is None or behind.kind != "verb")


def _goes_on(row: Sequence[Chunk], mark: int, hidden: frozenset[int], bare: int, *, verb: bool) -> bool:
    """Whether a clause goes on after a comma: with a date, a prepositional phrase, or a noun that the verb still lacks."""
    n = mark + 1
    while n < len(row) and (n in hidden or row[n].kind in ("date", "adverb") or (row[n].kind == "mark" and row[n].value not in HARD_MARKS)):
        n += 1
    if n >= len(row):
        return False
    chunk = row[n]
    if chunk.joined or chunk.kind in STOPS:
        return False
    if chunk.kind in ("noun", "event"):
        return bool(chunk.slot and chunk.slot not in ("of",)) or (verb and bare < 2)
    return False


def _skip_relative(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> int:
    """The index after a relative clause: at the next mark, or at a joined verb or a preposition that cannot belong to it."""
    n = at + 1
    seen_verb = False
    while n < len(row):
        chunk = row[n]
        if n not in hidden and chunk.kind == "mark" and chunk.value not in QUOTES:
            return n
        if chunk.kind in STOPS or (chunk.kind == "verb" and seen_verb):
            return n
        seen_verb = seen_verb or chunk.kind == "verb"
        n += 1
    return n


def _describes(chunk: Chunk) -> bool:
    """Whether a phrase after a comma is an adjective of the noun before it and no noun of its own."""
    reading = chunk.reading
    return reading is not None and reading.peeled.article and not reading.nouns and (reading.adjective or reading.nation is not None) and not chunk.slot


def _to_object(row: Sequence[Chunk], at: int) -> int:
    """From the comma after a relative clause past a second one joined to it, where the object of the main verb follows that."""
    n = at
    while n + 1 < len(row) and row[n].kind == "mark" and row[n + 1].kind == "verb" and row[n + 1].joined:
        comma = next((k for k in range(n + 1, len(row)) if row[k].kind == "mark" and row[k].value in "،,"), None)
        if comma is None or comma + 1 >= len(row):
            return at
        n = comma
    chunk = row[n + 1] if n + 1 < len(row) else None
    return n if chunk is not None and chunk.kind == "noun" and not chunk.slot and not chunk.joined else at


def _coordinates(row: Sequence[Chunk], left: int, right: int) -> bool:
    """Whether a joined noun goes with the noun before: of a kind with it, or of a kind unknown."""
    a, b = row[left].phrase, row[right].phrase
    if a is None or b is None:
        return False
    left_senses, right_senses = senses(a), senses(b)
    common = {"actor", "person", "site", "structure", "place", "vehicle", "munition", "military_site", "facility"}
    if not right_senses & common or not left_senses & common:
        return "event" not in right_senses
    groups = ({"site", "structure", "place", "vehicle", "facility"}, {"actor", "person", "vehicle"}, {"munition", "vehicle"})
    return any(left_senses & group and right_senses & group for group in groups)


def _paired(row: Sequence[Chunk], comma: int, at: int) -> bool:
    """Whether a comma ahead of a verb closes an inserted date or phrase rather than a clause."""
    return comma < at - 1 or (comma > 0 and row[comma - 1].kind in ("date", "adverb"))


def _opens_speech(row: Sequence[Chunk], at: int) -> bool:
    """Whether the quote mark before a verb opens speech, so that no subject stands ahead of it."""
    return at > 0 and row[at - 1].kind != "relative" and not any(c.kind == "mark" and c.value in QUOTES for c in row[max(0, at - 3) : at])


def before(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> tuple[int | None, bool]:
    """The noun ahead of a verb that can be its subject, and whether a relative pronoun ties them."""
    n = at - 1
    relative = False
    candidate: int | None = None
    while n >= 0:
        chunk = row[n]
        if n == at - 1 and chunk.kind == "mark" and chunk.value in QUOTES and n not in hidden and _opens_speech(row, n):
            break
        if n in hidden or chunk.kind in ("date", "adverb", "auxiliary", "negation") or (chunk.kind == "mark" and chunk.value in QUOTES):
            n -= 1
            continue
        if chunk.kind == "background" and row[n + 1].kind == "date":
            n -= 1
            continue
        if chunk.kind == "relative" and candidate is None:
            relative = True
        elif chunk.kind == "noun" and chunk.phrase is not None and chunk.phrase.counted and not senses(chunk.phrase):
            break
        elif chunk.kind in ("noun", "event"):
            if chunk.slot in ("", "of") or relative:
                return n, relative
            candidate = n
            if chunk.joined:
                break
        elif chunk.kind == "mark" and chunk.value in "،," and candidate is None and not relative and _paired(row, n, at):
            pass
        elif chunk.kind == "pronoun" and chunk.slot == "":
            pass
        else:
            break
        n -= 1
    return None, relative


def verb_complements(row: Sequence[Chunk], at: int, lexicon: Lexicon, hidden: frozenset[int]) -> Complements:
    """Subject, object and prepositional phrases of the verb at ``at``."""
    chunk = row[at]
    slots = after(row, at, hidden, verb=True)
    subject, relative = before(row, at, hidden)
    if subject is not None and (chunk.joined and not relative):
        subject = None
    bare = [slots.pop(f"bare{n}") for n in range(3) if f"bare{n}" in slots]
    forms = chunk.reading.verbs if chunk.reading else ()
    pronoun = chunk.reading.peeled.pronoun if chunk.reading else ""
    subject = None if subject is not None and "direction" in senses(row[subject].phrase or _NOTHING) else subject
    passive = bool(forms) and all(form.voice == "passive" for form in forms)
    plural = bool(forms) and all(form.person in ("3mp", "3fp", "3md", "3fd") for form in forms)
    result = {slot: tuple(found) for slot, found in slots.items()}
    if pronoun and at > 0 and row[at - 1].kind == "event":
        subject, relative = at - 1, True
    about = relative and any(row[n].kind == "pronoun" for found in slots.values() for n in found)
    if about and bare and not passive:
        return Complements({**result, "subject": tuple(bare[0])})
    if pronoun:
        return Complements(_with_pronoun(result, bare, subject, relative), pronoun, passive)
    if bare and not plural and _verb_first(row, bare, subject, relative, lexicon):
        head = row[bare[0][0]]
        if at > 0 and row[at - 1].value == "that-pronoun" and not passive:
            return Complements({**result, "object": tuple(bare[0])})
        if head.kind == "event" and "of" in result and any(t.roles.get("subject") == "event" for t in chunk.triggers):
            return Complements({**result, "subject": tuple(bare[0]), "object": result["of"]})
        if head.kind == "event" and head.reading is not None and head.reading.peeled.pronoun:
            return Complements({**result, "object": tuple(bare[0])})
        if len(bare) > 1 and not passive:
            return Complements({**result, "subject": tuple(bare[0]), "object": tuple(bare[1])})
        transitive = bool(chunk.triggers) and all(_takes_direct_object(t) for t in chunk.triggers)
        lone = not any(form.verb in lexicon.transitive for form in forms) and not passive
        if lone:
            return Complements({**result, "subject": tuple(bare[0])})
        if passive or transitive or not _needs_object(row, bare[0], result, lexicon):
            return Complements({**result, "object": tuple(bare[0])}, passive=True)
        return Complements({**result, "subject": tuple(bare[0])})
    if subject is not None:
        many = any(form.person not in ("3ms", "3fs") for form in forms)
        result["subject"] = _coordinated(row, subject) if many or relative else (subject,)
    if passive and subject is not None:
        result["object"] = result.pop("subject")
        return Complements(result, passive=True)
    if bare:
        result["object"] = tuple(bare[0])
    return Complements(result, passive=passive)


def _coordinated(row: Sequence[Chunk], last: int) -> tuple[int, ...]:
    """A noun with those that it is joined to ahead of it."""
    first = last
    while first > 0 and row[first].joined and row[first - 1].kind == "noun" and _coordinates(row, first - 1, first):
        first -= 1
    return tuple(range(first, last + 1))


def _verb_first(row: Sequence[Chunk], bare: list[list[int]], subject: int | None, relative: bool, lexicon: Lexicon) -> bool:
    """Whether the subject stands after the verb."""
    if subject is None:
        return True
    opening = subject == 0 or row[subject - 1].kind in ("that", "auxiliary") or (row[subject - 1].kind == "mark" and row[subject - 1].value in OPENERS)
    if relative or opening:
        return False
    phrase = row[bare[0][0]].phrase
    return len(bare) > 1 and phrase is not None and is_agent(phrase, lexicon)


def _needs_object(row: Sequence[Chunk], bare: list[int], slots: dict[str, tuple[int, ...]], lexicon: Lexicon) -> bool:
    """Whether the only noun after a verb is its subject: an agent, with the object under a preposition."""
    phrase = row[bare[0]].phrase
    return phrase is not None and is_agent(phrase, lexicon) and bool(slots.keys() & {"on", "to", "against", "from", "with", "in", "about", "companion"})


def _takes_direct_object(trigger: Trigger) -> bool:
    """Whether a trigger's target is its direct object rather than a phrase under a preposition."""
    indirect = any(trigger.roles.get(slot) == "target" for slot in ("from", "in", "to", "companion"))
    return trigger.particle is None and trigger.roles.get("object") == "target" and not indirect


def _with_pronoun(slots: dict[str, tuple[int, ...]], bare: list[list[int]], subject: int | None, relative: bool) -> dict[str, tuple[int, ...]]:
    """A verb with an object pronoun: in a relative clause the antecedent is the object, and the subject follows."""
    if bare:
        slots["subject"] = tuple(bare[0])
    elif subject is not None and not relative:
        slots["subject"] = (subject,)
    if relative and subject is not None:
        slots["object"] = (subject,)
    return slots


def event_complements(row: Sequence[Chunk], at: int, hidden: frozenset[int]) -> Complements:
    """Genitive and prepositional phrases of the event noun at ``at``."""
    slots = after(row, at, hidden, verb=False)
    result = {slot: tuple(found) for slot, found in slots.items() if not slot.startswith("bare")}
    bare = slots.get("bare0")
    if bare and "of" in result and row[bare[0]].kind == "noun" and _takes_object(row, result["of"][0], bare[0]):
        result["object"] = tuple(bare)
    reading = row[at].reading
    pronoun = reading.peeled.pronoun if reading else ""
    if bare and "of" not in result and pronoun and row[bare[0]].kind == "noun":
        result["object"] = tuple(bare)
    return Complements(result, pronoun)


def _takes_object(row: Sequence[Chunk], of: int, bare: int) -> bool:
    """Whether a noun after the genitive is a second object: the genitive did it, and the noun is no title of the genitive."""
    doer, thing = row[of].phrase, row[bare].phrase
    if doer is None or thing is None:
        return False
    acts = senses(doer) & {"actor", "aircraft", "person"}
    return bool(acts) and ("state" in senses(doer) or not senses(doer) & {"site", "structure", "place"})
