"""Names in a row behind a plural noun of place: "the quarters of A, B and C".

What stands in such a row is a name, whatever else the word may mean, and "and" is written on to it even where no list knows the word.
"""

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon, Reading
from khabar.codebook.types import Cue
from khabar.extract.noun_phrases.agreement import keeps_its_nun
from khabar.extract.noun_phrases.nominals import heads_list, wins
from khabar.extract.noun_phrases.phrases import read_phrase
from khabar.extract.page.quoted import CLOSING, OPENING
from khabar.extract.page.tokens import Page
from khabar.text.inflect import AND, THUS, begins_name, looks_like_verb
from khabar.text.marks import COMMAS

ANNOUNCED = 12  # words behind a plural within which its names are announced
_GIVEN = frozenset({"person", "person.civil"})  # what names of people are, after whom places are called
LONGEST = 3  # words of one unknown name; longer ones are read as running text
_OPENS = OPENING | {":"}
_LOCAL = frozenset({"area.local", "area.town", "area.district", "area.province", "area.site"})
_JOINED = frozenset({"and", "comma", "second"})
_PAIR = frozenset({"two", "second"})  # the names that complete a dual
_SIDES = frozenset({"direction"})  # "the two fronts of the south and the north" are no names
_GENERAL = _SIDES | {"time", "force", "munition", "vehicle", "state", "money", "structure"}
_SITES = frozenset({"area", "military_site", "structure"})


class _Item(Struct, frozen=True, gc=False):
    """One name of a list over the words ``first`` to ``last``; ``kind`` is name, unknown, common, area or phrase."""

    first: int
    last: int
    kind: str


def mark_lists(page: Page, lexicon: Lexicon, first: int, last: int) -> None:
    """Note on the page the names that are listed behind the plural nouns of place of one sentence."""
    plural: int | None = None
    for at in range(first, last):
        reading = page.readings[at]
        if reading.several and heads_list(reading):
            plural = at
            if at not in page.listed and not keeps_its_nun(reading):
                _mark(page, lexicon, at, at, last)
        elif plural is not None and (cue := page.cues.get(at)) is not None and _announces(cue.cue) and at - plural <= ANNOUNCED:
            _mark(page, lexicon, plural, at + cue.length - 1, last)


def _announces(cue: Cue) -> bool:
    """Whether the names of what was told before follow: "towns there, among them", "notably"."""
    return cue.kind == "apposition" or (cue.kind == "adverb" and cue.value == "notably")


def _mark(page: Page, lexicon: Lexicon, noun: int, head: int, last: int) -> None:
    """Mark the names behind the word ``head``, which stands for the plural ``noun``, or announces its names."""
    items, passed = _items(page, lexicon, noun, head, last)
    while items and _opens_clause(page, items[-1], last):
        items.pop()
    pair = len(items) == 2 and _is_dual(page.readings[noun])
    if len(items) < 2 or not (pair or any(item.kind in ("name", "unknown") for item in items)):
        return
    for item in items:
        if item is not items[0]:
            _join(page, lexicon, item.first)
        if item.kind != "phrase":
            page.listed[item.first] = item.last
    if items[0].first > head + 1 and items[0].kind != "phrase":
        page.listed[head + 1] = items[0].last
    page.passed.update(at for at in passed if at < items[-1].last or page.words[at].form in CLOSING)


def _join(page: Page, lexicon: Lexicon, at: int) -> None:
    """Read a word that begins with "and" as joined, where no list knows it otherwise."""
    if page.words[at].form.startswith(AND) and not page.readings[at].known:
        page.readings[at] = lexicon.read_joined(page.words[at].form)


def _items(page: Page, lexicon: Lexicon, plural: int, head: int, last: int) -> tuple[list[_Item], list[int]]:
    """The names behind a plural noun, and the marks and small words between them that part no clause."""
    items: list[_Item] = []
    passed: list[int] = []
    noun = page.readings[plural]
    first = "two" if _is_dual(noun) else "head" if not noun.classes.isdisjoint(_LOCAL) else "vague"
    n, joint = head + 1, first
    while n < last and joint:
        while n < last and page.words[n].form in _OPENS:
            passed.append(n)
            n += 1
        if joint in _JOINED and n + 1 < last and page.words[n].form in lexicon.codebook.number_words.contexts.ordinals:
            passed.append(n)  # "and the fourth, the base at": what is counted so follows
            n += 1
        item = _item(page, lexicon, n, last, joint) if n < last else None
        if item is None:
            break
        items.append(item)
        n = item.last
        while n < last and page.words[n].form in CLOSING:
            passed.append(n)
            n += 1
        n, joint = _joint(page, n, last, passed)
        joint = "second" if first == "two" and len(items) == 1 and joint else joint
    return items, passed


