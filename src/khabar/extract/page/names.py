"""Names of the codebook in a row of words: the longest that the words around allow, also with marks of quotation or a line end inside."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from khabar.codebook.lexicon import NameHit, Reading
from khabar.codebook.types import Concept, Name
from khabar.text import Word
from khabar.text.clitics import Peeled
from khabar.text.inflect import FOR, has_article, name_key
from khabar.text.marks import QUOTES

NEED_REACH = 3  # words to each side in which a name's condition is looked for; the codebook's own format says three
VOUCHED = 300  # words to each side in which another place may vouch for one: a report; more would cost time in long texts
OF_PLACES = ("concepts/places/", "world/")  # files of the codebook
GROUND = frozenset({"place", "facility"})
AREAS = frozenset({"area", "direction"})
ON_GROUND = frozenset({"strike", "capture"})  # acts that ground may be the object of
PASSED = QUOTES | {"\n"}
MARKS = 3  # marks between two words of a name: one that closes a quotation and the two line ends of a new paragraph


def name_at(found: Sequence[Word], readings: Sequence[Reading], at: int) -> NameHit | None:
    """The names that begin at a word."""
    starts = readings[at].starts
    second = _second(found, at)
    for start in starts:
        if start.conditional or second in start.table.longer:
            return _fitting_name(found, readings, at, second)
    for start in starts:
        if start.hit is not None:
            return start.hit
    return None


def whole_name_at(found: Sequence[Word], readings: Sequence[Reading], at: int) -> NameHit | None:
    """The names that begin at a word, none where the second of two words begins a longer one: "the town of Ain | al-Arab" is not Al Ain.

    A second word that names the same by itself may stand in both: "the region of Kurdistan | of Iraq".
    """
    hit = name_at(found, readings, at)
    last = at + hit.length - 1 if hit is not None else at
    if last != at + 1 or has_article(found[last].form) or not readings[last].starts:
        return hit
    concepts = {name.concept for name in hit.names} if hit is not None else set()
    if any(name.concept in concepts for start in readings[last].starts for name in start.alone):
        return hit
    inner = name_at(found, readings, last)
    return hit if inner is None or inner.length == 1 else None


def name_alone(found: Sequence[Word], readings: Sequence[Reading], at: int, end: int, *, whole: bool) -> NameHit | None:
    """The longest names that begin at a word and end before ``end``, where what stands around is not asked.

    ``whole``: only names that end right there, for which no word beside them has to vouch; else only those that need none.
    """
    best: list[Name] = []
    length, peeled = 0, None
    for start in readings[at].starts:
        for name, reach in (*_longer(found, at, start.table.longer.get(_second(found, at), ())), *[(name, 1) for name in start.alone]):
            if at + reach > end or reach < length or (at + reach < end if whole else name.needs):
                continue
            if reach > length:
                best, length, peeled = [], reach, start.peeled
            if start.peeled == peeled:
                best.append(name)
    return NameHit(tuple(best), length, peeled) if peeled is not None else None


def _second(found: Sequence[Word], at: int) -> str:
    """The word that a name may go on with."""
    n = _onward(found, at + 1)
    return name_key(found[n].form) if n < len(found) else ""


def _onward(found: Sequence[Word], at: int) -> int:
    """Where a name goes on: at a word, or behind the marks that may part its words."""
    n = at
    while n < len(found) and found[n].form in PASSED and n - at < MARKS:
        n += 1
    return n


def _fitting_name(found: Sequence[Word], readings: Sequence[Reading], at: int, second: str) -> NameHit | None:
    """The longest names at a word that the words around it allow."""
    best: list[Name] = []
    length, size, peeled = 0, 0, None
    for start in readings[at].starts:
        for name, reach in (*_longer(found, at, start.table.longer.get(second, ())), *[(name, 1) for name in start.alone]):
            if len(name.words) < size:
                break
            an_act = reach > 1 and name.article and readings[at].noun_triggers and not start.peeled.article  # "an American aggression"
            parted = _bears_article(start.peeled) and _is_unbound(found, readings, name, at)
            if not (an_act or parted) and _fits(found, readings, name, at, at + reach):
                if len(name.words) > size:
                    best, length, size, peeled = [], reach, len(name.words), start.peeled
                if start.peeled == peeled:
                    best.append(name)
    return NameHit(tuple(best), length, peeled) if peeled is not None else None


def _longer(found: Sequence[Word], at: int, names: Sequence[Name]) -> Iterator[tuple[Name, int]]:
    """Those among names of several words that stand at a word, its second word being theirs, and how many words and marks each covers."""
    second = _onward(found, at + 1)
    for name in names:
        last = second
        for wanted in name.words[2:]:
            last = _onward(found, last + 1)
            if last >= len(found) or name_key(found[last].form) != wanted:
                break
        else:
            yield name, _closed(found, at, last + 1) - at


def _bears_article(peeled: Peeled) -> bool:
    """Whether a word begins with the article for sure: behind "for" it cannot be told from a first letter that is "l" ("for l-")."""
    if peeled.preposition == FOR and peeled.stem.startswith(FOR):
        return False
    return peeled.article or has_article(peeled.stem)


def _is_unbound(found: Sequence[Word], readings: Sequence[Reading], name: Name, at: int) -> bool:
    """Whether a noun with the article is no part of a name that has it bare, with a genitive ("the army (accused) Sudan").

    Where the next word bears an article that the name lacks, it is an adjective in both ("the American forces").
    """
    if name.bound is False or not readings[at].nouns:
        return False
    return name.bound is True or not has_article(found[_onward(found, at + 1)].form)


def _closed(found: Sequence[Word], at: int, end: int) -> int:
    """Where a name ends with the mark that closes a quotation opened inside it."""
    marks = sum(word.form in QUOTES for word in found[at:end])
    opened = marks % 2 == 1 and not (at and found[at - 1].form in QUOTES)
    return end + 1 if opened and end < len(found) and found[end].form in QUOTES else end


def _fits(found: Sequence[Word], readings: Sequence[Reading], name: Name, at: int, end: int) -> bool:
    """Whether the words around a name allow it."""
    if not (name.needs or name.not_before or name.not_after):
        return True
    last_word = readings[at - 1].key if at else ""
    told = not name.needs or last_word in name.after or (name.quoted and _is_quoted(found, at, end))
    before, behind = readings[max(0, at - NEED_REACH) : at], readings[end : end + NEED_REACH]
    if not (told or _vouches(name.needs, before) or _vouches(name.needs, behind) or _is_vouched_for(readings, name, at)):
        return False
    return _is_allowed(found, readings, name, at, end)


def _is_allowed(found: Sequence[Word], readings: Sequence[Reading], name: Name, at: int, end: int | None = None) -> bool:
    """Whether no word right beside a name keeps it from being meant."""
    end = at + 1 if end is None else end
    last_word = readings[at - 1].key if at else ""
    next_at = end + 1 if end < len(found) and found[end].form in QUOTES else end
    next_word = readings[next_at].key if next_at < len(readings) else ""
    return next_word not in name.not_before and last_word not in name.not_after


def _vouches(needs: Sequence[str], near: Sequence[Reading]) -> bool:
    """Whether one of the words that a name needs beside it stands among some, or two of them that are one name ("the Rapid Support")."""
    if any(reading.key in needs or any(noun.noun in needs for noun in reading.nouns) for reading in near):
        return True
    return any(f"{first.key} {second.key}" in needs for first, second in pairwise(near))


def _is_vouched_for(readings: Sequence[Reading], name: Name, at: int) -> bool:
    """Whether a name of a place stands as one does, in a text that speaks further off of another place that vouches for it.

    A word that means something else too is one behind a preposition or the noun of an area: "in the White", in a report of its country.
    """
    if not name.line.startswith(OF_PLACES):
        return False
    before = readings[at - 1] if at else None
    if readings[at].known and not (before is not None and ("area" in before.classes or _is_preposition(before))):
        return False
    around = readings[max(0, at - VOUCHED) : at + VOUCHED]
    return any(reading.key in name.needs and reading.starts for reading in around)


def of_lands_told(found: Sequence[Word], readings: Sequence[Reading], names: Mapping[int, NameHit], free: Sequence[int],
                  concepts: Mapping[str, Concept]) -> dict[int, NameHit]:  # fmt: skip
    """Names whose needed word is not beside them, at ``free`` words that stand as places do, in a report of other places of their land.

    A word that is another noun too is a town only behind the noun of one ("the town of the Gate").
    """
    told = [(at, concepts[name.concept]) for at, hit in names.items() for name in hit.names]
    lands = [(at, concept.country) for at, concept in told if concept.group in GROUND and concept.country is not None]
    places: dict[int, NameHit] = {}
    for at in free:
        if not any(start.conditional for start in readings[at].starts) or not _stands_as_place(readings, at):
            continue
        near = {land for n, land in lands if abs(n - at) <= VOUCHED}
        for start in readings[at].starts:
            meant = tuple(name for name in start.alone if _is_of_land(name, near, concepts) and _is_allowed(found, readings, name, at))
            if meant:
                places[at] = NameHit(meant, 1, start.peeled)
                break
    return places


def _is_of_land(name: Name, lands: set[str], concepts: Mapping[str, Concept]) -> bool:
    concept = concepts[name.concept]
    return bool(name.needs) and name.line.startswith(OF_PLACES) and concept.group in GROUND and concept.country in lands


def _stands_as_place(readings: Sequence[Reading], at: int) -> bool:
    """Whether a word stands behind a preposition, an area or a verb of taking; one that is a noun too behind that of a town."""
    before, reading = readings[at - 1] if at else None, readings[at]
    if before is not None and "area.town" in before.classes:
        return True
    if reading.nouns or before is None:
        return False
    if not reading.known and any(trigger.frame in ON_GROUND for trigger in before.verb_triggers):
        return True  # "shelled A"
    return not before.classes.isdisjoint(AREAS) or _is_preposition(before)


def _is_preposition(reading: Reading) -> bool:
    """Whether a word may be a preposition, and is no noun."""
    alone = reading.cues.alone if reading.cues is not None else ()
    return not reading.nouns and any(hit.cue.kind == "preposition" for hit in alone)


def _is_quoted(found: Sequence[Word], at: int, end: int) -> bool:
    """Whether a quotation holds these words and nothing else."""
    return at > 0 and end < len(found) and found[at - 1].form in QUOTES and found[end].form in QUOTES


def opened_outside(found: Sequence[Word], names: Mapping[int, NameHit]) -> set[int]:
    """The marks right ahead of names that open a quotation which closes inside the name: they part nothing."""
    return {
        at - 1
        for at, hit in names.items()
        if hit.length > 1 and at and found[at - 1].form in QUOTES and sum(word.form in QUOTES for word in found[at : at + hit.length]) % 2
    }


def in_full(found: Sequence[Word], names: dict[int, NameHit], concepts: Mapping[str, Concept]) -> dict[int, NameHit]:
    """The names of a document, those of bodies that only shorten a longer one of it taken as that one.

    "The Islamic Resistance" is that of Iraq where no other is named in full. What the short name means by itself must not be a
    body that the longer one is part of: such a body is often told of beside its branches.
    """
    runs = {at: [word.form for word in found[at : at + hit.length] if word.form not in PASSED] for at, hit in names.items()}
    bodies = [at for at, hit in names.items() if len(runs[at]) > 1 and concepts[hit.names[0].concept].group == "actor"]
    full = dict(names)
    for at in bodies:
        own = {name.concept for name in names[at].names}
        longer = [n for n in bodies if len(runs[n]) > len(runs[at]) and runs[n][: len(runs[at])] == runs[at]]
        meant = {names[n].names[0].concept for n in longer}
        if len(meant) == 1 and own.isdisjoint(_lineage(meant, concepts)):
            full[at] = NameHit(names[longer[0]].names, names[at].length, names[at].peeled)
    return full


def _lineage(ids: set[str], concepts: Mapping[str, Concept]) -> set[str]:
    """Concepts and all that they are part of."""
    found = set(ids)
    for concept in ids:
        parent = concepts[concept].parent
        while parent is not None and parent not in found:
            found.add(parent)
            parent = concepts[parent].parent
    return found
