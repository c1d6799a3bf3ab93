"""Quotation marks inside a noun phrase: a quoted name after its head, and the mark that closes a quotation opened before it."""

from bisect import bisect_right
from itertools import takewhile

from khabar.extract.page.tokens import Page
from khabar.text.endings import BOUND_PLURAL
from khabar.text.inflect import SPEAKERS
from khabar.text.marks import CLOSING_QUOTES, OPENING_QUOTES

QUOTED_WORDS = 6  # longest quoted name taken into a phrase: movement and school names reach six words
OPENING = OPENING_QUOTES | {"("}
CLOSING = CLOSING_QUOTES | {")"}
LETTERS = 3  # words of the longest name that is spelled out by its letters
SPEECH = frozenset({"that", "auxiliary"})
_BODIES = frozenset({"force", "organisation"})
_CLAUSES = SPEECH | {"negation", "relative", "break", "background"}


def closes_before(page: Page, first: int, at: int, last: int) -> bool:
    """Whether the mark at ``at`` closes a quotation opened just before the phrase, whose adjective follows."""
    if page.words[at].form not in CLOSING or first == 0 or page.words[first - 1].form not in OPENING or at + 1 >= last:
        return False
    after = page.readings[at + 1]
    return page.words[at + 1].kind == "word" and bool(after.adjective or after.nation) and not after.peeled.conjunction


def quotation_end(page: Page, at: int, last: int) -> int | None:
    """The index of the mark that closes the short quotation opened at ``at``; None where there is none, in brackets, and for speech."""
    mark = page.words[at].form
    if mark == "(":
        return _end_of_genitive(page, at, last)
    if mark not in OPENING or _closes(page, at) or _is_speech(page, at + 1, last):
        return None
    for end in range(at + 1, min(last, at + 2 + QUOTED_WORDS)):
        if page.words[end].form in CLOSING:
            return end
        if page.words[end].kind == "mark" and not _is_within(page, end):
            return None
    return None


def _end_of_genitive(page: Page, at: int, last: int) -> int | None:
    """Where brackets close around a name that the word ahead cannot do without: "the fighters of (A)", "the organisation (A)"."""
    name, before = page.names.get(at + 1), page.readings[at - 1] if at else None
    end = at + 1 + name.length if name is not None else last
    if before is None or end >= last or page.words[end].form != ")" or before.peeled.article or before.peeled.pronoun:
        return None
    people = any(noun.number == "plural" and any(one.startswith("person") for one in noun.classes) for noun in before.nouns)
    body = bool(before.starts) and not before.classes.isdisjoint(_BODIES) and "aircraft" not in before.classes
    return end if body or (people and before.peeled.stem.endswith(BOUND_PLURAL)) else None


def _closes(page: Page, at: int) -> bool:
    """Whether a straight mark is the second of a pair in its sentence."""
    mark = page.words[at].form
    if mark not in CLOSING:
        return False
    first = page.sentences[bisect_right(page.sentences, at, key=lambda sentence: sentence[0]) - 1][0]
    return sum(word.form == mark for word in page.words[first:at]) % 2 == 1


def _is_speech(page: Page, at: int, last: int) -> bool:
    """Whether a quotation begins with "that" or has a word of tense: what someone says, and no name (which may be spelled "that": NTV)."""
    inside = list(takewhile(lambda n: page.words[n].kind != "mark", range(at, min(last, at + QUOTED_WORDS))))
    if any(_is_first_person(page, n) for n in inside):
        return True
    cues = [page.cues[n] for n in inside if n in page.cues]
    return any(cue.cue.kind in SPEECH and (cue.cue.value != "that" or len(inside) > LETTERS) for cue in cues)


def _is_first_person(page: Page, at: int) -> bool:
    """Whether a word is a verb of "I" or "we" and no noun, as in speech and in no name."""
    reading = page.readings[at]
    plain = bool(reading.verbs) and not (reading.nouns or reading.adjective or reading.nation or at in page.names)
    return plain and {form.person for form in reading.verbs} <= SPEAKERS