def _is_dual(noun: Reading) -> bool:
    """Whether a noun is a dual, which two names complete."""
    return noun.peeled.pronoun != "" or any(form.number == "dual" for form in noun.nouns)


def _joint(page: Page, n: int, last: int, passed: list[int]) -> tuple[int, str]:
    """Where the next name would begin and what joins it: "and", a comma, or nothing."""
    joint = ""
    if n < last and page.words[n].form in COMMAS:
        n, joint = n + 1, "comma"
    if n < last and page.words[n].form.startswith(AND):
        if page.words[n].form == AND:
            return n + 1, "and"
        return n, "and"
    cue = page.cues.get(n)
    if n < last and cue is not None and cue.cue.value == "then":
        passed.append(n)
        return n + 1, "and"
    return n, joint


def _item(page: Page, lexicon: Lexicon, at: int, last: int, joint: str) -> _Item | None:
    word, reading = page.words[at], page.readings[at]
    if word.kind != "word" or at in page.dates or at in page.numbers:
        return None
    if joint in _JOINED and not reading.known and word.form.startswith(AND):
        reading = lexicon.read_joined(word.form)
    name = page.names.get(at)
    if name is not None and (name.length > 1 or wins(name, reading, lexicon) or reading.peeled.article):
        placed = any(lexicon.concepts[one.concept].group in ("place", "facility") for one in name.names)
        return _Item(at, _adjectives(page, at + name.length, last), "name") if placed else None
    if joint == "second" and _is_like_verb(page, at, last):
        return _Item(at, _adjectives(page, at + 1, last), "unknown")
    if _begins_unknown(page, at, last):
        return _Item(at, _adjectives(page, at + 2, last), "unknown")
    if at in page.cues or reading.peeled.preposition or reading.nation or (reading.verbs and not reading.nouns):
        return None
    if not reading.known:
        return None if looks_like_verb(reading.peeled.stem) else _Item(at, _unknown_end(page, reading, at, last), "unknown")
    if page.words[at - 1].form in _OPENS:
        end = next((n for n in range(at, min(last, at + LONGEST + 1)) if page.words[n].kind == "mark" or n in page.cues), last)
        return _Item(at, end, "unknown") if end < last and (page.words[end].form in CLOSING or page.words[end].form in COMMAS) else None
    return None if joint == "comma" else _ordinary(page, lexicon, at, last, joint)


def _begins_unknown(page: Page, at: int, last: int) -> bool:
    """Whether a word that opens names stands ahead of one that no list knows ("mother of", "sons of")."""
    after = at + 1 < last and page.words[at + 1].kind == "word" and at + 1 not in page.names
    return after and begins_name(page.readings[at].peeled.stem) and not page.readings[at + 1].known


def _ordinary(page: Page, lexicon: Lexicon, at: int, last: int, joint: str) -> _Item | None:
    """An ordinary word as a name ("the quarter of peace"), or a place told with its own noun ("the valley of")."""
    reading = page.readings[at]
    classes = reading.classes
    singular = any(noun.number == "singular" for noun in reading.nouns)
    bare = not reading.peeled.article and not classes & (_SITES | _SIDES)
    if bare and (joint in _PAIR or (joint == "head" and _joins_name(page, at + 1, last))):
        return _Item(at, at + 1, "common")
    hill = joint in _JOINED and "area.local" in classes and not reading.peeled.article  # "and the Hill of ..."
    if ((bare and joint == "and") or hill) and at + 1 < last and _completes(page, at + 1):
        return _Item(at, at + 2, "unknown")
    if bare and joint in _JOINED and classes and classes <= _GIVEN:
        return _Item(at, at + 1, "common")
    if not reading.peeled.article:
        phrase = read_phrase(page, lexicon, at, last) if classes & _SITES else None
        return _Item(at, phrase.last, "phrase") if phrase is not None and phrase.head == at and phrase.last - at > 1 else None
    if not singular or reading.peeled.pronoun:
        return _Item(at, at + 1, "common") if joint == "and" and _is_bare_adjective(page, at, last) else None
    if joint in _PAIR:
        return None if classes & _SIDES else _Item(at, _adjectives(page, at + 1, last), "common")
    loose = joint in _JOINED and (reading.telling or any(c.startswith("person") for c in classes))
    if loose or joint == "vague" or classes & _GENERAL:
        return None
    return _Item(at, _adjectives(page, at + 1, last), "area" if "area" in classes and joint in _JOINED else "common")


