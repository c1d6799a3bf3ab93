"""Personal names behind a title ("the youth So-and-so"), whose words may mean anything else."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.nominals import curated, tells_people
from khabar.extract.page.tokens import Page
from khabar.text.inflect import FILIAL, SERVANT, begins_name, is_feminine, is_given_name, looks_like_verb

LONGEST = 5  # words of a personal name
_ACTS = frozenset({"event", "verbal", "abstract", "time"})  # "struggle", "return": names, too
_NO_FAMILY = frozenset(
    {"direction", "event", "verbal", "time", "military_site", "munition", "structure", "area", "medium", "organisation", "force", "vehicle"}
)


def name_end(page: Page, lexicon: Lexicon, at: int, last: int) -> int | None:
    """The word behind the personal name that begins at a word, None where none does: a given name, and the names that follow it bare.

    A given name that is the noun of an act is one only ahead of a further name ("announced the return of").
    """
    if _is_several(page, at - 1):
        return None
    if page.words[at].form == SERVANT:
        return _behind_servant(page, lexicon, at, last)
    return _end(page, lexicon, at, last) if _is_given(page, lexicon, at) else None


def _end(page: Page, lexicon: Lexicon, at: int, last: int) -> int | None:
    """Where the name that a given name begins ends."""
    end = at + 1
    while end < min(last, at + LONGEST) and _goes_on(page, lexicon, end):
        end += 1
    while begins_name(page.words[end - 1].form) and end - 1 > at and end < last and page.words[end].kind == "word":
        end += 1
    acts = not _ACTS.isdisjoint(page.readings[at].classes) or bool(page.readings[at].noun_triggers)
    return None if acts and end == at + 1 else end


def is_left_open(page: Page, at: int) -> bool:
    """Whether the word ahead of one leaves a name open: "son of", "servant of" ahead of an article."""
    before = page.words[at - 1].form
    return before in FILIAL or (before == SERVANT and page.readings[at].peeled.article)


def full_name_end(page: Page, lexicon: Lexicon, at: int, last: int) -> int | None:
    """The word behind the name of somebody that stands without a title, None where none begins at a word: two names at least.

    A given name that means something else too is one only ahead of another, or of "son of".
    """
    if page.words[at].form == SERVANT:
        return _behind_servant(page, lexicon, at, last)
    if page.words[at].form not in lexicon.codebook.given_names or at + 1 >= last or curated(page, lexicon, at):
        return None
    second = page.words[at + 1].form
    if second not in lexicon.codebook.given_names and second not in FILIAL:
        reading, behind = page.readings[at], page.readings[at + 1]
        if reading.known or at in page.cues or (behind.known and not behind.peeled.article):
            return None
    end = _end(page, lexicon, at, last) if _is_given(page, lexicon, at) else None
    return end if end is not None and end > at + 1 else None


def _behind_servant(page: Page, lexicon: Lexicon, at: int, last: int) -> int | None:
    """Where a full name ends whose given name is "servant of ..."; None where no further name follows."""
    third = at + 2
    if third >= last or curated(page, lexicon, at) or page.words[at + 1].kind != "word" or page.words[third].kind != "word":
        return None
    named = page.words[third].form in lexicon.codebook.given_names or page.words[third].form in FILIAL
    if named:
        return _end(page, lexicon, third, last)
    reading = page.readings[third]
    apart = third in page.cues or third in page.dates or third in page.numbers or third in page.names or reading.peeled.conjunction
    return None if apart or reading.known or reading.peeled.preposition or looks_like_verb(page.words[third].form) else third + 1


def _is_several(page: Page, at: int) -> bool:
    nouns = page.readings[at].nouns
    return bool(nouns) and tells_people(page.readings[at]) and all(noun.number == "plural" for noun in nouns)


def _is_given(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a word is spelled as a given name; that which folds like "on" has to be written with its dots."""
    word = page.words[at]
    if word.kind != "word" or word.form not in lexicon.codebook.given_names or at in page.dates or at in page.numbers:
        return False
    cue = page.cues.get(at)
    return cue is None or (cue.cue.kind == "preposition" and is_given_name(page.document.text[word.start : word.end]))


def _goes_on(page: Page, lexicon: Lexicon, at: int) -> bool:
    """Whether a word belongs to the personal name ahead of it: a further given name, an unknown word, a family name with its article."""
    word, reading = page.words[at], page.readings[at]
    if word.kind != "word" or at in page.dates or at in page.numbers or curated(page, lexicon, at):
        return False
    if _is_given(page, lexicon, at) or page.words[at - 1].form in FILIAL:
        return True
    if word.form in FILIAL or begins_name(word.form):  # behind a family name another name begins: "So-and-so (accused) Abu So-and-so"
        return page.words[at - 1].form in lexicon.codebook.given_names
    if at in page.cues or reading.peeled.conjunction or reading.peeled.preposition:
        return False
    if not reading.known or (at + 1 in page.apart and not reading.peeled.article):  # ahead of how old he is
        return not looks_like_verb(word.form)
    family = bool(reading.nouns) and page.words[at - 1].form in lexicon.codebook.given_names
    if not family or reading.several or not _NO_FAMILY.isdisjoint(reading.classes):
        return False
    return reading.peeled.article or not (
        is_feminine(reading.peeled.stem) or tells_people(reading) or reading.verbs or reading.peeled.pronoun
    )


def ends_name(page: Page, head: int, at: int) -> bool:
    """Whether a definite word stands behind the name of somebody with a title, and is none: "the president A B (accused) the movement".

    It is known, and several or no word that families are called by. Names that nobody knows stand right ahead: two, or one behind a title
    that is whole, since what stands behind an unknown word may be whose that is ("the leader of | the brigade of | the movement").
    """
    reading = page.readings[at]
    if page.readings[head].several or not (reading.peeled.article and reading.nouns):
        return False
    if not reading.several and _NO_FAMILY.isdisjoint(reading.classes):
        return False
    first = at
    while first > head + 1 and not (page.readings[first - 1].known or page.readings[first - 1].peeled.article):
        first -= 1
    whole = any(page.readings[n].peeled.article or page.readings[n].peeled.pronoun for n in range(head, first))
    return at - first >= (1 if whole else 2)
