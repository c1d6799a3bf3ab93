"""What a comma behind a speaker leads to: his name behind his office, his office behind his name, or what he says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khabar.codebook.lexicon import Lexicon
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking import announcing, names
from khabar.extract.speaking.voices import extends, is_person, phrase_at, touches
from khabar.text.marks import COMMAS, HARD_MARKS

if TYPE_CHECKING:
    from khabar.extract.speaking.speech import Speech

OFFICE = "person.official"
CLOSING = COMMAS | HARD_MARKS | {":", "\n"}


def apposition(scene: Scene, first: int, last: int, comma: int, lexicon: Lexicon) -> int | None:
    """The last chunk of what names the speaker once more behind a comma; the speaker so far are the chunks ``first`` to ``last``."""
    if first < 0 or last != comma - 1 or comma + 2 >= len(scene.row) or not is_person(phrase_at(scene, first)):
        return None
    if _is_name_of(scene, first, last, comma, lexicon):
        return comma + 1
    return _office_of(scene, first, last, comma, lexicon)


def _is_name_of(scene: Scene, first: int, last: int, comma: int, lexicon: Lexicon) -> bool:
    """Whether a name stands behind the comma that closes an office: the minister, So-and-so."""
    row = scene.row
    chunk, behind = row[comma + 1], row[comma + 2]
    inside = (n for n in range(first + 1, last + 1) if not row[n].slot)
    if chunk.phrase is None or chunk.joined or any(names.is_name(scene, n, lexicon) for n in inside):
        return False
    if chunk.slot and not (chunk.slot == "on" and names.is_given(scene, chunk)):
        return False
    may_be = names.may_be_name(scene, chunk.phrase) and announcing.that_follows(row, comma + 1)
    named = may_be or names.is_name(scene, comma + 1, lexicon)
    return named and (behind.kind in ("mark", "that", "date", "verb") or bool(behind.slot))


def _office_of(scene: Scene, first: int, last: int, comma: int, lexicon: Lexicon) -> int | None:
    """The end of the office that stands behind a name: "So-and-so, the spokesman of the army," with a mark or "that" behind it."""
    row = scene.row
    chunk = row[comma + 1]
    if chunk.phrase is None or chunk.slot or chunk.joined or OFFICE not in chunk.phrase.classes:
        return None
    if not any(names.is_name(scene, n, lexicon) for n in range(first, last + 1) if n == first or not row[n].slot):
        return None
    n = comma + 1
    while n + 1 < len(row) and row[n + 1].phrase is not None and touches(scene, n, n + 1) and extends(scene, comma + 1, n + 1, lexicon):
        n += 1
    behind = row[n + 1] if n + 1 < len(row) else None
    closes = behind is None or behind.kind in ("that", "date") or (behind.kind == "mark" and behind.value in CLOSING)
    return n if closes else None


def opens_speech(row: Sequence[Chunk], comma: int) -> bool:
    """Whether a comma stands for "that": a verb stands behind it, and no comma with "that" closes what would be an aside."""
    verb = row[comma + 1] if comma + 1 < len(row) else None
    if verb is None or verb.kind != "verb" or verb.joined or row[comma - 1].phrase is None:
        return False
    behind = range(comma + 2, len(row))
    return not any(row[n].kind == "that" and row[n - 1].kind == "mark" for n in behind)


def said_behind(row: Sequence[Chunk], at: int, speech: "Speech") -> bool:
    """Whether a verb with its speaker closes behind a comma a sentence that told something: "a bomb went off, the army said"."""
    before = row[at - 1] if at > 1 else None
    if before is None or before.value not in COMMAS or row[at].joined or speech.role is None or speech.start is not None:
        return False
    told = any(chunk.kind in ("verb", "event") for chunk in row[:at])
    return told and all(chunk.kind in ("mark", "date") for chunk in row[speech.after :])
