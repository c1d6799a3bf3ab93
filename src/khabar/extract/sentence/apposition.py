"""Names that stand right behind what they name: the holder of an office or a title, a place behind its kind."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.text.marks import COMMAS, PARENTHESES

if TYPE_CHECKING:
    from khabar.extract.sentence.chunks import Chunk

_OF_NAMES = frozenset({"to", "of", "in"})  # how a name goes on: "the wing of", "the minister in"
NAMED = frozenset({"unknown", "person"})  # what a name that no list holds is
_SETTLED = frozenset({"area.town", "area.local", "area.district", "area.province"})
TITLES = frozenset({"person.official", "person.military", "person.armed"})


def names_title(row: "Sequence[Chunk]", n: int) -> bool:
    """Whether a chunk names the holder of the title ahead of it: "the UN envoy | A. B.", "the commander | in the Front | Sami al-Aqiq"."""
    chunk = row[n] if 1 <= n < len(row) else None
    if chunk is None or chunk.phrase is None or chunk.kind != "noun" or chunk.slot or chunk.joined or chunk.first != row[n - 1].last:
        return False
    if _names_office(row[n - 1], chunk) or (n > 1 and _names_member(row[n - 2], row[n - 1], chunk.phrase)):
        return True
    if is_strange(chunk.phrase) and chunk.phrase.last - chunk.phrase.first > 1 and _names_holder(row, n):
        return True
    return is_strange(chunk.phrase) and is_strange(row[n - 1].phrase) and names_title(row, n - 1)  # "the minister | A. | al-B."


def names_ahead(row: "Sequence[Chunk]", n: int) -> bool:
    """Whether a chunk is the name of what stands right ahead of it, or tells what that named town is."""
    return names_title(row, n) or names_kind(row, n) or names_seat(row, n)


def says_who(row: "Sequence[Chunk]", slots: Mapping[str, Sequence[int]], verb: "Chunk", n: int) -> bool:
    """Whether an office says who the named person ahead of it was that was lost: "killed was Colonel A. B., commander of the brigade"."""
    dead = slots.get("bare0", ())
    if verb.kind != "verb" or len(dead) != 1 or "bare1" in slots or verb.reading is None or not verb.reading.loses:
        return False
    person, office = row[dead[0]], row[n].phrase
    if person.phrase is None or office is None or row[n].slot or row[n].joined or office.counted or not office.definite:
        return False
    single = person.reading is not None and not person.reading.several and not person.phrase.counted
    told = person.phrase.named or bool(person.phrase.concepts) or person.phrase.last - person.phrase.head > 1
    told = told or any(names_title(row, m) for m in range(dead[0] + 1, n))
    return single and told and "person" in senses(person.phrase) and not office.concepts and not TITLES.isdisjoint(office.classes)


def is_in_name_of(row: "Sequence[Chunk]", n: int) -> bool:
    """Whether a chunk tells in whose name the person right ahead of it speaks, with a pronoun: "the spokesman | in its name | A. B."."""
    chunk = row[n] if n else None
    if chunk is None or chunk.slot != "with" or chunk.phrase is None or chunk.reading is None or not chunk.reading.peeled.pronoun:
        return False
    holder = row[n - 1].phrase
    return senses(chunk.phrase) == {"abstract"} and holder is not None and "person" in senses(holder)


def is_strange(phrase: Phrase | None) -> bool:
    """Whether a phrase holds only words that the codebook does not know, as names of people do."""
    return phrase is not None and not phrase.classes - NAMED and not phrase.counted


def names_kind(row: "Sequence[Chunk]", n: int) -> bool:
    """Whether a chunk is the name of the place whose kind stands right ahead of it under a preposition ("in the capital | Tripoli")."""
    if n < 1 or row[n].slot or row[n].joined or row[n].first != row[n - 1].last or not row[n - 1].slot:
        return False
    kind, name = row[n - 1].phrase, row[n].phrase
    if kind is None or name is None or not kind.definite or "place" not in senses(name):
        return False
    if kind.concepts or kind.inner:
        return not set(kind.concepts).isdisjoint(name.concepts)  # "in the Somali capital | Mogadishu"
    return "area" in senses(kind) and bool(name.concepts)


def names_seat(row: "Sequence[Chunk]", n: int) -> bool:
    """Whether a chunk tells what a named town right ahead of it is: "Zinjibar | the capital of Abyan province", "A town | the main one"."""
    if n < 1 or row[n].slot or row[n].joined or row[n].kind != "noun" or row[n].first != row[n - 1].last:
        return False
    seat, town = row[n].phrase, row[n - 1].phrase
    if seat is None or town is None or seat.concepts:
        return False
    if not seat.inner:
        named = bool(town.inner or town.named) and "area" in town.classes and row[n - 1].slot != ""
        return named and seat.definite and _SETTLED & town.classes == _SETTLED & seat.classes != frozenset()
    return bool(town.concepts) and "town" in town.classes and "area" in senses(seat)


def _names_office(title: "Chunk", named: "Chunk") -> bool:
    """Whether a name follows an office, which is a person's: "the Secretary-General of the United Nations", "the chief of police"."""
    office, name = title.phrase, named.phrase
    if office is None or name is None or title.reading is None or title.reading.classes.isdisjoint(TITLES | {"person.source"}):
        return False
    if office.counted or title.reading.several:
        return False  # "gunmen of the group (killed) the colonel A. B."
    if not office.concepts:
        of_body = office.definite and office.last - office.head > 1
        one = named.reading is not None and not named.reading.several  # no "members of the party" that he calls on
        ranked = one and name.definite and "person.military" in name.classes
        return of_body and ((ranked and (name.named or not office.named)) or (is_strange(name) and not office.named))
    return "person" in name.classes if name.concepts else is_strange(name) and name.last - name.first > 1


