"""A document's words with all the codebook knows of them: readings, names, cues, dates and numbers in place."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, structs

from khabar.codebook.lexicon import CueHit, Lexicon, NameHit, Reading
from khabar.codebook.types import Trigger
from khabar.extract.counting.numbers import NumberMention, find_numbers, whole_before
from khabar.extract.dating.date_anchors import DateMention
from khabar.extract.dating.dates import find_dates
from khabar.extract.page.apart import ages_in_brackets, hours
from khabar.extract.page.datelines import dateline_words
from khabar.extract.page.names import in_full, of_lands_told, opened_outside, whole_name_at
from khabar.extract.page.openings import items_of, without_openings
from khabar.extract.page.relevance import SHORT, touches_conflict
from khabar.model import Document
from khabar.text import Word, fold, sentences, words
from khabar.text.clitics import Peeled, begins_long, marks_accusative
from khabar.text.inflect import name_key, without_for

UNREAL = "unreal"  # the kind of the cues of what is not done: warded off, countered, stopped
_FORCES = frozenset({"force", "organisation"})
_PARTIES = _FORCES | {"person.official", "person.military", "person.armed"}


class PhraseHit(Struct, frozen=True, gc=False):
    """A fixed sequence of words that announces an event."""

    triggers: tuple[Trigger, ...]
    length: int
    peeled: Peeled


class Page(Struct, frozen=True, gc=False):
    """A document taken apart. Lists run parallel to ``words``; what covers several words stands at its first.

    ``listed`` are the names in lists of places, by first word, with their ends; ``passed`` what stands between them and parts nothing,
    and the whole behind a part; ``apart`` are words that stand in no clause, those of datelines and of ages;
    ``items`` are the sentences that are items of news of their own.
    """

    document: Document
    words: list[Word]
    readings: list[Reading]
    names: dict[int, NameHit]
    cues: dict[int, CueHit]
    phrases: dict[int, PhraseHit]
    dates: dict[int, DateMention]
    numbers: dict[int, NumberMention]
    sentences: list[tuple[int, int]]
    listed: dict[int, int] = {}
    passed: set[int] = set()
    apart: set[int] = set()
    items: frozenset[int] = frozenset()

    def reading_at(self, start: int) -> Reading:
        """What is known of the first word that begins at an offset of the text or behind it, else of the last."""
        at = bisect_left(self.words, start, key=lambda word: word.start)
        return self.readings[min(at, len(self.words) - 1)]


def read_page(document: Document, lexicon: Lexicon) -> Page | None:
    """Take a document apart into words and find everything that the codebook names; None where no word tells of an event."""
    found = words(fold(document.text))
    readings = lexicon.read_all(found, document.text)
    if not any(reading.telling for reading in readings) or (len(found) > SHORT and not touches_conflict(readings)):
        return None
    return page_of(document, found, readings, lexicon)


def read_any_page(document: Document, lexicon: Lexicon) -> Page:
    """The same for a document of which somebody knows that it tells of events."""
    found = words(fold(document.text))
    return page_of(document, found, lexicon.read_all(found, document.text), lexicon)


def page_of(document: Document, found: list[Word], readings: list[Reading], lexicon: Lexicon) -> Page:
    """Everything that the codebook names in the words of a document."""
    dates = {mention.first: mention for mention in find_dates(found, lexicon.codebook.date_words)}
    dated = {at for mention in dates.values() for at in range(mention.first, mention.last)}
    numbers = {m.first: m for m in find_numbers(found, lexicon.codebook.number_words) if m.first not in dated}
    wholes = _without_wholes(numbers, found, lexicon) | _without_brackets(numbers, found, readings)
    names: dict[int, NameHit] = {}
    cues: dict[int, CueHit] = {}
    phrases: dict[int, PhraseHit] = {}
    taken = inside_cue = 0
    for at, reading in enumerate(readings):
        if not reading.begins or at in dated:
            continue
        if reading.starts and at >= max(taken, inside_cue) and (hit := _name_at(found, readings, at, document.text)):
            names[at] = hit
            taken = at + hit.length
        inside = at < taken and at not in names  # a name's later words tell nothing of their own
        cue = _cue_at(found, readings, at, dated=at + 1 in dates) if not inside else None
        if cue is not None and (_is_noun_instead(cue, reading) or (cue.cue.kind == UNREAL and _is_duty(readings, at))):
            cue = None
        if cue is not None and not (cue.peeled.pronoun and reading.nouns and begins_long(found[at], document.text)):
            cues[at] = cue
            if cue.cue.kind == "preposition":
                inside_cue = at + cue.length  # "on the border with Lebanon": no name begins inside the preposition
        if reading.phrases and (phrase := _phrase_at(found, at, reading)):
            phrases[at] = phrase
    names |= of_lands_told(found, readings, names, _left(readings, names, cues, dated), lexicon.concepts)
    inner = {n for at, hit in names.items() for n in range(at + 1, at + hit.length)}
    numbers = {at: number for at, number in numbers.items() if at not in inner}  # one in a name counts nothing ("the town of Thirty")
    _let_answer(found, readings, names, lexicon)
    whole = _without_breaks(sentences(found), names)
    told = without_openings(whole, found, lexicon)
    passed = wholes | opened_outside(found, names)
    names = in_full(found, names, lexicon.concepts)
    headed = dateline_words(found, readings, names, dates, told, lexicon)
    apart = headed | ages_in_brackets(found, numbers) | hours(found, readings, cues, dates, lexicon)
    dates = {at: mention for at, mention in dates.items() if at not in headed}
    items = items_of(whole, told, headed)
    return Page(document, found, readings, names, cues, phrases, dates, numbers, told, passed=passed, apart=apart, items=items)


def _left(readings: Sequence[Reading], names: Mapping[int, NameHit], cues: Mapping[int, CueHit], dated: AbstractSet[int]) -> list[int]:
    """The words at which names may begin, and that are part of no name, no date and no cue."""
    taken = {n for hits in (names, cues) for at, hit in hits.items() for n in range(at, at + hit.length)} | dated
    return [at for at, reading in enumerate(readings) if reading.starts and at not in taken]


def _name_at(found: list[Word], readings: list[Reading], at: int, text: str) -> NameHit | None:
    """The names that begin at a word; a word that bears the ending of an indefinite accusative is none by itself."""
    hit = whole_name_at(found, readings, at)
    return hit if hit is None or hit.length > 1 or not marks_accusative(found[at], text) else None


def _let_answer(found: Sequence[Word], readings: list[Reading], names: dict[int, NameHit], lexicon: Lexicon) -> None:
    """Read "and the army answered" where the letters are those of "the army appeared": parties act, words and news appear."""
    appearing = {verb for verb, saying in lexicon.reports.items() if saying.kind == "appear"}
    for at, reading in enumerate(readings[:-1]):
        if not reading.verbs or reading.verbs[0].verb not in appearing or (at and found[at - 1].kind != "mark"):
            continue
        if _names_party(readings[at + 1], names.get(at + 1), lexicon):
            joined = lexicon.read_joined(found[at].form)
            readings[at] = joined if joined.verbs else reading


def _names_party(reading: Reading, name: NameHit | None, lexicon: Lexicon) -> bool:
    """Whether a word is somebody who acts."""
    named = name is not None and any(lexicon.concepts[one.concept].group == "actor" for one in name.names)
    return named or not _PARTIES.isdisjoint(reading.classes)


def _is_noun_instead(cue: CueHit, reading: Reading) -> bool:
    """Whether a pronoun under a written-on preposition is the noun of the same letters ("a municipality", not "by | it has")."""
    return cue.cue.kind == "pronoun" and cue.peeled.preposition != "" and bool(reading.nouns)


def _is_duty(readings: Sequence[Reading], at: int) -> bool:
    """Whether an act is what the force ahead is for, by its name ("police for the countering of riots")."""
    if not 0 < at < len(readings) - 1 or readings[at].peeled.preposition:
        return False
    force = readings[at - 1]
    return not (_FORCES.isdisjoint(force.classes) or force.peeled.article or force.peeled.pronoun) and readings[at + 1].peeled.article


def _without_breaks(ranges: list[tuple[int, int]], names: dict[int, NameHit]) -> list[tuple[int, int]]:
    """The sentences, those joined that a name runs through: a line is broken there and no sentence ends."""
    broken = {end for at, hit in names.items() if hit.length > 1 for end in range(at + 1, at + hit.length)}
    joined: list[tuple[int, int]] = []
    for first, last in ranges:
        if joined and first in broken:
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


def _without_wholes(numbers: dict[int, NumberMention], found: Sequence[Word], lexicon: Lexicon) -> set[int]:
    """Take out the numbers that a part told before is out of ("18 drones out of 20"), and give the words that tell them."""
    passed: set[int] = set()
    for mention in list(numbers.values()):
        if (begin := whole_before(found, mention.first, lexicon.codebook.number_words)) is not None:
            passed.update(range(begin, mention.last))
            del numbers[mention.first]
    return passed


def _without_brackets(numbers: dict[int, NumberMention], found: Sequence[Word], readings: Sequence[Reading]) -> set[int]:
    """Take a number out of its brackets where what it counts, or the number in words, follows; give the marks to be passed over."""
    passed: set[int] = set()
    for first, mention in list(numbers.items()):
        behind = mention.last + 1
        if first == 0 or behind >= len(found) or found[first - 1].form != "(" or found[mention.last].form != ")":
            continue
        if behind in numbers:
            passed.update(range(first - 1, behind))
            del numbers[first]
        elif readings[behind].nouns and not readings[behind].peeled.article and not readings[behind].peeled.preposition:
            passed.update((first - 1, mention.last))
            numbers[first] = structs.replace(mention, last=behind, start=found[first - 1].start)
    return passed


def _cue_at(found: Sequence[Word], readings: Sequence[Reading], at: int, *, dated: bool) -> CueHit | None:
    """The longest cue at a word; one with a preposition written on only where the word is no cue as it stands ("as | between").

    ``dated``: a date begins right behind the word, which no cue runs into ("at eleven (of) before noon" is spelled as "by noon").
    A particle that closes a cue is written on the word behind ("orders to"): the cue ends ahead of it.
    """
    cues = readings[at].cues
    if cues is None:
        return None
    if cues.longer and at + 1 < len(found) and not dated:
        whole = bool(cues.alone) and not cues.alone[0].peeled.preposition
        for hit in cues.longer.get(found[at + 1].form, ()):
            if whole and hit.peeled.preposition:
                continue
            if hit.length == 2 or _goes_on(found, at, hit.cue.words):
                return hit
        asked = next((hit for hit in cues.longer.get(readings[at + 1].peeled.preposition, ()) if hit.length == 2), None)
        if asked is not None:
            return CueHit(asked.cue, 1, asked.peeled)
    return cues.alone[0] if cues.alone else None


def _goes_on(found: Sequence[Word], at: int, words: tuple[str, ...]) -> bool:
    return at + len(words) <= len(found) and all(found[at + n].form == words[n] for n in range(2, len(words)))


def _phrase_at(found: Sequence[Word], at: int, reading: Reading) -> PhraseHit | None:
    hits: list[Trigger] = []
    length, start = 0, None
    for trigger, peeled in reading.phrases:
        size = len(trigger.words)
        if size < length or at + size > len(found):
            continue
        if all(_same_word(found[at + n].form, trigger.words[n]) for n in range(1, size)):
            if size > length:
                hits, length, start = [], size, peeled
            if peeled == start:
                hits.append(trigger)
    return PhraseHit(tuple(hits), length, start) if start is not None else None


def _same_word(form: str, wanted: str) -> bool:
    bare, target = name_key(form), name_key(wanted)
    return bare == target or name_key(without_for(form)) == target


def words_of(page: Page, first: int, last: int) -> frozenset[str]:
    """The words ``first`` to ``last`` (end excluded) as they stand without their particles, and the nouns that they are forms of."""
    return frozenset().union(*[reading.words for reading in page.readings[first:last]])