def _is_within(page: Page, at: int) -> bool:
    """Whether a mark stands between two words with no space, as the dash in the name of a model ("F-16")."""
    words = page.words
    return 0 < at < len(words) - 1 and words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def opens_on_adjective(page: Page, at: int, last: int) -> bool:
    """Whether the quotation that opens at ``at`` is an adjective (a "large-scale" attack)."""
    reading = page.readings[at + 1] if at + 1 < last else None
    return reading is not None and reading.adjective and not reading.nouns


def names_within(page: Page, first: int, last: int) -> list[str]:
    """The concepts that names between two words may mean."""
    hits = (page.names.get(at) for at in range(first, last))
    return [name.concept for hit in hits if hit is not None for name in hit.names]


def _opens_speech(page: Page, at: int, last: int) -> bool:
    """Whether the first word of a quotation begins a clause, and no name: a verb, "not", "that it"."""
    if at >= last or at in page.names:
        return False
    reading, cue = page.readings[at], page.cues.get(at)
    verb = bool(reading.verbs) and not (reading.nouns or reading.adjective or reading.nation)
    return verb or (cue is not None and cue.cue.kind in _CLAUSES)


def bracketed_party(page: Page, first: int, at: int, last: int) -> int | None:
    """The word behind a party's name in brackets that its bare noun awaits: "the fighters of the movement (Name)"; no gloss is that."""
    name, before = page.names.get(at + 1), page.readings[at - 1]
    if page.words[at].form != "(" or name is None or at <= first or not before.nouns or before.peeled.article or before.peeled.pronoun:
        return None
    end = at + 1 + name.length
    closed = end < last and page.words[end].form == ")" and at - 1 not in page.names
    return end + 1 if closed and before.classes & _BODIES else None


def goes_on_to(page: Page, first: int, at: int, last: int, *, adjective: bool) -> int | None:
    """Where a phrase stands after the quote mark at ``at``: behind the mark that closes it, or behind a name in quotes.

    ``adjective``: only an adjective in quotes can go on with the phrase, as with event nouns.
    """
    if closes_before(page, first, at, last):
        return at + 1
    if page.words[at].form in CLOSING and first > 0 and page.words[first - 1].form in OPENING and at + 1 < last:
        return None
    if not adjective and (party := bracketed_party(page, first, at, last)) is not None:
        return party
    end = None if _opens_speech(page, at + 1, last) else quotation_end(page, at, last)
    return None if end is None or (adjective and not opens_on_adjective(page, at, last)) else end + 1


def behind_open_quote(page: Page, first: int, at: int, last: int) -> int:
    """The word behind the mark that closes a quotation which a name over ``first`` to ``at`` opens and leaves open; else ``at``."""
    marks = [word.form for word in page.words[first:at] if word.form in OPENING_QUOTES | CLOSING_QUOTES]
    if not marks or marks[-1] not in OPENING_QUOTES or (marks[-1] in CLOSING_QUOTES and len(marks) % 2 == 0):
        return at
    for end in range(at, min(last, at + QUOTED_WORDS)):
        if page.words[end].kind == "mark":
            return end + 1 if page.words[end].form in CLOSING_QUOTES else at
    return at


def quoted_body(page: Page, first: int, at: int, last: int) -> int | None:
    """The word behind a short quotation that opens at ``at`` and names a body: "gunmen of the 'Army of the Hill'"; None for other words."""
    end = goes_on_to(page, first, at, last, adjective=False) if page.words[at].form in OPENING_QUOTES else None
    if end is None or end < at + 3:
        return None
    name, reading = page.names.get(at + 1), page.readings[at + 1]
    return end if name is not None or not reading.classes or not reading.classes.isdisjoint(_BODIES) else None