def _is_bare_adjective(page: Page, at: int, last: int) -> bool:
    """Whether an adjective with the article is joined to a name and is none of the two sides of it ("the areas of A and the Veiled")."""
    reading, before = page.readings[at], page.readings[at - 1]
    sided = before.adjective and before.peeled.article and not before.peeled.conjunction and at - 1 not in page.names
    cue = page.cues.get(at + 1) if at + 1 < last else None
    goes_on = cue is not None and (cue.cue.kind == "pronoun" or cue.peeled.pronoun != "")  # "and those adjacent to it"
    return reading.adjective and not (reading.nouns or reading.nation or reading.several or sided or goes_on)


def _joins_name(page: Page, at: int, last: int) -> bool:
    """Whether a definite word that no list knows is joined on: what an indefinite word is joined to so is a name itself."""
    if at >= last or page.words[at].kind != "word":
        return False
    name = page.names.get(at)
    if name is not None:
        return name.peeled.conjunction != ""
    peeled = page.readings[at].peeled
    return bool(peeled.conjunction) and peeled.article and not page.readings[at].known


def _completes(page: Page, at: int) -> bool:
    """Whether a word that no list knows, or one read as "and so" with a verb, completes the name before it."""
    word, reading = page.words[at], page.readings[at]
    if word.kind != "word" or word.form.startswith(AND) or at in page.numbers:
        return False
    return not reading.known or (reading.peeled.conjunction == THUS and not reading.nouns and at not in page.cues)


def _is_like_verb(page: Page, at: int, last: int) -> bool:
    """Whether a word with "and" is spelled as a verb where the second name of a pair is due, and has no complement of a verb behind it."""
    reading = page.readings[at]
    if not page.words[at].form.startswith(AND) or not reading.verbs or reading.nouns or at in page.cues:
        return False
    after = page.readings[at + 1] if at + 1 < last and page.words[at + 1].kind == "word" else None
    cue = page.cues.get(at + 1)
    if after is None or cue is not None:
        return cue is None or cue.cue.kind != "preposition"  # "the two towns of A, and took control of"
    return after.adjective and after.peeled.article and not after.nouns


def _unknown_end(page: Page, reading: Reading, at: int, last: int) -> int:
    """Where a name of unknown words ends: with its genitive or second word, and the adjectives that agree."""
    end = at + 1
    if begins_name(reading.peeled.stem) and end < last and page.words[end].kind == "word":
        return _adjectives(page, end + 1, last)
    if not reading.peeled.article:
        while end < last and end - at < LONGEST and _goes_on(page, end):
            end += 1
            if page.readings[end - 1].peeled.article:
                break
    return _adjectives(page, end, last)


def _goes_on(page: Page, at: int) -> bool:
    """Whether a word is the second part of an unknown name before it."""
    word, reading = page.words[at], page.readings[at]
    if word.kind != "word" or word.form.startswith(AND) or at in page.cues or at in page.dates or at in page.numbers:
        return False
    if reading.peeled.preposition or reading.nation or reading.adjective or reading.verbs:
        return False
    return not reading.known or reading.peeled.article


def _adjectives(page: Page, at: int, last: int) -> int:
    """The end of a name with the definite adjectives that follow it ("upper", "eastern")."""
    while at < last and page.words[at].kind == "word" and at not in page.cues:
        reading = page.readings[at]
        agrees = reading.peeled.article and (reading.adjective or not reading.known) and not reading.nation and at not in page.names
        if not agrees or reading.peeled.conjunction or reading.peeled.preposition:
            break
        at += 1
    return at


def _opens_clause(page: Page, item: _Item, last: int) -> bool:
    """Whether the last name of a list is the subject of a clause of its own, or a return ("and the town")."""
    if item.kind == "area":
        return True
    if item.kind != "common" or item.last >= last or page.words[item.last].kind != "word":
        return False
    after = page.readings[item.last]
    free = not (after.peeled.conjunction or after.peeled.preposition or after.peeled.article) and item.last not in page.names
    return free and (bool(after.verbs) or after.adjective or not after.known)