def _names_holder(row: "Sequence[Chunk]", n: int) -> bool:
    """Whether a full name follows a title with all that tells of whom it is: "the president of the government (of rebels) in the land"."""
    told = n - 1
    while told > 0 and not row[told].joined and (row[told].slot in _OF_NAMES or _is_bracketed(row, told)):
        told -= 1
    title = row[told]
    if told == n - 1 or title.kind != "noun" or title.phrase is None or title.reading is None or title.reading.several:
        return False
    return title.phrase.definite and not title.phrase.named and bool(senses(title.phrase) & TITLES)


def _is_bracketed(row: "Sequence[Chunk]", n: int) -> bool:
    """Whether a chunk is a bracket or stands alone in brackets."""
    return row[n].value in PARENTHESES or (row[n + 1].value == ")" and row[n - 1].value == "(")


def _names_member(holder: "Chunk", member_of: "Chunk", name: Phrase) -> bool:
    """Whether a name follows the body that the title ahead of it is in."""
    title, body = holder.phrase, member_of.phrase
    if title is None or body is None or member_of.slot not in ("in", "with", "to") or body.first - title.last > 1:
        return False
    person = bool(name.concepts) and "person" in name.classes
    if holder.slot == "in" or title.named or not (title.definite or person) or not senses(title) & TITLES:
        return False
    proper = name.named or (name.definite and not name.classes - NAMED)
    return person if name.concepts else proper


def enclosed_end(row: "Sequence[Chunk]", comma: int) -> int | None:
    """The comma that closes what a comma opens to tell who the subject is, ahead of the object: "the Brigades, the wing of F, (shelled) A".

    None where nothing of the kind stands there.
    """
    n = comma + 1
    phrase = row[n].phrase if n < len(row) and row[n].kind == "noun" and not row[n].slot and not row[n].joined else None
    if phrase is None or not phrase.definite:
        return None
    n += 1
    while n < len(row) and row[n].kind == "noun" and row[n].slot in _OF_NAMES and not row[n].joined:
        n += 1
    if n + 1 >= len(row) or row[n].kind != "mark" or row[n].value not in COMMAS:
        return None
    behind = row[n + 1]
    return n if behind.kind in ("noun", "event") and not behind.slot and not behind.joined else None
