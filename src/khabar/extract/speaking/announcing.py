"""What stands behind a speaker: the speech or the event that he announces, whom he accuses, what is nobody's word of his."""

from collections.abc import Sequence
from itertools import takewhile

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.extract.sentence.tenses import is_present
from khabar.extract.speaking.saying_verbs import saying_of
from khabar.extract.speaking.voices import is_statement, is_word
from khabar.model import Role
from khabar.model.event_types import CORE
from khabar.text.inflect import SPEAKERS
from khabar.text.marks import CLOSING_QUOTES, COMMAS, HARD_MARKS, OPENING_QUOTES, QUOTES

LONG_QUOTE = 4  # chunks in a quotation from which it is speech and no quoted name
AHEAD = 60  # chunks of a sentence that are looked through for the begin of a speech; longer clauses are mostly lists
EVENT_SLOTS = frozenset({"", "with", "from", "on", "to"})  # how an event stands behind the verb that announces it
WHERE = "where"  # the value of a break that begins a clause about a place: "of a town where"
_NOMINAL = frozenset({"noun", "pronoun", "date", "adverb"})
_NAMES = 2  # chunks of a name ahead of a part of it that is spelled like a verb
OFFICES = frozenset({"unknown", "person.official"})


def is_that(scene: Scene, n: int, lexicon: Lexicon, *, named: bool, inside: bool) -> bool:
    """Whether a chunk is "that" or, behind a speaker who is ``named``, "his saying"; the letters of a name in brackets may be spelled so.

    ``inside`` tells that a relative clause is open, in which another may be said to speak.
    """
    chunk, before = scene.row[n], scene.row[n - 1]
    if chunk.kind == "that":
        return before.value != "(" and not (inside and saying_of(before, lexicon) is not None)
    form = scene.page.words[chunk.first].form
    return named and any(saying.kind == "saying" and saying.words == (form,) for saying in lexicon.formulas.get(form, ()))


def that_follows(row: Sequence[Chunk], first: int) -> bool:
    """Whether "that" or a colon stands in a row of chunks from ``first`` on, before any other verb than one that tells who speaks."""
    relative = False
    for chunk in row[first : first - 1 + AHEAD]:
        if chunk.kind == "that" or (chunk.kind == "mark" and chunk.value == ":"):
            return True
        where = chunk.kind == "break" and chunk.value == WHERE
        relative = where or chunk.kind == "relative" or (relative and chunk.value not in COMMAS)
        if (chunk.kind == "verb" and not relative) or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
    return False


def speech_follows(scene: Scene, first: int, *, quoted: bool) -> bool:
    """Whether a speech begins in a sentence from the chunk ``first`` on: with "that", a colon or, if ``quoted``, a quotation."""
    return that_follows(scene.row, first) or (quoted and _quote_follows(scene, first))


def _quote_follows(scene: Scene, first: int) -> bool:
    """Whether a quotation that is speech opens in a row of chunks from ``first`` on, before any verb or hard mark."""
    for n in range(first, min(len(scene.row), first + AHEAD)):
        chunk = scene.row[n]
        if chunk.kind == "mark" and chunk.value in QUOTES:
            return opens_speech(scene, n, formula=False)
        if chunk.kind == "verb" or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
    return False


def tells_of_speaker(row: Sequence[Chunk], n: int) -> bool:
    """Whether a clause begins about the speaker ahead of it, with a speech behind it: "of a town where", "residents (who) fled"."""
    chunk, before = row[n], row[n - 1]
    if chunk.kind == "break":
        placed = chunk.value == WHERE and before.phrase is not None  # behind a comma it goes on with the sentence
        return placed and n + 1 < len(row) and row[n + 1].kind == "verb" and that_follows(row, n + 2)
    if chunk.kind != "verb" or chunk.joined or before.phrase is None or before.phrase.definite or before.last != chunk.first:
        return False
    told = is_present(chunk) or not (before.phrase.named or "unknown" in before.phrase.classes)  # a name may end as a verb of the past does
    about = chunk.reading is not None and any(form.person not in SPEAKERS for form in chunk.reading.verbs)
    return told and about and that_follows(row, n + 1)


def is_inserted(row: Sequence[Chunk], n: int) -> bool:
    """Whether a verb between commas only tells of the speaker ahead, the speech standing behind ("a statement, which A had, that")."""
    ahead = n - 1
    while ahead and row[ahead].kind in _NOMINAL and n - ahead <= _NAMES:
        ahead -= 1
    if row[n].joined or row[ahead].value not in COMMAS:
        return False
    behind = _past_nouns(row, n + 1)
    if ahead < n - 1 and behind + 1 < len(row) and row[behind].value in COMMAS and row[behind + 1].kind != "that":
        behind = _past_nouns(row, behind + 1)  # a further circumstance: ", So-and-so, to reporters in Geneva, that"
    return behind + 1 < len(row) and row[behind].value in COMMAS and row[behind + 1].kind == "that"


