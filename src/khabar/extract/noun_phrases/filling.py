"""From phrases of a page to the roles of a draft."""

from collections.abc import Iterable

from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.page.tokens import Page
from khabar.model import Role, Span
from khabar.text import bare_start
from khabar.text.inflect import AND

COUNTED = "counted"


def phrase_span(page: Page, phrase: Phrase) -> Span:
    """Where a phrase stands: a written-on particle is left outside, a closing quote that was opened before it too."""
    first = page.words[phrase.first]
    reading = page.readings[phrase.first]
    name = page.names.get(phrase.first)
    peeled = name.peeled if name is not None else reading.peeled
    number = page.numbers.get(phrase.first)
    if number is not None:
        return Span(number.start, page.words[phrase.last - 1].end)
    start = bare_start(page.document.text, first, peeled) if first.kind == "word" else first.start
    return Span(start, page.words[phrase.last - 1].end)


def role_of(page: Page, phrase: Phrase) -> Role:
    """A phrase as the filler of a role."""
    return Role(phrase_span(page, phrase), phrase.concepts, _classes(phrase), phrase.inner, phrase.nation)


def _classes(phrase: Phrase) -> frozenset[str]:
    """What a phrase names; areas that are counted ("two villages") are none that was named before."""
    return phrase.classes | {COUNTED} if phrase.counted and "area" in phrase.classes else phrase.classes


def adjoin(page: Page, left: Phrase, right: Phrase) -> bool:
    """Whether nothing but "and" and marks stands between two phrases."""
    between = page.words[left.last : right.first]
    return right.first >= left.last and all(word.kind == "mark" or word.form == AND for word in between)


def joined_role(page: Page, phrases: Iterable[Phrase]) -> Role:
    """Several coordinated phrases as one filler."""
    found = list(phrases)
    spans = [phrase_span(page, phrase) for phrase in found]
    concepts = tuple(concept for phrase in found for concept in phrase.concepts)
    inner = tuple(concept for phrase in found for concept in phrase.inner)
    nation = found[0].nation if all(phrase.nation == found[0].nation for phrase in found) else None
    return Role(Span(spans[0].start, spans[-1].end), concepts, _classes(found[0]), inner, nation)


def nation_role(page: Page, at: int) -> Role:
    """A nationality adjective as the filler of a role: the state that it names."""
    word, reading = page.words[at], page.readings[at]
    concepts = (reading.nation,) if reading.nation else ()
    return Role(Span(bare_start(page.document.text, word, reading.peeled), word.end), concepts, frozenset({"state"}))


def sentence_span(page: Page, sentence: int) -> Span:
    """A sentence without the line ends around it."""
    first, last = page.sentences[sentence]
    while last > first and page.words[last - 1].form == "\n":
        last -= 1
    while first < last and page.words[first].form == "\n":
        first += 1
    return Span(page.words[first].start, page.words[last - 1].end) if last > first else Span(0, 0)