def _past_nouns(row: Sequence[Chunk], first: int) -> int:
    """The chunk behind the nouns, dates and quotation marks that stand in a row from ``first`` on."""
    return next((k for k in range(first, len(row)) if row[k].kind not in _NOMINAL and row[k].value not in QUOTES), len(row))


def closes(row: Sequence[Chunk], first: int) -> bool:
    """Whether nothing but nouns stands in a row of chunks from ``first`` on, up to a mark or to the end."""
    ahead = next((chunk for chunk in row[first:] if chunk.phrase is None), None)
    return ahead is None or ahead.kind == "mark"


def opens_speech(scene: Scene, n: int, *, formula: bool) -> bool:
    """Whether the quotation that opens at a chunk is speech rather than a quoted name; behind "according to" it is a name."""
    row = scene.row
    if row[n].value in CLOSING_QUOTES - OPENING_QUOTES:
        return False
    inside = list(takewhile(lambda chunk: not (chunk.kind == "mark" and chunk.value in QUOTES), row[n + 1 : n + LONG_QUOTE]))
    if len(inside) < LONG_QUOTE - 1 and not any(chunk.kind in ("that", "verb") for chunk in inside):
        return False
    cue = scene.page.cues.get(row[n].first - 1)
    return not formula and (cue is None or cue.cue.kind != "preposition")


def is_accused(chunk: Chunk, phrase: Phrase) -> bool:
    """Whether a bare phrase behind an accuser names no office or name of his: whom he accuses."""
    return not chunk.slot and phrase.classes.isdisjoint(OFFICES)


def asks_no_name(scene: Scene, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether an aside begins in which a speaker asks not to be named, and that is no fixed phrase which ends by itself."""
    if chunk.kind == "adverb":
        return False
    stem = scene.page.readings[chunk.first].peeled.stem
    return not chunk.joined and any(saying.kind == "unnamed" for saying in lexicon.formulas.get(stem, ()))


def is_nobodys(scene: Scene, role: Role | None, head: Phrase | None, lexicon: Lexicon) -> bool:
    """Whether who speaks is only information of nobody: another who tells of it speaks ("he had information that confirmed that").

    What is found out ("our information", "the first inquiries") is so with the article too, a text ("the statement") is not.
    """
    if role is None or head is None or head.concepts or head.inner:
        return False
    known = is_word(scene, head, lexicon, "information") or (not head.definite and is_statement(scene, head, lexicon))
    return known and role.span == role_of(scene.page, head).span


def is_announced(chunk: Chunk, phrase: Phrase) -> bool:
    """Whether a phrase behind a speaker is an event that he announces: a noun of what is done, too, where it is his object."""
    if chunk.kind == "event":
        return chunk.slot in EVENT_SLOTS
    return ("verbal" in phrase.classes and not chunk.slot) or _is_act(chunk)


def is_owning(row: Sequence[Chunk], n: int) -> bool:
    """Whether a noun is the responsibility for an act behind it: "(had) announced its responsibility for the blasts"."""
    phrase, behind = row[n].phrase, row[n + 1] if n + 1 < len(row) else None
    owned = phrase is not None and "responsibility" in phrase.classes
    return owned and behind is not None and behind.kind == "event" and behind.slot == "from"


def is_of_force(row: Sequence[Chunk], start: int | None, how: str) -> bool:
    """Whether what is owned or blamed on someone is an act of force, or one that is carried out or stood behind."""
    if start is None or how not in ("that", "event", "object"):
        return False
    behind = [chunk for chunk in row if chunk.first >= start]
    acts = behind if how == "that" else takewhile(lambda chunk: chunk.kind == "event" or _is_act(chunk), behind)
    return any(trigger.frame in CORE for chunk in acts for trigger in chunk.triggers)


def _is_act(chunk: Chunk) -> bool:
    """Whether a noun only says that there was an act, which the genitive behind it names: "the operation of blowing up"."""
    return chunk.kind == "noun" and not chunk.slot and chunk.phrase is not None and "event" in chunk.phrase.classes


def tells_act_ahead(scene: Scene, at: int) -> bool:
    """Whether what a verb tells is the act ahead that its pronoun stands for: "an attack which the authorities ascribed to"."""
    reading, told = scene.row[at].reading, scene.complements[at].first("object")
    return reading is not None and bool(reading.peeled.pronoun) and told is not None and told < at and scene.row[told].kind == "event"


def announced(scene: Scene, n: int, lexicon: Lexicon) -> str:
    """The kind of the verb of saying behind a statement that is nobody's, or '': its subject speaks ("a new toll the ministry told")."""
    saying, head = saying_of(scene.row[n], lexicon), scene.row[n - 1].phrase
    if saying is None or head is None or head.concepts or head.inner:
        return ""
    behind = scene.page.readings[head.head + 1 : head.last]
    return saying.kind if all(reading.adjective and not reading.nation for reading in behind) else ""
